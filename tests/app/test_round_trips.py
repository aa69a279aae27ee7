"""Any record of any form comes back from its workbook as it was."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from record_strategies import records

from govdocs.app.blank_workbooks import casebook_workbook
from govdocs.app.casebooks import casebook_kind, form_kinds
from govdocs.app.examples import example_of
from govdocs.app.records import load_record
from govdocs.context import Context

CONTEXT = Context(date(2025, 4, 10))
CASEBOOKS = sorted((Path(__file__).resolve().parents[2] / "data" / "casebook").glob("*.yaml"))


def back(head, kinds=()):
    return load_record(casebook_workbook(head, CONTEXT, kinds), "回.xlsx", casebook_kind()).record


@pytest.mark.parametrize("kind", form_kinds(), ids=lambda kind: kind.name)
@settings(max_examples=6, deadline=None, phases=[Phase.generate])
@given(data=st.data())
def test_any_record_comes_back_from_its_workbook(kind, data):
    made = data.draw(records(kind))
    head = casebook_kind().model.model_validate({kind.name: made, "unit": "清禾镇", "sample": True})
    assert back(head, (kind,)) == head


@pytest.mark.parametrize("path", CASEBOOKS, ids=lambda path: path.stem)
def test_the_demonstration_data_come_back_from_their_workbook(path):
    head = load_record(path.read_bytes(), path.name, casebook_kind()).record
    assert back(head) == head


def test_a_sample_among_other_records_keeps_its_mark():
    kind = form_kinds()[0]
    base = example_of(kind)
    rows = [{**base, kind.key: "一号", "sample": True}, {**base, kind.key: "二号"}]
    head = casebook_kind().model.model_validate({kind.name: rows})
    assert [record.sample for record in getattr(back(head, (kind,)), kind.name)] == [True, False]
