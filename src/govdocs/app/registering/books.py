"""Use case: 发文登记簿 and 收文登记簿 from the register, as records and printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from govdocs.app.offices.office import Office
from govdocs.app.printing import Options, distinct, open_press
from govdocs.app.record_papers import print_record
from govdocs.app.records import LoadedRecord
from govdocs.app.registering.opening import Counter
from govdocs.app.rendering import Written, write_printed
from govdocs.context import Context
from govdocs.errors import InputError
from govdocs.kinds.parts.wording import in_one_line, printed_day
from govdocs.kinds.registers.incoming import IncomingBook, IncomingLine
from govdocs.kinds.registers.outgoing import RESERVED, UNKNOWN, OutgoingBook, OutgoingLine
from govdocs.kinds.registry import Kind, find_kind
from govdocs.register.model import INCOMING, IncomingEntry, NumberEntry, Series, SeriesEntry
from govdocs.text.dates import formal_date

OUTGOING_BOOK, INCOMING_BOOK = "发文登记簿", "收文登记簿"
"""The two books by the names of their kinds."""


def print_books(
    counter: Counter, year: int, folder: Path, options: Options, wanted: Sequence[str] = ()
) -> tuple[Written, ...]:
    """The books of a year, those `wanted` by name, written into `folder`: all of them or none."""
    context = Context(counter.today, unit=counter.office.name)
    press = open_press(options, context)
    books = [record for record in books_of(counter, year) if not wanted or record.kind.label in wanted]
    if not books:
        raise InputError(f"登记簿里没有 {year} 年的登记", "核对年份；govdocs register list 查看已登记的")
    printed = distinct([each for record in books for each in print_record(record, press)])
    return write_printed(printed, folder)


def books_of(counter: Counter, year: int) -> Iterator[LoadedRecord]:
    """The books of a year as records: one for every 机关代字 that has numbers, one of what came in."""
    for entry in counter.register.series():
        if entry.series.year != year or not entry.last:
            continue
        if entry.series.code == INCOMING:
            yield _loaded(INCOMING_BOOK, incoming_book(counter, year))
        else:
            yield _loaded(OUTGOING_BOOK, outgoing_book(counter, entry))


def _loaded(label: str, book: OutgoingBook | IncomingBook) -> LoadedRecord:
    kind: Kind = find_kind(label)
    return LoadedRecord(kind, book, in_one_line(book.title), kind.check(book))


def outgoing_book(counter: Counter, entry: SeriesEntry) -> OutgoingBook:
    """A line for every number of a series from 1 on; what was given before the register has lines too."""
    series = entry.series
    found = {each.number.sequence: each for each in counter.register.numbers(series.code, series.year)}
    lines = (_line(series, number, found.get(number)) for number in range(1, entry.last + 1))
    return OutgoingBook(
        title=f"{_office_name(counter.office)}{series.year}年发文登记簿\n（{series.code}）",
        unit=counter.office.name,
        as_of=formal_date(counter.today),
        lines=tuple(lines),
    )


def _line(series: Series, sequence: int, entry: NumberEntry | None) -> OutgoingLine:
    number = str(series.number(sequence))
    if entry is None:
        return OutgoingLine(number=number, state=UNKNOWN)
    facts = entry.facts
    reserved = f"{entry.taken_by}取号" if entry.state == RESERVED and entry.taken_by else ""
    return OutgoingLine(
        number=number,
        title=facts.title,
        form=facts.kind,
        secrecy=facts.secrecy,
        copies=facts.copies or None,
        addressees=facts.addressees,
        drafter=facts.drafter,
        signer=facts.signer,
        signed_on=printed_day(facts.signed_on),
        state=entry.state,
        reason=entry.reason,
        note="；".join(filter(None, (facts.note, reserved))),
    )


def incoming_book(counter: Counter, year: int) -> IncomingBook:
    """A line for every document that came in during a year."""
    return IncomingBook(
        title=f"{_office_name(counter.office)}{year}年收文登记簿",
        unit=counter.office.name,
        as_of=formal_date(counter.today),
        lines=tuple(map(_incoming_line, counter.register.incoming(year))),
    )


def _incoming_line(entry: IncomingEntry) -> IncomingLine:
    receipt = entry.receipt
    return IncomingLine(
        sequence=entry.number.sequence,
        received_on=printed_day(receipt.received_on),
        organ=receipt.organ,
        number=receipt.number,
        title=receipt.title,
        secrecy=receipt.secrecy,
        urgency=receipt.urgency,
        copies=receipt.copies or None,
        pages=receipt.pages or None,
        assignee=receipt.assignee,
        due_on=printed_day(receipt.due_on),
        result=receipt.result,
        finished_on=printed_day(receipt.finished_on),
        reason=entry.reason,
        note=receipt.note,
    )


def _office_name(office: Office) -> str:
    return office.short_name or office.name
