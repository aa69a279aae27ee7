"""What happens to documents that come in, each within one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, select, update

from govdocs.errors import InputError
from govdocs.register import series as counters
from govdocs.register.journal import note
from govdocs.register.model import INCOMING, Desk, IncomingEntry, Receipt, Series
from govdocs.register.tables import INCOMING_PAPERS
from govdocs.text.document_number import DocumentNumberParts

_FACTS = tuple(Receipt.__dataclass_fields__)


def incoming_number(year: int, sequence: int) -> DocumentNumberParts:
    """收文号 as the register calls it: 收文〔2025〕12号."""
    return DocumentNumberParts(INCOMING, year, sequence)


def receive(connection: Connection, year: int, receipt: Receipt, desk: Desk) -> IncomingEntry:
    """The next 收文号 of a year for a document that came in."""
    if not (receipt.title and receipt.organ):
        raise InputError("收文登记要写来文机关和标题", "如 --organ 例示县民政局 --title 关于……的通知")
    counter = counters.locked(connection, Series(INCOMING, year))
    number = incoming_number(year, counter.last + 1)
    values = {name: getattr(receipt, name) for name in _FACTS}
    connection.execute(INCOMING_PAPERS.insert(), {"year": year, "sequence": number.sequence, **values})
    counters.advance(connection, Series(INCOMING, year), number.sequence)
    note(connection, desk, "收文", number, receipt.said())
    return IncomingEntry(number, receipt)


def same_before(connection: Connection, receipt: Receipt) -> IncomingEntry | None:
    """A document that was received before with the same organ and 来文字号; None where it bears none."""
    if not receipt.number:
        return None
    own = (
        INCOMING_PAPERS.c.organ == receipt.organ,
        INCOMING_PAPERS.c.number == receipt.number,
        INCOMING_PAPERS.c.reason == "",
    )
    row = connection.execute(select(INCOMING_PAPERS).where(*own)).first()
    return _entry(row) if row else None


def change(
    connection: Connection, number: DocumentNumberParts, receipt: Receipt, desk: Desk, action: str
) -> IncomingEntry:
    """What `receipt` says put into the line of a document; what stood there is kept in the journal."""
    entry = required(connection, number)
    if entry.reason:
        raise InputError(f"{number}已经注销（{entry.reason}）", "用现在的收文号登记")
    whole = replace(entry.receipt, **receipt.said())
    if whole == entry.receipt:
        return entry
    pairs = {name: (getattr(entry.receipt, name), getattr(whole, name)) for name in _FACTS}
    changes = {name: [old, new] for name, (old, new) in pairs.items() if old != new}
    values = {name: getattr(whole, name) for name in changes}
    connection.execute(update(INCOMING_PAPERS).where(*_of(number)).values(**values))
    note(connection, desk, action, number, changes)
    return replace(entry, receipt=whole)


def strike(connection: Connection, number: DocumentNumberParts, reason: str, desk: Desk) -> IncomingEntry:
    """A line made void: its number stays, with the reason."""
    entry = required(connection, number)
    if not reason.strip():
        raise InputError(f"注销{number}要写原因", "如 --reason 重复登记")
    if entry.reason:
        raise InputError(f"{number}已经注销（{entry.reason}）", "不必再注销")
    connection.execute(update(INCOMING_PAPERS).where(*_of(number)).values(reason=reason.strip()))
    note(connection, desk, "注销", number, {"reason": reason.strip()})
    return replace(entry, reason=reason.strip())


def required(connection: Connection, number: DocumentNumberParts) -> IncomingEntry:
    """The line with that 收文号, which nobody else changes during this transaction."""
    counters.locked(connection, Series(INCOMING, number.year))
    row = connection.execute(select(INCOMING_PAPERS).where(*_of(number))).first()
    if row is None:
        raise InputError(f"登记簿里没有{number}", "用 govdocs register list --incoming 查看")
    return _entry(row)


def select_entries(connection: Connection, year: int = 0) -> Iterator[IncomingEntry]:
    """The documents that came in during a year, in all years where none is named."""
    wanted = select(INCOMING_PAPERS).order_by(INCOMING_PAPERS.c.year, INCOMING_PAPERS.c.sequence)
    if year:
        wanted = wanted.where(INCOMING_PAPERS.c.year == year)
    yield from map(_entry, connection.execute(wanted))


def _of(number: DocumentNumberParts) -> tuple[Any, ...]:
    return (INCOMING_PAPERS.c.year == number.year, INCOMING_PAPERS.c.sequence == number.sequence)


def _entry(row: Row[Any]) -> IncomingEntry:
    receipt = Receipt(**{name: getattr(row, name) for name in _FACTS})
    return IncomingEntry(incoming_number(row.year, row.sequence), receipt, row.reason)
