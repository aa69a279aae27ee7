"""Pages as the bytes of a PDF; every decision was taken by the layout, here it is only drawn."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFPage,
    PDFResourceDictionary,
    PDFString,
)

from govdocs import __version__
from govdocs.context import Context
from govdocs.document.nodes import Document
from govdocs.fonts.faces import Face
from govdocs.layout.pages import MM_PER_POINT, Bookmark, Pages, PlacedPicture
from govdocs.writers.pdf_content import Drawing, Names, drawing_of, page_content, picture_content
from govdocs.writers.pdf_fonts import EmbeddedFont, deflated
from govdocs.writers.pdf_outline import Entry, add_outline
from govdocs.writers.pdf_pictures import add_picture

_LANGUAGE = "zh-CN"
_VERSION = (1, 5)


class Properties(NamedTuple):
    """What a file says of itself."""

    title: str
    author: str
    subject: str


def write_pdf(pages: Pages, context: Context) -> bytes:
    """`pages` as the bytes of a PDF file: the same bytes for the same pages on the same day."""
    writer = PdfWriter()
    for page in pages.pages:
        writer.add(drawing_of(page), page.bookmarks)
    return writer.finished(_properties(pages.document), context.today)


def _properties(document: Document) -> Properties:
    return Properties(document.title, document.author, document.kind)


class PdfWriter:
    """A PDF that grows page by page; what many pages have alike can be drawn once, as a plate."""

    def __init__(self) -> None:
        self._document = PDFDocument(invariant=1, pdfVersion=_VERSION, lang=_LANGUAGE)
        self._resources = PDFResourceDictionary()
        self._plates = PDFResourceDictionary()
        self._fonts: dict[Face, EmbeddedFont] = {}
        self._pictures: dict[bytes, str] = {}
        self._entries: list[Entry] = []
        self._signature = sha256()
        self._sign = self._signature.update

    def finished(self, properties: Properties, today: date) -> bytes:
        """The whole file."""
        document = self._document
        for font in self._fonts.values():
            self._resources.Font[font.name] = self._plates.Font[font.name] = font.add_to(document)
        document.Catalog.Outlines = add_outline(document, self._entries) if self._entries else None
        document.Catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
        document.info = _information(properties, today)
        document._ID = self._identity(properties.title, today)
        content: bytes = document.format()
        return content

    def plate(self, drawing: Drawing) -> str:
        """The name of a plate that draws the text and the rules of `drawing`."""
        content = self._content(drawing)
        name = f"Plate{len(self._resources.XObject) + 1}"
        box = PDFArray([0, 0, _points(drawing.width), _points(drawing.height)])
        entries = {"Type": "/XObject", "Subtype": "/Form", "BBox": box, "Resources": self._plates}
        self._resources.XObject[name] = self._document.Reference(deflated(content, entries))
        return name

    def add(self, drawing: Drawing, bookmarks: Iterable[Bookmark] = (), plate: str = "") -> None:
        """Add a page, over a `plate` where one is named."""
        pictures = picture_content(drawing, self._names())
        self._sign(pictures)
        below = f"/{plate} Do\n".encode() if plate else b""
        content = pictures + below + self._content(drawing)
        sheet = PDFPage()
        sheet.MediaBox = PDFArray([0, 0, _points(drawing.width), _points(drawing.height)])
        sheet.Contents = deflated(content)
        sheet.Resources = self._document.Reference(self._resources)
        target = self._document.thisPageRef()
        self._document.addPage(sheet)
        self._entries += [
            Entry(bookmark.title, bookmark.level, target, _points(drawing.height - bookmark.y))
            for bookmark in bookmarks
        ]

    def _content(self, drawing: Drawing) -> bytes:
        content = page_content(drawing, self._names())
        self._sign(content)
        self._sign("".join([run.text for run in drawing.runs]).encode())
        return content

    def _names(self) -> Names:
        return Names(self._font, self._picture)

    def _font(self, face: Face) -> EmbeddedFont:
        if face not in self._fonts:
            self._fonts[face] = EmbeddedFont(face, f"F{len(self._fonts) + 1}")
        return self._fonts[face]

    def _picture(self, picture: PlacedPicture) -> str:
        if picture.data not in self._pictures:
            name = f"P{len(self._pictures) + 1}"
            self._resources.XObject[name] = add_picture(self._document, picture.data)
            self._pictures[picture.data] = name
        return self._pictures[picture.data]

    def _identity(self, title: str, today: date) -> bytes:
        """The file identifier, drawn from the content alone."""
        self._sign(f"{title}\n{today.isoformat()}".encode())
        identifier = self._signature.hexdigest()[:32].encode()
        return b"[<" + identifier + b"> <" + identifier + b">]"


def _information(properties: Properties, today: date) -> PDFDictionary:
    """The document properties."""
    day = PDFString(f"D:{today:%Y%m%d}000000")
    return PDFDictionary(
        {
            "Title": PDFString(properties.title),
            "Author": PDFString(properties.author),
            "Subject": PDFString(properties.subject),
            "Creator": PDFString("govdocs"),
            "Producer": PDFString(f"govdocs {__version__}"),
            "CreationDate": day,
            "ModDate": day,
        }
    )


def _points(length: float) -> float:
    """Millimetres as points."""
    return round(length / MM_PER_POINT, 2)
