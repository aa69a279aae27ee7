"""Moments: a day and its time, however clerks write them."""

from __future__ import annotations

from datetime import date, time

import pytest

from govdocs.text.moments import Moment, formal_moment, parse_clock, parse_moment

AFTERNOON = Moment(date(2025, 3, 7), time(14, 30))


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-07 14:30",
        "2025-03-07T14:30:00",
        "2025年3月7日14:30",
        "2025年3月7日 14：30",
        "2025年3月7日下午2:30",
        "2025年3月7日下午2点半",
        "2025年3月7日14时30分",
        "２０２５年３月７日１４：３０",
        "20250307 14:30",
    ],
)
def test_a_moment_is_read_in_every_usual_form(text):
    assert parse_moment(text) == AFTERNOON


def test_a_date_alone_is_a_moment_without_a_time():
    moment = parse_moment("2025年3月7日")
    assert moment == Moment(date(2025, 3, 7))
    assert formal_moment(moment) == "2025年3月7日"


@pytest.mark.parametrize(
    "text", ["", "14:30", "2025年3月7日25:00", "2025年3月7日14:60", "2025年2月30日9:00", "下周三"]
)
def test_what_tells_no_moment_is_none(text):
    assert parse_moment(text) is None


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("2025年3月7日（星期五）14:30", "2025年3月7日（星期五）14:30"),
        ("2025-3-7 周五 下午2点半", "2025年3月7日（星期五）14:30"),
        ("2025年3月9日(星期天)", "2025年3月9日（星期日）"),
    ],
)
def test_the_day_of_the_week_stays_with_the_day(text, printed):
    moment = parse_moment(text)
    assert (formal_moment(moment), moment.weekday) == (printed, moment.real_weekday)


def test_a_wrong_day_of_the_week_is_seen():
    moment = parse_moment("2025年3月7日（星期四）9:00")
    assert (moment.weekday, moment.real_weekday) == ("星期四", "星期五")


def test_hours_bear_no_leading_zero_and_minutes_do():
    assert formal_moment(parse_moment("2025-3-7 09:05")) == "2025年3月7日9:05"
    assert formal_moment(parse_moment("2025-3-7 上午9时")) == "2025年3月7日9:00"


def test_moments_are_in_order_of_day_and_time():
    day, noon = parse_moment("2025-3-7"), parse_moment("2025年3月7日中午12点")
    assert day.order < noon.order < AFTERNOON.order < parse_moment("2025-3-8").order


@pytest.mark.parametrize(
    ("text", "clock"), [("14:50", time(14, 50)), ("下午3点", time(15)), ("9时5分", time(9, 5))]
)
def test_a_time_alone_is_read(text, clock):
    assert parse_clock(text) == clock


@pytest.mark.parametrize("text", ["", "24:00", "三点", "2025-3-7 9:00"])
def test_what_is_no_time_is_none(text):
    assert parse_clock(text) is None
