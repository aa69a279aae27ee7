"""Texts of cells to data: lists divided, everything at its path of labels."""

from __future__ import annotations

from typing import Any

from govdocs.app.record_books import BookField
from govdocs.app.yamlio import Path
from govdocs.text.names import split_outside_brackets

_MARKS = "、；;"
LINE = "\n"


def value_of(field: BookField, text: str) -> Any:
    """What `text` in the cell of `field` means: a list is divided at its lines, else at its marks."""
    if field.sort != "list":
        return text
    pieces = text.split(LINE) if LINE in text else split_outside_brackets(text, _MARKS)
    return [piece.strip() for piece in pieces if piece.strip()]


def text_of(field: BookField, value: Any) -> str:
    """`value` as the text of a cell that `value_of` reads back; "" for what no cell can hold."""
    if value is None or isinstance(value, dict):
        return ""
    if isinstance(value, list | tuple) or field.sort == "list":
        pieces = [value] if isinstance(value, str) else list(value)
        return _lines_of(pieces) if all(isinstance(each, str | int) for each in pieces) else ""
    return str(value)


def _lines_of(pieces: list[Any]) -> str:
    """A list as lines; one item alone that has marks of its own ends with a line end."""
    lone = len(pieces) == 1 and len(split_outside_brackets(str(pieces[0]), _MARKS)) > 1
    return LINE.join(map(str, pieces)) + LINE * lone


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
