"""Findings about entry screenings: what is missing, who may be asked, what must follow, what is due."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, error, warning
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.form_rules import empty_findings, place
from govdocs.kinds.parts.persons import age_on, born_by_id
from govdocs.kinds.screening.record import (
    CLEAR,
    HIRED,
    HIT,
    LABEL,
    MANDATE,
    NAME,
    PENDING,
    REFUSED,
    SENT_AWAY,
    EntryScreening,
)
from govdocs.kinds.screening.schedule import REPLY_DAYS, screening_states
from govdocs.text.dates import formal_date, parse_date

WORKING_AGE: Final = 16
"""Years of age from which one may be employed (劳动法 15)."""


def screening_findings(record: EntryScreening) -> Iterator[Diagnostic]:
    """Everything that is to be said about a record by itself."""
    yield from _missing(record)
    yield from _person_findings(record)
    yield from _date_findings(record)
    yield from _result_findings(record)


def _missing(record: EntryScreening) -> Iterator[Diagnostic]:
    facts: dict[str, object] = {
        "单位": record.unit,
        "单位类别": record.unit_kind,
        "统一社会信用代码": record.uscc,
        "姓名": record.name,
        "性别": record.sex,
        "证件号码": record.id_no,
        "岗位": record.post,
        "用工情况": record.staff_state,
        "查询事由": record.purpose,
        "授权日期": record.consent_on,
        "材料": record.papers,
        "受理机关": record.queried_at,
        "申请日期": record.applied_on,
        "查询结果": record.result,
        "保密责任人": record.keeper,
    }
    if record.result in (CLEAR, HIT, REFUSED):
        facts["办结日期"] = record.done_on
    if record.result in (CLEAR, HIT):
        facts["处理"] = record.action
    if record.unit_kind == "其他":
        facts["单位类别说明"] = record.unit_words
    yield from empty_findings(facts)


def _person_findings(record: EntryScreening) -> Iterator[Diagnostic]:
    by_number = born_by_id(record.id_no)
    born_on = formal_date(by_number) if by_number else record.born_on
    age = age_on(born_on, record.applied) if record.applied else None
    if age is not None and age < WORKING_AGE:
        words = f"申请时不满 {WORKING_AGE} 周岁，不能录用，不作入职查询"
        yield error("D817", words, "证件号码", "核对证件号码和申请日期；学生志愿活动由学校组织，不按用工查询")
    if record.papers and MANDATE not in record.papers:
        yield warning("D817", "材料里没有本人的授权书", "材料", "补交授权书后再查询")


def _date_findings(record: EntryScreening) -> Iterator[Diagnostic]:
    consent = parse_date(record.consent_on)
    if consent and record.applied and consent > record.applied:
        yield error("D817", "授权日期晚于申请日期", "授权日期", "本人同意后才能申请查询，核对两个日期")
    if record.applied and record.done and record.done < record.applied:
        yield error("D817", "办结日期早于申请日期", "办结日期", "核对两个日期")
    if record.result == PENDING and record.done_on:
        yield error("D817", "查询中的却写了办结日期", "办结日期", "办结后改写查询结果，没有办结的删去日期")


def _result_findings(record: EntryScreening) -> Iterator[Diagnostic]:
    if record.result == HIT and record.action and record.action not in SENT_AWAY:
        hint = "依照《中华人民共和国未成年人保护法》第六十二条，拟录用的不录用，在职的解聘"
        yield error("D816", f"有相关记录，处理却是{record.action}", "处理", hint)
    if record.result == HIT and record.remark:
        hint = "删去备注里的内容；台账只记有无，不记具体记录"
        yield error("D816", "有相关记录的写了备注，可能泄露记录的内容", "备注", hint)
    if record.result in (PENDING, REFUSED) and record.action == HIRED:
        yield error(
            "D816", f"{record.result}却已录用", "处理", "没有查明以前不得录用，改写处理或补写查询结果"
        )


def late_findings(casebook: Casebook, context: Context) -> Iterator[Diagnostic]:
    """A finding for every person whose answer or next time is late on the day of the account."""
    places = {id(record): number for number, record in enumerate(casebook.all(NAME, EntryScreening), 1)}
    for state in screening_states(casebook, context.today):
        if not state.overdue:
            continue
        path = (LABEL, f"第{places[id(state.record)]}项")
        if state.waiting:
            words = f"查询答复逾期 {state.overdue} 天（应在 {REPLY_DAYS} 个工作日内答复）"
            yield warning("D818", words, place((*path, "申请日期")), "向受理机关催办，办结后补写结果")
        else:
            words = f"年度查询逾期 {state.overdue} 天"
            yield warning("D818", words, place((*path, "办结日期")), "立即重新查询，另写一条年度查询记录")
