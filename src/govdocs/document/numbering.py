"""Numbering: 一、（一）1.（1）① put in once, for all writers (GB/T 9704-2012, 7.3.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from govdocs.document.nodes import Block, Document, Heading, PageBreak
from govdocs.text.ordinals import bare_ordinal, leading_ordinal, ordinal_text


def number_headings(document: Document) -> Document:
    """`document` with an ordinal for each heading whose `ordinal` is None.

    Every level counts from 1 under a new parent and on a new page of its own (a plan, an attachment).
    A printed ordinal is kept, and the count goes on from it.
    """
    return replace(document, blocks=tuple(_numbered(document.blocks)))


def _numbered(blocks: tuple[Block, ...]) -> Iterator[Block]:
    counts: dict[int, int] = {}
    for block in blocks:
        if isinstance(block, PageBreak):
            counts.clear()
        if not isinstance(block, Heading):
            yield block
            continue
        for level in [level for level in counts if level > block.level]:
            del counts[level]
        heading, counts[block.level] = _with_ordinal(block, counts.get(block.level, 0) + 1)
        yield heading


def _with_ordinal(heading: Heading, number: int) -> tuple[Heading, int]:
    """The heading with its ordinal, and the number that it has."""
    if heading.ordinal is None:
        return replace(heading, ordinal=ordinal_text(heading.level, number)), number
    printed = leading_ordinal(heading.ordinal) or bare_ordinal(f"{heading.ordinal} 甲")
    return heading, printed.number if printed else number - 1
