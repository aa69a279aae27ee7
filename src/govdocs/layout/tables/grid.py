"""The grid of a table: which cell covers which field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from govdocs.document.nodes import CellLook, Table

_HIGHEST_HEAD = 4  # rows


class GridCell(NamedTuple):
    """A cell at its place; `number` is its place among the cells that begin in its row."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    number: int
    look: CellLook = ""

    @property
    def last_row(self) -> int:
        """The last row that the cell covers."""
        return self.row + self.rows - 1


@dataclass(frozen=True, slots=True)
class Grid:
    """Every cell of a table, the cell that covers each field, the rows that merged cells reach over.

    In a `plain` grid every field has a cell of its own.
    """

    cells: tuple[GridCell, ...]
    rows: int
    columns: int
    covering: tuple[tuple[GridCell | None, ...], ...]
    merged: frozenset[int] = frozenset()
    plain: bool = False


def grid_of(table: Table) -> Grid:
    """The grid of `table`; spans are cut off at its edges, missing cells stay empty."""
    if all(cell.rows <= 1 and cell.columns <= 1 for row in table.rows for cell in row):
        return _plain_grid(table)
    taken: dict[tuple[int, int], GridCell] = {}
    cells = []
    for row, listed in enumerate(table.rows):
        column = 0
        for number, cell in enumerate(listed):
            while (row, column) in taken:
                column += 1
            rows = max(1, min(cell.rows, len(table.rows) - row))
            placed = GridCell(row, column, rows, max(1, cell.columns), cell.text, number, cell.look)
            cells.append(placed)
            for y in range(row, row + rows):
                for x in range(column, column + placed.columns):
                    taken.setdefault((y, x), placed)
            column += placed.columns
    width = max((column for _, column in taken), default=0) + 1
    covering = tuple(
        tuple(taken.get((row, column)) for column in range(width)) for row in range(len(table.rows))
    )
    tall = frozenset(row for cell in cells if cell.rows > 1 for row in range(cell.row, cell.last_row + 1))
    return Grid(tuple(cells), len(table.rows), width, covering, tall)


def _plain_grid(table: Table) -> Grid:
    """The grid of a table without merged cells."""
    rows = [
        tuple(
            [GridCell(row, column, 1, 1, cell.text, column, cell.look) for column, cell in enumerate(listed)]
        )
        for row, listed in enumerate(table.rows)
    ]
    width = max(map(len, rows), default=0) or 1
    plain = all(len(row) == width for row in rows)
    covering = tuple(rows if plain else [(*row, *[None] * (width - len(row))) for row in rows])
    return Grid(tuple([cell for row in rows for cell in row]), len(rows), width, covering, plain=plain)


def head_rows(table: Table) -> int:
    """How many rows the head has: those it is said to have, and those that its cells reach into.

    A cell that reaches far down is a label beside the rows, not a head.
    """
    if all(cell.rows <= 1 for row in table.rows[: table.header] for cell in row):
        return table.header
    grid = grid_of(table)
    rows, header = 0, min(table.header, grid.rows)
    while rows < header:
        rows = header
        header = max((cell.last_row + 1 for cell in grid.cells if cell.row < rows), default=rows)
    return rows if rows <= min(_HIGHEST_HEAD, grid.rows - 1) else table.header
