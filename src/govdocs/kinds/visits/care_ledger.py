"""委托照护台账: every agreement with who was told, when the parents last called, how it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from govdocs.context import Context
from govdocs.document.nodes import Column
from govdocs.kinds.cases.tallies import CountTable
from govdocs.kinds.orders.public import counted, is_public
from govdocs.kinds.parts.accounts import VILLAGE, account_line
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.copies import count_words
from govdocs.kinds.parts.ledgers import SIGNATURES, Ledger, LedgerColumn
from govdocs.kinds.parts.persons import with_relation
from govdocs.kinds.parts.record_fields import or_gap
from govdocs.kinds.parts.wording import printed_date, printed_day
from govdocs.kinds.visits.care import NAME, TO_SCHOOL, TO_VILLAGE, EntrustedCare
from govdocs.kinds.visits.care_state import (
    CONTACT_DAYS,
    LIVE,
    STATES,
    CareState,
    care_state,
    last_contact,
)

LEDGER: Final = "委托照护台账"


@dataclass(frozen=True, slots=True)
class CareRow:
    """An agreement and how it stands."""

    care: EntrustedCare
    state: CareState
    called: date | None

    @property
    def order(self) -> tuple[int, int, str]:
        """What must be seen to first; of the ended ones the longest ended, of the ending the nearest."""
        state = self.state
        days = -state.past if state.word == "已到期" else state.left
        return STATES.index(state.word), days, self.care.care_no


def care_rows(casebook: Casebook, day: date) -> tuple[CareRow, ...]:
    """The agreements as they stand on `day`, those that must be seen to first."""
    rows = (
        CareRow(care, care_state(care, day), last_contact(care, day))
        for care in casebook.all(NAME, EntrustedCare)
    )
    return tuple(sorted(rows, key=lambda row: row.order))


def care_ledger(casebook: Casebook, context: Context) -> Sequence[Ledger[Any]]:
    """The ledger of entrusted care."""
    rows = care_rows(casebook, context.today)
    if is_public(context):
        return counted(CountTable(LEDGER, "状态", "份数", ()), rows, _public_state, casebook, context)
    return (
        Ledger(
            _columns(),
            rows,
            title=LEDGER,
            above=account_line(casebook, context),
            below=SIGNATURES,
            summary=_summary(rows, context),
            numbered=False,
            sheet=LEDGER,
            measure="份",
        ),
    )


def _public_state(row: CareRow) -> tuple[str]:
    return (row.state.word,)


def _columns() -> tuple[LedgerColumn[CareRow], ...]:
    return (
        LedgerColumn("编号", lambda row: row.care.care_no),
        LedgerColumn(VILLAGE, lambda row: row.care.child.village),
        LedgerColumn("姓名", lambda row: or_gap(row.care.child.name)),
        LedgerColumn("委托人", lambda row: or_gap("\n".join(map(with_relation, row.care.principals)))),
        LedgerColumn("被委托人", lambda row: or_gap(with_relation(row.care.carer))),
        LedgerColumn(
            "起", lambda row: or_gap(printed_date(row.care.begins_on)), Column("date"), over="委托期限"
        ),
        LedgerColumn(
            "止", lambda row: or_gap(printed_date(row.care.ends_on)), Column("date"), over="委托期限"
        ),
        _told_column("学校", TO_SCHOOL),
        _told_column("村（居）", TO_VILLAGE),
        LedgerColumn("上次联系", lambda row: printed_day(row.called), Column("date")),
        LedgerColumn("间隔天数", _gap, Column("number")),
        LedgerColumn("状态", lambda row: row.state.words),
        LedgerColumn("提示", _note),
    )


def _told_column(heading: str, to: str) -> LedgerColumn[CareRow]:
    def sent(row: CareRow) -> str:
        days = [
            printed_date(notice.sent_on) for notice in row.care.notices if notice.to == to and notice.sent_on
        ]
        return days[-1] if days else "未告知"

    return LedgerColumn(heading, sent, Column("date"), over="书面告知")


def _gap(row: CareRow) -> str:
    return str(row.state.gap) if row.state.word in LIVE and row.state.gap is not None else ""


def _note(row: CareRow) -> str:
    return f"超过{CONTACT_DAYS}天没有联系" if row.state.alert else ""


def _summary(rows: Sequence[CareRow], context: Context) -> str:
    states = Counter(row.state.word for row in rows)
    alerts = sum(1 for row in rows if row.state.alert)
    parts = [f"{word}{count_words(states[word], context)}份" for word in STATES if states[word]]
    called = f"；联系间隔超过{CONTACT_DAYS}天的{count_words(alerts, context)}份" if alerts else ""
    return f"共{len(rows)}份" + (f"：{'，'.join(parts)}{called}。" if parts else "。")
