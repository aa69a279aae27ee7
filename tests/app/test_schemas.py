"""JSON Schemas: valid ones, that take what govdocs writes and refuse what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from govdocs.app.casebooks import casebook_kind
from govdocs.app.records import load_record
from govdocs.app.schemas import DIALECT, kind_schema
from govdocs.errors import UnknownKindError
from govdocs.kinds.registry import all_kinds

DATA = Path(__file__).resolve().parents[2] / "data"
FILES = sorted([*(DATA / "samples").glob("*.yaml"), *(DATA / "casebook").glob("*.yaml")])


def faults(schema, data):
    return [(list(each.path), each.message) for each in Draft202012Validator(schema).iter_errors(data)]


@pytest.mark.parametrize("kind", [*all_kinds(), casebook_kind()], ids=lambda kind: kind.name)
def test_every_kind_has_a_schema_with_chinese_titles(kind):
    _, schema = kind_schema(kind.label)
    Draft202012Validator.check_schema(schema)
    assert (schema["$schema"], schema["title"]) == (DIALECT, kind.label)
    assert "2020-12" in DIALECT


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_govdocs_writes_is_valid(path):
    loaded = load_record(path.read_bytes(), path.name, casebook_kind())
    _, schema = kind_schema(loaded.kind.label)
    assert faults(schema, json.loads(loaded.record.model_dump_json())) == []


def test_words_masks_formats_and_keys_are_said():
    _, schema = kind_schema("未成年人")
    fields = schema["properties"]
    assert schema["x-key"] == "file_no"
    assert fields["name"] == {"default": "", "title": "姓名", "type": "string", "x-mask": "name"}
    assert fields["born_on"]["x-mask"] == "birth"
    assert fields["born_on"]["x-format"].startswith("日期")
    assert "男" in fields["sex"]["enum"]
    assert fields["remark"].get("x-mask") is None


def test_what_is_wrong_is_refused():
    _, schema = kind_schema("未成年人")
    found = faults(schema, {"file_no": "BH-1", "sex": "未知", "id_no": "123", "nickname": "甲"})
    assert sorted(path[0] for path, _ in found if path) == ["id_no", "sex"]
    assert any("nickname" in message for _, message in found)


def test_nothing_english_is_told_of_records():
    text = json.dumps(kind_schema("工作簿")[1], ensure_ascii=False)
    assert "The child that a record" not in text


def test_a_kind_that_there_is_not_is_named():
    with pytest.raises(UnknownKindError):
        kind_schema("未成年八")
