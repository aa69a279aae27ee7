"""Findings about a report of harm: who was told how soon, what does not fit the child, what is to follow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, error, info, warning
from govdocs.kinds.cases.dues import due_words, urgency
from govdocs.kinds.cases.facts import facts_of, future_findings
from govdocs.kinds.cases.report_record import BANDS, FEEDBACK_DAYS, LABEL, MandatoryReport
from govdocs.kinds.cases.report_words import CIRCUMSTANCES, NOTHING_DONE, POLICE, TELL_GUARDIAN
from govdocs.kinds.cases.uncovered import unreported_harm
from govdocs.kinds.meetings.fields import day_of, in_order, moment_findings
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.form_checks import quoted_number
from govdocs.kinds.parts.form_rules import empty_findings, place
from govdocs.kinds.parts.legal_ages import ADULT
from govdocs.kinds.parts.persons import age_on
from govdocs.text.dates import parse_date
from govdocs.text.moments import parse_moment

_REPORT_NO = re.compile(r"QB-(?:19|20)\d{2}-\d{3,}")

_REQUIRED: Final = (
    "发现时间", "发现地点", "报告时间", "报告单位", "行业", "报告人", "报告人岗位", "报告人电话",
    "密切接触单位人员", "情形", "经过", "伤情", "接收", "备案部门", "紧急措施",
)  # fmt: skip

_DATES: Final = ("发现时间", "报告时间", "受理日期", "反馈日期", "结案日期")

_GUARDIANS: Final = frozenset(
    ("父亲", "母亲", "继父", "继母", "养父", "养母", "祖父", "祖母", "外祖父", "外祖母")
)
"""Relations of those who usually are guardians: a suspect among them must not be told first."""

_YOUNG: Final = 14
"""Below this age sexual acts are harm in any case: circumstances 2 and 3 are divided by it."""


def report_findings(report: MandatoryReport) -> Iterator[Diagnostic]:
    """Everything that is to be said about a report, whatever the day."""
    if not _REPORT_NO.fullmatch(report.mr_no):
        yield warning("D860", "登记号不合“QB-年份-序号”的写法，照原样排印", "登记号", "如“QB-2025-001”")
    yield from empty_findings(facts_of(report, _REQUIRED))
    yield from _child(report)
    yield from _times(report)
    yield from _lateness(report)
    yield from _receivers(report)
    yield from _urgent(report)
    yield from _results(report)


def _child(report: MandatoryReport) -> Iterator[Diagnostic]:
    if not report.identified:
        sketch = {"性别": report.child.sex, "大约年龄": report.about_age, "体貌特征": report.marks}
        labels = [label for label, value in sketch.items() if not value]
        if labels:
            words = f"未成年人身份不明，没有写{'、'.join(labels)}"
            where = ("未成年人", "性别") if labels[0] == "性别" else (labels[0],)
            yield warning("D868", words, place(where), "性别、大约年龄、特征都要写，查明身份后补写姓名")
    yield from _fitting(report)


def _fitting(report: MandatoryReport) -> Iterator[Diagnostic]:
    """Whether the child is one, and of the age and sex that the circumstances speak of."""
    day = day_of(report.found_at)
    age = age_on(report.child.born_on, day) if day else None
    if age is not None and age >= ADULT:
        words = f"发现时已满{ADULT}周岁，不属于侵害未成年人强制报告"
        yield error("D878", words, place(("未成年人", "出生日期")), "核对出生日期和发现时间")
    for at, fits in ((1, age is None or age < _YOUNG), (2, age is None or age >= _YOUNG)):
        if CIRCUMSTANCES[at] in report.circumstances and not fits:
            words = f"情形{at + 1}与发现时的年龄不符"
            yield warning("D878", words, "情形", f"不满{_YOUNG}周岁写情形2，满{_YOUNG}周岁写情形3")
    girls = {CIRCUMSTANCES[1], CIRCUMSTANCES[2]} & set(report.circumstances)
    if girls and report.child.sex == "男":
        yield warning("D878", "情形2、3只指女性，性别写的是男", "情形", "性侵男童写情形1或9")


def _times(report: MandatoryReport) -> Iterator[Diagnostic]:
    for label, text in (("发现时间", report.found_at), ("报告时间", report.reported_at)):
        yield from moment_findings(text, (label,))
    found, told = parse_moment(report.found_at), parse_moment(report.reported_at)
    if found and told and (told.day < found.day or (told.clock and told.order < found.order)):
        yield error("D861", "报告时间早于发现时间", "报告时间", "核对两个时间")
    yield from in_order((("报告时间", report.reported_at), ("备案时间", report.filed_at)), ())
    for index, receiver in enumerate(report.receivers, start=1):
        path = ("接收", f"第{index}项")
        yield from in_order((("发现时间", report.found_at), ("接收时间", receiver.received_at)), path)
    days = (
        ("受理日期", report.accepted_on),
        ("反馈日期", report.feedback_on),
        ("结案日期", report.closed_on),
    )
    yield from in_order((("报告时间", report.reported_at), *days), ())


def _lateness(report: MandatoryReport) -> Iterator[Diagnostic]:
    """报告 is due at once: how late it was, and why (未成年人保护法 11)."""
    if report.band not in BANDS[1:3]:
        return
    words = f"发现后{report.delay_hours}小时才报告：{report.band}"
    if report.late_reason:
        yield info("D867", words, "报告时间")
    else:
        yield warning("D867", f"{words}，没有写迟报说明", "迟报说明", "应当立即报告：写明迟报的原因")


def _receivers(report: MandatoryReport) -> Iterator[Diagnostic]:
    organs = [receiver.organ for receiver in report.receivers]
    if organs and POLICE not in organs:
        hint = "立即补报公安机关，并在“接收”中补写"
        yield error("D866", "侵害未成年人没有向公安机关报告", "接收", hint)
    for index, receiver in enumerate(report.receivers, start=1):
        facts = {"部门": receiver.organ, "接收单位": receiver.unit, "接收时间": receiver.received_at}
        yield from empty_findings(facts, ("接收", f"第{index}项"))


def _urgent(report: MandatoryReport) -> Iterator[Diagnostic]:
    if NOTHING_DONE in report.urgent and len(report.urgent) > 1:
        yield error("D869", "紧急措施写了“无”，又写了其他措施", "紧急措施", "删去“无”或其他措施")
    if TELL_GUARDIAN in report.urgent and report.suspect_relation in _GUARDIANS:
        words = "疑似侵害人是监护人一方，紧急措施却写了“通知监护人”"
        yield warning("D869", words, "紧急措施", "不要先惊动疑似侵害人：改为通知其他监护人，在备注中写明")


def _results(report: MandatoryReport) -> Iterator[Diagnostic]:
    if report.accept and not report.accepted_on:
        yield warning("D870", "写了受理结果，没有写受理日期", "受理日期", "反馈期限从受理日期起算")
    told, due = parse_date(report.feedback_on), report.feedback_due
    if told and due and told > due:
        words = f"受理后 {(told - due).days + FEEDBACK_DAYS} 天才反馈，应当在 {FEEDBACK_DAYS} 日内"
        yield info("D870", words, "反馈日期")
    if report.closed_on and not report.accept:
        yield error(
            "D870", "写了结案日期，没有写受理结果", "受理结果", "有了结果才结案：补写，或删去结案日期"
        )


def reports_across(casebook: Casebook, context: Context) -> Iterator[Diagnostic]:
    """What the day of the account shows: times that have not come, feedback that is late."""
    for number, report in enumerate(casebook.all("mandatory_report", MandatoryReport), start=1):
        where = (LABEL, f"第{number}项")
        yield from future_findings(report, _DATES, report.mr_no, context.today, where)
        due = report.feedback_due
        if due and not report.feedback_on and urgency(due, context.today) == "late":
            words = f"{quoted_number(report.mr_no)}受理后没有反馈，{due_words(due, context.today)}"
            yield warning("D870", words, place((*where, "反馈日期")), "向接收单位了解情况，补写反馈")
    yield from unreported_harm(casebook)
