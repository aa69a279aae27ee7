"""Every paper of every record, printed by LibreOffice, is our PDF line for line."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.app.records import load_record
from govdocs.document.numbering import number_headings
from govdocs.kinds.formal.regulation import find_rule
from test_printed import CONTEXT, agree, pairs

pytestmark = pytest.mark.printing

SAMPLES = sorted((Path(__file__).resolve().parents[1] / "data" / "samples").glob("*.yaml"))


def papers():
    """Name of the sample and of the paper -> its document, of all that are neither 公文 nor forms."""
    found = {}
    for path in SAMPLES:
        loaded = load_record(path.read_bytes(), path.name)
        if find_rule(loaded.kind.label) is None and not loaded.kind.forms:
            for number, document in enumerate(loaded.kind.documents(loaded.record, CONTEXT)):
                found[f"{path.stem}-{number}"] = number_headings(document)
    return found


PAPERS = papers()


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    return pairs(PAPERS, tmp_path_factory.mktemp("records") / "print")


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_a_paper_of_a_record_prints_line_for_line(printed, name):
    agree(printed[name])
