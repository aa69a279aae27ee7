"""What reading gives: the data, the findings and an account of every character."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from govdocs.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class SetAside:
    """Characters that are no part of the document: `kind` for programs, `reason` in Chinese for people.

    Kinds: web page, promotion, mail, leftover, page number, bookmark, control character, header or footer,
    deleted text, hidden text, footnote, comment, contents, unplaced.
    """

    line: int
    text: str
    kind: str
    reason: str
    whole_line: bool = True


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters that a field implies, as 附件： and its numbers; `use` says which field."""

    line: int
    text: str
    use: str


@dataclass(frozen=True, slots=True)
class Join:
    """Two lines that are one paragraph; `cause` is "page break", "hard wrap" or "ordinal"."""

    first_line: int
    second_line: int
    cause: str = "page break"


@dataclass(frozen=True, slots=True)
class Correction:
    """What `--normalize` changed on a line, and by which rule (Chinese)."""

    line: int
    before: str
    after: str
    rule: str


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A paragraph that begins with an ordinal: its look level, and what it is: heading, runin or item."""

    level: int
    ordinal: str
    text: str
    kind: str
    line: int


@dataclass(frozen=True, slots=True)
class Account:
    """Where the characters of the source are: counts of those that are not blank, and the lists."""

    total: int
    in_data: int
    aside: int
    marked: int
    lost: int = 0
    doubled: int = 0
    set_aside: tuple[SetAside, ...] = ()
    marks: tuple[Mark, ...] = ()
    joins: tuple[Join, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def balanced(self) -> bool:
        """True when every character has exactly one place."""
        return self.total == self.in_data + self.aside + self.marked and not self.lost and not self.doubled


@dataclass(frozen=True, slots=True)
class Reading:
    """A source read: plain data with English keys, what was noticed, and the account.

    `outline` lists every paragraph with an ordinal; `places` tells on which lines a part was found
    ("title", "issued.0.title" …).
    """

    data: dict[str, Any]
    findings: tuple[Diagnostic, ...]
    account: Account
    outline: tuple[OutlineEntry, ...] = ()
    places: dict[str, tuple[int, ...]] = field(default_factory=dict)
