"""发文稿纸 and 文件处理单: the sheets of a document that goes out and of one that came in."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic
from govdocs.document.nodes import Document
from govdocs.kinds.parts.form_rules import gap, incomplete_date
from govdocs.kinds.parts.form_values import form_values
from govdocs.kinds.parts.forms import compose_form
from govdocs.kinds.registers import drafting, handling
from govdocs.kinds.registers.drafting import DraftingSheet
from govdocs.kinds.registers.handling import HandlingSlip
from govdocs.kinds.registry import Kind


def drafting_document(sheet: DraftingSheet, context: Context) -> Document:
    """The sheet of a document that goes out."""
    del context
    return compose_form(drafting.FORM, form_values(sheet), drafting.LABEL, _unbroken(sheet.number))


def handling_document(slip: HandlingSlip, context: Context) -> Document:
    """The slip of a document that came in."""
    del context
    return compose_form(handling.FORM, form_values(slip), handling.LABEL, _unbroken(slip.number))


def _unbroken(number: str) -> tuple[str, ...]:
    return (number,) if number else ()


def drafting_findings(sheet: DraftingSheet) -> tuple[Diagnostic, ...]:
    """What is missing on the sheet of a document that goes out."""
    return tuple(
        _findings({"标题": sheet.title}, {"拟稿日期": sheet.drafted_on, "成文日期": sheet.signed_on})
    )


def handling_findings(slip: HandlingSlip) -> tuple[Diagnostic, ...]:
    """What is missing on the slip of a document that came in."""
    dates = {"收文日期": slip.received_on, "办结时限": slip.due_on, "办结日期": slip.finished_on}
    return tuple(_findings({"来文机关": slip.organ, "标题": slip.title}, dates))


def _findings(facts: dict[str, str], dates: dict[str, str]) -> Iterator[Diagnostic]:
    yield from (gap(label) for label, text in facts.items() if not text)
    for label, text in dates.items():
        yield from incomplete_date(text, (label,))


KINDS = (
    Kind(
        name="drafting_sheet",
        label=drafting.LABEL,
        use="公文的拟稿、审核、会签、签发；govdocs register sheet 由登记簿生成",
        model=DraftingSheet,
        compose=drafting_document,
        check=drafting_findings,
        aliases=("拟稿单",),
    ),
    Kind(
        name="handling_slip",
        label=handling.LABEL,
        use="来文的拟办、批示、传阅、办理结果；govdocs register sheet 由登记簿生成",
        model=HandlingSlip,
        compose=handling_document,
        check=handling_findings,
        aliases=("收文处理单", "公文处理单"),
    ),
)
