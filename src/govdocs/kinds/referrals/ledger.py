"""申请移送台账: what was asked of whom, and what came back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from govdocs.context import Context
from govdocs.document.nodes import Column
from govdocs.kinds.cases.tallies import CountTable
from govdocs.kinds.orders.ledger import seldom
from govdocs.kinds.orders.public import counted, is_public
from govdocs.kinds.orders.wording import guardians_below_each_other
from govdocs.kinds.parts.accounts import VILLAGE, account_line
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.ledgers import SIGNATURES, Ledger, LedgerColumn
from govdocs.kinds.parts.record_fields import or_gap
from govdocs.kinds.parts.wording import printed_date, printed_number
from govdocs.kinds.referrals.record import REPLIES, REQUESTS, GuardianshipReferral
from govdocs.text.dates import parse_date
from govdocs.text.days import days_late

TITLE = "监护申请移送台账"

WAITING = "待复"
"""Stands where a request has no reply yet."""


def referrals_ledger(casebook: Casebook, context: Context) -> Sequence[Ledger[Any]]:
    """The requests of the casebook as they stand on the day of the account."""
    rows = casebook.all("guardianship_referral", GuardianshipReferral)
    day = context.today
    if is_public(context):
        table = CountTable(TITLE, "事项", "件数", ())
        return counted(table, rows, lambda each: (each.request_kind,), casebook, context)
    return (
        Ledger(
            _columns(rows, day),
            rows,
            title=TITLE,
            above=account_line(casebook, context),
            below=SIGNATURES,
            summary=summary(rows, day),
            numbered=False,
            sheet=TITLE,
        ),
    )


def _columns(
    rows: Sequence[GuardianshipReferral], day: date
) -> tuple[LedgerColumn[GuardianshipReferral], ...]:
    return (
        LedgerColumn("编号", lambda each: each.ref_no, Column(share=10)),
        LedgerColumn("事项", lambda each: or_gap(each.request_kind), Column(choices=REQUESTS, share=14)),
        LedgerColumn("未成年人", lambda each: or_gap(each.child.name), Column(share=7)),
        LedgerColumn(VILLAGE, lambda each: or_gap(each.child.village), Column(share=8)),
        LedgerColumn("监护人", lambda each: guardians_below_each_other(each.guardians), Column(share=8)),
        seldom("风险等级", lambda each: each.assessed_level, rows, 7),
        LedgerColumn("移送日期", lambda each: or_gap(printed_date(each.sent_on)), Column("date", share=10)),
        LedgerColumn("受理单位", lambda each: or_gap(each.to_body), Column(share=14)),
        LedgerColumn("签收", _received, Column(share=10)),
        LedgerColumn("证据", _evidence, Column(share=6)),
        LedgerColumn("答复", lambda each: reply_words(each, day), Column(share=12)),
        LedgerColumn("答复文号", lambda each: _number(each, day), Column(share=14)),
        seldom("备注", lambda each: each.remark, rows, 8),
    )


def _received(each: GuardianshipReferral) -> str:
    return "\n".join(filter(None, (each.received_by, printed_date(each.received_on)))) or "—"


def _number(each: GuardianshipReferral, day: date) -> str:
    return (printed_number(each.reply_no) if reply_on(each, day) else "") or "—"


def _evidence(each: GuardianshipReferral) -> str:
    return f"{len(each.evidence)}份" if each.evidence else "—"


def reply_on(each: GuardianshipReferral, day: date) -> str:
    """The reply as it was known on `day`; "" while it is waited for."""
    came = parse_date(each.reply_on)
    return each.reply if came is None or came <= day else ""


def reply_words(each: GuardianshipReferral, day: date) -> str:
    """The reply, or for how many days it is waited for on `day`."""
    if reply_on(each, day):
        return "\n".join(filter(None, (each.reply, printed_date(each.reply_on), each.reply_note)))
    sent = parse_date(each.sent_on)
    return f"{WAITING}（{days_late(sent, day)}天）" if sent and sent <= day else WAITING


def summary(rows: Sequence[GuardianshipReferral], day: date) -> str:
    """The last row: how many requests of each kind, and how they were answered."""
    kinds: Counter[str] = Counter(each.request_kind for each in rows)
    replies: Counter[str] = Counter(reply_on(each, day) for each in rows)
    parts = [f"{word}{kinds[word]}件" for word in REQUESTS if kinds[word]]
    answers = [f"{word}{replies[word]}件" for word in REPLIES if replies[word]]
    waiting = [f"{WAITING}{replies['']}件"] if replies[""] else []
    return f"{'，'.join((f'共{len(rows)}件', *parts, *answers, *waiting))}。"
