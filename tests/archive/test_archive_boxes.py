"""装盒: by thickness, nothing mixed, ranges that do not overlap; closed boxes stay."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from govdocs.archive.boxes import BOARD, box_findings, boxed, boxed_volumes, thickness
from govdocs.archive.model import Box, Item, Part, Scheme, Volume, VolumePaper

SCHEME = Scheme("Z109", "清禾镇人民政府")
FULL = 480
"""Sheets that a box of 50 mm holds: 48 mm of paper of 0.1 mm."""


def item(number, pages=1, retention="D30", org="", note=""):
    return Item(
        str(number),
        "文件",
        "清禾镇人民政府",
        "20250312",
        2025,
        retention,
        parts=(Part("正文", "a.pdf", "", 1, "pdf", pages=pages),),
        org=org,
        item_no=number,
        code=f"{retention}{org}-{number:04}",
        note=note,
    )


def volume(number, pages=10, note="", series="ZY·WCN"):
    papers = (VolumePaper(1, "登记表", "清禾镇人民政府", "20250312", pages, 1),)
    code = f"{series}-{number:03}"
    return Volume("WCN", "个案", 2025, "D30", papers, series=series, volume_no=number, code=code, note=note)


def ranges(boxes):
    return [(box.number, box.first, box.last, box.thickness) for box in boxes]


def test_a_few_papers_lie_in_the_thinnest_box():
    (box,) = boxed([item(1, 100), item(2, 80)], SCHEME, ())
    assert ranges([box]) == [(1, 1, 2, 20)]
    assert (box.year, box.retention, box.org, box.codes) == (2025, "D30", "", ("D30-0001", "D30-0002"))


def test_a_box_is_as_thin_as_its_papers_allow():
    assert [
        boxed([item(1, pages)], SCHEME, ())[0].thickness for pages in (180, 181, 280, 281, 380, 381, 480)
    ] == [
        *(20, 30, 30, 40, 40, 50, 50),
    ]


def test_a_full_box_is_followed_by_another():
    assert ranges(boxed([item(1, 300), item(2, 180), item(3, 1)], SCHEME, ())) == [
        (1, 1, 2, 50),
        (2, 3, 3, 20),
    ]


def test_periods_and_organs_never_share_a_box():
    scheme = replace(SCHEME, dimension="机构", classes={"BGS": "办公室", "MZB": "民政办"})
    items = [item(1, org="MZB"), item(1, org="BGS"), item(1, retention="Y", org="BGS")]
    boxes = boxed(items, scheme, ())
    assert [(box.number, box.org, box.retention) for box in boxes] == [
        (1, "BGS", "Y"),
        (2, "BGS", "D30"),
        (3, "MZB", "D30"),
    ]


def test_two_pages_on_a_sheet_take_half_the_room():
    duplex = replace(SCHEME, duplex=True)
    assert (thickness(101, duplex), thickness(101, SCHEME)) == (5.1, 10.1)
    assert boxed([item(1, 360)], duplex, ())[0].thickness == 20


def test_an_item_too_thick_for_any_box_lies_in_several_and_each_says_so():
    boxes = boxed([item(1), item(2, FULL * 2 + 20, note="附图一张"), item(3)], SCHEME, ())
    assert ranges(boxes) == [(1, 1, 1, 20), (2, 2, 2, 50), (3, 2, 2, 50), (4, 2, 2, 20), (5, 3, 3, 20)]
    assert boxes[1].note == "第0002件共 980 页，分装 3 盒，本盒是第 1 盒\n第0002件：附图一张"
    (told,) = box_findings(boxes)
    assert told.message == "D30-0002 太厚，分装 3 盒（第 2 至 4 盒）"


def test_a_thick_item_that_fits_lies_alone():
    boxes = boxed([item(1, 10), item(2, FULL), item(3, 10)], SCHEME, ())
    assert ranges(boxes) == [(1, 1, 1, 20), (2, 2, 2, 50), (3, 3, 3, 20)]
    assert box_findings(boxes) == ()


def test_remarks_of_items_stand_in_the_note_of_their_box():
    (box,) = boxed([item(1, note="* 缺第3页"), item(2), item(3, note="复印件")], SCHEME, ())
    assert box.note == "第0001件：* 缺第3页\n第0003件：复印件"


def test_late_items_go_into_the_last_box_while_they_fit():
    kept = boxed([item(1, 100)], SCHEME, ())
    items = [item(1, 100), item(2, 50, note="后补"), item(3, 20), item(4, 60)]
    boxes = boxed(items, SCHEME, kept)
    assert ranges(boxes) == [(1, 1, 3, 20), (2, 4, 4, 20)]
    assert (boxes[0].codes, boxes[0].note) == (("D30-0001", "D30-0002", "D30-0003"), "第0002件：后补")


def test_a_closed_box_stays_as_it_was_with_all_that_is_said_of_it():
    first = boxed([item(1, 400), item(2, 400)], SCHEME, ())
    kept = tuple(replace(box, arranged_by="王某文", note="盒内第1件有虫蛀") for box in first)
    assert boxed([item(1, 400), item(2, 400)], SCHEME, kept) == kept
    boxes = boxed([item(1, 400), item(2, 400), item(3, 200)], SCHEME, kept)
    assert boxes[:2] == kept
    assert ranges(boxes[2:]) == [(3, 3, 3, 30)]


def test_a_box_of_another_class_is_not_topped_up():
    kept = boxed([item(1, retention="Y")], SCHEME, ())
    boxes = boxed([item(1, retention="Y"), item(1)], SCHEME, kept)
    assert [(box.number, box.retention) for box in boxes] == [(1, "Y"), (2, "D30")]


def test_nothing_to_box_leaves_the_boxes():
    assert boxed((), SCHEME, ()) == ()
    assert boxed_volumes((), SCHEME, (Box(1, 2025, "Y", 1, 2, 30),)) == (Box(1, 2025, "Y", 1, 2, 30),)


def test_volumes_have_boxes_of_their_own_numbered_on():
    items = boxed([item(1)], SCHEME, ())
    boxes = boxed_volumes([volume(1), volume(2, note="封存")], SCHEME, items)
    assert boxes[0] == items[0]
    assert (boxes[1].number, boxes[1].volumes, boxes[1].thickness) == (2, True, 30)
    assert (boxes[1].codes, boxes[1].note) == (("ZY·WCN-001", "ZY·WCN-002"), "第002卷：封存")


def test_boxes_of_volumes_and_items_of_one_period_are_told_apart_in_a_second_run():
    boxes = boxed_volumes([volume(1)], SCHEME, boxed([item(1)], SCHEME, ()))
    again = boxed_volumes([volume(1), volume(2)], SCHEME, boxed([item(1), item(2)], SCHEME, boxes))
    assert [(box.number, box.last, box.volumes) for box in again] == [(1, 2, False), (2, 2, True)]


def test_each_series_of_volumes_has_its_boxes():
    kept = boxed_volumes([volume(1)], SCHEME, ())
    boxes = boxed_volumes([volume(1), volume(1, series="ZY·TJ")], SCHEME, kept)
    assert [box.codes for box in boxes] == [("ZY·WCN-001",), ("ZY·TJ-001",)]


def test_a_volume_too_thick_lies_in_several_boxes():
    boxes = boxed_volumes([volume(1, 900)], SCHEME, ())
    assert boxes[0].note == "第001卷共 900 页，分装 2 盒，本盒是第 1 盒"
    (told,) = box_findings(boxes)
    assert told.message == "ZY·WCN-001 太厚，分装 2 盒（第 1 至 2 盒）"


SIZES = st.lists(st.integers(1, 700), max_size=40)


@given(SIZES, SIZES)
def test_ranges_never_overlap_and_hold_every_item_once(first, second):
    items = [item(at, pages) for at, pages in enumerate([*first, *second], start=1)]
    boxes = boxed(items, SCHEME, boxed(items[: len(first)], SCHEME, ()))
    order = sorted(boxes, key=lambda box: (box.first, box.number))
    for before, after in pairwise(order):
        assert before.last < after.first or before.codes == after.codes
    assert sorted({code for box in boxes for code in box.codes}) == [each.code for each in items]
    for box in boxes:
        inside = [each for each in items if each.code in box.codes]
        if len(inside) > 1:
            assert sum(thickness(each.pages, SCHEME) for each in inside) <= box.thickness - BOARD + 1e-9
