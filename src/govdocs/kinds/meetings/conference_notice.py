"""The notice that calls a joint conference, as a 通知."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.kinds.formal.record import ImprintData, OfficialDocument
from govdocs.kinds.meetings.conference_record import JointConference
from govdocs.kinds.meetings.fields import printed_moment
from govdocs.kinds.meetings.minutes import ended, run_in
from govdocs.kinds.parts.content import Section
from govdocs.kinds.parts.wording import missing

_ON_LEAVE = "因故不能参会的，应当在会议召开前办理请假手续并经批准，可以安排人员替会。"


def notice_of(conference: JointConference) -> OfficialDocument:
    """The notice of `conference`; without a 发文字号 it bears no 版头."""
    unit, given = conference.unit, conference.imprint
    printer = (given.printer if given else "") or unit
    imprint = ImprintData(printer=printer, printed_on=conference.notified_on)
    return OfficialDocument(
        kind="通知",
        masthead=bool(conference.number),
        issuers=(unit,),
        number=conference.number,
        title=f"{unit}关于召开{conference.name}的通知",
        addressees="、".join(conference.expected) or missing("应到成员"),
        body=tuple(_body(conference)),
        signature=(unit,),
        signed_on=conference.notified_on,
        note=_note(conference),
        imprint=imprint if conference.number else None,
    )


def _body(conference: JointConference) -> Iterator[str | Section]:
    yield f"为{_purpose(conference)}，决定召开{conference.name}。现将有关事项通知如下："
    held = printed_moment(conference.held_at) or missing("会议时间")
    yield from _section("一、时间和地点", (f"{held}，{conference.place or missing('会议地点')}",))
    yield from _section("二、议题", (conference.topic or missing("议题"),))
    yield from _section("三、提请理由", (conference.why_needed or missing("提请理由"),))
    if conference.agenda:
        yield from _section("四、议程", (run_in(conference.agenda),))
    requirements = (*conference.requirements, _ON_LEAVE)
    yield from _section("五、有关要求" if conference.agenda else "四、有关要求", requirements)


def _purpose(conference: JointConference) -> str:
    return f"会商{conference.topic}" if conference.topic else missing("会议目的")


def _section(heading: str, texts: tuple[str, ...]) -> Iterator[Section]:
    yield Section(heading=heading, body=tuple(map(ended, texts)))


def _note(conference: JointConference) -> str:
    parts = (
        f"联系人：{conference.contact}" if conference.contact else "",
        f"联系电话：{conference.contact_phone}" if conference.contact_phone else "",
    )
    return "，".join(filter(None, parts))
