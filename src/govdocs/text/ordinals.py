"""结构层次序数: the ordinal at the head of a paragraph, its level, its faults (GB/T 9704-2012, 7.3.3)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from govdocs.text.numerals import ascii_digits, chinese_number, circled, parse_chinese_number, parse_circled

LEVELS = 5

_LEAD = r"^[\s\u3000\ufeff]*(?:[-–•●■◆▪*][\s\u3000]+)?"
_GAP = r"[ \t\u3000\u00a0]*"
_CN = r"[一二三四五六七八九十百零〇○]{1,5}"
_AR = r"[0-9０-９]{1,3}"
_OPEN, _CLOSE = r"[（(﹙〔【]", r"[）)﹚〕】]"
_AFTER = r"[、．.，,]?"
_YEAR_FOLLOWS = r"(?=(?:19|20)\d\d年)"


@dataclass(frozen=True, slots=True)
class Ordinal:
    """An ordinal at the head of a text: `text[start:end]`, `end` after the spaces that follow it.

    `level` goes by its look: 1 一、 2 （一） 3 1. 4 （1） 5 ①; 第×章, 第×节 and 第×条 are 1. `text` is the
    ordinal as printed, `style` the standard shape that it means ("一、", "第一条", "1.1" …).
    """

    level: int
    text: str
    number: int
    style: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Shape:
    style: str
    level: int
    pattern: re.Pattern[str]
    value: Callable[[str], int | None]


def _arabic(text: str) -> int:
    return int(ascii_digits(text))


def _either(text: str) -> int | None:
    return parse_chinese_number(text) or (_arabic(text) if ascii_digits(text).isdecimal() else None)


def _enclosed(first: int) -> Callable[[str], int]:
    return lambda character: ord(character) - first + 1


def _shape(style: str, level: int, body: str, value: Callable[[str], int | None]) -> _Shape:
    return _Shape(style, level, re.compile(f"{_LEAD}(?P<text>{body}){_GAP}"), value)


_SHAPES = (
    _shape("第一章", 1, rf"第{_GAP}(?P<n>{_CN}|{_AR}){_GAP}[章编篇]", _either),
    _shape("第一节", 1, rf"第{_GAP}(?P<n>{_CN}|{_AR}){_GAP}节(?=[\s\u3000])", _either),
    _shape("第一条", 1, rf"第{_GAP}(?P<n>{_CN}|{_AR}){_GAP}条(?![的之第款、，至和及规])", _either),
    _shape("一、", 1, rf"(?P<n>{_CN}){_GAP}(?:、|[．.，,](?![0-9０-９]))", parse_chinese_number),
    _shape("（一）", 2, rf"{_OPEN}{_GAP}(?P<n>{_CN}){_GAP}{_CLOSE}{_AFTER}", parse_chinese_number),
    _shape("（一）", 2, rf"(?P<n>[㈠-㈩]){_AFTER}", _enclosed(0x3220)),
    _shape(
        "1.1",
        2,
        rf"(?:{_AR}[.．])+(?P<n>{_AR})(?=[\s\u3000]+[\u4e00-\u9fff])(?!\s*(?:[年月万亿元个倍亩吨]|公里|公斤|千米|平方|厘米))",
        _arabic,
    ),
    _shape("1.", 3, rf"(?P<n>{_AR}){_GAP}[.．]{_YEAR_FOLLOWS}", _arabic),
    _shape("1.", 3, rf"(?P<n>{_AR}){_GAP}[.．、，](?![0-9０-９])", _arabic),
    _shape("1.", 3, rf"(?P<n>{_AR})、(?![0-9０-９]{{1,2}}[、月日号年级类期~～\-—至到])", _arabic),
    _shape("1.", 3, rf"(?P<n>[⒈-⒛]){_AFTER}", _enclosed(0x2488)),
    _shape("（1）", 4, rf"{_OPEN}{_GAP}(?P<n>{_AR}){_GAP}{_CLOSE}{_AFTER}", _arabic),
    _shape("（1）", 4, rf"(?P<n>{_AR}){_GAP}[）)]{_AFTER}", _arabic),
    _shape("（1）", 4, rf"(?P<n>[⑴-⒇]){_AFTER}", _enclosed(0x2474)),
    _shape("①", 5, rf"(?P<n>[①-⑳㉑-㉟㊱-㊿]){_AFTER}", parse_circled),
)
_BARE = re.compile(
    r"^[\s\u3000]*(?P<text>[0-9０-９]{1,2})[ \t\u3000\u00a0]+(?=[\u4e00-\u9fff《“])"
    r"(?![年月日号时天周岁个项条名人户元万亿亩吨级届])"
)
_NEXT_NUMERAL = re.compile(rf"{_GAP}([二三四五六七八九十])(?=[、月日季级类线期组楼等大号])")


def leading_ordinal(text: str) -> Ordinal | None:
    """The ordinal at the head of `text`, spaces and a list mark before it skipped; None when there is none.

    Numbers that only look like one are left alone: 1.5万元, 2023年, 3、4月, 一、二级.
    """
    for shape in _SHAPES:
        match = shape.pattern.match(text)
        number = shape.value(match["n"]) if match else None
        if match and number and not _only_a_list(match, number, text):
            level = min(LEVELS, match["text"].count(".") + 1) if shape.style == "1.1" else shape.level
            return Ordinal(level, match["text"], number, shape.style, match.start("text"), match.end())
    return None


def bare_ordinal(text: str) -> Ordinal | None:
    """The number of a chapter that stands bare before its name, as in 1 总则; None when there is none.

    Only for a text that is known to be a heading: elsewhere a number before a word is no ordinal.
    """
    match = _BARE.match(text)
    if match is None:
        return None
    return Ordinal(1, match["text"], _arabic(match["text"]), "1", match.start("text"), match.end())


def _only_a_list(match: re.Match[str], number: int, text: str) -> bool:
    if not match["text"].endswith("、") or ascii_digits(match["n"]).isdecimal():
        return False
    following = _NEXT_NUMERAL.match(text, match.end())
    return bool(following) and parse_chinese_number(following[1]) == number + 1 if following else False


def ordinal_text(level: int, number: int) -> str:
    """The standard ordinal: 一、 （一） 1. （1） ① for levels 1 to 5."""
    match level:
        case 1:
            return f"{chinese_number(number)}、"
        case 2:
            return f"（{chinese_number(number)}）"
        case 3:
            return f"{number}."
        case 4:
            return f"（{number}）"
        case _:
            return circled(number)


def standard_form(ordinal: Ordinal) -> str:
    """How the standard prints `ordinal`; 第×条 and 1.1 stay as they are printed."""
    if ordinal.style.startswith("第") or ordinal.style == "1.1":
        return ordinal.text
    return ordinal_text(ordinal.level, ordinal.number)


def ordinal_faults(ordinal: Ordinal) -> tuple[tuple[str, str], ...]:
    """What is wrong with the form of an ordinal: (fault, Chinese words) each (mistakes M-09 to M-13)."""
    text, form = ordinal.text, standard_form(ordinal)
    if text == form or text.replace("．", ".") == form:
        return ()
    checks = (
        ("spaces", r"[\s\u3000]", "序数中不留空格"),
        ("brackets", r"[()﹙﹚〔〕【】]", "括号应当用全角（）"),
        ("one-bracket", r"^[0-9０-９]+\s*[）)]", "第四层应当写作“（1）”"),
        ("after-bracket", r"[）)﹚〕】][、．.，,]$", "括号后不加标点"),
        ("level-1-mark", r"^[一-鿿〇○]+\s*[．.，,]$", "“一”之后应当用顿号"),
        ("level-3-mark", r"^[0-9０-９]+\s*[、，,]$", "“1”之后应当用下脚点"),
        ("full-width", r"[０-９]", "数字应当用半角"),
    )
    found = tuple((name, words) for name, pattern, words in checks if re.search(pattern, text))
    return found or (("form", f"序数应当写作“{form}”"),)


@dataclass(frozen=True, slots=True)
class SequenceFault:
    """A place where numbering does not go on as it should: fault "gap", "repeat" or "back"."""

    place: int
    level: int
    fault: str
    expected: int
    found: int


def sequence_faults(ordinals: Iterable[tuple[int, int, int]]) -> Iterator[SequenceFault]:
    """Gaps and repeats in a list of (level, number, place), read in order.

    Under a new parent numbering may begin at 1 or run on ((八) after (七) of the part before; 1 to 25
    across all areas). Below level 2 a list may begin again without a parent between.
    """
    last: dict[int, int] = {}
    fresh = set(range(1, LEVELS + 1))
    for level, number, place in ordinals:
        expected = last.get(level, 0) + 1
        restarts = number == 1 and (level in fresh or (level > 2 and expected > 2))
        if number != expected and not restarts:
            yield SequenceFault(place, level, _kind_of_fault(number, expected), expected, number)
        last[level] = number
        fresh.discard(level)
        fresh.update(range(level + 1, LEVELS + 1))


def _kind_of_fault(number: int, expected: int) -> str:
    if number == expected - 1:
        return "repeat"
    return "gap" if number > expected else "back"
