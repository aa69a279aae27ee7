"""The source as lines and pieces: every character knows where it stands, so that none can get lost."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from govdocs.text.characters import is_blank, nonblank

MADE = -1
_ENDS = re.compile(r"\r\n|\r|\n")
_SOFT_ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters with their places: `runs` are (offset in the source, length), in the order of `text`.

    The offset is `MADE` for blanks that the source does not hold (a line break inside a cell).
    """

    text: str
    runs: tuple[tuple[int, int], ...]

    def __len__(self) -> int:
        return len(self.text)

    def cut(self, start: int, end: int | None = None) -> Piece:
        """The characters from `start` to before `end`."""
        stop = len(self.text) if end is None else end
        runs, at = [], 0
        for offset, length in self.runs:
            low, high = max(start - at, 0), min(stop - at, length)
            if low < high:
                runs.append((offset if offset == MADE else offset + low, high - low))
            at += length
        return Piece(self.text[start:stop], tuple(runs))

    def strip(self) -> Piece:
        """Without blanks at both ends."""
        start, end = 0, len(self.text)
        while start < end and is_blank(self.text[start]):
            start += 1
        while end > start and is_blank(self.text[end - 1]):
            end -= 1
        return self.cut(start, end)

    def divide(self, at: int) -> tuple[Piece, Piece]:
        """What stands before `at` and what stands from there."""
        return self.cut(0, at), self.cut(at)

    def split(self, pattern: re.Pattern[str]) -> tuple[list[Piece], list[Piece]]:
        """The parts between the matches of `pattern`, and the matches."""
        parts, marks, at = [], [], 0
        for match in pattern.finditer(self.text):
            parts.append(self.cut(at, match.start()))
            marks.append(self.cut(match.start(), match.end()))
            at = match.end()
        return [*parts, self.cut(at)], marks

    def without_blanks(self) -> Piece:
        """Only the characters that are not blank."""
        kept = [self.cut(at, at + 1) for at, sign in enumerate(self.text) if not is_blank(sign)]
        return joined(kept)

    @property
    def first(self) -> int:
        """The offset of its first character of the source; `MADE` when it has none."""
        return next((offset for offset, _ in self.runs if offset != MADE), MADE)

    def offsets(self) -> Iterator[tuple[str, int]]:
        """Each character with its offset."""
        at = 0
        for offset, length in self.runs:
            for index in range(length):
                yield self.text[at + index], (MADE if offset == MADE else offset + index)
            at += length


EMPTY = Piece("", ())


def made(blank: str) -> Piece:
    """Blanks that the source does not hold."""
    return Piece(blank, ((MADE, len(blank)),))


def joined(pieces: Iterable[Piece], between: str = "") -> Piece:
    """`pieces` one behind the other, with blanks `between` them."""
    texts: list[str] = []
    runs: list[tuple[int, int]] = []
    for index, piece in enumerate(pieces):
        if index and between:
            texts.append(between)
            runs.append((MADE, len(between)))
        texts.append(piece.text)
        for offset, length in piece.runs:
            if runs and MADE not in (offset, runs[-1][0]) and sum(runs[-1]) == offset:
                runs[-1] = (runs[-1][0], runs[-1][1] + length)
            else:
                runs.append((offset, length))
    return Piece("".join(texts), tuple(runs))


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where a line stands in a table: the table's number, row and column from 0, and the span of the cell.

    `header` says that its row repeats on each page, `exact` that the spans are known, not guessed.
    """

    table: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    header: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source: its number as an editor counts it (from 1, blank lines too) and its characters.

    `break_before`: a page begins here. `centred` and `level` (0 for none) are what a Word paragraph
    says of itself. `cell` is set for lines of a table; `aside` names a reason to set the line aside.
    """

    number: int
    piece: Piece
    break_before: bool = False
    centred: bool = False
    level: int = 0
    cell: CellPlace | None = None
    aside: str = ""

    @property
    def text(self) -> str:
        """Its characters, blanks at the ends included."""
        return self.piece.text

    @property
    def blank(self) -> bool:
        """True when nothing can be seen on it."""
        return not nonblank(self.piece.text)


@dataclass(frozen=True, slots=True)
class Source:
    """A whole source: `text` and the lines that cover it."""

    text: str
    lines: tuple[Line, ...]
    _starts: list[int] = field(default_factory=list)
    _numbers: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, text: str, lines: Iterable[Line]) -> Source:
        """The source of `text` with these lines."""
        kept = tuple(lines)
        placed = sorted((line.piece.first, line.number) for line in kept if line.piece.runs)
        return cls(text, kept, [start for start, _ in placed], [number for _, number in placed])

    def line_of(self, piece: Piece) -> int:
        """The number of the line on which `piece` begins; 0 for a piece that has no place."""
        at = bisect_right(self._starts, piece.first) - 1
        return self._numbers[at] if self._numbers and at >= 0 and piece.first != MADE else 0

    def lines_of(self, piece: Piece) -> tuple[int, ...]:
        """The numbers of all lines from which `piece` was made."""
        numbers = {self.line_of(Piece("", ((offset, 1),))) for offset, _ in piece.runs if offset != MADE}
        return tuple(sorted(numbers))


def text_lines(text: str) -> list[Line]:
    """`text` cut into lines; a soft break cuts a line too, its parts share one number."""
    lines: list[Line] = []
    for number, (start, end) in enumerate(_bounds(text, _ENDS, 0, len(text)), start=1):
        for part, (low, high) in enumerate(_bounds(text, _SOFT_ENDS, start, end)):
            page = part > 0 and text[low - 1] == "\x0c"
            runs = ((low, high - low),) if high > low else ()
            lines.append(Line(number, Piece(text[low:high], runs), break_before=page))
    return lines


def _bounds(text: str, pattern: re.Pattern[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end
