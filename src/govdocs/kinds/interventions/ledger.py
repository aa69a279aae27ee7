"""监护干预台账: every intervention with its term, its visits, its attendance and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from govdocs.context import Context
from govdocs.document.nodes import Column
from govdocs.kinds.cases.tallies import CountTable
from govdocs.kinds.interventions.progress import attendance, last_visit, state_on
from govdocs.kinds.interventions.record import STEPS, Intervention
from govdocs.kinds.orders.ledger import NOT_APPLICABLE, seldom, service_words
from govdocs.kinds.orders.public import counted, is_public
from govdocs.kinds.parts.accounts import VILLAGE, account_line
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.ledgers import SIGNATURES, Ledger, LedgerColumn
from govdocs.kinds.parts.record_fields import or_gap
from govdocs.kinds.parts.wording import printed_date, printed_number
from govdocs.text.dates import formal_date

TITLE = "监护干预台账"


def interventions_ledger(casebook: Casebook, context: Context) -> Sequence[Ledger[Any]]:
    """The interventions of the casebook as they stand on the day of the account."""
    rows = casebook.all("intervention", Intervention)
    day = context.today
    if is_public(context):
        table = CountTable(TITLE, "干预方式", "件数", ())
        return counted(table, rows, lambda each: (each.step,), casebook, context)
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


def _columns(rows: Sequence[Intervention], day: date) -> tuple[LedgerColumn[Intervention], ...]:
    return (
        LedgerColumn("文号", lambda each: printed_number(each.doc_no), Column(share=16)),
        LedgerColumn("干预方式", lambda each: or_gap(each.step), Column(choices=STEPS, share=9)),
        LedgerColumn("制发机关", lambda each: or_gap(each.issuer), Column(share=12)),
        LedgerColumn("对象", lambda each: or_gap(each.target.name), Column(share=7)),
        LedgerColumn("未成年人", lambda each: or_gap(each.child.name), Column(share=7)),
        LedgerColumn(VILLAGE, lambda each: or_gap(each.child.village), Column(share=7)),
        LedgerColumn("制发日期", lambda each: or_gap(printed_date(each.issued_on)), Column("date", share=9)),
        LedgerColumn("内容", _content, Column(share=20)),
        seldom("期限", _term, rows, 11),
        seldom("指导次数", lambda each: attendance(each, day), rows, 6),
        LedgerColumn("送达", _service, Column(share=11)),
        LedgerColumn("状态", lambda each: _standing(each, day), Column(share=13)),
        seldom("后续", lambda each: each.next_step, rows, 10),
    )


def _content(each: Intervention) -> str:
    measures = "、".join((*each.measures, *filter(None, (each.other_measure,))))
    return or_gap("；".join(filter(None, (each.content.rstrip("。；"), measures))))


def _term(each: Intervention) -> str:
    if not each.from_on and not each.to_on:
        return ""
    return f"{or_gap(printed_date(each.from_on))}至\n{or_gap(printed_date(each.to_on))}"


def _service(each: Intervention) -> str:
    return service_words(each.receipts) or NOT_APPLICABLE


def _standing(each: Intervention, day: date) -> str:
    visited = last_visit(each, day)
    last = f"查访\n{formal_date(visited)}" if visited else ""
    return "\n".join(filter(None, (state_on(each, day), last)))


def summary(rows: Sequence[Intervention], day: date) -> str:
    """The last row: how many interventions of each step, and what came of them."""
    steps: Counter[str] = Counter(each.step for each in rows)
    states: Counter[str] = Counter(each.outcome for each in rows if each.outcome)
    parts = [f"{word}{steps[word]}件" for word in STEPS if steps[word]]
    ends = [f"{word}{count}件" for word, count in sorted(states.items())]
    return f"{'，'.join((f'共{len(rows)}件', *parts, *ends))}。"
