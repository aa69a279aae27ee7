"""Use case: the archive of a year is checked again, years later or by others."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from govdocs.app.archiving.collecting import table_of
from govdocs.app.archiving.examining import public_folder
from govdocs.app.archiving.press import press_of
from govdocs.app.archiving.reporting import report_files
from govdocs.app.archiving.validators import installed_validator
from govdocs.app.archiving.verifying import Wishes, verify
from govdocs.app.offices.office import Office
from govdocs.archive.four_properties import Report
from govdocs.context import Context
from govdocs.folders import beside, restored
from govdocs.locks import claimed
from govdocs.resources import write_files


def recheck(folder: Path, office: Office, today: date, *, quick: bool = False, jobs: int = 1) -> Report:
    """The report of the year in `folder`; what a killed run left between two states is put right first."""
    root = folder.resolve()
    if not root.exists() and beside(root, "old").exists():
        with claimed(root.parent, beside(root, "lock").name, "归档"):
            restored(root)
    public = public_folder(root.parent)
    wishes = Wishes(
        fonds=office.scheme.fonds if office.folder else None,
        office=office.name,
        table=table_of(office),
        validators=None if quick else installed_validator,
        public=public if public.is_dir() else None,
        measured=not quick,
        jobs=jobs,
    )
    return verify(root, today, wishes)


def write_report(report: Report, output: Path, office: Office, context: Context) -> tuple[Path, ...]:
    """The report as JSON, Word and PDF in `output`."""
    return write_files(output, report_files(report, press_of(office, context)))
