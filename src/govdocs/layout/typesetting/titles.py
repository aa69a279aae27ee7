"""Titles: broken between words into a trapezoid or a rhombus (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

from govdocs.layout.typesetting.title_words import ANYWHERE, BRACKETS_OPEN, BRACKETS_WHOLE, places

Lines = tuple[tuple[int, int], ...]

_MOST_LINES = 5
_USUAL_LINES = 4
_ONE_MORE_LINE = 12.0
_HOURGLASS = 60.0
_EQUAL = 4.0
_HOPELESS = 1000.0
_BLANKS = " \u3000\n"


def shape_title(text: str, widths: Sequence[float], limit: float, names: Collection[str] = ()) -> Lines:
    """The lines of a title as (start, end), spaces at their ends left out.

    `widths` holds each character's width and `limit` that of a line, both in em. As few lines as will
    do; between words, never inside 《》 that fit on a line, nor inside `names` and numbers; a line never
    begins with 的. A space in the text marks a wish to break there, a line end demands it.
    """
    lines: list[tuple[int, int]] = []
    start = 0
    for part in text.split("\n"):
        end = start + len(part)
        lines += [
            (start + a, start + b) for a, b in _shaped(part, tuple(widths[start:end]), limit, tuple(names))
        ]
        start = end + 1
    return tuple(lines)


@lru_cache(maxsize=256)
def _shaped(text: str, widths: tuple[float, ...], limit: float, names: tuple[str, ...]) -> Lines:
    if not text.strip(_BLANKS):
        return ()
    title = _Title.of(text, widths, limit)
    if title.width(0, len(text)) <= limit:
        return (title.bounds(0, len(text)),)
    for need in (BRACKETS_WHOLE, BRACKETS_OPEN, ANYWHERE):
        costs = places(text, widths, limit, names, need)
        ends = _best(title, costs)
        if ends is not None:
            return tuple(title.bounds(a, b) for a, b in pairwise((0, *ends, len(text))))
    return title.filled()


@dataclass(frozen=True, slots=True)
class _Title:
    text: str
    edges: tuple[float, ...]
    limit: float

    @classmethod
    def of(cls, text: str, widths: Sequence[float], limit: float) -> _Title:
        """A title with the running total of its widths."""
        return cls(text, tuple(accumulate(widths, initial=0.0)), limit + 1e-6)

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """A line without the spaces at its ends."""
        while start < end and self.text[start] in _BLANKS:
            start += 1
        while end > start and self.text[end - 1] in _BLANKS:
            end -= 1
        return start, end

    def width(self, start: int, end: int) -> float:
        """What a line takes, in em."""
        first, last = self.bounds(start, end)
        return self.edges[last] - self.edges[first]

    def filled(self) -> Lines:
        """Lines filled one after another, for text that has no place to break."""
        lines, start = [], 0
        while start < len(self.text):
            end = start + 1
            while end < len(self.text) and self.edges[end + 1] - self.edges[start] <= self.limit:
                end += 1
            lines.append(self.bounds(start, end))
            start = end
        return tuple(lines)


def _best(title: _Title, costs: dict[int, float]) -> tuple[int, ...] | None:
    """The best way to break a title into the fewest lines that will do, or one more if much better."""
    ends = sorted(costs)
    filled = _filled_ends(title, ends)
    if filled is None or len(filled) >= _MOST_LINES:
        return filled
    best, way = min(_broken(title, costs, ends, len(filled) + 1), default=(_HOPELESS, filled))
    if best > (_ONE_MORE_LINE if len(filled) + 2 <= _USUAL_LINES else _HOURGLASS):
        other, longer = min(_broken(title, costs, ends, len(filled) + 2), default=(_HOPELESS, filled))
        way = longer if other + _ONE_MORE_LINE < best else way
    return way


def _broken(
    title: _Title, costs: dict[int, float], ends: Sequence[int], lines: int
) -> Iterator[tuple[float, tuple[int, ...]]]:
    """Every way to break a title into that many lines, with its cost."""
    for way in _ways(title, ends, 0, lines):
        yield sum(costs[end] for end in way) + _shape_cost(title, way), way


def _filled_ends(title: _Title, ends: Sequence[int]) -> tuple[int, ...] | None:
    """Where lines end that are filled one after another; None when a piece is longer than a line."""
    start, chosen = 0, list[int]()
    while title.width(start, len(title.text)) > title.limit:
        reach = bisect_right(title.edges, title.edges[start] + title.limit, start)
        place = bisect_right(ends, reach) - 1
        while place >= 0 and ends[place] > start and title.width(start, ends[place]) > title.limit:
            place -= 1
        if place < 0 or ends[place] <= start:
            return None
        start = ends[place]
        chosen.append(start)
    return tuple(chosen)


def _ways(title: _Title, ends: Sequence[int], start: int, lines: int) -> Iterator[tuple[int, ...]]:
    if lines == 1:
        if title.width(start, len(title.text)) <= title.limit:
            yield ()
        return
    for end in ends:
        if end <= start:
            continue
        if title.width(start, end) > title.limit:
            return
        if title.width(end, len(title.text)) <= title.limit * (lines - 1):
            for more in _ways(title, ends, end, lines - 1):
                yield (end, *more)


def _shape_cost(title: _Title, ends: tuple[int, ...]) -> float:
    """Trapezoid and rhombus cost little; an hourglass, equal lines and a short last line much."""
    widths = [title.width(a, b) for a, b in pairwise((0, *ends, len(title.text)))]
    longest, shortest = max(widths), min(widths)
    steps = [after - before for before, after in pairwise(widths)]
    equal = sum(abs(step) < 1 for step in steps)
    cost = 3.0 * (1 - shortest / longest) ** 2 + _EQUAL * equal
    cost += (_ONE_MORE_LINE + _EQUAL) * (equal == len(steps))
    cost += _HOURGLASS * any(before < 0 < after for before, after in pairwise(steps))
    cost += 20.0 * max(0.0, 0.4 - shortest / longest)
    cost += 2.5 * max(0.0, 5 - widths[-1]) + 1.5 * max(0.0, 5 - widths[0])
    return cost + (0.5 if longest > title.limit - 0.5 else 0.0)
