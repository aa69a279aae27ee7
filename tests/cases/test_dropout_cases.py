"""控辍保学: suspicion, steps of notices, closing, what the day shows, papers and the ledger."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from govdocs.app.casebooks import load_casebook
from govdocs.context import Context
from govdocs.kinds.cases.dropout_ledger import enrolments_of
from govdocs.kinds.cases.dropout_record import DropoutCase
from govdocs.kinds.cases.pupils import guardian_of
from govdocs.kinds.cases.uncovered import absent_without_case
from govdocs.kinds.children.child import Child
from govdocs.kinds.dropout_case import KINDS
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.copies import copied
from govdocs.kinds.parts.ledgers import texts_of
from govdocs.kinds.visits.record import Visit

(KIND,) = KINDS
DAY = date(2025, 4, 10)
CASE = {
    "case_no": "KC-2025-001",
    "child": {"name": "唐某远", "sex": "男", "born_on": "2011-05-06", "village": "丁桥村"},
    "term": "2024-2025学年第二学期",
    "student_no": "L2024999900010001",
    "school": "清禾镇中心学校",
    "grade": "初中二年级3班",
    "teacher": "成某雪",
    "state": "疑似辍学",
    "left_on": "2025-04-07",
    "found_on": "2025-04-09",
    "reason": "厌学",
    "whereabouts": "在家",
    "guardian": "唐某财",
    "guardian_phone": "10000000151",
    "helper": "成某雪",
}
ATTEMPT = {"on": "2025-04-10", "way": "家访", "people": "班主任 成某雪", "result": "答应返校"}
ADVICE = {
    "sort": "劝学通知书",
    "number": "清校劝通字〔2025〕1号",
    "issuer": "清禾镇中心学校",
    "issued_on": "2025-02-21",
}
LIMIT = {
    "sort": "限期返校通知书",
    "number": "清政限返字〔2025〕1号",
    "issuer": "例示县清禾镇人民政府",
    "issued_on": "2025-03-03",
}
ORDER = LIMIT | {"sort": "责令改正通知书", "number": "清政责改字〔2025〕1号", "issued_on": "2025-03-20"}
BACK = {"state": "已复学", "returned_on": "2025-05-06", "return_way": "原校"}
CLOSED = BACK | {
    "state": "销号",
    "closed_on": "2025-07-01",
    "closing_ground": "复学",
    "checked_by": "龚某文",
}


def case(**changes):
    return DropoutCase.model_validate({"kind": "控辍保学"} | CASE | changes)


def findings(**changes):
    return [(each.code, each.severity.value, each.where) for each in KIND.check(case(**changes))]


def across(*cases, day=DAY, **records):
    book = Casebook({"dropout_case": cases} | records)
    return [(each.code, each.where) for each in KIND.across(book, Context(day))]


@pytest.fixture(scope="module")
def casebook(request):
    folder = request.config.rootpath / "data" / "casebook"
    files = [((folder / f"{name}.yaml").read_bytes(), f"{name}.yaml") for name in ("dropout_case", "child")]
    return load_casebook(files, Context(date(2026, 1, 1))).casebook


def rows(ledger):
    return [{column.heading: column.text(row) for column in ledger.columns} for row in ledger.rows]


def ledgers(casebook, copy="full", day=DAY):
    context = Context(day, copy)
    return KIND.ledgers[0].make(copied(casebook, context), context)


def sheets(record, day=DAY):
    return {each.label: each for each in KIND.sheets(record, Context(day))}


def texts(sheet):
    blocks = sheet.document.blocks
    cells = [cell.text for block in blocks for row in getattr(block, "rows", ()) for cell in row]
    return [*cells, *(block.text for block in blocks if hasattr(block, "runs"))]


def test_a_case_without_a_fault_has_no_finding():
    assert findings() == []
    assert findings(**BACK) == []
    assert findings(**CLOSED) == []


@pytest.mark.parametrize(
    ("left", "due"),
    [
        ("2025-04-07", date(2025, 4, 9)),
        ("2025-02-17", date(2025, 2, 19)),
        ("2025-03-06", date(2025, 3, 10)),
        ("2025-03-08", date(2025, 3, 12)),
        ("2025-04-03", date(2025, 4, 8)),
        ("2025-04-25", date(2025, 4, 28)),
    ],
)
def test_the_third_school_day_makes_the_suspicion(left, due):
    assert case(left_on=left).suspected_from == due


def test_too_early_and_too_late_are_told():
    assert case(left_on="").suspected_from is None
    assert findings(found_on="2025-04-08") == [("D871", "warning", "发现日期")]
    assert findings(found_on="2025-04-10") == [("D871", "info", "发现日期")]
    approved = {"state": "休学（已批）", "proof": "批复", "valid_until": "2025-07-31"}
    assert findings(found_on="2025-04-07", **approved) == []


def test_half_width_brackets_of_a_state_are_read():
    assert case(state="休学(已批)").state == "休学（已批）"
    with pytest.raises(ValidationError):
        case(state="旷课")


def test_the_pupil_is_of_school_age():
    young, grown = CASE["child"] | {"born_on": "2019-04-08"}, CASE["child"] | {"born_on": "2007-04-07"}
    assert findings(child=young) == [("D878", "warning", "未成年人 › 出生日期")]
    assert findings(child=grown) == [("D878", "error", "未成年人 › 出生日期")]
    assert findings(child=CASE["child"] | {"born_on": "2019-04-07"}) == []


def test_the_number_of_the_pupil_agrees_with_the_citizen():
    child = CASE["child"] | {"id_no": "999999201105060990"}
    assert findings(child=child, student_no="G999999201105060990") == []
    assert findings(child=child, student_no="G999999201205200014") == [("D879", "warning", "学籍号")]
    assert findings(student_no="20110506") == [("D879", "warning", "学籍号")]
    assert findings(student_no="G999999201205200014") == []


def test_gaps_are_told_once():
    assert findings(student_no="", guardian="") == [("D101", "warning", "学籍号")]
    assert findings(helper="", case_no="7") == [
        ("D860", "warning", "编号"),
        ("D101", "warning", "包保乡镇领导"),
    ]


def test_what_the_register_may_know_is_asked_for_only_when_it_does_not():
    unknown = {"child": {"file_no": "QH-04-2024-0009"}, "guardian": "", "school": ""}
    assert findings(**unknown) == []
    assert across(case(**unknown)) == [
        ("D101", "控辍保学 › 第1项 › 学校"),
        ("D101", "控辍保学 › 第1项 › 未成年人 › 姓名"),
    ]


def test_another_reason_is_told_in_words():
    assert findings(reason="其他") == [("D101", "warning", "原因说明")]
    other = case(reason="其他", reason_words="家中有事")
    (row,) = rows(ledgers(Casebook({"dropout_case": (other,)}))[0])
    assert row["原因"] == "其他\n家中有事"
    assert any(text.endswith("☑其他：家中有事") for text in texts(sheets(other)["控辍保学个案表"]))


def test_attempts_follow_one_another():
    later = ATTEMPT | {"on": "2025-04-09"}
    assert findings(attempts=[ATTEMPT], state="劝返中") == []
    assert findings(attempts=[ATTEMPT, later]) == [("D763", "warning", "劝返记录 › 第2项 › 日期")]
    assert findings(attempts=[later | {"on": "2025-04-08"}]) == [
        ("D763", "warning", "劝返记录 › 第1项 › 日期")
    ]
    assert findings(attempts=[{"on": "2025-04-10"}]) == [("D101", "warning", "劝返记录 › 第1项 › 方式")]
    assert findings(state="劝返中") == [("D871", "warning", "劝返记录")]


def notices(*each):
    return findings(left_on="2025-02-17", found_on="2025-02-19", notices=each)


def test_notices_rise():
    assert notices(ADVICE, LIMIT, ORDER) == []
    assert notices(LIMIT) == [("D872", "info", "文书 › 第1项 › 文书种类")]
    early = ADVICE | {"issued_on": "2025-03-20", "number": "清校劝通字〔2025〕2号"}
    assert ("D872", "error", "文书 › 第2项 › 文书种类") in notices(LIMIT, early)
    assert ("D872", "error", "文书 › 第2项 › 签发日期") in notices(
        ADVICE, LIMIT | {"issued_on": "2025-02-20"}
    )
    assert notices(ADVICE, LIMIT | {"issued_on": "2025-02-28"}) == [
        ("D872", "warning", "文书 › 第2项 › 签发日期")
    ]


def test_notices_are_signed_by_whom_they_belong_to():
    assert notices(ADVICE | {"issuer": "甲山村村民委员会"}) == [
        ("D872", "warning", "文书 › 第1项 › 签发单位")
    ]
    school = LIMIT | {"issuer": "清禾镇中心学校"}
    assert notices(ADVICE, school) == [("D872", "error", "文书 › 第2项 › 签发单位")]


def test_the_number_and_the_day_of_a_notice_are_of_one_year():
    assert notices(ADVICE | {"number": "清校劝通字〔2024〕1号"}) == [("D872", "error", "文书 › 第1项 › 文号")]
    assert notices(ADVICE | {"number": "", "issuer": ""}) == [("D101", "warning", "文书 › 第1项 › 签发单位")]


def test_a_notice_leaves_seven_days():
    each = case(notices=[ADVICE, LIMIT])
    assert (each.notices[0].due, each.last_notice) == (date(2025, 2, 28), each.notices[1])
    assert case().last_notice is None


@pytest.mark.parametrize("gone", ["returned_on", "return_way"])
def test_being_back_has_a_day_and_a_way(gone):
    (found,) = findings(**BACK | {gone: ""})
    assert found[:2] == ("D873", "error")


def test_states_agree_with_their_days():
    assert findings(returned_on="2025-05-06") == [("D873", "warning", "状态")]
    assert findings(closed_on="2025-05-06") == [("D873", "warning", "状态")]
    assert findings(state="外地就读核实") == [("D873", "warning", "证明材料")]
    assert findings(state="休学（已批）", proof="批复", found_on="2025-04-07") == [
        ("D873", "warning", "批准期满")
    ]


@pytest.mark.parametrize("gone", ["closed_on", "checked_by", "closing_ground", "returned_on"])
def test_closing_needs_the_pupil_back_and_a_check(gone):
    found = findings(**CLOSED | {gone: ""})
    assert [each[:2] for each in found] == [("D873", "error")]


def test_closing_elsewhere_needs_a_proof():
    moved = {"closing_ground": "转学", "returned_on": "", "return_way": ""}
    assert findings(**CLOSED | moved) == [("D873", "error", "证明材料")]
    assert findings(**CLOSED | moved | {"proof": "转学证明"}) == []


def test_the_end_of_a_limit_shows_on_its_day():
    late = case(
        left_on="2025-02-17",
        found_on="2025-02-19",
        state="劝返中",
        attempts=[ATTEMPT],
        notices=[ADVICE, LIMIT],
    )
    assert across(late, day=date(2025, 3, 10)) == []
    assert across(late, day=date(2025, 3, 11)) == [
        ("D874", "控辍保学 › 第1项 › 文书"),
        ("D874", "控辍保学 › 第1项 › 书面报告日期"),
    ]
    told = late.model_copy(update={"reported_on": "2025-03-11"})
    assert across(told) == [("D874", "控辍保学 › 第1项 › 文书")]
    back = told.model_copy(update={"state": "已复学"})
    assert across(back) == []


def test_an_approval_ends():
    resting = case(state="休学（已批）", proof="批复", valid_until="2025-04-09")
    assert across(resting) == [("D874", "控辍保学 › 第1项 › 批准期满")]
    assert across(resting, day=date(2025, 4, 9)) == []


def test_four_weekly_checks_follow_the_return():
    checks = [{"on": f"2025-03-{day:02}", "span": "周"} for day in (7, 14, 21)]
    monthly = {"on": "2025-03-31", "span": "月"}
    back = case(
        left_on="2025-02-17",
        found_on="2025-02-19",
        state="已复学",
        returned_on="2025-03-03",
        tracking=[*checks, monthly],
    )
    assert back.checks(DAY) == 3
    assert across(back, day=date(2025, 3, 31)) == [("D875", "控辍保学 › 第1项 › 复学跟踪")]
    assert across(back, day=date(2025, 3, 30)) == []
    done = back.model_copy(update={"tracking": (*back.tracking, back.tracking[0])})
    assert across(done) == []


def test_days_that_have_not_come_are_told():
    assert across(case(), day=date(2025, 4, 8)) == [("D861", "控辍保学 › 第1项 › 发现日期")]


def test_the_numbers_of_a_school_agree():
    one, other = case(school_age=642, enrolled=640), case(school_age=640, enrolled=641)
    assert across(one, other) == [
        ("D875", "控辍保学 › 第2项 › 本校在学人数"),
        ("D875", "控辍保学 › 第2项 › 本校应入学人数"),
    ]
    assert [(each.should, each.there) for each in enrolments_of((one, other))] == [(642, 640)]


def visit(**changes):
    data = {"kind": "走访记录", "visit_id": "ZF-202504-0009", "visited_at": "2025-04-07 9:00"}
    child = {"file_no": "QH-04-2024-0009", "born_on": "2011-05-06"}
    return Visit.model_validate(data | {"child": child, "attending": "否"} | changes)


def test_absence_seen_on_a_visit_needs_a_case():
    (finding,) = absent_without_case(Casebook({"visit": (visit(attending="是"), visit())}))
    assert (finding.code, finding.where) == ("D876", "走访记录 › 第2项 › 在学")
    covered = case(child={"file_no": "QH-04-2024-0009"})
    assert list(absent_without_case(Casebook({"visit": (visit(),), "dropout_case": (covered,)}))) == []
    grown = visit(child={"file_no": "QH-04-2024-0009", "born_on": "2009-04-07"})
    assert list(absent_without_case(Casebook({"visit": (grown, visit(visited_at=""))}))) == []


def test_the_five_of_the_sheet_stand_as_the_sheet_says(casebook):
    """Section 6.4 at 2025-04-10."""
    main, by_school, by_reason, enrolment = ledgers(casebook)
    shown = {row["姓名"]: (row["劝返情况"].split("\n")[0], row["状态"]) for row in rows(main)}
    assert shown == {
        "冯某乐": ("2次", "已复学\n2025年1月13日\n跟踪4/4周"),
        "韩某轩": ("1次", "外地就读核实\n缺证明"),
        "孙某禾": ("3次", "劝返中"),
        "沈某涵": ("0次", "休学（已批）\n至2025年7月31日"),
        "蒋某宇": ("0次", "疑似辍学"),
    }
    sun = next(row for row in rows(main) if row["姓名"] == "孙某禾")
    assert sun["文书及限期"].endswith("限期已过31天")
    assert len(main.columns) == 18
    words = "共5人，疑似辍学1人，确认辍学2人，已劝返1人，未返1人，其他去向2人，巩固率99.7%。"
    assert main.summary == words
    assert rows(by_school)[0] == {
        "学校": "清禾镇中心学校", "人数": "5", "疑似": "1", "未返": "1", "已劝返": "1", "其他去向": "2"
    }  # fmt: skip
    assert sum(int(row["人数"]) for row in rows(by_reason)) == 5
    assert rows(enrolment) == [{"学校": "清禾镇中心学校", "应入学": "642", "在学": "640", "巩固率": "99.7%"}]


def test_villages_follow_their_codes(casebook):
    main, *_ = ledgers(casebook)
    assert (main.group, [row["村（社区）"] for row in rows(main)]) == (
        "村（社区）",
        ["甲山村", "乙水村", "丙田村", "丙田村", "丁桥村"],
    )


def test_the_register_completes_the_pupils(casebook):
    shown = {row["姓名"]: (row["监护人"], row["年龄"], row["学校"]) for row in rows(ledgers(casebook)[0])}
    assert shown["冯某乐"] == ("冯某英", "15", "清禾镇中心学校")
    assert shown["孙某禾"][:2] == ("孙某强", "15")
    assert shown["沈某涵"][:2] == ("沈某亮", "11")
    assert shown["蒋某宇"][:2] == ("蒋某琴", "13")


def test_who_answers_for_a_child():
    father = {"name": "父", "whereabouts": "外出务工"}
    carer = {"name": "祖", "relation": "祖母"}
    child = {"kind": "未成年人", "file_no": "QH-01-2024-0001", "father": father, "carer": carer}
    guardian = guardian_of(Child.model_validate(child))
    assert (guardian.name, guardian.relation) == ("祖", "祖母")
    alone = guardian_of(Child.model_validate(child | {"carer": {}}))
    assert (alone.name, alone.relation) == ("父", "父亲")
    assert guardian_of(Child.model_validate({"kind": "未成年人", "file_no": "QH-01-2024-0001"})) is None


def test_what_the_case_says_itself_is_kept(casebook):
    book = Casebook({"child": casebook.records["child"], "dropout_case": ()}, unit=casebook.unit)
    named = case(child={"file_no": "QH-03-2024-0002"}, guardian="", guardian_relation="母亲")
    completed = KIND.complete(named, book)
    said = (completed.guardian, completed.guardian_relation, completed.grade)
    assert said == ("孙某强", "母亲", "初中二年级3班")
    assert KIND.complete(case(), book) == case()
    told = KIND.complete(named.model_copy(update={"guardian": "唐某财"}), book)
    assert (told.guardian, told.guardian_phone) == ("唐某财", "10000000151")


def test_the_public_copy_tells_no_pupil(casebook):
    found = "\n".join(text for ledger in ledgers(casebook, "public") for text in texts_of(ledger))
    sealed = ("孙某禾", "孙某强", "10000000106", "G999999200904110224", "中心学校", "看店")
    assert [fact for fact in sealed if fact in found] == []
    assert "不足3" in found
    assert [words for words in ("KC-202", "某某", "离校日期") if words in found] == []
    assert "疾病残疾" in {row["原因"] for row in rows(ledgers(casebook, "internal")[0])}
    assert [ledger.counts for ledger in ledgers(casebook, "public")] == [True, True]


def test_without_cases_the_ledger_is_a_zero_report():
    (main,) = ledgers(Casebook(unit="清禾镇"))
    assert main.summary == "本期零报告：没有疑似辍学和辍学学生。"


def test_schools_without_numbers_have_no_rate():
    main, *others = ledgers(Casebook({"dropout_case": (case(),)}))
    assert "巩固率" not in main.summary
    assert [each.title for each in others] == ["按学校统计", "按原因统计"]


@pytest.mark.parametrize(
    ("changes", "group", "words"),
    [
        ({"state": "确认辍学"}, "未返", "确认辍学"),
        ({"state": "失联"}, "未返", "失联"),
        (CLOSED, "已劝返", "销号\n2025年7月1日"),
        (CLOSED | {"closing_ground": "转学"}, "其他去向", "销号\n2025年7月1日"),
        (
            {"state": "休学（已批）", "proof": "批复", "valid_until": "2025-04-09"},
            "其他去向",
            "休学（已批）\n批准已到期",
        ),
        ({"state": ""}, "", "〔待补〕"),
    ],
)
def test_states_are_told_and_counted(changes, group, words):
    each = case(**changes)
    (row,) = rows(ledgers(Casebook({"dropout_case": (each,)}))[0])
    assert (each.group, row["状态"]) == (group, words)


def test_a_case_has_the_papers_that_it_needs():
    assert list(sheets(case())) == ["控辍保学个案表", "劝返记录表"]
    full = case(notices=[ADVICE, LIMIT, ORDER], attempts=[ATTEMPT], **BACK)
    assert list(sheets(full)) == [
        "控辍保学个案表", "劝返记录表", "劝学通知书", "限期返校通知书", "责令改正通知书", "复学跟踪表",
    ]  # fmt: skip
    resting = case(state="休学（已批）", proof="批复", valid_until="2025-07-31")
    assert list(sheets(resting)) == ["控辍保学个案表"]


def test_a_notice_says_who_what_and_by_when():
    attempts = [{"on": "2025-02-20"}, {"on": "2025-03-02"}, {"on": "2025-03-05"}]
    made = sheets(case(left_on="2025-02-17", attempts=attempts, notices=[LIMIT]))["限期返校通知书"]
    found = "\n".join(texts(made))
    assert "唐某财：" in found
    assert "学生唐某远（男，清禾镇中心学校初中二年级3班）自2025年2月17日起没有到校上课，经2次劝返" in found
    assert "限你在2025年3月10日前送其返校" in found
    assert "第五十八条" in found
    assert found.count("清政限返字〔2025〕1号") == 5


def test_those_who_never_enrolled_are_told_to_enrol():
    made = sheets(case(notices=[LIMIT | {"sort": "督促入学通知书"}]))["限期返校通知书"]
    found = "\n".join(texts(made))
    assert "督促入学通知书" in found
    assert "送其入学" in found


def test_a_notice_without_its_facts_leaves_room():
    made = sheets(case(notices=[{"sort": "劝学通知书"}], child={}, school="", grade="", guardian=""))[
        "劝学通知书"
    ]
    found = "\n".join(texts(made))
    assert "请你在　　年　　月　　日前送其到校上课" in found
    assert "学生自2025年4月7日起没有到校上课，至今" in found


def test_the_sheet_sums_up_the_attempts_and_the_notices():
    found = texts(sheets(case(attempts=[ATTEMPT], notices=[LIMIT], state="劝返中"))["控辍保学个案表"])
    assert "共1次，最近2025年4月10日家访：答应返校" in found
    assert "限期返校通知书，2025年3月3日签发，限7天\n限期已过31天" in found
    assert "2025年4月9日" in found


def test_empty_rows_are_left_for_writing():
    found = texts(sheets(case())["劝返记录表"])
    assert [text for text in found if text.startswith("第")] == ["第1次", "第2次", "第3次"]
    assert "方式：□电话　□家访　□联合家访　□外地劝返" in found


def test_the_first_paper_is_the_case_sheet():
    assert KIND.compose(case(), Context(DAY)).title == "控辍保学个案表"
