"""Other children in the papers of one child: their names and numbers give way to their codes (A-57)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel

from govdocs.kinds.children.child import Child
from govdocs.kinds.parts.masks import NAME
from govdocs.kinds.parts.persons import NO_NUMBER, ChildRef
from govdocs.kinds.parts.secrets import fields_of
from govdocs.text.names import split_list
from govdocs.text.numerals import ascii_digits

_OFFICIAL = re.compile(r"(?:人|主任|教师|校长|领导|干部)$")
"""Titles of fields in which those are named who work with children."""

_MAY_BE_CHILDREN = ("疑似侵害人", "在场人", "参与人")
_BRACKET = re.compile(r"[（(].*$")
_START = 2  # characters by which facts are looked up
Record = TypeVar("Record", bound=BaseModel)


@dataclass(frozen=True)
class Others:
    """The names and numbers of all children with their codes, and how long they are by how they begin."""

    codes: Mapping[str, str]
    lengths: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, children: Iterable[Child], codes: Mapping[str, str]) -> Others:
        """Those of `children`, each with its code in the archive; one of two namesakes stands for both."""
        found: dict[str, str] = {}
        for child in children:
            for fact in (child.name, child.former_name, child.id_no, child.student_no):
                if len(_bare(fact)) >= _START and fact not in NO_NUMBER:
                    found.setdefault(_bare(fact), codes[child.file_no])
        lengths: dict[str, set[int]] = {}
        for fact in found:
            lengths.setdefault(fact[:_START], set()).add(len(fact))
        return cls(found, {start: tuple(sorted(each, reverse=True)) for start, each in lengths.items()})

    def named_in(self, text: str, own: str, known: frozenset[str]) -> Iterator[tuple[str, str]]:
        """The facts of other children than `own` in `text`, each with its code.

        `known` are names of persons of the record itself: a grown-up may be called like a child.
        """
        bare = _bare(text)
        place = 0
        while place < len(bare) - 1:
            lengths = self.lengths.get(bare[place : place + _START], ())
            parts = (bare[place : place + length] for length in lengths)
            fact = next((part for part in parts if part in self.codes), "")
            if fact and self.codes[fact] != own and fact not in known:
                yield fact, self.codes[fact]
            place += len(fact) or 1


def _bare(text: str) -> str:
    return "".join(ascii_digits(text).split())


def own_names(record: BaseModel) -> frozenset[str]:
    """The names of the child, its family and the officials that the record gives in fields of their own."""
    alone = record.model_copy(update={"others": ()}) if "others" in type(record).model_fields else record
    return frozenset(_own_names(alone))


def _own_names(record: BaseModel) -> Iterator[str]:
    for name, mask in fields_of(type(record)):
        title, value = type(record).model_fields[name].title or "", getattr(record, name)
        values = value if isinstance(value, tuple) else (value,)
        told = (mask is NAME or bool(_OFFICIAL.search(title))) and title not in _MAY_BE_CHILDREN
        for each in values:
            if isinstance(each, BaseModel):
                yield from _own_names(each)
            elif told and isinstance(each, str):
                yield from (_bare(_BRACKET.sub("", person)) for person in split_list(each))


def redacted(record: Record, others: Others, own: str) -> Record:
    """`record` with codes in the place of the names and numbers of other children."""
    known = own_names(record)

    def text(value: str) -> str:
        for fact, code in sorted(set(others.named_in(value, own, known)), key=lambda one: -len(one[0])):
            value = _replaced(value, fact, f"〔{code}〕")
        return value

    def plain(value: Any) -> Any:
        match value:
            case str():
                return text(value)
            case tuple():
                return tuple(plain(each) for each in value)
            case ChildRef() if code := _code(value, others, own, known):
                return ChildRef.model_construct(file_no=value.file_no, name=f"〔{code}〕")
            case BaseModel():
                changed = {name: plain(getattr(value, name)) for name in type(value).model_fields}
                return value.model_copy(update=changed)
            case _:
                return value

    result: Record = plain(record)
    return result


def _code(named: ChildRef, others: Others, own: str, known: frozenset[str]) -> str:
    """The code of another child whose particulars stand in a record; "" for the own one."""
    said = f"{named.name} {named.id_no}"
    return next((code for _, code in others.named_in(said, own, known)), "")


def _replaced(text: str, fact: str, shown: str) -> str:
    """`text` with `shown` for `fact`, however spaces and wide digits lie in it."""
    spots = [place for place, mark in enumerate(text) if not mark.isspace()]
    bare = _bare(text)
    pieces, done, start = [], 0, bare.find(fact)
    while start >= 0:
        pieces += [text[done : spots[start]], shown]
        done = spots[start + len(fact) - 1] + 1
        start = bare.find(fact, start + len(fact))
    return "".join((*pieces, text[done:]))
