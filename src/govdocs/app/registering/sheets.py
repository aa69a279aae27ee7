"""Use case: 发文稿纸 of a number, 文件处理单 of a document that came in, from what the register knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from govdocs.app.printing import Options, Printed, open_press
from govdocs.app.record_papers import print_record
from govdocs.app.records import LoadedRecord
from govdocs.app.registering.opening import Counter, incoming_for, number_for
from govdocs.app.rendering import Written, write_printed
from govdocs.context import Context
from govdocs.errors import InputError
from govdocs.kinds.parts.wording import printed_day
from govdocs.kinds.registers.drafting import DraftingSheet
from govdocs.kinds.registers.handling import HandlingSlip
from govdocs.kinds.registry import find_kind
from govdocs.register.model import INCOMING, IncomingEntry, NumberEntry
from govdocs.resources import safe_name
from govdocs.text.document_number import DocumentNumberParts


def print_sheets(
    counter: Counter, numbers: Sequence[str], folder: Path, options: Options, *, incoming: bool = False
) -> tuple[Written, ...]:
    """The sheets of `numbers` (收文号 where `incoming`), written into `folder`: all of them or none."""
    press = open_press(options, Context(counter.today, unit=counter.office.name))
    printed: list[Printed] = []
    for text in numbers:
        number, record = _sheet(counter, text, incoming=incoming)
        kind = find_kind(record.kind)
        loaded = LoadedRecord(kind, record, str(number), kind.check(record))
        stem = safe_name(f"{kind.label} {number}")
        printed += [replace(each, stem=stem) for each in print_record(loaded, press)]
    return write_printed(printed, folder)


def _sheet(
    counter: Counter, text: str, *, incoming: bool
) -> tuple[DocumentNumberParts, DraftingSheet | HandlingSlip]:
    if incoming or text.startswith(INCOMING):
        number = incoming_for(counter, text)
        found = {each.number: each for each in counter.register.incoming(number.year)}
        if number in found:
            return number, handling_slip(found[number], counter.office.name)
    else:
        number = number_for(counter, text)
        entry = counter.register.find(number)
        if entry:
            return number, drafting_sheet(entry, counter.office.name)
    raise InputError(f"登记簿里没有{number}", "用 govdocs register list 查看已登记的")


def drafting_sheet(entry: NumberEntry, unit: str) -> DraftingSheet:
    """发文稿纸 with what the register knows."""
    facts = entry.facts
    return DraftingSheet(
        unit=unit,
        number=str(entry.number),
        secrecy=facts.secrecy,
        title=facts.title,
        form=facts.kind,
        addressees=facts.addressees,
        drafter=facts.drafter,
        signer=facts.signer,
        signed_on=printed_day(facts.signed_on),
        copies=facts.copies or None,
        note=facts.note,
    )


def handling_slip(entry: IncomingEntry, unit: str) -> HandlingSlip:
    """文件处理单 with what the register knows."""
    receipt = entry.receipt
    return HandlingSlip(
        unit=unit,
        sequence=f"{entry.number.year}-{entry.number.sequence}",
        received_on=printed_day(receipt.received_on),
        organ=receipt.organ,
        number=receipt.number,
        secrecy=receipt.secrecy,
        urgency=receipt.urgency,
        title=receipt.title,
        copies=receipt.copies or None,
        pages=receipt.pages or None,
        assignee=receipt.assignee,
        due_on=printed_day(receipt.due_on),
        result=receipt.result,
        finished_on=printed_day(receipt.finished_on),
        note=receipt.note,
    )
