"""Tables in Word: real tables with the layout's column widths and row heights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from govdocs.document.nodes import Table
from govdocs.layout.grid import Grid, GridCell, grid_of
from govdocs.layout.pages import MM_PER_POINT, Pages, PlacedLine, PlacedRow, PlacedTable
from govdocs.layout.tablecolumns import cell_look
from govdocs.layout.tablelines import ABOVE, LINE_ROLE
from govdocs.layout.tableshapes import cell_align
from govdocs.styles.sheet import StyleSheet
from govdocs.writers.docx.flow import Unit
from govdocs.writers.docx.oxml import (
    ALL_RULES,
    HINT,
    OUTER_RULES,
    CellBox,
    Edges,
    Setting,
    cell,
    paragraph,
    row,
    run,
    table,
)
from govdocs.writers.docx.paragraphs import Span
from govdocs.writers.docx.runs import Segment, runs
from govdocs.writers.docx.styles import line_of, style_id
from govdocs.writers.docx.units import half_points, twips

_FLUSH = 0.5  # millimetres: a piece this near the right edge ends there
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
    )
    divided = _divided(pages, placed)
    rows = "".join(
        _row(plan, unit, units[place - 1] if place else None, whole=unit.row not in divided)
        for place, unit in enumerate(units)
    )
    landscape = pages.pages[units[0].first_page].orientation == "landscape"
    edge = style.page.bottom if landscape else style.page.left
    three = block.ruling == "three"
    return table(
        plan.widths,
        rows,
        indent=twips(placed.left - edge),
        rule=_eighths(style.numbers.table_rule_thick if three else style.numbers.table_rule),
        pad=max(0, twips(placed.pad) - _EASE),
        sides=OUTER_RULES if three else ALL_RULES,
    )


def line_paragraph(unit: Unit, block: Table, style: StyleSheet, span: Span) -> tuple[Setting, str]:
    """The setting and the runs of a line above or below a table; tab stops part its pieces."""
    first, last = unit.lines[0], unit.lines[-1]
    above = first.part == ABOVE
    texts = [text.replace("\n", " ") for text in (block.above if above else block.below)]
    flush = abs(last.x1 - span[1]) < _FLUSH
    tabs = [(twips(line.x0 - span[0]), "left") for line in unit.lines[1:]]
    if flush and tabs:
        tabs[-1] = (twips(span[1] - span[0]), "right")
    setting = Setting(
        style_id(LINE_ROLE),
        line=unit.line if unit.line != line_of(style, unit.look) else None,
        before=unit.before or None,
        left=None if flush and not tabs else twips(first.x0 - span[0]) or None,
        align="right" if flush and not tabs else "left",
        page_break=unit.forced,
        keep_next=True if above else None,
        tabs=tuple(tabs) if unit.spread else (),
    )
    if unit.spread:
        return setting, run("\t").join(run(texts[line.row], HINT) for line in unit.lines)
    free = lambda line: span[1] - line.x1  # noqa: E731
    return setting, runs([Segment(texts[first.row])], unit.lines, free=free)


def _eighths(thickness: float) -> int:
    """A thickness in millimetres as Word has it, in eighths of a point."""
    return max(2, round(thickness / MM_PER_POINT * 8))


def _divided(pages: Pages, placed: PlacedTable) -> set[PlacedRow]:
    """The rows of which a page break leaves a part on each side, as they begin."""
    first: dict[int, PlacedRow] = {}
    found = set()
    for part in pages.rows:
        same = part.index == placed.index and part.row >= placed.head
        if same and first.setdefault(part.row, part) != part:
            found.add(first[part.row])
    return found


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


def _row(plan: _Plan, unit: Unit, previous: Unit | None, *, whole: bool) -> str:
    number = unit.row.row if unit.row else 0
    new_page = previous is not None and previous.first_page != unit.first_page
    cells = []
    column = 0
    while column < plan.grid.columns:
        covering = plan.grid.covering[number][column]
        if covering is None:
            edges = _edges(plan, number, columns=1)
            cells.append(cell(CellBox(plan.widths[column], edges=edges), _empty(plan)))
            column += 1
            continue
        cells.append(_cell(plan, covering, number, unit.first_page, new_page=new_page))
        column = covering.column + covering.columns
    return row("".join(cells), unit.line, header=number < plan.placed.head, whole=whole)


def _cell(plan: _Plan, own: GridCell, number: int, page: int, *, new_page: bool) -> str:
    """The cell in row `number`; a merged cell that is carried over shows its text again on the new page."""
    begins = number == own.row
    carried = new_page and not begins and (page, own.row, own.number) in plan.lines
    merge = "" if own.rows == 1 else ("restart" if begins or carried else "continue")
    width = sum(plan.widths[own.column : own.column + own.columns])
    box = CellBox(width, own.columns, merge, _edges(plan, number, columns=own.columns))
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


def _edges(plan: _Plan, number: int, *, columns: int) -> Edges:
    """The rules of 三线 that a cell of row `number` has: below heads, above totals."""
    table = plan.table
    if table.ruling != "three":
        return Edges()
    thin = _eighths(plan.style.numbers.table_rule)
    below = number == table.header - 1 or (number < table.header and columns > 1)
    last = number == plan.grid.rows - 1
    total = table.footer and number == plan.grid.rows - table.footer
    return Edges(top=thin if total else None, bottom=thin if below and not last else None)


def _role(plan: _Plan, own: GridCell) -> str:
    look = cell_look(plan.style, plan.table, own.row)
    return "table_head" if look == plan.style.looks["table_head"] else "table_cell"


def _text(plan: _Plan, own: GridCell, lines: Sequence[PlacedLine]) -> str:
    """A paragraph for each line of the cell's own, at the side where the layout has it."""
    groups: list[list[PlacedLine]] = []
    for line in lines:
        if not groups or "\n" in own.text[groups[-1][-1].end : line.start]:
            groups.append([])
        groups[-1].append(line)
    setting = Setting(
        style_id(_role(plan, own)),
        line=twips(plan.placed.pitch),
        align=cell_align(plan.table, own, plan.placed.aligns),
    )
    look = plan.style.looks[_role(plan, own)]
    size = None if plan.placed.size == look.size else half_points(plan.placed.size)
    room = sum(plan.placed.widths[own.column : own.column + own.columns]) - 2 * plan.placed.pad
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
