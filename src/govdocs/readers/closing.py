"""署名 and 成文日期: where a document is signed, alone or jointly, on one line or on several."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govdocs.readers.blocks import Block, Para
from govdocs.readers.looks import (
    ends_as_title,
    has_ordinal,
    is_attachment_line,
    is_date,
    is_imprint_line,
    is_note,
    is_officer,
    is_organ,
    is_sentence,
    is_sign_off,
    title_like,
)
from govdocs.readers.source import Piece, joined
from govdocs.readers.titles import title_lines_from
from govdocs.text.characters import nonblank
from govdocs.text.dates import parse_date

_MOST_SIGNERS = 12
_SHORT = 30
_FAR_IN = 8
_SIGNED_AND_DATED = re.compile(
    r"^(?P<name>\S.{1,60}?)(?P<gap>[\s\u3000]*)(?P<date>(?:[12１２][0-9０-９\s]{3,7}|[二一][〇○零ＯO一二三四五六七八九\s]{3,7}|20[_Xx×*]{2,4})\s*[年./\-－][^年]{1,16}[日号\d])$"
)
_PARTIAL = re.compile(
    r"^(?:(?:19|20)\d{2}\s*年\s*)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*月(?:\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?\s*[日号])?$"
)
_SEVERAL = re.compile(r"[\s\u3000]{2,}|\t")
_BLANKS = re.compile(r"\s+")
_LEAST_NAME = 4
_HEADS_OF_NAMES = ("中共", "中国", "国家", "共青团")
_SEALED = re.compile(r"\s*[（(]\s*(?:印|章|印章|盖章|公章|签章|代章)\s*[）)]$")


@dataclass(frozen=True, slots=True)
class Closing:
    """The end of a document: blocks `start` to before `end` hold the names and the date.

    `marks` are what stands beside the date: （印）, the same date once more for a joint signer.
    """

    start: int
    end: int
    names: tuple[Piece, ...]
    date: Piece | None
    marks: tuple[Piece, ...] = ()


def closing_at(blocks: list[Block], index: int) -> Closing | None:
    """The closing that begins with block `index`; None when none does."""
    names: list[Piece] = []
    at = index
    while at < len(blocks) and at - index <= _MOST_SIGNERS:
        block = blocks[at]
        if not isinstance(block, Para):
            return None
        if _date_of(block) or (names and _PARTIAL.match(block.text)):
            return _dated(blocks, index, at, names)
        if names and _SEALED.fullmatch(block.text):
            names[-1] = joined([names[-1], block.piece])
            at += 1
            continue
        if one := _both(block):
            return Closing(index, at + 1, (*names, *_names(one[0])), one[1])
        if not _may_sign(block, names) and not (at == index and _signs_by_place(blocks, at)):
            break
        names += _names(block.piece)
        at += 1
    return _undated(blocks, index, at, names)


def _dated(blocks: list[Block], start: int, at: int, names: list[Piece]) -> Closing | None:
    """The closing whose date is block `at`."""
    block = blocks[at]
    if not isinstance(block, Para):
        return None
    date, marks = _date_of(block) or (block.piece, ())
    below = [] if names else _names_below(blocks, at + 1)
    if below:
        signed = tuple(name for one in below for name in _names(one.piece))
        return Closing(start, at + 1 + len(below), signed, date, marks)
    if names or _date_ends(blocks, at, block):
        return Closing(start, at + 1, tuple(names), date, marks)
    return None


def _names_below(blocks: list[Block], start: int) -> list[Para]:
    """Organs that sign below their date: only 附注, 版记, an attachment or the end may follow them."""
    names: list[Para] = []
    for block in blocks[start : start + _MOST_SIGNERS]:
        if not isinstance(block, Para):
            return []
        if not is_organ(block.text):
            text = block.text
            ends = is_note(text) or is_imprint_line(text) or is_attachment_line(text)
            return names if ends else []
        names.append(block)
    return names


def _date_of(block: Para) -> tuple[Piece, tuple[Piece, ...]] | None:
    """The date on a line of its own, and what stands beside it: （印）, or the same date again."""
    if is_date(block.text):
        return block.piece, ()
    sealed = _SEALED.search(block.text)
    if sealed and is_date(block.text[: sealed.start()]):
        return block.piece.cut(0, sealed.start()), (block.piece.cut(sealed.start()),)
    parts = block.piece.split(_SEVERAL)[0]
    days = {parse_date(part.text) for part in parts}
    if len(parts) > 1 and len(days) == 1 and None not in days:
        return parts[0], tuple(parts[1:])
    return None


def _date_ends(blocks: list[Block], at: int, date: Para) -> bool:
    """True when a date without a name above it can only be the end of a document."""
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    if following is None:
        return True
    if not isinstance(following, Para):
        return False
    if parse_date(date.text) is not None and title_lines_from(blocks, at + 1):
        return True
    text = following.text
    return is_note(text) or is_imprint_line(text) or is_attachment_line(text) or date.indent >= _FAR_IN


def _both(block: Para) -> tuple[Piece, Piece] | None:
    """A name and a date on one line."""
    match = _SIGNED_AND_DATED.match(block.text)
    if match is None or not is_date(match["date"]):
        return None
    name = block.piece.cut(0, match.end("name"))
    certain = (
        is_organ(name.text) or is_officer(name.text) or (len(match["gap"]) >= 2 and title_like(name.text))
    )
    return (name, block.piece.cut(match.start("date"))) if certain and not is_sentence(name.text) else None


def _may_sign(block: Para, names: list[Piece]) -> bool:
    text = _SEALED.sub("", block.text)
    if (
        is_sentence(text)
        or has_ordinal(text)
        or is_attachment_line(text)
        or is_sign_off(text)
        or is_note(text)
    ):
        return False
    if is_organ(text) or is_officer(text):
        return True
    if _organs(block.piece):
        return True
    return not names and block.indent >= _FAR_IN and len(block.bare) <= _SHORT and title_like(text)


def _signs_by_place(blocks: list[Block], at: int) -> bool:
    """True for a short line between the last sentence and a date, whatever its last word is."""
    above, line = (blocks[at - 1] if at else None), blocks[at]
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    if not all(isinstance(one, Para) for one in (above, line, below)):
        return False
    placed = is_sentence(above.text) and parse_date(below.text) is not None  # type: ignore[union-attr]
    return placed and len(line.bare) <= _SHORT and title_like(line.text) and not ends_as_title(line.text)  # type: ignore[union-attr]


def _names(piece: Piece) -> list[Piece]:
    """The names on a line: divided where blanks stand between whole names."""
    return _organs(piece) or [piece.without_blanks() if _padded(piece.text) else piece]


def _organs(piece: Piece) -> list[Piece]:
    """The organs that a line names one beside the other; none where it names but one.

    Two blanks divide any names; a single one only names that begin with the same place or with 中共 and
    the like, for it may as well stand inside a name.
    """
    for pattern in (_SEVERAL, _BLANKS):
        parts = [part.strip() for part in piece.split(pattern)[0] if nonblank(part.text)]
        whole = all(is_organ(part.text) and len(nonblank(part.text)) >= _LEAST_NAME for part in parts)
        heads = (parts[0].text[:2], *_HEADS_OF_NAMES) if parts else ()
        alike = pattern is _SEVERAL or all(part.text.startswith(heads) for part in parts)
        if len(parts) > 1 and whole and alike:
            return parts
    return []


def _padded(text: str) -> bool:
    """True for a name whose characters are spaced out."""
    words = text.split()
    return len(words) > 2 and all(len(word) == 1 for word in words)


def _undated(blocks: list[Block], start: int, end: int, names: list[Piece]) -> Closing | None:
    """Names without a date: only at the end of everything, or before 附注, 版记, an attachment."""
    if not names or start == 0:
        return None
    before, following = blocks[start - 1], (blocks[end] if end < len(blocks) else None)
    first = blocks[start]
    if not isinstance(before, Para) or not isinstance(first, Para):
        return None
    ended = is_sentence(before.text) or is_attachment_line(before.text) or is_sign_off(before.text)
    last = following is None or (
        isinstance(following, Para)
        and (is_note(following.text) or is_imprint_line(following.text) or _label(following.text))
    )
    far = first.indent >= _FAR_IN or first.centred
    return (
        Closing(start, end, tuple(names), None)
        if ended and (last or far) and all(is_organ(n.text) for n in names)
        else None
    )


def _label(text: str) -> bool:
    return bool(re.match(r"^附\s*件\s*[0-9一二三四五六七八九十]*\s*[:：]?$", text.strip()))
