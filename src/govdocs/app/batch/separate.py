"""Separate files: for every record its own, each noted in the journal as soon as it is complete."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from govdocs.app.batch.executors import executor_for, fitting, results
from govdocs.app.batch.jobs import Job, Settings
from govdocs.app.batch.manifest import Entry, Journal
from govdocs.app.batch.sheets import Task, print_task, shop
from govdocs.diagnostics import Diagnostic

Told = Callable[[int], None]
"""Is told how many records more are done."""

_TOGETHER = 8
"""So many records travel to a process together: about a tenth of a second of work."""


def print_separately(
    jobs: Sequence[Job], settings: Settings, journal: Journal, processes: int, told: Told
) -> Iterator[Diagnostic]:
    """Prints the `jobs` into the folder of the journal; gives what was noticed on the way."""
    by_number = {job.number: job for job in jobs}
    processes = fitting(processes, len(jobs))
    executor = executor_for(processes, shop, (settings,))
    for made in results(executor, print_task, _tasks(jobs, settings, journal, processes), processes):
        for done in made:
            job = by_number[done.job]
            journal.add(Entry(settings.kind, job.mark, job.fingerprint, done.files))
            yield from done.findings
        told(len(made))


def _tasks(jobs: Sequence[Job], settings: Settings, journal: Journal, processes: int) -> Iterator[Task]:
    size = 1 if processes == 1 else _TOGETHER
    for start in range(0, len(jobs), size):
        some = tuple(jobs[start : start + size])
        before = (journal.entries.get((settings.kind, job.mark)) for job in some)
        known = {file.name: file.sha256 for entry in before if entry for file in entry.files}
        yield Task(settings, some, known)
