"""入职查询: whoever is to work with children is looked up first, and every year again."""

from __future__ import annotations

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic
from govdocs.document.nodes import Document
from govdocs.kinds.parts.forms import compose_form
from govdocs.kinds.registry import FormPaper, Kind, LedgerPaper, Values
from govdocs.kinds.screening.form import APPLICATION, APPLICATION_FORM, application_values
from govdocs.kinds.screening.ledger import LEDGER, screening_ledger
from govdocs.kinds.screening.record import LABEL, NAME, EntryScreening
from govdocs.kinds.screening.rules import late_findings, screening_findings


def compose(record: EntryScreening, context: Context) -> Document:
    """The application to look a person up."""
    return compose_form(APPLICATION_FORM, application_values(record, context), LABEL)


def check(record: EntryScreening) -> tuple[Diagnostic, ...]:
    """Every finding about a record by itself."""
    return tuple(screening_findings(record))


def _sheets(record: EntryScreening, context: Context) -> tuple[Values, ...]:
    return (application_values(record, context),)


KINDS = (
    Kind(
        name=NAME,
        label=LABEL,
        use="密切接触未成年人单位的入职查询和年度查询；台账推算下次查询和逾期，只记有无记录",
        model=EntryScreening,
        compose=compose,
        check=check,
        aliases=("准入查询", "从业查询"),
        family="form",
        forms=(FormPaper(APPLICATION, APPLICATION_FORM, _sheets),),
        key="screening_id",
        across=late_findings,
        ledgers=(LedgerPaper(LEDGER, screening_ledger),),
    ),
)
