"""A list read back from the file that was printed from: its header, its rows, its paper."""

from __future__ import annotations

from dataclasses import dataclass

FIRST_COLUMNS = ("序号", "顺序号")
"""What heads the first column of a list of the archive."""

PAPERS = {8: (297.0, 420.0), 9: (210.0, 297.0)}
"""Paper sizes of workbooks by their number (ECMA-376, 18.3.1.63): A3 and A4, in millimetres."""


@dataclass(frozen=True, slots=True)
class PrintedList:
    """A list: what stands above it, its header, its rows. Lengths in millimetres as the paper is read.

    `repeats` says whether the header stands on each page; `margins` are top, bottom, left, right.
    """

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    width: float = 0.0
    height: float = 0.0
    repeats: bool = False
    margins: tuple[float, ...] = ()


def is_header(cells: tuple[str, ...]) -> bool:
    """Whether cells are the header of a list."""
    return bool(cells) and "".join(cells[0].split()) in FIRST_COLUMNS
