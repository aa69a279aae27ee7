"""The rules of a table: a full grid, 三线, or a line under what is written beside each label.

三线 are a thick rule above and below, and a thin one under the head.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from govdocs.layout.pages import Rule
from govdocs.layout.tables.grid import Grid

# A row, or a piece of one, with its upper and its lower edge in millimetres.
Band = tuple[int, float, float]


def grid_rules(grid: Grid, bands: Sequence[Band], edges: Sequence[float], thickness: float) -> Iterator[Rule]:
    """The rules around and between cells; none inside a merged cell."""
    for y in (bands[0][1], bands[-1][2]):
        yield Rule(edges[0], y, edges[-1], y, thickness)
    for (above, _, _), (below, y, _) in pairwise(bands):
        if above != below:  # else pieces of one row
            whole = [(0, grid.columns)]
            for first, last in whole if grid.plain else _open_stretches(grid, above, below):
                yield Rule(edges[first], y, edges[last], y, thickness)
    for column in range(grid.columns + 1):
        full = [(bands[0][1], bands[-1][2])]
        for y0, y1 in full if grid.plain else _verticals(grid, column, bands):
            yield Rule(edges[column], y0, edges[column], y1, thickness)


def three_rules(  # noqa: PLR0913
    grid: Grid,
    parts: tuple[int, int],
    bands: Sequence[Band],
    edges: Sequence[float],
    widths: tuple[float, float],
    *,
    finished: bool,
) -> Iterator[Rule]:
    """Thick rules at the top of each page and at the end, thin ones under the head and above the totals.

    `parts` are the rows of the head and of the totals; `edges` those of the columns; `widths` the thick
    and the thin rule. A head over several columns has a rule of its own below it. Where the table is
    not `finished`, the page ends without a rule.
    """
    (head, footer), (thick, thin) = parts, widths
    left, right = edges[0], edges[-1]
    yield Rule(left, bands[0][1], right, bands[0][1], thick)
    for (above, _, _), (below, y, _) in pairwise(bands):
        if above != below and (above == head - 1 or below == grid.rows - footer):
            yield Rule(left, y, right, y, thin)
        elif above != below and above < head:
            for first, last in _below_wide_heads(grid, above):
                yield Rule(edges[first], y, edges[last], y, thin)
    if finished:
        yield Rule(left, bands[-1][2], right, bands[-1][2], thick)


def under_rules(
    grid: Grid, bands: Sequence[Band], edges: Sequence[float], thickness: float
) -> Iterator[Rule]:
    """A rule under each cell that is no label, as on a cover."""
    for row, _, bottom in bands:
        for cell in grid.cells:
            if cell.last_row == row and cell.look != "label":
                yield Rule(edges[cell.column], bottom, edges[cell.column + cell.columns], bottom, thickness)


def _below_wide_heads(grid: Grid, row: int) -> Iterator[tuple[int, int]]:
    """The stretches of columns of heads over several columns that end with `row`."""
    for cell in grid.cells:
        if cell.columns > 1 and cell.last_row == row:
            yield cell.column, min(cell.column + cell.columns, grid.columns)


def _open_stretches(grid: Grid, above: int, below: int) -> list[tuple[int, int]]:
    """The stretches of columns between which a rule divides two rows."""
    stretches: list[tuple[int, int]] = []
    for column in range(grid.columns):
        upper, lower = grid.covering[above][column], grid.covering[below][column]
        if upper is not None and upper is lower:
            continue
        if stretches and stretches[-1][1] == column:
            stretches[-1] = (stretches[-1][0], column + 1)
        else:
            stretches.append((column, column + 1))
    return stretches


def _verticals(grid: Grid, column: int, bands: Sequence[Band]) -> list[tuple[float, float]]:
    """The stretches of the rule at the left edge of `column`."""
    stretches: list[tuple[float, float]] = []
    for row, top, bottom in bands:
        covering = grid.covering[row]
        inside = 0 < column < grid.columns and covering[column] is not None
        if inside and covering[column] is covering[column - 1]:
            continue
        if stretches and abs(stretches[-1][1] - top) < 1e-6:
            stretches[-1] = (stretches[-1][0], bottom)
        else:
            stretches.append((top, bottom))
    return stretches
