"""Use case: the JSON Schema of a kind, for other programs that make or take its data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from govdocs.app.casebooks import casebook_kind
from govdocs.app.labels import FREE_FIELDS, models_in
from govdocs.app.record_books import CASEBOOK, mask_of, sort_of
from govdocs.kinds.parts.persons import NO_NUMBER, CitizenId
from govdocs.kinds.registry import Kind, find_kind

DIALECT: Final = GenerateJsonSchema.schema_dialect
"""The version of JSON Schema: draft 2020-12."""

_FORMATS = {"date": "日期，如 2025年4月10日、2025-04-10", "month": "年月，如 2025-04"}
_CITIZEN_ID = CitizenId.__metadata__[1]  # type: ignore[attr-defined]
_ID_PATTERN = rf"^(\d{{17}}[\dX]|{'|'.join(NO_NUMBER)})?$"
"""公民身份号码 (GB 11643) as govdocs writes it, or why there is none."""


def kind_schema(word: str) -> tuple[Kind, dict[str, Any]]:
    """The kind called `word`, 工作簿 among them, and the JSON Schema of its data with English names.

    Titles are the Chinese labels; `x-mask` says what of a person a field tells, `x-format` how dates and
    months are written, `x-key` by which field records are called.
    """
    kind = casebook_kind() if word == CASEBOOK else find_kind(word)
    schema = kind.model.model_json_schema(mode="validation")
    definitions = schema.get("$defs", {})
    for definition in definitions.values():
        definition.pop("description", None)  # what is said there is said to programmers
    for model in _models(kind.model):
        own = schema if model is kind.model and "properties" in schema else definitions.get(model.__name__)
        if own:
            _describe(own["properties"], model)
    told = {"$schema": DIALECT, "title": kind.label, "description": kind.use}
    key = {"x-key": kind.key} if kind.key else {}
    return kind, {**told, **key, **{name: each for name, each in schema.items() if name not in told}}


def _models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model and every model in it, each once."""
    waiting, seen = [model], {model}
    while waiting:
        each = waiting.pop()
        yield each
        for name in each.model_fields:
            found = () if name in FREE_FIELDS else models_in(each, name)
            waiting.extend(inner for inner in found if inner not in seen)
            seen.update(found)


def _describe(properties: dict[str, Any], model: type[BaseModel]) -> None:
    """Adds to the fields of a model what its types do not say to pydantic."""
    for name, info in model.model_fields.items():
        own = properties[name]
        mask, form = mask_of(info), _FORMATS.get(sort_of(info))
        if form:
            own["x-format"] = form
        if mask:
            own["x-mask"] = mask.secret
        if _CITIZEN_ID in info.metadata:
            own["pattern"] = _ID_PATTERN
