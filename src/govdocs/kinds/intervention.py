"""监护干预文书 (R20): 劝诫, 训诫, 责令接受家庭教育指导, 告诫书, 人身安全保护令."""

from __future__ import annotations

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic
from govdocs.document.nodes import Document
from govdocs.kinds.interventions import drafts, papers
from govdocs.kinds.interventions.ledger import TITLE, interventions_ledger
from govdocs.kinds.interventions.record import (
    ADMONITION,
    CAUTION,
    DISSUASION,
    GUIDANCE,
    LABEL,
    PROTECTION,
    Intervention,
)
from govdocs.kinds.interventions.rules import intervention_findings, intervention_findings_on
from govdocs.kinds.interventions.values import (
    intervention_values,
    receipt_values,
    sheets_for,
    visit_values,
)
from govdocs.kinds.orders.known_persons import with_persons
from govdocs.kinds.orders.papers import SERVICE
from govdocs.kinds.parts.forms import compose_form
from govdocs.kinds.registry import FormPaper, Kind, LedgerPaper


def compose(record: Intervention, context: Context) -> Document:
    """What is registered of an intervention."""
    return compose_form(papers.REGISTER, intervention_values(record, context), LABEL)


def check(record: Intervention) -> tuple[Diagnostic, ...]:
    """Every finding about an intervention by itself."""
    return tuple(intervention_findings(record))


KINDS = (
    Kind(
        name="intervention",
        label=LABEL,
        use="劝诫记录，训诫书、责令接受家庭教育指导、告诫书的拟稿和登记，保护令登记，指导、查访记录和送达回证",
        model=Intervention,
        compose=compose,
        check=check,
        family="form",
        key="doc_no",
        forms=(
            FormPaper("劝诫记录", papers.DISSUASION_RECORD, sheets_for(DISSUASION)),
            FormPaper("训诫书拟稿", drafts.ADMONITION_DRAFT, sheets_for(ADMONITION)),
            FormPaper("家庭教育指导决定书拟稿", drafts.GUIDANCE_DRAFT, sheets_for(GUIDANCE)),
            FormPaper("告诫书拟稿", drafts.CAUTION_DRAFT, sheets_for(CAUTION)),
            FormPaper("登记表", papers.REGISTER, sheets_for(ADMONITION, GUIDANCE, CAUTION, "")),
            FormPaper("保护令登记表", papers.PROTECTION_REGISTER, sheets_for(PROTECTION)),
            FormPaper("指导记录", papers.SESSIONS_RECORD, sheets_for(GUIDANCE)),
            FormPaper("查访记录", papers.VISITS_RECORD, visit_values),
            FormPaper("送达回证", SERVICE, receipt_values),
        ),
        ledgers=(LedgerPaper(TITLE, interventions_ledger),),
        complete=with_persons,
        across=intervention_findings_on,
    ),
)
