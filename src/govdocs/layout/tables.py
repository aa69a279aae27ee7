"""Tables: columns fitted to their content, rows that no page break divides, heads that repeat."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from govdocs.diagnostics import Diagnostic, info, warning
from govdocs.document.nodes import Table
from govdocs.layout import codes
from govdocs.layout.canvas import Canvas, Frame
from govdocs.layout.glyphs import Fonts, Glyph, Pen, Typesetter
from govdocs.layout.grid import ColumnNeed, Grid, GridCell, column_needs, column_widths, grid_of, squeezed_widths
from govdocs.layout.kit import Kit
from govdocs.layout.breaking import spans
from govdocs.layout.lines import Line, Setting, break_lines
from govdocs.layout.pages import MM_PER_POINT, PlacedLine, PlacedRow, PlacedTable, Rule
from govdocs.layout.strips import Kind, Strip
from govdocs.styles.sheet import Look, StyleSheet

_SIZES = (1.0, 0.875, 0.75)  # of the table's type: 小四, 五号, 小五
_SHORT = 6.0  # em: columns of shorter text are centred
_COMFORTABLE = 8.0  # em: a column of long text that is wider reads well
_LEAST = 2.0  # em: no column is narrower
# What stays together in a cell: numbers with their units, dates, Latin words.
_PIECE = re.compile(r"\d[\d,.年月日%％\-]*|[A-Za-z0-9@./:_-]+")
_LONGEST_PIECE = 11.0  # em: longer words may be broken


@dataclass(frozen=True, slots=True)
class CellText:
    """The text of a cell, its glyphs and its lines; each line counts its characters in the whole text."""

    cell: GridCell
    glyphs: list[Glyph]
    lines: tuple[Line, ...]
    centred: bool


@dataclass(slots=True)
class TableBody:
    """A table ready to be drawn; `shown` counts the lines of a cell that pages have shown so far."""

    index: int
    grid: Grid
    texts: dict[tuple[int, int], CellText]
    edges: tuple[float, ...]
    size: float
    pitch: float
    kit: Kit
    head: list[RowStrip] = field(default_factory=list)
    shown: dict[tuple[int, int], int] = field(default_factory=dict)


@dataclass(slots=True)
class RowStrip(Strip):
    """A row, or where a row is taller than a page the part of it with the lines from `first` to before `last`."""

    table: TableBody
    row: int
    first: int = 0
    last: int | None = None

    def lead(self) -> Sequence[Strip]:
        """The head of the table."""
        return self.table.head if self.row >= len(self.table.head) else ()

    def draw(self, canvas: Canvas, top: float) -> None:
        """Draws the row alone."""
        draw_rows(canvas, [(self, top)])


@dataclass(frozen=True, slots=True)
class ShapedTable:
    """A table's strips, its columns, and what was noticed."""

    strips: list[Strip]
    placed: PlacedTable
    findings: tuple[Diagnostic, ...]


class TableShaper:
    """Fits tables into one frame."""

    def __init__(self, kit: Kit, frame: Frame, names: Sequence[str]) -> None:
        self._kit = kit
        self._frame = frame
        self._names = tuple(names)
        self._findings: list[Diagnostic] = []

    def shape(self, index: int, table: Table) -> ShapedTable:
        """The rows of `table` as strips."""
        grid = grid_of(table)
        self._findings = []
        where = f"第{index + 1}块表格"
        size, widths = self._columns(table, grid, where)
        style = self._kit.style
        left = self._frame.left + (self._frame.width - sum(widths)) / 2
        edges = [left]
        for width in widths:
            edges.append(edges[-1] + width)
        pitch = (style.looks["table_cell"].pitch or size * MM_PER_POINT) * size / style.looks["table_cell"].size
        texts = self._texts(grid, table.header, widths, size)
        body = TableBody(index, grid, texts, tuple(edges), size, pitch, self._kit)
        strips = self._rows(body, table.header, where)
        placed = PlacedTable(index, tuple(widths), size, left, pitch)
        return ShapedTable(strips, placed, tuple(self._findings))

    def needs(self, table: Table, grid: Grid) -> list[ColumnNeed]:
        """What each column needs in em, without padding."""
        typesetter, names = self._kit.typesetter, self._names

        def width(cell: GridCell, text: str) -> float:
            return typesetter.width(text, self._look(cell, table.header).font)

        def pieces(line: str) -> list[str]:
            found = [match for match in _PIECE.findall(line)]
            found += [line[start:end] for start, end in spans(line, names)]
            return [piece for piece in found if len(piece) <= 2 * _LONGEST_PIECE]

        return [
            ColumnNeed(max(need.least, min(_LEAST, need.natural) or 1.0), need.natural, need.amount)
            for need in column_needs(grid, width, pieces)
        ]

    def _columns(self, table: Table, grid: Grid, where: str) -> tuple[float, list[float]]:
        """The type size in points and the column widths in millimetres."""
        base = self._kit.style.looks["table_cell"].size
        pad = 2 * self._kit.style.numbers.table_pad_x
        if len(table.widths) == grid.columns:
            factor = min(1.0, self._frame.width / sum(table.widths))
            return base, [width * factor for width in table.widths]
        needs = self.needs(table, grid)
        for factor in _SIZES:
            size = base * factor
            em = size * MM_PER_POINT
            widths = column_widths(needs, (self._frame.width - pad * grid.columns) / em)
            if widths is not None:
                if factor < 1.0:
                    self._findings.append(info(codes.TABLE_SHRUNK, f"表格较宽，用{size:g}磅字", where))
                return size, [width * em + pad for width in widths]
        self._findings.append(
            warning(codes.TABLE_TOO_WIDE, "表格过宽，部分词语、数字或姓名被拆行", where, "请减少列数或改用横排")
        )
        em = base * _SIZES[-1] * MM_PER_POINT
        room = max(self._frame.width - pad * grid.columns, em * grid.columns) / em
        return base * _SIZES[-1], [width * em + pad for width in squeezed_widths(needs, room)]

    def _look(self, cell: GridCell, header: int) -> Look:
        return self._kit.style.looks["table_head" if cell.row < header else "table_cell"]

    def _texts(
        self, grid: Grid, header: int, widths: Sequence[float], size: float
    ) -> dict[tuple[int, int], CellText]:
        broken = {}
        for cell in grid.cells:
            glyphs = self._kit.typesetter.glyphs(cell.text, self._look(cell, header).font)
            inner = sum(widths[cell.column : cell.column + cell.columns]) - 2 * self._kit.style.numbers.table_pad_x
            broken[cell.row, cell.column] = (cell, glyphs, self._lines(cell.text, glyphs, inner, size))
        short = _short_columns(broken.values(), header, size)
        return {
            place: CellText(cell, glyphs, lines, cell.row < header or cell.column in short)
            for place, (cell, glyphs, lines) in broken.items()
        }

    def _lines(self, text: str, glyphs: Sequence[Glyph], width: float, size: float) -> tuple[Line, ...]:
        """The lines of a cell, broken at its own line ends too."""
        setting = Setting(cell=size, size=size, justify=False)
        room = width / MM_PER_POINT + 0.01
        lines: list[Line] = []
        start = 0
        for part in text.split("\n"):
            ems = [glyph.width for glyph in glyphs[start : start + len(part)]]
            for line in break_lines(part, ems, room, room, setting, spans(part, self._names)):
                lines.append(
                    Line(
                        line.start + start, line.end + start, line.offsets, line.width, line.tracking, line.squeezes
                    )
                )
            start += len(part) + 1
        return tuple(lines)

    def _rows(self, body: TableBody, header: int, where: str) -> list[Strip]:
        heights = _row_heights(body)
        strips: list[RowStrip] = []
        head = min(header, body.grid.rows)
        room = self._frame.height - sum(heights[:head])
        for row, height in enumerate(heights):
            keep = row < head
            if height <= room or row < head:
                strips.append(RowStrip(body.index, Kind.BODY, height, 0.0, False, keep, body, row))
                continue
            self._findings.append(info(codes.ROW_DIVIDED, f"表格第{row + 1}行高于一页，分页排", where))
            strips += self._divided(body, row, room)
        if sum(heights[:head]) < self._frame.height / 2:
            body.head = strips[:head]
        if strips:
            strips[0].space = self._kit.style.numbers.table_gap
        return list(strips)

    def _divided(self, body: TableBody, row: int, room: float) -> list[RowStrip]:
        pad = 2 * self._kit.style.numbers.table_pad_y
        most = max(1, int((room - pad) / body.pitch))
        count = max(len(text.lines) for text in body.texts.values() if text.cell.row == row)
        parts = []
        for first in range(0, count, most):
            last = min(first + most, count)
            height = (last - first) * body.pitch + pad
            parts.append(RowStrip(body.index, Kind.BODY, height, 0.0, False, False, body, row, first, last))
        return parts


def fits_portrait(table: Table, style: StyleSheet, fonts: Fonts) -> bool:
    """True when `table` reads well on an upright page: every column of long text has eight 字 at least."""
    kit = Kit(style, Typesetter(fonts, style.numbers.baseline))
    grid = grid_of(table)
    needs = TableShaper(kit, Frame.of(style.page), ()).needs(table, grid)
    em = style.looks["table_cell"].size * MM_PER_POINT
    wanted = sum(max(need.least, min(need.natural, _COMFORTABLE)) * em for need in needs)
    return wanted + 2 * style.numbers.table_pad_x * grid.columns <= style.page.text_width


def draw_rows(canvas: Canvas, rows: Sequence[tuple[RowStrip, float]]) -> None:
    """Draws consecutive rows of one table: their rules, and the text of each cell in what of it stands here."""
    table = rows[0][0].table
    for strip, top in rows:
        canvas.rows.append(PlacedRow(table.index, strip.row, canvas.page, top, strip.height))
    for place, (strip, top) in enumerate(rows):
        drawn: set[int] = set()
        for cell in table.grid.covering[strip.row]:
            if cell is None or id(cell) in drawn:
                continue
            drawn.add(id(cell))
            if place and rows[place - 1][0].row >= cell.row and _covers(cell, rows[place - 1][0], strip):
                continue
            _draw_cell(canvas, table, cell, strip, (top, _cell_bottom(cell, rows, place)))
    _draw_rules(canvas, table, rows)


def _covers(cell: GridCell, before: RowStrip, strip: RowStrip) -> bool:
    """True when `cell` stands in both rows, so that it was drawn with the first."""
    return before.row != strip.row and cell.row <= before.row <= cell.last_row


def _cell_bottom(cell: GridCell, rows: Sequence[tuple[RowStrip, float]], place: int) -> float:
    """The lower edge of what of `cell` stands on this page from row `place` on."""
    bottom = rows[place][1] + rows[place][0].height
    for strip, top in rows[place + 1 :]:
        if not strip.row > rows[place][0].row or strip.row > cell.last_row:
            break
        bottom = top + strip.height
    return bottom


def _draw_cell(
    canvas: Canvas, table: TableBody, cell: GridCell, strip: RowStrip, span: tuple[float, float]
) -> None:
    text = table.texts[cell.row, cell.column]
    lines = _visible(table, text, strip, span[1] - span[0])
    numbers = table.kit.style.numbers
    left = table.edges[cell.column] + numbers.table_pad_x
    right = table.edges[min(cell.column + cell.columns, table.grid.columns)] - numbers.table_pad_x
    em = table.size * MM_PER_POINT
    y = span[0] + (span[1] - span[0] - len(lines) * table.pitch + table.pitch - em) / 2
    for line in lines:
        width = line.width * MM_PER_POINT
        x = left + (right - left - width) / 2 if text.centred else left
        pen = Pen(x, y, table.size)
        glyphs = text.glyphs[line.start : line.end]
        canvas.add(*table.kit.typesetter.runs(cell.text[line.start : line.end], glyphs, line.offsets, pen))
        place = PlacedLine(
            "block",
            table.index,
            line.start,
            line.end,
            canvas.page,
            y,
            x,
            x + width,
            table.size,
            line.tracking,
            line.squeezes,
            cell.row,
            cell.number,
        )
        canvas.lines.append(place)
        y += table.pitch


def _visible(table: TableBody, text: CellText, strip: RowStrip, height: float) -> Sequence[Line]:
    """The lines of a cell that this page shows: all of them again where a merged cell is carried over."""
    if strip.last is not None:
        return text.lines[strip.first : strip.last]
    place = (text.cell.row, text.cell.column)
    if text.cell.rows == 1:
        return text.lines
    known = table.shown.get(place, 0)
    rest = text.lines[known:] or text.lines
    room = max(1, int((height - 2 * table.kit.style.numbers.table_pad_y) / table.pitch + 0.01))
    shown = rest[:room]
    table.shown[place] = min(len(text.lines), (known if known < len(text.lines) else 0) + len(shown))
    return shown


def _draw_rules(canvas: Canvas, table: TableBody, rows: Sequence[tuple[RowStrip, float]]) -> None:
    """The rules around and between cells; none inside a merged cell."""
    thickness = table.kit.style.numbers.table_rule
    top, bottom = rows[0][1], rows[-1][1] + rows[-1][0].height
    edges = table.edges
    canvas.rules.append(Rule(edges[0], top, edges[-1], top, thickness))
    canvas.rules.append(Rule(edges[0], bottom, edges[-1], bottom, thickness))
    for (above, _), (below, y) in pairwise(rows):
        for first, last in _open_stretches(table.grid, above.row, below.row):
            canvas.rules.append(Rule(edges[first], y, edges[last], y, thickness))
    for column in range(table.grid.columns + 1):
        for y0, y1 in _verticals(table.grid, column, rows):
            canvas.rules.append(Rule(edges[column], y0, edges[column], y1, thickness))


def _open_stretches(grid: Grid, above: int, below: int) -> list[tuple[int, int]]:
    """The stretches of columns between which a rule divides two rows."""
    stretches: list[tuple[int, int]] = []
    for column in range(grid.columns):
        upper, lower = grid.covering[above][column], grid.covering[below][column]
        if upper is not None and upper is lower and above != below:
            continue
        if stretches and stretches[-1][1] == column:
            stretches[-1] = (stretches[-1][0], column + 1)
        else:
            stretches.append((column, column + 1))
    return stretches


def _verticals(grid: Grid, column: int, rows: Sequence[tuple[RowStrip, float]]) -> list[tuple[float, float]]:
    """The stretches of the rule at the left edge of `column`."""
    stretches: list[tuple[float, float]] = []
    for strip, top in rows:
        covering = grid.covering[strip.row]
        inside = 0 < column < grid.columns and covering[column] is not None
        if inside and covering[column] is covering[column - 1]:
            continue
        if stretches and abs(stretches[-1][1] - top) < 1e-6:
            stretches[-1] = (stretches[-1][0], top + strip.height)
        else:
            stretches.append((top, top + strip.height))
    return stretches


def _short_columns(
    broken: Sequence[tuple[GridCell, list[Glyph], tuple[Line, ...]]] | object, header: int, size: float
) -> set[int]:
    """The columns whose cells all are short: they are centred."""
    widest: dict[int, float] = {}
    for cell, _, lines in broken:  # type: ignore[attr-defined]
        if cell.row >= header:
            width = max((line.width for line in lines), default=0.0) / size
            many = _SHORT + 1 if len(lines) > 2 else width
            widest[cell.column] = max(widest.get(cell.column, 0.0), width, many)
    return {column for column, width in widest.items() if width <= _SHORT}


def _row_heights(body: TableBody) -> list[float]:
    """The height of each row; what a merged cell needs more is shared by its rows."""
    pad = 2 * body.kit.style.numbers.table_pad_y
    heights = [body.pitch + pad] * body.grid.rows
    for text in body.texts.values():
        if text.cell.rows == 1:
            row = text.cell.row
            heights[row] = max(heights[row], len(text.lines) * body.pitch + pad)
    for text in sorted(body.texts.values(), key=lambda text: text.cell.rows):
        rows = range(text.cell.row, text.cell.row + text.cell.rows)
        lack = len(text.lines) * body.pitch + pad - sum(heights[row] for row in rows)
        if lack > 0:
            for row in rows:
                heights[row] += lack / len(rows)
    return heights
