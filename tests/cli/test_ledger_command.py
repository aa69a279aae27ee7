"""govdocs ledger: ledgers of a workbook, all of them or none."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from govdocs.app.blank_workbooks import casebook_workbook
from govdocs.app.casebooks import casebook_kind
from govdocs.app.records import load_record
from govdocs.context import Context
from govdocs.kinds.parts.wording import printed_date

ROOT = Path(__file__).resolve().parents[2]
HAZARDS = ROOT / "data" / "casebook" / "hazard.yaml"
CHILDREN = ROOT / "data" / "casebook" / "child.yaml"
NAME = "隐患销账台账 2025年4月10日"


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_ledger_is_written_in_three_formats(run, tmp_path):
    result = run("ledger", "隐患", HAZARDS, "--ledger", "隐患销账台账", "-o", tmp_path)
    assert result.exit_code == 0, result.stderr
    assert names_in(tmp_path) == [f"{NAME}.docx", f"{NAME}.pdf", f"{NAME}.xlsx"]
    assert "隐患销账台账：5 行，2 页" in result.stdout


def test_programs_are_told_in_json(run, tmp_path):
    result = run("ledger", "隐患", HAZARDS, "-f", "xlsx", "-o", tmp_path, "--json")
    told = json.loads(result.stdout)
    assert (told["kind"], told["as_of"]) == ("隐患", "2025-04-10")
    assert [(each["ledger"], each["rows"], each["pages"]) for each in told["ledgers"]] == [
        ("隐患销账台账", 5, 0),
        ("涉水点位防护设施表", 2, 0),
    ]
    assert [Path(name).name for name in told["ledgers"][0]["files"]] == [f"{NAME}.xlsx"]


def test_the_day_of_the_account_may_be_another(run, tmp_path):
    result = run("ledger", "隐患", HAZARDS, "-f", "xlsx", "-o", tmp_path, "--as-of", "2025-05-01")
    assert result.exit_code == 0, result.stderr
    path = tmp_path / "隐患销账台账 2025年5月1日.xlsx"
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert "统计日期：2025年5月1日" in rows[1]
    assert any("逾期42天" in str(cell) for row in rows for cell in row)


def test_a_workbook_that_names_no_day_is_reckoned_to_the_day_of_the_run(run, tmp_path):
    text = HAZARDS.read_text(encoding="utf-8").replace("统计日期: 2025年4月10日\n", "")
    (tmp_path / "无日期.yaml").write_text(text, encoding="utf-8")
    result = run("ledger", "隐患", tmp_path / "无日期.yaml", "-f", "xlsx", "-o", tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    assert "[C030]" in result.stderr


def test_rows_are_grouped_by_the_column_that_is_named(run, tmp_path):
    result = run("ledger", "隐患", HAZARDS, "-f", "xlsx", "-o", tmp_path, "--by", "等级")
    assert result.exit_code == 0, result.stderr
    rows = CalamineWorkbook.from_path(tmp_path / f"{NAME}.xlsx").get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows if str(row[0]).startswith("小计")] == [
        "小计\u3000重大\u30002处",
        "小计\u3000一般\u30003处",
    ]


def test_village_is_a_word_for_the_column_of_villages(run, tmp_path):
    result = run("ledger", "未成年人", CHILDREN, "-f", "xlsx", "-o", tmp_path, "--by", "village")
    assert result.exit_code == 0, result.stderr
    rows = (
        CalamineWorkbook.from_path(tmp_path / "未成年人台账 2025年4月10日.xlsx")
        .get_sheet_by_index(0)
        .to_python()
    )
    assert any(str(row[0]).startswith("小计\u3000甲山村") for row in rows)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("ledger", "隐患"), "没有写工作簿"),
        (("ledger", "隐患", HAZARDS, "--by", "身高"), "没有“身高”这一列"),
        (("ledger", "隐患", HAZARDS, "--ledger", "别的"), "没有台账“别的”"),
        (("ledger", "通知", HAZARDS), "通知没有台账"),
        (("ledger", "隐患", HAZARDS, "-f", "ods"), "不认识的格式“ods”"),
        (("ledger", "隐患", HAZARDS, "--as-of", "昨天"), "“昨天”不是日期"),
        (("ledger", "隐患", HAZARDS, "--templates", "没有的文件夹"), "找不到模板文件夹"),
        (("ledger", "隐患", "没有.yaml"), "找不到文件"),
    ],
)
def test_what_cannot_be_done_is_said_in_words(run, tmp_path, arguments, words):
    result = run(*arguments, "-o", tmp_path)
    assert result.exit_code == 2
    assert words in result.stderr
    assert names_in(tmp_path) == []


def test_nothing_is_written_when_a_record_is_wrong(run, tmp_path):
    text = HAZARDS.read_text(encoding="utf-8").replace("等级: 重大", "等级: 特大", 1)
    (tmp_path / "错.yaml").write_text(text, encoding="utf-8")
    result = run("ledger", "隐患", tmp_path / "错.yaml", "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert not (tmp_path / "out").exists()


def test_an_empty_ledger_is_printed_and_told(run, tmp_path):
    (tmp_path / "空.yaml").write_text("文种: 工作簿\n统计日期: 2025年4月10日\n", encoding="utf-8")
    result = run("ledger", "隐患", tmp_path / "空.yaml", "-o", tmp_path / "out", "--ledger", "隐患销账台账")
    assert result.exit_code == 0, result.stderr
    assert "[C031]" in result.stderr
    assert names_in(tmp_path / "out") == [f"{NAME}.docx", f"{NAME}.pdf", f"{NAME}.xlsx"]


def test_findings_of_other_forms_are_counted_only(run, tmp_path):
    both = (HAZARDS, CHILDREN)
    result = run("ledger", "未成年人", *both, "-f", "xlsx", "-o", tmp_path)
    assert result.exit_code == 0, result.stderr
    assert "[C043] 其他表单另有" in result.stderr
    assert "YH-2025-002" not in result.stderr


def test_an_offices_own_template_is_used(run, tmp_path):
    folder = tmp_path / "模板"
    folder.mkdir()
    own = load_workbook(ROOT / "templates" / "xlsx" / "隐患 涉水点位防护设施表.xlsx")
    own.worksheets[0]["A1"].value = "本镇的{{ 标题 }}"
    own.save(folder / "隐患 涉水点位防护设施表.xlsx")
    result = run("ledger", "隐患", HAZARDS, "-f", "xlsx", "-o", tmp_path / "out", "--templates", folder)
    assert result.exit_code == 0, result.stderr
    path = tmp_path / "out" / "涉水点位防护设施表 2025年4月10日.xlsx"
    first = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[0][0]
    assert first.startswith("本镇的")


def test_templates_lie_in_a_folder_beside_where_the_command_runs(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "模板").mkdir()
    own = load_workbook(ROOT / "templates" / "xlsx" / "隐患 涉水点位防护设施表.xlsx")
    own.worksheets[0]["A1"].value = "{{ 不存在 }}"
    own.save(tmp_path / "模板" / "隐患 涉水点位防护设施表.xlsx")
    result = run("ledger", "隐患", HAZARDS, "-f", "xlsx,pdf", "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert "[W120]" in result.stderr
    assert "台账没有“不存在”这一项" in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_template_that_is_no_workbook_is_refused(run, tmp_path):
    (tmp_path / "隐患 隐患销账台账.xlsx").write_bytes(b"no workbook")
    result = run("ledger", "隐患", HAZARDS, "-f", "xlsx", "-o", tmp_path / "out", "--templates", tmp_path)
    assert result.exit_code == 2
    assert "不是 Excel 工作簿" in result.stderr


@pytest.mark.parametrize(("copy", "word"), [("internal", "内部件"), ("public", "公开件")])
def test_a_copy_says_so_in_its_name_and_on_paper(run, tmp_path, copy, word):
    result = run(
        "ledger",
        "未成年人",
        CHILDREN,
        "-f",
        "xlsx,pdf",
        "-o",
        tmp_path,
        "--copy",
        copy,
        "--ledger",
        "未成年人台账",
    )
    assert result.exit_code == 0, result.stderr
    path = tmp_path / f"未成年人台账 2025年4月10日 {word}.xlsx"
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert f"〔{word}〕" in rows[1]
    text = "".join(str(cell) for row in rows for cell in row)
    assert "赵某晨" not in text
    assert "999999201205200014" not in text


def test_a_copy_has_a_template_of_its_own_or_goes_without(run, tmp_path):
    folder = tmp_path / "模板"
    folder.mkdir()
    shipped = ROOT / "templates" / "xlsx" / "未成年人 未成年人台账.xlsx"
    (folder / shipped.name).write_bytes(shipped.read_bytes())
    arguments = ("ledger", "未成年人", CHILDREN, "-f", "xlsx", "--ledger", "未成年人台账", "--copy", "public")
    result = run(*arguments, "-o", tmp_path / "1", "--templates", folder)
    assert result.exit_code == 0, result.stderr
    own = load_workbook(tmp_path / "1" / "未成年人台账 2025年4月10日 公开件.xlsx")
    own.worksheets[0]["A1"].value = "看看{{ 标题 }}"
    place = next(cell.row for cell in own.worksheets[0]["A"] if cell.value == "序号")
    own.worksheets[0].cell(place + 1, 1).value = "{{ 性别 }}"
    for name in own.sheetnames[1:]:
        del own[name]
    own.save(folder / "未成年人 未成年人台账 公开件.xlsx")
    result = run(*arguments, "-o", tmp_path / "2", "--templates", folder)
    assert result.exit_code == 0, result.stderr
    path = tmp_path / "2" / "未成年人台账 2025年4月10日 公开件.xlsx"
    assert CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[0][0] == "看看未成年人台账"


def test_a_number_typed_into_free_text_reaches_no_copy(run, tmp_path):
    number = "999999201205200014"
    text = HAZARDS.read_text(encoding="utf-8").replace("没有减速带", f"{number}没有减速带")
    (tmp_path / "漏.yaml").write_text(text, encoding="utf-8")
    for copy in ("internal", "public"):
        result = run(
            "ledger", "隐患", tmp_path / "漏.yaml", "-f", "xlsx", "-o", tmp_path / copy, "--copy", copy
        )
        assert number not in result.stderr + result.stdout
        for path in (tmp_path / copy).glob("*.xlsx"):
            assert number not in str(CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python())


def test_a_workbook_gives_the_same_ledger_as_the_text(run, tmp_path):
    record = load_record(HAZARDS.read_bytes(), HAZARDS.name, casebook_kind()).record
    (tmp_path / "隐患.xlsx").write_bytes(casebook_workbook(record, Context(date(2025, 4, 10))))
    for source, folder in ((HAZARDS, "1"), (tmp_path / "隐患.xlsx", "2")):
        result = run("ledger", "隐患", source, "-f", "xlsx,pdf", "-o", tmp_path / folder)
        assert result.exit_code == 0, result.stderr
    for name in names_in(tmp_path / "1"):
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes()


def test_a_ledger_without_the_column_to_group_by_says_so(run, tmp_path):
    result = run("ledger", "隐患", HAZARDS, "-f", "xlsx", "-o", tmp_path, "--by", "类型")
    assert result.exit_code == 0, result.stderr
    assert "[C032] 涉水点位防护设施表：“涉水点位防护设施表”没有“类型”这一列" in result.stderr


def test_the_tags_of_ledgers_are_listed_with_those_of_forms(run):
    result = run("new", "隐患", "--tags")
    assert result.exit_code == 0
    assert "—— 台账“隐患销账台账”（Excel）" in result.stdout
    assert "{{ 标题 }}　{{ 填报单位 }}　{{ 份别 }}　{{ 统计日期 }}　{{ 编号 }}" in result.stdout


def test_an_offices_own_template_may_ask_for_any_field_of_the_record(run, tmp_path):
    own = load_workbook(ROOT / "templates" / "xlsx" / "未成年人 未成年人台账.xlsx")
    page = own.worksheets[0]
    row = next(cell.row for cell in page["A"] if cell.value == "{{ 序号 }}")
    page.cell(row, 2).value = "{{ 民族 }}"
    page.cell(row, 3).value = "{{ 父亲.姓名 }}"
    page.cell(row, 4).value = "{{ 登记日期 }}（{{ 母亲.姓名 }}，{{ 姓名 }}）"
    folder = tmp_path / "模板"
    folder.mkdir()
    own.save(folder / "未成年人 未成年人台账.xlsx")
    arguments = (
        "ledger",
        "未成年人",
        CHILDREN,
        "-f",
        "xlsx",
        "--ledger",
        "未成年人台账",
        "--templates",
        folder,
    )
    result = run(*arguments, "-o", tmp_path / "1")
    assert result.exit_code == 0, result.stderr
    rows = CalamineWorkbook.from_path(tmp_path / "1" / "未成年人台账 2025年4月10日.xlsx").get_sheet_by_index(
        0
    )
    first = next(each for each in rows.to_python() if each[0] == 1.0)
    record = load_record(CHILDREN.read_bytes(), CHILDREN.name, casebook_kind()).record
    child = next(each for each in record.child if each.name == "赵某晨")
    assert first[1:3] == ["汉族", child.father.name]
    assert first[3] == f"{printed_date(child.registered_on)}（{child.mother.name}，赵某晨）"
    result = run(*arguments, "-o", tmp_path / "2", "--copy", "internal")
    assert result.exit_code == 0, result.stderr
    path = tmp_path / "2" / "未成年人台账 2025年4月10日 内部件.xlsx"
    text = str(CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python())
    assert child.father.name not in text


def test_groups_by_numbers_and_days_come_in_their_order(run, tmp_path):
    for by, words in (("年龄", ["5", "9", "11", "12", "13", "15"]), ("risk_level", None)):
        arguments = ("未成年人", CHILDREN, "-f", "xlsx", "-o", tmp_path / by, "--by", by)
        result = run("ledger", *arguments, "--ledger", "未成年人台账")
        assert result.exit_code == 0, result.stderr
        path = tmp_path / by / "未成年人台账 2025年4月10日.xlsx"
        rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
        found = [str(row[0]).split("\u3000")[1] for row in rows if str(row[0]).startswith("小计")]
        assert words is None or found == words
        assert found
