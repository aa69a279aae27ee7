"""Findings about the front of an official document: masthead, title, addressees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govdocs.diagnostics import Diagnostic, error, info, warning
from govdocs.kinds.formal.formats import format_of, is_issue, needs_title, number_label
from govdocs.kinds.formal.organs import (
    document_issuers,
    is_person,
    recipients,
    signature_of,
)
from govdocs.kinds.formal.record import OfficialDocument
from govdocs.kinds.formal.regulation import NOT_KINDS, RULES
from govdocs.kinds.parts.form_rules import missing_finding, number_findings, place, unquoted
from govdocs.kinds.parts.wording import closed_up, printed_issue, unspaced
from govdocs.text.document_number import order_number, parse_order_number

_SECRECY = re.compile(r"(?P<grade>绝密|机密|秘密)(?:★(?P<period>[1-9]\d*年|[1-9]\d*个月|长期))?")

_MOST_YEARS = {"绝密": 30, "机密": 20, "秘密": 10}

_URGENCY = ("特急", "加急", "特提", "平急")

_TITLE_MARKS = re.compile(r"[，。；：！？,.;:!?]")


def masthead_findings(record: OfficialDocument) -> Iterator[Diagnostic]:
    """What is to be said about 版头."""
    yield from _classified(record)
    if record.masthead and not (record.mark or document_issuers(record)):
        yield missing_finding("发文机关标志", ("发文机关标志",))
    yield from issue_findings(record.issue)
    yield from _number(record)
    yield from _signers(record)


def issue_findings(issue: str) -> Iterator[Diagnostic]:
    """What is to be said about 期号: a bare number gets its words."""
    if issue != printed_issue(issue):
        yield info("D201", f"“{issue}”印作“{printed_issue(issue)}”", place(("期号",)))


def _classified(record: OfficialDocument) -> Iterator[Diagnostic]:
    if record.copy_number and not re.fullmatch(r"\d{6}", record.copy_number):
        hint = "如“000017”"
        yield warning("D207", f"份号应为六位阿拉伯数字：“{record.copy_number}”", place(("份号",)), hint)
    if record.secrecy:
        yield from _secrecy(record.secrecy)
        if not record.copy_number:
            yield missing_finding("份号", ("份号",), "涉密公文应当标注份号（《条例》第九条）")
    if record.urgency and closed_up(record.urgency) not in _URGENCY:
        words = f"紧急程度只有“特急”“加急”：“{record.urgency}”"
        yield error("D209", words, place(("紧急程度",)), "改为“特急”或“加急”")


def _secrecy(text: str) -> Iterator[Diagnostic]:
    match = _SECRECY.fullmatch(unspaced(text))
    if match is None:
        hint = "写作“机密★1年”的样子：密级为绝密、机密、秘密，期限用阿拉伯数字"
        yield error("D208", f"密级和保密期限不合规定：“{text}”", place(("密级",)), hint)
        return
    grade, period = match["grade"], match["period"] or ""
    years = int(period[:-1]) if period.endswith("年") else 0
    if years > _MOST_YEARS[grade]:
        words = f"{grade}的保密期限不超过 {_MOST_YEARS[grade]} 年：“{text}”"
        yield error("D208", words, place(("密级",)), "按保密法核定期限")


def _number(record: OfficialDocument) -> Iterator[Diagnostic]:
    where = ("发文字号",)
    if not record.number:
        label = number_label(record)
        if record.issue:
            return
        if record.masthead and record.rule.number == "required":
            yield missing_finding(label, ("期号" if label == "期号" else "发文字号",))
        elif record.masthead:
            yield info("D314", f"没有发文字号；{record.rule.label}可以没有，位置留空", place(where))
    elif format_of(record) == "命令":
        yield from _order_number(record)
    elif not _other_number(record):
        yield from number_findings(record.number)


def _other_number(record: OfficialDocument) -> bool:
    """True for 第5号, as public documents have it, and for the number of minutes."""
    issue = record.rule.name == "minutes" and is_issue(record.number)
    return issue or parse_order_number(record.number) is not None


def _order_number(record: OfficialDocument) -> Iterator[Diagnostic]:
    number, where = parse_order_number(record.number), place(("发文字号",))
    if number is None:
        words = f"令号“{record.number}”照原样排印；命令（令）按第几号编号"
        yield warning("D202", words, where, "如“第12号”")
    elif order_number(number) != record.number:
        yield info("D201", f"“{record.number}”印作“{order_number(number)}”", where)


def _signers(record: OfficialDocument) -> Iterator[Diagnostic]:
    need, where = record.rule.signers, ("签发人",)
    if need == "required" and record.masthead and not record.signers:
        yield missing_finding(
            "签发人", where, f"{record.rule.label}是上行文，应当标注签发人（《条例》第九条）"
        )
    if need == "none" and record.signers:
        words = f"{record.rule.label}不是上行文，一般不标注签发人；照原样排印"
        yield warning("D302", words, place(where), "只有上行文标注签发人")


def title_findings(record: OfficialDocument) -> Iterator[Diagnostic]:
    """What is to be said about 标题."""
    title, where = unspaced(record.title), place(("标题",))
    if not title:
        if needs_title(record):
            yield missing_finding("标题", ("标题",))
        return
    yield from _title_kind(record, title, where)
    if mark := _TITLE_MARKS.search(unquoted(title)):
        yield warning(
            "D402", f"标题中有标点“{mark[0]}”", where, "标题除书名号、引号、顿号、括号外一般不用标点"
        )
    if re.search(r"关于[^《》]*关于|的通知的通知", title):
        yield warning("D403", "标题中“关于”或文种重复", where, "如“关于转发××通知的通知”可以简化")
    elif "关于" not in title and record.rule.direction in ("down", "up", "level") and "的" in title:
        yield warning("D403", "标题中没有“关于”", where, "标题一般写作“发文机关关于事由的文种”")


def _title_kind(record: OfficialDocument, title: str, where: str) -> Iterator[Diagnostic]:
    bare = re.sub(r"[（(][^（）()]*[）)]$", "", title)
    if bare.endswith(record.rule.endings):
        return
    other = next((word for word in NOT_KINDS if bare.endswith(word)), "")
    legal = next((rule.label for rule in RULES if bare.endswith(rule.endings)), "")
    if legal:
        words = f"标题末尾是“{legal}”，文种写的是“{record.kind}”"
    elif other:
        words = f"标题末尾的“{other}”不是法定文种"
    else:
        words = f"标题末尾不是文种“{record.kind}”"
    yield warning("D401", words, where, f"标题一般以“的{record.kind}”结尾")


def addressee_findings(record: OfficialDocument) -> Iterator[Diagnostic]:
    """What is to be said about 主送机关."""
    need, where = record.rule.addressees, ("主送机关",)
    moved = record.imprint.addressees if record.imprint else ""
    names = recipients(record.addressees)
    if need == "required" and record.masthead and not names and not moved:
        yield missing_finding("主送机关", where)
    if need == "none" and names:
        yield warning("D308", f"{record.rule.label}一般没有主送机关；照原样排印", place(where))
    if record.rule.direction == "up" and len(names) > 1:
        finding = error if record.rule.one_addressee else warning
        hint = "原则上只写一个上级机关，其他机关用抄送（《条例》第十五条）"
        yield finding(
            "D301", f"{record.rule.label}有 {len(names)} 个主送机关：{'、'.join(names)}", place(where), hint
        )
    yield from _wrong_addressees(record, names)


def _wrong_addressees(record: OfficialDocument, names: tuple[str, ...]) -> Iterator[Diagnostic]:
    own = {closed_up(name) for name in (*document_issuers(record), *signature_of(record))}
    where = place(("主送机关",))
    for name in names:
        if name in own:
            yield error("D305", f"发文机关不能主送给自己：“{name}”", where, "改正主送机关")
        if record.rule.direction == "up" and is_person(name):
            hint = "上行文主送上级机关，不送领导者个人（《条例》第十五条）"
            yield error("D306", f"上行文不主送给个人：“{name}”", where, hint)
