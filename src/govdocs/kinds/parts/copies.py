"""Copies for others: records masked field by field, and a guard over what is printed from them.

Which field is personal stands with its type (kinds.parts.masks). The records are masked before anything
is composed of them; the guard then looks for what they say in the texts of the finished copy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from string import ascii_uppercase
from typing import Any

from pydantic import BaseModel

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, error
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.fields import Input
from govdocs.kinds.parts.masks import LEAST_COUNT, SCHOOL, WITHHELD, Mask, Secret
from govdocs.kinds.parts.persons import NO_NUMBER
from govdocs.kinds.parts.secrets import Secrets, about_children, fields_of, numbers_in, secrets_of
from govdocs.text.masking import (
    age_band,
    birth_and_age,
    masked_name,
    masked_number,
    masked_phone,
    school_stage,
    township_of,
    village_of,
    without_brackets,
)

_SAID: Mapping[Secret, str] = {
    "name": "姓名",
    "id": "证件号码",
    "phone": "电话",
    "address": "住址",
    "school": "学校",
    "reporter": "报告人",
}
_COUNTED = re.compile(r"(?<!\d)([12])(?=[人名])")
_TOO_FEW = f"不足{LEAST_COUNT}"


@dataclass(frozen=True, slots=True)
class _Masker:
    """How the facts of a casebook are masked in one copy; `marks` tell brothers and sisters apart."""

    context: Context
    secrets: Secrets
    marks: Mapping[str, str]
    stage: str = ""

    def of(self, records: Sequence[BaseModel]) -> tuple[Input, ...]:
        """Records of one kind as the copy shows them."""
        if not records:
            return ()
        own = replace(self, secrets=self.secrets.for_records(type(records[0])))
        return _inputs(map(own.record, records))

    def record(self, record: BaseModel, *, child: bool = False) -> BaseModel:
        """A record with its personal facts masked, `child` where it stands in one about a child."""
        about = child or about_children(type(record))
        own = replace(self, stage=_stage(record) or self.stage)
        changes: dict[str, Any] = {}
        for name, mask in fields_of(type(record)):
            value = getattr(record, name)
            masked = own._value(value, mask, child=about)
            if masked != value:
                changes[name] = masked
        return record.model_copy(update=changes) if changes else record

    def _value(self, value: Any, mask: Mask | None, *, child: bool) -> Any:
        if isinstance(value, BaseModel):
            return self.record(value, child=child)
        if isinstance(value, tuple):
            return tuple(self._value(each, mask, child=child) for each in value)
        if not isinstance(value, str) or not value:
            return value
        if mask:
            return self.fact(value, mask)
        return self.plain(value) if child else value

    def fact(self, text: str, mask: Mask) -> str:
        """A personal fact as the copy shows it."""
        if text in ("—", "无", WITHHELD):
            return text
        return self._shown(text, mask.secret) or WITHHELD

    def _shown(self, text: str, secret: Secret) -> str:
        if secret == "name":
            return masked_name(text, self.marks.get(text, ""))
        return (self._internal if self.context.copy == "internal" else self._public)(text, secret)

    def _internal(self, text: str, secret: Secret) -> str:
        simple: dict[Secret, Callable[[str], str]] = {
            "id": lambda number: number if number in NO_NUMBER else masked_number(number),
            "birth": lambda day: birth_and_age(day, self.context.today),
            "phone": masked_phone,
            "address": village_of,
            "school": lambda school: self.stage or school_stage(school),
            "health": without_brackets,
            "story": self.plain,
        }
        return simple[secret](text) if secret in simple else ""

    def _public(self, text: str, secret: Secret) -> str:
        if secret == "birth":
            return age_band(text, self.context.today)
        return township_of(text) if secret == "address" else ""

    def plain(self, text: str) -> str:
        """Text with the facts of the records masked wherever they stand in it.

        In the public copy names alone are: what else stands where it does not belong stops that copy.
        """
        return self.secrets.replaced(text, self.fact if self.context.copy == "internal" else self._name)

    def _name(self, text: str, mask: Mask) -> str:
        return self.fact(text, mask) if mask.secret == "name" else text


def copied(casebook: Casebook, context: Context) -> Casebook:
    """The records as `context.copy` shows them; themselves for the full copy."""
    if context.copy == "full":
        return casebook
    masker = _Masker(context, secrets_of(casebook), _marks(casebook))
    return replace(casebook, records={kind: masker.of(records) for kind, records in casebook.records.items()})


def _stage(record: BaseModel) -> str:
    """The stage of the school in a record: as it says, or as the names of school and class tell."""
    schools = [getattr(record, name) for name, mask in fields_of(type(record)) if mask is SCHOOL]
    said = (getattr(record, "schooling", ""), *schools)
    stages = (school_stage(text) for text in said if isinstance(text, str))
    return next((stage for stage in stages if stage and stage != "学校"), "") if any(schools) else ""


def _inputs(records: Iterable[BaseModel]) -> tuple[Input, ...]:
    return tuple(record for record in records if isinstance(record, Input))


def _marks(casebook: Casebook) -> dict[str, str]:
    """Letters for the names of children of one family, by name."""
    families: dict[str, list[str]] = {}
    for record in chain.from_iterable(casebook.records.values()):
        parents = [getattr(getattr(record, role, None), "name", "") for role in ("father", "mother")]
        name = getattr(record, "name", "")
        if name and any(parents):
            families.setdefault(next(filter(None, parents)), []).append(name)
    several = (list(dict.fromkeys(names)) for names in families.values())
    return {
        name: ascii_uppercase[number % len(ascii_uppercase)]
        for names in several
        if len(names) > 1
        for number, name in enumerate(names)
    }


def leaks(texts: Iterable[str], secrets: Secrets, context: Context) -> Iterator[Diagnostic]:
    """An error for each sort of personal fact that the texts of a masked copy still show.

    Nothing of the fact is quoted. `secrets` are those of the records before they were masked.
    """
    if context.copy == "full":
        return
    internal: tuple[Secret, ...] = ("id", "phone", "reporter")
    found: dict[Secret, int] = {}
    for text in texts:
        shown = {hit.mask.secret for hit in secrets.find(text) if township_of(hit.fact) != hit.fact}
        for secret in shown | {secret for _, secret in numbers_in(text)}:
            if context.copy == "public" or secret in internal:
                found[secret] = found.get(secret, 0) + 1
    for secret, times in found.items():
        words = f"副本里有 {times} 处会露出{_SAID.get(secret, '个人信息')}，没有生成"
        yield error("D890", words, "", "删去自由填写的栏目里的个人信息，或改出内部件")


def small_counts(texts: Iterable[str], context: Context) -> Iterator[Diagnostic]:
    """An error where the public copy of counts tells one that points at persons."""
    if context.copy != "public":
        return
    small = sum(1 for text in texts if text in ("1", "2") or _COUNTED.search(text))
    if small:
        words = f"公开件里有 {small} 处人数小于 {LEAST_COUNT}，可能认出个人，没有生成"
        yield error("D891", words, "", "合并较小的类别或村（社区）后再公开")


def count_words(number: int, context: Context) -> str:
    """A count of persons as the copy may tell it."""
    return _TOO_FEW if context.copy == "public" and 0 < number < LEAST_COUNT else str(number)


def hidden_notes(context: Context) -> tuple[str, ...]:
    """What the notes under counts say of those that the copy leaves out."""
    words = f"人数不足{LEAST_COUNT}的写“{_TOO_FEW}”，可以由它推算的写“{WITHHELD}”。"
    return (words,) if context.copy == "public" else ()


def shown_table(
    rows: Sequence[Sequence[int]], groups: Sequence[Sequence[int]], context: Context
) -> list[list[str]]:
    """Counts as the copy may tell them; the first row is the sum of the others.

    `groups` are the columns that add up to the same total. In the public copy small counts are left
    out, and one more count where subtraction would give a small one away.
    """
    if context.copy != "public":
        return [[str(number) for number in row] for row in rows]
    hidden = {
        (i, j) for i, row in enumerate(rows) for j, number in enumerate(row) if 0 < number < LEAST_COUNT
    }
    lines = [[(i, j) for j in group] for i in range(len(rows)) for group in groups]
    lines += [[(i, j) for i in range(len(rows))] for j in range(len(rows[0]) if rows else 0)]
    while more := next(filter(None, (_telling(line, hidden, rows) for line in lines)), None):
        hidden.add(more)
    return [
        [_hidden_words(number) if (i, j) in hidden else str(number) for j, number in enumerate(row)]
        for i, row in enumerate(rows)
    ]


def _telling(
    line: Sequence[tuple[int, int]], hidden: set[tuple[int, int]], rows: Sequence[Sequence[int]]
) -> tuple[int, int] | None:
    """The smallest count of a line that must go too, because only one is left out of it."""
    if sum(place in hidden for place in line) != 1:
        return None
    open_places = [place for place in line if place not in hidden and rows[place[0]][place[1]]]
    return min(open_places, key=lambda place: rows[place[0]][place[1]], default=None)


def _hidden_words(number: int) -> str:
    return _TOO_FEW if number < LEAST_COUNT else WITHHELD
