"""工作会议: its minutes, its sign-in sheet, what it resolved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from pydantic import Field

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, warning
from govdocs.document.nodes import Block, Document
from govdocs.kinds.meetings.fields import (
    Absentees,
    Attendees,
    Period,
    Person,
    holds,
    names_in,
    person_words,
    printed_period,
    repeated_people,
)
from govdocs.kinds.meetings.minutes import compose_minutes, numbered
from govdocs.kinds.meetings.record import MeetingFields, MeetingStart, meeting_findings, minutes_of
from govdocs.kinds.meetings.resolutions import resolution_ledger
from govdocs.kinds.meetings.sign_in import Seat, sign_in_sheet
from govdocs.kinds.parts.fields import Input, OptionalLine
from govdocs.kinds.parts.form_rules import missing_findings, place
from govdocs.kinds.parts.record_fields import sample_phone_findings
from govdocs.kinds.parts.wording import missing
from govdocs.kinds.registry import Kind, Paper
from govdocs.text.dates import formal_date, parse_date

LABEL = "工作会议"

MeetingType = Literal["月度工作会议", "领导小组会议", "季度例会", "联络员会议", "专题会"]


class FollowUp(Input):
    """What became of a matter that an earlier meeting resolved."""

    task_id: OptionalLine = Field("", title="任务编号", description="如“RW-2025-001”")
    content: OptionalLine = Field("", title="事项")
    status: OptionalLine = Field("", title="落实情况", description="如“已销号”“推进中”")

    @property
    def printed(self) -> str:
        """The matter and what became of it, in words."""
        matter = f"{self.content}（{self.task_id}）" if self.task_id and self.content else ""
        return f"{matter or self.task_id or self.content}：{self.status or missing('落实情况')}"


class _Attended(MeetingStart):
    """The fields of a working meeting alone."""

    kind: Literal["工作会议"] = Field("工作会议", title="文种")
    meeting_type: MeetingType = Field(
        title="会议类型", description="月度工作会议、领导小组会议、季度例会、联络员会议、专题会"
    )
    period: Period = Field("", title="期次", description="月度会议写“2025年3月”，其他可写“2025年第1季度”")
    expected: int | None = Field(None, title="应到人数", ge=1, le=9999)
    present: Attendees = Field((), title="出席", description="每人写姓名、单位、职务、联系电话")
    absent: Absentees = Field((), title="缺席", description="每人写姓名、单位、缺席原因")
    followups: tuple[FollowUp, ...] = Field((), title="上次事项落实")


class Meeting(MeetingFields, _Attended):
    """A working meeting: the monthly one, one of the leading group, one on a topic."""


def compose(meeting: Meeting, context: Context) -> Document:
    """The minutes of `meeting`."""
    del context
    period = f"（{printed_period(meeting.period)}）" if meeting.period else ""
    facts = {"类型": f"{meeting.meeting_type}{period}"}
    if meeting.expected:
        facts["人数"] = f"应到{meeting.expected}人，实到{len(meeting.present)}人"
    absent = tuple(f"{person_words(each)}（{each.reason or missing('缺席原因')}）" for each in meeting.absent)
    attendance = {"出席": tuple(map(person_words, meeting.present)), "缺席": absent}
    people = names_in((*meeting.present, *meeting.absent, *meeting.observers))
    return compose_minutes(
        minutes_of(meeting, facts, attendance, people, tuple(_followed_up(meeting))), LABEL
    )


def _followed_up(meeting: Meeting) -> Iterator[Block]:
    yield from numbered(
        "会议通报了上次会议议定事项的落实情况：", [each.printed for each in meeting.followups]
    )


def compose_sign_in(meeting: Meeting, context: Context) -> Document:
    """The sign-in sheet of `meeting`: those who were expected, with room for others."""
    del context
    seats = [Seat(each.name, each.unit, each.post, each.phone, each.note) for each in meeting.present]
    seats += [Seat(each.name, each.unit, each.post, each.phone) for each in meeting.absent]
    seats += [
        Seat(each.name, each.unit, each.post, each.phone, each.note or "列席") for each in meeting.observers
    ]
    return sign_in_sheet(meeting.head, seats, LABEL, meeting.expected or 0)


def compose_resolutions(meeting: Meeting, context: Context) -> Document | None:
    """The ledger of what `meeting` resolved; None where it resolved nothing."""
    as_of = parse_date(meeting.as_of) or context.today
    above = (f"组织单位：{meeting.unit}",)
    return resolution_ledger(meeting.resolutions, f"{meeting.name}议定事项清单", above, as_of, LABEL)


def check(meeting: Meeting) -> tuple[Diagnostic, ...]:
    """Every finding about a valid record of a meeting."""
    return tuple(_findings(meeting))


def _findings(meeting: Meeting) -> Iterator[Diagnostic]:
    yield from missing_findings(
        {
            "期次": meeting.period,
            "会议时间": meeting.held_at,
            "会议地点": meeting.place,
            "主持人": meeting.chair,
            "记录人": meeting.recorder,
            "出席": meeting.present,
            "议程": meeting.agenda,
            "期号": meeting.issue,
            "签发人": meeting.approved_by,
            "签发日期": meeting.issued_on,
        }
    )
    yield from _period_findings(meeting)
    yield from _attendance_findings(meeting)
    yield from meeting_findings(meeting)
    for number, each in enumerate(meeting.followups, start=1):
        path = ("上次事项落实", f"第{number}项")
        if not (each.task_id or each.content):
            yield from missing_findings({"事项": ""}, path)
        yield from missing_findings({"落实情况": each.status}, path)


def _period_findings(meeting: Meeting) -> Iterator[Diagnostic]:
    period, day = meeting.period, meeting.day
    if meeting.meeting_type == "月度工作会议" and "Q" in period:
        words = f"月度工作会议的期次是月份，不是“{printed_period(period)}”"
        yield warning("D755", words, place(("期次",)), "写作“2025年3月”的样子")
    elif period and day and not holds(period, day):
        words = f"会议时间 {formal_date(day)} 不在期次“{printed_period(period)}”之内"
        yield warning("D755", words, place(("期次",)), "核对期次和会议时间")


def _attendance_findings(meeting: Meeting) -> Iterator[Diagnostic]:
    people: tuple[Person, ...] = (*meeting.present, *meeting.absent)
    yield from repeated_people(people, ("出席",))
    for number, each in enumerate(meeting.absent, start=1):
        yield from missing_findings({"缺席原因": each.reason}, ("缺席", f"第{number}项"), f"{each.name}的")
    if meeting.expected and meeting.present and meeting.expected != len(people):
        words = (
            f"应到 {meeting.expected} 人，名单中出席 {len(meeting.present)} 人、缺席 {len(meeting.absent)} 人"
        )
        yield warning("D756", words, place(("应到人数",)), "核对名单；列席的不算应到")
    phones = [each.phone for each in (*people, *meeting.observers)]
    yield from sample_phone_findings(phones, ("出席",))


def repeated_meetings(meetings: Sequence[Meeting]) -> Iterator[Diagnostic]:
    """A finding for each month in which a unit held its monthly meeting more than once."""
    months = Counter(
        (each.unit, each.period) for each in meetings if each.meeting_type == "月度工作会议" and each.period
    )
    for (unit, period), count in months.items():
        if count > 1:
            words = f"“{unit}”{printed_period(period)}的月度工作会议有 {count} 次"
            yield warning("D755", words, place(("期次",)), "每月一次；其余的改为专题会，或改正期次")


KINDS = (
    Kind(
        name="meeting",
        label=LABEL,
        use="月度工作会议、领导小组会议、例会和专题会的纪要、签到表和议定事项清单",
        model=Meeting,
        compose=compose,
        check=check,
        aliases=("会议", "会议纪要"),
        papers=(
            Paper("会议纪要", compose),
            Paper("签到表", compose_sign_in),
            Paper("议定事项清单", compose_resolutions),
        ),
    ),
)
