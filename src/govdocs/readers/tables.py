"""Tables in plain text: a cell a line behind a tab, or rows divided by tabs, pipes or spaces."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from operator import itemgetter

from govdocs.readers.blocks import CellBlock, TableBlock
from govdocs.readers.ledger import Ledger
from govdocs.readers.looks import has_ordinal, is_date, is_sentence
from govdocs.readers.loose_tables import (
    HEADER_LENGTH,
    HEADWORDS,
    SERIAL,
    cells_by_columns,
    cells_by_stride,
)
from govdocs.readers.source import EMPTY, CellPlace, Line, joined
from govdocs.text.characters import nonblank

_TABS = re.compile(r"\t")
_PIPES = re.compile(r"[|｜]")
_GAPS = re.compile(r"(?:\s{2,}|\u3000+|\t+)")
_RULE = re.compile(r"^[\s|｜:：\-—─+=┌┬┐├┼┤└┴┘━┃│]+$")
_TOTAL = re.compile(r"^(?:合|小|总|共)计")
_MOST_CONTINUATIONS = 3


def with_cells(lines: list[Line], ledger: Ledger) -> list[Line]:
    """`lines` with the place of its cell on each line that belongs to a table."""
    result: list[Line] = []
    at, table = 0, 1 + max((line.cell.table for line in lines if line.cell), default=0)
    while at < len(lines):
        found = None if lines[at].cell else _table_at(lines, at, table, ledger)
        if found is None:
            result.append(lines[at])
            at += 1
        else:
            cells, at = found
            result.extend(cells)
            table += 1
    return result


def _table_at(lines: list[Line], at: int, table: int, ledger: Ledger) -> tuple[list[Line], int] | None:
    if lines[at].text.startswith("\t"):
        found = _cells_by_line(lines, at, table)
        if found:
            return found
    for pattern, fewest in ((_PIPES, 2), (_TABS, 2), (_GAPS, 3)):
        found = _cells_by_mark(lines, at, (pattern, fewest, table), ledger)
        if found:
            return found
    return cells_by_stride(lines, at, table) or cells_by_columns(lines, at, table)


def _cells_by_line(lines: list[Line], at: int, table: int) -> tuple[list[Line], int] | None:
    """Rows divided by empty lines, each cell on a line of its own behind a tab."""
    rows: list[list[list[Line]]] = [[]]
    index, end = at, at
    while index < len(lines):
        line = lines[index]
        if line.text.startswith("\t"):
            rows[-1].append([line])
        elif line.blank:
            if rows[-1]:
                rows.append([])
            index += 1
            continue
        elif rows[-1] and _goes_on(lines, index):
            rows[-1][-1].append(line)
        else:
            break
        index += 1
        end = index
    rows = [row for row in rows if row]
    usual = Counter(len(row) for row in rows).most_common(1)[0]
    if len(rows) < 2 or usual[0] < 2 or usual[1] * 10 < len(rows) * 6 or not _is_header(rows[0]):
        return None
    placed = [
        replace(line, cell=CellPlace(table, number, column))
        for number, row in enumerate(rows)
        for column, cell in enumerate(row)
        for line in cell
    ]
    return placed, end


def _is_header(cells: list[list[Line]]) -> bool:
    """True for a row of short words: paragraphs that only begin with a tab are no table."""
    texts = ["".join(line.text for line in cell).strip() for cell in cells]
    return all(
        len(text) <= HEADER_LENGTH and not is_sentence(text) and not has_ordinal(text) for text in texts
    )


def _goes_on(lines: list[Line], index: int) -> bool:
    """True when a line without a tab is the rest of the cell before it: another cell follows soon."""
    if lines[index - 1].blank and not lines[index - 1].text.startswith("\t"):
        return False
    following = lines[index + 1 : index + 1 + _MOST_CONTINUATIONS]
    return any(line.text.startswith("\t") for line in following)


def _cells_by_mark(
    lines: list[Line], at: int, look: tuple[re.Pattern[str], int, int], ledger: Ledger
) -> tuple[list[Line], int] | None:
    pattern, fewest, table = look
    end = at
    while (
        end < len(lines)
        and not lines[end].cell
        and (
            _is_row(lines[end].text, pattern, fewest) or (end > at and _is_empty_row(lines, at, end, pattern))
        )
    ):
        end += 1
    block = lines[at:end]
    rows = [line for line in block if line.blank or not _RULE.match(line.text)]
    widths = Counter(len(_split(line, pattern)[0]) for line in rows)
    if len(rows) < 2 or not widths or not _convincing(rows, pattern, widths):
        return None
    placed: list[Line] = []
    number = 0
    for line in block:
        if not line.blank and _RULE.match(line.text):
            ledger.mark(line.piece, "表格分隔线")
            placed.append(replace(line, piece=EMPTY))
            continue
        parts, marks = _split(line, pattern)
        for mark in marks:
            ledger.mark(mark, "表格分隔符")
        placed.extend(
            replace(line, piece=part, cell=CellPlace(table, number, column))
            for column, part in enumerate(parts)
        )
        number += 1
    return [line for line in placed if line.cell], end


def _is_row(text: str, pattern: re.Pattern[str], fewest: int) -> bool:
    if not nonblank(text):
        return False
    if pattern is _PIPES:
        return len(pattern.findall(text)) >= fewest or bool(_RULE.match(text) and "-" in text)
    cells = pattern.split(text if pattern is _TABS else text.strip())
    filled = [cell for cell in cells if nonblank(cell)]
    if pattern is _TABS and (len(filled) < 2 and not cells[0].strip()):
        return False
    if len(filled) == 2 and has_ordinal(f"{filled[0]} 甲"):
        return False
    return len(cells) >= fewest and not is_date(text) and not (pattern is _GAPS and has_ordinal(text))


def _is_empty_row(lines: list[Line], first: int, at: int, pattern: re.Pattern[str]) -> bool:
    """True for a row of a form that is still to be filled in: as many tabs as the first row has, no more."""
    tabs = lines[at].text.count("\t")
    return pattern is _TABS and lines[at].blank and 1 < tabs == lines[first].text.count("\t")


def _split(line: Line, pattern: re.Pattern[str]):  # type: ignore[no-untyped-def]
    piece = line.piece.strip() if pattern is not _TABS else line.piece
    parts, marks = piece.split(pattern)
    if pattern is _PIPES:
        if not nonblank(parts[0].text):
            parts = parts[1:]
        if parts and not nonblank(parts[-1].text):
            parts = parts[:-1]
    return parts, marks


def _convincing(rows: list[Line], pattern: re.Pattern[str], widths: Counter[int]) -> bool:
    width, count = widths.most_common(1)[0]
    if pattern is _PIPES:
        return True
    if count * 10 < len(rows) * 8 or any(_ends_with_colon(line, pattern) for line in rows):
        return False
    head = _split(rows[0], pattern)[0]
    named = sum(bool(HEADWORDS.search(part.text)) for part in head) >= 2
    if pattern is _GAPS:
        return named and len(rows) >= 3
    return width >= 3 or named or len(rows) >= 3


def _ends_with_colon(line: Line, pattern: re.Pattern[str]) -> bool:
    return nonblank(_split(line, pattern)[0][0].text).endswith(("：", ":"))


def table_block(lines: list[Line]) -> TableBlock:
    """The table whose cells stand on `lines`."""
    cells: dict[int, list[tuple[int, CellBlock]]] = {}
    for place, group in _grouped(lines):
        piece = joined([part.piece.strip() for part in group if not part.blank], "\n")
        cell = CellBlock(piece, place.rows, place.columns)
        cells.setdefault(place.row, []).append((place.column, cell))
    rows = [[cell for _, cell in sorted(cells[row], key=itemgetter(0))] for row in sorted(cells)]
    marked = len({line.cell.row for line in lines if line.cell and line.cell.header})
    header = marked if 0 < marked < len(rows) else _header(rows)
    if not any(line.cell and line.cell.exact for line in lines):
        rows = _merged(_levelled(rows), header)
    return TableBlock(
        tuple(tuple(row) for row in rows), header, tuple(sorted({line.number for line in lines}))
    )


def _grouped(lines: list[Line]) -> Iterator[tuple[CellPlace, list[Line]]]:
    groups: dict[tuple[int, int], tuple[CellPlace, list[Line]]] = {}
    for line in lines:
        if line.cell:
            groups.setdefault((line.cell.row, line.cell.column), (line.cell, []))[1].append(line)
    yield from groups.values()


def _levelled(rows: list[list[CellBlock]]) -> list[list[CellBlock]]:
    """All rows as long as the longest, filled up with empty cells."""
    width = max(len(row) for row in rows)
    return [[*row, *[CellBlock(EMPTY)] * (width - len(row))] for row in rows]


def _header(rows: list[list[CellBlock]]) -> int:
    """How many rows at the top are headings: 0 or 1, and one more under a title across the whole table."""
    first = rows[0]
    if len(rows) > 2 and len(first) == 1 and first[0].columns > 1:
        return 1 + _header(rows[1:])
    texts = [nonblank(cell.piece.text) for cell in first]
    short = all(len(text) <= HEADER_LENGTH for text in texts)
    return int(len(rows) > 1 and short and any(texts) and not any(text.isdecimal() for text in texts))


def _merged(rows: list[list[CellBlock]], header: int) -> list[list[CellBlock]]:
    """An empty cell of a leading column continues the cell above it.

    Leading columns end with the first column that is filled throughout and is no serial number:
    an empty cell behind it is empty. So is one behind a filled cell of its row: cells within a merged
    one are merged no further than it is.
    """
    result = [list(row) for row in rows]
    leading = tuple(_leading_columns(rows, header))
    for column in leading:
        before = [each for each in leading if each < column and not _numbers(rows, header, each)]
        top = -1
        for number in range(header, len(rows)):
            if nonblank(rows[number][column].piece.text):
                top = number
            elif _stands_alone(rows[number]) or any(
                nonblank(rows[number][each].piece.text) for each in before
            ):
                top = -1
            elif top >= 0:
                result[top][column] = replace(result[top][column], rows=number - top + 1)
                result[number][column] = replace(result[number][column], rows=0)
    return [[cell for cell in row if cell.rows] for row in result]


def _stands_alone(row: list[CellBlock]) -> bool:
    """True for a row that continues nothing: a total, and one that holds its number only."""
    texts = [nonblank(cell.piece.text) for cell in row if cell.rows]
    filled = [text for text in texts if text]
    return any(_TOTAL.match(text) for text in texts) or (len(filled) == 1 and filled[0].isdecimal())


def _numbers(rows: list[list[CellBlock]], header: int, column: int) -> bool:
    """True for a column of serial numbers."""
    texts = (nonblank(row[column].piece.text) for row in rows[header:])
    headed = bool(header and SERIAL.match(nonblank(rows[header - 1][column].piece.text)))
    return headed or all(text.isdecimal() for text in texts if text)


def _leading_columns(rows: list[list[CellBlock]], header: int) -> Iterator[int]:
    body = rows[header:]
    for column in range(len(rows[0]) - 1):
        texts = [nonblank(row[column].piece.text) for row in body]
        if all(texts):
            if not _numbers(rows, header, column):
                return
        elif texts and texts[0]:
            yield column
