"""Tables fitted to a page: type size, columns by content, the lines of each cell, the height of each row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate
from math import ceil

from govdocs.diagnostics import Diagnostic, info, warning
from govdocs.document.nodes import Table
from govdocs.fonts.roles import FontRole
from govdocs.layout import codes
from govdocs.layout.canvas import Frame
from govdocs.layout.kit import Kit
from govdocs.layout.pages import MM_PER_POINT, Align, PlacedTable
from govdocs.layout.strips import Kind, Strip
from govdocs.layout.tables.cells import SetText, Texts
from govdocs.layout.tables.drawing import CellText, RowStrip, TableBody
from govdocs.layout.tables.fitting import ColumnFit, column_fit
from govdocs.layout.tables.grid import Grid, GridCell, grid_of
from govdocs.layout.tables.needs import cell_look, prose_columns
from govdocs.layout.tables.sidelines import ABOVE, BELOW, Place, line_strips

_SHORT = 6.0  # em: columns of shorter text are centred
_LONGEST_LABEL = 12  # lines: a longer merged text goes on where a page ends
_TINY = 1e-6
_TALL = 1 / 3  # of a page: a higher row may be divided rather than leave a page without text
# Heads over numbers that count or name, not measure: they are centred.
_SERIAL = re.compile("(?:序号|编号|行次|年度|年份|月份|季度)$")
_SAID = {
    codes.TABLE_SHRUNK: info(codes.TABLE_SHRUNK, "表格较宽，用{size:g}磅字"),
    codes.TABLE_TOO_WIDE: warning(
        codes.TABLE_TOO_WIDE, "表格过宽，部分词语、数字或姓名被拆行", "", "请减少列数或改用横排"
    ),
}

_Broken = tuple[GridCell, SetText]


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
        self._where = ""

    def shape(self, index: int, table: Table) -> ShapedTable:
        """The rows of `table` as strips, and the lines that stand with it."""
        grid = grid_of(table)
        self._findings = []
        self._where = _name(table)
        fit = column_fit(table, grid, self._kit, self._names, self._frame.width)
        if fit.code:
            self._findings.append(_finding(fit, self._where))
        left = self._frame.left + (self._frame.width - sum(fit.widths)) / 2
        edges = tuple(accumulate(fit.widths, initial=left))
        texts, aligns = self._texts(grid, table, fit)
        body = TableBody(
            index,
            grid,
            texts,
            edges,
            fit.size,
            self._pitch(fit.size),
            fit.pad,
            self._kit,
            (table.header, table.footer),
            table.ruling,
        )
        rows = self._rows(body, table)
        strips = self._with_lines(table, body, rows)
        joined = frozenset(strip.row for strip in rows if strip.keep and strip.piece == strip.pieces - 1)
        placed = PlacedTable(
            index, fit.widths, fit.size, left, body.pitch, fit.pad, aligns, len(body.head), joined
        )
        return ShapedTable(strips, placed, tuple(self._findings))

    def _pitch(self, size: float) -> float:
        """The line distance of type of `size`."""
        look = self._kit.style.looks["table_cell"]
        return (look.pitch or look.size * MM_PER_POINT) * size / look.size

    def _with_lines(self, table: Table, body: TableBody, rows: list[RowStrip]) -> list[Strip]:
        """`rows` between the lines above and below the table, which no page break parts from them."""
        numbers = self._kit.style.numbers
        above = self._lines_beside(table.above, body, ABOVE)
        below = self._lines_beside(table.below, body, BELOW)
        for strip in (*above, *rows[-1:]) if below else above:
            strip.keep = True
        if rows:
            rows[0].space = numbers.table_line_gap if above else numbers.table_gap
        if above:
            above[0].space = numbers.table_gap
        if below:
            below[0].space = numbers.table_sign_gap
        for strip in below[:-1]:
            strip.keep = True
        return [*above, *rows, *below]

    def _lines_beside(self, texts: Sequence[str], body: TableBody, part: str) -> list[Strip]:
        """The lines above or below a table; a narrow table does not narrow them."""
        if not texts:
            return []
        frame = self._frame
        place = Place(body.index, part, min(body.edges[0], frame.left), max(body.edges[-1], frame.right))
        strips = line_strips(texts, place, self._kit, self._names)
        if len(strips) > 1:
            words = "表上或表下各项一行排不下，已分行排"
            self._findings.append(info(codes.TABLE_LINE_WRAPPED, words, self._where))
        return strips

    def _texts(
        self, grid: Grid, table: Table, fit: ColumnFit
    ) -> tuple[list[list[CellText]], tuple[Align, ...]]:
        """The text of each cell in its lines, and where it stands in each column."""
        style = self._kit.style
        fonts = [cell_look(style, table, row).font for row in range(grid.rows)]
        cells, prose = self._kit.cells(self._names), prose_columns(table, grid)

        @cache
        def lines_of(font: FontRole, column: int, columns: int) -> Texts[SetText]:
            width = sum(fit.widths[column : column + columns]) - 2 * fit.pad
            return cells.lines(font, fit.size, width, prose=column in prose)

        broken = [
            (cell, lines_of(fonts[cell.row], cell.column, cell.columns)[cell.text]) for cell in grid.cells
        ]
        body = [
            each
            for each in broken
            if table.header <= each[0].row < grid.rows - table.footer and each[0].row not in table.subtotals
        ]
        aligns = _aligns(table, grid, _short_columns(body, fit.size))
        texts: list[list[CellText]] = [[] for _ in range(grid.rows)]
        for cell, (lines, _, face, glyphs) in broken:
            texts[cell.row].append(CellText(cell, glyphs, face, lines, cell_align(table, cell, aligns)))
        return texts, aligns

    def _rows(self, body: TableBody, table: Table) -> list[RowStrip]:
        heights = _row_heights(body)
        head = min(table.header, body.grid.rows)
        if sum(heights[:head]) > self._frame.height / 2:
            head = 0
        room = self._frame.height - sum(heights[:head])
        strips: list[RowStrip] = []
        for row, height in enumerate(heights):
            if row < head or height <= self._frame.height * _TALL:
                strips.append(_row_strip(body, row, height, keep=row < head))
                continue
            if height > room:
                self._findings.append(
                    info(codes.ROW_DIVIDED, f"表格第{row + 1}行高于一页，分页排", self._where)
                )
            strips += _pieces(body, row, height, whole=height <= room)
        body.head = strips[:head]
        last = body.grid.rows - 1
        sums = (row - 1 for row in table.subtotals if row > head)
        joined = {*range(last - table.footer, last), *sums, *_joined(body, heights)}
        if last - head > 1 and sum(heights[last - 1 :]) <= self._frame.height * _TALL:
            joined.add(last - 1)  # the last row never stands alone on a page
        for strip in strips:
            if strip.row in joined and strip.piece == strip.pieces - 1:
                strip.keep = True
        return strips


def _joined(body: TableBody, heights: Sequence[float]) -> Iterator[int]:
    """The rows that no page break parts from the next.

    Where a page ends in a merged cell, what stands of it on either side has room for all its text.
    """
    pad = 2 * body.kit.style.numbers.table_pad_y
    for texts in body.texts:
        for text in texts:
            if text.cell.rows == 1 or len(text.lines) > _LONGEST_LABEL:
                continue
            first, last, need = text.cell.row, text.cell.last_row, len(text.lines) * body.pitch + pad
            for rows in (range(first, last), range(last, first, -1)):
                sums = accumulate(heights[row] for row in rows)
                for row, height in zip(rows, sums, strict=True):
                    if height >= need - _TINY:
                        break
                    yield row if rows.step > 0 else row - 1


def _pieces(body: TableBody, row: int, height: float, *, whole: bool) -> list[RowStrip]:
    """A high row as strips of one line each; a `whole` one stays together while other text fills the page."""
    pad = body.kit.style.numbers.table_pad_y
    count = max(2, ceil((height - 2 * pad) / body.pitch - 0.01))
    strips = []
    for piece in range(count):
        edge = piece in (0, count - 1)
        strip = _row_strip(body, row, body.pitch + pad * edge, keep=whole)
        strip.piece, strip.pieces, strip.yields = piece, count, whole
        strips.append(strip)
    strips[-1].keep = False
    return strips


def _row_strip(body: TableBody, row: int, height: float, keep: bool = False) -> RowStrip:
    return RowStrip(body.index, Kind.BODY, height, 0.0, False, keep, body, row)


def _name(table: Table) -> str:
    """A table as a clerk finds it: by its name, else by the first words of its head."""
    if table.sheet:
        return f"表格“{table.sheet}”"
    head = [cell.text.replace("\n", "") for cell in next(iter(table.rows), ())]
    return f"表格（表头：{'、'.join(head[:4])}{'…' if len(head) > 4 else ''}）"


def _finding(fit: ColumnFit, where: str) -> Diagnostic:
    """What the report says of how a table had to be set."""
    said = _SAID[fit.code]
    return replace(said, message=said.message.format(size=fit.size), where=where)


def cell_align(table: Table, cell: GridCell, aligns: Sequence[Align]) -> Align:
    """Where the text of `cell` stands: as in its column; heads, and totals over columns, in the middle."""
    total = cell.row >= len(table.rows) - table.footer or cell.row in table.subtotals
    label = cell.columns > 1 and total
    return "center" if cell.row < table.header or label else aligns[cell.column]


def _aligns(table: Table, grid: Grid, short: set[int]) -> tuple[Align, ...]:
    """Where text stands in each column: numbers at the right, dates and short text in the middle."""
    found: list[Align] = ["center" if column in short else "left" for column in range(grid.columns)]
    for number, column in enumerate(table.columns[: grid.columns]):
        if column.holds == "date":
            found[number] = "center"
        elif column.holds == "number":
            found[number] = "center" if _serial(table, grid, number) else "right"
    return tuple(found)


def _serial(table: Table, grid: Grid, column: int) -> bool:
    """True when the numbers of a column count the rows or name a year."""
    heads = [grid.covering[row][column] for row in range(min(table.header, grid.rows))]
    return any(head is not None and _SERIAL.search("".join(head.text.split())) for head in heads)


def _short_columns(broken: Iterable[_Broken], size: float) -> set[int]:
    """The columns whose cells all are short: they are centred."""
    widest: dict[int, float] = {}
    for cell, text in broken:
        width = text.width / size if len(text.lines) <= 2 else _SHORT + 1
        if width > widest.get(cell.column, -1.0):
            widest[cell.column] = width
    return {column for column, width in widest.items() if width <= _SHORT}


def _row_heights(body: TableBody) -> list[float]:
    """The height of each row; what a merged cell needs more is shared by its rows."""
    pad = 2 * body.kit.style.numbers.table_pad_y
    heights = [body.pitch + pad] * body.grid.rows
    for row, texts in enumerate(body.texts):
        most = max([len(text.lines) for text in texts if text.cell.rows == 1], default=1)
        heights[row] = max(heights[row], most * body.pitch + pad)
    tall = [text for texts in body.texts for text in texts if text.cell.rows > 1]
    for text in sorted(tall, key=lambda text: text.cell.rows):
        rows = range(text.cell.row, text.cell.row + text.cell.rows)
        lack = len(text.lines) * body.pitch + pad - sum(heights[row] for row in rows)
        if lack > 0:
            for row in rows:
                heights[row] += lack / len(rows)
    return heights
