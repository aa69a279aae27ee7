"""Marks on the pages of a PDF: turned pages, odd boxes, and contents that leave their states open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from io import BytesIO
from itertools import count
from typing import NamedTuple, Protocol

import pikepdf
from pikepdf import Dictionary

from govdocs.layout.pages import MM_PER_POINT, GlyphRun, Rule
from govdocs.styles.archive import A4
from govdocs.writers.archival_fonts import completed
from govdocs.writers.archival_objects import drop, streams_of
from govdocs.writers.pdf_marks import PREFIX, MarkPress

_LEVELS = 64  # a tree of pages is no deeper
_STATES = re.compile(rb"(?<![^\s\]>)])[qQ](?=[\s\[</]|$)")


class Marked(Protocol):
    """What is drawn on a page."""

    @property
    def runs(self) -> tuple[GlyphRun, ...]:
        """Its glyphs."""

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Its lines."""


class _Frame(NamedTuple):
    """A page as it is read: its size in millimetres, and the matrix from its foot to the file's units."""

    size: tuple[float, float]
    matrix: str


def add_marks(pdf: pikepdf.Pdf, marks: Mapping[int, Marked], front: Marked | None, *, sets: bool) -> None:
    """Draw `marks` on the pages that they are for, over what is there; `front` on a sheet of its own.

    With `sets` their fonts say which glyphs they hold.
    """
    press = MarkPress(_series(pdf, marks))
    contents = {}
    for index, mark in sorted(marks.items()):
        frame = _frame(pdf.pages[index])
        drawn = press.content(frame.size, mark.runs, mark.rules)
        contents[index] = f"q {frame.matrix} cm\n".encode() + drawn + b"\nQ\n"
    first = press.content(A4, front.runs, front.rules) if front else b""
    fonts = _fonts(pdf, press) if contents or front else {}
    for font in fonts.values():
        completed(font, pdf, sets=sets)
    for index, content in contents.items():
        _draw(pdf.pages[index], content, fonts)
    if front:
        _add_front(pdf, first, fonts)


def _series(pdf: pikepdf.Pdf, pages: Iterable[int]) -> int:
    """The first series of names of fonts that none of `pages` knows."""
    known = {name for index in pages for name in _font_names(pdf.pages[index])}
    return next(n for n in count() if not any(name.startswith(f"/{PREFIX}{n}F") for name in known))


def _font_names(page: pikepdf.Page) -> Iterable[str]:
    resources = page.obj.get("/Resources")
    fonts = resources.get("/Font") if isinstance(resources, Dictionary) else None
    return fonts.keys() if isinstance(fonts, Dictionary) else ()


def _fonts(pdf: pikepdf.Pdf, press: MarkPress) -> dict[str, pikepdf.Object]:
    with pikepdf.open(BytesIO(press.fonts())) as source:
        fonts = source.pages[0].obj.Resources.get("/Font", Dictionary())
        return {name: pdf.copy_foreign(font) for name, font in fonts.items()}


def _draw(page: pikepdf.Page, content: bytes, fonts: Mapping[str, pikepdf.Object]) -> None:
    before = b"\n".join(each.read_bytes() for each in streams_of(page.obj))
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(b"\n" + b"Q " * (1 + _left_open(page, before)) + b"\n" + content)
    _give(page, fonts)


def _left_open(page: pikepdf.Page, content: bytes) -> int:
    """How many states the content of a page leaves open; its words are read in doubt only."""
    words = _STATES.findall(content)
    if words.count(b"q") == words.count(b"Q"):
        return 0
    depth = -1  # the one that stands before its content now
    for _, operator in pikepdf.parse_content_stream(page, "q Q"):  # type: ignore[misc]
        depth += 1 if str(operator) == "q" else -1
    return max(0, depth)


def _give(page: pikepdf.Page, fonts: Mapping[str, pikepdf.Object]) -> None:
    """Put `fonts` where the page finds them."""
    if "/Resources" not in page.obj:
        page.obj.Resources = Dictionary(dict(page.resources.items()))
    resources = page.obj.Resources
    known = resources.get("/Font")
    if not isinstance(known, Dictionary):
        known = resources.Font = Dictionary()
    for name, font in fonts.items():
        known[name] = font


def _frame(page: pikepdf.Page) -> _Frame:
    """How `page` is read: its visible part, turned."""
    left, bottom, right, top = _visible(page)
    turned = _turned(page.obj)
    matrices = {
        0: (1, 0, 0, 1, left, bottom),
        90: (0, 1, -1, 0, right, bottom),
        180: (-1, 0, 0, -1, right, top),
        270: (0, -1, 1, 0, left, top),
    }
    size = ((right - left) * MM_PER_POINT, (top - bottom) * MM_PER_POINT)
    words = " ".join(f"{round(number, 4) + 0.0:g}" for number in matrices[turned])
    return _Frame(size[::-1] if turned in {90, 270} else size, words)


def _turned(page: Dictionary) -> int:
    """By how many degrees a page is turned clockwise; a page may have it from those above it."""
    holder: object = page
    for _ in range(_LEVELS):
        if not isinstance(holder, Dictionary):
            break
        if isinstance(found := holder.get("/Rotate"), int):
            return round(found / 90) % 4 * 90
        holder = holder.get("/Parent")
    return 0


def _visible(page: pikepdf.Page) -> tuple[float, float, float, float]:
    """The crop box within the media box."""
    media, crop = (_edges(box) for box in (page.mediabox, page.cropbox))
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    return (left, bottom, right, top) if right > left and top > bottom else media


def _edges(box: pikepdf.Array) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (float(number) for number in box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _add_front(pdf: pikepdf.Pdf, content: bytes, fonts: Mapping[str, pikepdf.Object]) -> None:
    """A sheet of A4 before the first page."""
    width, height = (round(length / MM_PER_POINT, 2) for length in A4)
    page = pdf.add_blank_page(page_size=(width, height))
    page.contents_add(content)
    _give(page, fonts)
    pdf.pages.insert(0, page)
    del pdf.pages[-1]
    drop(pdf.Root, "/PageLabels")
