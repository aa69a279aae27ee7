"""A ledger as a workbook takes it: row by row, so that it may be longer than memory would hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from govdocs.document.nodes import Column

_TEXT = Column()


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows that stand together: their texts, how many they are, their totals by column.

    `label` stands at the head of the totals; it is empty where rows are not grouped.
    """

    texts: Iterable[tuple[str, ...]]
    count: int
    label: str = ""
    totals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its heading, those above it, the name of its tag, what it holds.

    The cells of a `merged` column that say the same are joined. One that is not `printed` is left out of
    the paper, because a copy withholds it or because nothing is in it.
    """

    heading: str
    tag: str
    overs: tuple[str, ...] = ()
    column: Column = _TEXT
    merged: bool = False
    printed: bool = True


@dataclass(frozen=True, slots=True)
class LedgerSheet:
    """A ledger: its columns, its rows in groups, the totals of all, and what stands around them.

    `name` is that of its worksheet. `values` are the texts around the table by the names of their tags;
    `above` and `below` the same pieces as they are printed in templates, tags and all. `totals` are by
    column, empty where there are none.
    """

    name: str
    columns: tuple[SheetColumn, ...]
    groups: tuple[RowGroup, ...]
    values: Mapping[str, str] = field(default_factory=dict)
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    summary: str = ""
    total_label: str = ""
    totals: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows there are, without those of totals."""
        return sum(group.count for group in self.groups)
