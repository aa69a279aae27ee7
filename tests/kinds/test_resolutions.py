"""议定事项: who does it by when, and what became of it."""

from __future__ import annotations

from datetime import date

import pytest

from govdocs.document.nodes import Table
from govdocs.kinds.meetings.resolutions import (
    Resolution,
    outcome,
    resolution_blocks,
    resolution_findings,
    resolution_ledger,
)

D0 = date(2025, 4, 10)
HELD = date(2025, 3, 14)


def made(**data):
    return Resolution.model_validate(
        {"content": "共建会商机制", "lead_units": "派出所", "due_on": "2025年4月30日"} | data
    )


def found(*resolutions):
    return [(each.code, each.where) for each in resolution_findings(resolutions, HELD, ("议定事项",))]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({}, "办理中"),
        ({"due_on": "2025-04-10"}, "办理中"),
        ({"due_on": "2025-03-31"}, "逾期10天"),
        ({"due_on": "2025年3月底"}, "逾期10天"),
        ({"due_on": "长期坚持"}, "办理中"),
        ({"due_on": ""}, "办理中"),
        ({"closed_on": "2025-04-01"}, "已办结"),
        ({"due_on": "2025-03-31", "closed_on": "2025-04-02"}, "已办结\n逾期2天"),
        ({"closed_on": "2025-04-11"}, "办理中"),
        ({"due_on": "长期坚持", "closed_on": "2025-04-01"}, "已办结"),
    ],
)
def test_what_became_of_a_resolution_follows_from_its_dates(data, words):
    assert outcome(made(**data), D0) == words


def test_the_ledger_counts_them():
    resolutions = [made(), made(due_on="2025-03-31"), made(closed_on="2025-04-01", result="已建群")]
    document = resolution_ledger(resolutions, "台账", ("召集单位：镇",), D0, "联席会议")
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert table.rows[-1][0].text == "共3项，已办结1项，办理中1项，逾期1项"
    assert table.above == ("召集单位：镇", "统计日期：2025年4月10日")
    assert [cell.text for cell in table.rows[3]] == [
        "3",
        "共建会商机制",
        "派出所",
        "",
        "2025年4月30日",
        "已建群",
        "2025年4月1日",
        "已办结",
    ]


def test_a_meeting_that_resolved_nothing_has_no_ledger():
    assert resolution_ledger((), "台账", (), D0, "联席会议") is None
    assert list(resolution_blocks(())) == []


def test_numbers_of_their_own_are_kept():
    texts = [block.text for block in resolution_blocks([made(no=2), made(no=5)])]
    assert [text[:3] for text in texts[1:]] == ["（二）", "（五）"]
    assert found(made(no=2), made(no=5)) == [("D757", "议定事项")]
    assert found(made(no=1), made(no=1)) == [("D757", "议定事项")]


def test_who_and_when_must_be_known():
    bare = made(lead_units="", due_on="")
    assert found(bare) == [("D101", "议定事项 › 第1项 › 责任单位"), ("D101", "议定事项 › 第1项 › 完成时限")]
    (block,) = resolution_blocks([bare])
    assert block.text == "会议议定，共建会商机制，由〔待补：责任单位〕负责，〔待补：完成时限〕前完成。"
    (table,) = [
        block for block in resolution_ledger([bare], "台账", (), D0, "").blocks if isinstance(block, Table)
    ]
    assert [cell.text for cell in table.rows[1]][2:5] == ["〔待补〕", "", "〔待补〕"]


def test_a_unit_that_leads_does_not_cooperate():
    assert found(made(coop_units="中心学校、派出所")) == [("D757", "议定事项 › 第1项 › 配合单位")]


def test_dates_before_the_meeting_are_reported():
    assert found(made(due_on="2025-03-01")) == [("D758", "议定事项 › 第1项 › 完成时限")]
    assert found(made(closed_on="2025-03-01")) == [("D758", "议定事项 › 第1项 › 办结日期")]


def test_a_result_without_its_day_is_pointed_out():
    assert found(made(result="已建群")) == [("D758", "议定事项 › 第1项 › 办结日期")]
    assert found(made(result="已建群", closed_on="2025年4月")) == [("D204", "议定事项 › 第1项 › 办结日期")]
