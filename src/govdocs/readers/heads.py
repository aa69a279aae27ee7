"""What a head may hold beside the usual: a title of one word, words of a sender, the issuer."""

from __future__ import annotations

import re

from govdocs.readers.blocks import Block, Para
from govdocs.readers.closing import Closing, closing_at
from govdocs.readers.looks import LEGAL_KINDS, ends_as_kind, has_ordinal, is_date, is_organ, title_like
from govdocs.readers.titles import is_mark, texts, title_lines_from
from govdocs.text.characters import nonblank

_KIND_NAME = re.compile(
    rf"^(?!通知公告$)[\u4e00-\u9fff]{{0,2}}(?:{'|'.join(LEGAL_KINDS[:-1])}|公示|启事|声明|倡议书|通知书|说明)$"
)
_ORGAN_AND_KIND = re.compile(
    r"(?P<organ>.{2,})(?:命令|令|议案|公告|通告|公报|(?:[\u4e00-\u9fff]{0,6}会议)?纪要|简报)$"
)
_MARK_SUFFIX = re.compile(r"^(?:文件|命令|令|议案|公报|(?:[\u4e00-\u9fff]{0,6}会议)?纪要|简报)$")
_PASSES_ON = re.compile(r"印发|转发给|现将|如下|特此")
_SENT_ON = 12


def is_kind_name(text: str) -> bool:
    """True for a title that only names the kind of paper: 公　告, 会议纪要."""
    return bool(_KIND_NAME.match(nonblank(text)))


def names_organ_and_kind(text: str) -> bool:
    """True for a mark of an organ and what it issues: 清禾县人民政府令, …议案."""
    match = _ORGAN_AND_KIND.match(nonblank(text))
    return bool(match and is_organ(match["organ"]))


def is_mark_suffix(text: str) -> bool:
    """True for the lower half of a mark that stands on a line of its own: 文件, 专题会议纪要."""
    return bool(_MARK_SUFFIX.match(nonblank(text)))


def only_names_a_kind(blocks: list[Block], ends: list[int], limit: int) -> bool:
    """True when the only titles above `limit` are single words, and a line with 关于 stands below them."""
    below = range(ends[-1] + 1, limit)
    return all(is_kind_name(texts(blocks, end, 1)) for end in ends) and any(
        "关于" in texts(blocks, at, 1) and title_like(texts(blocks, at, 1)) for at in below
    )


def sent_on_title(blocks: list[Block]) -> tuple[int, int] | None:
    """A title below words of one who sent the text on: 关于 in it, a kind at its end, addressees below it."""
    for index, block in enumerate(blocks[:_SENT_ON]):
        if not isinstance(block, Para) or has_ordinal(block.text):
            return None
        count = title_lines_from(blocks, index)
        whole = texts(blocks, index, count)
        addressed = texts(blocks, index + count, 1).endswith(("：", ":"))
        if "关于" in whole and ends_as_kind(whole) and addressed and not is_mark(whole):
            return index, index + count
        if _PASSES_ON.search(block.text):
            return None
    return None


def issuer_at(blocks: list[Block], at: int) -> Closing | None:
    """Who issued a paper and when, printed in its head at block `at` instead of at its end."""
    block = blocks[at] if at + 1 < len(blocks) else None
    if not isinstance(block, Para):
        return None
    if is_date(block.text):
        return Closing(at, at + 1, (), block.piece)
    found = closing_at(blocks, at)
    return found if found and found.names and found.date and found.end < len(blocks) else None
