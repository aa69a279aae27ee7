"""govdocs duties: from a plan to its table and the papers that follow; all are written or none."""

from __future__ import annotations

import io
import json
from datetime import date

import icalendar
import openpyxl
import pypdfium2
import pytest
from duties_plans import AREAS, REGISTER, TABLE, UNITS
from ruamel.yaml import YAML


@pytest.fixture
def plan(write):
    return write("方案.yaml", TABLE)


@pytest.fixture
def out(tmp_path):
    return tmp_path / "出"


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def told(result):
    return json.loads(result.stdout)


def pdf_text(path):
    document = pypdfium2.PdfDocument(path)
    return "".join("".join(page.get_textpage().get_text_range() for page in document).split())


def data_of(path):
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


def cells(sheet):
    return [
        ["" if value is None else str(value) for value in row] for row in sheet.iter_rows(values_only=True)
    ]


def test_a_plan_becomes_a_table_in_every_format(run, plan, out):
    result = run("duties", plan, "-o", out, "-f", "docx,xlsx,pdf,yaml")
    assert result.exit_code == 0, result.stderr
    stem = "清禾镇暑期安全行动责任分解表"
    assert names(out) == [f"{stem}.{suffix}" for suffix in ("docx", "pdf", "xlsx", "yaml")]
    assert "6 项任务，2 个责任内容；责任单位 6 处，配合单位 6 处" in result.stdout
    assert "水边设置警示牌。" in pdf_text(out / f"{stem}.pdf")


def test_the_findings_name_every_trap(run, plan, out):
    result = run("duties", plan, "-o", out, "-f", "yaml", "--json")
    words = [each["message"] for each in told(result)["findings"]]
    for expected in (
        "序号缺 3（6 行，编到 7）",
        "序号1的责任单位在格内换行，读作：农业服务中心、派出所",
        "序号2：“派出所”既是责任单位又是配合单位",
        "序号4：“镇妇联”在同一格里写了几次",
        "缺少序号5的责任单位，印作“〔待补：责任单位〕”",
        "序号5的配合单位“农服中心”可能是“农业服务中心”（“农业服务中心”写了 3 次），没有改动",
        "“各村(社区)”是泛指（序号1），没有写明指哪些单位",
        "1 行没有配合单位：序号6",
    ):
        assert expected in words
    assert all(each["where"].startswith("方案.yaml") for each in told(result)["findings"])


def test_the_workbook_has_the_table_the_counts_and_the_names_to_check(run, plan, out):
    run("duties", plan, "-o", out, "-f", "xlsx")
    book = openpyxl.load_workbook(out / "清禾镇暑期安全行动责任分解表.xlsx")
    assert book.sheetnames[:3] == ["责任分解表", "单位任务统计", "待核单位"]
    formula = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value == "=SUM(A1)"]
    assert [cell.data_type for cell in formula] == ["s"]
    assert "农服中心" in [value for row in cells(book["待核单位"]) for value in row]
    assert cells(book["单位任务统计"])[-1][-2:] == ["6", "5"]  # a unit twice in a cell counts once


def test_a_table_can_be_amended_as_data_and_rendered_again(run, plan, out):
    run("duties", plan, "-o", out, "-f", "yaml")
    (made,) = out.iterdir()
    made.write_text(made.read_text(encoding="utf-8").replace("农服中心", "农业服务中心"), encoding="utf-8")
    result = run("render", made, "-o", out, "-f", "pdf")
    assert result.exit_code == 0, result.stderr
    assert "农服中心" not in pdf_text(out / "清禾镇暑期安全行动责任分解表.pdf")


def test_a_table_of_duties_is_itself_a_source(run, plan, out):
    run("duties", plan, "-o", out, "-f", "yaml")
    (made,) = out.iterdir()
    result = run("duties", made, "-o", out, "-f", "pdf", "--renumber", "--json")
    found = told(result)
    assert (found["form"], [row["no"] for row in found["duties"]["rows"]]) == ("record", [1, 2, 3, 4, 5, 6])
    words = [each["message"] for each in found["findings"]]
    assert "序号从 1 重新编到 6，改了 4 行" in words
    assert not any(word.startswith("序号缺") for word in words)


def test_findings_about_a_table_of_duties_name_the_line_of_the_file(run, root, out):
    sample = root / "data" / "samples" / "duties.yaml"
    found = told(run("duties", sample, "-o", out, "-f", "yaml", "--json"))
    (group,) = (each for each in found["findings"] if each["code"] == "D780")
    line = next(n for n, text in enumerate(sample.read_text("utf-8").splitlines(), 1) if "各村" in text)
    assert group["where"] == f"duties.yaml 第 {line} 行，行 › 第1项 › 配合单位"


def test_a_register_gives_full_names_and_the_members_of_groups(run, plan, write, out):
    units = write("名册.yaml", REGISTER)
    found = told(run("duties", plan, "-o", out, "-f", "yaml", "--units", units, "--json"))
    rows = found["duties"]["rows"]
    assert rows[0]["lead_units"] == ["清禾镇农业服务中心", "清禾派出所"]
    assert rows[0]["coop_units"] == ["各村（社区）"]
    assert rows[3]["coop_units"] == ["农服中心"]
    assert [each["proposal"] for each in found["doubtful_names"]] == ["农业服务中心", ""]
    words = [each["message"] for each in found["findings"]]
    assert "“各村（社区）”是泛指（序号1），指 2 个单位：甲山村、戊岭社区" in words
    assert "“中心学校”改为全称“清禾镇中心学校”（序号4）" in words


def test_a_register_may_be_a_workbook(run, plan, tmp_path, out):
    units = tmp_path / "名册.xlsx"
    assert run("new", "成员单位名册", "--xlsx", "-o", units).exit_code == 0
    book = openpyxl.load_workbook(units)
    sheet = book["单位"]
    columns = {cell.value.rstrip("*"): cell.column for cell in sheet[1] if cell.value}
    sheet.cell(2, columns["单位全称"], "清禾派出所")
    sheet.cell(2, columns["简称"], "派出所")
    book.save(units)
    found = told(run("duties", plan, "-o", out, "-f", "yaml", "--units", units, "--json"))
    assert found["duties"]["rows"][1]["lead_units"] == ["清禾派出所"]


def test_added_columns_and_the_paper_are_as_asked(run, plan, out):
    run("duties", plan, "-o", out, "-f", "pdf,yaml", "--add", "佐证,完成时限", "--a3")
    (made,) = out.glob("*.yaml")
    assert data_of(made)["纸张方向"] == "A3"
    assert data_of(made)["增加的列"] == ["佐证", "完成时限"]
    (pdf,) = out.glob("*.pdf")
    width, height = pypdfium2.PdfDocument(pdf)[0].get_size()
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (420, 297)
    assert "佐证" in pdf_text(pdf)


@pytest.mark.parametrize(("option", "upright"), [("--portrait", True), ("--landscape", False)])
def test_the_page_can_be_forced(run, plan, out, option, upright):
    run("duties", plan, "-o", out, "-f", "docx", option)
    result = run("duties", plan, "-o", out, "-f", "yaml", option)
    assert result.exit_code == 0
    (made,) = out.glob("*.yaml")
    assert data_of(made)["纸张方向"] == ("竖排" if upright else "横排")


def test_every_unit_gets_a_file_of_its_own(run, plan, out):
    result = run("duties", plan, "-o", out, "-f", "pdf", "--by-unit", "separate")
    assert result.exit_code == 0, result.stderr
    assert "清禾镇暑期安全行动责任清单（派出所）.pdf" in names(out)
    assert len(names(out)) == 1 + 7
    text = pdf_text(out / "清禾镇暑期安全行动责任清单（派出所）.pdf")
    assert "单位：派出所" in text
    assert "责任2项，配合1项" in text
    assert "安全课" not in text


def test_or_all_units_stand_in_one_file(run, plan, out):
    run("duties", plan, "-o", out, "-f", "pdf,xlsx", "--by-unit", "bound")
    bound = out / "清禾镇暑期安全行动责任清单（各单位）.pdf"
    assert len(pypdfium2.PdfDocument(bound)) == 7
    book = openpyxl.load_workbook(bound.with_suffix(".xlsx"))
    assert len(book.sheetnames) == 7
    assert "派出所" in book.sheetnames


def test_the_counts_stand_on_paper_too(run, plan, out):
    run("duties", plan, "-o", out, "-f", "pdf,xlsx", "--matrix")
    text = pdf_text(out / "清禾镇暑期安全行动单位任务统计表.pdf")
    assert "待核单位名单" in text
    assert not (out / "清禾镇暑期安全行动单位任务统计表.xlsx").exists()
    run("duties", plan, "-o", out / "表", "-f", "xlsx", "--matrix")
    assert names(out / "表") == ["清禾镇暑期安全行动责任分解表.xlsx"]


def test_the_ledger_of_the_tasks_is_a_record_that_can_be_kept(run, plan, out):
    result = run("duties", plan, "-o", out, "-f", "yaml,pdf", "--ledger", "--date", "2025-06-25")
    assert result.exit_code == 0, result.stderr
    ledger = data_of(out / "清禾镇暑期安全行动任务台账.yaml")
    assert [task["任务编号"] for task in ledger["任务"]][:2] == ["RW-2025-001", "RW-2025-002"]
    assert ledger["统计日期"] == "2025年6月25日"
    assert ledger["任务"][3]["来源依据"] == "分解表序号5"
    text = pdf_text(out / "清禾镇暑期安全行动任务台账.pdf")
    assert "逾期1项" in text
    assert (out / "清禾镇暑期安全行动任务台账（月度进展）.pdf").exists()
    assert run("render", out / "清禾镇暑期安全行动任务台账.yaml", "-o", out, "-f", "pdf").exit_code == 0


def test_units_that_report_get_blank_forms(run, plan, write, out):
    units = write("名册.yaml", REGISTER)
    result = run(
        "duties", plan, "-o", out, "-f", "pdf,yaml", "--quarterly", "--units", units, "--date", "2025-06-21"
    )
    assert result.exit_code == 0, result.stderr
    made = sorted(path for path in out.glob("*情况汇报表.yaml"))
    assert [data_of(path)["单位"] for path in made] == ["清禾派出所", "清禾镇中心学校"]
    assert (data_of(made[0])["年度"], data_of(made[0])["季度"]) == (2025, 3)
    assert "按下一个报送期做：2025年第3季度" in result.stderr
    assert "巡查" in pdf_text(made[0].with_suffix(".pdf"))


def test_the_quarter_can_be_named(run, plan, out):
    run("duties", plan, "-o", out, "-f", "yaml", "--quarterly", "--quarter", "2024-4")
    assert {data_of(path)["季度"] for path in out.glob("*情况汇报表.yaml")} == {4}
    result = run("duties", plan, "-o", out, "--quarterly", "--quarter", "5")
    assert (result.exit_code, "“5”不是季度" in result.stderr) == (2, True)


def test_the_days_of_the_plan_become_a_calendar(run, write, out):
    result = run("duties", write("原文.txt", UNITS), "-o", out, "-f", "yaml", "--calendar")
    assert result.exit_code == 0, result.stderr
    (path,) = out.glob("*.ics")
    events = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    days = {str(event["summary"]): event["dtstart"].dt for event in events}
    assert days["季度工作情况汇报截止（6月20日前）"] == date(2025, 6, 20)
    assert days["季度工作情况汇报截止（3月20日前）"] == date(2026, 3, 20)
    assert days["方案实施期满"] == date(2027, 9, 30)
    assert len(days) == 6


def test_a_plan_without_days_gives_no_calendar_and_says_so(run, write, out):
    text = UNITS[: UNITS.index("　　三、工作要求")]
    result = run("duties", write("原文.txt", text), "-o", out, "-f", "yaml", "--calendar")
    assert (result.exit_code, list(out.glob("*.ics"))) == (0, [])
    assert "没有生成日历" in result.stderr


def test_duties_by_unit_are_read_from_the_text(run, write, out):
    found = told(run("duties", write("原文.txt", UNITS), "-o", out, "-f", "yaml", "--json"))
    assert (found["form"], found["counts"]["rows"], found["counts"]["areas"]) == ("units", 7, 4)
    assert [each["proposal"] for each in found["doubtful_names"]] == ["农业服务中心"]


def test_areas_are_read_from_the_text(run, write, out):
    found = told(run("duties", write("原文.txt", AREAS), "-o", out, "-f", "yaml", "--full", "--json"))
    rows = found["duties"]["rows"]
    assert (found["form"], [row["no"] for row in rows]) == ("areas", [1, 2, 3, 3])
    assert rows[0]["task"] == "选好场地。由各村提出，社会事务办核定。"
    assert rows[0]["coop_units"] == ["镇直各部门（站、所、办）", "各村（社区）", "财政所"]
    assert "序号3用了 2 次" in [each["message"] for each in found["findings"]]


# --- what is refused ------------------------------------------------------------------------------


def refused(result, words, out):
    assert result.exit_code == 2, result.stderr
    assert words in result.stderr
    assert not out.exists()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("-f", "ofd"), "不认识的格式“ofd”"),
        (("-f", ","), "没有写格式"),
        (("--add", "责任人"), "没有“责任人”这一列可以增加"),
        (("--from", "areas"), "没有找到按领域的牵头、责任单位"),
        (("--from", "text"), "不能写“text”，可以写"),
        (("-f", "yaml", "--matrix", "--by-unit", "bound"), "--matrix、--by-unit 没有数据文件"),
        (("--date", "明天"), "“明天”不是日期"),
    ],
)
def test_wrong_options_are_refused(run, plan, out, options, words):
    refused(run("duties", plan, "-o", out, *options), words, out)


def test_a_document_without_duties_is_refused(run, notice, out):
    refused(run("duties", notice, "-o", out), "没有找到任务分工", out)


def test_a_register_that_is_none_is_refused(run, plan, notice, out):
    refused(run("duties", plan, "-o", out, "--units", notice), "“通知.yaml”是通知，不是成员单位名册", out)


def test_a_plan_with_faults_of_form_is_refused_with_every_fault(run, write, out):
    text = TABLE.replace("附件序号: 附件", "附件号: 附件").replace("文字: （一）水边", "字: （一）水边")
    result = run("duties", write("坏.yaml", text), "-o", out)
    refused(result, "不认识的字段“附件号”", out)
    assert "不认识的字段“字”" in result.stderr


def test_a_plan_that_is_not_there_is_refused(run, tmp_path, out):
    refused(run("duties", tmp_path / "无.yaml", "-o", out), "找不到文件", out)


def test_a_file_of_old_word_is_refused_with_what_to_do(run, write, out):
    result = run("duties", write("方案.doc", b"x"), "-o", out)
    refused(result, "不能直接读取旧版 Word 文件：方案.doc", out)
    assert "另存为" in result.stderr


def test_the_plan_is_never_written_over(run, plan, tmp_path):
    folder = tmp_path / "同名"
    folder.mkdir()
    run("duties", plan, "-o", folder, "-f", "yaml")
    (made,) = folder.iterdir()
    before = made.read_bytes()
    result = run("duties", made, "-o", folder, "-f", "yaml,pdf")
    assert (result.exit_code, made.read_bytes(), names(folder)) == (4, before, [made.name])


def test_the_help_is_chinese_and_names_every_option(run):
    text = run("duties", "--help").stdout
    for option in (
        "--units",
        "--renumber",
        "--add",
        "--from",
        "--by-unit",
        "--matrix",
        "--ledger",
        "--calendar",
    ):
        assert option in text
    assert "Usage" not in text


def test_the_same_plan_gives_the_same_files(run, plan, tmp_path):
    options = ("-f", "docx,xlsx,pdf,yaml", "--ledger", "--calendar", "--date", "2025-04-10")
    for name in ("甲", "乙"):
        run("duties", plan, "-o", tmp_path / name, *options)
    first, second = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in "甲乙"
    )
    assert first == second
    assert io.BytesIO(first["清禾镇暑期安全行动责任分解表.xlsx"]).read(2) == b"PK"


def test_a_table_in_a_workbook_of_a_clerk_is_read(run, tmp_path, out):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["清禾镇防汛责任分工表"],
        ["序号", "责任领域", "具体措施", "牵头单位", "配合单位"],
        [1, "水边", "设警示牌", "派出所", "各村"],
        [2, None, "巡查", "水利站", None],
    ):
        sheet.append(row)
    sheet.merge_cells("A1:E1")
    sheet.merge_cells("B3:B4")
    book.create_sheet("通讯录").append(["姓名"])
    path = tmp_path / "分工.xlsx"
    book.save(path)
    found = told(run("duties", path, "-o", out, "-f", "yaml", "--json"))
    assert found["duties"]["title"] == "清禾镇防汛责任分工表"
    assert [(row["no"], row["area"], row["lead_units"]) for row in found["duties"]["rows"]] == [
        (1, "水边", ["派出所"]), (2, "水边", ["水利站"])
    ]  # fmt: skip
    assert "表“通讯录”没有任务和责任单位两列，没有读" in [each["message"] for each in found["findings"]]


@pytest.mark.parametrize("label", ["附件1", ""])
def test_the_workbook_of_a_table_is_read_back(run, plan, write, out, tmp_path, label):
    first = told(run("duties", plan, "-o", out, "-f", "xlsx,yaml", "--json"))
    (data,) = out.glob("*.yaml")
    record = write("改.yaml", data.read_text("utf-8").replace("附件序号: 附件\n", f"附件序号: {label}\n"))
    run("render", record, "-o", tmp_path / "表", "-f", "xlsx")
    (book,), (rendered,) = out.glob("*.xlsx"), (tmp_path / "表").glob("*.xlsx")
    for path, wanted in ((book, "附件"), (rendered, label)):
        again = told(run("duties", path, "-o", out, "-f", "yaml", "--json"))
        assert again["duties"]["rows"] == first["duties"]["rows"]
        assert again["duties"]["title"] == first["duties"]["title"]
        assert again["duties"].get("label", "") == wanted


def test_gaps_printed_for_missing_facts_are_gaps_when_read_back(run, write, out):
    gaps = "〔待补：标题〕\n序号\t任务\t责任单位\n1\t巡查\t〔待补：责任单位〕\n2\t〔待补：任务〕\t派出所\n"
    found = told(run("duties", write("表.txt", gaps), "-o", out, "-f", "yaml", "--json"))
    rows = found["duties"]["rows"]
    assert [(row.get("task", ""), row.get("lead_units", [])) for row in rows] == [
        ("巡查", []),
        ("", ["派出所"]),
    ]


def test_a_workbook_without_a_table_of_duties_is_refused(run, tmp_path, out):
    book = openpyxl.Workbook()
    book.active.append(["姓名", "电话"])
    path = tmp_path / "通讯录.xlsx"
    book.save(path)
    assert run("duties", path, "-o", out).exit_code == 2


def test_a_cell_that_cannot_be_read_is_named(run, tmp_path, out):
    book = openpyxl.Workbook()
    book.active.append(["序号", "任务", "责任单位"])
    book.active.append([1, "=A1", "派出所"])
    path = tmp_path / "分工.xlsx"
    book.save(path)
    result = run("duties", path, "-o", out)
    assert result.exit_code == 2
    assert "表“Sheet”第 2 行 B 列：公式没有结果" in result.stderr
    assert not out.exists()


def test_a_register_with_faults_is_refused_with_every_fault(run, plan, write, out):
    twice = REGISTER.replace("  - 单位全称: 镇妇联\n", "  - 单位全称: 镇妇联\n    简称: 派出所\n")
    result = run("duties", plan, "-o", out, "--units", write("名册.yaml", twice))
    assert result.exit_code == 2
    assert "D710" in result.stderr
    assert "单位名称不能照它核对" in result.stderr
    assert not out.exists()


def test_faults_of_a_source_text_are_told_with_its_own_name_and_line(run, write, out):
    source = AREAS.replace("2025年4月10日\n", "2025年2月30日\n")
    assert source.splitlines()[-1] == "2025年2月30日"
    result = run("duties", write("方案.txt", source), "-o", out)
    assert result.exit_code == 2
    assert f"方案.txt 第 {len(source.splitlines())} 行，成文日期" in result.stderr
    assert "yaml" not in result.stderr


def test_findings_of_a_source_text_name_the_file_that_was_given(run, write, out):
    result = run(
        "duties", write("表.txt", "序号\t任务\t责任单位\n1\t巡查\t派出所\n"), "-o", out, "-f", "yaml"
    )
    assert "[D101] 表.txt，标题：缺少标题" in result.stderr


def test_a_table_without_tasks_is_refused(run, write, out):
    result = run("duties", write("表.yaml", "文种: 责任分解表\n标题: 甲表\n"), "-o", out)
    assert result.exit_code == 2
    assert "“表.yaml”的表里没有任务" in result.stderr
    assert not out.exists()


def test_only_one_page_can_be_forced(run, plan, out):
    result = run("duties", plan, "-o", out, "--portrait", "--a3")
    assert result.exit_code == 2
    assert "竖排、A3不能同时要" in result.stderr


def test_several_added_columns_with_long_tasks_take_a3(run, write, out):
    long = write("方案.yaml", TABLE.replace("清理沟渠。", "清理沟渠，" * 80))
    found = run("duties", long, "-o", out, "-f", "pdf", "--add", "佐证,备注")
    assert found.exit_code == 0, found.stderr
    (path,) = out.glob("*.pdf")
    width, height = pypdfium2.PdfDocument(path)[0].get_size()
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (420, 297)


def test_the_sheet_of_a_unit_names_it_in_its_title(run, plan, out):
    run("duties", plan, "-o", out, "-f", "xlsx", "--by-unit", "bound")
    (book,) = out.glob("*各单位*.xlsx")
    titles = [sheet["A1"].value for sheet in openpyxl.load_workbook(book).worksheets]
    assert "清禾镇暑期安全行动责任清单\n（派出所）" in titles
    assert "清禾镇暑期安全行动责任清单\n〔各村(社区)〕" in titles
