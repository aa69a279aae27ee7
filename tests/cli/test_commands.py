"""The commands, from outside: what a clerk types and what comes of it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from govdocs.cli.chinese import TRACE
from govdocs.cli.main import main
from govdocs.kinds.registry import all_kinds

STEM = "清政发〔2025〕3号 例示县清禾镇人民政府关于做好入户走访的通知"


def test_render_writes_word_and_pdf_named_by_number_and_title(run, notice, tmp_path):
    result = run("render", notice, "-o", tmp_path / "出")
    assert result.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "出").iterdir()) == [f"{STEM}.docx", f"{STEM}.pdf"]
    assert "通知.yaml → 通知，2 页" in result.stdout
    assert "共 1 份公文，2 个文件，2 页" in result.stdout
    assert (tmp_path / "出" / f"{STEM}.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "出" / f"{STEM}.docx").read_bytes().startswith(b"PK")


def test_render_writes_the_formats_asked_for(run, notice, tmp_path):
    run("render", notice, "-o", tmp_path / "出", "-f", "pdf")
    assert [path.suffix for path in (tmp_path / "出").iterdir()] == [".pdf"]


def test_a_format_that_there_is_not_is_refused(run, notice, tmp_path):
    result = run("render", notice, "-o", tmp_path / "出", "-f", "odt")
    assert (result.exit_code, "可用的格式：docx、pdf" in result.stderr) == (2, True)
    assert not (tmp_path / "出").exists()


def test_no_format_at_all_is_refused(run, notice, tmp_path):
    result = run("render", notice, "-o", tmp_path / "出", "-f", "")
    assert (result.exit_code, "没有写格式" in result.stderr) == (2, True)


def test_a_file_named_twice_is_rendered_once(run, notice, tmp_path):
    result = run("render", notice, notice, "-o", tmp_path / "出")
    assert "共 1 份公文，2 个文件" in result.stdout


def test_a_data_file_is_not_imported(run, notice):
    result = run("import", notice)
    assert (result.exit_code, "直接运行：govdocs render 通知.yaml" in result.stderr) == (2, True)


def test_the_same_data_gives_the_same_bytes(run, notice, tmp_path):
    for folder in ("一", "二"):
        run("render", notice, "-o", tmp_path / folder, "--date", "2025-04-10")
    first, second = ([path.read_bytes() for path in sorted((tmp_path / f).iterdir())] for f in ("一", "二"))
    assert first == second


@pytest.mark.parametrize("profile", ["literal", "visual"])
def test_both_profiles_render(run, notice, tmp_path, profile):
    assert run("render", notice, "-o", tmp_path / "出", "--profile", profile).exit_code == 0


def test_a_profile_that_is_not_there_is_told(run, notice, tmp_path):
    result = run("render", notice, "-o", tmp_path / "出", "--profile", tmp_path / "无.yaml")
    assert (result.exit_code, "找不到" in result.stderr) == (2, True)


def test_json_tells_programs_everything(run, write, tmp_path, notice):
    file = write("乙.yaml", notice.read_text(encoding="utf-8").replace("2025年4月10日", "2025-4-10"))
    result = run("render", file, "-o", tmp_path / "出", "--json")
    (document,) = json.loads(result.stdout)["documents"]
    assert (document["source"], document["kind"], document["pages"], len(document["files"])) == (
        "乙.yaml",
        "通知",
        2,
        2,
    )
    assert ("D203", "info") in [(each["code"], each["severity"]) for each in document["findings"]]


def test_findings_are_told_after_the_files(run, write, tmp_path, notice):
    file = write("乙.yaml", notice.read_text(encoding="utf-8").replace("成文日期: 2025年4月10日\n", ""))
    result = run("render", file, "-o", tmp_path / "出")
    assert result.exit_code == 0
    assert "[D101] 乙.yaml，成文日期：缺少成文日期，印作“〔待补：成文日期〕”" in result.stderr
    assert "办法：补写“成文日期”" in result.stderr


def test_many_findings_of_a_sort_are_counted(run, write, tmp_path):
    group = "".join(f"      - 职务: 第{number}组\n" for number in range(23))
    file = write("乙.yaml", f"文种: 方案\n标题: 甲方案\n正文:\n  - 领导小组:\n{group}")
    assert "[D602] 另有 3 条同类" in run("render", file, "-o", tmp_path / "出").stderr


def test_errors_are_all_told(run, write, tmp_path):
    faults = "".join(f"错{number}: 一\n" for number in range(30))
    file = write("乙.yaml", f"文种: 方案\n标题: 甲方案\n{faults}")
    told = run("render", file, "-o", tmp_path / "出").stderr
    assert (told.count("[D001]"), "另有" in told) == (30, False)


def test_several_files_of_the_same_title_get_names_of_their_own(run, notice, write, tmp_path):
    other = write("另一份.yaml", notice.read_bytes())
    result = run("render", notice, other, "-o", tmp_path / "出", "-f", "pdf")
    assert result.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "出").iterdir()) == [f"{STEM}.pdf", f"{STEM}（2）.pdf"]
    assert "C001" in result.stderr


def test_one_wrong_file_and_none_is_written(run, notice, write, tmp_path):
    wrong = write("错.yaml", "文种: 通知\n标提: 甲\n")
    result = run("render", notice, wrong, "-o", tmp_path / "出")
    assert (result.exit_code, (tmp_path / "出").exists()) == (2, False)
    assert "[D001] 错.yaml 第 2 行：不认识的字段“标提”" in result.stderr


def test_the_faults_of_all_files_are_told(run, write, tmp_path):
    files = [write("一.yaml", "文种: 通知\n甲: 1\n"), write("二.yaml", "标题: 1\n"), tmp_path / "无.yaml"]
    result = run("render", *files, "-o", tmp_path / "出")
    assert result.exit_code == 2
    for words in ("一.yaml 第 2 行", "没有写文种", "无.yaml", "3 个文件有错误"):
        assert words in result.stderr


def test_errors_are_json_too(run, write, tmp_path):
    result = run("render", write("一.yaml", "文种: 通知\n标提: 1\n"), "-o", tmp_path / "出", "--json")
    told = json.loads(result.stdout)
    assert (result.exit_code, told["error"]["exit_code"], told["findings"][0]["code"]) == (2, 2, "D001")


REQUEST = """\
文种: 请示
标题: 甲镇关于走访的请示
主送机关: 乙县人民政府，乙县民政局
正文: 妥否，请批示。
署名: 甲镇
"""


def test_what_the_regulation_forbids_is_not_printed(run, write, tmp_path):
    result = run("render", write("请示.yaml", REQUEST), "-o", tmp_path / "出")
    assert (result.exit_code, (tmp_path / "出").exists()) == (2, False)
    assert "[D301] 请示.yaml 第 3 行，主送机关" in result.stderr
    assert "--as-is" in result.stderr


def test_as_is_prints_it_and_says_so(run, write, tmp_path):
    result = run("render", write("请示.yaml", REQUEST), "-o", tmp_path / "出", "--as-is")
    assert (result.exit_code, "D301" in result.stderr) == (0, True)


def test_an_imported_text_is_printed_as_it_stands_and_told(run, write, tmp_path):
    file = write("请示.yaml", REQUEST + "读入记录:\n  原文: 请示.txt\n")
    result = run("render", file, "-o", tmp_path / "出")
    assert (result.exit_code, "D301" in result.stderr) == (0, True)


def test_render_without_a_file_says_how(run):
    result = run("render")
    assert (result.exit_code, "govdocs render 通知.yaml" in result.stderr) == (2, True)


def test_a_source_must_be_imported_first(run, source, tmp_path):
    result = run("render", source, "-o", tmp_path / "出")
    assert (result.exit_code, "govdocs import 原文.txt" in result.stderr) == (2, True)


def test_a_wrong_date_on_the_command_line_is_told(run, notice, tmp_path):
    result = run("render", notice, "-o", tmp_path / "出", "--date", "昨天")
    assert (result.exit_code, "不是日期" in result.stderr) == (2, True)


def test_import_writes_a_data_file_beside_the_source(run, source, tmp_path):
    result = run("import", source)
    assert (result.exit_code, "一字不差" in result.stderr) == (0, True)
    assert result.stdout.endswith(f"（通知）：核对后运行 govdocs render {tmp_path / '原文.yaml'}\n")
    text = (tmp_path / "原文.yaml").read_text(encoding="utf-8")
    assert "发文字号: 清政发〔2025〕3号\n" in text
    assert "# 如“清政发〔2025〕3号”；命令写令号" in text


def test_import_then_render_without_an_edit(run, source, tmp_path):
    run("import", source, "-o", tmp_path / "数据.yaml")
    result = run("render", tmp_path / "数据.yaml", "-o", tmp_path / "出")
    assert (result.exit_code, len(list((tmp_path / "出").iterdir()))) == (0, 2)


def test_import_tells_programs_everything_in_one_object(run, source, tmp_path):
    told = json.loads(run("import", source, "--json").stdout)
    assert (told["kind"], told["file"]) == ("通知", str(tmp_path / "原文.json"))
    assert told["account"]["balanced"]
    assert (told["set_aside"], told["joins"], told["corrections"]) == ([], [], [])
    assert told["findings"] == []


def test_import_gives_programs_the_data_where_no_file_is_wanted(run, source, tmp_path):
    told = json.loads(run("import", source, "--json", "-o", "-").stdout)
    assert (told["data"]["kind"], "file" in told) == ("通知", False)
    assert [path.name for path in tmp_path.iterdir()] == ["原文.txt"]


def test_the_name_of_the_data_file_says_how_it_is_written(run, source, tmp_path):
    run("import", source, "--json", "-o", tmp_path / "甲.yaml")
    run("import", source, "-o", tmp_path / "乙.json")
    assert (tmp_path / "甲.yaml").read_text(encoding="utf-8").startswith("# 由“原文.txt”导入")
    assert json.loads((tmp_path / "乙.json").read_text(encoding="utf-8"))["kind"] == "通知"


@pytest.mark.parametrize(
    "arguments",
    [["import", "无.txt"], ["render", "无.yaml"], ["import"], ["kinds", "--jsn"], ["demo", "-f", "odt"]],
)
def test_every_error_is_json_where_json_is_asked_for(run, inside, arguments):
    result = run(*arguments, "--json")
    told = json.loads(result.stdout)
    assert (result.exit_code, told["error"]["exit_code"], told["error"]["message"] != "") == (2, 2, True)


@pytest.mark.parametrize("problem", [ZeroDivisionError("x"), RecursionError(), MemoryError()])
def test_what_nobody_foresaw_ends_in_a_chinese_sentence(run, monkeypatch, problem):
    def fail(**_):
        raise problem

    monkeypatch.setattr(main.commands["kinds"], "callback", fail)
    monkeypatch.delenv(TRACE)
    result = run("kinds")
    assert (result.exit_code, result.stderr[:3], "Traceback" in result.output) == (1, "错误：", False)


@pytest.mark.parametrize("json", [(), ("--json",)])
def test_what_nobody_foresaw_is_told_by_its_type_alone_since_its_text_may_be_personal(run, monkeypatch, json):
    monkeypatch.setattr(main.commands["kinds"], "callback", lambda **_: {}["赵某晨"])
    monkeypatch.delenv(TRACE)
    told = run("kinds", *json).output
    assert ("KeyError" in told, "赵某晨" in told) == (True, False)


def test_the_trace_is_there_for_those_who_ask(run, monkeypatch):
    monkeypatch.setattr(main.commands["kinds"], "callback", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        run("kinds")


def test_a_syntax_error_is_told_once(run, write, tmp_path):
    told = run("render", write("坏.yaml", "文种: 通知\n标题: '甲\n"), "-o", tmp_path / "出").stderr
    assert told.count("坏.yaml 第 2 行") == 1


def test_formats_may_be_written_in_capitals(run, notice, tmp_path):
    run("render", notice, "-o", tmp_path / "出", "-f", "PDF，Docx")
    assert sorted(path.suffix for path in (tmp_path / "出").iterdir()) == [".docx", ".pdf"]


def test_latin_words_stay_apart_in_the_file_name(run, write, notice_text, tmp_path):
    file = write("甲.yaml", notice_text.replace("做好入户走访", "举办 Annual Meeting"))
    run("render", file, "-o", tmp_path / "出", "-f", "pdf")
    (path,) = (tmp_path / "出").iterdir()
    assert path.stem.endswith("关于举办Annual Meeting的通知")


def test_json_import_and_render_give_the_same_document(run, source, tmp_path):
    run("import", source, "--json")
    data = json.loads((tmp_path / "原文.json").read_text(encoding="utf-8"))
    assert (data["kind"], data["number"]) == ("通知", "清政发〔2025〕3号")
    run("import", source)
    for suffix in ("json", "yaml"):
        run("render", tmp_path / f"原文.{suffix}", "-o", tmp_path / suffix, "--date", "2025-04-10")
    first, second = (sorted((tmp_path / suffix).iterdir()) for suffix in ("json", "yaml"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_import_to_the_screen(run, source, tmp_path):
    assert run("import", source, "-o", "-").stdout.startswith("# 由“原文.txt”导入")
    assert [path.name for path in tmp_path.iterdir()] == ["原文.txt"]


def test_import_keeps_a_data_file_that_is_there(run, source, tmp_path):
    (tmp_path / "原文.yaml").write_text("改过的", encoding="utf-8")
    result = run("import", source)
    assert (result.exit_code, "已存在，没有覆盖" in result.stderr) == (4, True)
    assert (tmp_path / "原文.yaml").read_text(encoding="utf-8") == "改过的"
    assert run("import", source, "--force").exit_code == 0


def test_import_never_writes_over_its_source(run, source):
    before = source.read_bytes()
    result = run("import", source, "-o", source, "--force")
    assert (result.exit_code, "覆盖输入文件" in result.stderr) == (4, True)
    assert source.read_bytes() == before


def test_import_tells_joins_corrections_and_what_it_set_aside(run, write, tmp_path):
    text = "清禾镇走访方案\n\n[bookmark: _GoBack]\n一、目标\n\n(一)摸清底数,建好台账。\n"
    result = run("import", write("方案.txt", text), "--normalize")
    assert "更正 第 6 行" in result.stderr
    assert "搁置 第 3 行：[bookmark: _GoBack]" in result.stderr


REPORT = "甲镇人民政府关于走访情况的报告\n\n乙县人民政府：\n\n　　一季度走访137户。妥否，请批示。"


def test_import_tells_what_the_regulation_forbids_and_what_cannot_be_rendered(run, write):
    text = f"{REPORT}\n\n甲镇人民政府\n\n2025年4月30日\n"
    result = run("import", write("甲.txt", text))
    assert (result.exit_code, "[D304] 甲.yaml 第" in result.stderr) == (0, True)
    result = run("import", write("乙.txt", text.replace("4月30日", "2月30日")))
    assert result.exit_code == 0


@pytest.mark.parametrize("word", ["通知", "请示", "方案", "命令"])
def test_new_writes_a_file_that_renders(run, inside, word):
    result = run("new", word)
    assert (result.exit_code, f"govdocs render {word}.yaml" in result.stdout) == (0, True)
    assert run("render", f"{word}.yaml", "-o", "出").exit_code == 0
    assert run("new", word).exit_code == 4
    assert run("new", word, "--force").exit_code == 0


def test_new_on_the_screen(run):
    assert run("new", "函", "-o", "-").stdout.startswith("# 函：")


def test_new_offers_the_nearest_kind(run):
    result = run("new", "通之")
    assert (result.exit_code, "是否指“通知”" in result.stderr) == (2, True)


def test_kinds_lists_them_all(run):
    lines = run("kinds").stdout.splitlines()
    assert (len(lines), lines[7].startswith("通知（下行）　")) == (len(all_kinds()), True)
    assert json.loads(run("kinds", "--json").stdout)[9]["name"] == "report"


def test_demo_builds_the_whole_sample_set(run, tmp_path, root):
    result = run("demo", "-o", tmp_path / "示例", "--json")
    documents = json.loads(result.stdout)["documents"]
    samples = [path for path in (root / "data" / "samples").iterdir() if path.is_file()]
    assert (result.exit_code, len({document["source"] for document in documents})) == (0, len(samples))
    labels = {document["kind"] for document in documents}
    assert labels == {line.split("（")[0].split("　")[0] for line in run("kinds").stdout.splitlines()}
    faults = [f for document in documents for f in document["findings"] if f["severity"] != "info"]
    assert faults == []


def test_doctor_tells_who_serves_each_font(run):
    result = run("doctor")
    assert result.exit_code == 0
    for words in ("正常　Word 模板", "字体：小标宋", "字体：仿宋"):
        assert words in result.stdout
    assert all(check["good"] for check in json.loads(run("doctor", "--json").stdout))


@pytest.mark.parametrize("command", ["", "import", "render", "new", "kinds", "demo", "doctor"])
def test_help_is_chinese(run, command):
    result = run(*filter(None, [command]), "--help")
    assert result.exit_code == 0
    assert "用法：" in result.stdout
    assert not any(
        word in result.stdout for word in ("Usage", "Options", "Commands", "Show this", "[OPTIONS]")
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["rendr"], "没有“rendr”这个命令"),
        (["render", "--formt", "pdf"], "没有 --formt 这个选项，是否指 --format？"),
        (["import"], "缺少参数 原文"),
        (["new"], "缺少参数 文种"),
        (["kinds", "函"], "多余的参数：函"),
        (["render", "-o"], "选项 -o 后面要写内容"),
        (["kinds", "--json=x"], "选项 --json 后面不写内容"),
    ],
)
def test_a_wrong_command_line_is_told_in_chinese(run, arguments, words):
    result = run(*arguments)
    assert (result.exit_code, words in result.stderr, "--help" in result.stderr) == (2, True, True)


def test_without_a_command_the_help_is_shown(run):
    result = run()
    assert result.exit_code == 2
    assert "命令:" in result.output


def test_the_version_is_told(run):
    assert run("--version").stdout.startswith("govdocs 0.")


def test_an_interrupted_run_ends_quietly(run, monkeypatch):
    def interrupt(**_):
        raise KeyboardInterrupt

    monkeypatch.setattr(main.commands["kinds"], "callback", interrupt)
    result = run("kinds")
    assert (result.exit_code, result.stderr.strip()) == (130, "已中断")


def test_the_program_runs_as_a_module(notice, tmp_path):
    arguments = [sys.executable, "-m", "govdocs", "render", str(notice), "-o", str(tmp_path / "出")]
    done = subprocess.run(
        arguments, capture_output=True, check=True, encoding="utf-8", env={"PYTHONIOENCODING": "utf-8"}
    )
    assert "共 1 份公文" in done.stdout


_MODULES = """
import sys
from govdocs.cli.main import main
try:
    main(["--help"])
except SystemExit:
    print(sorted(sys.modules))
"""


def test_help_loads_nothing_heavy():
    done = subprocess.run([sys.executable, "-c", _MODULES], capture_output=True, check=True, encoding="utf-8")
    loaded = done.stdout.splitlines()[-1]
    for name in ("pydantic", "ruamel", "reportlab", "docx", "lxml", "fontTools", "budoux", "openpyxl"):
        assert f"'{name}'" not in loaded


@pytest.mark.parametrize("words", [(), ("register",), ("archive",)])
def test_a_group_of_commands_alone_shows_its_help(run, words):
    result = run(*words)
    assert (
        result.exit_code,
        result.stdout.startswith("用法："),
        "错误：" in result.stdout + result.stderr,
    ) == (
        2,
        True,
        False,
    )


def test_choices_are_listed_as_people_write_them(run, notice):
    told = run("archive", "2025", "--level", "3b").stderr
    assert "错误：不能写“3b”，可以写：2b、1b" in told
