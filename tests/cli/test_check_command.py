"""govdocs check, schema and new, as a clerk types them for forms."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import Workbook, load_workbook

from casebook_samples import CHILDREN, opened, put, saved
from govdocs.cli.main import main

DATA = Path(__file__).resolve().parents[2] / "data"


def filled(sheets):
    """The bytes of a workbook of sheets by name, each a list of rows."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return saved(book)


def run(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def good(tmp_path):
    (path := tmp_path / "清禾.xlsx").write_bytes(saved(opened()))
    return path


@pytest.fixture
def bad(tmp_path):
    book = opened()
    put(book[CHILDREN], 2, "性别", "女")
    (path := tmp_path / "错.xlsx").write_bytes(saved(book))
    return path


def test_the_demonstration_data_are_without_error():
    result = run("check", *sorted((DATA / "casebook").glob("*.yaml")))
    assert result.exit_code == 0
    assert "统计日期 2025年4月10日；错误 0 处" in result.stdout
    assert "未成年人 10 份" in result.stdout


def test_errors_end_with_exit_code_2(bad):
    result = run("check", bad)
    assert result.exit_code == 2
    assert "错误 1 处" in result.stdout
    assert "[D884] 错.xlsx 表“未成年人”第 2 行 D 列" in result.stderr


def test_other_records_are_checked_too():
    result = run("check", DATA / "samples" / "units.yaml", DATA / "casebook" / "child.yaml")
    assert result.exit_code == 0
    assert "成员单位名册 1 份" in result.stdout


def test_one_record_of_a_form_is_checked(tmp_path):
    (path := tmp_path / "甲.yaml").write_text("文种: 未成年人\n档案号: BH-1\n性别: 很\n", encoding="utf-8")
    result = run("check", path)
    assert (result.exit_code, "第 3 行" in result.stderr) == (2, True)


def test_files_that_cannot_be_read_are_told_with_the_others(tmp_path, bad):
    (other := tmp_path / "空.yaml").write_text("", encoding="utf-8")
    result = run("check", other, bad)
    assert result.exit_code == 2
    assert "数据文件“空.yaml”是空的" in result.stderr
    assert "[D884]" in result.stderr


def test_the_result_for_programs(bad):
    result = run("check", bad, "--json", "--as-of", "2025-04-30")
    told = json.loads(result.stdout)
    assert (told["as_of"], told["files"], result.exit_code) == ("2025-04-30", ["错.xlsx"], 2)
    assert "D884" in [each["code"] for each in told["findings"]]


def test_an_annotated_copy_is_written_and_nothing_overwritten(bad, tmp_path):
    before, target = bad.read_bytes(), tmp_path / "批注.xlsx"
    result = run("check", bad, "--annotate", target)
    assert result.exit_code == 2
    assert f"已写出 {target}" in result.stdout
    assert load_workbook(target)[CHILDREN]["D2"].comment is not None
    assert bad.read_bytes() == before
    assert run("check", bad, "--annotate", target).exit_code == 4
    assert run("check", bad, "--annotate", target, "--force").exit_code == 2
    assert run("check", bad, "--annotate", bad, "--force").exit_code == 4


@pytest.mark.parametrize("name", ["批注.txt", "批注"])
def test_an_annotated_copy_is_written_under_the_name_of_a_workbook_only(bad, tmp_path, name):
    result = run("check", bad, "--annotate", tmp_path / name)
    assert (result.exit_code, "以 .xlsx 结尾" in result.stderr) == (2, True)
    assert not (tmp_path / name).exists()


def test_another_name_for_the_annotated_copy_is_no_matter_of_minus_o(bad, tmp_path):
    (target := tmp_path / "批注.xlsx").write_bytes(b"")
    assert "换一个文件名，或加 --force 覆盖" in (told := run("check", bad, "--annotate", target).stderr)
    assert "-o" not in told.partition("没有覆盖")[2]


def test_findings_about_other_files_are_not_in_the_copy(bad, tmp_path):
    (other := tmp_path / "乙.yaml").write_text("文种: 未成年人\n档案号: BH-1\n性别: 很\n", encoding="utf-8")
    target = tmp_path / "批注.xlsx"
    assert run("check", bad, other, "--annotate", target).exit_code == 2
    places = [row[2].value for row in load_workbook(target)["检查结果"].iter_rows(min_row=2)]
    assert places
    assert all(each.startswith("表“") for each in places)


def test_a_record_that_is_no_form_and_wrong_is_told(tmp_path):
    (path := tmp_path / "乙.yaml").write_text("文种: 成员单位名册\n单位:\n  - 简称: 甲\n", encoding="utf-8")
    result = run("check", path)
    assert (result.exit_code, "缺少“单位全称”" in result.stderr) == (2, True)


def test_a_workbook_of_other_records_is_checked_by_its_columns(tmp_path):
    head = ("单位全称", "简称", "统一社会信用代码", "包含单位")
    (path := tmp_path / "乙.xlsx").write_bytes(
        filled({"Sheet1": [head, ("清禾镇派出所", "派出所", None, None)]})
    )
    assert "成员单位名册 1 份" in run("check", path).stdout


def test_a_plan_without_anything_usable_says_so(tmp_path):
    (path := tmp_path / "丙.txt").write_text("甲", encoding="utf-8")
    result = run("check", path)
    assert (result.exit_code, "没有可用的数据" in result.stdout) == (2, True)


def test_only_one_workbook_is_annotated(good, bad, tmp_path):
    result = run("check", good, bad, "--annotate", tmp_path / "批注.xlsx")
    assert (result.exit_code, "只给一个 Excel 工作簿" in result.stderr) == (2, True)


def test_a_workbook_of_forms_is_not_rendered_as_one_document(good):
    result = run("render", good)
    assert (result.exit_code, "govdocs batch" in result.stderr) == (2, True)


def test_a_schema_is_written_to_the_screen_or_a_file(tmp_path):
    assert json.loads(run("schema", "隐患").stdout)["x-key"] == "hazard_id"
    target = tmp_path / "隐患.json"
    assert "已写出" in run("schema", "隐患", "-o", target).stdout
    assert json.loads(target.read_text(encoding="utf-8"))["title"] == "隐患"


def test_one_workbook_for_several_forms(tmp_path):
    target = tmp_path / "清禾.xlsx"
    result = run("new", "未成年人", "走访记录", "--xlsx", "-o", target)
    assert "填好后运行 govdocs check" in result.stdout
    names = load_workbook(target).sheetnames
    assert {"填写", "未成年人", "走访记录", "走访记录.发现问题"} <= set(names)
    assert "隐患" not in names
    checked = run("check", target)
    assert checked.exit_code == 0
    assert "[C015] 清禾.xlsx：示例行没有读入（" in checked.stderr


def test_kinds_that_cannot_stand_together_are_refused(tmp_path):
    result = run("new", "未成年人", "通知", "--xlsx", "-o", tmp_path / "甲.xlsx")
    assert (result.exit_code, "通知不是表单" in result.stderr) == (2, True)
    result = run("new", "未成年人", "隐患")
    assert (result.exit_code, "加 --xlsx" in result.stderr) == (2, True)


@pytest.mark.parametrize("word", ["未成年人", "走访记录", "工作簿"])
def test_commented_data_files_of_forms(word):
    lines = run("new", word, "-o", "-").stdout.splitlines()
    assert f"文种: {word}" in lines
    assert any(line.strip().startswith("# 男、女") for line in lines) or word == "走访记录"


def test_the_key_of_a_form_comes_first():
    lines = [line for line in run("new", "走访记录", "-o", "-").stdout.splitlines() if line[:1] not in "#"]
    assert lines[1:3][-1].startswith("编号:") or lines[1].startswith("编号:")
