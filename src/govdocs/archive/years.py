"""归档年度: to which year an item belongs, and why (DA/T 22-2015, 5.2; the cases of the fact sheet 2.4).

The year is that of the day on which a document was signed, whatever year it speaks about. What lasts
over a year's end (meetings, cases, projects, record books) belongs to the year in which it ended.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from govdocs.archive.days import day_of, researched
from govdocs.archive.model import Item, Span

_ENDS: dict[Span, str] = {
    "会议": "跨年度的会议归入闭幕的年度",
    "案件": "跨年度的案件归入结案的年度",
    "项目": "跨年度的项目归入完成的年度",
    "记录本": "跨年度的记录本归入最后一次记录的年度",
}
_FRONT = {
    "复文": "来文与复文合为一件，按排在前面的复文的日期",
    "转发文": "转发文与被转发文合为一件，按排在前面的转发文的日期",
}
_YEARS = re.compile(r"(?:19|20)\d{2}", re.ASCII)
_SCHOOL_YEAR = re.compile(r"((?:19|20)\d{2})\s*[-—–－~～至]{1,2}\s*((?:19|20)\d{2})\s*(学年|年度)", re.ASCII)


@dataclass(frozen=True, slots=True)
class YearDecision:
    """The year of an item, why, and what a person must still find out ("" where nothing).

    `year` is 0 where nothing tells it.
    """

    year: int
    reason: str
    doubt: str = ""


def year_of(item: Item) -> YearDecision:
    """To which year `item` belongs, and the rule that says so."""
    signed = day_of(item.date)
    if item.special_year:
        return _special(item.special_year, signed)
    if item.span:
        return _spanning(item.span, day_of(item.ended_on), signed)
    if signed is None:
        doubt = "从内容、格式、前后文号考证日期，写在方括号里，如 [20250312]"
        return YearDecision(0, "没有日期，无法确定归档年度", doubt)
    return _signed(item, signed)


def _signed(item: Item, signed: date) -> YearDecision:
    reason = f"按签发日期 {signed.year} 年"
    fronts = [_FRONT[part.group] for part in item.parts if part.group in _FRONT]
    if fronts:
        reason = fronts[0]
    elif other := _other_year(item.title, signed.year):
        reason = f"内容是 {other} 年的事，仍按签发日期归入 {signed.year} 年"
    if researched(item.date):
        return YearDecision(signed.year, f"{reason}；日期是考证出来的", "核对考证的日期")
    return YearDecision(signed.year, reason)


def _spanning(span: Span, ended: date | None, signed: date | None) -> YearDecision:
    rule = _ENDS[span]
    if ended is not None:
        return YearDecision(ended.year, f"{rule}（{ended.year} 年结束）")
    doubt = f"写明{span}的结束日期"
    if signed is None:
        return YearDecision(0, f"{rule}，但没有结束日期", doubt)
    return YearDecision(signed.year, f"{rule}；没有结束日期，暂按签发日期归入 {signed.year} 年", doubt)


def _special(name: str, signed: date | None) -> YearDecision:
    years = _YEARS.findall(name)
    if years:
        return YearDecision(int(years[0]), f"按专门年度归类：{name}")
    year = signed.year if signed else 0
    return YearDecision(year, f"专门年度“{name}”没有写明年份", "写明起止年份，如 2024—2025学年")


def _other_year(title: str, year: int) -> int:
    """The one year that `title` speaks about, where it is not `year`; 0 where there is none."""
    spoken = {int(found) for found in _YEARS.findall(title)}
    return spoken.pop() if len(spoken) == 1 and year not in spoken else 0


def special_year_in(title: str) -> str:
    """The school year that `title` names (2024—2025学年); "" where it names none.

    It is a proposal: whether an office files by school years a person decides.
    """
    found = _SCHOOL_YEAR.search(title)
    if found and found[3] == "学年" and int(found[2]) == int(found[1]) + 1:
        return f"{found[1]}—{found[2]}学年"
    return ""
