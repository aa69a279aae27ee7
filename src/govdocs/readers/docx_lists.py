"""The list in a Word file: the table under a header of ours, and the page it stands on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from govdocs.readers.docx_package import open_package
from govdocs.readers.printed_lists import PrintedList, is_header

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TWIPS = 1440 / 25.4
_MARGINS = ("top", "bottom", "left", "right")


def docx_list(data: bytes, name: str) -> PrintedList | None:
    """The first list in the Word file `data`; None where it has none. A damaged file is an InputError."""
    part = open_package(data, name).get("word/document.xml", b"<none/>")
    body = etree.fromstring(part, etree.XMLParser(resolve_entities=False, huge_tree=True))
    for table in body.iter(f"{_W}tbl"):
        rows = [tuple(_cells(row)) for row in table.iterchildren(f"{_W}tr")]
        if rows and is_header(rows[0]):
            return _list(body, table, rows)
    return None


def _list(body: Any, table: Any, rows: list[tuple[str, ...]]) -> PrintedList:
    section = next(iter(body.iter(f"{_W}sectPr")), None)
    width, height, margins = _paper(section)
    repeats = table.find(f"{_W}tr/{_W}trPr/{_W}tblHeader") is not None
    title = next((text for text in map(_text, body.iter(f"{_W}p")) if text), "")
    return PrintedList(title, rows[0], tuple(rows[1:]), width, height, repeats, margins)


def _paper(section: Any) -> tuple[float, float, tuple[float, ...]]:
    if section is None:
        return 0.0, 0.0, ()
    size, edges = section.find(f"{_W}pgSz"), section.find(f"{_W}pgMar")
    lengths = (
        [int(size.get(f"{_W}{name}", 0)) / _TWIPS for name in ("w", "h")] if size is not None else [0, 0]
    )
    margins = (
        tuple(int(edges.get(f"{_W}{name}", 0)) / _TWIPS for name in _MARGINS) if edges is not None else ()
    )
    return lengths[0], lengths[1], margins


def _cells(row: Any) -> Iterator[str]:
    for cell in row.iterchildren(f"{_W}tc"):
        yield "".join(_text(paragraph) for paragraph in cell.iter(f"{_W}p"))


def _text(paragraph: Any) -> str:
    return "".join(text.text or "" for text in paragraph.iter(f"{_W}t")).strip()
