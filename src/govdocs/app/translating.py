"""Data with Chinese names to data with English ones, and back to where each thing was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from govdocs.app.labels import (
    FREE_FIELDS,
    INTAKE_NAMES,
    Model,
    english_names,
    fitting,
    label_of,
    models_in,
    renamed,
    unknown_words,
)
from govdocs.app.yamlio import Path
from govdocs.diagnostics import Diagnostic, error
from govdocs.kinds.parts.form_rules import item_number


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a data file: its path as written there, in English, and in Chinese words."""

    written: Path = ()
    english: Path = ()
    words: Path = ()

    def item(self, index: int, kept: int) -> Spot:
        """The place of an item of the list that is here; `kept` counts the items that are not empty."""
        return Spot((*self.written, index), (*self.english, kept), (*self.words, f"第{kept + 1}项"))

    def field(self, key: str, name: str, label: str) -> Spot:
        """The place of a field of what is here."""
        return Spot((*self.written, key), (*self.english, name), (*self.words, label))


@dataclass(frozen=True, slots=True)
class _Holder:
    """A list, or a record with its model: what it holds finds its place from here."""

    spot: Spot
    content: Any
    model: Model | None = None


class Translator:
    """Translates the keys of plain data into English and collects the keys that no model knows.

    Of `private` data no unknown key is quoted. Only lists and records note their places, since most
    data are single fields: these are looked for when something is to be said about them.
    """

    def __init__(self, *, private: bool = False) -> None:
        self._private = private
        self._holders: dict[Path, _Holder] = {}
        self._words: dict[Path, Path] = {}
        self.unknown: list[tuple[Path, str]] = []
        """Path as written in the file, and what to say."""

    def translate(self, data: Any, models: tuple[Model, ...]) -> Any:
        """`data` with English keys, as one of `models` wants it; empty values are left out."""
        return self._value(data, models, Spot())

    def _value(self, value: Any, models: tuple[Model, ...], spot: Spot) -> Any:
        if isinstance(value, Mapping) and models:
            model = fitting(models, value)
            self._note(_Holder(spot, value, model))
            return self._fields(value, model, spot)
        if isinstance(value, list):
            self._note(_Holder(spot, value))
            kept = _kept(value, spot)
            return [
                self._value(value[index], models, spot.item(index, number))
                if isinstance(value[index], Mapping | list)
                else value[index]
                for number, index in enumerate(kept)
            ]
        return value

    def _note(self, holder: _Holder) -> None:
        self._holders[holder.spot.english] = holder
        self._words[holder.spot.words] = holder.spot.english

    def _fields(self, data: Mapping[str, Any], model: Model, spot: Spot) -> dict[str, Any]:
        names = english_names(model)
        found: dict[str, Any] = {}
        for key, value in data.items():
            name = names.get(key)
            if name is None:
                self.unknown.append(((*spot.written, key), self._unknown(key, model)))
            elif name in found:
                self.unknown.append(((*spot.written, key), f"“{key}”与同一字段的另一名称重复"))
            elif name in FREE_FIELDS:
                found[name] = renamed(value, INTAKE_NAMES)
            elif isinstance(value, Mapping | list):
                inner = spot.field(key, name, label_of(model, name))
                content = self._value(value, models_in(model, name), inner)
                if content != {}:
                    found[name] = content
            elif value not in ("", None):
                found[name] = value
        return found

    def _unknown(self, key: str, model: Model) -> str:
        labels = [label_of(model, name) for name in model.model_fields]
        return unknown_words(key, list(english_names(model)), labels, private=self._private)

    def spot(self, path: Path) -> Spot | None:
        """Where what has the English `path` was written; None where the file has it not."""
        if not path or path in self._holders:
            return self._holders[path].spot if path in self._holders else Spot()
        holder = self._holders.get(path[:-1])
        return _inside(holder, path[-1]) if holder else None

    def spot_of_words(self, words: Path) -> Spot | None:
        """The same for a path of Chinese words: 附件, 第2项, 标题."""
        if words in self._words:
            return self._holders[self._words[words]].spot
        holder = self._holders.get(self._words[words[:-1]]) if words[:-1] in self._words else None
        if holder is None or not words:
            return None
        last = str(words[-1])
        if holder.model is None:
            number = item_number(last)
            return _inside(holder, number - 1) if number else None
        names = (name for name in holder.model.model_fields if label_of(holder.model, name) == last)
        return next(filter(None, (_inside(holder, name) for name in names)), None)

    def records(self) -> list[Spot]:
        """The places of the lists, of the records in them and in these."""
        return [holder.spot for holder in self._holders.values()]


def _inside(holder: _Holder, part: str | int) -> Spot | None:
    """The place of a field or an item of what is held."""
    if holder.model is not None:
        names = english_names(holder.model)
        keys = (
            key for key, value in holder.content.items() if names.get(key) == part and value not in ("", None)
        )
        key = next(keys, None)
        return (
            holder.spot.field(key, str(part), label_of(holder.model, str(part))) if key is not None else None
        )
    kept = _kept(holder.content, holder.spot) if isinstance(holder.content, list) else []
    return holder.spot.item(kept[part], part) if isinstance(part, int) and part < len(kept) else None


def _kept(items: list[Any], spot: Spot) -> list[int]:
    """The items of a list that are not empty; a row of a table is kept whole."""
    row = bool(spot.english) and isinstance(spot.english[-1], int)
    return [index for index, item in enumerate(items) if row or not _empty(item)]


def _empty(item: Any) -> bool:
    """True for an item of a list with nothing filled in; a row of a table stays, whatever is in it."""
    if isinstance(item, Mapping):
        return bool(item) and all(map(_unfilled, item.values()))
    return item in ("", None)


def _unfilled(value: Any) -> bool:
    return bool(value) and all(map(_empty, value)) if isinstance(value, list) else _empty(value)


def unknown_findings(translator: Translator, place: Any) -> tuple[Diagnostic, ...]:
    """The findings about fields that no model knows; `place` gives the words for a path in the file."""
    found = []
    for path, words in translator.unknown:
        message, _, hint = words.partition("\n")
        found.append(error("D001", message, place(path), hint))
    return tuple(found)
