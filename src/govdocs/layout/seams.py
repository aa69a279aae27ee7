"""骑缝: a dashed line to cut along, with a text in its middle that both parts keep half of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govdocs.document.nodes import Paragraph
from govdocs.layout.canvas import Canvas, Frame
from govdocs.layout.kit import Kit
from govdocs.layout.pages import MM_PER_POINT, Rule
from govdocs.layout.strips import Kind, Strip, TextBlock, TextStrip
from govdocs.layout.typesetting.lines import Setting, break_lines

_ROLE = "seam"
_BESIDE = 0.5  # em between the text and the dashes


@dataclass(slots=True)
class SeamStrip(Strip):
    """The line to cut along between two edges; each line of its text stands on a dashed line of its own."""

    text: TextStrip | None
    edges: tuple[float, float]
    kit: Kit

    def draw(self, canvas: Canvas, top: float) -> None:
        """Draws the dashes on both sides of the text."""
        y, (left, right) = top + self.height / 2, self.edges
        if self.text is None:
            canvas.rules.extend(self._dashes(left, right, y))
            return
        self.text.draw(canvas, top)
        beside = _BESIDE * self.text.block.size * MM_PER_POINT
        end = self.text.x + self.text.line.width * MM_PER_POINT
        canvas.rules.extend(self._dashes(left, self.text.x - beside, y))
        canvas.rules.extend(self._dashes(end + beside, right, y))

    def _dashes(self, left: float, right: float, y: float) -> Iterator[Rule]:
        numbers = self.kit.style.numbers
        while right - left > numbers.seam_apart:
            yield Rule(left, y, min(left + numbers.seam_dash, right), y, numbers.table_rule)
            left += numbers.seam_dash + numbers.seam_apart


def seam_strips(index: int, paragraph: Paragraph, kit: Kit, frame: Frame) -> list[Strip]:
    """The cut of block `index`; it stays with what follows."""
    look = kit.style.looks[_ROLE]
    height, edges, gap = look.size * MM_PER_POINT, (frame.left, frame.right), kit.style.numbers.seam_gap
    block = TextBlock(
        paragraph.text, kit.typesetter.glyphs(paragraph.text, look.font), look.size, kit.typesetter
    )
    room = frame.width / MM_PER_POINT - 4 * look.size
    setting = Setting(cell=look.size, size=look.size, justify=False)
    lines = break_lines(block.text, [glyph.width for glyph in block.glyphs], room, room, setting)
    strips: list[Strip] = []
    for line in lines:
        x = frame.left + (frame.width - line.width * MM_PER_POINT) / 2
        text = TextStrip(index, Kind.BODY, height, 0.0, False, True, block, line, x)
        strips.append(SeamStrip(index, Kind.BODY, height, height / 2, False, True, text, edges, kit))
    if not strips:
        strips.append(SeamStrip(index, Kind.BODY, height, gap, False, True, None, edges, kit))
    strips[0].space = gap
    return strips
