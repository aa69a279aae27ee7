"""Documents with tables for the tests of the workbook writer: fictional, small, each with a trap."""

from __future__ import annotations

import io
from datetime import date

from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from govdocs.context import Context
from govdocs.document.nodes import Cell, Column, Document, PageBreak, Paragraph, Table
from govdocs.fonts.library import bundled_fonts
from govdocs.layout.engine import layout
from govdocs.styles.gb9704 import GB9704
from govdocs.writers.xlsx import write_xlsx

CONTEXT = Context(date(2025, 4, 10))
HEAD = ("序号", "责任内容", "任务分解", "责任单位", "状态", "完成时限", "经费")
STATES = ("未启动", "推进中", "已销号")
COLUMNS = (
    Column("number"),
    Column(),
    Column(),
    Column(),
    Column(choices=STATES),
    Column("date"),
    Column("number"),
)
TASK = "走访辖区内的留守儿童，逐户登记，建立一人一档，"


def row(number, area, rows=1, money="1,350.50"):
    """One row of the breakdown; with an area of "" that of the row above goes on."""
    area_cells = (Cell(area, rows=rows),) if area else ()
    rest = (TASK * (number % 4 + 1), "社会事务办\n派出所", "推进中", "2025年6月30日", money)
    return (Cell(str(number)), *area_cells, *map(Cell, rest))


def breakdown(groups=(3, 2, 4), **changes):
    """A breakdown whose areas are merged over so many rows each."""
    rows, number = [tuple(map(Cell, HEAD))], 0
    for index, count in enumerate(groups):
        for place in range(count):
            number += 1
            rows.append(row(number, "" if place else f"（{index + 1}）家庭保护", count))
    rows.append((Cell("合计", columns=6), Cell(f"{number * 1350.5:,.2f}")))
    settings = {
        "columns": COLUMNS,
        "footer": 1,
        "above": ("填报单位：例示县清禾镇人民政府", "填报日期：2025年4月10日"),
        "below": ("单位负责人：", "复核人：", "填表人："),
    }
    return Table(tuple(rows), 1, **(settings | changes))


def simple(*rows, header=1, **settings):
    """A table of texts."""
    return Table(tuple(tuple(map(Cell, texts)) for texts in rows), header, **settings)


def document(*blocks, title="清禾镇未成年人保护工作责任分解表"):
    """A document of blocks; a table alone gets a title."""
    if len(blocks) == 1:
        blocks = (Paragraph.of(title, "attachment_title"), *blocks)
    return Document(title, blocks, kind="责任分解表", author="例示县清禾镇人民政府")


def attachment(table):
    """A table with everything that stands above one."""
    return document(
        Paragraph.of("附件1", "attachment_label"),
        Paragraph.of("清禾镇未成年人保护工作责任分解表", "attachment_title"),
        PageBreak("landscape", optional=True),
        table,
        Paragraph.of("注：经费单位为元。", "table_note"),
    )


def pages_of(tree):
    return layout(tree, GB9704, bundled_fonts())


def written(tree):
    return write_xlsx(pages_of(tree), CONTEXT)


def opened(data):
    """The workbook as openpyxl reads it."""
    return load_workbook(io.BytesIO(data))


def second(data):
    """The workbook as another reader has it."""
    return CalamineWorkbook.from_filelike(io.BytesIO(data))


def sheet_of(tree):
    """The first sheet as openpyxl reads it."""
    return opened(written(tree)).worksheets[0]
