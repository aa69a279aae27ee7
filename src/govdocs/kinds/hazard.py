"""隐患: hazards to children, from their finding to the check that closes them (隐患销账台账)."""

from __future__ import annotations

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic
from govdocs.document.nodes import Document
from govdocs.kinds.cases.hazard_ledger import LEDGER, WATER_LEDGER, ledger_of, water_ledger_of
from govdocs.kinds.cases.hazard_papers import CLOSING_SHEET, FORM, sheet_values
from govdocs.kinds.cases.hazard_record import LABEL, Hazard
from govdocs.kinds.cases.hazard_rules import hazard_findings, hazards_across
from govdocs.kinds.parts.forms import compose_form
from govdocs.kinds.registry import FormPaper, Kind, LedgerPaper


def compose(hazard: Hazard, context: Context) -> Document:
    """The sheet of a hazard from its finding to its closing."""
    (values,) = sheet_values(hazard, context)
    return compose_form(FORM, values, LABEL)


def check(hazard: Hazard) -> tuple[Diagnostic, ...]:
    """Every finding about a hazard."""
    return tuple(hazard_findings(hazard))


KINDS = (
    Kind(
        name="hazard",
        label=LABEL,
        use="隐患的发现、整改、复查和销账；逾期由统计日期推算，台账有销账率",
        model=Hazard,
        compose=compose,
        check=check,
        aliases=("隐患销账",),
        family="form",
        forms=(FormPaper(CLOSING_SHEET, FORM, sheet_values),),
        ledgers=(LedgerPaper(LEDGER, ledger_of), LedgerPaper(WATER_LEDGER, water_ledger_of)),
        key="hazard_id",
        across=hazards_across,
    ),
)
