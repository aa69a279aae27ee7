"""监护申请移送: grounds, receivers, days, replies, the letter, the slip, the ledger."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from guardian_records import CONTEXT, D0, REFERRAL, cells, document_text, order, told

from govdocs.app.casebooks import load_casebook
from govdocs.context import Context
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.ledgers import columns_of
from govdocs.kinds.referrals.ledger import referrals_ledger, reply_words
from govdocs.kinds.referrals.papers import title_of
from govdocs.kinds.referrals.record import CARES, REQUESTS, REVOCATIONS, GuardianshipReferral

BOOKS = Path(__file__).resolve().parents[2] / "data" / "casebook"
DATA = {
    "ref_no": "YS-2025-009",
    "child": {"file_no": "QH-01-2025-0009", "name": "吕某", "sex": "男", "born_on": "2012-03-01"},
    "request_kind": "申请发出督促监护令",
    "from_unit": "清禾镇人民政府",
    "to_body": "例示县人民检察院",
    "guardians": [{"name": "吕某成", "relation": "父亲", "health": "健康"}],
    "facts": "多次旷课",
    "evidence": [{"name": "走访记录", "sort": "笔录", "pages": 2}],
    "request": "请依法发出督促监护令",
    "handler": "王某丽",
    "approver": "雷某平",
    "sent_on": "2025-02-14",
}
BODIES = dict(
    zip(
        REQUESTS,
        (
            "例示县人民检察院",
            "清禾派出所",
            "清禾派出所",
            "例示县人民法院",
            "例示县人民法院",
            "例示县人民法院",
            "例示县民政局",
        ),
        strict=True,
    )
)
GROUNDS = {
    "申请撤销监护人资格": {"revocation_grounds": [REVOCATIONS[0]]},
    "请求临时监护": {"care_grounds": [CARES[2]]},
}


def referral(**changes):
    data = {key: value for key, value in (DATA | changes).items() if value is not None}
    return GuardianshipReferral.model_validate(data)


def asked(kind, **more):
    return referral(request_kind=kind, to_body=BODIES[kind], **GROUNDS.get(kind, {}), **more)


def check(record):
    return told(REFERRAL.check(record))


@pytest.mark.parametrize("kind", REQUESTS)
def test_each_request_to_the_right_body_has_no_finding(kind):
    assert check(asked(kind)) == []


@pytest.mark.parametrize("kind", REQUESTS)
def test_a_township_is_nobody_to_ask(kind):
    record = asked(kind).model_copy(update={"to_body": "丙田镇人民政府"})
    assert check(record) == [("warning", "D853", "受理单位")]


def test_there_are_seven_grounds_of_each_sort():
    assert (len(REVOCATIONS), len(CARES), len(REQUESTS)) == (7, 7, 7)


@pytest.mark.parametrize(
    ("kind", "label"), [("申请撤销监护人资格", "撤销情形"), ("请求临时监护", "临时监护情形")]
)
def test_grounds_are_wanted_where_they_belong_and_refused_elsewhere(kind, label):
    bare = referral(request_kind=kind, to_body=BODIES[kind])
    assert check(bare) == [("error", "D853", label)]
    assert check(referral(**GROUNDS[kind])) == [("error", "D853", label)]


def test_an_empty_request_is_told_what_is_missing():
    found = check(GuardianshipReferral(ref_no="YS-2025-001"))
    assert {code for _, code, _ in found} == {"D101"}
    assert {where for _, _, where in found} >= {"事项", "受理单位", "证据", "未成年人"}


def test_a_piece_of_evidence_is_described():
    found = check(referral(evidence=[{"name": "走访记录"}]))
    assert found == [
        ("warning", "D101", "证据 › 第1项 › 种类"),
        ("warning", "D101", "证据 › 第1项 › 页数"),
    ]


@pytest.mark.parametrize("number", ["2025-1", "YS-2024-009"])
def test_the_number_has_its_shape_and_the_year_of_sending(number):
    assert check(referral(ref_no=number)) == [("warning", "D853", "编号")]


def test_days_follow_each_other():
    assert check(referral(received_on="2025-02-13")) == [("error", "D854", "签收日期")]
    assert check(referral(reply="受理", reply_on="2025-02-13")) == [("error", "D854", "答复日期")]
    assert check(referral(sent_on="2025年2月")) == [("warning", "D204", "移送日期")]
    late = [{"on": "2025-02-20", "step": "约谈"}]
    assert check(referral(steps=late)) == [("warning", "D854", "已采取的措施 › 第1项 › 日期")]


def test_a_reply_is_whole():
    assert check(referral(reply_no="例检未督监〔2025〕9号")) == [("error", "D854", "答复结果")]
    assert check(referral(reply="受理")) == [("warning", "D854", "答复日期")]
    for reply in ("不予受理", "转办"):
        found = check(referral(reply=reply, reply_on="2025-02-20"))
        assert found == [("warning", "D854", "答复说明")]


# Across


def across(referrals, *orders):
    book = Casebook({"guardianship_referral": referrals, "guardianship_order": orders})
    return told(REFERRAL.across(book, CONTEXT))


def test_an_order_names_a_request_that_is_there_and_of_the_same_child():
    mine = order(referral_no="YS-2025-009")
    assert across((referral(),), mine, order()) == []
    where = "督促监护令 › 第1项 › 申请编号"
    assert across((referral(ref_no="YS-2025-001"),), mine) == [("warning", "D853", where)]
    other = referral(child={"file_no": "QH-02-2025-0001"})
    assert across((other,), mine) == [("error", "D853", where)]
    assert across((), mine) == []


def test_the_order_that_answers_a_request_is_registered():
    answered = {"reply": "受理", "reply_on": "2025-03-06"}
    assert across((referral(**answered, reply_no="例检未督监[2025]9号"),), order()) == []
    found = across((referral(**answered, reply_no="例检未督监〔2025〕8号"),), order())
    assert found == [("warning", "D854", "监护申请移送 › 第1项 › 答复文号")]


# Papers and ledger


def test_the_ledger_shows_the_replies_of_the_sheet(casebook):
    (ledger,) = referrals_ledger(casebook, CONTEXT)
    rows = cells(ledger)
    assert [row["答复文号"] for row in rows] == [
        "例检未督监〔2025〕1号",
        "例检未督监〔2025〕2号",
        "例公训字〔2025〕3号",
        "例公告诫〔2025〕1号",
        "—",
    ]
    assert rows[4]["答复"] == "待复（2天）"
    assert ledger.summary == (
        "共5件，申请发出督促监护令2件，监护侵害线索移送1件，申请训诫1件，请求临时监护1件，受理4件，待复1件。"
    )


def test_a_reply_that_came_later_is_not_known_yet(casebook):
    (ledger,) = referrals_ledger(casebook, Context(date(2025, 2, 19)))
    assert [row["答复"].split("（")[0] for row in cells(ledger)[:2]] == ["受理\n2025年1月8日", "待复"]
    assert [row["答复文号"] for row in cells(ledger)[:2]] == ["例检未督监〔2025〕1号", "—"]
    assert "受理1件，待复4件" in ledger.summary


def test_a_request_not_sent_waits_without_days():
    assert reply_words(referral(sent_on=None), D0) == "待复"
    assert reply_words(referral(reply="转办", reply_on="2025-02-20", reply_note="转县检察院"), D0) == (
        "转办\n2025年2月20日\n转县检察院"
    )


def test_the_sample_requests_have_no_findings_but_the_open_one(loaded):
    assert [each for each in loaded.findings if "监护申请移送" in each.where] == []


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("申请发出督促监护令", "关于申请发出督促监护令的函"),
        ("监护侵害线索移送", "监护侵害线索移送函"),
        ("申请训诫", "关于申请训诫的函"),
        ("申请人身安全保护令（代为申请）", "关于申请人身安全保护令的函"),
        ("申请撤销监护人资格", "撤销监护人资格申请书"),
        ("请求临时监护", "临时监护请求函"),
    ],
)
def test_the_title_says_what_is_asked(kind, title):
    assert title_of(asked(kind)) == title


def text_of(label, record):
    return document_text(next(REFERRAL.sheets(record, CONTEXT, (label,))).document)


def test_the_letter_says_everything():
    steps = [{"on": "2025-02-12", "step": "劝诫", "result": "没有改正", "ref": "丁桥村劝〔2025〕1号"}]
    record = asked("请求临时监护", steps=steps, harm="孩子独居", assessed_level="红", handler_phone="110")
    text = text_of("申请移送书", record)
    for words in (
        "例示县民政局：",
        "现就未成年人吕某（男，2012年3月1日出生）的监护问题，向你单位请求临时监护",
        "监护人：吕某成（父亲），健康状况：健康。",
        "2025年2月12日劝诫（丁桥村劝〔2025〕1号），没有改正。",
        "造成的后果：孩子独居。",
        "最近一次评估为一级红。",
        f"符合的情形：{CARES[2]}。",
        "附：证据目录（1份，共2页）",
        "承办人：王某丽，电话：110；批准人：雷某平",
    ):
        assert words in text


def test_an_empty_letter_leaves_room_to_write():
    text = text_of("申请移送书", GuardianshipReferral(ref_no="YS-2025-001"))
    assert "监护申请移送书" in text
    assert "＿＿＿＿＿＿＿＿：" in text


def test_the_list_of_evidence_and_the_slip_count_pieces_and_pages():
    assert "共1份" in text_of("证据目录", referral())
    slip = text_of("回执", referral(reply="受理", reply_on="2025-02-20"))
    assert "☑受理" in slip
    assert "1份，共2页" in slip


def test_lists_of_kinds_compose_the_letter():
    assert REFERRAL.compose(referral(), CONTEXT).title == "监护申请移送书"


def test_the_level_comes_from_the_last_assessment_before_the_request():
    book = load_casebook([((BOOKS / "risk_assessment.yaml").read_bytes(), "评估.yaml")], CONTEXT).casebook
    child = {"file_no": "QH-02-2024-0003"}
    levels = [
        REFERRAL.complete(referral(child=child, **more), book).assessed_level
        for more in (
            {"sent_on": "2025-04-08"},
            {"sent_on": "2025-04-06"},
            {"sent_on": "2025-04-08", "assessed_level": "四级绿"},
        )
    ]
    assert levels == ["一级红", "", "四级绿"]


def test_what_does_not_apply_is_a_dash_and_a_column_without_anything_is_left_out(casebook):
    (ledger,) = referrals_ledger(casebook, CONTEXT)
    assert [row["风险等级"] for row in cells(ledger)] == ["—", "二级黄", "—", "—", "一级红"]
    bare = referrals_ledger(Casebook({"guardianship_referral": (referral(),)}), CONTEXT)[0]
    kept = {column.heading for column in columns_of(bare)}
    assert not kept & {"风险等级", "备注"}
