"""A document made ready to be laid out: heads of tables, turned pages, letters in one piece."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from govdocs.document.nodes import Block, Document, PageBreak, Paper, StampArea, Table
from govdocs.document.walk import texts
from govdocs.layout.grid import head_rows
from govdocs.layout.kit import Kit
from govdocs.layout.namelists import in_columns
from govdocs.layout.tablecolumns import fits_turned, fits_upright

_Value = TypeVar("_Value")

# What an optional turn of the page becomes: none, A4, or A3.
_SHEETS: tuple[Paper | None, ...] = (None, "A4", "A3")

# A letter with accents of their own: drawn as the one character that means the same.
_ACCENTED = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u052f][\u0300-\u036f]+")


def prepared(document: Document, kit: Kit) -> Document:
    """`document` as it is laid out.

    Lists of names stand in columns, the head of a table takes in the rows that its cells reach into,
    page turns that no table needs fall away, and letters with combining accents become single characters.
    """
    if any(_ACCENTED.search(text) for text in texts(document)):
        document = _composed(document)
    style = kit.style
    room = style.page.characters - int(style.looks["roster"].first_indent)
    blocks = tuple(in_columns([_headed(block) for block in document.blocks], room))
    if any(isinstance(block, PageBreak) and block.optional for block in blocks):
        blocks = tuple(_turned(blocks, lambda table: _sheet(table, kit, document.names)))
    return replace(document, blocks=blocks)


def _composed(value: _Value) -> _Value:
    """`value` with every text in it composed."""
    made: object = value
    if isinstance(value, str):
        made = _ACCENTED.sub(lambda match: unicodedata.normalize("NFC", match[0]), value)
    elif isinstance(value, tuple):
        made = tuple(_composed(each) for each in value)
    elif is_dataclass(value) and not isinstance(value, type):
        made = replace(
            value, **{field.name: _composed(getattr(value, field.name)) for field in fields(value)}
        )
    return made  # type: ignore[return-value]


def _headed(block: Block) -> Block:
    if isinstance(block, Table) and block.header and (rows := head_rows(block)) != block.header:
        return replace(block, header=rows)
    return block


def _sheet(table: Table, kit: Kit, names: Sequence[str]) -> int:
    """The place in `_SHEETS` of the smallest sheet that `table` reads well on."""
    if fits_upright(table, kit, names):
        return 0
    return 1 if fits_turned(table, kit, names) else 2


def _turned(blocks: Sequence[Block], sheet: Callable[[Table], int]) -> Iterator[Block]:
    """`blocks` with each optional turn of the page either made or left out."""
    unturned = False
    for place, block in enumerate(blocks):
        if not (isinstance(block, PageBreak) and block.optional):
            yield block
            continue
        end = _next_break(blocks, place + 1)
        if block.orientation == "portrait":
            if not unturned and not _begins_with_signature(blocks[place + 1 : end]):
                yield PageBreak("portrait")
            unturned = False
            continue
        tables = [each for each in blocks[place:end] if isinstance(each, Table)]
        needed = _SHEETS[max(map(sheet, tables), default=0)]
        if needed is not None:
            yield PageBreak("landscape", paper="A3" if block.paper == "A3" else needed)
        else:
            following = blocks[end] if end < len(blocks) else None
            unturned = following == PageBreak("portrait", optional=True)
            if not unturned:
                yield PageBreak("portrait")


def _begins_with_signature(blocks: Sequence[Block]) -> bool:
    """True when a page of `blocks` would begin with a signature: it stays with the table instead."""
    return bool(blocks) and isinstance(blocks[0], StampArea)


def _next_break(blocks: Sequence[Block], place: int) -> int:
    """The place of the first page break from `place` on, or the end."""
    while place < len(blocks) and not isinstance(blocks[place], PageBreak):
        place += 1
    return place
