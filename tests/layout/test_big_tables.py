"""Tables of every size: each character of each cell is on the pages, in the PDF and in the Word file."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from datetime import date

import openpyxl
import pypdfium2
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import etree

import table_samples as t
from govdocs.context import Context
from govdocs.document.nodes import Cell, PageBreak, Paragraph, Table
from govdocs.document.walk import texts
from govdocs.fonts.library import bundled_fonts
from govdocs.layout import codes
from govdocs.layout.engine import layout
from govdocs.styles.gb9704 import GB9704
from govdocs.writers.docx.writer import write_docx
from govdocs.writers.pdf import write_pdf
from govdocs.writers.xlsx import write_xlsx

CONTEXT = Context(date(2025, 4, 10))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SLACK = 0.1


def laid(*blocks):
    return layout(t.bare(*blocks), GB9704, bundled_fonts())


def counted(characters):
    return Counter(character for character in characters if not character.isspace() and character != "\u200b")


def in_pdf(pages):
    """The characters of the PDF, page numbers and all."""
    with pypdfium2.PdfDocument(write_pdf(pages, CONTEXT)) as pdf:
        return counted("".join(page.get_textpage().get_text_range() for page in pdf))


def in_workbook(pages):
    """The characters of the Excel twin, as printed; numbers and dates as their format shows them."""
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(pages, CONTEXT)))
    return counted("".join(as_shown(cell) for row in book.worksheets[0].iter_rows() for cell in row))


def as_shown(cell):
    """The characters of a cell as its number format shows them."""
    if cell.value is None or isinstance(cell.value, str):
        return cell.value or ""
    if cell.is_date:
        return f"{cell.value.year}年{cell.value.month}月{cell.value.day}日"
    decimals = len(cell.number_format.partition(".")[2].rstrip("%"))
    return f"{cell.value:,.{decimals}f}" if "," in cell.number_format else f"{cell.value:.{decimals}f}"


def word_cells(pages):
    """The text of every cell of the Word file's tables, row by row."""
    data = write_docx(pages.document, pages, GB9704, CONTEXT)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        tree = etree.fromstring(package.read("word/document.xml"))
    return [
        ["".join(cell.itertext(f"{W}t")).replace("\u200b", "") for cell in row.iter(f"{W}tc")]
        for row in tree.iter(f"{W}tr")
    ]


def flat(text):
    return "".join(text.split())


def shown(pages, index):
    """(row, number) -> which characters of the cell its lines show."""
    found = {}
    for line in pages.lines:
        if line.part == "block" and line.index == index:
            found.setdefault((line.row, line.column), set()).update(range(line.start, line.end))
    return found


def check(pages):
    """Nothing of any table is lost, nothing leaves the type area, rows stand in order."""
    for index, block in enumerate(pages.document.blocks):
        if isinstance(block, Table):
            found = shown(pages, index)
            for row, cells in enumerate(block.rows):
                for number, cell in enumerate(cells):
                    wanted = {i for i, char in enumerate(cell.text) if not char.isspace()}
                    assert wanted <= found.get((row, number), set()), (row, number)
    for line in pages.lines:
        sheet = pages.pages[line.page]
        if line.part != "page_number":
            assert line.x0 >= 28 - SLACK
            assert line.x1 <= sheet.width - 26 + SLACK
    for row in pages.rows:
        sheet = pages.pages[row.page]
        foot = sheet.height - (26 if sheet.orientation == "landscape" else 35)
        assert row.top + row.height <= foot + SLACK


def every(table):
    """All the characters of a table's cells and of the lines beside it."""
    return counted("".join(text for text in texts(t.bare(table))))


BIG = {
    "8 columns and 500 rows": t.ledger(500),
    "cells of 600 characters": t.ledger(12, length=600),
    "one column": Table(tuple(t.row(t.han(5 + n % 90)) for n in range(120))),
    "rows higher than a page": t.tall(3, 2300),
    "a group longer than two pages": t.duties(groups=(40, 2, 60)),
    "groups of groups": t.nested(4, 5, 6),
    "totals and 三线": t.money(80),
    "only a head": Table((t.row("序号", "任务", "责任单位", "完成时限"),)),
    "empty cells": Table((t.row("序号", "任务"), *(t.row("", "") for _ in range(60)))),
    "no rows": Table(()),
    "rows without cells": Table(((), (), ())),
    "a head higher than half a page": Table(
        (t.row(t.han(900), "单位"), *(t.row("1", "2") for _ in range(90)))
    ),
}


@pytest.mark.parametrize("name", sorted(BIG))
def test_a_big_table_is_laid_out_without_loss(name):
    table = BIG[name]
    pages = laid(table)
    check(pages)
    drawn, word = in_pdf(pages), counted("".join(map("".join, word_cells(pages))))
    assert every(table) - drawn == Counter()
    cells = counted("".join(cell.text for row in table.rows for cell in row))
    assert cells - word == Counter()
    assert cells - in_workbook(pages) == Counter()


@pytest.mark.parametrize("name", ["8 columns and 500 rows", "empty cells", "totals and 三线"])
def test_word_has_the_rows_and_cells_of_the_table(name):
    table = BIG[name]
    rows = word_cells(laid(table))
    assert [[flat(text) for text in row] for row in rows] == [
        [flat(cell.text) for cell in row] for row in table.rows
    ]


def wide(columns, orientation="landscape", optional=True):
    return laid(PageBreak(orientation, optional=optional), t.plain(columns, 25, 6))


def test_twenty_columns_stand_on_a3():
    pages = wide(20)
    check(pages)
    assert {(page.width, page.height) for page in pages.pages} == {(420.0, 297.0)}
    assert sum(pages.tables[0].widths) == pytest.approx(366.0)
    assert codes.TABLE_TOO_WIDE not in {finding.code for finding in pages.findings}


@pytest.mark.parametrize("columns", [30, 60, 90])
@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
def test_far_too_many_columns_are_set_small_and_reported_but_not_lost(columns, orientation):
    pages = wide(columns, orientation, optional=orientation == "landscape")
    check(pages)
    table = pages.document.blocks[-1]
    assert codes.TABLE_TOO_WIDE in {finding.code for finding in pages.findings}
    assert every(table) - in_pdf(pages) == Counter()
    rows = word_cells(pages)
    assert [[flat(text) for text in row] for row in rows] == [
        [flat(cell.text) for cell in row] for row in table.rows
    ]


@st.composite
def tables(draw):
    """Tables of any shape with lines beside them, totals and merged cells."""
    columns, count = draw(st.integers(1, 6)), draw(st.integers(1, 12))
    lengths = st.sampled_from([0, 1, 3, 9, 9, 30, 120, 700, 2000])
    taken, rows = set(), []
    for y in range(count):
        cells = []
        for x in range(columns):
            if (y, x) in taken:
                continue
            high = min(draw(st.sampled_from([1, 1, 1, 2, 4, 9])), count - y)
            taken |= {(y + down, x) for down in range(high)}
            cells.append(Cell(t.han(draw(lengths)), high))
        rows.append(tuple(cells))
    return Table(
        tuple(rows),
        header=draw(st.integers(0, 2)),
        footer=draw(st.integers(0, 2)),
        ruling=draw(st.sampled_from(["grid", "three"])),
        above=draw(st.sampled_from([(), ("填报单位：清禾镇", "2025年4月10日"), (t.han(70), "", t.han(50))])),
        below=draw(st.sampled_from([(), t.SIGNED, ("填表人：",)])),
    )


@given(tables(), st.integers(0, 20))
@settings(
    max_examples=25,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
def test_any_table_is_whole_on_paper_and_in_word(table, before):
    pages = laid(Paragraph.of("各村登记。" * 6 * before), table)
    check(pages)
    word = counted("".join(map("".join, word_cells(pages))))
    cells = counted("".join(cell.text for row in table.rows for cell in row))
    assert cells - word == Counter()
    assert cells - in_workbook(pages) == Counter()
    for part, wanted in (("table_above", table.above), ("table_below", table.below)):
        lines = [line for line in pages.lines if line.part == part]
        told = [
            "".join(wanted[line.row][line.start : line.end] for line in lines if line.row == n)
            for n in range(len(wanted))
        ]
        assert told == list(wanted)
