"""附件说明 below a body, and the label and title at the head of an attachment."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from govdocs.readers.blocks import Block, Para
from govdocs.readers.ledger import Ledger
from govdocs.readers.looks import has_ordinal, is_date, is_imprint_line, is_organ, is_sentence
from govdocs.readers.source import EMPTY, Piece, joined
from govdocs.readers.titles import key, named_lines, title_lines_from
from govdocs.text.characters import nonblank

_NUMERAL = r"[0-9０-９一二三四五六七八九十]{0,3}"
LABEL = re.compile(rf"^[（(【\[]?附\s*(?:件|表|录|图)\s*{_NUMERAL}(?:\s*[-—－]\s*\d+)?[)）】\]]?\s*[:：]?$")
_LABELLED = re.compile(
    rf"^(?P<label>[（(【\[]?附\s*(?:件|表|录|图)\s*{_NUMERAL}(?:\s*[-—－]\s*\d+)?[)）】\]]?)(?P<sep>\s*[:：]\s*|[\s\u3000]+)(?P<rest>\S.*)$"
)
_NOTE_HEAD = re.compile(r"^附\s*[件表]?\s*(?P<n>[0-9０-９一二三四五六七八九十]{0,3})\s*(?P<colon>[:：])\s*")
_NOTE_NEXT = re.compile(
    r"^(?:附\s*件\s*)?(?:(?P<n>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})\s*(?:[.．、,，:：]\s*|\s+)|"
    r"(?:[（(]\s*\d{1,2}\s*[）)]|[①-⑳])\s*)(?=\S)(?!\d)"
)
_INNER = re.compile(
    r"(?<=\S)\s+(?=[0-9０-９]{1,2}[.．、]\s*[^\d\s])|(?<=[；;。》）])\s*(?=[0-9０-９]{1,2}[.．、]\s*[^\d\s])"
)
_LINKED = re.compile(r"\.(?:docx?|xlsx?|pdf|wps|et|zip|rar|ofd)\b", re.I)
_SUFFIX = re.compile(r"\.(?:docx?|xlsx?|pdf|wps|et|zip|rar|ofd)$", re.I)
_TITLE_LIMIT = 80


@dataclass(frozen=True, slots=True)
class Notes:
    """The attachments that a document lists: names, and where in its blocks the list stands."""

    start: int
    end: int
    names: tuple[Piece, ...]


def notes_at(blocks: list[Block], start: int, end: int, ledger: Ledger | None) -> Notes | None:
    """The 附件说明 that begins with block `start`; with a ledger its numbers are entered there."""
    first = blocks[start]
    if not isinstance(first, Para):
        return None
    head = _NOTE_HEAD.match(first.text)
    if head is None:
        return None
    at = start + 1
    rest = first.piece.cut(head.end())
    pieces = [rest] if nonblank(rest.text) else []
    while at < end and _goes_on(blocks[at], pieces):
        block = blocks[at]
        if isinstance(block, Para):
            pieces.append(block.piece)
        at += 1
    if not pieces:
        return None
    return Notes(start, at, tuple(_named(first.piece.cut(0, head.end()), pieces, ledger)))


def _goes_on(block: Block, before: list[Piece]) -> bool:
    if not isinstance(block, Para) or is_date(block.text) or is_imprint_line(block.text):
        return False
    text = block.text
    if _NOTE_HEAD.match(text) and len(block.bare) <= _TITLE_LIMIT:
        return not LABEL.match(text)
    if len(block.bare) > _TITLE_LIMIT or (text.endswith("。") and len(block.bare) > 30):
        return False
    if _NOTE_NEXT.match(text) and not LABEL.match(text) and _is_number(text):
        return True
    return bool(before) and block.indent >= 6 and not is_organ(text) and not is_sentence(text)


def _is_number(text: str) -> bool:
    match = _NOTE_NEXT.match(text)
    return match is not None and (has_ordinal(text) or (match["n"] or "").isdigit())


def _named(head: Piece, pieces: list[Piece], ledger: Ledger | None) -> list[Piece]:
    """The names that `pieces` list; labels and numbers are entered as marks."""
    names: list[Piece] = []
    marks = [head]
    numbered = bool(_NOTE_NEXT.match(pieces[0].text))
    for piece in pieces:
        again = _NOTE_HEAD.match(piece.text)
        head_end = again.end() if again else 0
        marks.append(piece.cut(0, head_end))
        for part in piece.cut(head_end).split(_INNER)[0]:
            number = _NOTE_NEXT.match(part.text) if (numbered or names) and _is_number(part.text) else None
            start = number.end() if number else 0
            marks.append(part.cut(0, start))
            if number or again or not names or not numbered:
                names.append(part.cut(start).strip())
            else:
                names[-1] = joined([names[-1], part.strip()])
    if ledger:
        for mark in marks:
            ledger.mark(mark, "附件说明的标签和序号")
    return [_without_suffix(name, ledger) for name in names if name.text]


def _without_suffix(name: Piece, ledger: Ledger | None) -> Piece:
    """The name of an attachment without the suffix of the file that a web page offers."""
    suffix = _SUFFIX.search(name.text)
    if suffix is None:
        return name
    if ledger:
        ledger.mark(name.cut(suffix.start()), "附件文件的扩展名")
    return name.cut(0, suffix.start()).strip()


def is_listing(text: str) -> bool:
    """True for a line that names an attachment behind its label: 附件1：防汛物资表."""
    return bool(_NOTE_HEAD.match(text)) and not LABEL.match(text)


def notes_in(blocks: list[Block], end: int) -> int | None:
    """Where in `blocks` a 附件说明 begins that reaches to `end`; None where none does."""
    begins = [at for at in range(max(0, end - 30), end) if _reaches(blocks, at, end)]
    return begins[0] if begins else None


def _reaches(blocks: list[Block], at: int, end: int) -> bool:
    found = notes_at(blocks, at, end, None)
    return found is not None and (found.end >= end or _reaches(blocks, found.end, end))


@dataclass(frozen=True, slots=True)
class Label:
    """The head of an attachment: its label, its title, and how many blocks they take."""

    label: Piece
    title: Piece
    count: int
    paras: tuple[Para, ...] = ()


class Ahead:
    """What stands further down: asked at many places, looked up once."""

    def __init__(self, blocks: list[Block]) -> None:
        self.blocks = blocks
        self._last: dict[str, int] = {}
        for at, block in enumerate(blocks):
            if isinstance(block, Para) and len(block.bare) <= _TITLE_LIMIT:
                self._last[key(block.text)] = at
        self._list_from = len(blocks)
        while self._list_from and _is_listed(blocks[self._list_from - 1]):
            self._list_from -= 1

    def comes_later(self, at: int, name: str) -> bool:
        """True when the attachment of that name stands further down: the line at `at` only lists it."""
        labelled = any(LABEL.match(_text_of(self.blocks, later)) for later in (at + 1, at + 2))
        return labelled or self._last.get(key(name), at) > at

    def only_a_list(self, at: int) -> bool:
        """True when nothing but names follows: a list behind the date, not the attachments."""
        return at >= self._list_from


def _is_listed(block: Block) -> bool:
    if not isinstance(block, Para):
        return False
    text = block.text
    return bool(_LABELLED.match(text) or _NOTE_NEXT.match(text) or is_imprint_line(text))


def label_at(ahead: Ahead, at: int, names: Callable[[], list[str]], listed: bool) -> Label | None:
    """The head of an attachment at block `at`.

    `names` gives those of a 附件说明; `listed` says that such a list, or the signature, has gone
    before, so that 附件1：… can only be the attachment itself.
    """
    blocks = ahead.blocks
    block = blocks[at]
    if not isinstance(block, Para) or has_ordinal(block.text):
        return None
    if LABEL.match(block.text):
        return None if _is_list_head(blocks, at, listed) else _with_title(blocks, at, names(), block)
    match = _LABELLED.match(block.text)
    if match is None or not listed or len(block.bare) > _TITLE_LIMIT or is_sentence(block.text):
        return None
    if (
        _LINKED.search(block.text)
        or _is_number(match["rest"])
        or ahead.only_a_list(at)
        or ahead.comes_later(at, match["rest"])
    ):
        return None
    label = block.piece.cut(0, match.end("label"))
    title = block.piece.cut(match.start("rest"))
    separator = block.piece.cut(match.start("sep"), match.end("sep"))
    return Label(joined([label, separator]).strip(), title, 1, (block,))


def _is_list_head(blocks: list[Block], at: int, listed: bool) -> bool:
    """True for 附件： above a list of names, which is no attachment itself."""
    if not _text_of(blocks, at).endswith(("：", ":")) or not has_ordinal(_text_of(blocks, at + 1)):
        return False
    found = notes_at(blocks, at, len(blocks), None)
    if found is None:
        return False
    behind = _text_of(blocks, found.end)
    return not listed or found.end == len(blocks) or bool(LABEL.match(behind) or is_imprint_line(behind))


def _text_of(blocks: list[Block], at: int) -> str:
    block = blocks[at] if at < len(blocks) else None
    return block.text if isinstance(block, Para) else ""


def _with_title(blocks: list[Block], at: int, names: list[str], block: Para) -> Label:
    start = at + 1
    count = (
        named_lines(blocks, start, names) or title_lines_from(blocks, start) or _plain_title(blocks, start)
    )
    paras = tuple(one for one in blocks[start : start + count] if isinstance(one, Para))
    title = joined([para.piece for para in paras]) if paras else EMPTY
    return Label(block.piece, title, 1 + count, paras)


def _plain_title(blocks: list[Block], start: int) -> int:
    """A short line right below the label, whatever its last word is."""
    text = _text_of(blocks, start) if start < len(blocks) else ""
    short = bool(nonblank(text)) and len(nonblank(text)) <= 40
    return int(
        short
        and not is_sentence(text)
        and not has_ordinal(text)
        and start + 1 < len(blocks)
        and ":" not in text
        and "：" not in text
    )
