"""Findings about files of families and about talks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, error, warning
from govdocs.kinds.families.file import GRAVE, LABEL, POLICE, SEVERITIES, VIOLENCE, ProblemFamily
from govdocs.kinds.families.talk import LABEL as TALK_LABEL
from govdocs.kinds.families.talk import GuardianTalk
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.form_checks import quoted_number
from govdocs.kinds.parts.form_rules import blanks, date_finding, gap, incomplete_date, place
from govdocs.text.dates import parse_date
from govdocs.text.days import days_late
from govdocs.text.moments import parse_clock, parse_moment

TALKERS_LEAST: Final = 2
"""How many talk with a guardian (facts R19)."""

_FAMILY_NO: Final = re.compile(r"JT-(?:19|20)\d{2}-\d{3,}")
_TALK_ID: Final = re.compile(r"YT-(?P<year>(?:19|20)\d{2})-\d{3,}")


def family_findings(family: ProblemFamily) -> Iterator[Diagnostic]:
    """Everything that is to be said about a file of a family by itself."""
    facts = {
        "户主": family.householder,
        "家庭住址": family.home,
        "监护人": family.guardians,
        "问题类型": family.problems,
        "严重程度": family.severity,
        "发现途径": family.found_by,
        "发现日期": family.found_on,
        "责任人": family.owner,
        "干预措施": family.measures,
    }
    for label, value in facts.items():
        if value in ("", ()):
            yield gap(label)
    if not (family.child.file_no or family.child.name):
        yield gap("未成年人", "补写档案号或姓名")
    if not _FAMILY_NO.fullmatch(family.family_no):
        words = "编号不合“JT-年份-序号”的写法，照原样排印"
        yield warning("D855", words, "编号", "如“JT-2025-001”")
    if "其他" in family.problems and not family.other_problem:
        yield warning("D855", "问题类型有“其他”，没有写明", "其他问题", "补写“其他问题”")
    yield from _violence_findings(family)
    yield from _measure_findings(family)
    yield from _closing_findings(family)


def _violence_findings(family: ProblemFamily) -> Iterator[Diagnostic]:
    """Harm is reported to the police, and is never light (未成年人保护法 11, 反家庭暴力法 14)."""
    if VIOLENCE not in family.problems:
        return
    if family.severity and family.severity != SEVERITIES[-1]:
        words = f"问题类型有“{VIOLENCE}”，严重程度却是“{family.severity}”"
        yield warning("D855", words, "严重程度", f"侵害未成年人的按“{GRAVE}”管理")
    if not any(each.measure == POLICE for each in family.measures):
        words = f"问题类型有“{VIOLENCE}”，干预措施里没有“{POLICE}”"
        yield warning("D855", words, "干预措施", "立即报告公安机关，并登记强制报告")


def _measure_findings(family: ProblemFamily) -> Iterator[Diagnostic]:
    if family.found_on and parse_date(family.found_on) is None:
        yield from date_finding(family.found_on, ("发现日期",))
    found = parse_date(family.found_on)
    for number, each in enumerate(family.measures, start=1):
        path = ("干预措施", f"第{number}项")
        yield from blanks({"日期": each.on, "措施": each.measure}, path, "干预措施")
        yield from incomplete_date(each.on, (*path, "日期"))
        on = parse_date(each.on)
        if on and found and on < found:
            yield error("D855", "措施的日期早于发现日期", place((*path, "日期")), "核对两个日期")


def _closing_findings(family: ProblemFamily) -> Iterator[Diagnostic]:
    closing = {"结案理由": family.closing, "结案日期": family.closed_on, "结案批准人": family.closed_by}
    if not any(closing.values()):
        return
    for label, value in {**closing, "效果评估": family.evaluation}.items():
        if not value:
            yield error("D855", f"要结案，没有写{label}", label, f"补写“{label}”，或删去结案的各项")
    closed, found = parse_date(family.closed_on), parse_date(family.found_on)
    if closed and found and closed < found:
        yield error("D855", "结案日期早于发现日期", "结案日期", "核对两个日期")


def talk_findings(talk: GuardianTalk) -> Iterator[Diagnostic]:
    """Everything that is to be said about a talk by itself."""
    facts = {
        "约谈时间": talk.began_at,
        "地点": talk.place,
        "约谈人": talk.talkers,
        "记录人": talk.recorder,
        "问答": talk.questions,
        "要求": talk.demands,
        "后果告知": talk.consequences,
        "签名情况": talk.signed,
    }
    for label, value in facts.items():
        if value in ("", ()):
            yield gap(label)
    named = {"姓名": talk.guardian.name, "与儿童关系": talk.guardian.relation}
    yield from blanks(named, ("被约谈人",), "被约谈人")
    if not (talk.child.file_no or talk.child.name):
        yield gap("未成年人", "补写档案号或姓名")
    yield from _talk_number_findings(talk)
    yield from _talk_people_findings(talk)
    yield from _talk_time_findings(talk)


def _talk_number_findings(talk: GuardianTalk) -> Iterator[Diagnostic]:
    match, began = _TALK_ID.fullmatch(talk.talk_id), parse_moment(talk.began_at)
    if match is None:
        words = "编号不合“YT-年份-序号”的写法，照原样排印"
        yield warning("D856", words, "编号", "如“YT-2025-001”")
    elif began and int(match["year"]) != began.day.year:
        words = f"编号的年份是 {match['year']}，约谈在 {began.day.year} 年"
        yield warning("D856", words, "编号", "核对编号和约谈时间")


def _talk_people_findings(talk: GuardianTalk) -> Iterator[Diagnostic]:
    talkers = len(set(talk.talkers))
    if 0 < talkers < TALKERS_LEAST:
        words = f"约谈人 {talkers} 人，应当有 {TALKERS_LEAST} 人以上"
        yield error("D856", words, "约谈人", "补写约谈人；只有一人的约谈不能作为记录")
    for label, done in {"已核对身份": talk.identity_checked, "已告知权利义务": talk.rights_told}.items():
        if talk.questions and done != "是":
            yield warning("D856", f"没有写明{label}", label, "约谈开始时办理，写“是”")
    if talk.signed == "拒绝签名" and not talk.refusal_note:
        words = "被约谈人拒绝签名，没有写明"
        yield error("D856", words, "拒签说明", "补写拒签的理由，由约谈人和在场人签名")


def _talk_time_findings(talk: GuardianTalk) -> Iterator[Diagnostic]:
    began, ended = parse_moment(talk.began_at), parse_clock(talk.ended_at)
    if began and began.clock and ended and ended < began.clock:
        yield error("D856", "结束时间早于约谈时间", "结束时间", "核对两个时间")
    for number, demand in enumerate(talk.demands, start=1):
        path = ("要求", f"第{number}项")
        yield from blanks({"内容": demand.text}, path, "要求")
        due = parse_date(demand.due_on)
        if due and began and due < began.day:
            yield error("D856", "完成时限早于约谈时间", place((*path, "完成时限")), "核对两个日期")


def family_findings_on(casebook: Casebook, context: Context) -> Iterator[Diagnostic]:
    """Grave families for which nothing was done up to the day of the account."""
    for number, family in enumerate(casebook.all("problem_family", ProblemFamily), start=1):
        found = parse_date(family.found_on)
        idle = found and not family.closed_at(context.today) and not family.last_measure(context.today)
        if found and idle and family.severity == GRAVE:
            days = days_late(found, context.today)
            words = f"{quoted_number(family.family_no)}程度为“{GRAVE}”，发现后 {days} 天没有措施"
            where = place((LABEL, f"第{number}项", "干预措施"))
            yield warning("D855", words, where, "实施后补写一项")


def talk_findings_across(casebook: Casebook, context: Context) -> Iterator[Diagnostic]:
    """Talks that name a family whose file is not there."""
    families = {family.family_no for family in casebook.all("problem_family", ProblemFamily)}
    for number, talk in enumerate(casebook.all("guardian_talk", GuardianTalk), start=1):
        if families and talk.family_no and talk.family_no not in families:
            words = f"{quoted_number(talk.talk_id)}的问题家庭编号在“{LABEL}”里没有"
            where = place((TALK_LABEL, f"第{number}项", "问题家庭编号"))
            yield warning("D856", words, where, "核对编号，或补登这户家庭")
