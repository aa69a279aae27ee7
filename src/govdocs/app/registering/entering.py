"""Use case: numbers that were issued on paper, from 发文登记簿 that a clerk typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from govdocs.app.records import load_record
from govdocs.app.registering.opening import Counter, number_for, series_for
from govdocs.diagnostics import Diagnostic, error, info
from govdocs.errors import InputError, InvalidDataError
from govdocs.kinds.registers.outgoing import ISSUED, LABEL, VOID, OutgoingBook, OutgoingLine
from govdocs.kinds.registry import find_kind
from govdocs.register.codes import NOT_ENTERED
from govdocs.register.model import Desk, Facts, NumberEntry, Series, SeriesEntry
from govdocs.resources import read_bytes
from govdocs.text.dates import parse_date
from govdocs.text.document_number import ORGAN_CODE, DocumentNumberParts, parse_document_number
from govdocs.text.numerals import number_ranges

Entry = tuple[DocumentNumberParts, Facts, str]
"""A number, what is said of its document, why it is void ("" where it is not)."""


def enter_book(
    counter: Counter, path: Path, desk: Desk
) -> tuple[tuple[NumberEntry, ...], tuple[Diagnostic, ...]]:
    """The numbers of a typed book put into the register, all or none; raises with every fault.

    Lines of numbers that are only reserved, and numbers that the register has already, are told and
    passed over.
    """
    loaded = load_record(read_bytes(path), path.name, find_kind(LABEL))
    if not isinstance(loaded.record, OutgoingBook):
        raise InputError(f"“{path.name}”是{loaded.kind.label}，不是{LABEL}", f"govdocs new {LABEL} --xlsx")
    told: list[Diagnostic] = []
    entries = list(_entries(counter, loaded.record, told))
    faults = tuple(_faults(counter, entries, path.name))
    if faults:
        raise InvalidDataError(f"“{path.name}”不能补录，登记簿没有改动", faults, "改正后重新运行")
    return counter.register.enter_all(entries, desk), (*loaded.findings, *told)


def _entries(counter: Counter, book: OutgoingBook, told: list[Diagnostic]) -> Iterator[Entry]:
    found = []
    for line in book.lines:
        parts = parse_document_number(line.number)
        if parts is None or line.state not in (ISSUED, VOID):
            told.append(info(NOT_ENTERED, f"{line.number}没有补录：状态是“{line.state}”", line.number))
        elif counter.register.find(parts):
            told.append(info(NOT_ENTERED, f"{parts}已经在登记簿里，没有再补录", line.number))
        else:
            found.append((parts, facts_of(line), line.reason if line.state == VOID else ""))
    yield from sorted(found, key=lambda each: (each[0].prefix, each[0].year, each[0].sequence))


def facts_of(line: OutgoingLine) -> Facts:
    """What a line of the book says, as the register keeps it."""
    return Facts(
        title=line.title,
        kind=line.form,
        signer=line.signer,
        signed_on=parse_date(line.signed_on),
        addressees=line.addressees,
        copies=line.copies or 0,
        secrecy=line.secrecy,
        drafter=line.drafter,
        note=line.note,
    )


def _faults(counter: Counter, entries: list[Entry], name: str) -> Iterator[Diagnostic]:
    """What the register would refuse, all at once."""
    last = {each.series: each.last for each in counter.register.series()}
    wanted: dict[Series, list[int]] = {}
    for number, facts, reason in entries:
        wanted.setdefault(Series(number.prefix, number.year), []).append(number.sequence)
        if not (facts.title or reason):
            yield error(NOT_ENTERED, f"{number}没有标题", name, "补写标题；作废的写作废原因")
    for series, sequences in wanted.items():
        try:
            series_for(counter, series.code, series.year)
        except InputError as problem:
            yield error(NOT_ENTERED, problem.message, name, problem.hint)
        top = last.get(series, 0)
        if lacking := set(range(top + 1, max(sequences) + 1)) - set(sequences):
            words = f"{series.code}〔{series.year}〕缺 {number_ranges(lacking)} 号"
            hint = "补登；没有用的号写“作废”和原因；登记簿从中间启用的，先用 register start 写明起点"
            yield error(NOT_ENTERED, words, name, hint)
        if twice := {each for each in sequences if sequences.count(each) > 1}:
            words = f"{series.code}〔{series.year}〕的 {number_ranges(twice)} 号写了两次"
            yield error(NOT_ENTERED, words, name, "一个号只登记一次")


def enter_number(counter: Counter, text: str, facts: Facts, desk: Desk, reason: str = "") -> NumberEntry:
    """One number that was issued, or with a `reason` made void, on paper."""
    number = number_for(counter, text)
    series_for(counter, number.prefix, number.year)
    return counter.register.enter(number, facts, desk, reason)


def start_series(counter: Counter, code: str, year: int, first: int, desk: Desk) -> SeriesEntry:
    """The register takes over the numbers of a code and year from `first` on."""
    if not re.fullmatch(ORGAN_CODE, code):
        raise InputError(f"“{code}”不是机关代字", "机关代字是汉字，如“清政发”")
    series = Series(code, year)
    counter.register.start(series, first, desk)
    return SeriesEntry(series, first, first - 1)
