"""Tables in Word: real tables with the layout's column widths and row heights."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from govdocs.document.nodes import Ruling, Table
from govdocs.layout.pages import MM_PER_POINT, Pages, PlacedLine, PlacedPicture, PlacedRow, PlacedTable
from govdocs.layout.tables.aligns import cell_align
from govdocs.layout.tables.formcells import form_role
from govdocs.layout.tables.grid import Grid, GridCell, grid_of
from govdocs.layout.tables.low import LOW, foot
from govdocs.layout.tables.needs import cell_look
from govdocs.layout.tables.sidelines import ABOVE, LINE_ROLE
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

_SIDES: Mapping[Ruling, Sequence[str]] = {"grid": ALL_RULES, "three": OUTER_RULES, "under": ()}
"""The rules of a whole table."""

_FLUSH = 0.5  # millimetres: a piece this near the right edge ends there
_EASE = 8  # twips off the space beside the text: office programs take half the rule from the cell


@dataclass(frozen=True, slots=True)
class _Plan:
    """A table, its grid and columns, the lines of its cells by (row, number), and the first page of each row.

    In a row to `keep`, every paragraph keeps with the next. Of a row that pages divide, `pitches` is the
    line height in twips on each of them, and `pad` what stands above and below its text, for its height
    does not give it.
    """

    table: Table
    grid: Grid
    placed: PlacedTable
    widths: tuple[int, ...]
    lines: Mapping[tuple[int, int], Sequence[PlacedLine]]
    starts: Mapping[int, int]
    style: StyleSheet
    keep: bool | None = None
    pad: int | None = None
    pitches: Mapping[int, int] = field(default_factory=dict)
    photographs: Mapping[tuple[int, int], str] = field(default_factory=dict)

    def pitch(self, page: int) -> int:
        """The line height in twips on `page`."""
        return self.pitches.get(page, twips(self.placed.pitch))


def table_xml(
    pages: Pages, units: Sequence[Unit], style: StyleSheet, photograph: Callable[[PlacedPicture], str]
) -> str:
    """The table whose rows are `units`; `photograph` gives a run with a picture."""
    index = units[0].index
    block = pages.document.blocks[index]
    if not isinstance(block, Table):
        raise TypeError(index)
    placed = next(table for table in pages.tables if table.index == index)
    starts = {unit.row.row: unit.first_page for unit in units if unit.row}
    plan = _Plan(block, grid_of(block), placed, _widths(placed), _cell_lines(pages, index), starts, style)
    plan = replace(plan, photographs=_photographs(pages, block, photograph))
    parts = _divided(pages, placed)
    rows = []
    for place, unit in enumerate(units):
        number = unit.row.row if unit.row else 0
        own = replace(plan, keep=unit.keep or None)
        if number in parts:
            own = _row_plan(own, pages, unit, parts[number])
        new_page = place > 0 and units[place - 1].first_page != unit.first_page
        rows.append(_row(own, number, unit.line, new_page=new_page))
    landscape = pages.pages[units[0].first_page].orientation == "landscape"
    edge = style.page.bottom if landscape else style.page.left
    three = block.ruling == "three"
    return table(
        plan.widths,
        "".join(rows),
        indent=twips(placed.left - edge),
        rule=_eighths(style.numbers.table_rule_thick if three else style.numbers.table_rule),
        pad=max(0, twips(placed.pad) - _EASE),
        sides=_SIDES[block.ruling],
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
        keep_next=unit.keep or None,
        tabs=tuple(tabs) if unit.spread else (),
    )
    if unit.spread:
        return setting, run("\t").join(run(texts[line.row], HINT) for line in unit.lines)
    free = lambda line: span[1] - line.x1  # noqa: E731
    return setting, runs([Segment(texts[first.row])], unit.lines, free=free)


def _eighths(thickness: float) -> int:
    """A thickness in millimetres as Word has it, in eighths of a point."""
    return max(2, round(thickness / MM_PER_POINT * 8))


def _divided(pages: Pages, placed: PlacedTable) -> dict[int, list[PlacedRow]]:
    """The parts of each row that pages divide."""
    parts: dict[int, list[PlacedRow]] = {}
    for part in pages.rows:
        if part.index == placed.index and part.row >= placed.head:
            parts.setdefault(part.row, []).append(part)
    return {row: found for row, found in parts.items() if len(found) > 1}


def _row_plan(plan: _Plan, pages: Pages, unit: Unit, parts: Sequence[PlacedRow]) -> _Plan:
    """The plan for a row that pages divide.

    On each page that it fills, its lines are made as high as leaves half a line over: programs then end
    the page where the layout does.
    """
    pad = twips(plan.style.numbers.table_pad_y)
    pitches = {}
    for part in parts[:-1]:
        sheet = pages.pages[part.page]
        margin = plan.style.page.right if sheet.orientation == "landscape" else plan.style.page.bottom
        own = (lines for (row_number, _), lines in plan.lines.items() if row_number == part.row)
        count = max((_count(lines, part.page) for lines in own), default=0)
        room = twips(sheet.height - margin - part.top)
        if part is parts[0]:
            room = unit.line + unit.spare - pad
        pitches[part.page] = round(room / (count + 0.5)) if count else twips(plan.placed.pitch)
    return replace(plan, pad=pad, pitches=pitches)


def _count(lines: Iterable[PlacedLine], page: int) -> int:
    """How many of `lines` stand on `page`."""
    return sum(1 for line in lines if line.page == page)


def _widths(placed: PlacedTable) -> tuple[int, ...]:
    """Column widths in twips that add up to the width of the table."""
    edges = [0.0]
    for width in placed.widths:
        edges.append(edges[-1] + width)
    return tuple(twips(right) - twips(left) for left, right in pairwise(edges))


def _cell_lines(pages: Pages, index: int) -> dict[tuple[int, int], list[PlacedLine]]:
    found: dict[tuple[int, int], list[PlacedLine]] = {}
    for line in pages.lines:
        if line.part == "block" and line.index == index:
            found.setdefault((line.row, line.column), []).append(line)
    return found


def _row(plan: _Plan, number: int, height: int, *, new_page: bool) -> str:
    """Row `number`, `height` twips high."""
    cells = []
    column = 0
    while column < plan.grid.columns:
        covering = plan.grid.covering[number][column]
        if covering is None:
            edges = _edges(plan, number, columns=1)
            cells.append(cell(CellBox(plan.widths[column], edges=edges), _empty(plan)))
            column += 1
            continue
        cells.append(_cell(plan, covering, number, new_page=new_page))
        column = covering.column + covering.columns
    return row("".join(cells), height, header=number < plan.placed.head, whole=not plan.pitches)


def _cell(plan: _Plan, own: GridCell, number: int, *, new_page: bool) -> str:
    """The cell in row `number`; a merged cell that is carried over shows its text again on the new page."""
    begins = number == own.row
    lines = _lines(plan, own, number)
    carried = new_page and not begins and bool(lines)
    merge = "" if own.rows == 1 else ("restart" if begins or carried else "continue")
    width = sum(plan.widths[own.column : own.column + own.columns])
    edges = _edges(plan, number, columns=own.columns)
    if plan.table.ruling == "under" and own.look != "label":
        edges = Edges(bottom=_eighths(plan.style.numbers.table_rule))
    box = CellBox(width, own.columns, merge, edges, _upright(own))
    photograph = plan.photographs.get((own.row, own.number), "")
    if photograph and begins:
        setting = Setting(style_id(_role(plan, own)), align="center", keep_next=plan.keep)
        return cell(box, paragraph(replace(setting, natural=True), photograph))
    return cell(box, _text(plan, own, lines) if lines and (begins or carried) else _empty(plan, own))


def _upright(own: GridCell) -> str:
    """Where the text of a cell stands between its upper and its lower edge."""
    if own.look in LOW:
        return "bottom"
    return "top" if own.look == "note" else "center"


def _photographs(
    pages: Pages, block: Table, photograph: Callable[[PlacedPicture], str]
) -> dict[tuple[int, int], str]:
    """The runs with the pictures of cells, by row and number."""
    placed = [picture for page in pages.pages for picture in page.pictures]
    found = {}
    for row_number, cells in enumerate(block.rows):
        for number, each in enumerate(cells):
            own = (photo for photo in placed if each.picture and photo.data is each.picture.data)
            if photo := next(own, None):
                found[row_number, number] = photograph(photo)
    return found


def _lines(plan: _Plan, own: GridCell, number: int) -> list[PlacedLine]:
    """The lines of a cell, each once: all, or of a merged cell those from row `number` to the next page."""
    page, end = plan.starts[number], float("inf")
    if own.rows > 1:
        later = (plan.starts[row] for row in range(number, own.last_row + 1))
        end = min((start for start in later if start > page), default=end)
    first: dict[int, PlacedLine] = {}
    for line in plan.lines.get((own.row, own.number), ()):
        if own.rows == 1 or page <= line.page < end:
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
    if plan.table.fixed:
        return form_role(plan.table, own)
    look = cell_look(plan.style, plan.table, own.row)
    return "table_head" if look == plan.style.looks["table_head"] else "table_cell"


def _text(plan: _Plan, own: GridCell, lines: Sequence[PlacedLine]) -> str:
    """A paragraph for each line of the cell's own, and for each page, at the side where the layout has it."""
    groups: list[list[PlacedLine]] = []
    for line in lines:
        before = groups[-1][-1] if groups else line
        turned = line.page != before.page and plan.pad is not None
        if not groups or turned or "\n" in own.text[before.end : line.start]:
            groups.append([])
        groups[-1].append(line)
    setting = Setting(
        style_id(_role(plan, own)),
        align=cell_align(plan.table, own, plan.placed.aligns),
        keep_next=plan.keep,
    )
    look = plan.style.looks[_role(plan, own)]
    own_size = plan.placed.head_size if own.row < plan.table.header else plan.placed.size
    size = None if own_size == look.size else half_points(own_size)
    room = sum(plan.placed.widths[own.column : own.column + own.columns]) - 2 * plan.placed.pad
    last = len(groups) - 1
    paragraphs = []
    for place, group in enumerate(groups):
        own_setting = replace(
            setting,
            line=plan.pitch(group[0].page),
            before=None if place else _space_above(plan, own),
            after=plan.pad if place == last else None,
        )
        if own.look in LOW:
            own_setting = _low(plan, own, own_setting, groups, place)
        inside = runs([Segment(own.text)], group, size=size, free=lambda line: room - (line.x1 - line.x0))
        paragraphs.append(paragraph(own_setting, inside))
    return "".join(paragraphs)


def _space_above(plan: _Plan, own: GridCell) -> int | None:
    """Twips above the first line of a cell whose text begins at its top."""
    return twips(2 * plan.style.numbers.table_pad_y) if own.look == "note" else plan.pad


def _low(
    plan: _Plan, own: GridCell, setting: Setting, groups: Sequence[Sequence[PlacedLine]], place: int
) -> Setting:
    """`setting` for a paragraph of a cell to sign or to seal in: at the left above, or low."""
    first, before = groups[place][0], groups[place - 1][-1] if place else None
    divide = max(own.text.rfind("\n\n"), own.text.rfind("\n \n"))
    if first.start < divide:
        return replace(setting, align="left")
    right = plan.placed.left + sum(plan.placed.widths[: own.column + own.columns]) - plan.placed.pad
    left = plan.placed.left + sum(plan.placed.widths[: own.column]) + plan.placed.pad
    if before is not None and before.start < divide:
        setting = replace(setting, before=max(0, twips(first.top - before.top - plan.placed.pitch)))
    if place == len(groups) - 1:
        setting = replace(setting, after=twips(foot(own.look, plan.style.numbers)))
    if own.look == "sign":
        return replace(setting, right=max(0, twips(right - max(line.x1 for line in groups[place]))))
    return replace(setting, left=max(0, twips(first.x0 + first.x1 - left - right)))


def _empty(plan: _Plan, own: GridCell | None = None) -> str:
    role = "table_cell" if own is None else _role(plan, own)
    setting = Setting(style_id(role), line=twips(plan.placed.pitch), keep_next=plan.keep)
    return paragraph(setting, "")
