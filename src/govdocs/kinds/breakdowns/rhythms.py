"""What a plan wants every month or quarter: 每月25日前报送, 每季度末召开例会; told as days of a calendar."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from govdocs.diagnostics import Diagnostic, info
from govdocs.document.calendar import CalendarEvent, Rhythm
from govdocs.kinds.plans.facts import PlanFacts
from govdocs.text.numerals import ascii_digits

_MONTHLY_DAY = re.compile(r"每(?:个)?月(?:的)?\s*(?P<day>\d{1,2})\s*[日号]")
_MONTH_END = re.compile(r"每(?:个)?月(?:月)?(?:底|末)")
_QUARTER_END = re.compile(r"每(?:个)?季(?:度)?(?:季)?(?:底|末)")
_OFTEN = re.compile(r"(?:每(?:个)?(?:周|月|季度?|半年|学期)|每半年)[^，。；]*")
_ACT = re.compile("报送|上报|汇报|报告|召开|例会|通报|调度|研判|总结|督查|督导|督办|考核|评比")
_CLAUSE = re.compile(r"[^，。；：\n]+")
_SAFE_DAY = 28
"""Days after it are not in every month."""

_LONG = 30


@dataclass(frozen=True, slots=True)
class Recurring:
    """Something that comes back: the words of the plan, in which rhythm, on which day of the month."""

    words: str
    rhythm: Rhythm
    day: int = 0


def recurring(lines: Iterable[str], facts: PlanFacts) -> tuple[Recurring, ...]:
    """What the lines of a plan want in every month or quarter, without what `facts` tell already.

    One without a rhythm names no day.
    """
    known = (facts.monthly_meeting, facts.report if facts.report_dates else "")
    found = (each for line in lines for each in _in_line(ascii_digits(line)))
    fresh = (each for each in found if not any(each.words in told for told in known))
    return tuple(dict.fromkeys(fresh))


def _in_line(line: str) -> Iterator[Recurring]:
    clauses = [match[0].strip() for match in _CLAUSE.finditer(line)]
    for at, clause in enumerate(clauses):
        if not _OFTEN.search(clause):
            continue
        words = clause if _ACT.search(clause) else "，".join(clauses[at : at + 2])
        if _ACT.search(words):
            yield _timed(words)


def _timed(words: str) -> Recurring:
    if match := _MONTHLY_DAY.search(words):
        day = int(match["day"])
        return Recurring(words, "monthly" if 1 <= day <= _SAFE_DAY else "", day)
    if _QUARTER_END.search(words):
        return Recurring(words, "quarter_end")
    return Recurring(words, "month_end" if _MONTH_END.search(words) else "")


def recurring_events(
    wanted: Iterable[Recurring], start: date, end: date | None
) -> Iterator[CalendarEvent | Diagnostic]:
    """The events between `start` and `end`; a finding about each that names no day of every month."""
    for each in wanted:
        if not each.rhythm:
            words = f"“{each.words}”没有写明每次的日子，没有记入日历"
            yield info("D785", words, "", "在方案中写明日子，如“每月25日前”")
            continue
        first = _first_day(each, start)
        if end is None or first <= end:
            short = each.words if len(each.words) <= _LONG else f"{each.words[:_LONG]}…"
            yield CalendarEvent(short, each.words, first, each.rhythm, end)


def _first_day(each: Recurring, start: date) -> date:
    """The first such day that is not before `start`."""
    year, month = start.year, start.month
    if each.rhythm == "quarter_end":
        month += -month % 3
    last = monthrange(year, month)[1]
    first = date(year, month, each.day or last)
    if first >= start:
        return first
    return date(year + month // 12, month % 12 + 1, each.day)
