"""Findings about an official document: forms, and the rules of the Regulation of 2012."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govdocs.diagnostics import Diagnostic, error, info, warning
from govdocs.kinds.formal.format_rules import format_findings
from govdocs.kinds.formal.formats import closing_signature, format_of, sealing_of
from govdocs.kinds.formal.front_rules import addressee_findings, masthead_findings, title_findings
from govdocs.kinds.formal.organs import (
    document_issuers,
    mark_issuers,
    offices_of,
    recipients,
    signature_of,
)
from govdocs.kinds.formal.record import OfficialDocument
from govdocs.kinds.formal.signatories import printed_signatory, signing_person
from govdocs.kinds.parts.form_rules import attachment_findings, date_finding, missing_finding, place, unquoted
from govdocs.kinds.parts.wording import closed_up
from govdocs.kinds.plan import plan_findings
from govdocs.kinds.plans.rules import roster_findings
from govdocs.text.dates import parse_date

_REQUEST_WORDS = re.compile(r"妥否|当否|请(?:予|给予|予以)?(?:批示|审批|批准|批复|指示)")

_SUBORDINATE = re.compile(r"^(?:各|所属|下属|辖区)")

_CONTACT = re.compile(r"联系人|联系电话|电话")

_LOWER_ENDS = "村|社区|所属单位|下属单位"


def official_findings(record: OfficialDocument) -> Iterator[Diagnostic]:
    """Every finding about a valid record, in the order of the paper."""
    yield from format_findings(record)
    yield from masthead_findings(record)
    yield from title_findings(record)
    yield from addressee_findings(record)
    yield from _body(record)
    yield from attachment_findings(record.attachment_notes, record.attachments, ())
    yield from _signature(record)
    yield from _imprint(record)
    for index, plan in enumerate(record.issued, start=1):
        yield from plan_findings(plan, ("印发件", f"第{index}项"))


def _body(record: OfficialDocument) -> Iterator[Diagnostic]:
    if not record.body and not record.issued:
        yield missing_finding("正文", ("正文",))
    yield from roster_findings(record.body, ("正文",))
    if any("此页无正文" in text for text in _texts(record.body)):
        hint = "删去这一行；排版时会自动调整行距、字距"
        yield warning("D313", "不使用“此页无正文”", place(("正文",)), hint)
    if record.rule.name == "report":
        texts = "\n".join(_texts(record.body))
        if match := _REQUEST_WORDS.search(unquoted(texts)):
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
        yield _signed_minutes(record)
    yield from date_finding(record.signed_on, ("成文日期",))
    yield from _agreement(record)
    yield from _stamps(record, len(signature))


def _signed_minutes(record: OfficialDocument) -> Diagnostic:
    words, where = f"{record.rule.label}一般没有署名和印章", place(("署名",))
    if closing_signature(record):
        return warning("D308", f"{words}；照原样排印", where)
    return info("D308", f"{words}；署名排在版头，作编发单位", where)


def _signatories(record: OfficialDocument) -> Iterator[Diagnostic]:
    """Who signs where the data do not say it outright: an organ of the title, a person."""
    if document_issuers(record) and not (record.issuers or record.mark or record.signature):
        words = f"发文机关取自标题：“{'、'.join(document_issuers(record))}”"
        yield info("D315", words, place(("发文机关",)), "不对时补写“发文机关标志”和“署名”")
    people = [printed_signatory(name) for name in record.signature if signing_person(name)]
    if people and sealing_of(record) == "盖章":
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
    sealing = sealing_of(record)
    if sealing == "签名章" and not offices_of(record):
        yield missing_finding("签发人职务", ("签发人职务",))
    if sealing == "签名章" and record.signature:
        words = "加盖签发人签名章的公文只印职务、签名章和成文日期，不另印机关署名"
        yield info("D312", words, place(("署名",)))


def _imprint(record: OfficialDocument) -> Iterator[Diagnostic]:
    imprint = record.imprint
    if (record.masthead or imprint) and format_of(record) != "信函":
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
