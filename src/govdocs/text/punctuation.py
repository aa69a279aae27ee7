"""Chinese punctuation: half-width marks made full-width, quotes and brackets in pairs (GB/T 15834-2011)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from govdocs.text.characters import is_han, is_wide

_OPENERS, _ENDERS = "（《〈〔【「『“‘([", "）》〉〕】」』”’)]"
PAIRS = dict(zip(_OPENERS, _ENDERS, strict=True))
_CLOSERS = {close: opener for opener, close in PAIRS.items()}
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"}
_SPACES = " \u3000"
_BRACKETS = re.compile(r"\(([^()（）\n]*)\)|\(([^()（）\n]*)）|（([^()（）\n]*)\)")
_MARKS = re.compile(r"[,;:?!]")
_STOPS = re.compile(r"(?<![.。])(?:(?P<many>\.{3,}|。{3,}|(?<!…)…(?!…))|(?P<one>\.))(?![.。])")
_DASHES = re.compile(r"(?<!-)--+(?!-)|(?<!—)—(?!—)(?=[^\d])|[─－]{2}|―{1,2}")
_QUOTES = re.compile('["＂]')


@dataclass(frozen=True, slots=True)
class Correction:
    """At `position` of the text before, `before` became `after`; `rule` says why, in Chinese."""

    position: int
    before: str
    after: str
    rule: str


@dataclass(frozen=True, slots=True)
class BracketFault:
    """A bracket or quote that has no partner, where it stands, and what is wrong in Chinese."""

    position: int
    mark: str
    words: str


def corrections(text: str) -> tuple[Correction, ...]:
    """What `normalized` changes in one paragraph, in order, without overlaps."""
    quotes = tuple(_quotes(text))
    quoted = apply_corrections(text, quotes)
    found = [*quotes, *_brackets(quoted), *_marks(quoted), *_stops(quoted), *_dashes(quoted)]
    kept: list[Correction] = []
    for correction in sorted(found, key=lambda each: (each.position, -len(each.before))):
        if not kept or correction.position >= kept[-1].position + len(kept[-1].before):
            kept.append(correction)
    return tuple(kept)


def normalized(text: str) -> tuple[str, tuple[Correction, ...]]:
    """A paragraph with half-width marks between Chinese characters made full-width, and each change."""
    changes = corrections(text)
    return apply_corrections(text, changes), changes


def apply_corrections(text: str, changes: Iterable[Correction]) -> str:
    """`text` with `changes` made; they are in order and do not overlap."""
    pieces, place = [], 0
    for change in changes:
        pieces += [text[place : change.position], change.after]
        place = change.position + len(change.before)
    return "".join((*pieces, text[place:]))


def _chinese(text: str, before: int, after: int) -> bool:
    """True when the character before or after is Chinese and the place is not inside a number."""
    left = text[before - 1] if before > 0 else ""
    right = text[after] if after < len(text) else ""
    if left.isascii() and left.isdigit() and right.isascii() and right.isdigit():
        return False
    return _is_chinese(left) or (_is_chinese(right) and not (left.isascii() and left.isalpha()))


def _is_chinese(character: str) -> bool:
    return bool(character) and (is_han(character) or is_wide(character))


def _brackets(text: str) -> Iterator[Correction]:
    for match in _BRACKETS.finditer(text):
        inside = match[1] or match[2] or match[3] or ""
        around = _chinese(text, match.start(), match.end())
        if not (any(map(_is_chinese, inside)) or around):
            continue
        for position, full in ((match.start(), "（"), (match.end() - 1, "）")):
            if text[position] != full:
                yield Correction(position, text[position], full, "中文里的括号用全角")


def _marks(text: str) -> Iterator[Correction]:
    for match in _MARKS.finditer(text):
        mark, start, end = match[0], match.start(), match.end()
        if mark == ":" and text[end : end + 2] == "//":
            continue
        while start > 0 and text[start - 1] in _SPACES:
            start -= 1
        while end < len(text) and text[end] in _SPACES:
            end += 1
        if _chinese(text, start, end):
            yield Correction(start, text[start:end], _FULL[mark], "中文里的标点用全角")


def _stops(text: str) -> Iterator[Correction]:
    for match in _STOPS.finditer(text):
        left = text[match.start() - 1] if match.start() else ""
        right = text[match.end()] if match.end() < len(text) else ""
        if match["many"] and (_is_chinese(left) or _is_chinese(right)):
            yield Correction(match.start(), match[0], "……", "省略号用六点、占两字")
        elif (
            match["one"]
            and is_han(left or "a")
            and left not in "一二三四五六七八九十"
            and not right.isalnum()
        ):
            yield Correction(match.start(), ".", "。", "中文里的句号用“。”")


def _dashes(text: str) -> Iterator[Correction]:
    for match in _DASHES.finditer(text):
        if match[0] != "—" and _chinese(text, match.start(), match.end()):
            yield Correction(match.start(), match[0], "——", "破折号占两字")


def _quotes(text: str) -> Iterator[Correction]:
    places = [match.start() for match in _QUOTES.finditer(text)]
    if len(places) % 2 or not any(map(_is_chinese, text)):
        return
    for count, position in enumerate(places):
        yield Correction(position, text[position], "”" if count % 2 else "“", "中文里的引号用“”")


def bracket_faults(text: str) -> tuple[BracketFault, ...]:
    """Brackets, book marks and quotes of one paragraph that have no partner."""
    waiting: list[tuple[int, str]] = []
    faults: list[BracketFault] = []
    for position, mark in enumerate(text):
        if mark in PAIRS:
            waiting.append((position, mark))
        elif mark in _CLOSERS:
            faults += _close(waiting, position, mark, text)
    faults += [BracketFault(place, mark, f"“{mark}”没有对应的“{PAIRS[mark]}”") for place, mark in waiting]
    return tuple(sorted(faults, key=lambda fault: fault.position))


def _close(waiting: list[tuple[int, str]], position: int, mark: str, text: str) -> list[BracketFault]:
    if _ends_an_ordinal(text, position, waiting) or (mark == "’" and text[position - 1 : position].isascii()):
        return []
    if not waiting:
        return [BracketFault(position, mark, f"“{mark}”没有对应的“{_CLOSERS[mark]}”")]
    place, opener = waiting.pop()
    if PAIRS[opener] == mark:
        return []
    if {opener + mark} & {"（)", "(）"}:
        return [BracketFault(place, opener, f"“{opener}”与“{mark}”不成对")]
    if _CLOSERS[mark] in (each for _, each in waiting):
        _close(waiting, position, mark, text)
        return [BracketFault(place, opener, f"“{opener}”没有对应的“{PAIRS[opener]}”")]
    waiting.append((place, opener))
    return [BracketFault(position, mark, f"“{mark}”没有对应的“{_CLOSERS[mark]}”")]


def _ends_an_ordinal(text: str, position: int, waiting: list[tuple[int, str]]) -> bool:
    if text[position] not in "）)" or any(opener in "（(" for _, opener in waiting):
        return False
    return bool(re.search(r"(?:^|[^0-9])[0-9]{1,3}$", text[max(0, position - 4) : position]))
