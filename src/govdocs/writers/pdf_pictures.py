"""Pictures inside a PDF: JPEG as it is, everything else as pixels with their transparency."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFImageXObject, PDFObjectReference

from govdocs.errors import InputError


def add_picture(document: PDFDocument, name: str, data: bytes) -> PDFObjectReference:
    """Put the picture file `data` into `document`."""
    try:
        image = PDFImageXObject(name, ImageReader(BytesIO(data)), mask="auto")
    except OSError as error:  # what reportlab raises for anything it cannot read
        raise InputError("印章图片读不出来", "换成 PNG 或 JPEG 格式的图片") from error
    transparency = getattr(image, "_smask", None)
    if transparency:
        image.smask = document.Reference(transparency)
    return document.Reference(image)
