"""风险等级评估: the four-colour scale item by item, levels, what is due next; ledger and counts."""

from __future__ import annotations

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic
from govdocs.document.nodes import Document
from govdocs.kinds.assessments.risk import LABEL, NAME, RiskAssessment
from govdocs.kinds.assessments.risk_form import FORM, PAPER, values
from govdocs.kinds.assessments.risk_ledger import LEDGER, risk_ledger
from govdocs.kinds.assessments.risk_rules import across_findings, completed, risk_findings
from govdocs.kinds.parts.forms import compose_form
from govdocs.kinds.registry import FormPaper, Kind, LedgerPaper


def compose(record: RiskAssessment, context: Context) -> Document:
    """The form of an assessment."""
    (sheet,) = values(record, context)
    return compose_form(FORM, sheet, LABEL)


def check(record: RiskAssessment) -> tuple[Diagnostic, ...]:
    """Every finding about an assessment."""
    return tuple(risk_findings(record))


KINDS = (
    Kind(
        name=NAME,
        label=LABEL,
        use="四色评估逐项计分，强制报告事项定为一级红；推算等级和下次评估日，另有台账和各等级人数",
        model=RiskAssessment,
        compose=compose,
        check=check,
        aliases=("风险评估", "四色评估"),
        family="form",
        forms=(FormPaper(PAPER, FORM, values),),
        ledgers=(LedgerPaper(LEDGER, risk_ledger),),
        key="ra_id",
        complete=completed,
        across=across_findings,
    ),
)
