"""What the Regulation of 2012 requires and forbids, kind by kind."""

from __future__ import annotations

import re

import pytest

from govdocs.app.codes import CODES as APP_CODES
from govdocs.kinds.codes import CODES
from govdocs.kinds.registry import find_kind

TOWN = "例示县清禾镇人民政府"


def test_a_notice_that_has_everything_has_no_finding(notice, codes):
    assert codes(notice()) == []


@pytest.mark.parametrize(
    ("field", "what"),
    [
        ("number", "发文字号"),
        ("title", "标题"),
        ("addressees", "主送机关"),
        ("body", "正文"),
        ("signed_on", "成文日期"),
    ],
)
def test_a_missing_fact_is_reported(notice, field, what):
    kind = find_kind("通知")
    (finding,) = kind.check(kind.model.model_validate(notice(**{field: None})))
    assert (finding.code, finding.severity.value, f"〔待补：{what}〕" in finding.message) == (
        "D101",
        "warning",
        True,
    )


def test_without_any_organ_the_mark_and_the_signature_are_missing(notice):
    kind = find_kind("通知")
    findings = kind.check(
        kind.model.model_validate(notice(mark=None, signature=None, title="关于走访的通知"))
    )
    assert [each.where for each in findings] == ["发文机关标志", "署名"]


def test_a_masthead_without_imprint_lacks_printer_and_date(notice):
    kind = find_kind("通知")
    findings = kind.check(kind.model.model_validate(notice(imprint=None)))
    assert [each.where for each in findings] == ["版记 › 印发机关", "版记 › 印发日期"]


def test_without_masthead_nothing_of_it_is_missed(notice, codes):
    data = notice(masthead=False, mark=None, number=None, imprint=None)
    assert codes(data) == []


def test_a_request_goes_to_one_organ(upward, codes):
    data = upward("请示", addressees="例示县人民政府，例示县民政局", note="联系人：张勇，电话：1")
    assert codes(data) == [("D301", "error")]


def test_a_report_to_two_organs_is_only_a_warning(upward, codes):
    assert codes(upward(addressees="例示县人民政府、例示县民政局")) == [("D301", "warning")]


@pytest.mark.parametrize("kind", ["报告", "请示"])
def test_an_upward_document_needs_a_signer(upward, codes, kind):
    assert ("D101", "warning") in codes(upward(kind, signers=None, note="联系人：张勇，电话：1"))


def test_a_signer_on_a_notice_is_pointed_out(notice, codes):
    assert codes(notice(signers=["何某川"])) == [("D302", "warning")]


def test_an_opinion_may_go_up_with_a_signer(notice, codes):
    data = notice(kind="意见", title=f"{TOWN}关于加强走访的意见", signers=["何某川"])
    assert codes(data) == []


def test_a_request_names_whom_to_call(upward, codes):
    assert codes(upward("请示")) == [("D303", "warning")]


@pytest.mark.parametrize("words", ["妥否，请批示。", "以上报告，请予审批。", "当否，请批复。"])
def test_a_report_holds_no_request(upward, codes, words):
    assert codes(upward(body=["一季度走访137户。", {"item": "1.补助资金不足。", "body": [words]}])) == [
        ("D304", "error")
    ]


def test_a_report_may_cite_a_request(upward, codes):
    assert codes(upward(body=["《关于妥否请批示用语的请示》已办结。"])) == []


def test_an_organ_does_not_write_to_itself(notice, codes):
    assert codes(notice(addressees=f"各村（社区），{TOWN}")) == [("D305", "error")]


@pytest.mark.parametrize("person", ["王县长", "各位领导", "县委书记"])
def test_an_upward_document_goes_to_no_person(upward, codes, person):
    assert codes(upward(addressees=person)) == [("D306", "error")]


def test_an_upward_document_is_not_copied_to_subordinates(upward, codes):
    imprint = {
        "copies_to": "县民政局，各村（社区）",
        "printer": "清禾镇党政办公室",
        "printed_on": "2025年4月11日",
    }
    assert codes(upward(imprint=imprint)) == [("D307", "error")]


def test_minutes_have_no_addressees_and_no_signature(notice, codes):
    data = notice(kind="纪要", title="清禾镇未成年人保护联席会议纪要")
    assert codes(data) == [("D308", "warning"), ("D308", "warning")]


def test_minutes_without_them_are_in_order(notice, codes):
    data = notice(kind="纪要", title="清禾镇联席会议纪要", addressees=None, signature=None, signed_on=None)
    assert codes(data) == []


@pytest.mark.parametrize(
    ("secrecy", "expected"),
    [
        ("机密★1年", []),
        ("秘密★6个月", []),
        ("绝密★长期", []),
        ("秘密", []),
        ("机　密", []),
        ("机 密 ★ 1年", []),
        ("绝密★30年", []),
        ("秘密★11年", [("D208", "error")]),
        ("机密★一年", [("D208", "error")]),
        ("内部", [("D208", "error")]),
    ],
)
def test_secrecy_has_a_grade_and_a_period_within_the_law(notice, codes, secrecy, expected):
    assert codes(notice(secrecy=secrecy, copy_number="000017")) == expected


def test_a_classified_document_needs_a_copy_number(notice, codes):
    assert codes(notice(secrecy="秘密★1年")) == [("D101", "warning")]


def test_a_copy_number_has_six_digits(notice, codes):
    assert codes(notice(copy_number="17")) == [("D207", "warning")]


@pytest.mark.parametrize(("word", "expected"), [("特急", []), ("加　急", []), ("火急", [("D209", "error")])])
def test_urgency_has_its_words(notice, codes, word, expected):
    assert codes(notice(urgency=word)) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("清政发[2025]3号", [("D201", "info")]),
        ("清政发〔2025〕第03号", [("D201", "info")]),
        ("清政发〔25〕3号", [("D202", "warning")]),
        ("第12号", []),
    ],
)
def test_the_number_is_read_in_any_bracket(notice, codes, number, expected):
    assert codes(notice(number=number)) == expected


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("例示县清禾镇人民政府关于做好入户走访的方案", "D401"),
        ("例示县清禾镇人民政府关于做好入户走访的决定", "D401"),
        ("例示县清禾镇人民政府关于做好入户走访", "D401"),
        ("例示县清禾镇人民政府关于做好走访，加强看护的通知", "D402"),
        ("例示县清禾镇人民政府关于转发关于走访的通知", "D403"),
        ("例示县清禾镇人民政府做好入户走访的通知", "D403"),
    ],
)
def test_a_title_says_who_about_what_in_which_kind(notice, codes, title, code):
    assert codes(notice(title=title)) == [(code, "warning")]


def test_marks_inside_book_titles_and_brackets_at_the_end_are_allowed(notice, codes):
    title = "例示县清禾镇人民政府关于印发《走访，看护办法》的通知（试行）"
    assert codes(notice(title=title)) == []


def test_the_signature_belongs_to_the_mark(notice, codes):
    assert codes(notice(signature=["例示县白水镇人民政府"])) == [("D309", "warning")]


def test_a_short_signature_of_the_same_organ_is_accepted(notice, codes):
    assert codes(notice(signature=["清禾镇人民政府"])) == []


def test_the_printing_date_is_not_before_the_signing_date(notice, codes):
    imprint = {"printer": "清禾镇党政办公室", "printed_on": "2025年4月9日"}
    assert codes(notice(imprint=imprint)) == [("D206", "warning")]


@pytest.mark.parametrize(
    ("printed", "code"), [("2025-4-10", "D203"), ("二〇二五年四月十日", "D203"), ("2025年4月", "D204")]
)
def test_dates_in_other_forms_are_told(notice, codes, printed, code):
    assert [found for found, _ in codes(notice(signed_on=printed))] == [code]


def test_a_date_that_does_not_exist_is_refused(notice):
    with pytest.raises(ValueError, match="日期不存在"):
        find_kind("通知").model.model_validate(notice(signed_on="2025年2月30日"))


def test_words_that_are_no_date_are_refused(notice):
    with pytest.raises(ValueError, match="不是日期"):
        find_kind("通知").model.model_validate(notice(signed_on="明天"))


def test_attachments_and_their_list_agree(notice, codes):
    attachments = [{"title": "责任分工表", "body": ["一"]}, {"title": "联络员名册", "body": ["二"]}]
    assert codes(notice(attachment_notes=["责任分工表", "联络员名册"], attachments=attachments)) == []
    assert codes(notice(attachment_notes=["责任分工表"], attachments=attachments)) == [("D501", "warning")]
    assert codes(notice(attachment_notes=["责任分工表", "名册"], attachments=attachments)) == [
        ("D502", "warning")
    ]
    assert codes(notice(attachments=attachments)) == [("D504", "info")]


def test_an_attachment_has_a_title_and_the_right_label(notice, codes):
    attachments = [{"label": "附件2", "title": "甲", "body": ["一"]}, {"label": "附件1", "body": ["二"]}]
    found = codes(notice(attachment_notes=["甲", "乙"], attachments=attachments))
    assert [code for code, _ in found] == ["D503", "D503", "D502"]


@pytest.mark.parametrize("name", ["《责任分工表》", "责任分工表。", "责任分工表；"])
def test_the_name_of_an_attachment_stands_bare(notice, codes, name):
    assert codes(notice(attachment_notes=[name])) == [("D505", "warning")]


def test_every_organ_of_a_joint_mark_signs(notice, codes):
    mark = ["甲镇人民政府", "甲县民政局文件"]
    assert codes(notice(mark=mark, signature=["甲镇人民政府"])) == [("D310", "warning")]
    assert codes(notice(mark=mark, signature=["甲镇人民政府", "甲县民政局"])) == []


def test_a_page_without_text_is_no_remedy(notice, codes):
    assert codes(notice(body=["请走访。", "（此页无正文）"])) == [("D313", "warning")]


def test_a_stamp_needs_an_office(notice, codes):
    assert codes(notice(sealing="签名章", signature=None)) == [("D101", "warning")]
    assert codes(notice(sealing="签名章", offices="镇长")) == [("D312", "info")]


def test_there_is_a_picture_for_every_organ(notice, codes):
    assert codes(notice(seals=["甲.png", "乙.png"])) == [("D310", "error")]


def test_an_issued_plan_is_checked_at_its_place(notice):
    kind = find_kind("通知")
    plan = {"title": "", "signed_on": "2025-4-10", "body": [{"group": [{"role": "组长"}]}]}
    findings = kind.check(kind.model.model_validate(notice(issued=plan)))
    assert [(each.code, each.where) for each in findings] == [
        ("D203", "印发件 › 第1项 › 成文日期"),
        ("D101", "印发件 › 第1项 › 标题"),
        ("D602", "印发件 › 第1项 › 正文 › 第1项 › 领导小组 › 第1项"),
    ]


def test_a_kind_that_is_not_one_is_refused_in_the_model_too(notice):
    with pytest.raises(ValueError, match="不认识的文种"):
        find_kind("通知").model.model_validate(notice(kind="通函"))


def test_the_codes_that_are_used_and_those_that_are_listed_are_the_same(root):
    sources = [path for room in ("kinds", "app") for path in (root / "src" / "govdocs" / room).rglob("*.py")]
    text = "".join(path.read_text(encoding="utf-8") for path in sources if path.name != "codes.py")
    assert set(re.findall(r'"([DC]\d{3})"', text)) == set(CODES) | set(APP_CODES)
    assert all(words for words in (CODES | APP_CODES).values())
