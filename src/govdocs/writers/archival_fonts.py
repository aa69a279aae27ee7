"""Fonts of a PDF: whether their programs are in the file, and what PDF/A wants beside (ISO 19005, 6.3)."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from govdocs.fonts.embedded import character_ids, glyph_count, glyph_names
from govdocs.writers.archival_objects import drop

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_SUBSET = re.compile(r"/[A-Z]{6}\+")
_TEXT = "Tf Tr q Q Tj TJ ' \""
_UNSEEN = 3
"""The text rendering mode of text that nobody sees (ISO 32000-1, table 106)."""


def embedded(font: Dictionary) -> bool:
    """True where the program of `font` is in the file, or it draws its glyphs itself."""
    if font.get("/Subtype") == Name.Type3:
        return True
    descriptor = descriptor_of(font)
    return descriptor is not None and any(isinstance(descriptor.get(key), Stream) for key in _PROGRAMS)


def descriptor_of(font: pikepdf.Object) -> Dictionary | None:
    """The descriptor of `font`, or of the one below a composite font."""
    below = font.get("/DescendantFonts")
    holder = below[0] if isinstance(below, Array) and len(below) else font
    found = holder.get("/FontDescriptor") if isinstance(holder, Dictionary) else None
    return found if isinstance(found, Dictionary) else None


def font_name(font: Dictionary) -> str:
    """The name of `font` as a person knows it."""
    return _SUBSET.sub("", str(font.get("/BaseFont", "没有名称的字体"))).lstrip("/")


def is_open_type(font: Dictionary) -> bool:
    """True for a whole OpenType file, which part 1 does not know."""
    descriptor = descriptor_of(font)
    program = descriptor.get("/FontFile3") if descriptor is not None else None
    return isinstance(program, Stream) and program.get("/Subtype") == Name.OpenType


def completed(font: pikepdf.Object, pdf: pikepdf.Pdf, *, sets: bool) -> None:
    """Give a composite font its map from characters to glyphs; with `sets` list what a subset holds."""
    below = font.get("/DescendantFonts")
    descriptor = descriptor_of(font)
    if descriptor is None:
        return
    if not isinstance(below, Array):
        if sets:
            _name_glyphs(font, descriptor)
        return
    descendant = below[0]
    if descendant.get("/Subtype") == Name.CIDFontType2 and "/CIDToGIDMap" not in descendant:
        descendant.CIDToGIDMap = Name.Identity
    drop(descriptor, "/CIDSet")
    if sets and _SUBSET.match(str(font.get("/BaseFont", ""))):
        descriptor.CIDSet = Stream(pdf, _bits(_held(descendant, descriptor)))


def _name_glyphs(font: pikepdf.Object, descriptor: Dictionary) -> None:
    """Tell the glyphs of a subset of a Type 1 font by their names, as part 1 wants."""
    if font.get("/Subtype") != Name.Type1 or not _SUBSET.match(str(font.get("/BaseFont", ""))):
        return
    program = next(descriptor[key] for key in _PROGRAMS if key in descriptor)
    names = "".join(f"/{name}" for name in glyph_names(program.read_bytes()))
    descriptor.CharSet = String(names)


def _held(descendant: pikepdf.Object, descriptor: Dictionary) -> Iterable[int]:
    """The CIDs of the program."""
    if "/FontFile2" not in descriptor:
        return character_ids(descriptor["/FontFile3"].read_bytes())
    table = descendant.get("/CIDToGIDMap")
    if isinstance(table, Stream):
        data = table.read_bytes()
        glyphs = struct.unpack(f">{len(data) // 2}H", data[: len(data) // 2 * 2])
        return [cid for cid, glyph in enumerate(glyphs) if glyph or not cid]
    return range(glyph_count(descriptor["/FontFile2"].read_bytes()))


def _bits(numbers: Iterable[int]) -> bytes:
    """A bit for each number, the highest of the first byte for 0."""
    known = set(numbers)
    data = bytearray(max(known, default=0) // 8 + 1)
    for number in known:
        data[number // 8] |= 0x80 >> (number % 8)
    return bytes(data)


def seen_fonts(content: pikepdf.Object | pikepdf.Page) -> set[str]:
    """The names of the fonts in which a content stream shows text that is seen."""
    font, mode, kept = "", 0, list[tuple[str, int]]()
    seen = set()
    for operands, operator in _operations(content):
        match operator:
            case "Tf" if operands:
                font = str(operands[0])
            case "Tr" if operands:
                mode = int(operands[0])
            case "q":
                kept.append((font, mode))
            case "Q" if kept:
                font, mode = kept.pop()
            case "Tj" | "TJ" | "'" | '"' if mode != _UNSEEN:
                seen.add(font)
    return seen


def _operations(content: pikepdf.Object | pikepdf.Page) -> Iterator[tuple[list[pikepdf.Object], str]]:
    for operands, operator in pikepdf.parse_content_stream(content, _TEXT):  # type: ignore[misc]
        yield list(operands), str(operator)
