"""What hazards are printed as: the sheet of one from its finding to its closing, the ledger of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from govdocs.context import Context
from govdocs.document.forms import Box, Form, Grid, When, pair, row
from govdocs.document.nodes import Column
from govdocs.kinds.cases.dues import due_words, waiting_key
from govdocs.kinds.cases.hazard_record import CATEGORIES, SEVERITIES, STATES, THERE, WATER, Hazard
from govdocs.kinds.cases.tallies import CountTable, count_ledger, rate, tallied
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.form_values import form_values
from govdocs.kinds.parts.ledgers import SIGNATURES, UPRIGHT, Ledger, LedgerColumn, reported
from govdocs.kinds.parts.record_fields import or_gap
from govdocs.kinds.parts.wording import printed_date
from govdocs.text.dates import formal_date, parse_date

CLOSING_SHEET: Final = "隐患排查整改销账单"
LEDGER: Final = "隐患销账台账"
WATER_LEDGER: Final = "涉水点位防护设施表"

_SORTS: Final = CountTable("按类型统计", "类型", "发现", STATES, ("已销账", "销账率"), UPRIGHT)

_FACILITY: Final = Column(choices=THERE, share=7)

_TEXT_ROW = 12.0
"""Millimetres: two lines to write by hand."""

_WATER_ROWS = When(
    "涉水",
    (
        row(
            Box("水域设施", 1, 2, "label"),
            Box("管理人：{{ 水域管理人 }}", 2),
            Box("巡查频次：{{ 巡查频次 }}", 3),
        ),
        row(
            Box(
                "警示牌：{{ 警示牌框 }}　　　救生圈：{{ 救生圈框 }}\n"
                "救生绳：{{ 救生绳框 }}　　　救生杆：{{ 救生杆框 }}\n"
                "围　栏：{{ 围栏框 }}",
                5,
            )
        ),
    ),
)

FORM: Final = Form(
    CLOSING_SHEET,
    (
        Grid(
            (
                row(
                    pair("编　　号", "{{ 编号 }}"),
                    pair("发现日期", "{{ 发现日期 }}"),
                    pair("发 现 人", "{{ 发现人 }}"),
                ),
                row(pair("来　　源", "{{ 来源框 }}", 5)),
                row(pair("地　　点", "{{ 所在 }}", 3), pair("坐　　标", "{{ 坐标 }}")),
                row(pair("类　　型", "{{ 类型框 }}{% if 类型说明 %}：{{ 类型说明 }}{% endif %}", 5)),
                row(pair("等　　级", "{{ 等级框 }}", 3), pair("状　　态", "{{ 状态 }}")),
                row(pair("隐患描述", "{{ 隐患描述 }}", 5), height=_TEXT_ROW),
                row(pair("可能后果", "{{ 可能后果 }}", 5), height=_TEXT_ROW),
                _WATER_ROWS,
                row(
                    pair("临时管控", "{{ 临时管控措施 }}", 3),
                    pair("管控日期", "{{ 临时管控日期 }}"),
                    height=_TEXT_ROW,
                ),
                row(pair("整改措施", "{{ 整改措施 }}", 5), height=_TEXT_ROW),
                row(
                    pair("责任单位", "{{ 责任单位 }}"),
                    pair("责 任 人", "{{ 责任人 }}"),
                    pair("整改时限", "{{ 整改时限 }}"),
                ),
                row(
                    pair("整改情况", "{{ 整改情况 }}", 3),
                    pair("完成日期", "{{ 完成日期 }}"),
                    height=_TEXT_ROW,
                ),
                row(pair("照　　片", "{{ 照片 }}", 5)),
                row(
                    pair("复 查 人", "{{ 复查人 }}"),
                    pair("复查结论", "{{ 复查结论框 }}", 3),
                ),
                row(
                    pair("复查日期", "{{ 复查日期 }}"),
                    pair("销账日期", "{{ 销账日期 }}"),
                    pair("备　　注", "{{ 备注 }}"),
                ),
                row(
                    Box("责任人", 1, 1, "label"),
                    Box("签名：\n　　年　　月　　日", 2, 1, "sign"),
                    Box("复查人", 1, 1, "label"),
                    Box("签名：\n　　年　　月　　日", 2, 1, "sign"),
                ),
            ),
            (12.9, 20.4, 12.9, 20.4, 12.9, 20.5),
        ),
    ),
)
"""隐患排查整改销账单."""


def sheet_values(hazard: Hazard, context: Context) -> Sequence[Mapping[str, Any]]:
    """The values of the sheet of a hazard, one mapping."""
    values = form_values(hazard)
    state = hazard.state_on(context.today)
    words = _lateness(hazard, context.today)
    told = {
        "所在": where_words(hazard),
        "状态": f"{state}（{words}）" if words and state != "逾期" else words or state,
        "涉水": hazard.category == WATER,
    }
    return (values | told,)


def where_words(hazard: Hazard) -> str:
    """Where a hazard is; at home with the name of the child, as the copy shows it."""
    if not (hazard.child.name or hazard.child.file_no):
        return hazard.spot
    return f"{hazard.spot}（{hazard.child.name or hazard.child.file_no}家）"


def _lateness(hazard: Hazard, day: date) -> str:
    due = parse_date(hazard.due_on)
    if due is None or hazard.closed(day) or hazard.finished_on:
        return ""
    return due_words(due, day)


def ledger_of(casebook: Casebook, context: Context) -> Sequence[Ledger[Any]]:
    """The ledger: what is late first, then by the day on which it is due, the closed last; and by sort."""
    day = context.today
    hazards = sorted(casebook.all("hazard", Hazard), key=lambda each: _order(each, day))
    above = (reported(casebook.unit, "")[0], f"统计日期：{formal_date(day)}")
    main = Ledger(
        _columns(day),
        hazards,
        title=LEDGER,
        above=above,
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
    above = (reported(casebook.unit, "")[0], f"统计日期：{formal_date(context.today)}")
    columns: tuple[LedgerColumn[Hazard], ...] = (
        LedgerColumn("编号", lambda each: each.hazard_id, Column(share=12)),
        LedgerColumn("地点", where_words, Column(share=18)),
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
            above=above,
            below=SIGNATURES,
            summary="" if rows else "本期没有涉水隐患。",
            numbered=False,
            sheet=WATER_LEDGER,
            measure="处",
        ),
    )


def _order(hazard: Hazard, day: date) -> tuple[bool, tuple[int, int], str]:
    waiting = not (hazard.closed(day) or hazard.finished_on)
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
    words, state = _lateness(hazard, day), hazard.state_on(day)
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
