"""How many cases there are of each sort, and how many of those in each state: the tables below a ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypeVar

from govdocs.context import Context
from govdocs.document.nodes import Column, PageBreak
from govdocs.kinds.parts.copies import hidden_notes, shown_table
from govdocs.kinds.parts.ledgers import TOTAL, Ledger, LedgerColumn
from govdocs.kinds.reporting.quarters import percent

Case = TypeVar("Case")

_SORT: Final = Column(share=26)
_NUMBER: Final = Column("number", share=8)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many cases of one sort are in each state."""

    label: str
    states: Counter[str]

    @property
    def total(self) -> int:
        """All cases of the sort."""
        return self.states.total()


def tallied(
    cases: Iterable[Case],
    sorts: Callable[[Case], Iterable[str]],
    state: Callable[[Case], str],
    order: Sequence[str] = (),
) -> tuple[Tally, ...]:
    """The sorts that there are, those of `order` first; a case of several sorts counts for each."""
    found: dict[str, Counter[str]] = {word: Counter() for word in order}
    for case in cases:
        for sort in sorts(case):
            found.setdefault(sort, Counter())[state(case)] += 1
    return tuple(Tally(label, states) for label, states in found.items() if states)


@dataclass(frozen=True, slots=True)
class CountTable:
    """What a table of counts is called, the headings of its sorts and of their sum, its states.

    `share_of` is the state whose part in the sum is printed last, "" for none. The first table of counts
    begins a `page` of its own: a ledger may lie on A3.
    """

    title: str
    sort: str
    total: str
    states: tuple[str, ...]
    share_of: tuple[str, str] = ("", "")
    page: PageBreak | None = None


def count_ledger(
    table: CountTable, tallies: Sequence[Tally], context: Context | None
) -> Ledger[Sequence[str]]:
    """The table of `tallies` with their sums last.

    `context` says who sees counts of persons: small ones are left out for the public. None where no
    persons are counted.
    """
    sums: Counter[str] = Counter()
    for tally in tallies:
        sums.update(tally.states)
    lines = (Tally(TOTAL, sums), *tallies)
    numbers = [[line.total, *(line.states[state] for state in table.states)] for line in lines]
    everything = [list(range(len(table.states) + 1))]
    shown = shown_table(numbers, everything, context) if context else [list(map(str, row)) for row in numbers]
    state, heading = table.share_of
    shares = [rate(line.states[state], line.total) if heading else "" for line in lines]
    rows = [(line.label, *row, share) for line, row, share in zip(lines, shown, shares, strict=True)]
    headings = (table.total, *table.states, *((heading,) if heading else ()))
    numbered = (_number(words, at, rows[0]) for at, words in enumerate(headings, start=1))
    columns = (LedgerColumn(table.sort, lambda row: row[0], _SORT), *numbered)
    counts = context is not None
    return Ledger(
        columns,
        rows[1:],
        title=table.title,
        notes=hidden_notes(context) if context else (),
        numbered=False,
        sheet=table.title,
        counts=counts,
        page=table.page,
    )


def _number(heading: str, at: int, sums: Sequence[str]) -> LedgerColumn[Sequence[str]]:
    def text(row: Sequence[str]) -> str:
        return row[at]

    return LedgerColumn(heading, text, _NUMBER, total=lambda _: sums[at])


def rate(part: int, whole: int) -> str:
    """`part` of `whole` as a percentage; — of nothing."""
    return percent(Fraction(part, whole)) if whole else "—"
