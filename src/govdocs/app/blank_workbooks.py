"""Use case: a workbook to fill in for a kind, blank or with what records hold already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from govdocs.app.archiving.collecting import table_of
from govdocs.app.casebooks import CasebookHead, casebook_kind, form_kinds
from govdocs.app.examples import example_of
from govdocs.app.field_notes import field_note, kind_note
from govdocs.app.labels import to_chinese
from govdocs.app.layout_marks import layout_mark
from govdocs.app.offices.office import Office
from govdocs.app.offices.usual import usual_data
from govdocs.app.record_books import CASEBOOK, FIELD_SHEET, KIND_LABEL, BookField, ListSheet, book_of
from govdocs.app.reference_sheets import Reference, retention_reference
from govdocs.app.sheet_rows import EXAMPLE
from govdocs.app.sheet_values import text_of, value_at
from govdocs.context import Context
from govdocs.errors import InputError
from govdocs.kinds.filing.record import LABEL
from govdocs.kinds.registry import Kind, find_kind
from govdocs.readers.xlsx import LAYOUT_MARK
from govdocs.writers.xlsx_entry import Entry, FieldSheet, RowSheet, write_entry_workbook

_WIDTHS: dict[str, float] = {
    "text": 9.0,
    "prose": 24.0,
    "list": 18.0,
    "names": 14.0,
    "month": 7.0,
    "date": 9.0,
    "number": 5.0,
    "choice": 7.0,
}
"""Width of a column in 字, by what it holds."""


def new_workbook(
    words: str | Sequence[str], context: Context, office: Office | None = None
) -> tuple[Kind, bytes]:
    """The kind called by a word and a blank workbook of it; of several forms, or of 工作簿, one for all.

    What an `office` writes in all its data files is filled in. Raises UnknownKindError, and InputError
    for several kinds that are not all forms.
    """
    names = [words] if isinstance(words, str) else list(dict.fromkeys(words))
    found = [casebook_kind() if name == CASEBOOK else find_kind(name) for name in names]
    if not found[0].private and len(found) == 1:
        usual = usual_data(found[0], office, context.today) if office else {}
        reference = retention_reference(table_of(office or Office())) if found[0].label == LABEL else None
        return found[0], _workbook(found[0], usual, context, reference)
    if other := next((kind for kind in found if not kind.private), None):
        labels = "、".join(kind.label for kind in form_kinds())
        raise InputError(
            f"{other.label}不是表单，不能与别的文种放在一个工作簿里", f"可以放在一起的：{labels}"
        )
    everything = casebook_kind() in found
    kinds = form_kinds() if everything else tuple(found)
    shown = found[0] if len(found) == 1 else casebook_kind()
    head = CasebookHead(unit=office.name if office else "")
    return shown, casebook_workbook(head, context, kinds, examples=True)


def record_workbook(
    kind: Kind, record: BaseModel | None, context: Context, reference: Reference | None = None
) -> bytes:
    """The workbook of a kind, with what `record` holds; what a workbook has no place for is left out.

    A `reference` is a last sheet to look up, and gives columns their drop-down lists.
    """
    data = to_chinese(record.model_dump(exclude_defaults=True), (kind.model,)) if record else {}
    return _workbook(kind, data, context, reference)


def _workbook(kind: Kind, data: Any, context: Context, reference: Reference | None = None) -> bytes:
    """The workbook of a kind with data by their Chinese labels."""
    book = book_of(kind)
    lists = [_sheet(listed, data) for listed in book.sheets]
    if reference:
        lists = [*(_offering(each, reference.words) for each in lists), reference.sheet]
    return write_entry_workbook(_fields(kind, data), lists, kind.label, context)


def _offering(sheet: RowSheet, words: Mapping[str, tuple[str, ...]]) -> RowSheet:
    """A sheet whose columns of these labels have a drop-down list."""
    columns = (replace(each, words=words.get(each.label, each.words)) for each in sheet.columns)
    return replace(sheet, columns=tuple(columns))


def casebook_workbook(
    head: CasebookHead, context: Context, kinds: Iterable[Kind] = (), *, examples: bool = False
) -> bytes:
    """The workbook of the records in `head`, with sheets for `kinds`, for all where none is named.

    With `examples` the first row of each sheet shows how to fill in the others; it is not read.
    """
    whole, wanted = casebook_kind(), tuple(kinds) or form_kinds()
    data = to_chinese(head.model_dump(exclude_defaults=True), (whole.model,))
    shown = {kind.label: to_chinese(example_of(kind), (kind.model,)) for kind in wanted if examples}
    labels = {kind.label for kind in wanted}
    sheets = (listed for listed in book_of(whole).sheets if listed.labels[0] in labels)
    lists = [_sheet(listed, data, shown.get(listed.labels[0])) for listed in sheets]
    return write_entry_workbook(_fields(whole, data), lists, whole.label, context)


def _fields(kind: Kind, data: Any) -> FieldSheet:
    """The sheet of lone fields."""
    first = (Entry(KIND_LABEL, note=kind_note(kind)), kind.label)
    rows = [(_entry(each), text_of(each, value_at(data, each.labels))) for each in book_of(kind).fields]
    return FieldSheet(FIELD_SHEET, (first, *rows))


_SECRET_WIDTHS: dict[str, float] = {"id": 11.5, "name": 6.0, "birth": 9.0, "phone": 8.0, "address": 16.0}
"""Width of a column in 字, by what it tells of a person."""

_KEY_WIDTH = 14.0


def _entry(each: BookField, *, key: bool = False) -> Entry:
    label = each.label + "*" * (each.required or key)
    words = each.words if each.sort == "choice" else ()
    width = _KEY_WIDTH if key else _SECRET_WIDTHS.get(each.secret, _WIDTHS[each.sort])
    group = each.labels[0] if len(each.labels) > 1 else ""
    return Entry(label, words, field_note(each), width, each.sort == "number", group)


def _sheet(listed: ListSheet, data: Any, example: Any = None) -> RowSheet:
    """A sheet of records: first those of an `example`, marked by their numbers, then those in `data`."""
    records = value_at(data, listed.labels[:1]) or ()
    fields = [each for each in listed.fields if not each.spare or _filled(records, each)]
    columns = [_entry(each, key=each == listed.own_key) for each in fields]
    if listed.key:
        note = f"写明是表“{listed.labels[0]}”中的哪一行"
        columns.insert(0, Entry(f"{listed.key_label}*", note=note, width=_KEY_WIDTH))
    shown = list(_rows(listed, fields, (_marked(listed, example),))) if example else []
    rows = (*shown, *_rows(listed, fields, records))
    mark = (LAYOUT_MARK, layout_mark(listed))
    return RowSheet(listed.name, tuple(columns), rows, len(shown), mark, beside=_beside(listed))


_CROWD, _FIRST = 15, 3
"""Columns from which on a sheet is scrolled sideways, and how many of the first may stay in sight."""


def _beside(listed: ListSheet) -> int:
    """How many columns stay in sight: the key of a form; of a wide sheet those up to what it is about."""
    if listed.own_key:
        return 1
    sorts = [each.sort for each in listed.fields[:_FIRST]]
    return sorts.index("prose") + 1 if len(listed.fields) >= _CROWD and "prose" in sorts else 0


def _filled(records: Iterable[Any], each: BookField) -> bool:
    """True when one of the records says something else than others would be taken to say."""
    return any(value_at(record, each.labels) for record in records)


def _marked(listed: ListSheet, example: Any) -> Any:
    """A record whose number says that it is only an example."""
    key = listed.own_key or listed.key
    return example if key is None else {**example, key.labels[0]: f"{EXAMPLE}：{example[key.labels[0]]}"}


def _rows(listed: ListSheet, fields: Sequence[BookField], owners: Iterable[Any]) -> Iterator[tuple[str, ...]]:
    """The rows of a sheet of records; those of a list inside records begin with the key of their owner."""
    inner = listed.labels[1:]
    for owner in owners:
        records = value_at(owner, inner) or () if inner else (owner,)
        key = (text_of(listed.key, value_at(owner, listed.key.labels)),) if listed.key else ()
        for record in records:
            yield (*key, *(text_of(each, value_at(record, each.labels)) for each in fields))
