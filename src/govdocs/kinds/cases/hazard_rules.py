"""Findings about a hazard: its number, its days, who looked again, what closing it needs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, error, info, warning
from govdocs.kinds.cases.dues import due_words, urgency
from govdocs.kinds.cases.facts import facts_of, future_findings
from govdocs.kinds.cases.hazard_record import DONE, GRAVE, LABEL, OTHER, PASSED, WATER, Hazard
from govdocs.kinds.meetings.fields import in_order
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.form_checks import quoted_number
from govdocs.kinds.parts.form_rules import empty_findings, place
from govdocs.text.dates import parse_date
from govdocs.text.names import unpad_name

_HAZARD_ID = re.compile(r"YH-(?:19|20)\d{2}-\d{3,}")

_REQUIRED = (
    "发现日期", "发现人", "来源", "地点", "类型", "等级", "隐患描述", "可能后果", "整改措施", "责任单位",
    "责任人", "整改时限",
)  # fmt: skip

_DATES = ("发现日期", "临时管控日期", "完成日期", "复查日期", "销账日期")

_WATER_FACTS = ("水域管理人", "警示牌", "救生圈", "救生绳", "救生杆", "围栏", "巡查频次")


def hazard_findings(hazard: Hazard) -> Iterator[Diagnostic]:
    """Everything that is to be said about a hazard, whatever the day."""
    if not _HAZARD_ID.fullmatch(hazard.hazard_id):
        hint = "如“YH-2025-001”"
        yield warning("D860", "编号不合“YH-年份-序号”的写法，照原样排印", "编号", hint)
    yield from empty_findings(facts_of(hazard, _REQUIRED))
    if hazard.category == OTHER:
        yield from empty_findings({"类型说明": hazard.category_words})
    yield from _days(hazard)
    yield from _grave(hazard)
    yield from _recheck(hazard)
    yield from _closing(hazard)
    yield from _water(hazard, facts_of(hazard, _WATER_FACTS))


def _days(hazard: Hazard) -> Iterator[Diagnostic]:
    found = ("发现日期", hazard.found_on)
    for dates in (
        (found, ("整改时限", hazard.due_on)),
        (found, ("临时管控日期", hazard.interim_on)),
        (
            found,
            ("完成日期", hazard.done_on),
            ("复查日期", hazard.rechecked_on),
            ("销账日期", hazard.closed_on),
        ),
    ):
        yield from in_order(dates, ())


def _grave(hazard: Hazard) -> Iterator[Diagnostic]:
    """重大: something is done the same day (R11)."""
    if hazard.severity != GRAVE:
        return
    if not hazard.interim:
        hint = "写明当天的管控，如拉警戒线、专人看守"
        yield warning("D862", "重大隐患没有写临时管控措施", "临时管控措施", hint)
    found, held = parse_date(hazard.found_on), parse_date(hazard.interim_on)
    if hazard.interim and held is None:
        yield warning("D862", "重大隐患没有写临时管控日期", "临时管控日期", "应当是发现当天")
    elif found and held and held > found:
        words = f"重大隐患在发现后第 {(held - found).days} 天才临时管控，应当在发现当天"
        yield warning("D862", words, "临时管控日期", "核对日期；属实的在备注中说明原因")


def _recheck(hazard: Hazard) -> Iterator[Diagnostic]:
    """Nobody checks his own work (R11; negative record 9)."""
    if hazard.rechecked_by and unpad_name(hazard.rechecked_by) == unpad_name(hazard.owner):
        hint = "由责任人以外的人复查，改写“复查人”"
        yield error("D863", "复查人就是责任人，自己不能给自己销账", "复查人", hint)
    if (hazard.conclusion or hazard.rechecked_on) and not hazard.done_on:
        yield warning("D863", "有复查，没有写完成日期", "完成日期", "补写整改完成的日期")


def _closing(hazard: Hazard) -> Iterator[Diagnostic]:
    """三个不放过: solved, a measure in place, looked at again (R11)."""
    if not hazard.closed_on:
        return
    wanting = [
        label
        for label, there in (
            ("整改情况", bool(hazard.result)),
            ("完成日期", bool(hazard.done_on)),
            ("整改措施", bool(hazard.measure)),
            ("复查人", bool(hazard.rechecked_by)),
            ("复查日期", bool(hazard.rechecked_on)),
            ("复查结论（合格）", hazard.conclusion == PASSED),
        )
        if not there
    ]
    if wanting:
        words = f"不能销账：缺少{'、'.join(wanting)}"
        hint = "问题解决、措施到位、复查合格，三样齐了才销账；补写，或删去“销账日期”"
        yield error("D863", words, "销账日期", hint)


def _water(hazard: Hazard, facts: dict[str, str]) -> Iterator[Diagnostic]:
    if hazard.category == WATER:
        yield from empty_findings(facts)
    elif any(facts.values()):
        first = next(label for label, value in facts.items() if value)
        words = f"类型不是“{WATER}”，却写了水域情况"
        yield warning("D864", words, first, f"类型写“{WATER}”，或删去水域情况")


def hazards_across(casebook: Casebook, context: Context) -> Iterator[Diagnostic]:
    """What the day of the account shows: days that have not come, hazards that are late or soon due."""
    for number, hazard in enumerate(casebook.all("hazard", Hazard), start=1):
        where = (LABEL, f"第{number}项")
        yield from future_findings(hazard, _DATES, hazard.hazard_id, context.today, where)
        due = parse_date(hazard.due_on)
        if due is None or hazard.state_on(context.today) in DONE:
            continue
        if urgency(due, context.today) == "late":
            words = f"{quoted_number(hazard.hazard_id)}{due_words(due, context.today)}，没有整改完"
            yield warning("D865", words, place((*where, "整改时限")), "督促责任单位；已经做完的补写完成日期")
        elif urgency(due, context.today) == "soon":
            words = f"{quoted_number(hazard.hazard_id)}快到整改时限：{due_words(due, context.today)}"
            yield info("D865", words, place((*where, "整改时限")))
