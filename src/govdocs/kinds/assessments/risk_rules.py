"""Findings about assessments of risk: items left out, reasons, who reviews, levels set by hand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, error, info, warning
from govdocs.kinds.assessments.latest import assessments
from govdocs.kinds.assessments.levels import WORST
from govdocs.kinds.assessments.risk import LABEL, NAME, Before, RiskAssessment
from govdocs.kinds.assessments.scale import BODY, CONDUCT, FORCED, SCALE, SCHOOL_AGE, Dimension, Item
from govdocs.kinds.parts.casebook import Casebook, child_number
from govdocs.kinds.parts.form_rules import date_finding, empty_findings, place
from govdocs.kinds.parts.numbers_of_forms import odd_number
from govdocs.kinds.parts.persons import age_on
from govdocs.kinds.parts.risk_levels import NOT_ASSESSED, level_rank

_AGE_ITEM = BODY.items[0]
_AGE_OPTIONS = ((6, 8), (3, 6), (0, 4))
"""From which age on the item 年龄 gives how many points."""


def risk_findings(record: RiskAssessment) -> Iterator[Diagnostic]:
    """Everything that is to be said about one assessment."""
    yield from odd_number("D820", record.ra_id, r"RA-(?:19|20)\d{2}-\d{4,}", "RA-2025-0001", "评估编号")
    yield from empty_findings(_required(record))
    yield from date_finding(record.assessed_on, ("评估日期",))
    yield from _incomplete(record)
    yield from _against_age(record)
    yield from _unexplained(record)
    yield from _one_person(record)
    yield from _override(record)
    yield from _to_report(record)


def _required(record: RiskAssessment) -> dict[str, object]:
    return {
        "评估日期": record.assessed_on,
        "评估原因": record.trigger,
        "评估人": record.assessor,
        "复核人": record.reviewer,
        "困境现状": record.situation,
        "困境成因": record.causes,
        "服务建议": record.advice,
        "评估意见": record.opinion,
    }


def _incomplete(record: RiskAssessment) -> Iterator[Diagnostic]:
    for dimension in SCALE:
        missing = record.missing(dimension)
        if not missing or (dimension is CONDUCT and len(missing) == len(dimension.items)):
            continue
        names = "、".join(f"{item.code}{item.label}" for item in missing)
        words = f"{dimension.label}有 {len(missing)} 项没有评（{names}），这个维度记作“{NOT_ASSESSED}”"
        yield warning("D821", words, place((dimension.label, missing[0].label)), "每项选一个选项")


def _against_age(record: RiskAssessment) -> Iterator[Diagnostic]:
    age = age_on(record.child.born_on, record.day) if record.day else None
    if age is None:
        return
    missing = len(record.missing(CONDUCT))
    if age < SCHOOL_AGE and missing < len(CONDUCT.items):
        words = f"评估时不满{SCHOOL_AGE}周岁，不评{CONDUCT.label}"
        yield error("D822", words, place((CONDUCT.label,)), "把这个维度的各项留空")
    if age >= SCHOOL_AGE and missing == len(CONDUCT.items):
        words = f"评估时已满{SCHOOL_AGE}周岁，没有评{CONDUCT.label}"
        yield warning("D821", words, place((CONDUCT.label,)), "补评，或在特殊说明中写明原因")
    points = record.points(BODY, _AGE_ITEM)
    wanted = next(score for least, score in _AGE_OPTIONS if age >= least)
    if points is not None and points != wanted:
        where = place((BODY.label, _AGE_ITEM.label))
        yield warning(
            "D822", "年龄一项的选项与出生日期、评估日期不合", where, f"按评估当日的年龄应得{wanted}分"
        )


def _unexplained(record: RiskAssessment) -> Iterator[Diagnostic]:
    silent = [(dimension, item) for dimension, item in record.lowest() if not record.reason_of(item)]
    for dimension, pairs in groupby(silent, key=lambda each: each[0]):
        items = [item for _, item in pairs]
        yield _unexplained_of(dimension, items)


def _unexplained_of(dimension: Dimension, items: list[Item]) -> Diagnostic:
    names = "、".join(f"{item.code}{item.label}" for item in items)
    words = f"{dimension.label}得最低分的项目没有写说明：{names}"
    return warning("D823", words, place(("评分说明",)), "在“评分说明”中逐项写明依据")


def _one_person(record: RiskAssessment) -> Iterator[Diagnostic]:
    if record.assessor and record.assessor == record.reviewer:
        yield error("D824", "复核人不能是评估人自己", place(("复核人",)), "换一名复核人")
    if record.reviewer and record.reviewer in record.participants:
        yield warning("D824", "复核人也是参与人", place(("复核人",)), "复核人宜不参与评估")


def _override(record: RiskAssessment) -> Iterator[Diagnostic]:
    override, where = record.override, ("人工调整",)
    if not override.to:
        if override.reason or override.approved_by:
            yield warning("D825", "写了人工调整的理由或批准人，没有写等级", place((*where, "调整后等级")), "")
        return
    if not override.reason:
        yield error("D825", "人工调整等级没有写理由", place((*where, "调整理由")), "写明调整的理由")
    if record.forced and override.to != WORST:
        words = f"有强制报告事项，等级只能是{WORST}"
        yield error("D825", words, place((*where, "调整后等级")), "撤去人工调整，或核对强制报告事项")
        return
    scored = record.scored_level
    lower = scored and level_rank(override.to) > level_rank(scored)
    if lower and (not record.reviewer or override.approved_by != record.reviewer):
        words = f"等级由{scored}调低为{override.to}，没有复核人批准"
        yield error("D825", words, place((*where, "批准人")), "调低风险由复核人批准：批准人写复核人的姓名")


def _to_report(record: RiskAssessment) -> Iterator[Diagnostic]:
    harm = [forced.code for forced in FORCED if forced.harm and forced.word in record.forced]
    if harm:
        words = f"强制报告事项{'、'.join(harm)}疑似侵害未成年人"
        yield info("D826", words, place(("强制报告事项",)), "立即强制报告，并登记")


def completed(record: RiskAssessment, casebook: Casebook) -> RiskAssessment:
    """`record` with the assessment before it, where it leaves that out."""
    if record.previous != Before() or record.day is None:
        return record
    earlier = [
        each for each in assessments(casebook, child_number(record), record.day) if _before(each, record)
    ]
    if not earlier:
        return record
    last = earlier[-1]
    a, b, c = last.scores
    before = Before(on=last.assessed_on, level=last.level, guardianship=a, body=b, conduct=c)
    return record.model_copy(update={"previous": before})


def _before(one: RiskAssessment, other: RiskAssessment) -> bool:
    return one.ra_id != other.ra_id and one.assessed_on != other.assessed_on


def across_findings(casebook: Casebook, context: Context) -> Iterator[Diagnostic]:
    """What assessments say together: days to come, a child that leaves 红 after one better result."""
    for number, record in enumerate(casebook.all(NAME, RiskAssessment), start=1):
        path = (LABEL, f"第{number}项")
        if record.day and record.day > context.today:
            yield error("D833", "评估日期晚于统计日期", place((*path, "评估日期")), "核对评估日期和统计日期")
        if record.previous.level == WORST and record.level not in ("", WORST):
            words = f"上次评估为{WORST}，只有这一次好转"
            where = place((*path, "评估编号"))
            yield info("D826", words, where, "本系统建议连续两次好转再退出红色；退出前继续按红色走访")
