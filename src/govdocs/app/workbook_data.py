"""The data of a filled workbook as they are gathered, and how the sheets of records are read into them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from govdocs.app.cell_places import CellPlaces
from govdocs.app.record_books import BookField, ListSheet
from govdocs.app.sheet_rows import Header, RecordRow, header_of, key_words, record_rows
from govdocs.app.sheet_values import no_date_words, put_value, value_at, value_of
from govdocs.app.yamlio import Loaded, Path
from govdocs.diagnostics import Diagnostic, error, info
from govdocs.kinds.parts.form_checks import quoted_number
from govdocs.kinds.registry import PATH_MARK
from govdocs.readers.xlsx import Sheet


@dataclass(slots=True)
class BookData:
    """What a workbook says: data with Chinese labels, the place of everything, faults and findings.

    Of a `private` one nothing that cells say is told but the numbers of records.
    """

    name: str
    private: bool = False
    data: dict[str, Any] = field(default_factory=dict)
    places: CellPlaces = field(default_factory=CellPlaces)
    faults: list[Diagnostic] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)
    examples: list[str] = field(default_factory=list)

    @property
    def loaded(self) -> Loaded:
        """The data as every data file gives them."""
        return Loaded(self.data, places=self.places)

    def fault(self, code: str, words: str, place: str) -> None:
        """Notes a fault; what to do stands in `words` behind a line end."""
        message, _, hint = words.partition("\n")
        self.faults.append(error(code, message, f"{self.name} {place}", hint))

    def tell(self, words: str, place: str, hint: str = "", code: str = "C010") -> None:
        """Notes something of the workbook that is not read."""
        self.findings.append(info(code, words, f"{self.name} {place}".rstrip(), hint))

    def quoted(self, text: str) -> str:
        """A text of a cell as a message may show it."""
        return "这里的内容" if self.private else f"“{text}”"

    def put(self, each: BookField, text: str, place: str) -> None:
        """Puts what a cell says into a lone field; an empty cell only has its place."""
        self.places.note(each.labels, place)
        if text and not self.refused(each, text, each.labels, place):
            put_value(self.data, each.labels, value_of(each, text))

    def refused(self, each: BookField, text: str, path: Path, place: str) -> bool:
        """True for a number where a date is wanted, which is a fault."""
        words = no_date_words(text, private=self.private and bool(each.secret)) if each.sort == "date" else ""
        if words:
            spot = PATH_MARK.join(f"第{part + 1}项" if isinstance(part, int) else part for part in path)
            self.fault("D205", words, f"{place}，{spot}")
        return bool(words)


def read_records(book: BookData, sheet: Sheet, listed: ListSheet) -> None:
    """Reads a sheet of records, one a row, into `book`."""
    header = header_of(sheet, listed)
    if header is None or (book.private and not header.sure):
        labels = "、".join(each.label for each in listed.fields)
        book.fault("D002", f"没有找到列名\n表头一行写列名：{labels}", f"表“{sheet.name}”")
        return
    read_table(book, sheet, listed, header)


def read_table(book: BookData, sheet: Sheet, listed: ListSheet, header: Header) -> None:
    """Reads the table whose head is known."""
    for code, words, column in header.faults:
        book.fault(code, words, sheet.place(header.row, column))
    table = record_rows(sheet, header)
    book.examples += [sheet.place(row) for row in table.examples]
    for row, column in table.strays:
        book.fault("C012", "这一列没有列名，内容无法读入\n补写列名，或删去内容", sheet.place(row, column))
    if table.tail:
        rows = "、".join(map(str, table.tail[:5]))
        book.tell(f"第 {rows} 行是合计、签名或注，没有读入", f"表“{sheet.name}”")
    owners = _owners(book, listed)
    for record in table.rows:
        if path := _list_path(book, sheet, listed, (header, record), owners):
            _add_record(book, sheet, path, header, record)


def _add_record(book: BookData, sheet: Sheet, path: Path, header: Header, record: RecordRow) -> None:
    """Adds a record to the list at `path`."""
    records = value_at(book.data, path)
    if records is None:
        records = []
        put_value(book.data, path, records)
        book.places.note(path, f"表“{sheet.name}”")
    own: Path = (*path, len(records))
    data: dict[str, Any] = {}
    records.append(data)
    book.places.note_row(own, sheet.name, record.number, header.places)
    for column, text in record.texts.items():
        each = header.columns[column]
        if each.sort == "date":
            place = sheet.place(record.number, column)
            if book.refused(each, text, (*own, *each.labels), place):
                continue
        put_value(data, each.labels, value_of(each, text))


def _owners(book: BookData, listed: ListSheet) -> Mapping[str, list[int]]:
    """The records to which the rows of a list inside records may belong, by their keys."""
    found: dict[str, list[int]] = {}
    if listed.key:
        for at, owner in enumerate(value_at(book.data, listed.labels[:1]) or ()):
            found.setdefault(key_words(str(value_at(owner, listed.key.labels) or "")), []).append(at)
    return found


def _list_path(
    book: BookData,
    sheet: Sheet,
    listed: ListSheet,
    row: tuple[Header, RecordRow],
    owners: Mapping[str, list[int]],
) -> Path | None:
    """Where the list stands that a row belongs to; for a list inside records the row names its owner."""
    if listed.key is None:
        return listed.labels
    header, record = row
    outer, inner = listed.labels
    wanted = record.key.strip()
    found = owners.get(key_words(wanted), []) if wanted else []
    if len(found) == 1:
        return (outer, found[0], inner)
    if header.key_column:
        shown = (quoted_number(wanted) or "这里写的编号") if book.private else f"“{wanted}”"
        words = f"表“{outer}”里有 {len(found)} 行{shown}" if found else f"表“{outer}”里没有{shown}"
        words = words if wanted else f"没有写“{listed.key_label}”"
        hint = f"写明是表“{outer}”中哪一行的{listed.key.label}"
        book.fault("C011", f"{words}\n{hint}", sheet.place(record.number, header.key_column))
    return None
