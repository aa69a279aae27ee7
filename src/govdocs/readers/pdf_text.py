"""The text of a page of a PDF, where its lines stand, and which fonts are not in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from ctypes import create_string_buffer

import pypdfium2
from pypdfium2 import raw

from govdocs.layout.free_space import Rect
from govdocs.layout.pages import MM_PER_POINT

_DEPTH = 8
_INVISIBLE = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
_NAME = 256
_NUMBER = re.compile(r"[\s\-—－–·第]*(\d{1,5})[\s\-—－–·页]*")
_SHORT = 25.0
_NEAR = 36.0


Number = tuple[int, Rect]
"""A number that stands alone, as page numbers do, and where."""


def text_of(page: pypdfium2.PdfPage) -> tuple[str, tuple[Rect, ...], tuple[Number, ...]]:
    """The text of a page, the boxes of its pieces, and the numbers that stand alone near its edges.

    Places are in millimetres as the page is read.
    """
    with closing(page.get_textpage()) as text:
        raws = [text.get_rect(index) for index in range(text.count_rects())]
        boxes = tuple(_on_page(page, each) for each in raws)
        height = page.get_height() * MM_PER_POINT
        numbers = [
            (int(found[1]), box)
            for each, box in zip(raws, boxes, strict=True)
            if box.width < _SHORT and not _NEAR < (box.y0 + box.y1) / 2 < height - _NEAR
            if (found := _NUMBER.fullmatch(text.get_text_bounded(*each)))
        ]
        return text.get_text_range(), boxes, tuple(numbers)


def _on_page(page: pypdfium2.PdfPage, box: tuple[float, float, float, float]) -> Rect:
    """A box in the units of the file as one on the page, which may be turned and begin anywhere."""
    left, bottom, right, top = page.get_bbox()
    x0, y0, x1, y1 = box
    turned = {
        0: (x0 - left, top - y1, x1 - left, top - y0),
        90: (y0 - bottom, x0 - left, y1 - bottom, x1 - left),
        180: (right - x1, y0 - bottom, right - x0, y1 - bottom),
        270: (top - y1, right - x1, top - y0, right - x0),
    }
    return Rect(*(length * MM_PER_POINT for length in turned[page.get_rotation()]))


def fonts_left_out(page: pypdfium2.PdfPage) -> set[str]:
    """The names of fonts that draw visible text of the page and are not embedded."""
    return {_font_name(font) for font in _fonts(page) if raw.FPDFFont_GetIsEmbedded(font) == 0}


def _fonts(page: pypdfium2.PdfPage) -> Iterator[raw.FPDF_FONT]:
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=_DEPTH):
        if raw.FPDFTextObj_GetTextRenderMode(item.raw) not in _INVISIBLE:
            yield raw.FPDFTextObj_GetFont(item.raw)


def _font_name(font: raw.FPDF_FONT) -> str:
    buffer = create_string_buffer(_NAME)
    raw.FPDFFont_GetBaseFontName(font, buffer, _NAME)
    return buffer.value.decode("utf-8", "replace") or "没有名称的字体"
