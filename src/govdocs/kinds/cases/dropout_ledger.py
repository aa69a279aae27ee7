"""控辍保学台账: every pupil who left, by village; how many are back, and how many of each school stay."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from govdocs.context import Context
from govdocs.document.nodes import Column
from govdocs.kinds.cases.dropout_papers import notice_words
from govdocs.kinds.cases.dropout_record import WEEKLY_CHECKS, DropoutCase
from govdocs.kinds.cases.dropout_words import APPROVED, GROUPS, LAWFUL, REASONS
from govdocs.kinds.cases.tallies import CountTable, Tally, count_ledger, rate, tallied
from govdocs.kinds.parts.accounts import VILLAGE, account_line
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.copies import count_words
from govdocs.kinds.parts.ledgers import SIGNATURES, UPRIGHT, Ledger, LedgerColumn
from govdocs.kinds.parts.persons import age_words
from govdocs.kinds.parts.record_fields import or_gap
from govdocs.kinds.parts.wording import printed_date
from govdocs.text.dates import formal_date, parse_date

LEDGER: Final = "控辍保学台账"

_VILLAGE_CODE = re.compile(r"[A-Z]+-(\d{2})-")

_BY_SCHOOL: Final = CountTable("按学校统计", "学校", "人数", GROUPS, page=UPRIGHT)
_BY_VILLAGE: Final = CountTable("按村（社区）统计", VILLAGE, "人数", GROUPS, page=UPRIGHT)
_BY_REASON: Final = CountTable("按原因统计", "原因", "人数", GROUPS)


@dataclass(frozen=True, slots=True)
class Enrolment:
    """How many of a school's children of school age there are, and how many are at school."""

    school: str
    should: int
    there: int


def ledger_of(casebook: Casebook, context: Context) -> Sequence[Ledger[Any]]:
    """The ledger by village, the counts by school and by reason, 巩固率 where numbers are given.

    The public is told how many there are of each village and reason, and of no pupil.
    """
    cases = sorted(casebook.all("dropout_case", DropoutCase), key=_order)
    enrolments = enrolments_of(cases)
    main = Ledger(
        _columns(context),
        cases,
        title=LEDGER,
        above=account_line(casebook, context),
        below=SIGNATURES,
        summary=summary_of(cases, enrolments, context),
        numbered=False,
        sheet=LEDGER,
        group=VILLAGE,
        measure="人",
    )
    if not cases:
        return (main,)
    reasons = tallied(cases, lambda each: (or_gap(each.reason),), lambda each: each.group, REASONS)
    by_reason = count_ledger(_BY_REASON, reasons, context)
    if context.copy == "public":
        by_village = count_ledger(_BY_VILLAGE, _tallied_by_village(cases), context)
        return (replace(by_village, above=account_line(casebook, context)), by_reason)
    schools = tallied(cases, lambda each: (or_gap(each.school),), lambda each: each.group)
    rates = (_enrolment_ledger(enrolments),) if enrolments else ()
    return (main, count_ledger(_BY_SCHOOL, schools, context), by_reason, *rates)


def _tallied_by_village(cases: Iterable[DropoutCase]) -> tuple[Tally, ...]:
    return tallied(cases, lambda each: (or_gap(each.child.village),), lambda each: each.group)


def enrolments_of(cases: Iterable[DropoutCase]) -> tuple[Enrolment, ...]:
    """The numbers of each school, from the first case that tells both."""
    found: dict[str, Enrolment] = {}
    for case in cases:
        if case.school_age and case.enrolled is not None and case.school:
            found.setdefault(case.school, Enrolment(case.school, case.school_age, case.enrolled))
    return tuple(found.values())


def summary_of(cases: Sequence[DropoutCase], enrolments: Iterable[Enrolment], context: Context) -> str:
    """The sentence in the last row: 零报告, or how many were suspected, confirmed, brought back."""
    if not cases:
        return "本期零报告：没有疑似辍学和辍学学生。"
    groups = Counter(case.group for case in cases)
    confirmed = groups["未返"] + groups["已劝返"]
    numbers: Mapping[str, int] = {
        "共": len(cases),
        "疑似辍学": groups["疑似"],
        "确认辍学": confirmed,
        "已劝返": groups["已劝返"],
        "未返": groups["未返"],
        "其他去向": groups["其他去向"],
    }
    words = "，".join(f"{word}{count_words(number, context)}人" for word, number in numbers.items())
    should, there = _sums(enrolments)
    told = should and context.copy == "full"  # copies do not tell one school from another
    return f"{words}，巩固率{rate(there, should)}。" if told else f"{words}。"


def _sums(enrolments: Iterable[Enrolment]) -> tuple[int, int]:
    known = tuple(enrolments)
    return sum(each.should for each in known), sum(each.there for each in known)


def _enrolment_ledger(enrolments: Sequence[Enrolment]) -> Ledger[Enrolment]:
    should, there = _sums(enrolments)
    columns: tuple[LedgerColumn[Enrolment], ...] = (
        LedgerColumn("学校", lambda each: each.school, Column(share=16)),
        LedgerColumn("应入学", lambda each: str(each.should), _NUMBER, total=lambda _: str(should)),
        LedgerColumn("在学", lambda each: str(each.there), _NUMBER, total=lambda _: str(there)),
        LedgerColumn(
            "巩固率", lambda each: rate(each.there, each.should), _NUMBER, total=lambda _: rate(there, should)
        ),
    )
    return Ledger(columns, enrolments, title="巩固率", numbered=False, sheet="巩固率", counts=True)


_NUMBER: Final = Column("number", share=8)


def _order(case: DropoutCase) -> tuple[str, str, int, str]:
    """By village, in the order of their codes in 档案号; who is not back first."""
    code = _VILLAGE_CODE.match(case.child.file_no)
    group = {"未返": 0, "疑似": 1}.get(case.group, 2)
    return code[1] if code else "99", case.child.village, group, case.case_no


def _columns(context: Context) -> tuple[LedgerColumn[DropoutCase], ...]:
    day = context.today

    def reason(case: DropoutCase) -> str:
        return or_gap("\n".join(filter(None, (case.reason, case.reason_words))))

    return (
        LedgerColumn("编号", lambda each: each.case_no, Column(share=11)),
        LedgerColumn(VILLAGE, lambda each: or_gap(each.child.village), Column(share=7)),
        LedgerColumn("姓名", lambda each: or_gap(each.child.name), Column(share=7)),
        LedgerColumn("性别", lambda each: or_gap(each.child.sex), Column(choices=("男", "女"), share=4)),
        LedgerColumn("年龄", lambda each: age_words(each.child.born_on, day), Column("number", share=4)),
        LedgerColumn("学籍号", lambda each: or_gap(each.student_no), Column(share=18)),
        LedgerColumn("学校", lambda each: or_gap(each.school), Column(share=10)),
        LedgerColumn("年级班级", lambda each: or_gap(each.grade), Column(share=8)),
        LedgerColumn("监护人", lambda each: or_gap(each.guardian), Column(share=7)),
        LedgerColumn("联系电话", lambda each: or_gap(each.guardian_phone), Column(share=11)),
        LedgerColumn("离校日期", lambda each: or_gap(printed_date(each.left_on)), Column("date", share=11)),
        LedgerColumn("发现日期", lambda each: or_gap(printed_date(each.found_on)), Column("date", share=11)),
        LedgerColumn("原因", reason, Column(share=8)),
        LedgerColumn("去向", lambda each: or_gap(each.whereabouts), Column(share=12)),
        LedgerColumn("包保责任人", _chain, Column(share=10)),
        LedgerColumn("劝返情况", _attempts, Column(share=14)),
        LedgerColumn("文书及限期", lambda each: _notices(each, day), Column(share=16)),
        LedgerColumn("状态", lambda each: _state(each, day), Column(share=13)),
    )


def _chain(case: DropoutCase) -> str:
    names = (case.town_leader, case.village_cadre, case.principal, case.teacher, case.helper)
    return or_gap("、".join(dict.fromkeys(filter(None, names))))


def _attempts(case: DropoutCase) -> str:
    if not case.attempts:
        return "0次"
    last = case.attempts[-1]
    return "\n".join(filter(None, (f"{len(case.attempts)}次", printed_date(last.on), last.way)))


def _notices(case: DropoutCase, day: date) -> str:
    lines = (f"{each.sort}\n{printed_date(each.issued_on)}" for each in case.notices)
    return "\n".join(filter(None, (*lines, notice_words(case, day))))


def _state(case: DropoutCase, day: date) -> str:
    parts = [case.state or or_gap("")]
    if case.closed_on:
        parts.append(printed_date(case.closed_on))
    elif case.returned_on:
        parts += [printed_date(case.returned_on), f"跟踪{case.checks(day)}/{WEEKLY_CHECKS}周"]
    if case.state in LAWFUL and not case.proof:
        parts.append("缺证明")
    until = parse_date(case.valid_until)
    if case.state in APPROVED and until:
        parts.append(f"至{formal_date(until)}" if until >= day else "批准已到期")
    return "\n".join(parts)
