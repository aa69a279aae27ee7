"""控辍保学: pupils who left school, until they are back or lawfully elsewhere."""

from __future__ import annotations

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic
from govdocs.document.nodes import Document
from govdocs.kinds.cases.dropout_across import cases_across
from govdocs.kinds.cases.dropout_ledger import LEDGER, ledger_of
from govdocs.kinds.cases.dropout_notices import (
    ADVICE,
    ADVICE_FORM,
    ORDER,
    ORDER_FORM,
    RETURN,
    RETURN_FORM,
    notice_values,
)
from govdocs.kinds.cases.dropout_papers import (
    ATTEMPTS,
    ATTEMPTS_SHEET,
    CASE,
    CASE_SHEET,
    TRACKING,
    TRACKING_SHEET,
    attempt_values,
    case_values,
    tracking_values,
)
from govdocs.kinds.cases.dropout_record import LABEL, DropoutCase
from govdocs.kinds.cases.dropout_rules import case_findings
from govdocs.kinds.cases.pupils import with_pupil
from govdocs.kinds.parts.forms import compose_form
from govdocs.kinds.registry import FormPaper, Kind, LedgerPaper


def compose(case: DropoutCase, context: Context) -> Document:
    """The sheet of a case."""
    (values,) = case_values(case, context)
    return compose_form(CASE, values, LABEL)


def check(case: DropoutCase) -> tuple[Diagnostic, ...]:
    """Every finding about a case."""
    return tuple(case_findings(case))


KINDS = (
    Kind(
        name="dropout_case",
        label=LABEL,
        use="辍学学生的个案、劝返记录、通知书和复学跟踪；台账按村分组，可以零报告",
        model=DropoutCase,
        compose=compose,
        check=check,
        aliases=("辍学", "劝返"),
        family="form",
        forms=(
            FormPaper(CASE_SHEET, CASE, case_values),
            FormPaper(ATTEMPTS_SHEET, ATTEMPTS, attempt_values),
            FormPaper(ADVICE, ADVICE_FORM, notice_values(ADVICE)),
            FormPaper(RETURN, RETURN_FORM, notice_values(RETURN, "督促入学通知书")),
            FormPaper(ORDER, ORDER_FORM, notice_values(ORDER)),
            FormPaper(TRACKING_SHEET, TRACKING, tracking_values),
        ),
        ledgers=(LedgerPaper(LEDGER, ledger_of),),
        key="case_no",
        complete=with_pupil,
        across=cases_across,
    ),
)
