"""How far LibreOffice's print of a Word file agrees with our PDF of the same document."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from clauses.registry import Case
from measure import Line, squeezed

SHARE = 0.98
SHIFT = 0.5


@dataclass(frozen=True)
class Agreement:
    """One document in both prints: pages, equal lines of all lines, the largest shift of a line's start.

    `pages` counts those of our PDF, of the neutral print and of the plain one.
    """

    name: str
    pages: tuple[int, int, int]
    lines: tuple[int, int]
    shift: float

    @property
    def holds(self) -> bool:
        """Equal pages, at least 98 % of equal lines, no line that begins 0.5 mm elsewhere."""
        equal, whole = self.lines
        return self.pages[0] == self.pages[1] and equal >= SHARE * whole and self.shift <= SHIFT


def agreement(pdf: Case, plain: Case, neutral: Case) -> Agreement:
    """Pages and line ends are compared with the neutral print, places with the plain one."""
    ours, theirs = Counter(_lines(pdf)), Counter(_lines(neutral))
    equal = sum((ours & theirs).values())
    return Agreement(
        pdf.name,
        (len(pdf.sheets), len(neutral.sheets), len(plain.sheets)),
        (equal, max(sum(ours.values()), sum(theirs.values()))),
        _shift(pdf, plain),
    )


def _lines(case: Case) -> list[tuple[int, str]]:
    return [(page, squeezed(line.text)) for page, sheet in enumerate(case.sheets) for line in sheet.lines]


def _shift(pdf: Case, plain: Case) -> float:
    """The largest difference between the left ends of a text line that both prints have.

    Only lines that begin at the left edge or two 字 from it: where centred or right-aligned lines begin
    depends on the space that LibreOffice adds between Han characters and digits.
    """
    ours, theirs = _places(pdf), _places(plain)
    return max((abs(ours[key].x0 - theirs[key].x0) for key in ours.keys() & theirs.keys()), default=0.0)


def _places(case: Case) -> dict[tuple[int, str], Line]:
    return {
        (page, squeezed(line.text)): line
        for page, sheet in enumerate(case.sheets)
        for line in sheet.body
        if sheet.width < sheet.height and (line.x0 < 30 or 38 < line.x0 < 41)
    }
