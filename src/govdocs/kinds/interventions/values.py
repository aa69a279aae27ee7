"""What the papers of an intervention say, under the names of their tags; none for other steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from govdocs.context import Context
from govdocs.kinds.interventions.progress import attended
from govdocs.kinds.interventions.record import (
    ADMONITION,
    CAUTION,
    DISSUASION,
    GUIDANCE,
    PROTECTION,
    Intervention,
)
from govdocs.kinds.orders.receipts import ServiceReceipt
from govdocs.kinds.orders.values import service_sheets
from govdocs.kinds.orders.wording import (
    blank,
    born_words,
    child_in_short,
    day_or_blank,
    in_brackets,
    more_of,
    relations_of,
    sentence,
)
from govdocs.kinds.parts.form_values import form_values
from govdocs.kinds.parts.wording import printed_number

Values = dict[str, Any]
Sheets = Callable[[Intervention, Context], Sequence[Values]]

PAPER_NAMES: Final = {
    "": "监护干预文书",
    DISSUASION: "劝诫书",
    ADMONITION: "训诫书",
    GUIDANCE: "责令接受家庭教育指导文书",
    CAUTION: "家庭暴力告诫书",
    PROTECTION: "人身安全保护令",
}
"""What is served, by the step."""


def sheets_for(*steps: str) -> Sheets:
    """The values of a paper that only these steps have, one sheet a record."""

    def sheets(record: Intervention, context: Context) -> Sequence[Values]:
        return (intervention_values(record, context),) if record.step in steps else ()

    return sheets


def intervention_values(record: Intervention, context: Context) -> Values:
    """The fields of a record with the words that its papers are made of."""
    values = form_values(record)
    return values | {
        "文号": printed_number(record.doc_no),
        "对象姓名": blank(record.target.name),
        "对象关系": relations_of((record.target,)),
        "对象其他情况": more_of((record.target,)),
        "对象身份": _identity(record),
        "未成年人姓名": blank(record.child.name),
        "未成年人简况": child_in_short(record.child),
        "事实全文": sentence(record.facts) or blank("", 24),
        "内容全文": sentence(record.content) or blank("", 24),
        "依据": "、".join(line.rstrip("。；") for line in record.articles) or blank("", 16),
        "后果": record.effects or blank("", 24),
        "起": day_or_blank(record.from_on),
        "止": day_or_blank(record.to_on),
        "署名机关": blank(record.issuer, 8),
        "署名日期": day_or_blank(record.issued_on),
        "已参加": str(attended(record, context.today)),
    }


def _identity(record: Intervention) -> str:
    target = record.target
    number = f"证件号码{target.id_no}" if target.id_no else ""
    home = f"住{target.home}" if target.home else ""
    phone = f"电话{target.phone}" if target.phone else ""
    return sentence("，".join(filter(None, (target.sex, born_words(target.born_on), number, home, phone))))


def visit_values(record: Intervention, context: Context) -> Sequence[Values]:
    """The sheet of visits; an empty one is printed too, to be written by hand."""
    return (intervention_values(record, context),)


def receipt_values(record: Intervention, context: Context) -> Sequence[Values]:
    """One sheet for every receipt; before any is written, one for the person the paper is for."""
    receipts = record.receipts or (ServiceReceipt(guardian=record.target.name, address=record.target.home),)
    matter = f"监护干预{in_brackets((record.step,))}"
    head = {"文号": printed_number(record.doc_no), "案由": matter, "机关": record.issuer}
    return service_sheets(receipts, head, PAPER_NAMES[record.step])
