"""Pictures as pages of a PDF at their true size, A4 at most: scans, photographs, faxes of several pages.

A JPEG keeps its pixels; what it says beside them (place, camera, names) is left out. What is transparent
becomes white.
"""

from __future__ import annotations

import io
import warnings
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from govdocs.layout.pages import MM_PER_POINT
from govdocs.styles.archive import A4

_MM = 25.4
_TRUE = (72.0, 2400.0)
"""A density in between is believed; 72 alone is what programs write that do not know."""

_SCREEN = 72.0
_EDGE = 10.0
"""A picture of unknown size fills the page but for so many millimetres."""

_FIRST = 1 << 16
_PIXELS = 400_000_000
_QUALITY = 92
_EXIF_TURN = 0x0112
_TELLS = (b"Exif\0", b"http://ns.adobe.com/", b"Photoshop 3.0")
"""How what a JPEG says of place, camera and persons begins."""

_KEPT_MARKERS = frozenset({0xE0, 0xEE})  # JFIF, and Adobe's word on colours
_COLOURS = {"1": (Name.DeviceGray, 1), "L": (Name.DeviceGray, 8), "RGB": (Name.DeviceRGB, 8)}


@dataclass(frozen=True, slots=True)
class _Frame:
    """A picture ready for PDF: its stream data, size in pixels, and where it stands in points."""

    data: bytes
    filter: Name
    mode: str
    pixels: tuple[int, int]
    density: float


class PictureError(ValueError):
    """A picture cannot be read; the message says why in Chinese."""


def picture_pdf(data: bytes) -> bytes:
    """The pages of the picture file `data` as a PDF; raises PictureError."""
    with warnings.catch_warnings(), pikepdf.new() as pdf:
        warnings.simplefilter("ignore")  # what they say of a picture does not help a clerk
        try:
            for frame in _frames(data):
                _add_page(pdf, frame)
        except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError) as problem:
            raise PictureError(_reason(problem)) from problem
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _reason(problem: Exception) -> str:
    if isinstance(problem, PictureError):
        return str(problem)
    if isinstance(problem, Image.DecompressionBombError):
        return "图像太大"
    if isinstance(problem, UnidentifiedImageError):
        return "认不出是什么图像，文件可能已损坏"
    return "图像已损坏，读不出来"


def _frames(data: bytes) -> Iterator[_Frame]:
    with Image.open(io.BytesIO(data)) as image:
        if image.width * image.height > _PIXELS:
            raise PictureError("图像太大")
        density = _density(image)
        if _as_it_is(image):
            image.load()
            yield _Frame(bare_jpeg(data), Name.DCTDecode, image.mode, image.size, density)
            return
        for single in ImageSequence.Iterator(image):
            yield _drawn(single, density)


def _density(image: Image.Image) -> float:
    """Pixels to the inch, 0 where the picture does not say."""
    told = image.info.get("dpi", (0, 0))
    across = float(told[0]) if isinstance(told, tuple) and told else 0.0
    return across if _TRUE[0] < across <= _TRUE[1] else 0.0


def _as_it_is(image: Image.Image) -> bool:
    """True for a JPEG that PDF can show without change."""
    upright = image.getexif().get(_EXIF_TURN, 1) in {0, 1}
    return image.format == "JPEG" and image.mode in {"L", "RGB"} and upright


def tells_of_itself(jpeg: bytes) -> bool:
    """True for a JPEG that says more than its pixels."""
    return any(words in jpeg[:_FIRST] for words in _TELLS)


def bare_jpeg(data: bytes) -> bytes:
    """A JPEG without what it says beside its pixels."""
    out, place = bytearray(data[:2]), 2
    while place + 4 <= len(data) and data[place] == 0xFF and data[place + 1] != 0xDA:
        length = 2 + int.from_bytes(data[place + 2 : place + 4], "big")
        marker = data[place + 1]
        if marker in _KEPT_MARKERS or not (0xE0 <= marker <= 0xEF or marker == 0xFE):
            out += data[place : place + length]
        place += length
    return bytes(out + data[place:])


def _drawn(image: Image.Image, density: float) -> _Frame:
    """A frame as pixels on white."""
    picture = ImageOps.exif_transpose(image)
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        rgba = picture.convert("RGBA")
        picture = Image.new("RGB", rgba.size, "white")
        picture.paste(rgba, mask=rgba.getchannel("A"))
    if picture.mode.startswith("I") or picture.mode == "F":
        picture = picture.point(lambda value: value / 256).convert("L")
    if picture.mode not in _COLOURS:
        picture = picture.convert("RGB")
    if image.format == "JPEG":
        packed = io.BytesIO()
        picture.save(packed, "JPEG", quality=_QUALITY)
        return _Frame(packed.getvalue(), Name.DCTDecode, picture.mode, picture.size, density)
    data = zlib.compress(picture.tobytes(), 6)
    return _Frame(data, Name.FlateDecode, picture.mode, picture.size, density)


def _add_page(pdf: pikepdf.Pdf, frame: _Frame) -> None:
    page_width, page_height = A4 if frame.pixels[0] <= frame.pixels[1] else A4[::-1]
    width, height = _size(frame, (page_width, page_height))
    left, foot = (page_width - width) / 2, (page_height - height) / 2
    page = pdf.add_blank_page(
        page_size=(round(page_width / MM_PER_POINT, 2), round(page_height / MM_PER_POINT, 2))
    )
    colours, bits = _COLOURS[frame.mode]
    image = Stream(pdf, b"")
    image.write(frame.data, filter=frame.filter)
    image.Type, image.Subtype = Name.XObject, Name.Image
    image.Width, image.Height = frame.pixels
    image.ColorSpace, image.BitsPerComponent = colours, bits
    page.obj.Resources = Dictionary(XObject=Dictionary(Im1=image), ProcSet=Array([Name.PDF]))
    numbers = " ".join(f"{length / MM_PER_POINT:.3f}" for length in (width, 0, 0, height, left, foot))
    page.contents_add(f"q {numbers} cm /Im1 Do Q".encode())


def _size(frame: _Frame, page: tuple[float, float]) -> tuple[float, float]:
    """The size of a picture in millimetres: the true one where it is known, never more than its page."""
    width, height = frame.pixels
    if frame.density:
        true = width / frame.density * _MM, height / frame.density * _MM
        shrink = min(1.0, page[0] / true[0], page[1] / true[1])
        return true[0] * shrink, true[1] * shrink
    scale = min((page[0] - 2 * _EDGE) / width, (page[1] - 2 * _EDGE) / height)
    scale = min(scale, _MM / _SCREEN)
    return width * scale, height * scale
