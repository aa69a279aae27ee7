"""A small ledger, an office's own template for it, and ways to read what comes of it."""

from __future__ import annotations

import io
import zipfile
from datetime import date

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from python_calamine import CalamineWorkbook

from govdocs.context import Context
from govdocs.document.nodes import Column
from govdocs.fonts.library import bundled_fonts
from govdocs.kinds.parts.ledger_sheets import sheet_of
from govdocs.kinds.parts.ledgers import SIGNATURES, Ledger, LedgerColumn, document_of
from govdocs.layout.engine import layout
from govdocs.styles.gb9704 import GB9704
from govdocs.writers.xlsx_ledger import LedgerBook
from govdocs.writers.xlsx_ledger_template import ledger_template

DAY = Context(date(2025, 4, 10))
PEOPLE = (
    ("甲山村", "赵某一", "男", "2012年5月20日", "12", "一级"),
    ("甲山村", "钱某二", "女", "2015年9月1日", "9", "二级"),
    ("乙水村", "孙某三", "男", "2010年12月31日", "14", "二级"),
)


def column(heading, place, holds="text", **more):
    return LedgerColumn(heading, lambda row: row[place], Column(holds), **more)


def total_of(rows):
    return str(len(rows))


COLUMNS = (
    column("村（社区）", 0),
    column("姓名", 1),
    column("性别", 2),
    column("出生日期", 3, "date"),
    column("年龄", 4, "number"),
    column("等级", 5, total=total_of),
)


def ledger(rows=PEOPLE, **more):
    given = {
        "title": "清禾镇儿童台账",
        "above": ("填报单位（盖章）：清禾镇工作站", "统计日期：2025年4月10日"),
        "below": SIGNATURES,
        "summary": f"共{len(rows)}人。",
        "notes": ("年龄算到统计日期。", "等级见办法。"),
        "sheet": "台账",
        **more,
    }
    return Ledger(given.pop("columns", COLUMNS), rows, **given)


def many(count):
    return tuple(
        (
            "甲山村" if number % 2 else "乙水村",
            f"赵某{number}",
            "男女"[number % 2],
            f"{2008 + number % 9}年{1 + number % 12}月{1 + number % 28}日",
            str(number % 17),
            "一二三四"[number % 4] + "级",
        )
        for number in range(count)
    )


def made_template(*ledgers):
    """The template that govdocs makes after the paper of ledgers."""
    pages = layout(document_of("儿童", ledgers), GB9704, bundled_fonts())
    return ledger_template(pages, tuple(map(sheet_of, ledgers)), DAY)


def book_of(template, *ledgers):
    return LedgerBook(template, tuple(map(sheet_of, ledgers)), "模板.xlsx")


def filled(template, *ledgers):
    """The bytes of the workbook that comes of a template."""
    out = io.BytesIO()
    book_of(template, *ledgers).write(out, "儿童台账", DAY)
    return out.getvalue()


def sheet(content, name="台账"):
    """A worksheet as openpyxl reads it."""
    return load_workbook(io.BytesIO(content))[name]


def rows_of(content, name="台账"):
    """The values as a second reader sees them."""
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(name).to_python()


def raw_sheet(content, number=1):
    """The XML of a worksheet."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(f"xl/worksheets/sheet{number}.xml").decode()


class Office:
    """An office's own template, row by row."""

    def __init__(self, name="台账"):
        self.book = Workbook()
        self.sheet = self.book.active
        self.sheet.title = name

    def row(self, *texts, fill="", bold=False, border="thin", height=None):
        """Adds a row of cells with a look of its own; None leaves a cell out."""
        number = (self.sheet.max_row + 1) if self.sheet._cells else 1
        side = Side(border) if border else None
        for place, text in enumerate(texts, start=1):
            if text is None:
                continue
            cell = self.sheet.cell(number, place, text)
            cell.font = Font(name="楷体", size=14, bold=bold)
            cell.alignment = Alignment("center", "center", wrap_text=True)
            if side:
                cell.border = Border(side, side, side, side)
            if fill:
                cell.fill = PatternFill("solid", fill)
        if height:
            self.sheet.row_dimensions[number].height = height
        return number

    def content(self):
        out = io.BytesIO()
        self.book.save(out)
        return out.getvalue()
