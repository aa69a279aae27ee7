"""What holds for the records of every form: keys, the children they name, persons and their numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from pydantic import BaseModel

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, error, warning
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.children_named import REGISTER, child_fields, registered
from govdocs.kinds.parts.fields import Input
from govdocs.kinds.parts.form_rules import Path, place
from govdocs.kinds.parts.masks import Mask
from govdocs.kinds.parts.persons import ChildRef, born_by_id, is_test_id, sex_by_id
from govdocs.kinds.parts.record_fields import is_sample_phone
from govdocs.text.dates import parse_date
from govdocs.text.numerals import ascii_digits

_NUMBER = re.compile(r"(?=.*\d)(?!.*\d{11})(?:[A-Za-z0-9_./-]{1,40}|[^\d\s]{1,12}〔\d{4}〕\d{1,5}号)")
"""What the number of a record looks like: no telephone, no card number, no name."""

NO_SUCH_CHILD: Final = "D882"
"""The code of a child that the register does not have, or of one that cannot be looked up."""


def is_number(text: str) -> bool:
    """True for the number of a record; False for what may be something personal instead."""
    return _NUMBER.fullmatch(text.strip()) is not None


def quoted_number(text: str) -> str:
    """The number of a record as a message shows it; "" for what may be something personal."""
    return f"“{text}”" if is_number(text) else ""


@dataclass(frozen=True, slots=True)
class FormSort:
    """What the checks need to know of a kind: its name and label, the field by which records are called."""

    name: str
    label: str
    key: str


def casebook_findings(
    casebook: Casebook, sorts: Iterable[FormSort], context: Context
) -> Iterator[Diagnostic]:
    """What is wrong with the records of all forms together; the records are those before completion."""
    for sort in sorts:
        records = casebook.records.get(sort.name, ())
        yield from _key_findings(records, sort)
        for number, record in enumerate(records, start=1):
            path = (sort.label, f"第{number}项")
            yield from _reference_findings(record, casebook, path)
            yield from _person_findings(record, path, context.today)
            if not getattr(record, "sample", False):
                yield from _sample_findings(record, path)


def _key_findings(records: Iterable[Input], sort: FormSort) -> Iterator[Diagnostic]:
    """Every record has a number, and no two have the same."""
    where: Mapping[str, list[tuple[int, str]]] = defaultdict(list)
    label = label_of(records, sort.key)
    for number, record in enumerate(records, start=1):
        key = getattr(record, sort.key, "") if sort.key else "-"
        if not key:
            words = f"没有写“{label}”"
            yield error("D880", words, place((sort.label, f"第{number}项", label)), f"补写“{label}”")
        where["".join(ascii_digits(key).split()).upper()].append((number, key))
    for same, numbers in where.items():
        for number, key in numbers if same and sort.key and len(numbers) > 1 else ():
            words = f"{label}{quoted_number(key)}重复，有 {len(numbers)} 份"
            hint = f"{label}不能重复：改正其中一个，或删去重复的一份"
            yield error("D881", words, place((sort.label, f"第{number}项", label)), hint)


def label_of(records: Iterable[Input], name: str) -> str:
    """The label of a field of these records."""
    first = next(iter(records), None)
    info = type(first).model_fields.get(name) if first else None
    return (info.title if info else "") or name


_PARTICULARS = ("name", "sex", "born_on", "id_no")


def _reference_findings(record: Input, casebook: Casebook, path: Path) -> Iterator[Diagnostic]:
    """The children that a record names are in the register, and are as it says."""
    for name in child_fields(type(record)):
        label, value = type(record).model_fields[name].title or name, getattr(record, name)
        several = isinstance(value, tuple)
        for number, named in enumerate(value if several else (value,), start=1):
            own = (*path, label, f"第{number}项") if several else (*path, label)
            yield from _child_findings(named, casebook, own)


def _child_findings(named: ChildRef, casebook: Casebook, path: Path) -> Iterator[Diagnostic]:
    if not named.file_no:
        return
    found = registered(casebook, named.file_no)
    where = place((*path, "档案号"))
    if found is None and casebook.records.get(REGISTER):
        hint = "核对档案号；这名未成年人还没有登记的，先在表“未成年人”里登记"
        yield error(NO_SUCH_CHILD, f"表“未成年人”里没有这个档案号{quoted_number(named.file_no)}", where, hint)
    elif found is None:
        hint = "把未成年人的登记放在同一工作簿里，或一起给出那个文件"
        yield warning(
            NO_SUCH_CHILD,
            f"没有读入未成年人的登记，无法核对档案号{quoted_number(named.file_no)}",
            where,
            hint,
        )
    for name in _PARTICULARS if found else ():
        said, known = getattr(named, name), getattr(found, name, "")
        if said and known and not _same(name, said, known):
            label = ChildRef.model_fields[name].title or name
            words = f"{label}与档案号{quoted_number(named.file_no)}的登记不一致"
            yield error("D883", words, place((*path, label)), "核对档案号；只写档案号时，其余各项按登记填入")


def _same(name: str, said: str, known: str) -> bool:
    if name == "born_on":
        return parse_date(said) == parse_date(known) or said == known
    return "".join(said.split()) == "".join(known.split())


def lone_findings(record: Input) -> Iterator[Diagnostic]:
    """What is wrong with a record that stands alone, whatever the day."""
    yield from _person_findings(record, (), date.max)
    if not getattr(record, "sample", False):
        yield from _sample_findings(record, ())


def _person_findings(record: BaseModel, path: Path, today: date) -> Iterator[Diagnostic]:
    """The persons of a record are born by today, and agree with their numbers."""
    for person, own in _persons(record, path):
        said: str = getattr(person, "born_on", "")
        born, number = parse_date(said), getattr(person, "id_no", "")
        sex = getattr(person, "sex", "")
        if said and born is None:
            words = "出生日期不完整，算不出年龄，与年龄有关的规则没有核对"
            yield warning("D204", words, _at(person, own, "born_on"), "年、月、日都要写，如“2016年4月2日”")
        if born and born > today:
            words, hint = "出生日期晚于统计日期", "核对出生日期和统计日期"
            yield error("D886", words, _at(person, own, "born_on"), hint)
        if sex and sex_by_id(number) not in ("", sex):
            words = f"证件号码第 17 位表示的性别是{sex_by_id(number)}，这里写的是{sex}"
            yield error("D884", words, _at(person, own, "sex"), "核对证件号码和性别")
        if born and born_by_id(number) not in (None, born):
            words = "出生日期与证件号码第 7 至 14 位不一致"
            yield error("D885", words, _at(person, own, "born_on"), "核对证件号码和出生日期")


def _sample_findings(record: BaseModel, path: Path) -> Iterator[Diagnostic]:
    """Numbers that belong to nobody stand in sample data only."""
    for owner, own, name, secret in _numbers(record, path):
        value = getattr(owner, name)
        made_up = is_test_id(value) if secret == "id" else is_sample_phone(value)
        if made_up:
            what = "号码以 999999 开头" if secret == "id" else "电话是 1000000 开头的示例号段"
            hint = "换成真实号码；试填、演示的数据在“示例数据”写“是”"
            yield error("D887", f"{what}，不属于任何人", _at(owner, own, name), hint)


def _at(owner: BaseModel, path: Path, name: str) -> str:
    return place((*path, type(owner).model_fields[name].title or name))


def _persons(record: BaseModel, path: Path) -> Iterator[tuple[BaseModel, Path]]:
    """Everyone in a record of whom more is told than a name."""
    for owner, own in _inside(record, path):
        if {"id_no", "born_on"} & type(owner).model_fields.keys():
            yield owner, own


def _numbers(record: BaseModel, path: Path) -> Iterator[tuple[BaseModel, Path, str, str]]:
    """Every field of a card number or a telephone."""
    for owner, own in _inside(record, path):
        for name, secret in _number_fields(type(owner)):
            yield owner, own, name, secret


@cache
def _number_fields(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, mark.secret)
        for name, info in model.model_fields.items()
        if info.annotation is str
        for mark in info.metadata
        if isinstance(mark, Mask) and mark.secret in ("id", "phone")
    )


def _inside(record: BaseModel, path: Path) -> Iterator[tuple[BaseModel, Path]]:
    """A record and the records in it, each with its path."""
    yield record, path
    for name in _holders(type(record)):
        value, label = getattr(record, name), type(record).model_fields[name].title or name
        if isinstance(value, BaseModel):
            yield from _inside(value, (*path, label))
        for number, each in enumerate(value if isinstance(value, tuple) else (), start=1):
            if isinstance(each, BaseModel):
                yield from _inside(each, (*path, label, f"第{number}项"))


@cache
def _holders(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a record that may hold others; those of plain texts are passed over."""
    plain = (str, bool, int, float)
    return tuple(name for name, info in model.model_fields.items() if info.annotation not in plain)
