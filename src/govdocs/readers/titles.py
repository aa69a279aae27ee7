"""Titles: where one begins and ends, over one to five lines, and what it names."""

from __future__ import annotations

import re
import unicodedata

from govdocs.readers.blocks import Block, Para
from govdocs.readers.corner import is_corner
from govdocs.readers.looks import LEGAL_KINDS, ends_as_kind, ends_as_title, is_organ, title_like, unclosed
from govdocs.readers.source import Piece, joined
from govdocs.text.characters import nonblank

MOST_LINES = 5
_LEAST_LENGTH = 4
_GOES_ON = re.compile(r"^[的和与及、暨》）)]")
_SUBTITLE = re.compile(r"^[（(【\[].{1,24}[)）】\]]$")
_NOT_A_SUBTITLE = re.compile(r"第\s*[0-9一二三四五六七八九十百]+\s*号|公开|印发|发布|联系|电话|通过|批准|日")
_BOOK = re.compile(r"《((?:[^《》]|《[^《》]*》)*)》|<([^<>]{4,})>|〈([^〈〉]{4,})〉")
_NUMBERED = re.compile(r"^(?:[（(]?(?:篇|范文|之)?[0-9０-９一二三四五六七八九十]{1,3}(?:篇)?[）)]?)$")
_HOW_MANY = re.compile(
    r"(?:大全|集锦|汇编|范文)?(?:[（(【\[](?:精选|通用|最新|推荐|合集|集合|汇总|锦集|优秀|实用|范文|共|大全)*"
    r"[0-9一二三四五六七八九十]*[篇份则套]?(?:范文)?[)）】\]]|范文(?:[0-9一二三四五六七八九十]+篇)?|"
    r"(?:精选|通用|最新|合集)?[0-9一二三四五六七八九十]+篇|大全)$"
)
_CHAPTER = re.compile(
    r"^[【\[（(]?(?:第[一二三四五六七八九十0-9]{1,3}篇|篇[一二三四五六七八九十0-9]{1,3}|范文[一二三四五六七八九十0-9]{1,3})[】\])）]?\s*[:：]?\s*\S{0,50}$"
)
_PADDED_KIND = re.compile(rf"(?:{'|'.join('[ 　]*'.join(kind) for kind in LEGAL_KINDS)})$")
_MARKS = re.compile(r"[\s（）()〈〉《》<>“”\"'‘’【】\[\]〔〕—\-－–、，,：:]")


def is_para(block: Block) -> bool:
    """True for a paragraph that could stand in a title."""
    return isinstance(block, Para) and title_like(block.text)


def texts(blocks: list[Block], start: int, count: int) -> str:
    """The texts of `count` blocks, joined."""
    return "".join(block.text for block in blocks[start : start + count] if isinstance(block, Para))


def title_lines_from(blocks: list[Block], start: int) -> int:
    """How many paragraphs from `start` on make up a title; 0 when there is none.

    The fewest that end as a title does, and what plainly goes on with it.
    """
    count = 0
    while count < MOST_LINES and start + count < len(blocks) and is_para(blocks[start + count]):
        count += 1
        if (
            ends_as_title(texts(blocks, start, count))
            and len(nonblank(texts(blocks, start, count))) >= _LEAST_LENGTH
        ):
            return extended(blocks, start, count)
    return 0


def extended(blocks: list[Block], start: int, count: int) -> int:
    """How many paragraphs a title of `count` takes with what plainly goes on with it: 的通知, （试行）."""
    while count < MOST_LINES and start + count < len(blocks):
        following = blocks[start + count]
        if not isinstance(following, Para) or following.gap > 1:
            break
        goes_on = (
            bool(_GOES_ON.match(following.text)) and is_para(following) and ends_as_title(following.text)
        )
        if not goes_on and not is_subtitle(following.text):
            break
        count += 1
    return count


def is_subtitle(text: str) -> bool:
    """True for a bracketed line that belongs to the title above it: （试行）, （2023—2025年）."""
    return bool(_SUBTITLE.match(text.strip())) and not _NOT_A_SUBTITLE.search(text.replace("年", ""))


def title_lines_before(blocks: list[Block], last: int, first: int = 0) -> int:
    """Where a title that ends with block `last` begins, not before `first`."""
    start = last
    while start > first and last - start + 1 < MOST_LINES and _belongs(blocks[start - 1], blocks[start]):
        start -= 1
    return start


def _belongs(above: Block, below: Block) -> bool:
    if not isinstance(above, Para) or not isinstance(below, Para) or not is_para(above):
        return False
    far = _goes_on_far(above, below)
    if far or below.gap > 1:
        return far
    if is_mark(above.text) or is_corner(above.text) or _says_again(above, below):
        return False
    if unclosed(above.text) or _GOES_ON.match(below.text):
        return True
    if ends_as_title(above.text):
        return "关于" in above.text and not ends_as_kind(above.text) and ends_as_kind(below.text)
    return (
        bool(re.search(r"关于|《", above.text))
        or below.text.lstrip().startswith("关于")
        or _close(above, below)
    )


def _goes_on_far(above: Para, below: Para) -> bool:
    """True even over blank lines for halves that need each other: 关于召开…, …会议的通知; …会的, 通知."""
    if not ends_as_kind(below.text) or "关于" in below.text or ends_as_title(above.text):
        return False
    return above.bare.endswith("的") or ("关于" in above.text and "的" in below.text)


def _says_again(above: Para, below: Para) -> bool:
    return is_organ(above.text) and above.bare in below.bare


def _close(above: Para, below: Para) -> bool:
    """Short lines under each other without a blank line between, the upper one no sentence of a web page."""
    plain = not re.search(r"[，,。|>◆★]", above.text)
    return below.gap == 0 and plain and 2 <= len(above.bare) <= 30


def is_mark(text: str) -> bool:
    """True for a line that ends as a 发文机关标志 with 文件 does."""
    bare = nonblank(text)
    return bare.endswith("文件") and len(bare) <= 50 and "关于" not in bare


def title_piece(paras: list[Para]) -> Piece:
    """The title of these lines, joined; spaces between all its characters are looks and are taken out."""
    return joined(_closed_up(para.piece) for para in paras)


def _closed_up(piece: Piece) -> Piece:
    """A line of a title without the blanks that space it out, or only its kind at the end: 通　　知."""
    if all(len(word) == 1 for word in piece.text.split()):
        return piece.without_blanks()
    piece = unspaced(piece)
    kind = _PADDED_KIND.search(piece.text)
    return joined([piece.cut(0, kind.start()), piece.cut(kind.start()).without_blanks()]) if kind else piece


def unspaced(piece: Piece) -> Piece:
    """A line without the blanks that space out its characters; others as they are."""
    return piece.without_blanks() if is_spaced(piece.text) else piece


def is_spaced(text: str) -> bool:
    """True for a line whose characters are spaced out: 关 于 印 发."""
    words = text.split()
    return len(words) >= 4 and sum(len(word) == 1 for word in words) * 10 >= len(words) * 7


def key(text: str) -> str:
    """A text for comparison: no blanks, brackets and marks, widths made equal."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text)).lower()


def books(text: str) -> list[str]:
    """The names in 《》 in a text, outermost only."""
    return [
        next(group for group in match.groups() if group)
        for match in _BOOK.finditer(text)
        if any(match.groups())
    ]


def named_lines(blocks: list[Block], start: int, names: list[str]) -> int:
    """How many paragraphs from `start` on are one of `names`; 0 when none is."""
    wanted = {key(name) for name in names if len(key(name)) >= _LEAST_LENGTH}
    for count in range(1, MOST_LINES + 1):
        group = blocks[start : start + count]
        if len(group) < count or not all(_may_be_named(block) for block in group):
            return 0
        if key(texts(blocks, start, count)) in wanted:
            return count
    return 0


def _may_be_named(block: Block) -> bool:
    return isinstance(block, Para) and len(block.bare) <= 80 and not block.bare.endswith(("。", "；"))


def is_numbered(text: str, title: str) -> bool:
    """True for `title` with a number behind it, as the plans of a collection carry it."""
    bare = nonblank(text)
    heads = {head for head in (collected(title), nonblank(title)) if head}
    return any(bare.startswith(head) and bool(_NUMBERED.match(bare[len(head) :])) for head in heads)


def collected(title: str) -> str:
    """A title without what says how many papers it stands above: （精选5篇）, 范文."""
    return _HOW_MANY.sub("", nonblank(title))


def is_chapter_head(text: str) -> bool:
    """True for the head of a paper in a collection: 篇一：…, 第二篇, 【范文三】."""
    return bool(_CHAPTER.match(text.strip()))


def kind_of(title: str) -> str:
    """The legal kind that a title ends with; "" when it ends with none."""
    bare = re.sub(r"[（(【\[][^（）()]*[)）】\]]$", "", nonblank(title)).rstrip("0123456789")
    for kind in sorted(LEGAL_KINDS, key=len, reverse=True):
        if bare.endswith(kind):
            return "命令" if kind == "令" else kind
    return ""
