"""农村留守儿童汇总表: children left behind counted by age, school, health, care and aid; its 勾稽 checks.

Columns after the national report; how its eleven sorts of aid gather the words of the register is this
project's own. A child of whom a fact is not known counts under 未采集 of that fact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from govdocs.kinds.children.child import Child
from govdocs.kinds.children.order import children_on, villages_of
from govdocs.kinds.children.rules import LEFT_BEHIND_UNTIL
from govdocs.kinds.children.words import ACTUAL_CARERS, CARE_REASONS, COMPULSORY, GUARDIAN_GRADES
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.record_fields import or_gap

UNKNOWN: Final = "未采集"
SUM: Final = "小计"

Facts = Callable[[Child, date], tuple[str, ...]]
"""Under which headings of a section a child counts; under none where the section does not ask about it."""


@dataclass(frozen=True, slots=True)
class Section:
    """Neighbouring columns about one fact; each child counts once in it unless it is `multiple`.

    `partial` where it asks about some children only.
    """

    label: str
    headings: tuple[str, ...]
    facts: Facts
    multiple: bool = False
    partial: bool = False


AGE_BANDS: Final = (("0—5周岁", 0, 5), ("6—13周岁", 6, 13), ("14—16周岁", 14, LEFT_BEHIND_UNTIL - 1))
"""Bands of ages, both ends within; 14—16周岁 means from 14 to under 16."""

_SCHOOLING: Final = {
    "学龄前未入园": "学龄前",
    "幼儿园": "幼儿园",
    "小学": "小学",
    "初中": "初中",
    "高中": "高中",
    "中职/中专": "中专及以上",
}
_SCHOOLS = (*_SCHOOLING.values(), "其他", UNKNOWN)
_HEALTHS: Final = ("健康", "一般或较弱", "重病", "慢性病", "残疾", "其他")
_HUKOU: Final = {"农村居民": "农村", "城镇居民": "城镇", "其他": "其他"}
_CARERS: Final = dict(zip(ACTUAL_CARERS, ("其他", "祖辈", "亲友", "无", "其他"), strict=True))
_AIDS: Final = {
    "低保": "低保",
    "特困供养": "特困供养",
    "临时救助": "临时救助",
    "医疗救助": "医疗救助",
    "医保资助参保": "医疗救助",
    "住房救助": "住房救助",
    "教育资助": "教育资助",
    "营养改善": "教育资助",
    "困难残疾人生活补贴": "残疾补贴与康复",
    "重度残疾人护理补贴": "残疾补贴与康复",
    "康复救助": "残疾补贴与康复",
    "法律援助": "法律与司法救助",
    "司法救助": "法律与司法救助",
    "心理服务": "心理服务",
}
_AID_SORTS = (*dict.fromkeys(_AIDS.values()), "其他", "无", UNKNOWN)


def band_of(age: int | None) -> str:
    """The band of an age."""
    return next((label for label, low, high in AGE_BANDS if age is not None and low <= age <= high), UNKNOWN)


def _mapped(words: dict[str, str], value: str, other: str = UNKNOWN) -> tuple[str]:
    return (words.get(value, other) if value else UNKNOWN,)


def _boarding(child: Child, day: date) -> tuple[str, ...]:
    """Boarding is asked of pupils of compulsory schooling only."""
    del day
    if child.schooling not in COMPULSORY:
        return ()
    return ({"是": "寄宿", "否": "非寄宿"}.get(child.boarding, UNKNOWN),)


def _aid(child: Child, day: date) -> tuple[str, ...]:
    del day
    words = [aid.aid_type for aid in child.aids if aid.aid_type]
    sorts = dict.fromkeys(_AIDS.get(word, word if word == "无" else "其他") for word in words)
    return tuple(sorts) or (UNKNOWN,)


SECTIONS: Final = (
    Section("受教育情况", _SCHOOLS, lambda child, _: _mapped(_SCHOOLING, child.schooling, "其他")),
    Section("户籍性质", (*_HUKOU.values(), UNKNOWN), lambda child, _: _mapped(_HUKOU, child.hukou_type)),
    Section("寄宿情况", ("寄宿", "非寄宿", UNKNOWN), _boarding, partial=True),
    Section("健康状况", (*_HEALTHS, UNKNOWN), lambda child, _: (child.health or UNKNOWN,)),
    Section("委托照料原因", (*CARE_REASONS, UNKNOWN), lambda child, _: (child.care_reason or UNKNOWN,)),
    Section(
        "实际照料人",
        ("祖辈", "亲友", "无", "其他", UNKNOWN),
        lambda child, _: _mapped(_CARERS, child.actual_carer),
    ),
    Section("监护情况", (*GUARDIAN_GRADES, UNKNOWN), lambda child, _: (child.guardian_grade or UNKNOWN,)),
    Section("享受救助（可多项）", _AID_SORTS, _aid, multiple=True),
)
"""The sections behind that of ages."""

AGES: Final = "年龄段"
SEXES: Final = ("男", "女")

Key = tuple[str, str, str]
"""A column: its section, its heading, and below a band of ages 小计, 男 or 女."""

TOTAL_KEY: Final[Key] = ("数量", "", "")
AGE_UNKNOWN: Final[Key] = (AGES, UNKNOWN, "")


def keys() -> tuple[Key, ...]:
    """Every column that counts, from left to right."""
    ages = ((AGES, label, part) for label, *_ in AGE_BANDS for part in (SUM, *SEXES))
    others = ((section.label, heading, "") for section in SECTIONS for heading in section.headings)
    return (TOTAL_KEY, *ages, AGE_UNKNOWN, *others)


@dataclass(frozen=True)
class Line:
    """A line of the summary: a village or all, and how many children each column counts."""

    label: str
    counts: dict[Key, int]

    def of(self, section: str, heading: str, part: str = "") -> int:
        """What a column counts."""
        return self.counts[section, heading, part]

    @property
    def total(self) -> int:
        """How many children there are."""
        return self.counts[TOTAL_KEY]


@dataclass(frozen=True, slots=True)
class Check:
    """A relation that must hold in every line: what is on its two sides, and where it does not hold."""

    words: str
    broken: tuple[str, ...]


def left_behind_on(casebook: Casebook, day: date) -> tuple[Child, ...]:
    """The children left behind on `day`: under 16, or of an age that nobody knows."""
    return tuple(child for child in children_on(casebook, day) if counts_as_left_behind(child, day))


def counts_as_left_behind(child: Child, day: date) -> bool:
    """True for a child left behind that is not yet sixteen on `day`."""
    return child.left_behind and (child.age_on(day) or 0) < LEFT_BEHIND_UNTIL


def summary_lines(casebook: Casebook, day: date) -> tuple[Line, ...]:
    """All children left behind in the first line, then those of each village of the register."""
    children = left_behind_on(casebook, day)
    villages = (
        (or_gap(village), [child for child in children if child.village == village])
        for village in villages_of(children_on(casebook, day))
    )
    return (_line("合计", children, day), *(_line(label, some, day) for label, some in villages))


def _line(label: str, children: Iterable[Child], day: date) -> Line:
    counts = dict.fromkeys(keys(), 0)
    for child in children:
        counts[TOTAL_KEY] += 1
        for key in _ages_of(child, day):
            counts[key] += 1
        for section in SECTIONS:
            for heading in section.facts(child, day):
                counts[section.label, heading, ""] += 1
    return Line(label, counts)


def _ages_of(child: Child, day: date) -> Iterator[Key]:
    band = band_of(child.age_on(day))
    if band == UNKNOWN:
        yield AGE_UNKNOWN
        return
    yield AGES, band, SUM
    if child.sex:
        yield AGES, band, child.sex


def checks(lines: Sequence[Line]) -> tuple[Check, ...]:
    """The relations between the columns (勾稽), each with the lines in which it does not hold."""
    return tuple(_checks(lines))


def _checks(lines: Sequence[Line]) -> Iterator[Check]:
    bands = [label for label, *_ in AGE_BANDS]

    def check(words: str, left: Callable[[Line], int], right: Callable[[Line], int]) -> Check:
        return Check(words, tuple(line.label for line in lines if left(line) != right(line)))

    yield check(
        "数量=各年龄段小计之和",
        lambda line: line.total,
        lambda line: sum(line.of(AGES, band, SUM) for band in bands) + line.counts[AGE_UNKNOWN],
    )
    for band in bands:
        yield check(
            f"{band}小计=男+女",
            lambda line, band=band: line.of(AGES, band, SUM),  # type: ignore[misc]
            lambda line, band=band: sum(line.of(AGES, band, sex) for sex in SEXES),  # type: ignore[misc]
        )
    for section in SECTIONS:
        if not (section.multiple or section.partial):
            yield check(
                f"数量={section.label}各项之和",
                lambda line: line.total,
                lambda line, section=section: _sum_of(line, section),  # type: ignore[misc]
            )
    boarding = next(section for section in SECTIONS if section.partial)
    yield check(
        "小学+初中=寄宿+非寄宿",
        lambda line: sum(line.of("受教育情况", stage) for stage in COMPULSORY),
        lambda line: _sum_of(line, boarding),
    )
    yield Check("各村（社区）之和=合计", _unlike_total(lines))


def _sum_of(line: Line, section: Section) -> int:
    return sum(line.of(section.label, heading) for heading in section.headings)


def _unlike_total(lines: Sequence[Line]) -> tuple[str, ...]:
    first, *others = lines
    wrong = any(count != sum(line.counts[key] for line in others) for key, count in first.counts.items())
    return (first.label,) if wrong and others else ()


def unknown_counts(line: Line) -> dict[str, int]:
    """How many children lack a fact, by section; those that no one lacks are left out."""
    found = {key[0]: count for key, count in line.counts.items() if key[1] == UNKNOWN}
    lacking_sex = sum(
        line.of(AGES, band, SUM) - sum(line.of(AGES, band, sex) for sex in SEXES) for band, *_ in AGE_BANDS
    )
    return {label: count for label, count in {**found, "性别": lacking_sex}.items() if count}
