"""A small TrueType file made of chosen glyphs of a big one."""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from govdocs.fonts.outlines import Glyph, Outlines

_MAGIC = 0xB1B0AFBA
# Flags of a composite glyph's component (OpenType, table glyf).
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x0001, 0x0008, 0x0020, 0x0040, 0x0080
# Instructions stay with the outlines that need them.
_KEPT = ("cvt ", "fpgm", "prep")


class _Component(NamedTuple):
    """Where a composite glyph names a part, and which."""

    place: int
    glyph: int


def subset(outlines: Outlines, glyphs: Sequence[int]) -> bytes:
    """A TrueType file whose glyph i is `glyphs[i]` of `outlines`; parts of composites follow at the end.

    It has no character map: a PDF font of type CIDFontType2 names its glyphs by number.
    """
    chosen = _with_parts(outlines, glyphs)
    entries = [glyph.outline + b"\0" * (-len(glyph.outline) % 4) for glyph in chosen]
    tables = {tag: content for tag in _KEPT if (content := outlines.table(tag))}
    tables |= {
        "glyf": b"".join(entries),
        "head": _with(outlines.table("head")[:54], {8: (">I", 0), 50: (">h", 1)}),
        "hhea": _with(outlines.table("hhea")[:36], {34: (">H", len(chosen))}),
        "hmtx": _numbers("Hh", [number for glyph in chosen for number in glyph[:2]]),
        "loca": _numbers("I", list(accumulate(map(len, entries), initial=0))),
        "maxp": _with(outlines.table("maxp"), {4: (">H", len(chosen))}),
    }
    return _file(tables)


def _with_parts(outlines: Outlines, glyphs: Sequence[int]) -> list[Glyph]:
    """The `glyphs` and all parts that they are composed of, named by their new numbers."""
    order, chosen = list(glyphs), []
    numbers = {glyph: number for number, glyph in enumerate(glyphs)}
    for number in order:  # grows while it is walked
        glyph = outlines.glyph(number)
        if glyph.outline[:1] >= b"\x80":
            glyph = glyph._replace(outline=_renumbered(glyph.outline, order, numbers))
        chosen.append(glyph)
    return chosen


def _renumbered(entry: bytes, order: list[int], numbers: dict[int, int]) -> bytes:
    """A composite glyph that names its parts by their numbers in the subset; new parts join `order`."""
    changed = bytearray(entry)
    for place, glyph in _components(entry):
        if glyph not in numbers:
            numbers[glyph] = len(order)
            order.append(glyph)
        struct.pack_into(">H", changed, place, numbers[glyph])
    return bytes(changed)


def _components(entry: bytes) -> list[_Component]:
    """The parts of a composite glyph."""
    found, place, flags = [], 10, _MORE
    while flags & _MORE:
        flags, glyph = struct.unpack_from(">HH", entry, place)
        found.append(_Component(place + 2, glyph))
        place += 8 if flags & _WORDS else 6
        place += 2 * bool(flags & _SCALE) + 4 * bool(flags & _TWO_SCALES) + 8 * bool(flags & _MATRIX)
    return found


def _numbers(codes: str, numbers: Sequence[int]) -> bytes:
    """`numbers` one after the other, packed by `codes` in turn."""
    return struct.pack(">" + codes * (len(numbers) // len(codes)), *numbers)


def _with(table: bytes, numbers: dict[int, tuple[str, int]]) -> bytes:
    """`table` with other numbers at some places."""
    changed = bytearray(table)
    for place, (code, number) in numbers.items():
        struct.pack_into(code, changed, place, number)
    return bytes(changed)


def _file(tables: dict[str, bytes]) -> bytes:
    """The tables behind their directory, with every checksum."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    head = struct.pack(">IHHHH", 0x00010000, count, 16 * power, power.bit_length() - 1, 16 * (count - power))
    bodies = {tag: tables[tag] + b"\0" * (-len(tables[tag]) % 4) for tag in sorted(tables)}
    sums = {tag: _checksum(body) for tag, body in bodies.items()}
    places = dict(
        zip(bodies, accumulate(map(len, bodies.values()), initial=len(head) + 16 * count), strict=False)
    )
    head += b"".join(
        struct.pack(">4s3I", tag.encode(), sums[tag], places[tag], len(tables[tag])) for tag in bodies
    )
    whole = _MAGIC - _checksum(head) - sum(sums.values())
    bodies["head"] = _with(bodies["head"], {8: (">I", whole & 0xFFFFFFFF)})
    return head + b"".join(bodies.values())


def _checksum(data: bytes) -> int:
    """The sum of the big-endian words of `data`, modulo 2**32."""
    words = array("I", data)
    if sys.byteorder == "little":
        words.byteswap()
    return sum(words) & 0xFFFFFFFF
