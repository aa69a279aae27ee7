"""Findings about assessments of guardians: indicators, full marks, reasons, how it was done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, error, info, warning
from govdocs.kinds.assessments.capacity import LABEL, NAME, NOBODY, GuardianshipAssessment
from govdocs.kinds.assessments.capacity_standard import DEMONSTRATION, FULL
from govdocs.kinds.parts.casebook import Casebook, child_number
from govdocs.kinds.parts.form_rules import date_finding, empty_findings, place
from govdocs.kinds.parts.numbers_of_forms import odd_number
from govdocs.text.dates import parse_date

LEAST_ASSESSORS = 2
"""Persons (design of this project, as for visits where harm is suspected)."""


def capacity_findings(record: GuardianshipAssessment) -> Iterator[Diagnostic]:
    """Everything that is to be said about one assessment of a guardian."""
    yield from odd_number("D820", record.ga_id, r"JP-(?:19|20)\d{2}-\d{3,}", "JP-2025-001", "评估编号")
    yield from empty_findings(_required(record))
    yield from date_finding(record.assessed_on, ("评估日期",))
    yield from _marks(record)
    yield from _standard(record)
    yield from _unmarked(record)
    yield from _procedure(record)
    yield from _caps(record)


def _required(record: GuardianshipAssessment) -> dict[str, object]:
    names = (
        "guardians",
        "assessed_on",
        "assessor_org",
        "assessors",
        "methods",
        "marks",
        "findings",
        "suggestions",
    )
    fields = type(record).model_fields
    return {fields[name].title or name: getattr(record, name) for name in names}


def _marks(record: GuardianshipAssessment) -> Iterator[Diagnostic]:
    for number, mark in enumerate(record.marks, start=1):
        path = ("评分", f"第{number}项")
        indicator = record.indicator_of(mark)
        if indicator is None and record.own_standard:
            yield error("D827", "用自己的标准时，每项都要写满分", place((*path, "满分")), "写这项指标的满分")
        elif indicator is None:
            hint = f"可用的指标：{'、'.join(DEMONSTRATION.by_label)}；用本地标准的，先写“评估标准”"
            yield error("D827", "评估标准里没有这项指标", place((*path, "指标")), hint)
        elif mark.score > indicator.full:
            words = f"得分{mark.score}超过满分{indicator.full}"
            yield error("D827", words, place((*path, "得分")), "核对得分")
    silent = [number for number, mark in enumerate(record.marks, start=1) if not mark.reason]
    if silent:
        words = f"有 {len(silent)} 项评分没有写理由：第{'、'.join(map(str, silent))}项"
        yield warning(
            "D828", words, place(("评分", f"第{silent[0]}项", "评分理由")), "写看到、听到、查到什么"
        )


def _standard(record: GuardianshipAssessment) -> Iterator[Diagnostic]:
    counts = Counter(mark.indicator for mark in record.marks)
    for number, mark in enumerate(record.marks, start=1):
        if counts[mark.indicator] > 1:
            where = place(("评分", f"第{number}项", "指标"))
            yield error("D827", "这项指标评了不止一次", where, "一项指标评一次")
            return
    full = sum(each.full for each in record.indicators)
    if record.own_standard and record.marks and full != FULL:
        yield error("D827", f"各项满分相加是{full}，应当是{FULL}", place(("评分",)), "核对各项满分")
    lines = record.thresholds
    if not lines.normal > lines.lacking > lines.improper:
        yield error(
            "D827",
            "等级线应当依次降低",
            place(("等级线", "监护正常线")),
            "正常线高于不足线，不足线高于失当线",
        )


def _unmarked(record: GuardianshipAssessment) -> Iterator[Diagnostic]:
    missing = [each.label for each in record.indicators if record.mark_of(each) is None]
    if missing and record.marks:
        words = f"有 {len(missing)} 项指标没有评：{'、'.join(missing)}，不出总分"
        yield warning("D821", words, place(("评分",)), "逐项评分")


def _procedure(record: GuardianshipAssessment) -> Iterator[Diagnostic]:
    if record.assessors and len(record.assessors) < LEAST_ASSESSORS:
        yield warning("D829", "评估人只有一名", place(("评估人",)), f"不少于{LEAST_ASSESSORS}名，补写")
    notified = parse_date(record.notified_on)
    if notified and record.day and notified > record.day:
        yield warning("D829", "通知日期晚于评估日期", place(("通知日期",)), "先通知监护人，再评估")
    raised = parse_date(record.dispute.raised_on)
    if raised and record.day and raised < record.day:
        yield warning("D829", "提出异议的日期早于评估日期", place(("异议与复核", "提出日期")), "核对日期")


def _caps(record: GuardianshipAssessment) -> Iterator[Diagnostic]:
    if record.care.abused == "是" and record.harm_found != "是":
        words = "照料状况写有受侵害迹象，“发现侵害”不是“是”"
        yield warning("D829", words, place(("发现侵害",)), "核对两处")
    if record.harm_found == "是":
        yield info("D826", "评估发现侵害未成年人", place(("发现侵害",)), "立即强制报告，并登记")
    if record.grade == NOBODY:
        yield info(
            "D826", f"等级为{NOBODY}", place(("评分",)), "报告县级民政部门，研究临时监护或撤销监护资格"
        )


def completed(record: GuardianshipAssessment, casebook: Casebook) -> GuardianshipAssessment:
    """`record` with the assessment before it, where it leaves that out."""
    if record.previous_id or record.previous_total is not None or record.day is None:
        return record
    others = (
        casebook.of_child(NAME, GuardianshipAssessment, child_number(record)) if child_number(record) else ()
    )
    earlier = [(each.day, each.ga_id, each) for each in others if each.day and each.day < record.day]
    if not earlier:
        return record
    last = max(earlier, key=lambda entry: entry[:2])[2]
    found = {"previous_id": last.ga_id, "previous_total": last.total, "previous_grade": last.grade}
    return record.model_copy(update=found)


def across_findings(casebook: Casebook, context: Context) -> Iterator[Diagnostic]:
    """Assessments that lie after the day of the account."""
    for number, record in enumerate(casebook.all(NAME, GuardianshipAssessment), start=1):
        if record.day and record.day > context.today:
            where = place((LABEL, f"第{number}项", "评估日期"))
            yield error("D833", "评估日期晚于统计日期", where, "核对评估日期和统计日期")
