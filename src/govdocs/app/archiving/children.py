"""The volumes of minors of a year: from the workbook of the office to files in the archive."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from govdocs.app.archiving.children_names import codes_of_children
from govdocs.app.archiving.collecting import table_of
from govdocs.app.archiving.copies import CopyWish, archival_pdf
from govdocs.app.archiving.personal import (
    PersonalFile,
    VolumeWish,
    children_of,
    chosen_children,
    late_findings,
    personal_files,
    volume_findings,
)
from govdocs.app.archiving.personal_codes import CODES_FILE, assigned_codes, dump_codes, load_codes
from govdocs.app.casebooks import LoadedCasebook, load_casebook
from govdocs.app.offices.office import Office
from govdocs.app.printing import Press
from govdocs.archive.days import written
from govdocs.archive.model import Part, Scheme, StoredFile, Volume, VolumePaper
from govdocs.archive.order import numbered_volumes
from govdocs.archive.places import stored_name, volume_folder
from govdocs.archive.volumes import recounted
from govdocs.diagnostics import Diagnostic
from govdocs.errors import InputError
from govdocs.readers.pdf import PdfFacts, look_at
from govdocs.resources import read_bytes, write_files
from govdocs.writers.archival import Level
from govdocs.writers.archival_identity import Identity

_LIMIT = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ChildrenWish:
    """Which workbooks, of which year, confirmed by whom; with `every` cases that go on are filed too."""

    paths: tuple[Path, ...]
    year: int
    confirmed_by: str
    every: bool = False


@dataclass(frozen=True, slots=True)
class Children:
    """The records of the workbooks, which of them become volumes, the codes of the children by name."""

    loaded: LoadedCasebook
    wish: VolumeWish
    press: Press
    names: Mapping[str, str]

    def count(self, filed: frozenset[str]) -> int:
        """How many volumes there are beside those of the codes `filed`."""
        return len(chosen_children(self.loaded, replace(self.wish, filed=filed)))

    def volumes(self, filed: frozenset[str], before: tuple[Volume, ...]) -> Iterator[PersonalFile]:
        """Them, one after the other, without the papers that lie in volumes `before`."""
        yield from personal_files(self.loaded, replace(self.wish, filed=filed, volumes=before), self.press)

    def late(self, filed: tuple[Volume, ...]) -> tuple[Diagnostic, ...]:
        """What is told of papers that came after the volumes of the year had been `filed`."""
        persons = frozenset(volume.person for volume in filed)
        return late_findings(self.loaded, replace(self.wish, filed=persons, volumes=filed), self.press)

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What is told of cases that go on and of records that belong to nobody."""
        return volume_findings(self.loaded, self.wish)


def open_children(wish: ChildrenWish, office: Office, press: Press) -> Children:
    """The records of the workbooks; new children get codes, which are kept in the folder of the office.

    Where there is no office they are kept beside the first workbook.
    """
    if not wish.confirmed_by:
        hint = "加上 --confirmed-by 姓名，或在 本单位.yaml 的“人员”里写上确认人"
        raise InputError("一人一档没有写确认人", hint)
    files = [(read_bytes(path, _LIMIT), path.name) for path in wish.paths]
    loaded = load_casebook(files, press.context)
    codes = _codes(loaded, wish.year, office.folder or wish.paths[0].parent)
    return Children(
        loaded,
        VolumeWish(
            wish.year,
            codes,
            table_of(office),
            wish.every,
            filed_by=office.people.get("立卷人", "") or office.people.get("整理人", ""),
            checked_by=office.people.get("检查人", ""),
            confirmed_by=wish.confirmed_by,
            folder=wish.paths[0].parent,
        ),
        press,
        codes_of_children(files, codes, press.context),
    )


def _codes(loaded: LoadedCasebook, year: int, home: Path) -> dict[str, str]:
    """The codes of all children; what is new is written at once, for a code once given stays."""
    table = home / CODES_FILE
    known = load_codes(read_bytes(table, _LIMIT)) if table.exists() else {}
    codes = assigned_codes([child.file_no for child in children_of(loaded.casebook)], known, year)
    if codes != known:
        write_files(home, {CODES_FILE: dump_codes(codes)})
    return codes


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where volumes are put: the payload of the next state, the scheme, the level of PDF/A, the day."""

    payload: Path
    scheme: Scheme
    level: Level
    day: date


def store_volume(
    personal: PersonalFile, filed: Sequence[Volume], shelf: Shelf
) -> tuple[Volume, tuple[Diagnostic, ...]]:
    """Write the papers of a volume as PDF/A with page numbers; give it with its 档号 and stored files.

    Its number follows those that were `filed`.
    """
    facts = {paper.number: look_at(_content(paper, personal)) for paper in personal.volume.papers}
    paged = recounted(personal.volume, {number: each.content_pages for number, each in facts.items()})
    (volume,) = numbered_volumes([replace(paged, filed_on=written(shelf.day))], filed, shelf.scheme)
    findings = list(personal.findings)
    papers = []
    for paper in volume.papers:
        stored, told = _stored(paper, volume, (_content(paper, personal), facts[paper.number]), shelf)
        papers.append(stored)
        findings += told
    return replace(volume, papers=tuple(papers)), tuple(findings)


def _content(paper: VolumePaper, personal: PersonalFile) -> bytes:
    return personal.contents[paper.parts[0].source]


def _stored(
    paper: VolumePaper, volume: Volume, printed: tuple[bytes, PdfFacts], shelf: Shelf
) -> tuple[VolumePaper, tuple[Diagnostic, ...]]:
    """Write the copy of a paper; give the paper with what is recorded of it."""
    identity = Identity(paper.title, paper.author, shelf.day, volume.person, paper.code)
    wish = CopyWish(identity, shelf.scheme, None, paper.first_page, shelf.level)
    made = archival_pdf(*printed, wish, f"{volume.code} 第{paper.number}份")
    part: Part = paper.parts[0]
    name = stored_name(volume.code, paper.number, part.role, "pdf")
    write_files(shelf.payload / volume_folder(volume), {name: made.content})
    digest = sha256(made.content).hexdigest()
    file = StoredFile(name, "pdf", len(made.content), digest, "archival", made.pages)
    kept = replace(part, stored=(file,), pages=made.pages, first_page=paper.first_page, why_not=made.why_not)
    return replace(paper, parts=(kept,)), made.findings
