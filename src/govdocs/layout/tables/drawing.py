"""Tables on the page: rows that no page break divides, their rules, and text carried over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from govdocs.document.nodes import Picture, Ruling
from govdocs.fonts.faces import Face
from govdocs.layout.canvas import Canvas
from govdocs.layout.kit import Kit
from govdocs.layout.pages import MM_PER_POINT, Align, GlyphRun, PlacedLine, PlacedPicture, PlacedRow
from govdocs.layout.pictures import picture_height
from govdocs.layout.strips import Strip
from govdocs.layout.tables.grid import Grid, GridCell
from govdocs.layout.tables.low import CLEAR, LOW, Box, low_lines
from govdocs.layout.tables.rules import grid_rules, three_rules, under_rules
from govdocs.layout.typesetting.glyphs import Glyph, Pen
from govdocs.layout.typesetting.lines import Line

# What part of the room of a line that is not full stands before it.
_PART_LEFT: dict[Align, float] = {"left": 0.0, "center": 0.5, "right": 1.0}


_Band = tuple[float, float, float, float]
"""The upper edge, the height, what is kept free at the left and at the right."""


class CellText(NamedTuple):
    """The text of a cell and its lines; each line counts its characters in the whole text.

    `face` is that of a text whose characters all stand at their natural width in one face, None for
    others: they have `glyphs`.
    """

    cell: GridCell
    glyphs: Sequence[Glyph]
    face: Face | None
    lines: tuple[Line, ...]
    align: Align


@dataclass(slots=True)
class TableBody:
    """A table ready to be drawn.

    `texts` are those of the cells that begin in each row; `parts` are the rows of its head and of its
    totals; `head_size` is the type size of the head; `pad` stands beside the text of a cell; `shown`
    counts the lines of a cell that pages have shown so far; `pictures` are those of cells, by row and
    number.
    """

    index: int
    grid: Grid
    texts: Sequence[Sequence[CellText]]
    edges: tuple[float, ...]
    size: float
    pitch: float
    pad: float
    kit: Kit
    parts: tuple[int, int]
    ruling: Ruling
    head_size: float
    head: list[RowStrip] = field(default_factory=list)
    shown: dict[tuple[int, int], int] = field(default_factory=dict)
    pictures: Mapping[tuple[int, int], Picture] = field(default_factory=dict)


@dataclass(slots=True)
class RowStrip(Strip):
    """A row, or `piece` of the `pieces` of a high row, which are its lines."""

    table: TableBody
    row: int
    piece: int = 0
    pieces: int = 1

    def lead(self) -> Sequence[Strip]:
        """The head of the table."""
        return self.table.head if self.row >= len(self.table.head) else ()

    def ends(self, cell: GridCell) -> bool:
        """True when `cell` ends with this strip."""
        return self.row == cell.last_row and self.piece == self.pieces - 1

    def draw(self, canvas: Canvas, top: float) -> None:
        """Draws the row alone."""
        draw_rows(canvas, [(self, top)])


def draw_rows(canvas: Canvas, rows: Sequence[tuple[RowStrip, float]]) -> None:
    """Draws consecutive rows of one table: their rules, and each cell's text in what of it stands here."""
    table = rows[0][0].table
    canvas.rows.extend(_placed_rows(rows, canvas.page))
    for place, (strip, top) in enumerate(rows):
        if strip.pieces == 1 and strip.row not in table.grid.merged:
            for text in table.texts[strip.row]:
                _draw_text(canvas, table, text, text.lines, (top, strip.height))
            continue
        above = table.grid.covering[rows[place - 1][0].row] if place else ()
        drawn: list[GridCell | None] = [None]
        for cell in table.grid.covering[strip.row]:
            if any(cell is other for other in (*drawn, *above)):
                continue
            drawn.append(cell)
            if cell is not None:
                _draw_cell(canvas, table, cell, _part(cell, rows, place))
    _draw_rules(canvas, table, rows)


def _placed_rows(rows: Sequence[tuple[RowStrip, float]], page: int) -> list[PlacedRow]:
    """The rows as they stand on the page, the pieces of one row as one."""
    placed: list[PlacedRow] = []
    before = None
    for strip, top in rows:
        if before is not None and before.row == strip.row and before.piece < strip.piece:
            placed[-1] = replace(placed[-1], height=top + strip.height - placed[-1].top)
        else:
            placed.append(PlacedRow(strip.index, strip.row, page, top, strip.height))
        before = strip
    return placed


@dataclass(frozen=True, slots=True)
class _Part:
    """What of a cell stands on a page: its edges, whether it is all or the end of it."""

    top: float
    bottom: float
    whole: bool
    last: bool
    pieced: bool


def _part(cell: GridCell, rows: Sequence[tuple[RowStrip, float]], place: int) -> _Part:
    """What of `cell` stands on this page from row `place` on."""
    first, top = rows[place]
    end, bottom = first, top + first.height
    for strip, y in rows[place + 1 :]:
        if strip.row > cell.last_row or (strip.row, strip.piece) <= (end.row, end.piece):
            break
        end, bottom = strip, y + strip.height
    last = end.ends(cell)
    whole = last and first.row == cell.row and first.piece == 0
    return _Part(top, bottom, whole, last, first.pieces > 1 or end.pieces > 1)


def _draw_cell(canvas: Canvas, table: TableBody, cell: GridCell, part: _Part) -> None:
    text = table.texts[cell.row][cell.number]
    _draw_text(canvas, table, text, _visible(table, text, part), (part.top, part.bottom - part.top))


def _draw_text(
    canvas: Canvas, table: TableBody, text: CellText, lines: Sequence[Line], band: tuple[float, float]
) -> None:
    """Draws what a cell holds in a band, its upper edge and its height."""
    look = text.cell.look
    if look == "photo" and (text.cell.row, text.cell.number) in table.pictures:
        _draw_picture(canvas, table, text.cell, band)
    elif look in LOW:
        _draw_low(canvas, table, text, lines, band)
    else:
        _draw_lines(canvas, table, text, lines, (*band, 0.0, 0.0))


def _draw_picture(canvas: Canvas, table: TableBody, cell: GridCell, band: tuple[float, float]) -> None:
    """Draws a picture in the middle of its cell, as large as it may be."""
    picture = table.pictures[cell.row, cell.number]
    left, right = table.edges[cell.column], table.edges[cell.column + cell.columns]
    ratio = picture_height(picture) / picture.width
    width = min(picture.width, right - left - 2 * CLEAR, (band[1] - 2 * CLEAR) / ratio)
    x, y = (left + right - width) / 2, band[0] + (band[1] - width * ratio) / 2
    canvas.pictures.append(PlacedPicture(x, y, width, width * ratio, picture.data))


def _draw_low(
    canvas: Canvas, table: TableBody, text: CellText, lines: Sequence[Line], band: tuple[float, float]
) -> None:
    """Draws a cell to sign or to seal in."""
    cell, numbers = text.cell, table.kit.style.numbers
    right = table.edges[min(cell.column + cell.columns, table.grid.columns)]
    room = right - table.edges[cell.column] - 2 * table.pad
    box = Box(*band, room, table.pitch, table.size)
    for low in low_lines(cell.text, cell.look, lines, box, numbers):
        own = text._replace(align=low.align)
        _draw_lines(canvas, table, own, (low.line,), (low.top, table.pitch, low.left, low.right))


def _draw_lines(canvas: Canvas, table: TableBody, text: CellText, lines: Sequence[Line], band: _Band) -> None:
    """Draws `lines` of a cell in the middle of a band.

    A line of plain text is one run; this is where most of the time of a long table goes.
    """
    (cell, glyphs, face, _, align), typesetter = text, table.kit.typesetter
    size = table.size if cell.row >= table.parts[0] else table.head_size
    left = table.edges[cell.column] + table.pad + band[2]
    room = table.edges[min(cell.column + cell.columns, table.grid.columns)] - table.pad - band[3] - left
    pitch = min(table.pitch, band[1] / max(len(lines), 1))
    y = band[0] + (band[1] - (len(lines) - 1) * pitch - size * MM_PER_POINT) / 2
    if cell.look == "note":
        y = band[0] + 2 * table.kit.style.numbers.table_pad_y
    drop, part_left = typesetter.baseline(0.0, size), _PART_LEFT[align]
    words, index, page, row, number = cell.text, table.index, canvas.page, cell.row, cell.number
    for start, end, offsets, natural, tracking, squeezes, forced in lines:
        width = natural * MM_PER_POINT
        x = left + (room - width) * part_left
        if face is None:
            pen = Pen(x, y, size)
            canvas.add(*typesetter.runs(words[start:end], glyphs[start:end], offsets, pen))
        elif end > start:
            canvas.runs.append(GlyphRun(x, y + drop, words[start:end], face, size))
        placed = PlacedLine(
            "block", index, start, end, page, y, x, x + width, size, tracking, squeezes, row, number, forced
        )
        canvas.lines.append(placed)
        y += pitch


def _visible(table: TableBody, text: CellText, part: _Part) -> Sequence[Line]:
    """The lines of a cell that this page shows: what earlier pages have not, or, merged, all again."""
    if part.whole:
        return text.lines
    place = (text.cell.row, text.cell.column)
    known = table.shown.get(place, 0)
    rest = text.lines[known:]
    pad = 0.0 if part.pieced else 2 * table.kit.style.numbers.table_pad_y
    room = max(1, int((part.bottom - part.top - pad) / table.pitch + 0.01))
    if not rest and text.cell.rows > 1:
        return text.lines[:room]
    shown = rest if part.last else rest[:room]
    table.shown[place] = known + len(shown)
    return shown


def _draw_rules(canvas: Canvas, table: TableBody, rows: Sequence[tuple[RowStrip, float]]) -> None:
    """The rules of the rows on this page."""
    numbers, edges = table.kit.style.numbers, table.edges
    bands = [(strip.row, top, top + strip.height) for strip, top in rows]
    if table.ruling == "grid":
        canvas.rules.extend(grid_rules(table.grid, bands, edges, numbers.table_rule))
        return
    if table.ruling == "under":
        canvas.rules.extend(under_rules(table.grid, bands, edges, numbers.table_rule))
        return
    last = rows[-1][0]
    finished = last.row == table.grid.rows - 1 and last.piece == last.pieces - 1
    widths = (numbers.table_rule_thick, numbers.table_rule)
    canvas.rules.extend(three_rules(table.grid, table.parts, bands, edges, widths, finished=finished))
