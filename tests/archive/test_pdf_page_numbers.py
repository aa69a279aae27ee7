"""Page numbers on the copies: which pages bear them, in which corner, and never over what stands there."""

from __future__ import annotations

import pytest
from pdf_samples import codes, copy_of, full_page, printed, rule_page, scan
from test_stamps_on_pages import ink_elsewhere

from govdocs.archive.model import Scheme
from govdocs.readers.pdf import look_at
from govdocs.writers.archival_images import picture_pdf

TEXT = [(28, 100, "正文")]


def numbers(content):
    """For each page the number in a corner: it, its right or left distance, its upper or lower one."""
    found = []
    for page in look_at(content).pages:
        corner = [(value, rect) for value, rect in page.numbers if value < 1000]
        found.append(
            [
                (
                    value,
                    "右" if rect.x0 > page.width / 2 else "左",
                    "上" if rect.y0 < page.height / 2 else "下",
                )
                for value, rect in corner
            ]
        )
    return found


def test_every_page_with_text_bears_its_number_in_the_upper_right_corner():
    copy = copy_of(printed(TEXT, TEXT, TEXT), stamp=False)
    assert numbers(copy.content) == [[(n, "右", "上")] for n in (1, 2, 3)]
    assert (copy.pages, copy.last_number) == (3, 3)
    page = look_at(copy.content).pages[0]
    ((_, rect),) = page.numbers
    assert rect.x1 == pytest.approx(195, abs=0.5)
    assert 9 < rect.y0 < rect.y1 < 14


def test_blank_pages_bear_none_and_are_not_counted():
    copy = copy_of(printed(TEXT, [], TEXT, []), stamp=False)
    assert numbers(copy.content) == [[(1, "右", "上")], [], [(2, "右", "上")], []]
    assert (copy.pages, copy.last_number) == (2, 2)


def test_numbers_go_on_over_the_parts_of_an_item():
    copy = copy_of(printed(TEXT, TEXT), stamp=False, first_number=10)
    assert [page[0][0] for page in numbers(copy.content)] == [10, 11]
    assert copy.last_number == 11


def test_without_a_first_number_there_are_none():
    copy = copy_of(printed(TEXT), stamp=False, first_number=0)
    assert numbers(copy.content) == [[]]


def test_printed_on_both_sides_backs_bear_it_at_the_left():
    copy = copy_of(printed(TEXT, TEXT, [], TEXT), scheme=Scheme(duplex=True), stamp=False)
    assert numbers(copy.content) == [[(1, "右", "上")], [(2, "左", "上")], [], [(3, "左", "上")]]


def test_an_office_may_have_them_in_the_lower_corner():
    copy = copy_of(printed(TEXT, TEXT), scheme=Scheme(page_corner="下"), stamp=False)
    assert numbers(copy.content) == [[(1, "右", "下")], [(2, "右", "下")]]


def test_what_stands_in_the_corner_is_not_written_over():
    data = printed([(150, 13, "编号甲乙丙丁戊己庚"), (28, 100, "正文")])
    copy = copy_of(data, stamp=False)
    assert ink_elsewhere(data, copy.content) == 0
    assert look_at(copy.content).pages[0].numbers[0][0] == 1


def test_a_number_never_meets_the_stamp():
    copy = copy_of(printed([(5, 20, "票")], size=(75.0, 100.0)))
    assert not copy.front
    found = [rect for value, rect in look_at(copy.content).pages[0].numbers if value == 1]
    outside = [rect for rect in found if rect.x0 > 60 or rect.y0 > 28]
    assert len(outside) == 1


def test_a_page_that_is_full_bears_none_and_it_is_told():
    data = printed(full_page(gap=4.0), TEXT)
    lines = rule_page(*((1, y / 2, 209, y / 2) for y in range(2, 592)))
    assert codes(copy_of(lines, stamp=False)) == ["A305"]
    assert numbers(copy_of(data, stamp=False).content)[1] == [(2, "右", "上")]


def test_the_same_number_at_the_same_place_is_not_written_twice():
    data = printed([(192, 14, "1"), (28, 100, "正文")], [(192, 14, "7"), (28, 100, "正文")])
    copy = copy_of(data, stamp=False)
    assert [[value for value, *_ in page] for page in numbers(copy.content)] == [[1], [7, 2]] or [
        [value for value, *_ in page] for page in numbers(copy.content)
    ] == [[1], [2, 7]]


def test_a_printed_number_at_the_foot_can_serve_when_it_is_the_same():
    data = printed([(28, 100, "正文"), (180, 280, "—1—")], [(28, 100, "正文"), (180, 280, "—5—")])
    assert [len(page) for page in numbers(copy_of(data, stamp=False).content)] == [2, 2]
    kept = numbers(copy_of(data, stamp=False, keep_printed=True).content)
    assert [len(page) for page in kept] == [1, 2]


def test_an_empty_page_from_a_scanner_is_blank_and_it_is_told():
    data = picture_pdf(scan())
    facts = look_at(data)
    assert (facts.pages[0].scanned, facts.pages[0].blank, facts.content_pages) == (True, True, 0)
    assert codes(copy_of(data, stamp=False)) == ["A306"]


def test_a_scanned_line_of_text_makes_a_page_of_content():
    data = picture_pdf(scan(lambda pen: pen.rectangle([400, 700, 900, 730], fill=(60, 60, 60))))
    assert look_at(data).content_pages == 1


def test_two_copies_of_one_file_are_the_same_bytes():
    data = printed(TEXT, TEXT)
    assert copy_of(data).content == copy_of(data).content
