"""PDFs as offices have them, made for tests, and a ruler for what was drawn on them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw

from govdocs.app.archiving.copies import CopyWish, archival_pdf
from govdocs.archive.model import Scheme
from govdocs.archive.stamps import Stamp
from govdocs.context import Context
from govdocs.document.nodes import Document
from govdocs.fonts.library import bundled_fonts
from govdocs.fonts.roles import FontRole
from govdocs.layout.pages import GlyphRun, Page, Pages, Rule
from govdocs.readers.pdf import look_at
from govdocs.writers.archival_identity import Identity
from govdocs.writers.pdf import write_pdf

DAY = date(2026, 3, 2)
CELLS = ("Z109", "2025", "0001", "BGS", "Y", "12")
IDENTITY = Identity("关于走访的通知", "例示县清禾镇人民政府", DAY, "正文", "Z109-WS·2025-Y-BGS-0001")
MM = 25.4 / 72


def printed(*pages, size=(210.0, 297.0)):
    """A PDF of our own: each page a list of (x, baseline, text) in millimetres, 16 points."""
    face = bundled_fonts().face(FontRole.SONGTI)
    sheets = tuple(
        Page(*size, "portrait", None, tuple(GlyphRun(x, y, text, face, 16) for x, y, text in texts))
        for texts in pages
    )
    return write_pdf(Pages(Document("例子", ()), sheets, (), ()), Context(DAY))


def full_page(size=(210.0, 297.0), gap=6.0):
    """A page that bears lines of text from edge to edge."""
    columns = int((size[0] - 8) / 5.65)
    rows = int((size[1] - 6) / gap)
    return [(4.0, 8 + row * gap, "满" * columns) for row in range(rows)]


def changed(data, change):
    """The PDF after `change(pdf)`."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def turned(data, degrees, crop=(0, 0, 0, 0), shift=(0, 0)):
    """The PDF with its pages turned, cut at their edges, and beginning at an odd place (in points)."""

    def change(pdf):
        for page in pdf.pages:
            x0, y0, x1, y1 = (float(edge) for edge in page.mediabox)
            page.contents_add(f"q 1 0 0 1 {shift[0]} {shift[1]} cm\n".encode(), prepend=True)
            page.contents_add(b"\nQ")
            page.obj.MediaBox = Array([x0 + shift[0], y0 + shift[1], x1 + shift[0], y1 + shift[1]])
            left, foot, right, head = crop
            if any(crop):
                page.obj.CropBox = Array(
                    [x0 + shift[0] + left, y0 + shift[1] + foot, x1 + shift[0] - right, y1 + shift[1] - head]
                )
            if degrees:
                page.obj.Rotate = degrees

    return changed(data, change)


def page_of(content, resources=None, size=(595.28, 841.89), **entries):
    """A PDF of one page with the content stream and the resources as given."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=size)
        page.contents_add(content)
        page.obj.Resources = resources(pdf) if resources else Dictionary()
        for key, value in entries.items():
            page.obj[f"/{key}"] = value
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def helvetica(pdf):
    """Resources with a font that is not in the file."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    return Dictionary(Font=Dictionary(F1=pdf.make_indirect(font)))


def scan(draw=None, paper=232, noise=True, size=(1654, 2339)):
    """A page from a scanner of 200 dots to the inch as JPEG: greyish paper, shadows, grain."""
    image = Image.new("L", size, paper)
    if noise:
        grain = Image.effect_noise(size, 9).point(lambda value: value - 128 + paper)
        image = Image.blend(image, grain, 0.6)
    image = image.convert("RGB")
    pen = ImageDraw.Draw(image)
    if draw:
        draw(pen)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=80, dpi=(200, 200))
    return out.getvalue()


@dataclass(frozen=True)
class Red:
    """Where red is seen on a page, in millimetres from its top-left corner."""

    x0: float
    y0: float
    x1: float
    y1: float


def picture(data, page=0, resolution=150):
    """A page as a reader sees it."""
    with pypdfium2.PdfDocument(data) as document:
        return document[page].render(scale=resolution / 72).to_pil().convert("RGB")


def red_box(data, page=0, resolution=200):
    """What is pure red on a page; None for nothing."""
    red, green, blue = picture(data, page, resolution).split()
    mask = Image.merge("RGB", (red.point(lambda v: 255 * (v > 200)), green, blue)).convert("RGB")
    r, g, b = mask.split()
    dark = Image.eval(g, lambda v: 255 * (v < 60))
    both = Image.composite(dark, Image.new("L", dark.size), r)
    both = Image.composite(both, Image.new("L", dark.size), Image.eval(b, lambda v: 255 * (v < 60)))
    box = both.getbbox()
    return Red(*(edge / resolution * 25.4 for edge in box)) if box else None


def copy_of(data, level="2b", scheme=None, stamp=True, **more):
    """The archival copy of a PDF."""
    stamped = Stamp(CELLS) if stamp else None
    wish = CopyWish(IDENTITY, scheme or Scheme(), stamped, level=level, **more)
    return archival_pdf(data, look_at(data), wish, "某件")


def codes(copy):
    """The codes of what was noticed."""
    return [finding.code for finding in copy.findings]


def rule_page(*rules, size=(210.0, 297.0)):
    """A page of lines alone, each (x0, y0, x1, y1)."""
    page = Page(*size, "portrait", None, (), tuple(Rule(*rule, 0.35) for rule in rules))
    return write_pdf(Pages(Document("例子", ()), (page,), (), ()), Context(DAY))
