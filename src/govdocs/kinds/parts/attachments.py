"""附件说明 below a body, and the attachments behind the document (7.3.4, 7.3.7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from govdocs.document.nodes import (
    Block,
    PageBreak,
    Paragraph,
)
from govdocs.kinds.parts.content import (
    AttachmentData,
    Item,
    Section,
    TableBlock,
    TableData,
)
from govdocs.kinds.parts.printing import body_blocks, columns, title_paragraph
from govdocs.kinds.parts.wording import unspaced

WIDE_ATTACHMENT_TABLE = 5
"""A table of so many columns or more may turn the pages of its attachment; the layout sees whether it must
(practice, clause 8)."""


def attachment_notes(names: Sequence[str]) -> Iterator[Paragraph]:
    """附件说明 (7.3.4): a wrapped name aligns with the name above, several names are numbered."""
    if len(names) == 1:
        yield Paragraph.of(f"附件：{names[0]}", "attachment_note", hang=3)
        return
    for number, name in enumerate(names, start=1):
        ordinal = f"{number}."
        if number == 1:
            yield Paragraph.of(f"附件：{ordinal}{name}", "attachment_note", hang=3 + len(ordinal))
        else:
            yield Paragraph.of(f"{ordinal}{name}", "attachment_note_next", hang=len(ordinal))


def attachment_blocks(attachments: Sequence[AttachmentData]) -> Iterator[Block]:
    """Each attachment on a page of its own: label, title, body (7.3.7)."""
    for index, attachment in enumerate(attachments):
        turned = _turned(attachment)
        forced = attachment.landscape is not None or attachment.paper == "A3"
        yield PageBreak("landscape" if turned else "portrait", turned and not forced, attachment.paper)
        yield Paragraph.of(attachment_label(attachment, index, len(attachments)), "attachment_label")
        if attachment.title:
            yield title_paragraph(attachment.title, "attachment_title")
        yield from _unturned(attachment)


def attachment_label(attachment: AttachmentData, index: int, count: int) -> str:
    """附件 alone, 附件1 and so on among several, as long as the data do not say otherwise."""
    if attachment.label:
        return unspaced(attachment.label).rstrip("：:")
    return "附件" if count == 1 else f"附件{index + 1}"


def _turned(attachment: AttachmentData) -> bool:
    if attachment.paper == "A3":
        return True
    if attachment.landscape is not None:
        return attachment.landscape
    return any(columns(table) >= WIDE_ATTACHMENT_TABLE for table in _tables(attachment.body))


def _unturned(attachment: AttachmentData) -> Iterator[Block]:
    turned = _turned(attachment)
    for block in body_blocks(attachment.body):
        if not (isinstance(block, PageBreak) and (turned or attachment.landscape is False)):
            yield block


def _tables(body: Iterable[object]) -> Iterator[TableData]:
    for part in body:
        if isinstance(part, TableBlock):
            yield part.table
        elif isinstance(part, Section | Item):
            yield from _tables(part.body)
