"""Breaking a paragraph into lines, so that Word, filling greedily, breaks it at the same characters.

The end of a line is chosen by how Word measures: every character its width plus the tracking. The offsets
are those of the PDF, where a full-width character takes a cell of the grid and a justified line ends at
the edge.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import accumulate

from govdocs.layout.breaking import FREE, JOINT, LETTER, SOFT, WITHIN, break_codes, glue, script_changes
from govdocs.layout.office import Office, too_loose
from govdocs.layout.pages import Squeeze
from govdocs.text.characters import CLOSING_MARKS

LETTER_SLACK = 4.0
"""A Latin word is broken when keeping it whole leaves more than this empty, in em."""
SOFT_SLACK = 2.2
"""A line ends between a mark and Latin text when another end leaves more than this empty, in em."""
CLOSE = 0.65
"""What every gap of a line may give up, in points, to keep a mark from the start of the next line."""
GENTLE = 0.35
"""What every gap may give up to keep a number or a name whole, in points."""
_ROUNDING = 0.01
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
    the end. With `tracking` as spacing behind every character (less the points of those in `squeezes`,
    counted from the line's start) Word and LibreOffice break here too; None where they do so by
    themselves. `forced` breaks stand where they allow none: inside a Latin word, or before a piece kept
    whole in text that is not justified.
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

    __slots__ = ("cells", "codes", "glue", "natural", "office", "setting", "text")

    def __init__(
        self,
        text: str,
        widths: Sequence[float],
        setting: Setting,
        unbreakable: Collection[tuple[int, int]],
    ) -> None:
        size, tracking, extra = setting.size, setting.tracking, setting.cell - setting.size
        self.text, self.setting = text, setting
        self.codes, self.glue = break_codes(text, unbreakable), glue(text)
        self.natural = list(accumulate([width * size + tracking for width in widths], initial=0.0))
        self.cells = list(accumulate([width * size + extra for width in widths], initial=0.0))
        self.office = Office(text, self.natural, (script_changes(text), self.glue), (size, tracking))

    def line(self, start: int, available: float) -> Line:
        """The line that begins at `start`."""
        limit = self.natural[start] + available + _ROUNDING
        full = self._past_spaces(bisect_right(self.natural, limit, start + 1) - 1)
        if full == len(self.text) and self.office.extra(start, self._inked(start, full), available) <= 0:
            return self._last(start, available)
        end = full
        if self.office.changes:
            while end > start + 1 and self.office.extra(start, self._inked(start, end), available) > GENTLE:
                end -= 1
        if self.codes[end] != FREE or end <= start:
            end = self._end(start, end, available)
        return self._made(start, end, full, available)

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

    def _end(self, start: int, full: int, available: float) -> int:
        back = self.codes.rfind(FREE, start + 1, full + 1)
        if self.setting.justify and (ahead := self._pulled_in(start, full, back, available)):
            return ahead
        slack = self._slack(start, back, available) if back > 0 else available
        soft = self.codes.rfind(SOFT, max(back, start) + 1, full + 1)
        if soft > 0 and (slack > SOFT_SLACK * self.setting.size or not self.setting.justify):
            return soft
        if back < 0:
            return self._inside(start, full) or max(full, start + 1)
        if slack > LETTER_SLACK * self.setting.size:
            return self._inside_word(back, full) or back
        return back

    def _slack(self, start: int, end: int, available: float) -> float:
        return available - (self.natural[self._inked(start, end)] - self.natural[start])

    def _pulled_in(self, start: int, full: int, back: int, available: float) -> int:
        """The next good break behind `full` when tightening reaches it and is the better choice, else 0."""
        ahead = self.codes.find(FREE, full + 1)
        over = -self._slack(start, ahead, available)
        only_marks = all(mark in _PULLABLE for mark in self.text[full:ahead])
        slack = self._slack(start, back, available) if back > start else available
        if over > self.setting.size * 2 or (not only_marks and over * 2 >= slack):
            return 0
        extra = self.office.extra(start, self._inked(start, ahead), available)
        return ahead if extra <= (CLOSE if only_marks else GENTLE) else 0

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
            return Line(start, len(self.text), self._spread(start, len(self.text), available), available)
        offsets = tuple([place - base for place in self.cells[start : len(self.text)]])
        return Line(start, len(self.text), offsets, width)

    def _made(self, start: int, end: int, full: int, available: float) -> Line:
        inked = self._inked(start, end)
        forced = self._inside_a_word(end)
        alone = self._by_itself(start, end, full, available)
        if not self.setting.justify:
            offsets = tuple([place - self.cells[start] for place in self.cells[start:end]])
            width = self.cells[inked] - self.cells[start]
            return Line(start, end, offsets, width, forced=forced or not alone)
        width = available if inked - start > 1 else self.cells[inked] - self.cells[start]
        if alone:
            return Line(start, end, self._spread(start, end, available), width, forced=forced)
        tracking, kept = self.office.tracking(start, inked, available)
        offsets = self._spread(start, end, available, bare=bool(kept))
        squeezes = tuple(Squeeze(index - start, points) for index, points in kept)
        return Line(start, end, offsets, width, tracking, squeezes, forced)

    def _by_itself(self, start: int, end: int, full: int, available: float) -> bool:
        """True when office programs end the line at `end` without help."""
        if self.codes.find(SOFT, end + 1, full + 1) > 0:
            return False
        return self.office.breaks_here(start, end, full, available)

    def _inside_a_word(self, end: int) -> bool:
        return end < len(self.text) and self.codes[end] != FREE and not self._wide_beside(end)

    def _wide_beside(self, end: int) -> bool:
        return self.codes[end] == WITHIN and (self.text[end] >= "\u2e80" or self.text[end - 1] >= "\u2e80")

    def _spread(self, start: int, end: int, available: float, *, bare: bool = False) -> tuple[float, ...]:
        """The offsets of the line, what is left or missing given to its gaps so that it ends at the edge.

        `bare` counts characters at their own width instead of a cell, as a stretched line in Word does.
        """
        inked = self._inked(start, end)
        places = self.cells[start : inked + 1]
        if bare:
            step = self.setting.cell - self.setting.size
            places = [place - step * number for number, place in enumerate(places)]
            places[-1] += step
        base, slack = places[0], available - (places[-1] - places[0])
        gaps = self.glue if slack >= 0 else self.office.shrinking
        count = gaps[inked - 1] - gaps[start]
        if count <= 0 or too_loose(abs(slack) / count, self.setting.size):
            gaps, count = range(len(self.text) + 1), max(inked - 1 - start, 1)
        step = slack / count
        behind = base + step * gaps[start]
        offsets = [
            place + step * gap - behind for place, gap in zip(places[:-1], gaps[start:inked], strict=True)
        ]
        return (*offsets, *([available] * (end - inked)))
