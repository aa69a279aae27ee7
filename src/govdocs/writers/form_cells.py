"""The grid of a form as a table of a Word template."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from govdocs.document.form_grids import Place, placed
from govdocs.document.forms import NUMBER, PHOTO, Box, Each, Grid, Row, When
from govdocs.fonts.library import bundled_fonts
from govdocs.layout.pages import MM_PER_POINT
from govdocs.layout.tables.cells import CellSetter
from govdocs.layout.tables.formcells import look_height
from govdocs.layout.tables.low import CLEAR, LOW, foot
from govdocs.layout.typesetting.glyphs import Typesetter
from govdocs.styles.sheet import StyleSheet
from govdocs.writers.docx.oxml import HINT, CellBox, Setting, cell, paragraph, row, run, table
from govdocs.writers.docx.styles import style_id
from govdocs.writers.docx.units import TWIPS_PER_MM, twips
from govdocs.writers.form_marks import for_each, numbered, when

_EASE = 0.25  # mm off a row: programs add the rule
_EASE_BESIDE = 8  # twips off the space beside the text, as in documents
_COLONS = ("：", ":")


@dataclass(frozen=True, slots=True)
class _Cells:
    """A table being written: its column widths in twips, all its rows, where their cells stand."""

    widths: tuple[int, ...]
    rows: Sequence[Row]
    places: Sequence[Sequence[Place]]
    header: int
    style: StyleSheet

    def height(self, number: int) -> float:
        """The least height of a row in millimetres: to write, to sign, for a seal, for a photograph."""
        own, numbers = self.rows[number], self.style.numbers
        needs = [numbers.form_row, own.height]
        for place in self.places[number]:
            box = self.box(place)
            rows = sum(any(other.cell == place.cell for other in places) for places in self.places)
            needs.append(look_height(box.look, numbers) / rows)
        return max(needs) - _EASE

    def box(self, place: Place) -> Box:
        """The cell that covers a field."""
        return self.rows[place.cell[0]].boxes[place.cell[1]]


def grid_table(grid: Grid, width: float, style: StyleSheet) -> str:
    """`grid` as a table `width` millimetres wide."""
    rows = [row for part in grid.rows for row in _rows_of(part)]
    spans = [[(box.rows, box.columns) for box in each.boxes] for each in rows]
    total = sum(grid.shares)
    edges = [twips(width * share / total) for share in accumulate(grid.shares, initial=0.0)]
    widths = tuple(right - left for left, right in pairwise(edges))
    cells = _Cells(widths, rows, placed(spans, len(widths)), grid.header, style)
    numbers = iter(range(len(rows)))
    inside = "".join(_part(part, cells, numbers) for part in grid.rows)
    rule = max(2, round(style.numbers.table_rule / MM_PER_POINT * 8))
    pad = max(0, twips(style.numbers.table_pad_x) - _EASE_BESIDE)
    pad_y = twips(style.numbers.table_pad_y)
    return table(widths, inside, rule=rule, pad=pad, pad_y=pad_y)


def _rows_of(part: Row | Each | When) -> Iterator[Row]:
    """The rows of a part, those that are repeated once."""
    if isinstance(part, Row):
        yield part
    else:
        for inner in part.rows:
            yield from _rows_of(inner)


def _part(part: Row | Each | When, cells: _Cells, numbers: Iterator[int]) -> str:
    """The rows of a part with the marks that repeat them or leave them out."""
    match part:
        case Row():
            return _row(cells, next(numbers))
        case Each():
            inside = "".join(_part(inner, cells, numbers) for inner in part.rows)
            counted = NUMBER in inside
            begin = for_each("tr", part.of, part.item, part.least)
            count = _mark_row(cells, numbered("tr")) if counted else ""
            return _mark_row(cells, begin) + count + inside + _mark_row(cells, for_each("tr", ""))
        case When():
            inside = "".join(_part(inner, cells, numbers) for inner in part.rows)
            return _mark_row(cells, when("tr", part.test)) + inside + _mark_row(cells, when("tr", ""))


def _mark_row(cells: _Cells, mark: str) -> str:
    """A row that holds nothing but a mark."""
    return row(cell(CellBox(sum(cells.widths), len(cells.widths)), mark), 0)


def _row(cells: _Cells, number: int) -> str:
    """Row `number`; only one higher than a page is divided."""
    height = cells.height(number)
    inside = []
    for place in cells.places[number]:
        box = cells.box(place)
        inside.append(_cell(cells, place, box, height, header=number < cells.header))
    return row("".join(inside), twips(height), header=number < cells.header)


def _cell(cells: _Cells, place: Place, box: Box, height: float, *, header: bool) -> str:
    tall = box.rows != 1
    merge = "" if not tall else ("restart" if place.begins else "continue")
    width = sum(cells.widths[place.column : place.column + place.columns])
    low = box.look in LOW
    frame = CellBox(
        width, place.columns, merge, align="bottom" if low and "\n\n" not in box.text else "center"
    )
    role = "form_label" if box.look == "label" or header else "form_cell"
    setting = Setting(style_id(role))
    if not place.begins:
        return cell(frame, paragraph(setting, ""))
    if low:
        frame = replace(frame, align="top" if "\n\n" in box.text else "bottom")
        return cell(frame, "".join(_low(cells, box, setting, (width, height))))
    if box.look == "photo":
        return cell(frame, _photo(box.text, replace(setting, align="center", natural=True)))
    align = "center" if header or box.look == "label" else "left"
    texts = box.text.split("\n")
    if align == "center":
        texts = ["\n".join(_even(text, width, cells.style)) for text in texts]
    return cell(frame, "".join(paragraph(replace(setting, align=align), run(text, HINT)) for text in texts))


def _even(text: str, width: int, style: StyleSheet) -> list[str]:
    """The lines of a label as the layout sets them: as few as may be, and even."""
    if "{" in text:
        return [text]
    setter = CellSetter(Typesetter(bundled_fonts(), style.numbers.baseline), ())
    look = style.looks["form_label"]
    room = width / TWIPS_PER_MM - 2 * style.numbers.table_pad_x
    found = setter.balanced(look.font, look.size, room)[text].lines
    return [text[line.start : line.end] for line in found] or [text]


def _photo(text: str, setting: Setting) -> str:
    tag = f"{{% if {PHOTO} is defined and {PHOTO} %}}{{{{ {PHOTO} }}}}{{% else %}}{text}{{% endif %}}"
    return paragraph(setting, run(tag, HINT))


def _low(cells: _Cells, box: Box, setting: Setting, size: tuple[int, float]) -> Iterator[str]:
    """The paragraphs of a cell to sign or to seal in: at the left above, or low."""
    width, height = size
    numbers = cells.style.numbers
    upper, _, lower = box.text.rpartition("\n\n")
    above, below = upper.split("\n") if upper else [], lower.split("\n")
    for text in above:
        yield paragraph(replace(setting, align="left"), run(text, HINT))
    look = cells.style.looks["form_cell"]
    pitch = look.pitch or look.size * MM_PER_POINT
    gap = height - (len(above) + len(below)) * pitch - foot(box.look, numbers) - 2 * numbers.table_pad_y
    for place, text in enumerate(below):
        own = _beside(setting, box, text, (width, cells.style))
        if above and not place:
            own = replace(own, before=twips(max(0.0, gap)))
        if place == len(below) - 1:
            own = replace(own, after=twips(foot(box.look, numbers)))
        yield paragraph(own, run(text, HINT))


def _beside(setting: Setting, box: Box, text: str, size: tuple[int, StyleSheet]) -> Setting:
    """`setting` of a low line: under the middle of a seal, or at the right with room behind a colon."""
    width, style = size
    numbers, look = style.numbers, style.looks["form_cell"]
    if box.look == "stamp":
        zone = twips(numbers.form_seal + 2 * CLEAR)
        if twips((len(text) + 1) * look.size * MM_PER_POINT) > zone and "{" not in text:
            return replace(setting, align="right")
        return replace(setting, align="center", left=max(0, width - 2 * twips(numbers.table_pad_x) - zone))
    room = numbers.form_sign_indent + (numbers.form_sign_room if text.rstrip().endswith(_COLONS) else 0.0)
    em = look.size * MM_PER_POINT
    spare = (width / TWIPS_PER_MM - 2 * numbers.table_pad_x) / em - len(text) - 1
    return replace(setting, align="right", right=twips(max(0.0, min(room, spare)) * em))
