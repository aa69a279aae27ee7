"""Findings about the books of the register: numbers twice or missing, states that do not fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govdocs.diagnostics import Diagnostic, warning
from govdocs.kinds.parts.form_rules import incomplete_date, place
from govdocs.kinds.parts.record_fields import GAP
from govdocs.kinds.registers.incoming import IncomingBook
from govdocs.kinds.registers.outgoing import ISSUED, VOID, OutgoingBook, OutgoingLine
from govdocs.text.document_number import parse_document_number
from govdocs.text.numerals import number_ranges

_OUT, _IN = "发文", "收文"


def outgoing_findings(book: OutgoingBook) -> tuple[Diagnostic, ...]:
    """Numbers that are none, twice or missing; issued documents without their facts."""
    return (
        *incomplete_date(book.as_of, ("登记日期",)),
        *_numbers(book),
        *(each for row, line in enumerate(book.lines, start=1) for each in _line_findings(line, row)),
    )


def _numbers(book: OutgoingBook) -> Iterator[Diagnostic]:
    seen: dict[tuple[str, int], dict[int, int]] = {}
    for row, line in enumerate(book.lines, start=1):
        where = place((_OUT, f"第{row}项", "发文字号"))
        parts = parse_document_number(line.number)
        if parts is None:
            yield warning("D202", f"“{line.number}”不是发文字号，照原样排印", where, "如“清政发〔2025〕3号”")
            continue
        own = seen.setdefault((parts.prefix, parts.year), {})
        first = own.setdefault(parts.sequence, row)
        if first != row:
            yield warning("D901", f"{parts}已在第{first}项", where, "一个号只登记一次：删去一行")
    for (code, year), numbers in seen.items():
        if lacking := sorted(set(range(1, max(numbers) + 1)) - set(numbers)):
            words = f"{code}〔{year}〕缺 {number_ranges(lacking)} 号"
            yield warning("D901", words, place((_OUT,)), "补登；没有用的号登记为“作废”，写明原因")


def _line_findings(line: OutgoingLine, row: int) -> Iterator[Diagnostic]:
    path = (_OUT, f"第{row}项")
    yield from incomplete_date(line.signed_on, (*path, "成文日期"))
    if line.state == VOID and not line.reason:
        words = f"{line.number}作废没有写原因，印作“{GAP}”"
        yield warning("D902", words, place((*path, "作废原因")), "补写“作废原因”")
    if line.reason and line.state != VOID:
        words = f"{line.number}写了作废原因，状态却是“{line.state}”"
        yield warning("D902", words, place((*path, "状态")), "作废的把状态改为“作废”")
    if line.state == ISSUED:
        facts = {"标题": line.title, "成文日期": line.signed_on}
        yield from _lacking(line.number, facts, path)


def _lacking(whose: str, facts: dict[str, str], path: tuple[str, ...]) -> Iterator[Diagnostic]:
    labels = [label for label, value in facts.items() if not value]
    if labels:
        words = f"{whose}缺少{'、'.join(labels)}，印作“{GAP}”"
        yield warning("D101", words, place((*path, labels[0])), f"补写“{'”“'.join(labels)}”")


def incoming_findings(book: IncomingBook) -> tuple[Diagnostic, ...]:
    """收文号 twice or missing; documents without their facts."""
    return (
        *incomplete_date(book.as_of, ("登记日期",)),
        *_incoming_numbers(line.sequence for line in book.lines),
        *_incoming_lines(book),
    )


def _incoming_numbers(numbers: Iterable[int]) -> Iterator[Diagnostic]:
    rows: dict[int, int] = {}
    for row, number in enumerate(numbers, start=1):
        first = rows.setdefault(number, row)
        if first != row:
            where = place((_IN, f"第{row}项", "收文号"))
            yield warning("D901", f"收文 {number} 号已在第{first}项", where, "一个号只登记一次")
    if lacking := sorted(set(range(1, max(rows, default=0) + 1)) - set(rows)):
        yield warning("D901", f"缺收文 {number_ranges(lacking)} 号", place((_IN,)), "补登，或写明注销的原因")


def _incoming_lines(book: IncomingBook) -> Iterator[Diagnostic]:
    for row, line in enumerate(book.lines, start=1):
        path = (_IN, f"第{row}项")
        for label, text in (
            ("收文日期", line.received_on),
            ("办结时限", line.due_on),
            ("办结日期", line.finished_on),
        ):
            yield from incomplete_date(text, (*path, label))
        if not line.reason:
            facts = {"收文日期": line.received_on, "来文机关": line.organ, "标题": line.title}
            yield from _lacking(f"收文 {line.sequence} 号", facts, path)
        if line.finished_on and not line.result:
            words = f"收文 {line.sequence} 号有办结日期，没有办理结果"
            yield warning("D902", words, place((*path, "办理结果")), "补写“办理结果”")
