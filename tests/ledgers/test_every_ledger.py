"""Every ledger of every form: the workbook says what the paper says, and no copy says too much."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from govdocs.app.casebooks import form_kinds, load_casebook
from govdocs.app.ledgers.choices import LedgerOptions
from govdocs.app.ledgers.papers import tables_of
from govdocs.app.ledgers.templates import book_of
from govdocs.app.printing import Options, open_press
from govdocs.context import Context
from govdocs.errors import InvalidDataError
from govdocs.kinds.parts.ledgers import Ledger, LedgerColumn, ledger_table, texts_of
from govdocs.kinds.parts.secrets import numbers_in
from govdocs.kinds.registry import LedgerPaper
from govdocs.text.dates import formal_date

ROOT = Path(__file__).resolve().parents[2]
KINDS = tuple(kind for kind in form_kinds() if kind.ledgers)
DAY = date(2025, 4, 10)


@pytest.fixture(scope="module")
def loaded():
    files = [(path.read_bytes(), path.name) for path in sorted((ROOT / "data" / "casebook").glob("*.yaml"))]
    return load_casebook(files, Context(DAY))


def shown(value):
    """A value of the workbook as paper prints it."""
    if isinstance(value, date):
        return formal_date(value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def same(text, value):
    if shown(value) == text:
        return True
    if isinstance(value, float) and text.endswith("%"):
        return f"{value * 100:g}%" == text
    if isinstance(value, float):
        return f"{value:.1f}" == text
    return isinstance(value, date) and value.isoformat() == text


def check_sheet(table, rows):
    """Every row of the table stands in the workbook, cell by cell in its order."""
    paper = ledger_table(table)
    wanted = [[cell.text for cell in row if cell.text] for row in paper.rows]
    found = [[value for value in row if value != ""] for row in rows]
    place = next(number for number, row in enumerate(found) if list(map(in_one_line, row)) == wanted[0])
    heads = [list(map(in_one_line, row)) for row in found[place : place + paper.header]]
    assert heads == wanted[: paper.header]
    for own, row in zip(wanted[paper.header :], found[place + paper.header :], strict=False):
        assert len(own) == len(row), (own, row)
        assert all(map(same, own, row)), (own, row)


def in_one_line(text):
    return str(text).replace("\n", "")


COPIES = [(kind, copy) for kind in KINDS for copy in ("full", "internal", "public")]


@pytest.mark.parametrize(("kind", "copy"), COPIES, ids=lambda each: getattr(each, "name", each))
def test_the_workbook_says_what_the_paper_says(kind, copy, loaded):
    press = open_press(Options(), Context(DAY, copy))
    for made in tables_of(kind, loaded, LedgerOptions(copy=copy)):
        out = io.BytesIO()
        book_of(made, kind, press, None, None).write(out, made.label, press.context)
        book = CalamineWorkbook.from_filelike(io.BytesIO(out.getvalue()))
        sheets = [name for name in book.sheet_names if name != "选项"]
        assert len(sheets) == len(made.tables)
        for table, name in zip(made.tables, sheets, strict=True):
            check_sheet(table, book.get_sheet_by_name(name).to_python())
            if copy != "full":
                assert not any(list(numbers_in(text)) for text in texts_of(table)), made.label


def test_a_copy_that_shows_a_person_all_the_same_is_refused(loaded):
    child = loaded.casebook.records["child"][0]
    told = Ledger((LedgerColumn("姓名", lambda row: row),), (child.name,), title="名单")
    kind = replace(KINDS[0], ledgers=(LedgerPaper("名单", lambda _, __: (told,)),))
    with pytest.raises(InvalidDataError) as refused:
        tables_of(kind, loaded, LedgerOptions(copy="public"))
    assert [fault.code for fault in refused.value.diagnostics] == ["D890"]
    assert child.name not in str(refused.value.diagnostics)
