"""走访记录: rules, what is due when, ledgers; the figures of the sample office."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from govdocs.context import Context
from govdocs.document.walk import texts
from govdocs.kinds.assessments.risk import RiskAssessment
from govdocs.kinds.cases.hazard_record import Hazard
from govdocs.kinds.children.child import Child
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.copies import copied
from govdocs.kinds.parts.ledgers import document_of, texts_of
from govdocs.kinds.visit import KINDS
from govdocs.kinds.visits.record import NAME, Visit, person_of, role_of
from govdocs.kinds.visits.schedule import last_visit, risk_level, visit_state, visits_of
from govdocs.kinds.visits.visit_form import next_words
from govdocs.kinds.visits.visit_ledgers import (
    due_children,
    due_ledger,
    monthly_ledger,
    visit_ledger,
    visitor_months,
)
from govdocs.kinds.visits.visit_rules import across_findings, completed

(KIND,) = KINDS
DAY = date(2025, 4, 10)
CONTEXT = Context(DAY)
FILE = "QH-01-2023-0001"
FACTS = {
    "visit_id": "ZF-202504-0009",
    "child": {"file_no": FILE, "name": "赵某晨", "born_on": "2012年5月20日"},
    "sort": "定期走访",
    "visited_at": "2025年4月3日9:30",
    "place": "家中",
    "visitors": "郑某文（儿童主任）、罗某敏（教师）",
    "met": "儿童本人、照料人",
    "lives_alone": "否",
    "unattended": "否",
    "carer_changed": "否",
    "weekly_contact": "是",
    "food": "良好",
    "hygiene": "良好",
    "power": "良好",
    "water": "良好",
    "house": "良好",
    "poison": "良好",
    "attending": "是",
    "injured": "否",
    "self_harm": "否",
    "mood": "平稳",
    "aid_received": "不适用",
    "finding": "情况平稳。",
}
HAZARD = {"text": "夜间无人照看", "handed": "隐患销账"}


def visit(**changes):
    return Visit.model_validate(FACTS | changes)


def findings(**changes):
    return [(each.code, each.severity.value, each.where) for each in KIND.check(visit(**changes))]


def child(**changes):
    return Child.model_validate({"file_no": FILE, "name": "赵某晨"} | changes)


def book(*visits, children=(), assessments=()):
    return Casebook({NAME: visits, "child": tuple(children), "risk_assessment": tuple(assessments)})


@pytest.mark.parametrize(
    ("file_no", "last", "due", "overdue", "left", "colour"),
    [
        ("QH-01-2023-0001", "ZF-202501-0003", date(2025, 4, 5), 5, None, "红"),
        ("QH-02-2024-0003", "ZF-202504-0001", date(2025, 4, 14), 0, 4, "黄"),
        ("QH-03-2024-0002", "ZF-202502-0007", date(2025, 3, 28), 13, None, "红"),
        ("QH-04-2021-0005", "ZF-202504-0002", None, 0, None, ""),
        ("QH-05-2024-0001", "ZF-202503-0010", date(2025, 4, 30), 0, 20, "绿"),
    ],
)
def test_the_sample_visits_are_due_as_the_sheet_says(
    casebook, context, file_no, last, due, overdue, left, colour
):
    state = visit_state(casebook, file_no, context.today)
    assert (state.last.visit_id, state.due) == (last, due)
    assert (state.overdue, state.left, state.colour) == (overdue, left, colour)


def test_the_sample_visits_have_no_warning(casebook):
    found = [each for record in casebook.all(NAME, Visit) for each in KIND.check(record)]
    assert found == []


def test_a_call_does_not_put_off_the_next_visit():
    seen = visit(level="三级蓝", visited_at="2025年1月5日", visit_id="ZF-202501-0001")
    call = visit(sort="电话/视频", visited_at="2025年4月1日")
    casebook = book(seen, call, children=[child(risk_level="三级蓝")])
    assert last_visit(casebook, FILE) == seen
    assert visit_state(casebook, FILE, DAY).due == date(2025, 4, 5)
    assert call.next_due is None
    assert visits_of(casebook, FILE) == (seen, call)


@pytest.mark.parametrize("word", ["电话", "视频", "电话/视频", " 电话走访 "])
def test_a_call_is_read_in_every_way_a_clerk_writes_it(word):
    assert visit(sort=word).sort == "电话/视频"


def test_the_level_is_that_of_the_latest_assessment_else_of_the_register(casebook):
    assert risk_level(casebook, "QH-02-2024-0003") == "一级红"
    assert risk_level(book(children=[child(risk_level="二级黄")]), FILE) == "二级黄"
    assert risk_level(book(), FILE) == ""
    assert risk_level(book(), "") == ""


def test_an_assessment_that_is_not_done_leaves_the_level_of_the_register():
    undone = RiskAssessment.model_validate(
        {"ra_id": "RA-2025-0001", "child": {"file_no": FILE}, "assessed_on": "2025-04-01"}
    )
    assert risk_level(book(children=[child(risk_level="二级黄")], assessments=[undone]), FILE) == "二级黄"


def test_what_was_agreed_may_be_earlier_than_the_rule():
    early = visit(level="三级蓝", next_on="2025年4月20日")
    assert early.next_due == date(2025, 4, 20)
    casebook = book(early, children=[child(risk_level="三级蓝")])
    assert visit_state(casebook, FILE, DAY).due == date(2025, 4, 20)
    assert findings(level="三级蓝", next_on="2025年12月1日") == [("D834", "warning", "约定下次走访")]
    assert findings(next_on="2025年4月3日") == [("D834", "warning", "约定下次走访")]


def test_a_new_child_is_visited_within_five_days_of_work():
    casebook = book(children=[child(registered_on="2025年3月28日")])
    assert visit_state(casebook, FILE, DAY).due == date(2025, 4, 7)
    assert visit_state(casebook, FILE, DAY).last is None


def test_without_level_or_registration_nothing_is_due():
    assert visit_state(book(visit()), FILE, DAY).due is None
    assert visit_state(book(), FILE, DAY).due is None
    (row,) = due_children(book(visit(), children=[child()]), DAY)
    assert (row.state.colour, row.state.rhythm, row.state.left) == ("", "", None)


def test_visits_after_the_day_do_not_count():
    casebook = book(visit(visited_at="2025年5月3日"), children=[child(registered_on="2025年4月1日")])
    assert visit_state(casebook, FILE, DAY).last is None


def test_a_child_that_leaves_later_is_still_visited(casebook):
    before = visit_state(casebook, "QH-04-2021-0005", date(2025, 4, 9))
    assert before.due == date(2025, 10, 8)


def test_today_is_the_last_day():
    casebook = book(visit(visited_at="2025年3月10日"), children=[child(risk_level="二级黄")])
    (row,) = due_children(casebook, DAY)
    assert (row.state.left, row.state.colour) == (0, "黄")


def test_a_call_is_not_a_sight_of_the_child():
    assert visit().met_child
    assert not visit(sort="电话/视频").met_child
    assert not visit(met="邻居").met_child


def test_visitors_are_read_with_their_roles():
    record = visit(visitors="郑某文(儿童主任)，彭某刚（民警）")
    assert [(person_of(each), role_of(each)) for each in record.visitors] == [
        ("郑某文", "儿童主任"),
        ("彭某刚", "民警"),
    ]
    with pytest.raises(ValidationError, match="身份"):
        visit(visitors="郑某文（村民）")
    assert ("D830", "warning", "走访人") in findings(visitors="郑某文、罗某敏")


@pytest.mark.parametrize("changes", [{"harm_case": "是"}, {"injured": "有"}, {"self_harm": "是"}])
def test_two_visit_where_harm_is_suspected(changes):
    assert ("D830", "warning", "走访人") in findings(visitors="郑某文（儿童主任）", **changes)
    assert ("D830", "warning", "走访人") not in findings(**changes)


def test_a_problem_of_harm_wants_two_visitors_too():
    problem = {"sort": "侵害", "text": "被打骂"}
    assert findings(visitors="郑某文（儿童主任）", problems=[problem]) == [("D830", "warning", "走访人")]


def test_nobody_sees_a_child_alone():
    assert findings(visitors="郑某文（儿童主任）", met="儿童本人") == [("D830", "warning", "走访人")]
    assert findings(visitors="郑某文（儿童主任）", met="儿童本人", place="学校") == []
    assert findings(visitors="郑某文（儿童主任）") == []
    assert findings(visitors="郑某文（儿童主任）", met="儿童本人", sort="电话/视频") == []


def test_a_child_that_lives_alone_is_a_hazard_reported_the_same_day():
    found = findings(lives_alone="是")
    assert found == [("D831", "warning", "未满16周岁独自居住"), ("D831", "warning", "当日报告时间")]
    reported = {"problems": [HAZARD], "reported_at": "2025年4月3日15:00"}
    assert findings(lives_alone="是", **reported) == []
    late = reported | {"reported_at": "2025年4月4日8:00"}
    assert findings(lives_alone="是", **late) == [("D831", "warning", "当日报告时间")]


def test_answers_that_cannot_be_at_that_age_are_told():
    reported = {"problems": [HAZARD], "reported_at": "2025年4月3日15:00"}
    assert findings(unattended="是", **reported) == [("D834", "warning", "未满8周岁无人看护")]


@pytest.mark.parametrize("field", ["injured", "self_harm"])
def test_marks_of_injury_go_to_a_mandatory_report(field):
    label = {"injured": "有伤痕", "self_harm": "自伤迹象"}[field]
    assert findings(**{field: "是"}) == [("D832", "warning", label)]
    assert findings(**{field: "是"}, problems=[{"text": "手臂淤青", "handed": "强制报告"}]) == []


def test_bad_living_is_a_hazard():
    assert findings(power="差") == [("D832", "warning", "用电用火")]
    assert findings(power="差", problems=[HAZARD]) == []


def test_a_child_out_of_school_is_a_case_of_dropout():
    assert findings(attending="否") == [("D832", "warning", "在学")]
    assert findings(attending="否", problems=[{"text": "离校", "handed": "控辍保学"}]) == []
    grown = FACTS["child"] | {"born_on": "2008年1月1日"}
    assert findings(attending="否", child=grown) == []


def test_numbers_and_days_must_agree():
    assert findings(visit_id="ZF-202503-0001") == [("D834", "warning", "编号")]
    assert findings(visit_id="走访1") == [("D820", "warning", "编号")]
    reported = {"reported_at": "2025年4月2日8:00"}
    assert findings(**reported) == [("D834", "warning", "当日报告时间")]


def test_a_time_of_day_is_missed():
    assert findings(visited_at="2025年4月3日") == [("D204", "warning", "走访时间")]


def test_a_call_need_not_say_how_the_child_lives():
    bare = dict.fromkeys(
        ("food", "hygiene", "power", "water", "house", "poison", "lives_alone", "injured"), ""
    )
    assert findings(**bare)[0][0] == "D101"
    assert findings(**bare, sort="电话/视频") == []


def test_empty_facts_are_told_once():
    found = KIND.check(Visit(visit_id="ZF-202504-0001"))
    assert [(each.code, each.where) for each in found] == [("D101", "走访类型")]


def test_a_visit_after_the_day_of_the_account_is_an_error():
    casebook = book(visit(), visit(visited_at="2025年4月11日"), visit(visited_at=""))
    (found,) = across_findings(casebook, CONTEXT)
    assert (found.code, found.where) == ("D833", "走访记录 › 第2项 › 走访时间")


def test_the_level_of_the_day_is_filled_in(casebook):
    levels = {each.visit_id: each.level for each in casebook.all(NAME, Visit)}
    assert levels["ZF-202501-0003"] == "三级蓝"
    assert levels["ZF-202504-0001"] == "一级红"
    kept = completed(visit(level="绿"), casebook)
    assert kept.level == "四级绿"
    assert completed(visit(visited_at=""), casebook).level == ""
    assert completed(visit(child={"file_no": "QH-01-2024-0007"}), casebook).level == ""


def test_particulars_of_the_child_are_filled_in(casebook):
    record = casebook.all(NAME, Visit)[0]
    assert (record.child.sex, record.child.home) == ("男", "例示县清禾镇甲山村3组")


def test_the_form_ticks_and_hands_on():
    problem = HAZARD | {
        "number": "YH-2025-005",
        "owner": "钟某良",
        "due_on": "2025-04-15",
        "action": "联系邻居",
    }
    found = "\n".join(texts(KIND.compose(visit(problems=[problem], level="一级红"), CONTEXT)))
    assert "☑儿童本人" in found
    assert "夜间无人照看\n措施：联系邻居" in found
    assert "隐患销账\nYH-2025-005" in found
    assert "钟某良\n2025年4月15日" in found
    assert "2025年4月10日前（每7日）" in found


def test_the_next_visit_in_words():
    assert next_words(visit()) == ""
    assert next_words(visit(next_on="2025-04-20")) == "2025年4月20日前"


def test_an_empty_form_can_be_filled_in_by_hand():
    found = "\n".join(texts(KIND.compose(Visit(visit_id="ZF-202504-0001"), CONTEXT)))
    assert "☑" not in found
    assert "□良好　□一般　□差" in found


def test_the_list_of_what_is_due_has_the_latest_first(casebook, context):
    rows = due_children(casebook, context.today)
    assert "QH-04-2021-0005" not in [row.child.file_no for row in rows]
    assert [row.state.overdue for row in rows] == sorted((row.state.overdue for row in rows), reverse=True)
    visited = [(row.child.name, row.state.colour) for row in rows if row.state.last]
    assert visited == [("孙某禾", "红"), ("赵某晨", "红"), ("钱某雨", "黄"), ("周某宁", "绿")]


def test_the_ledger_of_what_is_due(casebook, context):
    (ledger,) = due_ledger(casebook, context)
    late = sum(1 for row in ledger.rows if row.state.overdue)
    assert ledger.summary == f"在册9人，逾期{late}人，没有走访期限0人。"
    column = {each.heading: each for each in ledger.columns}
    met = {row.child.name: column["本季度见到"].text(row) for row in ledger.rows}
    assert (met["钱某雨"], met["周某宁"], met["冯某乐"]) == ("是", "否", "否")
    days = {
        row.child.name: (column["逾期天数"].text(row), column["剩余天数"].text(row)) for row in ledger.rows
    }
    assert (days["赵某晨"], days["钱某雨"]) == (("5", ""), ("", "4"))
    unvisited = next(row for row in ledger.rows if row.child.name == "冯某乐")
    assert (column["上次走访"].text(unvisited), column["走访人"].text(unvisited)) == ("未走访", "")


def test_the_ledger_of_visits_is_in_the_order_of_days(casebook, context):
    (ledger,) = visit_ledger(casebook, context)
    assert [row.visit_id[3:9] for row in ledger.rows] == ["202501", "202502", "202503", "202504", "202504"]
    assert ledger.summary == "共5次，其中当面走访5次，电话/视频0次。"
    found = list(texts_of(ledger))
    assert "隐患销账YH-2025-005\n强制报告QB-2025-005" in found
    bare = visit(problems=[{"text": "屋旧"}])
    (small,) = visit_ledger(book(bare), CONTEXT)
    assert "屋旧" in texts_of(small)


def test_the_month_is_summed_by_visitor_and_level(casebook, context):
    rows = {row.name: row for row in visitor_months(casebook, context.today)}
    assert {name: dict(row.visits) for name, row in rows.items()} == {
        "王某丽": {"一级红": 1},
        "彭某刚": {"一级红": 1},
        "胡某全": {"四级绿": 1},
    }
    month, overdue = monthly_ledger(casebook, context)
    assert month.title == "2025年4月走访汇总"
    totals = [column.total(month.rows) for column in month.columns if column.total]
    assert totals == ["2", "0", "0", "1", "0", "3", "0"]
    assert {row.child.name for row in overdue.rows} >= {"孙某禾", "赵某晨"}


def test_calls_are_counted_by_themselves():
    casebook = book(visit(sort="电话/视频"), visit(visit_id="ZF-202504-0010"))
    (first, second) = visitor_months(casebook, DAY)
    assert {(row.name, row.visits.total(), row.calls) for row in (first, second)} == {
        ("郑某文", 1, 1),
        ("罗某敏", 1, 1),
    }


def test_a_month_without_visits_says_so():
    month, overdue = monthly_ledger(book(), replace(CONTEXT, today=date(2025, 6, 1)))
    assert (month.summary, overdue.summary) == ("2025年6月没有走访。", "没有逾期未走访的未成年人。")


def test_the_ledgers_are_documents(casebook, context):
    for paper in KIND.ledgers:
        document = document_of("走访记录", paper.make(casebook, context))
        assert "统计日期：2025年4月10日" in "\n".join(texts(document))


def test_the_public_is_told_of_visits_without_what_was_found(casebook):
    public = Context(DAY, "public")
    (ledger,) = visit_ledger(copied(casebook, public), public)
    found = "\n".join(texts_of(ledger))
    assert [
        words for words in ("QB-2025-005", "线路", "发现的问题", "转入", "钱某雨") if words in found
    ] == []
    assert "ZF-202504-0001" in found
    assert [words for words in ("甲山村", "QH-0", "一级红", "二级黄", "下次走访") if words in found] == []


def test_the_public_is_told_how_many_visits_are_due_and_of_no_child(casebook):
    public = Context(DAY, "public")
    (due,) = due_ledger(copied(casebook, public), public)
    found = "\n".join(texts_of(due))
    assert due.counts
    assert [words for words in ("QH-0", "某某", "甲山村") if words in found] == []
    assert len(monthly_ledger(copied(casebook, public), public)) == 1


def test_a_problem_handed_on_must_be_known_there():
    hazard = Hazard.model_validate({"hazard_id": "YH-2025-001"})
    known = visit(problems=[HAZARD | {"number": "YH-2025-001"}])
    unknown = visit(problems=[HAZARD, HAZARD | {"number": "YH-2025-002"}])
    records = Casebook({NAME: (known, unknown), "hazard": (hazard,)})
    found = [(each.code, each.where) for each in across_findings(records, CONTEXT)]
    assert found == [("D832", "走访记录 › 第2项 › 发现问题 › 第2项 › 关联编号")]
    assert list(across_findings(book(unknown), CONTEXT)) == []


def column(ledger, heading):
    """What a ledger says in one column, by 档案号 or number of the first column."""
    number = next(at for at, each in enumerate(ledger.columns) if each.heading == "档案号")
    place = next(at for at, each in enumerate(ledger.columns) if each.heading == heading)
    return {ledger.columns[number].text(row): ledger.columns[place].text(row) for row in ledger.rows}


def test_a_child_that_has_left_is_not_visited_again(casebook, context):
    (ledger,) = visit_ledger(casebook, context)
    due = column(ledger, "下次走访")
    assert due["QH-04-2021-0005"] == "—"
    assert due["QH-02-2024-0003"] == "2025年4月14日"


def test_a_child_without_a_level_waits_for_its_assessment():
    seen = Visit.model_validate(FACTS)
    book = Casebook(
        {
            NAME: (seen,),
            "child": (
                Child.model_construct(
                    file_no=FILE,
                    status="在册",
                    exited_on="",
                    registered_on="2025年3月1日",
                    risk_level="",
                    assessed_on="",
                    village="甲山村",
                    name="赵某晨",
                    helper="",
                ),
            ),
        }
    )
    (ledger,) = due_ledger(book, CONTEXT)
    assert column(ledger, "下次走访") == {FILE: "待评估"}
    assert column(visit_ledger(book, CONTEXT)[0], "下次走访") == {FILE: "待评估"}


def test_the_public_month_tells_no_level(casebook, context):
    public = replace(context, copy="public")
    (month,) = monthly_ledger(copied(casebook, public), public)
    assert [each.heading for each in month.columns] == ["走访人", "身份", "当面走访合计", "电话/视频"]
    assert "一级红" in [each.heading for each in monthly_ledger(casebook, context)[0].columns]
