"""The templates that come with govdocs: one for every ledger, just as the script makes them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from govdocs.app.casebooks import form_kinds, load_casebook
from govdocs.app.ledgers.choices import LedgerOptions
from govdocs.app.ledgers.own_templates import template_name
from govdocs.app.ledgers.papers import tables_of
from govdocs.app.ledgers.templates import shipped_template
from govdocs.kinds.children.child import Child
from govdocs.kinds.parts.ledger_sheets import sheet_of
from govdocs.kinds.parts.secrets import secrets_of
from govdocs.writers.xlsx_ledger import LedgerBook
from govdocs.writers.xlsx_template import read_template

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))
from ledger_templates import CONTEXT, FOLDER, templates  # noqa: E402

KINDS = tuple(kind for kind in form_kinds() if kind.ledgers)


@pytest.fixture(scope="module")
def loaded():
    files = [(path.read_bytes(), path.name) for path in sorted((ROOT / "data" / "casebook").glob("*.yaml"))]
    return load_casebook(files, CONTEXT)


def test_the_templates_are_what_the_script_makes():
    made = dict(templates())
    assert sorted(path.name for path in FOLDER.glob("*.xlsx")) == sorted(made)
    different = [name for name, content in made.items() if (FOLDER / name).read_bytes() != content]
    assert different == [], "run scripts/ledger_templates.py"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_sample_ledgers_are_printed_whole_by_their_templates(kind, loaded):
    for made in tables_of(kind, loaded, LedgerOptions()):
        content = shipped_template(kind, made.label)
        assert content is not None, template_name(kind, made.label)
        book = LedgerBook(content, tuple(map(sheet_of, made.tables)), made.label)
        assert book.exact, [finding.message for finding in book.findings]


def test_no_person_stands_in_a_template(loaded):
    secrets = secrets_of(loaded.casebook).for_records(Child)
    for path in FOLDER.glob("*.xlsx"):
        for sheet in read_template(path.read_bytes()).sheets:
            for cells in sheet.cells.values():
                assert not any(list(secrets.find(cell.text)) for cell in cells), path.name


def test_a_form_without_such_a_ledger_has_no_template():
    assert shipped_template(KINDS[0], "没有的台账") is None
