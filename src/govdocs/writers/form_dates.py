"""Dates in cells of forms in Word: whole on one line, in LibreOffice too."""

from __future__ import annotations

import math
import re
from typing import Final

from govdocs.layout.tables.cells import office_room
from govdocs.styles.gb9704 import MEASURES
from govdocs.writers.docx.units import TWIPS_PER_MM

_TWIPS = 20  # in a point
_NARROWEST: Final = 84
"""Per cent of the width of a character: narrower ones would catch the eye; such a date is left to wrap."""

_WHOLE: Final = 100
_PLACE = '<w:pStyle w:val="GovFormCell"/>'
_DATE = re.compile(
    r'(?<=<w:rFonts w:hint="eastAsia"/>)</w:rPr><w:t[^>]*>(\d{4}年\d{1,2}月\d{1,2}日)</w:t></w:r></w:p>'
)
_WIDTH = re.compile(r'<w:tcW w:w="(\d+)"')
_PADS = 2 * MEASURES.table_pad_x * TWIPS_PER_MM


def with_whole_dates(xml: str, size: float) -> str:
    """The XML of a Word part whose form cells have dates as narrow as they need to be to stay whole.

    `size` is that of the cells in points. LibreOffice puts space between figures and Han characters
    (`office_room`), so that a date may break in a cell that just holds it. Spacing of the characters does
    not help there: it counts between figures only.
    """
    made, done = [], 0
    for match in _DATE.finditer(xml):
        paragraph = xml.rfind("<w:p>", done, match.start())
        before = xml[paragraph : match.start()]
        width = _WIDTH.match(xml, xml.rfind("<w:tcW ", 0, match.start()))
        if paragraph < 0 or width is None or _PLACE not in before or before.count("<w:r>") != 1:
            continue
        scale = _scale(match[1], int(width[1]) - _PADS, size)
        if _NARROWEST <= scale < _WHOLE:
            made += [xml[done : match.start()], f'<w:w w:val="{scale}"/>']
            done = match.start()
    return "".join([*made, xml[done:]])


def _scale(date: str, room: float, size: float) -> int:
    """The width that the characters of `date` may have in so many twips of room, in per cent."""
    em = size * _TWIPS
    ems = sum(0.5 if mark.isascii() else 1.0 for mark in date)
    return math.floor(_WHOLE * (room - office_room(date) * em) / (ems * em))
