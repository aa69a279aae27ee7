"""Tables that count children: by class and by village, each by level of risk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from govdocs.context import Context
from govdocs.document.nodes import Column
from govdocs.kinds.children.child import Child
from govdocs.kinds.children.order import villages_of
from govdocs.kinds.children.rows import RegisteredChild
from govdocs.kinds.children.words import CLASSES
from govdocs.kinds.parts.accounts import VILLAGE
from govdocs.kinds.parts.copies import hidden_notes, shown_table
from govdocs.kinds.parts.ledgers import TOTAL, UPRIGHT, Ledger, LedgerColumn
from govdocs.kinds.parts.record_fields import or_gap
from govdocs.kinds.parts.risk_levels import LEVELS, NOT_ASSESSED

Counts = dict[str, tuple[int, ...]]
"""How many children a line counts: of each level, of none, in all."""

_HEADINGS: Final = (*LEVELS, NOT_ASSESSED, TOTAL)


def count_tables(
    rows: Sequence[RegisteredChild], context: Context
) -> tuple[Ledger[Any], Ledger[Any], Ledger[Any]]:
    """By village and level; by main class and level, each child once; by every class and level."""

    def counted(groups: Callable[[Child], Iterable[str]], labels: Sequence[str]) -> Counts:
        return counts_of(rows, groups, labels)

    def villages(child: Child) -> tuple[str]:
        return (or_gap(child.village),)

    def main(child: Child) -> tuple[str]:
        return (or_gap(child.main_class),)

    def every(child: Child) -> tuple[str, ...]:
        return child.classes or (or_gap(""),)

    names = tuple(map(or_gap, villages_of(row.child for row in rows)))
    classes = (*CLASSES, or_gap(""))
    return (
        _table(VILLAGE, "按村（社区）统计", counted(villages, names), context),
        _table("主要类别", "按主要类别统计（一人计一次）", counted(main, classes), context),
        _table(
            "类别", "按全部类别统计（一人有几类，各计一次）", counted(every, classes), context, unit="人次"
        ),
    )


def counts_of(
    rows: Iterable[RegisteredChild], groups: Callable[[Child], Iterable[str]], labels: Sequence[str]
) -> Counts:
    """How many children are in each of their groups, in the order of `labels`, empty ones left out."""
    found = {label: [0] * len(_HEADINGS) for label in labels}
    for row in rows:
        column = _HEADINGS.index(row.level)
        for group in groups(row.child):
            line = found.setdefault(group, [0] * len(_HEADINGS))
            line[column] += 1
            line[-1] += 1
    return {label: tuple(line) for label, line in found.items() if line[-1]}


def _table(heading: str, title: str, counts: Counts, context: Context, unit: str = "人") -> Ledger[Any]:
    total = tuple(map(sum, zip(*counts.values(), strict=True))) or (0,) * len(_HEADINGS)
    shown = shown_table((total, *counts.values()), (tuple(range(len(_HEADINGS))),), context)
    rows = tuple(zip(counts, shown[1:], strict=True))
    columns: tuple[LedgerColumn[Any], ...] = (
        LedgerColumn(heading, lambda row: row[0], Column(share=34)),
        *(_count_column(place, label, shown[0][place]) for place, label in enumerate(_HEADINGS)),
    )
    return Ledger(
        columns,
        rows,
        title=title,
        above=("", f"单位：{unit}"),
        notes=hidden_notes(context),
        numbered=False,
        sheet=heading,
        counts=True,
        page=UPRIGHT if heading == VILLAGE else None,
    )


def _count_column(place: int, label: str, total: str) -> LedgerColumn[Any]:
    return LedgerColumn(label, lambda row: row[1][place], Column("number", share=12), total=lambda _: total)
