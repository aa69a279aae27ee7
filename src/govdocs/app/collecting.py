"""Use case: a data file gathered from others: tasks from meetings, the tracker from quarterly reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from govdocs.app.labels import to_chinese
from govdocs.app.records import LoadedRecord, load_record
from govdocs.app.yamldump import dump_yaml
from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, warning
from govdocs.errors import InputError
from govdocs.kinds.meeting import Meeting, repeated_meetings
from govdocs.kinds.meetings.record import MeetingFields
from govdocs.kinds.meetings.tasks import tasks_of
from govdocs.kinds.organisation.tasks import TaskItem, TaskLedger
from govdocs.kinds.organisation.unit_register import UnitRegister
from govdocs.kinds.quarterly_report import QuarterlyReport
from govdocs.kinds.quarterly_tracker import QuarterlyTracker, tracker_of
from govdocs.kinds.registry import Kind, find_kind
from govdocs.resources import read_bytes
from govdocs.text.dates import formal_date

_LIMIT = 32 * 1024 * 1024
_TASKS, _TRACKER = "tasks", "quarterly_tracker"

_Record = TypeVar("_Record", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Collected:
    """A gathered record: its kind, its data file as text, what was noticed."""

    kind: Kind
    text: str
    findings: tuple[Diagnostic, ...] = ()


def collect(
    word: str, paths: Sequence[Path], context: Context, units: Path | None = None, first: int = 1
) -> Collected:
    """The record of the kind called `word` that the data files at `paths` make together.

    任务台账 is made of meetings, its new numbers counted from `first`; 季报收集台账 of quarterly reports,
    by the register at `units` where it is given. Raises InputError for other kinds and other files.
    """
    kind = find_kind(word)
    if kind.name == _TASKS:
        meetings = tuple(_records(paths, MeetingFields, "会议的数据"))
        made: BaseModel = _ledger(meetings, first, context.today)
        own = [each for each in meetings if isinstance(each, Meeting)]
        findings = (*repeated_meetings(own), *_repeated_numbers(meetings))
    elif kind.name == _TRACKER:
        made, findings = _tracker(tuple(_records(paths, QuarterlyReport, "季报")), units, context.today)
    else:
        hint = "可以汇成：任务台账（由会议的议定事项）、季报收集台账（由各单位的季报）"
        raise InputError(f"{kind.label}不能由别的数据汇成", hint)
    data = {"kind": kind.label, **made.model_dump(mode="json", exclude_defaults=True)}
    names = "、".join(path.name for path in paths)
    header = f"由“{names}”汇成。可以直接修改；改好后运行：govdocs render 本文件"
    return Collected(kind, dump_yaml(to_chinese(data, (type(made),)), {}, header), findings)


def _records(paths: Sequence[Path], model: type[_Record], words: str) -> Iterator[_Record]:
    """The records at `paths`, every one of `model`; `words` say what is wanted."""
    for path in paths:
        loaded: LoadedRecord = load_record(read_bytes(path, _LIMIT), path.name)
        if not isinstance(loaded.record, model):
            raise InputError(f"“{path.name}”是{loaded.kind.label}，不是{words}", f"只写{words}")
        yield loaded.record


def _ledger(meetings: Sequence[MeetingFields], first: int, today: date) -> TaskLedger:
    """What the meetings resolved, the earliest first; tasks are numbered on within each year."""
    tasks: list[TaskItem] = []
    given = [each.task_id for meeting in meetings for each in meeting.resolutions]
    for meeting in sorted(meetings, key=lambda each: each.day or date.max):
        taken = (*given, *(task.task_id for task in tasks))
        tasks += tasks_of(meeting, _next_number(taken, meeting.day, first))
    offices = {meeting.unit for meeting in meetings}
    unit = offices.pop() if len(offices) == 1 else ""
    return TaskLedger(unit=unit, as_of=formal_date(today), tasks=tuple(tasks))


def _next_number(taken: Iterable[str], day: date | None, first: int) -> int:
    """The number behind those that tasks of the year of `day` have already."""
    head = f"RW-{day.year}-" if day else "\0"
    numbers = [task_id.removeprefix(head) for task_id in taken if task_id.startswith(head)]
    return max([first, *(int(number) + 1 for number in numbers if number.isdecimal())])


def _repeated_numbers(meetings: Sequence[MeetingFields]) -> Iterator[Diagnostic]:
    """A warning for every 任务编号 that several resolutions bear."""
    numbers = Counter(each.task_id for meeting in meetings for each in meeting.resolutions if each.task_id)
    for number, count in numbers.items():
        if count > 1:
            hint = "在会议的数据里改正，再汇一次；编号不重复使用"
            yield warning("D730", f"任务编号“{number}”有 {count} 项议定事项用", "", hint)


def _tracker(
    reports: Sequence[QuarterlyReport], units: Path | None, today: date
) -> tuple[BaseModel, tuple[Diagnostic, ...]]:
    """The tracker, and what is to be said about reports that came twice."""
    years = sorted({report.year for report in reports})
    if len(years) > 1:
        words = f"这些季报不是同一年度的：{'、'.join(map(str, years))}"
        raise InputError(words, "每个年度的季报分开运行")
    names: tuple[str, ...] = ()
    if units is not None:
        (register,) = _records((units,), UnitRegister, "成员单位名册")
        chosen = register.reporting or register.single_units
        names = tuple(unit.full_name for unit in chosen)
        reports = [_under_full_name(report, register) for report in reports]
    tracker = tracker_of(reports, names, today, years[0])
    return tracker, tuple(_repeated_reports(reports, tracker))


def _repeated_reports(reports: Sequence[QuarterlyReport], tracker: QuarterlyTracker) -> Iterator[Diagnostic]:
    """A warning for each report that came several times: which of them counts."""
    days = {(each.unit, each.quarter): each.submitted_on for each in tracker.entries}
    for (unit, quarter), count in Counter((each.unit, each.quarter) for each in reports).items():
        if count > 1:
            day = days[unit, quarter]
            taken = f"取{day}报送的一份" if day else "都没有报送日期，取最后一份"
            words = f"“{unit}”第{quarter}季度的季报有 {count} 份，{taken}"
            yield warning("D753", words, "", "核对哪一份算数，去掉其余的再汇一次")


def _under_full_name(report: QuarterlyReport, register: UnitRegister) -> QuarterlyReport:
    """`report` with the full name of its unit, as the register has it."""
    unit = register.find(report.unit)
    return report.model_copy(update={"unit": unit.full_name}) if unit else report
