"""Ledgers (台账, 名册): many rows of one sort as a table with a title, totals and a line of signatures.

A ledger is declared, not drawn: a column is a heading, the text of a row in it and what it holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby, islice
from typing import Any, Generic, TypeVar

from govdocs.document.ledgers import RowGroup
from govdocs.document.nodes import Block, Cell, Column, Document, PageBreak, Paragraph, Table
from govdocs.kinds.parts.ledger_groups import grouped
from govdocs.kinds.parts.masks import WITHHELD
from govdocs.kinds.parts.printing import title_paragraph
from govdocs.kinds.parts.wording import in_one_line, missing, names_of, printed_date

Row = TypeVar("Row")

SIGNATURES = ("单位负责人：", "复核人：", "填表人：")
"""The line below a ledger that is reported (the form of 2016)."""

LYING, UPRIGHT = PageBreak("landscape"), PageBreak("portrait")
"""How the pages of a ledger are turned: most lie, small ones stand."""

_SHORT, _SHORT_IN_A_CROWD = 6, 4
"""Characters: a text of no more is one word; fewer where many columns stand close."""
_CROWD = 18

_CODE = re.compile(r"[0-9A-Z-]{6,20}")
"""Numbers of persons, units and files."""

_MANY_COLUMNS = 9
"""From so many columns on, a ledger takes A3 where A4 leaves them too narrow."""

TOTAL, SUBTOTAL = "合计", "小计"
"""The words at the head of a row of totals: of a ledger, of a group in it."""

_TEXT, _NUMBER = Column(), Column("number")


@dataclass(frozen=True, slots=True)
class LedgerColumn(Generic[Row]):
    """One column: its heading, the text of a row in it, what it holds.

    `over` is a heading above its own that neighbours with the same one share, or several, the highest
    first. A `merged` column joins
    the cells of neighbouring rows that say the same, as far as the merged columns before it are joined.
    An `optional` one is left out where no row has anything in it. `total` gives its text in the row of
    totals.
    """

    heading: str
    text: Callable[[Row], str]
    column: Column = _TEXT
    over: str | tuple[str, ...] = ""
    merged: bool = False
    optional: bool = False
    total: Callable[[Sequence[Row]], str] | None = None


@dataclass(frozen=True, slots=True)
class Ledger(Generic[Row]):
    """A table of `rows` under a title; `numbered` puts 序号 in front.

    `above` and `below` are the lines that stay with the table, `summary` a sentence in its last row,
    `notes` the paragraphs under it. Empty rows are added until there are `blank_rows`, for writing by
    hand. `sheet` names it in a workbook; it begins a new page where it has a `page` of its own.

    `group` is the heading of a column: rows that say the same there stand together, those of
    `group_order` first, each group with its totals and how many there are in `measure`, of fewer than
    `least` only that. A table that `counts` persons has numbers that may tell of single ones. `mark`
    says above the table that it is a copy for others. `extras` are columns for templates of workbooks
    that ask for more than the paper prints.
    """

    columns: tuple[LedgerColumn[Row], ...]
    rows: Sequence[Row]
    title: str = ""
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    summary: str = ""
    notes: tuple[str, ...] = ()
    numbered: bool = True
    blank_rows: int = 0
    sheet: str = ""
    total_label: str = TOTAL
    page: PageBreak | None = None
    group: str = ""
    group_order: tuple[str, ...] = ()
    measure: str = "人"
    least: int = 0
    counts: bool = False
    mark: str = ""
    extras: tuple[LedgerColumn[Row], ...] = ()


def reported(unit: str, day: str) -> tuple[str, str]:
    """The line above a ledger: who reports, on which day; what is not known is left to be filled in."""
    words, date = unit or missing("填报单位"), printed_date(day) or missing("填报日期")
    return f"填报单位（盖章）：{words}", f"填报日期：{date}"


def document_of(
    kind: str, ledgers: Sequence[Ledger[Any]], names: Iterable[str] = (), page: PageBreak = LYING
) -> Document:
    """The document of `ledgers` on pages as `page` says, called by the title of the first."""
    first, *others = ledgers
    blocks = (
        *ledger_blocks(first),
        *chain.from_iterable(ledger_blocks(each, "table_title") for each in others),
    )
    return Document(in_one_line(first.title), (page, *blocks), kind=kind, names=names_of(names))


def page_for(ledgers: Sequence[Ledger[Any]]) -> PageBreak:
    """The pages of ledgers: they lie, those of many columns on A3 where the layout finds that they must."""
    most = max(len(ledger.columns) for ledger in ledgers)
    return PageBreak("landscape", optional=True, turned=True) if most >= _MANY_COLUMNS else LYING


def ledger_blocks(ledger: Ledger[Row], title_role: str = "title") -> tuple[Block, ...]:
    """Title, table and notes of a ledger."""
    page = (ledger.page,) if ledger.page else ()
    title = (title_paragraph(ledger.title, title_role),) if ledger.title else ()
    notes = (Paragraph.of(note, "table_note") for note in ledger.notes)
    return (*page, *title, ledger_table(ledger), *notes)


def ledger_table(ledger: Ledger[Row]) -> Table:
    """The table of a ledger: headings, rows, totals."""
    columns = columns_of(ledger)
    header = _header(columns)
    body, subtotals = _body(ledger, columns)
    footer = tuple(_footer(ledger, columns))
    return Table(
        (*header, *body, *footer),
        len(header),
        columns=tuple(column.column for column in columns),
        footer=len(footer),
        above=lines_above(ledger),
        below=ledger.below,
        sheet=ledger.sheet,
        subtotals=frozenset(len(header) + row for row in subtotals),
    )


def texts_of(ledger: Ledger[Any]) -> Iterator[str]:
    """Every text that a ledger prints."""
    yield from (ledger.title, *lines_above(ledger), *ledger.below, *ledger.notes)
    yield from (cell.text for row in ledger_table(ledger).rows for cell in row)
    yield from (column.text(row) for column in ledger.extras for row in ledger.rows)


def lines_above(ledger: Ledger[Any]) -> tuple[str, ...]:
    """The pieces of the line above the table, the mark of a copy behind the first."""
    if not ledger.mark:
        return ledger.above
    first, *others = ledger.above or ("",)
    return (f"{first}　{ledger.mark}".strip(), *others)


def columns_of(ledger: Ledger[Row]) -> tuple[LedgerColumn[Row], ...]:
    """The columns that a ledger prints, 序号 among them.

    Optional ones only where there is something in them, and none in which a copy withholds all.
    """
    kept = (each for each in ledger.columns if _kept(each, ledger.rows))
    return (number_column(), *kept) if ledger.numbered else tuple(kept)


def short_words(ledger: Ledger[Any]) -> Iterator[str]:
    """The texts of columns that hold short ones and numbers only: names, levels. No line breaks them."""
    columns = columns_of(ledger)
    short = _SHORT if len(columns) < _CROWD else _SHORT_IN_A_CROWD
    for column in columns[int(ledger.numbered) :]:
        words: dict[str, None] = {}
        for text in map(column.text, ledger.rows) if column.column.holds == "text" else ():
            lines = text.split("\n")
            if not all(len(line) <= short or _CODE.fullmatch(line) for line in lines):
                break
            words.update(dict.fromkeys(lines))
        else:
            yield from words


def number_column() -> LedgerColumn[Any]:
    """序号: the number of a row."""
    return LedgerColumn("序号", lambda _: "", _NUMBER)


def _kept(column: LedgerColumn[Row], rows: Iterable[Row]) -> bool:
    withheld = False
    for row in rows:
        text = column.text(row)
        if text and text != WITHHELD:
            return True
        withheld = withheld or bool(text)
    return not (withheld or column.optional)


def row_groups(ledger: Ledger[Row], columns: Sequence[LedgerColumn[Row]]) -> Iterator[RowGroup]:
    """The texts of the rows, group by group, numbered through; one group where they are not grouped.

    They are made as they are read, in this order.
    """
    texts = _texts(ledger, columns)
    key = next((column for column in columns if column.heading == ledger.group), None)
    if key is None:
        yield RowGroup(texts, len(ledger.rows))
        return
    groups = grouped(ledger.rows, key.text, ledger.group_order)
    texts = _texts(replace(ledger, rows=[row for rows in groups.values() for row in rows]), columns)
    for name, rows in groups.items():
        totals = tuple(column.total(rows) if column.total else "" for column in columns)
        label = f"{SUBTOTAL}　{name}　{_count(ledger, len(rows))}"
        yield RowGroup(islice(texts, len(rows)), len(rows), label, totals)


def totals_of(ledger: Ledger[Row], columns: Sequence[LedgerColumn[Row]]) -> tuple[str, ...]:
    """The totals of all rows by column; empty where no column has one."""
    if not any(column.total for column in columns):
        return ()
    return tuple(column.total(ledger.rows) if column.total else "" for column in columns)


def _count(ledger: Ledger[Row], number: int) -> str:
    return f"不足{ledger.least}{ledger.measure}" if number < ledger.least else f"{number}{ledger.measure}"


def _header(columns: Sequence[LedgerColumn[Row]]) -> tuple[tuple[Cell, ...], ...]:
    paths = [(*overs(column), column.heading) for column in columns]
    depth = max(map(len, paths))
    rows: list[list[Cell]] = [[] for _ in range(depth)]
    for level in range(depth):
        for head, group in groupby(paths, key=lambda path: path[: level + 1]):
            same = list(group)
            if len(head) <= level:
                continue
            if len(head) == len(same[0]):
                rows[level] += [Cell(head[-1], rows=depth - level)] * len(same)
            else:
                rows[level].append(Cell(head[-1], columns=len(same)))
    return tuple(map(tuple, rows))


def overs(column: LedgerColumn[Any]) -> tuple[str, ...]:
    """The headings above that of a column, the highest first."""
    if isinstance(column.over, str):
        return (column.over,) if column.over else ()
    return column.over


def _body(
    ledger: Ledger[Row], columns: Sequence[LedgerColumn[Row]]
) -> tuple[list[tuple[Cell, ...]], list[int]]:
    """The rows of the body, and which of them are the totals of groups."""
    rows: list[tuple[Cell, ...]] = []
    subtotals = []
    merged = [index for index, column in enumerate(columns) if column.merged]
    for group in row_groups(ledger, columns):
        texts = list(group.texts)
        for place, row in enumerate(texts):
            heights = _heights(texts, place, merged) if merged else (1,) * len(columns)
            rows.append(
                tuple(Cell(text, rows=height) for text, height in zip(row, heights, strict=True) if height)
            )
        if group.label:
            subtotals.append(len(rows))
            rows.append(_sums(group.label, group.totals))
    for number in range(len(ledger.rows) + 1, ledger.blank_rows + 1):
        first = (str(number),) if ledger.numbered else ()
        rows.append(tuple(map(Cell, (*first, *("",) * (len(columns) - len(first))))))
    return rows, subtotals


def _texts(ledger: Ledger[Row], columns: Sequence[LedgerColumn[Row]]) -> Iterator[tuple[str, ...]]:
    for number, row in enumerate(ledger.rows, start=1):
        texts = tuple([column.text(row) for column in columns])
        yield (str(number), *texts[1:]) if ledger.numbered else texts


def _heights(texts: Sequence[tuple[str, ...]], place: int, merged: Sequence[int]) -> tuple[int, ...]:
    """How many rows each cell of row `place` covers; 0 for one that is covered from above."""

    def key(row: int, index: int) -> tuple[str, ...]:
        return tuple(texts[row][each] for each in merged if each <= index)

    def height(index: int) -> int:
        if index not in merged:
            return 1
        if place and key(place - 1, index) == key(place, index):
            return 0
        same = place + 1
        while same < len(texts) and key(same, index) == key(place, index):
            same += 1
        return same - place

    return tuple(map(height, range(len(texts[place]))))


def _footer(ledger: Ledger[Row], columns: Sequence[LedgerColumn[Row]]) -> Iterator[tuple[Cell, ...]]:
    if totals := totals_of(ledger, columns):
        first = next(index for index, column in enumerate(columns) if column.total)
        label = () if first == 0 else (Cell(ledger.total_label, columns=first),)
        yield (*label, *map(Cell, totals[first:]))
    if ledger.summary:
        yield (Cell(ledger.summary, columns=len(columns)),)


def _sums(label: str, totals: Sequence[str]) -> tuple[Cell, ...]:
    """A row of the totals of a group: its label as far as there are none, then the totals."""
    first = next((index for index, text in enumerate(totals) if text), len(totals))
    first = max(first, 1)
    return (Cell(label, columns=first), *map(Cell, totals[first:]))
