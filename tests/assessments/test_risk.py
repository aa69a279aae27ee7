"""风险等级评估: reading, levels, rules, the form, the ledger; the figures of the sample office."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from govdocs.context import Context
from govdocs.document.walk import texts
from govdocs.kinds.assessments.latest import assessments, latest_assessment
from govdocs.kinds.assessments.levels import level_at
from govdocs.kinds.assessments.risk import NAME, RiskAssessment
from govdocs.kinds.assessments.risk_form import basis, change_words, level_change
from govdocs.kinds.assessments.risk_ledger import assessed_children, risk_ledger
from govdocs.kinds.assessments.risk_rules import across_findings, completed
from govdocs.kinds.assessments.scale import BODY, CONDUCT, GUARDIANSHIP, SCALE
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.copies import copied
from govdocs.kinds.parts.ledgers import document_of, texts_of
from govdocs.kinds.risk_assessment import KINDS

(KIND,) = KINDS
BEST = {
    name: {item.label: item.options[0].word for item in dimension.items}
    for name, dimension in (("监护风险", GUARDIANSHIP), ("生理风险", BODY), ("行为风险", CONDUCT))
}
FACTS = {
    "评估编号": "RA-2025-0009",
    "未成年人": {"档案号": "QH-01-2023-0001", "姓名": "赵某晨", "出生日期": "2012年5月20日"},
    "评估日期": "2025年3月5日",
    "评估原因": "定期复评",
    "评估人": "郑某文",
    "复核人": "王某丽",
    "困境现状": "祖父照料。",
    "困境成因": "父母外出。",
    "服务建议": "每周联系。",
    "评估意见": "同意。",
}
ENGLISH = {
    "评估编号": "ra_id",
    "未成年人": "child",
    "评估日期": "assessed_on",
    "评估原因": "trigger",
    "评估人": "assessor",
    "参与人": "participants",
    "复核人": "reviewer",
    "困境现状": "situation",
    "困境成因": "causes",
    "服务建议": "advice",
    "评估意见": "opinion",
    "监护风险": "guardianship",
    "生理风险": "body",
    "行为风险": "conduct",
    "强制报告事项": "forced",
    "人工调整": "override",
    "评分说明": "reasons",
    "上次评估": "previous",
    "特殊说明": "special",
    "档案号": "file_no",
    "姓名": "name",
    "出生日期": "born_on",
    "调整后等级": "to",
    "调整理由": "reason",
    "批准人": "approved_by",
    "项目": "item",
    "说明": "text",
    "综合等级": "level",
    "监护风险得分": "guardianship",
}


def english(data, dimension=None):
    if isinstance(data, dict):
        names = (
            {item.label: item.code.lower().replace("-", "_") for item in dimension.items}
            if dimension
            else ENGLISH
        )
        inner = dict(zip(("监护风险", "生理风险", "行为风险"), SCALE, strict=True))
        return {names[key]: english(value, inner.get(key)) for key, value in data.items()}
    return [english(each) for each in data] if isinstance(data, list) else data


def assessment(**changes):
    return RiskAssessment.model_validate(english(FACTS | BEST | changes))


def findings(**changes):
    return [(each.code, each.severity.value, each.where) for each in KIND.check(assessment(**changes))]


def scored(dimension, *scores):
    """The items of a dimension with such points, in their order."""
    return {item.label: str(score) for item, score in zip(dimension.items, scores, strict=True)}


def lowered(name, dimension, points):
    """A dimension with so many points less than the most."""
    found = dict(BEST[name])
    left = points
    for item in dimension.items:
        step = next(
            (o for o in reversed(item.options) if item.options[0].score - o.score <= left), item.options[0]
        )
        left -= item.options[0].score - step.score
        found[item.label] = step.word
    assert left == 0
    return found


@pytest.mark.parametrize(
    ("number", "scores", "levels", "level", "due"),
    [
        ("RA-2025-0002", (75, 92, 67), ("三级蓝", "四级绿", "三级蓝"), "三级蓝", date(2025, 9, 5)),
        ("RA-2025-0003", (54, 96, 77), ("二级黄", "四级绿", "三级蓝"), "一级红", date(2025, 5, 7)),
        ("RA-2025-0001", (45, 94, 47), ("二级黄", "四级绿", "二级黄"), "二级黄", date(2025, 5, 28)),
        ("RA-2024-0031", (96, 100, 92), ("四级绿", "四级绿", "四级绿"), "四级绿", date(2025, 10, 8)),
        ("RA-2025-0004", (89, 47, None), ("四级绿", "二级黄", None), "二级黄", date(2025, 6, 30)),
    ],
)
def test_the_sample_assessments_come_out_as_the_sheet_says(casebook, number, scores, levels, level, due):
    record = next(each for each in casebook.all(NAME, RiskAssessment) if each.ra_id == number)
    assert record.scores == scores
    assert tuple(level_at(score) if score is not None else None for score in record.scores) == levels
    assert (record.level, record.next_due) == (level, due)


def test_the_sample_assessments_have_no_warning(casebook):
    found = [each for record in casebook.all(NAME, RiskAssessment) for each in KIND.check(record)]
    assert [each.code for each in found if each.severity.value != "info"] == []


@pytest.mark.parametrize(("points", "score", "level"), [(41, 59, "二级黄"), (21, 79, "三级蓝")])
def test_59_is_yellow_and_79_is_blue(points, score, level):
    record = assessment(监护风险=lowered("监护风险", GUARDIANSHIP, points))
    assert (record.scores[0], record.level) == (score, level)


def test_points_alone_are_read_as_options():
    record = assessment(监护风险=scored(GUARDIANSHIP, 4, 2, 6, 6, 6, 6, 3, 10, 6, 8, 10, 8))
    assert record.score(GUARDIANSHIP) == 75
    assert record.word_of(GUARDIANSHIP, GUARDIANSHIP.items[0]) == "4分：70至79岁"


def test_a_number_is_read_as_points():
    data = english(FACTS | BEST)
    data["guardianship"]["a2_01"] = 2
    assert RiskAssessment.model_validate(data).score(GUARDIANSHIP) == 94


def test_an_option_that_there_is_not_is_refused():
    data = english(FACTS | BEST)
    data["guardianship"]["a2_01"] = "7"
    with pytest.raises(ValidationError):
        RiskAssessment.model_validate(data)


def test_a_missing_item_leaves_its_dimension_unassessed_and_is_told():
    less = {label: word for label, word in BEST["生理风险"].items() if label != "疾病"}
    record = assessment(生理风险=less)
    assert record.scores == (100, None, 100)
    assert ("D821", "warning", "生理风险 › 疾病") in findings(生理风险=less)


@pytest.mark.parametrize("text", ["A1-01", "a1-01、C1-09", ["A1-01监护人三个月以上没有履行监护职责"]])
def test_a_forcing_matter_makes_level_one_and_keeps_the_scores(text):
    record = assessment(强制报告事项=text)
    assert (record.level, record.scores) == ("一级红", (100, 100, 100))
    assert record.forced[0] == "A1-01监护人三个月以上没有履行监护职责"
    assert record.next_due == date(2025, 4, 5)


@pytest.mark.parametrize("text", ["A1-99", "A1-01别的话", 7])
def test_a_forcing_matter_that_there_is_not_is_refused(text):
    with pytest.raises(ValidationError):
        assessment(强制报告事项=text)


def test_harm_is_to_be_reported():
    assert ("D826", "info", "强制报告事项") in findings(强制报告事项="A1-04")
    assert "D826" not in [code for code, *_ in findings(强制报告事项="A1-07")]


def test_a_child_before_school_age_is_not_assessed_for_conduct():
    child = FACTS["未成年人"] | {"出生日期": "2020年2月29日"}
    body = BEST["生理风险"] | {"年龄": "6"}
    assert ("D822", "error", "行为风险") in findings(未成年人=child, 生理风险=body)
    assert findings(未成年人=child, 生理风险=body, 行为风险={}) == []


def test_a_child_of_school_age_without_conduct_is_told():
    assert findings(行为风险={}) == [("D821", "warning", "行为风险")]


def test_the_item_of_age_must_fit_the_birth():
    assert findings(生理风险=BEST["生理风险"] | {"年龄": "4"}) == [("D822", "warning", "生理风险 › 年龄")]


def test_without_a_birth_nothing_is_said_of_age():
    assert findings(未成年人={"姓名": "赵某晨"}, 生理风险=BEST["生理风险"] | {"年龄": "4"}) == []


def test_the_least_points_want_a_reason():
    low = BEST["监护风险"] | {"亲子关系": "2", "年龄": "2"}
    assert findings(监护风险=low) == [("D823", "warning", "评分说明")]
    assert findings(监护风险=low, 评分说明=[{"项目": "A2-09", "说明": "争吵不断"}]) == []


def test_reasons_print_beside_their_items():
    record = assessment(评分说明=[{"项目": "A2-09亲子关系", "说明": "常一起下棋"}])
    (sheet,) = KIND.forms[0].values(record, Context(date(2025, 4, 10)))
    assert sheet["A2_09"].endswith("\n说明：常一起下棋")
    assert sheet["A2_09"].startswith("☑10分：和谐　□6分：一般")


def test_nobody_reviews_his_own_assessment():
    assert findings(复核人="郑某文") == [("D824", "error", "复核人")]
    assert findings(参与人="王某丽") == [("D824", "warning", "复核人")]


def test_a_level_may_be_raised_with_a_reason():
    override = {"调整后等级": "二级", "调整理由": "家庭变故"}
    assert findings(人工调整=override) == []
    assert assessment(人工调整=override).level == "二级黄"


def test_a_level_set_by_hand_wants_a_reason():
    assert findings(人工调整={"调整后等级": "红"}) == [("D825", "error", "人工调整 › 调整理由")]


def test_a_level_is_lowered_with_the_name_of_the_reviewer_only():
    low = lowered("监护风险", GUARDIANSHIP, 41)
    override = {"调整后等级": "四级绿", "调整理由": "已请保姆"}
    reasons = [{"项目": item.code, "说明": "见记录"} for item in GUARDIANSHIP.items]
    assert findings(监护风险=low, 评分说明=reasons, 人工调整=override) == [
        ("D825", "error", "人工调整 › 批准人")
    ]
    approved = override | {"批准人": "王某丽"}
    assert findings(监护风险=low, 评分说明=reasons, 人工调整=approved) == []


def test_a_forced_level_is_not_changed_by_hand():
    override = {"调整后等级": "四级绿", "调整理由": "已改正", "批准人": "王某丽"}
    found = findings(强制报告事项="A1-07", 人工调整=override)
    assert found == [("D825", "error", "人工调整 › 调整后等级")]
    assert assessment(强制报告事项="A1-07", 人工调整=override).level == "一级红"


def test_a_reason_without_a_level_is_told():
    assert findings(人工调整={"调整理由": "x"}) == [("D825", "warning", "人工调整 › 调整后等级")]


def test_empty_facts_are_told_once():
    (found,) = KIND.check(RiskAssessment(ra_id="RA-2025-0001"))[:1]
    assert (found.code, found.where) == ("D101", "评估日期")
    assert "评估人、复核人、困境现状" in found.message


def test_an_odd_number_is_told_without_quoting_it():
    (found,) = KIND.check(assessment(评估编号="赵某晨的评估"))
    assert (found.code, "赵某晨" in found.message) == ("D820", False)


def test_long_opinions_are_refused():
    with pytest.raises(ValidationError):
        assessment(困境现状="难" * 501)


def earlier_and_later(**changes):
    first = assessment(评估编号="RA-2024-0001", 评估日期="2024年9月5日", **changes)
    return Casebook({NAME: (assessment(), first)})


def test_the_assessment_before_is_filled_in():
    casebook = earlier_and_later(强制报告事项="A1-07")
    later = completed(casebook.records[NAME][0], casebook)
    assert (later.previous.level, later.previous.scores) == ("一级红", (100, 100, 100))
    assert later.previous.on == "2024年9月5日"
    first = completed(casebook.records[NAME][1], casebook)
    assert first.previous.level == ""


def test_what_is_written_of_the_assessment_before_stays():
    casebook = earlier_and_later()
    record = assessment(上次评估={"综合等级": "黄"})
    assert completed(record, casebook).previous.level == "二级黄"


def test_leaving_red_after_one_better_result_is_told():
    casebook = earlier_and_later(强制报告事项="A1-07")
    book = replace(
        casebook, records={NAME: tuple(completed(each, casebook) for each in casebook.records[NAME])}
    )
    found = list(across_findings(book, Context(date(2025, 4, 10))))
    assert [(each.code, each.where) for each in found] == [("D826", "风险等级评估 › 第1项 › 评估编号")]


def test_an_assessment_after_the_day_of_the_account_is_an_error():
    casebook = Casebook({NAME: (assessment(),)})
    (found,) = across_findings(casebook, Context(date(2025, 3, 4)))
    assert (found.code, found.where) == ("D833", "风险等级评估 › 第1项 › 评估日期")


def test_the_latest_assessment_is_that_up_to_the_day():
    casebook = earlier_and_later()
    assert latest_assessment(casebook, "QH-01-2023-0001").ra_id == "RA-2025-0009"
    assert latest_assessment(casebook, "QH-01-2023-0001", date(2025, 1, 1)).ra_id == "RA-2024-0001"
    assert latest_assessment(casebook, "QH-01-2023-0001", date(2023, 1, 1)) is None
    assert assessments(casebook, "") == ()


def test_changes_in_words():
    assert [change_words(*pair) for pair in ((70, 73), (73, 61), (5, 5), (None, 5), (5, None))] == [
        "升3",
        "降12",
        "持平",
        "—",
        "—",
    ]
    assert level_change("一级红", "二级黄") == "由一级红好转为二级黄"
    assert level_change("四级绿", "二级黄") == "由四级绿升高为二级黄"
    assert (level_change("", "二级黄"), level_change("三级蓝", "三级蓝")) == ("—", "持平")


def test_the_basis_of_a_level_in_words():
    assert basis(assessment()) == "取已评维度中等级最重的。"
    assert basis(assessment(行为风险={})) == "取已评维度中等级最重的。行为风险未评估。"
    assert basis(RiskAssessment(ra_id="1")) == "各维度都没有评完。"
    assert basis(assessment(强制报告事项="A1-07")) == "有强制报告事项1项，定为一级红；各维度得分照记。"
    override = {"调整后等级": "二级", "调整理由": "家庭变故", "批准人": "王某丽"}
    assert basis(assessment(人工调整=override)) == (
        "按得分为四级绿，人工调整为二级黄。理由：家庭变故，批准人：王某丽"
    )


def test_an_empty_form_can_be_filled_in_by_hand():
    document = KIND.compose(RiskAssessment(ra_id="RA-2025-0001"), Context(date(2025, 4, 10)))
    found = "\n".join(texts(document))
    assert "☑" not in found
    assert "□8分：60岁以下" in found
    assert "□有　□无" in found
    assert "未评估" in found


def test_special_words_tick_their_box():
    (sheet,) = KIND.forms[0].values(assessment(特殊说明="将迁居"), Context(date(2025, 4, 10)))
    assert sheet["特殊说明文字"] == "☑有　□无\n将迁居"
    (sheet,) = KIND.forms[0].values(assessment(), Context(date(2025, 4, 10)))
    assert sheet["特殊说明文字"] == "□有　☑无"


def test_a_half_assessed_dimension_says_what_is_missing():
    less = {label: word for label, word in BEST["生理风险"].items() if label != "疾病"}
    (sheet,) = KIND.forms[0].values(assessment(生理风险=less), Context(date(2025, 4, 10)))
    assert (sheet["B结论"], sheet["B得分"], sheet["B等级"]) == ("未评估（还有1项没有评）", "", "未评估")


def test_the_ledger_has_the_worst_first_and_no_next_day_for_one_who_left(casebook, context):
    rows = assessed_children(casebook, context.today)
    assert [row.record.ra_id for row in rows] == [
        "RA-2025-0003",
        "RA-2025-0001",
        "RA-2025-0004",
        "RA-2025-0002",
        "RA-2024-0031",
    ]
    assert [row.left for row in rows] == [False, False, False, False, True]
    assert rows[-1].due is None


def test_the_ledger_says_what_is_overdue(casebook):
    rows = assessed_children(casebook, date(2025, 6, 10))
    assert {row.record.ra_id: row.overdue for row in rows if row.overdue} == {
        "RA-2025-0003": 34,
        "RA-2025-0001": 13,
    }


def test_children_are_counted_by_level(casebook, context):
    main, counts = risk_ledger(casebook, context)
    assert main.summary == "在册已评估4人，逾期未复评0人。"
    assert dict(counts.rows) == {"一级红": 1, "二级黄": 2, "三级蓝": 1, "四级绿": 0, "未评估": 5}
    assert counts.counts
    text = "\n".join(texts_of(counts))
    assert ("每7日" in text, "合计" in text) == (True, True)


def test_before_the_exit_the_green_one_counts(casebook, context):
    _, counts = risk_ledger(casebook, replace(context, today=date(2025, 4, 9)))
    assert dict(counts.rows)["四级绿"] == 1


def test_no_small_count_follows_from_the_others_in_public():
    reds = (
        assessment(强制报告事项="A1-07", 评估编号=f"RA-2025-01{number:02}", 未成年人={"姓名": f"甲{number}"})
        for number in range(5)
    )
    book = Casebook({NAME: (*reds, assessment())})
    (counts,) = risk_ledger(book, Context(date(2025, 4, 10), "public"))
    column = counts.columns[-1]
    shown = {row[0]: column.text(row) for row in counts.rows}
    assert (shown["四级绿"], shown["一级红"], column.total(counts.rows)) == ("不足3", "＊", "6")


def test_small_counts_are_not_told_in_public(casebook, context):
    (counts,) = risk_ledger(casebook, replace(context, copy="public"))
    column = counts.columns[-1]
    assert [column.text(row) for row in counts.rows] == ["不足3", "不足3", "不足3", "0", "5"]


def test_an_assessment_without_a_file_number_stands_by_itself():
    record = assessment(未成年人={"姓名": "赵某晨"})
    late = assessment(评估编号="RA-2025-0010", 评估日期="2025年5月1日", 未成年人={"姓名": "赵某晨"})
    rows = assessed_children(Casebook({NAME: (record, late)}), date(2025, 4, 10))
    assert [row.record.ra_id for row in rows] == ["RA-2025-0009"]


def test_the_ledger_is_a_document(casebook, context):
    document = document_of("风险等级评估", risk_ledger(casebook, context))
    found = "\n".join(texts(document))
    assert ("A1-01" in found, "已退出" in found, "2025年5月7日" in found) == (True, True, True)


def test_levels_stay_in_a_masked_copy(casebook, context):
    masked = copied(casebook, replace(context, copy="internal"))
    rows = assessed_children(masked, context.today)
    assert [row.record.level for row in rows] == ["一级红", "二级黄", "二级黄", "三级蓝", "四级绿"]
    assert "赵某晨" not in "\n".join(texts_of(risk_ledger(masked, context)[0]))


def test_a_record_travels_between_processes():
    record = assessment(强制报告事项="A1-07")
    assert pickle.loads(pickle.dumps(record)) == record


def test_the_public_is_told_how_many_there_are_of_each_level_alone(casebook):
    public = Context(date(2025, 4, 10), "public")
    (counts,) = risk_ledger(copied(casebook, public), public)
    found = "\n".join(texts_of(counts))
    assert [words for words in ("生理风险", "A1-01", "RA-2025", "某某", "甲山村") if words in found] == []
    assert ("一级红" in found, counts.counts) == (True, True)


def test_the_ledger_says_which_levels_were_set_by_hand(context):
    override = {"调整后等级": "二级", "调整理由": "家庭变故"}
    main, _ = risk_ledger(Casebook({NAME: (assessment(人工调整=override),)}), context)
    assert main.notes[-1] == "等级经人工调整：RA-2025-0009。"
    plain, _ = risk_ledger(Casebook({NAME: (assessment(),)}), context)
    assert len(plain.notes) == 1
