"""What the tags of a form may name: the fields of its record, what is worked out from them, its lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from pydantic import BaseModel

from govdocs.app.labels import models_in
from govdocs.app.records import load_record
from govdocs.context import Context
from govdocs.document.forms import ITEM, NUMBER, PHOTO, Each, Form, Grid, Line, Part, Row, Seam, Sign, When
from govdocs.kinds.parts.form_values import BOXES, choices_of, tag_name
from govdocs.kinds.registry import FormPaper, Kind, Values
from govdocs.resources import list_files, read_bytes, resource_path
from govdocs.text.tags_examined import ANYTHING, Names, used

_TAG = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_SAMPLE_DAY = date(2025, 4, 10)
_ASCII = re.compile(r"[a-z0-9_]+")


def names_in(values: Mapping[str, Any]) -> Names:
    """The names of `values`, and what stands below each."""
    return {name: _below(value) for name, value in values.items()}


def _below(value: Any) -> Names | None:
    if isinstance(value, Mapping):
        return names_in(value)
    if not isinstance(value, tuple | list):
        return None
    if not value:
        return ANYTHING
    known: Names = {}
    for each in value:
        known = _merged(known, names_in(each)) if isinstance(each, Mapping) else known
    return known or None


def _merged(one: Names, other: Names) -> Names:
    """Both together; what is known better counts."""
    return {name: _better(one.get(name, ANYTHING), other.get(name, ANYTHING)) for name in [*one, *other]}


def _better(one: Names | None, other: Names | None) -> Names | None:
    if one is None or other is None:
        return next((each for each in (one, other) if each is not None and each is not ANYTHING), None)
    if one is ANYTHING or other is ANYTHING:
        return other if one is ANYTHING else one
    return _merged(one, other)


def known_names(kind: Kind, paper: FormPaper, values: Values) -> Names:
    """What a template of `paper` may name: what the sample has and what `values` has."""
    names = _merged(_sample_names(kind.name, paper.label), names_in(values))
    return {PHOTO: None, **names}


@cache
def _sample_names(kind: str, paper: str) -> Names:
    from govdocs.kinds.registry import find_kind  # noqa: PLC0415 - a cached key must be a plain word

    own = find_kind(kind)
    form = next(each for each in own.forms if each.label == paper)
    known: Names = {}
    for values in sample_values(own, form):
        known = _merged(known, names_in(values))
    return known


def sample_values(kind: Kind, paper: FormPaper) -> tuple[Values, ...]:
    """The values that the samples of `kind` have for `paper`; none where there is no sample."""
    found: list[Values] = []
    for path in list_files(resource_path("data", "samples")):
        if path.stem == kind.name or path.stem.startswith(f"{kind.name}_"):
            loaded = load_record(read_bytes(path), path.name)
            if loaded.kind.name == kind.name:
                found += paper.values(loaded.record, Context(_SAMPLE_DAY))
    return tuple(found)


def fields_of(form: Form) -> tuple[str, ...]:
    """The values that a form prints, in its order; what it only asks for in a test is none of them."""
    found: dict[str, None] = {}
    items = {ITEM, NUMBER}
    for expression, item in _expressions(form):
        items.add(item)
        found.update(dict.fromkeys(sorted(used(expression), key=expression.find)))
    return tuple(name for name in found if name not in items and not _ASCII.fullmatch(name))


def _expressions(form: Form) -> Iterator[tuple[str, str]]:
    """The expressions of a form's tags, each with the name of the items where it names a list."""
    for part in form.parts:
        for text in _texts(part):
            for tag in _TAG.findall(text):
                yield tag.strip(), ITEM
        if isinstance(part, Line) and part.each:
            yield part.each, ITEM
        for each in _rows(part.rows) if isinstance(part, Grid) else ():
            if isinstance(each, Each):
                yield each.of, each.item


def _texts(part: Part) -> Iterator[str]:
    match part:
        case Grid():
            yield from (*part.above, *part.below)
            for each in _rows(part.rows):
                if isinstance(each, Row):
                    yield from (box.text for box in each.boxes)
        case Line() | Seam():
            yield part.text
        case Sign():
            yield from (part.issuer, part.date)
        case _:
            return


def _rows(parts: tuple[Row | Each | When, ...]) -> Iterator[Row | Each | When]:
    for part in parts:
        yield part
        if not isinstance(part, Row):
            yield from _rows(part.rows)


@dataclass(frozen=True, slots=True)
class TagNote:
    """A tag as a clerk types it, and what it prints."""

    tag: str
    meaning: str


def tag_notes(kind: Kind, paper: FormPaper) -> tuple[TagNote, ...]:
    """Every tag that a template of `paper` may use: the fields of the record, then what follows from them."""
    known = known_names(kind, paper, {})
    notes = list(_model_notes(kind.model, known))
    said = {note.tag for note in notes}
    for name, inside in known.items():
        if name in said or _ASCII.fullmatch(name):
            continue
        notes.append(TagNote(name, "由以上各项得出" if inside is None else "由以上各项得出（有若干项）"))
        notes += [
            TagNote(f"{ITEM}.{each}", f"“{name}”的一项")
            for each in inside or ()
            if not _ASCII.fullmatch(each)
        ]
    return tuple(notes)


def _model_notes(model: type[BaseModel], known: Names | None = None, prefix: str = "") -> Iterator[TagNote]:
    """The tags of the fields of a model that are `known`; those of the records inside it behind a dot."""
    for name, info in model.model_fields.items():
        label = tag_name(info.title or name)
        if known is not None and label not in known:
            continue
        inner = models_in(model, name)
        listed = "tuple" in str(info.annotation)
        meaning = info.description or info.title or name
        yield TagNote(prefix + label, f"{meaning}（有若干项）" if listed and inner else meaning)
        if choices_of(model, name) and not inner:
            yield TagNote(f"{prefix}{label}{BOXES}", "各选项前加方框，选中的打勾")
        for each in inner:
            yield from _model_notes(each, prefix=f"{ITEM}." if listed else f"{prefix}{label}.")
