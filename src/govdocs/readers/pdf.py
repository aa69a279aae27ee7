"""What a PDF is, page by page: sizes, blank pages, where text and ink stand, what hinders keeping it.

The library (PDFium) serves one call at a time: processes, not threads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import BinaryIO

import pypdfium2
from pypdfium2 import raw

from govdocs.layout.free_space import InkMap, Rect, Sheet
from govdocs.layout.pages import MM_PER_POINT
from govdocs.readers.pdf_glance import DAMAGED, HEAD, LOCKED
from govdocs.readers.pdf_ink import ink_of
from govdocs.readers.pdf_text import fonts_left_out, text_of

Source = bytes | BinaryIO
"""A PDF in memory, or an open file that is read piece by piece."""

FIRST_TEXT = 4000
"""So many characters of page 1 are given."""

_CLAIM = re.compile(rb"pdfaid:part\s*(?:=\s*[\"']|>)\s*(\d)")
_LEVEL = re.compile(rb"pdfaid:conformance\s*(?:=\s*[\"']|>)\s*([A-Ua-u])")
_PIECE = 1 << 22
_OVERLAP = 256


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page: `width` and `height` in millimetres as it is read, `turned` clockwise by so many degrees.

    `sheet` knows where ink stands, text that nobody sees included; the boxes of its lines of text are
    kept for page 1 alone. `numbers` are those that stand alone near the upper or lower edge. `blank`
    pages have neither text nor ink; of a scan, a few specks are none.
    """

    number: int
    width: float
    height: float
    turned: int
    blank: bool
    scanned: bool
    characters: int
    sheet: Sheet
    numbers: tuple[tuple[int, Rect], ...] = ()

    @property
    def landscape(self) -> bool:
        """True where it is wider than high."""
        return self.width > self.height


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """A PDF: its pages and what it carries beside them.

    `fault` says in Chinese why it cannot be read, "" where it can. A `locked` one needs a password to be
    opened, a `restricted` one only to be changed. `pdfa` is what it says of itself ("2b"), no more.
    `unembedded` names fonts that are used and not in the file; None where nobody asked.
    """

    pages: tuple[PageFacts, ...] = ()
    fault: str = ""
    locked: bool = False
    restricted: bool = False
    first_text: str = ""
    title: str = ""
    producer: str = ""
    pdfa: str = ""
    version: str = ""
    scripts: int = 0
    attachments: int = 0
    signatures: int = 0
    forms: bool = False
    unembedded: tuple[str, ...] | None = None

    @property
    def content_pages(self) -> int:
        """How many pages bear text or image (页数, DA/T 22-2015, 5.4.3)."""
        return sum(not page.blank for page in self.pages)


def look_at(source: Source, *, fonts: bool = False) -> PdfFacts:
    """What the PDF `source` is; never raises for a bad one. Fonts are looked through on demand."""
    if not _begins_well(source):
        return PdfFacts(fault="不是 PDF 文件，或文件是空的")
    try:
        document = pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as problem:
        return _refused(problem)
    with closing(document):
        return _facts(document, source, fonts=fonts)


def _refused(problem: pypdfium2.PdfiumError) -> PdfFacts:
    if getattr(problem, "err_code", None) == raw.FPDF_ERR_PASSWORD:
        return PdfFacts(fault=LOCKED, locked=True)
    return PdfFacts(fault=DAMAGED)


def _begins_well(source: Source) -> bool:
    if isinstance(source, bytes):
        return b"%PDF-" in source[:HEAD]
    source.seek(0)
    found = b"%PDF-" in source.read(HEAD)
    source.seek(0)
    return found


def _facts(document: pypdfium2.PdfDocument, source: Source, *, fonts: bool) -> PdfFacts:
    if not len(document):
        return PdfFacts(fault="PDF 里没有页面")
    form = raw.FPDF_GetFormType(document.raw)
    if form != raw.FORMTYPE_NONE:
        document.init_forms()
    names: set[str] | None = set() if fonts else None
    pages = []
    first_text = ""
    for index in range(len(document)):
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            return PdfFacts(fault=f"文件已损坏，第{index + 1}页读不出来")
        with closing(page):
            facts, text = _page_facts(page, index + 1)
            if names is not None:
                names |= fonts_left_out(page)
        pages.append(facts)
        first_text = first_text or (text[:FIRST_TEXT] if not index else "")
    told = _properties(document)
    return PdfFacts(
        tuple(pages),
        restricted=raw.FPDF_GetSecurityHandlerRevision(document.raw) != -1,
        first_text=first_text,
        title=told.get("Title", ""),
        producer=told.get("Producer", ""),
        pdfa=claimed_level(source),
        version=f"{(document.get_version() or 0) / 10:.1f}",
        scripts=max(0, raw.FPDFDoc_GetJavaScriptActionCount(document.raw)),
        attachments=max(0, raw.FPDFDoc_GetAttachmentCount(document.raw)),
        signatures=max(0, raw.FPDF_GetSignatureCount(document.raw)),
        forms=form != raw.FORMTYPE_NONE,
        unembedded=None if names is None else tuple(sorted(names)),
    )


def _properties(document: pypdfium2.PdfDocument) -> dict[str, str]:
    """What the file says of itself; nothing where that cannot be read."""
    try:
        return dict(document.get_metadata_dict())
    except UnicodeDecodeError:
        return {}


def _page_facts(page: pypdfium2.PdfPage, number: int) -> tuple[PageFacts, str]:
    width, height = (length * MM_PER_POINT for length in page.get_size())
    text, boxes, numbers = text_of(page)
    ink, scanned = ink_of(page)
    blank = not text.strip() and _few(ink, scanned=scanned)
    sheet = Sheet(width, height, ink.inked(boxes), boxes if number == 1 else ())
    seen = sum(not character.isspace() for character in text)
    facts = PageFacts(number, width, height, page.get_rotation(), blank, scanned, seen, sheet, numbers)
    return facts, text


SPECKS = 12
"""A scanned page with at most so many square millimetres of specks, 8 mm from its edges, is blank."""

_RIM = 8.0


def _few(ink: InkMap, *, scanned: bool) -> bool:
    """True where the ink on a page says nothing."""
    if not scanned:
        return not ink.count
    height = len(ink.rows)
    inner = Rect(_RIM, _RIM, ink.columns - _RIM, height - _RIM)
    mask = InkMap(ink.columns, (0,) * height).inked((inner,))
    both = zip(ink.rows, mask.rows, strict=True)
    return sum((row & wanted).bit_count() for row, wanted in both) <= SPECKS


def claimed_level(source: Source) -> str:
    """The PDF/A level that a file says it has: "1b", "2b" …, "" for none."""
    for piece in _pieces(source):
        part, level = _CLAIM.search(piece), _LEVEL.search(piece)
        if part:
            return part[1].decode() + (level[1].decode().lower() if level else "")
    return ""


def _pieces(source: Source) -> Iterator[bytes]:
    """The file in pieces that overlap, so that no short word is cut."""
    if isinstance(source, bytes):
        yield source
        return
    source.seek(0)
    rest = b""
    while piece := source.read(_PIECE):
        yield rest + piece
        rest = piece[-_OVERLAP:]
    source.seek(0)
