"""版记 and 附注: what stands at the foot of a document."""

from __future__ import annotations

import re
from typing import Any

from govdocs.readers.blocks import Para
from govdocs.readers.ledger import Ledger
from govdocs.readers.looks import is_date, is_imprint_line, is_organ, is_sentence
from govdocs.readers.source import Piece, joined
from govdocs.text.characters import nonblank
from govdocs.text.dates import find_dates

_COPIES = re.compile(r"^(?P<label>(?:抄\s*[送报发]|分\s*送|发\s*送)\s*[:：])\s*")
_ADDRESSEES = re.compile(r"^(?P<label>主\s*送\s*[:：])\s*")
_PRINTED = re.compile(r"(?P<end>印\s*[发制])$")
_PRINTER_LABEL = re.compile(r"^(?P<label>印\s*发\s*(?:机\s*关)?\s*[:：]|承\s*办\s*单\s*位\s*[:：])\s*")
_OTHER = re.compile(
    r"^(?:[（(]?共印\s*\d+\s*份[）)]?|(?:校对|打字|印数|打印|录入|联系人|承办单位|主题词)\s*[:：].*)$"
)
_CONTACT = re.compile(r"^(?:联\s*系\s*人|联系电话|联系方式|电\s*话)\s*[:：]")
_NOTE_LABEL = re.compile(r"^附\s*注\s*[:：]\s*")


def imprint_lines(paras: list[Para]) -> int:
    """How many of `paras`, from the first, belong to one 版记; 0 when the first does not begin one."""
    if not paras or not _begins(paras):
        return 0
    count = 0
    while count < len(paras) and (_is_line(paras[count]) or _goes_on(paras, count)):
        count += 1
    return count


def _begins(paras: list[Para]) -> bool:
    text = paras[0].text
    if is_imprint_line(text):
        return not (_ADDRESSEES.match(text) and not any(is_imprint_line(para.text) for para in paras[1:4]))
    return _is_printer(paras, 0)


def _is_printer(paras: list[Para], at: int) -> bool:
    """An organ alone above a line that prints a date and 印发."""
    return (
        at + 1 < len(paras)
        and is_organ(paras[at].text)
        and bool(_PRINTED.search(paras[at + 1].text))
        and bool(list(find_dates(paras[at + 1].text)))
    )


def _is_line(para: Para) -> bool:
    return is_imprint_line(para.text) or bool(_OTHER.match(para.text))


def _goes_on(paras: list[Para], at: int) -> bool:
    """The rest of a list of organs, the name of the printer, or the date of printing."""
    if _is_printer(paras, at):
        return True
    text, above = paras[at].text, paras[at - 1].text
    if _COPIES.match(above) or above.endswith(("，", "、", ",")):
        return not is_sentence(above) and not is_date(text)
    return bool(_PRINTER_LABEL.match(above))


def imprint_of(paras: list[Para], ledger: Ledger) -> dict[str, Any]:
    """The 版记 that `paras` print, as plain data of pieces."""
    data: dict[str, Any] = {}
    field = ""
    for at, para in enumerate(paras):
        if _is_printer(paras, at):
            field = ""
        for pattern, name in ((_COPIES, "copies_to"), (_ADDRESSEES, "addressees")):
            match = pattern.match(para.text)
            if match:
                ledger.mark(para.piece.cut(0, match.end()), "版记标签")
                field = _add(data, name, para.piece.cut(match.end()))
                break
        else:
            field = _plain_line(para, data, field, ledger)
    for name in ("copies_to", "addressees"):
        if name in data:
            data[name] = _without_stop(data[name], ledger)
    return data


def _add(data: dict[str, Any], name: str, piece: Piece) -> str:
    """Enters a field; one that is already there goes to the other lines, whole."""
    if name in data:
        data.setdefault("others", []).append(piece)
        return ""
    data[name] = piece
    return "" if is_sentence(piece.text) else name


def _plain_line(para: Para, data: dict[str, Any], field: str, ledger: Ledger) -> str:
    printed = _PRINTED.search(para.text)
    if printed:
        _printed(para.piece, printed, data, ledger)
        return ""
    if field and not _OTHER.match(para.text):
        data[field] = joined([data[field], para.piece])
        return field
    if "printer" not in data and is_organ(para.text):
        data["printer"] = para.piece
    else:
        data.setdefault("others", []).append(para.piece)
    return ""


def _printed(piece: Piece, end: re.Match[str], data: dict[str, Any], ledger: Ledger) -> None:
    label = _PRINTER_LABEL.match(piece.text)
    start = label.end() if label else 0
    dates = list(find_dates(piece.text))
    if not dates:
        name = piece.cut(start, end.start()).strip()
        _add(data, "printer", name)
    else:
        _add(data, "printed_on", piece.cut(dates[-1].start, dates[-1].end).strip())
        name = piece.cut(start, dates[-1].start).strip()
        if nonblank(name.text):
            _add(data, "printer", name)
        between = piece.cut(dates[-1].end, end.start())
        ledger.mark(between, "印发日期之后的文字")
    ledger.mark(piece.cut(0, start), "版记标签")
    ledger.mark(piece.cut(end.start()), "印发日期后的“印发”")


def _without_stop(piece: Piece, ledger: Ledger) -> Piece:
    piece = piece.strip()
    if piece.text.endswith(("。", "．", ".")):
        ledger.mark(piece.cut(len(piece.text) - 1), "抄送机关后的句号")
        return piece.cut(0, len(piece.text) - 1)
    return piece


def is_contact(text: str) -> bool:
    """True for a line that tells whom to ask."""
    return bool(_CONTACT.match(text.strip()))


def note_of(piece: Piece, ledger: Ledger, use: str = "附注的括号") -> Piece:
    """附注 (or another line in brackets) without its label and its outer brackets."""
    label = _NOTE_LABEL.match(piece.text)
    if label:
        ledger.mark(piece.cut(0, label.end()), "附注标签")
        piece = piece.cut(label.end())
    if piece.text.startswith(("（", "(")) and piece.text.endswith(("）", ")")):
        ledger.mark(piece.cut(0, 1), use)
        ledger.mark(piece.cut(len(piece.text) - 1), use)
        return piece.cut(1, len(piece.text) - 1).strip()
    return piece
