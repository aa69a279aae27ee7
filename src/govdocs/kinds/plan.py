"""方案: a plan as a record of its own, printed alone or behind the notice that issues it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic
from govdocs.document.nodes import Block, Document, PageBreak, StampArea
from govdocs.kinds.formal.signatories import printed_signatory
from govdocs.kinds.parts.attachments import attachment_blocks, attachment_notes
from govdocs.kinds.parts.content import AttachmentData, Blocks
from govdocs.kinds.parts.fields import FormalDate, Input, Lines, OptionalLine, Organs, Title
from govdocs.kinds.parts.form_rules import attachment_findings, date_finding
from govdocs.kinds.parts.printing import (
    addressees_paragraph,
    body_blocks,
    note_paragraph,
    people_in,
    title_paragraph,
)
from govdocs.kinds.parts.wording import closed_up, in_one_line, missing, names_of, printed_date
from govdocs.kinds.plans.facts import PlanFacts
from govdocs.kinds.plans.fields import Area, LeadingGroup, Period, Stage, UnitDuties
from govdocs.kinds.plans.reading import plan_facts
from govdocs.kinds.plans.rules import plan_faults
from govdocs.kinds.plans.sections import plan_sections, preamble
from govdocs.kinds.registry import Kind


def _as_issued(value: Any) -> Any:
    return (value,) if isinstance(value, dict) else value


ALIASES = ("实施方案", "工作方案", "行动方案")
"""What a plan is called too."""


def _plan_word(value: Any) -> Any:
    return "方案" if value in ("plan", *ALIASES) else value


PlanWord = Annotated[Literal["方案"], BeforeValidator(_plan_word)]


class Plan(Input):
    """A plan: free text, or the facts from which its sections are made, or both."""

    kind: PlanWord = Field("方案", title="文种")
    title: Title = Field("", title="标题", description="如“清禾镇防溺水专项行动实施方案”")
    addressees: Organs = Field("", title="主送机关", description="方案一般不写")
    body: Blocks = Field((), title="正文", description="段落、标题、条目、表格、领导小组名单")
    basis: Lines = Field(
        (), title="依据", description="依据的法律、文件，如“《中华人民共和国未成年人保护法》”"
    )
    aims: Lines = Field((), title="目标", description="每条一段")
    period: Period | None = Field(None, title="时段")
    leading_group: LeadingGroup | None = Field(None, title="领导小组")
    duties: tuple[UnitDuties, ...] = Field((), title="职责", description="按单位分工")
    areas: tuple[Area, ...] = Field((), title="任务", description="按领域分工，注明牵头单位和配合单位")
    measures: Lines = Field((), title="措施", description="每条一段")
    stages: tuple[Stage, ...] = Field((), title="阶段")
    report_dates: Lines = Field((), title="汇报日期", description="每年报送的日期，如“3月20日”")
    safeguards: Lines = Field((), title="保障", description="每条一段")
    attachment_notes: Lines = Field((), title="附件说明", description="附件名称，不写“附件：”和序号")
    signature: Lines = Field((), title="署名")
    signed_on: FormalDate = Field("", title="成文日期")
    note: OptionalLine = Field("", title="附注", description="不写括号")
    attachments: tuple[AttachmentData, ...] = Field((), title="附件")
    issued: Issued = Field((), title="印发件", description="一个文件里的其他方案")
    intake: dict[str, Any] | None = Field(None, title="读入记录", description="导入时的记录，排印时不用")

    @property
    def facts(self) -> PlanFacts:
        """What the plan says of its basis, period, leading group, duties and reports.

        Taken from the fields; where they are empty, from the tagged sections of the body.
        """
        return plan_facts(self)


Issued = Annotated[tuple[Plan, ...], BeforeValidator(_as_issued)]
"""Plans printed behind a document; one alone is accepted for a list of one."""

Plan.model_rebuild()


def compose(plan: Plan, context: Context) -> Document:
    """The document that `plan` describes: no 版头 and no 版记."""
    del context
    return Document(
        title=in_one_line(plan.title),
        blocks=tuple(plan_blocks(plan)),
        kind="方案",
        author="、".join(map(closed_up, plan.signature)),
        names=names_of(plan_names(plan)),
    )


def plan_blocks(plan: Plan) -> Iterator[Block]:
    """Everything a plan prints, from its title to the plans behind it."""
    yield title_paragraph(plan.title or missing("标题"))
    if plan.addressees:
        yield addressees_paragraph(plan.addressees)
    text = [*preamble(plan), *body_blocks(plan.body), *plan_sections(plan)]
    yield from text
    yield from attachment_notes(note_names(plan.attachment_notes, plan.attachments))
    yield from _closing(plan)
    yield from attachment_blocks(plan.attachments)
    yield from issued_blocks(plan.issued, first_on_new_page=bool(text))


def issued_blocks(plans: tuple[Plan, ...], *, first_on_new_page: bool = True) -> Iterator[Block]:
    """Plans printed behind a document, each on a new page."""
    for index, plan in enumerate(plans):
        if index or first_on_new_page:
            yield PageBreak()
        yield from plan_blocks(plan)


def _closing(plan: Plan) -> Iterator[Block]:
    if plan.signature or plan.signed_on:
        yield StampArea(
            tuple(map(printed_signatory, plan.signature)),
            printed_date(plan.signed_on) or missing("成文日期"),
            "unsealed",
        )
    if plan.note:
        yield note_paragraph(plan.note)


def note_names(notes: tuple[str, ...], attachments: tuple[AttachmentData, ...]) -> tuple[str, ...]:
    """附件说明 as given, else the titles of the attachments (7.3.4: both must agree)."""
    if notes:
        return notes
    return tuple(closed_up(attachment.title) or missing("附件名称") for attachment in attachments)


def plan_names(plan: Plan) -> Iterator[str]:
    """The persons and organs of a plan and of the plans behind it."""
    yield from map(closed_up, plan.signature)
    yield from people_in(plan.body)
    for attachment in plan.attachments:
        yield from people_in(attachment.body)
    if plan.leading_group:
        yield from plan.leading_group.people
    for other in plan.issued:
        yield from plan_names(other)


def check(plan: Plan) -> tuple[Diagnostic, ...]:
    """Every finding about a plan and the plans behind it."""
    return tuple(plan_findings(plan))


def plan_findings(plan: Plan, path: tuple[str, ...] = ()) -> Iterator[Diagnostic]:
    """The findings about a plan that stands at `path` of a record."""
    yield from date_finding(plan.signed_on, (*path, "成文日期"))
    yield from attachment_findings(plan.attachment_notes, plan.attachments, path)
    yield from plan_faults(plan, path)
    for index, other in enumerate(plan.issued, start=1):
        yield from plan_findings(other, (*path, "印发件", f"第{index}项"))


_PLAN = Kind(
    name="plan",
    label="方案",
    use="实施方案、工作方案、行动方案；单独排印，或作为印发通知的印发件",
    model=Plan,
    compose=compose,
    check=check,
    aliases=ALIASES,
    family="plan",
)

KINDS = (_PLAN,)
