"""The days of a plan: reports, meetings, stages, deadlines; what is not told is not invented."""

from __future__ import annotations

from datetime import date

import icalendar
import pytest

from govdocs.context import Context
from govdocs.kinds.breakdowns.calendar import calendar_of
from govdocs.kinds.breakdowns.record import DutyBreakdown
from govdocs.kinds.plan import Plan
from govdocs.kinds.plans.reading import plan_facts
from govdocs.text.dates import formal_date
from govdocs.writers.ics import write_ics

TODAY = date(2025, 4, 10)
EMPTY = DutyBreakdown(title="清禾镇关爱行动责任分解表")
MEETING = "各成员单位每月召开工作会议"


def days(record=EMPTY, **fields):
    plan = Plan.model_validate({"title": "清禾镇2025年关爱行动方案", **fields})
    return calendar_of(record, plan_facts(plan), plan, TODAY)


def events(found):
    calendar = found.calendar
    return [(each.day.isoformat(), each.title, each.rhythm, each.until) for each in calendar.events]


def said(found):
    return [(each.code, each.severity.value, each.message) for each in found.findings]


def test_reports_come_back_each_year_within_the_period():
    found = days(
        period={"start": "2025年4月10日", "end": "2027年9月30日"}, report_dates=["3月20日", "9月20日"]
    )
    until = date(2027, 9, 30)
    assert events(found) == [
        ("2025-09-20", "工作情况汇报截止（9月20日前）", "yearly", until),
        ("2026-03-20", "工作情况汇报截止（3月20日前）", "yearly", until),
        ("2027-09-30", "方案实施期满", "", None),
    ]
    assert said(found) == []


def test_four_report_dates_are_quarters():
    found = days(report_dates=["3月20日", "6月20日", "9月20日", "12月20日"])
    assert {title[:8] for _, title, _, _ in events(found)} == {"季度工作情况汇报"}


def test_a_report_date_after_the_end_of_the_plan_is_left_out():
    found = days(period={"start": "2025-04-10", "end": "2025-10-31"}, report_dates=["3月20日"])
    assert [title for _, title, _, _ in events(found)] == ["方案实施期满"]


def test_a_report_date_that_no_year_has_is_left_out():
    found = days(report_dates=["2月30日", "6月20日"])
    assert [title for _, title, _, _ in events(found)] == ["工作情况汇报截止（6月20日前）"]


def test_a_plan_without_its_days_repeats_from_today_without_end_and_says_so():
    found = days(title="关爱行动方案", report_dates=["6月20日"])
    assert events(found) == [("2025-06-20", "工作情况汇报截止（6月20日前）", "yearly", None)]
    assert said(found) == [
        (
            "D785",
            "info",
            "方案没有写明起始日期，定期的汇报和例会从运行的日期（2025年4月10日）起记入日历",
        ),
        ("D785", "info", "方案没有写明终止日期，定期的汇报和例会在日历中一直重复"),
    ]


@pytest.mark.parametrize(
    ("title", "end"), [("2025年关爱方案", 2025), ("关爱三年行动方案（2025—2027年）", 2027)]
)
def test_the_date_of_a_plan_and_the_years_of_its_title_stand_in_for_its_period(title, end):
    found = days(title=title, signed_on="2025年1月20日", report_dates=["3月20日"])
    assert events(found) == [("2025-03-20", "工作情况汇报截止（3月20日前）", "yearly", date(end, 12, 31))]
    assert [words for _, _, words in said(found)] == [
        "方案没有写明起始日期，定期的汇报和例会从成文日期（2025年1月20日）起记入日历",
        f"方案没有写明终止日期，定期的汇报和例会按标题中的年份记到{end}年12月31日",
    ]


@pytest.mark.parametrize(
    ("start", "first"),
    [("2025年5月1日", "2025-05-31"), ("2025年5月2日", "2025-06-30"), ("2025年12月20日", "2026-01-31")],
)
def test_monthly_meetings_are_due_at_the_end_of_each_whole_month(start, first):
    found = days(body=[MEETING], period={"start": start, "end": "2026-12-31"})
    assert events(found)[0] == (first, "本月工作会议（月底前召开）", "month_end", date(2026, 12, 31))
    assert said(found) == [("D785", "info", f"“{MEETING}”没有写明日子，记在每月最后一天")]


def test_no_meeting_falls_into_a_plan_of_a_few_days():
    found = days(body=[MEETING], period={"start": "2025-05-02", "end": "2025-05-20"})
    assert [title for _, title, _, _ in events(found)] == ["方案实施期满"]


@pytest.mark.parametrize(("end", "day"), [("2027年2月", date(2027, 2, 28)), ("2027年", date(2027, 12, 31))])
def test_an_end_without_its_day_is_the_last_day_and_it_is_said(end, day):
    found = days(period={"start": "2025-04-10", "end": end})
    assert events(found) == [(day.isoformat(), "方案实施期满", "", None)]
    words = f"“2025-04-10至{end}”没有写明终止的日子，日历记作{formal_date(day)}"
    assert said(found) == [("D785", "info", words)]


def test_an_end_without_its_year_is_not_guessed():
    found = days(title="关爱行动方案", body=["自即日起至9月30日开展行动。"])
    assert found.calendar is None
    assert [words for _, _, words in said(found)] == [
        "“自即日起至9月30日”的终止日期不完整，没有记入日历",
        "方案里没有汇报日期、例会、阶段和完成时限，没有生成日历",
    ]


def test_an_end_that_no_calendar_has_is_not_guessed():
    found = days(body=["自2025年4月1日至2025年9月31日开展行动。"])
    assert found.calendar is None


def test_stages_end_on_the_last_day_of_their_span():
    body = [
        "第一阶段（2025年4月10日至5月31日）：摸底。第二阶段（6月至9月底）：推进。",
        "总结验收阶段（2025年12月20日前）：验收。",
    ]
    stages = [{"name": "动员阶段", "period": {"start": "2025-04-01", "end": "2025年4月20日"}}]
    assert [each[:2] for each in events(days(body=body, stages=stages))] == [
        ("2025-04-20", "动员阶段结束"),
        ("2025-05-31", "第一阶段结束"),
        ("2025-09-30", "第二阶段结束"),
        ("2025-12-20", "总结验收阶段结束"),
    ]


def test_a_stage_without_a_whole_date_is_told():
    found = days(title="关爱行动方案", body=["第一阶段（20__年7月30日前）：摸底。"])
    assert said(found)[0] == (
        "D785", "warning", "“第一阶段（20__年7月30日前）”没有完整的终止日期，没有记入日历"
    )  # fmt: skip


def test_the_period_of_a_plan_is_not_that_of_its_first_stage():
    body = ["第一阶段（2025年4月10日至2025年5月31日）：摸底。", "自2025年4月10日起至2026年12月31日开展。"]
    assert plan_facts(Plan(title="方案", body=body)).period.end == (2026, 12, 31)


def table(*rows):
    data = [
        {"no": number, "task": task, "lead_units": "妇联", "coop_units": coop, "due": due}
        for number, (task, coop, due) in enumerate(rows, start=1)
    ]
    return DutyBreakdown.model_validate({"title": "清禾镇关爱行动责任分解表", "rows": data})


def test_deadlines_of_tasks_are_days_and_words_are_none():
    record = table(
        ("逐户走访。", "团委", "2025年6月底前"),
        ("登记。", "", "长期坚持"),
        ("巡查。", "", ""),
        ("验收。", "", "6月20日"),
    )
    found = calendar_of(record, None, None, TODAY)
    (event,) = found.calendar.events
    assert (event.day, event.title) == (date(2025, 6, 30), "完成时限：序号1 逐户走访")
    assert event.note == "逐户走访。\n责任单位：妇联\n配合单位：团委"
    assert [words for _, _, words in said(found)] == ["序号4的完成时限“6月20日”不是完整的日期，没有记入日历"]


def test_a_long_task_is_shortened_in_the_title_alone():
    found = calendar_of(table(("走" * 41, "", "2025-06-30")), None, None, TODAY)
    (event,) = found.calendar.events
    assert event.title == f"完成时限：序号1 {'走' * 40}…"
    assert event.note.startswith("走" * 41)


def test_a_calendar_file_is_read_back_as_it_was_meant():
    found = days(
        table(("逐户走访。", "团委", "2025年6月30日")),
        body=[MEETING],
        period={"start": "2025-04-10", "end": "2026-12-31"},
        report_dates=["3月20日"],
    )
    data = write_ics(found.calendar, Context(TODAY))
    calendar = icalendar.Calendar.from_ical(data)
    read = {str(event["summary"]): event for event in calendar.walk("VEVENT")}
    assert str(calendar["x-wr-calname"]) == "清禾镇关爱行动工作日历"
    assert len(read) == 4
    report = read["工作情况汇报截止（3月20日前）"]
    assert (report["dtstart"].dt, report["dtend"].dt) == (date(2026, 3, 20), date(2026, 3, 21))
    assert (report["rrule"]["freq"], report["rrule"]["until"]) == (["YEARLY"], [date(2026, 12, 31)])
    meeting = read["本月工作会议（月底前召开）"]
    assert (meeting["rrule"]["freq"], meeting["rrule"]["bymonthday"]) == (["MONTHLY"], [-1])
    task = read["完成时限：序号1 逐户走访"]
    assert "rrule" not in task
    assert str(task["description"]) == "逐户走访。\n责任单位：妇联\n配合单位：团委"
    for event in read.values():
        (alarm,) = event.walk("VALARM")
        assert alarm["trigger"].dt.days == -3
        assert event["dtstamp"].dt.date() == TODAY
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


def test_the_same_plan_gives_the_same_file_and_the_names_of_events_outlive_the_day():
    def written(today):
        plan = Plan.model_validate({"title": "方案", "period": {"start": "2025-04-10", "end": "2026-06-30"}})
        found = calendar_of(EMPTY, plan_facts(plan), plan, today)
        return write_ics(found.calendar, Context(today))

    def uids(data):
        return [str(event["uid"]) for event in icalendar.Calendar.from_ical(data).walk("VEVENT")]

    assert written(TODAY) == written(TODAY)
    assert uids(written(TODAY)) == uids(written(date(2025, 5, 1)))


@pytest.mark.parametrize(
    ("words", "title", "rhythm", "first"),
    [
        ("各单位每月25日前报送进展", "各单位每月25日前报送进展", "monthly", "2025-04-25"),
        ("每月5日前，各村汇报一次", "每月5日前，各村汇报一次", "monthly", "2025-05-05"),
        ("每月底通报一次", "每月底通报一次", "month_end", "2025-04-30"),
        ("每季度末召开例会", "每季度末召开例会", "quarter_end", "2025-06-30"),
    ],
)
def test_what_comes_back_every_month_or_quarter_is_in_the_calendar(words, title, rhythm, first):
    found = days(body=[f"一是抓落实。{words}。"], period={"start": "2025-04-10", "end": "2025-11-30"})
    assert events(found)[0] == (first, title, rhythm, date(2025, 11, 30))
    assert said(found) == []


def test_what_comes_back_in_december_goes_on_in_january():
    found = days(body=["每月5日前报送进展。"], period={"start": "2025-12-10", "end": "2026-11-30"})
    assert events(found)[0][0] == "2026-01-05"


def test_what_comes_back_only_after_the_end_of_the_plan_is_left_out():
    found = days(body=["每季度末召开例会。"], period={"start": "2025-04-10", "end": "2025-05-31"})
    assert [title for _, title, _, _ in events(found)] == ["方案实施期满"]


@pytest.mark.parametrize(
    "words", ["每周召开一次例会", "每月31日前报送进展", "每半年总结一次", "每月督查一次"]
)
def test_what_comes_back_without_a_day_is_told(words):
    found = days(body=[f"{words}。"])
    assert ("D785", "info", f"“{words}”没有写明每次的日子，没有记入日历") in said(found)


def test_work_done_every_month_is_no_date():
    assert all("每月" not in words for _, _, words in said(days(body=["每月走访一次。"])))


def test_a_deadline_in_the_words_of_a_task_is_a_day():
    record = DutyBreakdown.model_validate({"rows": [{"no": 1, "task": "2025年6月1日前走访完。"}]})
    assert ("2025-06-01", "完成时限：序号1 2025年6月1日前走访完", "", None) in events(days(record))


def test_stages_told_behind_a_colon_take_over_the_year_before():
    steps = {
        "heading": "三、步骤",
        "section": "阶段",
        "body": [
            "第一阶段：2026年3月1日—3月31日，动员部署。第二阶段：4月1日至10月31日，实施。",
            "第三阶段：11月，总结。",
        ],
    }
    found = days(title="关爱行动方案", body=[steps])
    assert [(day, title) for day, title, *_ in events(found)] == [
        ("2026-03-31", "第一阶段结束"),
        ("2026-10-31", "第二阶段结束"),
        ("2026-11-30", "第三阶段结束"),
    ]


def test_steps_that_are_not_called_stages_end_too_and_are_not_the_period_of_the_plan():
    steps = {
        "heading": "三、步骤",
        "section": "阶段",
        "body": [{"item": "（一）动员部署（2025年3月1日至31日）。"}],
    }
    found = days(body=[steps])
    assert [(day, title) for day, title, *_ in events(found)] == [("2025-03-31", "动员部署结束")]


@pytest.mark.parametrize("word", ["阶段", ""])
def test_steps_under_the_times_of_a_plan_are_not_its_period(word):
    steps = {
        "heading": "三、时间安排",
        "section": "时段",
        "body": [
            {"item": f"（一）部署{word}（4月10日至30日）。"},
            {"item": f"（二）总结{word}（9月至9月10日）。"},
        ],
    }
    found = days(title="2026年关爱行动方案", body=[steps])
    assert [(day, title) for day, title, *_ in events(found)] == [
        ("2026-04-30", f"部署{word}结束"),
        ("2026-09-10", f"总结{word}结束"),
    ]


def test_the_times_of_a_plan_in_one_line_are_its_period():
    times = {"heading": "三、行动时间", "section": "时段", "rest": "2025年4月至2025年9月30日。"}
    assert events(days(body=[times])) == [("2025-09-30", "方案实施期满", "", None)]
