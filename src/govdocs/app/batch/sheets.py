"""The work itself: the papers of a few records printed and put on the disk, here or in another process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256
from pathlib import Path

from govdocs.app.batch.jobs import Job, Settings
from govdocs.app.batch.manifest import Made
from govdocs.app.form_papers import print_sheet
from govdocs.app.printing import Press, Printed, open_press
from govdocs.diagnostics import Diagnostic, warning
from govdocs.digests import set_aside
from govdocs.kinds.registry import Kind, Sheet, find_kind
from govdocs.resources import safe_name, write_files


@dataclass(frozen=True, slots=True)
class Task:
    """A few jobs of a run; `known` are the digests of files that an earlier run made for them."""

    settings: Settings
    jobs: tuple[Job, ...]
    known: Mapping[str, str] = field(default_factory=dict)


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
    return tuple(_printed_job(job, task) for job in task.jobs)


def _printed_job(job: Job, task: Task) -> Done:
    made: list[Made] = []
    findings: list[Diagnostic] = []
    for stem, printed in printed_sheets(job, task.settings):
        files = {f"{stem}.{suffix}": content for suffix, content in printed.contents.items()}
        findings += put(task.settings.folder, files, task.known)
        pages = printed.page_count
        made += [Made(name, pages, sha256(content).hexdigest()) for name, content in files.items()]
        findings += printed.findings
    return Done(job.number, tuple(made), tuple(dict.fromkeys(findings)))


def put(folder: Path, files: Mapping[str, bytes], known: Mapping[str, str]) -> list[Diagnostic]:
    """Writes `files`; one that was made before (`known`) and changed by hand since is kept beside it."""
    noticed = []
    for name, content in files.items():
        ours = {known.get(name, ""), sha256(content).hexdigest()}
        kept = set_aside(folder / name, ours) if name in known else None
        if kept:
            words = f"“{name}”打印以后被改动过：原样另存为“{kept.name}”，按工作簿重新打印"
            noticed.append(warning("C041", words, hint="核对另存的文件；不用的自行删去"))
    write_files(folder, files)
    return noticed


def printed_sheets(job: Job, settings: Settings) -> Iterator[tuple[str, Printed]]:
    """The papers of a job, each with the name of its files without suffix."""
    kind, press = shop(settings)
    seen: dict[str, int] = {}
    for sheet in kind.sheets(job.record, settings.context, settings.options.papers):
        seen[sheet.label] = count = seen.get(sheet.label, 0) + 1
        yield file_stem(sheet, job, count), _printed(sheet, press, job, settings)


def laid_out(job: Job, settings: Settings) -> Iterator[tuple[str, Printed]]:
    """The papers of a job, to be merged: the label of each, its pages, no files."""
    kind, press = shop(settings)
    press = replace(press, options=replace(press.options, formats=()))
    for sheet in kind.sheets(job.record, settings.context, settings.options.papers):
        yield sheet.label, _printed(sheet, press, job, settings)


def _printed(sheet: Sheet, press: Press, job: Job, settings: Settings) -> Printed:
    home = dict(settings.homes).get(job.origin.file)
    printed = print_sheet(sheet, press, job.origin.file, folder=home)
    return replace(printed, findings=tuple(_placed(printed, job)))


def file_stem(sheet: Sheet, job: Job, count: int) -> str:
    """The label of the paper and the number of the record: nothing personal; （2） for the second sheet."""
    return safe_name(f"{sheet.label}{f'（{count}）' if count > 1 else ''} {job.mark}")


def _placed(printed: Printed, job: Job) -> Iterator[Diagnostic]:
    """The findings with the record that they are about; those of the whole run name none."""
    own = set(printed.pages.findings)
    for each in printed.findings:
        where = "，".join(filter(None, (job.key or job.mark, each.where)))
        yield replace(each, where=where) if each in own else each
