"""Use case: everything that is to be said about data files, without printing anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from govdocs.app.casebooks import casebook_kind, form_kinds, gathered, source_of
from govdocs.app.offices.examining import office_file_findings
from govdocs.app.offices.office import OFFICE_FILE, Office
from govdocs.app.offices.record import LABEL
from govdocs.app.offices.rules import foreign_code
from govdocs.app.records import Reading, read_record
from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, Severity, error
from govdocs.errors import InputError, InvalidDataError
from govdocs.resources import read_bytes


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in data files: how many records of each kind, reckoned for which day, the findings.

    `dated` where the files or the command say the day.
    """

    names: tuple[str, ...]
    counts: Mapping[str, int]
    day: date
    dated: bool
    findings: tuple[Diagnostic, ...]

    def count(self, severity: Severity) -> int:
        """How many findings there are of a severity."""
        return sum(finding.severity is severity for finding in self.findings)


def check_files(
    paths: Sequence[Path], context: Context, as_of: date | None = None, office: Office | None = None
) -> Checked:
    """What is to be said about the data files at `paths`; the forms in them are checked together.

    Documents are also held against what an `office` says of itself; 本单位.yaml is checked as doctor does.
    """
    named = tuple(dict.fromkeys(paths))
    own = [path for path in named if path.name == OFFICE_FILE]
    files = [(read_bytes(path), path.name) for path in named if path not in own]
    checked = check_contents(files, context, as_of, office)
    told = tuple(finding for path in own for finding in office_file_findings(path))
    counts = {LABEL: len(own), **checked.counts} if own else checked.counts
    names = tuple(path.name for path in named)
    return replace(checked, names=names, counts=counts, findings=(*told, *checked.findings))


def check_contents(
    files: Sequence[tuple[bytes, str]],
    context: Context,
    as_of: date | None = None,
    office: Office | None = None,
) -> Checked:
    """The same for files in memory, each its content and its name."""
    findings: list[Diagnostic] = []
    readings: list[Reading] = []
    for content, name in files:
        try:
            readings.append(read_record(content, name, casebook_kind()))
        except InputError as problem:
            findings.extend(_told(problem, name))
    loaded = gathered([source_of(each) for each in readings if each.kind.private], context, as_of=as_of)
    findings.extend(loaded.findings)
    counts = {kind.label: len(loaded.casebook.records[kind.name]) for kind in form_kinds()}
    for reading in (each for each in readings if not each.kind.private):
        findings.extend(_findings(reading))
        findings.extend(_of_office(reading, office))
        counts[reading.kind.label] = counts.get(reading.kind.label, 0) + (reading.record is not None)
    names = tuple(name for _, name in files)
    found = {label: count for label, count in counts.items() if count}
    return Checked(names, found, loaded.context.today, loaded.dated, tuple(findings))


def _told(problem: InputError, name: str) -> Sequence[Diagnostic]:
    """The findings about a file that could not be read."""
    if isinstance(problem, InvalidDataError):
        return problem.diagnostics
    return (error("D005", problem.message, name, problem.hint),)


def _findings(reading: Reading) -> Iterator[Diagnostic]:
    yield from (*reading.faults, *reading.findings)
    if reading.record is not None and not reading.faults:
        yield from (reading.placed(finding) for finding in reading.kind.check(reading.record))


def _of_office(reading: Reading, office: Office | None) -> Iterator[Diagnostic]:
    """What does not fit the office that issues the document."""
    found = foreign_code(reading.record, office) if office else None
    if found:
        yield reading.placed(found)
