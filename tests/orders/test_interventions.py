"""监护干预文书: who may take which step, what it needs, sessions, terms, papers, the ledger."""

from __future__ import annotations

from datetime import date

import pytest
from guardian_records import CONTEXT, D0, INTERVENTION, cells, document_text, order, told

from govdocs.context import Context
from govdocs.kinds.interventions.ledger import interventions_ledger
from govdocs.kinds.interventions.progress import attendance, attended, completed, state_on
from govdocs.kinds.interventions.record import STEPS, Intervention
from govdocs.kinds.parts.casebook import Casebook

TARGET = {
    "name": "吕某成",
    "relation": "父亲",
    "home": "例示县清禾镇丁桥村1组",
    "phone": "10000000131",
    "id_no": "999999198808181137",
}
BASE = {
    "child": {"file_no": "QH-01-2025-0009", "name": "吕某"},
    "target": TARGET,
    "facts": "多次旷课不管",
    "articles": ["《中华人民共和国未成年人保护法》第十六条"],
    "content": "按时送孩子到校",
    "effects": "依法处理。",
    "issued_on": "2025-02-12",
    "officers": ["庞某林", "郑某文"],
}
OWN = {
    "劝诫": {"doc_no": "丁桥村劝〔2025〕1号", "issuer": "丁桥村村民委员会", "place": "村委会"},
    "训诫": {
        "doc_no": "例公训字〔2025〕9号",
        "issuer": "例示县公安局清禾派出所",
        "from_on": "2025-02-12",
        "to_on": "2025-03-14",
    },
    "责令接受家庭教育指导": {
        "doc_no": "例家教令〔2025〕9号",
        "issuer": "例示县人民法院",
        "from_on": "2025-02-12",
        "to_on": "2025-08-12",
        "sessions_required": 2,
        "minutes_least": 40,
        "guidance_place": "指导中心",
    },
    "告诫书": {"doc_no": "例公告诫〔2025〕9号", "issuer": "例示县公安局清禾派出所", "village_told": "是"},
    "人身安全保护令": {
        "doc_no": "例民保令〔2025〕9号",
        "issuer": "例示县人民法院",
        "applicant": "清禾镇未保站",
        "measures": ["禁止施暴"],
        "from_on": "2025-02-12",
        "to_on": "2025-08-11",
        "remedy": "五日内可以申请复议。",
        "village_told": "是",
    },
}


def step(name="劝诫", **changes):
    data = BASE | OWN[name] | {"step": name} | changes
    return Intervention.model_validate({key: value for key, value in data.items() if value is not None})


def check(record):
    return told(INTERVENTION.check(record))


def across(record, day=D0):
    book = Casebook({"intervention": (record,)})
    return told(INTERVENTION.across(book, Context(day)))


@pytest.mark.parametrize("name", STEPS)
def test_each_step_with_what_it_needs_has_no_finding(name):
    assert check(step(name)) == []


# The records of the fact sheet


@pytest.fixture
def records(casebook):
    return {each.step: each for each in casebook.all("intervention", Intervention)}


def test_one_of_six_sessions_was_attended(records):
    guidance = records["责令接受家庭教育指导"]
    assert (attendance(guidance, D0), completed(guidance, D0)) == ("1/6", False)
    assert state_on(guidance, D0) == "进行中（已参加1次，应6次）"


def test_the_session_of_19_april_is_planned_on_d0_and_missed_after_it(records):
    guidance = records["责令接受家庭教育指导"]
    assert across(guidance) == []
    assert across(guidance, date(2025, 4, 20)) == [
        ("warning", "D852", "监护干预文书 › 第1项 › 指导记录 › 第2项 › 参加情况")
    ]


def test_the_ledger_shows_the_records_of_the_sheet(casebook):
    (ledger,) = interventions_ledger(casebook, CONTEXT)
    rows = {row["干预方式"]: row for row in cells(ledger)}
    assert rows["劝诫"]["状态"] == "未改正\n查访\n2025年2月20日"
    assert rows["训诫"]["期限"] == "2025年2月25日至\n2025年3月27日"
    assert rows["训诫"]["状态"] == "已改正\n查访\n2025年3月27日"
    assert rows["责令接受家庭教育指导"]["指导次数"] == "1/6"
    assert rows["告诫书"]["状态"] == "已查访\n查访\n2025年4月9日"
    assert ledger.summary.startswith("共4件，劝诫1件，训诫1件，责令接受家庭教育指导1件，告诫书1件")


def test_a_number_of_another_year_is_refused():
    """The negative example of the sheet: 甲山村劝〔2025〕1号 of 20 December 2024."""
    assert check(step(doc_no="甲山村劝〔2025〕1号", issued_on="2024-12-20")) == [("error", "D851", "文号")]


# Who may issue


@pytest.mark.parametrize("name", [name for name in STEPS if name != "劝诫"])
def test_a_township_issues_nothing_but_is_shown_the_way(name):
    (found,) = INTERVENTION.check(step(name, issuer="清禾镇人民政府"))
    assert told([found]) == [("error", "D849", "制发机关")]
    assert "监护申请移送" in found.hint


def test_only_the_police_give_a_caution_and_only_courts_a_protection_order():
    assert check(step("告诫书", issuer="例示县人民法院")) == [("error", "D849", "制发机关")]
    assert check(step("人身安全保护令", issuer="清禾派出所")) == [("error", "D849", "制发机关")]


@pytest.mark.parametrize("issuer", ["清禾派出所", "清禾镇人民政府"])
def test_dissuasion_is_given_by_those_near_the_family(issuer):
    assert check(step(issuer=issuer)) == [("warning", "D849", "制发机关")]


@pytest.mark.parametrize("issuer", ["清禾镇妇女联合会", "清禾镇中心学校", "例示纺织有限公司"])
def test_schools_women_and_employers_may_dissuade(issuer):
    assert check(step(issuer=issuer)) == []


# What a step needs


@pytest.mark.parametrize(
    ("name", "field", "label"),
    [
        ("劝诫", "place", "地点"),
        ("训诫", "to_on", "期限止"),
        ("责令接受家庭教育指导", "sessions_required", "应接受次数"),
        ("告诫书", "facts", "事实"),
        ("人身安全保护令", "measures", "保护措施"),
        ("人身安全保护令", "remedy", "救济途径"),
    ],
)
def test_what_a_step_needs_and_has_not_is_told(name, field, label):
    assert check(step(name, **{field: None})) == [("warning", "D101", label)]


def test_the_usual_articles_are_named_where_none_is_written():
    (found,) = INTERVENTION.check(step("责令接受家庭教育指导", articles=None))
    assert "家庭教育促进法第四十九条" in found.hint


def test_an_empty_record_is_told_what_is_missing():
    found = check(Intervention(doc_no="丁桥村劝〔2025〕1号"))
    assert {code for _, code, _ in found} == {"D101"}
    assert {"干预方式", "干预对象 › 姓名", "未成年人"} <= {where for _, _, where in found}


def test_sessions_do_not_belong_to_dissuasion():
    found = check(step(sessions_required=3, sessions=[{"on": "2025-03-01"}]))
    assert found == [("warning", "D850", "应接受次数"), ("warning", "D850", "指导记录")]


def test_another_measure_is_to_be_named():
    found = check(step("人身安全保护令", measures="禁止施暴、其他措施"))
    assert found == [("warning", "D850", "其他措施说明")]


def test_dissuasion_is_given_by_two():
    assert check(step(officers="庞某林")) == [("warning", "D850", "经办人")]


def test_a_refused_signature_is_explained():
    assert check(step(signed="拒绝签名")) == [("warning", "D850", "拒签说明")]
    assert check(step(signed="拒绝签名", refusal_note="两人在场")) == []


def test_the_village_hears_of_a_caution():
    assert check(step("告诫书", village_told=None)) == [("info", "D850", "已通知村（居）委会")]


# Days and sessions


def test_a_term_does_not_end_before_it_begins():
    assert ("error", "D851", "期限止") in check(step("训诫", to_on="2025-02-01"))


@pytest.mark.parametrize(
    ("name", "severity"), [("人身安全保护令", "error"), ("责令接受家庭教育指导", "warning")]
)
def test_six_months_are_the_longest_term(name, severity):
    assert check(step(name, to_on="2025-08-13")) == [(severity, "D851", "期限止")]
    assert check(step(name, to_on="2025-08-12")) == []


def test_a_date_without_its_day_is_told():
    assert check(step(issued_on="2025年2月")) == [("warning", "D204", "制发日期")]


def test_a_visit_follows_the_paper():
    found = check(step(follow_ups=[{"on": "2025-02-11", "finding": "未返校"}]))
    assert found == [("error", "D851", "查访 › 第1项 › 日期")]


def session(**more):
    return {"on": "2025-03-01", "minutes": 40, "attended": "参加"} | more


def guided(*sessions, **more):
    return step("责令接受家庭教育指导", sessions=list(sessions), **more)


def test_a_short_session_does_not_count():
    record = guided(session(), session(on="2025-04-01", minutes=39))
    assert (attended(record, D0), completed(record, D0)) == (1, False)
    assert check(record) == [("warning", "D852", "指导记录 › 第2项 › 时长")]


def test_absence_does_not_count_and_two_long_ones_complete():
    record = guided(session(), session(attended="缺席", minutes=None), session(on="2025-04-01"))
    assert (attended(record, D0), completed(record, D0), state_on(record, D0)) == (2, True, "已完成")
    assert attended(record, date(2025, 3, 15)) == 1


def test_sessions_lie_within_the_term():
    found = check(guided(session(on="2025-09-01")))
    assert found == [("warning", "D852", "指导记录 › 第1项 › 日期")]


def test_an_attended_session_says_when_and_how_long():
    found = check(guided(session(on="", minutes=None)))
    assert found == [
        ("warning", "D101", "指导记录 › 第1项 › 日期"),
        ("warning", "D101", "指导记录 › 第1项 › 时长"),
    ]


def test_completed_without_the_sessions_is_refused():
    assert check(guided(session(), outcome="已完成")) == [("error", "D852", "结果")]
    assert check(guided(session(), session(on="2025-04-01"), outcome="已完成")) == []
    assert check(guided(outcome="已完成")) == [("error", "D852", "结果")]


def test_a_term_that_ended_without_completion_is_told_on_the_day():
    record = guided(session())
    assert across(record, date(2025, 8, 12)) == []
    assert across(record, date(2025, 8, 15)) == [("warning", "D852", "监护干预文书 › 第1项 › 结果")]
    assert state_on(record, date(2025, 8, 15)) == "期满3天未完成（已参加1次，应2次）"


def test_a_term_of_correction_ends_with_a_visit():
    record = step("训诫")
    assert across(record) == [("warning", "D851", "监护干预文书 › 第1项 › 查访")]
    assert state_on(record, D0) == "期满27天未查访"
    visited = step("训诫", follow_ups=[{"on": "2025-03-14", "finding": "已改正"}])
    assert (across(visited), state_on(visited, D0)) == ([], "已查访")


@pytest.mark.parametrize(("day", "state"), [(D0, "有效"), (date(2025, 8, 12), "期满1天，已失效")])
def test_a_protection_order_lasts_until_its_last_day(day, state):
    assert state_on(step("人身安全保护令"), day) == state


def test_a_step_without_visit_waits_for_one():
    assert state_on(step(), D0) == "待查访"


def test_a_round_of_guidance_is_visited_after_its_end():
    held = guided(session(), session(on="2025-04-01"))
    assert across(held, date(2026, 2, 12)) == []
    assert across(held, date(2026, 2, 13)) == [("warning", "D852", "监护干预文书 › 第1项 › 查访")]
    seen = guided(session(), session(on="2025-04-01"), follow_ups=[{"on": "2025-10-01"}])
    assert across(seen, date(2026, 2, 13)) == []


@pytest.mark.parametrize("outcome", ["未改正", "未完成"])
def test_after_a_failure_something_follows(outcome):
    assert check(step(outcome=outcome)) == [("warning", "D850", "后续")]
    assert check(step(outcome=outcome, next_step="见YS-2025-009")) == []


def test_the_next_step_of_an_order_is_registered():
    done = order(conclusion="履行不力", evaluation="没有做到", concluded_on="2025-09-08", next_step="训诫")
    for name, expected in (("训诫", []), ("劝诫", [("warning", "D848", "督促监护令 › 第1项 › 后续措施")])):
        book = Casebook({"intervention": (step(name),), "guardianship_order": (done,)})
        assert told(INTERVENTION.across(book, Context(date(2025, 3, 1)))) == expected


# Papers


def papers(record):
    sheets = INTERVENTION.sheets(record, CONTEXT)
    return {sheet.label: document_text(sheet.document) for sheet in sheets}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("劝诫", ["劝诫记录", "查访记录", "送达回证"]),
        ("训诫", ["训诫书拟稿", "登记表", "查访记录", "送达回证"]),
        (
            "责令接受家庭教育指导",
            ["家庭教育指导决定书拟稿", "登记表", "指导记录", "查访记录", "送达回证"],
        ),
        ("告诫书", ["告诫书拟稿", "登记表", "查访记录", "送达回证"]),
        ("人身安全保护令", ["保护令登记表", "查访记录", "送达回证"]),
    ],
)
def test_each_step_has_its_papers(name, expected):
    assert list(papers(step(name))) == expected


def test_a_draft_says_that_it_is_one():
    for name, label in (("训诫", "训诫书拟稿"), ("告诫书", "告诫书拟稿")):
        text = papers(step(name))[label]
        assert "（拟稿" in text
        assert "以制发机关制发的为准" in text
        assert text.count("骑　缝") == 2


def test_the_draft_of_a_caution_carries_the_identity():
    text = papers(step("告诫书"))["告诫书拟稿"]
    assert "证件号码999999198808181137，住例示县清禾镇丁桥村1组，电话10000000131。" in text


def test_guidance_is_ordered_with_number_length_and_place():
    text = papers(guided(session()))["家庭教育指导决定书拟稿"]
    assert "共2次，每次不少于40分钟" in text
    assert "指导机构和地点：指导中心" in text
    assert "已参加：1次" in papers(guided(session()))["指导记录"]


def test_measures_are_ticked():
    text = papers(step("人身安全保护令"))["保护令登记表"]
    assert "☑禁止施暴" in text
    assert "□责令迁出住所" in text


def test_the_paper_that_is_served_has_its_own_name():
    assert "训诫书　1件" in papers(step("训诫"))["送达回证"]


def test_an_empty_record_can_be_filled_in_by_hand():
    text = papers(Intervention(doc_no="丁桥村劝〔2025〕1号", step="劝诫"))["劝诫记录"]
    assert "□已签名" in text


def test_lists_of_kinds_compose_the_register():
    assert INTERVENTION.compose(step(), CONTEXT).title == "监护干预文书登记表"


def test_the_ledger_of_an_order_without_term_has_a_gap():
    book = Casebook({"intervention": (step("训诫", to_on=None), Intervention(doc_no="甲"))})
    rows = cells(interventions_ledger(book, CONTEXT)[0])
    assert rows[0]["期限"] == "2025年2月12日至\n〔待补〕"
    assert (rows[1]["期限"], rows[1]["干预方式"], rows[1]["送达"]) == ("—", "〔待补〕", "—")
