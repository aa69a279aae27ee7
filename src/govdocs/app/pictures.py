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

    fault = error(
        "D010", "照片找不到，或不是 PNG、JPEG 图片", f"{source}，{whose}，照片", "检查文件名和图片格式"
    )
    refused = InvalidDataError(f"“{source}”中{whose}的照片无法使用", (fault,))
    try:
        data = read_bytes(path, PICTURE_LIMIT)
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            if image.width * image.height > PIXEL_LIMIT:
                raise refused
            upright = ImageOps.exif_transpose(image).convert("RGB")
    except (GovdocsError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise refused from None
    upright.thumbnail((_PHOTO_PIXELS, _PHOTO_PIXELS))
    out = io.BytesIO()
    Image.frombytes("RGB", upright.size, upright.tobytes()).save(out, "JPEG", quality=_PHOTO_QUALITY)
    return out.getvalue()


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
