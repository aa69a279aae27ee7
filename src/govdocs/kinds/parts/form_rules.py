"""Findings about forms that every kind shares: missing facts, dates, attachments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from govdocs.diagnostics import Diagnostic, info, warning
from govdocs.kinds.parts.content import AttachmentData
from govdocs.kinds.parts.wording import closed_up, missing, unspaced
from govdocs.kinds.registry import PATH_MARK
from govdocs.text.dates import date_faults, formal_date, parse_date
from govdocs.text.document_number import faults, parse_document_number

Path = tuple[str, ...]

_ITEM = re.compile(r"第(\d+)项")
_QUOTED = re.compile(r"《[^》]*》|“[^”]*”")
_LABEL_NUMBER = re.compile(r"附件\s*([0-9]+)")


def place(path: Path) -> str:
    """A path of labels as a finding shows it."""
    return PATH_MARK.join(path)


def item_number(words: str) -> int:
    """The number of an item in a path of labels, 2 of 第2项; 0 for any other words."""
    match = _ITEM.fullmatch(words)
    return int(match[1]) if match else 0


def unquoted(text: str) -> str:
    """`text` without the names and words that it quotes."""
    return _QUOTED.sub("", text)


def missing_finding(what: str, path: Path, hint: str = "") -> Diagnostic:
    """The finding that the fact `what` is printed as a placeholder."""
    return warning("D101", f"缺少{what}，印作“{missing(what)}”", place(path), hint or f"补写“{path[-1]}”")


def missing_findings(facts: Mapping[str, object], path: Path = (), whose: str = "") -> Iterator[Diagnostic]:
    """One for each of `facts`, label to value, that is not known; `whose` says of what."""
    for label, value in facts.items():
        if value in ("", (), None):
            yield missing_finding(f"{whose}{label}", (*path, label))


def empty_findings(facts: Mapping[str, object], path: Path = ()) -> Iterator[Diagnostic]:
    """One finding when some required `facts` of a form, label to value, are empty cells."""
    labels = [label for label, value in facts.items() if value in ("", (), None)]
    if labels:
        words = f"缺少{'、'.join(labels)}，表上留空"
        yield warning("D101", words, place((*path, labels[0])), "补写后再打印，或打印后用笔填写")


def gap(label: str, hint: str = "") -> Diagnostic:
    """The finding that a fact of a form is not known: its place stays empty."""
    return warning("D101", f"缺少{label}，纸上留空", label, hint or f"补写“{label}”")


def blanks(facts: Mapping[str, object], path: Path, whose: str) -> Iterator[Diagnostic]:
    """One for each of the facts of an item of a list that is not known; `whose` says of what."""
    for label, value in facts.items():
        if value in ("", (), None):
            words = f"{whose}缺少{label}，纸上留空"
            yield warning("D101", words, place((*path, label)), f"补写“{label}”")


def incomplete_date(text: str, path: Path) -> Iterator[Diagnostic]:
    """The finding about a date that lacks a part; of a ledger any form will do that is whole."""
    if text and parse_date(text) is None:
        yield warning(
            "D204", f"日期不完整：“{text}”，照原样排印", place(path), "年、月、日都要写，如“2025年4月10日”"
        )


def date_finding(text: str, path: Path) -> Iterator[Diagnostic]:
    """What is to be said about a date as its record prints it (7.3.5.4)."""
    day = parse_date(text)
    if day is None:
        yield from incomplete_date(text, path)
    elif text != formal_date(day):
        faults = "；".join(words for _, words in date_faults(text))
        yield info("D203", f"“{text}”印作“{formal_date(day)}”（{faults}）", place(path))


def number_findings(number: str) -> Iterator[Diagnostic]:
    """What is to be said about a 发文字号 as its record prints it (7.2.5)."""
    parts, where = parse_document_number(number), place(("发文字号",))
    if not number or str(parts) == number:
        return
    words = "；".join(words for _, words in faults(number))
    if parts is None:
        yield warning("D202", f"发文字号“{number}”照原样排印：{words}", where, "如“清政发〔2025〕3号”")
    else:
        yield info("D201", f"“{number}”印作“{parts}”（{words}）", where)


def attachment_findings(
    notes: Sequence[str], attachments: Sequence[AttachmentData], path: Path
) -> Iterator[Diagnostic]:
    """附件说明 and attachments must agree in number, order and title (7.3.4, 7.3.7)."""
    yield from _note_forms(notes, path)
    yield from _labels(attachments, path)
    for index, attachment in enumerate(attachments, start=1):
        if not attachment.title:
            where = (*path, "附件", f"第{index}项", "标题")
            yield warning("D502", f"第 {index} 个附件没有标题", place(where), "补写附件标题，与附件说明一致")
    if not attachments:
        return
    if not notes:
        yield info("D504", "没有附件说明，按附件标题生成", place((*path, "附件说明")))
    elif len(notes) != len(attachments):
        words = f"附件说明有 {len(notes)} 项，附件有 {len(attachments)} 个"
        yield warning("D501", words, place((*path, "附件说明")), "逐项核对，序号和标题应当一致")
    else:
        yield from _titles(notes, attachments, path)


def _titles(notes: Sequence[str], attachments: Sequence[AttachmentData], path: Path) -> Iterator[Diagnostic]:
    for index, (note, attachment) in enumerate(zip(notes, attachments, strict=True), start=1):
        if attachment.title and unspaced(note) != unspaced(attachment.title):
            where = place((*path, "附件", f"第{index}项", "标题"))
            words = f"附件说明写“{note}”，附件标题写“{attachment.title}”"
            yield warning("D502", words, where, "两处应当一致")


def _labels(attachments: Sequence[AttachmentData], path: Path) -> Iterator[Diagnostic]:
    for index, attachment in enumerate(attachments, start=1):
        number = _LABEL_NUMBER.match(closed_up(attachment.label))
        if number and len(attachments) > 1 and int(number[1]) != index:
            where = place((*path, "附件", f"第{index}项", "附件序号"))
            yield warning(
                "D503", f"第 {index} 个附件的序号是“{attachment.label}”", where, f"应当是“附件{index}”"
            )


def _note_forms(notes: Sequence[str], path: Path) -> Iterator[Diagnostic]:
    for index, note in enumerate(notes, start=1):
        where = place((*path, "附件说明", f"第{index}项"))
        if note[0] == "《" and note[-1] == "》":
            yield warning("D505", f"附件名称不加书名号：“{note}”", where, "去掉书名号")
        elif note[-1] in "。；;，,、：:.！？":
            yield warning("D505", f"附件名称后不加标点：“{note}”", where, "去掉末尾的标点")
