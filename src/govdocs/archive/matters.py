"""事由 and answers: which document replies to which, and what they are both about (DA/T 22-2015, 5.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from govdocs.archive.numbers import Numbers
from govdocs.archive.titles import title_key
from govdocs.text.document_number import parse_document_number

_MATTER = re.compile(r"关于(?P<matter>.+?)的(?P<kind>[\u3400-\u9fff]{1,4})(?:[（(][^（）()]*[）)])?$")
_ANSWERS = ("批复", "复函", "答复", "批示")
_ASKING = ("请示", "函", "报告", "提案", "建议")
_LEAST = 4
"""A matter of fewer characters is said by many documents."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What of a document tells whether it asks or answers; `key` is its number in the list."""

    key: str
    title: str
    doc_no: str = ""
    kind: str = ""
    mentions: tuple[str, ...] = ()


def matter_in(title: str) -> str:
    """What a title is about: 建设儿童之家 of 关于建设儿童之家的请示; "" where it does not say so."""
    match = _MATTER.search(title)
    return match["matter"] if match else ""


def answered(documents: Iterable[Asked]) -> dict[str, str]:
    """The key of each answer to the key of what it answers, as far as one document fits alone."""
    rows = tuple(documents)
    named_by = Numbers((each.doc_no, each) for each in rows)
    asking = [each for each in rows if each.kind in _ASKING]
    found = {}
    for each in (each for each in rows if each.kind in _ANSWERS):
        named = [other for number in each.mentions for other in named_by.find(number)]
        fitting = [other for other in named if other.kind in _ASKING] or list(_alike(each, asking))
        keys = {other.key for other in fitting if other.key != each.key}
        if len(keys) == 1:
            found[each.key] = keys.pop()
    return found


def _alike(answer: Asked, asking: Sequence[Asked]) -> Iterator[Asked]:
    wanted = title_key(matter_in(answer.title))
    for other in asking if len(wanted) >= _LEAST else ():
        matter = title_key(matter_in(other.title))
        if len(matter) >= _LEAST and (matter in wanted or wanted in matter):
            yield other


def missing_numbers(numbers: Iterable[str], year: int) -> dict[str, tuple[int, ...]]:
    """The gaps in each series of 发文字号 of a year: 机关代字 to the numbers that are not there."""
    series: dict[str, set[int]] = {}
    for number in numbers:
        parts = parse_document_number(number)
        if parts and parts.year == year:
            series.setdefault(parts.prefix, set()).add(parts.sequence)
    gaps = {code: tuple(sorted(set(range(1, max(there))) - there)) for code, there in series.items()}
    return {code: gap for code, gap in gaps.items() if gap}
