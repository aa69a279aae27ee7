"""归档章 on the page: its size, its place, its values, and never over what stands there."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise

import pdfplumber
import pytest
from pdf_samples import (
    CELLS,
    IDENTITY,
    codes,
    copy_of,
    full_page,
    page_of,
    picture,
    printed,
    red_box,
    rule_page,
    scan,
    turned,
)

from govdocs.app.archiving.copies import CopyWish, archival_pdf
from govdocs.archive.model import Item, Part, Scheme
from govdocs.archive.stamps import Stamp, stamp_of
from govdocs.readers.pdf import look_at
from govdocs.readers.pdf_stamps import stamps_of
from govdocs.writers.archival_images import picture_pdf

LINE = 0.35  # the thickness of the frame's lines


def ink_elsewhere(before, after, page=0):
    """How many pixels that were dark before are not exactly as they were."""
    old, new = picture(before, page, 100), picture(after, page, 100)
    assert old.size == new.size
    pairs = zip(old.convert("L").tobytes(), new.convert("L").tobytes(), strict=True)
    return sum(a < 200 and a != b for a, b in pairs)


def test_the_stamp_is_45_by_16_millimetres_centred_at_the_upper_edge():
    copy = copy_of(printed([(28, 80, "正文")]))
    box = red_box(copy.content)
    assert (box.x1 - box.x0 - LINE, box.y1 - box.y0 - LINE) == (
        pytest.approx(45, abs=0.3),
        pytest.approx(16, abs=0.3),
    )
    assert (box.x0 + LINE / 2, box.y0 + LINE / 2) == (
        pytest.approx(82.5, abs=0.2),
        pytest.approx(12, abs=0.2),
    )


def test_six_equal_cells_hold_the_six_values_in_their_order():
    copy = copy_of(printed([(28, 80, "正文")]))
    with pdfplumber.open(io.BytesIO(copy.content)) as pdf:
        page = pdf.pages[0]
        red = [line for line in page.lines if line["stroking_color"] == (1, 0, 0)]
        across = sorted({round(line["x0"] * 25.4 / 72, 2) for line in red if line["height"] > 1})
        down = sorted({round(line["top"] * 25.4 / 72, 2) for line in red if line["height"] < 1})
        cells = [
            page.crop(tuple(edge / 25.4 * 72 for edge in (x0, y0, x1, y1))).extract_text()
            for y0, y1 in pairwise(down)
            for x0, x1 in pairwise(across)
        ]
    assert [after - before for before, after in pairwise(across)] == pytest.approx([15, 15, 15], abs=0.05)
    assert [after - before for before, after in pairwise(down)] == pytest.approx([8, 8], abs=0.05)
    assert tuple(cells) == CELLS
    assert len(red) == 7


def test_frame_red_values_black_fonts_in_the_file():
    copy = copy_of(printed([(28, 80, "正文")]))
    with pdfplumber.open(io.BytesIO(copy.content)) as pdf:
        chars = [char for char in pdf.pages[0].chars if char["top"] < 28 / 25.4 * 72]
        assert {line["stroking_color"] for line in pdf.pages[0].lines} == {(1, 0, 0)}
        assert {round(line["linewidth"] * 25.4 / 72, 2) for line in pdf.pages[0].lines} == {LINE}
    assert all(set(char["non_stroking_color"]) == {0} for char in chars)
    assert look_at(copy.content, fonts=True).unembedded == ()


def test_text_at_its_place_moves_the_stamp_upwards_or_aside_never_over_it():
    data = printed([(70, 30, "标题在这里有九个字")])
    copy = copy_of(data)
    box = red_box(copy.content)
    assert box.y1 < 25
    assert ink_elsewhere(data, copy.content) == 0


def test_handwriting_of_a_leader_on_a_scan_is_left_alone():
    data = picture_pdf(
        scan(lambda pen: pen.line([(500, 60), (900, 200), (1300, 90)], fill=(40, 40, 40), width=9))
    )
    copy = copy_of(data)
    box = red_box(copy.content)
    facts = look_at(data)
    assert facts.pages[0].scanned
    assert not (box.x0 < 165 and box.x1 > 63 and box.y0 < 25.5 and box.y1 > 7.5)
    assert copy.front is False


def test_a_faded_red_mark_on_a_scan_is_left_alone():
    ink = (250, 178, 178)
    data = picture_pdf(scan(lambda pen: pen.rectangle([700, 60, 960, 220], fill=ink)))
    box = red_box(copy_of(data).content)
    assert not (box.x0 < 121.9 and box.x1 > 88.9 and box.y0 < 27.9)


def test_a_page_without_room_gets_a_sheet_in_front_and_it_is_told():
    data = printed(full_page(), [(28, 80, "第二页")])
    copy = copy_of(data)
    assert codes(copy) == ["A304"]
    assert copy.front
    facts = look_at(copy.content)
    assert len(facts.pages) == 3
    assert red_box(copy.content, 0).x0 == pytest.approx(82.5, abs=0.4)
    assert red_box(copy.content, 1) is None
    assert [page.numbers[0][0] for page in facts.pages[1:]] == [1, 2]
    assert (copy.pages, copy.last_number) == (2, 2)


def test_a_stamp_too_big_for_its_page_stands_on_a_sheet_of_its_own():
    copy = copy_of(printed([(5, 20, "收据")], size=(40.0, 60.0)))
    assert copy.front
    assert look_at(copy.content).pages[0].width == pytest.approx(210, abs=0.1)


@pytest.mark.parametrize("size", [(297.0, 210.0), (420.0, 297.0)], ids=["A4", "A3"])
def test_on_a_lying_table_it_stands_at_the_right_half_way_down(size):
    width, height = size
    copy = copy_of(rule_page((20, 30, width - 30, 30), (20, height - 30, width - 30, height - 30), size=size))
    box = red_box(copy.content)
    assert (box.x1 - box.x0 - LINE, box.y1 - box.y0 - LINE) == (
        pytest.approx(16, abs=0.3),
        pytest.approx(45, abs=0.3),
    )
    assert box.x1 == pytest.approx(width - 12, abs=0.4)
    assert (box.y0 + box.y1) / 2 == pytest.approx(height / 2, abs=0.3)


def test_a_lying_table_with_a_narrow_margin_has_it_at_the_upper_edge():
    copy = copy_of(rule_page(*((12, y, 285, y) for y in range(40, 200, 8)), size=(297.0, 210.0)))
    box = red_box(copy.content)
    assert (box.x1 - box.x0, box.y1 - box.y0) == (
        pytest.approx(45.35, abs=0.3),
        pytest.approx(16.35, abs=0.3),
    )
    assert (box.x0 + box.x1) / 2 == pytest.approx(148.5, abs=0.5)


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
@pytest.mark.parametrize("shift", [(0, 0), (-37, 113)], ids=["origin", "shifted"])
@pytest.mark.parametrize("crop", [(0, 0, 0, 0), (20, 11, 7, 30)], ids=["whole", "cropped"])
def test_turned_and_cut_pages_are_stamped_as_they_are_read(degrees, shift, crop):
    size = (210.0, 297.0) if degrees in {0, 180} else (297.0, 210.0)
    data = turned(printed([(100, 150, "中间")], size=size), degrees, crop, shift)
    facts = look_at(data)
    copy = copy_of(data)
    box = red_box(copy.content)
    width = facts.pages[0].width
    assert facts.pages[0].height > width
    assert (box.x0 + box.x1) / 2 == pytest.approx(width / 2, abs=0.3)
    assert box.y0 == pytest.approx(12 - LINE / 2, abs=0.3)
    assert ink_elsewhere(data, copy.content) == 0


def test_contents_that_leave_their_states_open_do_not_move_the_stamp():
    data = page_of(b"q q 0.5 0 0 0.5 100 100 cm 1 0 0 RG 200 200 300 100 re f")
    box = red_box(copy_of(data).content)
    assert (box.x0 + LINE / 2, box.y0 + LINE / 2) == (
        pytest.approx(82.5, abs=0.2),
        pytest.approx(12, abs=0.2),
    )
    closed = page_of(b"q 0.5 0 0 0.5 0 0 cm Q 0 0 1 rg 200 200 300 100 re f (q q) pop")
    assert red_box(copy_of(closed).content).x0 == pytest.approx(82.5, abs=0.3)


def test_long_values_get_smaller_or_two_lines_never_outside_their_cell():
    data = printed([(28, 80, "正文")])
    long = ("Z109", "2025", "0001", "社会事务和退役军人办公室", "永久", "1234")
    copy = archival_pdf(data, look_at(data), CopyWish(IDENTITY, Scheme(), Stamp(long)))
    with pdfplumber.open(io.BytesIO(copy.content)) as pdf:
        chars = [c for c in pdf.pages[0].chars if c["top"] < 28 / 25.4 * 72 and c["x0"] < 97.5 / 25.4 * 72]
    mm = 25.4 / 72
    below = [c for c in chars if c["text"] in long[3]]
    assert "".join(c["text"] for c in below) == long[3]
    assert min(c["x0"] for c in below) * mm >= 82.5
    assert max(c["x1"] for c in below) * mm <= 97.5
    assert len({round(c["top"], 1) for c in below}) == 2


def test_values_are_those_of_the_item_as_codes_or_as_words():
    part = Part("正文", "a.pdf", "", 0, "pdf", pages=3)
    item = Item(
        "1",
        "通知",
        "镇政府",
        "20250102",
        2025,
        "D30",
        (part, replace(part, role="附件")),
        org="BGS",
        item_no=7,
    )
    scheme = Scheme("Z109", "例示县清禾镇人民政府", "机构", {"BGS": "办公室"})
    assert stamp_of(item, scheme).cells == ("Z109", "2025", "0007", "BGS", "D30", "6")
    assert stamp_of(item, scheme, words=True).cells == ("Z109", "2025", "0007", "办公室", "30年", "6")
    assert stamp_of(replace(item, org=""), Scheme()).cells[0] == ""
    assert stamp_of(replace(item, org=""), scheme).cells[3] == ""


def test_a_copy_that_bears_the_same_stamp_gets_no_second_one():
    first = copy_of(printed([(28, 80, "正文")]))
    again = copy_of(first.content)
    assert len(stamps_of(again.content)) == 1
    assert codes(again) == []
    assert again.content.count(b"GovDocsMark") <= first.content.count(b"GovDocsMark")


def test_a_copy_from_another_archive_is_told():
    first = copy_of(printed([(28, 80, "正文")]))
    other = Stamp(("Z109", "2024", "0009", "BGS", "Y", "1"))
    again = archival_pdf(first.content, look_at(first.content), CopyWish(IDENTITY, Scheme(), other))
    assert codes(again) == ["A309"]
    assert sorted(stamp.cells[2] for stamp in stamps_of(again.content)) == ["0001", "0009"]
