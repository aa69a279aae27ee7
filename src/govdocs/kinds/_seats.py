"""The seats of a leading group: who holds which, from when to when."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import Field

from govdocs.kinds._fields import FormalDate, Input, OptionalLine
from govdocs.kinds._record_fields import Names, chosen, one_of
from govdocs.text.dates import parse_date

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
