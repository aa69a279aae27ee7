"""季度工作情况汇报: what a unit reports of a quarter, its form and the letter that brings it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, warning
from govdocs.document.nodes import Document, PageBreak
from govdocs.kinds import official
from govdocs.kinds.formal.record import OfficialDocument
from govdocs.kinds.parts.fields import DocumentNumber, FormalDate, Input, Line, Lines, OptionalLine, Prose
from govdocs.kinds.parts.form_rules import incomplete_date, missing_findings, number_findings, place
from govdocs.kinds.parts.ledgers import SIGNATURES
from govdocs.kinds.parts.printing import title_paragraph
from govdocs.kinds.parts.wording import missing, names_of, printed_date
from govdocs.kinds.registry import Kind, Paper
from govdocs.kinds.reporting.figures import Figures, figure_faults
from govdocs.kinds.reporting.form import figure_blocks, report_table
from govdocs.kinds.reporting.quarters import (
    DueDays,
    Quarter,
    Standing,
    Year,
    due_on,
    period_of,
    quarter_words,
    standing,
)
from govdocs.text.dates import formal_date, parse_date

LABEL = "季度工作情况汇报"

WORK = "未成年人保护工作"
"""What is reported about, unless a report says else."""

MEETINGS_A_QUARTER = 3
"""How many monthly meetings a unit holds in a quarter."""


def _as_work(value: Any) -> Any:
    return {"done": value} if isinstance(value, str) else value


class WorkItem(Input):
    """What was done about one duty."""

    duty: Prose = Field("", title="职责事项", description="责任分解表中的任务；不分事项时不写")
    done: Prose = Field("", title="开展情况")


class QuarterlyReport(Input):
    """What a unit reports of a quarter; with nothing told about the work it is a form to fill in by hand."""

    kind: Literal["季度工作情况汇报"] = Field("季度工作情况汇报", title="文种")
    unit: Line = Field(title="单位", description="填报单位全称")
    recipient: OptionalLine = Field(
        "", title="报送对象", description="如“清禾镇未成年人保护工作领导小组办公室”"
    )
    work: Line = Field(WORK, title="工作名称", description="汇报的是哪项工作；其他工作没有数据时不印数据表")
    year: Year = Field(title="年度", description="如“2025”")
    quarter: Quarter = Field(title="季度", description="1、2、3、4")
    number: DocumentNumber = Field("", title="发文字号", description="写了就另印一份报送函")
    due_days: DueDays = Field(
        (), title="报送日", description="四个季度各一个，如“3月20日”；不写时为3月、6月、9月、12月20日"
    )
    period_from: FormalDate = Field("", title="报送期起", description="不写时为上一报送日的次日")
    period_to: FormalDate = Field("", title="报送期止", description="不写时为本季度的报送日")
    work_done: tuple[Annotated[WorkItem, BeforeValidator(_as_work)], ...] = Field(
        (), title="工作开展情况", description="按职责事项逐项写"
    )
    meetings_held: int | None = Field(None, title="会议次数", ge=0, le=100, description="每季度应开3次")
    highlights: Lines = Field((), title="亮点做法", description="每条一行")
    problems: Lines = Field((), title="存在问题", description="每条一行")
    next_steps: Lines = Field((), title="下步打算", description="每条一行")
    figures: Figures = Field(Figures(), title="数据")
    submitted_on: FormalDate = Field("", title="报送日期", description="没有报送时不写")
    submitted_by: OptionalLine = Field("", title="报送人")
    approved_by: OptionalLine = Field("", title="签发人")
    returned_for: OptionalLine = Field("", title="退回原因", description="被退回时写")

    @classmethod
    def blank(
        cls, unit: str, year: int, quarter: int, recipient: str = "", duties: Sequence[str] = ()
    ) -> QuarterlyReport:
        """A form for `unit` to fill in by hand, with a row for each of its `duties`.

        Of another `work` than usual: `model_copy(update={"work": …})`.
        """
        rows = tuple(WorkItem(duty=duty) for duty in duties)
        return cls(unit=unit, year=year, quarter=quarter, recipient=recipient, work_done=rows)

    @property
    def is_blank(self) -> bool:
        """True when nothing is told: a form to fill in by hand."""
        told = (self.submitted_on, self.meetings_held, self.highlights, self.problems, self.next_steps)
        worked = any(item.done for item in self.work_done)
        return not worked and self.figures == Figures() and all(value in ("", (), None) for value in told)

    @property
    def due_on(self) -> date:
        """The last day on which it is on time."""
        return due_on(self.year, self.quarter, self.due_days)

    @property
    def period(self) -> tuple[str, str]:
        """The first and the last day that it covers, as printed."""
        first, last = period_of(self.year, self.quarter, self.due_days)
        return (
            printed_date(self.period_from) or formal_date(first),
            printed_date(self.period_to) or formal_date(last),
        )

    @property
    def faults(self) -> tuple[str, ...]:
        """What in its figures does not agree, in words; such a report is returned."""
        return tuple(words for _, words in figure_faults(self.figures))

    def standing(self, as_of: date) -> Standing | None:
        """What became of it, seen on `as_of`; None while it is neither there nor due.

        A report whose figures do not agree counts as returned.
        """
        returned = bool(self.returned_for or self.faults)
        return standing(self.due_on, parse_date(self.submitted_on), as_of, returned)

    @property
    def subject(self) -> str:
        """What it tells of: 2025年第1季度未成年人保护工作情况."""
        return f"{quarter_words(self.year, self.quarter)}{self.work}情况"

    @property
    def title(self) -> str:
        """What its form is called."""
        return f"{self.subject}汇报表"


def compose(report: QuarterlyReport, context: Context) -> Document:
    """The form of `report`: what was done, then the figures."""
    del context
    counted = report.work == WORK or report.figures != Figures()
    table = replace(
        report_table(tuple(_facts(report)), tuple(_work(report)), tuple(_rest(report))),
        above=(f"填报单位（盖章）：{report.unit}",),
        below=() if counted else SIGNATURES,
    )
    figures = (PageBreak(), *figure_blocks(report.figures)) if counted else ()
    return Document(
        title=f"{report.unit}{report.title}",
        blocks=(title_paragraph(report.title), table, *figures),
        kind=LABEL,
        author=report.unit,
        names=names_of((report.unit, report.submitted_by, report.approved_by)),
    )


def _facts(report: QuarterlyReport) -> Iterator[tuple[str, str]]:
    blank = report.is_blank
    if report.recipient or not blank:
        yield "报送对象", report.recipient or missing("报送对象")
    yield "报送期", "至".join(report.period)
    yield "报送截止日", formal_date(report.due_on)
    yield "报送日期", printed_date(report.submitted_on) or ("" if blank else missing("报送日期"))
    yield "报送人", report.submitted_by or ("" if blank else missing("报送人"))
    yield "签发人", report.approved_by or ("" if blank else missing("签发人"))
    if report.returned_for:
        yield "退回原因", report.returned_for
    held = "" if report.meetings_held is None else f"{report.meetings_held}次"
    yield "工作会议次数", held or ("" if blank else missing("会议次数"))


def _work(report: QuarterlyReport) -> Iterator[tuple[str, str]]:
    told = () if report.is_blank else (missing("工作开展情况"),)
    for item in report.work_done:
        yield item.duty, item.done or "".join(told)
    if not report.work_done:
        yield "", "".join(told)


def _rest(report: QuarterlyReport) -> Iterator[tuple[str, str]]:
    blank = report.is_blank
    if blank or report.highlights:
        yield "亮点做法", _listed(report.highlights)
    for label, lines in (("存在问题", report.problems), ("下步打算", report.next_steps)):
        yield label, _listed(lines) or ("" if blank else missing(label))


def _listed(lines: tuple[str, ...]) -> str:
    if len(lines) < 2:
        return "".join(lines)
    return "\n".join(f"{number}.{line}" for number, line in enumerate(lines, start=1))


def compose_letter(report: QuarterlyReport, context: Context) -> Document | None:
    """The letter that brings the report; None where it has no 发文字号."""
    if not report.number:
        return None
    subject, (first, last) = report.subject, report.period
    text = (f"按照季度汇报制度，现将我单位{subject}（{first}至{last}）随函报送，请审阅。",)
    letter = OfficialDocument(
        kind="函",
        issuers=(report.unit,),
        number=report.number,
        title=f"{report.unit}关于报送{subject}的函",
        addressees=report.recipient or missing("报送对象"),
        body=text,
        attachment_notes=(report.title,),
        signed_on=report.submitted_on,
    )
    return official.compose(letter, context)


def check(report: QuarterlyReport) -> tuple[Diagnostic, ...]:
    """Every finding about a valid report; a form to fill in by hand has none."""
    return () if report.is_blank else tuple(_findings(report))


def _findings(report: QuarterlyReport) -> Iterator[Diagnostic]:
    yield from missing_findings(
        {
            "报送对象": report.recipient,
            "报送日期": report.submitted_on,
            "报送人": report.submitted_by,
            "签发人": report.approved_by,
            "会议次数": report.meetings_held,
            "存在问题": report.problems,
            "下步打算": report.next_steps,
            "工作开展情况": report.work_done,
        }
    )
    yield from number_findings(report.number)
    yield from _work_findings(report)
    yield from _date_findings(report)
    for label, words in figure_faults(report.figures):
        yield warning("D750", words, place(("数据", label)), "核对后改正；数据不一致的汇报应当退回")
    held = report.meetings_held
    if held is not None and held < MEETINGS_A_QUARTER:
        words = f"本季度开会 {held} 次，每月一次应当是 {MEETINGS_A_QUARTER} 次"
        yield warning("D751", words, place(("会议次数",)), "核对；确实少开的，在存在问题中说明")


def _work_findings(report: QuarterlyReport) -> Iterator[Diagnostic]:
    for number, item in enumerate(report.work_done, start=1):
        whose = f"“{item.duty[:20]}”的" if item.duty else ""
        yield from missing_findings({"开展情况": item.done}, ("工作开展情况", f"第{number}项"), whose)


def _date_findings(report: QuarterlyReport) -> Iterator[Diagnostic]:
    for label, text in (
        ("报送期起", report.period_from),
        ("报送期止", report.period_to),
        ("报送日期", report.submitted_on),
    ):
        yield from incomplete_date(text, (label,))
    first, last = map(parse_date, report.period)
    if first and last and last < first:
        words = f"报送期止（{report.period[1]}）早于报送期起（{report.period[0]}）"
        yield warning("D752", words, place(("报送期止",)), "核对报送期")
    submitted = parse_date(report.submitted_on)
    if submitted and first and submitted < first:
        words = f"报送日期（{printed_date(report.submitted_on)}）早于报送期（{report.period[0]}起）"
        yield warning("D752", words, place(("报送日期",)), "核对年度、季度和日期")


KINDS = (
    Kind(
        name="quarterly_report",
        label=LABEL,
        use="成员单位每季度向领导小组办公室报送的工作情况和数据",
        model=QuarterlyReport,
        compose=compose,
        check=check,
        aliases=("季度汇报", "季报"),
        papers=(Paper("汇报表", compose), Paper("报送函", compose_letter)),
    ),
)
