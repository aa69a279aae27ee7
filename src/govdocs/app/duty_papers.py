"""The papers of a table of duties: the table itself and what follows from it, laid out and written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pydantic import BaseModel

from govdocs.app.labels import to_chinese
from govdocs.app.printing import FORMATS, Options, Printed, file_stem, open_press, print_document
from govdocs.app.yamldump import dump_yaml
from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, info
from govdocs.document.nodes import Document
from govdocs.fonts.roles import FontRole
from govdocs.kinds.breakdowns.calendar import calendar_of
from govdocs.kinds.breakdowns.followups import quarter_named, quarterly_forms, report_days, task_ledger
from govdocs.kinds.breakdowns.record import AddedColumn, DutyBreakdown, OrientationWord
from govdocs.kinds.breakdowns.sheets import (
    bound_document,
    matrix_document,
    unit_documents,
    workbook_document,
)
from govdocs.kinds.breakdowns.sources import Form
from govdocs.kinds.breakdowns.unit_names import Resolved
from govdocs.kinds.duties import compose
from govdocs.kinds.organisation.unit_register import UnitRegister
from govdocs.kinds.plan import Plan
from govdocs.kinds.plans.facts import PlanFacts
from govdocs.kinds.quarterly_report import QuarterlyReport
from govdocs.kinds.registry import Kind, find_kind
from govdocs.kinds.reporting.quarters import quarter_of
from govdocs.resources import safe_name

DUTY_FORMATS = (*FORMATS, "yaml")
"""What the table can be written as; yaml is the record, to amend and to render again."""

Binding = Literal["separate", "bound"]


@dataclass(frozen=True, slots=True)
class DutyOptions:
    """How to make the table and which papers to make of it."""

    formats: tuple[str, ...] = FORMATS
    form: Form | None = None
    full: bool = False
    renumber: bool = False
    added: tuple[AddedColumn, ...] = ()
    orientation: OrientationWord | None = None
    by_unit: Binding | None = None
    matrix: bool = False
    ledger: bool = False
    quarterly: bool = False
    quarter: str = ""
    calendar: bool = False
    profile: str = "literal"
    fonts: tuple[tuple[FontRole, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Duties:
    """A table of duties, its names looked up, and the plan that it comes from."""

    source: str
    names: Resolved
    register: UnitRegister | None = None
    facts: PlanFacts | None = None
    plan: Plan | None = None

    @property
    def breakdown(self) -> DutyBreakdown:
        """The table itself."""
        return self.names.breakdown


@dataclass(frozen=True, slots=True)
class Papers:
    """What is to be written: documents in their formats, other files by name, and what was noticed."""

    printed: tuple[Printed, ...]
    files: dict[str, bytes]
    findings: tuple[Diagnostic, ...]


def papers_of(duties: Duties, options: DutyOptions, context: Context) -> Papers:
    """Every paper that `options` ask for."""
    maker = _Maker(duties, options, context)
    printed = tuple(each for each in maker.documents() if each.contents)
    maker.add_calendar()
    return Papers(printed, maker.files, tuple(maker.findings))


class _Maker:
    """Makes the papers of one table."""

    def __init__(self, duties: Duties, options: DutyOptions, context: Context) -> None:
        self._duties, self._options, self._context = duties, options, context
        self._record = duties.breakdown
        self._formats = tuple(each for each in options.formats if each in FORMATS)
        chosen = Options(self._formats or FORMATS[:1], options.profile, fonts=options.fonts)
        self._press = open_press(chosen, context)
        self.files: dict[str, bytes] = {}
        self.findings: list[Diagnostic] = []

    def documents(self) -> Iterator[Printed]:
        """Every document, the table first; records that are wanted as data files on the way."""
        records = tuple(self._records())
        if "yaml" in self._options.formats:
            self._add_data_files(records)
        if not self._formats:
            return
        yield self._main()
        options, members = self._options, self._duties.names.members
        if options.matrix:
            document = matrix_document(self._record, self._duties.names.doubtful)
            yield self._printed(document, tuple(each for each in self._formats if each != "xlsx"))
        if options.by_unit == "bound":
            yield self._printed(bound_document(self._record, members))
        if options.by_unit == "separate":
            yield from map(self._printed, unit_documents(self._record, members))
        for kind, record in records:
            yield from map(self._printed, kind.documents(record, self._context))

    def _records(self) -> Iterator[tuple[Kind, BaseModel]]:
        """The records that follow from the table, as far as they were asked for."""
        if self._options.ledger:
            ledger = task_ledger(self._record, self._duties.facts, self._context.today)
            yield find_kind("任务台账"), ledger
        if self._options.quarterly:
            kind = find_kind("季度工作情况汇报")
            yield from ((kind, report) for report in self._quarterly())

    def _add_data_files(self, records: Sequence[tuple[Kind, BaseModel]]) -> None:
        for kind, record in ((find_kind("责任分解表"), self._record), *records):
            stem = file_stem(kind.compose(record, self._context))
            same = sum(name.startswith(stem) for name in self.files)
            name = f"{stem}（{same + 1}）.yaml" if f"{stem}.yaml" in self.files else f"{stem}.yaml"
            self.files[name] = _data_file(record, kind.label, self._duties.source)

    def _printed(self, document: Document, formats: Sequence[str] | None = None) -> Printed:
        chosen = self._formats if formats is None else tuple(formats)
        press = replace(self._press, options=replace(self._press.options, formats=chosen))
        return print_document(document, press, self._duties.source)

    def _main(self) -> Printed:
        """The table; its workbook also has the counts by unit and the names to check."""
        document = compose(self._record, self._context)
        paper = tuple(each for each in self._formats if each != "xlsx")
        printed = self._printed(document, paper) if paper else None
        if "xlsx" not in self._formats:
            return printed or self._printed(document)
        whole = workbook_document(self._record, document, self._duties.names.doubtful)
        book = self._printed(whole, ("xlsx",))
        return replace(printed, contents={**printed.contents, **book.contents}) if printed else book

    def _quarterly(self) -> tuple[QuarterlyReport, ...]:
        duties = self._duties
        forms = quarterly_forms(
            duties.breakdown, duties.names.members, duties.register, duties.facts, self._quarter()
        )
        self.findings += forms.findings
        return forms.reports

    def _quarter(self) -> tuple[int, int]:
        if self._options.quarter:
            return quarter_named(self._options.quarter)
        year, quarter = quarter_of(self._context.today, report_days(self._duties.facts))
        words = f"季度工作情况汇报空白表按下一个报送期做：{year}年第{quarter}季度"
        self.findings.append(info("D786", words, "", "要别的季度时加 --quarter，如 --quarter 2025-2"))
        return year, quarter

    def add_calendar(self) -> None:
        """The calendar file, where it was asked for and the plan has days."""
        if not self._options.calendar:
            return
        from govdocs.writers.ics import write_ics  # noqa: PLC0415 - heavy, and not always wanted

        duties = self._duties
        days = calendar_of(duties.breakdown, duties.facts, duties.plan, self._context.today)
        self.findings += days.findings
        if days.calendar:
            self.files[safe_name(days.calendar.title, ".ics")] = write_ics(days.calendar, self._context)


def _data_file(record: BaseModel, label: str, source: str) -> bytes:
    """A record as a data file that a clerk can amend."""
    data = {"kind": label, **record.model_dump(mode="json", exclude_defaults=True)}
    header = f"由“{source}”生成。可以直接修改；改好后运行：govdocs render 本文件"
    return dump_yaml(to_chinese(data, (type(record),)), {}, header).encode("utf-8")
