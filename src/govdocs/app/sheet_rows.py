"""Tables on worksheets: the row of column names, and the records below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from govdocs.app.labels import unknown_words
from govdocs.app.record_books import BookField, ListSheet
from govdocs.readers.xlsx import Sheet, SheetCell

NUMBERING = "序号"
"""A column of numbers that a table may have though its records do not."""

_REQUIRED = re.compile(r"[*＊]$|[（(]必填[）)]$")
_SEPARATORS = re.compile(r"[›>.．·/]")
_TAIL = re.compile(
    r"(?:合计|总计|小计)[：:]?$|(?:单位负责人|负责人|复核人|审核人|填表人|填报人|制表人|经办人|注|备注|说明)\d*[：:]"
)
_HIGHEST_HEAD = 20  # rows: below them no column names are looked for


@dataclass(frozen=True, slots=True)
class Header:
    """The row of column names: the field of each column, what is wrong with other columns.

    `skipped` are columns that need not be read.
    """

    row: int
    columns: Mapping[int, BookField]
    key_column: int = 0
    skipped: frozenset[int] = frozenset()
    faults: tuple[tuple[str, str, int], ...] = ()

    @property
    def known(self) -> int:
        """How many columns are known."""
        return len(self.columns) + bool(self.key_column)


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A row that holds a record: its number in the sheet, its text by column, the key of its owner."""

    number: int
    texts: Mapping[int, str]
    key: str = ""


@dataclass(slots=True)
class RecordTable:
    """The records of a sheet, the rows of totals and signatures, the cells in columns without a name."""

    rows: list[RecordRow] = field(default_factory=list)
    tail: list[int] = field(default_factory=list)
    strays: list[tuple[int, int]] = field(default_factory=list)


def bare_label(text: str) -> str:
    """A label without blanks and without the mark of what is required; its separators made the same."""
    bare = _REQUIRED.sub("", re.sub(r"\s", "", text))
    return _SEPARATORS.sub("›", bare)


def header_of(sheet: Sheet, listed: ListSheet) -> Header | None:
    """The row that names most columns of `listed`; None where no row names any."""
    best: Header | None = None
    for row in list(sheet.rows)[:_HIGHEST_HEAD]:
        header = _header(sheet.rows[row], row, listed)
        if header.known and (best is None or header.known > best.known or _goes_on(sheet, header, best)):
            best = header
    return best


def _goes_on(sheet: Sheet, header: Header, best: Header) -> bool:
    """True when a row is the lower part of a head whose cells are merged from `best`."""
    cells = sheet.rows[header.row]
    origins = {cells[column].origin for column in header.columns}
    return header.known == best.known and origins == {(best.row, column) for column in best.columns}


def _header(cells: Mapping[int, SheetCell], row: int, listed: ListSheet) -> Header:
    known = _names(listed)
    key_name = bare_label(listed.key.label) if listed.key else None
    columns: dict[int, BookField] = {}
    faults: list[tuple[str, str, int]] = []
    skipped: set[int] = set()
    key_column = 0
    for column, cell in cells.items():
        name = bare_label(cell.text)
        if key_name == name and not key_column:
            key_column = column
        elif (found := known.get(name)) is None:
            skipped.add(column)
            if name != NUMBERING:
                faults.append(("D001", _unknown(cell.text, listed), column))
        elif found in columns.values():
            skipped.add(column)
            faults.append(("D004", f"列“{cell.text}”有两个\n删去一列，或合并成一列", column))
        else:
            columns[column] = found
    if key_name and not key_column:
        faults.append(("D002", f"缺少“{key_name}”一列\n写明每一行属于哪一项", 0))
    return Header(row, columns, key_column, frozenset(skipped), tuple(faults))


def _names(listed: ListSheet) -> dict[str, BookField]:
    """The fields by their labels and English names, as bare labels."""
    names = {bare_label(".".join(each.path)): each for each in listed.fields}
    return names | {bare_label(each.label): each for each in listed.fields}


def _unknown(text: str, listed: ListSheet) -> str:
    labels = [each.label for each in listed.fields]
    return unknown_words("".join(text.split()), labels, labels, "列")


def record_rows(sheet: Sheet, header: Header) -> RecordTable:
    """The records below the head; empty rows and rows of totals and signatures are no records."""
    table = RecordTable()
    for number, cells in sheet.rows.items():
        if number <= header.row:
            continue
        own = {cell.column: cell for cell in cells.values() if cell.origin is None}
        if _is_tail(own):
            table.tail.append(number)
            continue
        strays = own.keys() - header.columns.keys() - header.skipped - {header.key_column}
        table.strays.extend((number, column) for column in sorted(strays))
        if _says_something(own, header):
            table.rows.append(_record(number, cells, header))
    return table


def _is_tail(own: Mapping[int, SheetCell]) -> bool:
    first = next(iter(own.values()), None)
    return first is not None and bool(_TAIL.match(re.sub(r"\s", "", first.text)))


def _says_something(own: Mapping[int, SheetCell], header: Header) -> bool:
    """True for a row with more than its number."""
    filled = [header.columns[column].label for column in own if column in header.columns]
    return any(label != NUMBERING for label in filled) or header.key_column in own


def _record(number: int, cells: Mapping[int, SheetCell], header: Header) -> RecordRow:
    """A record; a cell that is merged over several rows counts for each of them."""
    texts = {
        column: cell.text
        for column, cell in cells.items()
        if column in header.columns and (cell.origin is None or cell.origin[1] == column)
    }
    key = cells.get(header.key_column)
    return RecordRow(number, texts, key.text if key else "")


def best_sheet(sheet: Sheet, sheets: Sequence[ListSheet]) -> tuple[ListSheet, Header] | None:
    """The list whose columns the sheet names best; None where none is named."""
    found = [(each, header) for each in sheets if not each.key and (header := header_of(sheet, each))]
    return max(found, key=lambda pair: pair[1].known, default=None)


def lines_above(sheet: Sheet, header: Header) -> Iterator[SheetCell]:
    """The cells above the head, each once."""
    for number, cells in sheet.rows.items():
        if number < header.row:
            yield from (cell for cell in cells.values() if cell.origin is None)
