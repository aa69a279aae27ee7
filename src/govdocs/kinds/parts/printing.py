"""From body data to the blocks of a document: the parts that every kind prints alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govdocs.document.nodes import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Holds,
    PageBreak,
    Paragraph,
    Table,
)
from govdocs.document.numbering import number_headings
from govdocs.kinds.parts.content import (
    Item,
    RosterBlock,
    Section,
    TableBlock,
    TableData,
)
from govdocs.kinds.parts.rosters import people_of, roster_paragraphs
from govdocs.kinds.parts.wording import without_brackets
from govdocs.text.ordinals import LEVELS, Ordinal, bare_ordinal, leading_ordinal

WIDE_BODY_TABLE = 8
"""A table of so many columns or more in the text may turn its page; the layout sees whether it must."""

LONGEST_UNIT = 6
"""A name of so many characters is never broken; longer ones would stretch lines of body text."""

_HOLDS: dict[str, Holds] = {"文字": "text", "数字": "number", "日期": "date"}
_DIGITS = frozenset("0123456789０１２３４５６７８９")


def title_paragraph(title: str, role: str = "title") -> Paragraph:
    """A title, spaces and all: the layout takes a space in it as a place to break."""
    return Paragraph.of(title.strip(), role)


def addressees_paragraph(text: str) -> Paragraph:
    """主送机关 with its colon (7.3.2)."""
    return Paragraph.of(f"{text.rstrip('：:')}：", "addressees")


def note_paragraph(text: str) -> Paragraph:
    """附注 in its brackets (7.3.6)."""
    return Paragraph.of(f"（{without_brackets(text)}）", "note")


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
    ordinal = leading_ordinal(section.heading) or bare_ordinal(section.heading)
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
    asked = data.landscape
    turned = columns(data) >= WIDE_BODY_TABLE if asked is None else asked
    if turned:
        yield PageBreak("landscape", optional=not asked)
    yield _grid(data)
    if turned:
        yield PageBreak("portrait", optional=not asked)


def _grid(data: TableData) -> Table:
    rows = tuple(tuple(Cell(cell.text, cell.rows, cell.columns) for cell in row) for row in data.rows)
    header = min(data.header, len(rows))
    return Table(
        rows,
        header,
        columns=tuple(Column(_HOLDS[column.holds], share=column.share) for column in data.columns),
        footer=min(data.footer, len(rows) - header),
        ruling="three" if data.ruling == "三线" else "grid",
        above=data.above,
        below=data.below,
    )


def columns(data: TableData) -> int:
    """How many columns a table has."""
    return max(sum(cell.columns for cell in row) for row in data.rows)


def people_in(body: Iterable[object]) -> Iterator[str]:
    """Every name that a leading group lists, as printed; long names of units may be broken in the text."""
    for part in body:
        if isinstance(part, RosterBlock):
            for line in part.group:
                yield from (name for name in people_of(line) if len(name) <= LONGEST_UNIT)
        elif isinstance(part, Section | Item):
            yield from people_in(part.body)
