"""隐患: states at a day, what closing one needs, the water, the ledger and its sheet."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from govdocs.app.casebooks import load_casebook
from govdocs.context import Context
from govdocs.kinds.cases.hazard_papers import where_words
from govdocs.kinds.cases.hazard_record import Hazard
from govdocs.kinds.hazard import KINDS
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.ledgers import document_of

(KIND,) = KINDS
DAY = date(2025, 4, 10)
HAZARD = {
    "hazard_id": "YH-2025-001",
    "found_on": "2025-01-15",
    "found_by": "郑某文",
    "source": "日常巡查",
    "village": "甲山村",
    "place": "村口",
    "category": "道路交通",
    "severity": "一般",
    "description": "没有减速带",
    "harm": "可能碰撞",
    "measure": "装减速带",
    "unit": "甲山村村民委员会",
    "owner": "谢某根",
    "due_on": "2025-01-22",
}
DONE = {"result": "已装", "done_on": "2025-01-20"}
CLOSED = DONE | {
    "rechecked_by": "王某丽",
    "rechecked_on": "2025-01-21",
    "conclusion": "合格",
    "closed_on": "2025-01-21",
}
WATER = {
    "category": "涉水",
    "water_owner": "谢某根",
    "warning_sign": "有",
    "life_ring": "有",
    "rope": "无",
    "pole": "损坏",
    "fence": "有",
    "patrols": "每日两次",
}


def hazard(**changes):
    return Hazard.model_validate({"kind": "隐患"} | HAZARD | changes)


def findings(**changes):
    return [(each.code, each.severity.value, each.where) for each in KIND.check(hazard(**changes))]


@pytest.fixture(scope="module")
def loaded(request):
    root = request.config.rootpath
    names = ("hazard", "child")
    files = [((root / "data" / "casebook" / f"{name}.yaml").read_bytes(), f"{name}.yaml") for name in names]
    return load_casebook(files, Context(date(2026, 1, 1)))


def ledgers(casebook, day=DAY, paper=0):
    return KIND.ledgers[paper].make(casebook, Context(day))


def rows(ledger):
    return [{column.heading: column.text(row) for column in ledger.columns} for row in ledger.rows]


def sheet(**changes):
    (made,) = KIND.sheets(hazard(**changes), Context(DAY))
    return made


def texts(document):
    return [cell.text for block in document.blocks for row in getattr(block, "rows", ()) for cell in row]


def test_a_hazard_without_a_fault_has_no_finding():
    assert findings() == []
    assert findings(**CLOSED) == []
    assert findings(**WATER) == []


@pytest.mark.parametrize(
    ("changes", "state", "late"),
    [
        ({"due_on": "2025-04-30"}, "未整改", 0),
        ({"due_on": "2025-04-10"}, "未整改", 0),
        ({"due_on": "2025-04-30", "result": "已进场"}, "整改中", 0),
        ({"due_on": "2025-04-30", "interim": "拉警戒线"}, "整改中", 0),
        ({"due_on": "2025-04-09", "result": "已进场"}, "逾期", 1),
        ({"due_on": "2025-03-20"}, "逾期", 21),
        ({"due_on": ""}, "未整改", 0),
        (DONE, "待复查", 0),
        (DONE | {"due_on": "2025-01-18"}, "待复查", 2),
        (DONE | {"done_on": "2025-04-11"}, "逾期", 78),
        (CLOSED, "已销账", 0),
        (CLOSED | {"closed_on": "2025-04-11"}, "待复查", 0),
        (DONE | {"conclusion": "不合格", "rechecked_on": "2025-01-21"}, "逾期", 78),
        (DONE | {"conclusion": "不合格", "due_on": "2025-04-20"}, "整改中", 0),
    ],
)
def test_state_and_delay_follow_from_the_day(changes, state, late):
    each = hazard(**changes)
    assert (each.state_on(DAY), each.overdue_days(DAY)) == (state, late)


def test_nobody_closes_his_own_hazard():
    """Negative record 9."""
    assert ("D863", "error", "复查人") in findings(**CLOSED | {"rechecked_by": "谢某根"})
    assert ("D863", "error", "复查人") in findings(**CLOSED | {"owner": "谢 根", "rechecked_by": "谢　根"})


@pytest.mark.parametrize(
    "gone", ["result", "done_on", "measure", "rechecked_by", "rechecked_on", "conclusion"]
)
def test_closing_needs_the_work_the_measure_and_the_check(gone):
    found = findings(**CLOSED | {gone: ""})
    assert ("D863", "error", "销账日期") in found


def test_a_failed_check_closes_nothing():
    (message,) = [
        each.message
        for each in KIND.check(hazard(**CLOSED | {"conclusion": "不合格"}))
        if each.code == "D863"
    ]
    assert message == "不能销账：缺少复查结论（合格）"


def test_a_check_without_work_is_told():
    assert findings(conclusion="合格", rechecked_by="王某丽") == [("D863", "warning", "完成日期")]


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({}, "临时管控措施"),
        ({"interim": "拉警戒线"}, "临时管控日期"),
        ({"interim": "拉警戒线", "interim_on": "2025-01-16"}, "临时管控日期"),
    ],
)
def test_a_grave_hazard_is_held_the_same_day(changes, where):
    assert findings(severity="重大", **changes) == [("D862", "warning", where)]


def test_a_grave_hazard_held_at_once_is_in_order():
    assert findings(severity="重大", interim="拉警戒线", interim_on="2025-01-15") == []
    assert findings(severity="重大", interim="拉警戒线", interim_on="2025-01-15", found_on="") == [
        ("D101", "warning", "发现日期")
    ]


def test_the_water_has_its_own_facts():
    assert findings(category="涉水") == [("D101", "warning", "水域管理人")]
    assert findings(rope="有") == [("D864", "warning", "救生绳")]


def test_dates_follow_one_another():
    assert findings(due_on="2025-01-14") == [("D763", "warning", "整改时限")]
    assert findings(**CLOSED | {"closed_on": "2025-01-20"}) == [("D763", "warning", "销账日期")]


def test_another_sort_is_told_in_words():
    assert findings(category="其他") == [("D101", "warning", "类型说明")]
    other = hazard(category="其他", category_words="野蜂")
    assert list(KIND.check(other)) == []
    (row,) = rows(ledgers(Casebook({"hazard": (other,)}))[0])
    assert row["类型"] == "其他（野蜂）"
    found = texts(sheet(category="其他", category_words="野蜂").document)
    assert any(text.endswith("☑其他：野蜂") for text in found)


def test_numbers_and_gaps_are_told():
    assert findings(hazard_id="隐患1", owner="", harm="") == [
        ("D860", "warning", "编号"),
        ("D101", "warning", "可能后果"),
    ]


def test_words_that_are_not_in_the_lists_are_refused():
    with pytest.raises(ValidationError):
        hazard(category="雪崩")
    assert hazard(category="涉水（河塘溪沟渠坝）".partition("（")[0]).category == "涉水"


def test_the_five_of_the_sheet_stand_as_the_sheet_says(loaded):
    """Section 6.2 at 2025-04-10: 001 and 003 closed, 002 late by 21, 004 due in two days, 005 not begun."""
    main, by_sort = ledgers(loaded.casebook)
    states = {row["编号"]: row["状态"] for row in rows(main)}
    assert states == {
        "YH-2025-002": "逾期21天",
        "YH-2025-004": "整改中\n剩2天",
        "YH-2025-005": "未整改",
        "YH-2025-001": "已销账",
        "YH-2025-003": "已销账",
    }
    assert next(iter(states)) == "YH-2025-002"
    assert main.summary == "共发现5处，已销账2处，销账率40%，未整改1处，整改中1处，逾期1处。"
    assert len(main.columns) == 14
    counted = {row["类型"]: row["发现"] for row in rows(by_sort)}
    assert counted == {"涉水": "2", "道路交通": "1", "消防用电": "1", "玩具文具": "1"}
    total = [column.total(by_sort.rows) for column in by_sort.columns if column.total]
    assert total == ["5", "1", "1", "0", "2", "1", "40%"]


def test_work_that_is_done_later_is_late_today():
    each = hazard(**DONE | {"done_on": "2025-04-11"})
    (row,) = rows(ledgers(Casebook({"hazard": (each,)}))[0])
    assert row["状态"] == "逾期78天"


def test_a_later_day_shows_more_that_is_late(loaded):
    main, _ = ledgers(loaded.casebook, date(2025, 4, 22))
    late = [row["编号"] for row in rows(main) if row["状态"].startswith("逾期")]
    assert late == ["YH-2025-002", "YH-2025-004", "YH-2025-005"]


def test_late_and_soon_are_told_across(loaded):
    own = list(KIND.across(loaded.casebook, Context(DAY)))
    assert [(each.code, each.severity.value, each.where) for each in own] == [
        ("D865", "warning", "隐患 › 第2项 › 整改时限"),
        ("D865", "info", "隐患 › 第4项 › 整改时限"),
    ]


def test_days_that_have_not_come_are_told():
    book = Casebook({"hazard": (hazard(**CLOSED),)})
    found = [each.where for each in KIND.across(book, Context(date(2025, 1, 20)))]
    assert found == ["隐患 › 第1项 › 复查日期", "隐患 › 第1项 › 销账日期"]


def test_a_hazard_at_home_is_named_by_its_child(loaded):
    home = next(each for each in loaded.casebook.all("hazard", Hazard) if each.child.file_no)
    assert where_words(home) == "乙水村家中（钱某雨家）"
    assert where_words(hazard(child={"file_no": "QH-02-2024-0003"})) == "甲山村村口（QH-02-2024-0003家）"


def test_the_water_ledger_lists_what_saves_lives(loaded):
    (water,) = ledgers(loaded.casebook, paper=1)
    assert [row["编号"] for row in rows(water)] == ["YH-2025-001", "YH-2025-004"]
    assert rows(water)[1]["围栏"] == "损坏"
    (empty,) = ledgers(Casebook(), paper=1)
    assert empty.summary == "本期没有涉水隐患。"


def test_the_public_is_told_the_village_and_nothing_written_freely(loaded):
    public = Context(DAY, "public")
    main, _ = KIND.ledgers[0].make(loaded.casebook, public)
    assert [row["村（社区）"] for row in rows(main) if row["编号"] == "YH-2025-005"] == ["乙水村"]
    headings = {column.heading for column in main.columns}
    assert headings.isdisjoint({"地点", "隐患描述、可能后果", "责任单位、责任人", "整改措施"})
    home = hazard(**WATER, child={"file_no": "QH-02-2024-0003", "name": "钱某雨"})
    (water,) = KIND.ledgers[1].make(Casebook({"hazard": (home,)}), public)
    assert [row["地点"] for row in rows(water)] == ["甲山村"]


def test_without_hazards_the_ledger_is_a_zero_report():
    (main,) = ledgers(Casebook(unit="清禾镇"))
    assert main.summary == "本期零报告：没有发现隐患。"
    assert document_of("隐患", (main,)).blocks


def test_the_sheet_shows_boxes_the_state_and_the_water():
    found = texts(sheet(**WATER, due_on="2025-04-12").document)
    assert "☑日常巡查　□专项排查　□群众反映　□督导　□上级交办　□媒体" in found
    assert "未整改（剩2天）" in found
    assert any("救生杆：□有　□无　☑损坏" in text for text in found)
    assert not any("救生杆" in text for text in texts(sheet().document))


def test_the_sheet_says_how_late_it_is():
    assert "逾期78天" in texts(sheet().document)
    assert "已销账" in texts(sheet(**CLOSED).document)


def test_the_first_paper_is_the_document():
    assert KIND.compose(hazard(), Context(DAY)).title == "隐患排查整改销账单"
