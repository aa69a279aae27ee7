"""Use case: one form for every record of a workbook. All is checked first; a run that was stopped goes on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from govdocs.app.batch.jobs import Job, Settings, jobs_of, telling_keys, whole_print
from govdocs.app.batch.manifest import LIST, SKIPPED_LIST, Entry, Journal, Made, listed, table
from govdocs.app.batch.merged import Merger, merge, merged_kind, print_merged
from govdocs.app.batch.separate import Told, print_separately
from govdocs.app.casebook_sources import Skipped
from govdocs.app.casebooks import LoadedCasebook, form_kinds, read_casebook
from govdocs.app.own_findings import own_findings
from govdocs.app.printing import Options, Press, open_press
from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, Severity, info, warning
from govdocs.errors import InputError, InvalidDataError, UnknownFormatError
from govdocs.kinds.registry import Kind, find_kind
from govdocs.resources import (
    claimed,
    read_bytes,
    remove_files,
    remove_leftovers,
    safe_name,
    set_aside,
    write_files,
)

LOCK = ".govdocs-batch.lock"
"""Locked in a folder while a batch prints into it."""

FORMATS = ("docx", "pdf")
"""What forms can be printed as."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a clerk asks for: the kind, the workbooks, the folder, how to print, in how many processes.

    `skip_bad` leaves out records with errors; `merge` is the name of the one PDF that all papers go into,
    `duplex` where it is printed on both sides; `as_of` is the day for which all is reckoned, None for the
    one that the workbooks say.
    """

    kind: str
    paths: tuple[Path, ...]
    folder: Path
    options: Options
    processes: int = 1
    skip_bad: bool = False
    merge: str = ""
    duplex: bool = False
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch that is checked and ready to be printed."""

    order: Order
    kind: Kind
    settings: Settings
    jobs: tuple[Job, ...]
    loaded: LoadedCasebook

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The records of the kind that are left out."""
        return tuple(each for each in self.loaded.skipped if each.kind == self.kind.label)


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


def open_batch(order: Order, context: Context) -> Batch:
    """The batch that `order` asks for; raises with every fault before anything is printed."""
    kind = _form_kind(order.kind)
    _refuse_options(order, kind, context)
    contents = [(read_bytes(path), path.name) for path in dict.fromkeys(order.paths)]
    loaded = read_casebook(contents, context, as_of=order.as_of, skip_bad=order.skip_bad)
    _refuse_errors(loaded)
    homes = tuple((path.name, path.parent) for path in order.paths)
    settings = Settings(kind.name, order.options, loaded.context, order.folder, homes)
    press = open_press(order.options, loaded.context)
    whole = whole_print(kind, settings, press)
    jobs = jobs_of(kind, loaded.casebook, loaded.origins, settings, whole)
    if not jobs:
        raise InputError(f"工作簿里没有“{kind.label}”的记录", f"在“{kind.label}”表中填写记录后再运行")
    _open_templates(order, kind, press, jobs)
    findings = (*own_findings(loaded.findings, kind), *press.templates.strangers(), *_unnamed(jobs))
    telling = telling_keys([each.key for each in loaded.skipped], loaded.casebook)
    skipped = tuple(replace(each, key="") if each.key in telling else each for each in loaded.skipped)
    return Batch(order, kind, settings, jobs, replace(loaded, findings=findings, skipped=skipped))


def _unnamed(jobs: Sequence[Job]) -> Iterator[Diagnostic]:
    """Which records have no number that may stand in the name of a file."""
    count = sum(not job.key for job in jobs)
    if count:
        words = f"{count} 条记录没有编号，或编号里有姓名、证件号码、电话：文件名和清单改用“第几条”"
        yield warning("C044", words, hint="编号只用年份和序号，如 QH-01-2025-0001")


def _open_templates(order: Order, kind: Kind, press: Press, jobs: Sequence[Job]) -> None:
    """Refuses an office's own template that does not fit before anything is printed."""
    wanted = order.options.papers or [paper.label for paper in kind.forms]
    own = (
        paper for paper in kind.forms if paper.label in wanted and press.templates.has_own(kind, paper.label)
    )
    for paper in own:
        if order.merge:
            words = f"“{paper.label}”用的是本单位的模板，不能合并成一个 PDF"
            raise InputError(words, "去掉 --merge 分开打印，或用 --paper 只选其他文书")
        sheets = (values for job in jobs for values in paper.values(job.record, press.context))
        if values := next(sheets, None):
            press.templates.opened(kind, paper, values)


def _form_kind(word: str) -> Kind:
    kind = find_kind(word)
    if not kind.forms:
        labels = "、".join(each.label for each in form_kinds() if each.forms)
        raise InputError(f"“{kind.label}”没有可以批量打印的表单", f"可以批量打印：{labels}")
    return kind


def _refuse_options(order: Order, kind: Kind, context: Context) -> None:
    """Raises for what a batch cannot do."""
    if not order.paths:
        raise InputError("没有写工作簿", f"如：govdocs batch {kind.label} 台账.xlsx")
    if order.processes < 1:
        raise InputError(f"进程数不能是 {order.processes}", "写 1 或更大的数，如：--jobs 2")
    if context.copy == "public":
        raise InputError("表单没有公开件：一人一表，遮住姓名也看得出是谁", "公开的只有汇总表：govdocs ledger")
    for name in order.options.formats:
        if name not in FORMATS:
            raise UnknownFormatError(f"表单不能写成“{name}”", f"可用的格式：{'、'.join(FORMATS)}")
    known = [paper.label for paper in kind.forms]
    for name in order.options.papers:
        if name not in known:
            raise UnknownFormatError(f"“{kind.label}”没有“{name}”", f"可用的文书：{'、'.join(known)}")
    _refuse_merging(order)


def _refuse_merging(order: Order) -> None:
    """Raises where a merged file is asked for in a way that cannot be."""
    if order.duplex and not order.merge:
        raise InputError("--duplex 要和 --merge 一起用", "分开的文件在打印机上选双面打印")
    if order.merge and safe_name(order.merge) != order.merge:
        raise InputError(f"合并的文件名不能是“{order.merge}”", "只写文件名，如 --merge 合并.pdf；文件夹用 -o")
    if order.merge and not order.merge.lower().endswith(".pdf"):
        raise InputError(f"合并的文件“{order.merge}”不是 PDF", "文件名以 .pdf 结尾，如 --merge 合并.pdf")
    if order.merge and order.options.formats != ("pdf",):
        raise UnknownFormatError("只有 PDF 可以合并", "去掉 -f，或写 -f pdf；Word 另行分开打印")


def _refuse_errors(loaded: LoadedCasebook) -> None:
    faults = tuple(each for each in loaded.findings if each.severity is Severity.ERROR)
    if faults:
        words = f"工作簿有 {len(faults)} 处错误，没有生成任何文件"
        raise InvalidDataError(words, faults, "改正后重新运行；加 --skip-bad 跳过有错的行，其余照印")


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
    noticed = list(_set_aside(pending, journal, batch))
    before = {job.mark: journal.entries.get((batch.kind.name, job.mark)) for job in pending}
    noticed += print_separately(pending, batch.settings, journal, batch.order.processes, told)
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
    noticed = tuple(print_merged(batch.jobs, batch.settings, merger, order.processes, told))
    made = merge(batch.jobs, batch.settings, merger, journal)
    return Outcome(count, 0, (made,), merger.listing, findings=noticed)


def _cleared(folder: Path) -> Iterator[Diagnostic]:
    count = remove_leftovers(folder)
    if count:
        yield info("C042", f"删去上次中断时没有写完的临时文件 {count} 个")


def _set_aside(pending: Sequence[Job], journal: Journal, batch: Batch) -> Iterator[Diagnostic]:
    """Keeps what somebody changed by hand in files that are going to be printed again."""
    for job in pending:
        entry = journal.entries.get((batch.kind.name, job.mark))
        for file in entry.files if entry else ():
            kept = set_aside(batch.order.folder / file.name, file.sha256)
            if kept:
                words = f"“{file.name}”打印以后被改动过：原样另存为“{kept.name}”，按工作簿重新打印"
                yield warning("C041", words, hint="核对另存的文件；不用的自行删去")


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
    if batch.skipped:
        write_files(folder, {SKIPPED_LIST: skipped_list(batch.skipped)})
    else:
        remove_files([folder / SKIPPED_LIST])


def skipped_list(skipped: Sequence[Skipped]) -> bytes:
    """跳过的记录.csv: where each record stands and what is wrong with it."""
    rows = (
        (
            number,
            each.origin.sheet,
            each.origin.row or "",
            each.key,
            "；".join(f.message for f in each.findings),
        )
        for number, each in enumerate(skipped, start=1)
    )
    return table(("序号", "表", "行", "编号", "原因"), rows)
