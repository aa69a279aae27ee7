"""The four-property report of a year that is being filed, and what else stands beside the bag."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from govdocs.app.archiving.papers import public_papers
from govdocs.app.archiving.ready import Order
from govdocs.app.archiving.reporting import report_files
from govdocs.app.archiving.validators import installed_validator
from govdocs.app.archiving.verifying import Wishes, verify
from govdocs.app.printing import Press
from govdocs.archive.bags import TAG_ALGORITHM
from govdocs.archive.days import written
from govdocs.archive.four_properties import Report
from govdocs.archive.model import YearArchive
from govdocs.archive.places import REPORT
from govdocs.diagnostics import Diagnostic, error
from govdocs.digests import file_digest
from govdocs.errors import InputError, InvalidDataError
from govdocs.folders import ASIDE, beside, keep_earlier, move_files, remove_folder
from govdocs.resources import read_bytes, write_files

PUBLIC = "公开件"
"""The folder of the public copies is called like that of the archive with this behind it."""

_LIMIT = 256 * 1024 * 1024
_TAGS = f"tagmanifest-{TAG_ALGORITHM}.txt"
_SHOWN = 20


def examined(folder: Path, root: Path, order: Order, today: date) -> Report:
    """The report of the bag in `folder` that stands or will stand at `root`; it names the bag by digest.

    The public copies that were set aside are looked at too, as they are when the archive is checked again.
    """
    public = beside(root, ASIDE)
    wishes = Wishes(
        fonds=order.scheme.fonds,
        office=order.office,
        table=order.table,
        validators=installed_validator,
        public=public if public.is_dir() else None,
        secrets=order.secrets,
        report=True,
        jobs=order.jobs,
    )
    report = verify(folder, today, wishes, beside=root)
    return replace(
        report, notes=(*report.notes, f"信息包的 {_TAGS} 的 SHA-256：{file_digest(folder / _TAGS)}")
    )


def refuse_failed(report: Report, root: Path, order: Order, today: date) -> None:
    """Raises where a check failed that did not fail before: nothing is filed then."""
    if report.sound:
        return
    known = set(_evidence(examined(root, root, order, today))) if root.exists() else set()
    fresh = [pair for pair in _evidence(report) if pair not in known]
    if fresh:
        remove_folder(beside(root, ASIDE))
        words = f"检测没有通过（{len(fresh)} 处），没有归档任何文件"
        raise InvalidDataError(words, tuple(_told(fresh)), "在归档清单或文件里改正后重新运行")


def set_public_aside(archive: YearArchive, root: Path, press: Press) -> Mapping[str, Path]:
    """Write the catalogue for everybody into a hidden folder beside the bag at `root`, before it is checked.

    Gives the place of each file by name, in a tree of their own.
    """
    waiting = beside(root, ASIDE)
    remove_folder(waiting)
    public = public_papers(archive, press)
    write_files(waiting, public)
    home = public_folder(root.parent)
    return {name: home / name for name in public}


def set_report_aside(report: Report, root: Path, press: Press) -> Mapping[str, Path]:
    """Write the report into the same folder; give the place of each file by name, beside the bag."""
    around = report_files(report, press)
    write_files(beside(root, ASIDE), around)
    return {name: root.parent / name for name in around}


def put_beside(root: Path, places: Mapping[str, Path]) -> None:
    """Give what was set aside its places; an earlier report, which people may have filled in, is kept."""
    waiting = beside(root, ASIDE)
    reports = [(waiting / name, place) for name, place in places.items() if place.parent == root.parent]
    if any(place.is_file() and file_digest(place) != file_digest(made) for made, place in reports):
        keep_earlier((place for _, place in reports), _day_of_report(root))
    move_files(waiting, places)


def _day_of_report(root: Path) -> str:
    """The day of the report beside the bag, YYYYMMDD; words where it does not tell one."""
    try:
        told = json.loads(read_bytes(_report_json(root), _LIMIT))["检测时间"]
        return written(date.fromisoformat(told[:10]))
    except (InputError, ValueError, KeyError, TypeError):
        return "原件"


def _report_json(root: Path) -> Path:
    return root.parent / f"{root.name} {REPORT}.json"


def public_folder(archive: Path) -> Path:
    """Where the public copies of the archive in a folder lie: in a tree of their own."""
    whole = archive.resolve()
    return whole.parent / f"{whole.name}{PUBLIC}"


def is_reported(root: Path) -> bool:
    """Whether the report beside the bag is that of the bag as it is."""
    try:
        told = read_bytes(_report_json(root), _LIMIT)
    except InputError:
        return False
    return file_digest(root / _TAGS).encode() in told


def _evidence(report: Report) -> Iterator[tuple[str, str, str]]:
    for result in report.failed:
        for words in result.evidence or (result.text,):
            yield result.id, result.text, words


def _told(fresh: list[tuple[str, str, str]]) -> Iterator[Diagnostic]:
    for check, text, words in fresh:
        yield error("A608", f"{check} {text}：{words}", "", "")
