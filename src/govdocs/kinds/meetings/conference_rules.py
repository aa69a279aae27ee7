"""Findings about a joint conference: what is missing, who came without being expected, late leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from govdocs.diagnostics import Diagnostic, info, warning
from govdocs.kinds.meetings.conference_record import JointConference
from govdocs.kinds.meetings.fields import in_order, printed_moment, repeated_people
from govdocs.kinds.meetings.presence import LeaveRequest, is_substitute
from govdocs.kinds.meetings.record import meeting_findings
from govdocs.kinds.parts.form_rules import Path, incomplete_date, missing_findings, number_findings, place
from govdocs.kinds.parts.record_fields import sample_phone_findings


def conference_findings(conference: JointConference) -> Iterator[Diagnostic]:
    """Everything that is to be said about a valid record of a joint conference."""
    yield from missing_findings(
        {
            "议题": conference.topic,
            "提请理由": conference.why_needed,
            "应到成员": conference.expected,
            "会议时间": conference.held_at,
            "会议地点": conference.place,
            "通知日期": conference.notified_on,
        }
    )
    yield from number_findings(conference.number)
    yield from in_order((("通知日期", conference.notified_on), ("会议时间", conference.held_at)), ())
    yield from meeting_findings(conference)
    yield from _members(conference)
    for number, leave in enumerate(conference.leaves, start=1):
        yield from _leave(conference, leave, ("请假", f"第{number}项"))
    if conference.signed:
        yield from _held(conference)
    phones = [conference.contact_phone, *(each.phone for each in conference.signed)]
    phones += [each.phone for each in conference.observers]
    yield from sample_phone_findings(phones, ("签到",))


def _held(conference: JointConference) -> Iterator[Diagnostic]:
    """What minutes need once the conference is over, and who stayed away."""
    yield from missing_findings(
        {
            "主持人": conference.chair,
            "记录人": conference.recorder,
            "议程": conference.agenda,
            "期号": conference.issue,
            "签发人": conference.approved_by,
            "签发日期": conference.issued_on,
        }
    )
    if absent := conference.absent_unapproved:
        words = f"缺席未批的有 {len(absent)} 个：{'、'.join(absent)}"
        yield info("D762", words, place(("签到",)), "按制度通报或约谈")


def _members(conference: JointConference) -> Iterator[Diagnostic]:
    signed = [each.unit for each in conference.signed]
    asked = [each.unit for each in conference.leaves]
    for label, units in (("应到成员", conference.expected), ("签到", signed), ("请假", asked)):
        yield from _repeated(units, (label,))
        for number, unit in enumerate(units, start=1):
            if conference.expected and unit not in conference.expected:
                words = f"{label}中的“{unit}”不在应到成员中，不计入出席率；签到的记作列席"
                hint = "核对单位名称；不是成员的写入“列席”"
                yield warning("D760", words, place((label, f"第{number}项", "单位")), hint)
    yield from repeated_people(conference.observers, ("列席",))


def _repeated(units: Iterable[str], path: Path) -> Iterator[Diagnostic]:
    for unit, count in Counter(units).items():
        if count > 1:
            yield warning("D760", f"“{unit}”出现 {count} 次，只算一次", place(path), "删去重复的")


def _leave(conference: JointConference, leave: LeaveRequest, path: Path) -> Iterator[Diagnostic]:
    whose = f"“{leave.unit}”的"
    yield from missing_findings({"请假事由": leave.reason, "申请日期": leave.applied_on}, path, whose)
    yield from incomplete_date(leave.applied_on, (*path, "申请日期"))
    yield from in_order((("申请日期", leave.applied_on), ("批准时间", leave.approved_on)), path)
    here = [each for each in conference.signed if each.unit == leave.unit]
    stood_in = any(is_substitute(each, leave) for each in here)
    if here and not stood_in:
        words = f"{leave.unit}请了假，又由{here[0].name}签到，按出席计"
        yield warning(
            "D761", words, place((*path, "替会人")), "替会的把“替会人”写成签到的人；本人到会的删去请假"
        )
    if not leave.in_time(conference.held_at):
        yield from _too_late(conference, leave, path, stood_in)
    elif leave.substitute and conference.signed and not here:
        words = f"{leave.unit}的替会人{leave.substitute}没有签到，按请假计"
        yield warning("D761", words, place((*path, "替会人")), "核对签到表")


def _too_late(
    conference: JointConference, leave: LeaveRequest, path: Path, stood_in: bool
) -> Iterator[Diagnostic]:
    if not (leave.approved_by and leave.approved_on):
        if conference.signed:
            words = f"{leave.unit}的请假没有经过批准，按缺席计"
            yield warning("D759", words, place((*path, "批准时间")), "补写批准人和批准时间")
        return
    words = f"{leave.unit}的请假在会议之后（{printed_moment(leave.approved_on)}）批准，按缺席计"
    yield info("D759", words, place((*path, "批准时间")), "请假应当在会议开始之前批准")
    if stood_in:
        words = f"{leave.unit}的替会没有在会前批准，不算出席"
        yield warning("D761", words, place((*path, "替会人")), "核对批准时间")
