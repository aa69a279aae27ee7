"""How many cases there are of each sort, and how many of those in each state: the tables below a ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypeVar

from govdocs.document.nodes import Column
from govdocs.kinds.parts.ledgers import LedgerColumn
from govdocs.kinds.reporting.quarters import percent

Case = TypeVar("Case")

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


def state_columns(states: Iterable[str], shown: Callable[[int], str] = str) -> list[LedgerColumn[Tally]]:
    """A column of counts for each of `states`, with sums; `shown` prints a count."""
    return [count_column(state, lambda tally, state=state: tally.states[state], shown) for state in states]


def count_column(
    heading: str, number: Callable[[Tally], int], shown: Callable[[int], str] = str
) -> LedgerColumn[Tally]:
    """A column of counts with their sum."""

    def total(rows: Sequence[Tally]) -> str:
        return shown(sum(map(number, rows)))

    return LedgerColumn(heading, lambda tally: shown(number(tally)), _NUMBER, total=total)


def rate(part: int, whole: int) -> str:
    """`part` of `whole` as a percentage; — of nothing."""
    return percent(Fraction(part, whole)) if whole else "—"
