"""Days to keep in mind, as a calendar file says them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Rhythm = Literal["", "yearly", "monthly", "month_end", "quarter_end"]


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """A whole day: what falls due, why, on which day.

    A `rhythm` repeats it until `until`, that day included: each year or month on the same day, or on the
    last day of each month or quarter. Without `until` it goes on.
    """

    title: str
    note: str
    day: date
    rhythm: Rhythm = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """Events under one title."""

    title: str
    events: tuple[CalendarEvent, ...]
