"""Records that follow from a table of duties: the ledger of its tasks, the forms of quarterly reports."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from govdocs.diagnostics import Diagnostic, info
from govdocs.errors import InputError
from govdocs.kinds.breakdowns.dues import due_in
from govdocs.kinds.breakdowns.record import DutyBreakdown, DutyRow
from govdocs.kinds.breakdowns.rules import is_impossible, row_word
from govdocs.kinds.breakdowns.sheets import Members, derived_title, duties_by_unit, work_name
from govdocs.kinds.breakdowns.unit_names import is_group_name
from govdocs.kinds.organisation.tasks import LABEL, TaskItem, TaskLedger
from govdocs.kinds.organisation.unit_register import UnitRegister
from govdocs.kinds.parts.wording import missing
from govdocs.kinds.plans.facts import PlanFacts
from govdocs.kinds.quarterly_report import QuarterlyReport
from govdocs.kinds.reporting.quarters import parse_quarter
from govdocs.text.dates import formal_date

_TO_WHOM = re.compile(
    r"(?:汇报给|报送给|上报给|报送至|上报至|报送到|报至|报送|上报)(?P<to>[\u4e00-\u9fff]{4,30}?(?:领导小组(?:办公室)?|办公室|专班|委员会))"
)
_QUARTERS = 4
_YEAR_AHEAD = re.compile(r"^(?:[\u4e00-\u9fff]{1,6}(?:镇|乡|街道|县|区))?20\d{2}年")
"""The year of a work, which the quarter says again."""


@dataclass(frozen=True, slots=True)
class QuarterlyForms:
    """The blank forms of a quarter, one for each unit that reports, and what was decided."""

    reports: tuple[QuarterlyReport, ...]
    findings: tuple[Diagnostic, ...]


def quarter_named(text: str) -> tuple[int, int]:
    """The year and the quarter that `text` names: 2025-2, 2025年第2季度, 2025Q2."""
    quarter = parse_quarter(text)
    if quarter is None:
        raise InputError(f"“{text}”不是季度", "写作 2025-2 的样子：年度和 1 至 4")
    return quarter


def report_days(facts: PlanFacts | None) -> tuple[str, ...]:
    """The four days of each year on which the plan wants reports; nothing where it does not name four."""
    dates = sorted(set(facts.report_dates)) if facts else []
    if len(dates) != _QUARTERS or not all(_in_every_year(month, day) for month, day in dates):
        return ()
    return tuple(f"{month}月{day}日" for month, day in dates)


def _in_every_year(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(2001, month)[1]


def quarterly_forms(
    record: DutyBreakdown,
    members: Members,
    register: UnitRegister | None,
    facts: PlanFacts | None,
    quarter: tuple[int, int],
) -> QuarterlyForms:
    """A blank form for each unit that the register says reports, else for each unit that leads."""
    duties = duties_by_unit(record, members)
    findings = []
    if register is not None and register.reporting:
        units = tuple(unit.full_name for unit in register.reporting)
        words = f"名册中季报写“是”的 {len(units)} 个单位各一份"
    else:
        leading = dict.fromkeys(unit for row in record.rows for unit in row.lead_units)
        units = tuple(unit for unit in leading if not is_group_name(unit) and not members.get(unit))
        words = f"没有写明哪些单位报季报，{record.lead_word}（{len(units)} 个）各一份"
    findings.append(
        info("D786", f"季度工作情况汇报空白表：{words}", "", "在成员单位名册的“季报”一栏写“是”或“否”")
    )
    changes: dict[str, object] = {"due_days": report_days(facts)}
    if work := _YEAR_AHEAD.sub("", work_name(record)):
        changes["work"] = work
    reports = []
    for unit in units:
        tasks = [each.row.task for each in duties.get(unit, ())]
        blank = QuarterlyReport.blank(unit, *quarter, recipient_of(facts), tasks)
        reports.append(blank.model_copy(update=changes))
    return QuarterlyForms(tuple(reports), tuple(findings))


def recipient_of(facts: PlanFacts | None) -> str:
    """To whom units report: as the plan's words say, else the leading group; empty where it names none."""
    if facts is None:
        return ""
    match = _TO_WHOM.search("".join(facts.report.split()))
    if match:
        return match["to"]
    return facts.leading_group.name if facts.leading_group else ""


def _due_on(row: DutyRow) -> str:
    """By when, as the row says, else its text; nothing for a day that no calendar has."""
    due = row.due or due_in(row.task)
    return "" if is_impossible(due) else due


def task_ledger(record: DutyBreakdown, facts: PlanFacts | None, day: date) -> TaskLedger:
    """The ledger of the tasks of a table as it stands on `day`, when none of them is begun."""
    start = facts.period.start if facts and facts.period else None
    tasks = tuple(
        TaskItem(
            task_id=f"RW-{day.year}-{number:03}",
            source="方案分解",
            source_ref=f"分解表{row_word(row, number - 1)}",
            content="".join(row.task.split("\n")) or missing(record.task_word),
            lead_units=row.lead_units,
            coop_units=row.coop_units,
            start_on=formal_date(start) if start else "",
            due_on=_due_on(row),
            evidence=tuple(filter(None, row.evidence.split("\n"))),
            status="未启动",
        )
        for number, row in enumerate(record.rows, start=1)
    )
    return TaskLedger(title=derived_title(record, LABEL), as_of=formal_date(day), tasks=tasks)
