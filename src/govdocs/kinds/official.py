"""The 15 kinds of 公文 in the ordinary 文件 format: how a record becomes a document."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic
from govdocs.document.nodes import (
    Block,
    Document,
    Furniture,
    Imprint,
    Masthead,
    Paragraph,
    Sealing,
    StampArea,
)
from govdocs.kinds._attachments import attachment_blocks, attachment_notes
from govdocs.kinds._official_record import OfficialDocument
from govdocs.kinds._organs import (
    document_issuers,
    mark_suffix,
    offices_of,
    printed_mark,
    seal_diameter,
    signature_of,
)
from govdocs.kinds._printing import (
    addressees_paragraph,
    body_blocks,
    note_paragraph,
    people_in,
    title_paragraph,
)
from govdocs.kinds._rules import official_findings
from govdocs.kinds._signatories import signing_person
from govdocs.kinds._wording import (
    closed_up,
    in_one_line,
    missing,
    names_of,
    printed_date,
    printed_number,
    unspaced,
    without_brackets,
)
from govdocs.kinds.plan import issued_blocks, note_names, plan_names
from govdocs.kinds.registry import Kind
from govdocs.kinds.regulation import RULES, Rule
from govdocs.text.names import pad_name

_SEALINGS: dict[str, Sealing] = {"盖章": "sealed", "不盖章": "unsealed", "签名章": "stamped"}


def compose(record: OfficialDocument, context: Context) -> Document:
    """The document that `record` describes."""
    del context
    return Document(
        title=in_one_line(record.title),
        blocks=tuple(_blocks(record)),
        furniture=Furniture(_masthead(record), _imprint(record)),
        kind=record.rule.label,
        author="、".join(document_issuers(record)),
        names=names_of(_names(record)),
    )


def _masthead(record: OfficialDocument) -> Masthead | None:
    if not record.masthead:
        return None
    needs_signers = record.rule.signers == "required"
    signers = record.signers or ((missing("签发人"),) if needs_signers else ())
    return Masthead(
        issuers=printed_mark(record),
        number=_number(record),
        suffix=mark_suffix(record),
        copy_number=record.copy_number or (missing("份号") if record.secrecy else ""),
        secrecy=_spread(record.secrecy),
        urgency=closed_up(record.urgency) if "★" in record.secrecy else _spread(record.urgency),
        signers=tuple(map(pad_name, signers)) if len(signers) > 1 else tuple(map(closed_up, signers)),
        upward=record.upward,
    )


def _number(record: OfficialDocument) -> str:
    """发文字号; its place stays empty for a kind that may have none."""
    if record.number:
        return printed_number(record.number)
    return missing("发文字号") if record.rule.number == "required" else "\u3000"


def _spread(word: str) -> str:
    together = unspaced(word)
    return f"{together[0]}\u3000{together[1]}" if len(together) == 2 else together


def _imprint(record: OfficialDocument) -> Imprint | None:
    given = record.imprint
    if given is None:
        return Imprint(missing("印发机关"), missing("印发日期")) if record.masthead else None
    return Imprint(
        printer=given.printer or missing("印发机关"),
        printed_on=printed_date(given.printed_on) or missing("印发日期"),
        copies_to=given.copies_to.removeprefix("抄送：").rstrip("。"),
        addressees=given.addressees.rstrip("。：:"),
        others=given.others,
    )


def _blocks(record: OfficialDocument) -> Iterator[Block]:
    if record.title or record.rule.title == "required":
        yield title_paragraph(record.title or missing("标题"))
    else:
        yield from (Paragraph.of("\u3000"), Paragraph.of("\u3000"))  # the room that a title has above it
    if record.subtitle:
        yield Paragraph.of(f"（{without_brackets(record.subtitle)}）", "subtitle")
    yield from _addressees(record)
    yield from body_blocks(record.body)
    if not record.body and not record.issued:
        yield Paragraph.of(missing("正文"))
    yield from attachment_notes(note_names(record.attachment_notes, record.attachments))
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
    issuers = signature_of(record)
    required = record.rule.signature == "required"
    if required or record.signature or record.signed_on:
        issuers = issuers or ((missing("发文机关署名"),) if required else ())
        yield StampArea(
            issuers=issuers,
            date=printed_date(record.signed_on) or missing("成文日期"),
            sealing=_sealing(record),
            diameter=record.seal_diameter or max(map(seal_diameter, issuers), default=0) or 42.0,
            offices=_offices(record),
        )
    if record.note:
        yield note_paragraph(record.note)


def _sealing(record: OfficialDocument) -> Sealing:
    by_hand = record.signature and all(map(signing_person, record.signature))
    if record.rule.signature == "none" or (by_hand and record.sealing == "盖章"):
        return "unsealed"
    return _SEALINGS[record.sealing]


def _offices(record: OfficialDocument) -> tuple[str, ...]:
    if record.sealing != "签名章":
        return ()
    return offices_of(record) or (missing("签发人职务"),)


def _names(record: OfficialDocument) -> Iterator[str]:
    yield from printed_mark(record)
    yield from signature_of(record)
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
        aliases=("令", "命令（令）") if rule.name == "order" else (),
    )


KINDS = tuple(map(_kind, RULES))
