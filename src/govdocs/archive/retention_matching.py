"""Which rows of a retention table a document answers to, and which of them says most about it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govdocs.archive.model import Direction, Importance, Item, Role, Span
from govdocs.archive.retention_rows import Joint, Level, RetentionRow, RetentionTable
from govdocs.text.numerals import ascii_digits

_ORGANS = re.compile(r"[、，,；;\s]+")
_TAIL = re.compile(r"[（(〔\[【][^（(〔\[【]{1,12}[）)〕\]】]$")
_MADE_UP = re.compile(r"(?<=.)\[[^\[\]]*\]$")
"""What the archivist wrote behind a title: [附来函：…] (DA/T 22-2015, 5.5)."""

_TOWNSHIPS = ("镇", "乡", "街道")
_OF_TOWNSHIPS = (*_TOWNSHIPS, "党政")
_PLACE = re.compile(rf"(?:.*[县市区旗州])?(.+?(?:{'|'.join(_TOWNSHIPS)}))")

_UPWARD = ("报告", "请示")
"""What is only written to a superior (党政机关公文处理工作条例 第八条)."""

_QUOTES = str.maketrans("", "", "《》“”\"'‘’〈〉 　")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a table looks at: a document as its rows see it. `weighty` is what its title suggests."""

    title: str
    kind: str
    direction: Direction
    level: Level
    joint: Joint
    importance: Importance
    weighty: bool
    span: Span
    person: bool
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True)
class Match:
    """A row that a document answers to, and how much the row says about it: more wins."""

    row: RetentionRow
    weight: tuple[int, ...]


def facts_of(item: Item, table: RetentionTable, own: str = "") -> Facts:
    """What `table` looks at in `item`; `own` is the name of the office."""
    title = _MADE_UP.sub("", ascii_digits(item.title).translate(_QUOTES))
    direction = _direction(item, table, own)
    level = level_of(item.author, direction, table, own)
    return Facts(
        title=title,
        kind=item.kind or _kind_in(title, table),
        direction="内部" if level == "本级" and direction == "收文" else direction,
        level=level,
        joint=_joint(item, own),
        importance=item.importance,
        weighty=any(phrase.stands_in(title) for phrase in table.weighty),
        span=item.span,
        person=bool(item.person),
        roles=frozenset(part.role for part in item.parts),
    )


def _direction(item: Item, table: RetentionTable, own: str) -> Direction:
    """Its direction; what a superior issued and only lies with what the office issued was received.

    A report or request of the office itself went up, whatever the list says or leaves open.
    """
    organs, place = _organs(item.author), _place(own)
    if item.direction == "内部" and is_same_organ(item.author, own) and item.kind in _UPWARD:
        return "发文"
    if item.direction != "发文" or not place:
        return item.direction
    if any(place in organ or is_same_organ(organ, own) for organ in organs):
        return item.direction
    level, words = _level_by_words(organs[0], table)
    return "收文" if level == "上级" and words and not words.startswith("…") else item.direction


def _kind_in(title: str, table: RetentionTable) -> str:
    """The 文种 at the end of a title; "" where it ends with none that the table knows."""
    bare = _TAIL.sub("", title)
    return next((kind for kind in table.kinds if bare.endswith(kind)), "")


def level_of(author: str, direction: Direction, table: RetentionTable, own: str = "") -> Level:
    """Who `author` is, seen from the office called `own`; an unknown one is 上级.

    Its own organs (清禾镇党政办公室) are 本级, those that others have stationed there (派出所) are not.
    """
    first = _organs(author)[0]
    if direction != "收文" or is_same_organ(first, own):
        return "本级"
    level, words = _level_by_words(first, table)
    place = _place(own)
    stationed = level == "同级" and not any(each in words for each in _OF_TOWNSHIPS)
    return "本级" if place and place in first and level != "下级" and not stationed else level


def _level_by_words(organ: str, table: RetentionTable) -> tuple[Level, str]:
    """The level of an organ by the words of `table`, and the words that told it."""
    for level, phrases in table.levels.items():
        for phrase in phrases:
            if phrase.stands_in(organ):
                return level, phrase.text
    return "上级", ""


def _place(own: str) -> str:
    """The township in the name of an office; "" where there is none."""
    found = _PLACE.search(own)
    return found[1] if found else ""


def _organs(author: str) -> list[str]:
    return [organ for organ in _ORGANS.split(author) if organ] or [""]


def is_same_organ(organ: str, own: str) -> bool:
    """Whether `organ` is the office called `own`, written with or without its county."""
    return len(organ) > 2 and bool(own) and (organ.endswith(own) or own.endswith(organ))


def _joint(item: Item, own: str) -> Joint:
    """Whether it is a joint document: who stands first, or another organ of his township, is the host."""
    organs = _organs(item.author)
    if len(organs) < 2:
        return ""
    place = _place(own)
    first = not own or is_same_organ(organs[0], own) or (bool(place) and place in organs[0])
    if item.direction == "发文" and first:
        return "主办"
    return "协办" if any(is_same_organ(organ, own) for organ in organs) else ""


def matches(facts: Facts, table: RetentionTable) -> tuple[Match, ...]:
    """The rows that a document answers to, the one that says most first."""
    found = [
        Match(row, _weight(row, facts, table, -at))
        for at, row in enumerate(table.recognisable)
        if _answers(row, facts)
    ]
    return tuple(sorted(found, key=lambda match: match.weight, reverse=True))


def _answers(row: RetentionRow, facts: Facts) -> bool:
    return (
        (not row.directions or facts.direction in row.directions)
        and (not row.levels or facts.level in row.levels)
        and (not row.kinds or facts.kind in row.kinds)
        and (not row.joint or facts.joint == row.joint)
        and _weighs(row, facts)
        and _special(row, facts)
        and (not row.titles or _longest(row, facts.title) > 0)
        and not any(phrase.stands_in(facts.title) for phrase in row.without)
    )


def _special(row: RetentionRow, facts: Facts) -> bool:
    """Whether what few rows ask for is so: a file of a person, a case, nothing but certain roles."""
    if row.person and not facts.person:
        return False
    if row.spans and facts.span not in row.spans:
        return False
    return not row.roles or (bool(facts.roles) and facts.roles <= set(row.roles))


def _weighs(row: RetentionRow, facts: Facts) -> bool:
    """Whether the importance fits: where nobody decided it, the words of the title propose it."""
    if not row.importance:
        return True
    if facts.importance:
        return row.importance == facts.importance
    return row.importance == ("重要" if facts.weighty else "一般")


def _longest(row: RetentionRow, title: str) -> int:
    return max((phrase.length for phrase in row.titles if phrase.stands_in(title)), default=0)


def _weight(row: RetentionRow, facts: Facts, table: RetentionTable, place: int) -> tuple[int, ...]:
    """What the office added comes first; then priority, words of the title, conditions, basis, place."""
    words = _longest(row, facts.title)
    conditions = sum(bool(each) for each in row.asked)
    return (row.added, row.priority, words > 0, conditions, words, -table.rank(row), place)
