"""Quarters of reporting: the days on which reports are due, what lies between them, who is late."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from govdocs.kinds.parts.fields import Lines
from govdocs.text.numerals import ascii_digits, parse_chinese_number

State = Literal["按时", "逾期", "未报", "退回"]
"""What became of a report."""

StateWord = Literal["", "按时", "逾期", "未报", "退回"]
"""What a record says became of a report; "" leaves it to the dates."""

USUAL_DUE_DAYS = ("3月20日", "6月20日", "9月20日", "12月20日")
"""When the reports of the four quarters are due, that day included."""

_DAY = re.compile(r"(?P<month>\d{1,2})\s*(?:月|[-/.])\s*(?P<day>\d{1,2})\s*[日号]?(?:之前|以前|前)?")
_QUARTER = re.compile(r"[Qq第]?\s*(?P<number>[1-4一二三四])\s*(?:季度?)?")
_YEAR = re.compile(r"\s*(\d{4})\s*年?度?\s*")
_YEAR_AND_QUARTER = re.compile(
    r"(?P<year>(?:19|20)\d{2})\s*(?:年|[-/.])?\s*(?:[Qq]|第)?\s*(?P<quarter>[1-4一二三四])\s*(?:季度?)?"
)


def _year(value: Any) -> Any:
    match = _YEAR.fullmatch(ascii_digits(value)) if isinstance(value, str) else None
    return int(match[1]) if match else value


def _quarter(value: Any) -> Any:
    match = _QUARTER.fullmatch(ascii_digits(value).strip()) if isinstance(value, str) else None
    number = match["number"] if match else value
    number = (parse_chinese_number(number) or number) if isinstance(number, str) else number
    number = int(number) if isinstance(number, str) and number.isdecimal() else number
    if number not in (1, 2, 3, 4):
        raise ValueError("季度应当是 1、2、3、4 之一")
    return number


Year = Annotated[int, BeforeValidator(_year), Field(ge=1990, le=2099)]
"""A year; 2025年 and 2025年度 are accepted."""

Quarter = Annotated[int, BeforeValidator(_quarter)]
"""A quarter, 1 to 4; 第1季度, 一季度 and Q1 are accepted."""


def _four_days(days: tuple[str, ...]) -> tuple[str, ...]:
    if not days:
        return days
    found = [_month_and_day(text) for text in days]
    if len(found) != 4:
        raise ValueError(f"四个季度各写一个日期，这里有 {len(found)} 个")
    if sorted(set(found)) != found:
        raise ValueError("各季度的日期应当从前到后排列")
    return tuple(f"{month}月{day}日" for month, day in found)


def _month_and_day(text: str) -> tuple[int, int]:
    match = _DAY.fullmatch(ascii_digits(text).strip())
    try:
        # 2001 is a common year: 29 February is refused, since most years lack it.
        return (day := date(2001, int(match["month"]), int(match["day"]))).month, day.day  # type: ignore[index]
    except (TypeError, ValueError) as fault:
        raise ValueError(f"日期应当写作“3月20日”的样子，不能是“{text}”") from fault


DueDays = Annotated[Lines, AfterValidator(_four_days)]
"""When the reports of the four quarters are due, as 3月20日; empty for the usual days."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of one report at some day: its state, and the days it is late; 0 unless it is."""

    state: State
    late_days: int = 0

    @property
    def printed(self) -> str:
        """The standing in words: 逾期8天."""
        if self.state == "未报":
            return f"未报\n已逾期{self.late_days}天" if self.late_days else "未报"
        return f"逾期{self.late_days}天" if self.state == "逾期" else self.state


def due_on(year: int, quarter: int, days: Sequence[str] = ()) -> date:
    """The last day on which the report of that quarter is on time."""
    return date(year, *_month_and_day((days or USUAL_DUE_DAYS)[quarter - 1]))


def period_of(year: int, quarter: int, days: Sequence[str] = ()) -> tuple[date, date]:
    """The first and the last day that the report of that quarter covers."""
    before = due_on(year, quarter - 1, days) if quarter > 1 else due_on(year - 1, 4, days)
    return before + timedelta(days=1), due_on(year, quarter, days)


def quarter_of(day: date, days: Sequence[str] = ()) -> tuple[int, int]:
    """The year and the quarter whose report covers `day`."""
    for quarter in (1, 2, 3, 4):
        if day <= due_on(day.year, quarter, days):
            return day.year, quarter
    return day.year + 1, 1


def standing(due: date, submitted: date | None, as_of: date, returned: bool = False) -> Standing | None:
    """What became of the report due on `due`, seen on `as_of`; None while it is neither there nor due.

    A report handed in after `as_of` is not there yet; one that was returned is not late.
    """
    if submitted is None or submitted > as_of:
        late = (as_of - due).days
        return Standing("未报", late) if late > 0 else None
    if returned:
        return Standing("退回")
    late = (submitted - due).days
    return Standing("逾期", late) if late > 0 else Standing("按时")


def parse_quarter(text: str) -> tuple[int, int] | None:
    """The year and the quarter that the whole of `text` names: 2025-2, 2025年第二季度, 2025Q2."""
    match = _YEAR_AND_QUARTER.fullmatch(ascii_digits(text).strip())
    if match is None:
        return None
    return int(match["year"]), parse_chinese_number(match["quarter"]) or int(match["quarter"])


def quarter_words(year: int, quarter: int) -> str:
    """The quarter as a document names it: 2025年第1季度."""
    return f"{year}年第{quarter}季度"


def percent(rate: Fraction) -> str:
    """`rate` as a percentage with at most one decimal: 40%, 66.7%."""
    tenths = (rate.numerator * 2000 + rate.denominator) // (2 * rate.denominator)
    whole, rest = divmod(tenths, 10)
    return f"{whole}.{rest}%" if rest else f"{whole}%"
