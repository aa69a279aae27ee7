"""What the columns of a table need: nothing divided that belongs together, room to write in empty ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from math import sqrt

from govdocs.document.nodes import Column, Table
from govdocs.fonts.roles import FontRole
from govdocs.layout.kit import Kit
from govdocs.layout.tables.cells import (
    LONGEST_NAME,
    LONGEST_PIECE,
    CellNeed,
    CellSetter,
    Texts,
    listed,
    office_room,
)
from govdocs.layout.tables.columns import ColumnNeed, column_needs
from govdocs.layout.tables.grid import Grid, GridCell
from govdocs.styles.sheet import Look, StyleSheet

COMFORTABLE = 8.0
"""em: a column of long text that is wider reads well."""

_HIGHEST_CELL = 1.25  # of the square root of its em: a column of long text is not much narrower
_LINES_THAT_READ_WELL = 4
_SHORT_ENOUGH = 4.0  # em: shorter text is not broken for comfort
_LEAST = 2.0  # em: no column is narrower
_DATED = re.compile("(?:日期|时限|时间|年月)$")
_SHORT_HEAD = 3  # characters: no column is narrower than such a head
_ROOM_TO_WRITE, _DATE_ON_TWO_LINES = 3.0, 5.0  # em: columns that are to be filled in are not narrower
_ANY_DATE = "2025年12月31日"  # what a column of dates that is still empty has room for
_LONGEST_CHOICE = 6.0  # em: a longer word of a list to choose from may be broken
_SENTENCE = re.compile("[。！？：]")
_LONGEST_NAMES = 24  # characters: a longer text that is no list of names is prose
_LONGEST_WHOLE = {"number": LONGEST_PIECE, "date": 12, "text": LONGEST_NAME}


def cell_look(style: StyleSheet, table: Table, row: int) -> Look:
    """The look of the cells of `row`: the head and the totals look alike."""
    strong = row < table.header or row >= len(table.rows) - table.footer or row in table.subtotals
    return style.looks["table_head" if strong else "table_cell"]


def needs_of(
    table: Table, grid: Grid, kit: Kit, names: Sequence[str], wholes: Sequence[float]
) -> list[ColumnNeed]:
    """What each column needs in em, without padding."""
    fonts = [cell_look(kit.style, table, row).font for row in range(grid.rows)]
    needs = _by_content(grid, fonts, kit.cells(names), prose_columns(table, grid))
    for number, column in enumerate(table.columns[: grid.columns]):
        needs[number] = _with_column(needs[number], column, kit, wholes[number])
    for number, width in _short_heads(table, grid, kit).items():
        needs[number] = replace(needs[number], least=max(needs[number].least, width))
    for number in range(grid.columns):
        if not any(needs[number].amounts[table.header :]):
            needs[number] = _to_fill_in(needs[number], table, grid, number)
    return needs


def _short_heads(table: Table, grid: Grid, kit: Kit) -> dict[int, float]:
    """The width in em of a head that no line shall divide, by column: 责任人."""
    font, found = kit.style.looks["table_head"].font, dict[int, float]()
    for cell in grid.cells:
        if cell.row >= table.header:
            break
        heads = [line for line in cell.text.split("\n") if len(line) <= _SHORT_HEAD]
        if cell.columns == 1 and heads:
            widths = [kit.typesetter.width(line, font) for line in heads]
            found[cell.column] = max(found.get(cell.column, 0.0), *widths)
    return found


def _by_content(
    grid: Grid, fonts: Sequence[FontRole], cells: CellSetter, prose: frozenset[int]
) -> list[ColumnNeed]:
    """What the texts of each column need; the columns `prose` hold sentences."""

    @cache
    def needs_in(font: FontRole, column: int) -> Texts[CellNeed]:
        return cells.needs(font, prose=column in prose)

    return column_needs(grid, lambda cell: needs_in(fonts[cell.row], cell.column)[cell.text], _LEAST)


def _to_fill_in(need: ColumnNeed, table: Table, grid: Grid, number: int) -> ColumnNeed:
    """`need` of a column without text: somebody shall write into it."""
    holds = table.columns[number].holds if number < len(table.columns) else "text"
    if holds == "number":
        return need
    heads = [grid.covering[row][number] for row in range(min(table.header, grid.rows))]
    dated = any(head is not None and _DATED.search("".join(head.text.split())) for head in heads)
    least = _DATE_ON_TWO_LINES if holds == "date" or dated else _ROOM_TO_WRITE
    return replace(need, least=max(need.least, least), natural=max(need.natural, least))


def prose_columns(table: Table, grid: Grid) -> frozenset[int]:
    """The columns of sentences, in which a list of short words is no list of names."""
    found = set()
    for column in range(grid.columns):
        cells = [cell for row in grid.covering[table.header :] if (cell := row[column]) is not None]
        own = [cell.text for cell in cells if cell.column == column and cell.row >= table.header]
        if any(map(_is_prose, own)):
            found.add(column)
    return frozenset(found)


def _is_prose(text: str) -> bool:
    if len(text) <= _LONGEST_NAMES:
        return False
    return _SENTENCE.search(text) is not None or not all(map(listed, text.split("\n")))


def wholes_of(table: Table, grid: Grid, kit: Kit) -> list[float]:
    """The width in em of the longest short text of each column: a number, a date, a name."""
    font = kit.style.looks["table_cell"].font
    limits = [_LONGEST_WHOLE[column.holds] for column in table.columns[: grid.columns]]
    limits += [LONGEST_NAME] * (grid.columns - len(limits))
    return [
        _widest(_lines_of(grid.covering[table.header :], column, limit), kit, font)
        for column, limit in enumerate(limits)
    ]


def _lines_of(rows: Sequence[Sequence[GridCell | None]], column: int, limit: int) -> set[str]:
    """The lines of at most `limit` characters in the cells of a column that span nothing."""
    cells = [cell for row in rows if (cell := row[column]) is not None]
    texts = {cell.text for cell in cells if cell.columns == cell.rows == 1}
    return {line for text in texts for line in text.split("\n") if len(line) <= limit}


def _widest(texts: set[str], kit: Kit, font: FontRole) -> float:
    """The width in em of the widest of `texts`; those half as long as the longest are not looked at."""
    half = max(map(len, texts), default=0) / 2
    found = (kit.typesetter.width(text, font) + office_room(text) for text in texts if len(text) >= half)
    return max(found, default=0.0)


def _with_column(need: ColumnNeed, column: Column, kit: Kit, whole: float) -> ColumnNeed:
    """`need` with what is known of the column: words to choose from; no number or date is divided."""
    font = kit.style.looks["table_cell"].font
    choices = [kit.typesetter.width(word, font) for word in column.choices]
    word = max((width for width in choices if width <= _LONGEST_CHOICE), default=0.0)
    if column.holds == "date" and not whole:
        word = max(word, kit.typesetter.width(_ANY_DATE, font) + office_room(_ANY_DATE))
    least = need.least if column.holds == "text" else max(need.least, whole)
    return replace(
        need, least=least, wish=max(need.wish, word, least), natural=max(need.natural, word, least)
    )


def comfort(need: ColumnNeed, factor: float = 1.0, most: float = COMFORTABLE) -> float:
    """The width in em at which a column reads well: eight 字, and no cell much higher than it is wide.

    Where the type is smaller, by `factor`, to spare a larger sheet, `most` will do, or a shorter text on
    four lines.
    """
    wide = max(COMFORTABLE, _HIGHEST_CELL * sqrt(need.natural))
    if factor < 1.0:
        wide = min(most, max(_SHORT_ENOUGH, need.natural / _LINES_THAT_READ_WELL))
    return max(need.least, min(need.natural, wide))
