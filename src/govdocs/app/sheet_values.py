"""Texts of cells to data: lists divided, everything at its path of labels."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from govdocs.app.record_books import BookField
from govdocs.app.yamlio import Path
from govdocs.text.dates import formal_date, parse_date
from govdocs.text.names import split_outside_brackets

_BETWEEN_NAMES = "、"
_LINE = "\n"
_FIRST_OF_MONTH = re.compile(r"^(\d{4}-\d{2})-01$")
"""What office programs make of a month that is typed as 2025-04."""


_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_DAY_ZERO = date(1899, 12, 30)  # from 1 March 1900 on Excel counts its days from here
_LIKELY_DAYS = range(18_264, 73_051)  # 1950 to 2099


def no_date_words(text: str) -> str:
    """What is wrong with a bare number where a date or words are wanted, and what to do; "" where nothing is.

    Such a number is what remains of a date whose cell has lost its format.
    """
    if not _NUMBER.fullmatch(text) or parse_date(text):
        return ""
    days = int(float(text))
    likely = formal_date(_DAY_ZERO + timedelta(days)) if days in _LIKELY_DAYS else ""
    shown = f"（会显示为{likely}）" if likely else ""
    return f"“{text}”只是一个数字，不是日期\n把这一格的格式设为“日期”{shown}，或写作“2025年4月10日”的样子"


def value_of(field: BookField, text: str) -> Any:
    """What `text` in the cell of `field` means: lists are divided at lines, those of names also at marks."""
    if field.sort == "month":
        return _FIRST_OF_MONTH.sub(r"\1", text)
    if field.sort not in ("list", "names"):
        return text
    pieces = text.split(_LINE)
    if field.sort == "names":
        pieces = [part for piece in pieces for part in split_outside_brackets(piece)]
    return [piece.strip() for piece in pieces if piece.strip()]


def text_of(field: BookField, value: Any) -> str:
    """`value` as the text of a cell that `value_of` reads back; "" for what no cell can hold."""
    if value is None or isinstance(value, dict):
        return ""
    if not isinstance(value, list | tuple):
        return str(value)
    if not all(isinstance(each, str | int) for each in value):
        return ""
    return (_BETWEEN_NAMES if field.sort == "names" else _LINE).join(map(str, value))


def put_value(data: Any, path: Path, value: Any) -> None:
    """Puts `value` into nested `data` at `path`."""
    for part in path[:-1]:
        data = data[part] if isinstance(part, int) else data.setdefault(part, {})
    data[path[-1]] = value


def value_at(data: Any, path: Path) -> Any:
    """What stands in nested `data` at `path`; None where nothing does."""
    for part in path:
        known = part in data if isinstance(data, dict) else isinstance(data, list) and isinstance(part, int)
        data = data[part] if known else None
    return data
