"""Breaking a paragraph into lines: filled as Word fills them, with squeezed marks and whole numbers.

A line is measured as Word measures it (every character its width plus the tracking), so that both break
alike; the offsets are those of the PDF, where a full-width character takes a cell of the grid.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import ceil, floor

from govdocs.layout.breaking import FREE, JOINT, LETTER, WITHIN, break_codes, glue
from govdocs.layout.pages import Squeeze
from govdocs.layout.squeezing import Squeezing, room, squeezing
from govdocs.text.characters import CLOSING_MARKS

TWIP = 0.05
"""The finest spacing that Word knows, in points."""
LETTER_SLACK = 4.0
"""A Latin word is broken when keeping it whole leaves more than this empty, in em."""
_ROUNDING = 0.01
_MARGIN = 0.4
_TIE = 0.25
_PULLABLE = frozenset(CLOSING_MARKS + ",.;:!?)]}%％‰℃°")


@dataclass(frozen=True, slots=True)
class Setting:
    """How text is set, all in points.

    `cell` is what a 字 takes in the grid of the PDF (15.793 for body text), `size` the type size, `tracking`
    what Word puts behind every character (-0.25 for body text). `justify` fills the lines to both edges.
    """

    cell: float
    size: float
    tracking: float = 0.0
    justify: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """Characters `start` to `end` of a paragraph and where they stand, in points from the line's left end.

    `offsets` are the left edges of all its characters; `width` is what they occupy without spaces at
    the end. `tracking` and `squeezes` (counted from the line's first character) make Word, filling
    greedily, break here too; None and () where it does so by itself. `forced` breaks stand where Word
    allows none of its own: inside a Latin word, or before a piece kept whole in text not justified.
    """

    start: int
    end: int
    offsets: tuple[float, ...]
    width: float
    tracking: float | None = None
    squeezes: tuple[Squeeze, ...] = ()
    forced: bool = False


def break_lines(  # noqa: PLR0913, PLR0917
    text: str,
    widths: Sequence[float],
    first: float,
    rest: float,
    setting: Setting,
    unbreakable: Collection[tuple[int, int]] = (),
) -> tuple[Line, ...]:
    """The lines of a paragraph.

    `widths` holds each character's width in em; `first` and `rest` are the widths in points that the
    first line and the others may fill; `unbreakable` spans (see `breaking.spans`) are cut only when
    longer than a line.
    """
    if not text:
        return ()
    paragraph = _Paragraph(text, widths, setting, unbreakable)
    lines: list[Line] = []
    start, available = 0, first
    while start < len(text):
        lines.append(paragraph.line(start, available))
        start, available = lines[-1].end, rest
    return tuple(lines)


class _Paragraph:
    """A text with all that is known about each of its characters."""

    __slots__ = ("cells", "codes", "glue", "natural", "setting", "text", "widths")

    def __init__(
        self,
        text: str,
        widths: Sequence[float],
        setting: Setting,
        unbreakable: Collection[tuple[int, int]],
    ) -> None:
        size, tracking, extra = setting.size, setting.tracking, setting.cell - setting.size
        self.text, self.setting, self.widths = text, setting, widths
        self.codes, self.glue = break_codes(text, unbreakable), glue(text)
        self.natural = list(accumulate([width * size + tracking for width in widths], initial=0.0))
        self.cells = list(accumulate([width * size + extra for width in widths], initial=0.0))

    def line(self, start: int, available: float) -> Line:
        """The line that begins at `start`."""
        limit = self.natural[start] + available + _ROUNDING
        full = self._past_spaces(bisect_right(self.natural, limit, start + 1) - 1)
        if full == len(self.text):
            return self._last(start, available)
        if self.codes[full] == FREE and full > start:
            return self._filled(start, full, full, available)
        end = self._end(start, full, limit)
        if end > full and self.setting.justify:
            return self._squeezed(start, end, available)
        return self._filled(start, end, full, available)

    def _past_spaces(self, end: int) -> int:
        while end < len(self.text) and self.text[end] == " ":
            end += 1
        return end

    def _inked(self, start: int, end: int) -> int:
        """`end` without the spaces before it, which hang over the edge."""
        while end > start + 1 and self.text[end - 1] == " ":
            end -= 1
        return end

    # --- choosing the end -------------------------------------------------------------------------

    def _end(self, start: int, full: int, limit: float) -> int:
        back = self.codes.rfind(FREE, start + 1, full + 1)
        if self.setting.justify and (ahead := self._pulled_in(start, full, back, limit)):
            return ahead
        if back < 0:
            return self._inside(start, full) or max(full, start + 1)
        if limit - self.natural[self._inked(start, back)] > LETTER_SLACK * self.setting.size:
            return self._inside_word(back, full) or back
        return back

    def _pulled_in(self, start: int, full: int, back: int, limit: float) -> int:
        """The next good break behind `full` when squeezing reaches it and is the better choice, else 0."""
        ahead = self.codes.find(FREE, full + 1)
        end = self._inked(start, ahead)
        over = self.natural[end] - limit
        if over > self.setting.size * 4:
            return 0
        only_marks = all(mark in _PULLABLE for mark in self.text[full:end])
        slack = limit - self.natural[back] if back > start else self.setting.size * 4
        space = room(self.text, self.widths, (start, end), self.setting.size, hard=only_marks)
        return ahead if over <= space and (only_marks or over * 2 < slack) else 0

    def _inside(self, start: int, full: int) -> int:
        """The best break inside a piece that is longer than a line, 0 where there is none."""
        for code in (JOINT, LETTER, WITHIN):
            place = self.codes.rfind(code, start + 1, full + 1)
            if place > 0 and (code != JOINT or (place - start) * 2 > full - start):
                return place
        return 0

    def _inside_word(self, back: int, full: int) -> int:
        """A break inside the Latin word behind `back`, three letters or more into it, else 0."""
        joint = self.codes.rfind(JOINT, back + 3, full + 1)
        slack = self.natural[full] - self.natural[joint]
        if joint > 0 and slack <= LETTER_SLACK * self.setting.size:
            return joint
        return max(self.codes.rfind(LETTER, back + 3, full + 1), 0)

    # --- making the line --------------------------------------------------------------------------

    def _last(self, start: int, available: float) -> Line:
        end = self._inked(start, len(self.text))
        base, width = self.cells[start], self.cells[end] - self.cells[start]
        if self.setting.justify and width > available:
            return self._spread(start, len(self.text), available)
        offsets = tuple([place - base for place in self.cells[start : len(self.text)]])
        return Line(start, len(self.text), offsets, width)

    def _filled(self, start: int, end: int, full: int, available: float) -> Line:
        forced = self._inside_a_word(end)
        if not self.setting.justify:
            inked = self._inked(start, end)
            offsets = tuple([place - self.cells[start] for place in self.cells[start:end]])
            width = self.cells[inked] - self.cells[start]
            return Line(start, end, offsets, width, forced=forced or end != full)
        line = self._spread(start, end, available)
        tracking = self._tracking(start, end, full, available)
        return replace(line, tracking=tracking, forced=forced) if forced or tracking is not None else line

    def _inside_a_word(self, end: int) -> bool:
        return self.codes[end] != FREE and not (self.codes[end] == WITHIN and self._wide_beside(end))

    def _wide_beside(self, end: int) -> bool:
        return self.text[end] >= "\u2e80" or self.text[end - 1] >= "\u2e80"

    def _tracking(self, start: int, end: int, full: int, available: float) -> float | None:
        """The tracking with which Word ends this line here; None when the default does."""
        inked = self._inked(start, end)
        slack = available - (self.natural[inked] - self.natural[start])
        default = self.setting.tracking
        if end != full:
            steps = floor((slack - _MARGIN) / (inked - start) / TWIP)
            return round(default + max(steps, 0) * TWIP, 2) if steps > 0 else default
        if slack < _TIE:
            return round(default - TWIP, 2)
        over = self.natural[end + 1] - self.natural[end] - slack
        return round(default + TWIP, 2) if over < _TIE else None

    def _spread(self, start: int, end: int, available: float) -> Line:
        """The line with what is left (or missing) given evenly to its gaps, so that it ends at the edge."""
        inked = self._inked(start, end)
        cells, base = self.cells, self.cells[start]
        slack = available - (cells[inked] - base)
        gaps: Sequence[int] = self.glue
        count = gaps[inked - 1] - gaps[start]
        if count == 0 or abs(slack) > count * self.setting.size / 2:
            gaps, count = range(len(self.text) + 1), inked - 1 - start
        step = slack / count if count else 0.0
        behind = base + step * gaps[start]
        offsets = [
            place + step * gap - behind
            for place, gap in zip(cells[start:inked], gaps[start:inked], strict=True)
        ]
        offsets += [available] * (end - inked)
        return Line(start, end, tuple(offsets), available if count else cells[inked] - base)

    def _squeezed(self, start: int, end: int, available: float) -> Line:
        """The line with its marks narrowed until it ends at the edge."""
        inked = self._inked(start, end)
        drawn = self.cells[inked] - self.cells[start] - available
        line = self._spread(start, end, available)
        if drawn > 0:
            plan = squeezing(self.text, self.widths, (start, inked), self.setting.size, drawn)
            line = replace(line, offsets=self._narrowed(start, inked, plan) + line.offsets[inked - start :])
        needed = self.natural[inked] - self.natural[start] - available + _MARGIN
        word = squeezing(self.text, self.widths, (start, inked), self.setting.size, needed)
        squeezes = tuple(Squeeze(index - start, _up(points)) for index, points in word.marks)
        tracking = round(self.setting.tracking - _up(word.tracking), 2) if word.tracking else None
        return replace(line, tracking=tracking, squeezes=squeezes)

    def _narrowed(self, start: int, end: int, plan: Squeezing) -> tuple[float, ...]:
        narrow = dict(plan.marks)
        place = 0.0
        offsets: list[float] = []
        for index in range(start, end):
            offsets.append(place)
            advance = self.cells[index + 1] - self.cells[index]
            place += advance - plan.tracking - narrow.get(index, 0.0)
        return tuple(offsets)


def _up(points: float) -> float:
    return round(ceil(points / TWIP - 1e-9) * TWIP, 2)
