"""联席会议 as a record: what is to be settled, who is expected, who came, what was resolved."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from govdocs.kinds.meetings.presence import (
    LeaveRequest,
    Presence,
    Signature,
    attendance_rate,
    by_state,
    presences,
    uncounted,
)
from govdocs.kinds.meetings.record import MeetingFields, MeetingStart
from govdocs.kinds.parts.fields import DocumentNumber, FormalDate, Lines, OptionalLine
from govdocs.kinds.parts.record_fields import Names, Phone
from govdocs.kinds.reporting.quarters import percent


class _Called(MeetingStart):
    """The fields of a joint conference alone."""

    kind: Literal["联席会议"] = Field("联席会议", title="文种")
    topic: OptionalLine = Field("", title="议题", description="要会商的事项")
    why_needed: OptionalLine = Field(
        "", title="提请理由", description="议题从哪里来、为什么村（社区）或一个单位解决不了"
    )
    expected: Names = Field((), title="应到成员", description="应到的全部成员单位")
    number: DocumentNumber = Field("", title="发文字号", description="会议通知的，不写时通知不带版头")
    notified_on: FormalDate = Field("", title="通知日期")
    requirements: Lines = Field((), title="参会要求", description="每条一行")
    contact: OptionalLine = Field("", title="联系人")
    contact_phone: Phone = Field("", title="联系电话")
    signed: tuple[Signature, ...] = Field((), title="签到")
    leaves: tuple[LeaveRequest, ...] = Field((), title="请假")


class JointConference(MeetingFields, _Called):
    """A joint conference on a matter that no village or unit can settle alone."""

    @property
    def presences(self) -> tuple[Presence, ...]:
        """What became of each expected member."""
        return presences(self.expected, self.signed, self.leaves, self.held_at)

    @property
    def attendance_rate(self) -> str:
        """The share of the expected members that attended, as 60%; "" where none is known."""
        rate = attendance_rate(self.presences) if self.signed else None
        return "" if rate is None else percent(rate)

    @property
    def further_members(self) -> tuple[Signature, ...]:
        """Who signed besides the one of each expected unit; everybody where none was expected."""
        found = uncounted(self.presences, self.signed)
        return tuple(each for each in found if not self.expected or each.unit in self.expected)

    @property
    def guests(self) -> tuple[Signature, ...]:
        """Who signed for a unit that was not expected."""
        return tuple(each for each in self.signed if self.expected and each.unit not in self.expected)

    @property
    def absent_unapproved(self) -> tuple[str, ...]:
        """The units that stayed away without a leave approved in time."""
        return tuple(each.unit for each in by_state(self.presences)["缺席"]) if self.signed else ()
