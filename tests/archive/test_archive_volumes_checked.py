"""Volumes of minors filed for real: they pass their checks, and no name leaves the folder of a volume."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sound_archive import FILED, OFFICE, SCHEME

from govdocs.app.archiving.children import ChildrenWish, open_children
from govdocs.app.archiving.filing import file_year
from govdocs.app.archiving.ready import Order, People, Ready
from govdocs.app.archiving.verifying import Wishes, survey
from govdocs.app.offices.office import Office
from govdocs.app.printing import Options, open_press
from govdocs.archive.checks.registry import CHECKS, outcome
from govdocs.archive.retention import load_table
from govdocs.context import Context

DATA = Path(__file__).resolve().parents[2] / "data" / "casebook"
LATER = date(2036, 5, 4)


@pytest.fixture(scope="module")
def names():
    """The children of the demonstration."""
    lines = (DATA / "child.yaml").read_text(encoding="utf-8").splitlines()
    found = {line.partition("姓名:")[2].strip() for line in lines if line.lstrip("- ").startswith("姓名:")}
    return frozenset(name for name in found if name)


@pytest.fixture(scope="module")
def seen(tmp_path_factory, names):
    folder = tmp_path_factory.mktemp("镇")
    sources = [
        Path(shutil.copy(DATA / f"{kind}.yaml", folder)) for kind in ("child", "visit", "risk_assessment")
    ]
    press = open_press(Options(), Context(FILED))
    office = Office(name=OFFICE, people={"立卷人": "施某远", "检查人": "何某川"}, scheme=SCHEME)
    children = open_children(ChildrenWish(tuple(sources), 2025, "施某远", every=True), office, press)
    table = load_table()
    ready = Ready(
        (), {}, People("施某远", "20260310", "何某川", "20260316"), table.version, children=children
    )
    order = Order(2025, folder / "归档", SCHEME, table=table, office=OFFICE)
    root = file_year(ready, order, press, lambda *_: None).root
    wishes = Wishes(fonds="Z109", office=OFFICE, table=table, report=True, secrets=names)
    return survey(root, LATER, wishes, root)


def status(subject, number):
    return outcome(CHECKS[number - 1], subject)


@pytest.mark.parametrize("number", [1, 2, 3, *range(50, 61), 62, 64, 65, 75, 76, 77, 82, 84])
def test_filed_volumes_pass(seen, number):
    found = status(seen, number)
    assert (found.status, found.evidence) == ("PASS", ()), found


def test_names_are_searched_for_and_would_be_found(seen, names):
    assert len(names) > 5
    name = next(iter(names))
    path = next(iter(seen.prints))
    leaked = replace(seen, prints={**seen.prints, path: f"案卷 {name}"})
    found = status(leaked, 82)
    assert found.status == "WARN"
    assert name not in " ".join(found.evidence)


def test_a_name_in_the_title_of_a_paper_is_a_fault(seen, names):
    first, *others = seen.volumes
    paper = replace(first.papers[0], title=f"{next(iter(names))}登记表")
    volumes = (replace(first, papers=(paper, *first.papers[1:])), *others)
    assert status(replace(seen, archive=replace(seen.archive, volumes=volumes)), 82).status == "FAIL"


def test_a_volume_that_names_another_child_uncovered_is_found(seen):
    path = next(path for _, path, _, _ in seen.stored())
    other = {**seen.pdfs, path: replace(seen.pdfs[path], text="另一儿童 WCN-2025-9999")}
    assert status(replace(seen, pdfs=other), 57).status == "FAIL"
    covered = {**seen.pdfs, path: replace(seen.pdfs[path], text="另一儿童〔WCN-2025-9999〕")}
    assert status(replace(seen, pdfs=covered), 57).status == "PASS"
