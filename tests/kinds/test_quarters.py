"""Quarters of reporting: due days, periods, who is late."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from pydantic import TypeAdapter, ValidationError

from govdocs.kinds.reporting.quarters import (
    DueDays,
    Quarter,
    Standing,
    Year,
    due_on,
    percent,
    period_of,
    quarter_of,
    standing,
)

D0 = date(2025, 4, 10)
DUE = date(2025, 3, 20)


def read(kind, value):
    return TypeAdapter(kind).validate_python(value)


@pytest.mark.parametrize(
    ("quarter", "day"),
    [(1, date(2025, 3, 20)), (2, date(2025, 6, 20)), (3, date(2025, 9, 20)), (4, date(2025, 12, 20))],
)
def test_reports_are_due_on_the_twentieth_of_the_last_month(quarter, day):
    assert due_on(2025, quarter) == day


def test_a_period_begins_the_day_after_the_last_due_day():
    assert period_of(2025, 1) == (date(2024, 12, 21), date(2025, 3, 20))
    assert period_of(2025, 2) == (date(2025, 3, 21), date(2025, 6, 20))


def test_other_due_days_move_the_periods():
    days = read(DueDays, ["3-31", "6月30日", "9月30日前", "12.31"])
    assert days == ("3月31日", "6月30日", "9月30日", "12月31日")
    assert period_of(2025, 1, days) == (date(2025, 1, 1), date(2025, 3, 31))


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (["3月20日"], "四个季度各写一个日期，这里有 1 个"),
        (["6月20日", "3月20日", "9月20日", "12月20日"], "从前到后"),
        (["2月29日", "6月20日", "9月20日", "12月20日"], "2月29日"),
        (["季末", "6月20日", "9月20日", "12月20日"], "季末"),
    ],
)
def test_due_days_that_cannot_be_are_refused(days, words):
    with pytest.raises(ValidationError, match=words):
        read(DueDays, days)


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2024, 12, 20), (2024, 4)),
        (date(2024, 12, 21), (2025, 1)),
        (date(2025, 3, 20), (2025, 1)),
        (date(2025, 3, 21), (2025, 2)),
        (date(2025, 9, 20), (2025, 3)),
    ],
)
def test_a_day_belongs_to_the_quarter_whose_report_covers_it(day, quarter):
    assert quarter_of(day) == quarter


@pytest.mark.parametrize(
    ("submitted", "returned", "seen"),
    [
        (date(2025, 3, 18), False, Standing("按时")),
        (date(2025, 3, 20), False, Standing("按时")),
        (date(2025, 3, 28), False, Standing("逾期", 8)),
        (date(2025, 3, 19), True, Standing("退回")),
        (None, False, Standing("未报", 21)),
        (date(2025, 4, 11), False, Standing("未报", 21)),
    ],
)
def test_what_became_of_a_report(submitted, returned, seen):
    assert standing(DUE, submitted, D0, returned) == seen


def test_a_report_that_is_not_due_has_no_standing():
    assert standing(DUE, None, DUE) is None


def test_standings_are_told_in_words():
    assert [each.printed for each in (Standing("按时"), Standing("逾期", 8), Standing("未报", 21))] == [
        "按时",
        "逾期8天",
        "未报\n已逾期21天",
    ]
    assert Standing("未报").printed == "未报"


@pytest.mark.parametrize("value", ["1", 1, "第1季度", "一季度", "第一季度", "Q1", "1季度"])
def test_a_quarter_is_read_in_every_usual_form(value):
    assert read(Quarter, value) == 1


@pytest.mark.parametrize("value", ["5", 0, "春季", "Q", None])
def test_what_is_no_quarter_is_refused(value):
    with pytest.raises(ValidationError, match="季度应当是 1、2、3、4 之一"):
        read(Quarter, value)


def test_a_year_may_have_its_word():
    assert [read(Year, value) for value in ("2025", "2025年", "2025年度", 2025)] == [2025] * 4
    with pytest.raises(ValidationError):
        read(Year, "25")


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Fraction(2, 5), "40%"),
        (Fraction(2, 3), "66.7%"),
        (Fraction(1), "100%"),
        (Fraction(0), "0%"),
        (Fraction(1, 16), "6.3%"),
    ],
)
def test_a_share_is_told_as_a_percentage(share, words):
    assert percent(share) == words
