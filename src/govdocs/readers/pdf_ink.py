"""Where a page of a PDF bears ink: it is drawn small, and what differs from the paper is ink."""

from __future__ import annotations

import pypdfium2
from PIL import Image, ImageChops

from govdocs.layout.free_space import CELL, InkMap
from govdocs.layout.pages import MM_PER_POINT

_FINE = 3  # pixels to the side of a cell
_DENSITY = 25.4 * _FINE / CELL
"""Pixels to the inch: 76.2."""

_BRIGHT = 128
_CLEAN = 0.6
"""So much of what is bright is pure white on a page that no scanner made."""

_FAINT = 12
_SCAN_FAINT = 45
"""So much darker than the paper is ink; paper from a scanner is uneven."""

_SCAN_PIXELS = 2
_LARGEST = 4000  # pixels: a poster is drawn coarser


def ink_of(page: pypdfium2.PdfPage) -> tuple[InkMap, bool]:
    """The map of the page's ink, and whether the page comes from a scanner.

    A page of more than 1.3 m is looked at more coarsely, never in more memory.
    """
    image = _drawn(page)
    limit, scanned = _limit(image.histogram())
    if scanned:
        image = _darkest(page)
        limit, _ = _limit(image.histogram())
    marks = image.point([255 if value < limit else 0 for value in range(256)])
    cells = marks.resize(_cells(page), Image.Resampling.BOX)
    enough = 255 * _SCAN_PIXELS // _FINE**2 if scanned else 0
    table = [255 if value > enough else 0 for value in range(256)]
    return _map(cells.point(table).convert("1", dither=Image.Dither.NONE)), scanned


def _cells(page: pypdfium2.PdfPage) -> tuple[int, int]:
    """How many cells a page has across and down."""
    width, height = (max(1, round(length * MM_PER_POINT / CELL)) for length in page.get_size())
    return width, height


def _darkest(page: pypdfium2.PdfPage) -> Image.Image:
    """The page in the darkest of its three colours: a faded red or blue is ink as black is."""
    bitmap = page.render(scale=_scale(page))
    red, green, blue = bitmap.to_pil().convert("RGB").split()
    return ImageChops.darker(red, ImageChops.darker(green, blue))


def _scale(page: pypdfium2.PdfPage) -> float:
    scale = _DENSITY / 72
    longest: float = max(page.get_size())
    return scale * min(1.0, _LARGEST / (longest * scale))


def _drawn(page: pypdfium2.PdfPage) -> Image.Image:
    """The page in shades of grey."""
    bitmap = page.render(scale=_scale(page), grayscale=True)
    size = (bitmap.width, bitmap.height)
    return Image.frombytes("L", size, bytes(bitmap.buffer), "raw", "L", bitmap.stride)


def _limit(histogram: list[int]) -> tuple[int, bool]:
    """Below which brightness a pixel is ink, and whether a scanner made the page."""
    bright = histogram[_BRIGHT:]
    total = sum(bright)
    if not total or histogram[255] >= _CLEAN * total:
        return 256 - _FAINT, False
    paper = _BRIGHT + max(range(len(bright)), key=bright.__getitem__)
    return paper - _SCAN_FAINT, True


def _map(bits: Image.Image) -> InkMap:
    """The rows of a picture of one bit as numbers, one bit to a cell."""
    width, height = bits.size
    stride = (width + 7) // 8
    data = bits.tobytes()
    spare = stride * 8 - width
    lines = (data[start : start + stride] for start in range(0, stride * height, stride))
    return InkMap(width, tuple(int.from_bytes(line, "big") >> spare for line in lines))
