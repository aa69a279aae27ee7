"""风险等级评估台账: the latest assessment of each child, what changed, what is due; counts by level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from govdocs.context import Context
from govdocs.document.nodes import Column
from govdocs.kinds.assessments.latest import latest_assessment
from govdocs.kinds.assessments.levels import level_at
from govdocs.kinds.assessments.risk import NAME, RiskAssessment
from govdocs.kinds.assessments.risk_form import level_change
from govdocs.kinds.assessments.scale import SCALE, Dimension
from govdocs.kinds.children.child import Child
from govdocs.kinds.children.words import LEFT
from govdocs.kinds.orders.public import is_public
from govdocs.kinds.parts.accounts import VILLAGE, account_line
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.children_named import REGISTER, registered
from govdocs.kinds.parts.copies import count_words, hidden_notes, shown_table
from govdocs.kinds.parts.ledgers import SIGNATURES, Ledger, LedgerColumn
from govdocs.kinds.parts.record_fields import or_gap
from govdocs.kinds.parts.risk_levels import LEVEL_RULES, LEVELS, NOT_ASSESSED, LevelRule, level_rank
from govdocs.kinds.parts.wording import printed_date, printed_day
from govdocs.kinds.visits.schedule import has_left
from govdocs.text.days import days_late

LEDGER: Final = "风险等级评估台账"


_CODE = len("A1-01")

_RULES: dict[str, LevelRule] = {str(word): rule for word, rule in LEVEL_RULES.items()}


@dataclass(frozen=True, slots=True)
class AssessedChild:
    """The latest assessment of a child, by when the next is due; no day where the child has left."""

    record: RiskAssessment
    due: date | None
    day: date
    left: bool = False

    @property
    def overdue(self) -> int:
        """By how many days the next assessment is late."""
        return days_late(self.due, self.day) if self.due else 0


def assessed_children(casebook: Casebook, day: date) -> tuple[AssessedChild, ...]:
    """The latest assessment of each child up to `day`: the worst levels first, then by the next date."""
    latest = filter(None, (_latest(casebook, each, day) for each in casebook.all(NAME, RiskAssessment)))
    rows = (_row(casebook, each, day) for each in dict.fromkeys(latest))
    return tuple(sorted(rows, key=_order))


def _latest(casebook: Casebook, record: RiskAssessment, day: date) -> RiskAssessment | None:
    if record.child.file_no:
        return latest_assessment(casebook, record.child.file_no, day)
    return record if record.day is None or record.day <= day else None


def _row(casebook: Casebook, record: RiskAssessment, day: date) -> AssessedChild:
    child = registered(casebook, record.child.file_no)
    left = isinstance(child, Child) and has_left(child, day)
    return AssessedChild(record, None if left else record.next_due, day, left)


def _order(row: AssessedChild) -> tuple[bool, int, date, str]:
    return row.left, level_rank(row.record.level), row.due or date.max, row.record.ra_id


def risk_ledger(casebook: Casebook, context: Context) -> Sequence[Ledger[Any]]:
    """The ledger of assessments, and how many children are of each level."""
    rows = assessed_children(casebook, context.today)
    if is_public(context):
        return (_counts(casebook, rows, context),)
    main = Ledger(
        _columns(),
        rows,
        title=LEDGER,
        above=account_line(casebook, context),
        below=SIGNATURES,
        summary=_summary(rows, context),
        notes=_notes(rows),
        numbered=False,
        sheet=LEDGER,
    )
    return (main, _counts(casebook, rows, context))


def _notes(rows: Sequence[AssessedChild]) -> tuple[str, ...]:
    """How levels come about, and which were set by people against the points."""
    by_hand = "、".join(each.record.ra_id for each in rows if each.record.override.to)
    rule = "维度得分越高越安全；综合等级取已评维度中最重的，有强制报告事项的为一级红。"
    return (rule, f"等级经人工调整：{by_hand}。") if by_hand else (rule,)


def _columns() -> tuple[LedgerColumn[AssessedChild], ...]:
    return (
        LedgerColumn("评估编号", lambda each: each.record.ra_id, Column(share=11)),
        LedgerColumn(VILLAGE, lambda each: each.record.child.village, Column(share=8)),
        LedgerColumn("姓名", lambda each: or_gap(each.record.child.name), Column(share=7)),
        LedgerColumn(
            "评估日期", lambda each: or_gap(printed_date(each.record.assessed_on)), Column("date", share=11)
        ),
        LedgerColumn("评估原因", lambda each: each.record.trigger, Column(share=8)),
        *(column for dimension in SCALE for column in _dimension_columns(dimension)),
        LedgerColumn("强制报告事项", lambda each: _codes(each.record), Column(share=8)),
        LedgerColumn(
            "综合等级", lambda each: each.record.level or NOT_ASSESSED, Column(choices=LEVELS, share=7)
        ),
        LedgerColumn("较上次", _change, Column(share=9)),
        LedgerColumn("评估人", lambda each: or_gap(each.record.assessor), Column(share=7)),
        LedgerColumn("下次评估", _due, Column("date", share=11)),
        LedgerColumn("逾期天数", lambda each: str(each.overdue or ""), Column("number", share=5)),
    )


def _dimension_columns(dimension: Dimension) -> tuple[LedgerColumn[AssessedChild], ...]:
    def score(row: AssessedChild) -> str:
        points = row.record.score(dimension)
        return "" if points is None else str(points)

    def level(row: AssessedChild) -> str:
        points = row.record.score(dimension)
        return NOT_ASSESSED if points is None else level_at(points)

    return (
        LedgerColumn("得分", score, Column("number", share=4), over=dimension.label),
        LedgerColumn("等级", level, Column(share=6), over=dimension.label),
    )


def _codes(record: RiskAssessment) -> str:
    return "、".join(word[:_CODE] for word in record.forced)


def _change(row: AssessedChild) -> str:
    return level_change(row.record.previous.level, row.record.level)


def _due(row: AssessedChild) -> str:
    if row.left:
        return LEFT
    return printed_day(row.due)


def _summary(rows: Sequence[AssessedChild], context: Context) -> str:
    here = [row for row in rows if not row.left]
    late = sum(1 for row in here if row.overdue)
    counted = count_words(len(here), context), count_words(late, context)
    return f"在册已评估{counted[0]}人，逾期未复评{counted[1]}人。"


def _counts(casebook: Casebook, rows: Iterable[AssessedChild], context: Context) -> Ledger[tuple[str, int]]:
    levels: Counter[str] = Counter(row.record.level or NOT_ASSESSED for row in rows if not row.left)
    levels[NOT_ASSESSED] += _never(casebook, context.today)
    found = tuple((level, levels[level]) for level in (*LEVELS, NOT_ASSESSED))
    (total,), *counts = shown_table([[levels.total()], *([number] for _, number in found)], (), context)
    shown = {level: count for (level, _), (count,) in zip(found, counts, strict=True)}
    return Ledger(
        (
            LedgerColumn("综合等级", lambda each: each[0], Column(share=20)),
            LedgerColumn("三级口径", lambda each: _fold(each[0]), Column(share=15)),
            LedgerColumn("走访间隔", lambda each: _rhythm(each[0]), Column(share=20)),
            LedgerColumn(
                "人数", lambda each: shown[each[0]], Column("number", share=15), total=lambda _: total
            ),
        ),
        found,
        title="各等级人数（在册）",
        above=account_line(casebook, context),
        notes=hidden_notes(context),
        numbered=False,
        sheet="各等级人数",
        counts=True,
    )


def _never(casebook: Casebook, day: date) -> int:
    """How many children of the register have no assessment up to `day`."""
    here = (child for child in casebook.all(REGISTER, Child) if not has_left(child, day))
    return sum(1 for child in here if latest_assessment(casebook, child.file_no, day) is None)


def _fold(level: str) -> str:
    rule = _RULES.get(level)
    return rule.fold if rule else "—"


def _rhythm(level: str) -> str:
    rule = _RULES.get(level)
    return rule.rhythm if rule else "—"
