"""Tables fitted to a page: type size, columns by content, the lines of each cell, the height of each row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil

from govdocs.diagnostics import Diagnostic, info, warning
from govdocs.document.nodes import Table
from govdocs.layout import codes
from govdocs.layout.breaking import spans
from govdocs.layout.canvas import Frame
from govdocs.layout.columns import ColumnNeed, Measures, column_needs, column_widths, squeezed_widths
from govdocs.layout.glyphs import Fonts, Glyph, Typesetter
from govdocs.layout.grid import Grid, GridCell, grid_of
from govdocs.layout.kit import Kit
from govdocs.layout.lines import Line, Setting, break_lines
from govdocs.layout.pages import MM_PER_POINT, PlacedTable
from govdocs.layout.strips import Kind, Strip
from govdocs.layout.tables import CellText, RowStrip, TableBody
from govdocs.styles.sheet import Look, StyleSheet

_SIZES = (1.0, 0.875, 0.75)  # of the type size of tables: 小四, 五号, 小五
_SHORT = 6.0  # em: columns of shorter text are centred
_COMFORTABLE = 8.0  # em: a column of long text that is wider reads well
_LEAST = 2.0  # em: no column is narrower
_TALL = 1 / 3  # of a page: a higher row may be divided rather than leave a page without text
# What stays together in a cell: numbers with their units, dates, Latin words.
_PIECE = re.compile(r"\d[\d,.年月日%％\-]*|[A-Za-z0-9@./:_-]+")
_LONGEST_PIECE = 22  # characters: longer ones may be broken
# What should stay together: terms between marks.
_SEPARATORS = re.compile(r"[\s、，；。：,;（）()/]+")
_LONGEST_TERM = 7  # characters
# What a cell may list: names between marks.
_MEMBER = re.compile("[^、，；,;。 \u3000]+")
_BETWEEN = re.compile("[、，；,;]")
_FEWEST_MEMBERS = 2
_LONGEST_MEMBER = 12  # characters: longer ones are sentences

_Broken = tuple[GridCell, list[Glyph], tuple[Line, ...]]


def listed(text: str) -> list[tuple[int, int]]:
    """Where the members of a list of short names stand, without the marks between them; [] for no list."""
    pieces = [match.span() for match in _MEMBER.finditer(text)]
    alike = len(set(_BETWEEN.findall(text))) == 1
    short = all(end - start <= _LONGEST_MEMBER for start, end in pieces)
    return pieces if alike and short and len(pieces) >= _FEWEST_MEMBERS else []


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
        pitch = (
            (style.looks["table_cell"].pitch or size * MM_PER_POINT) * size / style.looks["table_cell"].size
        )
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
            found = list(_PIECE.findall(line))
            found += [line[start:end] for start, end in spans(line, names)]
            return [piece for piece in found if len(piece) <= _LONGEST_PIECE]

        def terms(line: str) -> list[str]:
            found = [term for term in _SEPARATORS.split(line) if len(term) <= _LONGEST_TERM]
            return found + [line[start : min(end + 1, len(line))] for start, end in listed(line)]

        return column_needs(grid, Measures(width, pieces, terms), _LEAST)

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
            warning(
                codes.TABLE_TOO_WIDE, "表格过宽，部分词语、数字或姓名被拆行", where, "请减少列数或改用横排"
            )
        )
        em = base * _SIZES[-1] * MM_PER_POINT
        room = max(self._frame.width - pad * grid.columns, em * grid.columns) / em
        return base * _SIZES[-1], [width * em + pad for width in squeezed_widths(needs, room)]

    def _look(self, cell: GridCell, header: int) -> Look:
        return self._kit.style.looks["table_head" if cell.row < header else "table_cell"]

    def _texts(
        self, grid: Grid, header: int, widths: Sequence[float], size: float
    ) -> dict[tuple[int, int], CellText]:
        broken: dict[tuple[int, int], _Broken] = {}
        for cell in grid.cells:
            glyphs = self._kit.typesetter.glyphs(cell.text, self._look(cell, header).font)
            inner = (
                sum(widths[cell.column : cell.column + cell.columns])
                - 2 * self._kit.style.numbers.table_pad_x
            )
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
            whole = [
                (first, last) for first, last in listed(part) if sum(ems[first : last + 1]) * size <= room
            ]
            for line in break_lines(part, ems, room, room, setting, (*spans(part, self._names), *whole)):
                lines.append(replace(line, start=line.start + start, end=line.end + start))
            if text and not part:
                lines.append(Line(start, start, (), 0.0))
            start += len(part) + 1
        return tuple(lines)

    def _rows(self, body: TableBody, header: int, where: str) -> list[Strip]:
        heights = _row_heights(body)
        head = min(header, body.grid.rows)
        if sum(heights[:head]) > self._frame.height / 2:
            head = 0
        room = self._frame.height - sum(heights[:head])
        strips: list[RowStrip] = []
        for row, height in enumerate(heights):
            if row < head or height <= self._frame.height * _TALL:
                strips.append(_row_strip(body, row, height, keep=row < head))
                continue
            if height > room:
                self._findings.append(info(codes.ROW_DIVIDED, f"表格第{row + 1}行高于一页，分页排", where))
            strips += _pieces(body, row, height, whole=height <= room)
        body.head = strips[:head]
        if strips:
            strips[0].space = self._kit.style.numbers.table_gap
        return list(strips)


def _pieces(body: TableBody, row: int, height: float, *, whole: bool) -> list[RowStrip]:
    """A high row as strips of one line each; a `whole` one stays together while other text fills the page."""
    pad = body.kit.style.numbers.table_pad_y
    count = max(2, ceil((height - 2 * pad) / body.pitch - 0.01))
    strips = []
    for piece in range(count):
        edge = piece in (0, count - 1)
        strip = _row_strip(body, row, body.pitch + pad * edge, keep=whole or piece in (0, count - 2))
        strip.piece, strip.pieces, strip.yields = piece, count, whole
        strips.append(strip)
    strips[-1].keep = False
    return strips


def _row_strip(body: TableBody, row: int, height: float, keep: bool = False) -> RowStrip:
    return RowStrip(body.index, Kind.BODY, height, 0.0, False, keep, body, row)


def fits_portrait(table: Table, style: StyleSheet, fonts: Fonts) -> bool:
    """True when `table` reads well on an upright page."""
    return fits_upright(table, Kit(style, Typesetter(fonts, style.numbers.baseline)), ())


def fits_upright(table: Table, kit: Kit, names: Sequence[str]) -> bool:
    """True when `table` reads well on an upright page: every column of long text has eight 字 at least."""
    grid, style = grid_of(table), kit.style
    needs = TableShaper(kit, Frame.of(style.page), names).needs(table, grid)
    em = style.looks["table_cell"].size * MM_PER_POINT
    wanted = sum(max(need.least, min(need.natural, _COMFORTABLE)) * em for need in needs)
    return wanted + 2 * style.numbers.table_pad_x * grid.columns <= style.page.text_width


def _short_columns(broken: Iterable[_Broken], header: int, size: float) -> set[int]:
    """The columns whose cells all are short: they are centred."""
    widest: dict[int, float] = {}
    for cell, _, lines in broken:
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
