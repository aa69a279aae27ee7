"""Groups for one piece of work: 工作小组, 工作专班, 对口帮扶."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from govdocs.kinds.parts.fields import FormalDate, Input, Line, OptionalLine, Prose, Title, YesNo
from govdocs.kinds.parts.record_fields import Names, chosen, one_of, words_of

LABEL: Final = "工作小组"

GroupWord = Literal["", "六大工作小组", "工作专班", "对口帮扶"]
CycleWord = Literal["", "周", "半月", "月", "季"]

GROUP_TYPES = words_of(GroupWord)
"""What sorts of groups there are."""

CYCLES = words_of(CycleWord)
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
