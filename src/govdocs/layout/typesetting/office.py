"""How Word and LibreOffice fill a line, and the tracking that makes both end it where we do.

Both fill greedily and keep marks from the ends of a line. Word counts the spacing behind every character;
LibreOffice 7.4 leaves out negative spacing behind the last character of a line and before every change
between Han and Latin text (measured), so its lines are a little wider.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

from govdocs.text.characters import CLOSING_MARKS, OPENING_MARKS

TWIP = 0.05
"""The finest spacing that Word knows, in points."""
MARGIN = 0.5
"""What a line with a tracking of its own leaves free, in points."""
_TIE = 0.5
_VISIBLE = 0.1
_Gaps = tuple[Sequence[int], Sequence[int]]
_KEPT_FROM_START = frozenset(CLOSING_MARKS + "%),.:;?]}!％")
_KEPT_FROM_END = frozenset(OPENING_MARKS + "([{")
_BREAKING_JOINTS = frozenset("-/–?&=.@_—…~～·")


class Office:
    """The lines of one paragraph as office programs see them.

    `natural`, `changes` and `glue` are running totals before each character: the widths with the default
    tracking, the changes of script, and the gaps that may widen. `size` and `default` are those of the
    type and its tracking in points.
    """

    __slots__ = ("changes", "default", "glue", "natural", "shrinking", "size", "text")

    def __init__(self, text: str, natural: Sequence[float], gaps: _Gaps, type_: tuple[float, float]) -> None:
        self.text, self.natural = text, natural
        self.changes, self.glue = gaps
        self.size, self.default = type_
        places = range(len(text) + 1)
        self.shrinking: Sequence[int] = places
        if self.changes:
            self.shrinking = [place - self.changes[place] for place in places]

    def _bare(self, start: int, end: int) -> float:
        """The width of a line without any tracking."""
        return self.natural[end] - self.natural[start] - self.default * (end - start)

    def _shrinkable(self, start: int, end: int) -> int:
        """How many characters' negative spacing counts in both programs."""
        return self.shrinking[end - 1] - self.shrinking[start]

    def extra(self, start: int, end: int, available: float) -> float:
        """The points that every gap must give up, beyond the default, to fit the line in both programs."""
        count = self._shrinkable(start, end)
        over = self._bare(start, end) + min(self.default, 0.0) * count - available
        if over <= 0:
            return 0.0
        return (over + MARGIN) / count if count > 0 else over

    def breaks_here(self, start: int, end: int, full: int, available: float) -> bool:
        """True when both programs end the line at `end` by themselves; `full` is how far Word can fill it."""
        own = self._own_end(start, full)
        if own != end or (end != full and (self._doubtful(end, full) or self._hangs(full))):
            return False
        if self._bare(start, end) + min(self.default, 0.0) * self._shrinkable(start, end) > available - _TIE:
            return end == len(self.text) and self.extra(start, end, available) <= 0
        return full >= len(self.text) or self.natural[full + 1] - self.natural[start] - available > _TIE

    def _own_end(self, start: int, full: int) -> int:
        """Where kinsoku and whole Latin words take the end of a line filled to `full`."""
        end = full
        while end > start + 1 and end < len(self.text) and not self._may_break(end):
            end -= 1
        return end if end > start + 1 else full

    def _may_break(self, end: int) -> bool:
        before, after = self.text[end - 1], self.text[end]
        if after in _KEPT_FROM_START or before in _KEPT_FROM_END:
            return False
        return not (_is_latin(before) and _is_latin(after))

    def _hangs(self, full: int) -> bool:
        """True when a program that hangs marks into the margin would set the one at `full` there."""
        return full < len(self.text) and self.text[full] in CLOSING_MARKS

    def _doubtful(self, end: int, full: int) -> bool:
        """True when programs differ in where they may break between `end` and `full`."""
        return not _BREAKING_JOINTS.isdisjoint(self.text[end : full + 1])

    def tracking(self, start: int, end: int, available: float) -> tuple[float, tuple[tuple[int, float], ...]]:
        """The spacing that fills the line so far that nothing more fits, and who keeps how much less.

        In a stretched line the last character has none, and no more have Latin words, numbers and ——
        inside: what is 0 both programs count alike.
        """
        bare, count = self._bare(start, end), end - start
        free = available - MARGIN - bare
        if free < 0:
            return _twips(free / max(self._shrinkable(start, end), 1)), ()
        tracking = _twips(free / count)
        if tracking - self.default < _VISIBLE:
            return tracking, ()
        kept = [place for place in range(start, end - 1) if self.glue[place + 1] == self.glue[place]]
        wide = _twips(free / max(count - len(kept) - 1, 1))
        if too_loose(wide, self.size):
            kept, wide = [], _twips(free / max(count - 1, 1))
        return wide, tuple((place, wide) for place in (*kept, end - 1))


def too_loose(gap: float, size: float) -> bool:
    """True when gaps of that many points between Han would be so wide that Latin words must share them."""
    return gap > size / 2


def _is_latin(character: str) -> bool:
    return "!" <= character <= "\u052f" and character not in "\u00a0\u00b7\u00d7\u00f7"


def _twips(points: float) -> float:
    return round(floor(points / TWIP + 1e-9) * TWIP, 2)
