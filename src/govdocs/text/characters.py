"""Sorts of characters: Han, wide, blank, forbidden at the start or the end of a line."""

from __future__ import annotations

import re
from dataclasses import dataclass

_INVISIBLE = (
    "\ufeff\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_BLANKS = re.compile(rf"[\s\u3000{_INVISIBLE}]+")
_HAN = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_WIDE_SIGNS = "—…“”‘’·•×÷°′″℃①②③④⑤⑥⑦⑧⑨⑩"
_WIDE = re.compile(
    rf"[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003ffff{_WIDE_SIGNS}]"
)
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane << 16 | low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))
    + "]"
)
_LINE_BREAKS = re.compile("[\x0b\x0c\x85\u2028\u2029]")

CLOSING_MARKS = "，。、；：？！）】》〉〕〗」』”’］｝﹚﹞"
"""Full-width marks that close: the right half of their em box is empty."""
OPENING_MARKS = "（【《〈〔〖「『“‘［｛﹙﹝"
"""Full-width marks that open: the left half of their em box is empty."""
NOT_AT_LINE_START = frozenset(
    CLOSING_MARKS
    + "…—–―～〜·•‧％‰℃℉°′″′々〃〞︰／/-．｀｜‖¢￠ˇˉ¨›﹐﹑﹒﹔﹕﹖﹗﹜︶︸︺︼︾﹀﹂﹄︴＂＇∶,.;:!?)]}>%'\"､｡"
)
"""GB/T 15834-2011, 5.1, with all that Word and LibreOffice keep from the start of a line."""
NOT_AT_LINE_END = frozenset(OPENING_MARKS + "￥$£¥￡＄№‹〝︵︷︹︻︽︿﹁﹃﹛([{<·／/'\"")
"""GB/T 15834-2011, 5.1, with all that Word and LibreOffice keep from the end of a line."""


@dataclass(frozen=True, slots=True)
class Removed:
    """A character that no document can hold, and where it stood in the text before."""

    position: int
    code_point: int
    words: str


def is_han(character: str) -> bool:
    """True for one Chinese character (〇 too)."""
    return bool(_HAN.match(character))


def is_wide(character: str) -> bool:
    """True for what takes a full cell in Chinese text: Han, full-width forms, Chinese marks."""
    return bool(_WIDE.match(character))


def is_blank(character: str) -> bool:
    """True for spaces of every sort and for marks that nobody sees (BOM, zero-width, direction marks)."""
    return bool(_BLANKS.match(character))


def nonblank(text: str) -> str:
    """`text` without its blanks: what must be kept when text is taken over."""
    return _BLANKS.sub("", text)


def count_nonblank(text: str) -> int:
    """How many characters of `text` are not blank."""
    return len(nonblank(text))


def clean_text(text: str) -> tuple[str, tuple[Removed, ...]]:
    """`text` without control characters, lone surrogates and noncharacters, and the list of them.

    Tabs and line ends stay; form feeds, vertical tabs and the like become line ends.
    """
    removed = tuple(
        Removed(match.start(), ord(match[0]), _name(ord(match[0]))) for match in _UNWANTED.finditer(text)
    )
    return _LINE_BREAKS.sub("\n", _UNWANTED.sub("", text) if removed else text), removed


def _name(code_point: int) -> str:
    if code_point < 0xA0:
        return f"控制字符 U+{code_point:04X}"
    if 0xD800 <= code_point <= 0xDFFF:
        return f"不成对的代理字符 U+{code_point:04X}"
    return f"不是字符的编码 U+{code_point:04X}"
