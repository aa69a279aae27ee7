"""Where each line of a paragraph ends: filled as far as Word fills it, pieces kept whole, stretch shared.

A line is measured as Word measures it, every character its width plus the tracking.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from govdocs.layout.typesetting.breaking import FREE, JOINT, LETTER, LONG_SEAM, SEAM, SOFT, WITHIN
from govdocs.layout.typesetting.office import Office
from govdocs.text.characters import CLOSING_MARKS

SLACKS = ((SOFT, 2.2), (SEAM, 3.0), (LETTER, 4.0), (LONG_SEAM, 7.0))
"""Where a line ends when every better end leaves more than this empty, in em: between a mark and Latin text,
behind the sign of a range, inside a Latin word, inside a date or the name of a long organ.
"""
CLOSE = 0.65
"""What every gap of a line may give up, in points, to keep a mark from the start of the next line."""
GENTLE = 0.35
"""What every gap may give up to keep a number or a name whole, in points."""
LOOSE = 2.2
"""A line that leaves more than this empty, in em, shares it with the lines before it."""
_SHARED_WITH = 5
_TAKEN_BACK = 3.2
_JOINT_SLACK = 4.0
_SEEN_AHEAD = 40
_ROUNDING = 0.01
_PULLABLE = frozenset(CLOSING_MARKS + ",.;:!?)]}%％‰℃°")
_Ends = tuple[float, tuple[int, ...]]


class Filling:
    """A text that is being divided into lines; widths in points."""

    __slots__ = ("codes", "first", "justify", "natural", "office", "rest", "size", "text")

    def __init__(  # noqa: PLR0913
        self,
        text: str,
        natural: Sequence[float],
        codes: bytearray,
        office: Office,
        room: tuple[float, float],
        *,
        justify: bool,
    ) -> None:
        self.text, self.natural, self.codes, self.office = text, natural, codes, office
        self.first, self.rest = room
        self.size, self.justify = office.size, justify

    def ends(self) -> list[int]:
        """The end of every line."""
        ends = [0]
        while ends[-1] < len(self.text):
            ends.append(self.next(ends[-1], self.full(ends[-1])))
        if self.justify:
            for number in range(2, len(ends) - 1):
                if self._slack(ends[number - 1], ends[number]) > LOOSE * self.size:
                    self._share(ends, number)
        return ends[1:]

    def available(self, start: int) -> float:
        """The width of the line that begins at `start`."""
        return self.rest if start else self.first

    def full(self, start: int) -> int:
        """How far Word can fill the line that begins at `start`, spaces at its end hanging over."""
        limit = self.natural[start] + self.available(start) + _ROUNDING
        end = bisect_right(self.natural, limit, start + 1) - 1
        while end < len(self.text) and self.text[end] == " ":
            end += 1
        return end

    def inked(self, start: int, end: int) -> int:
        """`end` without the spaces before it."""
        while end > start + 1 and self.text[end - 1] == " ":
            end -= 1
        return end

    def by_itself(self, start: int, end: int, full: int, available: float) -> bool:
        """True when office programs end the line at `end` without help."""
        if self.codes.find(SOFT, end + 1, full + 1) > 0:
            return False
        return self.office.breaks_here(start, end, full, available)

    def inside_a_word(self, end: int) -> bool:
        """True when a line that ends at `end` divides a Latin word or a number."""
        return end < len(self.text) and self.codes[end] != FREE and not self._wide_beside(end)

    def _wide_beside(self, end: int) -> bool:
        wide = self.text[end] >= "\u2e80" or self.text[end - 1] >= "\u2e80"
        return wide and self.codes[end] in (WITHIN, SEAM, LONG_SEAM)

    def next(self, start: int, full: int) -> int:
        """The end of the line that begins at `start`, which Word can fill to `full`."""
        end = full
        if end == len(self.text) and self._extra(start, end) <= 0:
            return end
        if self.office.changes:
            while end > start + 1 and self._extra(start, end) > GENTLE:
                end -= 1
        if self.codes[end] != FREE or end <= start:
            return self._end(start, end)
        return end

    def _extra(self, start: int, end: int) -> float:
        return self.office.extra(start, self.inked(start, end), self.available(start))

    def _slack(self, start: int, end: int) -> float:
        return self.available(start) - (self.natural[self.inked(start, end)] - self.natural[start])

    # --- one line ---------------------------------------------------------------------------------

    def _end(self, start: int, full: int) -> int:
        back = self.codes.rfind(FREE, start + 1, full + 1)
        if self.justify and (ahead := self._pulled_in(start, full, back)):
            return ahead
        slack = self._slack(start, back) if back > 0 else self.available(start)
        for code, most in SLACKS:
            if slack > most * self.size and (place := self._behind(max(back, start), full, code)):
                return place
        return back if back > 0 else self._inside(start, full) or max(full, start + 1)

    def _pulled_in(self, start: int, full: int, back: int) -> int:
        """The next good break behind `full` when tightening reaches it and is the better choice, else 0."""
        ahead = self.codes.find(FREE, full + 1, full + _SEEN_AHEAD)
        if ahead < 0:
            return 0
        over = -self._slack(start, ahead)
        only_marks = all(mark in _PULLABLE for mark in self.text[full:ahead])
        slack = self._slack(start, back) if back > start else self.available(start)
        if over > self.size * 2 or (not only_marks and over * 2 >= slack):
            return 0
        extra = self._extra(start, ahead)
        return ahead if extra <= (CLOSE if only_marks else GENTLE) else 0

    def _behind(self, back: int, full: int, code: int) -> int:
        """The last break of that code behind `back`, 0 where there is none."""
        if code == LETTER:
            return self._inside_word(back, full)
        return max(self.codes.rfind(code, back + 1, full + 1), 0)

    def _inside(self, start: int, full: int) -> int:
        """The best break inside a piece that is longer than a line, 0 where there is none."""
        for code in (JOINT, LETTER, SEAM, LONG_SEAM, WITHIN):
            place = self.codes.rfind(code, start + 1, full + 1)
            if place > 0 and (code != JOINT or (place - start) * 2 > full - start):
                return place
        return 0

    def _inside_word(self, back: int, full: int) -> int:
        """A break inside the Latin word behind `back`, three letters or more into it, else 0."""
        joint = self.codes.rfind(JOINT, back + 3, full + 1)
        slack = self.natural[full] - self.natural[joint]
        if joint > 0 and slack <= _JOINT_SLACK * self.size:
            return joint
        return max(self.codes.rfind(LETTER, back + 3, full + 1), 0)

    # --- several lines ----------------------------------------------------------------------------

    def _share(self, ends: list[int], last: int) -> None:
        """Ends the lines before a loose one earlier, so that each takes a part of what that one lacks."""
        first = max(0, last - 1 - _SHARED_WITH)
        ways: dict[int, _Ends] = {ends[first]: (0.0, ())}
        for _ in range(first, last - 1):
            ways = self._one_line_on(ways, ends[last])
        costs = [
            (cost + self._cost(start, ends[last]), path)
            for start, (cost, path) in ways.items()
            if self._slack(start, ends[last]) >= 0
        ]
        if costs:
            ends[first + 1 : last] = min(costs)[1]

    def _one_line_on(self, ways: dict[int, _Ends], before: int) -> dict[int, _Ends]:
        further: dict[int, _Ends] = {}
        for start, (cost, path) in ways.items():
            for end in self._choices(start):
                total = (cost + self._cost(start, end), (*path, end))
                if end < before and (end not in further or total < further[end]):
                    further[end] = total
        return further

    def _choices(self, start: int) -> Iterator[int]:
        """Where the line that begins at `start` may well end: as chosen alone, or a little earlier."""
        end = self.next(start, self.full(start))
        yield end
        place = self.codes.rfind(FREE, start + 1, end)
        while place > 0 and self._slack(start, place) < _TAKEN_BACK * self.size:
            yield place
            place = self.codes.rfind(FREE, start + 1, place)

    def _cost(self, start: int, end: int) -> float:
        return max(0.0, self._slack(start, end) / self.size - 0.5) ** 2
