"""Harm and absence that other records tell and no case covers (facts of a workbook seen together)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from govdocs.diagnostics import Diagnostic, warning
from govdocs.kinds.assessments.risk import LABEL as ASSESSMENT
from govdocs.kinds.assessments.risk import NAME as ASSESSMENTS
from govdocs.kinds.assessments.risk import RiskAssessment
from govdocs.kinds.assessments.scale import FORCED
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.fields import Input
from govdocs.kinds.parts.form_checks import quoted_number
from govdocs.kinds.parts.form_rules import place
from govdocs.kinds.parts.legal_ages import COMPULSORY_SCHOOL
from govdocs.kinds.parts.persons import age_on
from govdocs.kinds.visits.record import LABEL as VISIT
from govdocs.kinds.visits.record import NAME as VISITS
from govdocs.kinds.visits.record import Visit

REPORTS: Final = "mandatory_report"
DROPOUTS: Final = "dropout_case"

_HARMFUL: Final = frozenset(forced.word for forced in FORCED if forced.harm)


def unreported_harm(casebook: Casebook) -> Iterator[Diagnostic]:
    """Children whom an assessment or a visit shows harmed, and no report of harm names."""
    for number, assessment in enumerate(casebook.all(ASSESSMENTS, RiskAssessment), start=1):
        harmed = _HARMFUL & set(assessment.forced)
        if harmed and not _covered(casebook, REPORTS, assessment.child.file_no):
            words = (
                f"{quoted_number(assessment.ra_id)}有应当强制报告的事项，工作簿里没有这名未成年人的强制报告"
            )
            where = place((ASSESSMENT, f"第{number}项", "强制报告事项"))
            yield warning("D877", words, where, "立即向公安机关报告，登记后写明档案号；已经登记的补写档案号")
    for number, visit in enumerate(casebook.all(VISITS, Visit), start=1):
        label = "有伤痕" if visit.injured == "是" else "自伤迹象" if visit.self_harm == "是" else ""
        if label and not _covered(casebook, REPORTS, visit.child.file_no):
            words = f"{quoted_number(visit.visit_id)}的“{label}”为“是”，工作簿里没有这名未成年人的强制报告"
            where = place((VISIT, f"第{number}项", label))
            yield warning("D877", words, where, "立即向公安机关报告，登记后写明档案号；已经登记的补写档案号")


def absent_without_case(casebook: Casebook) -> Iterator[Diagnostic]:
    """Children of school age whom a visit found not at school, and whom no case of absence names."""
    for number, visit in enumerate(casebook.all(VISITS, Visit), start=1):
        age = age_on(visit.child.born_on, visit.day) if visit.day else None
        absent = visit.attending == "否" and age in COMPULSORY_SCHOOL
        if absent and not _covered(casebook, DROPOUTS, visit.child.file_no):
            number_of = quoted_number(visit.visit_id)
            words = f"{number_of}写着义务教育阶段不在学，工作簿里没有这名未成年人的控辍保学个案"
            where = place((VISIT, f"第{number}项", "在学"))
            yield warning("D876", words, where, "在“控辍保学”里建档，写明档案号")


def _covered(casebook: Casebook, kind: str, file_no: str) -> bool:
    return bool(file_no and casebook.of_child(kind, Input, file_no))
