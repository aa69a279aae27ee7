"""Moments: a day and, where it is told, the time of that day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time

from govdocs.text.dates import formal_date, parse_date
from govdocs.text.numerals import ascii_digits

_AFTERNOON = ("下午", "晚上", "傍晚")
_TIME = re.compile(
    r"(?P<half>上午|早上|中午|下午|晚上|傍晚)?\s*(?P<hour>(?<!\d)\d{1,2})\s*"
    r"(?:[:：]\s*(?P<minute>\d{2})(?:[:：]\d{2})?|[时点](?:\s*(?P<minutes>\d{1,2})\s*分|(?P<midway>半)|整)?)$"
)
_WEEKDAY = re.compile(r"\s*[（(]?(?:星期|礼拜|周)(?P<name>[一二三四五六日天])[）)]?\s*")
_WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class Moment:
    """A day; `clock` is None where only the day is told, `weekday` its day of the week where that is."""

    day: date
    clock: time | None = None
    weekday: str = ""

    @property
    def real_weekday(self) -> str:
        """The day of the week that the calendar has: 星期五."""
        return f"星期{_WEEKDAYS[self.day.weekday()]}"

    @property
    def order(self) -> tuple[date, time]:
        """What moments are compared by; a day alone stands for its beginning."""
        return (self.day, self.clock or time())


def parse_moment(text: str) -> Moment | None:
    """The moment that the whole of `text` tells; None when it tells none.

    2025-03-07 14:30, 2025年3月7日（星期五）下午2点半 and a date alone are read.
    """
    plain = ascii_digits(text).strip()
    named = _WEEKDAY.search(plain)
    if named:
        plain = f"{plain[: named.start()]} {plain[named.end() :]}".strip()
    weekday = f"星期{named['name'].replace('天', '日')}" if named else ""
    match = _TIME.search(plain)
    day = parse_date((plain[: match.start()] if match else plain).rstrip(" \u3000T，,"))
    if day is None or match is None:
        return None if day is None else Moment(day, None, weekday)
    clock = _clock(match)
    return None if clock is None else Moment(day, clock, weekday)


def parse_clock(text: str) -> time | None:
    """The time of day that the whole of `text` tells: 14:30, 14时30分, 下午2点半; None when it tells none."""
    match = _TIME.fullmatch(ascii_digits(text).strip())
    return _clock(match) if match else None


def _clock(match: re.Match[str]) -> time | None:
    hour = int(match["hour"])
    minute = 30 if match["midway"] else int(match["minute"] or match["minutes"] or 0)
    if match["half"] in _AFTERNOON and hour < 12:
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None


def formal_clock(clock: time) -> str:
    """`clock` as a document prints it: 9:00, 14:30 (GB/T 15835: hours need no leading zero)."""
    return f"{clock.hour}:{clock.minute:02}"


def formal_moment(moment: Moment) -> str:
    """`moment` as a document prints it: 2025年3月7日（星期五）14:30; without what is not told."""
    weekday = f"（{moment.weekday}）" if moment.weekday else ""
    return f"{formal_date(moment.day)}{weekday}{formal_clock(moment.clock) if moment.clock else ''}"
