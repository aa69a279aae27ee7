"""What stands with a table: lines beside it, lead-ins, totals, rules, and merged cells across pages."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import layout_samples as s
import pytest

import table_samples as t
from govdocs.document.nodes import Cell, Heading, PageBreak, Paragraph, Table
from govdocs.layout import codes

RULE, THICK = 0.5 * 25.4 / 72, 1.5 * 25.4 / 72


def laid(*blocks):
    return s.laid_out(s.document(*blocks, masthead=None, imprint=None))


def simple(count=3, **more):
    return Table((t.row("序号", "任务"), *(t.row(n, t.han(20)) for n in range(1, count + 1))), **more)


def beside(pages, part):
    return [line for line in pages.lines if line.part == part]


def said(pages, part, texts):
    return [texts[line.row][line.start : line.end] for line in beside(pages, part)]


# -- above and below ------------------------------------------------------------------------------


def test_two_pieces_stand_at_both_edges():
    texts = ("填报单位：清禾镇", "填报日期：2025年4月10日")
    pages = laid(simple(above=texts))
    first, last = beside(pages, "table_above")
    assert said(pages, "table_above", texts) == list(texts)
    assert (first.x0, last.x1) == (pytest.approx(28), pytest.approx(184))
    assert first.top == last.top < pages.rows[0].top - 12 * 25.4 / 72


def test_signatures_begin_at_even_distances_with_room_to_sign():
    pages = laid(simple(below=t.SIGNED))
    lefts = [line.x0 for line in beside(pages, "table_below")]
    assert lefts == pytest.approx([28, 28 + 52, 28 + 104])
    bottom = pages.rows[-1].top + pages.rows[-1].height
    assert [line.top for line in beside(pages, "table_below")] == pytest.approx([bottom + 4] * 3)


def test_two_signatures_have_half_the_width_each():
    pages = laid(simple(below=("审核人：", "填表人：")))
    assert [line.x0 for line in beside(pages, "table_below")] == pytest.approx([28, 28 + 78])


def test_a_unit_of_money_stands_at_the_right_edge_alone():
    (line,) = beside(laid(simple(above=("", "单位：万元"))), "table_above")
    assert line.x1 == pytest.approx(184)
    assert line.row == 1


def test_pieces_of_uneven_length_share_what_is_left():
    texts = ("单位负责人（签名并加盖公章）：", "复核：", "填表：")
    pages = laid(simple(below=texts))
    found = beside(pages, "table_below")
    assert len({line.top for line in found}) == 1
    assert [b.x0 - a.x1 for a, b in pairwise(found)] == [pytest.approx(32, abs=12)] * 2


@pytest.mark.parametrize(
    "texts", [(t.han(30), t.han(30)), (t.han(80), ""), tuple(t.han(18) for _ in range(3))]
)
def test_pieces_that_one_line_does_not_hold_have_lines_of_their_own_and_that_is_reported(texts):
    pages = laid(simple(above=texts))
    found = beside(pages, "table_above")
    assert [line.x0 for line in found] == pytest.approx([28.0] * len(found))
    assert "".join(said(pages, "table_above", texts)) == "".join(texts)
    assert codes.TABLE_LINE_WRAPPED in s.codes(pages)


def test_a_line_end_in_a_piece_becomes_a_space():
    pages = laid(simple(above=("填报单位：\n清禾镇",)))
    (line,) = beside(pages, "table_above")
    assert (line.start, line.end) == (0, 9)


@pytest.mark.parametrize("before", range(14, 23))
def test_no_page_break_parts_the_lines_from_their_table(before):
    pages = laid(s.lines(before), simple(3, above=("填报单位：", "日期"), below=t.SIGNED))
    first = {row.row: row.page for row in reversed(pages.rows)}
    (above,) = {line.page for line in beside(pages, "table_above")}
    (below,) = {line.page for line in beside(pages, "table_below")}
    assert above == first[0] == first[1]
    assert below == max(row.page for row in pages.rows if row.row == 3)


def test_the_lines_are_not_repeated_where_the_head_is():
    pages = laid(simple(80, above=("填报单位：", "日期"), below=t.SIGNED))
    assert len(pages.pages) > 2
    assert len(beside(pages, "table_above")) == 2
    assert len(beside(pages, "table_below")) == 3


def test_a_line_above_stands_one_line_below_a_title():
    pages = laid(
        Paragraph.of("附件", "attachment_label"), Paragraph.of("台账", "attachment_title"), t.duties((2,))
    )
    line = beside(pages, "table_above")[0]
    assert line.top - s.bottom(s.of_block(pages, 1)[0]) == pytest.approx(10.39)


def test_a_table_without_rows_keeps_its_lines():
    pages = laid(Table((), above=("填报单位：",), below=("填表人：",)))
    assert len(beside(pages, "table_above")) == len(beside(pages, "table_below")) == 1


# -- lead-ins and totals --------------------------------------------------------------------------

LEADS = {
    "a colon": Paragraph.of("任务分工如下："),
    "a long sentence with a colon": Paragraph.of(t.han(60) + "："),
    "a line without a final mark": Paragraph.of("表1　任务分工"),
    "the name of the table": Paragraph.of("任务分工表", "table_title"),
    "a label": Paragraph.of("附件1", "attachment_label"),
    "a heading": Heading(2, "任务分工", "（一）"),
}


@pytest.mark.parametrize("name", sorted(LEADS))
@pytest.mark.parametrize("before", range(16, 22))
def test_what_leads_into_a_table_stays_with_its_first_row(name, before):
    pages = laid(s.lines(before), LEADS[name], simple(6))
    first = {row.row: row.page for row in reversed(pages.rows)}
    assert {line.page for line in s.of_block(pages, 1)} == {first[0]} == {first[1]}


def test_other_text_may_end_a_page_before_a_table():
    apart = 0
    for before in range(16, 22):
        pages = laid(s.lines(before), Paragraph.of("各村按时完成。"), simple(6))
        apart += s.of_block(pages, 1)[0].page != pages.rows[0].page
    assert apart


@pytest.mark.parametrize("count", range(24, 34))
@pytest.mark.parametrize("footer", [1, 2])
def test_totals_stand_with_the_row_before_them(count, footer):
    pages = laid(simple(count, footer=footer))
    first = {row.row: row.page for row in reversed(pages.rows)}
    assert len({first[row] for row in range(count - footer, count + 1)}) == 1


@pytest.mark.parametrize("count", range(24, 34))
def test_the_last_row_never_stands_alone_on_a_page(count):
    pages = laid(simple(count))
    first = {row.row: row.page for row in reversed(pages.rows)}
    assert first[count] == first[count - 1]


def test_a_total_over_columns_stands_in_the_middle():
    table = replace(simple(2), rows=(*simple(2).rows, (Cell("合计12项", columns=2),)), footer=1)
    (line,) = [line for line in s.of_block(laid(table), 0) if line.row == 3]
    assert s.middle(line) == pytest.approx(28 + 78)


# -- rules ----------------------------------------------------------------------------------------


def rules(pages, page=0):
    """The horizontal rules of a page and how many upright ones there are."""
    flat = sorted((r for r in pages.pages[page].rules if r.y0 == r.y1), key=lambda rule: (rule.y0, rule.x0))
    return flat, sum(r.x0 == r.x1 for r in pages.pages[page].rules)


def test_three_lines_are_thick_at_the_ends_and_thin_under_the_head():
    flat, upright = rules(laid(simple(5, ruling="three")))
    assert [rule.thickness for rule in flat] == pytest.approx([THICK, RULE, THICK])
    assert upright == 0
    assert [(rule.x0, rule.x1) for rule in flat] == [pytest.approx((28, 184))] * 3


def test_totals_have_a_thin_rule_above_them():
    flat, _ = rules(laid(simple(5, ruling="three", footer=1)))
    assert [rule.thickness for rule in flat] == pytest.approx([THICK, RULE, RULE, THICK])


def test_a_head_over_several_columns_has_a_rule_of_its_own():
    head = (t.row(Cell("村", rows=2), Cell("人数", columns=2)), t.row("男", "女"))
    pages = laid(Table((*head, t.row("甲田村", "3", "4")), ruling="three"))
    flat, _ = rules(pages)
    table = pages.tables[0]
    inner = table.left + table.widths[0]
    assert [rule.x0 for rule in flat] == pytest.approx([28, inner, 28, 28])


def test_three_lines_are_open_where_the_table_goes_on():
    pages = laid(simple(60, ruling="three"))
    last = len(pages.pages) - 1
    assert [len(rules(pages, page)[0]) for page in (0, last)] == [2, 3]


def test_a_full_grid_is_half_a_point_everywhere():
    pages = laid(t.duties((3, 2)))
    assert all(rule.thickness == pytest.approx(RULE) for rule in pages.pages[0].rules)


# -- merged cells ---------------------------------------------------------------------------------


def label_on_pages(pages, table, row):
    """The text that each page shows of the merged cell which begins in `row`."""
    (number,) = [n for n, cell in enumerate(table.rows[row]) if cell.rows > 1]
    text = table.rows[row][number].text
    found = {}
    for line in s.of_block(pages, len(pages.document.blocks) - 1):
        if (line.row, line.column) == (row, number):
            found[line.page] = found.get(line.page, "") + text[line.start : line.end]
    return text, found


@pytest.mark.parametrize("before", range(9))
def test_each_page_of_a_group_shows_its_whole_label(before):
    """46 rows in eight groups, begun at different heights of the page."""
    table = t.duties()
    pages = laid(PageBreak("landscape"), s.lines(before) if before else Paragraph.of("一"), table)
    starts = [row for row, cells in enumerate(table.rows) if row and any(cell.rows > 1 for cell in cells)]
    assert len(starts) == 8
    for start, size in zip(starts, t.GROUPS, strict=True):
        text, shown = label_on_pages(pages, table, start)
        assert set(shown) == {row.page for row in pages.rows if start <= row.row < start + size}
        assert set(shown.values()) == {text}


def test_a_group_longer_than_two_pages_is_named_on_each():
    table = t.duties((60,))
    pages = laid(PageBreak("landscape"), table)
    text, shown = label_on_pages(pages, table, 1)
    assert len(shown) == len(pages.pages) > 3
    assert set(shown.values()) == {text}


def test_groups_within_groups_are_named_on_each_page():
    table = t.nested(2, 3, 9)
    pages = laid(table)
    found = {(line.page, line.column) for line in s.of_block(pages, 0) if line.row == 1 and line.column == 0}
    first = {row.page for row in pages.rows if 1 <= row.row <= 27}
    assert {page for page, _ in found} == first
    assert len(first) > 1


def test_a_label_higher_than_its_rows_makes_them_higher():
    table = Table(
        (t.row("类别", "任务"), t.row(Cell(t.han(40), rows=2), "一"), t.row("二")), widths=(20, 136)
    )
    pages = laid(table)
    last = max(s.bottom(line) for line in s.of_block(pages, 0))
    assert pages.rows[-1].top + pages.rows[-1].height > last
    assert pages.rows[1].height == pytest.approx(pages.rows[2].height)


def test_a_divided_row_fills_the_page_line_by_line():
    pages = laid(s.lines(3), t.tall(1, 2600))
    parts = [row for row in pages.rows if row.row == 1]
    assert [part.page for part in parts] == [0, 1, 2]
    assert all(part.top + part.height > 262 - 6 for part in parts[:-1])
    assert codes.ROW_DIVIDED in s.codes(pages)
