"""Use case: is the register whole? Gaps, states that do not fit, dates that run backwards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from govdocs.diagnostics import Diagnostic, error, info, warning
from govdocs.register.book import Register
from govdocs.register.codes import BAD_STATE, DATES_BACK, GAP, OTHER_YEAR, UNKNOWN_BEFORE
from govdocs.register.model import INCOMING, ISSUED, VOID, NumberEntry, SeriesEntry
from govdocs.text.dates import formal_date
from govdocs.text.numerals import number_ranges


def register_findings(register: Register) -> tuple[Diagnostic, ...]:
    """What is to be said about a register: an error where a number is missing."""
    return tuple(each for series in register.series() for each in _series_findings(register, series))


def _series_findings(register: Register, entry: SeriesEntry) -> Iterator[Diagnostic]:
    series = entry.series
    if series.code == INCOMING:
        given = [each.number.sequence for each in register.incoming(series.year)]
        yield from _gaps(entry, given)
        return
    lines = register.numbers(series.code, series.year)
    yield from _gaps(entry, [each.number.sequence for each in lines])
    yield from (finding for line in lines for finding in _state(line))
    yield from _order([line for line in lines if line.state == ISSUED])


def _gaps(entry: SeriesEntry, given: Sequence[int]) -> Iterator[Diagnostic]:
    name = f"{entry.series.code}〔{entry.series.year}〕"
    if lacking := set(range(entry.begun, entry.last + 1)) - set(given):
        words = f"{name}缺 {number_ranges(lacking)} 号"
        yield error(GAP, words, "登记簿", "登记簿可能被别的程序改动过：从备份核对，用 register enter 补录")
    if over := [number for number in given if number > entry.last]:
        words = f"{name}的 {number_ranges(over)} 号超过了编到的 {entry.last} 号"
        yield error(GAP, words, "登记簿", "登记簿可能被别的程序改动过：从备份核对")
    if before := set(range(1, entry.begun)) - set(given):
        words = f"{name}的 {number_ranges(before)} 号在登记簿启用以前编出，没有补录"
        yield info(UNKNOWN_BEFORE, words, "登记簿", "归档以前用 govdocs register enter 补录")


def _state(line: NumberEntry) -> Iterator[Diagnostic]:
    number = str(line.number)
    if line.state == ISSUED and not line.facts.signed_on:
        words = f"{number}已经发出，没有登记成文日期"
        yield warning(BAD_STATE, words, number, f"govdocs register correct {number} --on 日期")
    if line.facts.signed_on and line.facts.signed_on.year != line.number.year:
        words = f"{number}的成文日期是{formal_date(line.facts.signed_on)}，不在这一年"
        yield warning(OTHER_YEAR, words, number, "核对成文日期；发文字号用成文日期的年份")
    if line.state == VOID and not line.reason:
        yield error(BAD_STATE, f"{number}作废没有原因", number, "登记簿可能被别的程序改动过：从备份核对")


def _order(lines: Sequence[NumberEntry]) -> Iterator[Diagnostic]:
    dated = [(line, line.facts.signed_on) for line in lines if line.facts.signed_on]
    for (first, earlier), (second, later) in pairwise(dated):
        if earlier and later and later < earlier:
            words = f"{second.number}的成文日期{formal_date(later)}早于{first.number}的{formal_date(earlier)}"
            yield warning(DATES_BACK, words, str(second.number), "核对成文日期；确实倒签的在备注里说明")
