"""Ages and days, and personal facts made less telling."""

from __future__ import annotations

from datetime import date

import pytest

from govdocs.text.days import add_months, add_workdays, age_at, birthday, days_late
from govdocs.text.masking import (
    age_band,
    birth_and_age,
    masked_name,
    masked_number,
    masked_phone,
    school_stage,
    township_of,
    village_of,
    without_brackets,
)

D0 = date(2025, 4, 10)


@pytest.mark.parametrize(
    ("born", "age"),
    [("2012-05-20", 12), ("2009-04-11", 15), ("2007-04-10", 18), ("2020-02-29", 5), ("1950-12-30", 74)],
)
def test_an_age_is_complete_on_the_birthday(born, age):
    assert age_at(date.fromisoformat(born), D0) == age


def test_one_born_on_29_february_is_older_on_1_march_in_a_common_year():
    born = date(2020, 2, 29)
    assert [age_at(born, date(2025, 2, 28)), age_at(born, date(2025, 3, 1))] == [4, 5]
    assert birthday(born, 5) == date(2025, 3, 1)
    assert birthday(born, 4) == date(2024, 2, 29)
    assert birthday(date(2007, 4, 10), 18) == D0


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2025-03-31", 1, "2025-04-30"),
        ("2025-03-31", 3, "2025-06-30"),
        ("2024-12-31", 2, "2025-02-28"),
        ("2025-03-05", 6, "2025-09-05"),
        ("2025-01-15", -1, "2024-12-15"),
    ],
)
def test_months_later_end_with_the_month(day, months, later):
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(later)


def test_days_of_work_go_round_weekends_and_holidays():
    start, qingming = date(2025, 3, 28), date(2025, 4, 4)
    assert add_workdays(start, 5) == qingming
    assert add_workdays(start, 5, holidays=[qingming]) == date(2025, 4, 7)
    assert add_workdays(date(2025, 4, 25), 1, made_up=[date(2025, 4, 27)]) == date(2025, 4, 27)


def test_a_day_before_the_deadline_is_not_late():
    assert [days_late(D0, date(2025, 4, 9)), days_late(D0, D0), days_late(D0, date(2025, 4, 21))] == [
        0,
        0,
        11,
    ]


def test_a_name_keeps_its_surname():
    assert [masked_name("赵某晨"), masked_name("欧阳某晨"), masked_name("钱某雨", "B")] == [
        "赵某某",
        "欧阳某某",
        "钱某某B",
    ]


def test_numbers_keep_their_ends():
    assert masked_number("999999201205200014") == "999999********0014"
    assert masked_number("无户籍") == "无户籍"
    assert [masked_phone("10000000101"), masked_phone("110")] == ["100****0101", "****"]


def test_a_birth_becomes_a_year_or_a_band():
    assert [birth_and_age("2012-05-20", D0), birth_and_age("不详", D0)] == ["2012年（12岁）", ""]
    births = ["2020-02-29", "2012-05-20", "2009-04-11", "2007-04-11", "2007-04-10", "不详"]
    assert [age_band(born, D0) for born in births] == [
        "0—5岁",
        "6—13岁",
        "14—15岁",
        "16—17岁",
        "18岁以上",
        "",
    ]


@pytest.mark.parametrize(
    ("address", "village", "township"),
    [
        ("例示县清禾镇甲山村三组12号", "例示县清禾镇甲山村", "例示县清禾镇"),
        ("清禾镇戊岭社区3栋", "清禾镇戊岭社区", "清禾镇"),
        ("清禾镇中街8号", "清禾镇", "清禾镇"),
        ("中街8号", "", ""),
    ],
)
def test_an_address_ends_with_its_village_or_township(address, village, township):
    assert (village_of(address), township_of(address)) == (village, township)


def test_a_school_tells_its_stage_only():
    schools = ["清禾镇中心小学", "例示县第二初中七年级1班", "清禾镇中学", "例示县职业学校", "某某书院"]
    assert [school_stage(school) for school in schools] == ["小学", "初中", "中学", "中职", ""]


def test_what_stands_in_brackets_goes():
    assert [without_brackets("残疾（肢体三级）"), without_brackets("健康")] == ["残疾", "健康"]
