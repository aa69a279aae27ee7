"""强制报告: reports of harm to children, with the reporter sealed (强制报告登记)."""

from __future__ import annotations

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic
from govdocs.document.nodes import Document
from govdocs.kinds.cases.report_ledger import LEDGER, ledger_of
from govdocs.kinds.cases.report_papers import FORM, SHEET, SLIPS, SLIPS_FORM, sheet_values
from govdocs.kinds.cases.report_record import LABEL, MandatoryReport
from govdocs.kinds.cases.report_rules import report_findings, reports_across
from govdocs.kinds.parts.forms import compose_form
from govdocs.kinds.registry import FormPaper, Kind, LedgerPaper


def compose(report: MandatoryReport, context: Context) -> Document:
    """The sealed form of a report."""
    (values,) = sheet_values(report, context)
    return compose_form(FORM, values, LABEL)


def check(report: MandatoryReport) -> tuple[Diagnostic, ...]:
    """Every finding about a report."""
    return tuple(report_findings(report))


KINDS = (
    Kind(
        name="mandatory_report",
        label=LABEL,
        use="侵害未成年人的强制报告登记、回执和反馈；报告人密封，登记册不印报告人",
        model=MandatoryReport,
        compose=compose,
        check=check,
        aliases=("强制报告登记",),
        family="form",
        forms=(
            FormPaper(SHEET, FORM, sheet_values),
            FormPaper(SLIPS, SLIPS_FORM, sheet_values),
        ),
        ledgers=(LedgerPaper(LEDGER, ledger_of),),
        key="mr_no",
        across=reports_across,
    ),
)
