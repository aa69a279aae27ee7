"""A list held against what was filed before."""

from __future__ import annotations

from dataclasses import replace

import pytest
from filed_samples import SCHEME, item, part

from govdocs.app.archiving.late import compared
from govdocs.archive.order import numbered

FILED = numbered([item("1", "甲"), item("2", "乙", date="20250401")], (), SCHEME)


def test_the_same_list_again_has_nothing_new():
    found = compared([item("1", "甲"), item("2", "乙", date="20250401")], FILED)
    assert (found.new, found.known, found.faults) == ((), FILED, ())


def test_what_was_added_to_the_list_is_new():
    late = item("3", "丙", date="20250315")
    assert compared([item("1", "甲"), late], FILED).new == (late,)


def test_a_new_list_that_counts_from_one_again_is_no_contradiction():
    late = replace(item("1", "丙"), title="另一件事", doc_no="", parts=(part("丙", source="补.pdf"),))
    found = compared([late], FILED)
    assert (found.new, found.faults) == ((late,), ())


def test_a_filed_document_under_another_key_is_known():
    found = compared([item("9", "甲", title="关于第1件事的通知", doc_no="清政发〔2025〕1号")], FILED)
    assert (found.new, found.faults) == ((), ())


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"title": "改过的题名"}, "题名是“关于第1件事的通知”，清单里是“改过的题名”"),
        ({"retention": "Y"}, "保管期限是“30年”，清单里是“永久”"),
        ({"year": 2024}, "归档年度是“2025”，清单里是“2024”"),
        ({"date": "20250311"}, "日期是“20250310”"),
        ({"doc_no": ""}, "文号是"),
        ({"author": "别人"}, "责任者是"),
        ({"org": ""}, "机构（问题）是“DZB”"),
    ],
)
def test_another_fact_of_a_filed_item_is_a_contradiction(changed, words):
    found = compared([item("1", "甲", **changed)], FILED)
    assert found.new == ()
    assert [(each.code, each.where) for each in found.faults] == [("A603", "归档清单 第 1 件")]
    assert words in found.faults[0].message
    assert "Z109-WS·2025-D30-DZB-0001" in found.faults[0].message


@pytest.mark.parametrize("facts", [{}, {"doc_no": ""}])
def test_another_file_of_a_filed_item_is_a_contradiction(facts):
    filed = numbered([item("1", "甲", **facts)], (), SCHEME)
    (fault,) = compared([item("1", "改", **facts)], filed).faults
    assert "文件与归档的不同" in fault.message


def test_an_annex_that_comes_later_is_a_contradiction():
    one = item("1", "甲")
    more = replace(one, parts=(*one.parts, part("附件", role="附件", source="附件1.pdf")))
    (fault,) = compared([more], FILED).faults
    assert "文件与归档的不同" in fault.message


def test_an_item_without_a_main_part_is_told_by_its_number():
    bare = replace(item("1", "甲"), parts=())
    (fault,) = compared([bare], FILED).faults
    assert "文件与归档的不同" in fault.message
