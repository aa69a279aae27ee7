"""What stands low in a cell of a form: a signature at the right, a name and a date under a seal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govdocs.document.nodes import CellLook
from govdocs.layout.pages import MM_PER_POINT, Align
from govdocs.layout.typesetting.lines import Line
from govdocs.styles.sheet import Measures

LOW = frozenset({"sign", "stamp"})
"""The looks of such cells."""

CLEAR = 1.0
"""Millimetres between a seal, or a photograph, and the edge of its cell."""

_COLONS = ("：", ":")
_SEAL_DEPTH = 0.8  # of the seal's diameter: where the lowest line under it ends


class LowLine(NamedTuple):
    """A line, its upper edge in millimetres, where it stands between two edges, its distance from them."""

    line: Line
    top: float
    align: Align
    left: float
    right: float


class Box(NamedTuple):
    """A cell on the page: its upper edge, its height, the room between its pads, line distance, type size."""

    top: float
    height: float
    room: float
    pitch: float
    size: float


def parted(text: str, lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """What stands at the top left of such a cell, before its last empty line, and what stands low."""
    for place in range(len(lines) - 1, 0, -1):
        if not text[lines[place].start : lines[place].end].strip():
            return lines[:place], lines[place + 1 :]
    return (), lines


def foot(look: CellLook, numbers: Measures) -> float:
    """The millimetres between the lowest line and the edge of the cell."""
    if look == "stamp":
        return CLEAR + (1 - _SEAL_DEPTH) * numbers.form_seal
    return 2 * numbers.table_pad_y


def beside(text: str, look: CellLook, width: float, box: Box, numbers: Measures) -> tuple[float, float]:
    """The millimetres that a low line of `width` keeps from the left and the right of its room.

    Under a seal it stands in the middle of the seal; a colon keeps room behind it to sign in.
    """
    spare = max(0.0, box.room - width)
    if look == "stamp":
        return max(0.0, min(spare, box.room - numbers.form_seal - 2 * CLEAR)), 0.0
    em = box.size * MM_PER_POINT
    room = numbers.form_sign_indent + (numbers.form_sign_room if text.rstrip().endswith(_COLONS) else 0.0)
    return 0.0, min(spare, room * em)


def low_lines(
    text: str, look: CellLook, lines: Sequence[Line], box: Box, numbers: Measures
) -> Iterator[LowLine]:
    """Where the lines of such a cell stand."""
    upper, lower = parted(text, lines)
    for row, line in enumerate(upper):
        yield LowLine(line, box.top + numbers.table_pad_y + row * box.pitch, "left", 0.0, 0.0)
    align: Align = "center" if look == "stamp" else "right"
    fits = (len(upper) + len(lower)) * box.pitch + numbers.table_pad_y + foot(look, numbers) <= box.height
    bottom = box.top + box.height - (foot(look, numbers) if fits else numbers.table_pad_y)
    for row, line in enumerate(lower):
        width = line.width * MM_PER_POINT
        left, right = beside(text[line.start : line.end], look, width, box, numbers)
        yield LowLine(line, bottom - (len(lower) - row) * box.pitch, align, left, right)
