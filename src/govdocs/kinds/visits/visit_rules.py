"""Findings about visits: who must come, what must be reported or handed on, days that cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, error, warning
from govdocs.kinds.assessments.latest import assessments, latest_assessment
from govdocs.kinds.meetings.fields import day_of, moment_findings
from govdocs.kinds.parts.casebook import Casebook, child_number
from govdocs.kinds.parts.form_rules import Path, empty_findings, place
from govdocs.kinds.parts.legal_ages import COMPULSORY_SCHOOL, LIVES_ALONE_FROM, UNATTENDED_FROM
from govdocs.kinds.parts.numbers_of_forms import odd_number
from govdocs.kinds.parts.persons import age_on
from govdocs.kinds.parts.risk_levels import LEVEL_RULES
from govdocs.kinds.visits.record import LABEL, NAME, THE_CHILD, Visit, role_of
from govdocs.text.dates import parse_date

HARM_VISITORS: Final = 2
"""How many visit at least where a child may have been harmed (design of this project)."""

_LEDGERS: Final = {
    "隐患销账": (("hazard", "hazard_id"),),
    "强制报告": (("mandatory_report", "mr_no"),),
    "控辍保学": (("dropout_case", "case_no"),),
    "委托照护": (("entrusted_care", "care_no"),),
    "监护干预": (
        ("guardianship_order", "doc_no"),
        ("intervention", "doc_no"),
        ("guardianship_referral", "ref_no"),
    ),
}
"""Where a problem is handed on to: the kinds of record and the names of their numbers."""

_LIVING = ("food", "hygiene", "power", "water", "house", "poison")
_ANSWERS = (
    "lives_alone",
    "unattended",
    "carer_changed",
    "weekly_contact",
    "attending",
    "injured",
    "self_harm",
    "mood",
)
_MONTH = re.compile(r"ZF-((?:19|20)\d{2})(\d{2})-")


def visit_findings(visit: Visit) -> Iterator[Diagnostic]:
    """Everything that is to be said about one visit."""
    yield from odd_number(
        "D820", visit.visit_id, r"ZF-(?:19|20)\d{2}(?:0[1-9]|1[0-2])-\d{4,}", "ZF-202504-0001", "编号"
    )
    yield from empty_findings(_required(visit))
    yield from moment_findings(visit.visited_at, ("走访时间",))
    yield from _number(visit)
    yield from _who_came(visit)
    yield from _alone(visit)
    yield from _handed_on(visit)
    yield from _days(visit)


def _title(name: str) -> str:
    return Visit.model_fields[name].title or name


def _required(visit: Visit) -> dict[str, object]:
    checks = (*_ANSWERS, *_LIVING) if visit.face_to_face else ()
    names = ("sort", "visited_at", "place", "visitors", "met", *checks, "aid_received", "finding")
    return {_title(name): getattr(visit, name) for name in names}


def _number(visit: Visit) -> Iterator[Diagnostic]:
    match = _MONTH.match(visit.visit_id)
    day = visit.day
    if match and day and (int(match[1]), int(match[2])) != (day.year, day.month):
        yield warning("D834", "编号中的年月与走访时间不合", place(("编号",)), "核对编号和走访时间")


def _suspects_harm(visit: Visit) -> bool:
    said = (visit.harm_case, visit.injured, visit.self_harm)
    return "是" in said or any(problem.sort == "侵害" for problem in visit.problems)


def _who_came(visit: Visit) -> Iterator[Diagnostic]:
    where = place(("走访人",))
    if any(not role_of(visitor) for visitor in visit.visitors):
        yield warning("D830", "有走访人没有写身份", where, "在姓名后的括号里写，如“（儿童主任）”")
    if not visit.visitors or len(visit.visitors) >= HARM_VISITORS or not visit.face_to_face:
        return
    if _suspects_harm(visit):
        words = f"涉及侵害的走访只有{len(visit.visitors)}人"
        yield warning("D830", words, where, f"不少于{HARM_VISITORS}人一同走访，补写同行的人")
    elif visit.met == (THE_CHILD,) and visit.place != "学校":
        yield warning(
            "D830", "一人走访，在场的只有儿童本人", where, "不单独与儿童在室内见面；写明其他在场的人"
        )


def _alone(visit: Visit) -> Iterator[Diagnostic]:
    age = age_on(visit.child.born_on, visit.day) if visit.day else None
    checks = (("lives_alone", LIVES_ALONE_FROM), ("unattended", UNATTENDED_FROM))
    found = [(_title(name), until) for name, until in checks if getattr(visit, name) == "是"]
    for label, until in found:
        if age is not None and age >= until:
            words = f"已满{until}周岁，“{label}”不能是“是”"
            yield warning("D834", words, place((label,)), "核对出生日期和这一项")
        elif not _handed(visit, "隐患销账"):
            hint = "在“发现问题”中写一项，转入“隐患销账”"
            yield warning("D831", f"“{label}”没有列为隐患", place((label,)), hint)
    if found and day_of(visit.reported_at) != visit.day:
        words = "独自居住或无人看护，没有当日报告"
        yield warning("D831", words, place(("当日报告时间",)), "当日向未成年人保护工作站报告，补写时间和对象")


def _handed(visit: Visit, where: str) -> bool:
    return any(problem.handed == where for problem in visit.problems)


def _handed_on(visit: Visit) -> Iterator[Diagnostic]:
    harmed = [_title(name) for name in ("injured", "self_harm") if getattr(visit, name) == "是"]
    if harmed and not _handed(visit, "强制报告"):
        words = f"“{'”“'.join(harmed)}”为“是”，没有转强制报告"
        yield warning("D832", words, place((harmed[0],)), "立即报告公安机关，在“发现问题”中转入“强制报告”")
    bad = [_title(name) for name in _LIVING if getattr(visit, name) == "差"]
    if bad and not _handed(visit, "隐患销账"):
        words = f"“{'”“'.join(bad)}”为“差”，没有列为隐患"
        yield warning("D832", words, place((bad[0],)), "在“发现问题”中写一项，转入“隐患销账”")
    age = age_on(visit.child.born_on, visit.day) if visit.day else None
    if visit.attending == "否" and age in COMPULSORY_SCHOOL and not _handed(visit, "控辍保学"):
        words = "义务教育阶段不在学，没有转控辍保学"
        yield warning("D832", words, place(("在学",)), "在“发现问题”中写一项，转入“控辍保学”")


def _days(visit: Visit) -> Iterator[Diagnostic]:
    day, agreed, reported = visit.day, parse_date(visit.next_on), day_of(visit.reported_at)
    if day is None:
        return
    if reported and reported < day:
        yield warning("D834", "当日报告时间早于走访时间", place(("当日报告时间",)), "核对两个时间")
    if agreed and agreed <= day:
        yield warning("D834", "约定下次走访不晚于这一次", place(("约定下次走访",)), "核对日期")
    if agreed and visit.level and agreed > LEVEL_RULES[visit.level].next_visit(day):
        words = f"约定下次走访晚于{visit.level}的间隔（{LEVEL_RULES[visit.level].rhythm}），按间隔计"
        yield warning("D834", words, place(("约定下次走访",)), "约定只能提前")


def completed(visit: Visit, casebook: Casebook) -> Visit:
    """`visit` with the level of that day, where it leaves it out.

    The level is that of the last assessment up to the visit, else of the first one after it.
    """
    if visit.level or visit.day is None:
        return visit
    number = child_number(visit)
    assessed = latest_assessment(casebook, number, visit.day) or next(
        iter(assessments(casebook, number)), None
    )
    return visit.model_copy(update={"level": assessed.level}) if assessed and assessed.level else visit


def across_findings(casebook: Casebook, context: Context) -> Iterator[Diagnostic]:
    """Visits that lie after the day of the account; problems handed on to records that there are not."""
    for number, visit in enumerate(casebook.all(NAME, Visit), start=1):
        yield from _references(visit, casebook, (LABEL, f"第{number}项"))
        if visit.day and visit.day > context.today:
            where = place((LABEL, f"第{number}项", "走访时间"))
            yield error("D833", "走访时间晚于统计日期", where, "核对走访时间和统计日期；还没有走访的不登记")


def _references(visit: Visit, casebook: Casebook, path: Path) -> Iterator[Diagnostic]:
    """Numbers of records that the workbook has not, though it has records of that kind."""
    for index, problem in enumerate(visit.problems, start=1):
        kinds = _LEDGERS.get(problem.handed, ())
        known = {getattr(record, key) for kind, key in kinds for record in casebook.records.get(kind, ())}
        if problem.number and known and problem.number not in known:
            where = place((*path, "发现问题", f"第{index}项", "关联编号"))
            yield warning(
                "D832", f"“{problem.handed}”里没有这个编号", where, "核对编号，或先在那本台账里登记"
            )
