"""Findings about a ledger of tasks: numbers, dates, what closing a task needs, monthly progress."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from govdocs.diagnostics import Diagnostic, error, info, warning
from govdocs.kinds.organisation.tasks import DONE, TaskItem, TaskLedger
from govdocs.kinds.parts.form_rules import Path, date_finding, incomplete_date, missing_findings, place
from govdocs.kinds.parts.record_fields import gap_finding
from govdocs.text.dates import parse_date

_TASK_ID = re.compile(r"RW-(?:19|20)\d{2}-\d{3,}")


def ledger_findings(ledger: TaskLedger) -> Iterator[Diagnostic]:
    """Everything that is to be said about a ledger."""
    yield from missing_findings({"填报单位": ledger.unit})
    yield from date_finding(ledger.as_of, ("统计日期",))
    day = parse_date(ledger.as_of)
    if not ledger.as_of:
        yield info("D736", "没有写统计日期，逾期天数按运行的当天计算", "统计日期", "上报前写明统计日期")
    yield from _number_findings(ledger)
    for index, task in enumerate(ledger.tasks, start=1):
        path = ("任务", f"第{index}项")
        yield from _gaps(task, path)
        yield from _date_findings(task, path)
        yield from _closing_findings(task, path)
        yield from _unit_findings(task, path)
        yield from _update_findings(task, path)
        if day:
            yield from _findings_on(task, day, path)


def _number_findings(ledger: TaskLedger) -> Iterator[Diagnostic]:
    first: dict[str, int] = {}
    for index, task in enumerate(ledger.tasks, start=1):
        where = place(("任务", f"第{index}项", "任务编号"))
        if first.setdefault(task.task_id, index) != index:
            words = f"任务编号“{task.task_id}”与第{first[task.task_id]}项相同"
            yield error("D730", words, where, "编号不重复使用：改写其中一个")
        elif not _TASK_ID.fullmatch(task.task_id):
            words = f"任务编号“{task.task_id}”不合“RW-年份-序号”的写法，照原样排印"
            yield warning("D730", words, where, "如“RW-2025-001”")


def _gaps(task: TaskItem, path: Path) -> Iterator[Diagnostic]:
    facts = {
        "来源": task.source,
        "牵头单位": task.lead_units,
        "责任人": task.owner,
        "开始日期": task.start_on,
        "完成时限": task.due_on,
    }
    yield from gap_finding(f"{task.task_id}", facts, path)


def _date_findings(task: TaskItem, path: Path) -> Iterator[Diagnostic]:
    yield from incomplete_date(task.start_on, (*path, "开始日期"))
    yield from incomplete_date(task.closed_on, (*path, "销号日期"))
    start, closed = parse_date(task.start_on), parse_date(task.closed_on)
    if start and task.due_day and task.due_day < start:
        words = f"{task.task_id}的完成时限（{task.due_on}）早于开始日期（{task.start_on}）"
        yield error("D731", words, place((*path, "完成时限")), "核对两个日期")
    if start and closed and closed < start:
        words = f"{task.task_id}的销号日期（{task.closed_on}）早于开始日期（{task.start_on}）"
        yield error("D731", words, place((*path, "销号日期")), "核对两个日期")


def _closing_findings(task: TaskItem, path: Path) -> Iterator[Diagnostic]:
    closing = {"验收人": task.verified_by, "销号日期": task.closed_on}
    if task.status == "已销号":
        for label, value in closing.items():
            if not value:
                words = f"{task.task_id}已销号，没有写{label}"
                yield error("D732", words, place((*path, label)), f"补写“{label}”，或改写“状态”")
    elif any(closing.values()):
        written = "、".join(label for label, value in closing.items() if value)
        words = f"{task.task_id}写了{written}，状态却不是“已销号”"
        yield warning("D732", words, place((*path, "状态")), "验收合格的，状态写“已销号”")
    if task.status in DONE and task.progress != 100:
        words = f"{task.task_id}{task.status}，进度却是 {task.progress}%"
        yield error("D732", words, place((*path, "进度")), "进度写 100，或改写“状态”")
    elif task.status == "未启动" and task.progress:
        words = f"{task.task_id}未启动，进度却是 {task.progress}%"
        yield warning("D732", words, place((*path, "状态")), "已经开展的，状态写“推进中”")


def _unit_findings(task: TaskItem, path: Path) -> Iterator[Diagnostic]:
    for unit in dict.fromkeys(task.lead_units):
        if unit in task.coop_units:
            words = f"{task.task_id}的“{unit}”既是牵头单位又是配合单位"
            yield warning("D735", words, place((*path, "配合单位")), "从配合单位中删去")
    for label, units in (("牵头单位", task.lead_units), ("配合单位", task.coop_units)):
        for unit in dict.fromkeys(unit for unit in units if units.count(unit) > 1):
            words = f"{task.task_id}的{label}里“{unit}”写了 {units.count(unit)} 次"
            yield warning("D735", words, place((*path, label)), "只写一次")


def _update_findings(task: TaskItem, path: Path) -> Iterator[Diagnostic]:
    start, seen = parse_date(task.start_on), set[str]()
    for index, update in enumerate(task.updates, start=1):
        where = place((*path, "月度进展", f"第{index}项", "月份"))
        if update.month in seen:
            words = f"{task.task_id}的 {update.month} 有两项进展"
            yield error("D734", words, where, "每月一项：合并")
        seen.add(update.month)
        if start and update.month < f"{start:%Y-%m}":
            words = f"{task.task_id}有开始之前（{update.month}）的进展"
            yield warning("D734", words, where, "核对月份和开始日期")


def _findings_on(task: TaskItem, day: date, path: Path) -> Iterator[Diagnostic]:
    """What only the day of the account shows."""
    late, state = task.overdue_days(day), task.state_on(day)
    due = f"完成时限 {task.due_on}"
    if state == "逾期" != task.status and task.status:
        words = f"{task.task_id}的状态写“{task.status}”，到统计日期已逾期 {late} 天（{due}），按“逾期”统计"
        yield info("D733", words, place((*path, "状态")))
    elif task.status == "逾期" != state:
        words = f"{task.task_id}的状态写“逾期”，到统计日期并未逾期（{due}），按“{state}”统计"
        yield warning("D733", words, place((*path, "状态")), "核对完成时限和统计日期")
    closed = parse_date(task.closed_on)
    if closed and closed > day:
        words = f"{task.task_id}的销号日期（{task.closed_on}）晚于统计日期"
        yield warning("D731", words, place((*path, "销号日期")), "核对销号日期和统计日期")
    for index, update in enumerate(task.updates, start=1):
        if update.month > f"{day:%Y-%m}":
            words = f"{task.task_id}有统计日期之后（{update.month}）的进展"
            yield warning("D734", words, place((*path, "月度进展", f"第{index}项", "月份")), "核对月份")
