"""季报收集台账: the sample of five units comes to 40 % on time."""

from __future__ import annotations

from datetime import date

import pytest

from govdocs.diagnostics import Severity
from govdocs.document.nodes import Paragraph, Table
from govdocs.kinds.quarterly_report import QuarterlyReport
from govdocs.kinds.quarterly_tracker import KINDS, QuarterlyTracker, tally, tracker_of
from govdocs.kinds.reporting.quarters import Standing

(TRACKER,) = KINDS
D0 = date(2025, 4, 10)
UNITS = ("派出所", "中心学校", "卫生院", "妇联", "团委")
ENTRIES = [
    {"unit": "派出所", "quarter": "1", "submitted_on": "2025-03-18"},
    {"unit": "中心学校", "quarter": "1", "submitted_on": "2025-03-20"},
    {"unit": "卫生院", "quarter": "1", "submitted_on": "2025-03-28"},
    {"unit": "团委", "quarter": "1", "submitted_on": "2025-03-19", "state": "退回", "note": "复学大于辍学"},
]
DATA = {
    "unit": "镇未保办",
    "year": "2025",
    "as_of": "2025年4月10日",
    "units": list(UNITS),
    "entries": ENTRIES,
}


def tracker(**changes):
    return QuarterlyTracker.model_validate(DATA | changes)


def rows(document):
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    return [[cell.text for cell in row] for row in table.rows]


def found(**changes):
    return [(each.code, each.where) for each in TRACKER.check(tracker(**changes))]


def test_the_sample_comes_to_forty_percent(context):
    assert rows(TRACKER.compose(tracker(), context)) == [
        ["序号", "单位", "第1季度\n3月20日", "第2季度\n6月20日", "第3季度\n9月20日", "第4季度\n12月20日"],
        ["1", "派出所", "√\n2025年3月18日", "未到期", "未到期", "未到期"],
        ["2", "中心学校", "√\n2025年3月20日", "未到期", "未到期", "未到期"],
        ["3", "卫生院", "逾期8天\n2025年3月28日", "未到期", "未到期", "未到期"],
        ["4", "妇联", "未报\n已逾期21天", "未到期", "未到期", "未到期"],
        ["5", "团委", "退回\n2025年3月19日", "未到期", "未到期", "未到期"],
        ["按时率", "40%（2/5）", "—", "—", "—"],
    ]


def test_the_reason_of_a_return_stands_below(context):
    notes = [
        block.text for block in TRACKER.compose(tracker(), context).blocks if isinstance(block, Paragraph)
    ]
    assert "团委第1季度：复学大于辍学" in notes


def test_standings_follow_from_the_dates():
    seen = tracker().standings(D0)
    assert [seen[unit, 1] for unit in UNITS] == [
        Standing("按时"),
        Standing("按时"),
        Standing("逾期", 8),
        Standing("未报", 21),
        Standing("退回"),
    ]
    assert all(seen[unit, quarter] is None for unit in UNITS for quarter in (2, 3, 4))


def test_the_tracker_follows_from_the_reports():
    def report(unit, submitted, **figures):
        data = {"unit": unit, "year": 2025, "quarter": 1, "submitted_on": submitted, "figures": figures}
        return QuarterlyReport.model_validate(data)

    reports = [
        report("派出所", "2025年3月18日"),
        report("中心学校", "2025年3月20日"),
        report("卫生院", "2025年3月28日"),
        report("团委", "2025年3月19日", suspected_dropouts="2", returned_to_school="3"),
        QuarterlyReport(unit="妇联", year=2024, quarter=1, submitted_on="2024年3月18日"),
    ]
    made = tracker_of(reports, UNITS, D0)
    assert made.standings(D0) == tracker().standings(D0)
    assert made.entries[1].note == "劝返复学人数 3 大于疑似辍学人数 2"
    assert tally(made.standings(D0), 1, due=True).printed == "40%（2/5）"
    assert [each.unit for each in tracker_of(reports, UNITS, D0, 2024).entries] == ["妇联"]


def test_a_report_that_was_returned_and_mended_counts_by_its_last_day():
    def report(submitted, returned_for=""):
        data = {"submitted_on": submitted, "returned_for": returned_for}
        return QuarterlyReport(unit="团委", year=2025, quarter=1, **data)

    mended = [report("2025年3月25日"), report("2025年3月19日", "数据有误"), report("")]
    assert tracker_of(mended, UNITS, D0).standings(D0)["团委", 1] == Standing("逾期", 5)


def test_due_days_of_the_reports_are_taken_over():
    days = ("3月31日", "6月30日", "9月30日", "12月31日")
    report = QuarterlyReport(unit="派出所", year=2025, quarter=1, due_days=days, submitted_on="2025年3月28日")
    assert tracker_of([report], UNITS, D0).standings(D0)["派出所", 1] == Standing("按时")


def test_a_quarter_that_all_have_reported_has_a_rate_before_it_is_due(context):
    entries = [{"unit": "派出所", "quarter": "2", "submitted_on": "2025年4月1日"}]
    made = rows(TRACKER.compose(tracker(units=["派出所"], entries=entries), context))
    assert made[-1] == ["按时率", "0%（0/1）", "100%（1/1）", "—", "—"]


def test_on_the_due_day_nobody_is_late_yet(context):
    made = rows(TRACKER.compose(tracker(as_of="2025年3月20日", entries=[]), context))
    assert made[1][2] == "未到期"
    assert made[-1][1] == "—"


def test_without_a_day_it_is_seen_on_the_day_of_printing(context):
    document = TRACKER.compose(tracker(as_of=""), context)
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert table.above == ("填报单位（盖章）：镇未保办", "统计日期：2025年4月10日")


def test_a_unit_that_is_not_expected_stands_last_and_is_reported(context):
    entries = [*ENTRIES, {"unit": "司法所", "quarter": "1", "submitted_on": "2025年3月20日"}]
    assert rows(TRACKER.compose(tracker(entries=entries), context))[6][1] == "司法所"
    assert found(entries=entries) == [("D753", "报送情况 › 第5项 › 单位")]


def test_a_unit_named_twice_is_reported():
    assert found(units=[*UNITS, "派出所"]) == [("D753", "应报单位")]


def test_a_report_told_twice_is_refused():
    again = tracker(entries=[ENTRIES[0], ENTRIES[1], ENTRIES[0]])
    (fault,) = [each for each in TRACKER.check(again) if each.severity is Severity.ERROR]
    assert (fault.code, fault.where) == ("D753", "报送情况 › 第3项 › 季度")
    assert "已写在第1项" in fault.message


@pytest.mark.parametrize(
    "entry",
    [
        {"unit": "派出所", "quarter": "1", "submitted_on": "2025年3月28日", "state": "按时"},
        {"unit": "派出所", "quarter": "1", "state": "退回"},
        {"unit": "派出所", "quarter": "2", "state": "未报"},
    ],
)
def test_a_state_that_the_dates_belie_is_reported(entry):
    assert found(entries=[entry]) == [("D754", "报送情况 › 第1项 › 状态")]


def test_a_state_that_agrees_is_not_reported():
    entry = {"unit": "派出所", "quarter": "1", "submitted_on": "2025年3月28日", "state": "逾期"}
    assert found(entries=[entry]) == []
    assert found(entries=[entry | {"state": "按时"}], as_of="") == []


def test_what_is_missing_is_reported():
    assert found(unit="", units=[], entries=[]) == [("D101", "填报单位"), ("D101", "应报单位")]
