"""Workbooks as clerks fill them in, made by hand; all names are fictional."""

from __future__ import annotations

import io

from openpyxl import Workbook

UNITS_HEAD = ("单位全称", "简称", "类别", "负责人", "联系电话", "季报")
UNITS_ROWS = (
    ("清禾镇社会事务办公室", "社会事务办、民政办", "镇办（站所中心）", "沈某", "10000000101", "是"),
    ("清禾镇派出所", "派出所", "派出机构", "方某国", "10000000104", "是"),
    ("清禾镇中心学校", "中心学校\n中心校", "学校", "施某松", "10000000105", "否"),
)


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def filled(sheets):
    """The bytes of a workbook of sheets by name, each a list of rows; None leaves a cell empty."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for cell in (cell for cells in sheet.iter_rows() for cell in cells):
            if isinstance(cell.value, str):
                cell.data_type = "s"
    return saved(book)


def units(*rows, head=UNITS_HEAD, fields=(("文种", "成员单位名册"), ("标题", "清禾镇成员单位名册")), **more):
    """A register of units as a workbook."""
    return filled({"填写": fields, "单位": [head, *(rows or UNITS_ROWS)], **more})
