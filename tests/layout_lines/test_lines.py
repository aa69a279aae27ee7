"""Lines: 28 characters, marks where they may stand, numbers and names whole, and Word breaking alike."""

from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from office_simulator import office_breaks

from govdocs.layout.typesetting.breaking import FREE, SOFT, break_codes, spans
from govdocs.layout.typesetting.lines import Setting, break_lines
from govdocs.text.characters import CLOSING_MARKS, OPENING_MARKS

CELL = 442.2 / 28
BODY = Setting(CELL, 16, -0.25)
ROOM = (442.2 - 2 * CELL, 442.2)
NAMES = ("何某川", "例示县清禾镇", "欧阳某某")
PIECES = (
    "为切实保障", "未成年人", "合法权益", "，", "各村（社区）", "要", "落实", "“一户一档”",
    "制度", "。", "2025年4月10日", "前", "完成", "排查", "；", "投入资金", "2,347.00万元",
    "覆盖率", "98.5%", "以上", "、", "加强", "组织领导", "责任", "：", "台账", "——", "走访",
    "……", "《例示县清禾镇方案》", "（清政发〔2025〕3号）", "3.5公里", "学校", "何某川", "同志",
    "！", "“三留守”", "人员", "GB/T 9704—2012", "标准", "12名", "A4", "（试行）", "打印", "？",
    "二十三", "个", "10～20万元", "2023—2025年", "qinghe@example.cn", "‘双减’", "·",
    "3 月 20 日", "欧阳某某", "1.负责",
)  # fmt: skip
STARTERS = tuple(piece for piece in PIECES if piece[0] not in CLOSING_MARKS + "—…·")
sensible = st.builds(
    lambda first, rest: first + "".join(rest),
    st.sampled_from(STARTERS),
    st.lists(st.sampled_from(PIECES), max_size=60),
)
soup = st.text("清禾镇人民政府，。（）“”《》、—…123.4%年 AbC/-@·￥", min_size=1, max_size=120)
rooms = st.sampled_from([ROOM, (442.2, 442.2), (200.0, 230.0), (120.0, 120.0)])


def widths_of(text):
    return [0.5 if character < "\u2000" and character != "·" else 1.0 for character in text]


def broken(text, room=ROOM, setting=BODY, names=NAMES):
    return break_lines(text, widths_of(text), *room, setting, spans(text, names))


def pieces(text, **keywords):
    return [text[line.start : line.end] for line in broken(text, **keywords)]


def advance(character):
    return widths_of(character)[0] * 16 + CELL - 16


# --- what a reader sees -------------------------------------------------------------------------


def test_han_text_fills_28_cells_a_line_after_two_cells_of_indent():
    text = "清禾镇人民政府办公室" * 12
    assert [len(piece) for piece in pieces(text)] == [26, 28, 28, 28, 10]
    for line in broken(text)[1:]:
        assert line.offsets == pytest.approx(
            [place * CELL for place in range(line.end - line.start)], abs=0.01
        )


def test_the_last_line_stands_in_the_grid_and_digits_keep_their_width():
    (line,) = broken("共12人")
    assert line.offsets == pytest.approx([0, CELL, CELL + 8 - 0.207, CELL + 2 * (8 - 0.207)], abs=0.01)
    assert line.width == pytest.approx(2 * CELL + 2 * (8 - 0.207), abs=0.01)


def test_nothing_gives_no_line():
    assert broken("") == ()


def test_one_mark_too_many_is_squeezed_into_the_line():
    text = "清禾镇人民政府各村社区要认真抓好落实工作不得有误，" + "清" * 20
    room = (25 * CELL - 0.3, 442.2)
    first = broken("清" + text, room=room)[0]
    assert ("清" + text)[first.start : first.end].endswith("，")
    assert first.tracking < -0.25
    assert first.width == pytest.approx(room[0])


def test_two_marks_too_many_push_the_last_character_down():
    text = "清" * 28 + "。”" + "禾" * 40
    assert pieces(text, room=(442.2, 442.2))[0] == "清" * 27


def test_an_opening_mark_goes_down_to_its_text():
    text = "清" * 27 + "（禾" + "镇" * 40
    assert pieces(text, room=(442.2, 442.2))[:1] == ["清" * 27]


@pytest.mark.parametrize(
    "piece",
    ["2025年4月10日", "4 月 10 日", "2,347.00万元", "98.5%",
         "3.5公里", "〔2025〕33号", "何某川", "——",
     "……", "二〇二五年四月十日", "百分之二十三", "1.负", "GB18030", "第12号", "￥3500元"],
)  # fmt: skip
@pytest.mark.parametrize("place", range(20, 28))
def test_a_piece_stays_whole_wherever_the_line_ends(piece, place):
    text = "清" * place + piece + "禾" * 40
    ends = {line.end for line in broken(text, room=(442.2, 442.2))}
    assert not ends & set(range(place + 1, place + len(piece)))


@pytest.mark.parametrize(("piece", "halves"), [("2023—2025年", 5), ("10～20万元", 3)])
def test_a_range_is_divided_behind_its_sign_only_at_need(piece, halves):
    ends = [
        broken("清" * place + piece + "禾" * 40, room=(442.2, 442.2))[0].end - place for place in (24, 27)
    ]
    assert ends == [halves, 0]


def test_a_date_full_of_spaces_is_divided_rather_than_stretching_the_line():
    text = "清" * 20 + "2025 年 12 月 10 日" + "禾" * 40
    first = broken(text, room=(442.2, 442.2))[0]
    assert text[: first.end].endswith(("年 ", "月 "))


def test_the_name_of_a_long_organ_is_divided_rather_than_tearing_the_line():
    organ = "例示县清禾镇人民政府办公室"
    first = broken("清" * 18 + organ + "禾" * 40, room=(442.2, 442.2), names=(organ,))[0]
    assert first.end - 18 in (3, 6)
    whole = broken("清" * 22 + organ + "禾" * 40, room=(442.2, 442.2), names=(organ,))[0]
    assert whole.end == 22


def test_lines_before_a_loose_one_take_a_part_of_what_it_lacks():
    text = "清" * (28 * 4 + 22) + "2025年12月10日" + "禾" * 60
    lines = broken(text, room=(442.2, 442.2))
    assert text[lines[4].end :].startswith("2025年12月10日")
    assert min(line.end - line.start for line in lines[:5]) >= 26


def test_a_long_address_is_broken_rather_than_stretching_the_line():
    text = "联系邮箱为qinghe.zhen.government.office@example.lishixian.gov.cn，请于本周内报送。"
    first = broken(text)[0]
    assert first.forced
    assert text[: first.end].endswith((".", "-", "@"))


def test_an_address_longer_than_a_line_is_broken_at_the_edge():
    text = "a" * 200
    lines = broken(text, room=(442.2, 442.2))
    assert [line.end - line.start for line in lines] == [57, 57, 57, 29]
    assert all(line.forced for line in lines[:-1])


def test_a_name_longer_than_a_line_is_cut_but_no_other():
    name = "例示县清禾镇未成年人保护工作领导小组办公室"
    lines = broken(name * 2, room=(120.0, 120.0), names=(name,))
    assert max(line.end - line.start for line in lines) == 7


def test_text_that_is_not_justified_keeps_its_cells_and_says_where_help_is_needed():
    text = "清" * 24 + "2025年4月10日" + "禾" * 10
    first, _ = broken(text, room=(442.2, 442.2), setting=Setting(CELL, 16, -0.25, justify=False))
    assert (first.end, first.tracking, first.forced) == (24, None, True)
    assert first.width == pytest.approx(24 * CELL)
    plain = "清" * 40
    assert not broken(plain, setting=Setting(CELL, 16, -0.25, justify=False))[0].forced


def test_spaces_at_the_end_of_a_line_hang_over_its_edge():
    text = "清" * 28 + "  禾" * 3
    first = broken(text, room=(442.2, 442.2))[0]
    assert (first.end, first.width) == (30, pytest.approx(442.2))
    assert first.offsets[28:] == (442.2, 442.2)


def test_a_stretched_line_keeps_its_number_together():
    text = "清" * 10 + "98.5%" + "禾" * 10 + "2025年11月10日" + "镇" * 30
    first = broken(text, room=(442.2, 442.2))[0]
    gaps = [after - before for before, after in zip(first.offsets, first.offsets[1:], strict=False)]
    assert max(gaps[10:14]) <= 8
    assert gaps[0] > CELL + 1
    assert {squeeze.index for squeeze in first.squeezes} == {10, 11, 12, 13, first.end - 1}


def test_a_line_of_one_character_is_as_wide_as_it():
    assert [line.width for line in broken("清禾镇", room=(17.0, 17.0))] == pytest.approx([CELL] * 3)


@pytest.mark.parametrize("text", ["，" * 90, "（" * 90, "1" * 130, "，a" * 60, "—" * 70, "a（" * 40])
def test_text_without_any_good_place_still_fills_its_lines(text):
    lines = broken(text, room=(442.2, 442.2))
    assert "".join(text[line.start : line.end] for line in lines) == text
    assert all(line.end - line.start >= 26 for line in lines[:-1])


def test_many_changes_of_script_leave_room_for_libreoffice():
    text = "清a禾1" * 40
    lines = broken(text, room=(442.2, 442.2))
    ends = list(accumulate(line.end - line.start for line in lines))
    room = (442.2, 442.2)
    assert office_breaks(text, widths_of(text), lines, room, BODY, counts_all=False) == ends
    assert office_breaks(text, widths_of(text), lines, room, BODY, counts_all=True) == ends


# --- what always holds --------------------------------------------------------------------------


@given(st.one_of(sensible, soup), rooms)
@settings(deadline=None, max_examples=150)
def test_no_character_is_lost_or_moved(text, room):
    lines = broken(text, room=room)
    assert "".join(text[line.start : line.end] for line in lines) == text
    assert all(line.end - line.start == len(line.offsets) > 0 for line in lines)
    assert all(list(line.offsets) == sorted(line.offsets) for line in lines)


@given(sensible, rooms)
@settings(deadline=None, max_examples=150)
def test_no_line_begins_or_ends_with_a_forbidden_mark(text, room):
    codes = break_codes(text, spans(text, NAMES))
    for line in broken(text, room=room)[:-1]:
        if text[line.end] in CLOSING_MARKS + "—…·%" or text[line.end - 1] in OPENING_MARKS:
            assert not any(codes[place] in (FREE, SOFT) for place in range(line.start + 1, line.end + 1))


@given(sensible)
@settings(deadline=None, max_examples=150)
def test_names_are_never_cut(text):
    ends = {line.end for line in broken(text)}
    assert all(not ends & set(range(start + 1, end)) for start, end in spans(text, NAMES))


@given(st.one_of(sensible, soup), rooms)
@settings(deadline=None, max_examples=150)
def test_every_justified_line_ends_at_the_edge(text, room):
    for number, line in enumerate(broken(text, room=room)[:-1]):
        last = line.start + len(text[line.start : line.end].rstrip(" ")) - 1
        if last > line.start:
            right = line.offsets[last - line.start] + advance(text[last])
            assert right == pytest.approx(room[min(number, 1)], abs=0.01)


@pytest.mark.parametrize("counts_all", [True, False], ids=["Word", "LibreOffice"])
@given(text=sensible, room=st.sampled_from([ROOM, (442.2, 442.2)]))
@settings(deadline=None, max_examples=200)
def test_office_programs_break_where_we_do(counts_all, text, room):
    lines = broken(text, room=room)
    expected = list(accumulate(line.end - line.start for line in lines))
    assert office_breaks(text, widths_of(text), lines, room, BODY, counts_all=counts_all) == expected
