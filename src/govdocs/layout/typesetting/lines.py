"""Breaking a paragraph into lines, so that Word, filling greedily, breaks it at the same characters.

The offsets are those of the PDF, where a full-width character takes a cell of the grid and a justified line
ends at the edge.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from govdocs.layout.pages import Squeeze
from govdocs.layout.typesetting.breaking import break_codes, glue, script_changes
from govdocs.layout.typesetting.filling import Filling
from govdocs.layout.typesetting.office import Office, too_loose


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

    @property
    def natural(self) -> bool:
        """True when every character stands at its own width behind the one before it."""
        return not self.justify and not self.tracking and self.cell == self.size


class Line(NamedTuple):
    """Characters `start` to `end` of a paragraph and where they stand, in points from the line's left end.

    `offsets` are the left edges of all its characters, empty where each stands at its own width behind
    the one before it; `width` is what they occupy without spaces at the end. With `tracking` as spacing
    behind every character (less the points of those in `squeezes`, counted from the line's start) Word
    and LibreOffice break here too; None where they do so by themselves. `forced` breaks stand where they
    allow none: inside a Latin word, or before a piece kept whole in text that is not justified.
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
    return _broken(text, tuple(widths), (first, rest), setting, tuple(unbreakable))


@lru_cache(maxsize=1024)  # what every copy of a form says in the same words
def _broken(
    text: str,
    widths: tuple[float, ...],
    room: tuple[float, float],
    setting: Setting,
    unbreakable: tuple[tuple[int, int], ...],
) -> tuple[Line, ...]:
    if not text:
        return ()
    if setting.natural:
        return ragged_lines(text, widths, room, setting.size, unbreakable)
    paragraph = _Paragraph(text, widths, room, setting, break_codes(text, unbreakable))
    ends = paragraph.filling.ends()
    return tuple(paragraph.line(start, end) for start, end in zip((0, *ends), ends, strict=False))


def ragged_lines(
    text: str,
    widths: Sequence[float],
    room: tuple[float, float],
    size: float,
    unbreakable: Iterable[tuple[int, int]] = (),
) -> tuple[Line, ...]:
    """The lines of a text that is not justified, every character at its own width.

    Most cells of a table are one such line: it is found by adding up the widths. `unbreakable` is
    asked for only where there are more. Gaps that widen and changes of script count in stretched and
    tracked lines alone, they are not looked for.
    """
    count = len(text)
    width = sum(widths) * size
    if width <= room[0]:
        inked = len(text.rstrip(" ")) or 1
        return (Line(0, count, (), width if inked == count else sum(widths[:inked]) * size),)
    places = list(accumulate([width * size for width in widths], initial=0.0))
    none = range(count + 1)
    office = Office(text, places, ((), none), (size, 0.0))
    filling = Filling(text, places, break_codes(text, unbreakable), office, room, justify=False)
    lines = []
    start = 0
    while start < count:
        full = filling.full(start)
        end = filling.next(start, full)
        lines.append(_ragged_line(filling, start, end, full))
        start = end
    return tuple(lines)


def _ragged_line(filling: Filling, start: int, end: int, full: int) -> Line:
    """The line from `start` to `end` of a text that is not justified; `full` is how far Word can fill it."""
    inked = filling.inked(start, end)
    width = filling.natural[inked] - filling.natural[start]
    available = filling.available(start)
    if end == len(filling.text) and width <= available:
        return Line(start, end, (), width)
    forced = filling.inside_a_word(end) or not filling.by_itself(start, end, full, available)
    return Line(start, end, (), width, None, (), forced)


class _Paragraph:
    """A text whose lines are set: where its characters stand in the PDF, and what office programs need."""

    __slots__ = ("cells", "filling", "glue", "setting")

    def __init__(
        self,
        text: str,
        widths: Sequence[float],
        room: tuple[float, float],
        setting: Setting,
        codes: bytearray,
    ) -> None:
        size, tracking, extra = setting.size, setting.tracking, setting.cell - setting.size
        natural = list(accumulate([width * size + tracking for width in widths], initial=0.0))
        self.cells = list(accumulate([width * size + extra for width in widths], initial=0.0))
        self.glue, self.setting = glue(text), setting
        office = Office(text, natural, (script_changes(text), self.glue), (size, tracking))
        self.filling = Filling(text, natural, codes, office, room, justify=setting.justify)

    def _last(self, start: int, available: float) -> Line:
        end = self.filling.inked(start, len(self.filling.text))
        base, width = self.cells[start], self.cells[end] - self.cells[start]
        if self.setting.justify and width > available:
            return Line(
                start,
                len(self.filling.text),
                self._spread(start, len(self.filling.text), available),
                available,
            )
        offsets = tuple([place - base for place in self.cells[start : len(self.filling.text)]])
        return Line(start, len(self.filling.text), offsets, width)

    def line(self, start: int, end: int) -> Line:
        """The line from `start` to `end`."""
        available, full = self.filling.available(start), self.filling.full(start)
        if (
            end == len(self.filling.text)
            and self.filling.office.extra(start, self.filling.inked(start, end), available) <= 0
        ):
            return self._last(start, available)
        inked = self.filling.inked(start, end)
        forced = self.filling.inside_a_word(end)
        alone = self.filling.by_itself(start, end, full, available)
        if not self.setting.justify:
            offsets = tuple([place - self.cells[start] for place in self.cells[start:end]])
            width = self.cells[inked] - self.cells[start]
            return Line(start, end, offsets, width, forced=forced or not alone)
        width = available if inked - start > 1 else self.cells[inked] - self.cells[start]
        if alone:
            return Line(start, end, self._spread(start, end, available), width, forced=forced)
        tracking, kept = self.filling.office.tracking(start, inked, available)
        offsets = self._spread(start, end, available, bare=bool(kept))
        squeezes = tuple(Squeeze(index - start, points) for index, points in kept)
        return Line(start, end, offsets, width, tracking, squeezes, forced)

    def _spread(self, start: int, end: int, available: float, *, bare: bool = False) -> tuple[float, ...]:
        """The offsets of the line, what is left or missing given to its gaps so that it ends at the edge.

        `bare` counts characters at their own width instead of a cell, as a stretched line in Word does.
        """
        inked = self.filling.inked(start, end)
        places = self.cells[start : inked + 1]
        if bare:
            step = self.setting.cell - self.setting.size
            places = [place - step * number for number, place in enumerate(places)]
            places[-1] += step
        base, slack = places[0], available - (places[-1] - places[0])
        gaps = self.glue if slack >= 0 else self.filling.office.shrinking
        count = gaps[inked - 1] - gaps[start]
        if count <= 0 or too_loose(abs(slack) / count, self.setting.size):
            gaps, count = range(len(self.filling.text) + 1), max(inked - 1 - start, 1)
        step = slack / count
        behind = base + step * gaps[start]
        offsets = [
            place + step * gap - behind for place, gap in zip(places[:-1], gaps[start:inked], strict=True)
        ]
        return (*offsets, *([available] * (end - inked)))
