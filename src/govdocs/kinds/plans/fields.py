"""The facts of a plan as data: period, leading group, duties, areas, stages."""

from __future__ import annotations

from typing import Protocol, Self

from pydantic import Field, model_validator

from govdocs.kinds.parts.fields import FormalDate, Input, Line, Lines, OptionalLine
from govdocs.text.dates import parse_date


class Period(Input):
    """From when to when a plan or a stage of it runs."""

    start: FormalDate = Field("", title="起", description="如“2025年4月10日”")
    end: FormalDate = Field("", title="止", description="如“2025年12月31日”或“2025年12月”")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        start, end = parse_date(self.start), parse_date(self.end)
        if start and end and end < start:
            raise ValueError(f"止（{self.end}）早于起（{self.start}）")
        return self

    @property
    def printed(self) -> str:
        """The period in words."""
        if not self.end:
            return f"自{self.start}起"
        return f"{self.start}至{self.end}" if self.start else f"至{self.end}"


class LeadingGroup(Input):
    """领导小组: who heads it, who sits in it, where its office is."""

    name: Line = Field(title="名称", description="如“清禾镇防溺水工作领导小组”")
    head: Lines = Field(title="组长", min_length=1)
    first_deputies: Lines = Field((), title="常务副组长")
    deputies: Lines = Field((), title="副组长")
    members: Lines = Field((), title="成员", description="姓名")
    member_units: Lines = Field((), title="成员单位")
    tail: OptionalLine = Field("", title="末尾", description="名单之后的字，如“等部门”")
    office: OptionalLine = Field("", title="办公室设在", description="如“镇社会事务办公室”")
    office_head: OptionalLine = Field("", title="办公室主任")

    @property
    def people(self) -> tuple[str, ...]:
        """Every person and unit of the group, in order."""
        return (*self.head, *self.first_deputies, *self.deputies, *self.members, *self.member_units)


class UnitDuties(Input):
    """What one unit has to do."""

    unit: Line = Field(title="单位")
    tasks: Lines = Field(title="任务", min_length=1)


class Area(Input):
    """An area of work: its tasks, who leads, who cooperates."""

    area: Line = Field(title="领域", description="如“家庭保护”")
    lead: Lines = Field((), title="牵头单位")
    cooperating: Lines = Field((), title="配合单位")
    tasks: Lines = Field(title="任务", min_length=1)


class Stage(Input):
    """A stage of a plan."""

    name: Line = Field(title="名称", description="如“动员部署阶段”")
    period: Period | None = Field(None, title="时段")
    tasks: Lines = Field((), title="任务", description="每条一段")


class PlanFields(Protocol):
    """What the other modules need of a plan."""

    @property
    def title(self) -> str:
        """The title."""
        ...

    @property
    def signed_on(self) -> str:
        """成文日期 as written."""
        ...

    @property
    def body(self) -> tuple[object, ...]:
        """Its text."""
        ...

    @property
    def basis(self) -> tuple[str, ...]:
        """依据 as fields."""
        ...

    @property
    def aims(self) -> tuple[str, ...]:
        """目标 as fields."""
        ...

    @property
    def period(self) -> Period | None:
        """时段 as a field."""
        ...

    @property
    def leading_group(self) -> LeadingGroup | None:
        """领导小组 as a field."""
        ...

    @property
    def duties(self) -> tuple[UnitDuties, ...]:
        """Duties by unit."""
        ...

    @property
    def areas(self) -> tuple[Area, ...]:
        """Duties by area."""
        ...

    @property
    def measures(self) -> tuple[str, ...]:
        """措施 as fields."""
        ...

    @property
    def stages(self) -> tuple[Stage, ...]:
        """阶段 as fields."""
        ...

    @property
    def report_dates(self) -> tuple[str, ...]:
        """The days of reports."""
        ...

    @property
    def safeguards(self) -> tuple[str, ...]:
        """保障 as fields."""
        ...
