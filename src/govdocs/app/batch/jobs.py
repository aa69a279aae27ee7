"""The jobs of a batch: one for each record, in the order of its ledger, each with names and a fingerprint."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from pydantic import BaseModel

from govdocs import __version__
from govdocs.app.casebook_sources import Origin
from govdocs.app.printing import Options
from govdocs.context import Context
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.registry import Kind
from govdocs.resources import safe_name

_NO_ORIGIN = Origin("", "", 0)
_COUNTED = re.compile(r"（\d+）$")


@dataclass(frozen=True, slots=True)
class Job:
    """A record to be printed.

    `number` is its place in the ledger from 1 on, `key` its number as the office knows it, `mark` stands
    for it in file names: no two jobs have the same. `fingerprint` changes with all that its papers show.
    """

    number: int
    key: str
    mark: str
    origin: Origin
    fingerprint: str
    record: BaseModel


@dataclass(frozen=True, slots=True)
class Settings:
    """What all jobs of a run share; it travels to the processes that print."""

    kind: str
    options: Options
    context: Context
    folder: Path


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """The digests of what is the same for all jobs of a run: program, options, descriptions, templates."""

    parts: tuple[str, ...] = field(default=())

    def of(self, record: BaseModel) -> str:
        """The fingerprint of a job."""
        digest = sha256("\n".join(self.parts).encode())
        digest.update(record.model_dump_json().encode())
        return digest.hexdigest()


def fingerprints_of(kind: Kind, settings: Settings, more: Iterable[str] = ()) -> Fingerprints:
    """Those of a run; `more` are digests of files that its papers are made with."""
    papers = settings.options.papers
    wanted = [(paper.label, paper.form) for paper in kind.forms if not papers or paper.label in papers]
    forms = sha256(repr(wanted).encode()).hexdigest()
    said = (kind.name, repr(settings.options), repr(settings.context))
    return Fingerprints((__version__, *said, forms, *more))


def jobs_of(
    kind: Kind,
    casebook: Casebook,
    origins: Mapping[str, Sequence[Origin]],
    prints: Fingerprints,
    context: Context,
) -> tuple[Job, ...]:
    """The jobs for the records of `kind`, in the order of its ledger."""
    records = casebook.all(kind.name, kind.model)
    keys = [str(getattr(record, kind.key, "")) for record in records]
    places = origins.get(kind.name, ())
    order = _order(kind, casebook, context, keys)
    marks = distinct_marks([keys[at] for at in order])
    return tuple(
        Job(number, keys[at], mark, _at(places, at), prints.of(records[at]), records[at])
        for number, (at, mark) in enumerate(zip(order, marks, strict=True), start=1)
    )


def _at(places: Sequence[Origin], at: int) -> Origin:
    return places[at] if at < len(places) else _NO_ORIGIN


def _order(kind: Kind, casebook: Casebook, context: Context, keys: Sequence[str]) -> list[int]:
    """The indexes of the records in the order of the kind's first ledger, where that lists all of them."""
    listed = list(_listed(kind, casebook, context, set(keys)))
    if sorted(listed) != sorted(keys):
        return list(range(len(keys)))
    places = {key: at for at, key in enumerate(listed)}
    return sorted(range(len(keys)), key=lambda at: places[keys[at]])


def _listed(kind: Kind, casebook: Casebook, context: Context, keys: set[str]) -> Iterator[str]:
    """The keys of records in the order in which the main table of the first ledger has them."""
    for paper in kind.ledgers[:1]:
        for ledger in paper.make(casebook, context)[:1]:
            texts = (str(column.text(row)) for row in ledger.rows for column in ledger.columns)
            yield from (text for text in texts if text in keys)


def distinct_marks(keys: Iterable[str]) -> list[str]:
    """What stands for each key in file names: different on every system, and with （2） behind it."""
    taken: set[str] = set()
    marks = []
    for number, key in enumerate(keys, start=1):
        mark = safe_name(key) if key else f"第{number}条"
        while _folded(mark) in taken:
            mark = f"{mark} 第{number}条"
        taken.add(_folded(mark))
        marks.append(mark)
    return marks


def _folded(mark: str) -> str:
    return _COUNTED.sub("", mark).casefold()
