"""What a run of filing is given and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from govdocs.app.archiving.children import Children
from govdocs.archive.four_properties import Report
from govdocs.archive.model import Item, Scheme, Volume, YearArchive
from govdocs.archive.retention_rows import RetentionTable
from govdocs.diagnostics import Diagnostic
from govdocs.writers.archival import Level

Told = Callable[[str, int, int], None]
"""Told of progress: what is being done, how much of it is done, how much there is (0 for unknown)."""


@dataclass(frozen=True, slots=True)
class People:
    """Who arranged and who checked, and when (YYYYMMDD), as the list says."""

    arranged_by: str = ""
    arranged_on: str = ""
    checked_by: str = ""
    checked_on: str = ""


@dataclass(frozen=True, slots=True)
class Ready:
    """What a clerk has confirmed: items, where the files of their parts are, who did the work.

    `table` is the version of the retention table, `children` are those whose volumes are filed.
    """

    items: tuple[Item, ...]
    files: Mapping[str, Path]
    people: People = field(default_factory=People)
    table: str = ""
    synthetic: bool = False
    children: Children | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """How to file: the year, the folder of the archive, the scheme, the level of PDF/A, processes.

    `table` is the retention table that the periods are held against, `office` the name of the office,
    `secrets` are names that may stand in no name of a file and in no copy for others.
    """

    year: int
    folder: Path
    scheme: Scheme
    level: Level = "2b"
    jobs: int = 1
    table: RetentionTable | None = None
    office: str = ""
    secrets: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to: the archive of the year as it now is, and what was filed by this run.

    `volumes` are those that were filed by it.

    `late` are those of `new` that came after their class had been filed, `known` counts what had been
    filed before. `report` is None where nothing was filed.
    """

    root: Path
    archive: YearArchive
    new: tuple[Item, ...] = ()
    known: int = 0
    late: tuple[Item, ...] = ()
    volumes: tuple[Volume, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    report: Report | None = None
