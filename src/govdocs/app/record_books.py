"""How a record is laid out in a workbook: one sheet of fields, one sheet for each list of records in it.

It follows from the model alone; both the blank workbook and the reading of a filled one go by it.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from govdocs.app.labels import FREE_FIELDS, label_of
from govdocs.kinds.parts.fields import Deadline, FormalDate, Prose
from govdocs.kinds.parts.record_fields import GivenMonth, Names
from govdocs.kinds.registry import PATH_MARK, Kind

FIELD_SHEET = "填写"
"""The sheet of the fields that stand alone."""

KIND_LABEL = "文种"
SHEET_MARK = "."
"""Between the names of a list and of a list in its items: 任务.月度进展."""

_LEFT_OUT = FREE_FIELDS | {"kind"}

Labels = tuple[str, ...]
Sort = Literal["text", "prose", "list", "names", "month", "date", "number", "choice"]

_SORTS: tuple[tuple[object, Sort], ...] = (
    (Prose.__metadata__[0], "prose"),  # type: ignore[attr-defined]
    (Names.__metadata__[0], "names"),  # type: ignore[attr-defined]
    (GivenMonth.__metadata__[-1], "month"),  # type: ignore[attr-defined]
    (FormalDate.__metadata__[-1], "date"),  # type: ignore[attr-defined]
    (Deadline.__metadata__[-1], "date"),  # type: ignore[attr-defined]
)
"""Types of fields by what pydantic notes of them."""


_DATED = ("完成时限",)
"""Fields that hold a date or words whatever their type is."""


@dataclass(frozen=True, slots=True)
class BookField:
    """A field with a cell of its own: its English path, its labels, what it holds.

    `prose` is text of any length, a `list` several texts, `names` several names or words, a `date` one or
    words such as 长期坚持. `words` are
    those that it may hold; empty where it may hold any.
    """

    path: Labels
    labels: Labels
    sort: Sort
    words: Labels
    required: bool
    description: str

    @property
    def label(self) -> str:
        """The label as written in the workbook."""
        return PATH_MARK.join(self.labels)


@dataclass(frozen=True, slots=True)
class ListSheet:
    """A sheet of records, one a row: the labels of its list, the fields of its records.

    A list inside the records of another has the `key` of these in its first column.
    """

    labels: Labels
    fields: tuple[BookField, ...]
    key: BookField | None = None

    @property
    def name(self) -> str:
        """The name of the sheet."""
        return SHEET_MARK.join(self.labels)


@dataclass(frozen=True, slots=True)
class RecordBook:
    """The workbook of a kind: its lone fields and its sheets of records."""

    fields: tuple[BookField, ...]
    sheets: tuple[ListSheet, ...]


@cache
def record_book(model: type[BaseModel]) -> RecordBook:
    """The workbook of records of `model`."""
    return RecordBook(tuple(_fields(model)), tuple(_sheets(model)))


def book_of(kind: Kind) -> RecordBook:
    """The workbook of a kind."""
    return record_book(kind.model)


def _fields(model: type[BaseModel], path: Labels = (), labels: Labels = ()) -> Iterator[BookField]:
    """The fields of `model` that have a cell, those of a record inside it too."""
    for name, info in model.model_fields.items():
        if name in _LEFT_OUT:
            continue
        here, words = (*path, name), (*labels, label_of(model, name))
        annotation = _bare(info.annotation)
        if _is_model(annotation):
            yield from _fields(annotation, here, words)
        elif not _is_model(_item(annotation)):
            required = info.is_required() and not path
            choices = _choices(annotation)
            known = (sort for mark, sort in _SORTS if mark in info.metadata)
            sort = next(known, None) or _sort(annotation, choices)
            if sort == "text" and words[-1] in _DATED:
                sort = "date"
            yield BookField(here, words, sort, choices, required, info.description or "")


def _sheets(model: type[BaseModel]) -> Iterator[ListSheet]:
    """A sheet for each list of records in `model`, followed by those for the lists in these."""
    for label, item in _lists(model):
        sheet = ListSheet((label,), tuple(_fields(item)))
        yield sheet
        key = next((each for each in sheet.fields if each.sort == "text"), None)
        inner = _lists(item) if key else ()
        yield from (
            ListSheet((label, own), tuple(_fields(each)), key) for own, each in inner if each is not item
        )


def _lists(model: type[BaseModel]) -> Iterator[tuple[str, type[BaseModel]]]:
    """The lists of records in `model`: their labels and what they hold."""
    for name, info in model.model_fields.items():
        item = _item(_bare(info.annotation))
        if name not in _LEFT_OUT and _is_model(item):
            yield label_of(model, name), item


def _bare(annotation: Any) -> Any:
    """An annotation without Annotated and None."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        kept = [each for each in get_args(annotation) if each is not type(None)]
        if len(kept) == 1:
            return _bare(kept[0])
    return annotation


def _item(annotation: Any) -> Any:
    """What a list holds; None for what is no list."""
    if get_origin(annotation) in (tuple, list):
        return _bare(get_args(annotation)[0])
    return None


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _choices(annotation: Any) -> Labels:
    """The words that a field, or each item of a list, may hold."""
    inner = _item(annotation) or annotation
    if inner is bool:
        return ("是", "否")
    if get_origin(inner) is Literal:
        return tuple(str(word) for word in get_args(inner) if word != "")
    return ()


def _sort(annotation: Any, choices: Labels) -> Sort:
    item = _item(annotation)
    if item is not None:
        return "names" if choices else "list" if item in (str, int, float) else "prose"
    if choices:
        return "choice"
    return "number" if annotation in (int, float) else "text"
