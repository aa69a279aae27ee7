"""Where text stands in the cells of a table: left, in the middle, right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from govdocs.document.nodes import Table
from govdocs.layout.pages import Align
from govdocs.layout.tables.cells import SetText
from govdocs.layout.tables.grid import Grid, GridCell

_SHORT = 6.0  # em: columns of shorter text are centred
# Heads over numbers that count or name, not measure: they are centred.
_SERIAL = re.compile("(?:序号|编号|行次|年度|年份|月份|季度)$")
_SIDES: dict[str, Align] = {
    "label": "center",
    "content": "left",
    "note": "left",
    "sign": "right",
    "stamp": "center",
    "photo": "center",
}
"""Where the text of the cells of a form stands."""

BrokenCell = tuple[GridCell, SetText]
"""A cell and its text in lines."""


def cell_align(table: Table, cell: GridCell, aligns: Sequence[Align]) -> Align:
    """Where the text of `cell` stands: as in its column; heads, and totals over columns, in the middle."""
    if cell.look and cell.row >= table.header:
        return _SIDES[cell.look]
    total = cell.row >= len(table.rows) - table.footer or cell.row in table.subtotals
    label = cell.columns > 1 and total
    return "center" if cell.row < table.header or label else aligns[cell.column]


def column_aligns(table: Table, grid: Grid, short: set[int]) -> tuple[Align, ...]:
    """Where text stands in each column: numbers at the right, dates and short text in the middle."""
    found: list[Align] = ["center" if column in short else "left" for column in range(grid.columns)]
    for number, column in enumerate(table.columns[: grid.columns]):
        if column.align:
            found[number] = column.align
        elif column.holds == "date":
            found[number] = "center"
        elif column.holds == "number":
            found[number] = "center" if _serial(table, grid, number) else "right"
    return tuple(found)


def _serial(table: Table, grid: Grid, column: int) -> bool:
    """True when the numbers of a column count the rows or name a year."""
    heads = [grid.covering[row][column] for row in range(min(table.header, grid.rows))]
    return any(head is not None and _SERIAL.search("".join(head.text.split())) for head in heads)


def short_columns(broken: Iterable[BrokenCell], size: float) -> set[int]:
    """The columns whose cells all are short: they are centred."""
    widest: dict[int, float] = {}
    for cell, text in broken:
        width = text.width / size if len(text.lines) <= 2 else _SHORT + 1
        if width > widest.get(cell.column, -1.0):
            widest[cell.column] = width
    return {column for column, width in widest.items() if width <= _SHORT}
