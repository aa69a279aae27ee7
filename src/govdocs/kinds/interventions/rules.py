"""Findings about an intervention: who may take which step, what each step needs, days, sessions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, error, info, warning
from govdocs.kinds.interventions.progress import (
    ROUND_MONTHS,
    completed,
    days_past,
    last_visit,
    missed,
)
from govdocs.kinds.interventions.record import (
    ADMONITION,
    CAUTION,
    DISSUASION,
    GUIDANCE,
    LABEL,
    PROTECTION,
    Intervention,
)
from govdocs.kinds.orders.numbering import foreign_number_findings
from govdocs.kinds.orders.receipts import receipt_findings
from govdocs.kinds.orders.record import LABEL as ORDER_LABEL
from govdocs.kinds.orders.record import GuardianshipOrder
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.form_checks import quoted_number
from govdocs.kinds.parts.form_rules import Path, blanks, date_finding, gap, place
from govdocs.text.dates import parse_date
from govdocs.text.days import add_months
from govdocs.text.document_number import parse_document_number

OFFICERS_LEAST: Final = 2
"""How many take part in a 劝诫 (facts R20)."""

_POLICE: Final = ("公安", "派出所")
_JUSTICE: Final = (*_POLICE, "人民检察院", "人民法院")
_FAR: Final = (*_JUSTICE, "人民政府", "街道办事处")
"""Words in the names of those who do not give 劝诫: 家庭教育促进法 48 names the units near the family."""


@dataclass(frozen=True, slots=True)
class StepRule:
    """What a step needs: words in the name of its issuer (none where any may), labels with content.

    `articles` are those that a record of the step usually rests on.
    """

    issuers: tuple[str, ...]
    needed: tuple[str, ...]
    articles: str


STEP_RULES: Final = {
    DISSUASION: StepRule(
        (),
        ("事实", "依据条款", "内容", "后果告知", "地点"),
        "未成年人保护法第十六条、第十七条、第二十一条至第二十三条",
    ),
    ADMONITION: StepRule(
        _JUSTICE,
        ("事实", "依据条款", "内容", "期限起", "期限止", "后果告知"),
        "未成年人保护法第十六条、第十七条、第一百一十八条",
    ),
    GUIDANCE: StepRule(
        _JUSTICE,
        ("事实", "依据条款", "应接受次数", "每次最少分钟", "指导机构和地点", "期限起", "期限止", "后果告知"),
        "家庭教育促进法第四十九条",
    ),
    CAUTION: StepRule(_POLICE, ("事实", "依据条款", "内容", "后果告知"), "反家庭暴力法第二条、第十六条"),
    PROTECTION: StepRule(
        ("人民法院",),
        ("申请人", "事实", "依据条款", "保护措施", "期限起", "期限止", "后果告知", "救济途径"),
        "反家庭暴力法第二十七条至第二十九条",
    ),
}
"""The table of facts R20; who may issue: 家庭教育促进法 48, 49, 未成年人保护法 118, 反家庭暴力法 16, 23."""

_FAILED: Final = ("未改正", "未完成")
"""Outcomes after which a further step is taken (the ladder of facts R20)."""

_NEXT_STEPS: Final = {"升级为责令家教指导": GUIDANCE, "训诫": ADMONITION}
"""What follows an order, as a step of the ladder (facts 4)."""

_OWN: Final = {
    "应接受次数": (GUIDANCE,),
    "每次最少分钟": (GUIDANCE,),
    "指导机构和地点": (GUIDANCE,),
    "指导记录": (GUIDANCE,),
    "保护措施": (PROTECTION,),
    "申请人": (PROTECTION,),
}
"""Facts that belong to certain steps only."""


def intervention_findings(record: Intervention) -> Iterator[Diagnostic]:
    """Everything that is to be said about an intervention by itself."""
    yield from _gaps(record)
    yield from foreign_number_findings(record.doc_no, ("文号",), "丙田村劝〔2025〕1号")
    yield from _issuer_findings(record)
    yield from _foreign_facts(record)
    yield from _date_findings(record)
    yield from _session_findings(record)
    yield from _people_findings(record)
    yield from receipt_findings(record.receipts, parse_date(record.issued_on))


def facts_of(record: Intervention) -> dict[str, object]:
    """What steps may need, by its label."""
    return {
        "申请人": record.applicant,
        "事实": record.facts,
        "依据条款": record.articles,
        "内容": record.content,
        "保护措施": record.measures,
        "期限起": record.from_on,
        "期限止": record.to_on,
        "应接受次数": record.sessions_required,
        "每次最少分钟": record.minutes_least,
        "指导机构和地点": record.guidance_place,
        "指导记录": record.sessions,
        "后果告知": record.effects,
        "救济途径": record.remedy,
        "地点": record.place,
    }


def _gaps(record: Intervention) -> Iterator[Diagnostic]:
    facts, rule = facts_of(record), STEP_RULES.get(record.step)
    always = {
        "干预方式": record.step,
        "制发机关": record.issuer,
        "制发日期": record.issued_on,
        "经办人": record.officers,
    }
    needed = {label: facts[label] for label in rule.needed} if rule else {}
    for label, value in {**always, **needed}.items():
        if value in ("", (), None):
            yield gap(
                label, f"通常依据{rule.articles}，以实际适用的为准" if label == "依据条款" and rule else ""
            )
    target = {"姓名": record.target.name, "住址": record.target.home, "联系电话": record.target.phone}
    identity = {"证件号码": record.target.id_no} if record.step != PROTECTION else {}
    yield from blanks({**target, **identity}, ("干预对象",), "干预对象")
    if not (record.child.file_no or record.child.name):
        yield gap("未成年人", "补写档案号或姓名")


def _issuer_findings(record: Intervention) -> Iterator[Diagnostic]:
    rule = STEP_RULES.get(record.step)
    if not rule or not record.issuer:
        return
    if rule.issuers and not any(word in record.issuer for word in rule.issuers):
        words = f"“{record.step}”不能由这个单位制发"
        hint = f"由{'、'.join(rule.issuers)}制发；乡镇、村需要时用文种“监护申请移送”提出申请"
        yield error("D849", words, "制发机关", hint)
    elif not rule.issuers and any(word in record.issuer for word in _FAR):
        hint = "劝诫由村（居）委会、妇联、学校或所在单位作出；公安、检察、法院用“训诫”"
        yield warning("D849", "劝诫一般不由这个单位作出", "制发机关", hint)


def _foreign_facts(record: Intervention) -> Iterator[Diagnostic]:
    facts = facts_of(record)
    for label, steps in _OWN.items():
        if record.step and record.step not in steps and facts[label] not in ("", (), None):
            words = f"干预方式是“{record.step}”，不应当有{label}"
            yield warning("D850", words, label, f"改写“干预方式”，或删去“{label}”")
    if "其他措施" in record.measures and not record.other_measure:
        yield warning("D850", "保护措施有“其他措施”，没有写明", "其他措施说明", "补写“其他措施说明”")


def _date_findings(record: Intervention) -> Iterator[Diagnostic]:
    dates = {"期限起": record.from_on, "期限止": record.to_on, "制发日期": record.issued_on}
    for label, text in dates.items():
        if text and parse_date(text) is None:
            yield from date_finding(text, (label,))
    begin, end, issued = map(parse_date, dates.values())
    number = parse_document_number(record.doc_no)
    if number and issued and number.year != issued.year:
        words = f"文号的年份是 {number.year}，制发日期在 {issued.year} 年"
        yield error("D851", words, "文号", "核对文号和制发日期")
    if begin and end and end < begin:
        yield error("D851", "期限止早于期限起", "期限止", "核对两个日期")
    first = begin or issued
    if record.step in (GUIDANCE, PROTECTION) and first and end and end > add_months(first, ROUND_MONTHS):
        words = f"{record.step}的期限超过 {ROUND_MONTHS} 个月"
        finding = error if record.step == PROTECTION else warning
        yield finding("D851", words, "期限止", f"每次不超过 {ROUND_MONTHS} 个月，需要延长的另行决定")
    for number_of, visit in enumerate(record.follow_ups, start=1):
        on, where = parse_date(visit.on), place(("查访", f"第{number_of}项", "日期"))
        if on and issued and on < issued:
            yield error("D851", "查访日期早于制发日期", where, "核对两个日期")


def _session_findings(record: Intervention) -> Iterator[Diagnostic]:
    begin, end = parse_date(record.from_on), parse_date(record.to_on)
    least = record.minutes_least or 0
    for number, session in enumerate(record.sessions, start=1):
        path: Path = ("指导记录", f"第{number}项")
        on = parse_date(session.on)
        if on and ((begin and on < begin) or (end and on > end)):
            words, where = "指导的日期不在期限之内", place((*path, "日期"))
            yield warning("D852", words, where, "核对日期和期限")
        if session.attended == "参加":
            yield from blanks({"日期": session.on, "时长": session.minutes}, path, "指导记录")
            if session.minutes is not None and session.minutes < least:
                words = f"这次指导 {session.minutes} 分钟，不足 {least} 分钟，不计入次数"
                yield warning("D852", words, place((*path, "时长")), "核对时长，或另行补课")
    if record.outcome == "已完成" and record.step == GUIDANCE and not _all_attended(record):
        words = "结果是“已完成”，参加的次数或时长却不够"
        yield error("D852", words, "结果", "核对指导记录，或改写“结果”")


def _all_attended(record: Intervention) -> bool:
    days = [on for session in record.sessions if (on := parse_date(session.on))]
    return bool(days) and completed(record, max(days))


def _people_findings(record: Intervention) -> Iterator[Diagnostic]:
    if record.step == DISSUASION and 0 < len(set(record.officers)) < OFFICERS_LEAST:
        words = f"劝诫人 {len(set(record.officers))} 人，应当有 {OFFICERS_LEAST} 人以上"
        yield warning("D850", words, "经办人", "补写劝诫人")
    if record.signed == "拒绝签名" and not record.refusal_note:
        yield warning("D850", "对象拒绝签名，没有写明", "拒签说明", "补写拒签的情形和在场的人")
    if record.outcome in _FAILED and not record.next_step:
        words = f"结果是“{record.outcome}”，没有写后续"
        yield warning("D850", words, "后续", "写明下一步，如申请训诫、申请发出督促监护令")
    if record.step in (CAUTION, PROTECTION) and record.village_told != "是":
        words = f"{record.step}没有通知村（居）委会"
        yield info("D850", words, "已通知村（居）委会", "送交后写“是”，由村（居）委会协助查访")


def intervention_findings_on(casebook: Casebook, context: Context) -> Iterator[Diagnostic]:
    """What is late or missing on the day of the account, record by record."""
    day = context.today
    for number, record in enumerate(casebook.all("intervention", Intervention), start=1):
        path = (LABEL, f"第{number}项")
        for session in missed(record, day):
            words = f"{quoted_number(record.doc_no)}第 {session} 次指导的日期已过，没有写参加情况"
            where = place((*path, "指导记录", f"第{session}项", "参加情况"))
            yield warning("D852", words, where, "补写参加、缺席或请假")
        past = days_past(record, day)
        if past and not record.outcome and record.step == GUIDANCE and not completed(record, day):
            words = f"{quoted_number(record.doc_no)}期满 {past} 天，家庭教育指导没有完成"
            yield warning("D852", words, place((*path, "结果")), "写明结果和后续")
        elif record.step == GUIDANCE and _unvisited(record, day):
            words = f"{quoted_number(record.doc_no)}期满 {past} 天，期满后没有回访"
            hint = f"期满后 {ROUND_MONTHS} 个月内回访一次，补写查访"
            yield warning("D852", words, place((*path, "查访")), hint)
        elif past and record.step == ADMONITION and last_visit(record, day) is None:
            words = f"{quoted_number(record.doc_no)}改正期满 {past} 天，没有查访"
            yield warning("D851", words, place((*path, "查访")), "查访后补写一项")
    yield from _steps_owed(casebook)


def _unvisited(record: Intervention, day: date) -> bool:
    """True when the months after a round of guidance are over without a visit since its end."""
    end, visited = parse_date(record.to_on), last_visit(record, day)
    if end is None or day <= add_months(end, ROUND_MONTHS):
        return False
    return visited is None or visited <= end


def _steps_owed(casebook: Casebook) -> Iterator[Diagnostic]:
    """Orders whose next step is one of the ladder, and no such step is in the workbook."""
    known = casebook.all("intervention", Intervention)
    taken = {(record.child.file_no, record.step) for record in known}
    orders = casebook.all("guardianship_order", GuardianshipOrder)
    for number, order in enumerate(orders if known else (), start=1):
        step = _NEXT_STEPS.get(order.next_step)
        if step and (order.child.file_no, step) not in taken:
            words = (
                f"{quoted_number(order.doc_no)}的后续措施是“{order.next_step}”，工作簿里没有对应的“{LABEL}”"
            )
            where = place((ORDER_LABEL, f"第{number}项", "后续措施"))
            yield warning("D848", words, where, f"制发后登记一件“{step}”")
