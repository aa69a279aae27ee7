"""Findings about a plan: its title, its period, its leading group, its duties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from govdocs.diagnostics import Diagnostic, warning
from govdocs.kinds.parts.content import Item, RosterBlock, RosterLine, Section
from govdocs.kinds.parts.form_rules import Path, missing_finding, place
from govdocs.kinds.plans.fields import LeadingGroup, Period, PlanFields
from govdocs.text.dates import parse_date
from govdocs.text.names import unpad_name


def plan_faults(plan: PlanFields, path: Path) -> Iterator[Diagnostic]:
    """What is to be said about the facts of a plan that stands at `path`."""
    if not plan.title:
        yield missing_finding("标题", (*path, "标题"))
    yield from roster_findings(plan.body, (*path, "正文"))
    if plan.leading_group:
        yield from _group(plan.leading_group, (*path, "领导小组"))
    yield from _stages(plan, path)
    yield from _duties(plan, path)


def _stages(plan: PlanFields, path: Path) -> Iterator[Diagnostic]:
    whole = plan.period
    for index, stage in enumerate(plan.stages, start=1):
        if whole and stage.period and _outside(stage.period, whole):
            words = f"“{stage.name}”（{stage.period.printed}）超出方案的时段（{whole.printed}）"
            yield warning("D601", words, place((*path, "阶段", f"第{index}项", "时段")), "核对起止日期")


def _outside(part: Period, whole: Period) -> bool:
    start, end, first, last = map(parse_date, (part.start, part.end, whole.start, whole.end))
    return bool((start and first and start < first) or (end and last and end > last))


def roster_findings(body: Iterable[object], path: Path) -> Iterator[Diagnostic]:
    """The lines of leading groups that name nobody, in a body that stands at `path`."""
    for index, part in enumerate(body, start=1):
        here = (*path, f"第{index}项")
        if isinstance(part, RosterBlock):
            yield from _empty_lines(part.group, (*here, "领导小组"))
        elif isinstance(part, Section | Item):
            yield from roster_findings(part.body, (*here, "内容"))


def _empty_lines(group: Iterable[RosterLine], path: Path) -> Iterator[Diagnostic]:
    for index, line in enumerate(group, start=1):
        if not line.people and not line.tail:
            words = f"名单中“{line.role}”空缺，照原样排印"
            yield warning("D602", words, place((*path, f"第{index}项")), "补写“人员”")


def _group(group: LeadingGroup, path: Path) -> Iterator[Diagnostic]:
    if len(group.head) > 1:
        words = f"{group.name}有 {len(group.head)} 个组长"
        yield warning("D602", words, place((*path, "组长")), "一般只设一个组长；双组长时请核对")
    counts = Counter(map(unpad_name, group.people))
    for name, count in counts.items():
        if count > 1:
            hint = "同名的两个人请在括号里注明单位，如“周勇（镇）”；同一个人只写一次"
            yield warning("D602", f"“{name}”在领导小组中出现 {count} 次", place(path), hint)


def _duties(plan: PlanFields, path: Path) -> Iterator[Diagnostic]:
    units = Counter(duty.unit for duty in plan.duties)
    for unit, count in units.items():
        if count > 1:
            yield warning("D603", f"“{unit}”的职责写了 {count} 次", place((*path, "职责")), "合并为一项")
    for index, area in enumerate(plan.areas, start=1):
        where = (*path, "任务", f"第{index}项")
        if not area.lead:
            yield warning("D603", f"“{area.area}”没有牵头单位", place((*where, "牵头单位")), "补写牵头单位")
        if both := [unit for unit in area.lead if unit in area.cooperating]:
            words = f"“{'、'.join(both)}”既是牵头单位又是配合单位"
            yield warning("D603", words, place((*where, "配合单位")), "从配合单位中删去")
