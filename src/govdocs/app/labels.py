"""Chinese field names to English ones and back, by what the models say."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from govdocs.app.yamlio import Path
from govdocs.diagnostics import Diagnostic, error

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

_INTAKE_NAMES = {label: name for name, label in INTAKE_LABELS.items()}


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


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place in a data file: its path as written there, in English, and in Chinese words."""

    written: Path = ()
    english: Path = ()
    words: Path = ()

    def item(self, index: int, kept: int) -> _Spot:
        """The place of an item of the list that is here; `kept` counts the items that are not empty."""
        return _Spot((*self.written, index), (*self.english, kept), (*self.words, f"第{kept + 1}项"))

    def field(self, key: str, name: str, label: str) -> _Spot:
        """The place of a field of what is here."""
        return _Spot((*self.written, key), (*self.english, name), (*self.words, label))


class Translator:
    """Translates the keys of plain data into English and collects the keys that no model knows."""

    def __init__(self, *, private: bool = False) -> None:
        self._private = private
        self.unknown: list[tuple[Path, str]] = []
        """Path as written in the file, and what to say."""
        self.labels: dict[Path, Path] = {}
        """English path to the path as written in the file."""
        self.paths: dict[Path, Path] = {}
        """English path to the path in Chinese words: 附件 › 第2项 › 标题."""

    def translate(self, data: Any, models: tuple[Model, ...]) -> Any:
        """`data` with English keys, as one of `models` wants it; empty values are left out."""
        return self._value(data, models, _Spot())

    def _value(self, value: Any, models: tuple[Model, ...], spot: _Spot) -> Any:
        self.labels[spot.english], self.paths[spot.english] = spot.written, spot.words
        if isinstance(value, Mapping) and models:
            return self._fields(value, fitting(models, value), spot)
        if isinstance(value, list):
            row = bool(spot.english) and isinstance(spot.english[-1], int)
            kept = [(index, item) for index, item in enumerate(value) if row or not _empty(item)]
            return [self._value(item, models, spot.item(at, n)) for n, (at, item) in enumerate(kept)]
        return value

    def _fields(self, data: Mapping[str, Any], model: Model, spot: _Spot) -> dict[str, Any]:
        names = english_names(model)
        found: dict[str, Any] = {}
        for key, value in data.items():
            name = names.get(key)
            if name is None:
                self.unknown.append(((*spot.written, key), _unknown(key, model, private=self._private)))
            elif name in found:
                self.unknown.append(((*spot.written, key), f"“{key}”与同一字段的另一名称重复"))
            elif name in FREE_FIELDS:
                found[name] = renamed(value, _INTAKE_NAMES)
            elif value not in ("", None):
                inner = spot.field(key, name, label_of(model, name))
                content = self._value(value, models_in(model, name), inner)
                if content != {}:
                    found[name] = content
        return found


def _empty(item: Any) -> bool:
    """True for an item of a list with nothing filled in; a row of a table stays, whatever is in it."""
    if isinstance(item, Mapping):
        return bool(item) and all(map(_unfilled, item.values()))
    return item in ("", None)


def _unfilled(value: Any) -> bool:
    return bool(value) and all(map(_empty, value)) if isinstance(value, list) else _empty(value)


def _unknown(key: str, model: Model, *, private: bool) -> str:
    labels = [label_of(model, name) for name in model.model_fields]
    return unknown_words(key, list(english_names(model)), labels, private=private)


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


def unknown_findings(translator: Translator, place: Any) -> tuple[Diagnostic, ...]:
    """The findings about fields that no model knows; `place` gives the words for a path in the file."""
    found = []
    for path, words in translator.unknown:
        message, _, hint = words.partition("\n")
        found.append(error("D001", message, place(path), hint))
    return tuple(found)


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
