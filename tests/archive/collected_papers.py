"""Papers of fictional offices as files: PDF, Word, Excel, OFD, pictures; made without govdocs."""

from __future__ import annotations

import io
import zipfile

import docx
import openpyxl
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
OWN = "例示县清禾镇人民政府"
BUREAU = "例示县民政局"


def notice(number, title, day="2025年3月10日", author=OWN, *, annexes=(), body="请各村于4月底前走访一遍。"):
    """The lines of a document as it is printed."""
    heads = [f"{'附件：' if at == 1 else ''}{at}.{each}" for at, each in enumerate(annexes, 1)]
    return [
        f"{author}文件",
        number,
        title,
        "各村（社区）：",
        body,
        *heads,
        author,
        day,
    ]


def pdf(*pages):
    """A PDF with the lines of each page."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for lines in pages:
        canvas.setFont(FONT, 14)
        for at, line in enumerate(lines):
            canvas.drawString(80, 720 - 26 * at, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def scan(grey=128):
    """A PDF of one picture, without text."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.setFillGray(grey / 255)
    canvas.rect(100, 300, 300, 200, fill=1)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def word(lines):
    """A Word file of paragraphs."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def sheet(title, *rows):
    """An Excel file with a title above its rows."""
    book = openpyxl.Workbook()
    for row in ([title], *rows):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def picture(colour="white", kind="JPEG"):
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", (60, 80), colour).save(out, kind)
    return out.getvalue()


def ofd(lines):
    """An OFD file of one page."""
    texts = "".join(f"<ofd:TextCode X='0' Y='0'>{line}</ofd:TextCode>" for line in lines)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("OFD.xml", "<ofd:OFD/>")
        package.writestr("Doc_0/Pages/Page_0/Content.xml", f"<ofd:Page>{texts}</ofd:Page>")
    return out.getvalue()


def put(folder, files):
    """Writes files, path to content, into a folder."""
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder
