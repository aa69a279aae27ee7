"""A copy of a workbook with notes on its cells: coloured, commented, and listed on a sheet of their own."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import column_index_from_string, quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, Severity
from govdocs.writers.xlsx_book import saved
from govdocs.writers.xlsx_entry import GREY, RULED
from govdocs.writers.xlsx_values import escaped

_WORDS: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "错误",
    Severity.WARNING: "需要核对",
    Severity.INFO: "说明",
}
_FILLS = {
    Severity.ERROR: PatternFill("solid", "FFFFC7CE"),
    Severity.WARNING: PatternFill("solid", "FFFFEB9C"),
}
_RANK = list(_WORDS)
_AUTHOR, _BEGIN, _RULE = "govdocs", "检查：", "\n——————\n"
_HEADS = (
    ("序号", 6),
    ("程度", 10),
    ("位置", 34),
    ("字段", 30),
    ("问题", 50),
    ("办法", 50),
    ("代码", 8),
)
"""What stands above the columns of the list, and how wide they are in digits."""

_LINE_HEIGHT, _ROOM = 15.0, 4.0  # points
_LINK = Font(name="宋体", size=11, color="FF0563C1", underline="single")
_PLAIN, _STRONG = Font(name="宋体", size=11), Font(name="黑体", size=11)
_A4 = 9
_COMMENT_WIDTH, _COMMENT_LINE, _LETTERS = 280, 22, 18  # pixels, pixels, letters in a line of a comment


@dataclass(frozen=True, slots=True)
class CellNote:
    """A finding about a cell, a row (`column` is "") or a sheet (`row` is 0).

    The sheet is found by its name, or by its `number` in the workbook, counted from 1, where that is given.
    `words` are its place and the label of its field.
    """

    sheet: str
    number: int
    row: int
    column: str
    words: tuple[str, str]
    finding: Diagnostic


def annotated(content: bytes, notes: Sequence[CellNote], title: str, context: Context) -> bytes:
    """The workbook `content` with `notes`; they are listed on a sheet called `title`, the first one.

    Notes of an earlier copy are taken away before.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(content), rich_text=True)
    _clean(book, title)
    ordered = sorted(notes, key=lambda each: _RANK.index(each.finding.severity))
    placed = [(note, _cell(book, note)) for note in ordered]
    for cell in dict.fromkeys(cell for _, cell in placed if cell is not None):
        _mark(cell, [note.finding for note, other in placed if other is cell])
    _list(book.create_sheet(title, 0), placed)
    book.active = 0
    for sheet in book.worksheets[1:]:
        sheet.sheet_view.tabSelected = False
    return saved(book, context)


def _clean(book: Workbook, title: str) -> None:
    """Takes away the list and the marks of an earlier copy; comments of others stay."""
    if title in book.sheetnames:
        del book[title]
    for sheet in book.worksheets:
        for cell in list(sheet._cells.values()):
            comment = cell.comment
            if comment is None or _BEGIN not in comment.text:
                continue
            kept = comment.text.partition(_BEGIN)[0].removesuffix(_RULE)
            cell.comment = Comment(kept, comment.author) if kept else None
            cell.fill = PatternFill()


def _cell(book: Workbook, note: CellNote) -> Cell | MergedCell | None:
    """The cell that a note is about; the first one of a row, None for a note about no cell."""
    sheet = _sheet(book, note)
    if sheet is None or not note.row or note.finding.severity is Severity.INFO:
        return None
    column = column_index_from_string(note.column) if note.column else 1
    cell = sheet.cell(note.row, column)
    area = next((area for area in sheet.merged_cells.ranges if cell.coordinate in area), None)
    return sheet.cell(area.min_row, area.min_col) if area else cell


def _sheet(book: Workbook, note: CellNote) -> Worksheet | None:
    if note.number:
        return book.worksheets[note.number - 1] if note.number <= len(book.worksheets) else None
    return next((sheet for sheet in book.worksheets if sheet.title == note.sheet), None)


def _mark(cell: Cell | MergedCell, findings: Sequence[Diagnostic]) -> None:
    """Colours a cell by the worst of its findings and says them in a comment below that of others."""
    words = "\n".join(f"{_WORDS[each.severity]}：{_both(each)}" for each in findings)
    own = f"{_BEGIN}\n{words}"
    text = f"{cell.comment.text}{_RULE}{own}" if cell.comment else own
    cell.fill = _FILLS[findings[0].severity]
    lines = sum(1 + len(line) // _LETTERS for line in text.split("\n"))
    cell.comment = Comment(text, _AUTHOR, height=_COMMENT_LINE * (lines + 1), width=_COMMENT_WIDTH)


def _both(finding: Diagnostic) -> str:
    return f"{finding.message}（{finding.hint}）" if finding.hint else finding.message


def _list(sheet: Worksheet, placed: Sequence[tuple[CellNote, Cell | MergedCell | None]]) -> None:
    """The sheet that lists all findings, each with a link to its cell."""
    for column, (head, width) in enumerate(_HEADS, start=1):
        cell = sheet.cell(1, column, head)
        cell.font, cell.fill, cell.border = _STRONG, GREY, RULED
        cell.alignment = Alignment("center", "center")
        sheet.column_dimensions[cell.column_letter].width = width
    for row, (note, target) in enumerate(placed, start=2):
        _line(sheet, row, note, target)
    sheet.freeze_panes, sheet.print_title_rows = "A2", "1:1"
    sheet.auto_filter.ref = f"A1:G{max(2, len(placed) + 1)}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _line(sheet: Worksheet, row: int, note: CellNote, target: Cell | MergedCell | None) -> None:
    finding = note.finding
    sheet.cell(row, 1, row - 1)
    texts = (_WORDS[finding.severity], *note.words, finding.message, finding.hint, finding.code)
    lines = [ceil(2 * len(text) / width) for text, (_, width) in zip(texts, _HEADS[1:], strict=True)]
    sheet.row_dimensions[row].height = max(1, *lines) * _LINE_HEIGHT + _ROOM
    for column, text in enumerate(texts, start=2):
        cell = sheet.cell(row, column)
        cell.value, cell.data_type = escaped(text), "s"
    for column in range(1, len(_HEADS) + 1):
        cell = sheet.cell(row, column)
        cell.font, cell.border = _PLAIN, RULED
        cell.alignment = Alignment(vertical="center", wrap_text=True)
    if finding.severity in _FILLS:
        sheet.cell(row, 2).fill = _FILLS[finding.severity]
    if target is not None:
        place = f"{quote_sheetname(target.parent.title)}!{target.coordinate}"
        sheet.cell(row, 3).hyperlink = Hyperlink(f"C{row}", location=place)
        sheet.cell(row, 3).font = _LINK
