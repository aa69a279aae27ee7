"""The personal facts of records, found again in any text: for masking free text and for a last look."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.masks import BIRTH, ID, PHONE, WITHHELD, Mask, Secret
from govdocs.kinds.parts.persons import NO_NUMBER
from govdocs.text.dates import find_dates, formal_date
from govdocs.text.masking import township_of, village_of
from govdocs.text.numerals import ascii_digits

_SEARCHED: Mapping[Secret, int] = {"name": 2, "id": 8, "phone": 7, "address": 5, "school": 4, "reporter": 2}
"""Facts that are looked for in texts, and how long one is at least: shorter ones are said by chance."""

_GAP = r"[\s\u3000-]?"
_ID = re.compile(
    rf"(?<![0-9])[1-9](?:{_GAP}[0-9]){{5}}{_GAP}(?:19|20)(?:{_GAP}[0-9]){{9}}{_GAP}[0-9Xx](?![0-9Xx])"
)
_PHONE = re.compile(rf"(?<![0-9])1(?:{_GAP}[0-9]){{10}}(?![0-9])")
_HOUSE = re.compile(
    r"(?<=村|区)(?:第?[0-9０-９一二三四五六七八九十]+(?:村民小组|组|社|队|号|栋|幢|单元|室|楼|层))+"
)
_OFFICE = re.compile(
    r"(?:委员会|村委会|居委会|政府|办公室|派出所|[公分]安局|教育局|民政局|检察院|法院|学校|小学|中学|幼儿园|医院|卫生院|站|中心|公司)$"
)
"""Ends of addresses at which no family lives: papers are served there."""

_START = 2  # characters by which facts are looked up
_NEAR = 6  # characters before a day in which 生于, 出生日期： stand


class Found(NamedTuple):
    """A fact inside a text: text[start:end] is `fact`."""

    start: int
    end: int
    fact: str
    mask: Mask


@dataclass(frozen=True)
class Secrets:
    """Personal facts, by their first characters, longest first."""

    facts: Mapping[str, tuple[tuple[str, Mask], ...]] = field(default_factory=dict)

    def without(self, secret: Secret) -> Secrets:
        """The facts but those of one sort."""
        kept = ((fact, mask) for facts in self.facts.values() for fact, mask in facts)
        return _indexed((fact, mask) for fact, mask in kept if mask.secret != secret)

    def for_records(self, model: type[BaseModel]) -> Secrets:
        """What records of `model` may not show.

        A reporter is one only where reports are kept: elsewhere the same person visits or helps. A school
        is told by its pupils: where records are about no child it is an employer.
        """
        named = {mask.secret for _, mask in fields_of(model) if mask}
        shown = self if "reporter" in named else self.without("reporter")
        return shown if about_children(model) else shown.without("school")

    def find(self, text: str) -> Iterator[Found]:
        """Every fact that stands in `text`, with spaces in it or not, the longest at each place."""
        spots = [place for place, mark in enumerate(text) if not mark.isspace()]
        bare = ascii_digits("".join(text[place] for place in spots))
        place = 0
        while place < len(bare) - 1:
            facts = self.facts.get(bare[place : place + _START], ())
            hit = next((each for each in facts if bare.startswith(each[0], place)), None)
            if hit:
                yield Found(spots[place], spots[place + len(hit[0]) - 1] + 1, *hit)
            place += len(hit[0]) if hit else 1

    def replaced(self, text: str, shown: Callable[[str, Mask], str]) -> str:
        """`text` with `shown` of each fact in its place.

        Numbers that no record holds, days of birth, and houses behind a village are facts too.
        """
        pieces, done = [], 0
        for found in self.find(text):
            pieces += [text[done : found.start], shown(found.fact, found.mask)]
            done = found.end
        whole = _HOUSE.sub("", _births("".join((*pieces, text[done:])), shown))
        digits = ascii_digits(whole)
        if digits != whole and any(True for _ in numbers_in(digits)):
            whole = digits
        whole = _ID.sub(lambda match: shown(_joined(match[0]), ID), whole)
        return _PHONE.sub(lambda match: shown(_joined(match[0]), PHONE), whole)


def _births(text: str, shown: Callable[[str, Mask], str]) -> str:
    """`text` with the days masked that it calls days of birth."""
    for found in reversed(list(find_dates(text))):
        before, after = text[max(0, found.start - _NEAR) : found.start], text[found.end : found.end + _NEAR]
        if "生" in before or after.startswith(("生", "出生")):
            text = text[: found.start] + shown(formal_date(found.day), BIRTH) + text[found.end :]
    return text


def _joined(number: str) -> str:
    return re.sub(r"[\s-]", "", number)


def numbers_in(text: str) -> Iterator[tuple[str, Secret]]:
    """Card numbers and mobile numbers in `text`, whosever they are."""
    bare = ascii_digits(text)
    yield from ((match[0], "id") for match in _ID.finditer(bare))
    yield from ((match[0], "phone") for match in _PHONE.finditer(bare))


def secrets_of(casebook: Casebook) -> Secrets:
    """The personal facts of all records about children and their families; of others all but names.

    Those who work with children are named in the papers about them: that is no secret.
    """
    return _indexed(
        (fact, mask)
        for records in casebook.records.values()
        for record in records
        for fact, mask in facts_of(record)
        if mask.secret != "name" or about_children(type(record))
    )


@cache
def about_children(model: type[BaseModel]) -> bool:
    """True for records of a child, about one, or about a family."""
    return bool({"child", "children", "file_no", "householder"} & model.model_fields.keys())


def _indexed(facts: Iterable[tuple[str, Mask]]) -> Secrets:
    found: dict[str, list[tuple[str, Mask]]] = {}
    for fact, mask in dict(_with_tails(facts)).items():
        least = _SEARCHED.get(mask.secret, 0)
        public = fact in (*NO_NUMBER, "—", WITHHELD) or (mask.secret == "address" and _OFFICE.search(fact))
        if least and len(fact) >= least and not public:
            found.setdefault(fact[:_START], []).append((fact, mask))
    return Secrets(
        {start: tuple(sorted(each, key=lambda one: -len(one[0]))) for start, each in found.items()}
    )


def _with_tails(facts: Iterable[tuple[str, Mask]]) -> Iterator[tuple[str, Mask]]:
    """The facts without spaces, and of addresses what stands behind the township too."""
    for fact, mask in facts:
        bare = "".join(ascii_digits(fact).split())
        yield bare, mask
        tail = bare.removeprefix(township_of(bare)) if mask.secret == "address" else bare
        if tail not in (bare, village_of(tail)):
            yield tail, mask


def facts_of(record: BaseModel) -> Iterator[tuple[str, Mask]]:
    """The texts of the personal fields of a record and of the records in it."""
    for name, mask in fields_of(type(record)):
        for value in _flat(getattr(record, name)):
            if isinstance(value, BaseModel):
                yield from facts_of(value)
            elif mask and isinstance(value, str) and value:
                yield value, mask


def _flat(value: Any) -> Iterator[Any]:
    if isinstance(value, tuple | list):
        for each in value:
            yield from _flat(each)
    else:
        yield value


@cache
def fields_of(model: type[BaseModel]) -> tuple[tuple[str, Mask | None], ...]:
    """The fields of a model with the mask of each; None for what everybody may see."""
    return tuple(
        (name, next((each for each in info.metadata if isinstance(each, Mask)), None))
        for name, info in model.model_fields.items()
    )
