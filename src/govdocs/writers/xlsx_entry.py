"""Workbooks to be filled in: a sheet of fields, and sheets with one record a row.

What they ask for comes from outside; here they get their looks, drop-down lists and notes.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from govdocs.context import Context
from govdocs.document.nodes import Document
from govdocs.fonts.roles import FontRole
from govdocs.layout.pages import MM_PER_POINT
from govdocs.styles.gb9704 import GB9704, SIZE_SMALL_4
from govdocs.styles.sheet import StyleSheet
from govdocs.writers.xlsx_book import described, empty_workbook, saved
from govdocs.writers.xlsx_lines import line_count
from govdocs.writers.xlsx_lists import ChoiceLists
from govdocs.writers.xlsx_names import sheet_name
from govdocs.writers.xlsx_values import GENERAL, TEXT, escaped

GREY = PatternFill("solid", "FFE7E6E6")
RULED = Border(*(Side("thin", "FF808080"),) * 4)
"""Heads and cells of workbooks that are filled in."""

BLANK_ROWS = 30
"""Ruled rows below a head; lists and formats go further."""

_LAST_ROW = 1000
_FIELD_WIDTHS = (12.0, 30.0, 30.0)  # 字
_PALE = PatternFill("solid", "FFFFF8E1")
_HEADS = (PatternFill("solid", "FFDDEBF7"), PatternFill("solid", "FFE2EFDA"))
"""Colours of the heads of neighbouring groups of columns."""

_WIDEST, _SCALE = 150.0, 60  # 字 on one page at the most; per cent of a wider sheet
_DIM = "FF7F7F7F"
_EXAMPLE_NOTE = "示例行：看看怎样填写，不会读入，可以删去。"
_NOTE_AUTHOR = "govdocs"
_LANDSCAPE_A4 = 9
_DIGITS_AN_EM = 2.0
_ROW = 22.0
"""Points: the height of an empty row; a program makes it higher as it is filled."""
_LINE, _ROOM = 16.5, 6.0  # points: a line of text, and what is left of the row beside lines


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to be filled in: its label, the words it may hold, what to note beside it.

    `width` is that of its column in 字; `number` where numbers are wanted: everything else is text,
    so that codes and dates stay as they are typed. Neighbours of one `group` have heads of one colour.
    """

    label: str
    words: tuple[str, ...] = ()
    note: str = ""
    width: float = 8.0
    number: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class FieldSheet:
    """The sheet of single fields, one below the other, each with what it holds so far."""

    name: str
    rows: tuple[tuple[Entry, str], ...]


@dataclass(frozen=True, slots=True)
class RowSheet:
    """A sheet of records: its columns, and the rows that are there so far.

    The first rows are `examples`, grey and slanting. `mark` is the name and the text of a hidden note for
    programs. So many of the first columns stay `beside` the others as they are scrolled.
    """

    name: str
    columns: tuple[Entry, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    examples: int = 0
    mark: tuple[str, str] = ("", "")
    beside: int = 0


def write_entry_workbook(
    fields: FieldSheet, lists: Sequence[RowSheet], title: str, context: Context, style: StyleSheet = GB9704
) -> bytes:
    """The bytes of a workbook to be filled in, called `title` in its properties."""
    book = empty_workbook(style)
    choices = ChoiceLists(book)
    _FieldWriter(book.create_sheet(sheet_name(fields.name, ())), choices, style).write(fields)
    for each in lists:
        _RowWriter(book.create_sheet(sheet_name(each.name, book.sheetnames)), choices, style).write(each)
    choices.finish()
    described(book, Document(title, (), kind=title), context)
    return saved(book, context)


class _Writer:
    """What both sorts of sheets share."""

    def __init__(self, sheet: Worksheet, choices: ChoiceLists, style: StyleSheet) -> None:
        self._sheet, self._choices = sheet, choices
        self._looks: dict[tuple[bool, bool], Any] = {}
        usual = style.fonts[FontRole.FANGSONG]
        self._text = Font(name=usual, size=SIZE_SMALL_4, charset=134)
        self._slanting = Font(
            name=style.fonts[FontRole.FANGSONG], size=SIZE_SMALL_4, charset=134, i=True, color=_DIM
        )
        self._strong = Font(name=style.fonts[FontRole.HEITI], size=SIZE_SMALL_4, charset=134)
        sheet.sheet_format.defaultRowHeight, sheet.sheet_format.customHeight = _ROW, True
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _LANDSCAPE_A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)

    def _label(self, row: int, column: int, text: str) -> Cell | MergedCell:
        cell = self._sheet.cell(row, column)
        cell.value, cell.data_type = escaped(text), "s"
        cell.font, cell.fill, cell.border = self._strong, GREY, RULED
        cell.alignment = Alignment("center", "center", wrap_text=True)
        return cell

    def _content(self, row: int, column: int, entry: Entry, text: str) -> None:
        cell: Any = self._sheet.cell(row, column)
        if text:
            cell.value, cell.data_type = escaped(text), "s"
        look = (entry.number, text.startswith(("=", "+", "-", "@")))
        if look in self._looks:
            cell._style = copy(self._looks[look])  # setting it part by part takes ten times as long
            return
        cell.font, cell.border = self._text, RULED
        cell.alignment = Alignment("left", "center", wrap_text=True)
        cell.number_format, cell.quotePrefix = GENERAL if entry.number else TEXT, look[1]
        self._looks[look] = copy(cell._style)

    def _height(self, row: int, texts: Sequence[str], ems: Sequence[float]) -> None:
        """Makes a row as high as `texts` need in columns of so many 字."""
        size = SIZE_SMALL_4 * MM_PER_POINT
        lines = max(line_count(text, SIZE_SMALL_4, em * size) for text, em in zip(texts, ems, strict=True))
        self._sheet.row_dimensions[row].height = max(_ROW, lines * _LINE + _ROOM)

    def _width(self, column: int, ems: float) -> None:
        self._sheet.column_dimensions[get_column_letter(column)].width = ems * _DIGITS_AN_EM


class _FieldWriter(_Writer):
    """Label, content, explanation: a field a row."""

    def write(self, fields: FieldSheet) -> None:
        """The rows."""
        for column, width in enumerate(_FIELD_WIDTHS, start=1):
            self._width(column, width)
        for row, (entry, text) in enumerate(fields.rows, start=1):
            self._label(row, 1, entry.label).alignment = Alignment("left", "center", wrap_text=True)
            self._content(row, 2, entry, text)
            self._sheet.cell(row, 2).fill = _PALE
            note = self._sheet.cell(row, 3)
            note.value, note.data_type, note.font = escaped(entry.note), "s", self._text
            note.alignment = Alignment("left", "center", wrap_text=True)
            self._height(row, (entry.label, text, entry.note), _FIELD_WIDTHS)
            if entry.words:
                self._choices.add(self._sheet, f"B{row}", entry.words)
        self._sheet.print_area = f"A1:C{max(1, len(fields.rows))}"


class _RowWriter(_Writer):
    """A head with notes, and ruled rows below it."""

    def write(self, sheet: RowSheet) -> None:
        """The head, the rows that are there, empty rows."""
        shades = accumulate(
            (before.group != entry.group for before, entry in pairwise(sheet.columns)), initial=False
        )
        for column, (entry, shade) in enumerate(zip(sheet.columns, shades, strict=True), start=1):
            fill = _HEADS[shade % len(_HEADS)] if entry.group else GREY
            self._column(column, entry, fill, max(_LAST_ROW, len(sheet.rows) + BLANK_ROWS))
        if sum(map(_column_width, sheet.columns)) > _WIDEST:
            self._over_pages()
        for row in range(2, max(BLANK_ROWS, len(sheet.rows)) + 2):
            texts = sheet.rows[row - 2] if row - 2 < len(sheet.rows) else ("",) * len(sheet.columns)
            for column, (entry, text) in enumerate(zip(sheet.columns, texts, strict=True), start=1):
                self._content(row, column, entry, text)
            if any(texts):
                self._height(row, texts, [_column_width(entry) for entry in sheet.columns])
        self._slant(sheet.examples, len(sheet.columns))
        self._sheet.freeze_panes = f"{get_column_letter(sheet.beside + 1)}2"
        self._sheet.print_title_rows = "1:1"
        name, text = sheet.mark
        if name:
            self._sheet.defined_names[name] = DefinedName(name, hidden=True, attr_text=f'"{text}"')

    def _slant(self, rows: int, columns: int) -> None:
        """Makes the first `rows` look like examples."""
        for row in range(2, rows + 2):
            for column in range(1, columns + 1):
                self._sheet.cell(row, column).font = self._slanting
        if rows:
            self._sheet.cell(2, 1).comment = Comment(_EXAMPLE_NOTE, _NOTE_AUTHOR, height=60, width=220)

    def _over_pages(self) -> None:
        """Lets a sheet that is too wide for one page go over several, the first column on each."""
        self._sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=False)
        self._sheet.page_setup.scale = _SCALE
        self._sheet.print_title_cols = "A:A"

    def _column(self, column: int, entry: Entry, fill: PatternFill, last: int) -> None:
        cell, letter = self._label(1, column, entry.label), get_column_letter(column)
        cell.fill = fill
        if entry.note:
            cell.comment = Comment(entry.note, _NOTE_AUTHOR, height=90, width=260)
        self._width(column, _column_width(entry))
        self._sheet.column_dimensions[letter].number_format = GENERAL if entry.number else TEXT
        if entry.words:
            self._choices.add(self._sheet, f"{letter}2:{letter}{last}", entry.words)


def _column_width(entry: Entry) -> float:
    """The width of a column in 字: wide enough for its label."""
    return max(entry.width, len(entry.label) + 1.0)
