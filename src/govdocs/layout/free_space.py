"""Where a page has room: rectangles in millimetres from its top-left corner, and a map of its ink.

For marks that are put on pages made elsewhere: a stamp, a page number. Nothing here knows of a file format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil, floor
from typing import NamedTuple

CELL = 1.0
"""The side of a cell of an ink map in millimetres."""


class Rect(NamedTuple):
    """A rectangle: left, top, right and bottom edge in millimetres from the top-left corner of a page."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.y1 - self.y0

    def grown(self, margin: float) -> Rect:
        """It with a margin on all sides."""
        return Rect(self.x0 - margin, self.y0 - margin, self.x1 + margin, self.y1 + margin)

    def meets(self, other: Rect) -> bool:
        """True where the two have an area in common."""
        return self.x0 < other.x1 and other.x0 < self.x1 and self.y0 < other.y1 and other.y0 < self.y1


@dataclass(frozen=True, slots=True)
class InkMap:
    """Which cells of a page bear ink: for each row of cells a number whose bits are its columns.

    The highest of the `columns` bits is the cell at the left edge.
    """

    columns: int
    rows: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many cells bear ink."""
        return sum(row.bit_count() for row in self.rows)

    def within(self, rect: Rect) -> bool:
        """True where a cell that `rect` touches bears ink."""
        first, last = max(0, floor(rect.y0 / CELL)), min(len(self.rows), ceil(rect.y1 / CELL))
        mask = self._mask(rect)
        return any(row & mask for row in self.rows[first:last])

    def inked(self, rects: Iterable[Rect]) -> InkMap:
        """The map where `rects` bear ink too."""
        rows = list(self.rows)
        for rect in rects:
            mask = self._mask(rect)
            for number in range(max(0, floor(rect.y0 / CELL)), min(len(rows), ceil(rect.y1 / CELL))):
                rows[number] |= mask
        return InkMap(self.columns, tuple(rows))

    def outside(self, rects: Iterable[Rect]) -> int:
        """How many cells bear ink that none of `rects` touches."""
        covered = InkMap(self.columns, (0,) * len(self.rows)).inked(rects)
        pairs = zip(self.rows, covered.rows, strict=True)
        return sum((row & ~inner).bit_count() for row, inner in pairs)

    def _mask(self, rect: Rect) -> int:
        left, right = max(0, floor(rect.x0 / CELL)), min(self.columns, ceil(rect.x1 / CELL))
        if right <= left:
            return 0
        return ((1 << (right - left)) - 1) << (self.columns - right)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as something to put marks on: its size in millimetres as it is read, and what stands there."""

    width: float
    height: float
    ink: InkMap
    boxes: tuple[Rect, ...] = ()

    def free(self, rect: Rect, margin: float = 1.0, edge: float = 3.0) -> bool:
        """True where `rect` lies on the page, `edge` from its edges, and nothing stands within `margin`."""
        if min(rect.x0, rect.y0) < edge or rect.x1 > self.width - edge or rect.y1 > self.height - edge:
            return False
        wide = rect.grown(margin)
        return not self.ink.within(wide) and not any(wide.meets(box) for box in self.boxes)


class Size(NamedTuple):
    """Width and height in millimetres."""

    width: float
    height: float


def nearest_free(sheet: Sheet, size: Size, wish: tuple[float, float], zone: Rect) -> Rect | None:
    """The free place in `zone` nearest to `wish` (its left and top edge); None where there is none.

    A step down costs more than a step aside: what cannot stand at the wished place stands at the top.
    """
    for x, y in _places(size, wish, zone):
        rect = Rect(x, y, x + size.width, y + size.height)
        if sheet.free(rect):
            return rect
    return None


_ACROSS, _DOWNWARD = 2.0, 1.0  # millimetres between places that are tried
_COST_DOWN = 2.5


def _places(size: Size, wish: tuple[float, float], zone: Rect) -> Iterator[tuple[float, float]]:
    """The places in `zone`, the wished one first."""
    yield wish
    columns = _steps(zone.x0, zone.x1 - size.width, wish[0], _ACROSS)
    rows = _steps(zone.y0, zone.y1 - size.height, wish[1], _DOWNWARD)
    places = [(abs(x - wish[0]) + _COST_DOWN * abs(y - wish[1]), x, y) for x in columns for y in rows]
    yield from ((x, y) for _, x, y in sorted(places))


def _steps(start: float, end: float, wish: float, step: float) -> list[float]:
    """Places from `start` to `end`, a `step` apart, through `wish`."""
    first = wish - floor((wish - start) / step) * step
    return [first + number * step for number in range(int(max(0.0, (end - first) / step + 1)))]
