"""Use case: a workbook to fill in for a kind, blank or with what a record holds already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import BaseModel

from govdocs.app.field_notes import field_note, kind_note
from govdocs.app.labels import to_chinese
from govdocs.app.record_books import FIELD_SHEET, KIND_LABEL, BookField, ListSheet, book_of
from govdocs.app.sheet_values import text_of, value_at
from govdocs.context import Context
from govdocs.kinds.registry import Kind, find_kind
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


def new_workbook(word: str, context: Context) -> tuple[Kind, bytes]:
    """The kind called `word` and a blank workbook of it."""
    kind = find_kind(word)
    return kind, record_workbook(kind, None, context)


def record_workbook(kind: Kind, record: BaseModel | None, context: Context) -> bytes:
    """The workbook of a kind, with what `record` holds; what a workbook has no place for is left out."""
    book = book_of(kind)
    data = to_chinese(record.model_dump(exclude_defaults=True), (kind.model,)) if record else {}
    first = (Entry(KIND_LABEL, note=kind_note(kind)), kind.label)
    rows = [(_entry(each), text_of(each, value_at(data, each.labels))) for each in book.fields]
    lists = [_sheet(listed, data) for listed in book.sheets]
    return write_entry_workbook(FieldSheet(FIELD_SHEET, (first, *rows)), lists, kind.label, context)


def _entry(each: BookField) -> Entry:
    label = each.label + "*" * each.required
    words = each.words if each.sort == "choice" else ()
    return Entry(label, words, field_note(each), _WIDTHS[each.sort], each.sort == "number")


def _sheet(listed: ListSheet, data: Any) -> RowSheet:
    fields: Sequence[BookField] = listed.fields
    columns = [_entry(each) for each in fields]
    if listed.key:
        note = f"写明是表“{listed.labels[0]}”中的哪一行"
        columns.insert(0, Entry(f"{listed.key_label}*", note=note, width=_WIDTHS["text"]))
    return RowSheet(listed.name, tuple(columns), tuple(_rows(listed, data)))


def _rows(listed: ListSheet, data: Any) -> Iterator[tuple[str, ...]]:
    """The rows of a sheet of records; those of a list inside records begin with the key of their owner."""
    outer, *inner = listed.labels
    for owner in value_at(data, (outer,)) or ():
        records = value_at(owner, tuple(inner)) or () if inner else (owner,)
        key = (text_of(listed.key, value_at(owner, listed.key.labels)),) if listed.key else ()
        for record in records:
            yield (*key, *(text_of(each, value_at(record, each.labels)) for each in listed.fields))
