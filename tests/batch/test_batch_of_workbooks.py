"""Batches from workbooks of Excel, with templates of the office, watched on a screen."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from openpyxl import load_workbook
from PIL import Image
from printed_files import rows_of, texts_of

from govdocs.app.blank_workbooks import casebook_workbook
from govdocs.app.casebooks import casebook_kind
from govdocs.app.own_findings import own_findings
from govdocs.app.records import load_record
from govdocs.app.yamlio import load_yaml
from govdocs.cli.batch import progress
from govdocs.context import Context
from govdocs.diagnostics import error, info, warning
from govdocs.kinds.registry import find_kind
from govdocs.resources import resource_path
from order_records import workbook

KIND = "督促监护令"


@pytest.fixture
def sheets(tmp_path, book):
    """An Excel workbook with so many orders."""

    def written(count):
        loaded = load_record(book(count).read_bytes(), "工作簿.json", casebook_kind())
        (file := tmp_path / "工作簿.xlsx").write_bytes(
            casebook_workbook(loaded.record, Context(date(2025, 4, 10)))
        )
        return file

    return written


@pytest.fixture
def own_template(tmp_path):
    """A folder with the office's own template of 正本, changed by `change`."""

    def written(change):
        folder = tmp_path / "本单位"
        folder.mkdir()
        shutil.copy(resource_path("templates", "docx", f"{KIND} 正本.docx"), folder)
        file = next(folder.iterdir())
        change(document := Document(io.BytesIO(file.read_bytes())))
        document.save(str(file))
        return folder

    return written


def test_the_list_says_in_which_row_of_which_sheet_a_record_stands(run, sheets, tmp_path):
    result = run("batch", KIND, sheets(4), "-o", tmp_path / "印", "--paper", "正本", "-f", "pdf")
    assert result.exit_code == 0, result.output
    rows = rows_of(tmp_path / "印" / "清单.csv")
    assert [(row["表"], row["行"]) for row in rows] == [(KIND, str(number)) for number in range(2, 6)]


def test_records_of_several_files_are_told_with_their_file(run, root, tmp_path):
    books = [root / "data" / "casebook" / f"{name}.yaml" for name in ("child", "hazard")]
    run("batch", "隐患", *books, "-o", tmp_path / "几", "-f", "pdf")
    run("batch", "隐患", books[1], "-o", tmp_path / "一", "-f", "pdf")
    for name in ("几", "一"):
        assert {row["表"] for row in rows_of(tmp_path / name / "清单.csv")} == {"hazard.yaml"}


def test_excel_and_json_give_the_same_papers(run, sheets, book, tmp_path):
    run("batch", KIND, sheets(3), "-o", tmp_path / "表", "--paper", "正本", "-f", "pdf")
    run("batch", KIND, book(3), "-o", tmp_path / "文", "--paper", "正本", "-f", "pdf")
    digests = [[row["sha256"] for row in rows_of(tmp_path / name / "清单.csv")] for name in ("表", "文")]
    assert digests[0] == digests[1]


def test_the_template_of_the_office_is_used_and_a_changed_one_prints_again(printed, own_template):
    folder = own_template(lambda document: document.add_paragraph("本单位存档"))
    _, out = printed(2, "-f", "docx", "--templates", folder)
    words = [paragraph.text for paragraph in Document(str(next(out.glob("*1号.docx")))).paragraphs]
    assert "本单位存档" in words
    assert {row["页数"] for row in rows_of(out / "清单.csv")} == {""}
    file = next(folder.iterdir())
    document = Document(str(file))
    document.add_paragraph("改过")
    document.save(str(file))
    result, _ = printed(2, "-f", "docx", "--templates", folder)
    assert "先前已印好" not in result.output


def test_a_template_that_does_not_fit_is_refused_before_anything_is_printed(printed, own_template, tmp_path):
    folder = own_template(lambda document: document.add_paragraph("{{ 没有的 }}"))
    result, out = printed(2, "-f", "docx", "--templates", folder, code=3)
    assert "没有的" in result.output
    assert not out.exists()


@pytest.mark.printing
def test_the_list_counts_the_pages_of_the_files_of_an_own_template(printed, own_template):
    folder = own_template(lambda document: document.add_page_break() and document.add_paragraph("本单位存档"))
    _, out = printed(1, "-f", "docx,pdf", "--templates", folder)
    assert [row["页数"] for row in rows_of(out / "清单.csv")] == ["2", "2"]


def test_papers_from_a_template_of_the_office_cannot_be_merged(printed, own_template):
    folder = own_template(lambda document: document.add_paragraph("本单位存档"))
    result, out = printed(2, "--merge", "合并.pdf", "--templates", folder, code=2)
    assert "不能合并" in result.output
    assert not out.exists()


def test_copies_have_names_of_their_own_and_say_on_each_page_what_they_are(printed):
    _, out = printed(2, "-f", "docx,pdf")
    full = {path.name: path.read_bytes() for path in out.glob("正本*")}
    printed(2, "-f", "docx,pdf", "--copy", "internal")
    assert {name: (out / name).read_bytes() for name in full} == full
    assert all("内部件" not in text for text in texts_of(out / "正本 例检未督监〔2025〕1号.pdf"))
    assert all("〔内部件〕" in text for text in texts_of(out / "正本 例检未督监〔2025〕1号 内部件.pdf"))
    header = Document(str(out / "正本 例检未督监〔2025〕1号 内部件.docx")).sections[0].header
    assert header.paragraphs[0].text == "〔内部件〕"
    again, _ = printed(2, "-f", "docx,pdf")
    assert "2 条先前已印好" in again.output


def test_the_working_copy_shows_no_number_and_no_address(printed, tmp_path):
    _, out = printed(2, "-f", "pdf", "--copy", "internal")
    full = workbook(2)[KIND][0]["未成年人"]
    text = "".join(texts_of(out / "正本 例检未督监〔2025〕1号 内部件.pdf"))
    assert full["证件号码"] not in text
    assert full["住址"] not in text


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a terminal")
def test_a_screen_shows_the_rate_and_the_time_left(monkeypatch):
    reader, writer = os.openpty()
    with os.fdopen(writer, "w", encoding="utf-8") as screen, monkeypatch.context() as changed:
        changed.setattr(sys, "stderr", screen)
        with progress(10, shown=True) as told:
            told(4)
            told(6)
    shown = b""
    with suppress(OSError):  # the end of a terminal
        while piece := os.read(reader, 10_000):
            shown += piece
    os.close(reader)
    shown = shown.decode("utf-8")
    assert "打印 10 条" in shown
    assert "条/秒" in shown


def test_findings_about_other_forms_are_counted():
    kind = find_kind(KIND)
    told = own_findings(
        (
            warning("D001", "own", "a.xlsx 表“督促监护令” 第 2 行"),
            warning("D001", "own", "a.json，督促监护令 › 第1项 › 送达"),
            info("D002", "whole", "a.xlsx"),
            warning("D003", "other", "a.json，未成年人 › 第1项 › 姓名"),
            info("D004", "other", "a.xlsx 表“走访记录.问题” 第 3 行 B 列"),
            error("D005", "other", "a.xlsx 表“未成年人” 第 9 行"),
        ),
        kind,
    )
    assert [finding.code for finding in told] == ["D001", "D001", "D002", "D005", "C043"]
    assert "2 条" in told[-1].message
    assert own_findings(told[:3], kind) == told[:3]
    assert replace(told[0]) == told[0]


def test_papers_come_in_the_order_of_the_ledger(run, root, tmp_path):
    book = root / "data" / "casebook" / "hazard.yaml"
    run("batch", "隐患", book, "-o", tmp_path, "--merge", "合并.pdf")
    run("ledger", "隐患", book, "-o", tmp_path / "台账", "-f", "xlsx", "--ledger", "隐患销账台账")
    sheet = load_workbook(next((tmp_path / "台账").glob("*.xlsx"))).worksheets[0]
    cells = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    keys = [row["编号"] for row in rows_of(tmp_path / "合并 清单.csv")]
    assert keys == sorted(keys, key=cells.index)
    assert keys != sorted(keys)


@pytest.fixture
def children(root, tmp_path):
    """The sample workbook of children, the first of whom has a photograph."""

    def written(name):
        sample = root / "data" / "casebook" / "child.yaml"
        data = load_yaml(sample.read_text(encoding="utf-8"), sample.name).data
        data["未成年人"][0]["照片"] = name
        (tmp_path / "册").mkdir(exist_ok=True)
        (book := tmp_path / "册" / "未成年人.json").write_text(
            json.dumps(data, ensure_ascii=False), encoding="utf-8"
        )
        return book

    return written


def test_photographs_lie_beside_the_workbook_and_a_new_one_prints_again(run, children, tmp_path):
    book, out = children("一.png"), tmp_path / "印"
    Image.new("RGB", (60, 80), (200, 0, 0)).save(book.parent / "一.png")
    run("batch", "未成年人", book, "-o", out, "-f", "pdf", "--paper", "信息登记表")
    before = rows_of(out / "清单.csv")
    Image.new("RGB", (60, 80), (0, 0, 200)).save(book.parent / "一.png")
    result = run("batch", "未成年人", book, "-o", out, "-f", "pdf", "--paper", "信息登记表")
    assert f"{len(before) - 1} 条先前已印好" in result.output
    after = rows_of(out / "清单.csv")
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_a_photograph_that_is_not_there_is_told_before_anything_is_printed(run, children, tmp_path):
    result = run("batch", "未成年人", children("赵某晨.png"), "-o", tmp_path / "印", "-f", "pdf")
    assert result.exit_code == 2
    assert "QH-01-2023-0001，照片" in result.output
    assert "赵某晨" not in result.output
    assert not (tmp_path / "印").exists()


def test_every_photograph_that_cannot_be_used_is_told_at_once(run, children, tmp_path):
    book = children("赵某晨.png")
    data = json.loads(book.read_text(encoding="utf-8"))
    for at, name in enumerate(("没有.png", "文字.png", "太大.png")):
        data["未成年人"][at]["照片"] = name
    book.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    (book.parent / "文字.png").write_text("不是图片", encoding="utf-8")
    Image.new("1", (8000, 6000)).save(book.parent / "太大.png")
    result = run("batch", "未成年人", book, "-o", tmp_path / "印", "-f", "pdf")
    assert result.exit_code == 2
    for words in ("照片找不到", "照片不是 PNG 或 JPEG 图片", "照片太大，超过 4000 万像素"):
        assert words in result.output


@pytest.mark.parametrize("name", ["../../passwd", "/etc/passwd", "C:\\照.png", "照片/../../x.png"])
def test_a_photograph_elsewhere_is_refused(run, children, tmp_path, name):
    result = run("batch", "未成年人", children(name), "-o", tmp_path / "印", "-f", "pdf")
    assert result.exit_code == 2
    assert "照片与数据文件放在同一文件夹" in result.output
    assert name not in result.output


def test_a_print_file_of_another_form_is_not_overwritten(run, root, tmp_path):
    books = [root / "data" / "casebook" / f"{name}.yaml" for name in ("child", "hazard")]
    run("batch", "未成年人", *books, "-o", tmp_path, "--merge", "合并.pdf")
    before = (tmp_path / "合并.pdf").read_bytes()
    result = run("batch", "隐患", *books, "-o", tmp_path, "--merge", "合并.pdf")
    assert result.exit_code == 4
    assert "另一种表单" in result.output
    assert (tmp_path / "合并.pdf").read_bytes() == before
