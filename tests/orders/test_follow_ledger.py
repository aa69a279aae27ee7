"""Follow-ups and what is to be done as ledgers, with the figures of the fact sheet."""

from __future__ import annotations

from datetime import date

import pytest
from guardian_records import CONTEXT, cells, order

from govdocs.context import Context
from govdocs.kinds.orders.follow_ledger import follow_up_ledger, to_do_ledger, to_dos
from govdocs.kinds.parts.casebook import Casebook

D0 = CONTEXT.today
WORDS = ("做到", "部分", "未做到")


def test_follow_ups_show_the_results_of_the_sheet(casebook):
    (ledger,) = follow_up_ledger(casebook, CONTEXT)
    rows = [(row["文号"][-2], row["次"], *(row[word] for word in WORDS)) for row in cells(ledger)]
    assert rows == [
        ("1", "1", "2", "1", "1"),
        ("1", "2", "3", "1", "0"),
        ("1", "3", "4", "0", "0"),
        ("2", "1", "", "", ""),
        ("3", "1", "1", "2", "0"),
    ]
    assert [row["逾期天数"] for row in cells(ledger)] == ["", "", "", "21", ""]
    assert cells(ledger)[3]["回访日期"] == "—"
    assert cells(ledger)[0]["新问题和处理"] == "没有参加家庭教育指导；提请责令接受家庭教育指导"
    assert ledger.summary == "应访5次，已访4次。"


def test_what_is_to_be_done_is_sorted_by_its_day(casebook):
    (ledger,) = to_do_ledger(casebook, CONTEXT)
    rows = [(row["颜色"], row["文号"][-3:], row["待办事项"], row["逾期天数"]) for row in cells(ledger)]
    assert rows == [
        ("红", "〕2号", "第1次回访", "21"),
        ("红", "〕1号", "评估并写结论", "2"),
        ("绿", "〕4号", "第1次回访", ""),
        ("绿", "〕3号", "第2次回访", ""),
        ("绿", "〕5号", "第1次回访", ""),
    ]
    assert ledger.summary == "共5项，红2项，黄0项，绿3项。"


@pytest.mark.parametrize(
    ("day", "colour"),
    [
        (date(2025, 3, 29), "绿"),
        (date(2025, 3, 30), "黄"),
        (date(2025, 4, 6), "黄"),
        (date(2025, 4, 7), "红"),
    ],
)
def test_a_day_is_near_from_seven_days_before_it_on(day, colour):
    (ledger,) = to_do_ledger(Casebook({"guardianship_order": (order(),)}), Context(day))
    assert [row["颜色"] for row in cells(ledger)] == [colour]


def matters(record, day=D0):
    return [each.matter for each in to_dos(record, day)]


def test_an_order_not_served_is_to_be_served():
    assert matters(order(receipts=None)) == ["送达并收回送达回证", "第1次回访"]
    assert matters(order(receipts=None), date(2025, 3, 1)) == ["第1次回访"]


def test_a_term_that_is_over_asks_for_its_conclusion():
    late = matters(order(), date(2025, 9, 7))
    assert late == ["第1次回访", "评估并写结论"]
    done = [{"due_on": f"2025-0{month}-06", "done_on": f"2025-0{month}-06"} for month in range(4, 10)]
    assert matters(order(follow_ups=done), date(2025, 9, 6)) == ["评估并写结论"]


def test_a_finished_order_asks_for_nothing():
    end = {"conclusion": "履行良好", "next_step": "结束", "concluded_on": "2025-09-08"}
    assert matters(order(**end), date(2025, 9, 8)) == []
    assert matters(order(**end)) == ["第1次回访"], "before it had its conclusion"


def test_an_order_without_a_term_asks_for_nothing_yet():
    assert matters(order(from_on=None, to_on=None)) == []
