"""Pictures inside a PDF: a JPEG as it is, everything else as pixels on white; white lets the paper show."""

from __future__ import annotations

from io import BytesIO

from PIL import Image
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFObjectReference, PDFStream

from govdocs.errors import InputError
from govdocs.writers.pdf_fonts import deflated

_SPACES = {"L": "/DeviceGray", "RGB": "/DeviceRGB"}
_WHITE = (248, 255)
_JPEG_WHITE = (240, 255)
"""Between these values in every colour a pixel is paper, as the corners of a seal are; JPEG blurs them."""


def add_picture(document: PDFDocument, data: bytes) -> PDFObjectReference:
    """Put the picture file `data` into `document`; where seals meet, the white of one hides none."""
    try:
        with Image.open(BytesIO(data)) as image:
            image.load()
            return document.Reference(_as_it_is(image, data) or _pixels(_on_white(image)))
    except (OSError, SyntaxError, ValueError) as error:  # what pillow raises for anything it cannot read
        raise InputError("印章图片读不出来", "换成 PNG 或 JPEG 格式的图片") from error


def _as_it_is(image: Image.Image, data: bytes) -> PDFStream | None:
    """A JPEG in colours that PDF knows without a profile."""
    if image.format != "JPEG" or image.mode not in _SPACES:
        return None
    return PDFStream(PDFDictionary({**_entries(image, _JPEG_WHITE), "Filter": "/DCTDecode"}), data)


def _pixels(image: Image.Image) -> PDFStream:
    return deflated(image.tobytes(), _entries(image, _WHITE))


def _on_white(image: Image.Image) -> Image.Image:
    """The picture in red, green and blue, on white where it is transparent."""
    rgba = image.convert("RGBA")
    ground = Image.new("RGBA", rgba.size, "white")
    return Image.alpha_composite(ground, rgba).convert("RGB")


def _entries(image: Image.Image, white: tuple[int, int]) -> dict[str, object]:
    """The dictionary of an image; its mask is made of colours, not of transparency."""
    return {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": image.width,
        "Height": image.height,
        "ColorSpace": _SPACES[image.mode],
        "BitsPerComponent": 8,
        "Mask": PDFArray(list(white) * len(image.getbands())),
    }
