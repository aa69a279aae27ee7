"""Tables in plain text that nothing marks: a cell a line under 序号, and columns set apart by blanks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from govdocs.readers.blocks import columns
from govdocs.readers.looks import has_ordinal, is_attachment_line, is_date, is_sentence
from govdocs.readers.source import EMPTY, CellPlace, Line
from govdocs.text.characters import nonblank

SERIAL = re.compile(r"^(?:序\s*号|编\s*号|No\.?|项\s*次)$", re.I)
HEADWORDS = re.compile(
    r"序\s*号|编\s*号|单\s*位|姓\s*名|名\s*称|项\s*目|时\s*间|职\s*务|内\s*容|日\s*期|地\s*点|备\s*注|电\s*话|类\s*别|村"
)
HEADER_LENGTH = 16
_MOST_COLUMNS = 12
_LEAST_COLUMNS = 3
_LEAST_ROWS = 2
_LONGEST_CELL = 80
_SLIP = 3
_FIELD = re.compile(r"\S+(?:\s\S+)*")

Placed = tuple[list[Line], int]
"""The lines of a table, each with its place, and the index of the first line behind it."""


def cells_by_stride(lines: list[Line], at: int, table: int) -> Placed | None:
    """A cell a line: 序号 and the other heads, then rows that begin with 1, 2, 3 at equal distances."""
    if not SERIAL.match(lines[at].text.strip()):
        return None
    spots = _spots(lines, at)
    heads = next((n for n, spot in enumerate(spots) if _is_count(lines[spot], 1)), 0)
    if not _LEAST_COLUMNS <= heads <= _MOST_COLUMNS or not all(
        _is_head(lines[spot].text) for spot in spots[:heads]
    ):
        return None
    rows = 1
    while _whole_row(lines, spots[rows * heads : (rows + 1) * heads], rows, heads):
        rows += 1
    if rows <= _LEAST_ROWS:
        return None
    spots = spots[: rows * heads]
    placed = [
        replace(lines[spot], cell=CellPlace(table, *divmod(count, heads))) for count, spot in enumerate(spots)
    ]
    return placed, spots[-1] + 1


def _spots(lines: list[Line], at: int) -> list[int]:
    """The lines from `at` on that are not blank, up to one that can be no cell."""
    spots: list[int] = []
    for index in range(at, len(lines)):
        text = lines[index].text
        if lines[index].cell or is_attachment_line(text) or len(nonblank(text)) > _LONGEST_CELL:
            break
        if nonblank(text):
            spots.append(index)
    return spots


def _is_count(line: Line, number: int) -> bool:
    text = nonblank(line.text)
    return text.isdecimal() and int(text) == number


def _is_head(text: str) -> bool:
    return len(nonblank(text)) <= HEADER_LENGTH and not is_sentence(text) and not has_ordinal(text)


def _whole_row(lines: list[Line], spots: list[int], number: int, width: int) -> bool:
    return len(spots) == width and _is_count(lines[spots[0]], number)


@dataclass(frozen=True, slots=True)
class _Field:
    """Characters `start` to before `end` of a line, and the typewriter columns where they stand."""

    start: int
    end: int
    left: int
    right: int


def cells_by_columns(lines: list[Line], at: int, table: int) -> Placed | None:
    """Short heads set apart by two blanks or more, and rows whose fields stand below them."""
    heads = _fields(lines[at].text)
    texts = [lines[at].text[field.start : field.end] for field in heads]
    named = sum(bool(HEADWORDS.search(text)) for text in texts) >= 2
    if len(heads) < _LEAST_COLUMNS or not named or not all(_is_head(text) for text in texts):
        return None
    rows = [dict(enumerate(heads))]
    while at + len(rows) < len(lines):
        row = _below(heads, lines[at + len(rows)])
        if row is None:
            break
        rows.append(row)
    if len(rows) <= _LEAST_ROWS:
        return None
    placed = [
        replace(
            lines[at + number],
            piece=lines[at + number].piece.cut(row[column].start, row[column].end)
            if column in row
            else EMPTY,
            cell=CellPlace(table, number, column),
        )
        for number, row in enumerate(rows)
        for column in range(len(heads))
    ]
    return placed, at + len(rows)


def _fields(text: str) -> list[_Field]:
    """What blanks set apart on a line; a single blank, and a tab, is none."""
    if "\t" in text:
        return []
    fields = []
    for found in _FIELD.finditer(text):
        left = columns(f"{text[: found.start()]}|") - 1
        fields.append(_Field(found.start(), found.end(), left, left + columns(found[0])))
    return fields


def _below(heads: list[_Field], line: Line) -> dict[int, _Field] | None:
    """The fields of a line by the heads that they stand below; None when one stands below none."""
    fields = _fields(line.text)
    if len(fields) < 2 or line.cell or is_date(line.text) or has_ordinal(line.text):
        return None
    row: dict[int, _Field] = {}
    for field in fields:
        under = [n for n, head in enumerate(heads) if n not in row and _under(field, head)]
        if not under or (row and under[0] < max(row)):
            return None
        row[under[0]] = field
    return row


def _under(field: _Field, head: _Field) -> bool:
    close = abs(field.left - head.left) <= _SLIP or abs(field.right - head.right) <= _SLIP
    return close or (field.left < head.right and head.left < field.right)
