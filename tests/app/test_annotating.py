"""The annotated copy of a workbook: wrong cells coloured and commented, findings listed, the rest kept."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from python_calamine import CalamineWorkbook

from casebook_samples import AIDS, CHILDREN, CONTEXT, NAME, VISITS, column, opened, put, saved
from govdocs.app.annotating import annotated_copy
from govdocs.app.casebooks import read_casebook
from govdocs.diagnostics import Severity
from govdocs.errors import InputError

RED, YELLOW = "FFFFC7CE", "FFFFEB9C"


def spoilt():
    book = opened()
    sheet = book[CHILDREN]
    put(sheet, 2, "性别", "女")
    put(sheet, 3, "证件号码", "999").comment = Comment("问过派出所", "郑某文")
    put(book[AIDS], 2, "档案号", "QH-09-2025-0001")
    book[VISITS].title = "走 访记录"
    sheet.column_dimensions["B"].width = 33
    sheet["D5"].fill = PatternFill("solid", "FF00FF00")
    book.create_sheet("通讯录").append(["甲", "=1+1"])
    return book


def checked(content):
    return read_casebook([(content, NAME)], CONTEXT).findings


def annotated(content):
    return annotated_copy(content, NAME, checked(content), CONTEXT)


@pytest.fixture(scope="module")
def content():
    return saved(spoilt())


@pytest.fixture(scope="module")
def copy(content):
    return annotated(content)


@pytest.fixture
def book(copy):
    return load_workbook(io.BytesIO(copy))


def test_wrong_cells_are_red_and_say_what_is_wrong(book):
    sheet = book[CHILDREN]
    sex = sheet.cell(2, column(sheet, "性别"))
    assert sex.fill.fgColor.rgb == RED
    assert sex.comment.text.startswith("检查：\n错误：证件号码第 17 位表示的性别是男")
    assert "核对证件号码和性别" in sex.comment.text


def test_a_comment_of_the_clerk_stays_above_ours(book):
    sheet = book[CHILDREN]
    words = sheet.cell(3, column(sheet, "证件号码")).comment.text
    assert words.startswith("问过派出所\n——————\n检查：\n错误：公民身份号码应当有 18 位")


def test_cells_to_be_looked_at_are_yellow(book):
    sheet = book[CHILDREN]
    warned = {cell.fill.fgColor.rgb for row in sheet.iter_rows() for cell in row if cell.comment}
    assert {RED, YELLOW} <= warned | {YELLOW}
    assert book[AIDS]["A2"].fill.fgColor.rgb == RED


def test_everything_else_is_kept(book, content):
    before = load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["检查结果", *before.sheetnames]
    for name in before.sheetnames:
        old, new = before[name], book[name]
        assert [[cell.value for cell in row] for row in new.iter_rows()] == [
            [cell.value for cell in row] for row in old.iter_rows()
        ]
        assert {key: each.width for key, each in new.column_dimensions.items()} == {
            key: each.width for key, each in old.column_dimensions.items()
        }
        assert len(new.data_validations.dataValidation) == len(old.data_validations.dataValidation)
    assert book[CHILDREN]["D5"].fill.fgColor.rgb == "FF00FF00"


def test_all_findings_are_listed_errors_first_with_links(book, content):
    findings = checked(content)
    rows = list(book["检查结果"].iter_rows(min_row=2))
    assert len(rows) == len(findings)
    words = [row[1].value for row in rows]
    assert words == sorted(words, key=["错误", "需要核对", "说明"].index)
    assert words.count("错误") == sum(each.severity is Severity.ERROR for each in findings)
    links = [row[2].hyperlink.location for row in rows if row[2].hyperlink]
    assert f"'{CHILDREN}'!D2" in links
    assert book.active.title == "检查结果"


def test_another_reader_opens_the_copy(copy):
    second = CalamineWorkbook.from_filelike(io.BytesIO(copy))
    assert second.sheet_names[0] == "检查结果"
    assert second.get_sheet_by_name("检查结果").to_python()[0][:3] == ["序号", "程度", "位置"]


def test_the_copy_is_checked_like_the_workbook(copy, content):
    again = [(each.code, each.where, each.message) for each in checked(copy)]
    wanted = [(each.code, each.where, each.message) for each in checked(content)]
    assert [each for each in again if "张表" not in each[1]] == [
        each for each in wanted if "张表" not in each[1]
    ]


def test_marks_of_an_earlier_copy_go_when_the_fault_is_gone(copy):
    book = load_workbook(io.BytesIO(copy))
    put(book[CHILDREN], 2, "性别", "男")
    twice = load_workbook(io.BytesIO(annotated(saved(book))))
    sheet = twice[CHILDREN]
    sex, number = (sheet.cell(row, column(sheet, name)) for row, name in ((2, "性别"), (3, "证件号码")))
    assert (sex.comment, sex.fill.fill_type) == (None, None)
    assert number.comment.text.count("检查：") == 1
    assert number.comment.text.startswith("问过派出所")
    assert twice.sheetnames.count("检查结果") == 1


def test_a_finding_in_a_merged_cell_marks_its_first_cell():
    book = opened()
    sheet = book[CHILDREN]
    at = column(sheet, "性别")
    put(sheet, 2, "性别", "不知道")
    put(sheet, 3, "性别", None)
    sheet.merge_cells(start_row=2, end_row=3, start_column=at, end_column=at)
    copy = load_workbook(io.BytesIO(annotated(saved(book))))
    assert copy[CHILDREN].cell(2, at).fill.fgColor.rgb == RED


def test_the_bytes_are_the_same_at_each_run(content, copy):
    assert annotated(content) == copy


def test_only_workbooks_are_annotated():
    with pytest.raises(InputError, match="不是 Excel 工作簿"):
        annotated_copy(b"", "甲.yaml", (), CONTEXT)
