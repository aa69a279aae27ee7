"""Ledgers (台账, 名册): many rows of one sort as a table with a title, totals and a line of signatures.

A ledger is declared, not drawn: a column is a heading, the text of a row in it and what it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Any, Generic, TypeVar

from govdocs.document.nodes import Block, Cell, Column, Document, PageBreak, Paragraph, Table
from govdocs.kinds.parts.printing import title_paragraph
from govdocs.kinds.parts.wording import in_one_line, missing, names_of, printed_date

Row = TypeVar("Row")

SIGNATURES = ("单位负责人：", "复核人：", "填表人：")
"""The line below a ledger that is reported (the form of 2016)."""

LYING, UPRIGHT = PageBreak("landscape"), PageBreak("portrait")
"""How the pages of a ledger are turned: most lie, small ones stand."""

TOTAL = "合计"
"""The word at the head of a row of totals."""

_TEXT, _NUMBER = Column(), Column("number")


@dataclass(frozen=True, slots=True)
class LedgerColumn(Generic[Row]):
    """One column: its heading, the text of a row in it, what it holds.

    `over` is a heading above its own that neighbours with the same one share. A `merged` column joins
    the cells of neighbouring rows that say the same, as far as the merged columns before it are joined.
    An `optional` one is left out where no row has anything in it. `total` gives its text in the row of
    totals.
    """

    heading: str
    text: Callable[[Row], str]
    column: Column = _TEXT
    over: str = ""
    merged: bool = False
    optional: bool = False
    total: Callable[[Sequence[Row]], str] | None = None


@dataclass(frozen=True, slots=True)
class Ledger(Generic[Row]):
    """A table of `rows` under a title; `numbered` puts 序号 in front.

    `above` and `below` are the lines that stay with the table, `summary` a sentence in its last row,
    `notes` the paragraphs under it. Empty rows are added until there are `blank_rows`, for writing by
    hand. `sheet` names it in a workbook; it begins a new page where it has a `page` of its own.
    """

    columns: tuple[LedgerColumn[Row], ...]
    rows: tuple[Row, ...]
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


def ledger_blocks(ledger: Ledger[Row], title_role: str = "title") -> tuple[Block, ...]:
    """Title, table and notes of a ledger."""
    page = (ledger.page,) if ledger.page else ()
    title = (title_paragraph(ledger.title, title_role),) if ledger.title else ()
    notes = (Paragraph.of(note, "table_note") for note in ledger.notes)
    return (*page, *title, ledger_table(ledger), *notes)


def ledger_table(ledger: Ledger[Row]) -> Table:
    """The table of a ledger: headings, rows, totals."""
    columns = _columns(ledger)
    header = _header(columns)
    footer = tuple(_footer(ledger, columns))
    return Table(
        (*header, *_body(ledger, columns), *footer),
        len(header),
        columns=tuple(column.column for column in columns),
        footer=len(footer),
        above=ledger.above,
        below=ledger.below,
        sheet=ledger.sheet,
    )


def _columns(ledger: Ledger[Row]) -> tuple[LedgerColumn[Row], ...]:
    number: LedgerColumn[Row] = LedgerColumn("序号", lambda _: "", _NUMBER)
    kept = (each for each in ledger.columns if not each.optional or any(map(each.text, ledger.rows)))
    return (*((number,) if ledger.numbered else ()), *kept)


def _header(columns: Sequence[LedgerColumn[Row]]) -> tuple[tuple[Cell, ...], ...]:
    if not any(column.over for column in columns):
        return (tuple(Cell(column.heading) for column in columns),)
    lower = tuple(Cell(column.heading) for column in columns if column.over)
    return tuple(_upper(columns)), lower


def _upper(columns: Sequence[LedgerColumn[Row]]) -> Iterator[Cell]:
    for over, group in groupby(columns, key=lambda column: column.over):
        if over:
            yield Cell(over, columns=len(list(group)))
        else:
            yield from (Cell(column.heading, rows=2) for column in group)


def _body(ledger: Ledger[Row], columns: Sequence[LedgerColumn[Row]]) -> Iterator[tuple[Cell, ...]]:
    texts = list(_texts(ledger, columns))
    for place, row in enumerate(texts):
        heights = _heights(texts, place, columns)
        yield tuple(Cell(text, rows=height) for text, height in zip(row, heights, strict=True) if height)
    for number in range(len(texts) + 1, ledger.blank_rows + 1):
        first = (str(number),) if ledger.numbered else ()
        yield tuple(map(Cell, (*first, *("",) * (len(columns) - len(first)))))


def _texts(ledger: Ledger[Row], columns: Sequence[LedgerColumn[Row]]) -> Iterator[tuple[str, ...]]:
    for number, row in enumerate(ledger.rows, start=1):
        texts = tuple(column.text(row) for column in columns)
        yield (str(number), *texts[1:]) if ledger.numbered else texts


def _heights(
    texts: Sequence[tuple[str, ...]], place: int, columns: Sequence[LedgerColumn[Row]]
) -> tuple[int, ...]:
    """How many rows each cell of row `place` covers; 0 for one that is covered from above."""
    merged = [index for index, column in enumerate(columns) if column.merged]

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

    return tuple(map(height, range(len(columns))))


def _footer(ledger: Ledger[Row], columns: Sequence[LedgerColumn[Row]]) -> Iterator[tuple[Cell, ...]]:
    if any(column.total for column in columns):
        label = next(index for index, column in enumerate(columns) if column.total)
        totals = (column.total(ledger.rows) if column.total else "" for column in columns[label:])
        yield (*((Cell(ledger.total_label, columns=label),) if label else ()), *map(Cell, totals))
    if ledger.summary:
        yield (Cell(ledger.summary, columns=len(columns)),)
