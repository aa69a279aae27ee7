"""任务台账（销号）: the tasks of an office with their progress, and their progress month by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic
from govdocs.document.nodes import Column, Document, PageBreak
from govdocs.kinds.organisation.task_rules import ledger_findings
from govdocs.kinds.organisation.tasks import (
    LABEL,
    SOURCES,
    STAGES,
    STATUSES,
    MonthlyUpdate,
    TaskItem,
    TaskLedger,
)
from govdocs.kinds.parts.ledgers import LYING, SIGNATURES, Ledger, LedgerColumn, document_of, reported
from govdocs.kinds.parts.record_fields import or_gap
from govdocs.kinds.parts.wording import printed_date
from govdocs.kinds.registry import Kind, Paper
from govdocs.kinds.reporting.quarters import percent
from govdocs.text.dates import formal_date

_WIDE = PageBreak("landscape", paper="A3")

_MANY_WORDS = 45
"""From so many characters a task on, on average, the ledger takes A3."""

_SHORT_SOURCE = 10
"""What a task rests on is not broken when it has at most so many characters."""

_Columns = tuple[LedgerColumn[TaskItem], ...]


def ledger_document(ledger: TaskLedger, context: Context) -> Document:
    """The ledger: the late tasks first, then the others by the day on which they are due."""
    day = ledger.day(context.today)
    rows = ledger.sorted_on(day)
    table = Ledger(
        _ledger_columns(day),
        rows,
        title=ledger.title,
        above=_above(ledger, day),
        below=SIGNATURES,
        summary=_summary(rows, day),
        numbered=False,
        sheet="任务台账",
    )
    return document_of(LABEL, (table,), _names(rows), _WIDE if _long_worded(rows) else LYING)


def _long_worded(tasks: Sequence[TaskItem]) -> bool:
    """True when the tasks say so much that A4 would leave them a column too narrow to be read."""
    return sum(len(_content(task)) for task in tasks) > _MANY_WORDS * len(tasks)


def _above(ledger: TaskLedger, day: date) -> tuple[str, str]:
    unit, _ = reported(ledger.unit, "")
    return unit, f"统计日期：{formal_date(day)}"


def _ledger_columns(day: date) -> _Columns:
    return (
        LedgerColumn("任务编号", lambda task: task.task_id, Column(share=11)),
        LedgerColumn("来源", lambda task: or_gap(task.source), Column(choices=SOURCES, share=7)),
        LedgerColumn("任务内容", _content, Column(share=48)),
        LedgerColumn("阶段", lambda task: task.stage, Column(choices=STAGES, share=8), optional=True),
        LedgerColumn("牵头单位", lambda task: or_gap("、".join(task.lead_units)), Column(share=10)),
        LedgerColumn("配合单位", lambda task: "、".join(task.coop_units), Column(share=18)),
        LedgerColumn("责任人", lambda task: or_gap(task.owner), Column(share=7)),
        LedgerColumn("完成时限", lambda task: or_gap(printed_date(task.due_on)), Column("date", share=12)),
        LedgerColumn("进度", lambda task: f"{task.progress}%", Column("number", share=6)),
        LedgerColumn("状态", lambda task: task.state_on(day), Column(choices=STATUSES, share=8)),
        LedgerColumn("逾期天数", lambda task: str(task.overdue_days(day) or ""), Column("number", share=5)),
        LedgerColumn("验收人、销号日期", _closing, Column(share=12)),
    )


def _content(task: TaskItem) -> str:
    return f"{task.content}\n（依据：{task.source_ref}）" if task.source_ref else task.content


def _closing(task: TaskItem) -> str:
    return "\n".join(filter(None, (task.verified_by, printed_date(task.closed_on))))


def _summary(tasks: Iterable[TaskItem], day: date) -> str:
    states = Counter(task.state_on(day) for task in tasks)
    total = states.total()
    rate = f"，销号率{percent(Fraction(states['已销号'], total))}" if total else ""
    parts = (f"{state}{states[state]}项" for state in STATUSES if states[state] and state != "已销号")
    return "，".join((f"共{total}项，已销号{states['已销号']}项{rate}", *parts)) + "。"


def _names(tasks: Iterable[TaskItem]) -> Iterator[str]:
    for task in tasks:
        yield from (*task.lead_units, *task.coop_units, task.owner, task.verified_by, task.task_id)
        yield from (update.by for update in task.updates)
        if len(task.source_ref) <= _SHORT_SOURCE:
            yield task.source_ref
    yield from STATUSES


def progress_document(ledger: TaskLedger, context: Context) -> Document:
    """What each task came to month by month, a table for every year, on A3.

    The year of the account has one in any case.
    """
    day = ledger.day(context.today)
    years = {day.year, *(int(month[:4]) for task in ledger.tasks for month in _months(task))}
    rows = ledger.sorted_on(day)
    above = _above(ledger, day)
    tables = [
        Ledger(
            _progress_columns(year, year == max(years), 28 if _long_worded(rows) else 16),
            rows,
            title=f"{ledger.title}（月度进展）" if year == min(years) else f"{year}年",
            above=above,
            below=SIGNATURES,
            numbered=False,
            sheet=f"{year}年月度进展",
        )
        for year in sorted(years)
    ]
    return document_of(LABEL, tables, _names(rows), _WIDE)


def _months(task: TaskItem) -> Iterator[str]:
    yield from (update.month for update in task.updates)


def _progress_columns(year: int, last: bool, share: int) -> _Columns:
    """The columns of a year, of the `last` one what proves the work too; `share` is that of the tasks."""
    proof: LedgerColumn[TaskItem] = LedgerColumn(
        "佐证材料", lambda task: "\n".join(task.evidence), Column(share=11), optional=True
    )
    return (
        LedgerColumn("任务编号", lambda task: task.task_id, Column(share=8)),
        LedgerColumn("任务内容", lambda task: task.content, Column(share=share)),
        LedgerColumn("牵头单位", lambda task: or_gap("、".join(task.lead_units)), Column(share=8)),
        LedgerColumn("开始日期", lambda task: or_gap(printed_date(task.start_on)), Column("date", share=8)),
        *(_month_column(year, month) for month in range(1, 13)),
        *((proof,) if last else ()),
    )


def _month_column(year: int, month: int) -> LedgerColumn[TaskItem]:
    wanted = f"{year}-{month:02}"

    def text(task: TaskItem) -> str:
        return "\n".join(_printed(update) for update in task.updates if update.month == wanted)

    return LedgerColumn(f"{month}月", text, Column(share=10), over=f"{year}年")


def _printed(update: MonthlyUpdate) -> str:
    return "\n".join(filter(None, (update.text, update.by)))


def check(ledger: TaskLedger) -> tuple[Diagnostic, ...]:
    """Every finding about a ledger of tasks."""
    return tuple(ledger_findings(ledger))


KINDS = (
    Kind(
        name="tasks",
        label=LABEL,
        use="任务的来源、责任、时限、进度和销号；逾期由统计日期推算，另有月度进展表",
        model=TaskLedger,
        compose=ledger_document,
        check=check,
        aliases=("销号台账",),
        papers=(Paper("任务台账", ledger_document), Paper("月度进展表", progress_document)),
    ),
)
