"""未成年人: the register of children in difficulty and of those left behind."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic
from govdocs.document.nodes import Document
from govdocs.kinds.children.child import LABEL, Child
from govdocs.kinds.children.cross import completed, register_findings
from govdocs.kinds.children.forms import REGISTRATION, REGISTRATION_FORM
from govdocs.kinds.children.left_behind_form import (
    LEFT_BEHIND_FORM,
    LEFT_BEHIND_PAPER,
    left_behind_values,
)
from govdocs.kinds.children.printed import child_values
from govdocs.kinds.children.register_ledger import LEDGER, register_ledger
from govdocs.kinds.children.rosters import (
    NOT_ASSESSED_LIST,
    ROSTER,
    left_behind_roster,
    not_assessed_list,
)
from govdocs.kinds.children.rules import child_findings
from govdocs.kinds.children.summary_ledger import LEDGER as SUMMARY
from govdocs.kinds.children.summary_ledger import summary_findings, summary_ledger
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.forms import compose_form
from govdocs.kinds.registry import FormPaper, Kind, LedgerPaper, Values


def compose(child: Child, context: Context) -> Document:
    """The registration form of a child."""
    return compose_form(REGISTRATION_FORM, child_values(child, context), LABEL)


def _registration(child: Child, context: Context) -> tuple[Values, ...]:
    return (child_values(child, context),)


def _left_behind(child: Child, context: Context) -> tuple[Values, ...]:
    return (left_behind_values(child, context),) if child.left_behind else ()


def across(casebook: Casebook, context: Context) -> Iterator[Diagnostic]:
    """Every finding about the register as a whole."""
    yield from register_findings(casebook, context)
    yield from summary_findings(casebook, context)


def check(child: Child) -> tuple[Diagnostic, ...]:
    """Every finding about a child by itself."""
    return tuple(child_findings(child))


KINDS = (
    Kind(
        name="child",
        label=LABEL,
        use="困境、留守等未成年人的信息登记表；台账、花名册和汇总表由登记的人推算",
        model=Child,
        compose=compose,
        check=check,
        aliases=("未成年人登记", "儿童"),
        family="form",
        forms=(
            FormPaper(REGISTRATION, REGISTRATION_FORM, _registration),
            FormPaper(LEFT_BEHIND_PAPER, LEFT_BEHIND_FORM, _left_behind),
        ),
        key="file_no",
        complete=completed,
        across=across,
        ledgers=(
            LedgerPaper(LEDGER, register_ledger),
            LedgerPaper(NOT_ASSESSED_LIST, not_assessed_list),
            LedgerPaper(ROSTER, left_behind_roster),
            LedgerPaper(SUMMARY, summary_ledger),
        ),
    ),
)
