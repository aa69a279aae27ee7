"""The workbook of an office: the records of every form together, read from one file or from several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from itertools import chain
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, create_model

from govdocs.app.casebook_sources import Origin, Skipped, Source, split_errors
from govdocs.app.record_books import CASEBOOK as _CASEBOOK
from govdocs.app.records import Reading, read_record
from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, Severity
from govdocs.document.nodes import Document
from govdocs.errors import InputError, InvalidDataError
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.children_named import with_children
from govdocs.kinds.parts.fields import FormalDate, Input, OptionalLine, YesNo
from govdocs.kinds.parts.form_checks import NO_SUCH_CHILD, FormSort, casebook_findings
from govdocs.kinds.parts.form_rules import item_number
from govdocs.kinds.parts.masks import WITHHELD, Mask
from govdocs.kinds.parts.secrets import Secrets, secrets_of
from govdocs.kinds.registry import PATH_MARK, Kind, all_kinds
from govdocs.text.dates import parse_date

CASEBOOK = _CASEBOOK
"""What the first line of a file of many records says behind 文种."""


def _whole_date(text: str) -> str:
    if text and parse_date(text) is None:
        raise ValueError("统计日期应当有年、月、日，如“2025年4月10日”")
    return text


WholeDate = Annotated[FormalDate, AfterValidator(_whole_date)]
"""A date with year, month and day, or nothing."""


class CasebookHead(Input):
    """What a workbook says of itself."""

    kind: Literal["工作簿"] = Field("工作簿", title="文种")
    unit: OptionalLine = Field("", title="填报单位")
    as_of: WholeDate = Field("", title="统计日期", description="年龄、到期、逾期都算到这一天")
    sample: YesNo = Field(False, title="示例数据", description="只有演示、试填的数据写“是”")


@dataclass(frozen=True, slots=True)
class LoadedCasebook:
    """The records of one or several files, the day for which they are reckoned, the findings.

    `origins` say by the name of each kind where its records come from; `skipped` are those left out.
    Not `dated` where nobody said the day: it is that of the run.
    """

    casebook: Casebook
    context: Context
    findings: tuple[Diagnostic, ...] = ()
    origins: Mapping[str, tuple[Origin, ...]] = field(default_factory=dict)
    skipped: tuple[Skipped, ...] = ()
    dated: bool = True

    @property
    def faulty(self) -> bool:
        """True when a finding forbids to print the records."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


@cache
def form_kinds() -> tuple[Kind, ...]:
    """The kinds whose records a workbook holds."""
    return tuple(kind for kind in all_kinds() if kind.family == "form")


@cache
def casebook_kind() -> Kind:
    """A workbook as a kind of record: a list of records for every form."""
    lists: dict[str, Any] = {
        kind.name: (tuple[kind.model, ...], Field((), title=kind.label, description=kind.use))  # type: ignore[name-defined]
        for kind in form_kinds()
    }
    model = create_model("CasebookData", __base__=CasebookHead, **lists)
    use = "许多表单的数据合在一起"
    return Kind("casebook", CASEBOOK, use, model, _compose, record_findings, family="form")


def _compose(record: Any, context: Context) -> Document:
    """Nothing: a workbook is no paper, its records are."""
    del record, context
    return Document(CASEBOOK, (), kind=CASEBOOK)


def record_findings(data: Any) -> tuple[Diagnostic, ...]:
    """What each record of a workbook gives rise to, completed with what the others say of it."""
    return tuple(_each_checked(casebook_of([data])))


def _each_checked(casebook: Casebook) -> Iterator[Diagnostic]:
    """What each of the completed records gives rise to by itself."""
    for kind in form_kinds():
        for number, record in enumerate(casebook.records[kind.name], start=1):
            for finding in kind.check(record):
                words = (kind.label, f"第{number}项", finding.where)
                yield replace(finding, where=PATH_MARK.join(filter(None, words)))


def casebook_of(datas: Sequence[CasebookHead], by: str = "") -> Casebook:
    """The records of several files, completed with what they say of each other."""
    first = casebook_before(datas, by)
    return replace(first, records=dict(_completed(first)))


def casebook_before(datas: Sequence[CasebookHead], by: str = "") -> Casebook:
    """The records of several files as they are written."""
    unit = next((data.unit for data in datas if data.unit), "")
    return Casebook({kind.name: tuple(_records(datas, kind)) for kind in form_kinds()}, unit, by)


def _records(datas: Sequence[CasebookHead], kind: Kind) -> Iterator[Input]:
    for data in datas:
        yield from (
            record.model_copy(update={"sample": True}) if data.sample else record
            for record in getattr(data, kind.name)
        )


def _completed(casebook: Casebook) -> Iterator[tuple[str, tuple[Input, ...]]]:
    for kind in form_kinds():
        records = tuple(with_children(record, casebook) for record in casebook.records[kind.name])
        if kind.complete:
            records = tuple(kind.complete(record, casebook) for record in records)
        yield kind.name, records


Files = Sequence[tuple[bytes, str]]
"""Files, each its content and its name."""


def load_casebook(
    files: Files, context: Context, by: str = "", as_of: date | None = None, *, skip_bad: bool = False
) -> LoadedCasebook:
    """The records in files, each its content and its name; raises InvalidDataError with every fault.

    The day of the account is `as_of`, else that of the files, else that of the run. With
    `skip_bad` the records that are wrong are left out and told; faults of no single record still raise.
    """
    loaded = read_casebook(files, context, by, as_of, skip_bad=skip_bad)
    if loaded.faulty:
        faults, _ = split_errors(loaded.findings)
        name = f"“{files[0][1]}”" if len(files) == 1 else f"{len(files)} 个文件"
        raise InvalidDataError(f"{name}有 {len(faults)} 处错误，没有生成任何文件", loaded.findings)
    return loaded


def read_casebook(
    files: Files, context: Context, by: str = "", as_of: date | None = None, *, skip_bad: bool = False
) -> LoadedCasebook:
    """What `load_casebook` gives, but with the faults among the findings."""
    readings = (read_record(content, name, casebook_kind()) for content, name in files)
    return gathered([source_of(each) for each in readings], context, by, as_of, skip_bad=skip_bad)


def gathered(
    sources: Sequence[Source],
    context: Context,
    by: str = "",
    as_of: date | None = None,
    *,
    skip_bad: bool = False,
) -> LoadedCasebook:
    """The records of files that have been read."""
    faults: list[Diagnostic] = []
    told = [finding for each in sources for finding in each.reading.findings]
    for each in sources:
        others = each.leave_out(each.reading.faults)
        faults += others if skip_bad else each.reading.faults
    day = as_of or day_of([each.data for each in sources])
    unit = next((each.data.unit for each in sources if each.data.unit), context.unit)
    on_day = replace(context, today=day or context.today, unit=unit)
    if faults:
        faults += _more_faults(sources, on_day)
    else:
        wrong, more = _checked(sources, on_day, skip_bad=skip_bad)
        faults, told = wrong, told + more
    casebook = replace(casebook_of([each.data for each in sources], by), unit=unit)
    secrets = secrets_of(casebook)
    origins = {kind.name: tuple(at for each in sources for at in each.origins(kind)) for kind in form_kinds()}
    skipped = tuple(one for each in sources for one in each.skipped()) if skip_bad else ()
    findings = tuple(discreet(each, secrets) for each in _in_order((*faults, *told), sources))
    return LoadedCasebook(casebook, on_day, findings, origins, skipped, dated=day is not None)


def _in_order(findings: Sequence[Diagnostic], sources: Sequence[Source]) -> list[Diagnostic]:
    """Findings file by file, in the order of the cells or lines; those of no file come first."""
    numbers = {each.reading.places.name: number for number, each in enumerate(sources)}

    def order(finding: Diagnostic) -> tuple[int, Any]:
        own = (number for name, number in numbers.items() if finding.where.startswith(name))
        number = next(own, -1)
        return number, sources[number].reading.places.order(finding) if number >= 0 else ()

    return sorted(findings, key=order)


def _more_faults(sources: Sequence[Source], context: Context) -> list[Diagnostic]:
    """The faults of the records that are valid where others are not: all are told at once.

    What is missing among them is left for later, since the others may have the answer.
    """
    return [each for each in split_errors(_found(sources, context))[0] if each.code != NO_SUCH_CHILD]


def source_of(reading: Reading) -> Source:
    """A file of records of forms; raises InputError for one of other records."""
    if not reading.kind.private:
        hint = "表单的数据第一行写“文种: 工作簿”，或写一种表单，如“文种: 未成年人”"
        raise InputError(f"“{reading.places.name}”是{reading.kind.label}，不是表单的数据", hint)
    return Source(reading, casebook_kind(), form_kinds())


def _checked(
    sources: Sequence[Source], context: Context, *, skip_bad: bool
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """The faults of valid records and what else is found; with `skip_bad` until none of the rest is wrong."""
    while True:
        faults, told = split_errors(_found(sources, context))
        if not (faults and skip_bad):
            return faults, told
        others = _leave_out(sources, faults)
        if others:
            return others, told


def _leave_out(sources: Sequence[Source], faults: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Leaves out the records with these faults, file by file; gives the faults of no single record."""
    by_file = {each.reading.places.name: each for each in sources}
    owned: dict[str, list[Diagnostic]] = {}
    others: list[Diagnostic] = []
    for fault in faults:
        owner = next((name for name in by_file if fault.where.startswith((f"{name} ", f"{name}，"))), "")
        (owned.setdefault(owner, []) if owner else others).append(fault)
    return others + [left for name, own in owned.items() for left in by_file[name].leave_out(own)]


def _found(sources: Sequence[Source], context: Context) -> Iterator[Diagnostic]:
    """What the valid records of all files give rise to, alone and together, each finding at its place."""
    raw = casebook_before([each.data for each in sources])
    casebook = replace(raw, records=dict(_completed(raw)))
    across = (kind.across(casebook, context) for kind in form_kinds() if kind.across)
    together = casebook_findings(raw, map(_sort, form_kinds()), context)
    for finding in (*_each_checked(casebook), *together, *chain.from_iterable(across)):
        yield _placed(finding, sources)


def _sort(kind: Kind) -> FormSort:
    return FormSort(kind.name, kind.label, kind.key)


def _placed(finding: Diagnostic, sources: Sequence[Source]) -> Diagnostic:
    """A finding about a record of all files, at its place in the file that has the record."""
    label, item, *rest = (*finding.where.split(PATH_MARK), "", "")
    kind = next((kind for kind in form_kinds() if kind.label == label), None)
    left = item_number(item)
    if kind is None or not left:
        return finding
    for source in sources:
        count = len(getattr(source.data, kind.name))
        if left <= count:
            words = (label, f"第{left}项", *filter(None, rest))
            return source.placed(replace(finding, where=PATH_MARK.join(words)))
        left -= count
    return finding


def discreet(finding: Diagnostic, secrets: Secrets) -> Diagnostic:
    """A finding without any personal fact of the records."""
    message, hint = (secrets.replaced(text, _starred) for text in (finding.message, finding.hint))
    return replace(finding, message=message, hint=hint)


def _starred(fact: str, mask: Mask) -> str:
    del fact, mask
    return WITHHELD


def day_of(datas: Sequence[CasebookHead]) -> date | None:
    """统计日期 as the files say it."""
    said = (parse_date(data.as_of) for data in datas)
    return next((day for day in said if day), None)
