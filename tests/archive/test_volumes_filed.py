"""一人一档 end to end: volumes in the bag, a second run, a second year, papers that come late."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pdfplumber
import pytest

from govdocs.app.archiving.children import ChildrenWish, open_children
from govdocs.app.archiving.filing import file_year
from govdocs.app.archiving.ready import Order, People, Ready
from govdocs.app.offices.office import Office
from govdocs.app.printing import Options, open_press
from govdocs.archive.model import Scheme
from govdocs.archive.places import volume_folder
from govdocs.context import Context

DATA = Path(__file__).resolve().parents[2] / "data" / "casebook"
SCHEME = Scheme("Z109", "例示县清禾镇人民政府")
OFFICE_PEOPLE = {"立卷人": "王某文", "检查人": "李某林"}
ADULT = "WCN-2021-0001"


@pytest.fixture(scope="module")
def press():
    return open_press(Options(), Context(date(2026, 3, 1)))


@pytest.fixture
def workbook(tmp_path):
    """A workbook of two kinds of records that a test may change: children and visits."""
    for name in ("child", "visit"):
        (tmp_path / f"{name}.yaml").write_bytes((DATA / f"{name}.yaml").read_bytes())
    return tmp_path


@pytest.fixture
def filed(workbook, press):
    """Files the children of the workbook in a year."""

    def call(year=2025, *, every=False):
        office = Office(folder=workbook, people=OFFICE_PEOPLE, scheme=SCHEME)
        paths = (workbook / "child.yaml", workbook / "visit.yaml")
        children = open_children(ChildrenWish(paths, year, "赵某山", every), office, press)
        ready = Ready((), {}, People("王某文", "20260301", "李某林", "20260301"), "表", children=children)
        order = Order(year, workbook / "归档", SCHEME)
        return file_year(ready, order, press, lambda what, done, count: None)

    return call


def files_of(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def add_visit(workbook, number, day):
    """One visit more to the child who came of age."""
    text = (workbook / "visit.yaml").read_text(encoding="utf-8")
    visit = f"""  - 编号: {number}
    未成年人:
      档案号: QH-04-2021-0005
    走访类型: 定期走访
    走访时间: {day}10:00
    走访地点: 家中
    走访人: 郑某文（儿童主任）
    见到: 儿童本人
"""
    (workbook / "visit.yaml").write_text(f"{text.rstrip()}\n{visit}", encoding="utf-8")


def test_a_volume_lies_in_the_bag_called_by_codes_and_its_pages_are_numbered_through(filed):
    outcome = filed()
    (volume,) = outcome.archive.volumes
    assert (volume.person, volume.code) == (ADULT, "Z109-ZY·WCN·2025·D30-001")
    folder = outcome.root / "data" / volume_folder(volume)
    names = {path.name for path in folder.iterdir()}
    assert {f"{volume.code}_{paper}.pdf" for paper in ("封面", "卷内文件目录", "卷内备考表")} <= names
    pages = []
    for paper in volume.papers:
        (stored,) = paper.parts[0].stored
        with pdfplumber.open(io.BytesIO((folder / stored.name).read_bytes())) as document:
            pages += [page.crop((0, 0, page.width, 60)).extract_text() for page in document.pages]
    assert pages == [str(number) for number in range(1, volume.pages + 1)]


def test_a_second_run_changes_nothing(filed):
    first = filed()
    before = files_of(first.root)
    second = filed()
    assert second.volumes == ()
    assert files_of(first.root) == before


def test_a_paper_that_comes_late_is_told_and_the_volume_stays(filed, workbook):
    first = filed()
    before = files_of(first.root)
    add_visit(workbook, "ZF-202504-0099", "2025年4月9日")
    second = filed()
    assert [(finding.code, finding.message) for finding in second.findings if finding.code == "A221"] == [
        ("A221", f"{ADULT} 的案卷已经归档，没有入卷的新文件：《走访记录表 ZF-202504-0099》")
    ]
    assert files_of(first.root) == before


def test_what_was_filed_of_a_case_that_goes_on_is_not_filed_again(filed):
    first = {volume.person: volume for volume in filed(2024, every=True).archive.volumes}
    second = {volume.person: volume for volume in filed(2025, every=True).archive.volumes}
    assert set(first) & set(second)
    for person in set(first) & set(second):
        old = {(paper.title, paper.date) for paper in first[person].papers}
        assert old.isdisjoint((paper.title, paper.date) for paper in second[person].papers)
        assert first[person].code in second[person].note
