"""Ledgers as workbooks take them, with the names of the tags that templates of workbooks use."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import repeat
from typing import Any

from govdocs.document.ledgers import LedgerSheet, RowGroup, SheetColumn
from govdocs.kinds.parts.form_values import tag_name
from govdocs.kinds.parts.ledgers import (
    Ledger,
    LedgerColumn,
    columns_of,
    number_column,
    overs,
    row_groups,
    totals_of,
)
from govdocs.kinds.parts.wording import in_one_line

TITLE, MARK = "标题", "份别"
"""Tags of every sheet: the title of the ledger; 〔内部件〕 or 〔公开件〕, empty in the full copy."""

_RESERVED = frozenset((TITLE, MARK, "小计", "合计", "汇总", "说明"))
"""Names that mean other things in templates: a column of that heading is 合计列."""

_LABELLED = re.compile(r"(?P<label>[^：:〔（(]{1,12}(?:[（(][^）)]*[）)])?)[：:](?P<value>.*)", re.DOTALL)
_BRACKETED = re.compile(r"[（(][^）)]*[）)]")


def sheet_of(ledger: Ledger[Any]) -> LedgerSheet:
    """`ledger` as a workbook takes it; its rows are made as they are read, once."""
    numbers = (number_column(),) if ledger.numbered else ()
    columns: tuple[LedgerColumn[Any], ...] = (*numbers, *ledger.columns)
    printed = columns_of(ledger)
    headings = [(overs(each), each.heading) for each in printed]
    extras = tuple(SheetColumn(each.heading, each.heading, printed=False) for each in ledger.extras)
    every = (*columns, *ledger.extras)
    above, below = list(_pieces(ledger.above, "表上")), list(_pieces(ledger.below, "表下"))
    around = {name: value for name, _, value in (*above, *below) if name}
    return LedgerSheet(
        ledger.sheet or in_one_line(ledger.title),
        (
            *(replace(each, printed=(each.overs, each.heading) in headings) for each in _tagged(columns)),
            *extras,
        ),
        (*row_groups(ledger, every), *_blank(ledger, len(every))),
        {TITLE: ledger.title, MARK: ledger.mark, **around},
        _line(above),
        _line(below),
        ledger.notes,
        ledger.summary,
        ledger.total_label,
        totals_of(ledger, every),
    )


def _blank(ledger: Ledger[Any], width: int) -> Iterator[RowGroup]:
    """Empty rows for writing by hand."""
    count = ledger.blank_rows - len(ledger.rows)
    if count > 0 and not ledger.numbered:
        yield RowGroup(repeat(("",) * width, count), count)
    elif count > 0:
        numbers = range(len(ledger.rows) + 1, ledger.blank_rows + 1)
        yield RowGroup(((str(number), *("",) * (width - 1)) for number in numbers), count)


def _tagged(columns: Sequence[LedgerColumn[Any]]) -> Iterator[SheetColumn]:
    """The columns with the names of their tags: the heading, below common ones with those before it."""
    short = [tag_name(column.heading) for column in columns]
    known = Counter(short)
    taken: set[str] = set()
    for number, (name, column) in enumerate(zip(short, columns, strict=True), start=1):
        tag = name if known[name] == 1 else tag_name("".join((*overs(column), column.heading)))
        if not tag.isidentifier():
            tag = f"列{tag}"
        if tag in _RESERVED:
            tag = f"{tag}列"
        if tag in taken or tag == "列":
            tag = f"{tag}第{number}列"
        taken.add(tag)
        yield SheetColumn(column.heading, tag, overs(column), column.column, column.merged)


def _pieces(pieces: Sequence[str], place: str) -> Iterator[tuple[str, str, str]]:
    """For each piece of a line the name of its tag, what stands before it, its value.

    填报单位（盖章）：清禾镇 is 填报单位 with 清禾镇 behind its label; without a label the whole piece is the
    value. A piece without a value is there to be signed: it has no tag.
    """
    for number, piece in enumerate(pieces, start=1):
        match = _LABELLED.fullmatch(piece)
        if match and not match["value"]:
            yield "", piece, ""
        elif match and (name := tag_name(_BRACKETED.sub("", match["label"]))).isidentifier():
            yield name, piece[: match.start("value")], match["value"]
        else:
            yield f"{place}{number}", "", piece


def _line(pieces: Sequence[tuple[str, str, str]]) -> tuple[str, ...]:
    return tuple(f"{before}{{{{ {name} }}}}" if name else before for name, before, _ in pieces)
