"""Forms on the page: columns as asked for, room to write, to sign and to seal, photographs, cuts."""

from dataclasses import replace

import pytest

from form_samples import EMPTY, FORM, VALUES, WIDE, laid_out
from govdocs.document.forms import Box, Form, Grid, Line, Seam, Sign, pair, row
from govdocs.document.nodes import Picture
from govdocs.fonts.library import bundled_fonts
from govdocs.kinds.parts.forms import compose_form
from govdocs.layout import codes
from govdocs.layout.engine import layout
from govdocs.styles.forms import form_style
from govdocs.styles.gb9704 import GB9704

STYLE = form_style(GB9704)
SENTENCE = "孩子与祖母同住，学习正常，生活上没有困难。"


def grid(*rows, shares=(20, 30, 20, 30), **more):
    """A form of one grid and nothing else."""
    return Form("表", (Grid(tuple(rows), shares, **more),), title_shown=False)


def cell_lines(pages, row_number, column):
    return [line for line in pages.lines if (line.row, line.column) == (row_number, column)]


def text_of(pages, line):
    cells = pages.document.blocks[line.index].rows[line.row]
    return cells[line.column].text[line.start : line.end]


def row_of(pages, number):
    return next(placed for placed in pages.rows if placed.row == number)


def test_columns_have_their_shares_whatever_they_hold():
    short = laid_out(grid(row(pair("甲", "一"), pair("乙", "二"))))
    long = laid_out(grid(row(pair("甲", SENTENCE * 3), pair("乙", "二"))))
    assert short.tables[0].widths == long.tables[0].widths
    assert sum(short.tables[0].widths) == pytest.approx(STYLE.page.text_width)
    assert short.tables[0].widths[1] == pytest.approx(STYLE.page.text_width * 0.3)


def test_an_empty_form_leaves_room_to_write():
    pages = laid_out(values=EMPTY)
    assert all(placed.height >= STYLE.numbers.form_row_low - 0.01 for placed in pages.rows)


def test_a_row_is_as_high_as_asked_or_as_its_text():
    pages = laid_out(grid(row(pair("甲", "", 3), height=40), row(pair("乙", SENTENCE * 12, 3), height=10)))
    assert row_of(pages, 0).height == pytest.approx(40)
    assert row_of(pages, 1).height > 20


def test_labels_stand_in_the_middle_and_content_at_the_left():
    pages = laid_out(grid(row(pair("甲乙", "丙", 3))))
    edges = pages.tables[0]
    (label,), (content,) = cell_lines(pages, 0, 0), cell_lines(pages, 0, 1)
    middle = edges.left + edges.widths[0] / 2
    assert (label.x0 + label.x1) / 2 == pytest.approx(middle, abs=0.01)
    assert content.x0 == pytest.approx(edges.left + edges.widths[0] + edges.pad)


def test_the_lines_of_a_label_are_even():
    pages = laid_out(grid(row(Box("受送达人签名或盖章处", 1, look="label"), Box("", 3))))
    lengths = [line.end - line.start for line in cell_lines(pages, 0, 0)]
    assert max(lengths) - min(lengths) <= 1


def test_a_signature_stands_low_at_the_right_with_room_behind_a_colon():
    text = "情况属实。\n\n签名：\n2025年4月10日"
    pages = laid_out(grid(row(Box("意见", look="label"), Box(text, 3, look="sign"))))
    opinion, sign, day = cell_lines(pages, 0, 1)
    right = pages.tables[0].left + STYLE.page.text_width - pages.tables[0].pad
    placed = row_of(pages, 0)
    em = 12 * 25.4 / 72
    assert opinion.x0 < sign.x0
    assert opinion.top < placed.top + 3
    assert right - day.x1 == pytest.approx(em)
    assert right - sign.x1 == pytest.approx(6 * em)
    assert placed.top + placed.height - day.top < 8


def test_a_signature_alone_stands_low():
    pages = laid_out(grid(row(Box("签名", look="label"), Box("年　月　日", 3, look="sign"), height=30)))
    (day,) = cell_lines(pages, 0, 1)
    assert day.top > row_of(pages, 0).top + 20


def test_a_seal_has_room_over_its_date():
    pages = laid_out(
        grid(row(Box("意见", look="label"), Box("同意。\n\n（盖章）\n2025年4月10日", 3, look="stamp")))
    )
    placed = row_of(pages, 0)
    _, name, day = cell_lines(pages, 0, 1)
    right = pages.tables[0].left + STYLE.page.text_width
    assert placed.height >= STYLE.numbers.form_seal + 5
    assert (day.x0 + day.x1) / 2 == pytest.approx((name.x0 + name.x1) / 2)
    assert right - (day.x0 + day.x1) / 2 >= STYLE.numbers.form_seal / 2


def test_a_narrow_cell_to_sign_in_still_holds_its_text():
    pages = laid_out(grid(row(Box("签名：", look="sign"), Box("（盖章）", look="stamp"), Box("", 2))))
    for column in (0, 1):
        (line,) = cell_lines(pages, 0, column)
        left = pages.tables[0].left + sum(pages.tables[0].widths[:column])
        assert line.x0 >= left
        assert line.x1 <= left + pages.tables[0].widths[column]


def test_text_longer_than_its_cell_to_sign_in_is_all_there():
    text = f"{SENTENCE * 12}\n\n签名：\n2025年4月10日"
    pages = laid_out(grid(row(Box("意见", look="label"), Box(text, look="sign"), Box("", 2))))
    shown = "".join(text_of(pages, line) for line in cell_lines(pages, 0, 1))
    assert shown == text.replace("\n", "")


def test_a_photograph_has_its_room_and_stands_in_the_middle():
    form = grid(row(pair("姓名", "林某安", 2), Box("照片", look="photo", rows=2)), row(pair("性别", "女", 2)))
    empty = laid_out(form)
    picture = Picture(b"\x89PNG\r\n\x1a\n" + bytes(8) + bytes([0, 0, 0, 26, 0, 0, 0, 35]), 26.0)
    pages = laid_out(form, {**VALUES, "照片": picture})
    assert sum(placed.height for placed in empty.rows) >= STYLE.numbers.form_photo_height
    (shown,) = pages.pages[0].pictures
    assert (shown.width, shown.height) == (pytest.approx(26), pytest.approx(35))
    middle = pages.rows[0].top + sum(placed.height for placed in pages.rows) / 2
    assert shown.y + shown.height / 2 == pytest.approx(middle)
    assert not empty.pages[0].pictures


def test_boxes_stay_with_their_words_and_lines_begin_without_spaces():
    words = "　".join(
        f"□{word}" for word in ("农村留守儿童", "孤儿", "事实无人抚养儿童", "重病儿童", "其他") * 2
    )
    pages = laid_out(grid(row(pair("类别", words))))
    shown = [text_of(pages, line) for line in cell_lines(pages, 0, 1)]
    assert len(shown) > 2
    assert all(line.startswith("□") for line in shown)


def test_boxes_are_drawn_by_one_face():
    pages = laid_out(grid(row(pair("类别", "☑甲　□乙"))))
    faces = {run.face for run in pages.pages[0].runs if set(run.text) & set("□☑")}
    assert len(faces) == 1
    assert pages.findings == ()


def test_a_word_longer_than_its_cell_is_divided_and_told_of_without_a_name():
    pages = laid_out(grid(row(pair("号码", "1" * 30), pair("姓名", "林某安"))))
    assert [finding.code for finding in pages.findings] == [codes.WORD_CUT]
    assert "林" not in str(pages.findings)


def test_a_row_higher_than_the_rest_of_the_page_goes_to_the_next():
    rows = [row(pair("甲", "一", 3), height=60) for _ in range(5)]
    pages = laid_out(grid(*rows))
    assert [placed.page for placed in pages.rows] == [0, 0, 0, 0, 1]
    assert all(placed.height == pytest.approx(60) for placed in pages.rows)


def test_the_longest_text_flows_to_a_second_page():
    pages = laid_out(grid(row(pair("甲", SENTENCE * 160, 3))))
    shown = "".join(text_of(pages, line) for line in cell_lines(pages, 0, 1))
    assert shown == SENTENCE * 160
    assert len(pages.pages) > 1
    foot = STYLE.page.height - STYLE.page.bottom
    assert all(line.top + line.size * 25.4 / 72 <= foot for line in pages.lines if line.part == "block")


def test_a_head_is_repeated_on_each_page():
    rows = [row(Box("次", look="label"), Box("情况", 3, look="label"))]
    rows += [row(Box(str(number)), Box(SENTENCE, 3), height=20) for number in range(20)]
    pages = laid_out(grid(*rows, header=1))
    heads = [placed.page for placed in pages.rows if placed.row == 0]
    assert heads == list(range(len(pages.pages)))


def test_smaller_type_is_taken_where_it_spares_a_page():
    def form(count):
        return grid(*(row(pair("甲", "一"), pair("乙", "二")) for _ in range(count)))

    exact, more, much = laid_out(form(27)), laid_out(form(29)), laid_out(form(40))
    assert [len(pages.pages) for pages in (exact, more, much)] == [1, 1, 2]
    assert [pages.tables[0].size for pages in (exact, more, much)] == [12.0, 10.5, 12.0]
    assert [finding.code for finding in more.findings] == [codes.FORM_SHRUNK]


def test_a_cut_is_dashed_on_both_sides_of_its_number():
    pages = laid_out(
        Form("表", (Line("上联", "form_text"), Seam("清未保〔2025〕3号"), Line("下联", "form_text")))
    )
    line = next(line for line in pages.lines if line.index == 2)
    rules = [rule for rule in pages.pages[0].rules if rule.y0 == rule.y1]
    assert (line.x0 + line.x1) / 2 == pytest.approx(STYLE.page.left + STYLE.page.text_width / 2)
    assert min(rule.x0 for rule in rules) == pytest.approx(STYLE.page.left)
    assert max(rule.x1 for rule in rules) <= STYLE.page.left + STYLE.page.text_width + 0.01
    assert not [rule for rule in rules if rule.x1 > line.x0 and rule.x0 < line.x1]


def test_a_cut_without_a_number_is_dashed_from_edge_to_edge():
    pages = laid_out(Form("表", (Line("上联", "form_text"), Seam("{{ 备注 }}"), Line("下联", "form_text"))))
    assert len(pages.pages[0].rules) > 40


def test_a_cut_never_ends_a_page():
    parts = [Line(SENTENCE, "form_text") for _ in range(1)]
    for count in range(20, 34):
        lines = [Line("一行", "form_text")] * count
        pages = laid_out(Form("表", (*lines, Seam("骑缝"), *parts), title_shown=False))
        seam = next(line for line in pages.lines if line.index == count)
        after = next(line for line in pages.lines if line.index == count + 1)
        assert seam.page == after.page


def test_forms_have_pages_of_their_own():
    pages = laid_out()
    assert min(line.top for line in pages.lines) == pytest.approx(25, abs=0.01)
    assert pages.pages[0].number == 1
    assert laid_out(WIDE).pages[0].orientation == "landscape"


def test_signatures_are_as_large_as_the_text():
    pages = laid_out(Form("表", (Line("正文", "form_text"), Sign("例示县清禾镇人民政府", "2025年4月10日"))))
    assert {line.size for line in pages.lines if line.part == "block" and line.index > 0} == {14.0}


def test_names_of_a_form_are_no_part_of_what_is_told():
    values = {**VALUES, "证件号码": "9" * 60, "姓名": "林某安" * 30}
    findings = layout_findings(values)
    assert "林某安" not in findings
    assert "999" not in findings


def layout_findings(values):
    return str(laid_out(FORM, values).findings)


def test_a_form_whose_shares_do_not_fit_its_rows_has_even_columns():
    document = compose_form(grid(row(pair("甲", "乙", 3))), VALUES, "走访")
    table = replace(document.blocks[0], widths=(0.5, 0.5))
    pages = laid_out_document(replace(document, blocks=(table,)))
    assert len(set(pages.tables[0].widths)) == 1


def laid_out_document(document):
    return layout(document, GB9704, bundled_fonts())
