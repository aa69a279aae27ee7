"""What the day of the account shows of pupils who left school: limits that have passed, checks that lack."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, warning
from govdocs.kinds.cases.dropout_papers import notice_words
from govdocs.kinds.cases.dropout_record import LABEL, WEEKLY_CHECKS, DropoutCase
from govdocs.kinds.cases.dropout_rules import pupil_gaps
from govdocs.kinds.cases.dropout_words import APPROVED, RETURNED
from govdocs.kinds.cases.facts import future_findings
from govdocs.kinds.cases.uncovered import absent_without_case
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.form_checks import quoted_number
from govdocs.kinds.parts.form_rules import Path, place
from govdocs.text.dates import parse_date

_DATES: Final = ("离校日期", "发现日期", "书面报告日期", "复学日期", "销号日期")


def cases_across(casebook: Casebook, context: Context) -> Iterator[Diagnostic]:
    """Everything that the day and the other records show about the cases of a workbook."""
    numbers: dict[str, tuple[int, tuple[int | None, int | None]]] = {}
    for number, case in enumerate(casebook.all("dropout_case", DropoutCase), start=1):
        path = (LABEL, f"第{number}项")
        if case.child.file_no:
            yield from pupil_gaps(case, path)
        yield from future_findings(case, _DATES, case.case_no, context.today, path)
        yield from _limits(case, context.today, path)
        yield from _checks(case, context.today, path)
        yield from _enrolment(case, number, numbers, path)
    yield from absent_without_case(casebook)


def _limits(case: DropoutCase, day: date, path: Path) -> Iterator[Diagnostic]:
    notice, until = case.last_notice, parse_date(case.valid_until)
    expired = notice is not None and notice.due is not None and notice.due < day
    if expired and case.group in ("疑似", "未返"):
        words = f"{quoted_number(case.case_no)}的{notice_words(case, day)}，没有返校"
        yield warning("D874", words, place((*path, "文书")), "发下一步的文书，或补写复学日期")
        if not case.reported_on:
            words = f"{quoted_number(case.case_no)}劝返无效，没有书面报告教育部门"
            yield warning("D874", words, place((*path, "书面报告日期")), "书面报告（未成年人保护法第28条）")
    if case.state in APPROVED and until and until < day:
        words = f"{quoted_number(case.case_no)}的批准已经到期，状态还是“{case.state}”"
        yield warning("D874", words, place((*path, "批准期满")), "核实是否返校，改写状态")


def _checks(case: DropoutCase, day: date, path: Path) -> Iterator[Diagnostic]:
    """Four weekly checks after the return; holidays may put them off."""
    back = parse_date(case.returned_on)
    if case.state != RETURNED or back is None or day < back + timedelta(weeks=WEEKLY_CHECKS):
        return
    done = case.checks(day)
    if done < WEEKLY_CHECKS:
        words = f"{quoted_number(case.case_no)}复学已满{WEEKLY_CHECKS}周，每周跟踪只有 {done} 次"
        yield warning("D875", words, place((*path, "复学跟踪")), "补上跟踪记录；放假顺延的在备注中写明")


def _enrolment(
    case: DropoutCase,
    number: int,
    numbers: dict[str, tuple[int, tuple[int | None, int | None]]],
    path: Path,
) -> Iterator[Diagnostic]:
    """One school has one number of pupils, and no more of them at school than ought to be."""
    told = (case.school_age, case.enrolled)
    if None in told or not case.school:
        return
    if case.school_age is not None and case.enrolled is not None and case.enrolled > case.school_age:
        words = f"{quoted_number(case.case_no)}的在学人数多于应入学人数"
        yield warning("D875", words, place((*path, "本校在学人数")), "核对两个人数")
    first, before = numbers.setdefault(case.school, (number, told))
    if before != told:
        words = f"{quoted_number(case.case_no)}的学校人数与第{first}项不同，按第{first}项计算巩固率"
        yield warning("D875", words, place((*path, "本校应入学人数")), "同一学校写一次就够")
