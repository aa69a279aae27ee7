"""The blocks that the parts are found in: paragraphs made of one or more lines, and tables."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from govdocs.readers.source import Piece
from govdocs.text.characters import nonblank


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph: its characters without the blanks at both ends, and how it stood in the source.

    `lines` are its line numbers, `indent` the width of the blanks before it (a 字 counts 2), `gap`
    the blank lines before it, `level` the outline level a Word paragraph claims (0 for none), `tail`
    the width of its last line in columns, `after_page` that a page number stood before it.
    """

    piece: Piece
    lines: tuple[int, ...]
    indent: int = 0
    gap: int = 0
    break_before: bool = False
    centred: bool = False
    level: int = 0
    tail: int = 0
    after_page: bool = False

    @property
    def text(self) -> str:
        """Its characters."""
        return self.piece.text

    @property
    def bare(self) -> str:
        """Its characters without blanks."""
        return nonblank(self.piece.text)

    @property
    def line(self) -> int:
        """The line on which it begins."""
        return self.lines[0]


@dataclass(frozen=True, slots=True)
class CellBlock:
    """A cell: its characters, its lines divided by line breaks, and what it spans."""

    piece: Piece
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table; a row holds only the cells that begin in it."""

    rows: tuple[tuple[CellBlock, ...], ...]
    header: int
    lines: tuple[int, ...]

    @property
    def line(self) -> int:
        """The line on which it begins."""
        return self.lines[0]


Block = Para | TableBlock


def indent_of(text: str) -> int:
    """The width of the blanks before a text: 2 for a U+3000, 4 for a tab, 1 for others."""
    blanks = text[: len(text) - len(text.lstrip())]
    return sum(2 if sign == "\u3000" else 4 if sign == "\t" else 1 for sign in blanks)


def columns(text: str) -> int:
    """The width of a text in typewriter columns: 2 for a Han character; blanks at its end left out."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text.rstrip())
