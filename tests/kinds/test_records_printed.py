"""Papers of records printed by LibreOffice from Word are our PDF."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from govdocs.app.records import load_record
from govdocs.context import Context
from govdocs.document.numbering import number_headings
from test_printed import agree, pairs

CONTEXT = Context(date(2025, 4, 10))

pytestmark = pytest.mark.printing

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "samples"
RECORDS = (
    "conference",
    "duties",
    "leading_group",
    "meeting",
    "quarterly_report",
    "quarterly_tracker",
    "tasks",
    "units",
    "work_group",
)


def papers():
    for name in RECORDS:
        loaded = load_record((SAMPLES / f"{name}.yaml").read_bytes(), name + ".yaml")
        for number, document in enumerate(loaded.kind.documents(loaded.record, CONTEXT)):
            yield f"{name}{number}", number_headings(document)


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    return pairs(dict(papers()), tmp_path_factory.mktemp("records") / "print")


@pytest.mark.parametrize("name", [name for name, _ in papers()])
def test_a_paper_prints_line_for_line(printed, name):
    agree(printed[name])
