"""工作小组、工作专班、对口帮扶: what each group is for, who leads it, who works in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Final, Literal, get_args

from pydantic import Field

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, error, warning
from govdocs.document.nodes import Column, Document
from govdocs.kinds._fields import FormalDate, Input, Line, OptionalLine, Prose, Title, YesNo
from govdocs.kinds._form_rules import Path, date_finding, incomplete_date, place
from govdocs.kinds._ledgers import Ledger, LedgerColumn, document_of, reported
from govdocs.kinds._record_fields import Names, chosen, gap_finding, one_of, or_gap
from govdocs.kinds._wording import printed_date
from govdocs.kinds.registry import Kind
from govdocs.text.dates import parse_date
from govdocs.text.names import pad_name, unpad_name

LABEL: Final = "工作小组"

GroupWord = Literal["", "六大工作小组", "工作专班", "对口帮扶"]
CycleWord = Literal["", "周", "半月", "月", "季"]

GROUP_TYPES = tuple(filter(None, get_args(GroupWord)))
"""What sorts of groups there are."""

CYCLES = tuple(filter(None, get_args(CycleWord)))
"""How often a group reports."""


class GroupMember(Input):
    """Someone who works in a group."""

    name: Line = Field(title="姓名")
    unit: OptionalLine = Field("", title="单位")
    role: OptionalLine = Field("", title="组内职务", description="如“组长”“成员”")
    full_time: YesNo = Field(False, title="专职", description="脱开原单位工作的写“是”")


class WorkGroup(Input):
    """A group for one piece of work."""

    group_kind: Annotated[GroupWord, chosen(*GROUP_TYPES)] = Field(
        "", title="小组类型", description=one_of(GROUP_TYPES)
    )
    name: Line = Field(title="名称", description="如“预防犯罪工作专班”")
    topic: OptionalLine = Field("", title="主题", description="如“预防犯罪”“法治宣传教育”")
    lead_unit: OptionalLine = Field("", title="牵头单位", description="只有一个")
    resp_units: Names = Field((), title="责任单位", description="几个单位用顿号隔开")
    members: tuple[GroupMember, ...] = Field((), title="成员")
    office_place: OptionalLine = Field("", title="办公地点")
    scheme_ref: OptionalLine = Field("", title="方案依据", description="成立小组的文件")
    started_on: FormalDate = Field("", title="成立日期")
    ended_on: FormalDate = Field("", title="撤销日期", description="工作结束时写，原来的一项留下")
    report_cycle: Annotated[CycleWord, chosen(*CYCLES)] = Field(
        "", title="汇报周期", description=one_of(CYCLES)
    )
    results: Prose = Field("", title="工作成效")


class WorkGroups(Input):
    """The groups of an office."""

    kind: Literal["工作小组"] = Field(LABEL, title="文种")
    title: Title = Field("工作小组一览表", title="标题", description="如“清禾镇未成年人保护工作小组一览表”")
    unit: OptionalLine = Field("", title="填报单位")
    as_of: FormalDate = Field("", title="填报日期")
    groups: tuple[WorkGroup, ...] = Field((), title="小组")


_GROUP_COLUMNS: tuple[LedgerColumn[WorkGroup], ...] = (
    LedgerColumn(
        "小组类型", lambda group: or_gap(group.group_kind), Column(choices=GROUP_TYPES, share=11), merged=True
    ),
    LedgerColumn("名称", lambda group: group.name, Column(share=16)),
    LedgerColumn("主题", lambda group: group.topic, Column(share=10), optional=True),
    LedgerColumn("牵头单位", lambda group: or_gap(group.lead_unit), Column(share=11)),
    LedgerColumn("责任单位", lambda group: or_gap("、".join(group.resp_units)), Column(share=16)),
    LedgerColumn("办公地点", lambda group: group.office_place, Column(share=10), optional=True),
    LedgerColumn("方案依据", lambda group: group.scheme_ref, Column(share=14), optional=True),
    LedgerColumn("成立日期", lambda group: or_gap(printed_date(group.started_on)), Column("date", share=13)),
    LedgerColumn(
        "撤销日期", lambda group: printed_date(group.ended_on), Column("date", share=13), optional=True
    ),
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
    )
    return document_of(LABEL, (groups, members), _names(record))


def _names(record: WorkGroups) -> Iterator[str]:
    for group in record.groups:
        yield from (group.lead_unit, *group.resp_units, group.scheme_ref)
        for member in group.members:
            yield from (pad_name(member.name), member.unit)


def check(record: WorkGroups) -> tuple[Diagnostic, ...]:
    """Groups of one name, dates, units and members named twice, facts that are missing."""
    return tuple(_findings(record))


def _findings(record: WorkGroups) -> Iterator[Diagnostic]:
    yield from date_finding(record.as_of, ("填报日期",))
    first: dict[str, int] = {}
    for index, group in enumerate(record.groups, start=1):
        path = ("小组", f"第{index}项")
        if first.setdefault(group.name, index) != index:
            words = f"“{group.name}”与第{first[group.name]}项同名"
            yield error("D740", words, place((*path, "名称")), "合并为一项，或改写一个名称")
        yield from _gaps(group, path)
        yield from _dates(group, path)
        yield from _repeated(group, path)
    yield from _full_time_twice(record)


def _gaps(group: WorkGroup, path: Path) -> Iterator[Diagnostic]:
    facts = {
        "小组类型": group.group_kind,
        "牵头单位": group.lead_unit,
        "责任单位": group.resp_units,
        "成员": group.members,
        "成立日期": group.started_on,
        "汇报周期": group.report_cycle,
    }
    yield from gap_finding(f"“{group.name}”", facts, path)
    for index, member in enumerate(group.members, start=1):
        facts = {"单位": member.unit, "组内职务": member.role}
        yield from gap_finding(f"“{member.name}”", facts, (*path, "成员", f"第{index}项"))


def _dates(group: WorkGroup, path: Path) -> Iterator[Diagnostic]:
    yield from incomplete_date(group.started_on, (*path, "成立日期"))
    yield from incomplete_date(group.ended_on, (*path, "撤销日期"))
    start, end = parse_date(group.started_on), parse_date(group.ended_on)
    if start and end and end < start:
        words = f"“{group.name}”的撤销日期（{group.ended_on}）早于成立日期（{group.started_on}）"
        yield error("D741", words, place((*path, "撤销日期")), "核对两个日期")


def _repeated(group: WorkGroup, path: Path) -> Iterator[Diagnostic]:
    if group.lead_unit in group.resp_units:
        words = f"“{group.name}”的牵头单位“{group.lead_unit}”又是责任单位"
        yield warning("D742", words, place((*path, "责任单位")), "从责任单位中删去")
    for label, names in (
        ("责任单位", group.resp_units),
        ("成员", tuple(unpad_name(member.name) for member in group.members)),
    ):
        for name, count in Counter(names).items():
            if count > 1:
                words = f"“{group.name}”的{label}里“{name}”写了 {count} 次"
                hint = "只写一次；同名的两个人在括号里注明单位"
                yield warning("D742", words, place((*path, label)), hint)


def _full_time_twice(record: WorkGroups) -> Iterator[Diagnostic]:
    first: dict[str, str] = {}
    for index, group in enumerate(record.groups, start=1):
        names = {unpad_name(member.name) for member in group.members if member.full_time}
        for name in sorted(names) if not group.ended_on else ():
            if first.setdefault(name, group.name) != group.name:
                words = f"“{name}”在“{first[name]}”和“{group.name}”都是专职"
                yield warning("D743", words, place(("小组", f"第{index}项", "成员")), "专职只能在一个小组")


KINDS = (
    Kind(
        name="work_group",
        label=LABEL,
        use="工作小组、工作专班、对口帮扶的牵头单位、责任单位和人员",
        model=WorkGroups,
        compose=compose,
        check=check,
        aliases=("工作专班",),
    ),
)
