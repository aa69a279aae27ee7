"""Glyphs and lines in the words of PDF, for pages of a file that another program made."""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDocument, PDFPage, PDFResourceDictionary, PDFStream

from govdocs.fonts.faces import Face
from govdocs.layout.pages import GlyphRun, Page, PlacedPicture, Rule
from govdocs.writers.pdf_content import Names, drawing_of, page_content
from govdocs.writers.pdf_fonts import EmbeddedFont

PREFIX = "GovDocsMark"
"""How the names of fonts begin that marks are set in."""


class MarkPress:
    """Draws marks and collects the fonts that they need.

    Their names are unlike those of other programs; `series` tells them from marks made before.
    """

    def __init__(self, series: int = 0) -> None:
        self._prefix = f"{PREFIX}{series}F"
        self._fonts: dict[Face, EmbeddedFont] = {}

    def content(
        self, size: tuple[float, float], runs: tuple[GlyphRun, ...], rules: tuple[Rule, ...]
    ) -> bytes:
        """The operators that draw `runs` and `rules` on a page of `size` millimetres, origin at its foot."""
        page = Page(*size, "portrait", None, runs, rules)
        return page_content(drawing_of(page), Names(self._font, _no_picture))

    def fonts(self) -> bytes:
        """A PDF of one empty page whose resources hold the fonts of all that was drawn."""
        document = PDFDocument(invariant=1)
        document.Catalog.Outlines = None
        resources = PDFResourceDictionary()
        for font in self._fonts.values():
            resources.Font[font.name] = font.add_to(document)
        sheet = PDFPage()
        sheet.MediaBox = PDFArray([0, 0, 72, 72])
        sheet.Contents = PDFStream(content=b"")
        sheet.Resources = document.Reference(resources)
        document.addPage(sheet)
        made: bytes = document.format()
        return made

    def _font(self, face: Face) -> EmbeddedFont:
        if face not in self._fonts:
            self._fonts[face] = EmbeddedFont(face, f"{self._prefix}{len(self._fonts) + 1}")
        return self._fonts[face]


def _no_picture(picture: PlacedPicture) -> str:
    """Marks hold no pictures."""
    raise ValueError(f"marks hold no pictures: {picture.width} x {picture.height}")
