"""Findings about entrusted care: who may not be a carer, signing from afar, notices, calls, terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, error, info, warning
from govdocs.kinds.children.child import Child
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.children_named import REGISTER
from govdocs.kinds.parts.form_rules import date_finding, empty_findings, place
from govdocs.kinds.parts.legal_ages import ACTS_FROM, ADULT
from govdocs.kinds.parts.numbers_of_forms import odd_number
from govdocs.kinds.parts.persons import age_on
from govdocs.kinds.visits.care import (
    BANS,
    BY_PHONE,
    LABEL,
    NAME,
    RESULTS,
    SIGNINGS,
    TO_SCHOOL,
    TO_VILLAGE,
    EntrustedCare,
)
from govdocs.kinds.visits.care_state import CONTACT_DAYS, LIVE, REMINDER_DAYS, CareState, care_state
from govdocs.kinds.visits.schedule import has_left
from govdocs.text.dates import parse_date
from govdocs.text.days import age_at

AGED: Final = 65
"""Years from which on a carer's age is noted as a risk (design of this project)."""

AWAY: Final = "外出务工"

_SELDOM = re.compile(r"每(?:两|二|三|四|半)?个?月|每(?:两|二|三)(?:个)?(?:周|星期)|每季|不定期|每年")

_HINTS: Final = {TO_SCHOOL: "学校（幼儿园）", TO_VILLAGE: "村（居）民委员会"}


def care_findings(care: EntrustedCare) -> Iterator[Diagnostic]:
    """Everything that is to be said about one agreement."""
    yield from odd_number("D820", care.care_no, r"WT-(?:19|20)\d{2}-\d{3,}", "WT-2025-001", "编号")
    yield from empty_findings(_required(care))
    yield from _formal_dates(care)
    yield from _carer(care)
    yield from _term(care)
    yield from _signing(care)
    if care.contact_rule and _SELDOM.search(care.contact_rule):
        words = "约定的联系少于每周一次"
        yield warning(
            "D837", words, place(("联系约定",)), "每周至少联系和交流一次（未成年人保护法第二十三条）"
        )


def _title(name: str) -> str:
    return EntrustedCare.model_fields[name].title or name


def _required(care: EntrustedCare) -> dict[str, object]:
    names = [
        "principals", *BANS, "reason", "work_place", "begins_on", "ends_on", "duties", "contact_rule",
        "signed_on", "signing", "checked_by", "checked_on", "check_result",
    ]  # fmt: skip
    age = age_on(care.child.born_on, day) if (day := care.begins) else None
    if age is not None and age >= ACTS_FROM:
        names.append("child_voice")
    return {_title(name): getattr(care, name) for name in names} | {"被委托人": care.carer.name}


def _formal_dates(care: EntrustedCare) -> Iterator[Diagnostic]:
    for name in ("begins_on", "ends_on", "signed_on", "filed_on", "checked_on"):
        yield from date_finding(getattr(care, name), (_title(name),))


def _carer(care: EntrustedCare) -> Iterator[Diagnostic]:
    banned = [name for name in BANS if getattr(care, name) == "是"]
    if banned:
        words = "被委托人有法律禁止的情形，这份委托不予认可"
        yield warning(
            "D835", words, place((_title(banned[0]),)), "劝委托人另选被委托人；已在照护的，立即核查"
        )
    if care.check_result == RESULTS[1]:
        where = place(("能力核查结果",))
        yield warning(
            "D835", "核查认为被委托人不具备照护能力，这份委托不予认可", where, "劝委托人另选被委托人"
        )
    if care.carer.name and care.carer.name in {each.name for each in care.principals}:
        yield error("D835", "被委托人也是委托人", place(("被委托人", "姓名")), "委托人和被委托人不能是同一人")
    day, born = care.begins or parse_date(care.signed_on), parse_date(care.carer.born_on)
    if day is None or born is None:
        return
    age, where = age_at(born, day), place(("被委托人", "出生日期"))
    if age < ADULT:
        yield error("D835", f"被委托人不满{ADULT}周岁", where, "被委托人应当是有照护能力的完全民事行为能力人")
    elif age > AGED:
        yield info(
            "D835", f"被委托人超过{AGED}周岁，照护能力要留意", where, "走访时核查照护能力，风险评估时计入"
        )


def _term(care: EntrustedCare) -> Iterator[Diagnostic]:
    begins, agreed = care.begins, parse_date(care.ends_on)
    if begins and agreed and agreed <= begins:
        yield error("D838", "委托终止日期不晚于起始日期", place(("委托终止日期",)), "核对两个日期")
    if care.changes and begins and care.ends and care.ends < begins:
        yield warning("D838", "协议终止早于委托起始", place(("变更终止",)), "核对日期")


def _signing(care: EntrustedCare) -> Iterator[Diagnostic]:
    if care.signing == BY_PHONE and not care.consent:
        hint = "写明时间、联系方式、见证人；返乡后补签"
        yield warning("D839", "电话、视频同意的没有写明经过", place(("远程同意说明",)), hint)
    signed, begins = parse_date(care.signed_on), care.begins
    away = bool(care.principals) and all(each.whereabouts == AWAY for each in care.principals)
    if care.signing == SIGNINGS[0] and away and signed and begins and signed > begins:
        words = "委托人都在外务工，签订日期晚于委托起始，却写作现场签订"
        yield warning("D839", words, place(("签订方式",)), "人不在当地的不能代签：改为电话视频同意并写明经过")
    if signed and begins and signed > begins:
        yield info("D839", "签订日期晚于委托起始日期", place(("签订日期",)), "外出前签订")
    filed = parse_date(care.filed_on)
    if signed and filed and filed < signed:
        yield warning("D839", "备案日期早于签订日期", place(("备案日期",)), "核对两个日期")


def across_findings(casebook: Casebook, context: Context) -> Iterator[Diagnostic]:
    """How the agreements stand on the day of the account; children without one."""
    for number, care in enumerate(casebook.all(NAME, EntrustedCare), start=1):
        path = f"第{number}项"
        for finding in _on_day(care, context):
            yield replace(finding, where=place((LABEL, path, finding.where)))
    yield from _unentrusted(casebook, context)


def _on_day(care: EntrustedCare, context: Context) -> Iterator[Diagnostic]:
    state = care_state(care, context.today)
    late = [each for each in care.contacts if (day := parse_date(each.on)) and day > context.today]
    if late:
        yield error("D833", "联系记录里有晚于统计日期的日期", "联系记录", "核对日期和统计日期")
    if state.word == "已到期":
        words = f"委托已到期{state.past}天，没有续签或终止的记录"
        yield warning("D838", words, "委托终止日期", "续签，或记录终止和儿童现由谁照护")
    if state.word in LIVE:
        yield from _live(state)


def _live(state: CareState) -> Iterator[Diagnostic]:
    if state.untold:
        units = "、".join(_HINTS[each] for each in state.untold)
        yield warning("D836", f"没有书面告知{units}", "书面告知", "送达告知书，记下告知日期和签收人")
    if 0 <= state.left <= REMINDER_DAYS:
        yield info("D838", f"委托还有{state.left}天到期", "委托终止日期", "到期前续签，或安排儿童的照护")
    if state.alert:
        words = f"父母已有{state.gap}天没有联系未成年人"
        yield warning("D837", words, "联系记录", f"每{CONTACT_DAYS}天至少联系一次：提醒委托人")


def _unentrusted(casebook: Casebook, context: Context) -> Iterator[Diagnostic]:
    """Children whose parents are both away without an agreement that holds.

    Those with one that does not are told of there.
    """
    known = {care.child.file_no for care in casebook.all(NAME, EntrustedCare)}
    for number, child in enumerate(casebook.all(REGISTER, Child), start=1):
        away = child.father.whereabouts == child.mother.whereabouts == AWAY
        if away and child.file_no not in known and not has_left(child, context.today):
            where = place(("未成年人", f"第{number}项", "档案号"))
            words = "父母都外出务工，工作簿里没有委托照护"
            yield warning("D838", words, where, "督促签订委托照护协议，并书面告知学校和村（居）民委员会")
