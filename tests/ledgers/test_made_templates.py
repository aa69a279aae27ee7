"""Workbooks filled by the template that is made after the paper of a ledger."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from itertools import islice

from ledger_samples import (
    COLUMNS,
    DAY,
    PEOPLE,
    book_of,
    column,
    filled,
    ledger,
    made_template,
    many,
    rows_of,
    sheet,
)
from openpyxl import load_workbook

from govdocs.document.nodes import Column
from govdocs.kinds.parts.ledgers import Ledger, LedgerColumn, ledger_table
from govdocs.writers.xlsx_plan import spread_line


def texts(rows):
    return [[cell for cell in row if cell != ""] for row in rows]


def test_a_ledger_stands_in_the_workbook_as_on_paper():
    own = ledger()
    assert texts(rows_of(filled(made_template(own), own))) == [
        ["清禾镇儿童台账"],
        ["填报单位（盖章）：清禾镇工作站", "统计日期：2025年4月10日"],
        ["序号", "村（社区）", "姓名", "性别", "出生日期", "年龄", "等级"],
        [1.0, "甲山村", "赵某一", "男", date(2012, 5, 20), 12.0, "一级"],
        [2.0, "甲山村", "钱某二", "女", date(2015, 9, 1), 9.0, "二级"],
        [3.0, "乙水村", "孙某三", "男", date(2010, 12, 31), 14.0, "二级"],
        ["合计", "3"],
        ["共3人。"],
        ["单位负责人：", "复核人：", "填表人："],
        ["年龄算到统计日期。"],
        ["等级见办法。"],
    ]


def test_groups_have_their_totals_below_them():
    own = ledger(group="村（社区）", group_order=("乙水村",))
    rows = texts(rows_of(filled(made_template(ledger()), own)))
    assert rows[3:9] == [
        [1.0, "乙水村", "孙某三", "男", date(2010, 12, 31), 14.0, "二级"],
        ["小计　乙水村　1人", "1"],
        [2.0, "甲山村", "赵某一", "男", date(2012, 5, 20), 12.0, "一级"],
        [3.0, "甲山村", "钱某二", "女", date(2015, 9, 1), 9.0, "二级"],
        ["小计　甲山村　2人", "2"],
        ["合计", "3"],
    ]


def test_the_workbook_looks_as_the_paper_prints():
    own = ledger(many(40))
    page = sheet(filled(made_template(ledger()), own))
    assert page.print_title_rows == "$3:$3"
    assert page.print_area == "'台账'!$A$1:$G$48"
    assert page.freeze_panes == "A4"
    assert (page.page_setup.orientation, page.page_setup.fitToHeight) == ("landscape", 0)
    assert page.auto_filter.ref == "A3:G43"
    assert "&P" in page.oddFooter.center.text
    first, last = page["C4"], page["C43"]
    assert (first.font.name, first.border.left.style) == (last.font.name, last.border.left.style)
    assert page["A1"].value == "清禾镇儿童台账"
    assert "A1:G1" in {str(area) for area in page.merged_cells.ranges}
    assert "A44:F44" in {str(area) for area in page.merged_cells.ranges}


def test_dates_and_numbers_are_real_and_gaps_stay_words():
    rows = (
        ("甲山村", "赵某一", "男", "〔待补〕", "约12", "50%"),
        ("甲山村", "钱某二", "女", "2015年9月", "", ""),
    )
    columns = (*COLUMNS[:5], column("完成率", 5, "number"))
    own = ledger(rows, columns=columns)
    page = sheet(filled(made_template(own), own))
    assert [page.cell(4, place).value for place in (5, 6, 7)] == ["〔待补〕", "约12", 0.5]
    assert page["G4"].number_format == "0%"
    assert page["E5"].value == "2015年9月"
    assert page["F5"].value is None


def test_a_date_too_wide_for_its_column_stays_text():
    template = made_template(ledger())
    narrow = sheet_with_widths(template, 4)
    page = sheet(filled(narrow, ledger()))
    assert page["E4"].value == "2012年5月20日"


def sheet_with_widths(template, width):
    book = load_workbook(io.BytesIO(template))
    book["台账"].column_dimensions["E"].width = width
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_text_never_becomes_a_formula():
    rows = (("甲山村", "=1+1", "+1", "-1", "@A1", "_x0041_"),)
    own = ledger(rows)
    page = sheet(filled(made_template(ledger()), own))
    found = [page.cell(4, place) for place in (3, 4, 5, 6)]
    assert [cell.value for cell in found] == ["=1+1", "+1", "-1", "@A1"]
    assert {cell.data_type for cell in found} == {"s"}
    assert found[0].quotePrefix
    assert rows_of(filled(made_template(ledger()), own))[3][6] == "_x0041_"


def test_rows_grow_with_their_text_and_keep_their_height_otherwise():
    rows = (*PEOPLE[:1], ("甲山村", "很长的备注" * 20, "男", "2012年5月20日", "1", "一级"))
    page = sheet(filled(made_template(ledger()), ledger(rows)))
    assert page.row_dimensions[5].height > 3 * page.row_dimensions[4].height


def test_text_that_no_row_can_hold_is_set_smaller():
    rows = (*PEOPLE[:1], ("甲山村", "很长的备注，说也说不完。" * 120, "男", "2012年5月20日", "1", "一级"))
    page = sheet(filled(made_template(ledger()), ledger(rows)))
    assert page.row_dimensions[5].height == 409
    assert 4 <= page["C5"].font.sz < page["C4"].font.sz == page["B5"].font.sz


def test_cells_that_say_the_same_are_joined_downwards_within_their_group():
    columns = (column("村", 0, merged=True), column("性别", 2, merged=True), column("姓名", 1))
    rows = (
        ("甲", "一", "男"),
        ("甲", "二", "男"),
        ("甲", "三", "女"),
        ("乙", "四", "女"),
        ("乙", "五", "女"),
    )
    own = ledger(rows, columns=columns, numbered=False)
    page = sheet(filled(made_template(own), own))
    merged = {str(area) for area in page.merged_cells.ranges}
    assert {"A4:A6", "B4:B5", "A7:A8", "B7:B8"} <= merged
    assert not any(area.startswith("C") for area in merged)
    assert [row[0] for row in rows_of(filled(made_template(own), own))[3:8]] == ["甲", "", "", "乙", ""]


def test_heads_of_several_levels_are_merged():
    columns = (
        column("区域", 0),
        column("小计", 4, "number", over=("年龄段", "0—5岁")),
        column("男", 4, "number", over=("年龄段", "0—5岁")),
        column("未采集", 4, "number", over="年龄段"),
        column("小计", 4, "number", over="学段"),
    )
    own = ledger(columns=columns, numbered=False)
    page = sheet(filled(made_template(own), own))
    merged = {str(area) for area in page.merged_cells.ranges}
    assert {"A3:A5", "B3:D3", "B4:C4", "D4:D5"} <= merged
    assert [cell.value for cell in page[6]][1:5] == [12, 12, 12, 12]


def test_an_empty_ledger_has_one_empty_row():
    page = rows_of(filled(made_template(ledger()), ledger(())))
    assert texts(page)[2:5] == [
        ["序号", "村（社区）", "姓名", "性别", "出生日期", "年龄", "等级"],
        [],
        ["合计", "0"],
    ]


def test_empty_rows_for_writing_by_hand_are_numbered_on():
    rows = texts(rows_of(filled(made_template(ledger()), ledger(blank_rows=5))))
    assert rows[6:8] == [[4.0], [5.0]]
    bare = ledger(blank_rows=5, numbered=False)
    assert texts(rows_of(filled(made_template(bare), bare)))[6:8] == [[], []]


def test_the_mark_of_a_copy_stands_above_the_table():
    rows = texts(rows_of(filled(made_template(ledger()), ledger(mark="〔公开件〕"))))
    assert rows[1][1] == "〔公开件〕"
    assert ledger_table(ledger(mark="〔公开件〕")).above == (
        "填报单位（盖章）：清禾镇工作站　〔公开件〕",
        "统计日期：2025年4月10日",
    )


def test_a_table_without_a_line_above_it_has_a_row_for_the_mark_of_a_copy_alone():
    bare = ledger(above=())
    template = made_template(bare)
    assert texts(rows_of(filled(template, bare)))[1][0] == "序号"
    marked = texts(rows_of(filled(template, ledger(above=(), mark="〔内部件〕"))))
    assert marked[1] == ["〔内部件〕"]
    assert book_of(template, ledger(above=(), mark="〔内部件〕")).findings == ()


def test_columns_of_the_same_heading_and_odd_headings_have_tags_of_their_own():
    columns = (
        column("合计", 0),
        column("0-5岁", 1),
        column("男", 2, over="甲"),
        column("男", 3, over="乙"),
        column("！", 4),
        column("！", 5),
    )
    own = ledger(columns=columns, numbered=False)
    values = rows_of(filled(made_template(own), own))[4]
    assert values[:6] == [*PEOPLE[0][:3], *PEOPLE[0][3:]]


def test_equal_input_gives_equal_bytes_without_a_trace_of_the_clock():
    template = made_template(ledger())
    first, second = filled(template, ledger()), filled(template, ledger())
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {entry.date_time[:3] for entry in package.infolist()} == {(2025, 4, 10)}
        assert b"2025-04-10" in package.read("docProps/core.xml")
    assert made_template(ledger()) == template


def test_several_tables_are_several_sheets():
    second = ledger(PEOPLE[:1], title="已退出", sheet="已退出", above=(), notes=(), summary="", below=())
    content = filled(made_template(ledger(), second), ledger(), second)
    assert texts(rows_of(content, "已退出"))[0] == ["已退出"]
    assert len(texts(rows_of(content, "台账"))) == 11


def test_rows_may_be_made_as_they_are_written():
    made = []

    class Lazy(tuple):
        __slots__ = ()

        def __iter__(self):
            for number in range(1000):
                made.append(number)
                yield ("甲山村", f"赵某{number}", "男", "2012年5月20日", "1", "一级")

        def __len__(self):
            return 1000

    own = replace(ledger(summary="", notes=()), rows=Lazy(), columns=COLUMNS[:5])
    book = book_of(made_template(replace(own, rows=PEOPLE)), own)
    before = len(made)
    book.write(io.BytesIO(), "台账", DAY)
    assert before < 10
    assert len(made) - before == 1000


def test_withheld_and_optional_columns_stay_away():
    columns = (
        column("姓名", 1),
        LedgerColumn("证件号码", lambda _: "＊"),
        LedgerColumn("备注", lambda _: "", Column(), optional=True),
    )
    own = ledger(columns=columns)
    assert texts(rows_of(filled(made_template(own), own)))[2] == ["序号", "姓名"]


def test_a_group_by_a_withheld_column_is_no_group():
    columns = (column("姓名", 1), LedgerColumn("村", lambda _: "＊"))
    assert ledger_table(ledger(columns=columns, group="村")).subtotals == frozenset()


def test_pieces_of_lines_without_a_label_go_along():
    own = ledger(above=("单位：人", "甲乙丙"), below=("（附说明）",))
    rows = texts(rows_of(filled(made_template(own), own)))
    assert rows[1] == ["单位：人", "甲乙丙"]
    assert ["（附说明）"] in rows


def test_the_longest_list_of_pieces_still_finds_room():
    own: Ledger = ledger(columns=COLUMNS[1:2], numbered=False, above=("甲：1", "乙：2", "丙：3"))
    rows = list(islice(texts(rows_of(filled(made_template(own), own))), 3))
    assert "1" in "".join(map(str, rows[1]))
    assert "3" in "".join(map(str, rows[1]))


def test_the_last_piece_of_a_line_gets_the_columns_that_it_needs():
    widths = (60.0, 20.0, 20.0, 20.0, 12.0)
    texts = ("填报单位：镇", "〔公开件〕", "统计日期：2025年4月10日")
    pieces = spread_line(texts, widths, 0, "table_note", 12.0)
    assert [(each.column, each.columns) for each in pieces] == [(0, 1), (1, 1), (2, 3)]
    narrow = spread_line(
        ("很长的单位名称" * 4, "统计日期：2025年4月10日"), (30.0, 20.0), 0, "table_note", 12.0
    )
    assert [(each.column, each.columns) for each in narrow] == [(0, 1), (1, 1)]
