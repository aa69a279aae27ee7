"""A batch made ready: what a clerk asks for, checked against the workbooks before anything is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from govdocs.app.batch.jobs import Job, Settings, jobs_of, picture_of, telling_keys, whole_print
from govdocs.app.casebook_sources import Skipped
from govdocs.app.casebooks import LoadedCasebook, form_kinds, read_casebook
from govdocs.app.own_findings import own_findings
from govdocs.app.pictures import PHOTO_HINT, photograph_fault
from govdocs.app.printing import Options, Press, open_press
from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, Severity, error, info, warning
from govdocs.document.walk import texts
from govdocs.errors import InputError, InvalidDataError, UnknownFormatError
from govdocs.kinds.parts.copies import leaks
from govdocs.kinds.parts.form_checks import is_number
from govdocs.kinds.parts.secrets import secrets_of
from govdocs.kinds.registry import Kind, find_kind
from govdocs.resources import read_bytes, safe_name
from govdocs.text.dates import formal_date

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
    _refuse_missing_pictures(jobs, settings)
    refuse_leaks(kind, jobs, loaded)
    _open_templates(order, kind, press, jobs)
    findings = (
        *own_findings(loaded.findings, kind),
        *press.templates.strangers(),
        *_unnamed(jobs),
        *_undated(loaded),
    )
    skipped = tuple(_without_telling_keys(loaded))
    return Batch(order, kind, settings, jobs, replace(loaded, findings=findings, skipped=skipped))


def _without_telling_keys(loaded: LoadedCasebook) -> Iterator[Skipped]:
    """The records left out; of their keys only such as are numbers and tell nobody."""
    telling = telling_keys([each.key for each in loaded.skipped], loaded.casebook)
    for each in loaded.skipped:
        tells = each.key in telling or not is_number(each.key)
        yield replace(each, key="") if tells else each


def _refuse_missing_pictures(jobs: Sequence[Job], settings: Settings) -> None:
    """Raises where photographs are not there or none; their names are not quoted."""
    homes = dict(settings.homes)
    faults = tuple(
        error("D010", words, f"{job.origin.file}，{job.key or job.mark}，照片", PHOTO_HINT)
        for job in jobs
        if (name := picture_of(job.record))
        and (words := photograph_fault(homes.get(job.origin.file, Path()) / name))
    )
    if faults:
        words = f"有 {len(faults)} 条记录的照片不能用，没有生成任何文件"
        raise InvalidDataError(words, faults, "改正后重新运行")


def refuse_leaks(kind: Kind, jobs: Sequence[Job], loaded: LoadedCasebook) -> None:
    """Raises where a paper of a masked copy would still show what it must not."""
    if loaded.context.copy == "full":
        return
    secrets = secrets_of(loaded.casebook).for_records(kind.model)
    faults: list[Diagnostic] = []
    for job in jobs:
        shown = (text for sheet in kind.sheets(job.record, loaded.context) for text in texts(sheet.document))
        where = job.key or job.mark
        faults += (replace(fault, where=where) for fault in leaks(shown, secrets, loaded.context))
    if faults:
        words = f"内部件中有 {len(faults)} 份会露出应当遮盖的内容，没有生成任何文件"
        raise InvalidDataError(words, tuple(faults), "改正后重新运行")


def _unnamed(jobs: Sequence[Job]) -> Iterator[Diagnostic]:
    """Which records have no number that may stand in the name of a file."""
    count = sum(not job.key for job in jobs)
    if count:
        words = f"{count} 条记录没有编号，或编号里有姓名、证件号码、电话：文件名和清单改用“第几条”"
        yield warning("C044", words, hint="编号只用年份和序号，如 QH-01-2025-0001")


def _undated(loaded: LoadedCasebook) -> Iterator[Diagnostic]:
    """That nobody said the day of the account: tomorrow all would be printed again."""
    if not loaded.dated:
        words = f"没有写统计日期，年龄和期限算到{formal_date(loaded.context.today)}；隔天接着印会重新打印"
        yield info("C030", words, hint="在“填写”表写统计日期，或用 --as-of 2025-04-10")


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
