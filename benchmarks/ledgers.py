"""Speed and memory of long ledgers to Excel and PDF, beside openpyxl alone, all in one run.

Usage: python benchmarks/ledgers.py [--rows N] [--paper-rows N]

Each way runs in a process of its own, so that its peak memory is its own; seconds are those of the
processor, so that what else the machine does counts little. openpyxl gets texts, styles and
numbers of the same twelve columns, but no template, no groups, no heights of rows and no print set-up.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, Side

from govdocs.context import Context
from govdocs.document.nodes import Column
from govdocs.fonts.library import bundled_fonts
from govdocs.kinds.parts.ledger_sheets import sheet_of
from govdocs.kinds.parts.ledgers import SIGNATURES, Ledger, LedgerColumn, document_of
from govdocs.layout.engine import layout
from govdocs.styles.gb9704 import GB9704
from govdocs.writers.pdf import write_pdf
from govdocs.writers.xlsx_ledger import LedgerBook
from govdocs.writers.xlsx_ledger_template import ledger_template

TODAY = Context(date(2025, 4, 10))
SAMPLE = 200
AIM = 8_000
HEADINGS = (
    "村（社区）", "姓名", "性别", "出生日期", "年龄", "类别", "风险等级", "监护人", "关系",
    "帮扶责任人", "上次走访", "备注",
)  # fmt: skip
_VILLAGES = ("甲山村", "乙水村", "丙田村", "丁桥村", "戊岭社区")
_CLASSES = ("农村留守儿童", "事实无人抚养儿童", "重病儿童", "贫困家庭儿童")
_LEVELS = ("一级（红）", "二级（黄）", "三级（蓝）", "四级（绿）")
_REMARKS = ("", "", "", "父母均在外务工，每周联系一次", "祖母照料，祖母患慢性病")


class Rows(Sequence[tuple[str, ...]]):
    """Rows made when they are read: a ledger of them takes no memory."""

    def __init__(self, count: int) -> None:
        self._count = count

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        chance = random.Random(0)
        return (row_of(chance, number) for number in range(self._count))

    def __getitem__(self, place):
        return row_of(random.Random(place), place)


def row_of(chance: random.Random, number: int) -> tuple[str, ...]:
    year = chance.randint(2008, 2019)
    return (
        _VILLAGES[number % len(_VILLAGES)],
        f"{chance.choice('赵钱孙李周吴郑王')}某{chance.choice('一二三四五六七八九十甲乙丙丁')}",
        chance.choice("男女"),
        f"{year}年{chance.randint(1, 12)}月{chance.randint(1, 28)}日",
        str(2025 - year),
        chance.choice(_CLASSES),
        chance.choice(_LEVELS),
        f"{chance.choice('赵钱孙李')}某{chance.choice('兰芳英梅')}",
        chance.choice(("父亲", "母亲", "祖母", "外祖父")),
        f"{chance.choice('郑王冯陈')}某{chance.choice('丽文良敏')}",
        f"2025年{chance.randint(1, 4)}月{chance.randint(1, 9)}日",
        chance.choice(_REMARKS),
    )


def ledger(count: int) -> Ledger[tuple[str, ...]]:
    holds = {"出生日期": "date", "上次走访": "date", "年龄": "number"}
    columns = tuple(
        LedgerColumn(heading, lambda row, place=place: row[place], Column(holds.get(heading, "text")))
        for place, heading in enumerate(HEADINGS)
    )
    above = ("填报单位（盖章）：清禾镇未成年人保护工作站", "统计日期：2025年4月10日")
    return Ledger(columns, Rows(count), "清禾镇未成年人台账", above, SIGNATURES, sheet="台账")


def own_xlsx(count: int) -> None:
    few, many = ledger(SAMPLE), ledger(count)
    pages = layout(document_of("未成年人", (few,)), GB9704, bundled_fonts())
    template = ledger_template(pages, (sheet_of(few),), TODAY)
    with tempfile.TemporaryFile() as file:
        LedgerBook(template, (sheet_of(many),), "模板").write(file, "台账", TODAY)


def own_pdf(count: int) -> None:
    write_pdf(layout(document_of("未成年人", (ledger(count),)), GB9704, bundled_fonts()), TODAY)


def openpyxl_normal(count: int) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    font, border, alignment = _looks()
    for number, row in enumerate((HEADINGS, *Rows(count)), start=1):
        for place, text in enumerate(row, start=1):
            cell = sheet.cell(number, place, text)
            cell.font, cell.border, cell.alignment = font, border, alignment
    book.save(io.BytesIO())


def openpyxl_write_only(count: int) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("台账")
    font, border, alignment = _looks()
    first = WriteOnlyCell(sheet, "")
    first.font, first.border, first.alignment = font, border, alignment
    for row in (HEADINGS, *Rows(count)):
        cells = []
        for text in row:
            cell = WriteOnlyCell(sheet, text)
            cell._style = first._style
            cells.append(cell)
        sheet.append(cells)
    book.save(io.BytesIO())


def _looks() -> tuple[Font, Border, Alignment]:
    thin = Side("thin")
    return (
        Font(name="宋体", size=10.5),
        Border(thin, thin, thin, thin),
        Alignment("left", "center", wrap_text=True),
    )


WAYS: dict[str, tuple[str, Callable[[int], None]]] = {
    "xlsx": ("govdocs Excel（由模板逐行写出）", own_xlsx),
    "pdf": ("govdocs PDF（组文+排版+写出）", own_pdf),
    "normal": ("openpyxl（常规）", openpyxl_normal),
    "write_only": ("openpyxl（write_only）", openpyxl_write_only),
}


def measured(way: str, count: int) -> dict[str, float]:
    """Seconds and peak memory in MB of a way, in a process of its own."""
    command = [sys.executable, __file__, "--way", way, "--rows", str(count)]
    found: dict[str, float] = json.loads(
        subprocess.run(command, check=True, capture_output=True, text=True).stdout
    )
    return found


def run(way: str, count: int) -> None:
    before = time.process_time()
    WAYS[way][1](count)
    seconds = time.process_time() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak": peak}))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--paper-rows", type=int, default=10_000)
    parser.add_argument("--way", choices=WAYS, default="")
    given = parser.parse_args()
    if given.way:
        run(given.way, given.rows)
        return
    small = measured("xlsx", SAMPLE)["peak"]
    print(f"台账 12 列；Excel 目标 ≥ {AIM} 行/秒，内存不随行数增长（{SAMPLE} 行时 {small:.0f} MB）\n")
    for way, (words, _) in WAYS.items():
        count = given.paper_rows if way == "pdf" else given.rows
        found = measured(way, count)
        speed = count / found["seconds"]
        print(
            f"{words}：{count} 行 {found['seconds']:.1f} 秒，{speed:,.0f} 行/秒，最多 {found['peak']:.0f} MB"
        )


if __name__ == "__main__":
    main()
