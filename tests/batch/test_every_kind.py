"""Every kind of form prints in a batch: each record of the sample workbooks, on paper and in the list."""

from __future__ import annotations

from datetime import date

import pytest
from printed_files import names_in, rows_of, texts_of

from govdocs.app.casebooks import form_kinds, load_casebook
from govdocs.context import Context
from govdocs.fonts.library import bundled_fonts
from govdocs.layout.engine import layout
from govdocs.layout.tables.cells import _KNOWN
from govdocs.layout.typesetting.lines import _broken
from govdocs.styles.gb9704 import GB9704

DAY = date(2025, 4, 10)


@pytest.fixture(scope="module")
def books(root):
    """The sample workbooks of all kinds."""
    return sorted((root / "data" / "casebook").glob("*.yaml"))


@pytest.fixture(scope="module")
def casebook(books):
    return load_casebook([(path.read_bytes(), path.name) for path in books], Context(DAY)).casebook


@pytest.mark.parametrize("kind", [kind for kind in form_kinds() if kind.forms], ids=lambda kind: kind.label)
def test_every_record_is_printed(run, books, casebook, kind, tmp_path):
    result = run("batch", kind.label, *books, "-o", tmp_path, "--merge", "合并.pdf")
    assert result.exit_code == 0, result.output
    rows, texts = rows_of(tmp_path / "合并 清单.csv"), texts_of(tmp_path / "合并.pdf")
    keys = {getattr(record, kind.key) for record in casebook.all(kind.name, kind.model)}
    assert {row["编号"] for row in rows} == keys
    assert sum(int(row["页数"]) for row in rows) == len(texts)
    assert names_in(tmp_path) == ["manifest.jsonl", "合并 清单.csv", "合并.pdf"]


def test_what_is_kept_from_one_form_changes_no_other(casebook):
    """Laid out one after the other, and each as the first of its day."""
    sheets = [
        sheet.document
        for kind in form_kinds()
        for record in casebook.all(kind.name, kind.model)
        for sheet in kind.sheets(record, Context(DAY))
    ]
    kept = [layout(document, GB9704, bundled_fonts()).pages for document in sheets]
    for document, pages in zip(sheets[::3], kept[::3], strict=True):
        _broken.cache_clear()
        _KNOWN.clear()
        assert layout(document, GB9704, bundled_fonts()).pages == pages
