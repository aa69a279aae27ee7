"""The jobs of a batch: one for each record, in the order of its ledger, each with names and a fingerprint."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import islice
from pathlib import Path

from pydantic import BaseModel

from govdocs import __version__
from govdocs.app.casebook_sources import Origin
from govdocs.app.form_papers import template_digest
from govdocs.app.printing import Options, Press
from govdocs.context import COPY_WORDS, Context
from govdocs.digests import file_digest
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.copies import copied
from govdocs.kinds.parts.secrets import numbers_in, secrets_of
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
    """What all jobs of a run share; it travels to the processes that print.

    `homes` are the folders of the workbooks by their names: pictures are looked for there.
    """

    kind: str
    options: Options
    context: Context
    folder: Path
    homes: tuple[tuple[str, Path], ...] = ()


def whole_print(kind: Kind, settings: Settings, press: Press) -> str:
    """The fingerprint of a run: the program, the options, the forms and the templates of its papers."""
    options, papers = settings.options, settings.options.papers
    wanted = [paper for paper in kind.forms if not papers or paper.label in papers]
    said = (kind.name, options.formats, papers, settings.context, press.profile.style, options.fonts)
    forms = [(paper.label, paper.form) for paper in wanted]
    labels = [paper.label for paper in wanted]
    if "docx" not in options.formats:
        labels = [label for label in labels if press.templates.has_own(kind, label)]
    templates = [template_digest(kind, label, press) for label in labels]
    return sha256(repr((__version__, said, forms, templates)).encode()).hexdigest()


def jobs_of(
    kind: Kind, casebook: Casebook, origins: Mapping[str, Sequence[Origin]], settings: Settings, whole: str
) -> tuple[Job, ...]:
    """The jobs for the records of `kind`, in the order of its ledger; `whole` is the print of the run.

    A number that tells a person is not used: names of files, lists and bookmarks bear none.
    """
    keys = list(_keys(kind, casebook))
    shown = copied(casebook, settings.context).all(kind.name, kind.model)
    places = origins.get(kind.name, ())
    order = _order(kind, casebook, settings.context, keys)
    telling = telling_keys(keys, casebook)
    known = [key if key not in telling else "" for key in keys]
    homes = dict(settings.homes)

    def job(number: int, at: int, mark: str) -> Job:
        origin, record = places[at] if at < len(places) else _NO_ORIGIN, shown[at]
        said = (whole, record.model_dump_json(), _picture(record, homes.get(origin.file)))
        return Job(number, known[at], mark, origin, sha256("\n".join(said).encode()).hexdigest(), record)

    copy = COPY_WORDS[settings.context.copy]
    marks = [" ".join(filter(None, (mark, copy))) for mark in distinct_marks(known[at] for at in order)]
    return tuple(job(number, at, mark) for number, (at, mark) in enumerate(zip(order, marks, strict=True), 1))


def _keys(kind: Kind, casebook: Casebook) -> Iterator[str]:
    for record in casebook.all(kind.name, kind.model):
        yield str(getattr(record, kind.key, ""))


def telling_keys(keys: Iterable[str], casebook: Casebook) -> frozenset[str]:
    """Those of `keys` in which a name, a number or another fact about a person stands."""
    secrets = secrets_of(casebook)
    return frozenset(key for key in keys if any(secrets.find(key)) or any(numbers_in(key)))


def sheet_words(origin: Origin, files: Collection[str]) -> str:
    """The sheet in which a record stands, with its file where there are several or that has no sheets."""
    file = origin.file if len(files) > 1 or not origin.sheet else ""
    return " ".join(filter(None, (file, origin.sheet)))


def picture_of(record: BaseModel) -> str:
    """The file name of the photograph that a record names; "" where it names none."""
    name: str = getattr(record, "photo", "")
    return name


def _picture(record: BaseModel, home: Path | None) -> str:
    """The digest of the photograph of a record; "" where it has none."""
    name = picture_of(record)
    return file_digest((home or Path()) / name) if name else ""


def _order(kind: Kind, casebook: Casebook, context: Context, keys: Sequence[str]) -> list[int]:
    """The indexes of the records in the order of the kind's first ledger, those not in it at the end."""
    listed = dict.fromkeys(_listed(kind, casebook, context, set(keys)))
    places = {key: at for at, key in enumerate(listed)}
    return sorted(range(len(keys)), key=lambda at: places.get(keys[at], len(places)))


def _listed(kind: Kind, casebook: Casebook, context: Context, keys: set[str]) -> Iterator[str]:
    """The keys of records in the order in which the main table of the first ledger has them."""
    for paper in kind.ledgers[:1]:
        for ledger in paper.make(casebook, replace(context, copy="full"))[:1]:
            for row in ledger.rows:
                texts = (str(column.text(row)) for column in ledger.columns)
                yield from islice((text for text in texts if text in keys), 1)


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
