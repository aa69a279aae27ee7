"""Texts of cells to data: lists divided, everything at its path of labels."""

from __future__ import annotations

import re
from typing import Any

from govdocs.app.record_books import BookField
from govdocs.app.yamlio import Path
from govdocs.text.names import split_outside_brackets

_MARKS = "、，,；;"
_BETWEEN_NAMES = "、"
_LINE = "\n"
_FIRST_OF_MONTH = re.compile(r"^(\d{4}-\d{2})-01$")
"""What office programs make of a month that is typed as 2025-04."""


def value_of(field: BookField, text: str) -> Any:
    """What `text` in the cell of `field` means: lists are divided at lines, those of names also at marks."""
    if field.sort == "month":
        return _FIRST_OF_MONTH.sub(r"\1", text)
    if field.sort not in ("list", "names"):
        return text
    pieces = text.split(_LINE)
    if field.sort == "names":
        pieces = [part for piece in pieces for part in split_outside_brackets(piece, _MARKS)]
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
