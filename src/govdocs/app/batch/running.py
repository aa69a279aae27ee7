"""Use case: one form for every record of a workbook; a run that was stopped goes on where it was."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from govdocs.app.batch.jobs import sheet_words
from govdocs.app.batch.manifest import LIST, SKIPPED_LIST, Entry, Journal, Made, listed, table
from govdocs.app.batch.merged import Merger, merge, merged_kind, print_merged
from govdocs.app.batch.opening import Batch
from govdocs.app.batch.separate import Told, print_separately
from govdocs.app.casebook_sources import Skipped
from govdocs.diagnostics import Diagnostic, info, warning
from govdocs.errors import WriteError
from govdocs.locks import claimed
from govdocs.resources import remove_files, remove_leftovers, write_files

LOCK = ".govdocs-batch.lock"
"""Locked in a folder while a batch prints into it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did: how many records it printed, how many were done before, all files, what was noticed."""

    printed: int
    kept: int
    files: tuple[Made, ...]
    listing: Path
    skipped: tuple[Skipped, ...] = ()
    findings: tuple[Diagnostic, ...] = ()

    @property
    def skipped_listing(self) -> Path:
        """The list of the records that were left out."""
        return self.listing.with_name(SKIPPED_LIST)

    @property
    def pages(self) -> int:
        """The pages of all files that have some: a Word file and its PDF count once."""
        return sum({Path(file.name).stem: file.pages for file in self.files}.values())


def run_batch(batch: Batch, told: Told) -> Outcome:
    """Prints what is not yet printed; `told` hears how many records are done."""
    folder = batch.order.folder
    with claimed(folder, LOCK):
        noticed = list(_cleared(folder))
        journal = Journal.of(folder)
        run = _merged if batch.order.merge else _separate
        outcome = run(batch, journal, told)
        _list_skipped(batch, folder)
    findings = dict.fromkeys((*batch.loaded.findings, *noticed, *outcome.findings))
    return replace(outcome, skipped=batch.skipped, findings=tuple(findings))


def _separate(batch: Batch, journal: Journal, told: Told) -> Outcome:
    """A file for each paper of each record."""
    kept = {job.mark: entry for job in batch.jobs if (entry := journal.done(batch.kind.name, job))}
    pending = [job for job in batch.jobs if job.mark not in kept]
    told(len(kept))
    before = {job.mark: journal.entries.get((batch.kind.name, job.mark)) for job in pending}
    noticed = list(print_separately(pending, batch.settings, journal, batch.order.processes, told))
    noticed += _left(batch, journal, before)
    entries = {job.mark: journal.entries[batch.kind.name, job.mark] for job in batch.jobs}
    journal.rewrite(entries.values())
    folder = batch.order.folder
    write_files(folder, {LIST: listed(batch.jobs, entries)})
    files = tuple(file for entry in entries.values() for file in entry.files)
    return Outcome(len(pending), len(kept), files, folder / LIST, findings=tuple(noticed))


def _merged(batch: Batch, journal: Journal, told: Told) -> Outcome:
    """One file for all of them."""
    order = batch.order
    merger = Merger(order.folder / order.merge, f"{batch.kind.label}（合并打印）", order.duplex)
    whole, count = merger.whole(batch.kind.name, batch.jobs), len(batch.jobs)
    done = journal.done(merged_kind(batch.kind.name), whole)
    if done and merger.listing.is_file():
        told(count)
        return Outcome(0, count, done.files, merger.listing)
    _refuse_file_of_others(journal, merger.path.name, merged_kind(batch.kind.name))
    noticed = list(print_merged(batch.jobs, batch.settings, merger, order.processes, told))
    made, more = merge(batch.jobs, batch.settings, merger, journal)
    return Outcome(count, 0, (made,), merger.listing, findings=(*noticed, *more))


def _refuse_file_of_others(journal: Journal, name: str, kind: str) -> None:
    """Raises where `name` is a print file of another form."""
    others = (entry for entry in journal.entries.values() if entry.kind != kind)
    if any(name in journal.present(entry.files) for entry in others):
        raise WriteError(
            f"“{name}”是另一种表单的打印文件，没有覆盖", "用 --merge 换一个文件名，或用 -o 换一个文件夹"
        )


def _cleared(folder: Path) -> Iterator[Diagnostic]:
    count = remove_leftovers(folder)
    if count:
        yield info("C042", f"删去上次中断时没有写完的临时文件 {count} 个")


def _left(batch: Batch, journal: Journal, before: Mapping[str, Entry | None]) -> Iterator[Diagnostic]:
    """What lies in the folder from earlier runs and is not of this one: told, never removed."""
    gone = journal.vanished(batch.kind.name, batch.jobs)
    names = [name for entry in gone for name in journal.present(entry.files)]
    for mark, old in before.items():
        now = {file.name for file in journal.entries[batch.kind.name, mark].files}
        names += [name for name in journal.present(old.files) if name not in now] if old else []
    if names:
        shown = "、".join(names[:10]) + (" 等" if len(names) > 10 else "")
        words = f"文件夹里有以前打印、不在这一批里的文件 {len(names)} 个，没有删除：{shown}"
        yield warning("C040", words, hint="记录已不在工作簿里，或选项变了：核对后自行删去")


def _list_skipped(batch: Batch, folder: Path) -> None:
    """跳过的记录.csv; that of an earlier run goes where nothing is left out any more."""
    files = {path.name for path in batch.order.paths}
    if batch.skipped:
        write_files(folder, {SKIPPED_LIST: skipped_list(batch.skipped, files)})
    else:
        remove_files([folder / SKIPPED_LIST])


def skipped_list(skipped: Sequence[Skipped], files: Collection[str]) -> bytes:
    """跳过的记录.csv: where in `files` each record stands and what is wrong with it."""
    rows = []
    for number, each in enumerate(skipped, start=1):
        reasons = "；".join(dict.fromkeys(finding.message for finding in each.findings))
        rows.append((number, sheet_words(each.origin, files), each.origin.row or "", each.key, reasons))
    return table(("序号", "表", "行", "编号", "原因"), rows)
