"""强制报告登记册: all reports without their reporters, and how many of each circumstance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from govdocs.context import Context
from govdocs.document.nodes import Column
from govdocs.kinds.cases.report_record import BANDS, MandatoryReport
from govdocs.kinds.cases.report_words import CIRCUMSTANCES, INDUSTRIES
from govdocs.kinds.cases.tallies import CountTable, count_ledger, tallied
from govdocs.kinds.meetings.fields import printed_moment
from govdocs.kinds.parts.accounts import account_line
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.ledgers import SIGNATURES, UPRIGHT, Ledger, LedgerColumn
from govdocs.kinds.parts.persons import age_words
from govdocs.kinds.parts.record_fields import or_gap
from govdocs.kinds.parts.wording import printed_date

LEDGER: Final = "强制报告登记册"
UNKNOWN: Final = "身份不明"

_NOTE: Final = "本册不登报告人；一份报告有几种情形的，按情形统计时各计一件。"

_CIRCUMSTANCES: Final = CountTable("按情形统计", "情形", "件数", BANDS, page=UPRIGHT)


def ledger_of(casebook: Casebook, context: Context) -> Sequence[Ledger[Any]]:
    """The register in the order of its numbers, and the counts by circumstance, all the public is told."""
    reports = sorted(casebook.all("mandatory_report", MandatoryReport), key=lambda each: each.mr_no)
    register = Ledger(
        _columns(context.today),
        reports,
        title=LEDGER,
        above=account_line(casebook, context),
        below=SIGNATURES,
        summary=_summary(reports),
        notes=(_NOTE,) if reports else (),
        numbered=False,
        sheet=LEDGER,
        measure="件",
    )
    counted = tallied(reports, _sorts, lambda each: each.band, CIRCUMSTANCES)
    counts = count_ledger(_CIRCUMSTANCES, counted, context)
    if reports and context.copy == "public":
        return (replace(counts, above=account_line(casebook, context)),)
    return (register, counts) if reports else (register,)


def _sorts(report: MandatoryReport) -> Sequence[str]:
    return report.circumstances or (or_gap(""),)


def _columns(day: date) -> tuple[LedgerColumn[MandatoryReport], ...]:
    def age(report: MandatoryReport) -> str:
        return age_words(report.child.born_on, day) or report.about_age

    return (
        LedgerColumn("登记号", lambda each: each.mr_no, Column(share=11)),
        LedgerColumn("发现时间", lambda each: or_gap(printed_moment(each.found_at)), Column(share=12)),
        LedgerColumn("报告时间", lambda each: or_gap(printed_moment(each.reported_at)), Column(share=12)),
        LedgerColumn("用时（小时）", _hours, Column("number", share=6)),
        LedgerColumn("时限判断", lambda each: each.band, Column(choices=BANDS, share=12)),
        LedgerColumn("行业", lambda each: or_gap(each.industry), Column(choices=INDUSTRIES, share=10)),
        LedgerColumn("未成年人", _child, Column(share=10)),
        LedgerColumn("性别", lambda each: each.child.sex, Column(choices=("男", "女"), share=4)),
        LedgerColumn("年龄", age, Column(share=6)),
        LedgerColumn("情形", lambda each: or_gap("\n".join(each.circumstances)), Column(share=18)),
        LedgerColumn("接收单位", _receivers, Column(share=12)),
        LedgerColumn("紧急措施", lambda each: or_gap("、".join(each.urgent)), Column(share=10)),
        LedgerColumn("受理结果", _acceptance, Column(share=12)),
        LedgerColumn("反馈日期", lambda each: printed_date(each.feedback_on), Column("date", share=11)),
        LedgerColumn("后续措施", lambda each: "、".join(each.follow), Column(share=8), optional=True),
        LedgerColumn("结案日期", lambda each: printed_date(each.closed_on), Column("date", share=11)),
    )


def _hours(report: MandatoryReport) -> str:
    return "" if report.delay_hours is None else str(report.delay_hours)


def _child(report: MandatoryReport) -> str:
    return report.child.name or report.child.file_no or UNKNOWN


def _receivers(report: MandatoryReport) -> str:
    return or_gap("\n".join(filter(None, (each.unit or each.organ for each in report.receivers))))


def _acceptance(report: MandatoryReport) -> str:
    parts = (report.accept, report.accept_no, printed_date(report.accepted_on))
    return "\n".join(filter(None, parts))


def _summary(reports: Iterable[MandatoryReport]) -> str:
    bands = Counter(report.band for report in reports)
    if not bands:
        return "本期零报告：没有收到强制报告。"
    parts = (f"{band}{bands[band]}件" for band in BANDS if bands[band])
    return "，".join((f"共{bands.total()}件", *parts)) + "。"
