"""未评估名单 and 留守儿童花名册: parts of the register for those who work through them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from govdocs.context import Context
from govdocs.document.nodes import Column, PageBreak
from govdocs.kinds.children.order import rows_on, villages_of
from govdocs.kinds.children.register_ledger import person_columns
from govdocs.kinds.children.rows import RegisteredChild
from govdocs.kinds.children.summary import counts_as_left_behind
from govdocs.kinds.children.words import CARE_REASONS, GUARDIAN_GRADES
from govdocs.kinds.parts.accounts import VILLAGE, account_line
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.ledgers import LYING, SIGNATURES, Ledger, LedgerColumn
from govdocs.kinds.parts.persons import Guardian
from govdocs.kinds.parts.record_fields import or_gap
from govdocs.kinds.parts.risk_levels import NOT_ASSESSED
from govdocs.kinds.parts.wording import printed_date
from govdocs.text.dates import parse_date

NOT_ASSESSED_LIST: Final = "未评估名单"
ROSTER: Final = "农村留守儿童花名册"

_Columns = tuple[LedgerColumn[RegisteredChild], ...]

_WIDE = PageBreak("landscape", paper="A3")


def not_assessed_list(casebook: Casebook, context: Context) -> Sequence[Ledger[Any]]:
    """The children of the register without an assessment; not for the public."""
    here = rows_on(casebook, context)
    rows = tuple(row for row in here if row.level == NOT_ASSESSED)
    if context.copy == "public" or not rows:
        return ()
    columns: _Columns = (
        LedgerColumn("档案号", lambda row: or_gap(row.child.file_no), Column(share=14)),
        LedgerColumn(VILLAGE, lambda row: or_gap(row.child.village), Column(share=9)),
        LedgerColumn("姓名", lambda row: or_gap(row.child.name), Column(share=8)),
        LedgerColumn("性别", lambda row: or_gap(row.child.sex), Column(choices=("男", "女"), share=5)),
        LedgerColumn("年龄", lambda row: or_gap(row.age), Column("number", share=6)),
        LedgerColumn("类别", lambda row: or_gap("、".join(row.child.classes)), Column(share=20)),
        LedgerColumn(
            "登记日期", lambda row: or_gap(printed_date(row.child.registered_on)), Column("date", share=13)
        ),
        LedgerColumn("登记后天数", _days_since, Column("number", share=8)),
        LedgerColumn("监护人或照料人", _carers, Column(share=11)),
        LedgerColumn("儿童主任", lambda row: or_gap(row.child.director), Column(share=9)),
    )
    return (
        Ledger(
            columns,
            rows,
            title="未成年人风险等级未评估名单",
            above=account_line(casebook, context),
            below=SIGNATURES,
            summary=f"在册{len(here)}人，未评估{len(rows)}人。",
            sheet=NOT_ASSESSED_LIST,
            page=LYING,
        ),
    )


def _days_since(row: RegisteredChild) -> str:
    day = parse_date(row.child.registered_on)
    return str((row.context.today - day).days) if day else or_gap("")


def _carers(row: RegisteredChild) -> str:
    return "\n".join(carer.name for carer in row.carers) or or_gap("")


def left_behind_roster(casebook: Casebook, context: Context) -> Sequence[Ledger[Any]]:
    """The children left behind with their parents and carers; not for the public."""
    here = rows_on(casebook, context)
    rows = tuple(row for row in here if counts_as_left_behind(row.child, context.today))
    if context.copy == "public" or not rows:
        return ()
    main = Ledger(
        _roster_columns(),
        rows,
        title=ROSTER,
        above=account_line(casebook, context),
        below=SIGNATURES,
        sheet=ROSTER,
        group=VILLAGE,
        group_order=villages_of(row.child for row in rows),
        page=_WIDE,
    )
    return (main,)


def _roster_columns() -> _Columns:
    return (
        LedgerColumn("档案号", lambda row: or_gap(row.child.file_no), Column(share=14)),
        LedgerColumn(VILLAGE, lambda row: or_gap(row.child.village), Column(share=8)),
        *person_columns(),
        LedgerColumn("就读学校", lambda row: row.child.school or row.child.schooling, Column(share=12)),
        LedgerColumn("年级", lambda row: row.child.grade, Column(share=10)),
        LedgerColumn("寄宿", lambda row: row.child.boarding, Column(choices=("是", "否"), share=5)),
        *_parent_columns("父亲"),
        *_parent_columns("母亲"),
        LedgerColumn(
            "委托照料原因",
            lambda row: or_gap(row.child.care_reason),
            Column(choices=CARE_REASONS, share=14),
        ),
        LedgerColumn("姓名", lambda row: or_gap(row.child.carer.name), Column(share=8), over="照料人"),
        LedgerColumn("关系", lambda row: row.child.carer.relation, Column(share=7), over="照料人"),
        LedgerColumn("电话", lambda row: row.child.carer.phone, Column(share=13), over="照料人"),
        LedgerColumn(
            "监护情况",
            lambda row: or_gap(row.child.guardian_grade),
            Column(choices=GUARDIAN_GRADES, share=6),
        ),
    )


def _parent_columns(who: str) -> _Columns:
    def parent(row: RegisteredChild) -> Guardian:
        return row.child.father if who == "父亲" else row.child.mother

    def whereabouts(row: RegisteredChild) -> str:
        return parent(row).work_place or parent(row).whereabouts

    return (
        LedgerColumn("姓名", lambda row: or_gap(parent(row).name), Column(share=8), over=who),
        LedgerColumn("务工地点或去向", lambda row: or_gap(whereabouts(row)), Column(share=11), over=who),
        LedgerColumn("电话", lambda row: parent(row).phone, Column(share=13), over=who),
    )
