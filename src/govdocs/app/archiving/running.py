"""Use case: a year is archived, step by step: a list to confirm first, then what was confirmed is filed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from govdocs.app.archiving.children import ChildrenWish, open_children
from govdocs.app.archiving.collecting import Collected, Wishes, collect, table_of
from govdocs.app.archiving.filing import file_year
from govdocs.app.archiving.listing import ReadList, lists_in, read_lists, write_list, write_supplement
from govdocs.app.archiving.ready import Order, Outcome, People, Ready, Told
from govdocs.app.offices.office import Office
from govdocs.app.printing import Options, Press, open_press
from govdocs.archive.days import written
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
    archive. `children` are workbooks whose closed cases become volumes, with `every` the others too, as
    `confirmed_by` says.
    """

    year: int
    home: Path
    archive: Path
    source: Path | None = None
    lists: tuple[Path, ...] = ()
    level: Level = "2b"
    jobs: int = 1
    children: tuple[Path, ...] = ()
    every: bool = False
    confirmed_by: str = ""


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

    Files that came since then go to a supplement of the list. Volumes of children need no list.
    """
    desk = _Desk(request, office, context, told)
    paths = request.lists or lists_in(request.home, request.year)
    if not paths and not (request.children and request.source is None):
        begun = _begun(desk)
        return replace(begun, outcomes=desk.volumes()) if request.children else begun
    read = read_lists(paths, request.source, office, context)
    outcomes = (*desk.filed(read), *desk.volumes())
    waiting = tuple(_waiting(each) for each in read if each.waiting)
    told_lists = tuple(finding for each in read if not each.waiting for finding in _notable(each))
    findings = (*told_lists, *waiting, *(one for each in outcomes for one in each.findings))
    if request.source is None or request.lists:
        return YearRun(None, outcomes, findings)
    collected = desk.collected(request.source)
    supplement = write_supplement(collected, read, request.home, request.source, context)
    listed = Listed(*supplement) if supplement else None
    return YearRun(listed, outcomes, (*findings, *(collected.findings if listed else ())))


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every step of a run needs."""

    request: Request
    office: Office
    context: Context
    told: Told

    @property
    def press(self) -> Press:
        return open_press(Options(fonts=self.office.fonts), self.context)

    @property
    def order(self) -> Order:
        wish, office = self.request, self.office
        scheme = replace(office.scheme, fonds_name=office.scheme.fonds_name or office.name)
        return Order(wish.year, wish.archive, scheme, wish.level, wish.jobs, table_of(office), office.name)

    def collected(self, source: Path) -> Collected:
        """What lies in the folder `source`."""
        count = 0

        def progress() -> None:
            nonlocal count
            count += 1
            self.told("收集", count, 0)

        return collect(source, self.request.year, self.office, self.context, Wishes(progress=progress))

    def filed(self, read: Sequence[ReadList]) -> Iterator[Outcome]:
        """What came of each confirmed list."""
        for each in read:
            if not each.waiting:
                yield file_year(_ready(each), self.order, self.press, self.told)

    def volumes(self) -> tuple[Outcome, ...]:
        """What came of the children's workbooks."""
        wish = self.request
        if not wish.children:
            return ()
        confirmed_by = wish.confirmed_by or self.office.people.get("确认人", "")
        order, press = self.order, self.press
        asked = ChildrenWish(wish.children, wish.year, confirmed_by, wish.every)
        children = open_children(asked, self.office, press)
        version = order.table.version if order.table else ""
        ready = Ready((), {}, People(), version, self.office.synthetic, children=children)
        return (file_year(ready, order, press, self.told),)


def _begun(desk: _Desk) -> YearRun:
    request = desk.request
    if request.source is None:
        hint = f"先列清单：govdocs archive {request.year} --from 文件夹；清单在别处时加 --list 归档清单.xlsx"
        raise InputError(f"“{request.home}”里没有“{LABEL} {request.year}.xlsx”", hint)
    collected = desk.collected(request.source)
    if not collected.record.files:
        raise InputError(f"文件夹“{request.source}”里没有可以归档的文件", "检查 --from 后面的路径")
    path = write_list(collected, request.home, request.source, desk.context)
    return YearRun(Listed(path, collected.record), (), collected.findings)


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
