"""Chinese field names to English ones and back, by what the models say."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

Model = type[BaseModel]

FREE_FIELDS = frozenset(("intake",))
"""Fields whose content is not described by a model; their keys are translated by INTAKE_LABELS."""

INTAKE_LABELS = {
    "source": "原文",
    "total": "原文字数",
    "in_data": "归入各字段字数",
    "aside": "搁置字数",
    "marked": "结构字数",
    "set_aside": "搁置的内容",
    "marks": "字段代表的字",
    "joins": "接合的段落",
    "corrections": "更正",
    "line": "行",
    "text": "文字",
    "reason": "原因",
    "use": "用处",
    "before": "改前",
    "after": "改后",
    "rule": "规则",
}
"""The keys of the account of an import, English to Chinese."""

INTAKE_NAMES = {label: name for name, label in INTAKE_LABELS.items()}
"""The same, Chinese to English."""


@cache
def english_names(model: Model) -> dict[str, str]:
    """Label or English name to English name."""
    found = {name: name for name in model.model_fields}
    return found | {info.title or name: name for name, info in model.model_fields.items()}


@cache
def models_in(model: Model, name: str) -> tuple[Model, ...]:
    """The models that the field `name` of `model` may hold, itself or in a list."""
    return tuple(dict.fromkeys(_models(model.model_fields[name].annotation)))


def _models(annotation: Any) -> Iterator[Model]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        if isinstance(argument, type) or get_args(argument):
            yield from _models(argument)


def fitting(models: tuple[Model, ...], data: Mapping[str, Any]) -> Model:
    """The one of `models` that knows most keys of `data`; one whose first field is there wins."""

    def score(model: Model) -> tuple[bool, int]:
        names = english_names(model)
        first = next(iter(model.model_fields))
        known = [names[key] for key in data if key in names]
        return first in known, len(known)

    return max(models, key=score)


def label_of(model: Model, name: str) -> str:
    """The Chinese label of a field."""
    return model.model_fields[name].title or name


def unknown_words(
    key: str, names: list[str], labels: list[str], what: str = "字段", *, private: bool = False
) -> str:
    """What to say about a `key` that is none of `names`, and behind a line end what to do.

    Of `private` data a key that resembles no name is not quoted: it may be anything.
    """
    near = difflib.get_close_matches(key, names, n=1, cutoff=0.5) or _containing(key, names)
    hint = f"是否指“{near[0]}”？" if near else f"可用的{what}：{'、'.join(labels)}"
    shown = "" if private and not near else f"“{key}”"
    return f"不认识的{what}{shown}\n{hint}"


def _containing(key: str, names: list[str]) -> list[str]:
    return [name for name in names if len(key) > 1 and (key in name or name in key)][:1]


def _alone(name: str, value: Any) -> Any:
    """A list of one line as that line; a body and table rows stay lists."""
    single = isinstance(value, list) and len(value) == 1 and isinstance(value[0], str)
    return value[0] if single and name not in ("body", "rows") else value


def renamed(data: Any, names: Mapping[str, str]) -> Any:
    """`data` with its keys renamed, empty lists left out."""
    if isinstance(data, Mapping):
        return {names.get(key, key): renamed(value, names) for key, value in data.items() if value != []}
    if isinstance(data, list | tuple):
        return [renamed(item, names) for item in data]
    return data


def to_chinese(data: Any, models: tuple[Model, ...]) -> Any:
    """Plain data with English keys as the same data with Chinese keys, in the order of the model."""
    if isinstance(data, Mapping) and models:
        model = fitting(models, data)
        return {
            label_of(model, name): renamed(data[name], INTAKE_LABELS)
            if name in FREE_FIELDS
            else _alone(name, to_chinese(data[name], models_in(model, name)))
            for name in model.model_fields
            if name in data and data[name] not in ("", None, [], (), {})
        }
    if isinstance(data, list | tuple):
        return [to_chinese(item, models) for item in data]
    if isinstance(data, bool):
        return "是" if data else "否"
    return data
