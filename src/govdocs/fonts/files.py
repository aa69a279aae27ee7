"""The office's own font files: what may be used of them, and what is refused with a reason."""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path
from typing import Any

from govdocs.errors import FontError
from govdocs.fonts.faces import Face

RESTRICTED, NO_SUBSETTING, BITMAP_ONLY = 0x0002, 0x0100, 0x0200
"""Bits of OS/2 fsType that forbid embedding a subset of the outlines."""

_INVISIBLE = frozenset(" \u00a0\u00ad\u3000" + "".join(map(chr, range(0x2000, 0x2010))))


class RefusedFontError(FontError):
    """A font file that cannot be embedded; `code` is that of the finding."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.code = code


@cache
def open_face(path: Path, number: int = 0) -> Face:
    """The face in the font file at `path`, the one of `number` where it is a collection (.ttc)."""
    try:
        with path.open("rb") as file:
            font = _ttlib().TTFont(file, fontNumber=number, lazy=True)
            _refuse(font, path)
            return _face(font, path, number)
    except _broken() as error:
        hint = "换一个完好的 .ttf 或 .ttc 文件"
        raise RefusedFontError("F001", f"无法读取字体文件“{path}”", hint) from error


def family_names(path: Path) -> tuple[tuple[str, ...], ...]:
    """The family names, in every language, of each face in a font file; empty when it is no font."""
    library = _ttlib()
    try:
        with path.open("rb") as file:
            if path.suffix.lower() in {".ttc", ".otc"}:
                return tuple(_families(font) for font in library.TTCollection(file, lazy=True))
            return (_families(library.TTFont(file, lazy=True)),)
    except _broken():
        return ()


def _ttlib() -> Any:
    import fontTools.ttLib  # noqa: PLC0415 (slow to load, and not needed while bundled fonts serve)

    return fontTools.ttLib


def _broken() -> tuple[type[Exception], ...]:
    """What fontTools raises on files that are damaged or no fonts."""
    damaged = (OSError, EOFError, ValueError, LookupError, AssertionError, AttributeError, struct.error)
    return (_ttlib().TTLibError, *damaged)


def _refuse(font: Any, path: Path) -> None:
    size = path.stat().st_size
    if any(entry.offset + entry.length > size for entry in font.reader.tables.values()):
        raise EOFError(path)
    if "CFF " in font or "CFF2" in font:
        hint = "换用 TrueType 轮廓（.ttf、.ttc）的同名字体，或先转换"
        raise RefusedFontError("F002", f"字体“{path.name}”是 CFF 轮廓，无法嵌入 PDF", hint)
    if font.flavor or "glyf" not in font or not font.getBestCmap():
        hint = "换一个带 Unicode 字符表的 .ttf 或 .ttc 文件"
        raise RefusedFontError("F001", f"字体文件“{path.name}”没有可用的 TrueType 轮廓或字符表", hint)
    if not _embeddable(font):
        hint = "向字体厂商取得嵌入许可，或换一个字体"
        raise RefusedFontError("F003", f"字体“{path.name}”的许可位禁止嵌入", hint)


def _embeddable(font: Any) -> bool:
    rights = font["OS/2"].fsType if "OS/2" in font else 0
    if rights & (NO_SUBSETTING | BITMAP_ONLY):
        return False
    return not rights & RESTRICTED or bool(rights & 0x000C)


def _face(font: Any, path: Path, number: int) -> Face:
    unit = font["head"].unitsPerEm
    metrics: Any = font["hmtx"].metrics
    drawn = _drawn(font)
    advances = {
        chr(code): metrics[name][0] / unit
        for code, name in font.getBestCmap().items()
        if name in drawn or chr(code) in _INVISIBLE
    }
    names = _families(font)
    return Face(font["name"].getDebugName(6) or path.stem, path, number, advances, names[0] if names else "")


def _drawn(font: Any) -> frozenset[str]:
    """The glyphs that leave ink: a blank glyph would make a character vanish."""
    places = font["loca"].locations
    order = font.getGlyphOrder()
    return frozenset(name for index, name in enumerate(order) if places[index] != places[index + 1])


def _families(font: Any) -> tuple[str, ...]:
    records = (record for number in (16, 1) for record in font["name"].names if record.nameID == number)
    return tuple(dict.fromkeys(record.toUnicode(errors="replace") for record in records))
