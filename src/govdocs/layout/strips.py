"""Strips: the pieces of the flow that no page break may divide."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from govdocs.layout.canvas import Canvas
from govdocs.layout.pages import MM_PER_POINT, Bookmark, PlacedLine
from govdocs.layout.typesetting.glyphs import Glyph, Pen, Typesetter
from govdocs.layout.typesetting.lines import Line


class Kind(Enum):
    """What a strip is to the rules of keeping together."""

    HEAD = auto()
    BODY = auto()
    AFTER = auto()
    STAMP = auto()
    NOTE = auto()


@dataclass(slots=True)
class Strip(ABC):
    """A piece of the flow of block `index`.

    `height` is its own; `space` the empty height above it, edge to edge, which falls away at the top
    of a page; an `elastic` space is that between lines and may be tightened; `keep` forbids a page
    break below; `slack` is what of a space that is not elastic may go where a page is too full;
    a strip that `yields` is kept only while body text is left on the page.
    """

    index: int
    kind: Kind
    height: float
    space: float
    elastic: bool
    keep: bool
    slack: float = field(default=0.0, kw_only=True)
    yields: bool = field(default=False, kw_only=True)

    @property
    def give(self) -> float:
        """How many millimetres nearer to the text a seal may go where a page is too full."""
        return 0.0

    def lead(self) -> Sequence[Strip]:
        """The strips that stand above this one where it begins a page: a table's head."""
        return ()

    @abstractmethod
    def draw(self, canvas: Canvas, top: float) -> None:
        """Draws the strip with its upper edge at `top`."""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph ready to be drawn: its text, its glyphs and its size in points.

    `bookmark` is its entry in the outline, None for none; `tracking` the spacing in points that every
    line has unless it says otherwise, None for that of the style.
    """

    text: str
    glyphs: list[Glyph]
    size: float
    typesetter: Typesetter
    bookmark: tuple[str, int] | None = None
    tracking: float | None = None
    part: str = "block"


@dataclass(slots=True)
class TextStrip(Strip):
    """One line of a paragraph; `x` is where it begins."""

    block: TextBlock
    line: Line
    x: float
    row: int = 0

    def draw(self, canvas: Canvas, top: float) -> None:
        """Draws the line, notes its place and the bookmark of a first line."""
        block, line = self.block, self.line
        pen = Pen(self.x, top, block.size)
        glyphs = block.glyphs[line.start : line.end]
        canvas.add(*block.typesetter.runs(block.text[line.start : line.end], glyphs, line.offsets, pen))
        canvas.lines.append(self._placed(canvas.page, top))
        if block.bookmark and not line.start:
            canvas.bookmarks.append(Bookmark(*block.bookmark, top))

    def _placed(self, page: int, top: float) -> PlacedLine:
        line, block = self.line, self.block
        tracking = block.tracking if line.tracking is None else line.tracking
        right = self.x + line.width * MM_PER_POINT
        return PlacedLine(
            block.part,
            self.index,
            line.start,
            line.end,
            page,
            top,
            self.x,
            right,
            block.size,
            tracking,
            line.squeezes,
            self.row,
            forced=line.forced,
        )
