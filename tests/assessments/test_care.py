"""委托照护: states on a day, who was told, calls, rules, papers, ledger; the figures of the sample office."""

from __future__ import annotations

from datetime import date

import pytest

from govdocs.context import Context
from govdocs.document.nodes import Paragraph
from govdocs.document.walk import texts
from govdocs.kinds.children.child import Child
from govdocs.kinds.entrusted_care import KINDS
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.copies import copied
from govdocs.kinds.parts.ledgers import document_of, texts_of
from govdocs.kinds.visits.care import NAME, EntrustedCare
from govdocs.kinds.visits.care_ledger import care_ledger, care_rows
from govdocs.kinds.visits.care_rules import across_findings
from govdocs.kinds.visits.care_state import care_state, contact_gap, last_contact

(KIND,) = KINDS
DAY = date(2025, 4, 10)
CONTEXT = Context(DAY)
AGREEMENT, CONFIRMATION, NOTICE, CONTACTS = (paper.label for paper in KIND.forms)
BOTH = [
    {"to": "学校", "unit": "清禾镇中心学校", "sent_on": "2025年2月3日", "received_by": "罗某敏"},
    {"to": "村（居）委会", "unit": "甲山村村民委员会", "sent_on": "2025年2月1日", "received_by": "郑某文"},
]
FACTS = {
    "care_no": "WT-2025-009",
    "child": {"file_no": "QH-01-2023-0001", "name": "赵某晨", "born_on": "2012年5月20日"},
    "principals": [{"name": "赵某海", "relation": "父亲", "whereabouts": "外出务工", "phone": "10000000102"}],
    "carer": {"name": "赵某红", "relation": "姑", "born_on": "1980年3月8日", "phone": "10000000104"},
    "ban_crime": "否",
    "ban_habit": "否",
    "ban_neglect": "否",
    "ban_other": "否",
    "reason": "父母双方同时外出",
    "work_place": "浙江省宁波市",
    "begins_on": "2025年2月1日",
    "ends_on": "2026年1月31日",
    "duties": "生活、安全",
    "child_voice": "愿意。",
    "contact_rule": "每周日晚视频",
    "signed_on": "2025年1月30日",
    "signing": "现场签订",
    "checked_by": "郑某文",
    "checked_on": "2025年1月28日",
    "check_result": "具备照护能力",
    "notices": BOTH,
    "contacts": [{"on": "2025年4月6日", "way": "视频", "minutes": 10}],
}


def care(**changes):
    return EntrustedCare.model_validate(FACTS | changes)


def findings(**changes):
    return [(each.code, each.severity.value, each.where) for each in KIND.check(care(**changes))]


def state(**changes):
    return care_state(care(**changes), DAY)


def across(*records, children=(), day=DAY):
    casebook = Casebook({NAME: records, "child": children})
    found = across_findings(casebook, Context(day))
    return [(each.code, each.severity.value, each.where) for each in found]


def page(label, **changes):
    return ["\n".join(texts(each)) for each in KIND.documents(care(**changes), CONTEXT, (label,))]


@pytest.mark.parametrize(
    ("number", "words", "gap", "alert"),
    [
        ("WT-2025-001", "有效", 4, False),
        ("WT-2025-002", "缺学校告知", 12, True),
        ("WT-2024-006", "已到期41天", 5, False),
        ("WT-2025-003", "不予认可", 40, False),
        ("WT-2025-004", "临期（还有25天）", 2, False),
    ],
)
def test_the_sample_agreements_stand_as_the_sheet_says(casebook, context, number, words, gap, alert):
    record = next(each for each in casebook.all(NAME, EntrustedCare) if each.care_no == number)
    found = care_state(record, context.today)
    assert (found.words, found.gap, found.alert) == (words, gap, alert)


def test_the_last_call_of_the_sample_is_known(casebook, context):
    record = casebook.all(NAME, EntrustedCare)[0]
    assert last_contact(record, context.today) == date(2025, 4, 6)


def test_the_reminder_begins_thirty_days_before_the_end(casebook):
    record = next(each for each in casebook.all(NAME, EntrustedCare) if each.care_no == "WT-2025-004")
    assert care_state(record, date(2025, 4, 4)).word == "有效"
    assert care_state(record, date(2025, 4, 5)).word == "临期"
    assert care_state(record, date(2025, 5, 5)).words == "临期（还有0天）"
    assert care_state(record, date(2025, 5, 6)).words == "已到期1天"


def test_other_states():
    assert state(begins_on="2025年5月1日").word == "未开始"
    assert state(ends_on="").word == "期限不全"
    assert state(check_result="不具备照护能力").word == "不予认可"
    assert state(notices=[]).words == "缺学校、村（居）委会告知"
    ended = {"changes": [{"on": "2025年3月1日", "what": "终止"}]}
    assert state(**ended).word == "已终止"
    later = {"changes": [{"on": "2025年6月1日", "what": "终止"}]}
    assert (state(**later).word, care(**later).ends) == ("有效", date(2025, 6, 1))


def test_a_notice_sent_after_the_day_was_not_sent():
    late = [BOTH[0] | {"sent_on": "2025年4月11日"}, BOTH[1]]
    assert state(notices=late).words == "缺学校告知"
    assert state(notices=[BOTH[0] | {"sent_on": ""}, BOTH[1]]).words == "缺学校告知"


def test_without_a_call_the_gap_counts_from_the_beginning():
    assert contact_gap(care(contacts=[]), DAY) == 68
    assert contact_gap(care(contacts=[], begins_on="2025年5月1日"), DAY) is None
    assert state(contacts=[]).alert


def test_exactly_seven_days_are_no_alert():
    assert not state(contacts=[{"on": "2025年4月3日"}]).alert
    assert state(contacts=[{"on": "2025年4月2日"}]).alert


def test_a_whole_agreement_has_no_finding():
    assert findings() == []


@pytest.mark.parametrize(
    ("field", "label"),
    [
        ("ban_crime", "违法犯罪情形"),
        ("ban_habit", "恶习情形"),
        ("ban_neglect", "怠于照护情形"),
        ("ban_other", "其他不适宜情形"),
    ],
)
def test_a_banned_carer_is_not_recognised(field, label):
    assert findings(**{field: "有"}) == [("D835", "warning", label)]
    assert state(**{field: "是"}).word == "不予认可"


def test_a_carer_must_be_able_grown_up_and_another_person():
    assert findings(check_result="不具备照护能力") == [("D835", "warning", "能力核查结果")]
    assert findings(carer=FACTS["carer"] | {"born_on": "2008年1月1日"}) == [
        ("D835", "error", "被委托人 › 出生日期")
    ]
    assert findings(carer=FACTS["carer"] | {"born_on": "1953年3月8日"}) == [
        ("D835", "info", "被委托人 › 出生日期")
    ]
    assert findings(carer={"name": "赵某海"}) == [("D835", "error", "被委托人 › 姓名")]


def test_the_term_must_run_forward():
    assert ("D838", "error", "委托终止日期") in findings(ends_on="2025年2月1日")
    assert findings(changes=[{"on": "2025年1月1日", "what": "终止"}]) == [("D838", "warning", "变更终止")]


def test_nobody_signs_on_the_spot_who_is_away():
    assert findings(signed_on="2025年2月10日") == [
        ("D839", "warning", "签订方式"),
        ("D839", "info", "签订日期"),
    ]
    by_phone = {"signing": "电话视频同意", "signed_on": "2025年1月30日"}
    assert findings(**by_phone) == [("D839", "warning", "远程同意说明")]
    assert findings(**by_phone, consent="视频，郑某文见证") == []
    at_home = [FACTS["principals"][0] | {"whereabouts": "在家"}]
    assert findings(signed_on="2025年2月10日", principals=at_home) == [("D839", "info", "签订日期")]


def test_filing_comes_after_signing():
    assert findings(filed_on="2025年1月1日") == [("D839", "warning", "备案日期")]


@pytest.mark.parametrize("rule", ["每月一次", "每两周视频", "不定期", "每半个月一次"])
def test_calls_are_agreed_for_every_week(rule):
    assert findings(contact_rule=rule) == [("D837", "warning", "联系约定")]


@pytest.mark.parametrize("rule", ["每周一次", "每天", "每周三、周日各一次", "每三天一次"])
def test_more_calls_are_welcome(rule):
    assert findings(contact_rule=rule) == []


def test_the_voice_of_a_child_of_eight_is_wanted():
    assert findings(child_voice="") == [("D101", "warning", "儿童意见")]
    small = FACTS["child"] | {"born_on": "2019年5月20日"}
    assert findings(child_voice="", child=small) == []


def test_empty_facts_are_told_once():
    found = KIND.check(EntrustedCare(care_no="WT-2025-001"))
    assert [(each.code, each.where) for each in found] == [("D101", "委托人")]


def test_how_agreements_stand_is_told(office):
    codes = {
        (each.code, each.where.partition(" › ")[2]) for each in office.findings if "委托照护" in each.where
    }
    assert ("D836", "第2项 › 书面告知") in codes
    assert ("D837", "第2项 › 联系记录") in codes
    assert ("D838", "第3项 › 委托终止日期") in codes
    assert ("D838", "第5项 › 委托终止日期") in codes
    assert not [
        where for code, where in codes if where.startswith("第1项") and code in ("D836", "D837", "D838")
    ]


def test_calls_after_the_day_of_the_account_are_an_error():
    record = care(contacts=[{"on": "2025年4月11日"}, {"on": "2025年4月9日"}])
    assert across(record) == [("D833", "error", "委托照护 › 第1项 › 联系记录")]


def test_children_of_parents_away_want_an_agreement():
    away = {"whereabouts": "外出务工"}
    child = Child.model_validate({"file_no": "QH-01-2023-0002", "father": away, "mother": away})
    assert across(care(), children=(child,)) == [("D838", "warning", "未成年人 › 第1项 › 档案号")]
    left = child.model_copy(update={"status": "已退出"})
    assert across(care(), children=(left,)) == []
    one = child.model_copy(update={"file_no": "QH-01-2023-0001"})
    assert across(care(), children=(one,)) == []


def test_the_agreement_says_who_entrusts_whom_and_for_how_long():
    (found,) = page(AGREEMENT)
    assert "自2025年2月1日起至2026年1月31日止" in found
    assert "□是　☑否（一）有性侵害" in found
    assert "返乡后" not in found


def test_consent_from_afar_is_part_of_the_agreement():
    (found,) = page(AGREEMENT, signing="电话视频同意", consent="1月30日视频。")
    assert "表示同意：1月30日视频。委托人返乡后在本页补签。" in found
    (bare,) = page(AGREEMENT, signing="电话视频同意")
    assert "表示同意。委托人返乡后" in bare


def test_an_empty_agreement_can_be_filled_in_by_hand():
    record = EntrustedCare(care_no="WT-2025-001")
    found = "\n".join(texts(KIND.compose(record, CONTEXT)))
    assert ("☑" in found, "＿＿＿＿＿＿" in found, "□是　□否" in found) == (False, True, True)
    blank = "\n".join(texts(*KIND.documents(record, CONTEXT, (CONFIRMATION,))))
    assert "（）" not in blank


def test_the_confirmation_has_the_key_facts():
    (found,) = page(CONFIRMATION, ban_words="核实没有")
    assert "赵某红（姑）44岁" in found
    assert "2025年2月1日至2026年1月31日" in found
    assert "说明：核实没有" in found
    assert "学校（幼儿园）：清禾镇中心学校　2025年2月3日　签收：罗某敏" in found


def test_there_is_a_notice_for_each_who_was_told():
    school, village = page(NOTICE)
    assert "清禾镇中心学校：" in school
    assert "甲山村村民委员会：" in village
    assert "加强与委托人" in school
    assert "监督照护情况" in village


def test_a_notice_that_is_still_due_is_printed_with_blanks():
    village, school = page(NOTICE, notices=[BOTH[1]])
    assert "甲山村村民委员会：" in village
    assert "＿＿＿＿＿＿学校（幼儿园）：" in school
    assert len(page(NOTICE, notices=[])) == 2


def test_there_is_no_notice_of_a_banned_carer():
    assert page(NOTICE, ban_habit="是") == []


def test_the_list_of_calls_has_the_days_between():
    calls = [{"on": "2025年3月9日", "topics": "学习"}, {"on": "2025年3月16日", "way": "返家"}]
    (found,) = page(
        CONTACTS, contacts=calls, changes=[{"on": "2025年3月1日", "what": "变更", "text": "加费用"}]
    )
    lines = found.splitlines()
    at = lines.index("2025年3月16日")
    assert lines[at : at + 3] == ["2025年3月16日", "返家", "7"]
    assert "加费用" in found
    assert "15" in lines


def test_the_title_tells_nothing_personal():
    for document in KIND.documents(care(), CONTEXT):
        assert "某" not in document.title
        assert any(isinstance(block, Paragraph) for block in document.blocks)


def test_the_ledger_has_first_what_must_be_seen_to(casebook, context):
    rows = care_rows(casebook, context.today)
    assert [row.care.care_no for row in rows] == [
        "WT-2025-003",
        "WT-2024-006",
        "WT-2025-002",
        "WT-2025-004",
        "WT-2025-001",
    ]


def test_the_ledger_in_words(casebook, context):
    (ledger,) = care_ledger(casebook, context)
    assert ledger.summary == (
        "共5份：不予认可1份，已到期1份，缺告知1份，临期1份，有效1份；联系间隔超过7天的1份。"
    )
    found = list(texts_of(ledger))
    for words in (
        "已到期41天",
        "临期（还有25天）",
        "缺学校告知",
        "超过7天没有联系",
        "赵某山（祖父）",
        "未告知",
    ):
        assert words in found
    assert "委托照护台账" in document_of("委托照护", (ledger,)).title


def test_the_ledger_of_nothing_and_of_bare_agreements():
    (empty,) = care_ledger(Casebook({}), CONTEXT)
    assert empty.summary == "共0份。"
    (bare,) = care_ledger(Casebook({NAME: (EntrustedCare(care_no="WT-2025-001"),)}), CONTEXT)
    assert "〔待补〕" in list(texts_of(bare))
    nameless = care(carer={"name": "赵某红"}, contacts=[], begins_on="2025年4月9日")
    (young,) = care_ledger(Casebook({NAME: (nameless,)}), CONTEXT)
    assert "赵某红" in list(texts_of(young))


def test_the_public_is_told_how_many_agreements_stand_how(casebook):
    public = Context(DAY, "public")
    (ledger,) = care_ledger(copied(casebook, public), public)
    found = "\n".join(texts_of(ledger))
    assert [words for words in ("WT-2025", "某某", "甲山村") if words in found] == []
    assert ("不予认可" in found, ledger.counts) == (True, True)


def test_the_village_stands_before_an_address_that_does_not_name_it():
    child = FACTS["child"] | {"village": "甲山村", "home": "3组"}
    (found,) = page(AGREEMENT, child=child)
    assert "\n甲山村3组\n" in found
    (named,) = page(AGREEMENT, child=child | {"home": "清禾镇甲山村3组"})
    assert "\n清禾镇甲山村3组\n" in named


def test_empty_papers_leave_room_for_every_fact():
    record = EntrustedCare(care_no="WT-2025-001")
    agreement, _, school, _, _ = ("\n".join(texts(each)) for each in KIND.documents(record, CONTEXT))
    assert "委托人（签名）：\n年　月　日" in agreement
    assert "的关系：＿＿＿＿＿＿；联系电话：＿＿＿＿＿＿。委托人联系电话：＿＿＿＿＿＿。" in school
