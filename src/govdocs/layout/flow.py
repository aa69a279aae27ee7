"""The flow: strips poured into pages, with what must stay together kept together (5.2.3, 7.3.5.5)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from govdocs.layout.canvas import Frame
from govdocs.layout.codes import (
    LINES_MOVED,
    SEALS_DIVIDED,
    SIGNATURE_ALONE,
    SIGNATURE_WITH_NAMES,
    TRACKING_TIGHTENED,
)
from govdocs.layout.fills import Fill
from govdocs.layout.strips import Kind, Strip

_TOGETHER = "使署名与正文同页"
_SLACK = 0.05  # millimetres that a line may pass the edge of the 版心, for rounding
_MOVED_LINES = (2, 1)
_STEPS = 5
_TWIP = 0.05  # points: the finest spacing that Word knows

# Gives the strips of a block set that many points tighter.
Reshape = Callable[[int, float], Sequence[Strip]]


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a page may be tightened: millimetres off a line distance, points off a character.

    `none` forbids both.
    """

    squeeze: float
    tracking: float
    none: bool = False


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where the flow begins on its first page, and how far down its pages may reach.

    `start` is the edge of what stands above it, None at the top of the 版心; `feet` has an entry for
    each page, counted from 0, that ends elsewhere than the 版心.
    """

    start: float | None = None
    feet: Mapping[int, float] = field(default_factory=dict)


class Flow:
    """The strips of one section and the pages they fill."""

    def __init__(
        self,
        strips: Sequence[Strip],
        frame: Frame,
        limits: Limits,
        reshape: Reshape,
        beginning: Beginning = Beginning(),
    ) -> None:
        self._strips = list(strips)
        self._frame = frame
        self._limits = limits
        self._reshape = reshape
        self._start = beginning.start
        self._feet = beginning.feet
        self._number = 0

    def pages(self) -> list[Fill]:
        """Every page of the section."""
        fills: list[Fill] = []
        first = 0
        while first < len(self._strips):
            self._number = len(fills)
            fills.append(self._page(first))
            first = fills[-1].end
        if any(fill.shows_body for fill in fills):
            _note_lonely(fills)
        return fills

    def _page(self, first: int) -> Fill:
        fill = self._pour(first)
        if fill.end == len(self._strips):
            return fill
        tail = self._tail(fill.end)
        if tail and (self._has_body(0, tail[0]) or self._names(tail)):
            return self._rescued(first, tail, fill)
        return self._cut(first, self._kept(first, fill.end))

    def _pour(self, first: int, last: int | None = None) -> Fill:
        """The strips from `first` on that fit, or exactly those before `last`."""
        placed: list[tuple[Strip, float]] = []
        fresh = first > 0 or self._start is None
        y = self._frame.top if fresh or self._start is None else self._start
        if fresh:
            for strip in self._strips[first].lead():
                placed.append((strip, y))
                y += strip.height
        foot = self._feet.get(self._number)
        limit = (foot or self._frame.bottom) + _SLACK
        end = first
        for place in range(first, len(self._strips) if last is None else last):
            strip = self._strips[place]
            at_top = fresh and place == first
            top = y if at_top else y + strip.space
            if last is None and place > first and top + strip.height > limit:
                break
            placed.append((strip, top))
            y = top + strip.height
            end = place + 1
        return Fill(self._frame, placed, end, foot=foot)

    def _cut(self, first: int, end: int) -> Fill:
        return self._pour(first, end)

    def _kept(self, first: int, end: int) -> int:
        """The nearest place at or before `end` where a page may end; `end` itself where there is none."""
        place = end
        while place > first and self._strips[place - 1].keep:
            place -= 1
        if place == first or (self._strips[end - 1].yields and not self._has_body(first, place)):
            return end
        return place

    def _has_body(self, first: int, end: int) -> bool:
        return any(strip.kind is Kind.BODY for strip in self._strips[first:end])

    def _tail(self, end: int) -> tuple[int, int] | None:
        """The strips from behind the body to the end of a signature that a page end at `end` divides."""
        place = end
        while place < len(self._strips) and self._strips[place].kind is Kind.AFTER:
            place += 1
        if place == len(self._strips) or self._strips[place].kind not in {Kind.STAMP, Kind.NOTE}:
            return None
        begin = end
        while begin > 0 and self._strips[begin - 1].kind in {Kind.AFTER, Kind.STAMP, Kind.NOTE}:
            begin -= 1
        while place < len(self._strips) and self._strips[place].kind in {Kind.STAMP, Kind.NOTE}:
            place += 1
        return begin, place

    def _rescued(self, first: int, tail: tuple[int, int], fill: Fill) -> Fill:
        """The page that keeps the signature with its text: tightened, or with lines moved on."""
        if self._pour(tail[0], tail[1]).bottom > self._frame.bottom + _SLACK:
            names = self._names(tail)
            if not names:
                return self._divided(first, tail, fill)
            return self._tightened(first, tail[1]) or self._with_names(first, tail, fill)
        return (
            self._tightened(first, tail[1])
            or self._narrowed(first, tail)
            or self._moved(first, tail)
            or self._with_names(first, tail, fill)
        )

    def _tightened(self, first: int, end: int) -> Fill | None:
        """The page with everything up to `end`, tightened as far as allowed."""
        fill = self._pour(first, end)
        excess = fill.bottom - fill.limit
        if excess <= _SLACK:
            return fill
        return None if self._limits.none else fill.tightened(excess, self._limits.squeeze, _TOGETHER)

    def _narrowed(self, first: int, tail: tuple[int, int]) -> Fill | None:
        """The page with the last paragraph set so tight that it takes a line less."""
        begin, end = tail
        index = self._strips[begin - 1].index
        start = begin
        while start > 0 and self._strips[start - 1].index == index:
            start -= 1
        if self._limits.none or start < first or begin - start < 2:
            return None
        for step in range(1, _STEPS + 1):
            extra = round(self._limits.tracking * step / _STEPS / _TWIP) * _TWIP
            shorter = self._reshape(index, extra)
            if 0 < len(shorter) < begin - start:
                return self._with(first, (start, begin, end), shorter, extra)
        return None

    def _with(
        self, first: int, places: tuple[int, int, int], shorter: Sequence[Strip], extra: float
    ) -> Fill | None:
        """The page with `shorter` in the place of a paragraph, if all fits then."""
        start, begin, end = places
        before = self._strips
        self._strips = [*before[:start], *shorter, *before[begin:]]
        fill = self._tightened(first, end - (begin - start) + len(shorter))
        if fill is None:
            self._strips = before
            return None
        fill.notes.append((TRACKING_TIGHTENED, f"末段字距收紧{-extra:.2f}磅，{_TOGETHER}"))
        return fill

    def _moved(self, first: int, tail: tuple[int, int]) -> Fill | None:
        """The page without the last lines of the body, which go on with the signature.

        Headings go with their text; where that leaves no text on this page, and there is no 附件说明
        to stand with the signature, they yield.
        """
        begin = tail[0]
        ends = [max(begin - count, first) for count in _MOVED_LINES]
        candidates = [self._kept(first, end) for end in ends]
        for end in candidates if self._names(tail) else [*candidates, *ends]:
            if self._has_body(first, end):
                fill = self._cut(first, end)
                fill.notes.append((LINES_MOVED, f"正文末{begin - end}行移至次页，{_TOGETHER}"))
                return fill
        return None

    def _divided(self, first: int, tail: tuple[int, int], fill: Fill) -> Fill:
        """The page of a signature that is higher than a page: with as many rows of seals as fit."""
        if fill.end == tail[0] and (moved := self._moved(first, tail)):
            return moved
        fill.notes.append((SEALS_DIVIDED, "署名和印章过多，一页排不下，余下各排移至次页"))
        return fill

    def _with_names(self, first: int, tail: tuple[int, int], fill: Fill) -> Fill:
        """The page as it comes; the last names of 附件说明 go with the signature where there are any."""
        names = self._names(tail)
        end = max(min(fill.end, tail[0] + names - min(names, _MOVED_LINES[0])), first + 1)
        return self._cut(first, self._kept(first, end))

    def _names(self, tail: tuple[int, int]) -> int:
        """How many lines of 附件说明 stand in `tail`."""
        return sum(1 for strip in self._strips[slice(*tail)] if strip.kind is Kind.AFTER)


def _note_lonely(fills: Sequence[Fill]) -> None:
    """Notes the pages on which a signature stands without body text."""
    for fill in fills:
        kinds = {strip.kind for strip, _ in fill.placed}
        if Kind.STAMP not in kinds or Kind.BODY in kinds:
            continue
        if Kind.AFTER in kinds:
            fill.notes.append((SIGNATURE_WITH_NAMES, "署名页上没有正文，只有附件说明"))
        elif not any(code == SEALS_DIVIDED for other in fills for code, _ in other.notes):
            fill.notes.append((SIGNATURE_ALONE, "署名未能与正文排在同一页"))
