"""Plain text as pages of A4: every line as it stands, long ones go on below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from govdocs.context import Context
from govdocs.document.nodes import Document
from govdocs.fonts.library import FontSet, bundled_fonts
from govdocs.fonts.roles import FontRole
from govdocs.layout.pages import MM_PER_POINT, GlyphRun, Page, Pages
from govdocs.styles.archive import A4
from govdocs.writers.pdf import write_pdf

_WIDTH, _HEIGHT = A4
_TOP, _LEFT, _RIGHT, _BOTTOM = 37.0, 28.0, 26.0, 35.0
_SIZE = 12.0
"""小四, in points."""

_PITCH = 7.0
_TAB = 4
_BOX = "□"
_ROLE = FontRole.FANGSONG
_DAY = date(2000, 1, 1)
"""The archival copy gets its own day."""


def text_pdf(text: str) -> bytes:
    """`text` as a PDF."""
    fonts = bundled_fonts()
    lines = [piece for line in text.expandtabs(_TAB).splitlines() for piece in _wrapped(line, fonts)]
    count = int((_HEIGHT - _TOP - _BOTTOM) / _PITCH)
    sheets = [lines[start : start + count] for start in range(0, len(lines), count)] or [[]]
    pages = tuple(_page(sheet, fonts) for sheet in sheets)
    return write_pdf(Pages(Document("", ()), pages, (), ()), Context(_DAY))


def _wrapped(line: str, fonts: FontSet) -> Iterator[str]:
    """A line in pieces that fit into the page."""
    room = (_WIDTH - _LEFT - _RIGHT) / (_SIZE * MM_PER_POINT)
    widths = fonts.widths(_ROLE)
    start, wide = 0, 0.0
    for place, character in enumerate(line):
        wide += widths[character]
        if wide > room:
            yield line[start:place]
            start, wide = place, widths[character]
    yield line[start:]


def _page(lines: Sequence[str], fonts: FontSet) -> Page:
    runs = tuple(run for row, line in enumerate(lines) for run in _runs(line, row, fonts))
    return Page(_WIDTH, _HEIGHT, "portrait", None, runs)


def _runs(line: str, row: int, fonts: FontSet) -> Iterator[GlyphRun]:
    x, y = _LEFT, _TOP + (row + 1) * _PITCH
    for face, piece in fonts.runs(_ROLE, line):
        shown = piece if face else _BOX * len(piece)
        drawer = face or fonts.pick(_ROLE, _BOX)
        if drawer is not None:
            yield GlyphRun(x, y, shown, drawer, _SIZE)
        x += fonts.width(_ROLE, piece) * _SIZE * MM_PER_POINT
