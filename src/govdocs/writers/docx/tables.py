"""Tables in Word: real tables with the layout's column widths and row heights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from govdocs.document.nodes import Table
from govdocs.layout.grid import Grid, GridCell, grid_of
from govdocs.layout.pages import MM_PER_POINT, Pages, PlacedLine, PlacedTable
from govdocs.styles.sheet import StyleSheet
from govdocs.writers.docx.flow import Unit
from govdocs.writers.docx.oxml import CellBox, Setting, cell, paragraph, row, table
from govdocs.writers.docx.runs import Segment, runs
from govdocs.writers.docx.styles import style_id
from govdocs.writers.docx.units import half_points, twips

_MIDDLE = 0.5  # millimetres: a line this near the middle of its cell is centred
_EASE = 8  # twips off the space beside the text: office programs take half the rule from the cell


@dataclass(frozen=True, slots=True)
class _Plan:
    """A table, its grid and columns, the lines of its cells by (page, row, number), and what the rows say."""

    table: Table
    grid: Grid
    placed: PlacedTable
    widths: tuple[int, ...]
    lines: Mapping[tuple[int, int, int], list[PlacedLine]]
    style: StyleSheet
    left: float


def table_xml(pages: Pages, units: Sequence[Unit], style: StyleSheet) -> str:
    """The table whose rows are `units`."""
    index = units[0].index
    block = pages.document.blocks[index]
    if not isinstance(block, Table):
        raise TypeError(index)
    placed = next(table for table in pages.tables if table.index == index)
    plan = _Plan(
        block,
        grid_of(block),
        placed,
        _widths(placed),
        _cell_lines(pages, index),
        style,
        placed.left,
    )
    rows = "".join(_row(plan, unit, units[place - 1] if place else None) for place, unit in enumerate(units))
    landscape = pages.pages[units[0].first_page].orientation == "landscape"
    edge = style.page.bottom if landscape else style.page.left
    pad = twips(style.numbers.table_pad_x) - _EASE
    rule = max(2, round(style.numbers.table_rule / MM_PER_POINT * 8))
    return table(plan.widths, rows, indent=twips(placed.left - edge), rule=rule, pad=pad)


def _widths(placed: PlacedTable) -> tuple[int, ...]:
    """Column widths in twips that add up to the width of the table."""
    edges = [0.0]
    for width in placed.widths:
        edges.append(edges[-1] + width)
    return tuple(twips(right) - twips(left) for left, right in pairwise(edges))


def _cell_lines(pages: Pages, index: int) -> dict[tuple[int, int, int], list[PlacedLine]]:
    found: dict[tuple[int, int, int], list[PlacedLine]] = {}
    for line in pages.lines:
        if line.part == "block" and line.index == index:
            found.setdefault((line.page, line.row, line.column), []).append(line)
    return found


def _row(plan: _Plan, unit: Unit, previous: Unit | None) -> str:
    number = unit.row.row if unit.row else 0
    new_page = previous is not None and previous.first_page != unit.first_page
    cells = []
    column = 0
    while column < plan.grid.columns:
        covering = plan.grid.covering[number][column]
        if covering is None:
            cells.append(cell(CellBox(plan.widths[column]), _empty(plan)))
            column += 1
            continue
        cells.append(_cell(plan, covering, number, unit.first_page, new_page=new_page))
        column = covering.column + covering.columns
    return row("".join(cells), unit.line, header=number < plan.table.header)


def _cell(plan: _Plan, own: GridCell, number: int, page: int, *, new_page: bool) -> str:
    """The cell in row `number`; a merged cell that is carried over shows its text again on the new page."""
    begins = number == own.row
    carried = new_page and not begins and (page, own.row, own.number) in plan.lines
    merge = "" if own.rows == 1 else ("restart" if begins or carried else "continue")
    width = sum(plan.widths[own.column : own.column + own.columns])
    box = CellBox(width, own.columns, merge)
    if not (begins or carried):
        return cell(box, _empty(plan))
    lines = _lines(plan, own, page, whole=own.rows == 1)
    return cell(box, _text(plan, own, lines) if lines else _empty(plan))


def _lines(plan: _Plan, own: GridCell, page: int, *, whole: bool) -> list[PlacedLine]:
    """The lines of a cell: all of them, or of a merged cell those on `page`."""
    if not whole:
        return plan.lines.get((page, own.row, own.number), [])
    found = [
        line
        for (_, row_number, number), lines in plan.lines.items()
        if (row_number, number) == (own.row, own.number)
        for line in lines
    ]
    first: dict[int, PlacedLine] = {}
    for line in found:
        first.setdefault(line.start, line)
    return [first[start] for start in sorted(first)]


def _role(plan: _Plan, own: GridCell) -> str:
    return "table_head" if own.row < plan.table.header else "table_cell"


def _text(plan: _Plan, own: GridCell, lines: Sequence[PlacedLine]) -> str:
    """A paragraph for each line of the cell's own, centred where the layout centred it."""
    left = plan.left + sum(plan.placed.widths[: own.column])
    right = left + sum(plan.placed.widths[own.column : own.column + own.columns])
    short = min(lines, key=lambda line: line.x1 - line.x0)
    centred = abs((short.x0 + short.x1) - (left + right)) < _MIDDLE
    groups: list[list[PlacedLine]] = []
    for line in lines:
        if not groups or "\n" in own.text[groups[-1][-1].end : line.start]:
            groups.append([])
        groups[-1].append(line)
    setting = Setting(
        style_id(_role(plan, own)),
        line=twips(plan.placed.pitch),
        align="center" if centred else "left",
    )
    look = plan.style.looks[_role(plan, own)]
    size = None if plan.placed.size == look.size else half_points(plan.placed.size)
    room = right - left - 2 * plan.style.numbers.table_pad_x
    return "".join(
        paragraph(
            setting,
            runs([Segment(own.text)], group, size=size, free=lambda line: room - (line.x1 - line.x0)),
        )
        for group in groups
    )


def _empty(plan: _Plan) -> str:
    setting = Setting(style_id("table_cell"), line=twips(plan.placed.pitch))
    return paragraph(setting, "")
