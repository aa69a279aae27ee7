"""The folder of an office: `init` makes it, every command inside of it uses it, outside all is as ever."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile

import openpyxl
import pdfplumber
import pytest

from govdocs.app.offices.reading import read_office
from govdocs.app.offices.record import OfficeData
from govdocs.cli.options import office_here

NAME = "例示县清禾镇人民政府"


@pytest.fixture
def office(inside, write):
    """The folder of an office, which is the working folder; its file as text."""
    write("本单位.yaml", f"单位名称: {NAME}\n机关代字: 清政发、清政函\n默认主送:\n  通用: 各村（社区）\n")
    return inside


@pytest.fixture
def child(root):
    """A workbook record that names no 填报单位."""
    return root / "data" / "samples" / "child.yaml"


@pytest.fixture
def below(office, monkeypatch):
    """A folder in the folder of an office, which is the working folder."""
    (folder := office / "2025" / "三月").mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


def file_text(path):
    return path.read_text(encoding="utf-8")


def test_init_writes_the_file_and_says_what_comes_next(run, inside):
    result = run("init")
    assert (result.exit_code, "已写出 本单位.yaml" in result.stdout, "govdocs doctor" in result.stdout) == (
        0,
        True,
        True,
    )
    assert [path.name for path in inside.iterdir()] == ["本单位.yaml"]


def test_init_asks_nothing_and_needs_no_terminal(inside):
    command = [sys.executable, "-m", "govdocs", "init", "--name", NAME]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert f"单位名称: {NAME}\n" in file_text(inside / "本单位.yaml")


def test_every_key_is_in_the_file_with_a_comment_and_an_example(run, inside):
    run("init")
    lines = file_text(inside / "本单位.yaml").splitlines()
    for name, info in OfficeData.model_fields.items():
        if name == "kind":
            continue
        at = next(at for at, line in enumerate(lines) if line.startswith(f"{info.title}:"))
        comment = []
        while lines[at - 1].startswith("# "):
            at -= 1
            comment.insert(0, lines[at])
        assert "如：" in "".join(comment), info.title


def test_what_the_options_say_stands_in_the_file(run, inside):
    run(
        *("init", "镇", "--name", NAME, "--short", "清禾镇政府", "--county", "例示县"),
        *("--code", "清政发", "--code", "清政函", "--fonds", "0194", "--fonds-name", "清禾镇人民政府"),
        *("--units", "名册.yaml", "--profile", "visual"),
    )
    office = read_office(inside / "镇" / "本单位.yaml").office
    assert (office.name, office.short_name, office.county) == (NAME, "清禾镇政府", "例示县")
    assert [(each.code, each.issuer) for each in office.codes] == [("清政发", NAME), ("清政函", NAME)]
    assert (office.scheme.fonds, office.scheme.fonds_name) == ("0194", "清禾镇人民政府")
    assert (office.units, office.profile) == (inside / "镇" / "名册.yaml", "visual")


def test_an_untouched_file_changes_nothing(run, inside):
    run("init")
    office = read_office(inside / "本单位.yaml").office
    assert (office.name, office.codes, office.people, office.addressees, office.profile) == (
        "",
        (),
        {},
        {},
        "",
    )
    assert office.scheme.thicknesses == (20, 30, 40, 50)


def test_a_file_that_is_there_is_never_written_over(run, office):
    before = file_text(office / "本单位.yaml")
    result = run("init", "--name", "别的单位")
    assert (result.exit_code, "没有改动" in result.stderr, "改名或移走" in result.stderr) == (4, True, True)
    assert file_text(office / "本单位.yaml") == before


@pytest.mark.parametrize(
    ("option", "value", "label"),
    [
        ("--fonds", "Z10", "全宗号"),
        ("--code", "清政发2025", "机关代字"),
        ("--fonds-name", "本镇", "全宗名称"),
    ],
)
def test_init_refuses_what_the_file_would_not_take(run, inside, option, value, label):
    result = run("init", option, value)
    assert (result.exit_code, f"] {label}：" in result.stderr) == (2, True)
    assert list(inside.iterdir()) == []


def test_init_tells_of_an_office_above(run, below):
    result = run("init")
    assert (result.exit_code, "上级文件夹已有" in result.stderr) == (0, True)


def test_init_for_programs(run, inside):
    result = run("init", "镇", "--json")
    assert json.loads(result.stdout) == {"file": "镇/本单位.yaml", "above": None}


def test_outside_of_an_office_nothing_is_known(inside):
    assert (office_here().folder, office_here().name) == (None, "")


def test_new_fills_in_what_the_office_knows(run, below):
    run("new", "通知", "-o", "通知.yaml")
    text = file_text(below / "通知.yaml")
    assert f"\n发文机关: {NAME}\n" in text
    assert "\n发文字号: 清政发〔" in text
    assert "\n主送机关: 各村（社区）\n" in text


def test_new_fills_in_a_workbook_too(run, office):
    run("new", "通知", "--xlsx")
    run("new", "未成年人", "走访记录", "--xlsx", "-o", "工作簿.xlsx")
    (notice, forms) = (openpyxl.load_workbook(office / name) for name in ("通知.xlsx", "工作簿.xlsx"))
    said = {row[0]: row[1] for row in notice["填写"].iter_rows(max_col=2, values_only=True)}
    assert (said["发文机关"], said["主送机关"]) == (NAME, "各村（社区）")
    said = {row[0]: row[1] for row in forms["填写"].iter_rows(max_col=2, values_only=True)}
    assert said["填报单位"] == NAME


@pytest.mark.parametrize(
    ("kind", "command"),
    [
        ("归档清单", "govdocs archive 年度 --list 归档清单.xlsx"),
        ("发文登记簿", "govdocs register enter --from 发文登记簿.xlsx"),
        ("任务台账", "govdocs render 任务台账.xlsx"),
        ("走访记录", "govdocs check 走访记录.xlsx"),
    ],
)
def test_new_says_which_command_takes_the_file(run, inside, kind, command):
    assert command in run("new", kind, "--xlsx").stdout


def test_outside_of_an_office_new_fills_in_nothing(run, inside):
    run("new", "通知")
    assert "\n发文机关:\n" in file_text(inside / "通知.yaml")


def test_check_tells_a_code_that_is_not_the_offices(run, office, notice):
    assert "没有问题" in run("check", notice).stdout
    notice.write_text(file_text(notice).replace("清政发", "灰政发"), encoding="utf-8")
    result = run("check", notice)
    assert result.exit_code == 0
    assert (
        "[O107] 通知.yaml 第 3 行，发文字号：机关代字“灰政发”不在本单位.yaml里（清政发、清政函）"
        in result.stderr
    )


def test_check_takes_the_file_of_the_office_too(run, office, notice, write):
    assert "检查了 2 个文件：本单位 1 份、通知 1 份；没有问题" in run("check", "本单位.yaml", notice).stdout
    write("本单位.yaml", "保管期限表: 期限.yaml\n")
    assert "需要核对 1 处" in run("check", "本单位.yaml").stdout
    (office / "别处").mkdir()
    write("别处/本单位.yaml", "单位名: 甲\n")
    result = run("check", "别处/本单位.yaml")
    assert (result.exit_code, "是否指“单位名称”？" in result.stderr) == (2, True)


def test_outside_of_an_office_every_code_may_be_right(run, inside, notice):
    notice.write_text(file_text(notice).replace("清政发", "灰政发"), encoding="utf-8")
    assert "O107" not in run("check", notice).stderr


@pytest.mark.parametrize("above", ["", "填报单位: 清禾镇工作站\n"])
def test_a_ledger_names_the_office_where_the_workbook_names_nobody(run, office, child, write, above):
    record = file_text(child).partition("文种: 未成年人\n")[2].replace("\n", "\n    ").rstrip()
    write("儿童.yaml", f"文种: 工作簿\n{above}未成年人:\n  - {record}\n")
    run("ledger", "未成年人", "儿童.yaml", "-f", "xlsx", "-o", "出", "--as-of", "2025-04-10")
    book = openpyxl.load_workbook(next((office / "出").glob("*.xlsx")))
    cells = {str(cell.value) for row in book.worksheets[0].iter_rows(max_row=6) for cell in row}
    expected = "清禾镇工作站" if above else NAME
    assert any(f"填报单位（盖章）：{expected}" in cell for cell in cells), cells


def test_a_form_of_a_batch_names_the_office(run, office, child, write):
    record = file_text(child).partition("文种: 未成年人\n")[2].replace("\n", "\n    ").rstrip()
    write("儿童.yaml", f"文种: 工作簿\n未成年人:\n  - {record}\n")
    run("batch", "未成年人", "儿童.yaml", "-f", "pdf", "-o", "出", "--as-of", "2025-04-10")
    with pdfplumber.open(sorted((office / "出").glob("*.pdf"))[0]) as pdf:
        assert NAME in pdf.pages[0].extract_text().replace(" ", "")


@pytest.mark.parametrize("named", ["literal", None])
def test_the_profile_of_the_office_serves_unless_another_is_named(run, office, notice, write, named):
    write("版式.yaml", "名称: 本镇版式\n版心:\n  天头: 40\n")
    write("本单位.yaml", "版面: 版式.yaml\n")
    result = run("render", notice, "-o", "出", "-f", "pdf", *(("--profile", named) if named else ()))
    assert result.exit_code == 0
    assert ("天头" in result.stderr) is (named is None)


def test_the_fonts_of_the_office_are_embedded(run, office, notice, write, root):
    shutil.copy(root / "data" / "fonts" / "GovDocsHei.ttf", office / "自用.ttf")
    write("本单位.yaml", "字体:\n  小标宋: 自用.ttf\n")
    run("render", notice, "-o", "出", "-f", "pdf")
    with pdfplumber.open(next((office / "出").glob("*.pdf"))) as pdf:
        sizes = {round(char["size"]): char["fontname"] for char in pdf.pages[0].chars}
        assert all("Hei" in font for size, font in sizes.items() if size > 20), sizes


def test_a_font_of_the_profile_goes_before_that_of_the_office(run, office, notice, write, root):
    for name, font in (("版式的.ttf", "GovDocsSong"), ("单位的.ttf", "GovDocsHei")):
        shutil.copy(root / "data" / "fonts" / f"{font}.ttf", office / name)
    write("版式.yaml", "字体文件:\n  小标宋: 版式的.ttf\n")
    write("本单位.yaml", "版面: 版式.yaml\n字体:\n  小标宋: 单位的.ttf\n")
    run("render", notice, "-o", "出", "-f", "pdf")
    with pdfplumber.open(next((office / "出").glob("*.pdf"))) as pdf:
        fonts = {char["fontname"] for char in pdf.pages[0].chars if char["size"] > 20}
        assert fonts
        assert all("Song" in font for font in fonts), fonts


def test_the_templates_of_the_office_are_used_from_the_folders_below(run, below, office, child):
    run("new", "未成年人", "--template")
    assert sorted(path.parent for path in office.rglob("*.docx"))[0] == office / "模板"
    result = run("render", child, "-o", "出", "-f", "docx")
    assert "用本单位的模板" in result.stderr


def test_duties_look_names_up_in_the_register_of_the_office(run, office, root, write):
    shutil.copy(root / "data" / "samples" / "units.yaml", office / "名册.yaml")
    write("本单位.yaml", "成员单位名册: 名册.yaml\n")
    plan = root / "data" / "samples" / "duties.yaml"
    inside = run("duties", plan, "-o", "出", "-f", "yaml", "--json")
    write("本单位.yaml", "")
    outside = run("duties", plan, "-o", "出2", "-f", "yaml", "--json")
    named = run("duties", plan, "-o", "出3", "-f", "yaml", "--units", "名册.yaml", "--json")
    names = [json.loads(result.stdout)["findings"] for result in (inside, outside, named)]
    assert names[0] == names[2] != names[1]


def test_a_register_that_is_not_there_is_told_with_its_line(run, office, root, write):
    write("本单位.yaml", "成员单位名册: 名册.yaml\n")
    result = run("duties", root / "data" / "samples" / "duties.yaml", "-o", "出")
    assert result.exit_code == 2
    assert "[O101] 本单位.yaml 第 1 行，成员单位名册：找不到" in result.stderr


def test_collect_lists_the_units_of_the_office(run, office, root, write):
    shutil.copy(root / "data" / "samples" / "units.yaml", office / "名册.yaml")
    write("本单位.yaml", "成员单位名册: 名册.yaml\n")
    result = run(
        "collect", "季报收集台账", root / "data" / "samples" / "quarterly_report.yaml", "-o", "汇总.yaml"
    )
    assert result.exit_code == 0
    assert "清禾镇未成年人保护工作站" in file_text(office / "汇总.yaml")


def test_another_office_is_named_before_the_command_or_by_the_environment(run, inside, monkeypatch):
    run("init", "甲镇", "--name", "甲镇人民政府")
    run("--office", "甲镇", "new", "通知", "-o", "一.yaml")
    monkeypatch.setenv("GOVDOCS_OFFICE", "甲镇")
    run("new", "通知", "-o", "二.yaml")
    for name in ("一.yaml", "二.yaml"):
        assert "\n发文机关: 甲镇人民政府\n" in file_text(inside / name)


def test_an_office_that_is_not_there_is_told(run, inside):
    result = run("--office", "乙镇", "new", "通知")
    assert (result.exit_code, "没有 本单位.yaml" in result.stderr, "govdocs init 乙镇" in result.stderr) == (
        2,
        True,
        True,
    )


def test_a_faulty_file_stops_the_commands_that_need_it(run, office, write, notice):
    write("本单位.yaml", "单位名: 清禾镇\n全宗号: Z\n")
    for command in (("render", notice, "-o", "出"), ("new", "通知"), ("check", notice)):
        result = run(*command)
        assert (result.exit_code, "是否指“单位名称”？" in result.stderr, "A202" in result.stderr) == (
            2,
            True,
            True,
        )
    assert not (office / "出").exists()


def test_a_faulty_file_does_not_stop_init_elsewhere_nor_the_list_of_kinds(run, office, write):
    write("本单位.yaml", "单位名: 清禾镇\n")
    assert run("kinds").exit_code == 0
    assert run("init", "所").exit_code == 0


def test_doctor_tells_which_office_is_in_force_and_what_is_open(run, below, office):
    result = run("doctor")
    assert f"正常　本单位：{office / '本单位.yaml'} 生效：{NAME}，机关代字 清政发、清政函" in result.stdout
    assert "提示　本单位：本单位.yaml 里没有写：全宗号" in result.stdout
    assert result.exit_code == 0


def test_doctor_tells_what_a_new_file_leaves_open(run, inside):
    run("init")
    told = run("doctor").stdout
    assert f"{inside / '本单位.yaml'} 生效：还没有填写" in told
    for open_question in ("单位名称", "机关代字", "全宗号", "全宗名称", "整理人、检查人、确认人"):
        assert open_question in told.rpartition("没有写：")[2]


def test_doctor_has_nothing_to_say_about_a_file_that_is_complete(run, inside, write):
    run("init", "--name", NAME, "--code", "清政发", "--fonds", "Z109")
    text = file_text(inside / "本单位.yaml")
    for role in ("整理人", "检查人", "确认人"):
        text = text.replace(f"  {role}:", f"  {role}: 姜某宁")
    write("本单位.yaml", text)
    told = run("doctor").stdout
    assert "全宗号 Z109" in told
    assert "没有写：" not in told


def test_doctor_tells_that_there_is_no_office(run, inside):
    assert "提示　本单位：这里没有 本单位.yaml" in run("doctor").stdout


@pytest.mark.parametrize("content", ["单位名: 清禾镇\n", "a: [\n", b"\x00\x01"])
def test_doctor_tells_every_fault_of_the_file(run, office, write, content):
    write("本单位.yaml", content)
    result = run("doctor")
    assert (result.exit_code, "缺失　本单位：" in result.stdout) == (3, True)


def test_doctor_tells_what_the_file_names_in_vain(run, office, write):
    write(
        "本单位.yaml", "单位名称: 清禾镇人民政府\n保管期限表: 期限.yaml\n登记簿: postgresql://a:geheim@b/c\n"
    )
    told = run("doctor").stdout
    assert "提示　本单位：本单位.yaml 第 2 行，保管期限表：找不到保管期限表" in told
    assert ("写着密码" in told, "geheim" in told) == (True, False)


@pytest.mark.parametrize(
    ("key", "name", "content", "told"),
    [
        ("成员单位名册", "名册.yaml", "文种: 通知\n标题: 甲\n", "“名册.yaml”是通知，不是成员单位名册"),
        ("成员单位名册", "名册.yaml", "文种: 成员单位名册\n单位名: 甲\n", "名册.yaml 第 2 行：不认识的字段"),
        ("版面", "版式.yaml", "天头: 40\n", "版式.yaml"),
        ("保管期限表", "期限.yaml", "条目:\n  K1:\n    期限: 20年\n", "期限.yaml 第 3 行"),
        ("登记簿", "登记簿.sqlite", "不是数据库" * 40, "登记簿“登记簿.sqlite”：不是登记簿"),
    ],
)
def test_doctor_opens_what_the_file_names(run, office, write, key, name, content, told):
    write(name, content)
    write("本单位.yaml", f"{key}: {name}\n")
    result = run("doctor")
    assert (result.exit_code, "缺失　本单位：" in result.stdout) == (3, True)
    assert told in result.stdout.replace(f"{office}/", "")


def test_doctor_finds_nothing_wrong_with_files_that_are_right(run, office, write, root):
    shutil.copy(root / "data" / "samples" / "units.yaml", office / "名册.yaml")
    shutil.copy(root / "data" / "profiles" / "example.yaml", office / "版式.yaml")
    shutil.copy(root / "data" / "archive" / "retention.yaml", office / "期限.yaml")
    shutil.copy(root / "data" / "fonts" / "GovDocsHei.ttf", office / "自用.ttf")
    (office / "模板").mkdir()
    run("register", "start", "清政发", "2026")
    lines = ("成员单位名册: 名册.yaml", "版面: 版式.yaml", "保管期限表: 期限.yaml", "字体:\n  黑体: 自用.ttf")
    write("本单位.yaml", "\n".join(lines) + "\n")
    result = run("doctor")
    assert (result.exit_code, "缺失" in result.stdout) == (0, False)


def test_doctor_tells_fonts_and_templates_that_are_of_no_use(run, office, write):
    (office / "模板").mkdir()
    write("模板/随便.docx", b"PK")
    write("本单位.yaml", "字体:\n  黑体: 没有这种字体\n")
    told = run("doctor").stdout
    assert "本机没有安装字体“没有这种字体”" in told
    assert "“随便.docx”不是任何表单的模板" in told


def test_the_demo_knows_no_office(run, office, write, inside):
    write("本单位.yaml", "单位名称: 不应出现镇\n版面: 没有这个.yaml\n")
    result = run("demo", "-o", "示例", "-f", "pdf")
    assert (result.exit_code, "没有这个" in result.stderr) == (0, False)


def test_what_the_office_says_stands_in_no_document_that_does_not_say_it(run, office, write, notice):
    write(
        "本单位.yaml",
        "单位名称: 不应出现镇\n所在县: 不应出现县\n人员:\n  签发人: 不应某现\n"
        "默认抄送:\n  通用: 不应出现办\n",
    )
    run("render", notice, "-o", "出", "-f", "pdf,docx")
    with pdfplumber.open(next((office / "出").glob("*.pdf"))) as pdf:
        text = "".join(page.extract_text() for page in pdf.pages) + str(pdf.metadata)
    assert "不应" not in text
    with zipfile.ZipFile(next((office / "出").glob("*.docx"))) as package:
        assert not any("不应".encode() in package.read(name) for name in package.namelist())
