"""Font programs as they are embedded in documents of others: which glyphs they hold."""

from __future__ import annotations

import re
from io import BytesIO
from struct import error, unpack_from
from typing import Any

from fontTools.cffLib import CFFFontSet
from fontTools.misc import eexec
from fontTools.ttLib import TTLibError

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
    (tables,) = unpack_from(">H", program, 4)
    for start in range(_HEAD, min(_HEAD + _ENTRY * tables, len(program) - _ENTRY + 1), _ENTRY):
        if program[start : start + 4] == _MAXP:
            (place,) = unpack_from(">I", program, start + 8)
            return int.from_bytes(program[place + 4 : place + 6], "big")
    return 0


def character_ids(program: bytes) -> frozenset[int]:
    """The CIDs of a bare CFF program with CIDs; for one without, its glyphs are numbered through.

    Raises ValueError for a program that cannot be read, as its neighbours do.
    """
    font = _compact(program)
    charset = font.charset
    if hasattr(font, "ROS"):
        return frozenset(int(name[3:]) for name in charset if name.startswith("cid")) | {0}
    return frozenset(range(len(charset)))


def _compact(program: bytes) -> Any:
    """The font in a CFF program."""
    fonts = CFFFontSet()
    try:
        fonts.decompile(BytesIO(program), None)
        font = fonts[0]
        if not font.charset:
            raise ValueError("a font without glyphs")
        return font
    except (AssertionError, AttributeError, LookupError, TypeError, error, TTLibError) as problem:
        raise ValueError("the font program cannot be read") from problem


def glyph_names(program: bytes) -> tuple[str, ...]:
    """The names of the glyphs of a Type 1 program or a bare CFF one without CIDs, .notdef left out."""
    if program[:1] == b"\x01":
        names = list(_compact(program).charset)
    else:
        start = program.find(_EEXEC) + len(_EEXEC)
        private, _ = eexec.decrypt(program[start:].lstrip(b"\r\n "), _EEXEC_KEY)
        names = [found.decode("ascii") for found in _GLYPH.findall(private)]
    return tuple(name for name in names if name != ".notdef")
