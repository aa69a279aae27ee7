"""The lines that stand with a table: 填报单位 and 填报日期 above it, the signatures below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from govdocs.layout.canvas import Canvas
from govdocs.layout.kit import Kit
from govdocs.layout.pages import MM_PER_POINT
from govdocs.layout.strips import Kind, Strip, TextBlock, TextStrip
from govdocs.layout.typesetting.breaking import spans
from govdocs.layout.typesetting.lines import Line, Setting, break_lines

LINE_ROLE = "table_note"
"""The look of such a line."""
ABOVE, BELOW = "table_above", "table_below"
_APART = 2.0  # em between two pieces at least
_ROOM_TO_SIGN = 5.0  # em behind a colon
_PAIR = 2


@dataclass(slots=True)
class SpreadStrip(Strip):
    """One line of several pieces."""

    pieces: tuple[TextStrip, ...]

    def draw(self, canvas: Canvas, top: float) -> None:
        """Draws the pieces side by side."""
        for piece in self.pieces:
            piece.draw(canvas, top)


@dataclass(frozen=True, slots=True)
class Place:
    """Where such a line stands: the table's block, above or below it, its left and right edge."""

    index: int
    part: str
    left: float
    right: float

    @property
    def width(self) -> float:
        """The room of the line."""
        return self.right - self.left


def line_strips(texts: Sequence[str], place: Place, kit: Kit, names: Sequence[str]) -> list[Strip]:
    """The pieces `texts` on one line, or each on lines of its own where one does not hold them."""
    look = kit.style.looks[LINE_ROLE]
    pieces = []
    for row, text in enumerate(texts):
        if text:
            block = _block(text, place.part, kit)
            pieces.append(_Piece(row, block, _lines(block, place.width, names)))
    lefts = _lefts(pieces, place, look.size * MM_PER_POINT)
    if lefts is None:
        strips = [strip for piece in pieces for strip in piece.strips(place)]
        for strip in strips[1:]:
            strip.space = max((look.pitch or 0.0) - strip.height, 0.0)
        return list(strips)
    side_by_side = tuple(
        replace(piece.strips(place)[0], x=left) for piece, left in zip(pieces, lefts, strict=True)
    )
    height = look.size * MM_PER_POINT
    return [SpreadStrip(place.index, Kind.BODY, height, 0.0, False, False, side_by_side)]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece, its place among all and its lines."""

    row: int
    block: TextBlock
    lines: Sequence[Line]

    @property
    def width(self) -> float:
        """The width of its only line in millimetres."""
        return self.lines[0].width * MM_PER_POINT

    @property
    def signed(self) -> bool:
        """True when somebody writes behind it."""
        return self.block.text.endswith(("：", ":"))

    def strips(self, place: Place) -> list[TextStrip]:
        """Its lines, each at the left edge."""
        height = self.block.size * MM_PER_POINT
        return [
            TextStrip(
                place.index, Kind.BODY, height, 0.0, False, False, self.block, line, place.left, self.row
            )
            for line in self.lines
        ]


def _block(text: str, part: str, kit: Kit) -> TextBlock:
    look = kit.style.looks[LINE_ROLE]
    text = text.replace("\n", " ")
    return TextBlock(text, kit.typesetter.glyphs(text, look.font), look.size, kit.typesetter, part=part)


def _lines(block: TextBlock, width: float, names: Sequence[str]) -> Sequence[Line]:
    setting = Setting(cell=block.size, size=block.size, justify=False)
    room = width / MM_PER_POINT
    widths = [glyph.width for glyph in block.glyphs]
    return break_lines(block.text, widths, room, room, setting, spans(block.text, names))


def _lefts(pieces: Sequence[_Piece], place: Place, em: float) -> list[float] | None:
    """Where the pieces begin on one line; None where it does not hold them.

    Two pieces stand at the edges (the first may be empty), more begin at even distances; a colon wants
    room to sign behind it.
    """
    if not pieces or any(len(piece.lines) != 1 for piece in pieces):
        return None
    if pieces[-1].row == 1 and not pieces[-1].signed:
        right = place.right - pieces[-1].width
        before = pieces[0].width + _APART * em if len(pieces) == _PAIR else 0.0
        return [place.left, right][-len(pieces) :] if place.left + before <= right else None
    needs = [piece.width + (_ROOM_TO_SIGN if piece.signed else _APART) * em for piece in pieces]
    slot = place.width / len(pieces)
    if max(needs) <= slot or len(pieces) == 1:
        return [place.left + number * slot for number in range(len(pieces))]
    spare = (place.width - sum(needs)) / len(pieces)
    if spare < 0:
        return None
    return [place.left + sum(needs[:number]) + spare * number for number in range(len(pieces))]
