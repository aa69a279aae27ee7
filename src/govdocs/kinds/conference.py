"""联席会议: its notice, sign-in sheet, leave slips, minutes and the ledger of what it resolved."""

from __future__ import annotations

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic
from govdocs.document.nodes import Document
from govdocs.kinds import official
from govdocs.kinds.meetings.conference_notice import notice_of
from govdocs.kinds.meetings.conference_record import JointConference
from govdocs.kinds.meetings.conference_rules import conference_findings
from govdocs.kinds.meetings.fields import names_in
from govdocs.kinds.meetings.leave_slips import leave_slips
from govdocs.kinds.meetings.minutes import compose_minutes
from govdocs.kinds.meetings.presence import Presence, Signature, by_state
from govdocs.kinds.meetings.record import minutes_of
from govdocs.kinds.meetings.resolutions import resolution_ledger
from govdocs.kinds.meetings.sign_in import Seat, sign_in_sheet
from govdocs.kinds.parts.wording import missing
from govdocs.kinds.registry import Kind, Paper
from govdocs.text.dates import parse_date
from govdocs.text.names import pad_name

LABEL = "联席会议"


def compose(conference: JointConference, context: Context) -> Document:
    """The notice of `conference`."""
    return official.compose(notice_of(conference), context)


def compose_minutes_of(conference: JointConference, context: Context) -> Document | None:
    """The minutes of `conference`; None before anybody has signed in."""
    del context
    if not conference.signed:
        return None
    found = by_state(conference.presences)
    came = (*found["出席"], *found["替会"])
    attendance = {
        "出席": (*map(_came, came), *map(_signed, conference.further_members)),
        "请假": tuple(f"{each.unit}{pad_name(each.name)}" for each in found["请假"]),
        "缺席": tuple(each.unit for each in found["缺席"]),
        "列席": tuple(map(_signed, conference.guests)),
    }
    facts = {"议题": conference.topic or missing("议题")}
    if conference.expected:
        counted = f"应到{len(conference.presences)}人，实到{len(came)}人"
        facts["人数"] = f"{counted}，出席率{conference.attendance_rate}"
    people = (
        *conference.expected,
        *(each.name for each in conference.signed),
        *names_in(conference.observers),
    )
    return compose_minutes(minutes_of(conference, facts, attendance, people), LABEL)


def _signed(signature: Signature) -> str:
    return f"{signature.unit}{pad_name(signature.name)}"


def _came(presence: Presence) -> str:
    stands_in = f"（替{presence.leave.name}）" if presence.state == "替会" and presence.leave else ""
    return f"{presence.unit}{pad_name(presence.name)}{stands_in}"


def compose_sign_in(conference: JointConference, context: Context) -> Document:
    """The sign-in sheet of `conference`: every expected member, with room for others."""
    del context
    seats = [_seat(each, bool(conference.signed)) for each in conference.presences]
    seats += [
        Seat(each.name, each.unit, each.post, each.phone, each.signed_at)
        for each in (*conference.further_members, *conference.guests)
    ]
    seats += [
        Seat(each.name, each.unit, each.post, each.phone, each.note or "列席")
        for each in conference.observers
    ]
    return sign_in_sheet(conference.head, seats, LABEL)


def _seat(presence: Presence, held: bool) -> Seat:
    signature = presence.signature
    post, phone = (signature.post, signature.phone) if signature else ("", "")
    return Seat(presence.name, presence.unit, post, phone, presence.note if held else "")


def compose_slips(conference: JointConference, context: Context) -> Document | None:
    """The leave slips of `conference`: blank ones before it is held, None where nobody asked for leave."""
    del context
    if conference.signed and not conference.leaves:
        return None
    return leave_slips(conference.head, conference.leaves, LABEL)


def compose_resolutions(conference: JointConference, context: Context) -> Document | None:
    """The ledger of what `conference` resolved; None where it resolved nothing."""
    as_of = parse_date(conference.as_of) or context.today
    above = (f"召集单位：{conference.unit}",)
    return resolution_ledger(conference.resolutions, f"{conference.name}议定事项台账", above, as_of, LABEL)


def check(conference: JointConference) -> tuple[Diagnostic, ...]:
    """Every finding about a valid record of a joint conference."""
    return tuple(conference_findings(conference))


KINDS = (
    Kind(
        name="conference",
        label=LABEL,
        use="联席会议的通知、签到表、请假条、纪要和议定事项台账",
        model=JointConference,
        compose=compose,
        check=check,
        papers=(
            Paper("会议通知", compose),
            Paper("签到表", compose_sign_in),
            Paper("请假条", compose_slips),
            Paper("会议纪要", compose_minutes_of),
            Paper("议定事项台账", compose_resolutions),
        ),
    ),
)
