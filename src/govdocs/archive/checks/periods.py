"""A-24 to A-29 and A-75 to A-78: dates, the year of an item, retention and who confirmed it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govdocs.archive.checks.model import Check, Examined, Family, each, when
from govdocs.archive.checks.subject import Subject
from govdocs.archive.days import day_of
from govdocs.archive.expiry import due_for_transfer, expired, filing_deadline, retention_end
from govdocs.archive.model import RETENTION_WORDS, RETENTIONS, Item, Volume
from govdocs.archive.years import year_of

_METADATA: Family = ("真实性", "元数据准确性")
_PROCESS: Family = ("安全性", "过程")
_COMPLETE: Family = ("完整性", "元数据")
_ARRANGED: Family = ("整理规范", "保管期限")
_RANK = {retention: rank for rank, retention in enumerate(RETENTIONS)}
_YEARLY = re.compile(r"年度?(?:工作)?(?:计划|总结|统计)|年报")
_BELOW = re.compile(r"半年|季度|[一二三四上下]季|月(?:度|份)|旬")
_PAPERS = re.compile("计划|总结|统计|报表")


def real_dates(subject: Subject) -> Examined:
    """A-24."""
    return each(
        subject.items,
        lambda item: when(
            day_of(item.date) is None, f"{item.code}：日期“{item.date}”不是 YYYYMMDD 或 [YYYYMMDD]"
        ),
    )


def right_year(subject: Subject) -> Examined:
    """A-25."""

    def judge(item: Item) -> Iterator[str]:
        decision = year_of(item)
        if decision.year != item.year and not item.year_reason:
            yield f"{item.code}：归入 {item.year} 年没有理由（{decision.reason}）"

    return each(subject.items, judge)


def dates_follow(subject: Subject) -> Examined:
    """A-26."""

    def judge(entry: Item | Volume) -> Iterator[str]:
        filed = day_of(entry.filed_on)
        formed = day_of(entry.date if isinstance(entry, Item) else entry.ended)
        if filed is None:
            yield f"{entry.code}：没有归档日期"
        elif formed and formed > filed:
            yield f"{entry.code}：日期 {formed:%Y%m%d} 晚于归档日期 {filed:%Y%m%d}"
        elif filed > subject.today:
            yield f"{entry.code}：归档日期 {filed:%Y%m%d} 在今天之后"

    return each(subject.entries, judge)


def filed_in_time(subject: Subject) -> Examined:
    """A-27."""

    def judge(entry: Item | Volume) -> Iterator[str]:
        filed, deadline = day_of(entry.filed_on), filing_deadline(entry.year)
        if filed and filed > deadline:
            yield f"{entry.code}：{filed:%Y%m%d} 归档，晚于 {deadline:%Y%m%d}"

    return each(subject.entries, judge)


def periods_over(subject: Subject) -> Examined:
    """A-28: never a fault; what is over is listed for appraisal."""
    found = expired(subject.archive, subject.today) if subject.archive else ()
    told = [f"{entry.code}：保管期限到 {retention_end(entry)} 止，应当鉴定" for entry in found]
    return Examined(len(subject.items) + len(subject.volumes), notes=tuple(told))


def transfers_due(subject: Subject) -> Examined:
    """A-29: never a fault; what is due is listed."""
    found = due_for_transfer(subject.archive, subject.today) if subject.archive else ()
    told = [f"{entry.code}：形成已满十年，应当移交县级档案馆" for entry in found]
    return Examined(len(subject.items) + len(subject.volumes), notes=tuple(told))


def row_cited(subject: Subject) -> Examined:
    """A-75."""

    def judge(entry: Item | Volume) -> Iterator[str]:
        table = entry.table if isinstance(entry, Item) else ""
        version = table or (subject.archive.table if subject.archive else "")
        if not (entry.row and entry.reason):
            yield f"{entry.code}：没有写明保管期限依据的条款"
        elif not version:
            yield f"{entry.code}：没有写明保管期限表的版本"
        elif subject.periods is not None and entry.row not in subject.periods:
            yield f"{entry.code}：保管期限表中没有“{entry.row}”"

    return each(subject.entries, judge)


def not_shorter(subject: Subject) -> Examined:
    """A-76."""
    periods = subject.periods or {}

    def judge(entry: Item | Volume) -> Iterator[str]:
        allowed = [_RANK[one] for one in periods[entry.row] if one in _RANK]
        if allowed and _RANK[entry.retention] > max(allowed):
            yield f"{entry.code}：{RETENTION_WORDS[entry.retention]}短于保管期限表“{entry.row}”的规定"

    return each((entry for entry in subject.entries if entry.row in periods), judge)


def confirmed(subject: Subject) -> Examined:
    """A-77."""
    return each(
        subject.entries,
        lambda entry: when(not entry.confirmed_by.strip(), f"{entry.code}：没有写明由谁确认"),
    )


def usual_periods(subject: Subject) -> Examined:
    """A-78."""

    def judge(item: Item) -> Iterator[str]:
        below = _BELOW.search(item.title)
        if item.kind == "纪要" and item.retention != "Y":
            yield f"{item.code}：纪要通常永久保管"
        elif _YEARLY.search(item.title) and not below and item.retention != "Y":
            yield f"{item.code}：本机关年度的计划、总结、统计通常永久保管"
        elif _PAPERS.search(item.title) and below and item.retention == "Y" and not item.reason:
            yield f"{item.code}：不足一年的计划、总结、统计永久保管应写明理由"

    return each((item for item in subject.items if item.direction != "收文"), judge)


_ARCHIVE = ("archive",)
_TABLE = (*_ARCHIVE, "periods")

CHECKS = (
    Check("A-24", "E", "日期是真实的日期，写作 YYYYMMDD，考证的加 [ ]", _METADATA, real_dates, _ARCHIVE),
    Check("A-25", "W", "归档年度合乎规则，例外写明理由", _METADATA, right_year, _ARCHIVE),
    Check("A-26", "E", "日期不晚于归档日期，归档日期不晚于今天", _METADATA, dates_follow, _ARCHIVE),
    Check("A-27", "W", "次年6月30日前归档完毕", _PROCESS, filed_in_time, _ARCHIVE),
    Check("A-28", "I", "保管期限届满的列出待鉴定，从不删除", _PROCESS, periods_over, _ARCHIVE),
    Check("A-29", "I", "形成满十年的列出待移交", _PROCESS, transfers_due, _ARCHIVE),
    Check("A-75", "E", "保管期限写明依据的条款和表的版本", _COMPLETE, row_cited, _ARCHIVE),
    Check("A-76", "E", "保管期限不短于条款的规定", _ARRANGED, not_shorter, _TABLE),
    Check("A-77", "W", "保管期限由具名的人确认", _COMPLETE, confirmed, _ARCHIVE),
    Check("A-78", "W", "纪要和年度计划、总结、统计永久保管", _ARRANGED, usual_periods, _ARCHIVE),
)
