"""The head of a confirmed list against the command, the office and the day: for which year, whose, when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from govdocs.app.offices.office import OFFICE_FILE, Office
from govdocs.diagnostics import Diagnostic, error
from govdocs.kinds.filing.record import FilingList
from govdocs.kinds.parts.form_rules import place
from govdocs.text.dates import parse_date

ANOTHER_YEAR = "A190"


def head_findings(record: FilingList, office: Office, today: date, year: int = 0) -> Iterator[Diagnostic]:
    """What forbids to file a list as a whole; `year` is that of the command, 0 where it names none."""
    yield from _year_findings(record, year)
    own = office.scheme.fonds
    if own and record.fonds and record.fonds != own:
        words = f"清单的全宗号是“{record.fonds}”，{OFFICE_FILE} 是“{own}”"
        hint = f"改正清单；全宗号变了的，改正 {OFFICE_FILE}"
        yield error("A191", words, place(("全宗号",)), hint)
    dates = {"整理日期": record.arranged_on, "检查日期": record.checked_on, "确认日期": record.confirmed_on}
    for label, text in dates.items():
        day = parse_date(text)
        if day and day > today:
            words = f"{label}是{text}，晚于今天（{today.year}年{today.month}月{today.day}日）"
            yield error("A192", words, place((label,)), "改正日期；日期是对的，检查电脑的时间")


def _year_findings(record: FilingList, year: int) -> Iterator[Diagnostic]:
    """A list of another year than the command's, unless it holds papers of that year beside its own."""
    where = place(("年度",))
    years = {item.year or record.year for item in record.items if item.filed}
    if years and record.year not in years:
        shown = "、".join(map(str, sorted(years)))
        words = f"清单是 {record.year} 年度，要归档的件没有一件归入 {record.year} 年度（都归入 {shown}）"
        yield error(ANOTHER_YEAR, words, where, "改正清单的年度，或改正各件的归档年度")
    elif year and year not in {record.year, *years}:
        words = f"清单是 {record.year} 年度，命令是 {year} 年度"
        hint = f"运行 govdocs archive {record.year}，或改用 {year} 年度的清单"
        yield error(ANOTHER_YEAR, words, where, hint)
