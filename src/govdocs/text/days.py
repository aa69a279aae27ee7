"""Reckoning with days: ages, months later, days of work."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection
from datetime import date, timedelta
from typing import Final

WORKBOOK_DAY_ZERO: Final = date(1899, 12, 30)
"""The day from which workbooks count theirs, from 1 March 1900 on."""

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5
_MONTHS = 12


def age_at(born: date, day: date) -> int:
    """Whole years of age on `day`; complete on the birthday, on 1 March for one born on 29 February."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def birthday(born: date, years: int) -> date:
    """The day on which one born on `born` is so many years old."""
    year = born.year + years
    if (born.month, born.day) == (2, 29) and monthrange(year, 2)[1] == 28:
        return date(year, 3, 1)
    return born.replace(year=year)


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a month that has it not."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_workdays(
    day: date, count: int, holidays: Collection[date] = (), made_up: Collection[date] = ()
) -> date:
    """The `count`-th day of work after `day`; `made_up` are Saturdays and Sundays that are worked."""
    while count:
        day += _ONE_DAY
        if day in made_up or (day.weekday() < _SATURDAY and day not in holidays):
            count -= 1
    return day


def days_late(due: date, day: date) -> int:
    """How many days `day` is after `due`; 0 when it is not."""
    return max(0, (day - due).days)
