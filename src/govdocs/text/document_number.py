"""发文字号 and 令号: read in any form, printed in the standard one (GB/T 9704-2012, 7.2.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govdocs.text.numerals import ascii_digits, parse_chinese_number

OPENING = "〔[［【(（❲〖﹝{｛<＜〈「『"
CLOSING = "〕]］】)）❳〗﹞}｝>＞〉」』"

ORGAN_CODE = r"[\u3400-\u9fff]{1,20}"
"""The pattern of a 机关代字: Chinese characters, as 7.2.5 has it."""

_GAP = r"[\s\u3000]*"
_OPEN, _CLOSE = f"[{re.escape(OPENING)}]", f"[{re.escape(CLOSING)}]"
_CODE = rf"[\u3400-\u9fff](?:{_GAP}[\u3400-\u9fff]){{0,19}}"
_REST = (
    rf"{_GAP}{_OPEN}{_GAP}(?P<year>(?:1|１|2|２)[0-9０-９]{{3}}){_GAP}年?{_GAP}{_CLOSE}{_GAP}第?{_GAP}"
    rf"(?P<sequence>[0-9０-９]{{1,5}}){_GAP}号"
)
_NUMBER = re.compile(f"(?P<prefix>{_CODE}){_REST}")
_BRACKET = re.compile(rf"{_OPEN}{_GAP}[12１２]")
_LONGEST_CODE = 30
_FORMAL = re.compile(rf"{ORGAN_CODE}〔(?:19|20)\d{{2}}〕[1-9]\d*号")
_ORDER = re.compile(rf"第{_GAP}(?P<number>[0-9０-９]+|[〇零一二三四五六七八九十百]+){_GAP}号")
_FAULTS = (
    (
        "bracket",
        rf"[{re.escape(OPENING[1:])}]{_GAP}\d{{2,4}}|\d年?{_GAP}[{re.escape(CLOSING[1:])}]",
        "年份应当用六角括号〔〕括入",
    ),
    ("year", rf"{_OPEN}{_GAP}\d{{2}}{_GAP}年?{_GAP}{_CLOSE}", "年份应当写四位全称"),
    ("year-word", rf"\d{_GAP}年{_GAP}{_CLOSE}", "括号内不写“年”字"),
    ("ordinal-word", rf"{_CLOSE}{_GAP}第", "发文顺序号前不加“第”字"),
    ("zero", rf"{_CLOSE}{_GAP}第?{_GAP}0\d*{_GAP}号", "发文顺序号不编虚位"),
    ("spaces", r"\S[\s\u3000]+\S", "发文字号中不留空格"),
)


@dataclass(frozen=True, slots=True)
class DocumentNumberParts:
    """机关代字, 年份 and 发文顺序号; `str` gives the standard form."""

    prefix: str
    year: int
    sequence: int

    def __str__(self) -> str:
        return f"{self.prefix}〔{self.year}〕{self.sequence}号"


def parse_document_number(text: str) -> DocumentNumberParts | None:
    """The parts of the 发文字号 that is the whole of `text`, in whatever brackets; None when it is none.

    A two-digit year is refused: which century it means is not for us to say.
    """
    match = _NUMBER.fullmatch(text.strip())
    return _parts(match) if match else None


def find_document_numbers(text: str) -> Iterator[tuple[int, int, DocumentNumberParts]]:
    """Every 发文字号 inside `text` as (start, end, parts); the prefix reaches as far left as Han goes."""
    done = 0
    for bracket in _BRACKET.finditer(text):
        match = _NUMBER.search(text, max(done, bracket.start() - _LONGEST_CODE))
        if match and match.start() < bracket.start() < match.end():
            done = match.end()
            yield match.start(), match.end(), _parts(match)


def _parts(match: re.Match[str]) -> DocumentNumberParts:
    prefix = "".join(match["prefix"].split())
    return DocumentNumberParts(prefix, int(ascii_digits(match["year"])), int(ascii_digits(match["sequence"])))


def is_formal_number(text: str) -> bool:
    """True when `text` is a 发文字号 in the standard form and nothing else."""
    return bool(_FORMAL.fullmatch(text))


def faults(text: str) -> tuple[tuple[str, str], ...]:
    """What is wrong with the form of a 发文字号: (fault, Chinese words) each (mistakes M-01 to M-05)."""
    if is_formal_number(text):
        return ()
    plain = ascii_digits(text.strip())
    found = [(name, words) for name, pattern, words in _FAULTS if re.search(pattern, plain)]
    if plain != text.strip():
        found.append(("full-width", "数字应当用半角"))
    return tuple(found) or (("form", "发文字号应当写作“清政发〔2023〕25号”的形式"),)


def order_number(number: int) -> str:
    """The 令号 of an order (10.2): 第12号."""
    return f"第{number}号"


def parse_order_number(text: str) -> int | None:
    """The number in a 令号, Arabic or Chinese; None when `text` is none."""
    match = _ORDER.fullmatch(text.strip())
    if match is None:
        return None
    digits = ascii_digits(match["number"])
    return int(digits) if digits.isdecimal() else parse_chinese_number(digits)
