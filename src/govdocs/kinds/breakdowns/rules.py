"""Findings about a table of duties: its numbers, its areas, its tasks, who leads and who cooperates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from govdocs.diagnostics import Diagnostic, error, info, warning
from govdocs.kinds.breakdowns.record import DutyBreakdown, DutyRow
from govdocs.kinds.parts.form_rules import missing_finding, place
from govdocs.text.dates import date_faults

TASK_LIMIT = 600
"""The longest task of a row in characters (fact sheet R04)."""


def row_place(index: int, field: str = "") -> str:
    """The place of a field of row `index`, counted from 0, as a path of labels."""
    return place(("行", f"第{index + 1}项", *((field,) if field else ())))


def row_word(row: DutyRow, index: int) -> str:
    """How a finding calls a row: by its number, else by its place."""
    return f"序号{row.no}" if row.no else f"第{index + 1}行"


def row_words(rows: Iterable[str]) -> str:
    """Several rows in one list: 序号1、2、3."""
    words = list(dict.fromkeys(rows))
    if all(word.startswith("序号") for word in words):
        return "序号" + "、".join(word.removeprefix("序号") for word in words)
    return "、".join(words)


def duty_findings(record: DutyBreakdown) -> Iterator[Diagnostic]:
    """Everything about the table but the spelling of its units."""
    if not record.title:
        yield missing_finding("标题", ("标题",))
    if not record.rows:
        yield error("D778", "表里没有任务", place(("行",)), "至少写一行：责任内容、任务分解、责任单位")
    yield from _numbers(record)
    yield from _areas(record)
    for index, row in enumerate(record.rows):
        yield from _row(record, row, index)
    yield from _twofold(record)
    yield from _without_help(record)


def _numbers(record: DutyBreakdown) -> Iterator[Diagnostic]:
    numbers = [row.no for row in record.rows if row.no]
    unnumbered = [row_word(row, index) for index, row in enumerate(record.rows) if not row.no]
    if unnumbered:
        words = f"没有序号：{row_words(unnumbered)}"
        yield info("D772", words, place(("行",)), "补写“序号”，或用 govdocs duties --renumber 重新编号")
    rows = len(record.rows)
    yield from (replace(each, where=place(("行",))) for each in number_findings(numbers, rows=rows))


def number_findings(
    numbers: Sequence[int], whose: str = "", first: int = 1, rows: int = 0
) -> Iterator[Diagnostic]:
    """What is wrong with the numbers of rows, or of the tasks `whose` they are; they begin with `first`."""
    counts = Counter(numbers)
    again = "改正序号，或用 govdocs duties --renumber 重新编号"
    for number in (each for each, count in counts.items() if count > 1):
        yield warning("D771", f"{whose}序号{number}用了 {counts[number]} 次", "", again)
    gaps = [str(number) for number in range(first, max(numbers, default=0)) if number not in counts]
    if gaps:
        words = f"{whose}序号缺 {'、'.join(gaps)}（{rows or len(numbers)} 行，编到 {max(numbers)}）"
        hint = "核对是否漏了任务；只是跳号时可以用 govdocs duties --renumber 重新编号"
        yield warning("D770", words, "", hint)
    if not gaps and list(numbers) != sorted(numbers):
        yield warning("D771", f"{whose}序号的次序颠倒", "", "按序号排列")


def _areas(record: DutyBreakdown) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    index = 0
    for area, group in groupby(record.rows, key=lambda row: row.area):
        if area in seen:
            words = f"“{area}”的各行不在一处，{row_word(record.rows[index], index)}又出现"
            yield warning("D775", words, row_place(index, "责任内容"), "把同一责任内容的各行排在一起")
        if not area and record.has_areas:
            words = f"{row_word(record.rows[index], index)}没有写责任内容"
            yield warning("D775", words, row_place(index, "责任内容"), "补写“责任内容”")
        seen.add(area)
        index += len(list(group))


def _row(record: DutyBreakdown, row: DutyRow, index: int) -> Iterator[Diagnostic]:
    word = row_word(row, index)
    if not row.task:
        yield missing_finding(record.task_word, ("行", f"第{index + 1}项", "任务分解"))
    if len(row.task) > TASK_LIMIT:
        words = f"{word}的任务有 {len(row.task)} 个字，超过 {TASK_LIMIT} 个字"
        yield warning("D776", words, row_place(index, "任务分解"), "拆成几行，或写得简短些")
    if is_impossible(row.due):
        words = f"{word}的完成时限“{row.due}”，历法上没有这一天"
        yield warning("D205", words, row_place(index, "完成时限"), "改正日期")
    if not row.lead_units:
        what = f"{word}的{record.lead_word}"
        words = f"缺少{what}，印作“〔待补：{record.lead_word}〕”"
        yield warning("D101", words, row_place(index, "责任单位"), f"补写“{record.lead_word}”")
    for label, units in (("责任单位", row.lead_units), ("配合单位", row.coop_units)):
        if twice := [unit for unit, count in Counter(units).items() if count > 1]:
            words = f"{word}：“{'、'.join(twice)}”在同一格里写了几次"
            yield warning("D774", words, row_place(index, label), "只写一次")


def is_impossible(text: str) -> bool:
    """True for a date that no calendar has: 2025年2月30日."""
    return any(fault == "impossible" for fault, _ in date_faults(text))


def _twofold(record: DutyBreakdown) -> Iterator[Diagnostic]:
    """Units that both lead and cooperate, each told once with all its rows."""
    found: dict[str, list[int]] = {}
    for index, row in enumerate(record.rows):
        for unit in dict.fromkeys(row.lead_units):
            if unit in row.coop_units:
                found.setdefault(unit, []).append(index)
    for unit, places in found.items():
        rows = row_words(row_word(record.rows[index], index) for index in places)
        words = f"{rows}：“{unit}”既是{record.lead_word}又是{record.coop_word}"
        yield warning("D773", words, row_place(places[0], "配合单位"), f"从{record.coop_word}中删去")


def _without_help(record: DutyBreakdown) -> Iterator[Diagnostic]:
    empty = [row_word(row, index) for index, row in enumerate(record.rows) if not row.coop_units]
    if empty and len(empty) < len(record.rows):
        words = f"{len(empty)} 行没有{record.coop_word}：{row_words(empty)}"
        yield info("D777", words, place(("行",)), f"确实不需要{record.coop_word}时不必改")
