"""Public copies of these ledgers count, and tell nothing case by case."""

from __future__ import annotations

import pytest
from guardian_records import D0, INTERVENTION, ORDER, REFERRAL, order

from govdocs.context import Context
from govdocs.kinds.guardian_talk import KINDS as TALKS
from govdocs.kinds.orders.ledger import orders_ledger
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.ledgers import texts_of
from govdocs.kinds.problem_family import KINDS as FAMILIES

PUBLIC = Context(D0, "public")
PAPERS = [paper for kind in (ORDER, REFERRAL, INTERVENTION, *TALKS, *FAMILIES) for paper in kind.ledgers]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.label)
def test_a_public_copy_is_one_table_of_counts(casebook, paper):
    (table,) = paper.make(casebook, PUBLIC)
    assert table.counts
    words = "\n".join(texts_of(table))
    for telling in ("某", "〔20", "甲山村", "丙田村", "YS-2025", "JT-2025", "派出所"):
        assert telling not in words


def rows_of(records):
    (table,) = orders_ledger(Casebook({"guardianship_order": records}), PUBLIC)
    return [tuple(column.text(row) for column in table.columns[:2]) for row in table.rows]


END = {"conclusion": "履行良好", "next_step": "结束", "concluded_on": "2025-04-01"}


def test_counts_of_three_and_more_are_told_smaller_ones_are_not():
    many = [order(**END)] * 3
    assert rows_of((*many, *[order()] * 4)) == [("履行良好", "3"), ("执行中", "4")]
    assert rows_of((*many, order())) == [("履行良好", "＊"), ("执行中", "不足3")]


def test_an_order_past_its_term_is_counted_apart():
    late = {"from_on": "2025-01-08", "to_on": "2025-04-08", "issued_on": "2025-01-08"}
    assert rows_of([order(**late)] * 3) == [("期满待评估", "3")]
