"""Use case: a year is archived, step by step: a list to confirm first, then what was confirmed is filed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from govdocs.app.archiving.collecting import Wishes
from govdocs.app.archiving.confirmed_files import UNLISTED
from govdocs.app.archiving.desk import Desk, Request
from govdocs.app.archiving.listing import ReadList, lists_in, read_lists, write_list, write_supplement
from govdocs.app.archiving.ready import Outcome, Told
from govdocs.app.offices.office import Office
from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, Severity, info
from govdocs.errors import InputError
from govdocs.kinds.filing.record import LABEL, FilingList


@dataclass(frozen=True, slots=True)
class Listed:
    """A list that was written for a clerk to confirm; a `supplement` holds what an earlier one has not."""

    path: Path
    record: FilingList
    supplement: bool = False


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
    desk = Desk(request, office, context, told)
    paths = request.lists or lists_in(request.home, request.year)
    if paths:
        return _continued(desk, paths)
    if desk.source is None and not request.children:
        hint = f"先列清单：govdocs archive {request.year} --from 文件夹；清单在别处时加 --list 归档清单.xlsx"
        raise InputError(f"“{request.home}”里没有“{LABEL} {request.year}.xlsx”", hint)
    begun = _begun(desk, desk.source) if desk.source else YearRun()
    outcomes = desk.volumes()
    findings = (*begun.findings, *(one for each in outcomes for one in each.findings))
    return replace(begun, outcomes=outcomes, findings=findings)


def _begun(desk: Desk, source: Path) -> YearRun:
    collected = desk.collected(source)
    if not collected.record.files:
        where = f"文件夹“{source}”里没有可以归档的文件"
        hint = "检查 --from 后面的路径"
        if desk.request.registered:
            where = f"“{source}”里没有登记簿{desk.request.year}年登记的文件"
            hint = "登记簿里登记的文件要放在本单位的文件夹里；要收集别的文件，写 --from 文件夹"
        raise InputError(where, hint)
    path = write_list(collected, desk.request.home, source, desk.context)
    return YearRun(Listed(path, collected.record), (), collected.findings)


def _continued(desk: Desk, paths: tuple[Path, ...]) -> YearRun:
    request, source = desk.request, desk.source
    read = read_lists(
        paths, source, desk.office, desk.context, Wishes(desk.names, year=request.year, filed=desk.originals)
    )
    outcomes = (*desk.filed(read), *desk.volumes())
    waiting = tuple(_waiting(each) for each in read if each.waiting)
    told_lists = tuple(finding for each in read if not each.waiting for finding in _notable(each))
    findings = (*told_lists, *waiting, *(one for each in outcomes for one in each.findings))
    if source is None or request.lists:
        return YearRun(None, outcomes, findings)
    collected = desk.collected(source)
    supplement = write_supplement(collected, read, request.home, source, desk.context)
    if supplement is None:
        return YearRun(None, outcomes, findings)
    told = tuple(finding for finding in findings if finding.code != UNLISTED)  # the supplement names them
    return YearRun(Listed(*supplement, supplement=True), outcomes, (*told, *collected.findings))


def _notable(read: ReadList) -> tuple[Diagnostic, ...]:
    """What a clerk should still hear of a list that is filed: warnings."""
    return tuple(each for each in read.confirmed.findings if each.severity is not Severity.INFO)


def _waiting(read: ReadList) -> Diagnostic:
    hint = "逐件核对，在“填写”表写上确认人，再运行同一条命令"
    return info("A610", f"“{read.path.name}”还没有人确认，没有归档", str(read.path), hint)
