"""What 工作会议 and 联席会议 have in common: when, where, what was said and resolved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pydantic import Field

from govdocs.diagnostics import Diagnostic
from govdocs.document.nodes import Block, Paragraph
from govdocs.kinds.formal.front_rules import issue_findings
from govdocs.kinds.formal.record import ImprintData
from govdocs.kinds.meetings.fields import (
    Attendees,
    MomentText,
    Speech,
    day_of,
    in_order,
    moment_findings,
    person_words,
    printed_moment,
)
from govdocs.kinds.meetings.minutes import Minutes, run_in, said, speeches
from govdocs.kinds.meetings.resolutions import Resolution, resolution_blocks, resolution_findings
from govdocs.kinds.meetings.sign_in import MeetingHead
from govdocs.kinds.parts.fields import FormalDate, Input, Line, Lines, OptionalLine
from govdocs.kinds.parts.form_rules import incomplete_date, missing_findings
from govdocs.kinds.parts.wording import missing, printed_issue
from govdocs.text.names import pad_name

_LONGEST_MARK = 24  # characters: a longer mark would be printed small


class MeetingStart(Input):
    """The fields that every record of a meeting begins with."""

    kind: str = Field("", title="文种")
    name: Line = Field(title="会议名称", description="如“清禾镇未成年人保护2025年3月工作会议”")
    unit: Line = Field(title="组织单位", description="召集会议、编发纪要的单位")
    held_at: MomentText = Field("", title="会议时间", description="如“2025年3月7日14:30”")
    place: OptionalLine = Field("", title="会议地点")
    chair: OptionalLine = Field("", title="主持人")
    recorder: OptionalLine = Field("", title="记录人")

    @property
    def day(self) -> date | None:
        """The day of the meeting."""
        return day_of(self.held_at)

    @property
    def head(self) -> MeetingHead:
        """What stands above its papers."""
        return MeetingHead(self.name, self.held_at, self.place, self.chair)


class MeetingFields(MeetingStart):
    """The fields of every meeting: behind those of its beginning and its own, what was said and resolved."""

    observers: Attendees = Field((), title="列席")
    agenda: Lines = Field((), title="议程", description="传达精神、通报进展、研判问题、部署工作，每项一行")
    pointed_out: Lines = Field((), title="会议指出", description="每条一段，不写“会议指出”")
    stressed: Lines = Field((), title="会议强调", description="每条一段，不写“会议强调”")
    notes: tuple[Speech, ...] = Field((), title="发言摘要")
    resolutions: tuple[Resolution, ...] = Field((), title="议定事项")
    mark: OptionalLine = Field(
        "",
        title="纪要标志",
        description="如“清禾镇未成年人保护工作会议纪要”；不写时为会议名称加“纪要”，太长时为“会议纪要”",
    )
    issue: OptionalLine = Field("", title="期号", description="如“第3期”")
    approved_by: OptionalLine = Field("", title="签发人")
    issued_on: FormalDate = Field("", title="签发日期")
    imprint: ImprintData | None = Field(None, title="版记", description="纪要的抄送、印发机关和印发日期")
    as_of: FormalDate = Field("", title="统计日期", description="议定事项办理情况的日期，不写时为打印当天")


def minutes_of(
    meeting: MeetingFields,
    facts: dict[str, str],
    attendance: dict[str, tuple[str, ...]],
    people: tuple[str, ...],
    before: tuple[Block, ...] = (),
) -> Minutes:
    """The minutes of `meeting`: `facts` behind those of every meeting, `before` above what it said.

    No line breaks the names of `people`.
    """
    whole = f"{meeting.name}纪要"
    mark = meeting.mark or (whole if len(whole) <= _LONGEST_MARK else "会议纪要")
    body = (
        *before,
        *said("指出", meeting.pointed_out),
        *said("强调", meeting.stressed),
        *speeches(meeting.notes),
        *resolution_blocks(meeting.resolutions),
    )
    return Minutes(
        mark=mark,
        title=whole if mark != whole else "",
        issue=printed_issue(meeting.issue) or missing("期号"),
        editor=meeting.unit,
        issued_on=meeting.issued_on,
        facts={**_facts(meeting), **facts, "议程": run_in(meeting.agenda) or missing("议程")},
        body=body or (Paragraph.of(missing("会议内容")),),
        attendance=attendance
        | {"列席": (*attendance.get("列席", ()), *map(person_words, meeting.observers))},
        imprint=meeting.imprint,
        names=tuple(map(pad_name, (*people, meeting.chair, meeting.recorder, meeting.approved_by))),
    )


def _facts(meeting: MeetingFields) -> dict[str, str]:
    return {
        "时间": printed_moment(meeting.held_at) or missing("会议时间"),
        "地点": meeting.place or missing("会议地点"),
        "主持人": meeting.chair or missing("主持人"),
        "记录人": meeting.recorder or missing("记录人"),
        "签发人": meeting.approved_by or missing("签发人"),
    }


def meeting_findings(meeting: MeetingFields) -> Iterator[Diagnostic]:
    """What is to be said about the fields of every meeting, those that are missing apart."""
    yield from issue_findings(meeting.issue)
    yield from moment_findings(meeting.held_at, ("会议时间",))
    yield from incomplete_date(meeting.as_of, ("统计日期",))
    yield from in_order((("会议时间", meeting.held_at), ("签发日期", meeting.issued_on)), ())
    for number, note in enumerate(meeting.notes, start=1):
        yield from missing_findings(
            {"发言内容": note.text}, ("发言摘要", f"第{number}项"), f"{note.speaker}的"
        )
    yield from resolution_findings(meeting.resolutions, meeting.day, ("议定事项",))
