"""What the register of documents knows of a collected year: facts that no page tells, what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from govdocs.app.archiving.collecting import Collected
from govdocs.app.offices.office import Office
from govdocs.archive.days import written
from govdocs.archive.titles import title_key
from govdocs.diagnostics import Diagnostic, info, warning
from govdocs.kinds.filing.fields import LEFT_OUT
from govdocs.kinds.filing.record import FilingList, ListedItem
from govdocs.register.book import Register
from govdocs.register.model import ISSUED, VOID, IncomingEntry, NumberEntry
from govdocs.text.document_number import parse_document_number

_MANY = 20
"""So many papers are named in a finding."""


@dataclass(frozen=True, slots=True)
class Registered:
    """The lines of the register of a year: numbers of our own in any state, papers that came in."""

    numbers: tuple[NumberEntry, ...] = ()
    incoming: tuple[IncomingEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    """A paper as the register has it: its 文号, what it tells, how the register calls the line."""

    number: str
    title: str
    author: str
    signed_on: date | None
    name: str
    digests: tuple[str, ...] = ()


def registered_in(register: Register, year: int) -> Registered:
    """What the register says of `year`."""
    return Registered(register.numbers(year=year), register.incoming(year))


def only_registered(found: Collected, registered: Registered) -> Collected:
    """Of a collected list what the register knows; how much else lies there is told."""
    known = _matches(found.record, list(_lines(registered)))
    kept = tuple(item for item in found.record.items if item.number in known)
    numbers = {item.number for item in kept}
    files = tuple(file for file in found.record.files if file.item in numbers)
    others = len(found.record.items) - len(kept)
    told = [each for each in found.findings if each.code not in _OF_OTHERS]
    if others:
        told.append(
            info("A167", f"文件夹里另有 {others} 件不在登记簿里，没有列入", "", "要归档的用 --from 文件夹")
        )
    record = found.record.model_copy(update={"items": kept, "files": files})
    return replace(found, record=record, findings=tuple(told))


_OF_OTHERS = ("A163", "A167", "A168")
"""Findings about papers that a list by the register leaves out."""


def with_register(collected: Collected, registered: Registered, office: Office) -> Collected:
    """A list with what the register tells of its items, and findings where the two differ."""
    lines = list(_lines(registered))
    matched = _matches(collected.record, lines)
    items = tuple(
        _told(item, lines[matched[item.number]]) if item.number in matched else item
        for item in collected.record.items
    )
    record = collected.record.model_copy(update={"items": items})
    kept = (each for each in collected.findings if each.code != "A158")
    absent = [line for at, line in enumerate(lines) if at not in matched.values()]
    findings = (*kept, *_absent(absent), *_unknown(record, matched, registered, office))
    return replace(collected, record=record, findings=findings)


def _lines(registered: Registered) -> Iterator[_Line]:
    """The papers that must be there: issued ones, and those that came in and were not struck out."""
    for entry in (entry for entry in registered.numbers if entry.state == ISSUED):
        digests = tuple(file.sha256 for file in entry.facts.files)
        number, facts = str(entry.number), entry.facts
        yield _Line(number, facts.title, "", facts.signed_on, number, digests)
    for came in (came for came in registered.incoming if not came.reason):
        receipt = came.receipt
        yield _Line(receipt.number, receipt.title, receipt.organ, None, str(came.number))


def _matches(record: FilingList, lines: Sequence[_Line]) -> dict[str, int]:
    """The items that the register knows, each with the place of its line: by digest, 文号, title."""
    by_digest = {digest: at for at, line in enumerate(lines) for digest in line.digests}
    by_number = {line.number: at for at, line in enumerate(lines) if line.number}
    by_title = {title_key(line.title): at for at, line in enumerate(lines) if line.title}
    files: dict[str, list[str]] = {}
    for file in record.files:
        if file.role != LEFT_OUT:
            files.setdefault(file.item, []).append(file.sha256)
    found: dict[str, int] = {}
    for item in record.items:
        ways = [by_digest.get(digest) for digest in files.get(item.number, ())]
        ways += [by_number.get(item.doc_no) if item.doc_no else by_title.get(title_key(item.title))]
        place = next((way for way in ways if way is not None), None)
        if place is not None:
            found[item.number] = place
    return found


def _told(item: ListedItem, line: _Line) -> ListedItem:
    """An item with what only the register tells: what stands on its page is not changed."""
    update: dict[str, object] = {}
    if line.signed_on and not item.date.isdecimal():
        update["date"] = written(line.signed_on)
    if line.title and (item.title.startswith("[") or _FROM_NAME in item.question) and not item.person:
        update["title"] = line.title
    if line.author and not item.author:
        update["author"] = line.author
    if line.number and not item.doc_no:
        update["doc_no"] = line.number
    if update:
        labels = "、".join(_LABELS[name] for name in update)
        note = f"{labels}取自登记簿（{line.name}）"
        update["question"] = "\n".join(filter(None, (_without(item.question, update), note)))
    return item.model_copy(update=update)


_FROM_NAME = "题名取自文件名"
_LABELS: Mapping[str, str] = {"date": "日期", "title": "题名", "author": "责任者", "doc_no": "文号"}
_ANSWERED: Mapping[str, tuple[str, ...]] = {
    "date": ("日期", "没有日期"),
    "title": (_FROM_NAME, "题名是拟的"),
    "author": ("责任者看不出来",),
}


def _without(question: str, update: Mapping[str, object]) -> str:
    """The questions that the register does not answer."""
    gone = tuple(start for name in update for start in _ANSWERED.get(name, ()))
    return "\n".join(each for each in question.splitlines() if not each.startswith(gone or ("\0",)))


def _absent(lines: Sequence[_Line]) -> Iterator[Diagnostic]:
    if lines:
        shown = "、".join(
            f"{line.name}《{line.title}》" if line.title else line.name for line in lines[:_MANY]
        )
        more = f"等 {len(lines)} 份" if len(lines) > _MANY else ""
        words = f"登记簿里有、文件夹里没有：{shown}{more}"
        yield warning("A166", words, "", "找到文件放进文件夹；找不到的在备考表里说明")


def _unknown(
    record: FilingList, matched: Mapping[str, int], registered: Registered, office: Office
) -> Iterator[Diagnostic]:
    """Numbers of our own on papers that the register does not have, or has as void."""
    codes = {each.code for each in office.codes} | {entry.number.prefix for entry in registered.numbers}
    void = {str(entry.number): entry.reason for entry in registered.numbers if entry.state == VOID}
    for item in (item for item in record.items if item.number not in matched and item.doc_no):
        parts = parse_document_number(item.doc_no)
        if item.doc_no in void:
            words = f"件{item.number}的文号 {item.doc_no} 在登记簿里已作废（{void[item.doc_no]}）"
            yield warning("A167", words, "", "核对文号；作废的文件不归档")
        elif parts and parts.prefix in codes and parts.year == record.year:
            words = f"件{item.number}的文号 {item.doc_no} 不在登记簿里，或者还没有发出"
            yield warning("A167", words, "", "用 govdocs register enter 补登，或核对文号")
