"""The Excel twin: the rows of the table, in cells that print, filter and stay as they are printed."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections import Counter
from datetime import date, datetime
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from xlsx_samples import (
    CONTEXT,
    HEAD,
    STATES,
    TASK,
    attachment,
    breakdown,
    document,
    opened,
    pages_of,
    second,
    sheet_of,
    simple,
    written,
)

from govdocs.document.nodes import Cell, Column, Document, Heading, PageBreak, Paragraph, Table
from govdocs.errors import InputError, InvalidDataError
from govdocs.layout.tables.grid import grid_of
from govdocs.styles.gb9704 import GB9704
from govdocs.writers.xlsx import write_xlsx

HEAD_ROW = 4  # 附件1, title, 填报单位, head


@pytest.fixture(scope="module")
def full():
    """The bytes of a breakdown with everything that a table can have."""
    return written(attachment(breakdown()))


@pytest.fixture(scope="module")
def sheet(full):
    return opened(full).worksheets[0]


def column(sheet, letter, first, last):
    return [sheet[f"{letter}{row}"].value for row in range(first, last + 1)]


def test_title_label_and_line_above_stand_before_the_head(sheet):
    assert [sheet[f"A{row}"].value for row in (1, 2, 3)] == [
        "附件1",
        "清禾镇未成年人保护工作责任分解表",
        "填报单位：例示县清禾镇人民政府",
    ]
    assert [cell.value for cell in sheet[HEAD_ROW]] == list(HEAD)


def test_every_cell_of_the_table_is_there_in_both_readers(full):
    table = breakdown()
    texts = [cell.text for cells in table.rows[1:-1] for cell in cells if not cell.text[:1].isdigit()]
    read = second(full).get_sheet_by_index(0)
    found = [str(value) for row in read.to_python() for value in row]
    assert [text for text in texts if text not in found] == []
    other = [str(cell.value) for row in opened(full).worksheets[0].iter_rows() for cell in row]
    assert [text for text in texts if text not in other] == []


def test_a_group_is_one_merged_cell_in_both_readers(full, sheet):
    assert {"B5:B7", "B8:B9", "B10:B13", "A14:F14"} <= {str(area) for area in sheet.merged_cells.ranges}
    merged = second(full).get_sheet_by_index(0).merged_cell_ranges
    assert ((4, 1), (6, 1)) in merged
    assert ((13, 0), (13, 5)) in merged


def test_the_head_is_frozen_repeated_and_filtered(sheet):
    assert sheet.freeze_panes == f"A{HEAD_ROW + 1}"
    assert sheet.print_title_rows == f"${HEAD_ROW}:${HEAD_ROW}"
    assert sheet.auto_filter.ref == f"A{HEAD_ROW}:G13"


def test_totals_signatures_and_notes_are_printed_but_not_filtered(sheet):
    assert [sheet["A14"].value, sheet["G14"].value] == ["合计", 12154.5]
    assert [sheet["A15"].value, sheet["A16"].value] == ["单位负责人：", "注：经费单位为元。"]
    assert {cell.value for cell in sheet[15] if cell.value} == {"单位负责人：", "复核人：", "填表人："}
    assert sheet.print_area.endswith("$A$1:$G$16")


def test_the_sheet_prints_as_the_page_is(sheet):
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage is True
    assert round(sheet.page_margins.left * 25.4) == 35
    assert round(sheet.page_margins.bottom * 25.4) == 26
    assert sheet.print_options.horizontalCentered
    assert sheet.oddFooter.center.text == "— &P —"


def test_a_narrow_table_stays_upright():
    upright = sheet_of(document(simple(("甲", "乙"), ("一", "二"))))
    assert upright.page_setup.orientation == "portrait"
    assert round(upright.page_margins.left * 25.4) == 28


def test_a3_pages_are_a3_sheets():
    wide = document(PageBreak("landscape", paper="A3"), simple(("甲", "乙"), ("一", "二")))
    found = sheet_of(wide)
    assert (found.page_setup.paperSize, found.page_setup.orientation) == (8, "landscape")
    assert round(found.page_margins.top * 25.4) == 37


def test_columns_are_as_wide_as_on_paper(sheet):
    pages = pages_of(attachment(breakdown()))
    widths = [sheet.column_dimensions[letter].width for letter in "ABCDEFG"]
    millimetres = [(width * 8) / 96 * 25.4 for width in widths]
    placed = pages.tables[0].widths
    assert [abs(a - b) < 0.3 for a, b in zip(millimetres, placed, strict=True)] == [True] * 7


def test_rows_are_as_high_as_on_paper(sheet):
    pages = pages_of(attachment(breakdown()))
    heights = {each.row: each.height * 72 / 25.4 for each in pages.rows}
    for each in range(10):
        assert abs(sheet.row_dimensions[HEAD_ROW + each].height - heights[each]) < 0.1


def test_fonts_are_those_of_the_style(sheet):
    faces = {cell: (sheet[cell].font.name, sheet[cell].font.sz) for cell in ("A1", "A2", "A4", "C5", "A14")}
    size = pages_of(attachment(breakdown())).tables[0].size
    assert faces == {
        "A1": ("黑体", 16),
        "A2": ("方正小标宋简体", 22),
        "A4": ("黑体", size),
        "C5": ("仿宋_GB2312", size),
        "A14": ("黑体", size),
    }


def test_text_wraps_and_stands_in_the_middle_of_its_cell(sheet):
    for name in ("A4", "B5", "C5", "G5"):
        assert sheet[name].alignment.wrap_text
        assert sheet[name].alignment.vertical == "center"
    assert [sheet[f"{letter}5"].alignment.horizontal for letter in "ACG"] == ["center", "left", "right"]


def test_a_full_grid_has_thin_rules_around_every_cell_merged_ones_too(sheet):
    for name in ("A4", "C5", "B5", "B7", "B13", "G14"):
        assert sheet[name].border.right.style == "thin"
    assert sheet["B13"].border.bottom.style == "thin"
    assert sheet["A2"].border.bottom is None or sheet["A2"].border.bottom.style is None


def test_three_rules_are_thick_outside_thin_below_the_head_and_above_the_totals():
    found = sheet_of(document(breakdown((2,), ruling="three", above=(), below=())))
    assert [found["C2"].border.top.style, found["C2"].border.bottom.style] == ["medium", "thin"]
    assert [found["C4"].border.bottom.style, found["G5"].border.bottom.style] == ["thin", "medium"]
    assert [found["C3"].border.left, found["C3"].border.bottom] == [None, None]


def test_the_states_have_a_drop_down_list(sheet):
    (rule,) = sheet.data_validations.dataValidation
    assert (rule.formula1, str(rule.sqref)) == ('"未启动,推进中,已销号"', "E5:E13")


def test_a_long_list_stands_on_a_hidden_sheet():
    words = tuple(f"例示县清禾镇第{number}村村民委员会" for number in range(30))
    table = simple(("单位", "数"), (words[3], "2"), columns=(Column(choices=words), Column()))
    book = opened(written(document(table)))
    (rule,) = book.worksheets[0].data_validations.dataValidation
    assert rule.formula1 == "'选项'!$A$1:$A$30"
    assert book["选项"].sheet_state == "hidden"
    assert [cell.value for cell in book["选项"]["A"]] == list(words)


def test_a_list_with_commas_in_its_words_stands_on_a_hidden_sheet_too():
    choices = ("一,二", "三")
    table = simple(("单位",), ("三",), columns=(Column(choices=choices),))
    assert opened(written(document(table)))["选项"]["A1"].value == "一,二"


def test_numbers_and_dates_are_real_and_shown_as_printed(sheet):
    assert [sheet["A5"].value, sheet["A5"].number_format] == [1, "0"]
    assert [sheet["G5"].value, sheet["G5"].number_format] == [1350.5, "#,##0.00"]
    assert sheet["F5"].value == datetime(2025, 6, 30)  # noqa: DTZ001 - Excel knows no time zones
    assert sheet["F5"].number_format == 'yyyy"年"m"月"d"日"'


FILLED_IN = (
    ("单位", "任务数", "完成率", "经费", "完成时限", "状态"),
    ("派出所", "3", "50%", "1,350.50", "2025-06-30", "推进中"),
    ("司法所", "", "", "", "", ""),
    ("卫生院", "", "〔待补〕", "〔待补：经费〕", "〔待补〕", ""),
    ("合计", "", "", "", "", ""),
)
FILLED_COLUMNS = (
    Column(),
    Column("number"),
    Column("number"),
    Column("number"),
    Column("date"),
    Column(choices=STATES),
)


@pytest.mark.parametrize("row", [4, 5, 6])
def test_cells_to_be_filled_in_take_what_is_typed_as_their_column_does(row):
    found = sheet_of(document(simple(*FILLED_IN, columns=FILLED_COLUMNS, footer=1), title="表"))
    shapes = [cell.number_format for cell in found[row]]
    assert shapes == ["@", "General", "0%", "#,##0.00", "yyyy-mm-dd", "@"]


def test_empty_columns_take_dates_and_numbers():
    table = simple(("日期", "数"), ("", ""), columns=(Column("date"), Column("number")))
    found = sheet_of(document(table, title="表"))
    assert [cell.number_format for cell in found[3]] == ['yyyy"年"m"月"d"日"', "General"]


def test_empty_cells_have_no_type_and_stay_empty_in_both_readers():
    table = simple(FILLED_IN[0], ("",) * 6, FILLED_IN[1], columns=FILLED_COLUMNS)
    data = written(document(table, title="表"))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        part = package.read("xl/worksheets/sheet1.xml").decode()
    nothing = re.findall(r"<c ([^>]*)(?:/>|></c>)", part)
    assert len(nothing) >= 6
    assert [each for each in nothing if " t=" in each] == []
    assert [cell.value for cell in opened(data).worksheets[0][3]] == [None] * 6
    assert second(data).get_sheet_by_index(0).to_python()[2] == [""] * 6


def test_a_number_too_long_for_its_column_stays_text_that_wraps():
    columns = (Column("number"), Column())
    table = simple(("总数", "说明"), ("1,234,567,890", "一"), columns=columns, widths=(15.0, 100.0))
    found = sheet_of(document(table, title="表"))
    assert (found["A3"].value, found["A3"].data_type) == ("1,234,567,890", "s")


def test_text_of_other_columns_stays_text(sheet):
    assert [sheet["C5"].data_type, sheet["C5"].number_format] == ["s", "@"]


@pytest.mark.parametrize("text", ["=1+1", "+8613800000000", "-5", "@SUM(A1)", "=cmd|'/c calc'!A0", "\t=1"])
def test_what_looks_like_a_formula_stays_text(text):
    table = simple(("内容", "数"), (text, "3"), columns=(Column(), Column("number")))
    data = written(document(table))
    cell = opened(data).worksheets[0]["A3"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    assert second(data).get_sheet_by_index(0).to_python()[2][0] == text


def test_long_digits_are_text_even_in_a_column_of_numbers():
    number = "110101199003077758"
    found = sheet_of(document(simple(("号码",), (number,), columns=(Column("number"),))))
    assert (found["A3"].value, found["A3"].data_type) == (number, "s")


def test_a_title_on_two_lines_has_a_row_for_two_lines():
    tree = document(
        Paragraph.of("例示县清禾镇未成年人保护工作\n责任分解表", "title"),
        simple(("甲", "乙"), ("一", "二")),
    )
    found = sheet_of(tree)
    assert found.row_dimensions[1].height > 2 * 22
    assert found.title == "例示县清禾镇未成年人保护工作责任分解表"


def test_a_narrow_table_is_stretched_to_hold_its_title():
    title = "例示县清禾镇乡村未成年人保护工作情况表"
    found = sheet_of(document(simple(("甲", "乙"), ("一", "二")), title=title))
    width = sum(found.column_dimensions[letter].width for letter in "AB") * 8 / 96 * 25.4
    assert width > len(title) * 22 / 72 * 25.4
    assert found.row_dimensions[1].height < 2 * 22


def test_the_nearest_heading_names_a_table_without_a_title():
    tree = document(
        Paragraph.of("关于分工的通知", "title"),
        Heading(1, "任务分工", "一、"),
        Paragraph.of("分工如下："),
        simple(("甲", "乙"), ("一", "二")),
        simple(("丙", "丁"), ("三", "四")),
    )
    book = opened(written(tree))
    assert book.sheetnames == ["一、任务分工", "一、任务分工（2）"]
    assert [sheet["A1"].value for sheet in book] == ["一、任务分工", "一、任务分工"]


def test_the_title_of_the_document_names_a_table_behind_plain_text():
    tree = document(Paragraph.of("关于分工的通知", "title"), Paragraph.of("如下："), simple(("甲",), ("一",)))
    assert opened(written(tree)).sheetnames == ["关于分工的通知"]


def test_a_table_without_any_title_has_a_sheet_all_the_same():
    found = sheet_of(Document("", (simple(("甲",), ("一",)),)))
    assert (found.title, found["A1"].value) == ("表", "甲")


def test_a_table_may_name_its_sheet():
    book = opened(written(document(simple(("甲",), ("一",), sheet="单位: 汇总/表"))))
    assert book.sheetnames == ["单位： 汇总／表"]


def test_body_text_goes_nowhere(full):
    tree = document(Paragraph.of("只在正文里的话。"), Paragraph.of("分工", "table_title"), simple(("甲",)))
    assert "只在正文里的话" not in "".join(str(each) for each in opened(written(tree)).worksheets[0].values)


def test_a_document_without_tables_gives_no_workbook():
    with pytest.raises(InputError, match="“关于走访的通知”没有表格，不能生成 Excel"):
        written(Document("关于走访的通知", (Paragraph.of("正文。"),)))


def test_a_cell_that_no_workbook_holds_is_refused_with_its_place():
    tree = document(simple(("甲", "乙"), ("一", "长" * 40_000), ("\x07", "二")))
    pages = pages_of(document(simple(("甲", "乙"), ("一", "二"), ("三", "四"))))
    swapped = type(pages)(**{name: getattr(pages, name) for name in pages.__slots__} | {"document": tree})
    with pytest.raises(InvalidDataError) as caught:
        write_xlsx(swapped, CONTEXT)
    told = [(each.code, each.where) for each in caught.value.diagnostics]
    name = "清禾镇未成年人保护工作责任分解表"
    assert told == [("W101", f"表“{name}”B3 单元格"), ("W102", f"表“{name}”A4 单元格")]
    assert "40000" in caught.value.diagnostics[0].message
    assert "U+0007" in caught.value.diagnostics[1].message


def test_what_a_workbook_would_take_for_an_escape_stays_as_it_is():
    data = written(document(simple(("甲",), ("_x0041_",))))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert "_x005F_x0041_" in package.read("xl/worksheets/sheet1.xml").decode()


def test_a_row_higher_than_excel_allows_becomes_several_merged_rows():
    table = simple(("序号", "任务"), ("1", TASK * 120), ("2", "短"), widths=(15.0, 60.0))
    tree = document(table)
    found = sheet_of(tree)
    placed = [each for each in pages_of(tree).rows if each.row == 1]
    height = sum(each.height for each in placed) * 72 / 25.4
    area = next(str(area) for area in found.merged_cells.ranges if str(area).startswith("B3"))
    rows = range(3, int(area.split(":B")[1]) + 1)
    assert len(rows) >= height / 409
    assert all(found.row_dimensions[each].height <= 120 for each in rows)
    assert abs(sum(found.row_dimensions[each].height for each in rows) - height) < len(rows) / 10
    assert (found["B3"].value, found[f"B{rows.stop}"].value) == (TASK * 120, "短")
    assert found.auto_filter.ref == f"A2:B{rows.stop}"


def test_cells_of_a_row_that_becomes_several_begin_at_their_top():
    table = simple(("序号", "任务"), ("1", TASK * 120), ("2", "短"), widths=(15.0, 60.0))
    found = sheet_of(document(table))
    places = {row: [cell.alignment.vertical for cell in found[row]] for row in (2, 3, found.max_row)}
    assert places == {
        2: ["center", "center"],
        3: ["top", "top"],
        found.max_row: ["center", "center"],
    }


def test_an_empty_table_is_a_sheet_with_its_title():
    found = sheet_of(document(Table(())))
    assert [row[0].value for row in found.iter_rows()] == ["清禾镇未成年人保护工作责任分解表"]


def test_a_head_alone_is_a_sheet_without_a_filter():
    found = sheet_of(document(simple(("甲", "乙"))))
    assert ([cell.value for cell in found[2]], found.auto_filter.ref) == (["甲", "乙"], None)


def test_a_table_without_a_head_is_neither_frozen_nor_filtered():
    found = sheet_of(document(simple(("一", "二"), header=0)))
    assert (found.freeze_panes, found.auto_filter.ref, found.print_title_rows) == (None, None, None)


def test_pieces_of_the_line_above_share_its_width(sheet):
    areas = [str(area) for area in sheet.merged_cells.ranges if area.min_row == 3]
    assert sum(area.count(":") for area in areas) == 2
    texts = [cell.value for cell in sheet[3] if cell.value]
    assert texts == ["填报单位：例示县清禾镇人民政府", "填报日期：2025年4月10日"]


def test_more_pieces_than_columns_stand_in_one_cell():
    found = sheet_of(document(simple(("甲",), ("一",), below=("审核：", "填表："))))
    assert found["A4"].value == "审核：\u3000填表："


def test_properties_bear_the_title_and_the_date_of_the_run(full):
    properties = opened(full).properties
    assert (properties.title, properties.creator) == (
        "清禾镇未成年人保护工作责任分解表",
        "例示县清禾镇人民政府",
    )
    assert properties.modified == datetime(2025, 4, 10)  # noqa: DTZ001 - Excel knows no time zones


def test_the_bytes_are_the_same_at_each_run(full, tmp_path):
    script = (
        "import sys; from xlsx_samples import *; sys.stdout.buffer.write(written(attachment(breakdown())))"
    )
    again = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": "7", "PATH": ""},
    )
    assert again.stdout == full


def test_spans_beyond_the_table_are_cut_off():
    table = Table(((Cell("甲", columns=2), Cell("乙")), (Cell("一", rows=5), Cell("二"), Cell("三"))), 1)
    found = sheet_of(document(table))
    assert [cell.value for cell in found[3]] == ["一", "二", "三"]
    assert grid_of(table).rows == 2


def test_a_cell_that_would_reach_over_another_stops_before_it():
    first = (Cell("甲", rows=2), Cell("乙"), Cell("丙", rows=2))
    found = sheet_of(document(Table((first, (Cell("丁", columns=3),)), 0), title="表"))
    assert {str(area) for area in found.merged_cells.ranges} == {"A1:D1", "A2:A3", "C2:C3"}
    assert found["B3"].value == "丁"


def test_a_profile_may_name_other_fonts():
    fonts = {**GB9704.fonts}
    role = GB9704.looks["table_cell"].font
    style = type(GB9704)(
        **{name: getattr(GB9704, name) for name in GB9704.__slots__} | {"fonts": fonts | {role: "华文仿宋"}}
    )
    data = write_xlsx(pages_of(document(simple(("甲",), ("一",)))), CONTEXT, style)
    assert opened(data).worksheets[0]["A3"].font.name == "华文仿宋"


def test_a_date_before_excel_can_count_stays_text():
    found = sheet_of(document(simple(("日期",), ("1899年12月1日",), columns=(Column("date"),))))
    assert found["A3"].value == "1899年12月1日"
    assert not isinstance(found["A3"].value, date)


TEXTS = st.text(st.sampled_from("清禾镇未保站、，；（）\n =+-@'\"<>&%0123456789.年月日𬱖𫍯️é🙂"), max_size=60)
CELLS = st.builds(Cell, TEXTS, st.integers(1, 3), st.integers(1, 3))
TABLES = st.builds(
    Table,
    st.lists(st.lists(CELLS, min_size=1, max_size=4).map(tuple), min_size=1, max_size=6).map(tuple),
    st.integers(0, 2),
    ruling=st.sampled_from(("grid", "three")),
    above=st.lists(TEXTS, max_size=3).map(tuple),
    below=st.lists(TEXTS, max_size=3).map(tuple),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TABLES)
def test_no_character_of_any_table_is_lost_and_no_merged_cells_overlap(table):
    pages = pages_of(document(table))
    laid_out = next(block for block in pages.document.blocks if isinstance(block, Table))
    data = write_xlsx(pages, CONTEXT)
    rows = second(data).get_sheet_by_index(0).to_python()
    found = Counter("".join(str(value) for row in rows for value in row))
    texts = [*(cell.text for cell in grid_of(laid_out).cells), *table.above, *table.below]
    lost = Counter("".join(texts)) - found
    assert {each: count for each, count in lost.items() if each.strip()} == {}
    areas = opened(data).worksheets[0].merged_cells.ranges
    assert [(str(a), str(b)) for a, b in combinations(areas, 2) if not a.isdisjoint(b)] == []
