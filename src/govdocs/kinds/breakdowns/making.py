"""Tables of duties made of the words of a plan: of its areas, its single tasks, the duties of its units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from govdocs.diagnostics import Diagnostic, info, warning
from govdocs.kinds.breakdowns.dues import due_in
from govdocs.kinds.breakdowns.record import DutyBreakdown, DutyRow
from govdocs.kinds.breakdowns.remarks import RemarkedTask
from govdocs.kinds.breakdowns.rules import number_findings
from govdocs.kinds.breakdowns.titles import plan_title
from govdocs.kinds.plan import Plan
from govdocs.kinds.plans.facts import AreaFacts, UnitFacts
from govdocs.text.names import split_list


def from_areas(areas: tuple[AreaFacts, ...], plan: Plan, *, full: bool) -> DutyBreakdown:
    """The table of the areas of a plan; of a task with a title that alone, with `full` all its text."""
    rows = tuple(row for area in areas for row in _area_rows(area, full=full))
    lead = next((area.lead_word for area in areas if area.lead_word), "牵头单位")
    coop = next((area.responsible_word for area in areas if area.responsible_word), "配合单位")
    if _numbers_restart(areas) or not any(row.no for row in rows):
        rows = renumbered(rows)
    return DutyBreakdown(title=plan_title(plan), rows=rows, lead_word=lead, coop_word=coop)


def area_findings(areas: tuple[AreaFacts, ...], made: DutyBreakdown) -> Iterator[Diagnostic]:
    """What is to be said about the areas: their numbers, open lists, leaders called otherwise."""
    yield from _restarts(areas)
    for area in areas:
        name = f"{area.ordinal}{area.area}"
        numbers = [task.number for task in area.tasks if task.number]
        if _numbers_restart(areas):
            yield from number_findings(numbers, f"“{name}”的任务", min(numbers, default=1))
        yield from _others(f"“{name}”", "、".join(area.lead), "、".join(area.responsible))
        if area.lead_word not in ("", made.lead_word):
            words = f"“{name}”写的是“{area.lead_word}”，列在“{made.lead_word}”一栏"
            yield warning("D789", words, "", "核对是不是由它牵头")


def _area_rows(area: AreaFacts, *, full: bool) -> Iterator[DutyRow]:
    """The tasks of an area; one that has none is itself the task."""
    name = area.ordinal + area.area
    units: dict[str, Any] = {
        "lead_units": _closed(area.lead),
        "coop_units": _closed(area.responsible),
        "note": area.note,
    }
    for task in area.tasks:
        text = f"{task.text}。{task.rest}" if full and task.rest else task.text
        yield DutyRow(no=task.number, area=name, task=text, due=_due(text, task.rest) or area.due, **units)
    if not area.tasks:
        yield DutyRow(task=name, due=due_in(name) or area.due, **units)


def _due(*texts: str) -> str:
    return "；".join(dict.fromkeys(filter(None, map(due_in, texts))))


def _numbers_restart(areas: tuple[AreaFacts, ...]) -> bool:
    """True when an area after the first begins with 1 again."""
    return any(area.tasks and area.tasks[0].number == 1 for area in areas[1:])


def from_remarks(tasks: tuple[RemarkedTask, ...], plan: Plan) -> DutyBreakdown:
    """The table of tasks that each say who does them."""
    rows = renumbered(
        DutyRow(
            area=each.area,
            task=each.task,
            lead_units=split_list(each.lead.removesuffix("等")),
            coop_units=split_list(each.coop.removesuffix("等")),
            due=each.due or due_in(each.task),
            note=each.note,
        )
        for each in tasks
    )
    words = {each.lead_word for each in tasks if each.lead_word}
    lead = words.pop() if len(words) == 1 else "责任单位"
    coop = next((each.coop_word for each in tasks if each.coop_word not in ("", lead)), "配合单位")
    return DutyBreakdown(title=plan_title(plan), rows=rows, lead_word=lead, coop_word=coop)


def in_order(tasks: tuple[RemarkedTask, ...]) -> Diagnostic:
    """That such tasks are numbered in their order."""
    return info("D772", f"{len(tasks)} 项任务各自写明单位，按先后从 1 编号")


def _restarts(areas: tuple[AreaFacts, ...]) -> Iterator[Diagnostic]:
    if _numbers_restart(areas):
        yield info("D772", "各领域的任务各自编号，表中从 1 连续编号")


def from_units(units: tuple[UnitFacts, ...], plan: Plan) -> DutyBreakdown:
    """The table of the duties of units, each under its unit."""
    rows = tuple(
        DutyRow(area=unit.ordinal + unit.unit, task=task.text, lead_units=(unit.unit,))
        for unit in units
        for task in unit.tasks
    )
    return DutyBreakdown(title=plan_title(plan), rows=renumbered(rows))


def counted(units: tuple[UnitFacts, ...]) -> Iterator[Diagnostic]:
    """That such duties are numbered on, and which of them the plan does not number."""
    yield info("D772", "各单位的职责各自编号，表中从 1 连续编号；职责列在各单位名下，没有配合单位")
    for unit in units:
        bare = [task.text for task in unit.tasks if task.number is None]
        for text in bare:
            yield info("D772", f"“{unit.unit}”的职责“{text[:20]}…”在方案中没有编号")


def renumbered(rows: Iterable[DutyRow]) -> tuple[DutyRow, ...]:
    """`rows` numbered on from 1."""
    return tuple(row.model_copy(update={"no": number}) for number, row in enumerate(rows, start=1))


def area_count(areas: tuple[AreaFacts, ...]) -> int:
    """How many rows the areas make."""
    return sum(max(1, len(area.tasks)) for area in areas)


def open_lists(tasks: Iterable[RemarkedTask]) -> Iterator[Diagnostic]:
    """Lists of units that end in 等: others are meant too, and nobody says which."""
    for number, each in enumerate(tasks, start=1):
        yield from _others(f"序号{number}", each.lead, each.coop)


def _others(whose: str, *lists: str) -> Iterator[Diagnostic]:
    for units in lists:
        if units.endswith("等"):
            words = f"{whose}的“{units}”还有哪些单位没有写明，只列了写明的"
            yield warning("D789", words, "", "补写“等”字所指的单位")


def _closed(units: tuple[str, ...]) -> tuple[str, ...]:
    """`units` without the 等 behind the last."""
    return (*units[:-1], units[-1].removesuffix("等")) if units else ()
