"""Clauses of the standard as measurements: each says what it read on a printed case, and whether it holds."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property, wraps
from io import BytesIO

from measure import Sheet, sheets

TWIP = 25.4 / 1440
# The formats of GB/T 9704; a clause that names none is met by all of them.
DOCUMENT, LETTER, ORDER, MINUTES = FORMS = ("文件", "信函", "命令", "纪要")
EPSILON = 1e-9


@dataclass
class Case:
    """A document as data and as printed; `medium` is "PDF" or "Word" (printed by LibreOffice)."""

    name: str
    data: dict
    pdf: bytes = field(repr=False)
    medium: str = "PDF"
    docx: bytes = field(default=b"", repr=False)
    found: dict = field(default_factory=dict, repr=False)

    @property
    def form(self) -> str:
        """The format it is printed in."""
        return self.data.get("form") or DOCUMENT

    @cached_property
    def sheets(self) -> list[Sheet]:
        """Its pages as measured."""
        return sheets(self.pdf)

    @cached_property
    def setup(self) -> dict[str, float]:
        """The page set-up of the first section of the Word file, in millimetres; empty for a PDF."""
        if not self.docx:
            return {}
        with zipfile.ZipFile(BytesIO(self.docx)) as package:
            xml = package.read("word/document.xml").decode()
        found = {}
        for tag in ("pgSz", "pgMar"):
            attributes = re.findall(r'w:(\w+)="(\d+)"', re.search(rf"<w:{tag}[^>]*>", xml)[0])
            found |= {name: int(value) * TWIP for name, value in attributes}
        return found


def once(find: Callable[[Case], object]):
    """Let `find` look only once at each case."""

    @wraps(find)
    def remembered(case: Case):
        if find.__name__ not in case.found:
            case.found[find.__name__] = find(case)
        return case.found[find.__name__]

    return remembered


@dataclass(frozen=True)
class Reading:
    """What was measured, in words, and whether it is what the clause asks for."""

    value: str
    holds: bool
    lengths: tuple[float, ...] = ()
    unit: str = ""
    count: int = 0
    tally: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Clause:
    """A check of the fact sheet: its number, clause of the standard, statement and where it is met."""

    id: str
    clause: str
    statement: str
    where: str
    measure: Callable[[Case], Reading | None]


CLAUSES: dict[str, Clause] = {}


def clause(number: str, source: str, statement: str, where: str, forms: tuple[str, ...] = FORMS):
    """Enter a measuring function into the register; it gives None where the case has no such thing.

    A clause of some `forms` is measured on cases in these formats alone.
    """

    def enter(measure: Callable[[Case], Reading | None]):
        assert number not in CLAUSES, number

        @wraps(measure)
        def measured(case: Case) -> Reading | None:
            return measure(case) if case.form in forms else None

        CLAUSES[number] = Clause(number, source, statement, where, measured)
        return measured

    return enter


def near(
    values: float | Iterable[float], target: float, tolerance: float, unit: str = " mm"
) -> Reading | None:
    """One or more lengths that must lie within `tolerance` of `target`."""
    found = [values] if isinstance(values, (int, float)) else list(values)
    if not found:
        return None
    return between(found, target - tolerance, target + tolerance, unit)


def between(values: float | Iterable[float], low: float, high: float, unit: str = " mm") -> Reading | None:
    """One or more lengths that must lie from `low` to `high`."""
    found = [values] if isinstance(values, (int, float)) else list(values)
    if not found:
        return None
    holds = all(low - EPSILON <= value <= high + EPSILON for value in found)
    return Reading(_span(found, unit), holds, (min(found), max(found)), unit)


def every(items: Iterable[tuple[str, bool]]) -> Reading | None:
    """Statements that must all be true; the reading names the false ones, or how many were looked at."""
    found = list(items)
    if not found:
        return None
    wrong = [what for what, holds in found if not holds]
    if wrong:
        return Reading(f"不符：{'；'.join(wrong[:3])}", False)
    return Reading(f"{len(found)} 处全部符合", True, count=len(found))


def exactly(value: object, wanted: object) -> Reading:
    """Something, or several things, that must be just so."""
    shown = "、".join(map(str, value)) if isinstance(value, list) else str(value)
    return Reading(shown, value == wanted)


def tallied(counts: Counter[str], holds: bool) -> Reading:
    """How often each of several things was found."""
    return Reading(_tally(counts), holds, tally=tuple(counts.items()))


def combined(readings: list[tuple[str, Reading]]) -> Reading:
    """What was read of one clause on several cases, as one reading; it names the cases that fail."""
    wrong = [f"{name}：{reading.value}" for name, reading in readings if not reading.holds]
    if wrong:
        return Reading("；".join(wrong), False)
    found = [reading for _, reading in readings]
    size = f"（{len(found)} 份）"
    if all(reading.lengths for reading in found):
        lengths = [length for reading in found for length in reading.lengths]
        return Reading(_span(lengths, found[0].unit) + size, True)
    if all(reading.count for reading in found):
        return Reading(f"{sum(reading.count for reading in found)} 处全部符合{size}", True)
    if all(reading.tally for reading in found):
        whole: Counter[str] = Counter()
        for reading in found:
            whole.update(dict(reading.tally))
        return Reading(_tally(whole) + size, True)
    return Reading(found[0].value + size, True)


def _tally(counts: Counter[str]) -> str:
    return "，".join(f"{what} {times} 行" for what, times in counts.most_common())


def _span(found: list[float], unit: str) -> str:
    low, high = f"{min(found):.2f}", f"{max(found):.2f}"
    return f"{low}{unit}" if low == high else f"{low}–{high}{unit}"
