from itertools import pairwise

import layout_samples as s
import pytest

from govdocs.document.nodes import Cell, Heading, Masthead, Paragraph, Picture, StampArea, Table
from govdocs.layout import codes
from govdocs.layout.pictures import picture_height, pixel_size

DATE_RIGHT_SEALED = 184 - 4 * s.CELL
DATE_RIGHT_UNSEALED = 184 - 2 * s.CELL


def signed(area, count=3, **more):
    pages = s.laid_out(s.notice(s.lines(count), area, **more))
    index = s.stamp_index(pages)
    lines = s.of_block(pages, index)
    rows = max(line.row for line in lines)
    names = [line for line in lines if line.row < rows]
    (date,) = [line for line in lines if line.row == rows]
    return pages, names, date


def text_bottom(pages, page):
    return max(s.bottom(line) for line in s.on_page(pages, page) if line.index == 2)


def test_a_sealed_name_stands_centred_above_a_date_four_cells_in():
    pages, (name,), date = signed(s.stamp())
    assert date.x1 == pytest.approx(DATE_RIGHT_SEALED)
    assert s.middle(name) == pytest.approx(s.middle(date))
    assert date.top - name.top == pytest.approx(s.PITCH)
    assert not pages.pages[0].pictures


@pytest.mark.parametrize("diameter", [42.0, 45.0, 50.0])
def test_a_seal_begins_within_a_line_of_the_text_and_holds_name_and_date_in_its_lower_half(diameter):
    pages, (name,), date = signed(s.stamp(diameter=diameter, seals=(s.seal(diameter),)))
    (seal,) = pages.pages[0].pictures
    assert 0 < seal.y - text_bottom(pages, 1) <= 10.39
    assert seal.x + seal.width / 2 == pytest.approx(s.middle(date))
    assert seal.width == seal.height == pytest.approx(diameter)
    half = seal.y + diameter / 2
    assert half < (name.top + s.bottom(name)) / 2 < (date.top + s.bottom(date)) / 2 < seal.y + diameter


def test_a_long_sealed_name_stays_within_the_type_area():
    _, (name,), date = signed(s.stamp("例示县清禾镇人民政府未成年人保护工作委员会办公室"))
    assert name.x1 == pytest.approx(184.0)
    assert s.middle(name) == pytest.approx(s.middle(date))
    assert date.x1 < DATE_RIGHT_SEALED


def test_a_name_wider_than_the_page_is_wrapped_and_reported():
    long_name = "例示县清禾镇人民政府未成年人保护工作委员会办公室暨流动儿童关爱服务工作领导小组"
    for sealing in ("sealed", "unsealed"):
        pages, names, date = signed(s.stamp(long_name, sealing=sealing))
        assert codes.NAME_WRAPPED in s.codes(pages)
        assert [names[0].start, names[-1].end] == [0, len(long_name)]
        assert all(28 <= name.x0 < name.x1 <= 184.01 for name in names)
        assert date.top > names[-1].top


def test_joint_seals_stand_in_rows_without_touching_and_the_date_under_the_last_name():
    organs = ("中共清禾镇委", "清禾镇政府", "镇武装部", "镇团委")
    pages, names, date = signed(
        s.stamp(*organs, seals=(s.seal(),) * 4), masthead=Masthead(organs, "清委发〔2025〕3号")
    )
    pictures = [picture for page in pages.pages for picture in page.pictures]
    assert len(pictures) == 4
    rows = sorted({round(picture.y, 2) for picture in pictures})
    assert len(rows) == 2
    first_row = sorted(p.x for p in pictures if round(p.y, 2) == rows[0])
    assert len(first_row) == 3
    assert all(b - a >= 42.0 + 1 for a, b in pairwise(first_row))
    assert rows[1] - rows[0] > 42.0
    assert first_row[0] >= 28.0 - 1e-6
    assert max(p.x + p.width for p in pictures) <= 184.0 + 1e-6
    assert date.x1 == pytest.approx(DATE_RIGHT_SEALED)
    assert names[-1].x0 < s.middle(date) < names[-1].x1
    for name, picture in zip(names, pictures, strict=True):
        assert s.middle(name) == pytest.approx(picture.x + 21.0)


def test_joint_names_are_spaced_to_one_width():
    organs = ("中共清禾镇委员会", "清禾镇政府")
    _, names, _ = signed(s.stamp(*organs))
    assert names[0].x1 - names[0].x0 == pytest.approx(names[1].x1 - names[1].x0)


@pytest.mark.parametrize(
    "organs",
    [
        ("例示县教育局", "例示县公安局", "例示县市场监督管理局"),
        ("例示县教育局", "例示县公安局", "例示县民政局"),
        ("共青团例示县委员会", "例示县妇女联合会"),
    ],
)
def test_joint_names_in_one_row_are_told_apart_by_clear_gaps(organs):
    pages, names, date = signed(s.stamp(*organs, seals=(s.seal(),) * len(organs)))
    assert len({round(name.top, 2) for name in names}) == 1
    natural = [len(name) * s.CELL for name in organs]
    for one, two in pairwise(range(len(organs))):
        inner = max((names[n].x1 - names[n].x0 - natural[n]) / (len(organs[n]) - 1) for n in (one, two))
        assert names[two].x0 - names[one].x1 >= inner + 2 * s.CELL - 0.2
    seals = [picture.x for page in pages.pages for picture in page.pictures]
    assert all(b - a >= 43.9 for a, b in pairwise(seals))
    assert seals[-1] < s.middle(date) < seals[-1] + 42
    assert min(*seals, names[0].x0) >= 28 - 1e-6
    assert max(seals[-1] + 42, names[-1].x1) <= 184 + 1e-6


def test_a_joint_name_wider_than_the_type_area_is_set_smaller():
    organs = ("例示县" + "未成年人保护工作领导小组" * 3, "例示县民政局")
    _, names, _ = signed(s.stamp(*organs))
    assert 28 - 1e-6 <= names[0].x0 < names[0].x1 <= 184 + 1e-6


def test_more_seals_than_a_page_holds_go_on_the_next_and_are_reported():
    organs = tuple(f"例示县清禾镇第{number}联合单位" for number in range(1, 13))
    pages, names, _ = signed(s.stamp(*organs), masthead=Masthead(organs[:2], "清委发〔2025〕3号"))
    assert codes.SEALS_DIVIDED in s.codes(pages)
    assert len(names) == 12
    assert all(s.bottom(name) <= 262.05 for name in names)


def test_an_unsealed_name_stands_a_line_below_the_text_and_two_cells_in():
    pages, (name,), date = signed(s.stamp(sealing="unsealed"))
    assert name.top - text_bottom(pages, 1) == pytest.approx(10.39)
    assert name.x1 == pytest.approx(DATE_RIGHT_UNSEALED)
    assert date.x0 - name.x0 == pytest.approx(2 * s.CELL)
    assert date.top - name.top == pytest.approx(s.PITCH)


def test_a_short_unsealed_name_moves_left_so_that_the_date_keeps_two_cells():
    _, (name,), date = signed(s.stamp("清禾镇", sealing="unsealed"))
    assert date.x1 == pytest.approx(DATE_RIGHT_UNSEALED)
    assert date.x0 - name.x0 == pytest.approx(2 * s.CELL)


def test_unsealed_joint_names_stand_below_each_other():
    _, names, date = signed(s.stamp("清禾镇人民政府", "清禾镇派出所", sealing="unsealed"))
    assert names[0].x0 == pytest.approx(names[1].x0)
    assert names[0].x1 == pytest.approx(names[1].x1)
    assert names[0].top < names[1].top < date.top


def test_without_names_the_date_stands_alone():
    for sealing, right in (("sealed", DATE_RIGHT_SEALED), ("unsealed", DATE_RIGHT_UNSEALED)):
        pages = s.laid_out(s.notice(s.lines(3), StampArea((), "2025年4月10日", sealing)))
        (date,) = s.of_block(pages, 3)
        assert date.x1 == pytest.approx(right)


def test_a_signature_stamp_stands_beside_the_office_four_cells_in():
    stamp_picture = Picture(s.png(9, 3), 39.0)
    pages, (office,), date = signed(s.stamp(sealing="stamped", offices=("镇长",), seals=(stamp_picture,)))
    (picture,) = pages.pages[0].pictures
    assert picture.y - text_bottom(pages, 1) == pytest.approx(20.78)
    assert picture.x + picture.width == pytest.approx(DATE_RIGHT_SEALED)
    assert picture.height == pytest.approx(13.0)
    assert picture.x - office.x1 == pytest.approx(2 * s.CELL)
    assert (office.top + s.bottom(office)) / 2 == pytest.approx(picture.y + picture.height / 2)
    assert date.x1 == pytest.approx(DATE_RIGHT_SEALED)
    assert date.top - picture.y - picture.height == pytest.approx(10.39)


def test_room_is_left_for_a_signature_stamp_that_is_not_given():
    _, offices, date = signed(s.stamp(sealing="stamped", offices=("例示县县长", "例示市市长")))
    assert offices[1].top - offices[0].top == pytest.approx(13.0 + 10.39)
    assert offices[0].x1 == pytest.approx(DATE_RIGHT_SEALED - 41.0 - 2 * s.CELL)
    assert date.top > offices[1].top


def test_a_wrong_number_of_seals_and_an_unreadable_one_are_reported():
    pages, *_ = signed(s.stamp(seals=(Picture(b"GIF89a", 42.0), s.seal())))
    assert {codes.SEAL_COUNT, codes.PICTURE_UNREADABLE} <= set(s.codes(pages))


def test_a_jpeg_tells_its_size_too():
    app0 = b"\xff\xe0\x00\x04ab"
    frame = b"\xff\xc0\x00\x11\x08\x00\x28\x00\x50" + bytes(12)
    assert pixel_size(b"\xff\xd8" + app0 + frame) == (80, 40)
    assert pixel_size(b"\xff\xd8" + app0) is None
    assert picture_height(Picture(b"\xff\xd8" + app0 + frame, 40.0)) == pytest.approx(20.0)


# -- the signature never stands without text ---------------------------------------------------------


def with_ending(count, *after, last=28, **stamped):
    return s.laid_out(
        s.notice(s.lines(count, last), *after, s.stamp(**stamped), Paragraph.of("（此件公开发布）", "note"))
    )


@pytest.mark.parametrize("count", range(1, 34))
def test_the_signature_always_stands_with_body_text(count):
    pages = with_ending(count)
    index = s.stamp_index(pages)
    page = s.of_block(pages, index)[0].page + 1
    assert any(line.index == 2 for line in s.on_page(pages, page))
    assert any(line.index == 2 for line in s.on_page(pages, 1))
    assert codes.SIGNATURE_ALONE not in s.codes(pages)
    assert all(s.bottom(line) <= 262.05 for line in pages.lines if line.part == "block")
    assert "此页无正文" not in "".join(s.page_text(page) for page in pages.pages)


def test_with_attachments_named_the_body_moves_on_too():
    notes = [Paragraph.of("附件：1.任务分解表", "attachment_note", 5)]
    notes += [Paragraph.of(f"{number}.联络员名单", "attachment_note_next", 2) for number in range(2, 7)]
    for count in range(2, 30):
        pages = with_ending(count, *notes)
        page = s.of_block(pages, s.stamp_index(pages))[0].page + 1
        assert any(line.index == 2 for line in s.on_page(pages, page)), count


def test_a_single_line_of_body_lets_the_last_attachment_names_stand_with_the_signature():
    notes = [Paragraph.of("附件：1.任务分解表", "attachment_note", 5)]
    notes += [Paragraph.of(f"{number}.联络员名单", "attachment_note_next", 2) for number in range(2, 6)]
    pages = with_ending(1, *notes)
    assert codes.SIGNATURE_WITH_NAMES in s.codes(pages)
    index = s.stamp_index(pages)
    page = s.of_block(pages, index)[0].page + 1
    assert {line.index for line in s.on_page(pages, page)} >= {index - 2, index - 1, index}


def found(code):
    """Every document of a set whose layout took that decision."""
    laid = [with_ending(count, last=last) for count in range(4, 34) for last in (2, 28)]
    return [pages for pages in laid if code in s.codes(pages)]


def test_a_page_is_tightened_no_further_than_28_points():
    tight = found(codes.PITCH_TIGHTENED)
    assert tight
    for pages in tight:
        assert 28 * 25.4 / 72 - 1e-6 <= min(pages.pitches) < s.PITCH
        assert sum(pitch < s.PITCH - 1e-6 for pitch in pages.pitches) == 1
        (place,) = [f.where for f in pages.findings if f.code == codes.PITCH_TIGHTENED]
        number = int(place.strip("第页"))
        tops = [line.top for line in s.on_page(pages, number) if line.index == 2]
        assert tops[-1] - tops[-2] == pytest.approx(pages.pitches[number - 1])


def test_a_seal_comes_nearer_to_the_text_before_lines_are_tightened_or_moved():
    laid = [
        s.laid_out(s.notice(s.lines(count), s.stamp(seals=(s.seal(),)), imprint=imprint))
        for count in range(3, 34)
        for imprint in (None, s.IMPRINT)
    ]
    raised = [pages for pages in laid if codes.SEAL_RAISED in s.codes(pages)]
    assert raised
    for pages in raised:
        (page,) = [number for number, page in enumerate(pages.pages, 1) if page.pictures]
        (seal,) = pages.pages[page - 1].pictures
        gap = seal.y - text_bottom(pages, page)
        assert 1.0 - 1e-6 <= gap < 6.9
        assert (codes.PITCH_TIGHTENED in s.codes(pages)) <= (gap == pytest.approx(1.0))


def test_the_last_paragraph_is_tightened_when_that_saves_a_line():
    laid = [
        s.laid_out(s.notice(s.lines(8), s.lines(count, 2), s.stamp(), imprint=None))
        for count in range(12, 24)
    ]
    narrowed = [pages for pages in laid if codes.TRACKING_TIGHTENED in s.codes(pages)]
    assert narrowed
    for pages in narrowed:
        last = s.of_block(pages, 3)
        assert all(line.tracking is not None and line.tracking < -0.25 for line in last)
        assert last[-1].end - last[-1].start > 2
        assert last[-1].page == s.of_block(pages, s.stamp_index(pages))[0].page


def test_moved_lines_are_reported_with_their_page():
    moved = found(codes.LINES_MOVED)
    assert moved
    for pages in moved:
        (finding,) = [f for f in pages.findings if f.code == codes.LINES_MOVED]
        page = s.of_block(pages, s.stamp_index(pages))[0].page + 1
        assert finding.where == f"第{page - 1}页"
        assert len([line for line in s.on_page(pages, page) if line.index == 2]) == 2


def test_a_signature_that_cannot_stand_with_text_is_a_warning():
    names = tuple(f"例示县清禾镇第{number}联合单位" for number in "一二三四五六七八")
    pages = s.laid_out(
        s.notice(s.lines(1), s.stamp(*names), masthead=Masthead(names, "清委发〔2025〕3号"), imprint=None)
    )
    assert codes.SIGNATURE_ALONE in s.codes(pages)


def test_the_mark_of_many_organs_shrinks_so_that_the_signature_stands_with_its_text():
    names = tuple(f"例示县第{number}单位" for number in "一二三四")
    pages = s.laid_out(
        s.notice(
            s.lines(1), s.stamp(*names, sealing="unsealed"), masthead=Masthead(names, "清委发〔2025〕3号")
        )
    )
    assert codes.SIGNATURE_ALONE not in s.codes(pages)
    assert codes.MARK_SHRUNK in s.codes(pages)
    assert s.of_block(pages, s.stamp_index(pages))[0].page == 0


def test_a_run_in_heading_at_the_end_is_tightened_too():
    laid = [
        s.laid_out(
            s.notice(
                s.lines(8), Heading(2, "要求。", "（一）", s.han(28 * count + 22)), s.stamp(), imprint=None
            )
        )
        for count in range(14, 20)
    ]
    assert any(codes.TRACKING_TIGHTENED in s.codes(pages) for pages in laid)


def test_a_table_at_the_end_loses_no_row_for_the_signature():
    for before in range(1, 16):
        rows = tuple((Cell(str(number)), Cell(s.han(8))) for number in range(8))
        pages = s.laid_out(s.notice(s.lines(before), Table(rows, header=1), s.stamp()))
        assert {placed.row for placed in pages.rows} == set(range(8)), before
        page = s.of_block(pages, s.stamp_index(pages))[0].page
        assert any(placed.page == page for placed in pages.rows), before


def test_the_date_stays_four_characters_in_under_three_seals_and_the_last_presses_it():
    names = ("例示县民政局", "例示县教育局", "共青团例示县委员会")
    pages = s.laid_out(s.notice(s.lines(3), s.stamp(*names, diameter=45.0)))
    *placed, date = s.of_block(pages, s.stamp_index(pages))
    assert date.x1 == pytest.approx(184.0 - 4 * 156 / 28, abs=0.1)
    last = (placed[-1].x0 + placed[-1].x1) / 2
    assert last - 45.0 / 2 < date.x0 + 10 < date.x1
