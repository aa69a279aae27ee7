"""Lengths as Word writes them."""

from __future__ import annotations

TWIPS_PER_POINT = 20
TWIPS_PER_MM = 1440 / 25.4
EMU_PER_MM = 36000
POINTS_PER_MM = 72 / 25.4

# Where an exact line puts its baseline, in parts of its height; measured in LibreOffice, said of Word.
BASELINE_IN_LINE = 0.8


def twips(millimetres: float) -> int:
    """`millimetres` in twentieths of a point."""
    return round(millimetres * TWIPS_PER_MM)


def emu(millimetres: float) -> int:
    """`millimetres` in English metric units, 36000 to the millimetre."""
    return round(millimetres * EMU_PER_MM)


def half_points(size: float) -> int:
    """A type size in half points."""
    return round(size * 2)


def above(line: float, size: float, baseline: float) -> float:
    """The twips between the top of an exact line of `line` twips and the em box of type of `size` points.

    `baseline` is where type has its baseline, in em from the top of the em box.
    """
    return BASELINE_IN_LINE * line - baseline * size * TWIPS_PER_POINT


def below(line: float, size: float, baseline: float) -> float:
    """The twips between the em box and the bottom of the line."""
    return line - size * TWIPS_PER_POINT - above(line, size, baseline)
