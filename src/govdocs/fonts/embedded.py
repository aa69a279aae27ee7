"""Font programs as they are embedded in documents of others: which glyphs they hold."""

from __future__ import annotations

import struct
from io import BytesIO

from fontTools.cffLib import CFFFontSet

_MAXP = b"maxp"
_ENTRY = 16
_HEAD = 12


def glyph_count(program: bytes) -> int:
    """The number of glyphs of a TrueType program; 0 where it says none."""
    if len(program) < _HEAD:
        return 0
    (tables,) = struct.unpack_from(">H", program, 4)
    for start in range(_HEAD, min(_HEAD + _ENTRY * tables, len(program) - _ENTRY + 1), _ENTRY):
        if program[start : start + 4] == _MAXP:
            (place,) = struct.unpack_from(">I", program, start + 8)
            found: tuple[int, ...] = struct.unpack_from(">H", program, place + 4)
            return found[0]
    return 0


def character_ids(program: bytes) -> frozenset[int]:
    """The CIDs of a bare CFF program with CIDs; for one without, its glyphs are numbered through."""
    fonts = CFFFontSet()
    fonts.decompile(BytesIO(program), None)
    charset = fonts[0].charset
    if hasattr(fonts[0], "ROS"):
        return frozenset(int(name[3:]) for name in charset if name.startswith("cid")) | {0}
    return frozenset(range(len(charset)))
