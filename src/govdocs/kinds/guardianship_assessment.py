"""监护能力评估: notice, marks with their reasons, report; the care of children without support; ledger."""

from __future__ import annotations

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic
from govdocs.document.nodes import Document
from govdocs.kinds.assessments.capacity import LABEL, NAME, GuardianshipAssessment
from govdocs.kinds.assessments.capacity_forms import (
    CARE,
    CARE_FORM,
    MARKS,
    MARKS_FORM,
    NOTICE,
    NOTICE_FORM,
    REPORT,
    REPORT_FORM,
)
from govdocs.kinds.assessments.capacity_ledger import LEDGER, capacity_ledger
from govdocs.kinds.assessments.capacity_rules import across_findings, capacity_findings, completed
from govdocs.kinds.assessments.capacity_values import capacity_values, care_values
from govdocs.kinds.parts.forms import compose_form
from govdocs.kinds.registry import FormPaper, Kind, LedgerPaper


def compose(record: GuardianshipAssessment, context: Context) -> Document:
    """The form of marks."""
    (sheet,) = capacity_values(record, context)
    return compose_form(MARKS_FORM, sheet, LABEL)


def check(record: GuardianshipAssessment) -> tuple[Diagnostic, ...]:
    """Every finding about an assessment of a guardian."""
    return tuple(capacity_findings(record))


KINDS = (
    Kind(
        name=NAME,
        label=LABEL,
        use="评估通知书、评估表、评估报告和照料状况评估表；示例权重可以换成本地标准，等级由得分推算",
        model=GuardianshipAssessment,
        compose=compose,
        check=check,
        aliases=("监护评估", "照料状况评估"),
        family="form",
        forms=(
            FormPaper(MARKS, MARKS_FORM, capacity_values),
            FormPaper(NOTICE, NOTICE_FORM, capacity_values),
            FormPaper(REPORT, REPORT_FORM, capacity_values),
            FormPaper(CARE, CARE_FORM, care_values),
        ),
        ledgers=(LedgerPaper(LEDGER, capacity_ledger),),
        key="ga_id",
        complete=completed,
        across=across_findings,
    ),
)
