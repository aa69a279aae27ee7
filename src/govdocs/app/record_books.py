"""How a record is laid out in a workbook: one sheet of fields, one sheet for each list of records in it.

It follows from the model alone; both the blank workbook and the reading of a filled one go by it.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from govdocs.app.labels import FREE_FIELDS, label_of
from govdocs.errors import InputError
from govdocs.kinds.parts.fields import Deadline, FormalDate, Prose
from govdocs.kinds.parts.masks import Mask
from govdocs.kinds.parts.persons import FormRecord
from govdocs.kinds.parts.record_fields import GivenMonth, Names
from govdocs.kinds.registry import PATH_MARK, Kind, all_kinds

FIELD_SHEET = "填写"
"""The sheet of the fields that stand alone."""

RESULTS = "检查结果"
"""The sheet of an annotated copy that lists what was found."""

KIND_LABEL = "文种"
SHEET_MARK = "."
"""Between the names of a list and of a list in its items: 任务.月度进展."""

CASEBOOK: Final = "工作簿"
"""What a file of many records of forms says behind 文种."""

_LEFT_OUT = FREE_FIELDS | {"kind"}
_LAST = tuple(FormRecord.model_fields)[::-1]
"""Fields of every form: they stand behind its own."""
_SPARE_PATHS = (("sample",),)
"""Fields that the workbook as a whole has: they get a column only where a record differs."""


def no_single_record(name: str) -> InputError:
    """The error for a workbook of many records where one record is wanted."""
    hint = "批量打印用 govdocs batch，生成台账用 govdocs ledger，检查用 govdocs check"
    return InputError(f"“{name}”是工作簿，里面有许多份表单的数据", hint)


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
    those that it may hold; empty where it may hold any. `secret` says what it tells of a person; a
    `spare` one has no column in a blank workbook.
    """

    path: Labels
    labels: Labels
    sort: Sort
    words: Labels
    required: bool
    description: str
    secret: str = ""
    spare: bool = False

    @property
    def label(self) -> str:
        """The label as written in the workbook."""
        return PATH_MARK.join(self.labels)


@dataclass(frozen=True, slots=True)
class ListSheet:
    """A sheet of records, one a row: the labels of its list, the fields of its records.

    A list inside the records of another has the `key` of these in its first column. `own_key` is the
    field by which records of forms are called.
    """

    labels: Labels
    fields: tuple[BookField, ...]
    key: BookField | None = None
    own_key: BookField | None = None

    @property
    def name(self) -> str:
        """The name of the sheet."""
        return SHEET_MARK.join(self.labels)

    @property
    def key_label(self) -> str:
        """The head of the first column of a list inside records; "" for other lists."""
        if self.key is None:
            return ""
        taken = any(each.label == self.key.label for each in self.fields)
        return f"{self.labels[0]}{self.key.label}" if taken else self.key.label


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
    for name in field_order(model):
        info = model.model_fields[name]
        if name in _LEFT_OUT:
            continue
        here, words = (*path, name), (*labels, label_of(model, name))
        annotation = _bare(info.annotation)
        if _is_model(annotation):
            yield from _fields(annotation, here, words)
        elif not _is_model(_item(annotation)):
            required = info.is_required() and not path
            told, mask = info.description or "", mask_of(info)
            secret = mask.secret if mask else ""
            sort, choices = sort_of(info), _choices(annotation)
            yield BookField(here, words, sort, choices, required, told, secret, here in _SPARE_PATHS)


def sort_of(info: FieldInfo) -> Sort:
    """What a field holds that is neither a record nor a list of records."""
    known = (sort for mark, sort in _SORTS if mark in info.metadata)
    annotation = _bare(info.annotation)
    sort = next(known, None) or _sort(annotation, _choices(annotation))
    return "date" if sort == "text" and info.title in _DATED else sort


def mask_of(info: FieldInfo) -> Mask | None:
    """What a field, or each item of a list, tells of a person; None where it tells nothing personal."""
    return next(_masks(info.annotation, info.metadata), None)


def _masks(annotation: Any, metadata: Sequence[Any]) -> Iterator[Mask]:
    yield from (mark for mark in metadata if isinstance(mark, Mask))
    for inner in (each for each in get_args(annotation) if get_origin(each) is Annotated):
        yield from _masks(get_args(inner)[0], inner.__metadata__)


def _sheets(model: type[BaseModel]) -> Iterator[ListSheet]:
    """A sheet for each list of records in `model`, followed by those for the lists in these."""
    for label, item in _lists(model):
        fields = tuple(_fields(item))
        own_key = next((each for each in fields if each.path == (_keys().get(item),)), None)
        yield ListSheet((label,), fields, own_key=own_key)
        key = own_key or next((each for each in fields if each.sort == "text"), None)
        inner = _lists(item) if key else ()
        yield from (
            ListSheet((label, own), tuple(_fields(each)), key) for own, each in inner if each is not item
        )


@cache
def _keys() -> dict[type[BaseModel], str]:
    """The field by which the records of a form are called, by their model."""
    return {kind.model: kind.key for kind in all_kinds() if kind.key}


def field_order(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a record as they are filled in: of a form its key first, last what every form has."""
    names = tuple(model.model_fields)
    if not issubclass(model, FormRecord):
        return names
    first = tuple(name for name in ("kind", _keys().get(model, "")) if name in names)
    return (*first, *(name for name in names if name not in (*first, *_LAST)), *_LAST)


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
