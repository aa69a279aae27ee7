"""Which characters the bundled fonts hold: the sets, by their sources."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

# 0xA1AA and 0xA1A4 of GB 2312 are — and · on paper; the codec of Python gives them other code points.
_CODEC_TWINS = {0x2015, 0x2014, 0x30FB, 0x00B7}

_SYMBOL_BLOCKS = (
    (0x0020, 0x007E), (0x00A0, 0x00FF), (0x2010, 0x205E), (0x2070, 0x209C), (0x20AC, 0x20AC),
    (0x2100, 0x218B), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2300, 0x2335), (0x2460, 0x27BF),
    (0x3000, 0x303F), (0x3040, 0x30FF), (0x3105, 0x312F), (0x3200, 0x33FF), (0xFE10, 0xFE19),
    (0xFE30, 0xFE6B), (0xFF01, 0xFFE6),
)  # fmt: skip

MARKS = frozenset((*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
"""Variation selectors and joiners: without ink and without width."""

FULL_CELL_ROWS = (1, 2, 3)
"""Rows of GB 2312 whose symbols fill a cell: punctuation, numbers, full-width ASCII."""


def standard_hanzi(mappings: str) -> tuple[int, ...]:
    """The 8,105 characters of 通用规范汉字表 from the text of Unihan_OtherMappings.txt, in its order."""
    rows = (line.split("\t") for line in mappings.splitlines() if "\tkTGH\t" in line)
    numbered = ((int(row[2].split(":")[1].split()[0]), int(row[0][2:], 16)) for row in rows)
    return tuple(code for _, code in sorted(numbered))


def gb2312_row(row: int) -> tuple[int, ...]:
    """The code points of one row (1 to 94) of GB 2312."""
    found = []
    for cell in range(1, 95):
        try:
            found.append(ord(bytes((0xA0 + row, 0xA0 + cell)).decode("gb2312")))
        except UnicodeDecodeError:
            continue
    return tuple(found)


def gb2312_symbols() -> frozenset[int]:
    """Every character of rows 1 to 9."""
    return frozenset(code for row in range(1, 10) for code in gb2312_row(row)) | _CODEC_TWINS


def gb2312_hanzi() -> frozenset[int]:
    """The 6,763 hanzi."""
    return frozenset(code for row in range(16, 88) for code in gb2312_row(row))


def symbols() -> frozenset[int]:
    """Symbols, punctuation and Latin that every bundled font should have where its source has them."""
    blocks = {code for first, last in _SYMBOL_BLOCKS for code in range(first, last + 1)}
    return frozenset(blocks) | gb2312_symbols()


def full_cells() -> frozenset[int]:
    """Characters that take a whole cell in office fonts whatever the source font thinks."""
    rows = {code for row in FULL_CELL_ROWS for code in gb2312_row(row)}
    return frozenset(rows | _CODEC_TWINS | {0x2610, 0x2611, 0x2612, 0x2713, 0x2714, 0x2717, 0x2718})


def text_of(codes: Iterable[int]) -> str:
    """The characters of `codes` as one string, in order of code point."""
    return "".join(map(chr, sorted(codes)))


def read_standard_hanzi(path: Path) -> tuple[int, ...]:
    """`standard_hanzi` of a file."""
    return standard_hanzi(path.read_text(encoding="utf-8"))
