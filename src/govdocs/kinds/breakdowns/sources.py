"""Where the duties of a plan stand: in a ready table, under areas, or by unit; all become one table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from pydantic import ValidationError

from govdocs.diagnostics import Diagnostic, info, warning
from govdocs.errors import InputError
from govdocs.kinds.breakdowns.drafts import DraftRow, called, filled
from govdocs.kinds.breakdowns.joined import FoundTable, found_tables
from govdocs.kinds.breakdowns.making import (
    area_count,
    area_findings,
    counted,
    from_areas,
    from_remarks,
    from_units,
    in_order,
    open_lists,
    renumbered,
)
from govdocs.kinds.breakdowns.record import DutyBreakdown, DutyRow
from govdocs.kinds.breakdowns.remarks import remarked_tasks, remarks_left_out
from govdocs.kinds.breakdowns.tables import DutyTable
from govdocs.kinds.breakdowns.titles import table_title
from govdocs.kinds.breakdowns.unit_forms import unit_list
from govdocs.kinds.formal.record import OfficialDocument
from govdocs.kinds.parts.wording import in_one_line
from govdocs.kinds.plan import Plan
from govdocs.kinds.plans.duties import areas_left_out, units_left_out
from govdocs.kinds.plans.facts import PlanFacts
from govdocs.kinds.plans.reading import plan_facts
from govdocs.text.dates import parse_date

Form = Literal["table", "areas", "units"]

FORMS: tuple[Form, ...] = ("table", "areas", "units")
"""The ways in which plans say who does what; where a plan has several, the first is taken."""

FORM_WORDS = {"table": "现成的分解表", "areas": "按领域的牵头、责任单位", "units": "按单位的职责"}

_LONG = 40
"""Longer texts are shortened in a finding."""


@dataclass(frozen=True, slots=True)
class FoundDuties:
    """Duties found in a plan: how they were written, the table, what was noticed, the plan and its facts."""

    form: Form
    breakdown: DutyBreakdown
    findings: tuple[Diagnostic, ...]
    facts: PlanFacts
    plan: Plan
    where: str = ""
    """Where a ready table stands."""


def breakdown_of(record: object, wanted: Form | None = None, *, full: bool = False) -> FoundDuties:
    """The table of duties of a plan, or of a document that issues one; `wanted` forces one way of writing.

    Of a task that has a title the title alone is taken, with `full` all its text.
    Raises InputError when there are none, saying what was looked for.
    """
    try:
        found = [each for plan in plans_of(record) for each in _found(plan, issue_day(record), full)]
    except ValidationError as problem:
        raise InputError(
            f"方案的一项任务不能写进分解表：{_reason(problem)}", "核对这一段是不是任务"
        ) from problem
    fitting = [each for each in found if wanted in (None, each.form)]
    if not fitting:
        raise _nothing(found, wanted)
    chosen = max(fitting, key=lambda each: (-FORMS.index(each.form), len(each.breakdown.rows)))
    others = [each for each in found if each is not chosen]
    return replace(chosen, findings=(*_told(chosen, others), *chosen.findings))


def _reason(problem: ValidationError) -> str:
    first = problem.errors(include_url=False)[0]
    return f"{first['msg'].removeprefix('Value error, ')}：“{str(first['input'])[:_LONG]}”"


def plans_of(record: object) -> tuple[Plan, ...]:
    """The plans in a record: itself or its own text, then those that it issues."""
    if isinstance(record, Plan):
        return (record, *(plan for each in record.issued for plan in plans_of(each)))
    if isinstance(record, OfficialDocument):
        own = Plan.model_construct(
            title=record.title,
            body=record.body,
            signed_on=record.signed_on,
            attachments=record.attachments,
        )
        return (*(plan for each in record.issued for plan in plans_of(each)), own)
    return ()


def issue_day(record: object) -> str:
    """成文日期 of the document that issues the plans of a record."""
    return record.signed_on if isinstance(record, OfficialDocument) else ""


def _nothing(found: Iterable[FoundDuties], wanted: Form | None) -> InputError:
    if wanted:
        there = "、".join(dict.fromkeys(FORM_WORDS[each.form] for each in found))
        hint = f"有的是：{there}；去掉 --from，或改用别的" if there else "核对文件是不是方案"
        return InputError(f"没有找到{FORM_WORDS[wanted]}", hint)
    return InputError(
        "没有找到任务分工",
        "找过：表头有“任务分解（工作任务、具体措施等）”和“责任单位（牵头单位）”的表格；"
        "标题下写“牵头单位：”的各领域；段末括号里写“（责任单位：…）”的任务；“职责”一节里“单位：1.…；2.…”的段落。"
        "请核对原文，或用 govdocs new 责任分解表 直接填写",
    )


def _told(chosen: FoundDuties, others: Iterable[FoundDuties]) -> Iterator[Diagnostic]:
    for each in others:
        used = f"这里用的是{chosen.where or FORM_WORDS[chosen.form]}（{len(chosen.breakdown.rows)} 行）"
        words = f"另有{each.where or FORM_WORDS[each.form]}（{len(each.breakdown.rows)} 行），{used}"
        if each.form == chosen.form:
            hint = "要用它时，把它单独存成一个文件，再运行一次 govdocs duties"
            yield warning("D784", f"{words}；两处的写法不同，没有合在一起", "", hint)
        else:
            yield info("D784", words, "", f"要用它时加 --from {each.form}")


def _found(plan: Plan, issued_on: str, full: bool) -> Iterator[FoundDuties]:
    facts = plan_facts(plan, parse_date(issued_on))
    plan = plan if plan.signed_on else plan.model_copy(update={"signed_on": issued_on})
    for table in found_tables(plan):
        made = _from_table(table.read, table_title(table, plan), table.label)
        told = tuple(_table_findings(table, made))
        yield FoundDuties("table", made, told, facts, plan, table.where)
    remarks = tuple(remarked_tasks(plan.body))
    if facts.areas and len(remarks) <= area_count(facts.areas):
        remarks = ()
        made = from_areas(facts.areas, plan, full=full)
        left = () if plan.areas else areas_left_out(plan.body)
        told = (*area_findings(facts.areas, made), *_left_out(left))
        yield FoundDuties("areas", made, told, facts, plan)
    if remarks:
        told = (in_order(remarks), *open_lists(remarks), *_left_out(remarks_left_out(plan.body)))
        yield FoundDuties("areas", from_remarks(remarks, plan), told, facts, plan, "各项任务后面写的单位")
    if facts.units:
        left = () if plan.duties else units_left_out(plan.body)
        told = (*counted(facts.units), *_left_out(left))
        yield FoundDuties("units", from_units(facts.units, plan), told, facts, plan)


def _left_out(texts: Iterable[str]) -> Iterator[Diagnostic]:
    for text in texts:
        short = text if len(text) <= _LONG else f"{text[:_LONG]}…"
        words = f"没有写明责任单位，未列入分解表：“{short.rstrip('。；')}”"
        yield warning("D789", words, "", "在原文写明责任单位，或用 -f yaml 写出分解表后补一行")


def _from_table(read: DutyTable, title: str, label: str) -> DutyBreakdown:
    words = {
        f"{name}_word": read.words[name] for name in ("area", "task", "lead", "coop") if name in read.words
    }
    if words.get("coop_word") == words["lead_word"]:
        del words["coop_word"]
    rows = tuple(map(_row, read.rows))
    if not any(row.no for row in rows):
        rows = renumbered(rows)
    return DutyBreakdown(title=title, label=label, rows=rows, **words)


def _row(draft: DraftRow) -> DutyRow:
    no = draft.no if draft.no and draft.no <= 9999 else None
    notes = ([f"序号：{draft.number}"] if draft.number and no is None else []) + draft.notes
    try:
        return DutyRow(
            no=no,
            area=draft.area,
            task=draft.task,
            lead_units=unit_list(draft.lead),
            coop_units=unit_list(draft.coop),
            due=draft.due,
            evidence=draft.evidence,
            note="\n".join(notes),
        )
    except ValidationError as problem:
        words = f"分解表第{draft.place}行不能读作一项任务：{_reason(problem)}"
        raise InputError(words, "核对这一行的各格") from problem


def _table_findings(table: FoundTable, made: DutyBreakdown) -> Iterator[Diagnostic]:
    read = table.read
    generic = filled(table.title or read.title)
    if generic and in_one_line(generic) != made.title:
        yield info("D779", f"表题“{generic}”没有写明是什么工作，标题写作“{made.title}”")
    if table.title and read.title and in_one_line(read.title) != table.title:
        yield info("D779", f"表头上面的“{read.title}”没有收入分解表")
    yield from read.findings
    yield from _breaks(read)


def _breaks(read: DutyTable) -> Iterator[Diagnostic]:
    """Cells of units that a line break divides."""
    for draft in read.rows:
        for name in ("lead", "coop"):
            text = getattr(draft, name)
            if "\n" in text:
                cell = f"{called(draft)}的{read.words.get(name, '')}"
                yield info("D779", f"{cell}在格内换行，读作：{'、'.join(unit_list(text))}")
