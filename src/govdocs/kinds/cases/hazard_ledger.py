"""Ledgers of hazards: what is late first, how many are closed, what saves lives at each water."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from govdocs.context import Context
from govdocs.document.nodes import Column
from govdocs.kinds.cases.dues import waiting_key
from govdocs.kinds.cases.hazard_papers import lateness, where_words
from govdocs.kinds.cases.hazard_record import CATEGORIES, DONE, SEVERITIES, STATES, THERE, WATER, Hazard
from govdocs.kinds.cases.tallies import CountTable, count_ledger, rate, tallied
from govdocs.kinds.parts.accounts import VILLAGE, account_line
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.ledgers import SIGNATURES, UPRIGHT, Ledger, LedgerColumn
from govdocs.kinds.parts.record_fields import or_gap
from govdocs.kinds.parts.wording import printed_date
from govdocs.text.dates import parse_date

LEDGER: Final = "隐患销账台账"
WATER_LEDGER: Final = "涉水点位防护设施表"

_SORTS: Final = CountTable("按类型统计", "类型", "发现", STATES, ("已销账", "销账率"), UPRIGHT)
_FACILITY: Final = Column(choices=THERE, share=7)


def ledger_of(casebook: Casebook, context: Context) -> Sequence[Ledger[Any]]:
    """The ledger: what is late first, then by the day on which it is due, the closed last; and by sort."""
    day = context.today
    hazards = sorted(casebook.all("hazard", Hazard), key=lambda each: _order(each, day))
    main = Ledger(
        _public_columns(day) if context.copy == "public" else _columns(day),
        hazards,
        title=LEDGER,
        above=account_line(casebook, context),
        below=SIGNATURES,
        summary=_summary(hazards, day),
        numbered=False,
        sheet=LEDGER,
        measure="处",
    )
    return (main, _by_sort(hazards, day)) if hazards else (main,)


def water_ledger_of(casebook: Casebook, context: Context) -> Sequence[Ledger[Any]]:
    """What saves lives at each dangerous water, for the patrols."""
    rows = [hazard for hazard in casebook.all("hazard", Hazard) if hazard.category == WATER]

    def where(hazard: Hazard) -> str:
        """Of the home of a child the public is told the village."""
        return hazard.village if context.copy == "public" and hazard.child.name else where_words(hazard)

    columns: tuple[LedgerColumn[Hazard], ...] = (
        LedgerColumn("编号", lambda each: each.hazard_id, Column(share=12)),
        LedgerColumn("地点", where, Column(share=18)),
        LedgerColumn("水域管理人", lambda each: or_gap(each.water_owner), Column(share=12)),
        LedgerColumn("警示牌", lambda each: or_gap(each.warning_sign), _FACILITY),
        LedgerColumn("救生圈", lambda each: or_gap(each.life_ring), _FACILITY),
        LedgerColumn("救生绳", lambda each: or_gap(each.rope), _FACILITY),
        LedgerColumn("救生杆", lambda each: or_gap(each.pole), _FACILITY),
        LedgerColumn("围栏", lambda each: or_gap(each.fence), _FACILITY),
        LedgerColumn("巡查频次", lambda each: or_gap(each.patrols), Column(share=18)),
        LedgerColumn("状态", lambda each: each.state_on(context.today), Column(choices=STATES, share=9)),
    )
    return (
        Ledger(
            columns,
            rows,
            title=WATER_LEDGER,
            above=account_line(casebook, context),
            below=SIGNATURES,
            summary="" if rows else "本期没有涉水隐患。",
            numbered=False,
            sheet=WATER_LEDGER,
            measure="处",
        ),
    )


def _order(hazard: Hazard, day: date) -> tuple[bool, tuple[int, int], str]:
    waiting = hazard.state_on(day) not in DONE
    key = waiting_key(parse_date(hazard.due_on), day) if waiting else (0, 0)
    return not waiting, key, hazard.hazard_id


def _columns(day: date) -> tuple[LedgerColumn[Hazard], ...]:
    return (
        LedgerColumn("编号", lambda each: each.hazard_id, Column(share=9)),
        LedgerColumn("发现日期", lambda each: or_gap(printed_date(each.found_on)), Column("date", share=11)),
        LedgerColumn("发现人、来源", lambda each: _two(each.found_by, each.source), Column(share=11)),
        LedgerColumn("地点", lambda each: or_gap(where_words(each)), Column(share=11)),
        LedgerColumn("类型", _category, Column(share=10)),
        LedgerColumn("等级", lambda each: or_gap(each.severity), Column(choices=SEVERITIES, share=6)),
        LedgerColumn("隐患描述、可能后果", lambda each: _two(each.description, each.harm), Column(share=20)),
        LedgerColumn("整改措施", _measures, Column(share=20)),
        LedgerColumn("责任单位、责任人", lambda each: _two(each.unit, each.owner), Column(share=14)),
        LedgerColumn("整改时限", lambda each: or_gap(printed_date(each.due_on)), Column("date", share=11)),
        LedgerColumn("整改情况、完成日期", _results, Column(share=16)),
        LedgerColumn("复查人、日期、结论", _recheck, Column(share=11)),
        LedgerColumn("销账日期", lambda each: printed_date(each.closed_on), Column("date", share=11)),
        LedgerColumn("状态", lambda each: _state(each, day), Column(share=9)),
    )


def _public_columns(day: date) -> tuple[LedgerColumn[Hazard], ...]:
    """What everybody may know: no names, no homes, no schools, nothing written freely."""
    own: tuple[LedgerColumn[Hazard], ...] = (
        LedgerColumn(VILLAGE, lambda each: or_gap(each.village), Column(share=11)),
        LedgerColumn("类型", lambda each: or_gap(each.category), Column(share=10)),
    )
    kept = {each.heading: each for each in (*_columns(day), *own)}
    shown = ("编号", "发现日期", VILLAGE, "类型", "等级", "整改时限", "销账日期", "状态")
    return tuple(kept[heading] for heading in shown)


def _category(hazard: Hazard) -> str:
    words = f"（{hazard.category_words}）" if hazard.category_words else ""
    return or_gap(f"{hazard.category}{words}")


def _two(first: str, second: str) -> str:
    return or_gap("\n".join(filter(None, (first, second))))


def _measures(hazard: Hazard) -> str:
    interim = f"临时管控：{hazard.interim}" if hazard.interim else ""
    return or_gap("\n".join(filter(None, (hazard.measure, interim, printed_date(hazard.interim_on)))))


def _results(hazard: Hazard) -> str:
    return "\n".join(filter(None, (hazard.result, printed_date(hazard.done_on))))


def _recheck(hazard: Hazard) -> str:
    parts = (hazard.rechecked_by, printed_date(hazard.rechecked_on), hazard.conclusion)
    return "\n".join(filter(None, parts))


def _state(hazard: Hazard, day: date) -> str:
    words, state = lateness(hazard, day), hazard.state_on(day)
    if state == "逾期":
        return words
    return f"{state}\n{words}" if words else state


def _summary(hazards: Iterable[Hazard], day: date) -> str:
    states = Counter(hazard.state_on(day) for hazard in hazards)
    total, closed = states.total(), states["已销账"]
    if not total:
        return "本期零报告：没有发现隐患。"
    parts = (f"{state}{states[state]}处" for state in STATES if states[state] and state != "已销账")
    found = f"共发现{total}处，已销账{closed}处，销账率{rate(closed, total)}"
    return "，".join((found, *parts)) + "。"


def _by_sort(hazards: Iterable[Hazard], day: date) -> Ledger[Sequence[str]]:
    rows = tallied(
        hazards, lambda each: (or_gap(each.category),), lambda each: each.state_on(day), CATEGORIES
    )
    return count_ledger(_SORTS, rows, None)
