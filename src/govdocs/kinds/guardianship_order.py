"""督促监护令 (R21): issued by a procuratorate; the township prepares, hands over and follows up."""

from __future__ import annotations

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic
from govdocs.document.nodes import Document
from govdocs.kinds.orders import papers
from govdocs.kinds.orders.across import order_findings_on
from govdocs.kinds.orders.follow_ledger import (
    FOLLOW_UPS_TITLE,
    TO_DO_TITLE,
    follow_up_ledger,
    to_do_ledger,
)
from govdocs.kinds.orders.known_persons import with_persons
from govdocs.kinds.orders.ledger import TITLE, orders_ledger
from govdocs.kinds.orders.record import LABEL, GuardianshipOrder
from govdocs.kinds.orders.rules import order_findings
from govdocs.kinds.orders.values import order_values, receipt_values
from govdocs.kinds.parts.forms import compose_form
from govdocs.kinds.registry import FormPaper, Kind, LedgerPaper


def compose(order: GuardianshipOrder, context: Context) -> Document:
    """The original of an order."""
    return compose_form(papers.ORIGINAL, order_values(order, context)[0], LABEL)


def check(order: GuardianshipOrder) -> tuple[Diagnostic, ...]:
    """Every finding about an order by itself."""
    return tuple(order_findings(order))


KINDS = (
    Kind(
        name="guardianship_order",
        label=LABEL,
        use="人民检察院制发的督促监护令：存根、正本、副本、送达回证、回访和评估；乡镇协助转交、回访",
        model=GuardianshipOrder,
        compose=compose,
        check=check,
        family="form",
        key="doc_no",
        forms=(
            FormPaper("正本", papers.ORIGINAL, order_values),
            FormPaper("副本", papers.COPY, order_values),
            FormPaper("存根", papers.STUB, order_values),
            FormPaper("送达回证", papers.SERVICE, receipt_values),
            FormPaper("回访表", papers.FOLLOW_UP, order_values),
            FormPaper("评估表", papers.EVALUATION, order_values),
        ),
        ledgers=(
            LedgerPaper(TITLE, orders_ledger),
            LedgerPaper(FOLLOW_UPS_TITLE, follow_up_ledger),
            LedgerPaper(TO_DO_TITLE, to_do_ledger),
        ),
        complete=with_persons,
        across=order_findings_on,
    ),
)
