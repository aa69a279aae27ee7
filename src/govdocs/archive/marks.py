"""Marks that the archive puts on pages made elsewhere: glyphs and lines in millimetres."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from govdocs.fonts.library import FontSet
from govdocs.fonts.roles import FontRole
from govdocs.layout.pages import MM_PER_POINT, Color, GlyphRun, Rule

RED: Color = (1.0, 0.0, 0.0)
"""The colour of the stamp; what a hand would write in it is black."""

MIDDLE = 0.36
"""The middle of the em box stands so many em above the baseline."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What is drawn on a page, in millimetres from its top-left corner as it is read."""

    runs: tuple[GlyphRun, ...] = ()
    rules: tuple[Rule, ...] = ()

    def __add__(self, other: Marks) -> Marks:
        """Both on one page."""
        return Marks(self.runs + other.runs, self.rules + other.rules)


class Slot(NamedTuple):
    """Room for a line: its middle and its width in millimetres, its usual and its smallest type in points."""

    x: float
    y: float
    width: float
    size: float
    smallest: float


def set_line(text: str, fonts: FontSet, slot: Slot) -> Iterator[GlyphRun]:
    """`text` centred in `slot`, in smaller type where it is too wide, never cut."""
    wide = fonts.width(FontRole.SONGTI, text)
    fitting = slot.width / (wide * MM_PER_POINT) if wide else slot.size
    points = max(slot.smallest, min(slot.size, fitting))
    x = slot.x - wide * points * MM_PER_POINT / 2
    y = slot.y + MIDDLE * points * MM_PER_POINT
    for face, piece in fonts.runs(FontRole.SONGTI, text):
        if face is not None:
            yield GlyphRun(x, y, piece, face, points)
        x += fonts.width(FontRole.SONGTI, piece) * points * MM_PER_POINT
