"""What records of meetings share: moments, periods, who came, who spoke."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from govdocs.diagnostics import Diagnostic, warning
from govdocs.kinds.parts.fields import FormalDate, Input, Line, OptionalLine, Prose
from govdocs.kinds.parts.form_rules import Path, incomplete_date, place
from govdocs.kinds.parts.printing import LONGEST_UNIT
from govdocs.kinds.parts.record_fields import Phone, parse_month
from govdocs.kinds.reporting.quarters import parse_quarter, quarter_words
from govdocs.text.dates import formal_date, parse_date
from govdocs.text.moments import formal_clock, formal_moment, parse_clock, parse_moment
from govdocs.text.names import pad_name, unpad_name

_QUARTERLY = re.compile("[Qq季]")


def _period(text: str) -> str:
    if month := parse_month(text):
        return month
    if (quarter := parse_quarter(text)) and _QUARTERLY.search(text):
        return f"{quarter[0]}-Q{quarter[1]}"
    if text:
        raise ValueError(f"期次应当写作“2025年3月”或“2025年第1季度”的样子，不能是“{text}”")
    return text


Period = Annotated[OptionalLine, AfterValidator(_period)]
"""A month or a quarter, as YYYY-MM or YYYY-Qn; 2025年3月 and 2025年第一季度 are accepted."""


def printed_period(period: str) -> str:
    """A Period in words: 2025年3月, 2025年第1季度."""
    year, _, part = period.partition("-")
    if part.startswith("Q"):
        return quarter_words(int(year), int(part[1:]))
    return f"{year}年{int(part)}月" if part else ""


def holds(period: str, day: date) -> bool:
    """True when `day` is in the month or the quarter of the calendar that `period` names."""
    if "Q" in period:
        return period == f"{day.year}-Q{(day.month + 2) // 3}"
    return period == f"{day.year}-{day.month:02}"


def _told(text: str) -> str:
    if text and parse_moment(text) is None:
        raise ValueError(f"日期或时间无法辨认：“{text}”，应当写作“2025年3月7日14:30”的样子")
    return text


MomentText = Annotated[OptionalLine, AfterValidator(_told)]
"""A day and the time of it, as printed; the day alone is accepted."""


def _clock(text: str) -> str:
    moment = parse_moment(text)
    if moment and moment.clock:
        return formal_clock(moment.clock)
    if text and parse_clock(text) is None:
        raise ValueError(f"时间无法辨认：“{text}”，应当写作“14:50”的样子")
    return text


ClockText = Annotated[OptionalLine, AfterValidator(_clock)]
"""A time of day, as printed; of a day and a time the time."""


def printed_moment(text: str) -> str:
    """A MomentText in the standard form: 2025年3月7日14:30."""
    moment = parse_moment(text)
    return formal_moment(moment) if moment else text


def day_of(text: str) -> date | None:
    """The day of a MomentText or a date; None when it tells none."""
    moment = parse_moment(text)
    return moment.day if moment else parse_date(text)


def _by_name(value: Any) -> Any:
    return {"name": value} if isinstance(value, str) else value


class Person(Input):
    """Who was to take part in a meeting."""

    name: Line = Field(title="姓名", description="同名者在括号里注明，如“施某远（镇）”")
    unit: OptionalLine = Field("", title="单位")
    post: OptionalLine = Field("", title="职务")
    phone: Phone = Field("", title="联系电话")


class Attendee(Person):
    """Who takes part in a meeting."""

    note: OptionalLine = Field("", title="备注")


class Absentee(Person):
    """Who was to come to a meeting and did not."""

    reason: OptionalLine = Field("", title="缺席原因", description="如“参加县里培训”")


class Speech(Input):
    """What a person said, in short."""

    speaker: Line = Field(title="发言人")
    text: Prose = Field(title="发言内容")


Attendees = tuple[Annotated[Attendee, BeforeValidator(_by_name)], ...]
"""Those who take part; a name alone is accepted for a person."""

Absentees = tuple[Annotated[Absentee, BeforeValidator(_by_name)], ...]
"""Those who did not come; a name alone is accepted for a person."""


def person_words(person: Person) -> str:
    """A person as the attendance of minutes names him: the unit, then the name."""
    name = pad_name(person.name)
    return f"{person.unit}{name}" if person.unit else name


def names_in(people: Iterable[Person]) -> tuple[str, ...]:
    """The names of `people` and of their units that no line may break."""
    pairs = [(each.name, each.unit) for each in people]
    return tuple(name for pair in pairs for name in pair if name and len(name) <= LONGEST_UNIT)


def repeated_people(people: Iterable[Person], path: Path) -> Iterator[Diagnostic]:
    """A finding for every person who is named twice; namesakes are told apart by their marks or units."""
    for (name, _), count in Counter((unpad_name(each.name), each.unit) for each in people).items():
        if count > 1:
            hint = "删去重复的；同名的两个人写明单位，或在括号里注明"
            yield warning("D756", f"“{name}”在名单中出现 {count} 次", place(path), hint)


def moment_findings(text: str, path: Path) -> Iterator[Diagnostic]:
    """What is to be said about a MomentText: a meeting without its time of day, a wrong day of the week."""
    moment = parse_moment(text)
    if moment and moment.weekday not in ("", moment.real_weekday):
        words = f"{formal_date(moment.day)}是{moment.real_weekday}，写的是{moment.weekday}；照原样排印"
        yield warning("D763", words, place(path), "核对日期和星期")
    if moment and moment.clock is None:
        yield warning("D204", f"只有日期没有时间：“{text}”", place(path), "补写几点，如“2025年3月7日14:30”")


def in_order(dates: Iterable[tuple[str, FormalDate]], path: Path) -> Iterator[Diagnostic]:
    """Findings about dates, label and text, that ought to follow one another."""
    known: tuple[str, str, date] | None = None
    for label, text in dates:
        day = day_of(text)
        if day is None:
            yield from incomplete_date(text, (*path, label))
            continue
        if known and day < known[2]:
            words = f"{label}（{text}）早于{known[0]}（{known[1]}）"
            yield warning("D763", words, place((*path, label)), "核对日期")
        known = (label, text, day)
