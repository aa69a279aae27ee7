"""未成年人台账: every child of the register with its family, aid, visits; counts; those who have left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from govdocs.context import Context
from govdocs.document.nodes import Column, PageBreak
from govdocs.kinds.children.child import Child
from govdocs.kinds.children.counts import count_tables
from govdocs.kinds.children.order import children_gone, rows_on, villages_of
from govdocs.kinds.children.rows import RegisteredChild
from govdocs.kinds.children.words import STATUSES
from govdocs.kinds.parts.accounts import VILLAGE, account_line
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.ledgers import SIGNATURES, Ledger, LedgerColumn
from govdocs.kinds.parts.persons import Guardian
from govdocs.kinds.parts.record_fields import or_gap
from govdocs.kinds.parts.risk_levels import LEVELS, NOT_ASSESSED
from govdocs.kinds.parts.wording import printed_date

LEDGER: Final = "未成年人台账"

_WIDE = PageBreak("landscape", paper="A3")


def register_ledger(casebook: Casebook, context: Context) -> Sequence[Ledger[Any]]:
    """The ledger of the register, its counts, and those who have left."""
    rows = rows_on(casebook, context)
    public = context.copy == "public"
    main = Ledger(
        _public_columns() if public else _columns(),
        tuple(sorted(rows, key=_untelling)) if public else rows,
        title=LEDGER,
        above=account_line(casebook, context),
        below=SIGNATURES,
        summary="" if public else _summary(rows),
        sheet=LEDGER,
        group="" if public else VILLAGE,
        group_order=villages_of(row.child for row in rows),
        page=None if public else _WIDE,
    )
    gone = tuple(
        RegisteredChild(child, casebook, context) for child in children_gone(casebook, context.today)
    )
    left = () if public or not gone else (_gone_ledger(gone),)
    return (main, *count_tables(rows, context), *left)


_Columns = tuple[LedgerColumn[RegisteredChild], ...]


def _public_columns() -> _Columns:
    """Who stands in the register, and nothing that tells what troubles whom."""
    return (
        LedgerColumn("姓名", lambda row: or_gap(row.child.name)),
        LedgerColumn("性别", lambda row: or_gap(row.child.sex), Column(choices=("男", "女"))),
        LedgerColumn("年龄段", lambda row: or_gap(row.age)),
        LedgerColumn("状态", lambda row: or_gap(row.child.status), Column(choices=STATUSES)),
    )


def _untelling(row: RegisteredChild) -> tuple[str, str, str]:
    """An order that tells nothing of village and risk."""
    return row.child.name, row.child.sex, row.age


def _columns() -> _Columns:
    return (
        LedgerColumn("档案号", lambda row: or_gap(row.child.file_no), Column(share=1)),
        LedgerColumn(VILLAGE, lambda row: or_gap(row.child.village), Column(share=7)),
        *person_columns(),
        LedgerColumn("类别", lambda row: or_gap("、".join(row.child.classes)), Column(share=17)),
        LedgerColumn("困境情形", lambda row: row.child.situation, Column(share=24)),
        LedgerColumn(
            "风险等级",
            lambda row: row.level,
            Column(choices=(*LEVELS, NOT_ASSESSED), share=7),
            total=_levels,
        ),
        LedgerColumn("就读学校、年级", lambda row: or_gap(schooling(row.child)), Column(share=17)),
        LedgerColumn("健康", lambda row: or_gap(row.child.health), Column(share=7)),
        LedgerColumn("监护人或照料人、关系", _carers, Column(share=4)),
        LedgerColumn("电话", phones, Column(share=1)),
        LedgerColumn("父母状况", lambda row: parents(row.child), Column(share=24)),
        LedgerColumn("已享政策", lambda row: _aids(row.child), Column(share=16)),
        LedgerColumn("需求", lambda row: "\n".join(row.child.needs), Column(share=4)),
        LedgerColumn("帮扶责任人", lambda row: or_gap(row.child.helper), Column(share=7)),
        LedgerColumn("上次走访", lambda row: row.last_visit, Column("date", share=1)),
        LedgerColumn("下次走访", lambda row: row.next_visit, Column("date", share=1)),
        LedgerColumn("状态", lambda row: or_gap(row.child.status), Column(choices=STATUSES, share=4)),
        LedgerColumn("备注", lambda row: row.child.remark, Column(share=8), optional=True),
    )


def person_columns() -> _Columns:
    """Who a child is."""
    return (
        LedgerColumn("姓名", lambda row: or_gap(row.child.name), Column(share=7)),
        LedgerColumn("性别", lambda row: or_gap(row.child.sex), Column(choices=("男", "女"), share=1)),
        LedgerColumn(
            "出生日期", lambda row: or_gap(printed_date(row.child.born_on)), Column("date", share=1)
        ),
        LedgerColumn("年龄", lambda row: or_gap(row.age), Column("number", share=1)),
        LedgerColumn("证件号码", lambda row: or_gap(row.child.id_no), Column(share=1)),
    )


def _levels(rows: Sequence[RegisteredChild]) -> str:
    """How many of each level: 红1, 未评2."""
    found = Counter(row.level for row in rows)
    colours = {level: level[2:] for level in LEVELS} | {NOT_ASSESSED: "未评"}
    return "\n".join(f"{words}{found[level]}" for level, words in colours.items() if found[level])


def _carers(row: RegisteredChild) -> str:
    """Who cares for a child, and below each name what they are to it."""
    words = (text for each in row.carers for text in (each.name, each.relation))
    return "\n".join(filter(None, words)) or or_gap("")


def phones(row: RegisteredChild) -> str:
    """How to reach those who care for a child, else the child itself."""
    return "\n".join(dict.fromkeys(filter(None, (carer.phone for carer in row.carers)))) or or_gap(
        row.child.phone
    )


def schooling(child: Child) -> str:
    """The school and class of a child, else how it is schooled."""
    return "\n".join(filter(None, (child.school, child.grade))) or child.schooling


def parents(child: Child) -> str:
    """How the parents are: 父：外出务工（浙江省宁波市）."""
    both = (("父", child.father, child.father_ground), ("母", child.mother, child.mother_ground))
    return "\n".join(f"{who}：{_parent(parent, ground)}" for who, parent, ground in both)


def _parent(parent: Guardian, ground: str) -> str:
    place = f"（{parent.work_place}）" if parent.work_place else ""
    return or_gap((ground or parent.whereabouts) + place)


def _aids(child: Child) -> str:
    aids = [aid.aid_type for aid in child.aids if aid.aid_type]
    return "\n".join(aids) or or_gap("")


def _summary(rows: Sequence[RegisteredChild]) -> str:
    away = sum(1 for row in rows if row.child.status == "暂离")
    late = sum(1 for row in rows if row.visits.overdue)
    open_ = sum(1 for row in rows if row.level == NOT_ASSESSED)
    return f"在册{len(rows)}人，其中暂离{away}人；未评估{open_}人；走访逾期{late}人。"


def _gone_ledger(rows: tuple[RegisteredChild, ...]) -> Ledger[RegisteredChild]:
    columns: _Columns = (
        LedgerColumn("档案号", lambda row: or_gap(row.child.file_no)),
        LedgerColumn(VILLAGE, lambda row: or_gap(row.child.village)),
        LedgerColumn("姓名", lambda row: or_gap(row.child.name)),
        LedgerColumn("出生日期", lambda row: or_gap(printed_date(row.child.born_on)), Column("date")),
        LedgerColumn("类别", lambda row: or_gap("、".join(row.child.classes))),
        LedgerColumn("退出原因", lambda row: or_gap(row.child.exit_reason)),
        LedgerColumn("退出日期", lambda row: or_gap(printed_date(row.child.exited_on)), Column("date")),
    )
    return Ledger(columns, rows, title="已退出未成年人名单", sheet="已退出")
