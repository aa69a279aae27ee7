"""A small TrueType file made of chosen glyphs of a big one."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from govdocs.fonts.outlines import Entry, Glyph, Outlines, checksum, entry_of

_MAGIC = 0xB1B0AFBA
_WORD = 0xFFFFFFFF
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
    chosen, entries = _with_parts(outlines, glyphs)
    tables = {tag: content for tag in _KEPT if (content := outlines.table(tag))}
    tables |= {
        "glyf": b"".join([entry.data for entry in entries]),
        "head": _with(outlines.table("head")[:54], {8: (">I", 0), 50: (">h", 1)}),
        "hhea": _with(outlines.table("hhea")[:36], {34: (">H", len(chosen))}),
        "hmtx": _numbers("Hh", [number for glyph in chosen for number in glyph[:2]]),
        "loca": _numbers("I", list(accumulate([len(entry.data) for entry in entries], initial=0))),
        "maxp": _with(outlines.table("maxp"), {4: (">H", len(chosen))}),
    }
    return _file(tables, {"glyf": sum(entry.checksum for entry in entries) & _WORD})


def _with_parts(outlines: Outlines, glyphs: Sequence[int]) -> tuple[list[Glyph], list[Entry]]:
    """The `glyphs` and all parts that they are composed of, named by their new numbers."""
    order, chosen, entries = list(glyphs), [], []
    numbers = {glyph: number for number, glyph in enumerate(glyphs)}
    for number in order:  # grows while it is walked
        glyph, entry = outlines.glyph(number), outlines.entry(number)
        if glyph.outline[:1] >= b"\x80":
            entry = entry_of(_renumbered(glyph.outline, order, numbers))
        chosen.append(glyph)
        entries.append(entry)
    return chosen, entries


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


def _file(tables: dict[str, bytes], known: dict[str, int]) -> bytes:
    """The tables behind their directory, with every checksum; `known` are those of some of them."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    head = struct.pack(">IHHHH", 0x00010000, count, 16 * power, power.bit_length() - 1, 16 * (count - power))
    bodies = {tag: tables[tag] + b"\0" * (-len(tables[tag]) % 4) for tag in sorted(tables)}
    sums = {tag: checksum(body) for tag, body in bodies.items() if tag not in known} | known
    places = dict(
        zip(bodies, accumulate(map(len, bodies.values()), initial=len(head) + 16 * count), strict=False)
    )
    head += b"".join(
        struct.pack(">4s3I", tag.encode(), sums[tag], places[tag], len(tables[tag])) for tag in bodies
    )
    whole = _MAGIC - checksum(head) - sum(sums.values())
    bodies["head"] = _with(bodies["head"], {8: (">I", whole & _WORD)})
    return head + b"".join(bodies.values())
