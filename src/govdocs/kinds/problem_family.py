"""问题家庭档案 (R19): a family that needs help, what was done, how it ended."""

from __future__ import annotations

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic
from govdocs.document.nodes import Document
from govdocs.kinds.families.file import LABEL, ProblemFamily
from govdocs.kinds.families.ledger import TITLE, families_ledger
from govdocs.kinds.families.papers import FAMILY_FILE, family_values
from govdocs.kinds.families.rules import family_findings, family_findings_on
from govdocs.kinds.orders.known_persons import with_persons
from govdocs.kinds.parts.forms import compose_form
from govdocs.kinds.registry import FormPaper, Kind, LedgerPaper


def compose(family: ProblemFamily, context: Context) -> Document:
    """The file of a family."""
    return compose_form(FAMILY_FILE, family_values(family, context)[0], LABEL)


def check(family: ProblemFamily) -> tuple[Diagnostic, ...]:
    """Every finding about a file by itself."""
    return tuple(family_findings(family))


KINDS = (
    Kind(
        name="problem_family",
        label=LABEL,
        use="问题家庭预防干预服务档案：问题、程度、措施、评估、结案",
        model=ProblemFamily,
        compose=compose,
        check=check,
        aliases=("问题家庭",),
        family="form",
        key="family_no",
        forms=(FormPaper("服务档案", FAMILY_FILE, family_values),),
        ledgers=(LedgerPaper(TITLE, families_ledger),),
        complete=with_persons,
        across=family_findings_on,
    ),
)
