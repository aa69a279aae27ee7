"""归档年度: every case of the sheet, with its reason."""

from __future__ import annotations

from datetime import date

import pytest

from govdocs.archive.days import day_of, researched, written
from govdocs.archive.model import Item, Part
from govdocs.archive.years import special_year_in, year_of


def item(title="关于做好走访的通知", day="20250312", **more):
    return Item("1", title, "清禾镇人民政府", day, 0, "D30", **more)


def part(group):
    return Part("正文", "a.pdf", "", 1, "pdf", group=group)


CASES = [
    (item(), 2025, "按签发日期 2025 年"),
    (item("清禾镇2025年工作计划", "20250105"), 2025, "按签发日期 2025 年"),
    (item("清禾镇2024年工作总结", "20250110"), 2025, "内容是 2024 年的事，仍按签发日期归入 2025 年"),
    (item("清禾镇2026年预算", "20251220"), 2025, "内容是 2026 年的事，仍按签发日期归入 2025 年"),
    (item("清禾镇2021—2025年规划", "20250110"), 2025, "按签发日期 2025 年"),
    (item("关于2024年先进的表彰和2023年回顾", "20250110"), 2025, "按签发日期 2025 年"),
    (
        item(day="20241230", span="会议", ended_on="20250103"),
        2025,
        "跨年度的会议归入闭幕的年度（2025 年结束）",
    ),
    (
        item(day="20231108", span="案件", ended_on="20250201"),
        2025,
        "跨年度的案件归入结案的年度（2025 年结束）",
    ),
    (
        item(day="20231108", span="项目", ended_on="20250201"),
        2025,
        "跨年度的项目归入完成的年度（2025 年结束）",
    ),
    (
        item(day="", span="记录本", ended_on="20250201"),
        2025,
        "跨年度的记录本归入最后一次记录的年度（2025 年结束）",
    ),
    (
        item(parts=(part("来文"), part("复文"))),
        2025,
        "来文与复文合为一件，按排在前面的复文的日期",
    ),
    (
        item(parts=(part("转发文"), part("被转发文"))),
        2025,
        "转发文与被转发文合为一件，按排在前面的转发文的日期",
    ),
    (item(special_year="2024—2025学年"), 2024, "按专门年度归类：2024—2025学年"),
]


@pytest.mark.parametrize(("filed", "year", "reason"), CASES, ids=[case[2] for case in CASES])
def test_the_year_and_its_reason(filed, year, reason):
    decision = year_of(filed)
    assert (decision.year, decision.reason, decision.doubt) == (year, reason, "")


DOUBTS = [
    (item(day="[20250312]"), 2025, "按签发日期 2025 年；日期是考证出来的", "核对考证的日期"),
    (
        item(day=""),
        0,
        "没有日期，无法确定归档年度",
        "从内容、格式、前后文号考证日期，写在方括号里，如 [20250312]",
    ),
    (
        item(day="20250230"),
        0,
        "没有日期，无法确定归档年度",
        "从内容、格式、前后文号考证日期，写在方括号里，如 [20250312]",
    ),
    (
        item(span="会议"),
        2025,
        "跨年度的会议归入闭幕的年度；没有结束日期，暂按签发日期归入 2025 年",
        "写明会议的结束日期",
    ),
    (item(day="", span="案件"), 0, "跨年度的案件归入结案的年度，但没有结束日期", "写明案件的结束日期"),
    (item(special_year="上学年"), 2025, "专门年度“上学年”没有写明年份", "写明起止年份，如 2024—2025学年"),
    (
        item(day="", special_year="上学年"),
        0,
        "专门年度“上学年”没有写明年份",
        "写明起止年份，如 2024—2025学年",
    ),
]


@pytest.mark.parametrize(("filed", "year", "reason", "doubt"), DOUBTS, ids=[case[2] for case in DOUBTS])
def test_what_a_person_must_find_out(filed, year, reason, doubt):
    decision = year_of(filed)
    assert (decision.year, decision.reason, decision.doubt) == (year, reason, doubt)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("中心小学2024-2025学年工作总结", "2024—2025学年"),
        ("2024至2025学年度计划", "2024—2025学年"),
        ("2021—2025年规划", ""),
        ("2021—2025学年", ""),
        ("2024—2025年度工作", ""),
    ],
)
def test_a_school_year_is_read_in_a_title(title, name):
    assert special_year_in(title) == name


@pytest.mark.parametrize(
    "text", ["20250230", "2025031", "[20250312", "20250312]", "２０２５０３１２", "2025-03-12", ""]
)
def test_what_is_no_day_of_the_archive(text):
    assert day_of(text) is None


def test_days_are_written_as_they_are_read():
    assert written(day_of("20250312")) == "20250312"
    assert day_of("[20250312]") == date(2025, 3, 12)
    assert (researched("[20250312]"), researched("20250312")) == (True, False)
