"""Small words about the objects of a PDF that another program made."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Stream


def drop(holder: pikepdf.Object, *keys: str) -> None:
    """Take entries out of a dictionary or stream that may have them."""
    for key in keys:
        if key in holder:
            del holder[key]


def keep(holder: pikepdf.Object, kept: frozenset[str]) -> None:
    """Take everything but the entries in `kept` out of a dictionary."""
    drop(holder, *(key for key in list(holder.keys()) if key not in kept))


def values(found: object) -> Iterator[pikepdf.Object]:
    """The values of a dictionary; none where it is no dictionary."""
    if isinstance(found, Dictionary):
        yield from (value for _, value in found.items())


def items_of(found: object) -> list[pikepdf.Object]:
    """The items of an array; none where it is no array."""
    return list(found) if isinstance(found, Array) else []


def streams_of(page: pikepdf.Object) -> list[Stream]:
    """The content streams of a page."""
    found = page.get("/Contents")
    parts = items_of(found) if isinstance(found, Array) else [found]
    return [each for each in parts if isinstance(each, Stream)]
