"""The grid of a table: which cell covers which field, and how wide the columns are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from govdocs.document.nodes import Table

_WHOLE = 12.0  # em: a column up to this width is made whole before longer texts are served
_TINY = 1e-6


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell at its place; `number` is its place among the cells that begin in its row."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    number: int

    @property
    def last_row(self) -> int:
        """The last row that the cell covers."""
        return self.row + self.rows - 1


@dataclass(frozen=True, slots=True)
class Grid:
    """Every cell of a table, and the cell that covers each field."""

    cells: tuple[GridCell, ...]
    rows: int
    columns: int
    covering: tuple[tuple[GridCell | None, ...], ...]


@dataclass(frozen=True, slots=True)
class ColumnNeed:
    """What a column needs in em: `least` for its longest unbreakable piece, `natural` for no break."""

    least: float
    natural: float
    amount: float


def grid_of(table: Table) -> Grid:
    """The grid of `table`; spans are cut off at its edges, missing cells stay empty."""
    taken: dict[tuple[int, int], GridCell] = {}
    cells = []
    for row, listed in enumerate(table.rows):
        column = 0
        for number, cell in enumerate(listed):
            while (row, column) in taken:
                column += 1
            rows = max(1, min(cell.rows, len(table.rows) - row))
            placed = GridCell(row, column, rows, max(1, cell.columns), cell.text, number)
            cells.append(placed)
            for y in range(row, row + rows):
                for x in range(column, column + placed.columns):
                    taken.setdefault((y, x), placed)
            column += placed.columns
    width = max((column for _, column in taken), default=0) + 1
    covering = tuple(
        tuple(taken.get((row, column)) for column in range(width)) for row in range(len(table.rows))
    )
    return Grid(tuple(cells), len(table.rows), width, covering)


def column_needs(
    grid: Grid, width: Callable[[GridCell, str], float], pieces: Callable[[str], Sequence[str]]
) -> list[ColumnNeed]:
    """What each column needs; a cell over several columns asks an equal share of each."""
    needs = [[0.0, 0.0, 0.0] for _ in range(grid.columns)]
    for cell in grid.cells:
        lines = cell.text.split("\n")
        natural = max(width(cell, line) for line in lines)
        least = max((width(cell, piece) for line in lines for piece in pieces(line)), default=0.0)
        for column in range(cell.column, min(cell.column + cell.columns, grid.columns)):
            need = needs[column]
            need[0] = max(need[0], least / cell.columns)
            need[1] = max(need[1], natural / cell.columns)
            need[2] += sum(width(cell, line) for line in lines) / cell.columns
    return [ColumnNeed(*need) for need in needs]


def column_widths(needs: Sequence[ColumnNeed], room: float) -> list[float] | None:
    """Widths in em that fill `room`, none below what its column needs; None when that is impossible."""
    least = [need.least for need in needs]
    if sum(least) > room + _TINY:
        return None
    natural = [max(need.natural, need.least) for need in needs]
    if sum(natural) <= room:
        return _grown(natural, room)
    return _shared(needs, least, room)


def squeezed_widths(needs: Sequence[ColumnNeed], room: float) -> list[float]:
    """Widths in em for columns that need more than there is: in proportion to their needs."""
    total = sum(need.least for need in needs)
    return [need.least * room / total for need in needs]


def _grown(natural: Sequence[float], room: float) -> list[float]:
    """The natural widths, the rest of the room given to the wider columns in proportion."""
    wide = [width if width > 4.0 else 0.0 for width in natural]
    if not any(wide):
        wide = list(natural)
    spare = room - sum(natural)
    return [width + spare * share / sum(wide) for width, share in zip(natural, wide, strict=True)]


def _shared(needs: Sequence[ColumnNeed], least: Sequence[float], room: float) -> list[float]:
    """The least widths, the rest given first to columns that a little makes whole, then by amount of text."""
    natural = [need.natural for need in needs]
    widths = _poured(list(least), [min(width, _WHOLE) for width in natural], [1.0] * len(needs), room)
    return _poured(widths, natural, [need.amount**0.5 for need in needs], room)


def _poured(
    widths: list[float], limits: Sequence[float], weights: Sequence[float], room: float
) -> list[float]:
    """`widths` grown by `weights` until they fill `room` or reach their `limits`."""
    spare = room - sum(widths)
    growing = {i for i, width in enumerate(widths) if limits[i] > width + _TINY}
    while spare > _TINY and growing:
        total = sum(weights[i] for i in growing)
        gifts = {i: min(spare * weights[i] / total, limits[i] - widths[i]) for i in growing}
        for i, gift in gifts.items():
            widths[i] += gift
        spare -= sum(gifts.values())
        growing = {i for i in growing if limits[i] > widths[i] + _TINY}
    return widths
