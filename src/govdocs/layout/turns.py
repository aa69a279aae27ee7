"""Pages that are turned where a table needs the width, and only there (clause 8)."""

from __future__ import annotations

from collections.abc import Sequence

from govdocs.document.nodes import Block, Document, Heading, PageBreak, Paper, Paragraph, StampArea, Table
from govdocs.document.walk import plain_text
from govdocs.layout.kit import Kit
from govdocs.layout.tables.leadins import leads_in
from govdocs.layout.tables.sheets import fits_closely, fits_turned, fits_upright

_TITLES = frozenset({"title", "subtitle", "attachment_label", "attachment_title", "table_title"})
_LONGEST_LINE = 26  # characters: what one line of a paragraph holds


def turned(document: Document, kit: Kit) -> tuple[Block, ...]:
    """The blocks of `document` with each optional turn of the page either made or left out."""
    blocks, made = document.blocks, list[Block]()
    unturned = False
    for place, block in enumerate(blocks):
        if not (isinstance(block, PageBreak) and block.optional):
            made.append(block)
            continue
        end = _next_break(blocks, place + 1)
        if block.orientation == "portrait":
            if not unturned and not _begins_with_signature(blocks[place + 1 : end]):
                made.append(PageBreak("portrait"))
            unturned = False
            continue
        in_text = _back_upright(blocks, end)
        sheet = _sheet(blocks[place:end], kit, document.names, in_text=in_text)
        if block.turned:
            sheet = sheet or "A4"
        if sheet is not None:
            paper: Paper = "A3" if block.paper == "A3" else sheet
            straight = any(isinstance(each, Table) for each in blocks[place + 1 : place + 2])
            before = _lead_in(made, document) if straight else 0
            made.insert(len(made) - before, PageBreak("landscape", paper=paper))
        else:
            unturned = in_text
            if not unturned:
                made.append(PageBreak("portrait"))
    return tuple(made)


def _back_upright(blocks: Sequence[Block], place: int) -> bool:
    """True when the text goes on upright at `place`: the table before it stands in running text."""
    return place < len(blocks) and blocks[place] == PageBreak("portrait", optional=True)


def _sheet(blocks: Sequence[Block], kit: Kit, names: Sequence[str], *, in_text: bool) -> Paper | None:
    """The smallest turned sheet that the tables among `blocks` read well on; None where upright pages do.

    A table in running text is set more closely rather than interrupt it.
    """
    tables = [block for block in blocks if isinstance(block, Table)]
    fits = fits_closely if in_text else fits_upright
    if all(fits(table, kit, names) or fits_upright(table, kit, names) for table in tables):
        return None
    return "A4" if all(fits_turned(table, kit, names) for table in tables) else "A3"


def _lead_in(made: Sequence[Block], document: Document) -> int:
    """How many of the last blocks lead into the table that follows and are turned with it.

    None where they are all that page 1 has to show below 版头.
    """
    count = 0
    while count < len(made) and _leads(made[-1 - count]):
        count += 1
    rest = made[: len(made) - count]
    first_page = document.furniture.masthead is not None and not any(
        isinstance(block, PageBreak) for block in rest
    )
    return 0 if first_page and not any(map(_is_text, rest)) else count


def _leads(block: Block) -> bool:
    if isinstance(block, Paragraph) and block.role in _TITLES:
        return True
    if not isinstance(block, Heading | Paragraph) or not _is_text(block):
        return False
    return leads_in(block, 1 if len(plain_text(block)) <= _LONGEST_LINE else 2)


def _is_text(block: Block) -> bool:
    return isinstance(block, Heading) or (isinstance(block, Paragraph) and block.role == "body")


def _begins_with_signature(blocks: Sequence[Block]) -> bool:
    """True when a page of `blocks` would begin with a signature: it stays with the table instead."""
    return bool(blocks) and isinstance(blocks[0], StampArea)


def _next_break(blocks: Sequence[Block], place: int) -> int:
    """The place of the first page break from `place` on, or the end."""
    while place < len(blocks) and not isinstance(blocks[place], PageBreak):
        place += 1
    return place
