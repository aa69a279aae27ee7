"""Workbooks at the command line: made blank, filled in, rendered; refused with their cells."""

from __future__ import annotations

import json

import pytest
from openpyxl import load_workbook


@pytest.fixture
def blank(run, tmp_path):
    """A blank workbook of units, as the command makes it."""
    result = run("new", "成员单位名册", "--xlsx", "-o", tmp_path / "名册.xlsx")
    assert result.exit_code == 0, result.stderr
    return tmp_path / "名册.xlsx"


def fill(path, cells):
    """Writes into the sheet 单位."""
    book = load_workbook(path)
    for name, value in cells.items():
        book["单位"][name] = value
    book.save(path)


def test_a_blank_workbook_is_made_and_not_overwritten(run, blank):
    before = blank.read_bytes()
    result = run("new", "成员单位名册", "--xlsx", "-o", blank)
    assert (result.exit_code, "已存在，没有覆盖" in result.stderr) == (4, True)
    assert blank.read_bytes() == before


def test_a_path_that_ends_with_xlsx_asks_for_a_workbook(run, tmp_path):
    result = run("new", "任务台账", "-o", tmp_path / "台账.xlsx")
    assert result.exit_code == 0
    assert "填好后运行 govdocs render" in result.stdout
    assert load_workbook(tmp_path / "台账.xlsx").sheetnames[0] == "填写"


def test_a_workbook_goes_to_no_screen_and_to_no_other_suffix(run):
    for target in ("-", "名册.yaml"):
        result = run("new", "成员单位名册", "--xlsx", "-o", target)
        assert (result.exit_code, ".xlsx" in result.stderr) == (2, True)


def test_a_filled_workbook_renders_to_every_format(run, blank, tmp_path):
    fill(blank, {"A2": "清禾镇派出所", "B2": "派出所", "F2": "否"})
    result = run("render", blank, "-f", "xlsx,pdf", "-o", tmp_path / "out", "--date", "2025-04-10")
    assert result.exit_code == 0, result.stderr
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".xlsx", ".pdf"}


def test_the_faults_of_a_workbook_are_told_by_cell(run, blank, tmp_path):
    fill(blank, {"B3": "派出所", "A4": "清禾镇派出所", "C4": "机关"})
    result = run("render", blank, "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert "名册.xlsx 表“单位”第 3 行 A 列，单位 › 第1项 › 单位全称" in result.stderr
    assert "名册.xlsx 表“单位”第 4 行 C 列，单位 › 第2项 › 类别" in result.stderr
    assert not (tmp_path / "out").exists()


def test_the_faults_of_a_workbook_are_told_to_programs_too(run, blank, tmp_path):
    fill(blank, {"B3": "派出所"})
    result = run("render", blank, "-o", tmp_path / "out", "--json")
    assert "第 3 行 A 列" in json.dumps(json.loads(result.stdout or result.stderr), ensure_ascii=False)


def test_a_document_without_tables_gives_no_workbook(run, notice, tmp_path):
    result = run("render", notice, "-f", "xlsx", "-o", tmp_path / "out")
    assert "没有表格" in result.stderr
