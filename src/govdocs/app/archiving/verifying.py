"""Checking the archive of a year: from its folder alone, on the day it is filed or years later."""

from __future__ import annotations

import contextlib
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath

from govdocs import __version__
from govdocs.app.archiving.seeing import every_text, see_list, see_pdfs, see_print
from govdocs.app.archiving.validators import Validator
from govdocs.archive.access import access_of
from govdocs.archive.bags import DECLARATION, Bag, Digested, read_bag
from govdocs.archive.checks.registry import checked
from govdocs.archive.checks.subject import Access, CatalogueSeen, Subject, Validation
from govdocs.archive.checks.volumes import AROUND
from govdocs.archive.four_properties import Report
from govdocs.archive.keeping import load
from govdocs.archive.metadata_reading import read_catalogue, read_metadata
from govdocs.archive.model import YearArchive
from govdocs.archive.places import ACCESS_LOG, CATALOGUE_XML, DATA, METADATA, OTHERS, PAYLOAD, REPORT
from govdocs.archive.retention import propose
from govdocs.archive.retention_rows import RetentionTable
from govdocs.digests import digested, tree_below
from govdocs.errors import InputError
from govdocs.resources import read_bytes, read_journal

TOOL = f"govdocs {__version__}"
"""The program as a report names it."""

HEAD = 1024
"""So many bytes at the beginning of a file tell its format."""

LIMIT = 1024 * 1024 * 1024
"""The largest manifest or record that is read, in bytes."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a check is given beside the folder; None was not given, and checks that need it do not run.

    `fonds` is the 全宗号 of the office, `table` its retention table, `office` its name, `validator` a
    program of others for PDF/A, `validators` finds one for a level. `public` is the folder of the public
    copies, `secrets` names and numbers that may not leave. With `measured` False PDFs are not opened: only
    what was filed and its digests are checked. `report` says that the report will stand beside the bag;
    None asks the disk.
    """

    moment: str = ""
    fonds: str | None = None
    office: str = ""
    table: RetentionTable | None = None
    validator: Validator | None = None
    validators: Callable[[str], Validator | None] | None = None
    public: Path | None = None
    secrets: frozenset[str] | None = None
    measured: bool = True
    report: bool | None = None
    jobs: int = 1


@dataclass(slots=True)
class _Found:
    """The files of a bag as they were read."""

    files: dict[str, Digested] = field(default_factory=dict)
    unreadable: list[str] = field(default_factory=list)


def verify(folder: Path, today: date, wishes: Wishes | None = None, beside: Path | None = None) -> Report:
    """The four-property report of the bag in `folder`, which may be made by others and of any age.

    `beside` is the place where the archive stands or will stand; the other years are looked for beside
    it. Nothing is written.
    """
    _refuse_no_bag(folder)
    wanted = wishes or Wishes()
    subject = survey(folder, today, wanted, beside or folder)
    moment = wanted.moment or today.isoformat()
    return Report((beside or folder).name, TOOL, moment, checked(subject), tuple(_notes(subject, wanted)))


def _refuse_no_bag(folder: Path) -> None:
    if not folder.is_dir():
        raise InputError(f"找不到文件夹“{folder}”", "给出一个年度的归档文件夹，如 归档/Z109-2025")
    if not (folder / PAYLOAD).is_dir() and not (folder / DECLARATION).is_file():
        below = sorted(path.parent.name for path in folder.glob(f"[!.]*/{PAYLOAD}"))
        hint = (
            f"给出其中一个年度：{'、'.join(below)}"
            if below
            else "给出一个年度的归档文件夹，如 归档/Z109-2025"
        )
        raise InputError(f"“{folder}”不是一个年度的归档文件夹（没有 {PAYLOAD}）", hint)


def survey(folder: Path, today: date, wishes: Wishes, place: Path) -> Subject:
    """All that can be found out about the bag in `folder`."""
    names, folders, links = tree_below(folder)
    bag = _bag(folder, names)
    found = _digested(folder, names, bag.algorithms | {"sha256"})
    archive, fault = _record(folder, found.files)
    subject = Subject(
        today=today,
        archive=archive,
        fonds=wishes.fonds,
        files=found.files,
        folders=folders,
        links=links,
        unreadable=tuple(found.unreadable),
        data_fault=fault,
        bag=bag,
        metadata={path: read_metadata(_content(folder / path)) for path in _called(found.files, METADATA)},
        catalogue=_catalogue(folder, found.files),
        report=_reported(place) if wishes.report is None else wishes.report,
        access=_access(place),
        secrets=wishes.secrets,
    )
    subject = _with_copies(_with_rules(subject, wishes, place), wishes)
    return _with_sights(subject, folder, wishes) if wishes.measured else subject


def _bag(folder: Path, names: Collection[str]) -> Bag:
    """The tag files at the root."""
    roots = [name for name in names if "/" not in name and name.endswith(".txt")]
    return read_bag({name: _content(folder / name) for name in roots})


def _content(path: Path) -> bytes:
    """The content of a file, nothing of one that cannot be read: that is told where digests are compared."""
    try:
        return read_bytes(path, LIMIT) if path.is_file() else b""
    except InputError:
        return b""


def _digested(folder: Path, names: Collection[str], algorithms: Collection[str]) -> _Found:
    """Every file read once from end to end, called by its name in NFC, which is how manifests call it."""
    found = _Found()
    for name in names:
        try:
            file = Digested(*digested(folder / name, algorithms, HEAD))
        except InputError:
            found.unreadable.append(name)
            continue
        found.files[unicodedata.normalize("NFC", name)] = file
    return found


def _record(folder: Path, names: Collection[str]) -> tuple[YearArchive | None, str]:
    """The record of the year, or what is wrong with it; a bag of others has none."""
    path = f"{PAYLOAD}/{DATA}"
    if path not in names:
        return None, ""
    try:
        return load(read_bytes(folder / path, LIMIT)), ""
    except InputError as error:
        return None, error.message


def _called(names: Collection[str], name: str) -> list[str]:
    return [path for path in names if path.startswith(f"{PAYLOAD}/") and PurePosixPath(path).name == name]


def _catalogue(folder: Path, names: Collection[str]) -> CatalogueSeen | None:
    path = f"{PAYLOAD}/{CATALOGUE_XML}"
    return read_catalogue(_content(folder / path)) if path in names else None


def _reported(place: Path) -> bool:
    return (place.parent / f"{place.name} {REPORT}.json").is_file()


def _access(place: Path) -> tuple[Access, ...] | None:
    lines, _ = read_journal(place.parent / ACCESS_LOG)
    return tuple(map(access_of, lines)) if lines else None


def _with_rules(subject: Subject, wishes: Wishes, place: Path) -> Subject:
    """With what the other years and the retention table say."""
    archive = subject.archive
    if archive is None:
        return subject
    others = dict(_other_years(place, archive))
    last = others.get(archive.year - 1)
    codes = {item.code for other in others.values() for item in other.items}
    codes |= {volume.code for other in others.values() for volume in other.volumes}
    known = replace(subject, last_scheme=last.scheme if last else None, other_codes=frozenset(codes))
    table = wishes.table
    if table is None or table.version != archive.table:
        return known
    periods = {row.ident: (str(row.retention),) for row in table.rows}
    proposals = ((item.code, propose(item, table, wishes.office)) for item in archive.items)
    unfiled = {code: proposal.reason for code, proposal in proposals if not proposal.file_it}
    return replace(known, periods=periods, unfiled=unfiled)


def _other_years(place: Path, archive: YearArchive) -> Iterator[tuple[int, YearArchive]]:
    """The other years of the fonds that lie beside this one; one that cannot be read is none."""
    for path in sorted(place.parent.glob(f"[!.]*/{PAYLOAD}/{DATA}")):
        with contextlib.suppress(InputError):
            other = load(read_bytes(path, LIMIT))
            if other.year != archive.year and other.scheme.fonds == archive.scheme.fonds:
                yield other.year, other


def _with_sights(subject: Subject, folder: Path, wishes: Wishes) -> Subject:
    """With what stands in PDFs, Word files and workbooks."""
    files = subject.files or {}
    stored = {path for _, path, _, one in subject.stored() if one.purpose == "archival" and path in files}
    around = [path for path in files if _is_paper(path)]
    pdfs = sorted({path for path in (*stored, *around) if path.endswith(".pdf")})
    lists = [path for path in around if PurePosixPath(path).suffix in {".docx", ".xlsx"}]
    seen = see_pdfs(folder, pdfs, wishes.jobs)
    return replace(
        subject,
        pdfs=seen,
        lists=tuple(found for path in sorted(lists) if (found := see_list(folder, path))),
        prints={path: see_print(folder, path) for path in sorted(around) if path.endswith(".pdf")},
        validations=_validated(folder, {path: seen[path].level for path in pdfs if path in stored}, wishes),
    )


def _validated(folder: Path, levels: Mapping[str, str], wishes: Wishes) -> dict[str, Validation] | None:
    """What validators of others say of the files that claim to be PDF/A; None where there is no validator."""
    found: dict[str, Validation] = {}
    asked = False
    for level in sorted(set(levels.values()) - {""}):
        validator = wishes.validators(level) if wishes.validators else wishes.validator
        if validator:
            asked = True
            found.update(validator(folder, [path for path, one in levels.items() if one == level]))
    return found if asked else None


def _is_paper(path: str) -> bool:
    """Whether a file is a paper about the archive: catalogue, box note, the list of a volume."""
    inside = path.startswith(f"{PAYLOAD}/{OTHERS}/")
    return inside or any(f"_{paper}." in path for paper in AROUND)


def _with_copies(subject: Subject, wishes: Wishes) -> Subject:
    """With the texts of the public copies."""
    if wishes.public is None or not wishes.public.is_dir():
        return subject
    names, _, _ = tree_below(wishes.public)
    texts = {name: every_text(_content(wishes.public / name), name) for name in names}
    return replace(subject, open_texts=texts, public_texts=texts)


def _notes(subject: Subject, wishes: Wishes) -> Iterator[str]:
    """What the reader of a report should know of how it was made."""
    if subject.archive is None:
        yield "没有可读的归档数据：只检测了信息包和文件，没有检测著录项"
    elif wishes.table and wishes.table.version != subject.archive.table:
        yield f"归档时的保管期限表是“{subject.archive.table}”，现在的是“{wishes.table.version}”，没有逐条核对"
    if not wishes.measured:
        yield "快速检测：没有打开 PDF、目录和表格，只核对了文件和校验值"
    elif subject.validations is None:
        yield "没有安装 PDF/A 的外部校验程序（veraPDF；PDF/A-1b 可用 PDFBox Preflight）"
    if subject.archive and subject.archive.synthetic:
        yield "这是演示数据"
