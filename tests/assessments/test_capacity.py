"""监护能力评估: weights, caps, grades, rules, papers, ledger; the figures of the sample office."""

from __future__ import annotations

from datetime import date

import pytest

from govdocs.context import Context
from govdocs.document.walk import texts
from govdocs.kinds.assessments.capacity import NAME, GuardianshipAssessment
from govdocs.kinds.assessments.capacity_ledger import capacity_ledger, capacity_rows
from govdocs.kinds.assessments.capacity_rules import across_findings, completed
from govdocs.kinds.assessments.capacity_standard import DEMONSTRATION, PARTS, grade_of
from govdocs.kinds.guardianship_assessment import KINDS
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.copies import copied
from govdocs.kinds.parts.ledgers import texts_of

(KIND,) = KINDS
CONTEXT = Context(date(2025, 4, 10))
FULL = [{"indicator": each.label, "score": each.full, "reason": "查看"} for each in DEMONSTRATION.indicators]
FACTS = {
    "ga_id": "JP-2025-009",
    "child": {"file_no": "QH-01-2023-0001", "name": "赵某晨"},
    "guardians": [{"name": "赵某山", "relation": "祖父"}],
    "assessed_on": "2025年3月5日",
    "entrusted_by": "例示县民政局",
    "assessor_org": "例示社工服务中心",
    "assessors": "王某丽、郑某文",
    "methods": "观察、访谈",
    "notified_on": "2025年3月1日",
    "marks": FULL,
    "findings": "能照料。",
    "suggestions": "每月走访。",
}
OWN = {
    "standard": "例示县监护能力评估办法",
    "marks": [
        {"indicator": "照料", "part": "能力", "full": 60, "score": 50, "reason": "查看"},
        {"indicator": "住房", "part": "保障", "full": 40, "score": 20, "reason": "查看"},
    ],
    "thresholds": {"normal": 85, "lacking": 70, "improper": 50},
}


def assessment(**changes):
    return GuardianshipAssessment.model_validate(FACTS | changes)


def findings(**changes):
    return [(each.code, each.severity.value, each.where) for each in KIND.check(assessment(**changes))]


def paper(label, **changes):
    (found,) = [each for each in KIND.forms if each.label == label]
    return found.values(assessment(**changes), CONTEXT)


def page(label, **changes):
    return "\n".join(texts(*KIND.documents(assessment(**changes), CONTEXT, (label,))))


@pytest.mark.parametrize(
    ("number", "parts", "total", "grade"),
    [
        ("JP-2025-001", (33, 24, 20), 77, "监护不足"),
        ("JP-2025-002", (18, 19, 13), 50, "监护失当"),
        ("JP-2025-003", (28, 32, 21), 81, "监护正常"),
        ("JP-2025-004", (27, 26, 18), 71, "监护不足"),
        ("JP-2025-005", (30, 28, 20), 78, "监护失当"),
    ],
)
def test_the_sample_assessments_come_out_as_the_sheet_says(casebook, number, parts, total, grade):
    record = next(each for each in casebook.all(NAME, GuardianshipAssessment) if each.ga_id == number)
    assert (tuple(map(record.part_total, PARTS)), record.total, record.grade) == (parts, total, grade)
    assert [each.code for each in KIND.check(record) if each.severity.value != "info"] == []


def test_the_demonstration_weights_add_up_and_call_themselves_so():
    sums = [sum(each.full for each in DEMONSTRATION.indicators if each.part == part) for part in PARTS]
    assert (sums, "非官方" in DEMONSTRATION.name) == ([40, 36, 24], True)


@pytest.mark.parametrize(
    ("total", "grade"),
    [
        (100, "监护正常"),
        (80, "监护正常"),
        (79, "监护不足"),
        (60, "监护不足"),
        (40, "监护失当"),
        (39, "监护缺失"),
    ],
)
def test_totals_have_grades(total, grade):
    assert grade_of(total, DEMONSTRATION.thresholds) == grade


def test_harm_caps_the_grade():
    record = assessment(harm_found="是")
    assert (record.scored_grade, record.grade) == ("监护正常", "监护失当")
    assert findings(harm_found="是") == [("D826", "info", "发现侵害")]


def test_harm_does_not_lift_a_worse_grade():
    low = [mark | {"score": 1} for mark in FULL]
    assert assessment(marks=low, harm_found="是").grade == "监护缺失"


def test_without_an_able_guardian_the_grade_is_the_worst():
    assert assessment(nobody_able="是").grade == "监护缺失"
    assert findings(nobody_able="是") == [("D826", "info", "评分")]


def test_a_missing_indicator_gives_no_total():
    record = assessment(marks=FULL[1:])
    assert (record.total, record.grade, record.part_total("儿童成长")) == (None, "", None)
    assert record.part_total("监护能力") == 36
    assert findings(marks=FULL[1:]) == [("D821", "warning", "评分")]


def test_marks_must_fit_the_standard():
    odd = {"indicator": "财富", "score": 1, "reason": "查看"}
    assert ("D827", "error", "评分 › 第12项 › 指标") in findings(marks=[*FULL, odd])
    high = [FULL[0] | {"score": 9}, *FULL[1:]]
    assert findings(marks=high) == [("D827", "error", "评分 › 第1项 › 得分")]
    assert findings(marks=[*FULL, FULL[0]]) == [("D827", "error", "评分 › 第1项 › 指标")]


def test_full_marks_behind_an_indicator_are_left_out():
    assert findings(marks=[FULL[0] | {"indicator": "身体健康（8）"}, *FULL[1:]]) == []


def test_every_mark_wants_a_reason():
    silent = [{key: value for key, value in mark.items() if key != "reason"} for mark in FULL[:2]]
    assert findings(marks=[*silent, *FULL[2:]]) == [("D828", "warning", "评分 › 第1项 › 评分理由")]


def test_an_office_may_use_a_standard_of_its_own():
    record = assessment(**OWN)
    assert (record.total, record.grade, record.part_total("能力")) == (70, "监护不足", 50)
    assert findings(**OWN) == []
    assert "不是官方标准" not in page("监护能力评估表", **OWN)


def test_an_own_standard_wants_full_marks_that_add_up():
    first, second = OWN["marks"]
    bare = {key: value for key, value in second.items() if key != "full"}
    found = findings(**OWN | {"marks": [first, bare]})
    assert ("D827", "error", "评分 › 第2项 › 满分") in found
    assert ("D827", "error", "评分") in found


def test_thresholds_go_down():
    assert findings(thresholds={"normal": 60, "lacking": 60}) == [("D827", "error", "等级线 › 监护正常线")]


def test_the_procedure_is_looked_at():
    assert findings(assessors="王某丽") == [("D829", "warning", "评估人")]
    assert findings(notified_on="2025年3月6日") == [("D829", "warning", "通知日期")]
    dispute = {"raised_on": "2025年3月1日", "text": "不同意"}
    assert findings(dispute=dispute) == [("D829", "warning", "异议与复核 › 提出日期")]
    assert findings(care={"abused": "是"}) == [("D829", "warning", "发现侵害")]


def test_empty_facts_are_told_once():
    (found, *others) = KIND.check(GuardianshipAssessment(ga_id="JP-2025-001"))
    assert (found.code, found.where, others) == ("D101", "被评估人", [])


def test_the_assessment_before_is_filled_in():
    first = assessment(
        ga_id="JP-2024-001", assessed_on="2024年3月5日", marks=[FULL[0] | {"score": 5}, *FULL[1:]]
    )
    casebook = Casebook({NAME: (assessment(), first)})
    later = completed(casebook.records[NAME][0], casebook)
    assert (later.previous_id, later.previous_total, later.previous_grade) == ("JP-2024-001", 97, "监护正常")
    assert completed(first, casebook).previous_id == ""
    kept = assessment(previous_id="JP-2020-001")
    assert completed(kept, casebook).previous_id == "JP-2020-001"


def test_the_change_is_printed():
    changes = {"previous_id": "JP-2024-001", "previous_total": 97, "previous_grade": "监护正常"}
    assert "上次评估JP-2024-001，97分，监护正常；本次升3分。" in page("监护能力评估报告", **changes)
    same = changes | {"previous_total": 100}
    assert "本次持平。" in page("监护能力评估报告", **same)


def test_an_assessment_after_the_day_of_the_account_is_an_error():
    (found,) = across_findings(Casebook({NAME: (assessment(),)}), Context(date(2025, 3, 4)))
    assert (found.code, found.where) == ("D833", "监护能力评估 › 第1项 › 评估日期")


def test_the_paper_says_that_the_weights_are_no_official_ones():
    assert "不是官方标准" in page("监护能力评估表")
    assert "不是官方标准" in page("监护能力评估报告")


def test_the_paper_says_why_the_grade_is_what_it_is():
    assert "80分以上正常" in page("监护能力评估表")
    assert "发现侵害，等级不高于监护失当，定为监护失当。" in page("监护能力评估报告", harm_found="是")
    assert "没有有能力的监护人，等级为监护缺失。" in page("监护能力评估报告", nobody_able="是")


def test_the_form_has_a_row_for_every_indicator_and_sum():
    (sheet,) = paper("监护能力评估表")
    assert [row["指标"] for row in sheet["指标行"]].count("小计") == 3
    assert len(sheet["指标行"]) == 14
    (blank,) = paper("监护能力评估表", marks=[])
    assert {row["得分"] for row in blank["指标行"]} == {""}
    assert (blank["总分"], blank["等级"]) == ("", "")


def test_an_unfinished_assessment_has_no_grade():
    (sheet,) = paper("监护能力评估表", marks=FULL[1:])
    assert sheet["等级"] == "未评完"
    assert "儿童成长未评完（满分40分）" in sheet["得分文字"]


def test_the_notice_speaks_to_one_or_to_several():
    assert "对你履行监护" in page("监护能力评估通知书")
    two = [*FACTS["guardians"], {"name": "赵某珍", "relation": "祖母"}]
    found = page("监护能力评估通知书", guardians=two)
    assert ("赵某山、赵某珍：" in found, "对你们履行监护" in found) == (True, True)


def test_an_empty_notice_leaves_room_to_write():
    record = GuardianshipAssessment(ga_id="JP-2025-001")
    (document,) = KIND.documents(record, CONTEXT, ("监护能力评估通知书",))
    assert "＿＿＿＿＿＿：" in "\n".join(texts(document))
    (report,) = KIND.documents(record, CONTEXT, ("监护能力评估报告",))
    assert "未评完" not in "\n".join(texts(report))


def test_the_form_about_care_is_printed_where_something_is_said_of_it():
    assert paper("监护照料状况评估表") == ()
    found = page("监护照料状况评估表", care={"who": "祖母", "meals": "较好", "grade": "一般"})
    assert ("☑较好" in found, "☑一般" in found, "祖母" in found) == (True, True, True)


def test_a_dispute_is_part_of_the_report():
    dispute = {"raised_on": "2025-03-12", "text": "住房偏低。", "recheck": "维持"}
    found = page("监护能力评估报告", dispute=dispute)
    assert "六、异议与复核：2025年3月12日；住房偏低；复核结果：维持。" in found
    assert "六、异议" not in page("监护能力评估报告")


def test_the_first_paper_is_the_form_of_marks():
    assert KIND.compose(assessment(), CONTEXT).title == "监护能力评估表"


def test_the_ledger_has_the_worst_first_and_names_the_cap(casebook, context):
    rows = capacity_rows(casebook, context.today)
    assert [row.ga_id[-3:] for row in rows] == ["002", "005", "001", "004", "003"]
    (ledger,) = capacity_ledger(casebook, context)
    assert ledger.summary == "共5份：监护正常1份，监护不足2份，监护失当2份。"
    found = texts_of(ledger)
    assert ("发现侵害" in found, ledger.notes) == (True, ("评估标准：示例权重（非官方标准）。",))


def test_the_ledger_of_no_and_of_unfinished_assessments():
    (empty,) = capacity_ledger(Casebook({}), CONTEXT)
    assert (empty.summary, empty.notes) == ("共0份。", ())
    unfinished = assessment(marks=FULL[1:])
    nobody = assessment(ga_id="JP-2025-010", nobody_able="是")
    (ledger,) = capacity_ledger(Casebook({NAME: (unfinished, nobody)}), CONTEXT)
    found = list(texts_of(ledger))
    assert ("未评完" in found, "无有能力的监护人" in found) == (True, True)


def test_the_public_is_told_how_many_of_each_grade_there_are(casebook):
    public = Context(date(2025, 4, 10), "public")
    (ledger,) = capacity_ledger(copied(casebook, public), public)
    found = "\n".join(texts_of(ledger))
    assert [words for words in ("发现侵害", "总分", "GA-2025", "某某", "村") if words in found] == []
    assert ("监护失当" in found, ledger.counts) == (True, True)
