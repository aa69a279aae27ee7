"""Tables in Word files printed by LibreOffice: the same rows on the same pages as in our PDF."""

from __future__ import annotations

import pytest

import table_samples
from govdocs.app.importing import import_file
from govdocs.app.records import load_record
from govdocs.document.nodes import Table
from govdocs.document.numbering import number_headings
from govdocs.fonts.library import bundled_fonts
from govdocs.layout.engine import layout
from govdocs.styles.gb9704 import GB9704
from test_printed import CONTEXT, agree, pairs, said

pytestmark = pytest.mark.printing


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    return pairs(table_samples.samples(), tmp_path_factory.mktemp("tables") / "print")


@pytest.mark.parametrize("name", sorted(table_samples.samples()))
def test_a_table_prints_row_for_row(printed, name):
    agree(printed[name])


def test_libreoffice_prints_the_same_rows_on_each_page_with_its_own_spacing_too(tmp_path):
    """With the space that it puts between Han characters and digits, which no Word file can forbid."""
    names = ("duties", "three lines", "ledger", "A3")
    documents = {name: table_samples.samples()[name] for name in names}
    for pair in pairs(documents, tmp_path / "plain", plain=True).values():
        ours, word = pair.sheets
        assert [said(sheet) for sheet in word] == [said(sheet) for sheet in ours]


@pytest.mark.seeds
def test_a_real_breakdown_prints_row_for_row_in_the_notices_own_file(seeds, tmp_path):
    """Seed 004: notice, plan and a table of 46 rows, with page numbers that run on."""
    source = next(seeds.glob("004_*.txt"))
    record = load_record(import_file(source).text.encode(), "公文.yaml")
    document = number_headings(record.kind.compose(record.record, CONTEXT))
    pages = layout(document, GB9704, bundled_fonts())
    index = next(i for i, block in enumerate(pages.document.blocks) if isinstance(block, Table))
    assert len({row.row for row in pages.rows if row.index == index}) == 47
    numbers = [page.number for page in pages.pages]
    assert numbers == list(range(1, len(numbers) + 1))
    agree(pairs({"004": document}, tmp_path / "print")["004"])
