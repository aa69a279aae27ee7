"""A TrueType file read where it lies: glyph numbers, widths and outlines, nothing decoded unasked."""

from __future__ import annotations

import mmap
import struct
import sys
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, Protocol

from govdocs.errors import FontError

Data = bytes | mmap.mmap

_NEEDED = ("cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp")
# cmap subtables by preference (platform, encoding); the first ones reach beyond the BMP.
_SUBTABLES = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))


class Box(NamedTuple):
    """The box around all glyphs of a font, in its units."""

    left: int
    bottom: int
    right: int
    top: int


class Glyph(NamedTuple):
    """A glyph: its width and left side bearing in font units, its `glyf` entry (empty when blank)."""

    advance: int
    bearing: int
    outline: bytes


class Entry(NamedTuple):
    """A `glyf` entry filled up to whole words, and its checksum."""

    data: bytes
    checksum: int


def entry_of(outline: bytes) -> Entry:
    """That of an outline."""
    data = outline + b"\0" * (-len(outline) % 4)
    return Entry(data, checksum(data))


def checksum(data: bytes) -> int:
    """The sum of the big-endian words of `data`, modulo 2**32."""
    words = array("I", data)
    if sys.byteorder == "little":
        words.byteswap()
    return sum(words) & 0xFFFFFFFF


class Outlines:
    """One TrueType face; lengths in its own units, `units` to the em."""

    def __init__(self, data: Data, number: int = 0) -> None:
        self._data = data
        tables = self._tables = _directory(data, number)
        if any(tag not in tables for tag in _NEEDED):
            raise ValueError("a needed table is missing")
        self.units: int
        (self.units,) = struct.unpack_from(">H", data, tables["head"][0] + 18)
        self.box = Box(*struct.unpack_from(">4h", data, tables["head"][0] + 36))
        self.ascent, self.descent = struct.unpack_from(">2h", data, tables["hhea"][0] + 4)
        (self._metrics,) = struct.unpack_from(">H", data, tables["hhea"][0] + 34)
        (count,) = struct.unpack_from(">H", data, tables["maxp"][0] + 4)
        self._locations = _locations(data, tables, count)
        self._characters = _characters(data, tables["cmap"][0])
        self._glyphs: dict[int, Glyph] = {}
        self._numbers: dict[str, int] = {}
        self._entries: dict[int, Entry] = {}

    def glyph_of(self, character: str) -> int:
        """The number of the glyph of `character`; 0 when there is none."""
        number = self._numbers.get(character)
        if number is None:
            number = self._numbers[character] = self._characters.glyph(ord(character))
        return number

    def glyph(self, number: int) -> Glyph:
        """Glyph `number`."""
        found = self._glyphs.get(number)
        if found is None:
            found = self._glyphs[number] = Glyph(*self._metric(number), self._outline(number))
        return found

    def entry(self, number: int) -> Entry:
        """The `glyf` entry of glyph `number`, filled up to whole words."""
        found = self._entries.get(number)
        if found is None:
            found = self._entries[number] = entry_of(self.glyph(number).outline)
        return found

    def table(self, tag: str) -> bytes:
        """A whole table; empty when the face has none of that name."""
        start, length = self._tables.get(tag, (0, 0))
        return self._data[start : start + length]

    def _metric(self, glyph: int) -> tuple[int, int]:
        start, beyond = self._tables["hmtx"][0], glyph - self._metrics
        if beyond < 0:
            advance, bearing = struct.unpack_from(">Hh", self._data, start + 4 * glyph)
        else:
            (advance,) = struct.unpack_from(">H", self._data, start + 4 * (self._metrics - 1))
            (bearing,) = struct.unpack_from(">h", self._data, start + 4 * self._metrics + 2 * beyond)
        return advance, bearing

    def _outline(self, glyph: int) -> bytes:
        start = self._tables["glyf"][0]
        return self._data[start + self._locations[glyph] : start + self._locations[glyph + 1]]


@lru_cache(maxsize=32)
def outlines_of(path: Path, number: int = 0) -> Outlines:
    """The outlines of face `number` of a font file, opened once a process and mapped, not read."""
    try:
        with path.open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise FontError(f"字体文件“{path.name}”打不开", "检查文件是否存在、是否有读取权限") from error
    if b"CFF " in _tags(data, number):
        raise FontError(
            f"字体文件“{path.name}”是 PostScript 曲线（CFF），不能嵌入 PDF",
            "换成 TrueType 曲线的字体（一般为 .ttf），或用随程序提供的字体",
        )
    try:
        return Outlines(data, number)
    except (struct.error, ValueError, IndexError) as error:
        raise FontError(f"字体文件“{path.name}”已损坏或不是 TrueType 字体", "换一个完好的字体文件") from error


def _start(data: Data, number: int) -> int:
    """Where face `number` of a file or collection begins."""
    if data[:4] != b"ttcf":
        return 0
    start: int = struct.unpack_from(">I", data, 12 + 4 * number)[0]
    return start


def _tags(data: Data, number: int) -> set[bytes]:
    """The names of the tables, as far as the file can be read."""
    try:
        return {tag.encode("latin-1") for tag in _directory(data, number)}
    except struct.error:
        return set()


def _directory(data: Data, number: int) -> dict[str, tuple[int, int]]:
    """Table name -> (place, length)."""
    start = _start(data, number)
    (count,) = struct.unpack_from(">H", data, start + 4)
    entries = struct.iter_unpack(">4s3I", data[start + 12 : start + 12 + 16 * count])
    return {tag.decode("latin-1"): (place, length) for tag, _, place, length in entries}


def _big_endian(code: str, data: bytes) -> array[int]:
    """Big-endian numbers of `code` "H" or "I"."""
    numbers = array(code, data)
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers


def _locations(data: Data, tables: dict[str, tuple[int, int]], count: int) -> Sequence[int]:
    """Where each glyph begins in `glyf`, and one end more."""
    (wide,) = struct.unpack_from(">h", data, tables["head"][0] + 50)
    start = tables["loca"][0]
    if wide:
        return _big_endian("I", data[start : start + 4 * (count + 1)])
    return array("I", [2 * half for half in _big_endian("H", data[start : start + 2 * (count + 1)])])


class _Characters(Protocol):
    def glyph(self, code: int) -> int: ...


def _characters(data: Data, start: int) -> _Characters:
    """The widest Unicode map that the `cmap` table has."""
    (count,) = struct.unpack_from(">H", data, start + 2)
    entries = struct.iter_unpack(">HHI", data[start + 4 : start + 4 + 8 * count])
    places = {(platform, encoding): start + offset for platform, encoding, offset in entries}
    for key in _SUBTABLES:
        if key in places:
            place = places[key]
            kind, length = struct.unpack_from(">HH", data, place)
            if kind == 4:
                return _Segments(data[place : place + length])
            if kind == 12:
                return _Groups(data, place)
    raise ValueError("no Unicode cmap")


class _Groups:
    """A `cmap` subtable of format 12."""

    def __init__(self, data: Data, place: int) -> None:
        (count,) = struct.unpack_from(">I", data, place + 12)
        numbers = _big_endian("I", data[place + 16 : place + 16 + 12 * count])
        self._starts, self._ends, self._glyphs = numbers[0::3], numbers[1::3], numbers[2::3]

    def glyph(self, code: int) -> int:
        at = bisect_left(self._ends, code)
        if at == len(self._ends) or code < self._starts[at]:
            return 0
        return self._glyphs[at] + code - self._starts[at]


class _Segments:
    """A `cmap` subtable of format 4."""

    def __init__(self, table: bytes) -> None:
        numbers = _big_endian("H", table[14 : len(table) // 2 * 2])
        (double,) = struct.unpack_from(">H", table, 6)
        count = double // 2
        self._ends = numbers[:count]
        self._starts = numbers[count + 1 : 2 * count + 1]
        self._deltas = numbers[2 * count + 1 : 3 * count + 1]
        self._offsets = numbers[3 * count + 1 :]

    def glyph(self, code: int) -> int:
        at = bisect_left(self._ends, code)
        if at == len(self._ends) or code < self._starts[at]:
            return 0
        offset = self._offsets[at]
        if not offset:
            return (code + self._deltas[at]) & 0xFFFF
        glyph = self._offsets[at + offset // 2 + code - self._starts[at]]
        return (glyph + self._deltas[at]) & 0xFFFF if glyph else 0
