"""Workbooks of forms as clerks spoil them: each is read right, or refused with the cell."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache

import pytest
from openpyxl.utils import get_column_letter

from casebook_samples import AIDS, CHILDREN, CONTEXT, HAZARDS, NAME, VISITS, column, opened, put, saved, where
from govdocs.app.casebooks import read_casebook
from govdocs.diagnostics import Severity

FILE_NO = "QH-01-2023-0001"


def read(book):
    return read_casebook([(saved(book), NAME)], CONTEXT)


def errors(loaded):
    return [each for each in loaded.findings if each.severity is Severity.ERROR]


@cache
def whole():
    return read(opened()).casebook


def cell(sheet, row, label, value):
    """A damage: `value` in one cell."""
    return lambda book: put(book[sheet], row, label, value)


def raw(sheet, row, label, value):
    """A damage: a formula or an error value in one cell."""
    return lambda book: put(book[sheet], row, label, value, text=False)


def head(sheet, label, name):
    def damage(book):
        book[sheet].cell(1, column(book[sheet], label)).value = name

    return damage


def row_below(sheet, *values):
    return lambda book: book[sheet].append(list(values))


def title(sheet, name):
    return lambda book: setattr(book[sheet], "title", name)


def doubled(book):
    sheet = book[CHILDREN]
    sheet.cell(1, column(sheet, "曾用名")).value = "姓名"


def without_key(book):
    book[CHILDREN].delete_cols(column(book[CHILDREN], "档案号"))


def without_head(book):
    book[HAZARDS].delete_rows(1)


def stray(book):
    book[HAZARDS].cell(3, 60).value = "旁边的话"


def no_owner_column(book):
    book[AIDS].delete_cols(1)


REFUSED = {
    "an identity number typed as a number": (
        cell(CHILDREN, 3, "证件号码", 99999920150901048),
        ("R303", CHILDREN, 3, "证件号码", "长数字以数值保存"),
    ),
    "an identity number in scientific notation": (
        cell(CHILDREN, 3, "证件号码", "9.99999E+17"),
        ("R305", CHILDREN, 3, "证件号码", "科学记数"),
    ),
    "a telephone in scientific notation": (
        cell(CHILDREN, 2, "联系电话", "1E+10"),
        ("R305", CHILDREN, 2, "联系电话", "科学记数"),
    ),
    "an identity number with a digit too few": (
        cell(CHILDREN, 2, "证件号码", "99999920120520001"),
        ("D003", CHILDREN, 2, "证件号码", "应当有 18 位，这里有 17 位"),
    ),
    "a wrong check character": (
        cell(CHILDREN, 2, "证件号码", "999999201205200015"),
        ("D003", CHILDREN, 2, "证件号码", "校验位不对"),
    ),
    "a birth in an identity number that no calendar has": (
        cell(CHILDREN, 2, "证件号码", "999999202302290413"),
        ("D205", CHILDREN, 2, "证件号码", "不是存在的日期"),
    ),
    "a sex that the number contradicts": (
        cell(CHILDREN, 2, "性别", "女"),
        ("D884", CHILDREN, 2, "性别", "第 17 位"),
    ),
    "a birth that the number contradicts": (
        cell(CHILDREN, 2, "出生日期", "2012年5月21日"),
        ("D885", CHILDREN, 2, "出生日期", "第 7 至 14 位不一致"),
    ),
    "a father older than his number": (
        cell(CHILDREN, 2, "父亲 › 出生日期", "1985年11月3日"),
        ("D885", CHILDREN, 2, "父亲 › 出生日期", "第 7 至 14 位不一致"),
    ),
    "a birth after the day of the account": (
        cell(HAZARDS, 2, "未成年人 › 出生日期", "2025年4月11日"),
        ("D886", HAZARDS, 2, "未成年人 › 出生日期", "晚于统计日期"),
    ),
    "a date that no calendar has": (
        cell(CHILDREN, 2, "登记日期", "2023年2月30日"),
        ("D205", CHILDREN, 2, "登记日期", "日期不存在或无法辨认"),
    ),
    "a date in words": (
        cell(CHILDREN, 2, "出生日期", "春天"),
        ("D205", CHILDREN, 2, "出生日期", "不是日期"),
    ),
    "a date that has become a bare number": (
        cell(CHILDREN, 2, "出生日期", 41049),
        ("D205", CHILDREN, 2, "出生日期", "只是一个数字，不是日期"),
    ),
    "a date with a thirteenth month": (
        cell(VISITS, 2, "走访时间", "2025-13-01"),
        (None, VISITS, 2, "走访时间", ""),
    ),
    "a telephone with a digit too few": (
        cell(CHILDREN, 2, "联系电话", "1000000010"),
        ("D003", CHILDREN, 2, "联系电话", "电话应当是"),
    ),
    "a word that is not in the list": (
        cell(CHILDREN, 2, "健康状况", "很好"),
        ("D003", CHILDREN, 2, "健康状况", "只能是 健康"),
    ),
    "one of several words not in the list": (
        cell(CHILDREN, 2, "类别", "农村留守儿童、留守妇女"),
        ("D003", CHILDREN, 2, "类别", "只能是"),
    ),
    "neither yes nor no": (
        cell(CHILDREN, 2, "是否寄宿", "也许"),
        ("D003", CHILDREN, 2, "是否寄宿", ""),
    ),
    "words where a number is wanted": (
        cell(VISITS, 2, "缺课天数", "三四天"),
        ("D003", VISITS, 2, "缺课天数", "应当是整数"),
    ),
    "two lines in a line": (
        cell(CHILDREN, 2, "姓名", "赵某晨\n赵某"),
        ("D003", CHILDREN, 2, "姓名", "应当写在一行之内"),
    ),
    "a control character": (
        cell(CHILDREN, 2, "备注", "某_x0007_"),
        ("D009", CHILDREN, 2, "备注", "U+0007"),
    ),
    "a formula without a result": (
        raw(CHILDREN, 2, "备注", "=A2"),
        ("R301", CHILDREN, 2, "备注", "公式没有结果"),
    ),
    "an error value": (
        raw(CHILDREN, 2, "档案号", "#REF!"),
        ("R302", CHILDREN, 2, "档案号", "错误值"),
    ),
    "no number of a record": (
        cell(CHILDREN, 2, "档案号", None),
        ("D880", CHILDREN, 2, "档案号", "没有写“档案号”"),
    ),
    "a number twice": (
        cell(CHILDREN, 3, "档案号", FILE_NO),
        ("D881", CHILDREN, 2, "档案号", f"“{FILE_NO}”重复，有 2 份"),
    ),
    "the same number again in small letters": (
        cell(CHILDREN, 3, "档案号", " qh-01-2023-０００1"),
        ("D881", CHILDREN, 3, "档案号", "重复，有 2 份"),
    ),
    "a child that is not registered": (
        cell(VISITS, 2, "未成年人 › 档案号", "QH-09-2025-0001"),
        ("D882", VISITS, 2, "未成年人 › 档案号", "表“未成年人”里没有这个档案号“QH-09-2025-0001”"),
    ),
    "a child under another name": (
        cell(VISITS, 2, "未成年人 › 姓名", "赵某程"),
        ("D883", VISITS, 2, "未成年人 › 姓名", "不一致"),
    ),
    "a part of a record that there is not": (
        cell(AIDS, 2, "档案号", "QH-09-2025-0001"),
        ("C011", AIDS, 2, "档案号", "表“未成年人”里没有“QH-09-2025-0001”"),
    ),
    "a part of no record": (
        cell(AIDS, 2, "档案号", None),
        ("C011", AIDS, 2, "档案号", "没有写“档案号”"),
    ),
    "parts without the column of their records": (
        no_owner_column,
        ("D002", AIDS, 1, "", "缺少“档案号”一列"),
    ),
    "the column of numbers gone": (without_key, ("D002", CHILDREN, 1, "", "缺少“档案号”一列")),
    "a head misspelt": (
        head(CHILDREN, "证件号码", "证件号吗"),
        ("D001", CHILDREN, 1, "证件号吗", "不认识的列“证件号吗”"),
    ),
    "a head of the clerk's own": (
        head(CHILDREN, "曾用名", "属相"),
        ("D001", CHILDREN, 1, "属相", "不认识的列"),
    ),
    "a head twice": (doubled, ("D004", CHILDREN, 1, None, "列“姓名”有两个")),
    "a cell beside the table": (stray, ("C012", HAZARDS, 3, None, "这一列没有列名")),
    "the head gone": (without_head, ("D002", HAZARDS, 0, "", "没有找到列名")),
    "a sheet misspelt": (title(HAZARDS, "隐 患表"), ("D001", "第5张表", 0, "", "不认识的表名")),
    "a sheet under a name of its own": (
        title(VISITS, "四月份的"),
        ("D001", "第6张表", 0, "", "不认识的表名"),
    ),
    "a day of the account that is none": (
        lambda book: setattr(book["填写"]["B3"], "value", "2025年4月"),
        ("D205", "填写", 3, "B", "应当有年、月、日"),
    ),
    "a number of nobody outside of sample data": (
        lambda book: setattr(book["填写"]["B4"], "value", "否"),
        ("D887", CHILDREN, 2, "证件号码", "999999"),
    ),
    "a telephone of nobody outside of sample data": (
        lambda book: setattr(book["填写"]["B4"], "value", "否"),
        ("D887", CHILDREN, 2, "联系电话", "示例号段"),
    ),
}


def place_of(book, sheet, row, label):
    if not row:
        return f"{NAME} 表“{sheet}”"
    if label == "B":
        return f"{NAME} 表“{sheet}”第 {row} 行 B 列"
    return where(book[sheet], row, label)


@pytest.mark.parametrize("name", REFUSED)
def test_a_spoilt_workbook_is_refused_at_the_right_cell(name):
    damage, (code, sheet, row, label, words) = REFUSED[name]
    book = opened()
    damage(book)
    found = errors(read(book))
    own = [each for each in found if code in (None, each.code) and words in each.message]
    if label is None:
        assert any(f"表“{sheet}”第 {row} 行" in each.where for each in own), found
        return
    place = place_of(book, sheet, row, label)
    assert [each for each in own if each.where.split("，")[0] == place], found
    assert all(each.hint or each.code in ("D003", "D205", "D009") for each in own)


def test_forty_damages_are_tried():
    assert len(REFUSED) >= 40


def reordered(book):
    sheet = book[CHILDREN]
    last = sheet.max_column
    for row in range(1, 12):
        values = [sheet.cell(row, at).value for at in range(1, last + 1)]
        for at, value in enumerate(reversed(values), start=1):
            sheet.cell(row, at).value = value


def hidden(book):
    book[CHILDREN].column_dimensions["F"].hidden = True


def titled(book):
    sheet = book[CHILDREN]
    sheet.insert_rows(1, 2)
    sheet["A1"] = "清禾镇未成年人登记"
    sheet.merge_cells("A1:H1")


def with_blank_rows(book):
    book[CHILDREN].insert_rows(3)
    book[CHILDREN].insert_rows(7, 3)


def with_total(book):
    book[CHILDREN].append(["合 计", "10人"])
    book[CHILDREN].append(["填表人：郑某文"])


def in_two_rows(book):
    """The heads of father, mother and carer above the names of their fields."""
    sheet = book[CHILDREN]
    sheet.insert_rows(2)
    for at in range(1, sheet.max_column + 1):
        top = sheet.cell(1, at)
        outer, mark, inner = str(top.value or "").partition(" › ")
        if mark:
            top.value, sheet.cell(2, at).value = outer, inner
    start = None
    for at in range(1, sheet.max_column + 2):
        same = start and sheet.cell(1, at).value == sheet.cell(1, start).value and sheet.cell(2, at).value
        if start and not same:
            sheet.merge_cells(start_row=1, start_column=start, end_row=1, end_column=at - 1)
            start = None
        if start is None and sheet.cell(2, at).value:
            start = at


def dated(value, form=None):
    def change(book):
        target = put(book[CHILDREN], 2, "登记日期", value)
        if form:
            target.number_format = form

    return change


def sheets_turned(book):
    book._sheets.reverse()


def own_sheet(book):
    book.create_sheet("通讯录").append(["甲", "乙"])


def merged(book):
    sheet = book[CHILDREN]
    at = column(sheet, "村社区")
    for row in (3, 4):
        sheet.cell(row, at).value = sheet.cell(2, at).value
    letter = get_column_letter(at)
    for row in (3, 4):
        sheet.cell(row, at).value = None
    sheet.merge_cells(f"{letter}2:{letter}4")


def no_fields(book):
    del book["填写"]


def lone(book):
    for name in [name for name in book.sheetnames if name != HAZARDS]:
        del book[name]
    book[HAZARDS].title = "Sheet1"


def spaced_heads(book):
    for each in book[VISITS][1]:
        each.value = str(each.value).replace(" › ", ".\n")


READ = {
    "columns in another order": (reordered, None),
    "a hidden column": (hidden, None),
    "a title above the head": (titled, None),
    "blank rows": (with_blank_rows, None),
    "totals and signatures": (with_total, None),
    "a head of two rows": (in_two_rows, None),
    "a date with strokes": (dated("2023-2-1"), ("registered_on", "2023-2-1")),
    "a date with slashes": (dated("2023/2/1"), ("registered_on", "2023/2/1")),
    "a date with points": (dated("2023.2.1"), ("registered_on", "2023.2.1")),
    "a date of eight digits": (dated("20230201"), ("registered_on", "20230201")),
    "a date of eight digits as a number": (dated(20230201), ("registered_on", "20230201")),
    "a date in Chinese": (dated("2023年2月1日"), ("registered_on", "2023年2月1日")),
    "a date of Excel": (
        dated(datetime(2023, 2, 1), 'yyyy"年"m"月"d"日"'),  # noqa: DTZ001 - Excel knows no zones
        ("registered_on", "2023-02-01"),
    ),
    "a telephone as a number": (cell(CHILDREN, 2, "联系电话", 10000000101), ("phone", "10000000101")),
    "a telephone with points and zeros": (
        cell(CHILDREN, 2, "联系电话", 10000000101.0),
        ("phone", "10000000101"),
    ),
    "full-width digits": (
        cell(CHILDREN, 2, "证件号码", "９９９９９９201205200014"),
        ("id_no", "999999201205200014"),
    ),
    "an apostrophe before digits": (cell(CHILDREN, 2, "联系电话", "'10000000101"), ("phone", "10000000101")),
    "hard spaces": (cell(CHILDREN, 2, "姓名", "\xa0赵某晨\xa0"), ("name", "赵某晨")),
    "a space that has no width": (cell(CHILDREN, 2, "姓名", "赵某晨\u200b"), ("name", "赵某晨")),
    "spaces in a choice": (cell(CHILDREN, 2, "健康状况", " 健 康 "), ("health", "健康")),
    "narrow brackets in a choice": (
        cell(CHILDREN, 2, "就学情况", "辍学(义务教育阶段)"),
        ("schooling", "辍学（义务教育阶段）"),
    ),
    "a choice without its brackets": (
        cell(CHILDREN, 2, "就学情况", "辍学"),
        ("schooling", "辍学（义务教育阶段）"),
    ),
    "a tick for yes": (cell(CHILDREN, 2, "是否寄宿", "√"), ("boarding", "是")),
    "a cross for no": (cell(CHILDREN, 2, "是否寄宿", "×"), ("boarding", "否")),
    "one for yes": (cell(CHILDREN, 2, "是否寄宿", 1), ("boarding", "是")),
    "zero for no": (cell(CHILDREN, 2, "是否寄宿", 0), ("boarding", "否")),
    "truth for yes": (cell(CHILDREN, 2, "是否寄宿", True), ("boarding", "是")),
    "text that begins like a formula": (cell(CHILDREN, 2, "备注", "=1+1"), ("remark", "=1+1")),
    "text that begins with a sign": (cell(CHILDREN, 2, "备注", "-5度停课"), ("remark", "-5度停课")),
    "sheets in another order": (sheets_turned, None),
    "a sheet of the clerk's own": (own_sheet, None),
    "merged cells": (merged, ("village", "甲山村")),
    "no sheet of fields": (no_fields, None),
    "breaks in heads": (spaced_heads, None),
}


@pytest.mark.parametrize("name", READ)
def test_a_workbook_that_a_clerk_has_changed_is_read(name):
    change, wanted = READ[name]
    book = opened()
    change(book)
    loaded = read(book)
    faults = [each for each in errors(loaded) if each.code != "D887"]
    assert faults == []
    first = loaded.casebook.records["child"][0]
    if wanted:
        assert str(getattr(first, wanted[0])) == wanted[1]
    elif name != "no sheet of fields":
        assert loaded.casebook.records == whole().records
    else:
        assert len(loaded.casebook.records["child"]) == 10


def test_a_table_alone_is_read_by_its_heads():
    book = opened()
    lone(book)
    loaded = read(book)
    assert [each.hazard_id for each in loaded.casebook.records["hazard"]] == [
        each.hazard_id for each in whole().records["hazard"]
    ]


def test_what_is_not_read_is_told():
    book = opened()
    for change in (with_total, own_sheet, hidden):
        change(book)
    told = {(each.code, re.sub(r"^\S+ ", "", each.where)) for each in read(book).findings}
    assert {("C010", f"表“{CHILDREN}”"), ("C014", "表“第8张表”"), ("R304", f"表“{CHILDREN}”")} <= told


def test_all_errors_are_told_at_once_in_the_order_of_the_cells():
    book = opened()
    put(book[CHILDREN], 2, "性别", "女")
    put(book[CHILDREN], 3, "证件号码", "999")
    put(book[VISITS], 2, "未成年人 › 姓名", "赵某程")
    put(book[HAZARDS], 4, "等级", "很大")
    places = [each.where.split("，")[0] for each in errors(read(book))]
    assert places == [
        where(book[CHILDREN], 2, "性别"),
        where(book[CHILDREN], 3, "证件号码"),
        where(book[HAZARDS], 4, "等级"),
        where(book[VISITS], 2, "未成年人 › 姓名"),
    ]
