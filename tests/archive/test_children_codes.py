"""The table of codes of minors lies in the folder of the office: one for all its workbooks and years."""

from __future__ import annotations

import json
import shutil
from datetime import date

import pytest

from govdocs.app.archiving.children import ChildrenWish, open_children
from govdocs.app.archiving.personal_codes import CODES_FILE
from govdocs.app.offices.office import Office
from govdocs.app.printing import Options, open_press
from govdocs.context import Context
from govdocs.errors import InputError


@pytest.fixture
def workbook(root, tmp_path):
    """A workbook of children in a folder of its own."""
    (folder := tmp_path / "儿童").mkdir()
    return shutil.copy(root / "data" / "samples" / "child.yaml", folder / "儿童.yaml")


@pytest.fixture
def opened(workbook):
    """Opens the workbook for the archive of an office and a year."""
    press = open_press(Options(("pdf",)), Context(date(2026, 3, 5)))

    def call(office, year=2025, confirmed_by="何某川"):
        return open_children(ChildrenWish((workbook,), year, confirmed_by, every=True), office, press)

    return call


def test_codes_lie_in_the_folder_of_the_office_and_last(opened, workbook, tmp_path):
    office = Office(folder=tmp_path)
    opened(office)
    table = tmp_path / CODES_FILE
    before = table.read_bytes()
    assert "WCN-2023-0001" in json.dumps(json.loads(before))
    opened(office, year=2026)
    assert table.read_bytes() == before
    assert not (workbook.parent / CODES_FILE).exists()


def test_without_an_office_they_lie_beside_the_workbook(opened, workbook):
    opened(Office())
    assert (workbook.parent / CODES_FILE).is_file()


def test_nobody_is_filed_without_one_who_confirms(opened, workbook, tmp_path):
    with pytest.raises(InputError, match="没有写确认人"):
        opened(Office(folder=tmp_path), confirmed_by="")
    assert not (tmp_path / CODES_FILE).exists()
