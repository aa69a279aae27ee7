"""监护申请移送 (R22): what a township asks of procuratorate, police, court or civil affairs."""

from __future__ import annotations

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic
from govdocs.document.nodes import Document
from govdocs.kinds.parts.forms import compose_form
from govdocs.kinds.referrals import papers
from govdocs.kinds.referrals.ledger import TITLE, referrals_ledger
from govdocs.kinds.referrals.levels import with_level
from govdocs.kinds.referrals.papers import evidence_values, referral_values
from govdocs.kinds.referrals.record import LABEL, GuardianshipReferral
from govdocs.kinds.referrals.rules import referral_findings, referral_findings_across
from govdocs.kinds.registry import FormPaper, Kind, LedgerPaper


def compose(referral: GuardianshipReferral, context: Context) -> Document:
    """The letter of a request."""
    return compose_form(papers.LETTER, referral_values(referral, context)[0], LABEL)


def check(referral: GuardianshipReferral) -> tuple[Diagnostic, ...]:
    """Every finding about a request by itself."""
    return tuple(referral_findings(referral))


KINDS = (
    Kind(
        name="guardianship_referral",
        label=LABEL,
        use="申请发出督促监护令、训诫、保护令、撤销监护人资格，移送监护侵害线索，请求临时监护，及其答复",
        model=GuardianshipReferral,
        compose=compose,
        check=check,
        family="form",
        key="ref_no",
        forms=(
            FormPaper("申请移送书", papers.LETTER, referral_values),
            FormPaper("证据目录", papers.EVIDENCE_LIST, evidence_values),
            FormPaper("回执", papers.SLIP, referral_values),
        ),
        ledgers=(LedgerPaper(TITLE, referrals_ledger),),
        complete=with_level,
        across=referral_findings_across,
    ),
)
