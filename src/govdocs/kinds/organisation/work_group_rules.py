"""Findings about work groups: names, dates, units and members named twice, gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from govdocs.diagnostics import Diagnostic, error, warning
from govdocs.kinds.organisation.work_groups import WorkGroup, WorkGroups
from govdocs.kinds.parts.form_rules import Path, date_finding, incomplete_date, place
from govdocs.kinds.parts.record_fields import gap_finding
from govdocs.text.dates import parse_date
from govdocs.text.names import unpad_name


def group_findings(record: WorkGroups) -> tuple[Diagnostic, ...]:
    """Groups of one name, dates, units and members named twice, facts that are missing."""
    return tuple(_findings(record))


def _findings(record: WorkGroups) -> Iterator[Diagnostic]:
    yield from date_finding(record.as_of, ("填报日期",))
    first: dict[str, int] = {}
    for index, group in enumerate(record.groups, start=1):
        path = ("小组", f"第{index}项")
        if first.setdefault(group.name, index) != index:
            words = f"“{group.name}”与第{first[group.name]}项同名"
            yield error("D740", words, place((*path, "名称")), "合并为一项，或改写一个名称")
        yield from _gaps(group, path)
        yield from _dates(group, path)
        yield from _repeated(group, path)
    yield from _full_time_twice(record)


def _gaps(group: WorkGroup, path: Path) -> Iterator[Diagnostic]:
    facts = {
        "小组类型": group.group_kind,
        "牵头单位": group.lead_unit,
        "责任单位": group.resp_units,
        "成员": group.members,
        "成立日期": group.started_on,
        "汇报周期": group.report_cycle,
    }
    yield from gap_finding(f"“{group.name}”", facts, path)
    for index, member in enumerate(group.members, start=1):
        facts = {"单位": member.unit, "组内职务": member.role}
        yield from gap_finding(f"“{member.name}”", facts, (*path, "成员", f"第{index}项"))


def _dates(group: WorkGroup, path: Path) -> Iterator[Diagnostic]:
    yield from incomplete_date(group.started_on, (*path, "成立日期"))
    yield from incomplete_date(group.ended_on, (*path, "撤销日期"))
    start, end = parse_date(group.started_on), parse_date(group.ended_on)
    if start and end and end < start:
        words = f"“{group.name}”的撤销日期（{group.ended_on}）早于成立日期（{group.started_on}）"
        yield error("D741", words, place((*path, "撤销日期")), "核对两个日期")


def _repeated(group: WorkGroup, path: Path) -> Iterator[Diagnostic]:
    if group.lead_unit in group.resp_units:
        words = f"“{group.name}”的牵头单位“{group.lead_unit}”又是责任单位"
        yield warning("D742", words, place((*path, "责任单位")), "从责任单位中删去")
    for label, names in (
        ("责任单位", group.resp_units),
        ("成员", tuple(unpad_name(member.name) for member in group.members)),
    ):
        for name, count in Counter(names).items():
            if count > 1:
                words = f"“{group.name}”的{label}里“{name}”写了 {count} 次"
                hint = "只写一次；同名的两个人在括号里注明单位"
                yield warning("D742", words, place((*path, label)), hint)


def _full_time_twice(record: WorkGroups) -> Iterator[Diagnostic]:
    first: dict[str, str] = {}
    for index, group in enumerate(record.groups, start=1):
        names = {unpad_name(member.name) for member in group.members if member.full_time}
        for name in sorted(names) if not group.ended_on else ():
            if first.setdefault(name, group.name) != group.name:
                words = f"“{name}”在“{first[name]}”和“{group.name}”都是专职"
                yield warning("D743", words, place(("小组", f"第{index}项", "成员")), "专职只能在一个小组")
