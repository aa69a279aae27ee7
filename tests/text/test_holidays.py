"""Days of work: holidays, worked week-ends, years without a notice."""

from __future__ import annotations

from datetime import date

import pytest

from govdocs.text.holidays import HOLIDAYS, WORKED_WEEKENDS, workdays_after


@pytest.mark.parametrize(
    ("day", "count", "due"),
    [
        (date(2025, 3, 28), 5, date(2025, 4, 7)),
        (date(2025, 4, 8), 3, date(2025, 4, 11)),
        (date(2025, 4, 25), 1, date(2025, 4, 27)),
        (date(2025, 9, 30), 1, date(2025, 10, 9)),
        (date(2024, 2, 9), 1, date(2024, 2, 18)),
        (date(2030, 9, 30), 1, date(2030, 10, 1)),
    ],
)
def test_days_of_work_are_counted_by_the_notices(day, count, due):
    assert workdays_after(day, count) == due


def test_holidays_lie_in_the_week_and_worked_days_at_its_end():
    assert {each.weekday() for each in HOLIDAYS} <= {0, 1, 2, 3, 4}
    assert {each.weekday() for each in WORKED_WEEKENDS} <= {5, 6}


def test_each_year_has_both():
    assert {each.year for each in HOLIDAYS} == {each.year for each in WORKED_WEEKENDS}
