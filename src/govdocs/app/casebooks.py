"""The workbook of an office: the records of every form together, read from one file or from several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any, Final, Literal

from pydantic import Field, create_model

from govdocs.app.records import load_record
from govdocs.context import Context
from govdocs.diagnostics import Diagnostic
from govdocs.document.nodes import Document
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.fields import FormalDate, Input, OptionalLine, YesNo
from govdocs.kinds.registry import PATH_MARK, Kind, all_kinds
from govdocs.text.dates import parse_date

CASEBOOK: Final = "工作簿"
"""What the first line of a file of many records says behind 文种."""


class CasebookHead(Input):
    """What a workbook says of itself."""

    kind: Literal["工作簿"] = Field(CASEBOOK, title="文种")
    unit: OptionalLine = Field("", title="填报单位")
    as_of: FormalDate = Field("", title="统计日期", description="年龄、到期、逾期都算到这一天")
    sample: YesNo = Field(False, title="示例数据", description="只有演示、试填的数据写“是”")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record stands: the file, the sheet of a workbook, the row of the sheet or line of the file."""

    file: str
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class Skipped:
    """A record that was left out because of errors: the label of its kind, its key, where it stands, why."""

    kind: str
    key: str
    origin: Origin
    findings: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class LoadedCasebook:
    """The records of one or several files, the day for which they are reckoned, the findings.

    Not `dated` where nobody said the day: it is that of the run. `origins` are by name of kind, in the
    order of the records.
    """

    casebook: Casebook
    context: Context
    findings: tuple[Diagnostic, ...] = ()
    dated: bool = True
    origins: Mapping[str, tuple[Origin, ...]] = field(default_factory=dict)
    skipped: tuple[Skipped, ...] = ()


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
    return Kind("casebook", CASEBOOK, "许多表单的数据合在一起", model, _compose, record_findings)


def _compose(record: Any, context: Context) -> Document:
    raise NotImplementedError(record, context)


def record_findings(data: Any) -> tuple[Diagnostic, ...]:
    """What each record of a workbook gives rise to by itself."""
    return tuple(
        replace(finding, where=PATH_MARK.join(filter(None, (kind.label, f"第{number}项", finding.where))))
        for kind in form_kinds()
        for number, record in enumerate(getattr(data, kind.name), start=1)
        for finding in kind.check(record)
    )


def casebook_of(datas: Sequence[CasebookHead], by: str = "") -> Casebook:
    """The records of several files, completed with what they say of each other."""
    unit = next((data.unit for data in datas if data.unit), "")
    first = Casebook({kind.name: tuple(_records(datas, kind)) for kind in form_kinds()}, unit, by)
    return replace(first, records=dict(_completed(first)))


def _records(datas: Sequence[CasebookHead], kind: Kind) -> Iterator[Input]:
    for data in datas:
        yield from (
            record.model_copy(update={"sample": True}) if data.sample else record
            for record in getattr(data, kind.name)
        )


def _completed(casebook: Casebook) -> Iterator[tuple[str, tuple[Input, ...]]]:
    for kind in form_kinds():
        records = casebook.records[kind.name]
        if kind.complete:
            records = tuple(kind.complete(record, casebook) for record in records)
        yield kind.name, records


def load_casebook(
    files: Sequence[tuple[bytes, str]],
    context: Context,
    by: str = "",
    as_of: date | None = None,
    *,
    skip_bad: bool = False,
) -> LoadedCasebook:
    """The records in files, each its content and its name; raises InvalidDataError with every fault.

    The day of the account is `as_of`, else that of the files, else that of the run. With `skip_bad`,
    records with errors are left out and told in `skipped`.
    """
    del skip_bad
    loaded = [load_record(content, name, casebook_kind()) for content, name in files]
    datas = [each.record for each in loaded if isinstance(each.record, CasebookHead)]
    day = as_of or day_of(datas)
    casebook, on_day = casebook_of(datas, by), replace(context, today=day or context.today)
    across = (finding for kind in form_kinds() if kind.across for finding in kind.across(casebook, on_day))
    told = (finding for each in loaded for finding in each.findings)
    return LoadedCasebook(casebook, on_day, (*told, *across), dated=day is not None)


def day_of(datas: Sequence[CasebookHead]) -> date | None:
    """统计日期 as the files say it."""
    said = (parse_date(data.as_of) for data in datas)
    return next((day for day in said if day), None)
