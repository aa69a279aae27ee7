"""What a cell of a workbook shows, as text."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite
from typing import Any

from openpyxl.utils.datetime import from_excel, from_ISO8601
from openpyxl.utils.escape import unescape

from govdocs.readers.xlsx_parts import RawCell, Shape

_DAY, _MONTH, _CLOCK = "yyyy-m-d", "yyyy-m", "h:mm"
_EASTERN = {
    **dict.fromkeys((28, 29, 30, 31, 51, 53, 54, 58), _DAY),
    **dict.fromkeys((27, 36, 50, 52, 57), _MONTH),
    **dict.fromkeys((32, 33, 34, 35, 55, 56), _CLOCK),
}
"""Number formats of Chinese programs that openpyxl does not know (ECMA-376, 18.8.30, zh-cn)."""

_ISO: Callable[[str], Any] = from_ISO8601
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_ZEROS = re.compile(r"0{2,}")
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[Ee]\+?\d{1,2}")
_UNSEEN = {0xA0: " ", 0x2007: " ", 0x202F: " ", 0x200B: None, 0x2060: None, 0xFEFF: None}
_SURE_DIGITS = 15
"""Digits of a number that a workbook keeps."""


class CellFault(Exception):  # noqa: N818 - a fault of the cell, not of the program
    """What is wrong with a cell; `text` is what it shows all the same."""

    def __init__(self, code: str, message: str, hint: str, text: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.hint, self.text = code, message, hint, text


def cell_text(cell: RawCell, epoch: datetime) -> str:
    """The text that a cell shows, without blanks at its ends; days are counted from `epoch`.

    Raises CellFault for a cell that does not show what was meant.
    """
    text = cell.text
    if text is None:
        return ""
    if cell.kind == "e":
        raise CellFault("R302", f"是错误值 {text}", "改正公式，或直接写内容", text)
    if cell.kind in ("s", "str", "inlineStr"):
        return _typed(unescape(text) if "_x" in text else text)
    if cell.kind == "b":
        return "是" if text.strip() == "1" else "否"
    if cell.kind == "d":
        return _moment(_ISO(text), cell.shape.code)
    return _reckoned(float(text), cell.shape, epoch)


def _reckoned(value: float, shape: Shape, epoch: datetime) -> str:
    """What a number shows in its shape: itself, a day, a time."""
    eastern = _EASTERN.get(shape.number)
    if eastern is None and not shape.dated:
        return _number(value, shape.code)
    try:
        moment = from_excel(value, epoch, timedelta=shape.span)
    except (OverflowError, ValueError) as fault:
        raise CellFault("R302", "不是能显示的日期", "改写成日期，如 2025-04-10") from fault
    return _moment(moment, eastern or shape.code)


def _typed(text: str) -> str:
    """Text as it was typed: without marks that only a program sees; raises CellFault for a cut number."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_UNSEEN).strip()
    if _SCIENTIFIC.fullmatch(text):
        hint = "把这一列设为“文本”格式，重新填写完整的号码"
        raise CellFault("R305", "是科学记数，后面的数字已经丢失", hint, text)
    return text


def _number(value: float, shape: str) -> str:
    if not isfinite(value):
        raise CellFault("R302", "数字过大，Excel 没有存住", "把这一格设为“文本”格式后重新填写")
    plain = format(Decimal(f"{value * 100 if '%' in shape else value:.15g}"), "f")
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    if len(plain.lstrip("-").partition(".")[0]) > _SURE_DIGITS:
        raise CellFault(
            "R303",
            "长数字以数值保存，第 15 位以后已经丢失",
            "把这一列设为“文本”格式，重新填写完整的号码",
            plain,
        )
    if _ZEROS.fullmatch(shape) and plain.isdigit():
        return plain.zfill(len(shape))
    return f"{plain}%" if "%" in shape else plain


def _moment(value: date | datetime | time | timedelta, shape: str) -> str:
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    if isinstance(value, time):
        return f"{value.hour:02}:{value.minute:02}"
    letters = _LITERAL.sub("", shape).lower()
    if "y" in letters and "d" not in letters and "h" not in letters:
        return f"{value.year}年{value.month}月"
    day = f"{value.year:04}-{value.month:02}-{value.day:02}"
    if isinstance(value, datetime) and (value.hour or value.minute):
        return f"{day} {value.hour:02}:{value.minute:02}"
    return day
