"""问题家庭档案 and 约谈监护人记录: findings, papers, ledgers, the families of the fact sheet."""

from __future__ import annotations

from datetime import date

import pytest
from guardian_records import CONTEXT, D0, cells, document_text, told

from govdocs.context import Context
from govdocs.kinds.families.file import ProblemFamily
from govdocs.kinds.families.ledger import families_ledger, measures_words, state_on, talks_ledger
from govdocs.kinds.families.talk import GuardianTalk
from govdocs.kinds.guardian_talk import KINDS as TALKS
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.problem_family import KINDS as FAMILIES
from govdocs.kinds.visits.record import Visit

(FAMILY,) = FAMILIES
(TALK,) = TALKS
CHILD = {"file_no": "QH-01-2025-0009", "name": "吕某"}
FILE = {
    "family_no": "JT-2025-009",
    "child": CHILD,
    "householder": "吕某成",
    "home": "例示县清禾镇丁桥村1组",
    "guardians": [{"name": "吕某成", "relation": "父亲", "occupation": "务农"}],
    "problems": ["忽视不管"],
    "severity": "轻",
    "found_by": "走访",
    "found_on": "2025-02-10",
    "owner": "郑某文",
    "measures": [{"on": "2025-02-12", "measure": "约谈"}],
}
RECORD = {
    "talk_id": "YT-2025-009",
    "child": CHILD,
    "began_at": "2025-02-20 9:30",
    "ended_at": "10:10",
    "place": "村委会",
    "talkers": "王某丽、郑某文",
    "recorder": "尤某芝",
    "guardian": {"name": "吕某成", "relation": "父亲"},
    "identity_checked": "是",
    "rights_told": "是",
    "questions": [{"question": "为什么没有到校？", "answer": "不知道。"}],
    "demands": [{"text": "按时到校", "due_on": "2025-02-24"}],
    "consequences": "报请公安机关训诫。",
    "signed": "逐页签名",
}


def made(model, data, changes):
    return model.model_validate({key: value for key, value in (data | changes).items() if value is not None})


def family(**changes):
    return made(ProblemFamily, FILE, changes)


def talk(**changes):
    return made(GuardianTalk, RECORD, changes)


def of_family(**changes):
    return told(FAMILY.check(family(**changes)))


def of_talk(**changes):
    return told(TALK.check(talk(**changes)))


def test_records_by_the_rules_have_no_finding():
    assert (of_family(), of_talk()) == ([], [])


def test_empty_records_are_told_what_is_missing():
    bare = told(FAMILY.check(ProblemFamily(family_no="JT-2025-001")))
    assert {where for _, _, where in bare} >= {"户主", "问题类型", "干预措施", "未成年人"}
    silent = told(TALK.check(GuardianTalk(talk_id="YT-2025-001")))
    assert {where for _, _, where in silent} >= {"约谈时间", "被约谈人 › 姓名", "签名情况", "未成年人"}
    assert {code for _, code, _ in (*bare, *silent)} == {"D101"}


# Families


def test_numbers_have_their_shape():
    assert of_family(family_no="9") == [("warning", "D855", "编号")]
    assert of_talk(talk_id="9") == [("warning", "D856", "编号")]
    assert of_talk(talk_id="YT-2024-009") == [("warning", "D856", "编号")]


def test_violence_is_grave_and_reported_to_the_police():
    violent = {"problems": "家庭暴力"}
    assert of_family(**violent) == [("warning", "D855", "严重程度"), ("warning", "D855", "干预措施")]
    reported = [{"on": "2025-02-10", "measure": "报告公安"}]
    assert of_family(**violent, severity="重", measures=reported) == []


def test_another_problem_is_to_be_named():
    assert of_family(problems="其他") == [("warning", "D855", "其他问题")]


def test_measures_follow_the_finding_and_say_what_and_when():
    assert of_family(measures=[{"on": "2025-02-09", "measure": "约谈"}]) == [
        ("error", "D855", "干预措施 › 第1项 › 日期")
    ]
    assert of_family(measures=[{"result": "好"}]) == [
        ("warning", "D101", "干预措施 › 第1项 › 日期"),
        ("warning", "D101", "干预措施 › 第1项 › 措施"),
    ]
    assert of_family(found_on="2025年2月") == [("warning", "D204", "发现日期")]


END = {"closing": "问题消除", "closed_on": "2025-04-01", "closed_by": "雷某平", "evaluation": "已改善"}


def test_a_file_is_closed_as_a_whole():
    assert of_family(**END) == []
    for field, label in (
        ("closing", "结案理由"),
        ("closed_on", "结案日期"),
        ("closed_by", "结案批准人"),
        ("evaluation", "效果评估"),
    ):
        assert of_family(**END | {field: None}) == [("error", "D855", label)]
    assert of_family(**END | {"closed_on": "2025-01-01"}) == [("error", "D855", "结案日期")]


def test_a_closed_file_was_open_before():
    closed = family(**END)
    assert state_on(closed, D0) == "已结案（问题消除）\n2025年4月1日"
    assert state_on(closed, date(2025, 3, 31)) == "在管"


def test_the_last_measure_is_that_of_the_day():
    two = family(measures=[{"on": "2025-02-12", "measure": "约谈"}, {"on": "2025-02-12", "measure": "劝诫"}])
    assert measures_words(two, D0) == "劝诫\n2025年2月12日\n（共2次）"
    assert measures_words(two, date(2025, 2, 11)) == "—"


def test_a_grave_family_without_measure_is_told_on_the_day():
    idle = family(severity="重", measures=[{"on": "2025-04-20", "measure": "约谈"}])
    book = Casebook({"problem_family": (family(), idle)})
    (found,) = FAMILY.across(book, CONTEXT)
    assert told([found]) == [("warning", "D855", "问题家庭档案 › 第2项 › 干预措施")]
    assert "59 天" in found.message
    assert list(FAMILY.across(book, Context(date(2025, 4, 20)))) == []


def test_the_ledger_shows_the_families_of_the_sheet(casebook):
    (ledger,) = families_ledger(casebook, CONTEXT)
    assert [row["干预措施"] for row in cells(ledger)] == [
        "约谈\n2025年2月13日\n（共2次）",
        "家教指导\n2025年3月1日\n（共2次）",
        "约谈\n2025年2月20日\n（共1次）",
        "报告公安\n2025年3月31日\n（共1次）",
        "请求临时监护\n2025年4月8日\n（共1次）",
    ]
    assert [row["严重程度"] for row in cells(ledger)] == ["重", "重", "轻", "重", "重"]
    assert ledger.summary == "共5户，重4户，轻1户，在管5户，已结案0户。"


def test_the_sample_families_and_talks_have_no_findings(loaded):
    labels = ("问题家庭档案", "约谈监护人记录")
    assert [each for each in loaded.findings if any(label in each.where for label in labels)] == []


def test_the_last_visit_comes_from_the_visits():
    visits = [
        Visit.model_validate({"visit_id": "甲", "child": CHILD, "visited_at": on, "sort": sort})
        for on, sort in (("2025-03-01", ""), ("2025-04-01", "电话/视频"))
    ]
    book = Casebook({"problem_family": (family(),), "visit": tuple(visits)})
    assert cells(families_ledger(book, CONTEXT)[0])[0]["最近走访"] == "2025年3月1日"


def test_other_problems_and_children_stand_in_the_ledger():
    record = family(problems="其他", other_problem="债务。", others=[{"name": "吕某明"}])
    (row,) = cells(families_ledger(Casebook({"problem_family": (record,)}), CONTEXT)[0])
    assert (row["问题类型"], row["未成年人"]) == ("其他（债务）", "吕某\n吕某明")


def test_the_file_says_everything():
    record = family(others=[{"name": "吕某明", "file_no": "QH-01-2025-0010"}])
    text = document_text(FAMILY.compose(record, CONTEXT))
    for words in ("吕某明", "QH-01-2025-0010", "☑忽视不管", "□家庭暴力", "职业：务农", "约谈"):
        assert words in text


# Talks


def test_one_alone_does_not_talk():
    assert of_talk(talkers="王某丽") == [("error", "D856", "约谈人")]


def test_identity_and_rights_come_first():
    assert of_talk(identity_checked=None, rights_told=None) == [
        ("warning", "D856", "已核对身份"),
        ("warning", "D856", "已告知权利义务"),
    ]


def test_a_refused_signature_is_explained():
    assert of_talk(signed="拒绝签名") == [("error", "D856", "拒签说明")]
    assert of_talk(signed="拒绝签名", refusal_note="称要回去商量") == []


def test_times_follow_each_other():
    assert of_talk(ended_at="9:00") == [("error", "D856", "结束时间")]
    assert of_talk(demands=[{"text": "到校", "due_on": "2025-02-19"}]) == [
        ("error", "D856", "要求 › 第1项 › 完成时限")
    ]
    assert of_talk(demands=[{"due_on": "每周"}]) == [("warning", "D101", "要求 › 第1项 › 内容")]


def test_a_talk_names_a_family_that_is_there():
    mine = talk(family_no="JT-2025-009")
    book = {"guardian_talk": (talk(), mine)}
    assert told(TALK.across(Casebook({**book, "problem_family": (family(),)}), CONTEXT)) == []
    other = (family(family_no="JT-2025-001"),)
    where = "约谈监护人记录 › 第2项 › 问题家庭编号"
    found = told(TALK.across(Casebook({**book, "problem_family": other}), CONTEXT))
    assert found == [("warning", "D856", where)]
    assert told(TALK.across(Casebook(book), CONTEXT)) == []


def test_the_record_reads_like_a_protocol():
    text = document_text(TALK.compose(talk(), CONTEXT))
    for words in (
        "2025年2月20日9:30至10:10",
        "问：为什么没有到校？",
        "答：不知道。",
        "要求1：按时到校（2025年2月24日）",
        "☑逐页签名",
        "以上记录我已看过",
    ):
        assert words in text


def test_an_empty_record_has_lines_to_write_on():
    text = document_text(TALK.compose(GuardianTalk(talk_id="YT-2025-001"), CONTEXT))
    assert text.splitlines().count("问：") == 3


def test_the_ledger_of_talks_lists_what_was_demanded(casebook):
    (ledger,) = talks_ledger(casebook, CONTEXT)
    first, second = cells(ledger)
    assert first["编号、家庭编号"] == "YT-2025-001\nJT-2025-001"
    assert first["约谈日期"] == "2025年2月13日"
    assert first["要求"].startswith("1．取消外出打工的安排（2025年2月14日）\n2．")
    assert second["被约谈人"] == "蒋某琴"
    (bare,) = cells(talks_ledger(Casebook({"guardian_talk": (GuardianTalk(talk_id="甲"),)}), CONTEXT)[0])
    assert (bare["约谈日期"], bare["要求"]) == ("〔待补〕", "〔待补〕")


@pytest.mark.parametrize("label", ["问题家庭", "约谈记录"])
def test_the_kinds_are_found_by_their_short_names(label):
    from govdocs.kinds.registry import find_kind  # noqa: PLC0415 - all kinds are read for it

    assert find_kind(label).family == "form"
