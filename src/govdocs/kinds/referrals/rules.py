"""Findings about a request: missing facts, grounds, whom it goes to, its days, its reply."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, error, warning
from govdocs.kinds.orders.record import GuardianshipOrder
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.form_checks import quoted_number
from govdocs.kinds.parts.form_rules import blanks, date_finding, gap, place
from govdocs.kinds.parts.wording import printed_number
from govdocs.kinds.referrals.record import (
    ADMONITION,
    CARE,
    CLUE,
    GUIDANCE,
    LABEL,
    ORDER,
    PROTECTION,
    REVOCATION,
    GuardianshipReferral,
)
from govdocs.text.dates import parse_date

_REF_NO: Final = re.compile(r"YS-(?P<year>(?:19|20)\d{2})-\d{3,}")

_CIVIL: Final = ("民政局", "民政厅", "民政部")

RECEIVERS: Final = {
    ORDER: ("人民检察院",),
    CLUE: ("公安", "派出所", "人民检察院"),
    ADMONITION: ("公安", "派出所", "人民检察院", "人民法院"),
    GUIDANCE: ("公安", "派出所", "人民检察院", "人民法院"),
    PROTECTION: ("人民法院",),
    REVOCATION: ("人民法院", "人民检察院", *_CIVIL),
    CARE: _CIVIL,
}
"""Words in the name of the body that may deal with a request (facts R20-R22; 未成年人保护法 92, 108, 118)."""


def referral_findings(referral: GuardianshipReferral) -> Iterator[Diagnostic]:
    """Everything that is to be said about a request by itself."""
    yield from _gaps(referral)
    yield from _number_findings(referral)
    yield from _receiver_findings(referral)
    yield from _ground_findings(referral)
    yield from _date_findings(referral)
    yield from _reply_findings(referral)
    for number, piece in enumerate(referral.evidence, start=1):
        facts = {"材料名称": piece.name, "种类": piece.sort, "页数": piece.pages}
        yield from blanks(facts, ("证据", f"第{number}项"), "证据")


def _gaps(referral: GuardianshipReferral) -> Iterator[Diagnostic]:
    facts = {
        "事项": referral.request_kind,
        "移送单位": referral.from_unit,
        "受理单位": referral.to_body,
        "监护人": referral.guardians,
        "事实": referral.facts,
        "证据": referral.evidence,
        "请求": referral.request,
        "承办人": referral.handler,
        "批准人": referral.approver,
        "移送日期": referral.sent_on,
    }
    for label, value in facts.items():
        if value in ("", ()):
            yield gap(label)
    if not (referral.child.file_no or referral.child.name):
        yield gap("未成年人", "补写档案号或姓名")


def _number_findings(referral: GuardianshipReferral) -> Iterator[Diagnostic]:
    match, sent = _REF_NO.fullmatch(referral.ref_no), parse_date(referral.sent_on)
    if match is None:
        words = "编号不合“YS-年份-序号”的写法，照原样排印"
        yield warning("D853", words, "编号", "如“YS-2025-001”")
    elif sent and int(match["year"]) != sent.year:
        words = f"编号的年份是 {match['year']}，移送日期在 {sent.year} 年"
        yield warning("D853", words, "编号", "核对编号和移送日期")


def _receiver_findings(referral: GuardianshipReferral) -> Iterator[Diagnostic]:
    words = RECEIVERS.get(referral.request_kind, ())
    if words and referral.to_body and not any(word in referral.to_body for word in words):
        told = f"“{referral.request_kind}”不由这个受理单位办理"
        yield warning("D853", told, "受理单位", f"应当是{'、'.join(words)}一类的单位")


def _ground_findings(referral: GuardianshipReferral) -> Iterator[Diagnostic]:
    grounds = {
        "撤销情形": (REVOCATION, referral.revocation_grounds),
        "临时监护情形": (CARE, referral.care_grounds),
    }
    for label, (wanted, given) in grounds.items():
        if referral.request_kind == wanted and not given:
            yield error("D853", f"事项是“{wanted}”，没有写{label}", label, f"补写“{label}”，至少一项")
        elif referral.request_kind not in ("", wanted) and given:
            words = f"事项不是“{wanted}”，却写了{label}"
            yield error("D853", words, label, f"改写“事项”，或删去“{label}”")


def _date_findings(referral: GuardianshipReferral) -> Iterator[Diagnostic]:
    dates = {
        "移送日期": referral.sent_on,
        "签收日期": referral.received_on,
        "答复日期": referral.reply_on,
    }
    for label, text in dates.items():
        if text and parse_date(text) is None:
            yield from date_finding(text, (label,))
    sent = parse_date(referral.sent_on)
    for label in ("签收日期", "答复日期"):
        day = parse_date(dates[label])
        if sent and day and day < sent:
            yield error("D854", f"{label}早于移送日期", label, "核对两个日期")
    for number, step in enumerate(referral.steps, start=1):
        taken = parse_date(step.on)
        if sent and taken and taken > sent:
            where = place(("已采取的措施", f"第{number}项", "日期"))
            yield warning("D854", "措施的日期晚于移送日期", where, "移送以后的措施不写在这里")


def _reply_findings(referral: GuardianshipReferral) -> Iterator[Diagnostic]:
    told = {
        "答复日期": referral.reply_on,
        "答复文号": referral.reply_no,
        "答复说明": referral.reply_note,
    }
    if not referral.reply:
        for label, value in told.items():
            if value:
                yield error("D854", f"写了{label}，没有写答复结果", "答复结果", "补写“答复结果”")
    elif not referral.reply_on:
        yield warning("D854", "写了答复结果，没有写答复日期", "答复日期", "补写“答复日期”")
    if referral.reply in ("不予受理", "转办") and not referral.reply_note:
        wanted = "理由" if referral.reply == "不予受理" else "转办的单位"
        yield warning("D854", f"{referral.reply}，没有写明{wanted}", "答复说明", "补写“答复说明”")


def referral_findings_across(casebook: Casebook, context: Context) -> Iterator[Diagnostic]:
    """Orders and requests that do not fit each other."""
    yield from _orders_asked_for(casebook)
    yield from _orders_issued(casebook)


def _orders_issued(casebook: Casebook) -> Iterator[Diagnostic]:
    """Requests that led to an order which is not in the workbook."""
    known = {printed_number(each.doc_no) for each in casebook.all("guardianship_order", GuardianshipOrder)}
    referrals = casebook.all("guardianship_referral", GuardianshipReferral)
    for number, each in enumerate(referrals if known else (), start=1):
        issued = each.request_kind == ORDER and each.reply == "受理" and each.reply_no
        if issued and printed_number(each.reply_no) not in known:
            words = f"{quoted_number(each.ref_no)}的答复文号在“督促监护令”里没有"
            where = place((LABEL, f"第{number}项", "答复文号"))
            yield warning("D854", words, where, "核对答复文号，或补登这件督促监护令")


def _orders_asked_for(casebook: Casebook) -> Iterator[Diagnostic]:
    """Orders that name a request which is not there, or one about another child."""
    referrals = {each.ref_no: each for each in casebook.all("guardianship_referral", GuardianshipReferral)}
    orders = casebook.all("guardianship_order", GuardianshipOrder)
    for number, order in enumerate(orders if referrals else (), start=1):
        where = place(("督促监护令", f"第{number}项", "申请编号"))
        found = referrals.get(order.referral_no)
        if order.referral_no and found is None:
            words = f"{quoted_number(order.doc_no)}的申请编号在“{LABEL}”里没有"
            yield warning("D853", words, where, "核对申请编号，或补登这份申请")
        elif found and found.child.file_no != order.child.file_no:
            words = f"{quoted_number(order.doc_no)}与所写的申请不是同一名未成年人"
            yield error("D853", words, where, "核对申请编号和档案号")
