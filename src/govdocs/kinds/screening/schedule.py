"""When a person is looked up again, by when an answer is due, how late both are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.screening.record import NAME, SCHOOLS, EntryScreening
from govdocs.text.days import add_months, days_late
from govdocs.text.holidays import workdays_after

REPLY_DAYS: Final = 3
"""Days of work within which an office answers what it does not answer at once (a city's rules of 2022)."""

YEARLY_MONTHS: Final = 12
"""Units look their people up every year (未成年人保护法 62)."""

_TERMS: Final = (2, 9)
"""The months in which the terms of schools begin."""


def reply_due(record: EntryScreening) -> date | None:
    """By when the office must answer; None where it has, or nothing was asked."""
    if record.applied is None or record.done or record.answered:
        return None
    return workdays_after(record.applied, REPLY_DAYS)


def next_due(record: EntryScreening) -> date | None:
    """By when a person is looked up again; None for one who was sent away or is not yet answered."""
    if record.done is None or not record.answered or not record.working:
        return None
    return add_months(record.done, YEARLY_MONTHS)


def term_check(record: EntryScreening) -> tuple[int, int] | None:
    """Year and month of the next term of a school, in which its people are looked up too."""
    due, done = next_due(record), record.done
    if due is None or done is None or record.unit_kind not in SCHOOLS:
        return None
    later = (month for month in _TERMS if month > done.month)
    month = next(later, None)
    return (done.year, month) if month else (done.year + 1, _TERMS[0])


@dataclass(frozen=True, slots=True)
class ScreeningState:
    """The latest record of a person as it stands on a day."""

    record: EntryScreening
    day: date

    @property
    def due(self) -> date | None:
        """The answer where it is waited for, else the next time."""
        return reply_due(self.record) or next_due(self.record)

    @property
    def waiting(self) -> bool:
        """True while the office has not answered."""
        return reply_due(self.record) is not None

    @property
    def overdue(self) -> int:
        """By how many days the answer or the next time is late."""
        return days_late(self.due, self.day) if self.due else 0

    @property
    def valid(self) -> bool:
        """True where the person was looked up, and need not yet be again."""
        return self.record.answered and not self.overdue


def screening_states(casebook: Casebook, day: date) -> tuple[ScreeningState, ...]:
    """The latest record of every person up to `day`, unit by unit in the order of the workbook."""
    latest: dict[tuple[str, str], EntryScreening] = {}
    for record in casebook.all(NAME, EntryScreening):
        known = latest.get(record.person)
        if record.applied and record.applied > day:
            continue
        if known is None or (record.applied or date.min) >= (known.applied or date.min):
            latest[record.person] = record
    states = [ScreeningState(record, day) for record in latest.values()]
    units = list(dict.fromkeys(state.record.unit for state in states))
    return tuple(sorted(states, key=lambda state: units.index(state.record.unit)))


def by_unit(states: Iterable[ScreeningState]) -> dict[str, list[ScreeningState]]:
    """The states of the people of each unit."""
    found: dict[str, list[ScreeningState]] = {}
    for state in states:
        found.setdefault(state.record.unit, []).append(state)
    return found
