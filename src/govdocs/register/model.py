"""What the register knows: numbers with their states, documents that came in, and what was done to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from govdocs.text.document_number import DocumentNumberParts

State = Literal["预留", "已发", "作废"]
"""How far a number is: taken, issued, or void. A void number is never given again."""

RESERVED: State = "预留"
ISSUED: State = "已发"
VOID: State = "作废"

INCOMING = "收文"
"""The series of documents that came in, beside those of 机关代字."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Who works with the register, at which machine, at which moment; the command line says it.

    `seat` tells the machine from all others, which its name may not do.
    """

    clerk: str
    at: datetime
    machine: str = ""
    seat: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """机关代字 and year: numbers run from 1 in each."""

    code: str
    year: int

    def number(self, sequence: int) -> DocumentNumberParts:
        """The number `sequence` of the series."""
        return DocumentNumberParts(self.code, self.year, sequence)


@dataclass(frozen=True, slots=True)
class SeriesEntry:
    """A series of the register: numbers below `begun` were given without it, `last` is the highest given."""

    series: Series
    begun: int
    last: int


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """A file of an issued document: its name and the SHA-256 of its bytes."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What the register says of a document that goes out; None, 0 and "" say nothing."""

    title: str = ""
    kind: str = ""
    signer: str = ""
    signed_on: date | None = None
    addressees: str = ""
    copies: int = 0
    secrecy: str = ""
    drafter: str = ""
    note: str = ""
    files: tuple[DocumentFile, ...] = ()

    def said(self) -> dict[str, Any]:
        """What it says, by the names of the fields."""
        values = {name: getattr(self, name) for name in self.__slots__}
        return {name: value for name, value in values.items() if value not in ("", 0, None, ())}


@dataclass(frozen=True, slots=True)
class NumberEntry:
    """A line of the register of documents that go out.

    `claim` is what the number was taken for (see Register.take); `content` the SHA-256 of the data that
    were issued under it. `reason` says why it is void.
    """

    number: DocumentNumberParts
    state: State
    facts: Facts
    taken_by: str = ""
    taken_at: datetime | None = None
    reason: str = ""
    claim: str = ""
    content: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """A number that was given; `again` where it had been given for the same document before."""

    entry: NumberEntry
    again: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """A number that is wanted: of which series, for what document; `claim` tells the document from others."""

    series: Series
    facts: Facts = Facts()
    claim: str = ""
    content: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the register says of a document that came in; None, 0 and "" say nothing."""

    organ: str = ""
    title: str = ""
    number: str = ""
    received_on: date | None = None
    secrecy: str = ""
    urgency: str = ""
    copies: int = 0
    pages: int = 0
    assignee: str = ""
    due_on: date | None = None
    result: str = ""
    finished_on: date | None = None
    note: str = ""

    def said(self) -> dict[str, Any]:
        """What it says, by the names of the fields."""
        values = {name: getattr(self, name) for name in self.__slots__}
        return {name: value for name, value in values.items() if value not in ("", 0, None)}


@dataclass(frozen=True, slots=True)
class IncomingEntry:
    """A line of the register of documents that came in; `reason` says why it is void, "" where it is not.

    `number` is 收文号 with INCOMING for a code: 收文〔2025〕12号.
    """

    number: DocumentNumberParts
    receipt: Receipt
    reason: str = ""

    def overdue_on(self, day: date) -> bool:
        """True when it should have been finished before `day` and was not."""
        receipt = self.receipt
        open_ = not (self.reason or receipt.finished_on)
        return open_ and receipt.due_on is not None and receipt.due_on < day


@dataclass(frozen=True, slots=True)
class Event:
    """What somebody did: to which number or document, with which details."""

    at: datetime
    clerk: str
    action: str
    subject: str
    details: Mapping[str, object] = field(default_factory=dict)
    machine: str = ""
