"""Faults of form and of content in 归档清单 are told together, each once, with its cell."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from collected_papers import OWN, notice, pdf, put

from govdocs.app.archiving.collecting import collect
from govdocs.app.archiving.confirmed import ListFile, read_confirmed
from govdocs.app.blank_workbooks import record_workbook
from govdocs.app.offices.office import Office, OrganCode
from govdocs.archive.model import Scheme
from govdocs.context import Context
from govdocs.errors import InputError, InvalidDataError
from govdocs.kinds.registry import find_kind

DAY = Context(date(2026, 3, 10))
OFFICE = Office(name=OWN, codes=(OrganCode("清政发", OWN),), scheme=Scheme(fonds="Z109", fonds_name=OWN))


class Desk:
    """Five papers, their list as a workbook, and a clerk who writes into its cells."""

    def __init__(self, folder):
        self.folder = folder
        files = {
            f"{at}.pdf": pdf(notice(f"清政发〔2025〕{at}号", f"{OWN}关于第{at}件事的通知"))
            for at in range(1, 6)
        }
        put(folder, files)
        record = collect(folder, 2025, OFFICE, DAY).record
        items = tuple(
            item.model_copy(update={"importance": "一般", "row": item.row or "K13/单项", "file_it": "是"})
            for item in record.items
        )
        record = record.model_copy(update={"confirmed_by": "魏某宁", "items": items})
        self.book = openpyxl.load_workbook(io.BytesIO(record_workbook(find_kind("归档清单"), record, DAY)))

    def write(self, sheet, row, label, content):
        """Writes into the row of the n-th item or file."""
        page = self.book[sheet]
        heads = {str(cell.value or "").rstrip("*").strip(): cell.column for cell in page[1]}
        at = [line for line in range(2, page.max_row + 1) if page.cell(line, 1).value][row - 1]
        page.cell(at, heads[label]).value = content

    def file(self):
        out = io.BytesIO()
        self.book.save(out)
        return ListFile(out.getvalue(), "归档清单 2025.xlsx")

    def faults(self, folder=None):
        """Code and label of each fault."""
        with pytest.raises(InvalidDataError) as caught:
            read_confirmed(self.file(), folder or self.folder, OFFICE, DAY)
        found = caught.value.diagnostics
        assert f"有 {len(found)} 处错误" in caught.value.message
        return sorted((each.code, each.where.rpartition(" › ")[2]) for each in found)


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path / "2025年文件")


def test_form_and_content_are_told_together(desk):
    desk.write("件", 1, "保管期限", "长期")
    desk.write("件", 2, "附件数", -1)
    desk.write("件", 3, "日期", "20250230")
    desk.write("件", 3, "责任者", "本镇")
    desk.write("件", 4, "依据条目", "K99")
    desk.write("件", 5, "密级", "绝密")
    (desk.folder / "2.pdf").unlink()
    assert desk.faults() == [
        ("A102", "责任者"),
        ("A103", "日期"),
        ("A105", "密级"),
        ("A180", "文件"),
        ("A185", "依据条目"),
        ("D003", "保管期限"),
        ("D003", "附件数"),
    ]


@pytest.mark.parametrize(
    ("sheet", "label", "content"),
    [
        ("件", "归档", "要"),
        ("件", "归档年度", "今年"),
        ("文件", "角色", "主件"),
        ("文件", "页数", "两页"),
    ],
)
def test_a_fault_of_form_makes_no_others(desk, sheet, label, content):
    desk.write(sheet, 1, label, content)
    assert [where for _, where in desk.faults()] == [label]


def test_a_year_that_is_none_is_one_fault(desk):
    page = desk.book["填写"]
    (cell,) = (row[1] for row in page.iter_rows() if str(row[0].value or "").rstrip("*").strip() == "年度")
    cell.value = "去年"
    assert [where.rpartition("，")[2] for _, where in desk.faults()] == ["年度"]


def test_where_the_files_are_not_found_the_faults_of_form_are_told(desk):
    def nowhere(record):
        raise InputError(f"找不到{record.year}年度的文件夹")

    desk.write("件", 1, "保管期限", "长期")
    assert desk.faults(nowhere) == [("D003", "保管期限")]


def test_rows_that_are_no_rows_are_told():
    text = "文种: 归档清单\n年度: 2025\n件:\n  - 一件\n"
    with pytest.raises(InvalidDataError) as caught:
        read_confirmed(ListFile(text.encode(), "清单.yaml"), Path("tests"), OFFICE, DAY)
    assert "D003" in [each.code for each in caught.value.diagnostics]


def test_a_marked_page_is_refused_though_a_clerk_wants_it_filed(desk):
    lines = [*notice("清政发〔2025〕1号", f"{OWN}关于第1件事的通知"), "密级：秘密"]
    (desk.folder / "1.pdf").write_bytes(pdf(lines))
    desk.write("文件", 1, "SHA-256", "")
    desk.write("件", 2, "保管期限", "长期")
    assert desk.faults() == [("A160", "文件"), ("D003", "保管期限")]
    desk.write("件", 1, "密级", "公开")
    assert desk.faults() == [("D003", "保管期限")]
