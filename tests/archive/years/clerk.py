"""A clerk who reads the papers and corrects a list in Excel: what is decided, by whom, for which paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from years.drawing import Paper
from years.office_2024 import LONG

Decisions = Mapping[str, Mapping[str, object]]
"""The cells of the item that has a file with these words in its path."""

IMPORTANT_REQUEST = {"重要程度": "重要", "保管期限": "永久", "理由": "关系全镇防洪，重要"}
DECISIONS: Mapping[int, Decisions] = {
    2023: {
        "租赁合同": {
            "责任者": "例示县清禾镇人民政府、例示县河湾建筑有限公司",
            "日期": "20230818",
            "重要程度": "重要",
            "保管期限": "永久",
            "依据条目": "K40/重要",
            "理由": "租期三十年，重要",
        },
        "组织沿革": {"日期": "[20231130]"},
        "预算表": {"日期": "20230711"},
        "签到表": {"责任者": "清禾镇党政办公室", "日期": "20231009"},
        "例民发〔2023〕8号": {
            "题名": "例示县民政局　例示县教育局关于开展困境儿童摸底排查的通知",
            "责任者": "例示县民政局、例示县教育局",
            "日期": "20230525",
        },
        "清党发〔2023〕5号": {
            "责任者": "中共清禾镇委员会、例示县清禾镇人民政府、清禾镇人民武装部",
            "重要程度": "重要",
            "保管期限": "永久",
            "依据条目": "K19/主办重要",
            "理由": "基层治理的综合性意见，重要",
        },
        "清政请〔2023〕6号": {**IMPORTANT_REQUEST, "依据条目": "K16/重要", "事由": "清禾河防洪堤"},
        "例政复〔2023〕15号": {**IMPORTANT_REQUEST, "依据条目": "K16/批复重要", "事由": "清禾河防洪堤"},
        "交通运输简讯": {"归档": "否", "不归档原因": "普发供参阅，不需办理"},
        "例民函〔2023〕3号": {
            "题名": "例示县民政局关于同意清禾镇借用会场的复函[附来函：例示县清禾镇人民政府关于借用会场的函]"
        },
    },
    2024: {
        "政府工作报告": {"归档": "是", "跨年情形": "会议", "结束日期": "20240104", "归档年度": 2024},
        "会议记录本": {
            "题名": "中共清禾镇委员会会议记录（2023年1月5日—2024年12月31日）",
            "责任者": "中共清禾镇委员会",
            "日期": "20241231",
            "跨年情形": "记录本",
            "结束日期": "20241231",
        },
        "例民发〔2024〕11号": {
            "题名": "例示县民政局关于规范困境儿童档案管理的通知",
            "责任者": "例示县民政局",
            "日期": "20240305",
        },
        "清党发〔2024〕5号": {
            "重要程度": "重要",
            "保管期限": "永久",
            "依据条目": "K35/重要",
            "理由": "党委表彰，重要",
        },
        "清政发〔2024〕6号": {"题名": LONG},
    },
}
PAGES = {"例政办发〔2023〕30号": 1}
"""Pages that no program can count, as a clerk counts them."""


class Sheet:
    """A table of a workbook by the heads of its columns."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._columns = {str(cell.value).rstrip("*"): cell.column for cell in sheet[1] if cell.value}
        self.rows = range(2, sheet.max_row + 1)

    def get(self, row: int, head: str) -> str:
        value = self._sheet.cell(row, self._columns[head]).value
        return "" if value is None else str(value)

    def set(self, row: int, head: str, value: object) -> None:
        self._sheet.cell(row, self._columns[head]).value = value


def confirm(path: Path, decisions: Decisions, papers: Iterable[Paper], by: str = "魏某宁") -> None:
    """Correct the list at `path` by what stands on the papers and by `decisions`, and confirm it."""
    book = load_workbook(path)
    items, files = Sheet(book["件"]), Sheet(book["文件"])
    known = {paper.file: paper for paper in papers}
    paths: dict[str, list[str]] = {}
    for row in files.rows:
        paths.setdefault(files.get(row, "件序号"), []).append(files.get(row, "文件"))
        _count(files, row)
    for row in items.rows:
        if number := items.get(row, "件序号"):
            _read(items, row, next((known[each] for each in paths[number] if each in known), None))
            _decide(items, row, paths[number], decisions)
    for cells in book["填写"].iter_rows():
        label = str(cells[0].value).rstrip("*")
        cells[1].value = {"确认人": by, "检查日期": "2024年3月16日"}.get(label, cells[1].value)
    book.save(path)


def _count(files: Sheet, row: int) -> None:
    for words, pages in PAGES.items():
        if words in files.get(row, "文件"):
            files.set(row, "页数", pages)


def _decide(items: Sheet, row: int, paths: Iterable[str], decisions: Decisions) -> None:
    """Write what was decided; what nobody decided otherwise is filed."""
    for words, cells in decisions.items():
        if any(words in path for path in paths):
            for head, value in cells.items():
                items.set(row, head, value)
    if items.get(row, "归档") not in {"是", "否"}:
        items.set(row, "归档", "是")


def _read(items: Sheet, row: int, paper: Paper | None) -> None:
    """Take from the paper what no program could read: scans say nothing of their date or author."""
    if paper is None or items.get(row, "日期"):
        return
    if day := re.findall(r"\d+", paper.day):
        items.set(row, "日期", f"{int(day[0])}{int(day[1]):02}{int(day[2]):02}")
        items.set(row, "责任者", paper.author)
        items.set(row, "题名", paper.title)
