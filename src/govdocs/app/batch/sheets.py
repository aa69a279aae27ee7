"""The work itself: the papers of a few records printed and put on the disk, here or in another process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256

from govdocs.app.batch.jobs import Job, Settings
from govdocs.app.batch.manifest import Made
from govdocs.app.printing import Press, Printed, open_press, print_document
from govdocs.diagnostics import Diagnostic
from govdocs.document.numbering import number_headings
from govdocs.kinds.registry import Kind, Sheet, find_kind
from govdocs.layout.engine import layout
from govdocs.layout.pages import Pages
from govdocs.resources import safe_name, write_files


@dataclass(frozen=True, slots=True)
class Task:
    """A few jobs of a run."""

    settings: Settings
    jobs: tuple[Job, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """What was made of a job."""

    job: int
    files: tuple[Made, ...]
    findings: tuple[Diagnostic, ...] = ()


@cache
def shop(settings: Settings) -> tuple[Kind, Press]:
    """The kind, the fonts and the profile of a run, opened once in each process."""
    return find_kind(settings.kind), open_press(settings.options, settings.context)


def print_task(task: Task) -> tuple[Done, ...]:
    """Prints the papers of every job, each file complete before it has its name."""
    return tuple(_printed_job(job, task.settings) for job in task.jobs)


def _printed_job(job: Job, settings: Settings) -> Done:
    made: list[Made] = []
    findings: list[Diagnostic] = []
    for stem, printed in printed_sheets(job, settings):
        files = {f"{stem}.{suffix}": content for suffix, content in printed.contents.items()}
        write_files(settings.folder, files)
        pages = len(printed.pages.pages)
        made += [Made(name, pages, sha256(content).hexdigest()) for name, content in files.items()]
        findings += printed.findings
    return Done(job.number, tuple(made), tuple(dict.fromkeys(findings)))


def printed_sheets(job: Job, settings: Settings) -> Iterator[tuple[str, Printed]]:
    """The papers of a job, each with the name of its files without suffix."""
    kind, press = shop(settings)
    seen: dict[str, int] = {}
    for sheet in kind.sheets(job.record, settings.context, settings.options.papers):
        seen[sheet.label] = count = seen.get(sheet.label, 0) + 1
        printed = print_document(sheet.document, press, kind.label)
        yield file_stem(sheet, job, count), replace(printed, findings=_placed(printed.findings, press, job))


def laid_out(job: Job, settings: Settings) -> Iterator[tuple[str, Pages, tuple[Diagnostic, ...]]]:
    """The papers of a job, to be merged: the label of each, its pages, what was noticed."""
    kind, press = shop(settings)
    for sheet in kind.sheets(job.record, settings.context, settings.options.papers):
        pages = layout(number_headings(sheet.document), press.profile.style, press.fonts)
        yield sheet.label, pages, _placed(pages.findings, press, job)


def file_stem(sheet: Sheet, job: Job, count: int) -> str:
    """The label of the paper and the number of the record: nothing personal; （2） for the second sheet."""
    return safe_name(f"{sheet.label}{f'（{count}）' if count > 1 else ''} {job.mark}")


def _placed(findings: Sequence[Diagnostic], press: Press, job: Job) -> tuple[Diagnostic, ...]:
    """Findings with the record that they are about; those of the whole run name none."""
    whole = {*press.profile.findings, *press.fonts.findings}
    return tuple(
        finding
        if finding in whole
        else replace(finding, where="，".join(filter(None, (job.key, finding.where))))
        for finding in findings
    )
