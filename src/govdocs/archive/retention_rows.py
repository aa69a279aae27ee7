"""What a retention table (文件材料归档范围和保管期限表) consists of, as it is read from its file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from govdocs.archive.model import Direction, Importance, Retention, Role, Span
from govdocs.diagnostics import Diagnostic

Level = Literal["本级", "上级", "同级", "下级"]
"""Who wrote a document, seen from the office."""

Joint = Literal["", "主办", "协办"]
"""联合行文: whether the office is the host or a co-signer."""

_DOTS = "…"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that a title may have: 甲+乙 both, # a digit, …甲 at its end, 甲… at its beginning."""

    text: str
    pieces: tuple[str, ...]
    patterns: tuple[re.Pattern[str] | None, ...]
    length: int

    @classmethod
    def of(cls, text: str) -> Phrase:
        """The phrase that a table writes as `text`."""
        pieces = tuple(piece.strip() for piece in text.split("+") if piece.strip())
        plain = sum(len(piece.strip(_DOTS)) for piece in pieces)
        return cls(text, pieces, tuple(_pattern(piece) for piece in pieces), plain)

    def stands_in(self, title: str) -> bool:
        """Whether `title` has all its words."""
        for piece, pattern in zip(self.pieces, self.patterns, strict=True):
            if (piece not in title) if pattern is None else (pattern.search(title) is None):
                return False
        return True


def _pattern(piece: str) -> re.Pattern[str] | None:
    """A pattern for a piece that is more than plain words."""
    if "#" not in piece and _DOTS not in (piece[0], piece[-1]):
        return None
    words = re.escape(piece.strip(_DOTS)).replace(r"\#", "[0-9]")
    begin, end = ("^" if piece.endswith(_DOTS) else ""), ("$" if piece.startswith(_DOTS) else "")
    return re.compile(begin + words + end)


@dataclass(frozen=True, slots=True)
class RetentionRow:
    """A row of the table. What it does not ask of a document is empty.

    `ident` is K13/普发性, `what` the documents it is about, `condition` when it holds, `tag` how sure its
    source is, `ask` what a person must decide, `local` whether the office's own table has it, `added`
    whether no other has.
    """

    ident: str
    what: str
    retention: Retention
    basis: str
    condition: str = ""
    tag: str = ""
    directions: tuple[Direction, ...] = ()
    levels: tuple[Level, ...] = ()
    kinds: tuple[str, ...] = ()
    titles: tuple[Phrase, ...] = ()
    without: tuple[Phrase, ...] = ()
    importance: Importance = ""
    spans: tuple[Span, ...] = ()
    person: bool = False
    joint: Joint = ""
    roles: tuple[Role, ...] = ()
    priority: int = 0
    ask: str = ""
    file_it: bool = True
    local: bool = False
    added: bool = False

    @property
    def entry(self) -> str:
        """The entry that the row belongs to: K13."""
        return self.ident.partition("/")[0]

    @property
    def cited(self) -> str:
        """The row and what it rests on: K28/一般 ← 令8号."""
        return f"{self.ident} ← {self.basis}"

    @property
    def by_hand(self) -> bool:
        """True for a row that says nothing of how to recognise a document: only a person can name it."""
        return not any(self.asked[1:])

    @property
    def asked(self) -> tuple[object, ...]:
        """What the row asks of a document, each empty where it asks nothing; importance first."""
        told = (self.directions, self.levels, self.kinds, self.titles, self.spans, self.roles)
        return (self.importance, *told, self.person, self.joint)


@dataclass(frozen=True)
class RetentionTable:
    """A retention table: its version, its rows, and the words by which a document is recognised.

    `levels` tell the level of an author, `weighty` are words of important matters, `ranks` the order in
    which bases win over each other; `findings` is what was noticed while it was read.
    """

    version: str
    rows: tuple[RetentionRow, ...]
    levels: Mapping[Level, tuple[Phrase, ...]] = field(default_factory=dict)
    weighty: tuple[Phrase, ...] = ()
    ranks: tuple[str, ...] = ()
    findings: tuple[Diagnostic, ...] = ()

    @cached_property
    def _by_ident(self) -> Mapping[str, RetentionRow]:
        return {row.ident: row for row in self.rows}

    @cached_property
    def recognisable(self) -> tuple[RetentionRow, ...]:
        """The rows that say how to recognise a document."""
        return tuple(row for row in self.rows if not row.by_hand)

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """Every 文种 that a row asks for, the longest first."""
        return tuple(sorted({kind for row in self.rows for kind in row.kinds}, key=len, reverse=True))

    def row(self, ident: str) -> RetentionRow | None:
        """The row of that number (K13/普发性); None where the table has none."""
        return self._by_ident.get(ident)

    def rank(self, row: RetentionRow) -> int:
        """How early the basis of `row` wins: the office's own first, then as the table orders them."""
        if row.local:
            return -1
        return next((at for at, name in enumerate(self.ranks) if row.basis.startswith(name)), len(self.ranks))
