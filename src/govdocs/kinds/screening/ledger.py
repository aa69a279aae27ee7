"""入职查询台账: the people looked up unit by unit, and how far each unit has come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from govdocs.context import Context
from govdocs.document.nodes import Column, PageBreak
from govdocs.kinds.parts.accounts import account_line
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.copies import hidden_notes, shown_table
from govdocs.kinds.parts.ledgers import SIGNATURES, Ledger, LedgerColumn
from govdocs.kinds.parts.record_fields import or_gap
from govdocs.kinds.parts.wording import printed_date
from govdocs.kinds.reporting.quarters import percent
from govdocs.kinds.screening.record import ACTIONS, HIT, RESULTS, STAFF
from govdocs.kinds.screening.schedule import (
    ScreeningState,
    by_unit,
    next_due,
    reply_due,
    screening_states,
    term_check,
)
from govdocs.text.dates import formal_date

LEDGER: Final = "入职查询台账"

_WIDE = PageBreak("landscape", paper="A3")
_NOTHING: Final = "—"
"""Printed where a person is not yet answered, or is not looked up again."""

_Columns = tuple[LedgerColumn[ScreeningState], ...]


def screening_ledger(casebook: Casebook, context: Context) -> Sequence[Ledger[Any]]:
    """The latest record of every person, grouped by unit; the counts of the units."""
    states = screening_states(casebook, context.today)
    above = account_line(casebook, context)
    counts = _counts(states, context, above)
    if context.copy == "public":
        return (counts,)
    main = Ledger(
        _columns(),
        states,
        title=LEDGER,
        above=above,
        below=SIGNATURES,
        notes=("有相关记录的只记有无，不记具体内容；答复、年度查询的逾期天数算到统计日期。",),
        numbered=False,
        sheet=LEDGER,
        group="单位",
        group_order=tuple(or_gap(unit) for unit in by_unit(states)),
        page=_WIDE,
    )
    return (main, counts)


def _columns() -> _Columns:
    return (
        LedgerColumn("编号", lambda state: or_gap(state.record.screening_id), Column(share=12)),
        LedgerColumn("单位", lambda state: or_gap(state.record.unit), Column(share=16)),
        LedgerColumn("姓名", lambda state: or_gap(state.record.name), Column(share=8)),
        LedgerColumn("性别", lambda state: state.record.sex, Column(choices=("男", "女"), share=5)),
        LedgerColumn("证件号码", lambda state: or_gap(state.record.id_no), Column(share=19)),
        LedgerColumn("岗位", lambda state: or_gap(state.record.post), Column(share=10)),
        LedgerColumn(
            "用工情况", lambda state: or_gap(state.record.staff_state), Column(choices=STAFF, share=8)
        ),
        LedgerColumn("查询事由", lambda state: or_gap(state.record.purpose), Column(share=9)),
        LedgerColumn(
            "申请日期", lambda state: or_gap(printed_date(state.record.applied_on)), Column("date", share=13)
        ),
        LedgerColumn(
            "办结日期", lambda state: printed_date(state.record.done_on) or _NOTHING, Column("date", share=13)
        ),
        LedgerColumn(
            "查询结果", lambda state: or_gap(state.record.result), Column(choices=RESULTS, share=14)
        ),
        LedgerColumn("处理", lambda state: state.record.action or _NOTHING, Column(choices=ACTIONS, share=9)),
        LedgerColumn("下次查询", _again, Column("date", share=17)),
        LedgerColumn("保密责任人", lambda state: or_gap(state.record.keeper), Column(share=9)),
        LedgerColumn("备注", lambda state: state.record.remark, Column(share=10), optional=True),
    )


def _again(state: ScreeningState) -> str:
    """When the answer or the next time is due, how late it is, the term check of a school."""
    late = f"（逾期{state.overdue}天）" if state.overdue else ""
    answer, due, term = reply_due(state.record), next_due(state.record), term_check(state.record)
    if answer:
        return f"应于{formal_date(answer)}\n答复{late}"
    if due is None:
        return _NOTHING
    words = (formal_date(due), late, f"（学期复查{term[0]}年{term[1]}月）" if term else "")
    return "\n".join(filter(None, words))


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A line of the counts: the unit, what identifies it, its counts as the copy may tell them."""

    unit: str
    kind: str
    uscc: str
    shown: Sequence[str]
    rate: str


_HEADINGS: Final = ("应查人数", "已查人数", "等待答复", "逾期", "有相关记录")
"""The public is not told which unit had a hit: the last one is left out of its copy."""


def counts_of(states: Sequence[ScreeningState]) -> tuple[int, ...]:
    """应查, 已查 (answered and not yet due again), 等待答复, 逾期, 有相关记录."""
    return (
        len(states),
        sum(1 for state in states if state.valid),
        sum(1 for state in states if state.waiting),
        sum(1 for state in states if state.overdue),
        sum(1 for state in states if state.record.result == HIT),
    )


def _counts(states: Sequence[ScreeningState], context: Context, above: tuple[str, ...]) -> Ledger[UnitLine]:
    units = by_unit(states)
    numbers = [counts_of(states), *map(counts_of, units.values())]
    shown = shown_table(numbers, (), context)
    firsts = [each[0].record for each in units.values()]
    lines = [
        UnitLine(
            or_gap(first.unit), first.unit_words or first.unit_kind, first.uscc, texts, _rate(found, texts)
        )
        for first, found, texts in zip(firsts, numbers[1:], shown[1:], strict=True)
    ]
    rate = _rate(numbers[0], shown[0])
    headings = _HEADINGS[:-1] if context.copy == "public" else _HEADINGS
    columns: tuple[LedgerColumn[UnitLine], ...] = (
        LedgerColumn("单位", lambda line: line.unit, Column(share=26)),
        LedgerColumn("类别", lambda line: line.kind, Column(share=12)),
        LedgerColumn("统一社会信用代码", lambda line: line.uscc, Column(share=30)),
        *(_count_column(place, heading, shown[0][place]) for place, heading in enumerate(headings)),
        LedgerColumn("查询率", lambda line: line.rate, Column("number", share=9), total=lambda _: rate),
    )
    return Ledger(
        columns,
        lines,
        title="入职查询情况统计表",
        above=above,
        below=SIGNATURES,
        notes=(
            "已查指有查询结果且未到下次查询日期；查询率＝已查人数÷应查人数。",
            *hidden_notes(context),
        ),
        numbered=False,
        sheet="统计表",
        counts=True,
        page=PageBreak("landscape"),
    )


def _count_column(place: int, heading: str, total: str) -> LedgerColumn[UnitLine]:
    return LedgerColumn(
        heading, lambda line: line.shown[place], Column("number", share=9), total=lambda _: total
    )


def _rate(numbers: Sequence[int], shown: Sequence[str]) -> str:
    if not numbers[0] or not all(text.isdecimal() for text in shown[:2]):
        return ""
    return percent(Fraction(numbers[1], numbers[0]))
