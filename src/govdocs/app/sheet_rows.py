"""Tables on worksheets: the row of column names, and the records below it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from govdocs.app.labels import unknown_words
from govdocs.app.record_books import BookField, ListSheet
from govdocs.app.yamlio import Path
from govdocs.readers.xlsx import Sheet, SheetCell
from govdocs.text.numerals import ascii_digits

NUMBERING = "序号"
"""A column of numbers that a table may have though its records do not."""

EXAMPLE = "示例"
"""Begins the number of a record that only shows how to fill in the others."""

_REQUIRED = re.compile(r"[*＊]$|[（(]必填[）)]$")
_SEPARATORS = re.compile(r"[›>.．·/]")
_TAIL = re.compile(
    r"(?:合计|总计|小计|共计)(?:[：:]?[0-9]*[人条项户]?)$|共[0-9]+[人条项户]|(?:单位负责人|负责人|复核人|审核人|填表人|填报人|制表人|经办人|注|备注|说明)\d*[：:]"
)
_UNKNOWN = "D001"
_BRACKETED = re.compile(r"[（(][^（）()]*[）)]$")
_HIGHEST_HEAD = 20  # rows: below them no column names are looked for


@dataclass(frozen=True)
class Header:
    """The row of column names: the field of each column, what is wrong with other columns.

    `skipped` are columns that need not be read; `key_column` says to which record of another sheet a row
    belongs, `own_key` how its own record is called.
    """

    row: int
    columns: Mapping[int, BookField]
    key_column: int = 0
    skipped: frozenset[int] = frozenset()
    faults: tuple[tuple[str, str, int], ...] = ()
    own_key: int = 0

    @cached_property
    def places(self) -> Mapping[Path, int]:
        """The columns of the fields by their labels."""
        return {each.labels: column for column, each in self.columns.items()}

    @property
    def known(self) -> int:
        """How many columns are known."""
        return len(self.columns) + bool(self.key_column)

    @property
    def sure(self) -> bool:
        """True when most columns are known, so that the row can be nothing else."""
        return self.known * 2 > len(self.faults)


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A row that holds a record: its number in the sheet, its text by column, the key of its owner."""

    number: int
    texts: Mapping[int, str]
    key: str = ""


@dataclass(slots=True)
class RecordTable:
    """The records of a sheet; rows of examples, of totals and signatures; cells in columns without a name."""

    rows: list[RecordRow] = field(default_factory=list)
    examples: list[int] = field(default_factory=list)
    tail: list[int] = field(default_factory=list)
    strays: list[tuple[int, int]] = field(default_factory=list)


def bare_label(text: str) -> str:
    """A label without blanks and without the mark of what is required; its separators made the same."""
    bare = _REQUIRED.sub("", re.sub(r"\s", "", text))
    return _SEPARATORS.sub("›", bare)


def key_words(text: str) -> str:
    """A number of a record as it is compared: without blanks, digits and letters made usual."""
    return "".join(ascii_digits(text).split()).upper()


def header_of(sheet: Sheet, listed: ListSheet) -> Header | None:
    """The row that names most columns of `listed`, or two rows together; None where no row names any."""
    best: Header | None = None
    high = list(sheet.rows)[:_HIGHEST_HEAD]
    for row in high:
        header = _header(_single(sheet, row), row, listed)
        if header.known and (best is None or header.known > best.known or _goes_on(sheet, header, best)):
            best = header
    for row in (row for row in high if row + 1 in sheet.rows):
        header = _header(_double(sheet, row), row + 1, listed)
        if header.known > (best.known if best else 0):
            best = header
    return replace(best, faults=tuple(_worded(best.faults, listed))) if best else None


def _worded(faults: Iterable[tuple[str, str, int]], listed: ListSheet) -> Iterator[tuple[str, str, int]]:
    """The faults of a head; what an unknown column may have been meant for is looked up only here."""
    for code, words, column in faults:
        yield code, _unknown(words, listed) if code == _UNKNOWN else words, column


def _goes_on(sheet: Sheet, header: Header, best: Header) -> bool:
    """True when a row is the lower part of a head whose cells are merged from `best`."""
    cells = sheet.rows[header.row]
    origins = {cells[column].origin for column in header.columns}
    return header.known == best.known and origins == {(best.row, column) for column in best.columns}


_Heads = Mapping[int, tuple[str, ...]]
"""What the head of each column may mean; the first is what stands there."""


def _single(sheet: Sheet, row: int) -> _Heads:
    return {column: (cell.text,) for column, cell in sheet.rows[row].items()}


def _double(sheet: Sheet, row: int) -> _Heads:
    """The heads of two rows: 父亲 over 姓名 is 父亲 › 姓名, or 姓名."""
    upper, lower = sheet.rows[row], sheet.rows[row + 1]
    found: dict[int, tuple[str, ...]] = {}
    for column in sorted(upper.keys() | lower.keys()):
        above, below = sheet.text(row, column), sheet.text(row + 1, column)
        if above and below and above != below:
            found[column] = (below, f"{above}›{below}")
        else:
            found[column] = (below or above,)
    return found


def _header(heads: _Heads, row: int, listed: ListSheet) -> Header:
    known = _names(listed)
    key_name = bare_label(listed.key_label)
    columns: dict[int, BookField] = {}
    faults: list[tuple[str, str, int]] = []
    skipped: set[int] = set()
    key_column = 0
    for column, texts in heads.items():
        names = [bare_label(text) for text in reversed(texts)]
        found = next((known[name] for name in _loosely(names) if name in known), None)
        if key_name in names and not key_column:
            key_column = column
        elif found is None:
            skipped.add(column)
            if names[-1] != NUMBERING:
                faults.append((_UNKNOWN, texts[0], column))
        elif found in columns.values():
            skipped.add(column)
            faults.append(("D004", f"列“{texts[0]}”有两个\n删去一列，或合并成一列", column))
        else:
            columns[column] = found
    faults += _keys_missing(listed, key_column, columns)
    own_key = next((column for column, each in columns.items() if each == listed.own_key), 0)
    return Header(row, columns, key_column, frozenset(skipped), tuple(faults), own_key)


def without_unit(name: str) -> str:
    """The name of a column without what stands in brackets behind it: 金额 of 金额（元）."""
    return _BRACKETED.sub("", name)


def _loosely(names: Sequence[str]) -> Iterator[str]:
    """`names`, then the same without what stands in brackets behind them."""
    yield from names
    yield from map(without_unit, names)


def _keys_missing(
    listed: ListSheet, key_column: int, columns: Mapping[int, BookField]
) -> Iterator[tuple[str, str, int]]:
    if listed.key and not key_column:
        yield "D002", f"缺少“{bare_label(listed.key_label)}”一列\n写明每一行属于哪一项", 0
    if listed.own_key and listed.own_key not in columns.values():
        yield "D002", f"缺少“{listed.own_key.label}”一列\n每份记录都要有自己的编号", 0


def _names(listed: ListSheet) -> dict[str, BookField]:
    """The fields by their labels and English names, and by the end of a label that is no other's."""
    ends = Counter(bare_label(each.labels[-1]) for each in listed.fields)
    lasts = {bare_label(each.labels[-1]): each for each in listed.fields}
    names = {name: each for name, each in lasts.items() if ends[name] == 1}
    names |= {bare_label(".".join(each.path)): each for each in listed.fields}
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
        if _is_example(cells, header):
            table.examples.append(number)
            continue
        strays = own.keys() - header.columns.keys() - header.skipped - {header.key_column}
        table.strays.extend((number, column) for column in sorted(strays))
        if _says_something(own, header):
            table.rows.append(_record(number, cells, header))
    return table


def _is_tail(own: Mapping[int, SheetCell]) -> bool:
    first = next(iter(own.values()), None)
    return first is not None and bool(_TAIL.match(re.sub(r"\s", "", first.text)))


def _is_example(cells: Mapping[int, SheetCell], header: Header) -> bool:
    """True for a row that shows how to fill in the others: its number says so."""
    cell = cells.get(header.own_key or header.key_column)
    return cell is not None and cell.text.startswith(EXAMPLE)


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
