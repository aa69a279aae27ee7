"""From body data to the blocks of a document: the parts that every kind prints alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from govdocs.document.nodes import (
    Block,
    Cell,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Table,
)
from govdocs.document.numbering import number_headings
from govdocs.kinds._rosters import people_of, roster_paragraphs
from govdocs.kinds.content import (
    AttachmentData,
    Item,
    RosterBlock,
    Section,
    TableBlock,
    TableData,
)
from govdocs.text.dates import formal_date, parse_date
from govdocs.text.document_number import parse_document_number
from govdocs.text.ordinals import LEVELS, Ordinal, leading_ordinal

WIDE_BODY_TABLE = 8
"""A table of so many columns or more in the text may turn its page; the layout sees whether it must."""

WIDE_ATTACHMENT_TABLE = 6
"""A table of so many columns or more may turn the pages of its attachment (practice, clause 8)."""

LONGEST_UNIT = 6
"""A name of so many characters is never broken; longer ones would stretch lines of body text."""

_DIGITS = frozenset("0123456789０１２３４５６７８９")
_HAN_GAP = re.compile(r"(?<=[\u3400-\u9fff])[\s\u3000]+(?=[\u3400-\u9fff])")


_WIDE_GAP = re.compile(r"\s+(?=[^\x00-\xff])|(?<=[^\x00-\xff])\s+")


def missing(what: str) -> str:
    """What is printed where the fact `what` is not known."""
    return f"〔待补：{what}〕"


def closed_up(text: str) -> str:
    """`text` without the spaces that stretch it: 例 示 县 gives 例示县."""
    return _HAN_GAP.sub("", text.strip())


def unspaced(text: str) -> str:
    """`text` without any space."""
    return "".join(text.split())


def in_one_line(title: str) -> str:
    """A title in one line: spaces stay between Latin words only."""
    return " ".join(_WIDE_GAP.sub("", title).split())


def printed_date(text: str) -> str:
    """A date in the standard form (7.3.5.4); as it stands when it is not a complete date."""
    day = parse_date(text)
    return formal_date(day) if day else text


def printed_number(text: str) -> str:
    """A 发文字号 in the standard form (7.2.5); as it stands when it cannot be read as one."""
    parts = parse_document_number(text)
    return str(parts) if parts else text


def title_paragraph(title: str, role: str = "title") -> Paragraph:
    """A title, spaces and all: the layout takes a space in it as a place to break."""
    return Paragraph.of(title.strip(), role)


def addressees_paragraph(text: str) -> Paragraph:
    """主送机关 with its colon (7.3.2)."""
    return Paragraph.of(f"{text.rstrip('：:')}：", "addressees")


def note_paragraph(text: str) -> Paragraph:
    """附注 in its brackets (7.3.6)."""
    return Paragraph.of(f"（{without_brackets(text)}）", "note")


def without_brackets(text: str) -> str:
    """`text` without one pair of round brackets around the whole of it."""
    inner = text.strip()
    if inner[:1] in ("（", "(") and inner[-1:] in ("）", ")") and not re.search(r"[（）()]", inner[1:-1]):
        return inner[1:-1]
    return inner


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


def body_blocks(body: Iterable[object]) -> tuple[Block, ...]:
    """The blocks of body data; headings without an ordinal take the level of their depth.

    Where a turned page interrupts the body, its headings are numbered here, on across that page.
    """
    blocks = tuple(_blocks(body, 1))
    if not any(isinstance(block, PageBreak) for block in blocks):
        return blocks
    text = tuple(block for block in blocks if not isinstance(block, PageBreak))
    numbered = iter(number_headings(Document("", text)).blocks)
    return tuple(block if isinstance(block, PageBreak) else next(numbered) for block in blocks)


def _blocks(body: Iterable[object], depth: int) -> Iterator[Block]:
    for part in body:
        match part:
            case str():
                yield from _paragraphs(part)
            case Section():
                yield _heading(part, depth)
                yield from _blocks(part.body, depth + 1)
            case Item():
                yield from _paragraphs(part.item)
                yield from _blocks(part.body, depth + 1)
            case TableBlock():
                yield from _table(part.table)
            case RosterBlock():
                for line in part.group:
                    yield from roster_paragraphs(line, part.group)


def _paragraphs(text: str) -> Iterator[Paragraph]:
    for line in text.splitlines():
        if line.strip():
            yield Paragraph.of(line.strip())


def _heading(section: Section, depth: int) -> Heading:
    ordinal = leading_ordinal(section.heading)
    rest = " ".join(section.rest.split("\n"))
    if ordinal is None:
        return Heading(min(depth, LEVELS), section.heading, None, rest)
    head, text = section.heading[: ordinal.end].strip(), section.heading[ordinal.end :]
    return Heading(ordinal.level, text, head + _gap(ordinal), rest)


def _gap(ordinal: Ordinal) -> str:
    """What stands behind an ordinal that has no mark of its own: 第一章　总则, 1.1 目的."""
    if ordinal.style.startswith("第"):
        return "\u3000"
    return " " if ordinal.text[-1] in _DIGITS else ""


def _table(data: TableData) -> Iterator[Block]:
    wide = columns(data) >= WIDE_BODY_TABLE
    if wide:
        yield PageBreak("landscape", optional=True)
    yield _grid(data)
    if wide:
        yield PageBreak("portrait", optional=True)


def _grid(data: TableData) -> Table:
    rows = tuple(tuple(Cell(cell.text, cell.rows, cell.columns) for cell in row) for row in data.rows)
    return Table(rows, min(data.header, len(rows)))


def columns(data: TableData) -> int:
    """How many columns a table has."""
    return max(sum(cell.columns for cell in row) for row in data.rows)


def attachment_blocks(attachments: Sequence[AttachmentData]) -> Iterator[Block]:
    """Each attachment on a page of its own: label, title, body (7.3.7)."""
    for index, attachment in enumerate(attachments):
        turned = _turned(attachment)
        yield PageBreak("landscape" if turned else "portrait", turned and attachment.landscape is None)
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


def people_in(body: Iterable[object]) -> Iterator[str]:
    """Every name that a leading group lists, as printed; long names of units may be broken in the text."""
    for part in body:
        if isinstance(part, RosterBlock):
            for line in part.group:
                yield from (name for name in people_of(line) if len(name) <= LONGEST_UNIT)
        elif isinstance(part, Section | Item):
            yield from people_in(part.body)


def names_of(*groups: Iterable[str]) -> tuple[str, ...]:
    """The names that no line may break: each once, in order, placeholders and single letters left out."""
    names = dict.fromkeys(name for group in groups for name in group if len(name) > 1)
    return tuple(name for name in names if not name.startswith("〔"))
