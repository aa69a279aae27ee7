"""A source cut into its parts: the signed document, what it issues, the attachments, 版记."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from govdocs.readers.attachments import Ahead, Label, is_listing, label_at, notes_at
from govdocs.readers.blocks import Block, Para
from govdocs.readers.closing import Closing, closing_at
from govdocs.readers.front import Front
from govdocs.readers.imprint import imprint_lines, is_contact
from govdocs.readers.ledger import Ledger
from govdocs.readers.leftovers import (
    REASON,
    asks_whom,
    begins_paper,
    has_body,
    is_keywords,
    is_left_over,
    is_note_of_document,
    is_web_line,
)
from govdocs.readers.looks import is_note
from govdocs.readers.source import EMPTY, Piece
from govdocs.readers.titles import (
    books,
    collected,
    extended,
    is_chapter_head,
    is_numbered,
    named_lines,
    title_lines_from,
    title_piece,
)

_NOTE_LENGTH = 80
_IMPRINT_LINES = 12


@dataclass(slots=True)
class Part:
    """A document of the source, or an attachment, as it is being put together."""

    sort: str
    title: Piece = EMPTY
    title_paras: tuple[Para, ...] = ()
    label: Piece = EMPTY
    blocks: list[Block] = field(default_factory=list)
    closing: Closing | None = None
    closing_blocks: list[Block] = field(default_factory=list)
    notes: list[Para] = field(default_factory=list)
    late_notes: list[Piece] = field(default_factory=list)


def parts_of(blocks: list[Block], front: Front, ledger: Ledger) -> tuple[list[Part], list[Para]]:
    """The parts of what stands behind the head, in order, and the lines of 版记."""
    return _Cutter(_split_glued(blocks, front.title.text), front, ledger).parts()


def _split_glued(blocks: list[Block], title: str) -> list[Block]:
    """Titles that stand at the end of the paragraph before them, made paragraphs of their own."""
    head = r"\s*".join(re.escape(sign) for sign in collected(title))
    if not head:
        return blocks
    pattern = re.compile(
        rf"(?<=[。！？”）日.])\s*(?P<title>{head}\s*[（(]?[篇]?\s*[0-9０-９一二三四五六七八九十]{{1,3}}[）)篇]?)$"
    )
    result: list[Block] = []
    for block in blocks:
        match = pattern.search(block.text) if isinstance(block, Para) else None
        if match is None or not isinstance(block, Para):
            result.append(block)
            continue
        before, after = block.piece.cut(0, match.start()).strip(), block.piece.cut(match.start("title"))
        result += [Para(before, block.lines, block.indent, block.gap), Para(after, block.lines[-1:])]
    return result


def _sort_of(text: str) -> tuple[str, str]:
    """The kind and the reason with which a left-over line is set aside."""
    return ("web page", "网页上的文字") if is_web_line(text) else ("leftover", REASON)


class _Cutter:
    """Cuts the blocks behind the first title into parts."""

    def __init__(self, blocks: list[Block], front: Front, ledger: Ledger) -> None:
        self.blocks = blocks
        self.ahead = Ahead(blocks)
        self.front = front
        self.ledger = ledger
        self.main = Part("main", front.title, tuple(front.title_paras))
        self.all = [self.main]
        self.imprints: list[Para] = []
        self.names = books(front.title.text)
        self._notes: list[tuple[Part, int, Para]] = []
        self._seen: dict[int, int] = {}
        self.chapters = sum(isinstance(block, Para) and is_chapter_head(block.text) for block in blocks)

    def parts(self) -> tuple[list[Part], list[Para]]:
        """The parts in order, and the lines of 版记."""
        at = 0
        while at < len(self.blocks):
            at += self._step(at)
        self._late_note()
        return self.all, self.imprints

    def _late_note(self) -> None:
        """附注 that stands below the issued paper, or without a signature above it."""
        last = self.part.blocks[-1] if self.part.blocks else None
        signed = self.part is self.main and self.main.closing
        if isinstance(last, Para) and is_note_of_document(last.text) and not (signed or self.main.notes):
            self.main.notes.append(last)
            self.part.blocks.pop()

    @property
    def part(self) -> Part:
        """The part that is being filled."""
        return self.all[-1]

    def _step(self, at: int) -> int:
        """Deals with the block at `at`; how many blocks that took."""
        block = self.blocks[at]
        if not isinstance(block, Para) and self.part.closing:
            return self._issue_untitled(at)
        if isinstance(block, Para):
            for look in (
                self._imprint,
                self._label,
                self._numbered,
                self._named,
                self._closing,
                self._after_closing,
            ):
                taken = look(at)
                if taken:
                    return taken
        self._learn(block)
        self.part.blocks.append(block)
        return 1

    def _learn(self, block: Block) -> None:
        """Names in 《》 that the main document issues."""
        if self.part is self.main and isinstance(block, Para) and re.search(r"现?将|印发|转发", block.text):
            self.names += [name for name in books(block.text) if len(name) <= 80]

    def _imprint(self, at: int) -> int:
        paras: list[Para] = []
        for block in self.blocks[at : at + _IMPRINT_LINES]:
            if not isinstance(block, Para):
                break
            paras.append(block)
        count = imprint_lines(paras)
        self.imprints += paras[:count]
        return count

    def _label(self, at: int) -> int:
        listed = self.main.closing is not None or any(part.closing for part in self.all) or self._listed()
        found = label_at(self.ahead, at, self._listed_names, listed)
        if (
            found is None
            or self._goes_on_listing(at)
            or (not self.blocks[at + found.count :] and not found.title.text)
        ):
            return 0
        self._begin("attachment", found)
        return found.count

    def _goes_on_listing(self, at: int) -> bool:
        """True for 附件2：… right below 附件1：… before the signature: a list, not the attachments."""
        above = self.part.blocks[-1] if self.part.blocks and not self.part.closing else None
        block = self.blocks[at]
        return all(isinstance(one, Para) and is_listing(one.text) for one in (above, block))

    def _listed(self) -> bool:
        return any(re.match(r"^附\s*件[\s\d一二三]*[:：]", block.text) for _, _, block in self._noted())

    def _listed_names(self) -> list[str]:
        names: list[str] = []
        for part, index, _ in self._noted():
            found = notes_at(part.blocks, index, len(part.blocks), None)
            names += [name.text for name in found.names] if found else []
        return names

    def _noted(self) -> list[tuple[Part, int, Para]]:
        """The blocks of all parts that may begin a list of attachments; each block is looked at once."""
        for place, part in enumerate(self.all):
            for index in range(self._seen.get(place, 0), len(part.blocks)):
                block = part.blocks[index]
                if isinstance(block, Para) and block.text.lstrip().startswith("附"):
                    self._notes.append((part, index, block))
            self._seen[place] = len(part.blocks)
        return self._notes

    def _begin(self, sort: str, label: Label) -> None:
        self.all.append(Part(sort, label.title, label.paras, label.label))

    def _numbered(self, at: int) -> int:
        """A further paper of a collection: the title with a number behind it."""
        block = self.blocks[at]
        if not isinstance(block, Para):
            return 0
        chapter = self.chapters > 1 and is_chapter_head(block.text)
        return self._issue(at, 1) if chapter or is_numbered(block.text, self.front.title.text) else 0

    def _named(self, at: int) -> int:
        """A title that the notice names in 《》, wherever it stands."""
        if self.part.sort == "attachment" or not self.main.blocks:
            return 0
        count = named_lines(self.blocks, at, self.names)
        return self._issue(at, extended(self.blocks, at, count) if count else 0)

    def _issue(self, at: int, count: int) -> int:
        if count:
            paras = [block for block in self.blocks[at : at + count] if isinstance(block, Para)]
            self.all.append(Part("issued", title_piece(paras), tuple(paras)))
        return count

    def _closing(self, at: int) -> int:
        if self.part.closing or not self.part.blocks or self.part.sort == "attachment":
            return 0
        found = closing_at(self.blocks, at)
        if found is None:
            return 0
        self.part.closing = found
        for mark in found.marks:
            self.ledger.mark(mark, "成文日期旁的文字")
        self.part.closing_blocks = self.blocks[found.start : found.end]
        return found.end - found.start

    def _after_closing(self, at: int) -> int:
        """What follows a signed document: 附注, a list of attachments, or the paper that it issues."""
        block = self.blocks[at]
        if not self.part.closing or not isinstance(block, Para):
            return 0
        if is_keywords(block.text):
            self.imprints.append(block)
            return 1
        if self._is_note(block.text):
            return self._note(block)
        notes = notes_at(self.blocks, at, len(self.blocks), self.ledger)
        if notes:
            self.part.late_notes += notes.names
            return notes.end - notes.start
        count = title_lines_from(self.blocks, at)
        if count and has_body(self.blocks, at + count):
            return self._issue(at, count)
        return self._issue_untitled(at)

    def _issue_untitled(self, at: int) -> int:
        block = self.blocks[at]
        if begins_paper(self.blocks, at):
            return self._issue(at, 1)
        if isinstance(block, Para) and is_left_over(self.blocks, at):
            self.ledger.set_aside(block.piece, *_sort_of(block.text))
            return 1
        self.all.append(Part("issued"))
        self.part.blocks.append(block)
        return 1

    def _is_note(self, text: str) -> bool:
        short = len(text) <= _NOTE_LENGTH
        return short and (is_note(text) or is_note_of_document(text) or asks_whom(text) or is_contact(text))

    def _note(self, block: Para) -> int:
        self.part.notes.append(block)
        return 1
