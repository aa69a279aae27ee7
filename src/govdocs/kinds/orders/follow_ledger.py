"""What follows an order as ledgers: every follow-up with its results, and what is to be done next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from govdocs.context import Context
from govdocs.document.nodes import Column
from govdocs.kinds.cases.tallies import CountTable
from govdocs.kinds.orders.across import unserved
from govdocs.kinds.orders.public import counted, is_public
from govdocs.kinds.orders.record import VISIT_WAYS, GuardianshipOrder, OrderFollowUp
from govdocs.kinds.orders.schedule import Round, conclusion_late, due_rounds, finished, last_day, rounds
from govdocs.kinds.parts.accounts import VILLAGE, account_line
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.ledgers import SIGNATURES, Ledger, LedgerColumn
from govdocs.kinds.parts.record_fields import or_gap
from govdocs.kinds.parts.wording import printed_number
from govdocs.text.dates import formal_date, parse_date
from govdocs.text.days import days_late

FOLLOW_UPS_TITLE: Final = "督促监护令回访台账"
TO_DO_TITLE: Final = "督促监护令待办清单"

SOON: Final = 7
"""Days before a date from which on it is near: amber (facts 5.2)."""

COLOURS: Final = ("红", "黄", "绿")
"""Past, near, still far (facts 5.2)."""


@dataclass(frozen=True, slots=True)
class Visited:
    """A follow-up of an order."""

    order: GuardianshipOrder
    round: Round

    @property
    def written(self) -> OrderFollowUp:
        """What was written of it; nothing where it is still to be made."""
        return self.round.written or OrderFollowUp()


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something that an order still asks for, and by when."""

    order: GuardianshipOrder
    matter: str
    due: date
    day: date

    @property
    def late(self) -> int:
        """How many days it is overdue."""
        return days_late(self.due, self.day)

    @property
    def colour(self) -> str:
        """红 when the day is past, 黄 when it is near."""
        if self.late:
            return COLOURS[0]
        return COLOURS[1] if days_late(self.day, self.due) <= SOON else COLOURS[2]


def follow_up_ledger(casebook: Casebook, context: Context) -> Sequence[Ledger[Any]]:
    """The follow-ups made or due up to the day of the account."""
    orders = casebook.all("guardianship_order", GuardianshipOrder)
    rows = tuple(Visited(order, each) for order in orders for each in due_rounds(order, context.today))
    if is_public(context):
        table = CountTable(FOLLOW_UPS_TITLE, "回访情况", "次数", ())
        return counted(table, rows, lambda row: (_visited(row, context.today),), casebook, context)
    done = sum(row.round.made(context.today) for row in rows)
    return (
        Ledger(
            _follow_up_columns(context.today),
            rows,
            title=FOLLOW_UPS_TITLE,
            above=account_line(casebook, context),
            below=SIGNATURES,
            summary=f"应访{len(rows)}次，已访{done}次。",
            numbered=False,
            sheet=FOLLOW_UPS_TITLE,
        ),
    )


def to_do_ledger(casebook: Casebook, context: Context) -> Sequence[Ledger[Any]]:
    """What is to be done: the overdue first, the longest of them on top, then by the day it is due."""
    orders = casebook.all("guardianship_order", GuardianshipOrder)
    rows = sorted(
        (each for order in orders for each in to_dos(order, context.today)),
        key=lambda each: (each.due, each.order.doc_no),
    )
    if is_public(context):
        table = CountTable(TO_DO_TITLE, "颜色", "项数", ())
        return counted(table, rows, lambda each: (each.colour,), casebook, context)
    counts = (f"{colour}{sum(each.colour == colour for each in rows)}项" for colour in COLOURS)
    return (
        Ledger(
            _TO_DO_COLUMNS,
            tuple(rows),
            title=TO_DO_TITLE,
            above=account_line(casebook, context),
            below=SIGNATURES,
            summary=f"共{len(rows)}项，{'，'.join(counts)}。",
            numbered=False,
            sheet=TO_DO_TITLE,
        ),
    )


def _visited(row: Visited, day: date) -> str:
    return "已回访" if row.round.made(day) else "应访未访"


def to_dos(order: GuardianshipOrder, day: date) -> Iterator[ToDo]:
    """What an order asks for on `day`: service, the next follow-up, the conclusion."""
    issued = parse_date(order.issued_on)
    if issued and issued <= day:
        for _ in unserved(order, day):
            yield ToDo(order, "送达并收回送达回证", issued, day)
    if finished(order, day):
        return
    following = next((each for each in rounds(order) if not each.made(day)), None)
    if following and following.due:
        yield ToDo(order, f"第{following.number}次回访", following.due, day)
    end = last_day(order)
    if end and (following is None or conclusion_late(order, day)):
        yield ToDo(order, "评估并写结论", end, day)


def _follow_up_columns(day: date) -> tuple[LedgerColumn[Visited], ...]:
    return (
        LedgerColumn("文号", lambda row: printed_number(row.order.doc_no), Column(share=19)),
        LedgerColumn("未成年人", lambda row: or_gap(row.order.child.name), Column(share=8)),
        LedgerColumn("次", lambda row: str(row.round.number), Column("number", share=4)),
        LedgerColumn("应访日期", lambda row: _day(row.round.due), Column("date", share=10)),
        LedgerColumn("回访日期", lambda row: _day(row.round.done), Column("date", share=10)),
        LedgerColumn("方式", lambda row: row.written.way, Column(choices=VISIT_WAYS, share=6)),
        LedgerColumn("回访人", lambda row: "\n".join(row.written.by), Column(share=8)),
        _count_column("做到", lambda written: written.met),
        _count_column("部分", lambda written: written.partly),
        _count_column("未做到", lambda written: written.unmet),
        LedgerColumn("新问题和处理", _action, Column(share=20)),
        LedgerColumn("逾期天数", lambda row: str(row.round.late(day) or ""), Column("number", share=6)),
    )


def _day(day: date | None) -> str:
    return formal_date(day) if day else "—"


def _count_column(heading: str, numbers: Callable[[OrderFollowUp], tuple[str, ...]]) -> LedgerColumn[Visited]:
    """How many demands had a result; empty for a follow-up that found nothing out."""

    def text(row: Visited) -> str:
        written = row.written
        told = written.met or written.partly or written.unmet
        return str(len(numbers(written))) if told else ""

    return LedgerColumn(heading, text, Column("number", share=5), over="要求落实（项）")


def _action(row: Visited) -> str:
    return "；".join(text.rstrip("。；") for text in (row.written.new_problem, row.written.action) if text)


_TO_DO_COLUMNS: Final[tuple[LedgerColumn[ToDo], ...]] = (
    LedgerColumn("颜色", lambda each: each.colour, Column(choices=COLOURS, share=5)),
    LedgerColumn("文号", lambda each: printed_number(each.order.doc_no), Column(share=14)),
    LedgerColumn("未成年人", lambda each: or_gap(each.order.child.name), Column(share=8)),
    LedgerColumn(VILLAGE, lambda each: or_gap(each.order.child.village), Column(share=9)),
    LedgerColumn("待办事项", lambda each: each.matter, Column(share=18)),
    LedgerColumn("应办日期", lambda each: formal_date(each.due), Column("date", share=11)),
    LedgerColumn("逾期天数", lambda each: str(each.late or ""), Column("number", share=6)),
    LedgerColumn("回访单位", lambda each: or_gap(each.order.unit), Column(share=18)),
)
