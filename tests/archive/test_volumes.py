"""案卷: order of papers, page numbers, what the cover says (GB/T 9705-2008)."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocs.archive.model import Scheme, Volume, VolumePaper
from govdocs.archive.volumes import (
    SECTIONS,
    page_words,
    paged,
    recounted,
    sorted_papers,
    volume_of,
    volume_title,
    with_codes,
)

HEAD = Volume("WCN-2025-0007", volume_title("WCN-2025-0007"), 2025, "D30")


def paper(title, day="20250312", pages=1, section="服务落实"):
    return VolumePaper(0, title, "清禾镇人民政府", day, pages, 0, section=section)


def test_the_title_of_a_volume_is_made_up_of_the_code():
    assert HEAD.title == "[WCN-2025-0007困境儿童个案]"


def test_papers_lie_by_section_and_then_by_day():
    papers = [
        paper("结案", "20250101", section="结案"),
        paper("第二次走访", "20250401"),
        paper("没有日期的走访", ""),
        paper("第一次走访", "[20250301]"),
        paper("登记表", "20250501", section="登记受理"),
        paper("会议记录", "20250402", section="不认识的部分"),
        paper("决定", "20250601", section="决定审批"),
    ]
    assert [each.title for each in sorted_papers(papers)] == [
        *("登记表", "决定", "第一次走访", "第二次走访", "会议记录", "没有日期的走访", "结案"),
    ]


def test_papers_of_one_day_stay_as_they_came():
    papers = [paper("正本"), paper("送达回证")]
    assert [each.title for each in sorted_papers(papers)] == ["正本", "送达回证"]


def test_a_volume_is_numbered_paged_and_dated():
    volume = volume_of(
        HEAD, [paper("登记表", "20250312", 2), paper("走访", "[20250105]", 3), paper("无日期", "", 1)]
    )
    assert [(each.number, each.first_page) for each in volume.papers] == [(1, 1), (2, 3), (3, 6)]
    assert (volume.begun, volume.ended, volume.pages) == ("20250105", "20250312", 6)


def test_an_empty_volume_has_no_days():
    volume = volume_of(HEAD, [])
    assert (volume.begun, volume.ended, volume.pages) == ("", "", 0)


def test_the_last_paper_has_a_range_of_pages():
    volume = volume_of(HEAD, [paper("登记表", pages=2), paper("走访", pages=3)])
    assert [page_words(volume, each) for each in volume.papers] == ["1", "3-5"]


def test_a_last_paper_of_one_page_needs_no_range():
    volume = volume_of(HEAD, [paper("登记表", pages=2), paper("走访", pages=1)])
    assert page_words(volume, volume.papers[-1]) == "3"


def test_pages_that_were_counted_move_what_follows():
    volume = recounted(volume_of(HEAD, [paper("登记表", pages=2), paper("走访", pages=3)]), {1: 4})
    assert [(each.pages, each.first_page) for each in volume.papers] == [(4, 1), (3, 5)]


def test_a_numbered_volume_gives_its_papers_codes():
    volume = with_codes(
        volume_of(replace(HEAD, volume_no=1), [paper("登记表"), paper("走访")]), Scheme("Z109")
    )
    assert (volume.fonds, volume.code) == ("Z109", "Z109-ZY·WCN·2025·D30-001")
    assert [each.code for each in volume.papers] == [
        "Z109-ZY·WCN·2025·D30-001-001",
        "Z109-ZY·WCN·2025·D30-001-002",
    ]


@given(st.lists(st.tuples(st.sampled_from(SECTIONS), st.integers(0, 30)), min_size=1))
def test_each_paper_begins_where_the_one_before_ended(rows):
    papers = paged(sorted_papers(paper("表", pages=pages, section=section) for section, pages in rows))
    assert papers[0].first_page == 1
    for before, after in pairwise(papers):
        assert after.first_page == before.first_page + before.pages


@pytest.mark.parametrize("number", [1, 2])
def test_papers_are_numbered_from_one(number):
    assert paged([paper("a"), paper("b")])[number - 1].number == number
