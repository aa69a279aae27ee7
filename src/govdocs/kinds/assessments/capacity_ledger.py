"""监护能力评估台账: the points of each part, the grade and what caps it, the change since the last time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from govdocs.context import Context
from govdocs.document.nodes import Column
from govdocs.kinds.assessments.capacity import NAME, GuardianshipAssessment
from govdocs.kinds.assessments.capacity_standard import GRADES, PARTS
from govdocs.kinds.assessments.capacity_values import NOT_GRADED
from govdocs.kinds.assessments.risk_form import change_words
from govdocs.kinds.cases.tallies import CountTable
from govdocs.kinds.orders.public import counted, is_public
from govdocs.kinds.parts.accounts import VILLAGE, account_line
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.copies import count_words
from govdocs.kinds.parts.ledgers import SIGNATURES, Ledger, LedgerColumn
from govdocs.kinds.parts.record_fields import or_gap
from govdocs.kinds.parts.wording import printed_date

LEDGER: Final = "监护能力评估台账"


def capacity_rows(casebook: Casebook, day: date) -> tuple[GuardianshipAssessment, ...]:
    """The assessments up to `day`: the worst grades first, then by their days."""
    until = (
        each for each in casebook.all(NAME, GuardianshipAssessment) if each.day is None or each.day <= day
    )
    return tuple(sorted(until, key=lambda each: (-_rank(each), each.day or date.max, each.ga_id)))


def _rank(record: GuardianshipAssessment) -> int:
    return GRADES.index(record.grade) if record.grade else -1


def capacity_ledger(casebook: Casebook, context: Context) -> Sequence[Ledger[Any]]:
    """The ledger of assessments of guardians."""
    rows = capacity_rows(casebook, context.today)
    if is_public(context):
        table = CountTable(LEDGER, "等级", "份数", ())
        return counted(table, rows, lambda row: (_grade(row),), casebook, context)
    standards = dict.fromkeys(row.standard for row in rows if row.standard)
    return (
        Ledger(
            _columns(),
            rows,
            title=LEDGER,
            above=account_line(casebook, context),
            below=SIGNATURES,
            summary=_summary(rows, context),
            notes=(f"评估标准：{'；'.join(standards)}。",) if standards else (),
            numbered=False,
            sheet=LEDGER,
            measure="份",
        ),
    )


def _columns() -> tuple[LedgerColumn[GuardianshipAssessment], ...]:
    return (
        *_who(),
        *map(_part_column, PARTS),
        LedgerColumn("总分", lambda each: "" if each.total is None else str(each.total), Column("number")),
        LedgerColumn("等级", _grade, Column(choices=GRADES)),
        LedgerColumn("等级限制", _cap),
        LedgerColumn("较上次", lambda each: change_words(each.previous_total, each.total)),
    )


def _grade(row: GuardianshipAssessment) -> str:
    return row.grade or NOT_GRADED


def _who() -> tuple[LedgerColumn[GuardianshipAssessment], ...]:
    return (
        LedgerColumn("评估编号", lambda each: each.ga_id),
        LedgerColumn(VILLAGE, lambda each: each.child.village),
        LedgerColumn("姓名", lambda each: or_gap(each.child.name)),
        LedgerColumn("被评估人", lambda each: or_gap("\n".join(person.name for person in each.guardians))),
        LedgerColumn("评估日期", lambda each: or_gap(printed_date(each.assessed_on)), Column("date")),
        LedgerColumn("评估人", lambda each: or_gap("\n".join(each.assessors))),
    )


def _part_column(part: str) -> LedgerColumn[GuardianshipAssessment]:
    def points(row: GuardianshipAssessment) -> str:
        total = row.part_total(part)
        return "" if total is None else str(total)

    return LedgerColumn(part, points, Column("number"), over="得分")


def _cap(row: GuardianshipAssessment) -> str:
    if row.nobody_able == "是":
        return "无有能力的监护人"
    return "发现侵害" if row.harm_found == "是" else ""


def _summary(rows: Sequence[GuardianshipAssessment], context: Context) -> str:
    grades = Counter(row.grade for row in rows)
    parts = [f"{grade}{count_words(grades[grade], context)}份" for grade in GRADES if grades[grade]]
    return f"共{len(rows)}份" + (f"：{'，'.join(parts)}。" if parts else "。")
