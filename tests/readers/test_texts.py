"""Sources of every sort against what a person reads in them: each text in `texts/` beside its reading.

A reading names every part, the outline, the lines, what was set aside, what was joined, what was noticed.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from govdocs.kinds.official import OfficialDocument
from govdocs.kinds.plan import Plan
from govdocs.readers.codes import CODES
from govdocs.readers.read import read
from readers.weighing import assert_nothing_lost

TEXTS = sorted((Path(__file__).parent / "texts").glob("*.txt"))


def summary(reading):
    """A reading as the file beside its text holds it."""
    account = reading.account
    return {
        "data": {key: value for key, value in reading.data.items() if key != "intake"},
        "outline": [f"{one.line} {one.ordinal} {one.kind}: {one.text}" for one in reading.outline],
        "places": {name: list(lines) for name, lines in reading.places.items()},
        "set_aside": [f"{one.line} {one.kind}: {one.text}" for one in account.set_aside],
        "marks": [f"{one.line} {one.use}: {one.text}" for one in account.marks],
        "joins": [f"{one.first_line} {one.second_line} {one.cause}" for one in account.joins],
        "findings": [f"{one.code} {one.where} {one.message}" for one in reading.findings],
    }


@pytest.fixture(params=TEXTS, ids=lambda path: path.stem)
def sample(request):
    text = request.param.read_text(encoding="utf-8")
    return request.param, text, read(text.encode("utf-8"), request.param.name)


def test_a_text_reads_as_a_person_reads_it(sample):
    path, _, reading = sample
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert summary(reading) == expected


def test_no_character_of_a_text_is_lost_or_doubled(sample):
    _, text, reading = sample
    assert_nothing_lost(text, reading)


def test_a_reading_is_a_valid_record(sample):
    _, _, reading = sample
    model = Plan if reading.data["kind"] == "方案" else OfficialDocument
    assert model.model_validate(reading.data).title == reading.data["title"]


def test_every_finding_has_a_code_that_is_explained(sample):
    _, _, reading = sample
    assert {finding.code for finding in reading.findings} <= set(CODES)
    assert all(finding.message for finding in reading.findings)


def test_there_are_texts_of_every_legal_kind():
    kinds = {
        json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["data"]["kind"] for path in TEXTS
    }
    assert len(kinds) == 16
