"""The parts of a workbook as its package has them: sheets with their cells, texts, formats of numbers."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils import column_index_from_string
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BOOK, _STYLES, _STRINGS = "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"
_ROW, _CELL, _COLUMN, _MERGE = (f"{_MAIN}{name}" for name in ("row", "c", "col", "mergeCell"))
_FORMULA, _VALUE, _INLINE, _TEXT = (f"{_MAIN}{name}" for name in ("f", "v", "is", "t"))
_READING = f"{_MAIN}rPh"
_ON = ("1", "true")
_DIGITS = "0123456789"


@dataclass(frozen=True, slots=True)
class Shape:
    """How a cell shows a number: its format, the number of that, whether it is a date or a span of time."""

    number: int
    code: str
    dated: bool
    span: bool


@dataclass(slots=True)
class RawCell:
    """A cell as the file has it: its place, type and text, its shape; `formula` where it is reckoned."""

    row: int
    column: int
    kind: str
    text: str | None
    shape: Shape
    formula: bool


@dataclass(slots=True)
class RawSheet:
    """A worksheet as the file has it; `merges` are ranges such as A1:B2."""

    name: str
    state: str
    names: Mapping[str, str]
    cells: list[RawCell] = field(default_factory=list)
    merges: list[str] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[range] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RawBook:
    """A workbook as the file has it; `epoch` is the day from which it counts."""

    sheets: tuple[RawSheet, ...]
    epoch: datetime


def raw_book(data: bytes) -> RawBook:
    """The worksheets in the package `data`; raises what zip and XML libraries raise for damaged ones."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        book = etree.fromstring(package.read(_BOOK), _parser())
        parts = _Parts(package, _strings(package), _shapes(package))
        marks = _defined_names(book)
        targets = _targets(package)
        sheets = []
        for number, entry in enumerate(book.iter(f"{_MAIN}sheet")):
            target = targets.get(entry.get(_RELATION, ""), "")
            if not target:
                continue
            sheet = RawSheet(entry.get("name", ""), entry.get("state", "visible"), marks.get(number, {}))
            parts.fill(sheet, target)
            sheets.append(sheet)
        properties = book.find(f"{_MAIN}workbookPr")
        mac = properties is not None and properties.get("date1904", "") in _ON
        return RawBook(tuple(sheets), CALENDAR_MAC_1904 if mac else CALENDAR_WINDOWS_1900)


def _parser() -> Any:
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def _targets(package: zipfile.ZipFile) -> dict[str, str]:
    """The parts of the worksheets by the ids of their relations."""
    root = etree.fromstring(package.read("xl/_rels/workbook.xml.rels"), _parser())
    found = {}
    for each in root:
        if str(each.get("Type", "")).endswith("/worksheet"):
            found[each.get("Id", "")] = posixpath.normpath(
                posixpath.join("/xl", each.get("Target", ""))
            ).lstrip("/")
    return found


def _defined_names(book: Any) -> dict[int, dict[str, str]]:
    """The names defined on single sheets, by the number of these."""
    found: dict[int, dict[str, str]] = {}
    for each in book.iter(f"{_MAIN}definedName"):
        if (sheet := each.get("localSheetId", "")).isdecimal():
            found.setdefault(int(sheet), {})[each.get("name", "")] = each.text or ""
    return found


def _strings(package: zipfile.ZipFile) -> Sequence[str]:
    if _STRINGS not in package.namelist():
        return ()
    found = []
    for _, item in etree.iterparse(io.BytesIO(package.read(_STRINGS)), tag=f"{_MAIN}si", **_SAFE):
        found.append(_plain(item))
        item.clear()
    return found


_SAFE: Final[Mapping[str, Any]] = {"resolve_entities": False, "no_network": True, "huge_tree": True}


def _plain(item: Any) -> str:
    """The text of a string of several fonts, without what says how to read it aloud."""
    if len(item) == 1 and item[0].tag == _TEXT:
        return item[0].text or ""
    return "".join(each.text or "" for each in item.iter(_TEXT) if each.getparent().tag != _READING)


def _shapes(package: zipfile.ZipFile) -> Sequence[Shape]:
    """The formats of numbers by the styles of cells."""
    if _STYLES not in package.namelist():
        return ()
    root = etree.fromstring(package.read(_STYLES), _parser())
    own = {int(each.get("numFmtId", 0)): each.get("formatCode", "") for each in root.iter(f"{_MAIN}numFmt")}
    styles = root.find(f"{_MAIN}cellXfs")
    numbers = [int(each.get("numFmtId", 0)) for each in styles] if styles is not None else []
    return [_shape(number, own.get(number) or BUILTIN_FORMATS.get(number, "General")) for number in numbers]


@lru_cache(maxsize=1000)
def _shape(number: int, code: str) -> Shape:
    return Shape(number, code, is_date_format(code), is_timedelta_format(code))


_GENERAL: Final = Shape(0, "General", dated=False, span=False)


@dataclass(frozen=True, slots=True)
class _Parts:
    """What the sheets of a workbook share."""

    package: zipfile.ZipFile
    strings: Sequence[str]
    shapes: Sequence[Shape]

    def fill(self, sheet: RawSheet, part: str) -> None:
        """Reads the part of a worksheet."""
        row = 0
        tags = (_ROW, _COLUMN, _MERGE)
        for _, each in etree.iterparse(io.BytesIO(self.package.read(part)), tag=tags, **_SAFE):
            if each.tag == _ROW:
                row = int(each.get("r") or row + 1)
                if each.get("hidden") in _ON:
                    sheet.hidden_rows.add(row)
                sheet.cells.extend(self._cells(each, row))
                each.clear()
            elif each.tag == _COLUMN:
                if each.get("hidden") in _ON:
                    sheet.hidden_columns.append(range(int(each.get("min", 1)), int(each.get("max", 1)) + 1))
            else:
                sheet.merges.append(each.get("ref", ""))

    def _cells(self, row: Any, number: int) -> Iterator[RawCell]:
        column = 0
        for each in row:
            if each.tag != _CELL:
                continue
            place = each.get("r")
            column = _column(place.rstrip(_DIGITS)) if place else column + 1
            if not len(each):
                continue
            cell = self._cell(each, number, column)
            if cell.text is not None or cell.formula:
                yield cell

    def _cell(self, cell: Any, row: int, column: int) -> RawCell:
        kind, style = cell.get("t", "n"), int(cell.get("s", 0))
        text, formula = None, False
        for part in cell:
            if part.tag == _VALUE:
                text = part.text
            elif part.tag == _INLINE:
                text = _plain(part)
            elif part.tag == _FORMULA:
                formula = True
        if kind == "s" and text is not None:
            text = self.strings[int(text)]
        shape = self.shapes[style] if style < len(self.shapes) else _GENERAL
        return RawCell(row, column, kind, text, shape, formula)


@lru_cache(maxsize=20_000)
def _column(letters: str) -> int:
    return column_index_from_string(letters)
