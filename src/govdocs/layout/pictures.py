"""The size of a picture, read from the first bytes of its file."""

from __future__ import annotations

import struct

from govdocs.document.nodes import Picture

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def picture_height(picture: Picture) -> float:
    """The height in millimetres of a picture of its width; a square where the file is not understood."""
    size = pixel_size(picture.data)
    if size is None or not size[0]:
        return picture.width
    return picture.width * size[1] / size[0]


def pixel_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG or JPEG file in pixels; None for anything else."""
    if data.startswith(_PNG) and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return int(width), int(height)
    return _jpeg_size(data) if data.startswith(_JPEG) else None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    place = 2
    while place + 9 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return int(width), int(height)
        place += 2 + int(struct.unpack(">H", data[place + 2 : place + 4])[0])
    return None
