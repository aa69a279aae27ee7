"""One print file for many records: laid out in parts that outlive a kill, then merged in their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from govdocs.app.batch.executors import executor_for, fitting, results
from govdocs.app.batch.jobs import Job, Settings
from govdocs.app.batch.manifest import Entry, Journal, Made, place_of, table
from govdocs.app.batch.separate import Told
from govdocs.app.batch.sheets import laid_out, put, shop
from govdocs.diagnostics import Diagnostic
from govdocs.errors import InputError, ResourceError
from govdocs.layout.pages import Bookmark
from govdocs.resources import read_bytes, remove_files, write_files
from govdocs.writers.drafts import Key, PartReader, PartWriter, Sort
from govdocs.writers.pdf_merged import MergedPdf, Placed

_TOGETHER = 50
"""So many records are in a part: what a kill can cost. It does not hang on the number of processes."""

_PART_LIMIT = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class MergeTask:
    """The jobs of a part and the path of its file."""

    settings: Settings
    jobs: tuple[Job, ...]
    path: Path


@dataclass(frozen=True, slots=True)
class Merger:
    """How a batch is merged: into which file, with which title, `duplex` for both sides of the paper."""

    path: Path
    title: str
    duplex: bool

    @property
    def parts(self) -> Path:
        """The folder of the parts, beside the file while it is not finished."""
        return self.path.with_name(f".govdocs-{self.path.stem}.parts")

    @property
    def listing(self) -> Path:
        """The list of what stands on which page."""
        return self.path.with_name(f"{self.path.stem} 清单.csv")

    def whole(self, kind: str, jobs: Sequence[Job]) -> Job:
        """The file as a job of the journal."""
        digest = sha256("\n".join([str(self.duplex), *(job.fingerprint for job in jobs)]).encode())
        return Job(0, "", self.path.name, jobs[0].origin, digest.hexdigest(), jobs[0].record)


def print_merged(
    jobs: Sequence[Job], settings: Settings, merger: Merger, processes: int, told: Told
) -> Iterator[Diagnostic]:
    """Lays the `jobs` out into parts, those that an earlier run left included; gives what was noticed."""
    tasks = list(_tasks(jobs, settings, merger.parts))
    wanted = {task.path for task in tasks}
    remove_files(path for path in merger.parts.glob("*") if path not in wanted)
    waiting = [task for task in tasks if not task.path.is_file()]
    records = sum(len(task.jobs) for task in waiting)
    told(len(jobs) - records)
    processes = min(fitting(processes, records), max(1, len(waiting)))
    executor = executor_for(processes, shop, (settings,))
    for count, findings in results(executor, print_part, waiting, processes):
        yield from findings
        told(count)


def _tasks(jobs: Sequence[Job], settings: Settings, folder: Path) -> Iterator[MergeTask]:
    for start in range(0, len(jobs), _TOGETHER):
        some = tuple(jobs[start : start + _TOGETHER])
        digest = sha256("\n".join(f"{job.number} {job.fingerprint}" for job in some).encode()).hexdigest()
        yield MergeTask(settings, some, folder / f"{start // _TOGETHER + 1:06d}-{digest[:16]}.part")


def print_part(task: MergeTask) -> tuple[int, tuple[Diagnostic, ...]]:
    """Writes the part of a task; gives how many records it has and what was noticed."""
    part, findings = PartWriter(), list[Diagnostic]()
    for job in task.jobs:
        for label, printed in laid_out(job, task.settings):
            part.add(job.number, label, printed.pages.pages)
            findings += printed.findings
    write_files(task.path.parent, {task.path.name: part.content()})
    return len(task.jobs), tuple(dict.fromkeys(findings))


def merge(
    jobs: Sequence[Job], settings: Settings, merger: Merger, journal: Journal
) -> tuple[Made, list[Diagnostic]]:
    """Writes the merged file of the parts and its list, notes it in `journal` and removes the parts."""
    from govdocs.writers.pdf import Properties  # noqa: PLC0415 - heavy, and not always wanted

    paths = [task.path for task in _tasks(jobs, settings, merger.parts)]
    book, placed = _bound(paths, {job.number: job for job in jobs}, duplex=merger.duplex)
    if not placed:
        remove_files(paths, merger.parts)
        raise InputError("没有可以打印的文书", "数据中没有所选文书的内容，补写后再运行")
    content = book.finished(Properties(merger.title, "", merger.title), settings.context.today)
    made = Made(merger.path.name, placed[-1].last, sha256(content).hexdigest())
    files = {made.name: content, merger.listing.name: merged_list(jobs, placed, made)}
    whole = merger.whole(settings.kind, jobs)
    before = journal.entries.get((merged_kind(settings.kind), whole.mark))
    known = {file.name: file.sha256 for file in before.files} if before else {}
    noticed = put(merger.path.parent, files, known)
    journal.add(Entry(merged_kind(settings.kind), whole.mark, whole.fingerprint, (made,)))
    remove_files(paths, merger.parts)
    return made, noticed


def _bound(paths: Sequence[Path], jobs: Mapping[int, Job], *, duplex: bool) -> tuple[MergedPdf, list[Placed]]:
    """The pages of all parts one after the other, and where each paper stands."""
    reader, labels = PartReader(), set[str]()
    sorts: dict[Key, Sort] = {}
    for path in paths:
        with _whole(path) as content:
            head = reader.head(content)
        labels.update(head.labels)
        for key, sort in head.sorts.items():
            sorts[key] = sorts[key].joined(sort) if key in sorts else sort
    book, placed = MergedPdf(sorts, duplex=duplex), list[Placed]()
    for path in paths:
        with _whole(path) as content:
            for draft in reader.drafts(content):
                first = not placed or placed[-1].job != draft.job
                own = (Bookmark(draft.label, 1, 0.0),) if len(labels) > 1 else ()
                placed.append(book.add(draft, (_bookmark(jobs[draft.job]), *own) if first else own))
    return book, placed


def _bookmark(job: Job) -> Bookmark:
    return Bookmark(job.key or job.mark, 0, 0.0)


def merged_list(jobs: Sequence[Job], placed: Sequence[Placed], made: Made) -> bytes:
    """The list of a merged file: a line for each paper, with its first and its last page."""
    by_number = {job.number: job for job in jobs}
    origins, rows = {job.origin.file for job in jobs}, []
    for number, each in enumerate(placed, start=1):
        _, *place = place_of(by_number[each.job], origins)
        pages = (each.first, each.last, each.last - each.first + 1)
        rows.append((number, *place, each.label, made.name, *pages, made.sha256))
    return table(("序号", "表", "行", "编号", "文书", "文件", "起页", "止页", "页数", "sha256"), rows)


def merged_kind(kind: str) -> str:
    """Under which name the journal has the merged files of a kind."""
    return f"{kind} merged"


@contextmanager
def _whole(path: Path) -> Iterator[bytes]:
    """The content of a part; one that turns out to be damaged is removed."""
    try:
        yield read_bytes(path, _PART_LIMIT)
    except ValueError as problem:
        remove_files([path])
        raise ResourceError("合并用的中间文件损坏，已删去", "重新运行同一条命令，缺的部分会补上") from problem
