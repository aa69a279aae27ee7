"""Walking through a document: every text it holds, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from govdocs.document.nodes import (
    Block,
    Document,
    Heading,
    Imprint,
    Masthead,
    PageBreak,
    Paragraph,
    StampArea,
    Table,
)


def texts(document: Document) -> Iterator[str]:
    """Every text of `document`: 版头, the blocks, 版记; empty ones left out.

    Labels that the layout puts before them (签发人：, 抄送：) are not among them, nor are page numbers.
    """
    if document.furniture.masthead:
        yield from filter(None, _masthead(document.furniture.masthead))
    for block in document.blocks:
        yield from filter(None, block_texts(block))
    if document.furniture.imprint:
        yield from filter(None, _imprint(document.furniture.imprint))


def block_texts(block: Block) -> tuple[str, ...]:
    """The texts of one block: its paragraph, its cells and what stands beside them, or its names and date."""
    match block:
        case Heading() | Paragraph():
            return (plain_text(block),)
        case Table():
            cells = (cell.text for row in block.rows for cell in row)
            return (*block.above, *cells, *block.below)
        case StampArea():
            return (*block.issuers, *block.offices, block.date)
        case PageBreak():
            return ()
        case _:
            assert_never(block)


def plain_text(block: Block) -> str:
    """The characters of one block as they are printed, lines divided by line ends."""
    match block:
        case Heading():
            return f"{block.ordinal or ''}{block.text}{block.rest}"
        case Paragraph():
            return block.text
        case Table():
            rows = (tuple(cell.text for cell in row) for row in block.rows)
            return "\n".join("\t".join(row) for row in (block.above, *rows, block.below) if row)
        case StampArea() | PageBreak():
            return "\n".join(block_texts(block))
        case _:
            assert_never(block)


def _masthead(masthead: Masthead) -> tuple[str, ...]:
    return (
        masthead.copy_number,
        masthead.secrecy,
        masthead.urgency,
        *masthead.issuers,
        masthead.suffix,
        masthead.number,
        *masthead.signers,
        masthead.editor,
        masthead.issued_on,
    )


def _imprint(imprint: Imprint) -> tuple[str, ...]:
    return (
        imprint.addressees,
        imprint.distributed_to,
        imprint.copies_to,
        *imprint.others,
        imprint.printer,
        imprint.printed_on,
    )
