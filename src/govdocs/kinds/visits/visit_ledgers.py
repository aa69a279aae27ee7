"""Ledgers of visits: all of them, who is due when, how many each visitor made in the month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from govdocs.context import Context
from govdocs.document.nodes import Column
from govdocs.kinds.cases.tallies import CountTable
from govdocs.kinds.children.child import Child
from govdocs.kinds.orders.public import counted, is_public
from govdocs.kinds.parts.accounts import VILLAGE, account_line
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.children_named import REGISTER
from govdocs.kinds.parts.copies import count_words
from govdocs.kinds.parts.ledgers import SIGNATURES, Ledger, LedgerColumn
from govdocs.kinds.parts.masks import WITHHELD
from govdocs.kinds.parts.record_fields import or_gap
from govdocs.kinds.parts.risk_levels import LEVELS, NOT_ASSESSED
from govdocs.kinds.parts.wording import printed_day
from govdocs.kinds.visits.record import BY_PHONE, NAME, Visit, person_of, role_of
from govdocs.kinds.visits.schedule import (
    NOT_DUE,
    SOON,
    TO_BE_ASSESSED,
    VisitState,
    has_left,
    left_register,
    visit_state,
)

VISITS: Final = "走访台账"
DUE: Final = "走访到期表"
MONTHLY: Final = "月度走访汇总"

_QUARTER_MONTHS = 3


@dataclass(frozen=True, slots=True)
class DueChild:
    """A child of the register with its visits as they stand."""

    child: Child
    state: VisitState

    @property
    def order(self) -> tuple[int, int, str]:
        """The latest first, then by due date, then those without one."""
        state = self.state
        if state.due is None:
            return 2, 0, self.child.file_no
        return (
            (0, -state.overdue, self.child.file_no)
            if state.overdue
            else (1, state.left or 0, self.child.file_no)
        )


def due_children(casebook: Casebook, day: date) -> tuple[DueChild, ...]:
    """Every child that is in the register on `day`: the latest first, then by due date."""
    here = (child for child in casebook.all(REGISTER, Child) if not has_left(child, day))
    rows = (DueChild(child, visit_state(casebook, child.file_no, day)) for child in here)
    return tuple(sorted(rows, key=lambda row: row.order))


def visit_ledger(casebook: Casebook, context: Context) -> Sequence[Ledger[Any]]:
    """All visits up to the day of the account, in the order of their days."""
    dated = _until(casebook, context.today)
    calls = sum(1 for visit in dated if visit.sort == BY_PHONE)
    summary = f"共{len(dated)}次，其中当面走访{len(dated) - calls}次，{BY_PHONE}{calls}次。"
    return (
        Ledger(
            _shown_columns(casebook, context),
            dated,
            title=VISITS,
            above=account_line(casebook, context),
            below=SIGNATURES,
            summary=summary,
            numbered=False,
            sheet=VISITS,
            measure="次",
        ),
    )


def _until(casebook: Casebook, day: date) -> tuple[Visit, ...]:
    """The visits up to a day in the order of their days; those without a day at the end."""
    found = [each for each in casebook.all(NAME, Visit) if each.day is None or each.day <= day]
    return tuple(sorted(found, key=lambda each: (each.day or date.max, each.visit_id)))


def _shown_columns(casebook: Casebook, context: Context) -> tuple[LedgerColumn[Visit], ...]:
    """The columns; the public is told nothing by which a child could be found: no village, no level."""
    columns = _visit_columns(casebook, context.today)
    return tuple(each for each in columns if not is_public(context) or each.heading not in _NOT_PUBLIC)


def _visit_columns(casebook: Casebook, day: date) -> tuple[LedgerColumn[Visit], ...]:
    return (
        LedgerColumn("编号", lambda each: each.visit_id, Column(share=13)),
        LedgerColumn("走访日期", lambda each: or_gap(_day_of(each)), Column("date", share=12)),
        LedgerColumn("档案号", lambda each: or_gap(each.child.file_no), Column(share=14)),
        LedgerColumn(VILLAGE, lambda each: each.child.village, Column(share=9)),
        LedgerColumn("姓名", lambda each: or_gap(each.child.name), Column(share=7)),
        LedgerColumn("走访类型", lambda each: or_gap(each.sort.partition("（")[0]), Column(share=9)),
        LedgerColumn("地点", lambda each: each.place, Column(share=6)),
        LedgerColumn(
            "走访人", lambda each: or_gap("\n".join(each.visitors).replace("（", "\n（")), Column(share=17)
        ),
        LedgerColumn("见到", lambda each: "\n".join(each.met), Column(share=12)),
        LedgerColumn("走访情况", lambda each: each.finding, Column(share=34)),
        LedgerColumn("发现的问题", _problems, Column(share=30)),
        LedgerColumn("转入", _handed, Column(share=20)),
        LedgerColumn("风险等级", lambda each: each.level or NOT_ASSESSED, Column(share=8)),
        LedgerColumn("下次走访", lambda each: _next(each, casebook, day), Column("date", share=12)),
    )


_NOT_PUBLIC: Final = frozenset({"档案号", VILLAGE, "地点", "风险等级", "下次走访"})
"""The rhythm of the visits tells the level, too."""


def _problems(visit: Visit) -> str:
    return "\n".join(dict.fromkeys(problem.text for problem in visit.problems))


def _handed(visit: Visit) -> str:
    """Where the problems were handed on to; withheld with them, since it tells what they were."""
    if any(problem.text == WITHHELD for problem in visit.problems):
        return WITHHELD
    return "\n".join(
        "".join((problem.handed, problem.number)) for problem in visit.problems if problem.handed
    )


def _next(visit: Visit, casebook: Casebook, day: date) -> str:
    """By when the child is visited next, as seen after this visit; none once it has left."""
    if left_register(casebook, visit.child.file_no, day):
        return NOT_DUE
    return printed_day(visit.next_due) or ("" if visit.level else TO_BE_ASSESSED)


def due_ledger(casebook: Casebook, context: Context) -> Sequence[Ledger[Any]]:
    """Every child in the register: its last visit, its rhythm, by when the next is due."""
    rows = due_children(casebook, context.today)
    if is_public(context):
        table = CountTable(DUE, "预警", "人数", ())
        return counted(table, rows, lambda row: (row.state.colour or "没有走访期限",), casebook, context)
    late = sum(1 for row in rows if row.state.overdue)
    unknown = sum(1 for row in rows if row.state.due is None)
    counts = (count_words(number, context) for number in (len(rows), late, unknown))
    summary = "在册{}人，逾期{}人，没有走访期限{}人。".format(*counts)
    rule = "间隔按最近一次评估的等级，从最近一次当面走访起算；电话、视频不顶替走访。"
    note = f"{rule}预警：红为逾期，黄为{SOON}天以内到期，绿为还有{SOON}天以上。"
    return (
        Ledger(
            _due_columns(context.today),
            rows,
            title=DUE,
            above=account_line(casebook, context),
            below=SIGNATURES,
            summary=summary,
            notes=(note,),
            sheet=DUE,
        ),
    )


def _due_columns(day: date) -> tuple[LedgerColumn[DueChild], ...]:
    return (
        LedgerColumn("档案号", lambda row: row.child.file_no, Column(share=14)),
        LedgerColumn(VILLAGE, lambda row: row.child.village, Column(share=9)),
        LedgerColumn("姓名", lambda row: or_gap(row.child.name), Column(share=8)),
        LedgerColumn("风险等级", lambda row: row.state.level or NOT_ASSESSED, Column(share=8)),
        LedgerColumn("间隔", lambda row: row.state.rhythm, Column(share=8)),
        LedgerColumn("上次走访", lambda row: _day_of(row.state.last) or "未走访", Column("date", share=12)),
        LedgerColumn("走访人", lambda row: _people(row.state.last), Column(share=14)),
        LedgerColumn("下次走访", lambda row: row.state.due_words, Column("date", share=12)),
        LedgerColumn("预警", lambda row: row.state.colour, Column(choices=("红", "黄", "绿"), share=5)),
        LedgerColumn("逾期天数", lambda row: str(row.state.overdue or ""), Column("number", share=6)),
        LedgerColumn("剩余天数", lambda row: _left(row.state), Column("number", share=6)),
        LedgerColumn("最近见到儿童", lambda row: _day_of(row.state.met), Column("date", share=12)),
        LedgerColumn("本季度见到", lambda row: _met_in_quarter(row.state.met, day), Column(share=7)),
        LedgerColumn("帮扶责任人", lambda row: row.child.helper, Column(share=8)),
    )


def _left(state: VisitState) -> str:
    return "" if state.left is None else str(state.left)


def _day_of(visit: Visit | None) -> str:
    return printed_day(visit.day) if visit else ""


def _people(visit: Visit | None) -> str:
    return "、".join(map(person_of, visit.visitors)) if visit else ""


def _met_in_quarter(visit: Visit | None, day: date) -> str:
    """是 where the child was seen in the quarter of the calendar that `day` is in."""
    seen = visit.day if visit else None
    return "是" if seen and _quarter(seen) == _quarter(day) else "否"


def _quarter(day: date) -> tuple[int, int]:
    return day.year, (day.month - 1) // _QUARTER_MONTHS


@dataclass(frozen=True, slots=True)
class VisitorMonth:
    """What one visitor did in the month: visits by level, calls."""

    name: str
    role: str
    visits: Counter[str]
    calls: int = 0


def visitor_months(casebook: Casebook, day: date) -> tuple[VisitorMonth, ...]:
    """The visits of each visitor in the month of `day` up to it, most visits first."""
    this_month = [
        visit
        for visit in _until(casebook, day)
        if visit.day and (visit.day.year, visit.day.month) == (day.year, day.month)
    ]
    roles = {person_of(each): role_of(each) for visit in this_month for each in visit.visitors}
    rows = (_month_of(name, role, this_month) for name, role in roles.items())
    return tuple(sorted(rows, key=lambda row: (-row.visits.total(), row.name)))


def _month_of(name: str, role: str, visits: Iterable[Visit]) -> VisitorMonth:
    own = [visit for visit in visits if name in map(person_of, visit.visitors)]
    met: Counter[str] = Counter(visit.level or NOT_ASSESSED for visit in own if visit.face_to_face)
    return VisitorMonth(name, role, met, sum(1 for visit in own if not visit.face_to_face))


def monthly_ledger(casebook: Casebook, context: Context) -> Sequence[Ledger[Any]]:
    """The visits of the month by visitor and level, and the children whose visit is late.

    The public copy tells how many visits each made: of a level there are so few that they point at persons.
    """
    day = context.today
    rows = visitor_months(casebook, day)
    summary = "" if rows else f"{day.year}年{day.month}月没有走访。"
    columns = tuple(_month_columns(levels=not is_public(context)))
    month = Ledger(
        columns,
        rows,
        title=f"{day.year}年{day.month}月走访汇总",
        above=account_line(casebook, context),
        below=SIGNATURES,
        summary=summary,
        notes=("一次走访有几名走访人的，每人各计一次。",),
        sheet=MONTHLY,
    )
    if is_public(context):
        return (month,)
    late = tuple(row for row in due_children(casebook, day) if row.state.overdue)
    overdue = Ledger(
        tuple(each for each in _due_columns(day) if each.heading in _LATE_COLUMNS),
        late,
        title="逾期未走访",
        above=account_line(casebook, context),
        summary="" if late else "没有逾期未走访的未成年人。",
        sheet="逾期未走访",
    )
    return (month, overdue)


_LATE_COLUMNS = ("档案号", "村（社区）", "姓名", "风险等级", "上次走访", "下次走访", "逾期天数", "帮扶责任人")


def _month_columns(*, levels: bool) -> Iterator[LedgerColumn[VisitorMonth]]:
    yield LedgerColumn("走访人", lambda row: row.name, Column(share=12))
    yield LedgerColumn("身份", lambda row: row.role, Column(share=12))
    if levels:
        yield from map(_level_column, (*LEVELS, NOT_ASSESSED))
    yield LedgerColumn(
        "当面走访合计",
        lambda row: str(row.visits.total()),
        Column("number", share=10),
        total=lambda rows: str(sum(row.visits.total() for row in rows)),
    )
    yield LedgerColumn(
        BY_PHONE,
        lambda row: str(row.calls or ""),
        Column("number", share=10),
        total=lambda rows: str(sum(row.calls for row in rows)),
    )


def _level_column(level: str) -> LedgerColumn[VisitorMonth]:
    return LedgerColumn(
        level,
        lambda row: str(row.visits[level] or ""),
        Column("number", share=9),
        over="当面走访",
        total=lambda rows: str(sum(row.visits[level] for row in rows)),
    )
