"""The folders of two years as an office has them, and the office."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from years import bulk, office_2023, office_2024, own
from years.drawing import Paper, content_of

OFFICE = """\
单位名称: 例示县清禾镇人民政府
简称: 清禾镇
所在县: 例示县
机关代字:
  - 代字: 清政发
    发文机关: 例示县清禾镇人民政府
  - 代字: 清党发
    发文机关: 中共清禾镇委员会
  - 代字: 清政办发
    发文机关: 清禾镇党政办公室
  - 代字: 清政社
    发文机关: 清禾镇社会事务办公室
人员:
  整理人: 施某远
  检查人: 何某川
全宗号: Z109
全宗名称: 例示县清禾镇人民政府
分类方案: 年度—机构—保管期限
机构（问题）:
  DZB: 党政办公室
  SHB: 社会事务办公室
示例数据: 是
"""

PAPERS = {2023: office_2023.PAPERS, 2024: office_2024.PAPERS}
COPIES = {2023: office_2023.COPIES, 2024: {}}
OWN = 12
"""Notices of each year that the office made with govdocs itself."""


def write_year(folder: Path, year: int) -> Path:
    """Every file of `year` in `folder`."""
    write_papers(folder, (*PAPERS[year], *bulk.papers(year)))
    for path, content in own.files(year, OWN).items():
        _write(folder / path, content)
    for copy, original in COPIES[year].items():
        _write(folder / copy, (folder / original).read_bytes())
    return folder


def write_papers(folder: Path, papers: Iterable[Paper]) -> None:
    """Some papers in `folder`."""
    for paper in papers:
        _write(folder / paper.file, content_of(paper))


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
