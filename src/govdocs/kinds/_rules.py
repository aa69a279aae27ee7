"""Findings about an official document: forms, and the rules of the Regulation of 2012."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govdocs.diagnostics import Diagnostic, error, info, warning
from govdocs.kinds._form_rules import attachment_findings, date_finding, missing_finding, place
from govdocs.kinds._official_record import OfficialDocument
from govdocs.kinds._organs import (
    document_issuers,
    is_person,
    mark_issuers,
    offices_of,
    recipients,
    signature_of,
)
from govdocs.kinds._plan_rules import roster_findings
from govdocs.kinds._printing import closed_up, unspaced
from govdocs.kinds._signatories import printed_signatory, signing_person
from govdocs.kinds.plan import plan_findings
from govdocs.kinds.regulation import NOT_KINDS, RULES
from govdocs.text.dates import parse_date
from govdocs.text.document_number import faults, parse_document_number, parse_order_number

_SECRECY = re.compile(r"(?P<grade>绝密|机密|秘密)(?:★(?P<period>[1-9]\d*年|[1-9]\d*个月|长期))?")
_MOST_YEARS = {"绝密": 30, "机密": 20, "秘密": 10}
_URGENCY = ("特急", "加急", "特提", "平急")
_REQUEST_WORDS = re.compile(r"妥否|当否|请(?:予|给予|予以)?(?:批示|审批|批准|批复|指示)")
_QUOTED = re.compile(r"《[^》]*》|“[^”]*”")
_SUBORDINATE = re.compile(r"^(?:各|所属|下属|辖区)")
_TITLE_MARKS = re.compile(r"[，。；：！？,.;:!?]")
_CONTACT = re.compile(r"联系人|联系电话|电话")
_LOWER_ENDS = "村|社区|所属单位|下属单位"


def official_findings(record: OfficialDocument) -> Iterator[Diagnostic]:
    """Every finding about a valid record, in the order of the paper."""
    yield from _masthead(record)
    yield from _title(record)
    yield from _addressees(record)
    yield from _body(record)
    yield from attachment_findings(record.attachment_notes, record.attachments, ())
    yield from _signature(record)
    yield from _imprint(record)
    for index, plan in enumerate(record.issued, start=1):
        yield from plan_findings(plan, ("印发件", f"第{index}项"))


def _masthead(record: OfficialDocument) -> Iterator[Diagnostic]:
    yield from _classified(record)
    if record.masthead and not (record.mark or document_issuers(record)):
        yield missing_finding("发文机关标志", ("发文机关标志",))
    yield from _number(record)
    yield from _signers(record)
    if record.rule.own_format != "文件":
        words = f"{record.rule.label}的{record.rule.own_format}格式尚未提供，按文件格式排印"
        yield info("D311", words, place(("文种",)))


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
    parts = parse_document_number(record.number)
    if not record.number:
        if record.masthead and record.rule.number == "required":
            yield missing_finding("发文字号", where)
        elif record.masthead:
            yield info("D314", f"没有发文字号；{record.rule.label}可以没有，位置留空", place(where))
    elif parts is None and parse_order_number(record.number) is None:
        words = "；".join(words for _, words in faults(record.number))
        yield warning(
            "D202", f"发文字号“{record.number}”照原样排印：{words}", place(where), "如“清政发〔2025〕3号”"
        )
    elif parts is not None and str(parts) != record.number:
        words = "；".join(words for _, words in faults(record.number))
        yield info("D201", f"“{record.number}”印作“{parts}”（{words}）", place(where))


def _signers(record: OfficialDocument) -> Iterator[Diagnostic]:
    need, where = record.rule.signers, ("签发人",)
    if need == "required" and record.masthead and not record.signers:
        yield missing_finding(
            "签发人", where, f"{record.rule.label}是上行文，应当标注签发人（《条例》第九条）"
        )
    if need == "none" and record.signers:
        words = f"{record.rule.label}不是上行文，一般不标注签发人；照原样排印"
        yield warning("D302", words, place(where), "只有上行文标注签发人")


def _title(record: OfficialDocument) -> Iterator[Diagnostic]:
    title, where = unspaced(record.title), place(("标题",))
    if not title:
        if record.rule.title == "required":
            yield missing_finding("标题", ("标题",))
        return
    yield from _title_kind(record, title, where)
    if mark := _TITLE_MARKS.search(_QUOTED.sub("", title)):
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


def _addressees(record: OfficialDocument) -> Iterator[Diagnostic]:
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


def _body(record: OfficialDocument) -> Iterator[Diagnostic]:
    if not record.body and not record.issued:
        yield missing_finding("正文", ("正文",))
    yield from roster_findings(record.body, ("正文",))
    if any("此页无正文" in text for text in _texts(record.body)):
        hint = "删去这一行；排版时会自动调整行距、字距"
        yield warning("D313", "不使用“此页无正文”", place(("正文",)), hint)
    if record.rule.name == "report":
        texts = "\n".join(_texts(record.body))
        if match := _REQUEST_WORDS.search(_QUOTED.sub("", texts)):
            hint = "报告不得夹带请示事项（《条例》第十五条）：另写请示，或改用请示"
            yield error("D304", f"报告中有请示用语“{match[0]}”", place(("正文",)), hint)
    if record.rule.name == "request" and not _CONTACT.search(record.note):
        yield warning(
            "D303", "请示没有写明联系人和电话", place(("附注",)), "在附注中写“联系人：××，电话：××”"
        )


def _texts(body: object) -> Iterator[str]:
    if isinstance(body, str):
        yield body
    elif isinstance(body, tuple):
        for part in body:
            yield from _texts(part)
    else:
        for field in ("heading", "item", "rest", "body"):
            yield from _texts(getattr(body, field, ()))


def _signature(record: OfficialDocument) -> Iterator[Diagnostic]:
    signature = signature_of(record)
    yield from _signatories(record)
    if record.rule.signature == "required":
        if not signature:
            yield missing_finding("发文机关署名", ("署名",))
        if not record.signed_on:
            yield missing_finding("成文日期", ("成文日期",))
    elif record.rule.signature == "none" and record.signature:
        yield warning("D308", f"{record.rule.label}一般没有署名和印章；照原样排印", place(("署名",)))
    yield from date_finding(record.signed_on, ("成文日期",))
    yield from _agreement(record)
    yield from _stamps(record, len(signature))


def _signatories(record: OfficialDocument) -> Iterator[Diagnostic]:
    """Who signs where the data do not say it outright: an organ of the title, a person."""
    if document_issuers(record) and not (record.issuers or record.mark or record.signature):
        words = f"发文机关取自标题：“{'、'.join(document_issuers(record))}”"
        yield info("D315", words, place(("发文机关",)), "不对时补写“发文机关标志”和“署名”")
    people = [printed_signatory(name) for name in record.signature if signing_person(name)]
    if people and record.sealing == "盖章":
        words = f"“{'”“'.join(people)}”是个人署名，不留公章的位置"
        yield info("D316", words, place(("署名",)), "加盖签名章时写“用印: 签名章”")


def _agreement(record: OfficialDocument) -> Iterator[Diagnostic]:
    marked = set(mark_issuers(record))
    signed = [closed_up(name) for name in record.signature if not signing_person(name)]
    if not marked or not signed:
        return
    strange = [name for name in signed if not any(_same_organ(name, mark) for mark in marked)]
    if strange:
        words = f"署名“{'、'.join(strange)}”不在发文机关标志“{'、'.join(mark_issuers(record))}”之中"
        yield warning("D309", words, place(("署名",)), "署名应当与发文机关标志一致，用全称或规范化简称")
    absent = [mark for mark in mark_issuers(record) if not any(_same_organ(name, mark) for name in signed)]
    if absent and len(marked) > 1:
        words = f"发文机关标志中的“{'、'.join(absent)}”没有署名"
        yield warning("D310", words, place(("署名",)), "联合行文的各机关都要署名，顺序一致")


def _same_organ(signed: str, marked: str) -> bool:
    return signed in marked or marked in signed


def _stamps(record: OfficialDocument, count: int) -> Iterator[Diagnostic]:
    if record.seals and len(record.seals) != count:
        words = f"印章图片有 {len(record.seals)} 个，署名机关有 {count} 个"
        yield error("D310", words, place(("印章图片",)), "每个署名机关一个图片，顺序一致")
    if record.sealing == "签名章" and not offices_of(record):
        yield missing_finding("签发人职务", ("签发人职务",))
    if record.sealing == "签名章" and record.signature:
        words = "加盖签发人签名章的公文只印职务、签名章和成文日期，不另印机关署名"
        yield info("D312", words, place(("署名",)))


def _imprint(record: OfficialDocument) -> Iterator[Diagnostic]:
    imprint = record.imprint
    if record.masthead or imprint:
        if not (imprint and imprint.printer):
            yield missing_finding("印发机关", ("版记", "印发机关"))
        if not (imprint and imprint.printed_on):
            yield missing_finding("印发日期", ("版记", "印发日期"))
    if imprint is None:
        return
    yield from date_finding(imprint.printed_on, ("版记", "印发日期"))
    signed, printed = parse_date(record.signed_on), parse_date(imprint.printed_on)
    if signed and printed and printed < signed:
        words = f"印发日期（{imprint.printed_on}）早于成文日期（{record.signed_on}）"
        yield warning("D206", words, place(("版记", "印发日期")), "核对两个日期")
    if record.rule.direction == "up":
        yield from _lower_copies(recipients(imprint.copies_to))


def _lower_copies(names: tuple[str, ...]) -> Iterator[Diagnostic]:
    lower = [
        name for name in names if _SUBORDINATE.search(name) or name.endswith(tuple(_LOWER_ENDS.split("|")))
    ]
    if lower:
        hint = "向上级机关行文，不抄送下级机关（《条例》第十五条）"
        yield error("D307", f"上行文抄送了下级：{'、'.join(lower)}", place(("版记", "抄送")), hint)
