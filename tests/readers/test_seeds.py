"""Five real documents against structures that people checked by hand."""

from __future__ import annotations

import json

import pytest

from govdocs.readers.read import read
from govdocs.text.dates import parse_date
from govdocs.text.document_number import parse_document_number
from readers.weighing import seen, strings

pytestmark = pytest.mark.seeds
NUMBERS = ("000", "001", "002", "003", "004")
KIND_DIFFERENCES: dict[str, dict[int, str]] = {}


@pytest.fixture(params=NUMBERS)
def seed(request, seeds):
    path = next(seeds.glob(f"{request.param}_*.txt"))
    expected = json.loads(
        (seeds / "expected" / f"{request.param}.structure.json").read_text(encoding="utf-8")
    )
    return request.param, path.read_bytes(), read(path.read_bytes(), path.name), expected


def test_every_character_is_in_the_data_or_in_a_list(seed):
    _, data, reading, _ = seed
    account = reading.account
    placed = seen(strings(reading.data))
    placed += seen(entry.text for entry in account.set_aside) + seen(mark.text for mark in account.marks)
    assert placed == seen([data.decode("utf-8")])
    assert account.balanced
    assert account.total == sum(placed.values())


def test_the_parts_are_those_of_the_hand_checked_structure(seed):
    _, _, reading, expected = seed
    data = reading.data
    number = parse_document_number(data.get("number", ""))
    day = parse_date(data.get("signed_on", ""))
    parts = {
        "letterhead": data.get("mark"),
        "doc_number": number and {"prefix": number.prefix, "year": number.year, "sequence": number.sequence},
        "title": data["title"],
        "main_recipients": data.get("addressees"),
        "signature": "".join(data.get("signature", [])) or None,
        "date": day and day.isoformat(),
        "publicity_note": data.get("note"),
    }
    assert parts == {key: expected[key] for key in parts}


def test_the_parts_stand_on_the_lines_of_the_hand_checked_structure(seed):
    _, _, reading, expected = seed
    names = {
        "letterhead": "mark",
        "doc_number": "number",
        "title": "title",
        "main_recipients": "addressees",
        "signature": "signature",
        "date": "signed_on",
        "publicity_note": "note",
    }
    found = {key: list(reading.places.get(name, ())) for key, name in names.items()}
    assert found == {key: expected["lines"][key] for key in names}


def test_attachments_and_tables_are_those_of_the_hand_checked_structure(seed):
    _, _, reading, expected = seed
    documents = [reading.data, *reading.data.get("issued", [])]
    listed = [name for document in documents for name in document.get("attachment_notes", [])]
    assert listed == expected["attachments"]
    assert len(list(tables(reading.data))) == expected["tables"]


def tables(tree):
    if isinstance(tree, dict):
        if "table" in tree:
            yield tree["table"]
        for value in tree.values():
            yield from tables(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from tables(value)


def test_issued_papers_are_those_of_the_hand_checked_structure(seed):
    _, _, reading, expected = seed
    found = [
        {
            "title": issued["title"],
            "title_lines": list(reading.places[f"issued.{index}.title"]),
            "main_recipients": issued.get("addressees"),
            "signature": "".join(issued.get("signature", [])) or None,
            "date": (day := parse_date(issued.get("signed_on", ""))) and day.isoformat(),
        }
        for index, issued in enumerate(reading.data.get("issued", []))
    ]
    assert found == [{key: one[key] for key in found[0]} for one in expected["embedded"]]


def test_joins_are_those_of_the_hand_checked_structure(seed):
    _, _, reading, expected = seed
    assert [[join.first_line, join.second_line] for join in reading.account.joins] == expected["joins"]


def test_what_is_set_aside_is_what_people_set_aside(seed):
    _, _, reading, expected = seed
    found = [
        {"line": entry.line, "text": entry.text, "kind": entry.kind, "whole_line": entry.whole_line}
        for entry in reading.account.set_aside
    ]
    assert found == expected["set_aside"]


def test_every_heading_has_the_level_ordinal_text_and_line_of_the_hand_checked_structure(seed):
    _, _, reading, expected = seed
    keys = ("level", "ordinal", "text", "line")
    found = [tuple(getattr(entry, key) for key in keys) for entry in reading.outline]
    assert found == [tuple(heading[key] for key in keys) for heading in expected["headings"]]


def test_the_kind_of_every_heading_is_the_one_that_people_gave_it(seed):
    number, _, reading, expected = seed
    wanted = {heading["line"]: heading["kind"] for heading in expected["headings"]}
    different = {entry.line: entry.kind for entry in reading.outline if wanted.get(entry.line) != entry.kind}
    assert different == KIND_DIFFERENCES.get(number, {})


def test_the_table_of_duties_has_every_row_and_carries_its_areas_down(seeds):
    expected = json.loads((seeds / "expected" / "004.duties.json").read_text(encoding="utf-8"))
    path = next(seeds.glob("004_*.txt"))
    (table,) = tables(read(path.read_bytes(), path.name).data)
    rows = grid(table)
    assert [cell.replace("\n", "") for cell in rows[0]] == expected["header"]
    assert table["header"] == 1
    found = [
        {
            "no": int(row[0]),
            "area": row[1],
            "task": row[2],
            "lead_units": units(row[3]),
            "coop_units": units(row[4]),
        }
        for row in rows[1:]
    ]
    assert found == [{key: row[key] for key in found[0]} for row in expected["rows"]]


def units(cell):
    return [name for name in cell.replace("\n", "").split("、") if name]


def grid(table):
    """The table with the text of a merged cell in every place that it covers."""
    width = sum(cell["columns"] if isinstance(cell, dict) else 1 for cell in table["rows"][0])
    places = {}
    for number, row in enumerate(table["rows"]):
        free = (column for column in range(width) if (number, column) not in places)
        for cell in row:
            text, down = (cell["text"], cell["rows"]) if isinstance(cell, dict) else (cell, 1)
            column = next(free)
            places |= {(number + step, column): text for step in range(down)}
    return [[places[number, column] for column in range(width)] for number in range(len(table["rows"]))]
