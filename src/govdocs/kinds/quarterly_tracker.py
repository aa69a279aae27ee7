"""季报收集台账: which unit has reported which quarter, and how many were on time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from pydantic import Field

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, error, warning
from govdocs.document.nodes import Column, Document
from govdocs.kinds.parts.fields import FormalDate, Input, Line, OptionalLine
from govdocs.kinds.parts.form_rules import incomplete_date, missing_findings, place
from govdocs.kinds.parts.ledgers import Ledger, LedgerColumn, document_of, reported
from govdocs.kinds.parts.record_fields import Names
from govdocs.kinds.parts.wording import printed_date
from govdocs.kinds.quarterly_report import QuarterlyReport
from govdocs.kinds.registry import Kind
from govdocs.kinds.reporting.quarters import (
    DueDays,
    Quarter,
    Standing,
    StateWord,
    Year,
    due_on,
    percent,
    standing,
)
from govdocs.text.dates import formal_date, parse_date

LABEL = "季报收集台账"

_QUARTERS = (1, 2, 3, 4)
_ON_TIME = "√"
_NOT_DUE = "未到期"
_EMPTY = "—"


class TrackedReport(Input):
    """One report of a unit, as the office that collects them notes it."""

    unit: Line = Field(title="单位")
    quarter: Quarter = Field(title="季度", description="1、2、3、4")
    submitted_on: FormalDate = Field("", title="报送日期", description="没有报送时不写")
    state: StateWord = Field("", title="状态", description="被退回的写“退回”；其余由日期推算，可不写")
    note: OptionalLine = Field("", title="备注", description="如退回的原因")


class QuarterlyTracker(Input):
    """The reports that the units owe in a year and what became of them."""

    kind: Literal["季报收集台账"] = Field("季报收集台账", title="文种")
    title: OptionalLine = Field("", title="标题", description="不写时按年度生成")
    unit: OptionalLine = Field("", title="填报单位", description="收集季报的单位")
    year: Year = Field(title="年度", description="如“2025”")
    as_of: FormalDate = Field("", title="统计日期", description="不写时为打印当天")
    due_days: DueDays = Field(
        (), title="报送日", description="四个季度各一个，如“3月20日”；不写时为3月、6月、9月、12月20日"
    )
    units: Names = Field((), title="应报单位", description="按顺序写；不写时取报送情况中的单位")
    entries: tuple[TrackedReport, ...] = Field((), title="报送情况")

    @property
    def expected(self) -> tuple[str, ...]:
        """The units that report, each once, in order; those that reported unasked behind them."""
        return tuple(dict.fromkeys((*self.units, *(each.unit for each in self.entries))))

    def standings(self, as_of: date) -> dict[tuple[str, int], Standing | None]:
        """What became of each report, by unit and quarter, seen on `as_of`; None where it is not due."""
        given = {(each.unit, each.quarter): each for each in self.entries}
        return {
            (unit, quarter): self._standing(quarter, given.get((unit, quarter)), as_of)
            for unit in self.expected
            for quarter in _QUARTERS
        }

    def _standing(self, quarter: int, entry: TrackedReport | None, as_of: date) -> Standing | None:
        due = due_on(self.year, quarter, self.due_days)
        submitted = parse_date(entry.submitted_on) if entry else None
        return standing(due, submitted, as_of, bool(entry and entry.state == "退回"))


@dataclass(frozen=True, slots=True)
class Tally:
    """How many reports of a quarter are on time of those that are due or there."""

    on_time: int
    expected: int

    @property
    def rate(self) -> Fraction | None:
        """The share on time; None while nothing is due."""
        return Fraction(self.on_time, self.expected) if self.expected else None

    @property
    def printed(self) -> str:
        """The share in words: 40%（2/5）."""
        if self.rate is None:
            return _EMPTY
        return f"{percent(self.rate)}（{self.on_time}/{self.expected}）"


def tally(standings: Mapping[tuple[str, int], Standing | None], quarter: int, due: bool) -> Tally:
    """How many reports of `quarter` are on time; all are expected once it is `due`, those there before it."""
    seen = [each for (_, number), each in standings.items() if number == quarter]
    on_time = sum(each is not None and each.state == "按时" for each in seen)
    return Tally(on_time, len(seen) if due else 0)


def tracker_of(
    reports: Iterable[QuarterlyReport], units: Sequence[str], as_of: date, year: int | None = None
) -> QuarterlyTracker:
    """The tracker of `year` that follows from `reports`: a report whose figures do not agree is returned.

    Without a `year` it is that of `as_of`. Of two reports of a unit for one quarter the later counts.
    """
    wanted = year or as_of.year
    mine = sorted((each for each in reports if each.year == wanted), key=_handed_in)
    days = next((each.due_days for each in mine if each.due_days), ())
    last = {(each.unit, each.quarter): _tracked(each, as_of) for each in mine}
    return QuarterlyTracker(
        year=wanted,
        units=tuple(units),
        entries=tuple(last.values()),
        due_days=days,
        as_of=formal_date(as_of),
    )


def _handed_in(report: QuarterlyReport) -> date:
    return parse_date(report.submitted_on) or date.min


def _tracked(report: QuarterlyReport, as_of: date) -> TrackedReport:
    seen = report.standing(as_of)
    state: StateWord = "退回" if seen and seen.state == "退回" else ""
    reason = report.returned_for or "；".join(report.faults)
    return TrackedReport(
        unit=report.unit,
        quarter=report.quarter,
        submitted_on=report.submitted_on,
        state=state,
        note=reason if state else "",
    )


def compose(tracker: QuarterlyTracker, context: Context) -> Document:
    """The ledger of `tracker`: a row a unit, a column a quarter, the share on time below."""
    as_of = parse_date(tracker.as_of) or context.today
    standings = tracker.standings(as_of)
    ledger = Ledger(
        columns=tuple(_columns(tracker, standings, as_of)),
        rows=tracker.expected,
        title=tracker.title or f"{tracker.year}年季度工作情况汇报收集台账",
        above=(reported(tracker.unit, "")[0], f"统计日期：{formal_date(as_of)}"),
        total_label="按时率",
        notes=tuple(_notes(tracker)),
        sheet="季报收集台账",
    )
    return document_of(LABEL, (ledger,), tracker.expected)


def _columns(
    tracker: QuarterlyTracker, standings: Mapping[tuple[str, int], Standing | None], as_of: date
) -> Iterator[LedgerColumn[str]]:
    yield LedgerColumn("单位", lambda unit: unit, Column(share=24))
    given = {(each.unit, each.quarter): each for each in tracker.entries}

    def column(quarter: int) -> LedgerColumn[str]:
        due = due_on(tracker.year, quarter, tracker.due_days)
        share = tally(standings, quarter, as_of > due or _all_there(standings, quarter))
        return LedgerColumn(
            f"第{quarter}季度\n{due.month}月{due.day}日",
            lambda unit: _mark(standings[unit, quarter], given.get((unit, quarter)), as_of > due),
            Column("date", share=18),
            total=lambda _: share.printed,
        )

    yield from map(column, _QUARTERS)


def _all_there(standings: Mapping[tuple[str, int], Standing | None], quarter: int) -> bool:
    return all(each is not None for (_, number), each in standings.items() if number == quarter)


def _mark(seen: Standing | None, entry: TrackedReport | None, due: bool) -> str:
    if seen is None:
        return "" if due else _NOT_DUE
    day = printed_date(entry.submitted_on) if entry and seen.state != "未报" else ""
    word = _ON_TIME if seen.state == "按时" else seen.printed
    return f"{word}\n{day}" if day else word


def _notes(tracker: QuarterlyTracker) -> Iterator[str]:
    yield "注：√为按时报送，截止日当天报送的为按时；被退回的不计入按时。按时率为按时份数与应报份数之比。"
    for each in tracker.entries:
        if each.note:
            yield f"{each.unit}第{each.quarter}季度：{each.note}"


def check(tracker: QuarterlyTracker) -> tuple[Diagnostic, ...]:
    """Every finding about a valid tracker."""
    return tuple(_findings(tracker))


def _findings(tracker: QuarterlyTracker) -> Iterator[Diagnostic]:
    yield from missing_findings({"填报单位": tracker.unit, "应报单位": tracker.expected})
    yield from incomplete_date(tracker.as_of, ("统计日期",))
    for unit, count in Counter(tracker.units).items():
        if count > 1:
            yield warning(
                "D753", f"应报单位中“{unit}”写了 {count} 次，只算一次", place(("应报单位",)), "删去重复的"
            )
    yield from _repeated(tracker)
    for number, entry in enumerate(tracker.entries, start=1):
        path = ("报送情况", f"第{number}项")
        yield from incomplete_date(entry.submitted_on, (*path, "报送日期"))
        if tracker.units and entry.unit not in tracker.units:
            words = f"“{entry.unit}”不在应报单位中，列在最后"
            yield warning("D753", words, place((*path, "单位")), "核对单位名称，或补入“应报单位”")
        yield from _state_findings(tracker, entry, (*path, "状态"))


def _repeated(tracker: QuarterlyTracker) -> Iterator[Diagnostic]:
    """An error for each report that stands there a second time."""
    first: dict[tuple[str, int], int] = {}
    for number, entry in enumerate(tracker.entries, start=1):
        if (known := first.setdefault((entry.unit, entry.quarter), number)) != number:
            words = f"“{entry.unit}”第{entry.quarter}季度已写在第{known}项，又写了一次"
            yield error("D753", words, place(("报送情况", f"第{number}项", "季度")), "只留一次")


def _state_findings(
    tracker: QuarterlyTracker, entry: TrackedReport, path: tuple[str, ...]
) -> Iterator[Diagnostic]:
    submitted = parse_date(entry.submitted_on)
    if entry.state == "退回" and submitted is None:
        yield warning("D754", "没有报送日期，不能是“退回”，按未报计", place(path), "补写“报送日期”")
    as_of = parse_date(tracker.as_of)
    if not entry.state or entry.state == "退回" or as_of is None:
        return
    seen = tracker.standings(as_of)[entry.unit, entry.quarter]
    if seen is None or seen.state != entry.state:
        derived = seen.printed if seen else _NOT_DUE
        words = f"“{entry.unit}”第{entry.quarter}季度写的是“{entry.state}”，按日期是“{derived}”，以日期为准"
        yield warning("D754", words, place(path), "核对报送日期；状态可以不写")


KINDS = (
    Kind(
        name="quarterly_tracker",
        label=LABEL,
        use="领导小组办公室登记各单位季度汇报的报送情况",
        model=QuarterlyTracker,
        compose=compose,
        check=check,
        aliases=("季报台账",),
    ),
)
