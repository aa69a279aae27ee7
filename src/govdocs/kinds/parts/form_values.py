"""What a record says, under the names that the tags of a form use: the Chinese labels of its fields."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from govdocs.kinds.parts.wording import printed_date

TICKED, UNTICKED = "☑", "□"
BOXES = "框"
"""Behind the label of a choice: all its words with boxes, those chosen ticked."""


class Texts(tuple[str, ...]):
    """Several texts; printed they stand between 、."""

    __slots__ = ()

    def __str__(self) -> str:
        return "、".join(self)


@cache
def tag_name(label: str) -> str:
    """The name in tags of a field called `label`: its letters and digits, 村（社区） gives 村社区."""
    return "".join(mark for mark in label if mark.isalnum() or mark == "_")


def form_values(record: BaseModel) -> dict[str, Any]:
    """The fields of `record` as tags find them, by Chinese and by English names.

    Texts as they are, dates in the standard form, 是 or 否, numbers as text; lists of texts print with
    、 between; records inside are the same again. Behind the label of a choice, 框 gives its boxes.
    """
    found: dict[str, Any] = {}
    for name, label, words in _fields(type(record)):
        value = getattr(record, name)
        found[label] = found[name] = shown = printed(value)
        if words:
            picked = value if isinstance(value, tuple) else (shown,)
            found[label + BOXES] = found[f"{name}_boxes"] = boxes(words, picked)
    return found


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """The name of each field, its name in tags, and the words that it may hold."""
    infos = model.model_fields.items()
    return tuple((name, tag_name(info.title or name), choices_of(model, name)) for name, info in infos)


def printed(value: Any) -> Any:
    """A value of a field as a form prints it."""
    if isinstance(value, str):
        return printed_date(value)
    if isinstance(value, BaseModel):
        return form_values(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple | list):
        if all(isinstance(each, str) for each in value):
            return Texts(map(printed_date, value))
        return tuple(map(printed, value))
    return "" if value is None else str(value)


def boxes(words: Iterable[str], picked: Iterable[str]) -> str:
    """`words` with a box before each, ticked where it is among `picked`; two spaces of 字 apart."""
    chosen = set(picked)
    return "　".join(f"{TICKED if word in chosen else UNTICKED}{word}" for word in words)


@cache
def choices_of(model: type[BaseModel], name: str) -> tuple[str, ...]:
    """The words that a field may hold; empty where it may hold any."""
    return _words(model.model_fields[name].annotation)


def _words(annotation: Any) -> tuple[str, ...]:
    if annotation is bool:
        return ("是", "否")
    if get_origin(annotation) is Literal:
        words = tuple(str(word) for word in get_args(annotation) if word != "")
        return words if len(words) > 1 else ()
    arguments = [each for each in get_args(annotation) if each not in (type(None), Ellipsis)]
    found = [_words(each) for each in arguments if not isinstance(each, str)]
    return next(filter(None, found), ())
