"""A document made ready to be laid out: heads of tables, lists of names, letters in one piece."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from govdocs.document.nodes import Block, Document, PageBreak, Table
from govdocs.document.walk import texts
from govdocs.layout.kit import Kit
from govdocs.layout.namelists import in_columns
from govdocs.layout.tables.grid import head_rows
from govdocs.layout.turns import turned

_Value = TypeVar("_Value")


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
    document = replace(document, blocks=blocks)
    if any(isinstance(block, PageBreak) and block.optional for block in blocks):
        document = replace(document, blocks=turned(document, kit))
    return document


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
