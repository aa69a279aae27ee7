"""问题家庭台账: every family with its problems, its last measure and how it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from govdocs.context import Context
from govdocs.document.nodes import Column
from govdocs.kinds.cases.tallies import CountTable
from govdocs.kinds.families.file import SEVERITIES, ProblemFamily
from govdocs.kinds.families.talk import GuardianTalk, TalkDemand
from govdocs.kinds.orders.ledger import seldom
from govdocs.kinds.orders.public import counted, is_public
from govdocs.kinds.parts.accounts import VILLAGE, account_line
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.ledgers import SIGNATURES, Ledger, LedgerColumn
from govdocs.kinds.parts.record_fields import or_gap
from govdocs.kinds.parts.wording import printed_date
from govdocs.kinds.visits.schedule import last_visit
from govdocs.text.dates import formal_date, parse_date
from govdocs.text.moments import parse_moment

TITLE = "问题家庭台账"
TALKS_TITLE = "约谈监护人台账"


def families_ledger(casebook: Casebook, context: Context) -> Sequence[Ledger[Any]]:
    """The families of the casebook as they stand on the day of the account."""
    rows = casebook.all("problem_family", ProblemFamily)
    day = context.today
    if is_public(context):
        table = CountTable(TITLE, "问题类型", "户次", ())
        return counted(table, rows, lambda each: each.problems, casebook, context)
    return (
        Ledger(
            _columns(rows, casebook, day),
            rows,
            title=TITLE,
            above=account_line(casebook, context),
            below=SIGNATURES,
            summary=summary(rows, day),
            numbered=False,
            sheet=TITLE,
        ),
    )


def talks_ledger(casebook: Casebook, context: Context) -> Sequence[Ledger[Any]]:
    """The talks of the casebook."""
    rows = casebook.all("guardian_talk", GuardianTalk)
    if is_public(context):
        table = CountTable(TALKS_TITLE, "签名情况", "次数", ())
        return counted(table, rows, lambda each: (each.signed,), casebook, context)
    return (
        Ledger(
            _talk_columns(),
            rows,
            title=TALKS_TITLE,
            above=account_line(casebook, context),
            below=SIGNATURES,
            summary=f"共{len(rows)}次。",
            numbered=False,
            sheet=TALKS_TITLE,
        ),
    )


def _columns(
    rows: Sequence[ProblemFamily], casebook: Casebook, day: date
) -> tuple[LedgerColumn[ProblemFamily], ...]:
    return (
        LedgerColumn("编号", lambda each: each.family_no, Column(share=11)),
        LedgerColumn("户主", lambda each: or_gap(each.householder), Column(share=7)),
        LedgerColumn("未成年人", _children, Column(share=8)),
        LedgerColumn(VILLAGE, lambda each: or_gap(each.child.village), Column(share=9)),
        LedgerColumn("问题类型", _problems, Column(share=16)),
        LedgerColumn("严重程度", lambda each: or_gap(each.severity), Column(choices=SEVERITIES, share=5)),
        LedgerColumn("发现", _found, Column(share=10)),
        LedgerColumn("干预措施", lambda each: measures_words(each, day), Column(share=14)),
        LedgerColumn("最近走访", lambda each: _visited(casebook, each, day), Column("date", share=10)),
        LedgerColumn("责任人", lambda each: or_gap(each.owner), Column(share=7)),
        LedgerColumn("状态", lambda each: state_on(each, day), Column(share=10)),
        seldom("备注", lambda each: each.remark, rows, 8),
    )


def _children(each: ProblemFamily) -> str:
    names = (each.child.name, *(other.name for other in each.others))
    return or_gap("\n".join(filter(None, names)))


def _problems(each: ProblemFamily) -> str:
    other = f"（{each.other_problem.rstrip('。')}）" if each.other_problem else ""
    return or_gap("、".join(each.problems) + other)


def _found(each: ProblemFamily) -> str:
    return or_gap("\n".join(filter(None, (each.found_by, printed_date(each.found_on)))))


def measures_words(each: ProblemFamily, day: date) -> str:
    """The last measure up to `day`, its day, and how many were taken."""
    last, count = each.last_measure(day), len(each.taken(day))
    return f"{last.measure or '—'}\n{printed_date(last.on)}\n（共{count}次）" if last else "—"


def _visited(casebook: Casebook, each: ProblemFamily, day: date) -> str:
    visit = last_visit(casebook, each.child.file_no, until=day)
    return formal_date(visit.day) if visit and visit.day else "—"


def state_on(each: ProblemFamily, day: date) -> str:
    """在管, or why and when the file was closed."""
    if each.closed_at(day):
        return f"已结案（{each.closing}）\n{printed_date(each.closed_on)}"
    return "在管"


def summary(rows: Sequence[ProblemFamily], day: date) -> str:
    """The last row: how many families of each severity, and how many files are closed."""
    grades = Counter[str](each.severity for each in rows)
    closed = sum(each.closed_at(day) for each in rows)
    parts = [f"{word}{grades[word]}户" for word in reversed(SEVERITIES) if grades[word]]
    return f"{'，'.join((f'共{len(rows)}户', *parts, f'在管{len(rows) - closed}户', f'已结案{closed}户'))}。"


def _talk_columns() -> tuple[LedgerColumn[GuardianTalk], ...]:
    return (
        LedgerColumn("编号、家庭编号", _numbers, Column(share=11)),
        LedgerColumn("约谈日期", _talked_on, Column("date", share=11)),
        LedgerColumn("被约谈人", lambda each: or_gap(each.guardian.name), Column(share=8)),
        LedgerColumn("未成年人", lambda each: or_gap(each.child.name), Column(share=8)),
        LedgerColumn(VILLAGE, lambda each: or_gap(each.child.village), Column(share=9)),
        LedgerColumn("约谈人", lambda each: or_gap("\n".join(each.talkers)), Column(share=8)),
        LedgerColumn("要求", _demands, Column(share=30)),
        LedgerColumn("签名", lambda each: or_gap(each.signed), Column(share=8)),
    )


def _numbers(each: GuardianTalk) -> str:
    return "\n".join(filter(None, (each.talk_id, each.family_no)))


def _talked_on(each: GuardianTalk) -> str:
    began = parse_moment(each.began_at)
    day = parse_date(each.began_at)
    return formal_date(began.day) if began else formal_date(day) if day else or_gap("")


def _demands(each: GuardianTalk) -> str:
    told = (f"{number}．{_demand(demand)}" for number, demand in enumerate(each.demands, start=1))
    return or_gap("\n".join(told))


def _demand(demand: TalkDemand) -> str:
    due = f"（{printed_date(demand.due_on)}）" if demand.due_on else ""
    return f"{demand.text.rstrip('。；')}{due}"
