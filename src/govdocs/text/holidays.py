"""Days of work in China: the holidays and the worked week-ends that the State Council sets every year.

From the yearly notices of 国务院办公厅 on holidays (2025: 国办发明电〔2024〕12号). A year that is not here
has no holidays but Saturdays and Sundays until its notice is entered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from govdocs.text.days import add_workdays

_OFF: Final = {
    2023: "1-2 1-23 1-24 1-25 1-26 1-27 4-5 5-1 5-2 5-3 6-22 6-23 9-29 10-2 10-3 10-4 10-5 10-6",
    2024: "1-1 2-12 2-13 2-14 2-15 2-16 4-4 4-5 5-1 5-2 5-3 6-10 9-16 9-17 10-1 10-2 10-3 10-4 10-7",
    2025: "1-1 1-28 1-29 1-30 1-31 2-3 2-4 4-4 5-1 5-2 5-5 6-2 10-1 10-2 10-3 10-6 10-7 10-8",
    2026: "1-1 1-2 2-16 2-17 2-18 2-19 2-20 2-23 4-6 5-1 5-4 5-5 6-19 9-25 10-1 10-2 10-5 10-6 10-7",
}
"""Mondays to Fridays without work: month and day."""

_WORKED: Final = {
    2023: "1-28 1-29 4-23 5-6 6-25 10-7 10-8",
    2024: "2-4 2-18 4-7 4-28 5-11 9-14 9-29 10-12",
    2025: "1-26 2-8 4-27 9-28 10-11",
    2026: "1-4 2-14 2-28 5-9 9-20 10-10",
}
"""Saturdays and Sundays with work."""


def _days(table: Mapping[int, str]) -> Iterator[date]:
    for year, words in table.items():
        for word in words.split():
            month, day = word.split("-")
            yield date(year, int(month), int(day))


HOLIDAYS: Final = frozenset(_days(_OFF))
"""Mondays to Fridays without work."""

WORKED_WEEKENDS: Final = frozenset(_days(_WORKED))
"""Saturdays and Sundays with work."""


def workdays_after(day: date, count: int) -> date:
    """The `count`-th day of work after `day`, by the holidays of the State Council."""
    return add_workdays(day, count, HOLIDAYS, WORKED_WEEKENDS)
