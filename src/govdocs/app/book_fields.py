"""The sheet of lone fields of a filled workbook: labels in column A, contents in column B."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.app.field_notes import field_note, kind_note
from govdocs.app.labels import unknown_words
from govdocs.app.record_books import KIND_LABEL, BookField, RecordBook, book_of
from govdocs.app.sheet_rows import bare_label
from govdocs.app.workbook_data import BookData
from govdocs.kinds.registry import Kind
from govdocs.readers.xlsx import Sheet, SheetCell

KIND_KEYS = (KIND_LABEL, "kind")
"""Labels beside which the kind is named."""

_HEADINGS = frozenset(("项目", "字段", "栏目"))
"""Words above the labels of fields."""

_NOTES = 3  # the column of what the blank workbook says of a field
_SHOWN = 20  # characters of a text that is not read


def read_fields(book: BookData, sheet: Sheet, kind: Kind) -> None:
    """Reads the fields of a sheet into `book`; what belongs to none of them is told."""
    shape = book_of(kind)
    known = {bare_label(each.label): each for each in shape.fields}
    known |= {bare_label(".".join(each.path)): each for each in shape.fields}
    seen: set[BookField] = set()
    for row in sheet.rows:
        label = bare_label(sheet.text(row, 1))
        each = known.get(label)
        if each is None:
            _read_unknown(book, sheet, row, shape)
        elif each in seen:
            book.fault("D004", f"字段“{each.label}”写了两次\n删去一行", sheet.place(row, 1))
        else:
            seen.add(each)
            book.put(each, sheet.text(row, 2), sheet.place(row, 2))
        if label not in _HEADINGS:
            note = field_note(each) if each else kind_note(kind) if label in KIND_KEYS else ""
            _tell_of(book, sheet, _beside(sheet, row, note))


def _read_unknown(book: BookData, sheet: Sheet, row: int, shape: RecordBook) -> None:
    """A row that is no field: a line across the sheet says something, a label with a content is a fault."""
    label, content = sheet.text(row, 1), sheet.rows[row].get(2)
    if bare_label(label) in (*KIND_KEYS, *_HEADINGS):
        return
    if content is not None and content.origin is None:
        labels = [each.label for each in shape.fields]
        words = (
            unknown_words(label, labels, labels, private=book.private)
            if label
            else "没有写这是哪个字段\n字段名写在 A 列"
        )
        book.fault("D001", words, sheet.place(row, 1))
    elif (first := sheet.rows[row].get(1)) and first.origin is None:
        _tell_of(book, sheet, (first,))


def _beside(sheet: Sheet, row: int, note: str) -> Iterator[SheetCell]:
    """The cells beside a field and its content, but for the `note` that the blank workbook has there."""
    for column, cell in sheet.rows[row].items():
        ours = column == _NOTES and cell.text.split() == note.split()
        if column >= _NOTES and cell.origin is None and not ours:
            yield cell


def _tell_of(book: BookData, sheet: Sheet, cells: Iterator[SheetCell] | tuple[SheetCell, ...]) -> None:
    for cell in cells:
        short = " ".join(cell.text.split())
        short = short if len(short) <= _SHOWN else f"{short[:_SHOWN]}…"
        book.tell(f"{book.quoted(short)}不是字段的内容，没有读入", sheet.place(cell.row, cell.column))
