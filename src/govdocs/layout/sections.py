"""A document divided where its pages turn or change their paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govdocs.document.nodes import Block, Heading, Orientation, PageBreak, Paper, Paragraph, StampArea, Table

FlowBlock = Heading | Paragraph | Table | StampArea


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks that begin a new page of one orientation and paper, with their places in the document."""

    orientation: Orientation
    blocks: tuple[tuple[int, FlowBlock], ...]
    paper: Paper = "A4"


def sections_of(blocks: Sequence[Block]) -> list[Section]:
    """The document divided at its page breaks; a division without blocks is left out."""
    sections: list[Section] = []
    orientation: Orientation = "portrait"
    paper: Paper = "A4"
    current: list[tuple[int, FlowBlock]] = []
    for index, block in enumerate(blocks):
        if not isinstance(block, PageBreak):
            current.append((index, block))
            continue
        if current:
            sections.append(Section(orientation, tuple(current), paper))
        orientation, paper, current = block.orientation, block.paper, []
    if current or not sections:
        sections.append(Section(orientation, tuple(current), paper))
    return sections


def addressees_in(blocks: Sequence[Block]) -> Iterator[tuple[int, Paragraph]]:
    """The paragraphs of 主送机关, with their places."""
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and block.role == "addressees":
            yield index, block
