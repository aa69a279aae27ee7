"""Who came to a joint conference: signed, represented, on leave, or absent without leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from pydantic import Field

from govdocs.kinds.meetings.fields import ClockText, MomentText
from govdocs.kinds.parts.fields import FormalDate, Input, Line, OptionalLine
from govdocs.kinds.parts.record_fields import Phone
from govdocs.text.moments import Moment, parse_moment
from govdocs.text.names import unpad_name

State = Literal["出席", "替会", "请假", "缺席"]
"""How a member stands to a conference; 替会 counts as attendance, 请假 and 缺席 do not."""


class Signature(Input):
    """One line of the sign-in sheet."""

    unit: Line = Field(title="单位")
    name: Line = Field(title="姓名", description="替会的写替会人")
    post: OptionalLine = Field("", title="职务")
    phone: Phone = Field("", title="联系电话")
    time: ClockText = Field("", title="签到时间", description="如“14:50”")

    @property
    def signed_at(self) -> str:
        """When it was signed, in words; "" where that is not told."""
        return f"{self.time}签到" if self.time else ""


class LeaveRequest(Input):
    """A member asks to stay away, and whom it sends."""

    unit: Line = Field(title="单位")
    name: Line = Field(title="姓名")
    reason: OptionalLine = Field("", title="请假事由")
    substitute: OptionalLine = Field("", title="替会人")
    applied_on: FormalDate = Field("", title="申请日期")
    approved_by: OptionalLine = Field("", title="批准人", description="工作组组长")
    approved_on: MomentText = Field("", title="批准时间", description="应当在会议开始之前")

    def in_time(self, held_at: str) -> bool:
        """True when somebody approved it, and not late."""
        return bool(self.approved_by and self.approved_on) and not self.late(held_at)

    def late(self, held_at: str) -> bool:
        """True when it was approved after the meeting began; on the day itself a date alone is believed."""
        approved, held = parse_moment(self.approved_on), parse_moment(held_at)
        return approved is not None and held is not None and not _before(approved, held)


def _before(approved: Moment, held: Moment) -> bool:
    if approved.clock is None or held.clock is None:
        return approved.day <= held.day
    return approved.order < held.order


@dataclass(frozen=True, slots=True)
class Presence:
    """What became of one expected member."""

    unit: str
    state: State
    signature: Signature | None = None
    leave: LeaveRequest | None = None

    @property
    def attends(self) -> bool:
        """True when the member counts as having come."""
        return self.state in ("出席", "替会")

    @property
    def name(self) -> str:
        """The person who came or asked for leave; "" for one of whom nothing is known."""
        person = self.signature or self.leave
        return person.name if person else ""

    @property
    def note(self) -> str:
        """The state in words, as a sign-in sheet notes it."""
        time = self.signature.signed_at if self.signature else ""
        return "，".join(filter(None, (time, "" if self.state == "出席" else self.state)))


def presences(
    expected: Sequence[str], signed: Sequence[Signature], leaves: Sequence[LeaveRequest], held_at: str
) -> tuple[Presence, ...]:
    """What became of each of the `expected` units at the meeting `held_at`.

    Who signs for a unit attends, unless he is the substitute of a leave that was not approved in time.
    A leave approved in time excuses; its substitute attends when he has signed.
    """
    by_unit = {each.unit: each for each in reversed(signed)}
    asked = {each.unit: each for each in reversed(leaves)}
    return tuple(
        _presence(unit, by_unit.get(unit), asked.get(unit), held_at) for unit in dict.fromkeys(expected)
    )


def _presence(unit: str, signature: Signature | None, leave: LeaveRequest | None, held_at: str) -> Presence:
    if leave is None:
        return Presence(unit, "出席" if signature else "缺席", signature)
    stands_in = signature is not None and is_substitute(signature, leave)
    if signature and not stands_in:
        return Presence(unit, "出席", signature, leave)
    if not leave.in_time(held_at):
        return Presence(unit, "缺席", signature, leave)
    return Presence(unit, "替会" if stands_in else "请假", signature, leave)


def is_substitute(signature: Signature, leave: LeaveRequest) -> bool:
    """True when the one who signed is the substitute that the leave names."""
    return bool(leave.substitute) and unpad_name(signature.name) == unpad_name(leave.substitute)


def uncounted(found: Sequence[Presence], signed: Sequence[Signature]) -> tuple[Signature, ...]:
    """Who signed without being one of the members `found`: further persons of a unit, units not expected."""
    counted = [each.signature for each in found]
    return tuple(each for each in signed if not any(each is one for one in counted))


def attendance_rate(found: Sequence[Presence]) -> Fraction | None:
    """The share of the expected members that attended; None where none was expected."""
    return Fraction(sum(each.attends for each in found), len(found)) if found else None


def by_state(found: Sequence[Presence]) -> Mapping[State, tuple[Presence, ...]]:
    """The members by their state."""
    states: tuple[State, ...] = ("出席", "替会", "请假", "缺席")
    return {state: tuple(each for each in found if each.state == state) for state in states}
