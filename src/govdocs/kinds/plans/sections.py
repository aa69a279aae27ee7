"""The sections that a plan's facts become, numbered on from the headings of its body."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.document.nodes import Block, Heading, Paragraph
from govdocs.kinds.parts.content import RosterLine, Section
from govdocs.kinds.parts.rosters import roster_paragraphs
from govdocs.kinds.parts.wording import printed_date
from govdocs.kinds.plans.fields import Area, LeadingGroup, Period, PlanFields, Stage, UnitDuties
from govdocs.text.ordinals import leading_ordinal, ordinal_text


def preamble(plan: PlanFields) -> Iterator[Paragraph]:
    """The paragraph that names the basis of the plan; book titles in a row take no 顿号 (GB/T 15834)."""
    if plan.basis:
        names = "、".join(plan.basis).replace("》、《", "》《")
        yield Paragraph.of(f"根据{names}，结合实际，制定本方案。")


def plan_sections(plan: PlanFields) -> Iterator[Block]:
    """The sections made of the facts of `plan`: 一、 and on, after those that its body has."""
    number = sum(_is_main_heading(block) for block in plan.body)
    for title, blocks in _sections(plan):
        if blocks:
            number += 1
            yield Heading(1, title, ordinal_text(1, number))
            yield from blocks


def _is_main_heading(block: object) -> bool:
    if not isinstance(block, Section):
        return False
    ordinal = leading_ordinal(block.heading)
    return ordinal is None or ordinal.level == 1


def _sections(plan: PlanFields) -> Iterator[tuple[str, list[Block]]]:
    yield "工作目标", _sentences(plan.aims)
    yield "组织领导", list(_leading_group(plan.leading_group)) if plan.leading_group else []
    yield "职责分工", [*_duties(plan.duties), *_areas(plan.areas, len(plan.duties))]
    yield "工作措施", _numbered(plan.measures)
    yield "实施步骤", list(_stages(plan.period, plan.stages))
    yield "工作汇报", list(_reports(plan.report_dates))
    yield "保障措施", _numbered(plan.safeguards)


def _sentence(text: str) -> str:
    return text if text[-1:] in "。！？；：" else f"{text}。"


def _sentences(texts: tuple[str, ...]) -> list[Block]:
    return [Paragraph.of(_sentence(text)) for text in texts]


def _numbered(texts: tuple[str, ...]) -> list[Block]:
    if len(texts) == 1:
        return _sentences(texts)
    return [Paragraph.of(ordinal_text(2, number) + _sentence(text)) for number, text in enumerate(texts, 1)]


def _leading_group(group: LeadingGroup) -> Iterator[Block]:
    yield Paragraph.of(f"成立{group.name}，组成人员如下：")
    roles = {
        "组长": group.head,
        "常务副组长": group.first_deputies,
        "副组长": group.deputies,
        "成员": group.members,
        "成员单位": group.member_units,
    }
    lines = [RosterLine(role=role, people=people, tail="") for role, people in roles.items() if people]
    if group.tail:
        lines[-1] = lines[-1].model_copy(update={"tail": group.tail})
    for line in lines:
        yield from roster_paragraphs(line, lines)
    if group.office:
        head = f"，办公室主任由{group.office_head}担任" if group.office_head else ""
        yield Paragraph.of(f"领导小组下设办公室，办公室设在{group.office}{head}。")


def _duties(duties: tuple[UnitDuties, ...]) -> Iterator[Block]:
    for number, duty in enumerate(duties, start=1):
        yield Heading(2, f"{duty.unit}。", ordinal_text(2, number), _run_in(duty.tasks))


def _run_in(tasks: tuple[str, ...]) -> str:
    if len(tasks) == 1:
        return _sentence(tasks[0])
    bare = [task.rstrip("。；") for task in tasks]
    return "；".join(f"{number}.{task}" for number, task in enumerate(bare, start=1)) + "。"


def _areas(areas: tuple[Area, ...], before: int) -> Iterator[Block]:
    for number, area in enumerate(areas, start=before + 1):
        yield Heading(2, area.area, ordinal_text(2, number))
        if area.lead:
            yield Paragraph.of(f"牵头单位：{'、'.join(area.lead)}")
        if area.cooperating:
            yield Paragraph.of(f"配合单位：{'、'.join(area.cooperating)}")
        for task_number, task in enumerate(area.tasks, start=1):
            yield Paragraph.of(ordinal_text(3, task_number) + _sentence(task))


def _stages(period: Period | None, stages: tuple[Stage, ...]) -> Iterator[Block]:
    if period:
        yield Paragraph.of(f"本方案实施时间为{_printed(period)}。")
    for number, stage in enumerate(stages, start=1):
        when = f"（{_printed(stage.period)}）" if stage.period else ""
        yield Heading(2, stage.name + when, ordinal_text(2, number))
        yield from _sentences(stage.tasks)


def _printed(period: Period) -> str:
    return Period(start=printed_date(period.start), end=printed_date(period.end)).printed


def _reports(dates: tuple[str, ...]) -> Iterator[Block]:
    if dates:
        yield Paragraph.of(f"各成员单位于每年{'、'.join(dates)}前报送工作情况。")
