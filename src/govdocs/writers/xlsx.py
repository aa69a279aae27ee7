"""The Excel twin of the tables of a document: one worksheet a table, ready to print, sort and fill in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy
from functools import cached_property
from typing import Literal

from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, error
from govdocs.errors import InputError, InvalidDataError
from govdocs.layout.pages import Pages
from govdocs.styles.gb9704 import GB9704
from govdocs.styles.sheet import StyleSheet
from govdocs.writers import codes
from govdocs.writers.xlsx_book import OrderedMerges, described, empty_workbook, saved
from govdocs.writers.xlsx_lists import ChoiceLists
from govdocs.writers.xlsx_names import sheet_name
from govdocs.writers.xlsx_page import column_width, set_up_page
from govdocs.writers.xlsx_plan import Piece, SheetPlan, plan_sheets
from govdocs.writers.xlsx_values import (
    MOST_COLUMNS,
    MOST_ROWS,
    cell_faults,
    cell_value,
    column_format,
    to_fill_in,
)

_GB2312 = 134  # the character set of simplified Chinese


def write_xlsx(pages: Pages, context: Context, style: StyleSheet = GB9704) -> bytes:
    """The tables of a laid-out document as the bytes of a workbook, one worksheet a table.

    Titles, the rows with their merged cells, totals and signatures come along, other text does not.
    Raises InputError for a document without tables and InvalidDataError with every cell that Excel
    cannot hold. A filter counts a merged cell to its first row only, as Excel does.
    """
    plans = plan_sheets(pages, style)
    if not plans:
        title = pages.document.title or pages.document.kind
        raise InputError(f"“{title}”没有表格，不能生成 Excel", "用 -f docx,pdf 生成这份公文")
    names = _names(plans)
    if faults := tuple(_faults(plans, names)):
        raise InvalidDataError(
            "有内容放不进 Excel，没有生成任何文件", faults, "改正后重新运行，或只生成 Word 和 PDF"
        )
    book = empty_workbook(style)
    lists = ChoiceLists(book)
    for plan, name in zip(plans, names, strict=True):
        put_sheet(book.create_sheet(name), plan, style, lists)
    lists.finish()
    described(book, pages.document, context)
    return saved(book, context)


def put_sheet(sheet: Worksheet, plan: SheetPlan, style: StyleSheet, lists: ChoiceLists) -> None:
    """Puts a planned sheet into an empty worksheet."""
    _SheetWriter(sheet, plan, style, lists).write()


def _names(plans: Iterable[SheetPlan]) -> list[str]:
    names: list[str] = []
    for plan in plans:
        names.append(sheet_name(plan.name, names))
    return names


def _faults(plans: Iterable[SheetPlan], names: Iterable[str]) -> Iterator[Diagnostic]:
    """Everything that no workbook can hold, by cell."""
    for plan, name in zip(plans, names, strict=True):
        rows, columns = len(plan.heights), len(plan.widths)
        if rows > MOST_ROWS or columns > MOST_COLUMNS:
            words = f"有 {rows} 行 {columns} 列，Excel 最多 {MOST_ROWS} 行 {MOST_COLUMNS} 列"
            yield error(codes.SHEET_TOO_LARGE, words, f"表“{name}”", "分成几张表")
        for piece in plan.pieces:
            where = f"表“{name}”{get_column_letter(piece.column + 1)}{piece.row + 1} 单元格"
            yield from cell_faults(piece.text, where)


class _SheetWriter:
    """Puts a planned sheet into a worksheet."""

    def __init__(self, sheet: Worksheet, plan: SheetPlan, style: StyleSheet, lists: ChoiceLists) -> None:
        self._sheet, self._plan, self._style, self._lists = sheet, plan, style, lists
        self._looks: dict[tuple[object, ...], Cell | MergedCell] = {}
        sheet.merged_cells = OrderedMerges()

    def write(self) -> None:
        """Everything."""
        for number, width in enumerate(self._plan.widths, start=1):
            self._sheet.column_dimensions[get_column_letter(number)].width = column_width(width)
        for number, height in enumerate(self._plan.heights, start=1):
            self._sheet.row_dimensions[number].height = round(height, 1)
        for piece in self._plan.pieces:
            self._piece(piece)
        self._filters()
        self._choices()
        set_up_page(self._sheet, self._plan, self._style)

    def _piece(self, piece: Piece) -> None:
        row, column = piece.row + 1, piece.column + 1
        cell = self._sheet.cell(row, column)
        value = cell_value(piece.text, piece.holds)
        cell.value = value.content
        if isinstance(value.content, str):
            cell.data_type = "s"
        free = piece.holds != "text" and to_fill_in(piece.text)
        number_format = self._formats[piece.column] if free else value.number_format
        self._look(cell, piece, number_format, quoted=value.quoted)
        if piece.rows * piece.columns == 1:
            return
        area = CellRange(None, column, row, column + piece.columns - 1, row + piece.rows - 1)
        self._sheet.merged_cells.add(area)
        if piece.gridded:
            for place in area.cells:
                self._sheet.cell(*place)._style = copy(cell._style)  # type: ignore[union-attr]

    @cached_property
    def _formats(self) -> list[str]:
        """The number format of the empty cells of each column."""
        texts: list[list[str]] = [[] for _ in self._plan.columns]
        for piece in self._plan.pieces:
            if piece.gridded and piece.holds != "text":
                texts[piece.column].append(piece.text)
        return [
            column_format(own, column.holds) for own, column in zip(texts, self._plan.columns, strict=True)
        ]

    def _look(self, cell: Cell | MergedCell, piece: Piece, number_format: str, *, quoted: bool) -> None:
        """Sets the look of a cell, shared by all cells that look alike."""
        rules = _rules(self._plan, piece)
        key = (piece.role, piece.size, piece.align, piece.high, number_format, quoted, *rules.items())
        if key not in self._looks:
            family = self._style.fonts[self._style.looks[piece.role].font]
            bold = self._style.looks[piece.role].bold or None
            cell.font = Font(name=family, size=piece.size, charset=_GB2312, b=bold)
            cell.alignment = Alignment(piece.align, "top" if piece.high else "center", wrap_text=True)
            cell.number_format = number_format
            cell.border = Border(**{side: Side(thickness) for side, thickness in rules.items()})  # type: ignore[arg-type]
            cell.quotePrefix = quoted
            self._looks[key] = cell
        cell._style = copy(self._looks[key]._style)  # type: ignore[union-attr]

    def _filters(self) -> None:
        """A frozen head and a filter over the rows below it."""
        plan = self._plan
        if not plan.header:
            return
        head = plan.first + plan.header
        self._sheet.freeze_panes = f"A{head + 1}"
        if plan.body:
            self._sheet.auto_filter.ref = f"A{head}:{get_column_letter(len(plan.widths))}{head + plan.body}"

    def _choices(self) -> None:
        """Drop-down lists over the rows of the body."""
        plan = self._plan
        first = plan.first + plan.header + 1
        for number, column in enumerate(plan.columns, start=1):
            if column.choices and plan.body:
                letter = get_column_letter(number)
                cells = f"{letter}{first}:{letter}{first + plan.body - 1}"
                self._lists.add(self._sheet, cells, column.choices)


def _rules(plan: SheetPlan, piece: Piece) -> dict[str, Literal["thin", "medium"]]:
    """The rules around a cell: all four of a grid, or of 三线 those that the page has."""
    if not piece.gridded or plan.table.ruling == "under":
        return {}
    if plan.table.ruling == "grid":
        return {"left": "thin", "right": "thin", "top": "thin", "bottom": "thin"}
    head = plan.first + plan.header
    totals, below = head + plan.body, piece.row + piece.rows
    rules: dict[str, Literal["thin", "medium"]] = {}
    if below == head or (below < head and piece.columns > 1) or (below == totals and plan.footer):
        rules["bottom"] = "thin"
    if piece.row == plan.first:
        rules["top"] = "medium"
    if below == totals + plan.footer:
        rules["bottom"] = "medium"
    return rules
