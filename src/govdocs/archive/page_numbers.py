"""Page numbers of an item: at the top outside corner of each page that bears text or image (DA/T 22-2015).

Front sides bear them at the right, back sides at the left; blank pages none. An office may set the lower
corner (`Scheme.page_corner`); what is printed one-sided has front sides only (`Scheme.duplex`).
"""

from __future__ import annotations

from dataclasses import dataclass

from govdocs.archive.marks import Marks
from govdocs.archive.model import Scheme
from govdocs.fonts.library import FontSet
from govdocs.fonts.roles import FontRole
from govdocs.layout.free_space import Rect, Sheet, Size, nearest_free
from govdocs.layout.pages import MM_PER_POINT, GlyphRun

SIZE = 10.5
"""五号, in points."""

_ASIDE, _DOWN = 15.0, 10.0  # millimetres from the edges
_HEIGHT = 0.76 * SIZE * MM_PER_POINT
_EDGE = 3.5
_CORNER = Size(50.0, 34.0)
_STRIP = 34.0


@dataclass(frozen=True, slots=True)
class Corner:
    """A corner of a page: its upper or lower, left or right one."""

    upper: bool = True
    right: bool = True

    def zone(self, sheet: Sheet) -> Rect:
        """The part of `sheet` that counts as the corner."""
        width = min(_CORNER.width, sheet.width / 2)
        left = sheet.width - width if self.right else 0.0
        return self.strip(sheet)._replace(x0=left, x1=left + width)

    def strip(self, sheet: Sheet) -> Rect:
        """The upper or lower part of `sheet`."""
        height = min(_STRIP, sheet.height / 3)
        top = 0.0 if self.upper else sheet.height - height
        return Rect(0.0, top, sheet.width, top + height)


def corner_of(page: int, scheme: Scheme) -> Corner:
    """The corner of the page that is the `page`-th of its file, counted from 1."""
    return Corner(scheme.page_corner == "上", not scheme.duplex or page % 2 == 1)


def number_place(number: int, sheet: Sheet, corner: Corner, fonts: FontSet) -> Rect | None:
    """Where `number` stands: in the corner, beside what is there; else along the edge; None without room."""
    size = Size(fonts.width(FontRole.SONGTI, str(number)) * SIZE * MM_PER_POINT, _HEIGHT)
    left = sheet.width - _ASIDE - size.width if corner.right else _ASIDE
    top = _DOWN if corner.upper else sheet.height - _DOWN - size.height
    for zone in (corner.zone(sheet), corner.strip(sheet)):
        inner = Rect(
            max(zone.x0, _EDGE),
            max(zone.y0, _EDGE),
            min(zone.x1, sheet.width - _EDGE),
            min(zone.y1, sheet.height - _EDGE),
        )
        if found := nearest_free(sheet, size, (left, top), inner):
            return found
    return None


def number_marks(number: int, place: Rect, fonts: FontSet) -> Marks:
    """`number` in black, its digits standing on the lower edge of `place`."""
    x, runs = place.x0, []
    for face, piece in fonts.runs(FontRole.SONGTI, str(number)):
        if face is not None:
            runs.append(GlyphRun(x, place.y1, piece, face, SIZE))
        x += fonts.width(FontRole.SONGTI, piece) * SIZE * MM_PER_POINT
    return Marks(tuple(runs))
