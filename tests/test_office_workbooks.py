"""Workbooks of forms that another program has opened and saved are read as before."""

from __future__ import annotations

import pytest

from casebook_samples import CONTEXT, NAME, sound
from govdocs.app.annotating import annotated_copy
from govdocs.app.casebooks import read_casebook
from office import Office

pytestmark = pytest.mark.printing


@pytest.fixture(scope="module")
def saved_again(tmp_path_factory):
    """The workbook and its annotated copy as LibreOffice saves them."""
    folder = tmp_path_factory.mktemp("office")
    findings = read_casebook([(sound(), NAME)], CONTEXT).findings
    files = {"清禾": sound(), "批注": annotated_copy(sound(), NAME, findings, CONTEXT)}
    paths = [folder / f"{name}.xlsx" for name in files]
    for path, content in zip(paths, files.values(), strict=True):
        path.write_bytes(content)
    target = folder / "saved"
    return [path.read_bytes() for path in Office(folder).converted(paths, "xlsx", target)]


@pytest.mark.parametrize("number", [0, 1], ids=["workbook", "annotated copy"])
def test_records_and_findings_are_the_same(saved_again, number):
    before = read_casebook([(sound(), NAME)], CONTEXT)
    after = read_casebook([(saved_again[number], NAME)], CONTEXT)
    assert after.casebook.records == before.casebook.records
    told = [(each.code, each.where, each.message) for each in after.findings]
    assert told == [(each.code, each.where, each.message) for each in before.findings]
