"""发文登记簿 and 收文登记簿 as records: what is told of them, and what they print."""

from __future__ import annotations

from datetime import date

import pytest

from govdocs.context import Context
from govdocs.document.nodes import Table
from govdocs.kinds.incoming_register import compose as incoming_document
from govdocs.kinds.outgoing_register import compose as outgoing_document
from govdocs.kinds.register_sheets import (
    drafting_document,
    drafting_findings,
    handling_document,
    handling_findings,
)
from govdocs.kinds.registers.drafting import DraftingSheet
from govdocs.kinds.registers.handling import HandlingSlip
from govdocs.kinds.registers.incoming import IncomingBook
from govdocs.kinds.registers.outgoing import OutgoingBook
from govdocs.kinds.registers.rules import incoming_findings, outgoing_findings
from govdocs.text.numerals import number_ranges

CONTEXT = Context(date(2025, 5, 1))
GOOD = {"number": "清政发〔2025〕1号", "title": "关于春耕的通知", "signed_on": "2025年4月10日"}
PAPER = {"sequence": 1, "received_on": "2025年4月1日", "organ": "例示县民政局", "title": "关于核查的通知"}


def outgoing(*lines):
    return OutgoingBook.model_validate({"lines": lines})


def incoming(*lines, as_of="2025年5月1日"):
    return IncomingBook.model_validate({"lines": lines, "as_of": as_of})


def told(findings):
    return [(each.code, each.message) for each in findings]


def rows(document):
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return [[cell.text for cell in row] for row in table.rows]


def test_a_good_book_has_no_findings():
    assert told(outgoing_findings(outgoing(GOOD))) == []
    assert told(incoming_findings(incoming(PAPER))) == []


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ({"number": "三号"}, "D202", "“三号”不是发文字号"),
        (GOOD, "D901", "清政发〔2025〕1号已在第1项"),
        ({**GOOD, "number": "清政发〔2025〕5号"}, "D901", "清政发〔2025〕缺 2—4 号"),
        ({"number": "清政发〔2025〕2号"}, "D101", "清政发〔2025〕2号缺少标题、成文日期"),
        ({"number": "清政发〔2025〕2号", "state": "作废"}, "D902", "清政发〔2025〕2号作废没有写原因"),
        ({**GOOD, "number": "清政发〔2025〕2号", "reason": "写错"}, "D902", "写了作废原因，状态却是“已发”"),
        ({**GOOD, "number": "清政发〔2025〕2号", "signed_on": "2025年4月"}, "D204", "日期不完整"),
    ],
)
def test_faults_of_an_outgoing_book_are_told(line, code, words):
    found = told(outgoing_findings(outgoing(GOOD, line)))
    assert [each for each, message in found if words in message] == [code]


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        (PAPER, "D901", "收文 1 号已在第1项"),
        ({**PAPER, "sequence": 3}, "D901", "缺收文 2 号"),
        ({"sequence": 2}, "D101", "收文 2 号缺少收文日期、来文机关、标题"),
        ({**PAPER, "sequence": 2, "finished_on": "2025年4月9日"}, "D902", "有办结日期，没有办理结果"),
        ({**PAPER, "sequence": 2, "due_on": "2025年4月"}, "D204", "日期不完整"),
    ],
)
def test_faults_of_an_incoming_book_are_told(line, code, words):
    found = told(incoming_findings(incoming(PAPER, line)))
    assert [each for each, message in found if words in message] == [code]


def test_a_struck_line_needs_no_facts():
    assert told(incoming_findings(incoming(PAPER, {"sequence": 2, "reason": "重复登记"}))) == []


def test_void_numbers_are_printed_with_their_reason_and_missing_facts_with_a_gap():
    lines = (
        {"number": "清政发〔2025〕1号", "state": "作废", "reason": "写错"},
        {"number": "清政发〔2025〕2号", "state": "作废"},
        {"number": "清政发〔2025〕3号"},
        {"number": "清政发〔2025〕4号", "state": "未补录"},
        {"number": "清政发〔2025〕5号", "state": "预留", "note": "防汛"},
    )
    head, *body, foot = rows(outgoing_document(outgoing(*lines), CONTEXT))
    assert head == ["发文字号", "标题", "成文日期", "状态", "备注"]
    assert body == [
        ["清政发〔2025〕1号", "", "", "作废", "写错"],
        ["清政发〔2025〕2号", "", "", "作废", "〔待补〕"],
        ["清政发〔2025〕3号", "〔待补〕", "〔待补〕", "已发", ""],
        ["清政发〔2025〕4号", "", "", "未补录", ""],
        ["清政发〔2025〕5号", "", "", "预留", "防汛"],
    ]
    assert foot == ["共登记4个号，已发1个，预留1个，作废2个，登记簿启用以前的1个没有补录。"]


def test_what_came_of_a_paper_is_printed():
    lines = (
        {**PAPER, "due_on": "2025年4月10日", "result": "已报送", "finished_on": "2025年4月12日"},
        {**PAPER, "sequence": 2, "due_on": "2025年4月20日"},
        {**PAPER, "sequence": 3, "due_on": "2025年5月20日"},
        {**PAPER, "sequence": 4, "reason": "重复登记"},
    )
    head, *body, foot = rows(incoming_document(incoming(*lines), CONTEXT))
    at = head.index("办理结果")
    assert [row[at] for row in body] == [
        "已报送\n2025年4月12日办结\n逾期2天",
        "逾期11天",
        "办理中",
        "注销：重复登记",
    ]
    assert foot == ["共收文4件，已办结1件，办理中1件，逾期1件，注销1件。"]


def test_the_day_of_the_run_counts_where_the_book_says_none():
    document = incoming_document(incoming({**PAPER, "due_on": "2025年4月20日"}, as_of=""), CONTEXT)
    assert "逾期11天" in rows(document)[1]


@pytest.mark.parametrize(
    ("numbers", "words"),
    [((), ""), ((3,), "3"), ((1, 2), "1—2"), ((5, 1, 2, 3, 9, 8), "1—3、5、8—9")],
)
def test_numbers_in_a_row_are_a_range(numbers, words):
    assert number_ranges(numbers) == words


def test_sheets_tell_what_is_missing_and_print_the_rest():
    sheet = DraftingSheet(number="清政发〔2025〕4号", signed_on="2025年4月", disclosure="不予公开")
    assert told(drafting_findings(sheet)) == [
        ("D101", "缺少标题，纸上留空"),
        ("D204", "日期不完整：“2025年4月”，照原样排印"),
    ]
    texts = [text for row in rows(drafting_document(sheet, CONTEXT)) for text in row]
    assert "清政发〔2025〕4号" in texts
    assert "□主动公开　□依申请公开　☑不予公开" in texts


def test_a_slip_has_room_for_four_readers():
    slip = HandlingSlip.model_validate({"readers": [{"name": "何某川"}], "copies": 1, "pages": 2})
    assert [message for _, message in told(handling_findings(slip))] == [
        "缺少来文机关，纸上留空",
        "缺少标题，纸上留空",
    ]
    table = rows(handling_document(slip, CONTEXT))
    assert ["何某川", "", ""] in table
    assert table.count(["", "", ""]) == 3
    assert "1份2页" in table[3]
