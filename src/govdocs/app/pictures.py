"""Pictures that a data file names: read, looked at, made fit for Word and PDF."""

from __future__ import annotations

import io
from pathlib import Path

from govdocs.diagnostics import error
from govdocs.errors import GovdocsError, InvalidDataError
from govdocs.resources import read_bytes

PICTURE_LIMIT = 20 * 1024 * 1024
"""The largest picture file in bytes."""

PIXEL_LIMIT = 40_000_000
"""The largest picture in pixels."""

_PHOTO_PIXELS, _PHOTO_QUALITY = 800, 88  # enough for 26 x 35 mm in print
PHOTO_HINT = "照片与数据文件放在一起，存为 PNG 或 JPEG，缩小到 2000×2000 以内；检查文件名"
"""What to do about a photograph that cannot be used."""

_NO_PICTURE = "照片不是 PNG 或 JPEG 图片，或已损坏"
_FORMATS = ("PNG", "JPEG")
_KNOWN_JPEGS = (b"JFIF", b"Exif")


def read_picture(path: Path, source: str) -> bytes:
    """The picture file at `path`, which the data file `source` names, as PNG or JPEG."""
    try:
        data = read_bytes(path, PICTURE_LIMIT)
    except GovdocsError as problem:
        raise _refused(source, problem.message, "图片路径从数据文件所在的文件夹算起") from problem
    return _usable(data, path.name, source)


def read_photograph(path: Path, source: str, whose: str) -> bytes:
    """The photograph at `path` as JPEG of no more than its picture: no place, no time, no device.

    Of what is wrong only `whose` picture it is is told: the name of the file may be that of a child.
    """
    from PIL import Image, ImageOps  # noqa: PLC0415 - only forms with photographs need it

    words = photograph_fault(path)
    if not words:
        try:
            with Image.open(io.BytesIO(read_bytes(path, PICTURE_LIMIT)), formats=_FORMATS) as image:
                upright = ImageOps.exif_transpose(image).convert("RGB")
        except (OSError, SyntaxError, ValueError):
            words = _NO_PICTURE
    if words:
        fault = error("D010", words, f"{source}，{whose}，照片", PHOTO_HINT)
        raise InvalidDataError(f"“{source}”中{whose}的照片无法使用", (fault,))
    upright.thumbnail((_PHOTO_PIXELS, _PHOTO_PIXELS))
    out = io.BytesIO()
    Image.frombytes("RGB", upright.size, upright.tobytes()).save(out, "JPEG", quality=_PHOTO_QUALITY)
    return out.getvalue()


def photograph_fault(path: Path) -> str:
    """What is wrong with the photograph at `path` as far as its head shows; empty where nothing is."""
    from PIL import Image  # noqa: PLC0415 - only forms with photographs need it

    if not path.is_file():
        return "照片找不到"
    try:
        with Image.open(io.BytesIO(read_bytes(path, PICTURE_LIMIT)), formats=_FORMATS) as image:
            large = image.width * image.height > PIXEL_LIMIT
    except Image.DecompressionBombError:
        large = True
    except GovdocsError:
        return "照片读不出来，或文件太大"
    except (OSError, SyntaxError, ValueError):
        return _NO_PICTURE
    return f"照片太大，超过 {PIXEL_LIMIT // 10_000} 万像素" if large else ""


def _usable(data: bytes, name: str, source: str) -> bytes:
    from PIL import Image  # noqa: PLC0415 - only documents with pictures need it

    hint = "另存为 PNG（底色透明）"
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            if image.width * image.height > PIXEL_LIMIT:
                raise _refused(
                    source, f"图片“{name}”过大：{image.width}×{image.height}", "缩小到 2000×2000 以内"
                )
            image.load()
            return data if image.format == "PNG" or data[6:10] in _KNOWN_JPEGS else _as_png(image)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as problem:
        raise _refused(source, f"“{name}”不是 PNG 或 JPEG 图片，或已损坏", hint) from problem


def _as_png(image: object) -> bytes:
    """The same picture as PNG: Word's library reads only JPEG files with a JFIF or Exif head."""
    out = io.BytesIO()
    image.save(out, "PNG")  # type: ignore[attr-defined]
    return out.getvalue()


def _refused(source: str, message: str, hint: str) -> InvalidDataError:
    fault = error("D010", message, f"{source}，印章图片", hint)
    return InvalidDataError(f"“{source}”的印章图片无法使用", (fault,))
