"""The formats of clause 10: which one a record takes, and what its head shows in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govdocs.document.nodes import Form, Masthead
from govdocs.kinds.formal.organs import document_issuers, mark_issuers, mark_lines, mark_suffix
from govdocs.kinds.formal.record import OfficialDocument, SealingWord
from govdocs.kinds.formal.regulation import Format
from govdocs.kinds.parts.attendance import Group, without_attendance
from govdocs.kinds.parts.content import Blocks
from govdocs.kinds.parts.wording import (
    closed_up,
    missing,
    printed_date,
    printed_issue,
    printed_number,
    unspaced,
)
from govdocs.text.document_number import order_number, parse_order_number
from govdocs.text.names import pad_name

FORMS: dict[Format, Form] = {"文件": "document", "信函": "letter", "命令": "order", "纪要": "minutes"}

_ORDER_END = re.compile(r"(?:命令|令)$")
_MARK_ENDS: dict[Format, re.Pattern[str]] = {"命令": _ORDER_END, "纪要": re.compile("纪要$")}
_ISSUE = re.compile(r"(?:第?\S{1,6}期|第\S{1,6}[号次]|〔\d{4}〕第?\d+[号期])")
_BETWEEN = "\u3000\u3000"


def format_of(record: OfficialDocument) -> Format:
    """The format that `record` is printed in: as asked, else as its kind and its mark have it.

    What has no 版头 or names 签发人 keeps the 文件 format: the others have no place for them. So does
    a record whose mark ends in 文件, and an imported one whose source prints it so.
    """
    if not record.masthead or record.upward:
        return "文件"
    if record.form:
        return record.form
    usual = record.rule.own_format
    return usual if _agrees(record, usual) else "文件"


def form_of(record: OfficialDocument) -> Form:
    """The same as the document tree calls it."""
    return FORMS[format_of(record)]


def imported_as_document(record: OfficialDocument) -> bool:
    """True for an imported 函 whose source has 印发机关 or 印发日期, which a 信函 has not."""
    imprint = record.imprint
    printed = imprint is not None and bool(imprint.printer or imprint.printed_on)
    return record.intake is not None and record.rule.own_format == "信函" and printed


def bare_mark(record: OfficialDocument) -> bool:
    """True when the mark lacks the 令 or 纪要 with which that of its kind ends."""
    lines, end = mark_lines(record), _MARK_ENDS.get(record.rule.own_format)
    return bool(lines and end and not end.search(lines[-1]))


def _agrees(record: OfficialDocument, wanted: Format) -> bool:
    """True when the mark and the source of `record` do not speak against the format `wanted`."""
    if imported_as_document(record) or (mark_lines(record) and mark_suffix(record)):
        return False
    return wanted not in _MARK_ENDS or record.intake is None or not bare_mark(record)


def masthead_of(record: OfficialDocument) -> Masthead | None:
    """版头 of `record`; None for one without."""
    if not record.masthead:
        return None
    form = form_of(record)
    issuers, suffix = _mark(record, form)
    head_date = form == "minutes" and not closing_signature(record)
    return Masthead(
        issuers=issuers,
        number=number_of(record),
        suffix=suffix,
        copy_number=record.copy_number or (missing("份号") if record.secrecy else ""),
        secrecy=_spread(record.secrecy),
        urgency=closed_up(record.urgency) if "★" in record.secrecy else _spread(record.urgency),
        signers=_signers(record),
        upward=record.upward,
        editor=editor_of(record) if form == "minutes" else "",
        issued_on=(printed_date(record.signed_on) or missing("成文日期")) if head_date else "",
    )


def _mark(record: OfficialDocument, form: Form) -> tuple[tuple[str, ...], str]:
    """The lines of 发文机关标志 and what stands behind them: 文件, 令, 会议纪要 or nothing."""
    lines, organs = mark_lines(record), mark_issuers(record) or document_issuers(record)
    organs = organs or (missing("发文机关标志"),)
    match form:
        case "letter":
            return organs[:1], ""
        case "order":
            ending = _ORDER_END.search(lines[-1]) if lines else None
            return organs, ending[0] if ending else "令"
        case "minutes":
            whole = lines and not bare_mark(record)
            return (lines, "") if whole else (organs, _minutes_word(organs[-1]))
        case _:
            return (organs if mark_suffix(record) or not lines else lines), mark_suffix(record)


def _minutes_word(organ: str) -> str:
    """What makes a mark of minutes of the name of an organ or a meeting."""
    return "纪要" if organ.endswith("会议") else "会议纪要"


def mark_title(record: OfficialDocument) -> str:
    """What an order or minutes without a title are called: their mark; nothing for other formats."""
    if format_of(record) not in ("命令", "纪要"):
        return ""
    issuers, suffix = _mark(record, form_of(record))
    return "、".join(issuers) + suffix


def needs_title(record: OfficialDocument) -> bool:
    """True where 标题 is required: the mark of minutes says what they are."""
    return record.rule.title == "required" and format_of(record) != "纪要"


def number_of(record: OfficialDocument) -> str:
    """期号, 令号 or 发文字号; its place stays empty for a kind that may have none."""
    pieces = filter(None, (printed_issue(record.issue), _number(record)))
    if found := _BETWEEN.join(pieces):
        return found
    if record.rule.number != "required":
        return "\u3000"
    return missing(number_label(record))


def _number(record: OfficialDocument) -> str:
    order = parse_order_number(record.number) if format_of(record) == "命令" else None
    return order_number(order) if order else printed_number(record.number)


def number_label(record: OfficialDocument) -> str:
    """What the number of a document in its format is called."""
    return {"命令": "令号", "纪要": "期号"}.get(format_of(record), "发文字号")


def is_issue(text: str) -> bool:
    """True for a number as minutes bear it: 第5期, 〔2025〕3号."""
    return bool(_ISSUE.fullmatch(unspaced(text)))


def editor_of(record: OfficialDocument) -> str:
    """编发单位 in 版头 of minutes: as given, else who signs them or sends them to print."""
    signed = _BETWEEN.join(map(closed_up, record.signature))
    return record.editor or signed or (record.imprint.printer if record.imprint else "")


def closing_signature(record: OfficialDocument) -> tuple[str, ...]:
    """署名 that stands below the text: that of minutes stands in their 版头 as 编发单位."""
    in_head = format_of(record) == "纪要" and not record.editor
    return () if in_head else record.signature


def sealing_of(record: OfficialDocument) -> SealingWord:
    """How `record` is sealed: as it says, else a 签名章 for an order (10.2), a seal for all others."""
    stamped = format_of(record) == "命令" and not record.signature
    return record.sealing or ("签名章" if stamped else "盖章")


def _signers(record: OfficialDocument) -> tuple[str, ...]:
    needed = (missing("签发人"),) if record.rule.signers == "required" else ()
    signers = record.signers or needed
    return tuple(map(pad_name if len(signers) > 1 else closed_up, signers))


def _spread(word: str) -> str:
    together = unspaced(word)
    return f"{together[0]}\u3000{together[1]}" if len(together) == 2 else together


def attendance_groups(record: OfficialDocument) -> Iterator[Group]:
    """Who was there, on leave, or listened: the label of each group and its people."""
    for label, people in (("出席", record.present), ("请假", record.on_leave), ("列席", record.observers)):
        if people:
            yield label, people
    if format_of(record) == "纪要":
        yield from without_attendance(record.body)[1]


def body_of(record: OfficialDocument) -> Blocks:
    """正文 without the lines of attendance that imported minutes have at its end."""
    return without_attendance(record.body)[0] if format_of(record) == "纪要" else record.body
