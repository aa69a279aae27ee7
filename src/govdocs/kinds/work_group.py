"""工作小组、工作专班、对口帮扶: what each group is for, who leads it, who works in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govdocs.context import Context
from govdocs.document.nodes import Column, Document
from govdocs.kinds.organisation.work_group_rules import group_findings
from govdocs.kinds.organisation.work_groups import (
    CYCLES,
    GROUP_TYPES,
    LABEL,
    GroupMember,
    WorkGroup,
    WorkGroups,
)
from govdocs.kinds.parts.ledgers import UPRIGHT, Ledger, LedgerColumn, document_of, reported
from govdocs.kinds.parts.record_fields import or_gap
from govdocs.kinds.parts.wording import printed_date
from govdocs.kinds.registry import Kind
from govdocs.text.names import pad_name


def _called(group: WorkGroup) -> str:
    """The name of a group, and what it is for where the name does not say it."""
    return group.name if group.topic in group.name else f"{group.name}\n（{group.topic}）"


def _term(group: WorkGroup) -> str:
    """From when a group works, and until when where it has ended."""
    start, end = or_gap(printed_date(group.started_on)), printed_date(group.ended_on)
    return f"{start}\n至{end}" if end else start


_GROUP_COLUMNS: tuple[LedgerColumn[WorkGroup], ...] = (
    LedgerColumn(
        "小组类型", lambda group: or_gap(group.group_kind), Column(choices=GROUP_TYPES, share=11), merged=True
    ),
    LedgerColumn("名称", _called, Column(share=18)),
    LedgerColumn("牵头单位", lambda group: or_gap(group.lead_unit), Column(share=11)),
    LedgerColumn("责任单位", lambda group: or_gap("、".join(group.resp_units)), Column(share=16)),
    LedgerColumn("办公地点", lambda group: group.office_place, Column(share=12), optional=True),
    LedgerColumn("方案依据", lambda group: group.scheme_ref, Column(share=8), optional=True),
    LedgerColumn("起止日期", _term, Column("date", share=8)),
    LedgerColumn("汇报周期", lambda group: or_gap(group.report_cycle), Column(choices=CYCLES, share=6)),
    LedgerColumn("工作成效", lambda group: group.results, Column(share=22), optional=True),
)


@dataclass(frozen=True, slots=True)
class _Place:
    """A row of the list of members: the group, and who works in it; None for a group without members."""

    group: WorkGroup
    member: GroupMember | None


_MEMBER_COLUMNS: tuple[LedgerColumn[_Place], ...] = (
    LedgerColumn("小组名称", lambda row: row.group.name, Column(share=24), merged=True),
    LedgerColumn(
        "姓名", lambda row: or_gap(pad_name(row.member.name) if row.member else ""), Column(share=14)
    ),
    LedgerColumn("单位", lambda row: or_gap(row.member.unit if row.member else ""), Column(share=24)),
    LedgerColumn("组内职务", lambda row: or_gap(row.member.role if row.member else ""), Column(share=14)),
    LedgerColumn(
        "专职",
        lambda row: "是" if row.member and row.member.full_time else "否",
        Column(choices=("是", "否"), share=8),
    ),
)


def compose(record: WorkGroups, context: Context) -> Document:
    """The groups as a table, and under it who works in each."""
    del context
    places = tuple(_Place(group, member) for group in record.groups for member in group.members or (None,))
    people = sum(len(group.members) for group in record.groups)
    full_time = sum(member.full_time for group in record.groups for member in group.members)
    groups = Ledger(
        _GROUP_COLUMNS,
        record.groups,
        title=record.title,
        above=reported(record.unit, record.as_of) if record.unit or record.as_of else (),
        sheet="小组",
    )
    members = Ledger(
        _MEMBER_COLUMNS,
        places,
        title="工作小组人员名单",
        summary=f"共{len(record.groups)}个小组、{people}人次，其中专职{full_time}人次。",
        sheet="人员",
        page=UPRIGHT,
    )
    return document_of(LABEL, (groups, members), _names(record))


def _names(record: WorkGroups) -> Iterator[str]:
    for group in record.groups:
        yield from (group.lead_unit, *group.resp_units, group.scheme_ref)
        for member in group.members:
            yield from (pad_name(member.name), member.unit)
    yield from (*GROUP_TYPES, "办公地点")


KINDS = (
    Kind(
        name="work_group",
        label=LABEL,
        use="工作小组、工作专班、对口帮扶的牵头单位、责任单位和人员",
        model=WorkGroups,
        compose=compose,
        check=group_findings,
        aliases=("工作专班",),
    ),
)
