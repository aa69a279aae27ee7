"""The looks of the cells of a template, and looks derived from them for values that need another format."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cache
from typing import Literal

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from govdocs.document.nodes import Holds
from govdocs.writers.xlsx_values import GENERAL, TEXT, Value, cell_value

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
NAME = f"{{{MAIN}}}"
"""The namespace of the parts of a workbook, as lxml writes it before names."""

_FIRST_OWN_FORMAT = 200
_USUAL_SIZE = 11.0
_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""Numbers of formats that are dates, those of Chinese programs among them."""

Sort = Literal["general", "text", "date", "number"]


class Looks:
    """The looks of a workbook (its styles part)."""

    def __init__(self, part: bytes) -> None:
        self._root = etree.fromstring(part)
        self._cells = self._list("cellXfs")
        self._fonts = self._list("fonts")
        self._formats = {
            int(each.get("numFmtId", 0)): each.get("formatCode", "") for each in self._list("numFmts")
        }
        self._derived: dict[tuple[int, str, bool, float], int] = {}
        self.format_of = cache(self._format_of)

    def _list(self, name: str) -> etree._Element:
        found = self._root.find(f"{NAME}{name}")
        if found is None:
            found = etree.SubElement(self._root, f"{NAME}{name}")
            if name == "numFmts":
                self._root.insert(0, found)
        return found

    def part(self) -> bytes:
        """The part with the looks that were derived."""
        self._cells.set("count", str(len(self._cells)))
        formats = self._list("numFmts")
        if len(formats):
            formats.set("count", str(len(formats)))
        else:
            self._root.remove(formats)
        return etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _look(self, number: int) -> etree._Element | None:
        return self._cells[number] if number < len(self._cells) else None

    def _format_of(self, number: int) -> str:
        """The number format of a look."""
        look = self._look(number)
        code = int(look.get("numFmtId", 0)) if look is not None else 0
        if code in self._formats:
            return self._formats[code]
        return "yyyy-m-d" if code in _DATES else BUILTIN_FORMATS.get(code, GENERAL)

    def size(self, number: int) -> float:
        """The type size of a look in points."""
        look = self._look(number)
        font = int(look.get("fontId", 0)) if look is not None else 0
        found = self._fonts[font].find(f"{NAME}sz") if font < len(self._fonts) else None
        return float(found.get("val", _USUAL_SIZE)) if found is not None else _USUAL_SIZE

    def wraps(self, number: int) -> bool:
        """True when text of a look is divided into lines."""
        look = self._look(number)
        found = look.find(f"{NAME}alignment") if look is not None else None
        return found is not None and found.get("wrapText") in ("1", "true")

    def derived(self, base: int, number_format: str = "", *, quoted: bool = False, size: float = 0.0) -> int:
        """The look `base` with another number format or type size, or for text that begins like a formula."""
        key = (base, number_format, quoted, size)
        if key not in self._derived:
            look = deepcopy(self._look(base))
            if look is None:
                look = etree.Element(f"{NAME}xf")
            if number_format:
                look.set("numFmtId", str(self._number_of(number_format)))
                look.set("applyNumberFormat", "1")
            if quoted:
                look.set("quotePrefix", "1")
            if size:
                look.set("fontId", str(self._font_of(look, size)))
                look.set("applyFont", "1")
            self._cells.append(look)
            self._derived[key] = len(self._cells) - 1
        return self._derived[key]

    def _font_of(self, look: etree._Element, size: float) -> int:
        """The font of a look in another size."""
        font = deepcopy(self._fonts[int(look.get("fontId", 0))])
        for each in font.findall(f"{NAME}sz"):
            each.set("val", f"{size:g}")
        self._fonts.append(font)
        self._fonts.set("count", str(len(self._fonts)))
        return len(self._fonts) - 1

    def _number_of(self, number_format: str) -> int:
        for known in (BUILTIN_FORMATS, self._formats):
            for number, code in known.items():
                if code == number_format:
                    return number
        number = max([_FIRST_OWN_FORMAT, *self._formats]) + 1
        self._formats[number] = number_format
        attributes = {"numFmtId": str(number), "formatCode": number_format}
        etree.SubElement(self._list("numFmts"), f"{NAME}numFmt", attributes)
        return number


@cache
def sort_of(number_format: str) -> Sort:
    """What a number format is for."""
    if number_format == GENERAL:
        return "general"
    if number_format == TEXT:
        return "text"
    return "date" if is_date_format(number_format) else "number"


def value_of(text: str, holds: Holds, number_format: str) -> Value:
    """The value of a cell that prints `text` in a column that the template shows as `number_format`.

    The format of the value is "" where that of the template shows it whole.
    """
    sort = sort_of(number_format)
    value = cell_value(text, "date" if sort == "date" else holds)
    if isinstance(value.content, str) or sort == "text":
        text_value = cell_value(text, "text")
        return Value(text_value.content, "", text_value.quoted)
    own = sort_of(value.number_format)
    if own == sort == "date" or (own != "date" and _shows(number_format, value.number_format)):
        return Value(value.content, "")
    return value


def _shows(number_format: str, wanted: str) -> bool:
    """True when numbers of the format `wanted` lose nothing in another format."""
    if number_format == GENERAL:
        return wanted in ("0", GENERAL)
    if sort_of(number_format) != "number" or ("%" in number_format) != ("%" in wanted):
        return False
    return _decimals(number_format) >= _decimals(wanted)


def _decimals(number_format: str) -> int:
    match = re.search(r"\.([0#?]+)", number_format.split(";", maxsplit=1)[0])
    return len(match[1]) if match else 0
