"""What a plan says, read from its fields or, where they are empty, from the text of its body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from govdocs.kinds.parts.content import Item, RosterBlock, RosterLine, Section
from govdocs.kinds.plans.body import lines_of, tagged
from govdocs.kinds.plans.duties import areas_of, units_of
from govdocs.kinds.plans.facts import AreaFacts, GroupFacts, Member, PeriodFacts, PlanFacts, Task, UnitFacts
from govdocs.kinds.plans.fields import Area, LeadingGroup, Period, PlanFields, UnitDuties
from govdocs.text.dates import parse_date
from govdocs.text.names import unpad_name
from govdocs.text.ordinals import leading_ordinal

_MARK = re.compile(r"(?P<name>[^（(]*)[（(](?P<mark>[^（）()]*)[）)]")

_GROUP_NAME = re.compile(
    r"成立(?:了)?(?:由[^，。]*?的)?[“]?(?P<name>[^，。；：“”]{2,40}?(?:领导小组|工作专班|委员会|指挥部))"
)

_OFFICE = re.compile(r"办公室(?:设在|设于|设)(?P<seat>[^，。；（(]+)")

_OFFICE_HEAD = re.compile(
    r"(?:由)?(?P<name>[^由，。；：\s]{2,4}?)(?:同志)?(?:兼任|担任|任)(?:领导小组)?办公室主任"
    r"|办公室主任由(?P<other>[^，。；：\s]{2,4}?)(?:同志)?(?:兼任|担任)"
)

_BOOKS = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》")

_MONTH = r"(?:\d{4}\s*年)?\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日|底|初|中旬|上旬|下旬)?"

_START = rf"即日起|发布之日起|印发之日起|\d{{4}}\s*年(?:\s*\d{{1,2}}\s*月(?:\s*\d{{1,2}}\s*日)?)?|{_MONTH}"

_PERIOD = re.compile(
    rf"(?:自|从)?\s*(?P<start>{_START})(?:开始|起)?\s*(?:至|到|—+|－|-|～|~)\s*"
    r"(?P<end>\d{4}\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?底?|\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)"
)

_STAGE = re.compile(r"第[一二三四五六七八九]阶段|阶段[^，。；（(]{0,20}[（(：:]")
"""A line that tells the span of a stage, which is not that of the plan."""

_MONTHLY = re.compile(r"[^，。；：,;:]*每(?:个)?月[^，。；：,;:]*?召开[^，。；,;]*?会议?")

_REPORT = re.compile(r"[^，。；：,;:]*(?:每年|每季|季度)[^，。；,;]*?(?:汇报|报送|上报)[^，。；,;]*")

_DAY = re.compile(r"(\d{1,2})\s*月\s*(\d{1,2})\s*日")


def plan_facts(plan: PlanFields, issued_on: date | None = None) -> PlanFacts:
    """The facts of `plan`; 即日起 means `issued_on`, or the date of the plan itself."""
    day = issued_on or parse_date(plan.signed_on)
    everything = tuple(lines_of(plan.body))
    reports = next((match[0].strip() for line in everything if (match := _REPORT.search(line))), "")
    report_words = "、".join(plan.report_dates) or reports
    return PlanFacts(
        basis=plan.basis or _basis(plan.body),
        aims=plan.aims or tuple(lines_of(tagged(plan.body, "目标"), headings=False)),
        period=_period_given(plan.period) or _period(plan, everything, day),
        leading_group=_group_given(plan.leading_group) or _group(plan.body),
        units=tuple(map(_unit_given, plan.duties)) or tuple(units_of(plan.body)),
        areas=tuple(map(_area_given, plan.areas)) or tuple(areas_of(plan.body)),
        monthly_meeting=next(
            (match[0].strip() for line in everything if (match := _MONTHLY.search(line))), ""
        ),
        report=report_words,
        report_dates=tuple((int(month), int(day)) for month, day in _DAY.findall(report_words)),
    )


def _basis(body: tuple[object, ...]) -> tuple[str, ...]:
    opening = [part for part in body if isinstance(part, str)][:1]
    texts = (*opening, *lines_of(tagged(body, "依据")))
    return tuple(dict.fromkeys(name for text in texts for name in _BOOKS.findall(text)))


def _period_given(period: Period | None) -> PeriodFacts | None:
    if period is None:
        return None
    return PeriodFacts(parse_date(period.start), _end(period.end, 0), period.printed)


def steps_of(body: tuple[object, ...]) -> Iterator[str]:
    """The lines that tell the steps of a plan: those under stages, and several numbered ones under times."""
    yield from lines_of(tagged(body, "阶段"))
    numbered = [line for line in lines_of(tagged(body, "时段")) if leading_ordinal(line)]
    if len(numbered) > 1:
        yield from numbered


def _period(plan: PlanFields, lines: tuple[str, ...], day: date | None) -> PeriodFacts | None:
    steps = frozenset(steps_of(plan.body))
    whole = (line for line in lines if line not in steps and not _STAGE.search(line))
    times = (line for line in lines_of(tagged(plan.body, "时段")) if not _STAGE.search(line))
    for text in (*(line for line in times if line not in steps), *whole):
        if match := _PERIOD.search(text):
            start = day if "日起" in match["start"] else parse_date(match["start"])
            return PeriodFacts(
                start, _end(match["end"], _year(match["start"]) or _year(plan.title)), match[0].strip()
            )
    return None


def _year(text: str) -> int:
    match = re.search(r"(?:19|20)\d{2}", text)
    return int(match[0]) if match else 0


def _end(text: str, year: int) -> tuple[int, int, int] | None:
    if day := parse_date(text):
        return day.year, day.month, day.day
    match = re.search(r"(?:(\d{4})\s*年)?\s*(?:(\d{1,2})\s*月)?\s*(?:(\d{1,2})\s*日)?", text)
    if match is None or not any(match.groups()):
        return None
    return int(match[1] or year), int(match[2] or 0), int(match[3] or 0)


def _member(printed: str) -> Member:
    match = _MARK.fullmatch(printed)
    name, mark = (match["name"], match["mark"]) if match else (printed, "")
    return Member(unpad_name(name), mark, printed)


def _group_given(group: LeadingGroup | None) -> GroupFacts | None:
    if group is None:
        return None
    deputies = (*group.first_deputies, *group.deputies)
    return GroupFacts(
        group.name,
        tuple(map(_member, group.head)),
        tuple(map(_member, deputies)),
        (*group.members, *group.member_units),
        group.tail,
        group.office,
        group.office_head,
    )


def _group(body: tuple[object, ...]) -> GroupFacts | None:
    here = tagged(body, "领导小组") or body
    lines = tuple(_rosters(here)) or tuple(_rosters(body))
    if not lines:
        return None
    text = "\n".join(lines_of(here))
    name, office, head = _GROUP_NAME.search(text), _OFFICE.search(text), _OFFICE_HEAD.search(text)
    return GroupFacts(
        name["name"] if name else "",
        tuple(map(_member, _people(lines, "组长", "主任"))),
        tuple(map(_member, _people(lines, "副组长", "副主任"))),
        tuple(map(unpad_name, _people(lines, "成员", "成员单位"))),
        "".join(line.tail for line in lines),
        office["seat"].strip() if office else "",
        (head["name"] or head["other"]) if head else "",
    )


def _rosters(body: tuple[object, ...]) -> Iterator[RosterLine]:
    for part in body:
        if isinstance(part, RosterBlock):
            yield from part.group
        elif isinstance(part, Section | Item):
            yield from _rosters(part.body)


def _people(lines: tuple[RosterLine, ...], *roles: str) -> Iterator[str]:
    for line in lines:
        role = unpad_name(line.role).rstrip("：:")
        if role in roles or role in {f"{rank}{word}" for word in roles for rank in ("第一", "常务", "执行")}:
            yield from line.people


def _unit_given(duty: UnitDuties) -> UnitFacts:
    return UnitFacts("", duty.unit, tuple(Task(number, text) for number, text in enumerate(duty.tasks, 1)))


def _area_given(area: Area) -> AreaFacts:
    tasks = tuple(Task(number, text) for number, text in enumerate(area.tasks, 1))
    return AreaFacts("", area.area, area.lead, area.cooperating, tasks)
