"""农村留守儿童汇总表 on paper: two wide tables, all children in the first line, then the villages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, warning
from govdocs.document.nodes import Column, PageBreak
from govdocs.kinds.children.child import LABEL
from govdocs.kinds.children.summary import (
    AGE_BANDS,
    AGE_UNKNOWN,
    AGES,
    SECTIONS,
    SEXES,
    SUM,
    TOTAL_KEY,
    Key,
    Line,
    checks,
    keys,
    summary_lines,
    unknown_counts,
)
from govdocs.kinds.parts.accounts import account_line
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.copies import count_words, hidden_notes, shown_table
from govdocs.kinds.parts.ledgers import SIGNATURES, Ledger, LedgerColumn
from govdocs.kinds.reporting.quarters import percent
from govdocs.text.dates import formal_date

LEDGER: Final = "农村留守儿童汇总表"

_WIDE = PageBreak("landscape", paper="A3")
_FIRST_SECTIONS: Final = 3
"""How many sections stand beside the ages in the first table; the others are in the second."""


_PUPILS: Final = "寄宿情况只统计小学、初中在校学生。"
_SEVERAL: Final = "享受救助可有多项，各项之和不等于数量。"


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of the summary as the copy may tell it."""

    label: str
    texts: dict[Key, str]
    share: str


def summary_ledger(casebook: Casebook, context: Context) -> Sequence[Ledger[Any]]:
    """The summary of children left behind; nothing where the workbook has none."""
    lines = summary_lines(casebook, context.today)
    if not lines[0].total:
        return ()
    rows = _shown(lines, context)
    first, second = SECTIONS[:_FIRST_SECTIONS], SECTIONS[_FIRST_SECTIONS:]
    counted = f"年龄算到{formal_date(context.today)}；14—16周岁指满14周岁、不满16周岁。"

    def table(title: str, columns: _Columns, notes: tuple[str, ...], summary: str) -> Ledger[Any]:
        return Ledger(
            (_LABEL, _TOTAL, *columns),
            rows,
            title=title,
            above=account_line(casebook, context),
            below=SIGNATURES,
            summary=summary,
            notes=(*notes, *hidden_notes(context)),
            numbered=False,
            sheet=title,
            counts=True,
            page=_WIDE,
        )

    return (
        table(
            LEDGER, (_SHARE, *_age_columns(), *_columns(first)), (counted, _PUPILS), _result(lines, context)
        ),
        table(f"{LEDGER}（续）", tuple(_columns(second)), (_SEVERAL,), ""),
    )


_Columns = tuple[LedgerColumn[ShownLine], ...]

_LABEL: LedgerColumn[ShownLine] = LedgerColumn("区域", lambda line: line.label, Column(share=14))
_SHARE: LedgerColumn[ShownLine] = LedgerColumn("占比", lambda line: line.share, Column("number", share=9))


def _column(key: Key, heading: str, over: str | tuple[str, ...] = "") -> LedgerColumn[ShownLine]:
    return LedgerColumn(heading, lambda line: line.texts[key], Column("number", share=8), over=over)


_TOTAL = _column(TOTAL_KEY, "数量")


def _age_columns() -> Iterator[LedgerColumn[ShownLine]]:
    for band, *_ in AGE_BANDS:
        for part in (SUM, *SEXES):
            yield _column((AGES, band, part), part, (AGES, band))
    yield _column(AGE_UNKNOWN, AGE_UNKNOWN[1], AGES)


def _columns(sections: Sequence[Any]) -> Iterator[LedgerColumn[ShownLine]]:
    for section in sections:
        for heading in section.headings:
            yield _column((section.label, heading, ""), heading, section.label)


def _shown(lines: Sequence[Line], context: Context) -> tuple[ShownLine, ...]:
    every = keys()
    table = shown_table(
        [[line.counts[key] for key in every] for line in lines], tuple(_groups(every)), context
    )
    total = lines[0].total

    def share(line: Line, shown: str) -> str:
        return percent(Fraction(line.total, total)) if shown.isdecimal() else ""

    return tuple(
        ShownLine(line.label, dict(zip(every, texts, strict=True)), share(line, texts[0]))
        for line, texts in zip(lines, table, strict=True)
    )


def _groups(every: Sequence[Key]) -> Iterator[tuple[int, ...]]:
    """The columns that give each other away: sums and what they are the sums of."""
    place = {key: number for number, key in enumerate(every)}
    yield (
        place[TOTAL_KEY],
        place[AGE_UNKNOWN],
        *(place[AGES, band, SUM] for band, *_ in AGE_BANDS),
    )
    for band, *_ in AGE_BANDS:
        yield tuple(place[AGES, band, part] for part in (SUM, *SEXES))
    for section in SECTIONS:
        own = tuple(place[section.label, heading, ""] for heading in section.headings)
        if not section.multiple:
            yield own if section.partial else (place[TOTAL_KEY], *own)


def _result(lines: Sequence[Line], context: Context) -> str:
    """What the checks found, in words."""
    made = checks(lines)
    wrong = [check for check in made if check.broken]
    words = "；".join(f"{check.words}（{'、'.join(check.broken)}）" for check in wrong)
    balance = f"不平{len(wrong)}项：{words}" if wrong else "全部平衡"
    unknown = unknown_counts(lines[0])
    told = "、".join(f"{label}{count_words(number, context)}人" for label, number in unknown.items())
    return f"勾稽关系{len(made)}项，{balance}。未采集：{told or '无'}。"


def summary_findings(casebook: Casebook, context: Context) -> Iterator[Diagnostic]:
    """What keeps the summary from being submitted: facts not collected, relations that do not hold."""
    lines = summary_lines(casebook, context.today)
    unknown = unknown_counts(lines[0])
    if unknown:
        told = "、".join(f"{label}{number}人" for label, number in unknown.items())
        yield warning("D815", f"{LEDGER}有未采集的项目：{told}", LABEL, "上报前补写这些农村留守儿童的登记")
    for check in checks(lines):
        if check.broken:
            words = f"{LEDGER}勾稽不平：{check.words}（{'、'.join(check.broken)}）"
            yield warning("D815", words, LABEL, "核对这些农村留守儿童的登记")
