"""走访记录: visits to children, what was found and handed on; who is to be visited when."""

from __future__ import annotations

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic
from govdocs.document.nodes import Document
from govdocs.kinds.parts.forms import compose_form
from govdocs.kinds.registry import FormPaper, Kind, LedgerPaper
from govdocs.kinds.visits.record import LABEL, NAME, Visit
from govdocs.kinds.visits.visit_form import FORM, PAPER, values
from govdocs.kinds.visits.visit_ledgers import DUE, MONTHLY, VISITS, due_ledger, monthly_ledger, visit_ledger
from govdocs.kinds.visits.visit_rules import across_findings, completed, visit_findings


def compose(visit: Visit, context: Context) -> Document:
    """The form of a visit."""
    (sheet,) = values(visit, context)
    return compose_form(FORM, sheet, LABEL)


def check(visit: Visit) -> tuple[Diagnostic, ...]:
    """Every finding about a visit."""
    return tuple(visit_findings(visit))


KINDS = (
    Kind(
        name=NAME,
        label=LABEL,
        use="走访、回访的核查项目和发现的问题；下次走访按风险等级推算，另有到期表和月度汇总",
        model=Visit,
        compose=compose,
        check=check,
        aliases=("走访", "入户走访"),
        family="form",
        forms=(FormPaper(PAPER, FORM, values),),
        ledgers=(
            LedgerPaper(VISITS, visit_ledger),
            LedgerPaper(DUE, due_ledger),
            LedgerPaper(MONTHLY, monthly_ledger),
        ),
        key="visit_id",
        complete=completed,
        across=across_findings,
    ),
)
