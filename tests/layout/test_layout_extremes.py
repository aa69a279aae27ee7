"""Documents at the edge of what a page can hold: nothing is lost, and what does not fit is said."""

from itertools import pairwise

import layout_samples as s
import pytest

from govdocs.diagnostics import Severity
from govdocs.document.nodes import Cell, Heading, Imprint, Masthead, PageBreak, Paragraph, Table
from govdocs.errors import InvalidDataError
from govdocs.layout import codes
from govdocs.layout.namelists import names_in

SHORT = Paragraph.of("请认真执行。")


def of_signers(count):
    names = tuple(f"何{sign}" for sign in s.han(count))
    masthead = Masthead((s.ISSUER,), "清政发〔2025〕3号", signers=names, upward=True)
    return s.laid_out(s.notice(SHORT, s.stamp(), masthead=masthead))


def inside(pages):
    for line in pages.lines:
        assert line.x0 >= 0
        assert line.top >= 37.0 - 0.06 or line.part == "page_number"
        assert s.bottom(line) <= 262.06 or line.part == "page_number"
    return True


# -- 版头 --------------------------------------------------------------------------------------------


def test_six_signers_stand_two_a_line_and_are_not_mentioned():
    pages = of_signers(6)
    rows = {round(line.top, 2) for line in s.of_part(pages, "signers")}
    assert len(rows) == 3
    assert codes.SIGNERS_CLOSER not in s.codes(pages)


@pytest.mark.parametrize("count", [20, 30, 37])
def test_many_signers_stand_more_to_a_line_and_the_title_keeps_its_page(count):
    pages = of_signers(count)
    assert inside(pages)
    assert codes.SIGNERS_CLOSER in s.codes(pages)
    assert {line.page for line in s.of_role(pages, "title")} == {0}
    assert any(line.page == 0 for line in s.of_block(pages, len(pages.document.blocks) - 2))
    number, names = s.of_part(pages, "number")[0], s.of_part(pages, "signers")
    same_line = [name for name in names if abs(name.top - number.top) < 0.1]
    assert all(name.x0 > number.x1 for name in same_line)


def test_a_masthead_that_leaves_no_room_for_the_title_is_refused():
    names = tuple(f"例示县第{number}工作委员会" for number in range(1, 60))
    with pytest.raises(InvalidDataError) as refused:
        s.laid_out(s.notice(SHORT, masthead=Masthead(names, "清委发〔2025〕3号")))
    assert [fault.code for fault in refused.value.diagnostics] == [codes.MASTHEAD_TOO_TALL]
    assert "发文机关" in refused.value.hint


def test_a_mark_smaller_than_the_title_is_a_warning_with_the_way_out():
    names = tuple(f"例示县第{number}工作委员会" for number in range(1, 13))
    pages = s.laid_out(s.notice(SHORT, s.stamp(), masthead=Masthead(names, "清委发〔2025〕3号")))
    (found,) = [finding for finding in pages.findings if finding.code == codes.MARK_SHRUNK]
    assert found.severity is Severity.WARNING
    assert "主办机关" in found.hint


# -- 主送 --------------------------------------------------------------------------------------------


def test_addressees_that_no_imprint_can_hold_stay_before_the_text_with_a_warning():
    organs = "，".join(f"例示县清禾镇第{number}村民委员会" for number in range(1, 120))
    pages = s.laid_out(s.document(s.title(), s.addressees(organs + "："), SHORT, s.stamp()))
    assert inside(pages)
    assert codes.NO_BODY_ON_FIRST_PAGE in s.codes(pages)
    assert codes.ADDRESSEES_MOVED not in s.codes(pages)
    assert "".join(s.page_text(page) for page in pages.pages).count("村民委员会") == 119


def test_addressees_stay_where_moving_them_brings_no_text_to_page_1():
    title = s.title("例示县清禾镇人民政府关于" + "开展走访工作和" * 24 + "的通知")
    pages = s.laid_out(s.document(title, s.addressees(), SHORT, s.stamp()))
    assert codes.ADDRESSEES_MOVED not in s.codes(pages)
    assert not s.of_part(pages, "imprint.addressees")


def test_an_office_too_long_for_the_sheet_is_refused_with_its_page():
    with pytest.raises(InvalidDataError) as refused:
        s.laid_out(s.notice(SHORT, masthead=Masthead((s.ISSUER,), "清政发" * 30 + "〔2025〕3号")))
    (fault,) = refused.value.diagnostics
    assert (fault.code, fault.where) == (codes.OFF_SHEET, "第1页")


# -- the signature -----------------------------------------------------------------------------------


def names_of_attachments(count):
    first = Paragraph.of("附件：1.任务分解表", "attachment_note", 5)
    rest = (Paragraph.of(f"{n}.联络员名单", "attachment_note_next", 2) for n in range(2, count + 1))
    return (first, *rest)


@pytest.mark.parametrize("count", range(18, 46))
def test_a_signature_after_very_many_attachment_names_has_some_of_them_beside_it(count):
    pages = s.laid_out(s.notice(SHORT, *names_of_attachments(count), s.stamp(), imprint=None))
    index = s.stamp_index(pages)
    page = s.of_block(pages, index)[0].page + 1
    others = [line for line in s.on_page(pages, page) if line.index != index]
    assert others
    assert inside(pages)
    assert codes.SEALS_DIVIDED not in s.codes(pages)


def test_headings_that_stand_in_a_chain_go_with_the_signature_or_yield():
    chain = [
        Heading(level, "重点工作", sign)
        for level, sign in enumerate(("一、", "（一）", "1.", "（1）", "①"), 1)
    ]
    chain += [Heading(5, "重点工作", "②"), Heading(5, "重点工作", "③")]
    pages = s.laid_out(s.notice(*chain, SHORT, s.stamp()))
    index = s.stamp_index(pages)
    page = s.of_block(pages, index)[0].page + 1
    assert any(line.index == index - 1 for line in s.on_page(pages, page))
    assert codes.SIGNATURE_ALONE not in s.codes(pages)


def test_unsealed_names_that_fill_more_than_a_page_go_on_over_several():
    names = tuple(f"例示县清禾镇第{number}村民委员会" for number in range(1, 41))
    masthead = Masthead((s.ISSUER,), "清政发〔2025〕3号")
    pages = s.laid_out(s.notice(s.lines(3), s.stamp(*names, sealing="unsealed"), masthead=masthead))
    assert inside(pages)
    assert len(s.of_block(pages, s.stamp_index(pages))) == 41


# -- gaps --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("diameter", "count"), [(50.0, 4), (45.0, 3)])
def test_gaps_give_way_a_little_before_lines_move_on(diameter, count):
    names = () if diameter == 50.0 else (Paragraph.of("附件：名单", "attachment_note", 3),)
    pages = s.laid_out(s.notice(s.lines(count), *names, s.stamp(diameter=diameter)))
    assert codes.GAPS_TIGHTENED in s.codes(pages)
    assert codes.LINES_MOVED not in s.codes(pages)
    assert s.of_block(pages, s.stamp_index(pages))[0].page == 0
    rule = next(rule for rule in pages.pages[0].rules if rule.color == (1.0, 0.0, 0.0))
    title, addressees = s.of_role(pages, "title"), s.of_role(pages, "addressees")
    above = title[0].top - rule.y0 - rule.thickness / 2
    assert 20.78 - 1.41 <= above < 20.78
    assert 10.39 - 1.41 <= addressees[0].top - s.bottom(title[-1]) < 10.39
    assert inside(pages)


def test_gaps_stay_where_the_page_has_room():
    pages = s.laid_out(s.notice(s.lines(2), s.stamp()))
    rule = next(rule for rule in pages.pages[0].rules if rule.color == (1.0, 0.0, 0.0))
    assert s.of_role(pages, "title")[0].top - rule.y0 - rule.thickness / 2 == pytest.approx(20.78)
    assert codes.GAPS_TIGHTENED not in s.codes(pages)


# -- tables ------------------------------------------------------------------------------------------


def table(*rows, header=1):
    return Table(
        tuple(tuple(cell if isinstance(cell, Cell) else Cell(cell) for cell in row) for row in rows), header
    )


def test_a_head_takes_in_the_rows_that_its_cells_reach_into():
    head = (("类别", Cell("月标准", 1, 3)), ("调整前", "调整后", "增幅"))
    first = (Cell("类别", 2), Cell("月标准", 1, 3))
    rows = [(f"第{n}类", "100", "110", "10") for n in range(60)]
    pages = s.laid_out(s.document(table(first, head[1], *rows), masthead=None, imprint=None))
    assert len(pages.pages) > 1
    for page in range(1, len(pages.pages) + 1):
        shown = [(line.row, line.column) for line in s.on_page(pages, page)]
        assert {(0, 0), (0, 1), (1, 0), (1, 1), (1, 2)} <= set(shown)
    assert pages.document.blocks[0].header == 2


def test_a_label_beside_all_rows_is_no_head():
    tall = table((Cell("类别", 9), "项目"), *[("走访",)] * 8)
    pages = s.laid_out(s.document(tall, masthead=None, imprint=None))
    assert pages.document.blocks[0].header == 1


def test_a_row_higher_than_a_page_begins_below_the_text_and_shows_every_line_once():
    text = "".join(f"第{n}户已经走访登记。" for n in range(1, 400))
    pages = s.laid_out(s.notice(table(("序号", "内容"), ("1", text)), s.stamp()))
    (first,) = [row for row in pages.rows if row.page == 0 and row.row == 1]
    assert first.height > 60
    assert codes.ADDRESSEES_MOVED not in s.codes(pages)
    ends = sorted(
        (line.start, line.end)
        for line in pages.lines
        if (line.row, line.column) == (1, 1) and line.part == "block" and line.index == 2
    )
    assert ends[0][0] == 0
    assert ends[-1][1] == len(text)
    assert all(one[1] == two[0] for one, two in pairwise(ends))
    assert inside(pages)


def test_the_lines_of_a_divided_row_have_no_rules_between_them():
    text = "".join(f"第{n}户已经走访登记。" for n in range(1, 400))
    pages = s.laid_out(s.notice(table(("序号", "内容"), ("1", text)), s.stamp()))
    for number, page in enumerate(pages.pages):
        rows = [row for row in pages.rows if row.page == number]
        level = {round(rule.y0, 2) for rule in page.rules if rule.y0 == rule.y1 and rule.thickness < 0.2}
        assert level == {round(row.top, 2) for row in rows} | {round(row.top + row.height, 2) for row in rows}


def test_a_high_row_is_divided_only_where_the_first_page_would_show_no_text():
    high = table(("序号", "内容"), ("1", "走访登记造册" * 150))
    alone = s.laid_out(s.notice(high, s.stamp()))
    assert {row.page for row in alone.rows if row.row == 1} == {0, 1}
    after = s.laid_out(s.notice(s.lines(4), high, s.stamp()))
    assert {row.page for row in after.rows if row.row == 1} == {1}
    assert codes.ROW_DIVIDED not in s.codes(after)


def body_table(columns, text):
    return table(tuple(f"第{n}项" for n in range(columns)), tuple(text for _ in range(columns)))


@pytest.mark.parametrize(
    ("text", "orientation"), [("合格", "portrait"), ("逐户走访登记并建立台账", "landscape")]
)
def test_an_attachment_is_turned_only_when_its_table_needs_the_width(text, orientation):
    blocks = (s.lines(3), s.stamp(), PageBreak("landscape", optional=True), body_table(8, text))
    pages = s.laid_out(s.notice(*blocks))
    (row, *_) = pages.rows
    assert pages.pages[row.page].orientation == orientation


@pytest.mark.parametrize(("text", "count"), [("合格", 0), ("逐户走访登记并建立台账", 2)])
def test_a_table_in_the_text_breaks_the_page_only_when_it_is_turned(text, count):
    turn = (PageBreak("landscape", optional=True), body_table(9, text), PageBreak("portrait", optional=True))
    pages = s.laid_out(s.notice(s.lines(2), *turn, s.lines(2), s.stamp()))
    assert sum(isinstance(block, PageBreak) for block in pages.document.blocks) == count
    assert not any(isinstance(block, PageBreak) and block.optional for block in pages.document.blocks)


def test_a_page_turned_by_order_stays_turned():
    blocks = (s.lines(3), s.stamp(), PageBreak("landscape"), body_table(3, "合格"))
    assert s.laid_out(s.notice(*blocks, imprint=None)).pages[-1].orientation == "landscape"


def test_an_imprint_may_hold_what_a_page_holds():
    organs = "，".join(f"例示县清禾镇第{number}村民委员会" for number in range(1, 40))
    pages = s.laid_out(s.notice(s.lines(3), imprint=Imprint("清禾镇党政办", "2025年4月11日", organs)))
    assert inside(pages)


# -- letters -----------------------------------------------------------------------------------------


def test_accents_are_composed_for_drawing():
    pages = s.laid_out(s.notice(Paragraph.of("联系人Jose\u0301和Mu\u0308ller。")))
    assert pages.document.blocks[2].text == "联系人José和Müller。"
    assert "é" in s.page_text(pages.pages[0])
    assert "F007" not in s.codes(pages)


def test_an_accent_that_cannot_be_composed_is_framed_and_stops_nothing():
    pages = s.laid_out(s.notice(Paragraph.of("变量q\u0327的值。")))
    assert "F007" in s.codes(pages)
    text = s.page_text(pages.pages[0])
    assert "\u0327" not in text
    assert "的值" in text


def test_every_drawn_character_is_in_the_face_that_draws_it():
    pages = s.laid_out(
        s.notice(Paragraph.of("Jose\u0301、q\u0327、字\u200d字\ufe00、a\u0301\u0327、葛\U000e0100。"))
    )
    for run in pages.pages[0].runs:
        assert all(run.face.has(character) for character in run.text)


def test_accented_letters_stand_as_close_as_the_others():
    pages = s.laid_out(s.notice(Paragraph.of("Müller" + s.han(10))))
    (line,) = s.of_block(pages, 2)
    plain = s.of_block(s.laid_out(s.notice(Paragraph.of("Muller" + s.han(10)))), 2)[0]
    assert line.x1 - line.x0 == pytest.approx(plain.x1 - plain.x0, abs=1.5)


def test_a_signature_behind_a_turned_table_stays_on_its_page():
    turn = (
        PageBreak("landscape", optional=True),
        body_table(9, "逐户走访登记并建立台账"),
        PageBreak("portrait", optional=True),
    )
    pages = s.laid_out(s.notice(s.lines(2), *turn, s.stamp()))
    page = s.of_block(pages, s.stamp_index(pages))[0].page
    assert {row.page for row in pages.rows} == {page}
    assert pages.pages[page].orientation == "landscape"


def test_a_title_that_its_masthead_would_cut_in_two_is_refused():
    signers = tuple(f"何{sign}" for sign in s.han(65))
    masthead = Masthead((s.ISSUER,), "清政发〔2025〕3号", signers=signers, upward=True)
    title = s.title("例示县清禾镇人民政府关于" + "开展走访登记和建立台账" * 4 + "的请示")
    with pytest.raises(InvalidDataError) as refused:
        s.laid_out(s.document(title, SHORT, masthead=masthead))
    assert [fault.code for fault in refused.value.diagnostics] == [codes.MASTHEAD_TOO_TALL]


# -- names in columns --------------------------------------------------------------------------------


def in_rows(*texts):
    pages = s.laid_out(s.notice(s.lines(1), *map(Paragraph.of, texts), s.lines(1)))
    listed = s.of_role(pages, "roster")
    assert all(line.x0 == pytest.approx(28 + 2 * s.CELL) for line in listed)
    return [pages.document.blocks[line.index].text for line in listed]


def test_names_divided_by_spaces_stand_in_columns():
    first, second = "王小明　李　强　欧阳雪梅　赵　倩　周　伟　吴　迪", "孙　浩　钱多多  陈　晨　褚　健"
    rows = in_rows(first, second)
    assert rows[0] == "王小明　　李　强　　欧阳雪梅　赵　倩　　周　伟"
    assert [len(row) for row in rows] == [23, 23]
    assert "".join("".join(rows).split()) == "".join((first + second).split())


def test_a_short_last_row_joins_the_list_before_it():
    assert len(in_rows("王小明　李　强　赵　倩　周　伟　吴　迪　郑　爽", "张　三　孔　明")) == 2


def test_villages_with_notes_are_names_too():
    text = "甲山村　乙水村　丙岭村（女）　丁沟村　戊坪村"
    assert names_in(Paragraph.of(text)) == text.split("　")


@pytest.mark.parametrize(
    "text",
    [
        "请各村　各单位",
        "中　国　共　产　党　例　示　县　委　会",
        "一、先进集体　甲山村　乙水村　丙岭村，丁沟村",
        "镇政府　决定　表扬　以下　先进。",
        "何某川　施某远　龚　某　郑　某　王",
    ],
)
def test_other_texts_with_spaces_are_left_alone(text):
    assert in_rows(text) == []
    assert names_in(Paragraph.of("王小明　李　强　欧阳雪梅　赵　倩　周　伟", "note")) == []
