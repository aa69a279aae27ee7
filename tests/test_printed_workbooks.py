"""The Excel twin in LibreOffice: the same rows, the head on each page, one page wide, all text visible."""

from __future__ import annotations

import re
import sys
from functools import cached_property
from pathlib import Path

import pdfplumber
import pytest
from lxml import etree
from openpyxl import load_workbook

from govdocs.document.nodes import PageBreak, Table
from govdocs.text.characters import nonblank
from office import Office

sys.path.insert(0, str(Path(__file__).parent / "writers"))
from xlsx_samples import (
    HEAD,
    TASK,
    attachment,
    breakdown,
    document,
    second,
    simple,
    written,
)

pytestmark = pytest.mark.printing

RISKY = ("=1+1", '=HYPERLINK("http://a")', "+861000000", "-5度", "@SUM(A1)", "'引号", "007", "1/2", "TRUE")


WIDE = tuple(f"第{number}项" for number in range(20))
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


class Printed:
    """The workbooks of these tests and what LibreOffice makes of them, printed once."""

    def __init__(self, folder, office):
        self._folder, self.office = folder, office
        self.trees = {
            "breakdown": attachment(breakdown((9, 6, 12, 3))),
            "risky": document(simple(("内容", "说明"), *((text, "照录") for text in RISKY))),
            "wide": document(
                PageBreak("landscape", paper="A3"), simple(*([f"第{n}项" for n in range(20)],) * 9)
            ),
            "tall": document(simple(("序号", "任务"), ("1", TASK * 60), ("2", "短"), widths=(15.0, 70.0))),
        }
        for name, tree in self.trees.items():
            (folder / f"{name}.xlsx").write_bytes(written(tree))

    @cached_property
    def pages(self):
        """The pages of each print: their size and their text."""
        prints = self.office.printed([self._folder / f"{name}.xlsx" for name in self.trees], self._folder)
        found = {}
        for path in prints:
            with pdfplumber.open(path) as pdf:
                found[path.stem] = [
                    (round(page.width / 72 * 25.4), round(page.height / 72 * 25.4), page.extract_text())
                    for page in pdf.pages
                ]
        return found


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    return Printed(tmp_path_factory.mktemp("workbooks"), Office(tmp_path_factory.mktemp("office")))


def texts(tree):
    tables = [block for block in tree.blocks if isinstance(block, Table)]
    return [cell.text for table in tables for cells in table.rows for cell in cells]


@pytest.mark.parametrize("name", ["breakdown", "risky", "wide", "tall"])
def test_every_character_is_on_paper(printed, name):
    shown = nonblank("".join(text for _, _, text in printed.pages[name]))
    wanted = nonblank("".join(texts(printed.trees[name])))
    assert [each for each in set(wanted) if shown.count(each) < wanted.count(each)] == []


def test_the_head_stands_on_each_page_and_the_title_on_the_first(printed):
    pages = printed.pages["breakdown"]
    assert len(pages) > 1
    assert [all(word in text for word in HEAD) for _, _, text in pages] == [True] * len(pages)
    assert ["附件1" in text for _, _, text in pages] == [True] + [False] * (len(pages) - 1)


def test_each_page_has_its_number(printed):
    pages = printed.pages["breakdown"]
    for number, (_, _, text) in enumerate(pages, start=1):
        assert re.search(rf"^— {number} —$", text, re.MULTILINE)


def test_the_print_is_one_page_wide_and_the_right_paper(printed):
    assert {(width, height) for width, height, _ in printed.pages["breakdown"]} == {(297, 210)}
    assert [(width, height) for width, height, _ in printed.pages["wide"]] == [(420, 297)]
    lines = [line.split() for line in printed.pages["wide"][0][2].splitlines()]
    assert sum(len(line) == 20 for line in lines) == 9


def test_text_that_looks_like_a_formula_is_text_in_three_programs(printed, tmp_path):
    data = written(printed.trees["risky"])
    first = [row[0] for row in load_workbook(_saved(data, tmp_path)).worksheets[0].iter_rows(min_row=3)]
    assert [(cell.value, cell.data_type) for cell in first] == [(text, "s") for text in RISKY]
    assert [row[0] for row in second(data).get_sheet_by_index(0).to_python()[2:]] == list(RISKY)
    assert _as_read_by_libreoffice(tmp_path / "a.xlsx", printed) == [(text, "string", None) for text in RISKY]


def _saved(data, folder):
    (path := folder / "a.xlsx").write_bytes(data)
    return path


def _as_read_by_libreoffice(path, printed):
    """Text, type and formula of the first cells of the rows below the head."""
    (flat,) = printed.office.converted([path], "fods", path.parent)
    rows = [row for row in etree.parse(flat).iter(f"{TABLE}table-row") if "".join(row.itertext()).strip()]
    cells = [row.find(f"{TABLE}table-cell") for row in rows[2 : 2 + len(RISKY)]]
    return [
        ("".join(cell.itertext()).strip(), cell.get(f"{OFFICE}value-type"), cell.get(f"{TABLE}formula"))
        for cell in cells
    ]


def test_libreoffice_keeps_rows_and_merges_when_it_saves_the_workbook_anew(printed, tmp_path):
    (path := tmp_path / "in.xlsx").write_bytes(written(printed.trees["breakdown"]))
    (folder := tmp_path / "out").mkdir()
    (again,) = printed.office.converted([path], "xlsx", folder)
    old, new = load_workbook(path).worksheets[0], load_workbook(again).worksheets[0]
    assert [[cell.value for cell in cells] for cells in new.iter_rows(max_row=old.max_row, max_col=7)] == [
        [cell.value for cell in cells] for cells in old.iter_rows()
    ]
    assert {str(area) for area in new.merged_cells.ranges} == {str(area) for area in old.merged_cells.ranges}
    assert (new.print_title_rows, new.auto_filter.ref) == (old.print_title_rows, old.auto_filter.ref)
    assert [str(each.sqref) for each in new.data_validations.dataValidation] == [
        str(each.sqref) for each in old.data_validations.dataValidation
    ]
