"""委托照护: the agreement of parents who go away with a carer, the notices in writing, the weekly calls."""

from __future__ import annotations

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic
from govdocs.document.nodes import Document
from govdocs.kinds.parts.forms import compose_form
from govdocs.kinds.registry import FormPaper, Kind, LedgerPaper
from govdocs.kinds.visits.care import LABEL, NAME, EntrustedCare
from govdocs.kinds.visits.care_forms import (
    AGREEMENT,
    AGREEMENT_FORM,
    CONFIRMATION,
    CONFIRMATION_FORM,
    CONTACTS,
    CONTACTS_FORM,
    NOTICE,
    NOTICE_FORM,
)
from govdocs.kinds.visits.care_ledger import LEDGER, care_ledger
from govdocs.kinds.visits.care_rules import across_findings, care_findings
from govdocs.kinds.visits.care_values import care_values, contact_values, notice_values


def compose(care: EntrustedCare, context: Context) -> Document:
    """The agreement."""
    (sheet,) = care_values(care, context)
    return compose_form(AGREEMENT_FORM, sheet, LABEL)


def check(care: EntrustedCare) -> tuple[Diagnostic, ...]:
    """Every finding about an agreement."""
    return tuple(care_findings(care))


KINDS = (
    Kind(
        name=NAME,
        label=LABEL,
        use="委托照护协议、确认书、书面告知书和联系记录；临期、到期、缺告知、联系间隔由统计日期推算",
        model=EntrustedCare,
        compose=compose,
        check=check,
        aliases=("委托照护协议",),
        family="form",
        forms=(
            FormPaper(AGREEMENT, AGREEMENT_FORM, care_values),
            FormPaper(CONFIRMATION, CONFIRMATION_FORM, care_values),
            FormPaper(NOTICE, NOTICE_FORM, notice_values),
            FormPaper(CONTACTS, CONTACTS_FORM, contact_values),
        ),
        ledgers=(LedgerPaper(LEDGER, care_ledger),),
        key="care_no",
        across=across_findings,
    ),
)
