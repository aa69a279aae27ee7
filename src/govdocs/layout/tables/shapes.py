"""Tables fitted to a page: type size, columns by content, the lines of each cell, the height of each row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate
from math import ceil

from govdocs.diagnostics import Diagnostic, info, warning
from govdocs.document.nodes import Picture, Table
from govdocs.fonts.roles import FontRole
from govdocs.layout import codes
from govdocs.layout.canvas import Frame
from govdocs.layout.kit import Kit
from govdocs.layout.pages import MM_PER_POINT, Align, PlacedTable
from govdocs.layout.strips import Kind, Strip
from govdocs.layout.tables.aligns import cell_align, column_aligns, short_columns
from govdocs.layout.tables.cells import SetText, Texts
from govdocs.layout.tables.drawing import CellText, RowStrip, TableBody
from govdocs.layout.tables.fitting import ColumnFit, column_fit
from govdocs.layout.tables.formcells import cut_words, form_fit, form_heights, form_role
from govdocs.layout.tables.grid import Grid, grid_of
from govdocs.layout.tables.needs import cell_look, prose_columns
from govdocs.layout.tables.sidelines import ABOVE, BELOW, Place, line_strips
from govdocs.styles.sheet import StyleSheet

_LONGEST_LABEL = 12  # lines: a longer merged text goes on where a page ends
_TINY = 1e-6
_TALL = 1 / 3  # of a page: a higher row may be divided rather than leave a page without text
_SAID = {
    codes.TABLE_SHRUNK: info(codes.TABLE_SHRUNK, "表格较宽，用{size:g}磅字"),
    codes.TABLE_TOO_WIDE: warning(
        codes.TABLE_TOO_WIDE, "表格过宽，部分词语、数字或姓名被拆行", "", "请减少列数或改用横排"
    ),
}


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
        fit = self._fit(table, grid)
        if fit.code:
            self._findings.append(_finding(fit, self._where))
        left = self._frame.left + (self._frame.width - sum(fit.widths)) / 2
        edges = tuple(accumulate(fit.widths, initial=left))
        texts, aligns = self._texts(grid, table, fit)
        if table.fixed and cut_words(texts):
            words = "表格中有的词语或号码比所在的格宽，已拆行"
            self._findings.append(info(codes.WORD_CUT, words, self._where))
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
            _head_size(fit.size, table, self._kit.style),
            pictures=_pictures(table) if table.fixed else {},
        )
        rows = self._rows(body, table)
        strips = self._with_lines(table, body, rows)
        joined = frozenset(strip.row for strip in rows if strip.keep and strip.piece == strip.pieces - 1)
        placed = PlacedTable(
            index,
            fit.widths,
            fit.size,
            left,
            body.pitch,
            fit.pad,
            aligns,
            len(body.head),
            joined,
            body.head_size,
        )
        return ShapedTable(strips, placed, tuple(self._findings))

    def _fit(self, table: Table, grid: Grid) -> ColumnFit:
        if table.fixed:
            return form_fit(table, grid, self._kit, self._frame.width)
        return column_fit(table, grid, self._kit, self._names, self._frame.width)

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
        fonts = _fonts(style, table, grid)
        cells = self._kit.cells(self._names)
        prose = frozenset(range(grid.columns)) if table.fixed else prose_columns(table, grid)

        sizes = (_head_size(fit.size, table, style), fit.size)

        @cache
        def lines_of(font: FontRole, size: float, column: int, columns: int) -> Texts[SetText]:
            width = sum(fit.widths[column : column + columns]) - 2 * fit.pad
            if table.fixed and font is style.looks["form_label"].font:
                return cells.balanced(font, size, width)
            return cells.lines(font, size, width, prose=column in prose)

        broken = [
            (cell, lines_of(font, sizes[cell.row >= table.header], cell.column, cell.columns)[cell.text])
            for cell, font in zip(grid.cells, fonts, strict=True)
        ]
        body = [
            each
            for each in broken
            if table.header <= each[0].row < grid.rows - table.footer and each[0].row not in table.subtotals
        ]
        aligns = column_aligns(table, grid, short_columns(body, fit.size))
        texts: list[list[CellText]] = [[] for _ in range(grid.rows)]
        for cell, (lines, _, face, glyphs) in broken:
            texts[cell.row].append(CellText(cell, glyphs, face, lines, cell_align(table, cell, aligns)))
        return texts, aligns

    def _rows(self, body: TableBody, table: Table) -> list[RowStrip]:
        heights = form_heights(table, body) if table.fixed else _row_heights(body, table.heights)
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


def _head_size(size: float, table: Table, style: StyleSheet) -> float:
    """The type size of the head of a table whose rows are set in `size`."""
    if table.fixed:
        return size
    return size * style.looks["table_head"].size / style.looks["table_cell"].size


def _fonts(style: StyleSheet, table: Table, grid: Grid) -> list[FontRole]:
    """The font of each cell."""
    if table.fixed:
        return [style.looks[form_role(table, cell)].font for cell in grid.cells]
    fonts = [cell_look(style, table, row).font for row in range(grid.rows)]
    return [fonts[cell.row] for cell in grid.cells]


def _pictures(table: Table) -> dict[tuple[int, int], Picture]:
    """The pictures of the cells of a form, by row and number."""
    cells = ((row, number, cell) for row, cells in enumerate(table.rows) for number, cell in enumerate(cells))
    return {(row, number): cell.picture for row, number, cell in cells if cell.picture is not None}


def _row_strip(body: TableBody, row: int, height: float, keep: bool = False) -> RowStrip:
    return RowStrip(body.index, Kind.BODY, height, 0.0, False, keep, body, row)


def _name(table: Table) -> str:
    """A table as a clerk finds it: by its name, else by the first words of its head."""
    if table.sheet:
        return f"表格“{table.sheet}”"
    if table.fixed:
        return "表格"  # what its cells hold may be personal
    head = [cell.text.replace("\n", "") for cell in next(iter(table.rows), ())]
    return f"表格（表头：{'、'.join(head[:4])}{'…' if len(head) > 4 else ''}）"


def _finding(fit: ColumnFit, where: str) -> Diagnostic:
    """What the report says of how a table had to be set."""
    said = _SAID[fit.code]
    return replace(said, message=said.message.format(size=fit.size), where=where)


def _row_heights(body: TableBody, wished: Sequence[float] = ()) -> list[float]:
    """The height of each row, at least that `wished`; what a merged cell needs more is shared by its rows."""
    pad = 2 * body.kit.style.numbers.table_pad_y
    heights = [body.pitch + pad] * body.grid.rows
    for row, height in enumerate(wished[: body.grid.rows]):
        heights[row] = max(heights[row], height)
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
