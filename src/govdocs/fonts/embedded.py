"""Font programs as they are embedded in documents of others: which glyphs they hold."""

from __future__ import annotations

import re
import struct
from io import BytesIO

from fontTools.cffLib import CFFFontSet
from fontTools.misc import eexec

_MAXP = b"maxp"
_ENTRY = 16
_HEAD = 12
_EEXEC = b"eexec"
_EEXEC_KEY = 55665  # Adobe Type 1 Font Format, 7.2
_GLYPH = re.compile(rb"/([A-Za-z0-9._]+)\s+\d+\s+(?:RD|-\|)\s")


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


def glyph_names(program: bytes) -> tuple[str, ...]:
    """The names of the glyphs of a Type 1 program or a bare CFF one without CIDs, .notdef left out."""
    if program[:1] == b"\x01":
        fonts = CFFFontSet()
        fonts.decompile(BytesIO(program), None)
        names = list(fonts[0].charset)
    else:
        start = program.find(_EEXEC) + len(_EEXEC)
        private, _ = eexec.decrypt(program[start:].lstrip(b"\r\n "), _EEXEC_KEY)
        names = [found.decode("ascii") for found in _GLYPH.findall(private)]
    return tuple(name for name in names if name != ".notdef")
