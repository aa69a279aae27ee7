"""Columns of tables: shares, numbers, dates, words to choose from, names in one piece; the page they need."""

from __future__ import annotations

import layout_samples as s
import pytest

import table_samples as t
from govdocs.document.nodes import Cell, Column, Heading, PageBreak, Paragraph, Table
from govdocs.fonts.library import bundled_fonts
from govdocs.layout import codes
from govdocs.layout.engine import layout
from govdocs.layout.tables.cells import name_parts, office_room
from govdocs.styles.gb9704 import GB9704

EM = 12 * 25.4 / 72
PAD = 1.5


def laid(*blocks, names=()):
    return s.laid_out(s.document(*blocks, masthead=None, imprint=None, names=names))


def landscape(table, **more):
    return laid(PageBreak("landscape"), table, **more)


def placed(pages):
    return pages.tables[0]


def lines(pages, row, column, index=0):
    found = [line for line in s.of_block(pages, index) if (line.row, line.column) == (row, column)]
    first = {}
    for line in found:
        first.setdefault(line.start, line)
    return [first[start] for start in sorted(first)]


def field(pages, column):
    """Left and right edge of the text in a column."""
    table = placed(pages)
    left = table.left + sum(table.widths[:column])
    return left + table.pad, left + table.widths[column] - table.pad


def shared(shares, *body, head=None):
    rows = (t.row(*(head or ("列",) * len(shares))), *(t.row(*each) for each in body))
    return Table(rows, columns=tuple(Column(share=share) for share in shares))


def test_shares_divide_the_width():
    pages = landscape(shared((6, 16, 48, 14, 16), ("1", "家庭保护", t.han(90), "镇妇联", "派出所")))
    assert [round(width / 2.25, 6) for width in placed(pages).widths] == [6, 16, 48, 14, 16]


def test_a_share_never_falls_below_what_a_name_needs():
    pages = landscape(shared((6, 16, 48, 14, 16), ("1", "家庭保护", t.han(90), "文化和旅游服务中心", "")))
    widths = placed(pages).widths
    assert widths[3] == pytest.approx(9 * EM + 2 * PAD)
    assert sum(widths) == pytest.approx(225)
    assert widths[2] / widths[1] == pytest.approx(48 / 16)
    assert len(lines(pages, 1, 3, index=1)) == 1


def test_a_column_without_a_share_takes_what_its_words_need():
    pages = landscape(shared((0, 1, 3), ("2025年6月30日", t.han(30), t.han(90))))
    date, one, three = placed(pages).widths
    assert date < 11 * EM
    assert three == pytest.approx(3 * one)


def test_shares_that_crowd_one_column_while_others_stay_empty_are_not_kept():
    units = "镇宣传办、镇教办、派出所、镇综合服务中心、镇文化站、镇工会、镇团委、镇残联、各村"
    pages = landscape(shared((6, 16, 48, 14, 16), *[("1", "家庭保护", "加强家庭监护", "镇妇联", units)] * 3))
    widths = placed(pages).widths
    assert widths[4] > 0.4 * 225
    assert sum(widths) == pytest.approx(225)


def test_a_column_that_is_to_be_filled_in_keeps_its_share():
    pages = laid(shared((40, 60), *[(t.han(90), "")] * 3))
    assert [round(width / 1.56, 6) for width in placed(pages).widths] == [40, 60]


def test_shares_of_short_texts_are_kept():
    widths = placed(laid(shared((1, 1, 2), ("一", "二", "三")))).widths
    assert widths == pytest.approx((39, 39, 78))


def test_shares_that_leave_too_little_make_the_type_smaller():
    many = ("2025年6月30日",) * 5
    pages = laid(shared((1, 1, 1, 1, 20), many))
    assert codes.TABLE_SHRUNK in s.codes(pages)
    assert sum(placed(pages).widths) == pytest.approx(156)


def kinds(*columns, body):
    return Table(
        (t.row(*(name for name, _ in columns)), *(t.row(*each) for each in body)),
        columns=tuple(Column(holds) for _, holds in columns),
    )


def test_numbers_end_under_each_other_and_serial_numbers_stand_in_the_middle():
    body = [("1", "5.50", "2024"), ("10", "1,350.00", "2025")]
    pages = laid(kinds(("序号", "number"), ("金额（元）", "number"), ("年度", "number"), body=body))
    assert placed(pages).aligns == ("center", "right", "center")
    for row in (1, 2):
        (line,) = lines(pages, row, 1)
        assert line.x1 == pytest.approx(field(pages, 1)[1])
        (serial,) = lines(pages, row, 0)
        assert s.middle(serial) == pytest.approx(sum(field(pages, 0)) / 2)


def test_dates_stand_in_the_middle_and_are_never_broken():
    body = [("2025年6月30日前", t.han(60)), ("长期坚持", t.han(400)), ("2025年12月", "")]
    pages = laid(kinds(("完成时限", "date"), ("措施", "text"), body=body))
    for row in (1, 2, 3):
        (line,) = lines(pages, row, 0)
        assert s.middle(line) == pytest.approx(sum(field(pages, 0)) / 2)


def test_a_date_has_room_for_the_space_that_office_programs_put_into_it():
    assert office_room("2025年6月30日前") == pytest.approx(1.0)
    assert office_room("ZF-0009") == office_room("镇妇联") == 0
    body = [("2025年6月30日", t.han(400))]
    pages = laid(kinds(("完成时限", "date"), ("措施", "text"), body=body))
    (line,) = lines(pages, 1, 0)
    left, right = field(pages, 0)
    assert right - left - (line.x1 - line.x0) >= 1.0 * EM - 0.01


def test_a_number_with_its_unit_stays_in_one_piece():
    body = [("1,350,000.00万元/年", t.han(400))]
    pages = laid(kinds(("金额", "number"), ("用途", "text"), body=body))
    assert len(lines(pages, 1, 0)) == 1


def test_a_column_to_be_filled_in_has_room_for_the_words_to_choose_from():
    rows = (t.row("任务", "状态"), t.row(t.han(300), ""))
    bare = laid(Table(rows)).tables[0].widths[1]
    words = (
        laid(Table(rows, columns=(Column(), Column(choices=("未启动", "已完成待验"))))).tables[0].widths[1]
    )
    assert bare < words
    assert words == pytest.approx(5 * EM + 2 * PAD, abs=0.5 * EM)


def test_a_column_of_dates_to_be_filled_in_has_room_for_a_date():
    table = kinds(("出生日期", "date"), ("情况", "text"), body=[("", t.han(300))])
    assert laid(table).tables[0].widths[0] >= 6.5 * EM + 2 * PAD


def test_a_head_of_three_characters_is_never_divided():
    heads = ("责任人", "序号", *("完成情况",) * 10)
    pages = laid(Table((t.row(*heads), t.row("何某", "1", *(t.han(30),) * 10))))
    assert len(lines(pages, 0, 0)) == len(lines(pages, 0, 1)) == 1


def test_short_remarks_in_brackets_are_kept_together():
    table = Table(
        (t.row("村（社区）", "情况"), *(t.row("甲田村", t.han(200)) for _ in range(3))), widths=(20, 136)
    )
    head = lines(laid(table), 0, 0)
    assert [(line.start, line.end) for line in head] == [(0, 1), (1, 5)]


def test_a_long_name_is_divided_before_its_last_words():
    name = "镇未成年人保护工作领导小组办公室"
    assert name_parts(name, 0, len(name)) == [(0, 9), (9, 13), (13, 16)]
    assert name_parts("社会事务办公室", 0, 7) == [(0, 7)]
    table = Table((t.row("单位", "任务"), t.row(name, t.han(90))), widths=(44, 112))
    found = [name[line.start : line.end] for line in lines(laid(table, names=(name,)), 1, 0)]
    assert found == ["镇未成年人保护工作", "领导小组办公室"]


def test_a_table_of_narrow_columns_is_set_smaller_before_its_words_are_cut_short():
    pages = laid(PageBreak("portrait"), t.plain(9, 4, 12))
    assert placed(pages).size == 10.5


# -- the page -------------------------------------------------------------------------------------


def chosen(table, paper="A4"):
    """The sheet that an optional turn of the page becomes."""
    blocks = (s.lines(1), PageBreak("landscape", optional=True, paper=paper), table)
    pages = laid(*blocks)
    return {pages.pages[row.page].width for row in pages.rows if row.index == len(pages.document.blocks) - 1}


def test_the_smallest_sheet_that_reads_well_is_chosen():
    assert chosen(t.money(3)) == {210.0}
    assert chosen(t.duties((3, 2))) == {297.0}
    assert chosen(t.ledger(3)) == {297.0}
    assert chosen(t.plain(20, 3, 12)) == {420.0}


def test_shares_that_names_eat_up_turn_the_page():
    shares = (6, 16, 48, 14, 16)
    names = (
        "1",
        "平安法治和应急办公",
        t.han(50),
        "平安法治和应急办公",
        "文化和旅游服务中心、平安法治和应急办公",
    )
    assert chosen(shared(shares, names)) == {297.0}
    assert chosen(shared(shares, ("1", "家庭保护", t.han(50), "镇妇联", "镇团委"))) == {210.0}


def test_prose_is_not_broken_like_a_list():
    prose = "开展防溺水、防电防火、防自然灾害、防意外伤害等宣传教育活动。"
    table = Table((t.row("任务"), t.row(prose), t.row("防溺水、防电防火、防自然灾害")), widths=(40,))
    found = lines(laid(table), 1, 0)
    assert all(line.x1 - line.x0 > 37 - 3 * EM for line in found[:-1])
    assert len(lines(laid(table), 2, 0)) == 2
    names = Table((t.row("单位"), t.row("平安法治办、社会事务办、镇妇联")), widths=(40,))
    assert [line.end for line in lines(laid(names), 1, 0)] == [6, 12, 15]


def test_long_text_beside_other_columns_turns_the_page():
    short = Table((t.row("单位", "姓名", "任务"), *(t.row("镇妇联", "何某川", t.han(30)) for _ in range(3))))
    long = [t.row(t.han(300), "何某川", t.han(600), "派出所", t.han(60)) for _ in range(3)]
    assert chosen(short) == {210.0}
    assert chosen(Table((t.row("一", "二", "三", "四", "五"), *long))) == {297.0}


def test_a3_may_be_asked_for():
    assert chosen(t.duties((3, 2)), "A3") == {420.0}
    assert chosen(t.money(3), "A3") == {210.0}
    pages = laid(s.lines(1), PageBreak("landscape", paper="A3"), t.money(3), PageBreak(), s.lines(1))
    assert [(page.width, page.height) for page in pages.pages] == [(210, 297), (420, 297), (210, 297)]


def test_an_a3_page_has_the_margins_and_the_number_of_upright_pages():
    pages = laid(*(block for _ in range(2) for block in (PageBreak("landscape", paper="A3"), t.plain(20, 2))))
    assert sum(placed(pages).widths) == pytest.approx(366)
    assert placed(pages).left == pytest.approx(28)
    right, left = (line for line in pages.lines if line.part == "page_number")
    assert right.x1 == pytest.approx(394 - 14 * 25.4 / 72)
    assert left.x0 == pytest.approx(28 + 14 * 25.4 / 72)
    assert right.top == left.top > 262
    assert all(run.turn == 0 for page in pages.pages for run in page.runs)


def test_the_imprint_never_stands_on_a_sheet_of_a3():
    turned = (PageBreak("landscape", paper="A3"), t.plain(20, 2))
    pages = s.laid_out(s.notice(s.lines(3), s.stamp(), *turned))
    (last,) = {line.page for line in pages.lines if line.part == "imprint.printing"}
    assert pages.pages[last].width == 210
    assert (last + 1) % 2 == 0


def test_an_upright_break_leads_back_from_a3():
    blocks = (PageBreak("landscape", True), t.plain(20, 2), PageBreak("portrait", True), s.lines(1))
    pages = laid(s.lines(2), *blocks)
    assert [page.width for page in pages.pages] == [210, 420, 210]


TURNED = (PageBreak("landscape", optional=True), t.plain(20, 2), PageBreak("portrait", optional=True))


def pages_of_blocks(pages):
    """On which page each paragraph stands."""
    return {line.index: line.page for line in pages.lines if line.part == "block"}


def test_what_leads_into_a_turned_table_is_turned_with_it():
    body = Paragraph.of("各村按要求登记。")
    pages = laid(s.title(), Heading(1, "指标", "一、"), Paragraph.of("说明如下："), *TURNED, body)
    assert [page.width for page in pages.pages] == [420, 210]
    pages = laid(body, Paragraph.of("说明如下："), *TURNED, body)
    assert [page.width for page in pages.pages] == [210, 420, 210]
    assert pages_of_blocks(pages) == {0: 0, 2: 1, 3: 1, 5: 2}


def test_page_1_of_a_document_with_a_mark_keeps_its_text():
    pages = s.laid_out(s.notice(Paragraph.of("说明如下："), *TURNED, s.lines(2), s.stamp()))
    assert [page.width for page in pages.pages][:3] == [210, 420, 210]
    assert pages_of_blocks(pages)[2] == 0
    text = Paragraph.of("各村按要求登记。")
    pages = s.laid_out(s.notice(text, Paragraph.of("说明如下："), *TURNED, s.lines(2), s.stamp()))
    assert pages_of_blocks(pages)[4] == 1


def test_eight_columns_of_short_texts_need_no_a3():
    texts = tuple(t.han(24) for _ in range(8))
    assert chosen(Table((t.row(*("指标",) * 8), *(t.row(*texts) for _ in range(3))))) == {297.0}


def test_a_remark_does_not_take_all_the_room_that_is_left():
    widths = placed(landscape(Table((t.row(*"甲乙丙丁", "备注"), t.row(*"1234", "按季度核对"))))).widths
    assert widths[4] < 0.5 * 225
    assert widths[0] > 3 * EM


@pytest.mark.parametrize(("head", "least"), [("完成\n时限", 5), ("出生年月", 5), ("佐证", 3)])
def test_an_empty_column_has_the_room_that_its_head_asks_for(head, least):
    table = shared((40, 1), *[(t.han(300), "")] * 3, head=("任务", head))
    assert placed(laid(table)).widths[1] == pytest.approx(least * EM + 2 * PAD, abs=1.1 * EM)


def test_dates_leave_to_text_what_they_cannot_use():
    body = [("2025年6月30日", "何某川", "3")]
    widths = placed(
        landscape(kinds(("时限", "date"), ("姓名", "text"), ("人数", "number"), body=body))
    ).widths
    assert widths[0] < 10 * EM + 2 * PAD
    assert widths[1] > 25 * EM
    assert sum(widths) == pytest.approx(225)
    alone = placed(
        landscape(kinds(("时限", "date"), ("人数", "number"), body=[("2025年6月30日", "3")]))
    ).widths
    assert sum(alone) == pytest.approx(225)


def test_columns_that_are_to_be_filled_in_have_room_to_write():
    blank = Table(
        (t.row("任务", "完成时限", "佐证", "人数"), *(t.row(t.han(300), "", "", "") for _ in range(3))),
        columns=(Column(share=40), Column("date", share=1), Column(share=1), Column("number", share=1)),
    )
    _, date, proof, number = placed(laid(blank)).widths
    assert date >= 5 * EM + 2 * PAD - 0.01
    assert proof >= 3 * EM + 2 * PAD - 0.01
    assert number < proof


def test_the_head_counts_as_far_as_its_cells_reach_and_totals_are_set_like_it():
    head = (t.row(Cell("村", rows=2), Cell("人数", columns=2)), t.row("男", "女"))
    pages = laid(Table((*head, t.row("甲田村", "3", "4"), t.row("合计", "3", "4")), footer=1))
    fonts = bundled_fonts()
    black = {run.face for run in pages.pages[0].runs if run.text in {"村", "人数", "男", "女", "合计"}}
    plain = {run.face for run in pages.pages[0].runs if run.text == "甲田村"}
    assert placed(pages).head == 2
    assert len(black) == len(plain) == 1
    assert black != plain
    assert fonts is not None


def test_widths_that_are_given_win_over_shares():
    table = Table(
        (t.row("甲", "乙"), t.row("一", "二")),
        widths=(30.0, 50.0),
        columns=(Column(share=9), Column(share=1)),
    )
    assert layout(t.bare(Paragraph.of("见表："), table), GB9704, bundled_fonts()).tables[0].widths == (30, 50)
