"""Forms from the command line: rendered, by own templates too; their templates and tags to be had."""

from __future__ import annotations

import json

from form_samples import edited, paragraphs
from govdocs.resources import resource_path

ORDER = "督促监护令"
ORIGINAL = "督促监护令 正本.docx"


def sample():
    return resource_path("data", "samples", "guardianship_order.yaml")


def written(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_form_is_rendered_as_word_and_pdf(run, tmp_path):
    result = run("render", sample(), "--paper", "正本", "-o", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert [name.rpartition(".")[2] for name in written(tmp_path / "out")] == ["docx", "pdf"]


def test_templates_are_copied_to_be_edited_and_then_used(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    copied = run("new", ORDER, "--template")
    assert copied.exit_code == 0, copied.output
    assert ORIGINAL in written(tmp_path / "模板")
    own = tmp_path / "模板" / ORIGINAL
    own.write_bytes(edited(own.read_bytes(), ("<w:body>", "<w:body><w:p><w:r><w:t>本单位</w:t></w:r></w:p>")))
    result = run("render", sample(), "--paper", "正本", "-f", "docx", "-o", "out")
    assert "用本单位的模板" in result.output
    (made,) = (tmp_path / "out").iterdir()
    assert paragraphs(made.read_bytes())[0] == "本单位"


def test_templates_of_another_folder_are_used_where_it_is_named(run, tmp_path):
    run("new", ORDER, "--template", "-o", tmp_path / "我的")
    result = run(
        "render",
        sample(),
        "--paper",
        "正本",
        "-f",
        "docx",
        "--templates",
        tmp_path / "我的",
        "-o",
        tmp_path / "out",
    )
    assert result.exit_code == 0
    assert "用本单位的模板" in result.output


def test_a_folder_of_templates_that_is_not_there_is_refused(run, tmp_path):
    result = run("render", sample(), "--templates", tmp_path / "没有", "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert "找不到模板文件夹" in result.output


def test_a_wrong_template_is_refused_with_every_fault_and_nothing_is_written(run, tmp_path):
    run("new", ORDER, "--template", "-o", tmp_path / "我的")
    own = tmp_path / "我的" / ORIGINAL
    own.write_bytes(
        edited(own.read_bytes(), ("{{ 文号 }}", "{{ 文 }}{{ 文号.__class__ }}"), ("{%p endfor %}", ""))
    )
    result = run("render", sample(), "-f", "docx", "--templates", tmp_path / "我的", "-o", tmp_path / "out")
    assert result.exit_code == 3
    assert all(code in result.output for code in ("W110", "W111", "W112"))
    assert not (tmp_path / "out").exists()


def test_faults_of_a_template_are_there_for_programs_too(run, tmp_path):
    run("new", ORDER, "--template", "-o", tmp_path / "我的")
    own = tmp_path / "我的" / ORIGINAL
    own.write_bytes(edited(own.read_bytes(), ("{{ 文号 }}", "{{ 文 }}")))
    result = run(
        "render", sample(), "-f", "docx", "--templates", tmp_path / "我的", "-o", tmp_path / "out", "--json"
    )
    told = json.loads(result.stdout)
    assert told["error"]["exit_code"] == 3
    assert "W110" in {each["code"] for each in told["findings"]}


def test_templates_that_are_there_are_not_written_over(run, tmp_path):
    assert run("new", ORDER, "--template", "-o", tmp_path / "我的").exit_code == 0
    again = run("new", ORDER, "--template", "-o", tmp_path / "我的")
    assert again.exit_code == 4
    assert "已经有" in again.output
    assert run("new", ORDER, "--template", "-o", tmp_path / "我的", "--force").exit_code == 0


def test_the_tags_of_a_form_are_listed_with_what_they_mean(run):
    result = run("new", ORDER, "--tags")
    assert result.exit_code == 0
    assert "—— 正本" in result.output
    assert "{{ 未成年人.姓名 }}　姓名" in result.output


def test_a_kind_without_a_form_has_no_tags(run):
    result = run("new", "通知", "--tags")
    assert result.exit_code == 2
    assert "没有可以修改的模板" in result.output
