"""A last look at the ledgers of a copy: what they show that nobody else may see, and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic
from govdocs.kinds.parts.copies import leaks, small_counts
from govdocs.kinds.parts.form_checks import quoted_number
from govdocs.kinds.parts.ledgers import (
    Ledger,
    columns_of,
    lines_above,
    number_column,
    row_groups,
    texts_of,
    totals_of,
)
from govdocs.kinds.parts.secrets import Secrets

_KEY = re.compile("编号|档案号|登记号|文号")
"""Headings of columns that say which record a row is."""
_NUMBER = number_column().heading
_ONE = "有 1 处"
_SHOWN = 8
"""So many rows are named, others counted."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A text of a ledger: its heading, and the row it stands in, in words."""

    heading: str
    row: str
    text: str


def shown_in(
    label: str, tables: Sequence[Ledger[Any]], secrets: Secrets, context: Context
) -> Iterator[Diagnostic]:
    """An error for each column of the ledger called `label` that shows what this copy may not.

    The rows are named, what they say is not.
    """
    for table in tables:
        name = label if table is tables[0] else f"{label}的“{table.sheet or table.title}”"
        if any(leaks(texts_of(table), secrets, context)):
            yield from _placed(
                name, ((each, leaks((each.text,), secrets, context)) for each in _cells(table))
            )
        if table.counts:
            counts = (each for each in _cells(table) if each.heading != _NUMBER)
            yield from _placed(name, ((each, small_counts((each.text,), context)) for each in counts))


def _cells(table: Ledger[Any]) -> Iterator[_Cell]:
    """Every text of a ledger with its place."""
    around = (table.title, *lines_above(table), *table.below, *table.notes, table.summary)
    yield from (_Cell("标题、说明和汇总", "", text) for text in around)
    columns = (*columns_of(table), *table.extras)
    key = next((place for place, column in enumerate(columns) if _KEY.search(column.heading)), -1)
    number = 0
    for group in row_groups(table, columns):
        for texts in group.texts:
            number += 1
            row = f"第 {number} 行{quoted_number(texts[key]) if key >= 0 else ''}"
            for column, text in zip(columns, texts, strict=True):
                yield _Cell(column.heading, row, text)
        yield from (_Cell("小计", "", text) for text in (group.label, *group.totals))
    yield from (_Cell("合计", "", text) for text in totals_of(table, columns))


def _placed(name: str, found: Iterable[tuple[_Cell, Iterable[Diagnostic]]]) -> Iterator[Diagnostic]:
    """The faults of cells, those of one sort in one column together."""
    places: dict[tuple[str, Diagnostic], list[str]] = {}
    for cell, faults in found:
        for fault in faults:
            places.setdefault((cell.heading, fault), []).append(cell.row)
    for (heading, fault), rows in places.items():
        words = fault.message.replace(_ONE, f"有 {len(rows)} 处")
        yield replace(fault, message=words, where=f"{name}“{heading}”{_rows(rows)}")


def _rows(rows: Sequence[str]) -> str:
    named = list(dict.fromkeys(filter(None, rows)))
    more = f"等 {len(named)} 行" if len(named) > _SHOWN else ""
    return "、".join(named[:_SHOWN]) + more
