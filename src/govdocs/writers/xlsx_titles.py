"""What stands around a table in its document and goes with it into a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govdocs.document.nodes import Block, Heading, PageBreak, Paragraph

_NAMING = ("attachment_title", "table_title", "title")
_TITLES = frozenset((*_NAMING, "subtitle", "attachment_label"))
_NOTES = frozenset(("table_note",))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The titles above a table, the notes right above it, and the name that follows from the titles."""

    titles: tuple[Paragraph, ...]
    notes: tuple[Paragraph, ...]

    @property
    def name(self) -> str:
        """The nearest title, else the nearest 附件 label; "" where there is none."""
        found = [title.text for title in self.titles if title.role in _NAMING]
        found = found or [title.text for title in self.titles]
        return found[-1].replace("\n", "") if found else ""


def surroundings(blocks: Sequence[Block], index: int) -> Surroundings:
    """What stands above the table at `index`: its own titles, or else the nearest title or heading."""
    notes = tuple(_run(blocks[:index][::-1], _NOTES))[::-1]
    above = [block for block in blocks[:index] if block not in notes]
    titles = tuple(_run(above[::-1], _TITLES))[::-1]
    return Surroundings(titles or tuple(_nearest(above)), notes)


def notes_below(blocks: Sequence[Block], index: int) -> Iterator[Paragraph]:
    """The notes right below the table at `index`."""
    return _run(blocks[index + 1 :], _NOTES)


def _run(blocks: Sequence[Block], roles: frozenset[str]) -> Iterator[Paragraph]:
    """The paragraphs of these roles that `blocks` begin with; turns of the page between them do not count."""
    for block in blocks:
        if isinstance(block, PageBreak):
            continue
        if not (isinstance(block, Paragraph) and block.role in roles):
            return
        yield block


def _nearest(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    for place in range(len(blocks) - 1, -1, -1):
        block = blocks[place]
        if isinstance(block, Heading):
            yield Paragraph.of(f"{block.ordinal or ''}{block.text}", "table_title")
            return
        if isinstance(block, Paragraph) and block.role in _NAMING:
            yield from list(_run(blocks[: place + 1][::-1], _TITLES))[::-1]
            return
