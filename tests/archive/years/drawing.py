"""Other people's papers, drawn without govdocs: PDF with text, scans, pictures, Word, Excel, OFD."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from docx import Document
from openpyxl import Workbook
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONT_FILE = Path(__file__).resolve().parents[3] / "data" / "fonts" / "GovDocsHei.ttf"
FONT = "OtherPeoplesHei"
A_LINE = 24
"""Characters."""
DOTS = 4
"""Of a scan, to the millimetre: about 100 dpi."""


@dataclass(frozen=True)
class Paper:
    """A paper as it lies in the folder of an office.

    `looks` names what is special about the sheet: "secret" (marked 秘密), "top" (writing where the stamp
    goes), "landscape",
    "rotated" (drawn upright on a sheet that is turned), "blank" (an empty back between the pages),
    "scan" (pictures of pages), "numbered" (page numbers at the foot). `day` is as printed: 2023年1月9日.
    """

    file: str
    title: str
    author: str
    day: str = ""
    number: str = ""
    addressee: str = ""
    text: tuple[str, ...] = ()
    pages: int = 1
    looks: tuple[str, ...] = ()

    @property
    def suffix(self) -> str:
        return self.file.rpartition(".")[2]


def content_of(paper: Paper) -> bytes:
    """The bytes of the file of `paper`."""
    return {
        "pdf": pdf,
        "jpg": picture,
        "png": picture,
        "docx": word,
        "xlsx": excel,
        "ofd": ofd,
    }[paper.suffix](paper)


def lines_of(paper: Paper, page: int) -> list[str]:
    """The lines of a page, each at most A_LINE characters."""
    if page:
        text = (f"（续{page}）{paper.title}", *(f"第{page}页的内容。" for _ in range(6)))
    else:
        head = (paper.author + "文件", paper.number, paper.title, paper.addressee and f"{paper.addressee}：")
        mark = ("秘密★5年",) if "secret" in paper.looks else ()
        text = (*mark, *filter(None, head), *paper.text, *(paper.author.split("、")), paper.day)
    return [line[at : at + A_LINE] for line in filter(None, text) for at in range(0, len(line), A_LINE)]


@cache
def _font() -> str:
    pdfmetrics.registerFont(TTFont(FONT, FONT_FILE))
    return FONT


def pdf(paper: Paper) -> bytes:
    out = io.BytesIO()
    size = landscape(A4) if "landscape" in paper.looks else A4
    canvas = Canvas(out, pagesize=size, invariant=1)
    canvas.setTitle(paper.title)
    for page in range(paper.pages):
        if "scan" in paper.looks:
            canvas.drawImage(ImageReader(scanned(paper, page)), 0, 0, *size)
        else:
            _write(canvas, paper, page, size)
        canvas.showPage()
        if "blank" in paper.looks and page == 0:
            canvas.showPage()
    canvas.save()
    return out.getvalue()


def _write(canvas: Canvas, paper: Paper, page: int, size: tuple[float, float]) -> None:
    width, height = size
    if "rotated" in paper.looks:
        canvas.setPageRotation(90)  # reportlab turns the sheet itself, not what is on it
        canvas.translate(height, 0)
        canvas.rotate(90)
    canvas.setFont(_font(), 14)
    if "top" in paper.looks and page == 0:
        canvas.drawCentredString(width / 2, height - 20 * mm, "急件　县领导批示：请清禾镇抓紧办理")
    for row, line in enumerate(lines_of(paper, page)):
        canvas.drawString(28 * mm, height - (45 + 9 * row) * mm, line)
    if "landscape" in paper.looks:
        canvas.rect(28 * mm, 20 * mm, width - 90 * mm, 60 * mm)
    if "numbered" in paper.looks:
        canvas.drawCentredString(width / 2, 20 * mm, f"— {page + 1} —")


def scanned(paper: Paper, page: int) -> Image.Image:
    """A page as a scanner sees it: no text, only dots."""
    image = Image.new("L", (210 * DOTS, 297 * DOTS), 255)
    draw, font = ImageDraw.Draw(image), ImageFont.truetype(str(FONT_FILE), 6 * DOTS)
    for row, line in enumerate(lines_of(paper, page)):
        draw.text((28 * DOTS, (45 + 9 * row) * DOTS), line, font=font, fill=20)
    return image


def picture(paper: Paper) -> bytes:
    out = io.BytesIO()
    kind = {"jpg": "JPEG", "png": "PNG"}[paper.suffix]
    scanned(paper, 0).save(out, kind, dpi=(DOTS * 25.4, DOTS * 25.4))
    return out.getvalue()


def word(paper: Paper) -> bytes:
    document, out = Document(), io.BytesIO()
    document.core_properties.created = document.core_properties.modified = datetime(2024, 1, 1, tzinfo=UTC)
    for page in range(paper.pages):
        if page:
            document.add_page_break()
        for line in lines_of(paper, page):
            document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


def excel(paper: Paper) -> bytes:
    book, out = Workbook(), io.BytesIO()
    sheet = book.active
    sheet.append([paper.title])
    for row, line in enumerate(paper.text, 1):
        sheet.append([row, line, row * 100])
    book.save(out)
    return out.getvalue()


def ofd(paper: Paper) -> bytes:
    """The bones of an OFD file (GB/T 33190): a page with the title."""
    out = io.BytesIO()
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    parts = {
        "OFD.xml": f'<ofd:OFD {space} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
        f"<ofd:Title>{paper.title}</ofd:Title></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
        "</ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f'<ofd:Document {space}><ofd:Pages><ofd:Page ID="1" '
        'BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>',
        "Doc_0/Pages/Page_0/Content.xml": f"<ofd:Page {space}><ofd:Content><ofd:Layer>"
        + "".join(
            f"<ofd:TextObject><ofd:TextCode>{line}</ofd:TextCode></ofd:TextObject>"
            for line in lines_of(paper, 0)
        )
        + "</ofd:Layer></ofd:Content></ofd:Page>",
    }
    with zipfile.ZipFile(out, "w") as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name), f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return out.getvalue()
