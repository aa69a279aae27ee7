"""挤压: the empty halves of full-width marks, and how much each gives up (GB/T 15834-2011, 5.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from govdocs.text.characters import CLOSING_MARKS, OPENING_MARKS

HALF = 0.5
"""What a full-width mark can give up, in em."""
CLOSE = 0.6
"""What every gap of a line may give up besides, in points, to keep a mark from the start of the next line."""
GENTLE = 0.3
"""What every gap may give up to keep a number or a name whole, in points."""

_MARKS = re.compile(f"[{re.escape(CLOSING_MARKS + OPENING_MARKS)}]")
_FULL_WIDTH = 0.9


@dataclass(frozen=True, slots=True)
class Squeezing:
    """Which characters are set narrower behind, by how many points, and what every gap gives besides."""

    marks: tuple[tuple[int, float], ...]
    tracking: float


def places(text: str, widths: Sequence[float], start: int, end: int) -> list[int]:
    """The characters of a line behind which the empty half of a mark lies.

    That is the mark itself when it closes, the character before it when it opens.
    """
    found: list[int] = []
    for match in _MARKS.finditer(text, start, end):
        index = match.start()
        if widths[index] < _FULL_WIDTH:
            continue
        index -= match[0] in OPENING_MARKS
        if index >= start and (not found or found[-1] != index):
            found.append(index)
    return found


def room(text: str, widths: Sequence[float], span: tuple[int, int], size: float, *, hard: bool) -> float:
    """How many points the line `span` can give up; `hard` when a mark would else start the next line."""
    start, end = span
    spacing = (CLOSE if hard else GENTLE) * (end - start - 1)
    return len(places(text, widths, start, end)) * HALF * size + spacing


def squeezing(
    text: str, widths: Sequence[float], span: tuple[int, int], size: float, need: float
) -> Squeezing:
    """How the line `span` gives up `need` points: its last mark first, then its others, then all gaps."""
    start, end = span
    marks, half = places(text, widths, start, end), HALF * size
    given: list[tuple[int, float]] = []
    if marks and marks[-1] == end - 1:
        given.append((marks.pop(), min(half, need)))
        need -= given[0][1]
    share = min(half, need / len(marks)) if marks else 0.0
    if share > 0:
        given = [*((index, share) for index in marks), *given]
        need -= share * len(marks)
    return Squeezing(tuple(given), need / (end - start - 1) if need > 1e-9 and end - start > 1 else 0.0)
