"""The 15 kinds of 公文 in the four formats of GB/T 9704: how a record becomes a document."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic
from govdocs.document.nodes import (
    Block,
    Document,
    Furniture,
    Imprint,
    Paragraph,
    Sealing,
    StampArea,
)
from govdocs.kinds.formal.formats import (
    attendance_groups,
    body_of,
    closing_signature,
    form_of,
    mark_title,
    masthead_of,
    needs_title,
    sealing_of,
)
from govdocs.kinds.formal.organs import (
    document_issuers,
    mark_issuers,
    offices_of,
    seal_diameter,
    signature_of,
)
from govdocs.kinds.formal.record import ImprintData, OfficialDocument
from govdocs.kinds.formal.regulation import RULES, Rule
from govdocs.kinds.formal.rules import official_findings
from govdocs.kinds.formal.signatories import signing_person
from govdocs.kinds.parts.attachments import attachment_blocks, attachment_notes
from govdocs.kinds.parts.attendance import attendance_blocks, attendance_names
from govdocs.kinds.parts.printing import (
    addressees_paragraph,
    body_blocks,
    note_paragraph,
    people_in,
    title_paragraph,
)
from govdocs.kinds.parts.wording import (
    closed_up,
    in_one_line,
    missing,
    names_of,
    printed_date,
    without_brackets,
)
from govdocs.kinds.plan import issued_blocks, note_names, plan_names
from govdocs.kinds.registry import Kind

_SEALINGS: dict[str, Sealing] = {"盖章": "sealed", "不盖章": "unsealed", "签名章": "stamped"}


def compose(record: OfficialDocument, context: Context) -> Document:
    """The document that `record` describes."""
    del context
    return Document(
        title=in_one_line(record.title) or mark_title(record),
        blocks=tuple(_blocks(record)),
        furniture=Furniture(masthead_of(record), _imprint(record), form=form_of(record)),
        kind=record.rule.label,
        author="、".join(document_issuers(record)),
        names=names_of(_names(record)),
    )


def _imprint(record: OfficialDocument) -> Imprint | None:
    if record.imprint is None and not record.masthead:
        return None
    given = record.imprint or ImprintData.model_validate({})
    letter = form_of(record) == "letter"  # neither 印发机关 nor 印发日期: 10.1
    return Imprint(
        printer="" if letter else given.printer or missing("印发机关"),
        printed_on="" if letter else printed_date(given.printed_on) or missing("印发日期"),
        copies_to=given.copies_to.removeprefix("抄送：").rstrip("。"),
        addressees=given.addressees.rstrip("。：:"),
        others=given.others,
        distributed_to=given.distributed_to.removeprefix("分送：").rstrip("。"),
    )


def _blocks(record: OfficialDocument) -> Iterator[Block]:
    if record.title or needs_title(record):
        yield title_paragraph(record.title or missing("标题"))
    if record.subtitle:
        yield Paragraph.of(f"（{without_brackets(record.subtitle)}）", "subtitle")
    yield from _addressees(record)
    yield from body_blocks(body_of(record))
    if not record.body and not record.issued:
        yield Paragraph.of(missing("正文"))
    yield from attachment_notes(note_names(record.attachment_notes, record.attachments))
    yield from attendance_blocks(attendance_groups(record))
    yield from _closing(record)
    yield from issued_blocks(record.issued)
    yield from attachment_blocks(record.attachments)


def _addressees(record: OfficialDocument) -> Iterator[Paragraph]:
    moved = record.imprint.addressees if record.imprint else ""
    if record.addressees:
        yield addressees_paragraph(record.addressees)
    elif record.rule.addressees == "required" and record.masthead and not moved:
        yield addressees_paragraph(missing("主送机关"))


def _closing(record: OfficialDocument) -> Iterator[Block]:
    issuers, signed_on = signature_of(record), record.signed_on
    if form_of(record) == "minutes" and not (issuers := closing_signature(record)):
        signed_on = ""  # it stands in 版头
    required = record.rule.signature == "required"
    if required or (issuers and record.signature) or signed_on:
        issuers = issuers or ((missing("发文机关署名"),) if required else ())
        yield StampArea(
            issuers=issuers,
            date=printed_date(signed_on) or missing("成文日期"),
            sealing=_sealing(record),
            diameter=record.seal_diameter or max(map(seal_diameter, issuers), default=0) or 42.0,
            offices=_offices(record),
        )
    if record.note:
        yield note_paragraph(record.note)


def _sealing(record: OfficialDocument) -> Sealing:
    by_hand = record.signature and all(map(signing_person, record.signature))
    sealing = sealing_of(record)
    if record.rule.signature == "none" or (by_hand and sealing == "盖章"):
        return "unsealed"
    return _SEALINGS[sealing]


def _offices(record: OfficialDocument) -> tuple[str, ...]:
    if sealing_of(record) != "签名章":
        return ()
    return offices_of(record) or (missing("签发人职务"),)


def _names(record: OfficialDocument) -> Iterator[str]:
    yield from mark_issuers(record) or document_issuers(record)
    yield from signature_of(record)
    yield from attendance_names(attendance_groups(record))
    yield from map(closed_up, record.signers)
    yield from people_in(record.body)
    for attachment in record.attachments:
        yield from people_in(attachment.body)
    for plan in record.issued:
        yield from plan_names(plan)


def check(record: OfficialDocument) -> tuple[Diagnostic, ...]:
    """Every finding about a valid record."""
    return tuple(official_findings(record))


_DIRECTIONS = {"down": "下行", "up": "上行", "level": "平行", "public": "周知"}


def _kind(rule: Rule) -> Kind:
    return Kind(
        name=rule.name,
        label=rule.label,
        use=rule.use,
        model=OfficialDocument,
        compose=compose,
        check=check,
        direction=_DIRECTIONS[rule.direction],
        family="official",
        aliases=("令", "命令（令）") if rule.name == "order" else (),
    )


KINDS = tuple(map(_kind, RULES))
