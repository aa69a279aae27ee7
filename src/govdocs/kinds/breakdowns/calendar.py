"""The days of a plan: when to report, to meet, to end a stage, to finish a task."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from govdocs.diagnostics import Diagnostic, info, warning
from govdocs.document.calendar import Calendar, CalendarEvent
from govdocs.kinds.breakdowns.dues import due_in
from govdocs.kinds.breakdowns.record import DutyBreakdown, DutyRow
from govdocs.kinds.breakdowns.rhythms import recurring, recurring_events
from govdocs.kinds.breakdowns.rules import row_place, row_word
from govdocs.kinds.breakdowns.sheets import derived_title
from govdocs.kinds.parts.record_fields import due_day
from govdocs.kinds.parts.wording import in_one_line
from govdocs.kinds.plan import Plan
from govdocs.kinds.plans.body import lines_of
from govdocs.kinds.plans.facts import PlanFacts
from govdocs.kinds.plans.reading import steps_of
from govdocs.text.dates import formal_date, parse_date
from govdocs.text.numerals import ascii_digits

_STAGE = re.compile(
    r"(?P<name>第[一二三四五六七八九十]+阶段|[\u4e00-\u9fff]{2,10}阶段)[^（()）。]{0,20}"
    r"[（(](?P<when>[^（()）]*\d[^（()）]*)[）)]"
)
_STAGE_COLON = re.compile(
    r"(?P<name>第[一二三四五六七八九十]+阶段|[\u4e00-\u9fff]{2,10}阶段)[^（()）。：:，]{0,10}"
    r"[：:]\s*(?P<when>[^，。；（(]*\d[^，。；（(]*)"
)
_STEP = re.compile(
    r"^\W*[一二三四五六七八九十\d]+\W+(?P<name>[\u4e00-\u9fff]{2,12})[（(](?P<when>[^（()）]*\d[^（()）]*)[）)]"
)
"""A step among the stages that is not called one: （一）动员部署（3月1日至31日）."""

_DAY_ALONE = re.compile(r"\d{1,2}\s*日")
_MONTH = re.compile(r"\d{1,2}\s*月")
_TO = re.compile(r"至|到|[—–－～~-]+")
_YEAR = re.compile(r"(?:19|20)\d{2}(?=年)")
_TITLE_YEAR = re.compile(r"(?<!\d)20\d{2}(?=\s*(?:年|[—–－-]|至))")
_FOUR = 4
_LONG_TITLE = 40


@dataclass(frozen=True, slots=True)
class PlannedDays:
    """The calendar of a plan and what was noticed; None where the plan has no day at all."""

    calendar: Calendar | None
    findings: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Span:
    """From when to when the plan runs; None where it does not say."""

    start: date
    end: date | None


def calendar_of(
    record: DutyBreakdown, facts: PlanFacts | None, plan: Plan | None, today: date
) -> PlannedDays:
    """The days of the plan behind the table `record`; where it does not begin on a day, from `today` on."""
    findings: list[Diagnostic] = []
    events: list[CalendarEvent] = []
    if facts is not None:
        wanted = recurring(lines_of(plan.body), facts) if plan else ()
        span = _span(facts, plan, today, findings, repeats=any(each.rhythm for each in wanted))
        events += _reports(facts, span)
        events += _meetings(facts, span, findings)
        events += _period_end(facts, span, findings)
        found = tuple(recurring_events(wanted, span.start, span.end))
        events += (each for each in found if isinstance(each, CalendarEvent))
        findings += (each for each in found if isinstance(each, Diagnostic))
    if plan is not None:
        events += _stages(plan, findings)
    events += _tasks(record, findings)
    if not events:
        words = "方案里没有汇报日期、例会、阶段和完成时限，没有生成日历"
        return PlannedDays(None, (*findings, warning("D785", words, "", "在方案中补写日期")))
    title = derived_title(record, "工作日历")
    return PlannedDays(Calendar(title, tuple(sorted(events, key=_order))), tuple(findings))


def _order(event: CalendarEvent) -> tuple[date, str]:
    return event.day, event.title


def _span(
    facts: PlanFacts, plan: Plan | None, today: date, findings: list[Diagnostic], *, repeats: bool
) -> _Span:
    """From when to when what comes back comes back: as the plan says, else by its date and its title."""
    period = facts.period
    start, end = period.start if period else None, _last_day(period.end) if period and period.end else None
    if not (facts.report_dates or facts.monthly_meeting or repeats):
        return _Span(start or today, end)
    what = "定期的汇报和例会"
    if start is None:
        signed = parse_date(plan.signed_on) if plan else None
        start, why = (signed, "成文日期") if signed else (today, "运行的日期")
        words = f"方案没有写明起始日期，{what}从{why}（{formal_date(start)}）起记入日历"
        findings.append(info("D785", words, "", "在方案中补写时段，或用 --date 指定运行的日期"))
    if end is None and plan and (years := _title_years(plan)):
        end = date(max(years), 12, 31)
        findings.append(info("D785", f"方案没有写明终止日期，{what}按标题中的年份记到{formal_date(end)}"))
    elif end is None:
        words = f"方案没有写明终止日期，{what}在日历中一直重复"
        findings.append(info("D785", words, "", "在方案中补写时段"))
    return _Span(start, end)


def _title_years(plan: Plan) -> tuple[int, ...]:
    return tuple(map(int, _TITLE_YEAR.findall(ascii_digits(in_one_line(plan.title)))))


def _last_day(end: tuple[int, int, int]) -> date | None:
    """The last day of what a plan gives as its end: a year, a month, a day."""
    year, month, day = end
    if not year:
        return None
    month = month or 12
    try:
        return date(year, month, day or monthrange(year, month)[1])
    except ValueError:
        return None


def _reports(facts: PlanFacts, span: _Span) -> Iterator[CalendarEvent]:
    quarterly = "季" in facts.report or len(facts.report_dates) == _FOUR
    for month, day in facts.report_dates:
        first = _yearly_from(span.start, month, day)
        if first and (span.end is None or first <= span.end):
            what = "季度工作情况汇报" if quarterly else "工作情况汇报"
            title = f"{what}截止（{month}月{day}日前）"
            yield CalendarEvent(title, facts.report, first, "yearly", span.end)


def _yearly_from(start: date, month: int, day: int) -> date | None:
    """The first such day of a year that is not before `start`."""
    for year in range(start.year, start.year + 5):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= start:
            return found
    return None


def _meetings(facts: PlanFacts, span: _Span, findings: list[Diagnostic]) -> Iterator[CalendarEvent]:
    if not facts.monthly_meeting:
        return
    start = span.start
    if start.day > 1:  # a month that has begun is not counted
        start = date(start.year + start.month // 12, start.month % 12 + 1, 1)
    first = start.replace(day=monthrange(start.year, start.month)[1])
    if span.end and first > span.end:
        return
    words = f"“{facts.monthly_meeting}”没有写明日子，记在每月最后一天"
    findings.append(info("D785", words, "", "定下日子后在日历里改"))
    yield CalendarEvent("本月工作会议（月底前召开）", facts.monthly_meeting, first, "month_end", span.end)


def _period_end(facts: PlanFacts, span: _Span, findings: list[Diagnostic]) -> Iterator[CalendarEvent]:
    period = facts.period
    if period is None or period.end is None:
        return
    if span.end is None:
        findings.append(
            warning("D785", f"“{period.printed}”的终止日期不完整，没有记入日历", "", "补写年、月、日")
        )
        return
    if not all(period.end):
        words = f"“{period.printed}”没有写明终止的日子，日历记作{formal_date(span.end)}"
        findings.append(info("D785", words))
    yield CalendarEvent("方案实施期满", period.printed, span.end)


def _stages(plan: Plan, findings: list[Diagnostic]) -> Iterator[CalendarEvent]:
    """The ends of the stages, given as fields or told in brackets behind their names."""
    told = ((stage.name, stage.period.end or stage.period.printed) for stage in plan.stages if stage.period)
    year = 0
    for name, when in dict.fromkeys((*told, *_stages_told(plan))):
        day = _end_day(when, plan, year)
        if day:
            year = day.year
            yield CalendarEvent(f"{name}结束", when, day)
        else:
            words = f"“{name}（{when}）”没有完整的终止日期，没有记入日历"
            findings.append(warning("D785", words, "", "补写年、月、日"))


def _stages_told(plan: Plan) -> Iterator[tuple[str, str]]:
    """The stages in the text with the words for their span, in order."""
    steps = frozenset(steps_of(plan.body))
    for line in lines_of(plan.body):
        found = [match for pattern in (_STAGE, _STAGE_COLON) for match in pattern.finditer(line)]
        if not found and line in steps:
            found = list(_STEP.finditer(line))
        yield from ((match["name"], match["when"]) for match in found)


def _end_day(when: str, plan: Plan, year: int) -> date | None:
    """The last day of a span in words; its year may stand before it, in the plan's title alone, or be `year`.

    `year` is that of the stage before; 0 for the first.
    """
    last = _TO.split(when)[-1].strip() if due_day(when) is None else when
    if _DAY_ALONE.match(last) and (months := _MONTH.findall(when)):
        last = f"{months[-1]}{last}"
    day = due_day(last)
    years = _YEAR.findall(ascii_digits(when)) or _one_year(plan) or ((year,) if year else ())
    if day is None and years and "年" not in last:
        day = due_day(f"{years[-1]}年{last}")
    return day


def _one_year(plan: Plan) -> tuple[int, ...]:
    """The year in the title of a plan; none where it names several."""
    years = _title_years(plan)
    return years if len(years) == 1 else ()


def _tasks(record: DutyBreakdown, findings: list[Diagnostic]) -> Iterator[CalendarEvent]:
    for index, row in enumerate(record.rows):
        due = row.due or due_in(row.task)
        day = due_day(due) if due else None
        if day:
            yield CalendarEvent(_task_title(row, index), _task_note(record, row), day)
        elif any(character.isdecimal() for character in due):
            words = f"{row_word(row, index)}的完成时限“{due}”不是完整的日期，没有记入日历"
            findings.append(warning("D785", words, row_place(index, "完成时限"), "补写年、月、日"))


def _task_title(row: DutyRow, index: int) -> str:
    task = row.task.split("\n")[0].rstrip("。；")
    short = task if len(task) <= _LONG_TITLE else f"{task[:_LONG_TITLE]}…"
    return f"完成时限：{row_word(row, index)} {short}"


def _task_note(record: DutyBreakdown, row: DutyRow) -> str:
    units = [f"{record.lead_word}：{'、'.join(row.lead_units)}"]
    if row.coop_units:
        units.append(f"{record.coop_word}：{'、'.join(row.coop_units)}")
    return "\n".join((row.task, *units))
