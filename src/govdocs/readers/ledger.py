"""The ledger: every character of the source goes to exactly one place, and this proves it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from govdocs.readers.reading import Account, Correction, Join, Mark, SetAside
from govdocs.readers.source import MADE, Piece, Source
from govdocs.text.characters import is_blank, nonblank

Tree = dict[str, Any]


class Ledger:
    """Collects what does not go into the data, and at the end weighs everything against the source."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.joins: list[Join] = []
        self.corrections: list[Correction] = []
        self._aside: list[tuple[Piece, SetAside]] = []
        self._marks: list[tuple[Piece, Mark]] = []

    def set_aside(self, piece: Piece, kind: str, reason: str, whole_line: bool = True) -> None:
        """Take `piece` out of the document."""
        text = piece.text.strip()
        if nonblank(text):
            entry = SetAside(self.source.line_of(piece.strip()), text, kind, reason, whole_line)
            self._aside.append((piece, entry))

    def set_aside_sign(self, piece: Piece, shown: str, reason: str) -> None:
        """Take a character that cannot be printed out of the document; `shown` stands for it in the list."""
        entry = SetAside(self.source.line_of(piece), shown, "control character", reason, False)
        self._aside.append((piece, entry))

    def entries(self) -> Iterator[SetAside]:
        """What was set aside so far."""
        return (entry for _, entry in self._aside)

    def mark(self, piece: Piece, use: str) -> None:
        """Note that `piece` is implied by a field."""
        text = piece.text.strip()
        if nonblank(text):
            self._marks.append((piece, Mark(self.source.line_of(piece.strip()), text, use)))

    def account(self, data: Tree) -> Account:
        """The account of `data`, a tree whose source strings are still pieces; the lost are set aside."""
        seen = bytearray(len(self.source.text))
        in_data = _enter(seen, pieces_of(data))
        aside = _enter(seen, (piece for piece, _ in self._aside))
        marked = _enter(seen, (piece for piece, _ in self._marks))
        lost, doubled = self._weigh(seen)
        entries = [entry for _, entry in self._aside]
        return Account(
            total=sum(not is_blank(sign) for sign in self.source.text),
            in_data=in_data,
            aside=aside,
            marked=marked,
            lost=len(lost),
            doubled=doubled,
            set_aside=tuple(sorted([*entries, *self._unplaced(lost)], key=lambda entry: entry.line)),
            marks=tuple(mark for _, mark in self._marks),
            joins=tuple(self.joins),
            corrections=tuple(self.corrections),
        )

    def _weigh(self, seen: bytearray) -> tuple[list[int], int]:
        text = self.source.text
        lost = [at for at, count in enumerate(seen) if not count and not is_blank(text[at])]
        doubled = sum(count > 1 and not is_blank(text[at]) for at, count in enumerate(seen))
        return lost, doubled

    def _unplaced(self, lost: list[int]) -> Iterator[SetAside]:
        lines: dict[int, str] = {}
        for at in lost:
            number = self.source.line_of(Piece("", ((at, 1),)))
            lines[number] = lines.get(number, "") + self.source.text[at]
        for number, text in lines.items():
            yield SetAside(number, text, "unplaced", "未能归入任何部分", False)


def _enter(seen: bytearray, pieces: Iterator[Piece]) -> int:
    count = 0
    for piece in pieces:
        for sign, offset in piece.offsets():
            if offset != MADE:
                seen[offset] = min(255, seen[offset] + 1)
                count += not is_blank(sign)
    return count


def pieces_of(tree: Any) -> Iterator[Piece]:
    """Every piece in a tree of dicts and lists, in order."""
    if isinstance(tree, Piece):
        yield tree
    elif isinstance(tree, dict):
        for value in tree.values():
            yield from pieces_of(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from pieces_of(value)


def plain(tree: Any) -> Any:
    """The tree with its pieces turned into strings; a tab becomes a space."""
    if isinstance(tree, Piece):
        return tree.text.replace("\t", " ")
    if isinstance(tree, dict):
        return {key: plain(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [plain(value) for value in tree]
    return tree
