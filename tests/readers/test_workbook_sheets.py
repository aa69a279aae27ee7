"""Workbooks as clerks have them: what each cell shows, and what is wrong told with its place."""

from __future__ import annotations

import io
import os
import re
import zipfile
from datetime import date, datetime, time, timedelta

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from govdocs.errors import InputError
from govdocs.readers.xlsx import SheetCell, read_sheets
from govdocs.text.characters import nonblank


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def workbook(*rows, title="单位"):
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return book


def members(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def changed(data, name, pattern, replacement):
    """The workbook with one of its members changed."""
    parts = members(data)
    parts[name] = re.sub(pattern, replacement, parts[name], count=1)
    return packed(parts)


def read(book):
    (sheet,) = read_sheets(saved(book), "名册.xlsx")
    return sheet


def shown(value, shape="General"):
    """What a cell of this value and number format is read as."""
    book = workbook()
    book.active["A1"] = value
    book.active["A1"].number_format = shape
    return read(book).text(1, 1)


@pytest.mark.parametrize(
    ("value", "shape", "text"),
    [
        ("  何某川　", "General", "何某川"),
        ("一\r\n二", "General", "一\n二"),
        ("_x4E00__x000D_二", "General", "一\n二"),
        (3, "General", "3"),
        (3.0, "General", "3"),
        (0.1 + 0.2, "General", "0.3"),
        (1350.5, "#,##0.00", "1350.5"),
        (1e-7, "General", "0.0000001"),
        (100, "General", "100"),
        (-2.5, "General", "-2.5"),
        (0.6, "0%", "60%"),
        (0.07, "0.0%", "7%"),
        (7, "000", "007"),
        (123456789012345, "0", "123456789012345"),
        (True, "General", "是"),
        (False, "General", "否"),
        (date(2025, 4, 10), "yyyy-mm-dd", "2025-04-10"),
        (datetime(2025, 4, 10), 'yyyy"年"m"月"d"日"', "2025-04-10"),  # noqa: DTZ001 - Excel knows no zones
        (datetime(2025, 4, 10, 9, 5), "yyyy-mm-dd h:mm", "2025-04-10 09:05"),  # noqa: DTZ001
        (date(2025, 3, 1), 'yyyy"年"m"月"', "2025年3月"),
        (date(2025, 3, 1), "mmm-yy", "2025年3月"),
        (date(2025, 3, 5), 'm"月"d"日"', "2025-03-05"),
        (time(14, 30), "h:mm", "14:30"),
        (timedelta(hours=25, minutes=30), "[h]:mm", "25:30"),
    ],
)
def test_a_cell_reads_as_it_shows(value, shape, text):
    assert shown(value, shape) == text


@pytest.mark.parametrize(
    ("number", "text"), [(31, "2025-04-10"), (57, "2025年4月"), (58, "2025-04-10"), (14, "2025-04-10")]
)
def test_the_date_formats_of_chinese_programs_are_dates(number, text):
    book = workbook()
    book.active["A1"] = 45757
    book.active["A1"].number_format = "0.000"
    data = changed(saved(book), "xl/styles.xml", rb'<xf numFmtId="164"', f'<xf numFmtId="{number}"'.encode())
    (sheet,) = read_sheets(data, "名册.xlsx")
    assert sheet.text(1, 1) == text


def test_dates_counted_from_1904_are_the_same_days():
    book = workbook()
    book.epoch = datetime(1904, 1, 1)  # noqa: DTZ001 - Excel knows no zones
    book.active["A1"] = date(2025, 4, 10)
    assert read(book).text(1, 1) == "2025-04-10"


def test_text_that_looks_like_a_formula_is_text():
    book = workbook(["甲"])
    book.active["A2"] = "=1+1"
    book.active["A2"].data_type = "s"
    assert read(book).text(2, 1) == "=1+1"


def test_merged_cells_show_their_text_in_each_of_their_places():
    book = workbook(["责任内容", "任务"], ["家庭保护", "一"], [None, "二"], [None, "三"])
    book.active.merge_cells("A2:A4")
    sheet = read(book)
    assert [sheet.text(row, 1) for row in (2, 3, 4)] == ["家庭保护"] * 3
    assert sheet.rows[3][1] == SheetCell(3, 1, "家庭保护", (2, 1))
    assert sheet.rows[2][1].origin is None


def test_merged_cells_without_text_stay_empty():
    book = workbook(["甲", None, None], ["一", "二", "三"])
    book.active.merge_cells("B1:C1")
    assert list(read(book).rows[1]) == [1]


def test_a_merge_over_the_whole_sheet_fills_only_what_is_used():
    book = workbook(["标题"], ["一", "二"])
    book.active.merge_cells("A1:XFD1")
    assert list(read(book).rows[1]) == [1, 2]


def test_more_merged_cells_than_anyone_needs_are_refused():
    book = workbook(["甲"])
    book.active["XFD1000"] = "尾"
    merge = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFC900"/></mergeCells>'
    data = changed(saved(book), "xl/worksheets/sheet1.xml", b"</sheetData>", merge)
    with pytest.raises(InputError, match="合并的单元格过多"):
        read_sheets(data, "名册.xlsx")


def test_a_formula_counts_as_its_last_result():
    book = workbook(["合计"], ["=1+1"])
    data = changed(saved(book), "xl/worksheets/sheet1.xml", rb"<v ?/>|<v></v>", b"<v>2</v>")
    (sheet,) = read_sheets(data, "名册.xlsx")
    assert (sheet.text(2, 1), sheet.findings) == ("2", ())


def test_a_formula_without_a_result_is_told_with_its_cell():
    (finding,) = read(workbook(["合计"], [None, "=1+1"])).findings
    assert (finding.code, finding.where) == ("R301", "名册.xlsx 表“单位”第 2 行 B 列")
    assert "打开，保存一次" in finding.hint


def test_an_error_value_is_told_with_its_cell():
    book = workbook(["甲"], ["乙"])
    book.active["A2"] = "#REF!"
    sheet = read(book)
    (finding,) = sheet.findings
    assert (finding.code, finding.where, finding.message) == (
        "R302",
        "名册.xlsx 表“单位”第 2 行 A 列",
        "是错误值 #REF!",
    )
    assert sheet.text(2, 1) == "#REF!"


def test_a_long_number_that_excel_has_rounded_is_told():
    sheet = read(workbook(["号码"], [110101199003077758]))
    (finding,) = sheet.findings
    assert (finding.code, finding.where) == ("R303", "名册.xlsx 表“单位”第 2 行 A 列")
    assert "文本" in finding.hint


def test_a_number_too_large_for_a_computer_is_told():
    data = changed(saved(workbook([7])), "xl/worksheets/sheet1.xml", rb"<v>7</v>", b"<v>1e999</v>")
    (finding,) = read_sheets(data, "名册.xlsx")[0].findings
    assert finding.code == "R302"


def test_hidden_rows_columns_and_sheets_are_read_and_told():
    book = workbook(["甲", "乙", "丙"], ["一", "二", "三"])
    book.active.row_dimensions[2].hidden = True
    book.active.column_dimensions["B"].hidden = True
    other = book.create_sheet("旧")
    other.append(["存"])
    other.sheet_state = "veryHidden"
    first, second = read_sheets(saved(book), "名册.xlsx")
    assert first.text(2, 2) == "二"
    (finding,) = first.findings
    assert (finding.code, finding.message) == ("R304", "第 2 行、B 列是隐藏的，内容照样读入")
    assert (second.hidden, second.text(1, 1), first.hidden) == (True, "存", False)


def test_many_hidden_rows_are_told_in_short():
    book = workbook(*[[str(number)] for number in range(9)])
    for row in range(2, 8):
        book.active.row_dimensions[row].hidden = True
    (finding,) = read(book).findings
    assert finding.message == "第 2 行、第 3 行、第 4 行等是隐藏的，内容照样读入"


def test_empty_cells_and_far_formats_cost_nothing():
    book = workbook(["甲"])
    book.active["XFD1048576"].number_format = "@"
    sheet = read(book)
    assert list(sheet.rows) == [1]
    assert (sheet.text(5, 5), sheet.place(5, 28), sheet.place(5)) == (
        "",
        "表“单位”第 5 行 AB 列",
        "表“单位”第 5 行",
    )


def test_comments_lists_and_pictures_do_not_disturb():
    book = workbook(["甲"])
    book.active["A1"].comment = Comment("批注", "某人")
    assert read(book).text(1, 1) == "甲"


def test_shared_strings_with_several_fonts_and_readings_are_whole():
    data = saved(workbook(["甲"]))
    parts = members(data)
    text = "<is><r><t>清禾</t></r><r><rPr><b/></rPr><t>镇</t></r><rPh sb='0' eb='1'><t>qing</t></rPh></is>"
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    parts["xl/worksheets/sheet1.xml"] = re.sub(
        r'<c r="A1"[^>]*>.*?</c>', f'<c r="A1" t="inlineStr">{text}</c>', sheet
    ).encode()
    assert nonblank(read_sheets(packed(parts), "名册.xlsx")[0].text(1, 1)) == "清禾镇"


GOOD = saved(workbook(["甲"]))
PARTS = members(GOOD)
SHEET = "xl/worksheets/sheet1.xml"


def strict():
    """The workbook in the form of Strict Open XML."""
    ordinary = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    book = PARTS["xl/workbook.xml"].replace(ordinary, b"http://purl.oclc.org/ooxml/spreadsheetml/main")
    return packed(PARTS | {"xl/workbook.xml": book})


def locked():
    """A zip whose members are marked as encrypted."""
    data = bytearray(GOOD)
    for signature, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 4)
    return bytes(data)


def flipped():
    """A zip with a byte of its sheet changed."""
    data = bytearray(GOOD)
    data[data.find(SHEET.encode()) + 60] ^= 0xFF
    return bytes(data)


BROKEN = {
    "empty": (lambda: b"", "是空文件"),
    "text": (lambda: b"unit,phone\n", "不是 Excel 工作簿"),
    "old": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧版 .xls"),
    "locked": (locked, "加了密码"),
    "cut": (lambda: GOOD[: len(GOOD) // 2], "不是 Excel 工作簿"),
    "flipped": (flipped, "不是 Excel 工作簿"),
    "bomb": (lambda: packed(PARTS | {"xl/media/a.png": b"\0" * 30_000_000}), "大得异常"),
    "crowd": (lambda: packed(PARTS | {f"xl/media/{n}": b"" for n in range(2001)}), "不像正常的工作簿"),
    "large": (lambda: packed(PARTS | {SHEET: PARTS[SHEET] + os.urandom(1_000_000) * 165}), "表格过大"),
    "no book": (lambda: packed({"a.txt": b"a"}), "不是 Excel 工作簿"),
    "word": (lambda: packed({"word/document.xml": b"<a/>"}), "是 Word 文件"),
    "binary": (lambda: packed({"xl/workbook.bin": b"a"}), "二进制工作簿"),
    "strict": (strict, "严格 Open XML"),
    "no sheet": (lambda: packed({k: v for k, v in PARTS.items() if k != SHEET}), "不是 Excel 工作簿"),
    "bad sheet": (lambda: packed(PARTS | {SHEET: PARTS[SHEET][:-40]}), "不是 Excel 工作簿"),
}
"""Files that are no readable workbook: what makes them, and words of what is told."""

ENTITY = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ccc">]><worksheet><sheetData>&b;</sheetData></worksheet>'
)


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_workbook_is_refused_in_chinese(name):
    make, words = BROKEN[name]
    with pytest.raises(InputError) as caught:
        read_sheets(make(), "名册.xlsx")
    assert words in caught.value.message
    assert "名册.xlsx" in caught.value.message
    assert caught.value.hint


def test_an_entity_is_refused():
    with pytest.raises(InputError, match="不是 Excel 工作簿"):
        read_sheets(packed(PARTS | {SHEET: ENTITY + PARTS[SHEET]}), "名册.xlsx")
