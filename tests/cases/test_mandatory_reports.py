"""强制报告: how late a report was, who was told, sealed reporters, unknown children, papers and register."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from pydantic import ValidationError

from govdocs.app.casebooks import load_casebook
from govdocs.context import Context
from govdocs.kinds.cases.report_record import MandatoryReport
from govdocs.kinds.cases.report_words import CIRCUMSTANCES
from govdocs.kinds.cases.uncovered import unreported_harm
from govdocs.kinds.mandatory_report import KINDS
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.copies import copied
from govdocs.kinds.parts.ledgers import texts_of
from govdocs.kinds.visits.record import Visit

(KIND,) = KINDS
DAY = date(2025, 4, 10)
REPORT = {
    "mr_no": "QB-2025-001",
    "child": {"name": "严某旭", "sex": "男", "born_on": "2013-03-02"},
    "found_at": "2025-01-15 10:20",
    "found_place": "例示县清禾镇中心学校",
    "reported_at": "2025-01-15 10:50",
    "unit": "清禾镇中心学校",
    "industry": "学校",
    "duty_bound": "是",
    "reporter": "罗某敏",
    "post": "班主任",
    "phone": "10000000821",
    "circumstances": "4",
    "narrative": "晨检时见到淤伤",
    "injuries": "小腿淤伤",
    "receivers": [{"organ": "公安", "unit": "清禾派出所", "received_at": "2025-01-15 10:50"}],
    "filed_to": "例示县教育局",
    "urgent": ["送医"],
}
UNKNOWN = {"child": {"sex": "男"}, "about_age": "约6岁", "marks": "蓝色外套", "circumstances": "7"}


def report(**changes):
    return MandatoryReport.model_validate({"kind": "强制报告"} | REPORT | changes)


def findings(**changes):
    return [(each.code, each.severity.value, each.where) for each in KIND.check(report(**changes))]


@pytest.fixture(scope="module")
def casebook(request):
    folder = request.config.rootpath / "data" / "casebook"
    names = ("mandatory_report", "child")
    files = [((folder / f"{name}.yaml").read_bytes(), f"{name}.yaml") for name in names]
    return load_casebook(files, Context(date(2026, 1, 1))).casebook


def rows(ledger):
    return [{column.heading: column.text(row) for column in ledger.columns} for row in ledger.rows]


def register(casebook, copy="full", day=DAY):
    context = Context(day, copy)
    return KIND.ledgers[0].make(copied(casebook, context), context)


def texts(paper=0, **changes):
    sheets = list(KIND.sheets(report(**changes), Context(DAY)))
    blocks = sheets[paper].document.blocks
    return [cell.text for block in blocks for row in getattr(block, "rows", ()) for cell in row]


def test_a_report_without_a_fault_has_no_finding():
    assert findings() == []
    assert findings(**UNKNOWN) == []


@pytest.mark.parametrize(
    ("reported", "hours", "band"),
    [
        ("2025-01-15 10:20", "0.0", "正常"),
        ("2025-01-15 10:50", "0.5", "正常"),
        ("2025-01-15 16:20", "6.0", "正常"),
        ("2025-01-15 16:29", "6.2", "迟报（6小时以上）"),
        ("2025-01-16 10:20", "24.0", "迟报（6小时以上）"),
        ("2025年1月16日上午10点半", "24.2", "迟报（24小时以上）"),
        ("2025-01-17 4:20", "42.0", "迟报（24小时以上）"),
    ],
)
def test_the_delay_is_told_in_hours_and_words(reported, hours, band):
    each = report(reported_at=reported)
    assert (each.delay_hours, each.band) == (Decimal(hours), band)


def test_without_a_time_no_delay_is_made_up():
    each = report(reported_at="2025-01-16")
    assert (each.delay_hours, each.band) == (None, "时间不全")
    assert ("D204", "warning", "报告时间") in findings(reported_at="2025-01-16")


def test_the_six_of_the_sheet_were_told_as_the_sheet_says(casebook):
    """Section 6.4: 0.5, 11.0 (yellow), 42.0 (red), 0.5, 0.5, and the unknown boy."""
    main, by_circumstance = register(casebook)
    told = {row["登记号"]: (row["用时（小时）"], row["时限判断"]) for row in rows(main)}
    assert told == {
        "QB-2025-001": ("0.5", "正常"),
        "QB-2025-002": ("11.0", "迟报（6小时以上）"),
        "QB-2025-003": ("42.0", "迟报（24小时以上）"),
        "QB-2025-004": ("0.5", "正常"),
        "QB-2025-005": ("0.5", "正常"),
        "QB-2025-006": ("0.3", "正常"),
    }
    assert main.summary == "共6件，正常4件，迟报（6小时以上）1件，迟报（24小时以上）1件。"
    counted = {row["情形"][0]: row["件数"] for row in rows(by_circumstance)}
    assert counted == {"4": "2", "5": "1", "6": "1", "7": "1", "9": "1"}


def test_the_unknown_boy_is_described(casebook):
    main, _ = register(casebook)
    boy = rows(main)[-1]
    assert (boy["未成年人"], boy["性别"], boy["年龄"]) == ("身份不明", "男", "约6岁")


def test_children_of_the_register_are_completed(casebook):
    by_number = {row["登记号"]: row for row in rows(register(casebook)[0])}
    assert (by_number["QB-2025-004"]["未成年人"], by_number["QB-2025-004"]["年龄"]) == ("韩某轩", "12")
    assert (by_number["QB-2025-005"]["未成年人"], by_number["QB-2025-005"]["年龄"]) == ("钱某雨", "9")


@pytest.mark.parametrize("copy", ["full", "internal", "public"])
def test_no_copy_of_the_register_tells_of_reporters(casebook, copy):
    sealed = {
        fact
        for each in casebook.all("mandatory_report", MandatoryReport)
        for fact in (each.reporter, each.phone, each.post)
    }
    found = "\n".join(text for ledger in register(casebook, copy) for text in texts_of(ledger))
    assert [fact for fact in sealed if fact in found] == []


def test_the_public_copy_counts_harm_and_names_nobody(casebook):
    (counts,) = register(casebook, "public")
    found = "\n".join(texts_of(counts))
    assert counts.counts
    assert [words for words in ("QB-2025", "某某", "派出所") if words in found] == []
    internal, _ = register(casebook, "internal")
    assert rows(internal)[3]["情形"] == CIRCUMSTANCES[3]


def test_circumstances_are_read_by_number_and_words():
    assert report(circumstances="9、4").circumstances == (CIRCUMSTANCES[3], CIRCUMSTANCES[8])
    assert report(circumstances=["第4项", "情形9", 9]).circumstances == (CIRCUMSTANCES[3], CIRCUMSTANCES[8])
    assert report(circumstances="被组织乞讨").circumstances == (CIRCUMSTANCES[7],)
    assert report(circumstances=[CIRCUMSTANCES[0]]).circumstances == (CIRCUMSTANCES[0],)


@pytest.mark.parametrize("wrong", ["10", "0", "打架", {"1": "2"}])
def test_other_circumstances_are_refused(wrong):
    with pytest.raises(ValidationError):
        report(circumstances=wrong)


def test_a_report_before_its_finding_is_refused():
    assert ("D861", "error", "报告时间") in findings(reported_at="2025-01-15 10:19")
    assert ("D861", "error", "报告时间") in findings(reported_at="2025-01-14")
    assert ("D861", "error", "报告时间") not in findings(reported_at="2025-01-15")


def test_the_police_are_always_told():
    civil = [{"organ": "民政", "unit": "县民政局", "received_at": "2025-01-15 11:00"}]
    assert findings(receivers=civil) == [("D866", "error", "接收")]
    assert findings(receivers=[*civil, *REPORT["receivers"]]) == []
    assert findings(receivers=[]) == [("D101", "warning", "接收")]


def test_who_received_it_when_is_needed():
    assert findings(receivers=[{"organ": "公安"}]) == [("D101", "warning", "接收 › 第1项 › 接收单位")]
    early = [REPORT["receivers"][0] | {"received_at": "2025-01-14 9:00"}]
    assert findings(receivers=early) == [("D763", "warning", "接收 › 第1项 › 接收时间")]


def test_a_late_report_must_be_explained():
    late = {"reported_at": "2025-01-17 4:20", "receivers": []}
    assert ("D867", "warning", "迟报说明") in findings(**late)
    assert ("D867", "info", "报告时间") in findings(**late, late_reason="不熟悉规定")


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"child": {}}, "未成年人 › 性别"),
        ({"child": {"sex": "男"}}, "大约年龄"),
        ({"child": {"sex": "男"}, "about_age": "约6岁"}, "体貌特征"),
    ],
)
def test_an_unknown_child_is_sketched(changes, where):
    assert ("D868", "warning", where) in findings(**changes)


def test_a_suspect_who_is_the_guardian_is_not_told():
    tell = {"urgent": ["送医", "通知监护人"]}
    assert findings(**tell, suspect_relation="父亲") == [("D869", "warning", "紧急措施")]
    assert findings(**tell, suspect_relation="邻居") == []
    assert findings(urgent=["无", "送医"]) == [("D869", "error", "紧急措施")]


def test_the_circumstance_fits_the_child():
    girl = {"sex": "女", "born_on": "2011-01-16"}
    assert findings(child={"name": "某", **girl}, circumstances="2") == []
    assert findings(child={"name": "某", **girl}, circumstances="3") == [("D878", "warning", "情形")]
    older = girl | {"born_on": "2011-01-15"}
    assert findings(child={"name": "某", **older}, circumstances="2") == [("D878", "warning", "情形")]
    assert findings(child={"name": "某", **older}, circumstances="3") == []
    assert ("D878", "warning", "情形") in findings(circumstances="2")


def test_only_children_are_reported_here():
    grown = {"name": "某", "sex": "男", "born_on": "2007-01-15"}
    assert ("D878", "error", "未成年人 › 出生日期") in findings(child=grown)
    minor = grown | {"born_on": "2007-01-16"}
    assert findings(child=minor) == []


def test_results_have_days_and_come_before_the_end():
    assert findings(accept="受案") == [("D870", "warning", "受理日期")]
    assert findings(accept="受案", accepted_on="2025-01-15", feedback_on="2025-01-18") == []
    late = findings(accept="受案", accepted_on="2025-01-15", feedback_on="2025-01-19")
    assert late == [("D870", "info", "反馈日期")]
    assert findings(closed_on="2025-02-01") == [("D870", "error", "受理结果")]


def test_feedback_that_does_not_come_is_told_across():
    book = Casebook({"mandatory_report": (report(accept="受案", accepted_on="2025-04-06"),)})
    assert list(KIND.across(book, Context(date(2025, 4, 9)))) == []
    (finding,) = KIND.across(book, Context(DAY))
    assert (finding.code, finding.message) == ("D870", "“QB-2025-001”受理后没有反馈，逾期1天")
    days = [each.where for each in KIND.across(book, Context(date(2025, 1, 14)))]
    assert days == [
        "强制报告 › 第1项 › 发现时间",
        "强制报告 › 第1项 › 报告时间",
        "强制报告 › 第1项 › 受理日期",
    ]


def test_numbers_and_gaps_are_told():
    assert findings(mr_no="1", unit="", post="") == [
        ("D860", "warning", "登记号"),
        ("D101", "warning", "报告单位"),
    ]


def visit(**changes):
    data = {"kind": "走访记录", "visit_id": "ZF-202504-0009", "visited_at": "2025-04-07 9:00"}
    return Visit.model_validate(data | {"child": {"file_no": "QH-02-2024-0003"}} | changes)


def test_harm_seen_on_a_visit_needs_a_report():
    hurt, calm = visit(injured="是"), visit(injured="否")
    assert list(unreported_harm(Casebook({"visit": (calm,)}))) == []
    (finding,) = unreported_harm(Casebook({"visit": (calm, hurt)}))
    assert (finding.code, finding.where) == ("D877", "走访记录 › 第2项 › 有伤痕")
    covered = report(child={"file_no": "QH-02-2024-0003"})
    assert list(unreported_harm(Casebook({"visit": (hurt,), "mandatory_report": (covered,)}))) == []
    (unnamed,) = unreported_harm(Casebook({"visit": (visit(child={}, self_harm="是"),)}))
    assert unnamed.where == "走访记录 › 第1项 › 自伤迹象"


def test_harm_in_an_assessment_needs_a_report(request):
    folder = request.config.rootpath / "data" / "casebook"
    files = [
        ((folder / f"{name}.yaml").read_bytes(), f"{name}.yaml")
        for name in ("risk_assessment", "child", "mandatory_report")
    ]
    whole = load_casebook(files, Context(DAY)).casebook
    assert list(unreported_harm(whole)) == []
    alone = Casebook({"risk_assessment": whole.records["risk_assessment"]})
    (finding,) = unreported_harm(alone)
    assert finding.code == "D877"
    assert finding.message.startswith("“RA-2025-0003”")


def test_the_form_shows_the_nine_circumstances_and_the_delay():
    found = texts()
    (circumstances,) = [text for text in found if "生殖器官" in text]
    lines = circumstances.split("\n")
    assert len(lines) == 9
    assert [line[0] for line in lines] == ["□", "□", "□", "☑", *"□□□□□"]
    assert "0.5小时" in found
    assert "☑正常　□迟报（6小时以上）　□迟报（24小时以上）" in found
    assert "2013年3月2日\n（12岁）" in found


def test_the_slips_do_not_name_the_reporter():
    found = "\n".join(texts(1))
    assert "清禾镇中心学校" in found
    assert [each for each in ("罗某敏", "班主任", "10000000821", "严某旭") if each in found] == []


def test_a_register_without_reports_is_a_zero_report():
    (main,) = register(Casebook(unit="清禾镇"))
    assert main.summary == "本期零报告：没有收到强制报告。"


def test_the_first_paper_is_the_sealed_form():
    assert KIND.compose(report(), Context(DAY)).title == "强制报告登记表"
