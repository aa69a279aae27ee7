"""送达回证: what each way of service needs (negative record 8 of the fact sheet)."""

from __future__ import annotations

from datetime import date

import pytest
from guardian_records import told

from govdocs.kinds.orders.receipts import ServiceReceipt, receipt_findings

SERVED = {
    "guardian": "吕某成",
    "way": "直接送达",
    "served_on": "2025-03-07",
    "received_by": "本人签收",
    "servers": "卫某清、王某丽",
}
LEFT = SERVED | {
    "way": "留置送达",
    "received_by": "拒收",
    "witness": "钟某良",
    "refusal": "称与己无关",
    "photographed": "是",
}
DEPUTY = SERVED | {
    "received_by": "代收",
    "deputy": "吕某",
    "deputy_relation": "配偶",
    "deputy_reason": "外出",
    "deputy_age": 30,
}


def findings(issued=date(2025, 3, 6), **changes):
    data = {key: value for key, value in (SERVED | changes).items() if value is not None}
    return told(receipt_findings((ServiceReceipt.model_validate(data),), issued))


def at(field):
    return f"送达 › 第1项 › {field}"


@pytest.mark.parametrize("receipt", [SERVED, LEFT, DEPUTY, {"unit": "甲山村村民委员会"}])
def test_a_service_by_the_rules_has_no_finding(receipt):
    unit = {"guardian": None} if "unit" in receipt else {}
    assert findings(**receipt, **unit) == []


def test_a_paper_left_without_witness_is_refused():
    assert findings(**LEFT | {"witness": None}) == [("error", "D845", at("见证人"))]


def test_a_paper_left_without_reason_is_refused():
    assert findings(**LEFT | {"refusal": None}) == [("error", "D845", at("拒收事由"))]


def test_leaving_a_paper_is_to_be_recorded():
    assert findings(**LEFT | {"photographed": None}) == [("warning", "D845", at("拍照或录像"))]


def test_a_refusal_asks_for_leaving_the_paper():
    assert findings(received_by="拒收") == [("warning", "D845", at("送达方式"))]


def test_service_is_not_before_the_order():
    assert findings(served_on="2025-03-05") == [("error", "D845", at("送达日期"))]
    assert findings(served_on="2025-03-06") == []
    assert findings(issued=None, served_on="2025-03-05") == []


def test_a_date_without_its_day_is_told():
    assert findings(served_on="2025年3月") == [("warning", "D204", at("送达日期"))]


@pytest.mark.parametrize("relation", ["邻居", "同事", "其他"])
def test_a_deputy_is_of_the_family(relation):
    found = findings(**DEPUTY | {"deputy_relation": relation})
    assert found == [("error", "D845", at("代收人与受送达人关系"))]


@pytest.mark.parametrize(("age", "expected"), [(17, [("error", "D845", at("代收人年龄"))]), (18, [])])
def test_a_deputy_is_of_age(age, expected):
    assert findings(**DEPUTY | {"deputy_age": age}) == expected


def test_a_deputy_is_named_with_relation_and_reason():
    assert findings(received_by="代收") == [("error", "D845", at("代收人"))]
    assert findings(**DEPUTY | {"deputy_relation": None, "deputy_reason": None}) == [
        ("warning", "D845", at("代收人与受送达人关系")),
        ("warning", "D845", at("代收理由")),
    ]


def test_a_service_is_for_somebody_and_made_by_two():
    assert findings(guardian=None, servers="卫某清") == [
        ("warning", "D845", at("受送达人")),
        ("warning", "D845", at("送达人")),
    ]


def test_a_service_that_is_planned_needs_no_servers_yet():
    assert findings(served_on=None, servers=None) == []
