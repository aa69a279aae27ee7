"""归档章 found again in a PDF: red lines that make a frame of cells, measured, and what the cells say.

Whoever drew it is not asked: the lines are taken from the page as PDFium gives them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from ctypes import byref, c_float, c_uint
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from govdocs.layout.free_space import Rect
from govdocs.layout.pages import MM_PER_POINT
from govdocs.readers.pdf import Source

_LONG, _SHORT = (30.0, 60.0), (10.0, 25.0)  # what may be the sides of a frame, in millimetres
_TOUCH = 0.6
_STRAIGHT = 0.05
_RED, _PALE = 150, 110
_DEPTH = 4


@dataclass(frozen=True, slots=True)
class FoundStamp:
    """A stamp on `page` (1-based). Its `frame` is where the middle of the outer lines runs, in millimetres.

    `columns` and `rows` are the distances of its lines from where it begins as it is read; `turned` it
    reads downwards. `cells` are the texts by rows.
    """

    page: int
    frame: Rect
    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[str, ...]
    turned: bool = False


class _Line(NamedTuple):
    """A straight line on the page as it is read, in millimetres."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def lying(self) -> bool:
        """Whether it runs from left to right."""
        return self.y1 - self.y0 < _STRAIGHT

    @property
    def length(self) -> float:
        """Its length."""
        return max(self.x1 - self.x0, self.y1 - self.y0)

    def touches(self, other: _Line) -> bool:
        """Whether the two meet."""
        return (
            self.x0 - _TOUCH <= other.x1
            and other.x0 - _TOUCH <= self.x1
            and self.y0 - _TOUCH <= other.y1
            and other.y0 - _TOUCH <= self.y1
        )


def stamps_of(source: Source) -> tuple[FoundStamp, ...]:
    """The stamps of a PDF that can be read, by pages; none of one that cannot."""
    try:
        document = pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError:
        return ()
    found: list[FoundStamp] = []
    with closing(document):
        for index in range(len(document)):
            try:
                page = document[index]
            except pypdfium2.PdfiumError:
                break
            with closing(page):
                found += _on_page(page, index + 1)
    return tuple(found)


def _on_page(page: pypdfium2.PdfPage, number: int) -> Iterator[FoundStamp]:
    lines = [line for line in _red_lines(page) if _SHORT[0] <= line.length <= _LONG[1]]
    frames = [frame for frame in _groups(lines) if _is_frame(frame)]
    if not frames:
        return
    with closing(page.get_textpage()) as text:
        for frame in frames:
            yield _stamp(page, text, number, frame)


def _groups(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """The lines that hang together."""
    left = list(lines)
    while left:
        group = [left.pop()]
        for line in group:
            near = [other for other in left if line.touches(other)]
            group += near
            left = [other for other in left if other not in near]
        yield group


def _is_frame(lines: Sequence[_Line]) -> bool:
    """Whether lines may be those of a stamp: of its size, at least two each way."""
    width = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    height = max(line.y1 for line in lines) - min(line.y0 for line in lines)
    sides = sorted((width, height))
    lying = sum(line.lying for line in lines)
    sized = _SHORT[0] <= sides[0] <= _SHORT[1] and _LONG[0] <= sides[1] <= _LONG[1]
    return sized and lying >= 2 and len(lines) - lying >= 2


def _stamp(
    page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, number: int, lines: Sequence[_Line]
) -> FoundStamp:
    across = _edges(line.x0 for line in lines if not line.lying)
    down = _edges(line.y0 for line in lines if line.lying)
    frame = Rect(across[0], down[0], across[-1], down[-1])
    turned = frame.height > frame.width
    if turned:
        columns = tuple(edge - frame.y0 for edge in down)
        rows = tuple(frame.x1 - edge for edge in reversed(across))
        boxes = [
            Rect(frame.x1 - low, frame.y0 + begin, frame.x1 - high, frame.y0 + end)
            for high, low in pairwise(rows)
            for begin, end in pairwise(columns)
        ]
    else:
        columns, rows = (
            tuple(edge - frame.x0 for edge in across),
            tuple(edge - frame.y0 for edge in down),
        )
        boxes = [
            Rect(left, top, right, bottom)
            for top, bottom in pairwise(down)
            for left, right in pairwise(across)
        ]
    cells = tuple("".join(text.get_text_bounded(*_in_file(page, box)).split()) for box in boxes)
    return FoundStamp(number, frame, columns, rows, cells, turned)


def _edges(places: Iterable[float]) -> list[float]:
    """The places of lines, those that lie on one another taken once."""
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > _TOUCH:
            edges.append(place)
    return edges


def _red_lines(page: pypdfium2.PdfPage) -> Iterator[_Line]:
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=_DEPTH):
        if _is_red(item.raw):
            yield from _lines(page, item.raw)


def _is_red(item: raw.FPDF_PAGEOBJECT) -> bool:
    red, green, blue, alpha = (c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetStrokeColor(item, byref(red), byref(green), byref(blue), byref(alpha)):
        return False
    return bool(red.value >= _RED and max(green.value, blue.value) <= _PALE)


def _lines(page: pypdfium2.PdfPage, item: raw.FPDF_PAGEOBJECT) -> Iterator[_Line]:
    """The straight lines of a path that run along the edges of the page."""
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, byref(matrix))
    before: tuple[float, float] | None = None
    for index in range(raw.FPDFPath_CountSegments(item)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        x, y = c_float(), c_float()
        raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        place = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        here = _as_read(page, place)
        if before and raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO:
            line = _Line(
                min(before[0], here[0]),
                min(before[1], here[1]),
                max(before[0], here[0]),
                max(before[1], here[1]),
            )
            if min(line.x1 - line.x0, line.y1 - line.y0) < _STRAIGHT:
                yield line
        before = here


def _as_read(page: pypdfium2.PdfPage, place: tuple[float, float]) -> tuple[float, float]:
    """A place in the units of the file in millimetres from the top left corner of the page as it is read."""
    left, bottom, right, top = page.get_bbox()
    x, y = place
    turned = {
        0: (x - left, top - y),
        90: (y - bottom, x - left),
        180: (right - x, y - bottom),
        270: (top - y, right - x),
    }
    across, down = turned[page.get_rotation()]
    return across * MM_PER_POINT, down * MM_PER_POINT


def _in_file(page: pypdfium2.PdfPage, box: Rect) -> tuple[float, float, float, float]:
    """A box on the page as it is read in the units of the file: left, bottom, right, top."""
    left, bottom, right, top = page.get_bbox()
    x0, y0, x1, y1 = (length / MM_PER_POINT for length in box)
    return {
        0: (left + x0, top - y1, left + x1, top - y0),
        90: (left + y0, bottom + x0, left + y1, bottom + x1),
        180: (right - x1, bottom + y0, right - x0, bottom + y1),
        270: (right - y1, top - x1, right - y0, top - x0),
    }[page.get_rotation()]
