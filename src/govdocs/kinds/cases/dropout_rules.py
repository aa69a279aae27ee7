"""Findings about a pupil who left school: days, steps of the notices, what closing a case needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govdocs.diagnostics import Diagnostic, error, info, warning
from govdocs.kinds.cases.dropout_record import (
    SUSPECT_DAYS,
    DropoutCase,
    ReturnNotice,
)
from govdocs.kinds.cases.dropout_words import (
    APPROVED,
    BACK,
    CLOSED,
    LAWFUL,
    OTHER,
    PERSUADING,
    RETURNED,
    STEPS,
)
from govdocs.kinds.cases.facts import facts_of
from govdocs.kinds.meetings.fields import in_order
from govdocs.kinds.parts.form_rules import Path, empty_findings, place
from govdocs.kinds.parts.legal_ages import ADULT, COMPULSORY_SCHOOL
from govdocs.kinds.parts.persons import age_on
from govdocs.text.dates import parse_date
from govdocs.text.document_number import parse_document_number

_CASE_NO = re.compile(r"KC-(?:19|20)\d{2}-\d{3,}")
_STUDENT_NO = re.compile(r"G\d{17}[\dX]|L\d{10,20}")

_REQUIRED: Final = ("学年学期", "班主任", "状态", "离校日期", "发现日期", "原因", "去向")

_REGISTERED: Final = ("学籍号", "学校", "年级班级", "监护人", "监护人电话")
"""What the register of children may know of the pupil."""

_CHAIN: Final = ("包保乡镇领导", "包保村干部", "包保校长", "帮扶教师")

_FIRST_AGE: Final = COMPULSORY_SCHOOL.start


def case_findings(case: DropoutCase) -> Iterator[Diagnostic]:
    """Everything that is to be said about a case, whatever the day."""
    if not _CASE_NO.fullmatch(case.case_no):
        yield warning("D860", "编号不合“KC-年份-序号”的写法，照原样排印", "编号", "如“KC-2025-001”")
    yield from empty_findings(facts_of(case, _REQUIRED))
    if case.reason == OTHER:
        yield from empty_findings({"原因说明": case.reason_words})
    if not case.child.file_no:
        yield from pupil_gaps(case)
    if not any(facts_of(case, _CHAIN).values()):
        yield from empty_findings(dict.fromkeys(_CHAIN, ""))
    yield from _pupil(case)
    yield from _days(case)
    yield from _suspicion(case)
    yield from _attempts(case)
    yield from notice_findings(case)
    yield from _state(case)
    yield from _closing(case)


def pupil_gaps(case: DropoutCase, path: Path = ()) -> Iterator[Diagnostic]:
    """What is not known of the pupil, the register of children asked where there is one."""
    yield from empty_findings(facts_of(case, _REGISTERED), path)
    yield from empty_findings({"姓名": case.child.name}, (*path, "未成年人"))


def _pupil(case: DropoutCase) -> Iterator[Diagnostic]:
    left = parse_date(case.left_on)
    age = age_on(case.child.born_on, left) if left else None
    where = place(("未成年人", "出生日期"))
    if age is not None and age >= ADULT:
        yield error("D878", f"离校时已满{ADULT}周岁，不列入控辍保学", where, "核对出生日期和离校日期")
    elif age is not None and age < _FIRST_AGE:
        yield warning("D878", f"离校时不满{_FIRST_AGE}周岁，还没有到入学年龄", where, "核对出生日期")
    if not case.student_no:
        return
    if not _STUDENT_NO.fullmatch(case.student_no):
        yield warning("D879", "学籍号不合写法，照原样排印", "学籍号", "G加18位公民身份号码，或L加数字")
    elif (
        case.student_no[0] == "G" and len(case.child.id_no) == 18 and case.student_no[1:] != case.child.id_no
    ):
        yield warning("D879", "学籍号与公民身份号码不一致", "学籍号", "逐位核对两个号码")


def _days(case: DropoutCase) -> Iterator[Diagnostic]:
    left, back = ("离校日期", case.left_on), ("复学日期", case.returned_on)
    yield from in_order((left, ("发现日期", case.found_on)), ())
    yield from in_order((left, back, ("销号日期", case.closed_on)), ())
    yield from in_order((("发现日期", case.found_on), ("书面报告日期", case.reported_on)), ())
    yield from in_order((left, ("批准期满", case.valid_until)), ())
    for index, check in enumerate(case.tracking, start=1):
        yield from in_order((back, ("日期", check.on)), ("复学跟踪", f"第{index}项"))


def _suspicion(case: DropoutCase) -> Iterator[Diagnostic]:
    """Suspected on the third school day of absence, neither sooner nor found out later (R25)."""
    found, due = parse_date(case.found_on), case.suspected_from
    if found is None or due is None or case.state in APPROVED:
        return
    if found < due:
        words = f"离校还不满{SUSPECT_DAYS}个上课日，就列为疑似辍学"
        yield warning("D871", words, "发现日期", "核对离校日期；没有请假的，第三个上课日列入")
    elif found > due:
        words = f"发现比第{SUSPECT_DAYS}个上课日晚 {(found - due).days} 天"
        yield info("D871", words, "发现日期", "查一查点名、报告的环节")


def _attempts(case: DropoutCase) -> Iterator[Diagnostic]:
    before = case.found_on
    for index, attempt in enumerate(case.attempts, start=1):
        path = ("劝返记录", f"第{index}项")
        facts = {"日期": attempt.on, "方式": attempt.way, "参加人员": attempt.people, "结果": attempt.result}
        yield from empty_findings(facts, path)
        label = "发现日期" if index == 1 else "上次劝返"
        yield from in_order(((label, before), ("日期", attempt.on)), path)
        before = attempt.on or before
    if case.state == PERSUADING and not case.attempts:
        yield warning("D871", "状态是“劝返中”，没有一次劝返记录", "劝返记录", "补写劝返记录，或改写状态")


def notice_findings(case: DropoutCase) -> Iterator[Diagnostic]:
    """The steps of the notices must rise, each signed by whom it belongs to (R25)."""
    before: ReturnNotice | None = None
    for index, notice in enumerate(case.notices, start=1):
        path = ("文书", f"第{index}项")
        facts = {"文书种类": notice.sort, "签发单位": notice.issuer, "签发日期": notice.issued_on}
        yield from empty_findings(facts, path)
        yield from in_order((("签发日期", notice.issued_on), ("送达日期", notice.served_on)), path)
        yield from _issuer(notice, path)
        yield from _number(notice, path)
        if before:
            yield from _rising(before, notice, path)
        elif STEPS.get(notice.sort, 1) > 1:
            words = f"“{notice.sort}”之前没有“劝学通知书”"
            yield info("D872", words, place((*path, "文书种类")), "学校已经发过的，补写在前面")
        before = notice


def _rising(before: ReturnNotice, notice: ReturnNotice, path: Path) -> Iterator[Diagnostic]:
    where = place((*path, "文书种类"))
    first, second = STEPS.get(before.sort), STEPS.get(notice.sort)
    if first and second and second < first:
        hint = "由轻到重：劝学、限期返校、责令改正；核对种类和次序"
        yield error("D872", f"先发“{before.sort}”、后发“{notice.sort}”，次序倒了", where, hint)
    one, other = parse_date(before.issued_on), parse_date(notice.issued_on)
    if one and other and other < one:
        words = "签发日期早于前一份文书"
        yield error("D872", words, place((*path, "签发日期")), "核对日期，或调整文书的次序")
    elif before.due and other and other <= before.due:
        words = "前一份文书的限期还没有到，就签发了这一份"
        yield warning("D872", words, place((*path, "签发日期")), "核对签发日期和限期天数")


def _issuer(notice: ReturnNotice, path: Path) -> Iterator[Diagnostic]:
    school = any(word in notice.issuer for word in ("学校", "小学", "中学"))
    where = place((*path, "签发单位"))
    if notice.issuer and STEPS.get(notice.sort) == 1 and not school:
        yield warning("D872", "劝学通知书由学校签发", where, "改写签发单位，或改写文书种类")
    elif notice.issuer and STEPS.get(notice.sort, 1) > 1 and school:
        words = f"学校不能签发“{notice.sort}”"
        yield error("D872", words, where, "由乡镇人民政府（责令改正也可由县级教育部门）签发")


def _number(notice: ReturnNotice, path: Path) -> Iterator[Diagnostic]:
    parts, issued = parse_document_number(notice.number), parse_date(notice.issued_on)
    if parts and issued and parts.year != issued.year:
        words = f"文号的年份是{parts.year}，签发日期在{issued.year}年"
        yield error("D872", words, place((*path, "文号")), "核对文号和签发日期")


def _state(case: DropoutCase) -> Iterator[Diagnostic]:
    if case.state == RETURNED:
        facts = {"复学日期": case.returned_on, "复学方式": case.return_way}
        wanting = [label for label, value in facts.items() if not value]
        if wanting:
            words = f"状态是“已复学”，没有写{'、'.join(wanting)}"
            yield error("D873", words, wanting[0], "补写，或改写状态")
    elif case.returned_on and case.state != CLOSED:
        yield warning("D873", f"写了复学日期，状态却是“{case.state}”", "状态", "已经复学的写“已复学”")
    if case.state in LAWFUL and not case.proof:
        yield warning(
            "D873", f"状态是“{case.state}”，没有证明材料", "证明材料", "取得批复、学籍或就读证明后写明"
        )
    if case.state in APPROVED and not case.valid_until:
        yield warning("D873", f"状态是“{case.state}”，没有写批准到哪一天", "批准期满", "补写批准的期限")


def _closing(case: DropoutCase) -> Iterator[Diagnostic]:
    """销号 needs the pupil back, or a ground in law with its proof (R25)."""
    if case.state != CLOSED:
        if case.closed_on:
            yield warning("D873", "写了销号日期，状态却不是“销号”", "状态", "经审核销号的，状态写“销号”")
        return
    wanting = [
        label
        for label, there in (
            ("销号日期", bool(case.closed_on)),
            ("审核人", bool(case.checked_by)),
            ("销号依据", bool(case.closing_ground)),
            ("复学日期", case.closing_ground not in ("", BACK) or bool(case.returned_on)),
            ("证明材料", case.closing_ground in ("", BACK) or bool(case.proof)),
        )
        if not there
    ]
    if wanting:
        words = f"不能销号：缺少{'、'.join(wanting)}"
        yield error("D873", words, wanting[0], "复学，或有合法去向并有证明，经审核才销号；补写，或改写状态")
