"""约谈监护人记录 (R19): a talk with a guardian in the manner of a 笔录."""

from __future__ import annotations

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic
from govdocs.document.nodes import Document
from govdocs.kinds.families.ledger import TALKS_TITLE, talks_ledger
from govdocs.kinds.families.papers import TALK_RECORD, talk_values
from govdocs.kinds.families.rules import talk_findings, talk_findings_across
from govdocs.kinds.families.talk import LABEL, GuardianTalk
from govdocs.kinds.orders.known_persons import with_persons
from govdocs.kinds.parts.forms import compose_form
from govdocs.kinds.registry import FormPaper, Kind, LedgerPaper


def compose(talk: GuardianTalk, context: Context) -> Document:
    """The record of a talk."""
    return compose_form(TALK_RECORD, talk_values(talk, context)[0], LABEL)


def check(talk: GuardianTalk) -> tuple[Diagnostic, ...]:
    """Every finding about a talk by itself."""
    return tuple(talk_findings(talk))


KINDS = (
    Kind(
        name="guardian_talk",
        label=LABEL,
        use="约谈监护人的笔录：问答、要求、承诺，被约谈人逐页签名",
        model=GuardianTalk,
        compose=compose,
        check=check,
        aliases=("约谈记录",),
        family="form",
        key="talk_id",
        forms=(FormPaper("约谈记录", TALK_RECORD, talk_values),),
        ledgers=(LedgerPaper(TALKS_TITLE, talks_ledger),),
        complete=with_persons,
        across=talk_findings_across,
    ),
)
