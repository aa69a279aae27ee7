"""A workbook as a template: its worksheets with their rows and cells, as they stand in the package."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree
from openpyxl.formula.translate import Translator
from openpyxl.utils import column_index_from_string, get_column_letter

from govdocs.writers.xlsx_looks import NAME

MACROS = "xl/vbaProject.bin"
BOOK, STYLES, STRINGS = "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
BROKEN = (SyntaxError, LookupError, ValueError, zipfile.BadZipFile, zlib.error)
"""What reading a damaged template ends in."""
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_USUAL_WIDTH, _USUAL_HEIGHT = 9.0, 15.0  # digits, points
_CELL = re.compile(r"([A-Z]{1,3})(\d+)")
_WIDE_BRACES = re.compile(r"[{｛]\s?[{｛](.*?)[}｝]\s?[}｝]", re.DOTALL)


@dataclass(frozen=True)
class TemplateCell:
    """A cell of a template: its column from 1, its look, its text or its formula.

    `source` is the element as it stands in the package.
    """

    column: int
    look: int
    text: str
    formula: str
    source: etree._Element

    @property
    def tagged(self) -> bool:
        """True when the cell has tags."""
        return "{{" in self.text or "{%" in self.text


@dataclass(frozen=True)
class TemplateSheet:
    """A worksheet of a template: its part, the rows that are written in it, its merged areas, its widths."""

    name: str
    part: str
    root: etree._Element
    rows: Mapping[int, etree._Element]
    cells: Mapping[int, tuple[TemplateCell, ...]]
    merges: tuple[tuple[int, int, int, int], ...] = ()
    widths: Mapping[int, float] = field(default_factory=dict)

    @property
    def tagged(self) -> bool:
        """True when tags stand on the sheet."""
        return any(cell.tagged for cells in self.cells.values() for cell in cells)

    def place(self, row: int, column: int) -> str:
        """Where a cell stands, in words."""
        return f"模板的表“{self.name}”{get_column_letter(column)}{row} 单元格"

    def width(self, column: int) -> float:
        """The width of a column in digits."""
        return self.widths.get(column, self.widths.get(0, _USUAL_WIDTH))

    @property
    def usual_height(self) -> float:
        """The height in points of rows that say none."""
        found = self.root.find(f"{NAME}sheetFormatPr")
        return float(found.get("defaultRowHeight", _USUAL_HEIGHT)) if found is not None else _USUAL_HEIGHT


@dataclass(frozen=True)
class TemplateBook:
    """The parts of a template, and its worksheets in order."""

    parts: dict[str, bytes]
    book: etree._Element
    sheets: tuple[TemplateSheet, ...]


def read_template(content: bytes) -> TemplateBook:
    """The template in the bytes of a workbook that has been found to be whole."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist() if not name.endswith("/")}
    book = etree.fromstring(parts[BOOK])
    targets = related(parts, BOOK)
    strings = _strings(parts)
    sheets = []
    for each in book.iterfind(f"{NAME}sheets/{NAME}sheet"):
        part = targets.get(each.get(RELATION, ""), "")
        if part.startswith("xl/worksheets/"):
            sheets.append(_sheet(str(each.get("name")), part, parts[part], strings))
    return TemplateBook(parts, book, tuple(sheets))


def related(parts: Mapping[str, bytes], part: str) -> dict[str, str]:
    """The parts that `part` refers to, by the names of the relations."""
    folder, name = posixpath.split(part)
    relations = parts.get(f"{folder}/_rels/{name}.rels")
    if relations is None:
        return {}
    found = {}
    for each in etree.fromstring(relations).iterfind(f"{_PACKAGE}Relationship"):
        target = str(each.get("Target", ""))
        path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        found[str(each.get("Id"))] = posixpath.normpath(path)
    return found


def _strings(parts: Mapping[str, bytes]) -> list[str]:
    if STRINGS not in parts:
        return []
    return [_text(each) for each in etree.fromstring(parts[STRINGS]).iterfind(f"{NAME}si")]


def _text(element: etree._Element) -> str:
    """The text of a string, its readings (拼音) left out."""
    pieces = [each.text or "" for each in element.iterfind(f"{NAME}t")]
    pieces += [each.text or "" for each in element.iterfind(f"{NAME}r/{NAME}t")]
    return "".join(pieces)


def _sheet(name: str, part: str, content: bytes, strings: list[str]) -> TemplateSheet:
    root = etree.fromstring(content)
    rows: dict[int, etree._Element] = {}
    cells: dict[int, tuple[TemplateCell, ...]] = {}
    masters: dict[str, tuple[str, str]] = {}
    for row in root.iterfind(f"{NAME}sheetData/{NAME}row"):
        number = int(row.get("r") or max(rows, default=0) + 1)
        rows[number] = row
        cells[number] = tuple(_cells(row, number, strings, masters))
    merges = [str(each.get("ref")) for each in root.iterfind(f"{NAME}mergeCells/{NAME}mergeCell")]
    return TemplateSheet(name, part, root, rows, cells, tuple(map(bounds, merges)), _widths(root))


def _cells(
    row: etree._Element, number: int, strings: list[str], masters: dict[str, tuple[str, str]]
) -> Iterator[TemplateCell]:
    column = 0
    for each in row.iterfind(f"{NAME}c"):
        match = _CELL.fullmatch(each.get("r", ""))
        column = column_index_from_string(match[1]) if match else column + 1
        formula = _formula(each, f"{get_column_letter(column)}{number}", masters)
        text = _WIDE_BRACES.sub(r"{{\1}}", _cell_text(each, strings))
        yield TemplateCell(column, int(each.get("s", 0)), text, formula, each)


def _cell_text(cell: etree._Element, strings: list[str]) -> str:
    sort, value = cell.get("t"), cell.findtext(f"{NAME}v") or ""
    if sort == "s":
        return strings[int(value)]
    if sort == "inlineStr":
        inline = cell.find(f"{NAME}is")
        return _text(inline) if inline is not None else ""
    return ""


def _formula(cell: etree._Element, place: str, masters: dict[str, tuple[str, str]]) -> str:
    """The formula of a cell without =; one that is shared with others is written out."""
    found = cell.find(f"{NAME}f")
    if found is None:
        return ""
    text, shared = found.text or "", found.get("si", "")
    if found.get("t") == "shared" and text:
        masters[shared] = (text, place)
    elif found.get("t") == "shared" and shared in masters:
        master, origin = masters[shared]
        text = Translator(f"={master}", origin).translate_formula(place)[1:]
    return text


def _widths(root: etree._Element) -> dict[int, float]:
    """Widths of columns in digits; of all others under 0."""
    found: dict[int, float] = {}
    usual = root.find(f"{NAME}sheetFormatPr")
    if usual is not None and usual.get("defaultColWidth"):
        found[0] = float(usual.get("defaultColWidth", _USUAL_WIDTH))
    for each in root.iterfind(f"{NAME}cols/{NAME}col"):
        if each.get("width"):
            first, last = int(each.get("min", 1)), int(each.get("max", 1))
            found.update(dict.fromkeys(range(first, min(last, first + 500) + 1), float(each.get("width", 0))))
    return found


def bounds(ref: str) -> tuple[int, int, int, int]:
    """The first row, first column, last row and last column of an area such as A1:H9."""
    places = [_CELL.fullmatch(each) for each in ref.split(":")]
    cells = [(int(each[2]), column_index_from_string(each[1])) for each in places if each]
    return (*cells[0], *cells[-1])


def area(first: tuple[int, int], last: tuple[int, int]) -> str:
    """The name of the area between two cells, each its row and column."""
    return f"{get_column_letter(first[1])}{first[0]}:{get_column_letter(last[1])}{last[0]}"
