"""A leading group: its seats, who holds which, from when to when."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final, Literal, get_args

from pydantic import Field

from govdocs.kinds.parts.fields import FormalDate, Input, Line, OptionalLine, Title
from govdocs.kinds.parts.record_fields import Names, chosen, one_of
from govdocs.text.dates import parse_date

LABEL: Final = "领导小组名单"

RoleWord = Literal[
    "双主任",
    "主任",
    "常务副主任",
    "副主任",
    "第一组长",
    "组长",
    "常务副组长",
    "副组长",
    "成员",
    "办公室主任",
    "办公室副主任",
    "联络员",
]

ROLES = get_args(RoleWord)
"""The roles in a leading group or a committee, in the order in which they are listed."""

HEADS = ("组长", "主任")
"""The roles that exactly one person holds; 双主任 are two."""

OFFICE_ROLES = ("办公室主任", "办公室副主任", "联络员")
"""The roles that someone who has another seat may hold besides."""


class Seat(Input):
    """A seat: one person with a post, or units."""

    role: Annotated[RoleWord, chosen(*ROLES)] = Field(title="职务", description=one_of(ROLES))
    name: OptionalLine = Field("", title="姓名", description="同名者在括号里注明，如“施某远（镇）”")
    post: OptionalLine = Field("", title="单位及职务", description="如“镇党委副书记、镇长”")
    units: Names = Field((), title="成员单位", description="席位属于单位时写，不写姓名；几个用顿号隔开")
    since: FormalDate = Field("", title="任职日期")
    until: FormalDate = Field("", title="免职日期", description="调整时写上，原来的一项留下")

    def held_on(self, day: date | None) -> bool:
        """True when the seat is held on `day`; without one, when its holder has not left."""
        start, end = parse_date(self.since), parse_date(self.until)
        if day is None:
            return end is None
        return (start is None or start <= day) and (end is None or day <= end)


class GroupRoster(Input):
    """The members of a leading group; who has left stays in the record with the day of leaving."""

    kind: Literal["领导小组名单"] = Field(LABEL, title="文种")
    title: Title = Field("", title="标题", description="不写时用“名称＋组成人员名单”")
    name: Line = Field(title="名称", description="如“清禾镇未成年人保护工作领导小组”")
    since: FormalDate = Field("", title="成立日期")
    as_of: FormalDate = Field("", title="统计日期", description="列出这一天在任的人；不写时是运行的当天")
    seats: tuple[Seat, ...] = Field((), title="成员", description="按职务和排名的顺序写")
    office: OptionalLine = Field("", title="办公室设在", description="如“镇社会事务办公室”")

    @property
    def heading(self) -> str:
        """The title as it is printed."""
        return self.title or f"{self.name}组成人员名单"

    def held(self, day: date | None) -> tuple[Seat, ...]:
        """The seats that are held on `day`."""
        return tuple(seat for seat in self.seats if seat.held_on(day))
