"""Use case: a year is archived, step by step: a list to confirm first, then what was confirmed is filed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from govdocs.app.archiving.collecting import Collected, Wishes, collect, table_of
from govdocs.app.archiving.filing import file_year
from govdocs.app.archiving.listing import ReadList, lists_in, read_lists, write_list, write_supplement
from govdocs.app.archiving.ready import Order, Outcome, People, Ready, Told
from govdocs.app.offices.office import Office
from govdocs.app.printing import Options, Press, open_press
from govdocs.archive.days import written
from govdocs.archive.model import Scheme
from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, Severity, info
from govdocs.errors import InputError
from govdocs.kinds.filing.record import LABEL, FilingList
from govdocs.text.dates import parse_date
from govdocs.writers.archival import Level


@dataclass(frozen=True, slots=True)
class Request:
    """What the command asks: the year, the folder of the papers (None where a list names it), lists.

    `lists` are those named by the clerk, else those of `home` are used. `archive` is the folder of the
    archive.
    """

    year: int
    home: Path
    archive: Path
    source: Path | None = None
    lists: tuple[Path, ...] = ()
    level: Level = "2b"
    jobs: int = 1


@dataclass(frozen=True, slots=True)
class Listed:
    """A list that was written for a clerk to confirm."""

    path: Path
    record: FilingList


@dataclass(frozen=True, slots=True)
class YearRun:
    """What a run did: a list written or not, what was filed of each list, what was noticed."""

    listed: Listed | None = None
    outcomes: tuple[Outcome, ...] = ()
    findings: tuple[Diagnostic, ...] = ()


def run_year(request: Request, office: Office, context: Context, told: Told) -> YearRun:
    """The next step for a year: write its list where there is none, else file what is confirmed.

    Files that came since then go to a supplement of the list.
    """
    paths = request.lists or lists_in(request.home, request.year)
    if not paths:
        return _begun(request, office, context, told)
    read = read_lists(paths, request.source, office, context)
    outcomes = _filed(read, request, office, context, told)
    waiting = tuple(_waiting(each) for each in read if each.waiting)
    told_lists = tuple(finding for each in read if not each.waiting for finding in _notable(each))
    findings = (*told_lists, *waiting, *(one for each in outcomes for one in each.findings))
    if request.source is None or request.lists:
        return YearRun(None, outcomes, findings)
    collected = _collected(request.source, request, office, context, told)
    supplement = write_supplement(collected, read, request.home, request.source, context)
    listed = Listed(*supplement) if supplement else None
    return YearRun(listed, outcomes, (*findings, *(collected.findings if listed else ())))


def _begun(request: Request, office: Office, context: Context, told: Told) -> YearRun:
    if request.source is None:
        hint = f"先列清单：govdocs archive {request.year} --from 文件夹；清单在别处时加 --list 归档清单.xlsx"
        raise InputError(f"“{request.home}”里没有“{LABEL} {request.year}.xlsx”", hint)
    collected = _collected(request.source, request, office, context, told)
    if not collected.record.files:
        raise InputError(f"文件夹“{request.source}”里没有可以归档的文件", "检查 --from 后面的路径")
    path = write_list(collected, request.home, request.source, context)
    return YearRun(Listed(path, collected.record), (), collected.findings)


def _collected(source: Path, request: Request, office: Office, context: Context, told: Told) -> Collected:
    count = 0

    def progress() -> None:
        nonlocal count
        count += 1
        told("收集", count, 0)

    return collect(source, request.year, office, context, Wishes(progress=progress))


def _filed(
    read: Sequence[ReadList], request: Request, office: Office, context: Context, told: Told
) -> tuple[Outcome, ...]:
    order = Order(
        request.year,
        request.archive,
        _scheme(office),
        request.level,
        request.jobs,
        table_of(office),
        office.name,
    )
    press = _press(office, context)
    return tuple(file_year(_ready(each), order, press, told) for each in read if not each.waiting)


def _scheme(office: Office) -> Scheme:
    return replace(office.scheme, fonds_name=office.scheme.fonds_name or office.name)


def _press(office: Office, context: Context) -> Press:
    return open_press(Options(fonts=office.fonts), context)


def _ready(read: ReadList) -> Ready:
    record = read.confirmed.record
    people = People(
        record.arranged_by, _plain(record.arranged_on), record.checked_by, _plain(record.checked_on)
    )
    return Ready(
        read.confirmed.items,
        read.confirmed.files,
        people,
        record.table,
        record.sample,
        read.path.name,
    )


def _plain(day: str) -> str:
    """A date of a record (2026年3月10日) as YYYYMMDD."""
    found = parse_date(day)
    return written(found) if found else ""


def _notable(read: ReadList) -> tuple[Diagnostic, ...]:
    """What a clerk should still hear of a list that is filed: warnings."""
    return tuple(each for each in read.confirmed.findings if each.severity is not Severity.INFO)


def _waiting(read: ReadList) -> Diagnostic:
    hint = "逐件核对，在“填写”表写上确认人，再运行同一条命令"
    return info("A610", f"“{read.path.name}”还没有人确认，没有归档", str(read.path), hint)
