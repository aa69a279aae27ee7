"""What a cell of a workbook holds: text, or a number or a date that Excel shows just as it is printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from govdocs.diagnostics import Diagnostic, error
from govdocs.document.nodes import Holds
from govdocs.text.dates import parse_date
from govdocs.writers import codes

GENERAL = "General"
TEXT = "@"

CELL_LIMIT = 32_767
"""The most UTF-16 units in a cell."""

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
"""The size of a worksheet."""

_LONGEST_TEXT = 255
"""Text of more characters in a cell of the format "@" is shown as #### by some versions of Excel."""

_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14}|[1-9]\d{0,2}(?:,\d{3}){1,4})(?:\.(\d{1,8}))?(%?)")
_MOST_DIGITS = 15
_DATES = (
    (re.compile(r"\d{4}年[1-9]\d?月[1-9]\d?日"), 'yyyy"年"m"月"d"日"'),
    (re.compile(r"\d{4}年\d\d月\d\d日"), 'yyyy"年"mm"月"dd"日"'),
    (re.compile(r"\d{4}-\d\d-\d\d"), "yyyy-mm-dd"),
    (re.compile(r"\d{4}-[1-9]\d?-[1-9]\d?"), "yyyy-m-d"),
    (re.compile(r"\d{4}\.[1-9]\d?\.[1-9]\d?"), "yyyy.m.d"),
    (re.compile(r"\d{4}\.\d\d\.\d\d"), "yyyy.mm.dd"),
    (re.compile(r"\d{4}/[1-9]\d?/[1-9]\d?"), "yyyy/m/d"),
    (re.compile(r"\d{4}/\d\d/\d\d"), "yyyy/mm/dd"),
)
_USUAL_DATE = _DATES[0][1]
_WHOLE_NUMBER = "0"
_MISSING = "〔待补"
_FIRST_DAY = date(1900, 3, 1)  # Excel counts a 29 February 1900 that never was
_ESCAPED = re.compile(r"_x(?=[0-9A-Fa-f]{4}_)")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORMULA = ("=", "+", "-", "@", "\t")


@dataclass(frozen=True, slots=True)
class Value:
    """The content of a cell and its number format; `quoted` text begins like a formula and is none."""

    content: str | int | float | date
    number_format: str = GENERAL
    quoted: bool = False


def cell_value(text: str, holds: Holds) -> Value:
    """The value of a cell that prints `text`; what Excel would show otherwise stays text."""
    if holds == "number" and (found := _number(text)):
        return found
    if holds == "date" and (found := _date(text)):
        return found
    number_format = TEXT if len(text) <= _LONGEST_TEXT else GENERAL
    return Value(escaped(text), number_format, text.startswith(_FORMULA))


def to_fill_in(text: str) -> bool:
    """True for a cell that someone is still to fill in: an empty one, or one that says what is missing."""
    return not text or text.startswith(_MISSING)


def column_format(texts: Iterable[str], holds: Holds) -> str:
    """The number format of the cells to be filled in of a column that has these `texts` in its others.

    It is the commonest of the numbers or dates there. What is typed into a cell of text would stay
    text, 50% as well as 2025-6-30; what is typed into a cell of whole numbers would be shown rounded.
    """
    if holds == "text":
        return TEXT
    values = [cell_value(text, holds) for text in texts]
    shapes = Counter(value.number_format for value in values if not isinstance(value.content, str))
    usual = _USUAL_DATE if holds == "date" else GENERAL
    shape = max(shapes, key=lambda each: shapes[each], default=usual)
    return GENERAL if shape == _WHOLE_NUMBER else shape


def escaped(text: str) -> str:
    """`text` as a workbook stores it, where _x0041_ would mean A."""
    return _ESCAPED.sub("_x005F_x", text.replace("\r\n", "\n").replace("\r", "\n"))


def cell_faults(text: str, where: str) -> Iterator[Diagnostic]:
    """What keeps a workbook from holding `text` in the cell `where`."""
    if (length := utf16_units(text)) > CELL_LIMIT:
        words = f"有 {length} 个字，Excel 一格最多 {CELL_LIMIT} 个"
        yield error(codes.CELL_TOO_LONG, words, where, "分成几行")
    if mark := forbidden(text):
        yield error(codes.BAD_CHARACTER, f"含有 Excel 不能保存的字符 {mark}", where, "删去这个字符")


def utf16_units(text: str) -> int:
    """How long `text` is as Excel counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def forbidden(text: str) -> str:
    """The first character of `text` that no workbook can hold, as U+XXXX; "" for none."""
    match = _FORBIDDEN.search(text.replace("\r", "\n"))
    return f"U+{ord(match[0]):04X}" if match else ""


def _number(text: str) -> Value | None:
    match = _NUMBER.fullmatch(text)
    if match is None or sum(map(str.isdigit, text)) > _MOST_DIGITS or re.fullmatch(r"-[0.]+%?", text):
        return None
    decimals = len(match[1] or "")
    shape = ("#,##0" if "," in text else "0") + (f".{'0' * decimals}" if decimals else "")
    plain = text.replace(",", "").removesuffix("%")
    if match[2]:
        return Value(round(float(plain) / 100, decimals + 2), f"{shape}%")
    return Value(float(plain) if decimals else int(plain), shape)


def _date(text: str) -> Value | None:
    for pattern, shape in _DATES:
        if pattern.fullmatch(text) and (day := parse_date(text)) and day >= _FIRST_DAY:
            return Value(day, shape)
    return None
