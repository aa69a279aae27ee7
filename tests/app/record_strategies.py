"""Records of any form for property tests: an example of its kind in which fields are changed at random."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Literal, get_args, get_origin

from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from govdocs.app.examples import example_of
from govdocs.app.record_books import record_book
from govdocs.kinds.parts.masks import Mask
from govdocs.kinds.parts.persons import NO_NUMBER
from govdocs.text.citizen_ids import citizen_id_check

MARKS = "例示县清禾镇某走访记录（一）12345=+-@'.A b、；"
LEFT = ("kind", "sample")


def records(kind):
    """Lists of up to three records of a kind, their keys all different."""
    return st.randoms(use_true_random=False).map(lambda chance: _records(kind, chance))


def _records(kind, chance):
    base = example_of(kind)
    made = (
        _changed(kind.model, {**base, kind.key: f"BH-{number}号"}, kind.key, chance)
        for number in range(chance.randint(0, 3))
    )
    return tuple(made)


def _changed(model, base, key, chance):
    """The record of `base` with some of its fields changed, as many as it takes."""
    found = _fields(model, chance)
    names = [name for name in found if name != key and chance.random() < 0.7]
    while names:
        data = {**base, **{name: found[name] for name in names}}
        try:
            return model.model_validate(data)
        except ValidationError as problem:
            wrong = {fault["loc"][0] for fault in problem.errors() if fault["loc"]} & set(names)
            names = [name for name in names if name not in wrong] if wrong else names[: len(names) // 2]
    return model.model_validate(base)


def _fields(model, chance):
    sorts = {each.path[0]: each.sort for each in record_book(model).fields if len(each.path) == 1}
    return {
        name: _value(info.annotation, (info.metadata, sorts.get(name, "")), chance)
        for name, info in model.model_fields.items()
        if name not in LEFT
    }


def _value(annotation, told, chance):
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _value(arguments[0], (annotation.__metadata__, told[1]), chance)
    if origin is Literal:
        return chance.choice(arguments)
    if origin is tuple:
        return _list(arguments[0], chance)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _fields(annotation, chance)
    if annotation is str:
        return _text(*told, chance)
    return {bool: chance.random() < 0.5, int: chance.randint(0, 9), float: chance.randint(0, 9)}.get(
        annotation
    )


def _list(item, chance):
    if isinstance(item, type) and issubclass(item, BaseModel):
        return [_fields(item, chance) for _ in range(chance.randint(0, 2))]
    return list(dict.fromkeys(_value(item, ((), ""), chance) for _ in range(chance.randint(0, 3))))


def _text(metadata, sort, chance):
    secrets = {mark.secret for mark in metadata if isinstance(mark, Mask)}
    if "id" in secrets:
        return chance.choice((_number(chance), *NO_NUMBER))
    if "phone" in secrets:
        return f"1000000{chance.randint(0, 9999):04}"
    day = date(2012, 1, 1) + timedelta(chance.randint(0, 4800))
    if sort == "date":
        forms = (f"{day.year}年{day.month}月{day.day}日", day.isoformat(), f"{day:%Y%m%d}", f"{day:%Y.%m.%d}")
        return chance.choice(forms)
    if sort == "prose":
        return "\n".join(_words(chance) for _ in range(chance.randint(1, 3)))
    return f"{day:%Y-%m}" if sort == "month" else _words(chance)


def _words(chance):
    return "".join(chance.choices(MARKS, k=chance.randint(1, 12))).strip() or "例"


def _number(chance):
    body = f"999999{date(1950, 1, 1) + timedelta(chance.randint(0, 27000)):%Y%m%d}{chance.randint(0, 999):03}"
    return body + citizen_id_check(body)
