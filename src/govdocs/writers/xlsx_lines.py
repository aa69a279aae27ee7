"""How much room text takes on a worksheet, where no layout has measured it: wide characters count one em."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from math import ceil

from govdocs.layout.pages import MM_PER_POINT, Align
from govdocs.text.characters import is_wide

_NARROW = 0.55  # em: digits and Latin letters
_PADDING = 3.0  # millimetres that a program leaves free in a cell


def ems(text: str) -> float:
    """The width of one line of text."""
    return sum(1.0 if is_wide(character) else _NARROW for character in text)


def fits(text: str, size: float, width: float) -> bool:
    """True when a number of `size` points, in digits of half an em, stands in `width` millimetres."""
    wide = sum(map(is_wide, text))
    return (len(text) + wide) / 2 * size * MM_PER_POINT <= width


def line_count(text: str, size: float, width: float) -> int:
    """How many lines `text` of `size` points takes in `width` millimetres."""
    room = max(1.0, (width - _PADDING) / (size * MM_PER_POINT))
    return sum(max(1, ceil(ems(line) / room)) for line in text.split("\n"))


def shares(widths: Sequence[float], wishes: Sequence[float]) -> list[int]:
    """Where the columns are divided among texts by their wishes, one column at least for each."""
    edges = [0.0, *accumulate(widths)]
    total, found = sum(wishes) or 1.0, [0]
    for number, wish in enumerate(accumulate(wishes[:-1]), start=1):
        target = edges[-1] * wish / total
        place = min(bisect_left(edges, target), len(widths))
        if place and target - edges[place - 1] < edges[place] - target:
            place -= 1
        found.append(min(max(place, found[-1] + 1), len(widths) - (len(wishes) - number)))
    return [*found, len(widths)]


def spread(number: int, count: int) -> Align:
    """How the text at `number` of `count` stands in its share of a line."""
    if number == 0:
        return "left"
    return "right" if number == count - 1 else "center"
