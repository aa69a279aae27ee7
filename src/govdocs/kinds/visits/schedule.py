"""When children are visited: the last visit, the next one, how late it is.

The rhythm is that of the level of risk; only meeting counts, a call puts nothing off.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from govdocs.kinds.assessments.latest import latest_assessment
from govdocs.kinds.children.child import Child
from govdocs.kinds.children.words import LEFT
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.children_named import REGISTER
from govdocs.kinds.parts.risk_levels import LEVEL_RULES, RiskLevelWord
from govdocs.kinds.visits.record import NAME, Visit
from govdocs.text.dates import formal_date, parse_date
from govdocs.text.days import days_late
from govdocs.text.holidays import workdays_after

FIRST_VISIT: Final = 5
"""Days of work after the registration by which a child is first visited (a city's standard of 2024)."""

SOON: Final = 7
"""Days before a date from which on lists show it as near."""

NOT_DUE: Final = "—"
"""Stands where the next visit of a child would that has left the register."""

TO_BE_ASSESSED: Final = "待评估"
"""Stands where the next visit of a child would, whom no assessment has given a level: nothing says when."""

Colour = Literal["", "红", "黄", "绿"]


@dataclass(frozen=True, slots=True)
class VisitState:
    """The visits of a child as they stand on a day.

    `due` is None where no level says how often, or the child has left the register.
    """

    day: date
    level: RiskLevelWord = ""
    last: Visit | None = None
    met: Visit | None = None
    due: date | None = None

    @property
    def due_words(self) -> str:
        """By when the next visit is due, or that an assessment must say so first."""
        return formal_date(self.due) if self.due else "" if self.level else TO_BE_ASSESSED

    @property
    def overdue(self) -> int:
        """By how many days the next visit is late; 0 when it is not."""
        return days_late(self.due, self.day) if self.due else 0

    @property
    def left(self) -> int | None:
        """Days left until the next visit; None when there are none."""
        return (self.due - self.day).days if self.due and self.due >= self.day else None

    @property
    def colour(self) -> Colour:
        """Red when late, amber in the last week, else green."""
        if self.due is None:
            return ""
        if self.overdue:
            return "红"
        return "黄" if self.left is not None and self.left <= SOON else "绿"

    @property
    def rhythm(self) -> str:
        """How often the child is visited, in words."""
        return LEVEL_RULES[self.level].rhythm if self.level else ""


def visits_of(casebook: Casebook, file_no: str, until: date = date.max) -> tuple[Visit, ...]:
    """The visits and calls to a child up to a day, the earliest first."""
    found = casebook.of_child(NAME, Visit, file_no) if file_no else ()
    dated = [(each.day, number, each) for number, each in enumerate(found) if each.day and each.day <= until]
    return tuple(each for *_, each in sorted(dated, key=lambda entry: entry[:2]))


def last_visit(casebook: Casebook, file_no: str, until: date = date.max) -> Visit | None:
    """The last visit on which somebody met; calls do not count."""
    return next((each for each in reversed(visits_of(casebook, file_no, until)) if each.face_to_face), None)


def risk_level(casebook: Casebook, file_no: str, until: date = date.max) -> RiskLevelWord:
    """The level of a child: of its latest assessment, else as the register says; "" where none is known."""
    assessed = latest_assessment(casebook, file_no, until)
    level = assessed.level if assessed else ""
    if level:
        return level
    child = _registered(casebook, file_no)
    known = child and (parse_date(child.assessed_on) or date.min) <= until
    return child.risk_level if child and known else ""


def visit_state(casebook: Casebook, file_no: str, day: date) -> VisitState:
    """The visits of a child as they stand on `day`."""
    level = risk_level(casebook, file_no, day)
    last = last_visit(casebook, file_no, day)
    met = next((each for each in reversed(visits_of(casebook, file_no, day)) if each.met_child), None)
    child = _registered(casebook, file_no)
    due = None if child and has_left(child, day) else _due(child, last, level)
    return VisitState(day, level, last, met, due)


def left_register(casebook: Casebook, file_no: str, day: date) -> bool:
    """True for a child of the register that has left it by `day`."""
    child = _registered(casebook, file_no)
    return child is not None and has_left(child, day)


def has_left(child: Child, day: date) -> bool:
    """True for a child that has left the register by `day`."""
    left = parse_date(child.exited_on)
    return child.status == LEFT and (left is None or left <= day)


def _due(child: Child | None, last: Visit | None, level: RiskLevelWord) -> date | None:
    if last is None or last.day is None:
        registered = parse_date(child.registered_on) if child else None
        return workdays_after(registered, FIRST_VISIT) if registered else None
    ruled = LEVEL_RULES[level].next_visit(last.day) if level else None
    agreed = parse_date(last.next_on)
    return min(filter(None, (ruled, agreed)), default=None)


def _registered(casebook: Casebook, file_no: str) -> Child | None:
    return next(iter(casebook.of_child(REGISTER, Child, file_no)), None) if file_no else None
