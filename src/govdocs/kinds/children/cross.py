"""Findings about the register on the day of the account: who has grown out of it, what is not opened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, warning
from govdocs.kinds.assessments.latest import latest_assessment
from govdocs.kinds.children.child import LABEL, Child
from govdocs.kinds.children.rules import LEFT_BEHIND_UNTIL, registered_on_day
from govdocs.kinds.children.words import LEFT_BEHIND, NONE, NOT_IN_SCHOOL
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.children_named import REGISTER
from govdocs.kinds.parts.fields import Input
from govdocs.kinds.parts.form_checks import quoted_number
from govdocs.kinds.parts.form_rules import place
from govdocs.kinds.parts.legal_ages import ADULT, COMPULSORY_SCHOOL
from govdocs.text.dates import parse_date

_AUTUMN: Final = 9
"""The month in which schools begin and take in whoever is six by then (义务教育法 11)."""


def register_findings(casebook: Casebook, context: Context) -> Iterator[Diagnostic]:
    """What the children of a workbook give rise to on the day of the account."""
    for number, child in enumerate(casebook.all(REGISTER, Child), start=1):
        if registered_on_day(child, context.today):
            path = (LABEL, f"第{number}项")
            yield from _age_findings(child, context.today, path)
            yield from _case_findings(child, casebook, context.today, path)
            yield from _level_findings(child, casebook, context.today, path)


def _age_findings(child: Child, day: date, path: tuple[str, ...]) -> Iterator[Diagnostic]:
    age = child.age_on(day)
    if age is None:
        return
    if age >= ADULT:
        words = f"到统计日期已满 {ADULT} 周岁，状态还是{child.status or '在册'}"
        hint = "状态改为“已退出”，退出原因写“年满18周岁”，退出日期写生日"
        yield warning("D813", words, place((*path, "状态")), hint)
    elif child.left_behind and age >= LEFT_BEHIND_UNTIL:
        words = f"到统计日期已满 {LEFT_BEHIND_UNTIL} 周岁，不再是{LEFT_BEHIND}"
        hint = "没有其他类别的退出，退出原因写“年满16周岁（留守）”；有的删去这一类"
        yield warning("D813", words, place((*path, "类别")), hint)


def _case_findings(
    child: Child, casebook: Casebook, day: date, path: tuple[str, ...]
) -> Iterator[Diagnostic]:
    """School and harm each have a ledger of their own, in which the child must stand."""
    out_of_school = child.schooling in NOT_IN_SCHOOL and _of_school_age(child, day)
    if out_of_school and not _opened(casebook, "dropout_case", child):
        words = "6至15周岁不在学，工作簿里没有对应的控辍保学记录"
        yield warning("D807", words, place((*path, "就学情况")), "在“控辍保学”里建档，写明档案号")
    harmed = any(harm != NONE for harm in child.harm_seen)
    if harmed and not _opened(casebook, "mandatory_report", child):
        words = "登记了受侵害情形，工作簿里没有对应的强制报告"
        yield warning(
            "D808", words, place((*path, "受侵害情形")), "立即报告，并在“强制报告”里登记，写明档案号"
        )


def _of_school_age(child: Child, day: date) -> bool:
    """True for a child of school age; who turns six after 31 August enters in the next autumn."""
    autumn = date(day.year if day.month >= _AUTUMN else day.year - 1, _AUTUMN, 1)
    return child.age_on(day) in COMPULSORY_SCHOOL and (child.age_on(autumn) or 0) >= COMPULSORY_SCHOOL.start


def _level_findings(
    child: Child, casebook: Casebook, day: date, path: tuple[str, ...]
) -> Iterator[Diagnostic]:
    """The level in the register is that of the latest assessment."""
    latest = latest_assessment(casebook, child.file_no, day)
    written = parse_date(child.assessed_on)
    if latest is None or not latest.level or (written and written > day):
        return
    if (child.risk_level, written) != (latest.level, latest.day):
        words = f"登记的风险等级或评估日期与最近一次评估{quoted_number(latest.ra_id)}不一致，台账以评估为准"
        yield warning("D819", words, place((*path, "风险等级")), "按最近一次评估改写登记")


def completed(child: Child, casebook: Casebook) -> Child:
    """`child` with the level and the day of its latest assessment, where the register leaves both open."""
    latest = latest_assessment(casebook, child.file_no)
    if latest is None or not latest.level or child.risk_level or child.assessed_on:
        return child
    return child.model_copy(update={"risk_level": latest.level, "assessed_on": latest.assessed_on})


def _opened(casebook: Casebook, kind: str, child: Child) -> bool:
    """True when a record of `kind` is about the child."""
    return bool(child.file_no and casebook.of_child(kind, Input, child.file_no))
