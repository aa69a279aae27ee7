"""Where a line of Chinese text may end: marks, numbers, dates, names, Latin words (GB/T 15834-2011, 5.1).

Every place between two characters has a code; `FREE` is a good break, `NEVER` one that a mark forbids.
What stands between them breaks only when a piece is longer than a line or would stretch it badly; `SOFT`
is a good break too, which LibreOffice refuses (between a mark and Latin text). `SEAM` stands behind the
sign of a range, `LONG_SEAM` behind 年 and 月 of a date and between the parts of a long organ's name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache
from itertools import accumulate

from govdocs.text.characters import CLOSING_MARKS, NOT_AT_LINE_END, NOT_AT_LINE_START, OPENING_MARKS

NEVER, WITHIN, LONG_SEAM, SEAM, LETTER, JOINT, SOFT, FREE = range(8)

_SEAM = re.compile(r"(?P<date>[年月] ?)(?=\d)|[—–～~-]{1,2}(?=\d)")
_SHORTEST_WITH_SEAM = 3  # characters: 1-2
_COLUMNS = re.compile(r"(?:[^\s，。；：]{1,6}\u3000+){4,}[^\s，。；：]{1,6}")
_FEWEST_GAPS = 3
_SHORT_WORD = re.compile(r"\S+")
_ORGAN_SEAM = re.compile("[省市县区旗乡镇](?![省市县区旗乡镇委])")
_LONGEST_PERSON = 6
_COMBINING = r"\u0300-\u036f\u20d0-\u20ff\ufe00-\ufe0f\u200d\U000e0100-\U000e01ef"
_NO_START = re.compile(f"[{re.escape(''.join(sorted(NOT_AT_LINE_START)))}{_COMBINING} ]")
_NO_END = re.compile(f"[{re.escape(''.join(sorted(NOT_AT_LINE_END)))}]")
_LATIN_SIGNS = r"[!-~\u00a1-\u00b6\u00b8-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0370-\u052f]"
_LATIN = re.compile(f"{_LATIN_SIGNS}+")
_WEAK = r"[·×÷\u2010-\u2027\u2030-\u205e]"
_LATIN_RUN = re.compile(rf"(?:{_LATIN_SIGNS}|[·×÷])(?:{_LATIN_SIGNS}|{_WEAK}| +(?={_LATIN_SIGNS}))*")
_UNSTRETCHED = re.compile(rf"{_LATIN_SIGNS}(?:{_LATIN_SIGNS}|{_WEAK})+|—{{2,}}|…{{2,}}")
_LETTER = re.compile(r"[A-Za-z\u00c0-\u02af\u0370-\u052f]")
_SOFT_BEFORE_LATIN = frozenset(CLOSING_MARKS + "—…")
_SOFT_BEHIND_LATIN = frozenset(OPENING_MARKS + "—…")
_JOINT = re.compile(r"[-._?&=:@#+](?=[^-._?&=:@#+])")

_UNITS = (
    "平方公里|平方千米|平方米|立方米|个百分点|百分点|公里|千米|厘米|毫米|公斤|千克|公顷|小时|分钟|季度|周岁|个月|"
    "年度|世纪|人次|户次|千瓦时|千瓦|[年月日号时分秒点元角万亿个名人户次件项条款章节岁周天期届家所村镇县市区组处台辆米克吨亩页份册套间栋"
    "层楼级类批例场站座部种只枚张支把颗株头倍度届班轮日夜]"
)
_ARABIC = r"\d+(?:[.,:/]\d+)*"
_UNIT = rf"(?:[%％‰℃°]|[十百千万亿]*[多余]?(?: ?(?:{_UNITS}))?)"
_NUMERAL = "[〇○零一二三四五六七八九十百千万亿两]"
_ORDINARY_PIECES = "|".join(
    (
        r"\d{2,4} ?年 ?\d{1,2} ?月(?: ?\d{1,2} ?[日号])?",
        r"\d{1,2} ?月 ?\d{1,2} ?[日号]",
        r"〔\d{2,4}〕\d{1,5}号",
        r"[A-Z]{2,}(?:/[A-Z]+)? \d+(?:[.:—–-]\d+)*",
        r"(?<![\d.])\d{1,2}[.．] ?[\u4e00-\u9fff“《（]",
        rf"[第￥¥$约]?{_ARABIC}{_UNIT}(?:[—–～~-]{{1,2}}{_ARABIC}{_UNIT})*",
        rf"[〇○零一二三四五六七八九]{{4}}年(?:{_NUMERAL}{{1,3}}月)?(?:{_NUMERAL}{{1,3}}日)?",
        rf"(?:百分之)?{_NUMERAL}{{2,8}}(?:{_UNITS})?",
    )
)
_PARTED_NAME = r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]\u3000[\u4e00-\u9fff](?![\u4e00-\u9fff])"
_PIECES = re.compile(f"{_ORDINARY_PIECES}|{_PARTED_NAME}")
# The same for texts without wide blanks; most characters begin no piece, and are passed by at once.
_USUAL_PIECES = re.compile(rf"(?=[\dA-Z〔第￥¥$约〇○零一二三四五六七八九十百千万亿两])(?:{_ORDINARY_PIECES})")


def break_codes(text: str, unbreakable: Iterable[tuple[int, int]] = ()) -> bytearray:
    """The code of the place before each character of `text`, and of its end."""
    codes = bytearray([FREE]) * (len(text) + 1)
    for match in _LATIN.finditer(text):
        _mark_word(codes, match)
    _mark_pieces(codes, text)
    for start, end in unbreakable:
        _mark_name(codes, text, start, min(end, len(text)))
    for match in _NO_START.finditer(text):
        codes[match.start()] = NEVER
    for match in _NO_END.finditer(text):
        codes[match.end()] = NEVER
    codes[-1] = FREE
    return codes


def _mark_word(codes: bytearray, match: re.Match[str]) -> None:
    """The codes around and inside a run of Latin signs."""
    text, (start, end) = match.string, match.span()
    if start and text[start - 1] in _SOFT_BEFORE_LATIN:
        codes[start] = SOFT
    if end < len(text) and text[end] in _SOFT_BEHIND_LATIN:
        codes[end] = SOFT
    if end - start == 1:
        return
    if not _LETTER.search(text, start, end):
        _fill(codes, start, end)
        return
    codes[start + 1 : end] = bytes([LETTER]) * (end - start - 1)
    for joint in _JOINT.finditer(match[0]):
        codes[start + joint.end()] = JOINT


def _mark_pieces(codes: bytearray, text: str) -> None:
    for columns in _COLUMNS.finditer(text) if text.count("\u3000") > _FEWEST_GAPS else ():
        for word in _SHORT_WORD.finditer(text, columns.start(), columns.end()):
            _fill(codes, word.start(), word.end())
            codes[word.end() : word.end() + 1] = bytes([NEVER])
    pieces = _PIECES if "\u3000" in text else _USUAL_PIECES
    for match in pieces.finditer(text):
        start, end = match.span()
        _fill(codes, start, end)
        if end - start < _SHORTEST_WITH_SEAM:
            continue
        for seam in _SEAM.finditer(text, start + 1, end):
            codes[seam.end()] = LONG_SEAM if seam["date"] else SEAM


def _mark_name(codes: bytearray, text: str, start: int, end: int) -> None:
    _fill(codes, start, end)
    if end - start > _LONGEST_PERSON:
        for seam in _ORGAN_SEAM.finditer(text, start + 1, end - 1):
            codes[seam.end()] = LONG_SEAM


def _fill(codes: bytearray, start: int, end: int) -> None:
    if end - start > 1:
        codes[start + 1 : end] = bytes([WITHIN]) * (end - start - 1)


def glue(text: str) -> Sequence[int]:
    """How many gaps before each character may widen in a justified line.

    All but those inside Latin words, numbers, —— and …….
    """
    runs = [match.span() for match in _UNSTRETCHED.finditer(text)]
    if not runs:
        return range(len(text) + 1)
    gaps = bytearray([1]) * len(text)
    for start, end in runs:
        gaps[start : end - 1] = bytes(end - start - 1)
    return list(accumulate(gaps, initial=0))


def script_changes(text: str) -> Sequence[int]:
    """How often the script changes between Han and Latin up to each character; empty when it never does."""
    runs = [match.span() for match in _LATIN_RUN.finditer(text)]
    if not runs:
        return ()
    marks = bytearray(len(text) + 1)
    for start, end in runs:
        marks[start] = marks[end] = 1
    marks[0] = marks[-1] = 0
    return list(accumulate(marks))


def spans(text: str, names: Collection[str]) -> tuple[tuple[int, int], ...]:
    """Where `names` stand in `text`, the longest first where two overlap."""
    return span_finder(names)(text)


def span_finder(names: Collection[str]) -> Callable[[str], tuple[tuple[int, int], ...]]:
    """What tells where `names` stand in a text, for many texts: the names are looked at once."""
    if not names:
        return lambda _: ()
    pattern = _names_pattern(tuple(names))
    return lambda text: tuple([match.span() for match in pattern.finditer(text)])


@lru_cache(maxsize=64)
def _names_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted({name for name in names if len(name) > 1}, key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, ordered)) or "(?!)")
