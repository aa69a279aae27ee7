"""督促监护令汇总台账: every order with its service, its follow-ups and its conclusion."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final, TypeVar

from govdocs.context import Context
from govdocs.document.nodes import Column
from govdocs.kinds.cases.tallies import CountTable
from govdocs.kinds.orders.public import counted, is_public
from govdocs.kinds.orders.receipts import ServiceReceipt
from govdocs.kinds.orders.record import CONCLUSIONS, GuardianshipOrder
from govdocs.kinds.orders.schedule import (
    conclusion_late,
    done_rounds,
    due_rounds,
    finished,
    first_late,
    next_due,
    state_on,
)
from govdocs.kinds.orders.wording import guardians_below_each_other
from govdocs.kinds.parts.accounts import VILLAGE, account_line
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.ledgers import SIGNATURES, Ledger, LedgerColumn
from govdocs.kinds.parts.masks import WITHHELD
from govdocs.kinds.parts.persons import age_words
from govdocs.kinds.parts.record_fields import or_gap
from govdocs.kinds.parts.wording import printed_date, printed_number
from govdocs.text.dates import formal_date, parse_date

TITLE = "督促监护令汇总台账"

NOT_APPLICABLE: Final = "—"
"""Printed where a column does not apply to a row (facts 2.0)."""

Row = TypeVar("Row")

_Columns = tuple[LedgerColumn[GuardianshipOrder], ...]


def orders_ledger(casebook: Casebook, context: Context) -> Sequence[Ledger[Any]]:
    """The orders of the casebook as they stand on the day of the account."""
    rows = casebook.all("guardianship_order", GuardianshipOrder)
    day = context.today
    if is_public(context):
        table = CountTable(TITLE, "执行情况", "件数", ())
        return counted(table, rows, lambda order: (_standing(order, day),), casebook, context)
    return (
        Ledger(
            _columns(day),
            rows,
            title=TITLE,
            above=account_line(casebook, context),
            below=SIGNATURES,
            summary=summary(rows, day),
            numbered=False,
            sheet=TITLE,
        ),
    )


def seldom(heading: str, text: Callable[[Row], str], rows: Sequence[Row], share: float) -> LedgerColumn[Row]:
    """A column that applies to some rows only, with — in the others; left out where it applies to none."""
    applies = any(text(row) not in ("", WITHHELD) for row in rows)
    empty = NOT_APPLICABLE if applies else ""
    return LedgerColumn(heading, lambda row: text(row) or empty, Column(share=share), optional=True)


def _standing(order: GuardianshipOrder, day: date) -> str:
    """How an order stands, without days: its conclusion, or that it is waited for."""
    if finished(order, day):
        return order.conclusion
    return "期满待评估" if conclusion_late(order, day) else "执行中"


def _columns(day: date) -> _Columns:
    return (
        LedgerColumn("文号", lambda order: printed_number(order.doc_no), Column(share=12)),
        LedgerColumn("被督促人", lambda order: guardians_below_each_other(order.guardians), Column(share=8)),
        LedgerColumn("未成年人", lambda order: or_gap(order.child.name), Column(share=7)),
        LedgerColumn("年龄（制发时）", _age, Column("number", share=6)),
        LedgerColumn(VILLAGE, lambda order: or_gap(order.child.village), Column(share=9)),
        LedgerColumn("案由", lambda order: or_gap(order.case_reason), Column(share=10)),
        LedgerColumn("案件阶段", lambda order: or_gap(order.case_stage), Column(share=8)),
        LedgerColumn(
            "制发日期", lambda order: or_gap(printed_date(order.issued_on)), Column("date", share=9)
        ),
        LedgerColumn("送达", _service, Column(share=14)),
        LedgerColumn("督促期限", _term, Column(share=12)),
        LedgerColumn("回访（已/应）", lambda order: visits(order, day), Column(share=6)),
        LedgerColumn("下次应访", lambda order: _next(order, day), Column("date", share=9)),
        LedgerColumn("评估结论", lambda order: _conclusion(order, day), Column(share=8)),
        LedgerColumn("状态", lambda order: state_on(order, day), Column(share=10)),
    )


def _age(order: GuardianshipOrder) -> str:
    issued = parse_date(order.issued_on)
    return or_gap(age_words(order.child.born_on, issued) if issued else "")


def _service(order: GuardianshipOrder) -> str:
    return or_gap(service_words(order.receipts))


def service_words(receipts: Sequence[ServiceReceipt]) -> str:
    """When and how each was served, day and way in lines of their own."""
    told = (part for receipt in receipts for part in (printed_date(receipt.served_on), receipt.way))
    return "\n".join(filter(None, told))


def _term(order: GuardianshipOrder) -> str:
    begin, end = or_gap(printed_date(order.from_on)), or_gap(printed_date(order.to_on))
    extended = f"\n延长至{printed_date(order.extended_to)}" if order.extended_to else ""
    return f"{begin}至\n{end}{extended}"


def visits(order: GuardianshipOrder, day: date) -> str:
    """Follow-ups made and due up to `day`: 3/3."""
    return f"{len(done_rounds(order, day))}/{len(due_rounds(order, day))}"


def _next(order: GuardianshipOrder, day: date) -> str:
    due = next_due(order, day)
    return formal_date(due) if due else NOT_APPLICABLE


def _conclusion(order: GuardianshipOrder, day: date) -> str:
    told = "\n".join(filter(None, (order.conclusion, order.next_step)))
    return told or ("待评估" if conclusion_late(order, day) else NOT_APPLICABLE)


def summary(orders: Sequence[GuardianshipOrder], day: date) -> str:
    """The last row: how many orders, follow-ups, conclusions, and how many are late."""
    done = sum(len(done_rounds(order, day)) for order in orders)
    due = sum(len(due_rounds(order, day)) for order in orders)
    late = sum(first_late(order, day) is not None for order in orders)
    waiting = sum(conclusion_late(order, day) > 0 for order in orders)
    ends: Counter[str] = Counter(order.conclusion for order in orders)
    told = (f"{word}{ends[word]}件" for word in CONCLUSIONS if ends[word])
    parts = (
        f"共{len(orders)}件",
        f"应访{due}次、已访{done}次",
        f"回访逾期{late}件",
        f"期满待评估{waiting}件",
    )
    return f"{'，'.join((*parts, *told))}。"
