"""Records about guardians in the tests' own words, and how findings and ledgers are looked at."""

from __future__ import annotations

from datetime import date

from govdocs.context import Context
from govdocs.kinds.guardianship_order import KINDS as ORDERS
from govdocs.kinds.guardianship_referral import KINDS as REFERRALS
from govdocs.kinds.intervention import KINDS as INTERVENTIONS
from govdocs.kinds.orders.record import GuardianshipOrder

D0 = date(2025, 4, 10)
CONTEXT = Context(D0)
(ORDER,) = ORDERS
(REFERRAL,) = REFERRALS
(INTERVENTION,) = INTERVENTIONS


def demand(text="到校陪同办理复学", **more):
    return {"text": text, "due_on": "2025-07-01", **more}


DATA = {
    "doc_no": "例检未督监〔2025〕9号",
    "child": {"file_no": "QH-01-2025-0009", "name": "吕某", "sex": "男", "born_on": "2012-03-01"},
    "issuer": "例示县人民检察院",
    "guardians": [{"name": "吕某成", "relation": "父亲"}],
    "case_reason": "旷课",
    "case_stage": "其他",
    "facts": "多次旷课",
    "problems": ["监护缺位"],
    "demands": [demand(), demand("每周联系班主任"), demand("每日按时回家")],
    "articles": ["《中华人民共和国未成年人保护法》第十六条"],
    "effects": "依法予以训诫。",
    "from_on": "2025-03-06",
    "to_on": "2025-09-06",
    "issued_on": "2025-03-06",
    "handler": "卫某清",
    "approver": "秦某正",
    "receipts": [
        {
            "guardian": "吕某成",
            "way": "直接送达",
            "served_on": "2025-03-07",
            "received_by": "本人签收",
            "servers": ["卫某清", "王某丽"],
        }
    ],
}


def order(**changes):
    """A 督促监护令 without a fault, changed by the keywords; None takes a field away."""
    data = {key: value for key, value in (DATA | changes).items() if value is not None}
    return GuardianshipOrder.model_validate(data)


def told(findings):
    """Severity, code and place of findings."""
    return [(str(each.severity), each.code, each.where) for each in findings]


def cells(ledger):
    """The texts of a ledger, row by row, by heading."""
    return [{column.heading: column.text(row) for column in ledger.columns} for row in ledger.rows]


def document_text(document):
    """All that a document says."""
    from govdocs.document.walk import texts  # noqa: PLC0415 - only some tests print

    return "\n".join(texts(document))
