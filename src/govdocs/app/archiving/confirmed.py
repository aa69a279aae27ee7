"""Use case: a confirmed 归档清单 and its folder to the items that are filed, every fault at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple, get_args

from govdocs.app.archiving.collecting import Wishes, table_of
from govdocs.app.archiving.collecting_walk import Names
from govdocs.app.archiving.confirmed_files import Checked, checked_files, unlisted_findings
from govdocs.app.archiving.confirmed_head import ANOTHER_YEAR, head_findings
from govdocs.app.archiving.confirmed_mending import mended
from govdocs.app.archiving.confirmed_rules import decision_findings, org_of
from govdocs.app.offices.office import Office
from govdocs.app.records import Reading, read_record
from govdocs.archive.model import RETENTION_WORDS, Item, Part, Retention, Role, Scheme
from govdocs.archive.order import sorted_parts
from govdocs.archive.retention_rows import RetentionTable
from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, Severity, error
from govdocs.errors import InputError, InvalidDataError
from govdocs.kinds.filing.fields import EDITABLE
from govdocs.kinds.filing.record import LABEL, FilingList, ListedFile, ListedItem
from govdocs.kinds.filing.rules import filing_findings
from govdocs.kinds.parts.form_rules import place
from govdocs.kinds.registry import find_kind

_CODES: Mapping[str, Retention] = {words: code for code, words in RETENTION_WORDS.items()}
_ROLES: Mapping[str, Role] = {role: role for role in get_args(Role)}

_UNCONFIRMED = ("A109", "A110")
"""What a list says of itself before anybody confirmed it: here that is a fault, and told as such."""

_OF_YEARS = ("A112", "A189")
"""What the years of items say one by one where the year of the whole list is wrong."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What a clerk has confirmed: the items, none where there is a fault, and where their files are.

    `files` gives the path on the disk by `Part.source` and `Part.working`; `unlisted` are files of the
    folder that the list does not name.
    """

    record: FilingList
    items: tuple[Item, ...]
    files: Mapping[str, Path] = field(default_factory=dict)
    findings: tuple[Diagnostic, ...] = ()
    unlisted: tuple[str, ...] = ()

    @property
    def faulty(self) -> bool:
        """True when nothing may be filed."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


@dataclass(frozen=True, slots=True)
class _Ways:
    scheme: Scheme
    table: RetentionTable
    confirmed_by: str
    year: int
    by_name: Mapping[str, ListedItem]
    files: Mapping[str, tuple[ListedFile, ...]]


class ListFile(NamedTuple):
    """A workbook or data file that holds 归档清单: its content and its name."""

    content: bytes
    name: str


def read_confirmed(
    file: ListFile,
    folder: Path | Callable[[FilingList], Path],
    office: Office,
    context: Context,
    wishes: Wishes | None = None,
) -> Confirmed:
    """The confirmed list in `file`, its findings with their cells.

    `folder` is that of its files, or tells it from the list. Raises InvalidDataError with every fault
    of form, and of content as far as it can be seen then.
    """
    reading = read_record(file.content, file.name, find_kind(LABEL))

    def looked_at(record: FilingList) -> Confirmed:
        place_of_files = folder if isinstance(folder, Path) else folder(record)
        confirmed = confirmed_items(record, place_of_files, office, context, wishes)
        placed = tuple(reading.placed(each) if _is_path(each) else each for each in confirmed.findings)
        return replace(confirmed, findings=(*reading.findings, *placed))

    if not reading.faults and isinstance(reading.record, FilingList):
        return looked_at(reading.record)
    faults = reading.faults or (_another_kind(file.name),)
    faults = (*faults, *_further(reading, looked_at, context.today.year))
    raise InvalidDataError(f"“{file.name}”有 {len(faults)} 处错误，没有归档任何文件", faults)


def _further(
    reading: Reading, looked_at: Callable[[FilingList], Confirmed], year: int
) -> tuple[Diagnostic, ...]:
    """The faults of content in a list with faults of form; none where its files are not found."""
    seen = mended(reading, year)
    if seen is None:
        return ()
    try:
        return tuple(seen.others(looked_at(seen.record).findings, reading.faults))
    except InputError:
        return ()


def _another_kind(name: str) -> Diagnostic:
    return error("D008", "不是归档清单", name, f"文种写“{LABEL}”")


def _is_path(finding: Diagnostic) -> bool:
    """True for a place that is a path of labels, not a file of the folder."""
    first = finding.where.partition(" ›")[0]
    return first in {info.title for info in FilingList.model_fields.values()}


def confirmed_items(
    record: FilingList, folder: Path, office: Office, context: Context, wishes: Wishes | None = None
) -> Confirmed:
    """The items of a confirmed list whose files lie in `folder`; nothing is written.

    Findings about the list have the path of labels of a field as their place.
    """
    asked = wishes or Wishes()
    table = table_of(office)
    checked = checked_files(record, folder, Names(asked.people), asked.filed, asked.progress)
    head = tuple(head_findings(record, office, context.today, asked.year))
    told: tuple[str, ...] = () if record.confirmed_by else _UNCONFIRMED
    if any(each.code == ANOTHER_YEAR for each in head):
        told = (*told, *_OF_YEARS)
    found = (
        *_confirmation(record),
        *head,
        *filing_findings(record),
        *checked.findings,
        *unlisted_findings(checked.unlisted),
        *decision_findings(record, office, table, context.today),
        *_double_editions(record),
    )
    findings = tuple(each for each in found if each.code not in told)
    if any(finding.severity is Severity.ERROR for finding in findings):
        return Confirmed(record, (), checked.paths, findings, checked.unlisted)
    names, files = _by_name(record.items), record.files_by_item()
    ways = _Ways(office.scheme, table, record.confirmed_by, record.year, names, files)
    items = tuple(_item(item, record, checked, ways) for item in record.items if item.filed)
    return Confirmed(record, items, checked.paths, findings, checked.unlisted)


def _confirmation(record: FilingList) -> Iterator[Diagnostic]:
    if not record.confirmed_by:
        hint = "逐件看过后，在“填写”表写上确认人的姓名"
        yield error("A184", "归档清单还没有人确认，不能归档", place(("确认人",)), hint)
        undecided = sum(item.file_it == "待定" for item in record.items)
        if undecided:
            words = f"有 {undecided} 件还是“待定”"
            yield error("A184", words, place(("件",)), "每件的“归档”写“是”或“否”")


def _by_name(items: Sequence[ListedItem]) -> Mapping[str, ListedItem]:
    return {each.doc_no: each for each in items if each.doc_no} | {each.number: each for each in items}


def _item(listed: ListedItem, record: FilingList, checked: Checked, ways: _Ways) -> Item:
    answered = ways.by_name.get(listed.answers)
    retention = _CODES[listed.retention]
    return Item(
        key=listed.number,
        title=listed.title,
        author=listed.author,
        date=listed.date,
        year=listed.year or ways.year,
        retention=retention,
        parts=sorted_parts(_parts(ways.files.get(listed.number, ()), checked), listed.direction),
        doc_no=listed.doc_no,
        kind=listed.document_kind,
        direction=listed.direction,
        span=listed.span,
        ended_on=listed.ended_on,
        special_year=listed.special_year,
        year_reason=listed.year_reason,
        matter=listed.matter,
        org=org_of(listed.org, ways.scheme) or "",
        security=listed.security,
        importance=listed.importance,
        row=listed.row,
        reason=listed.reason or _cited(listed.row, ways.table),
        table=record.table or ways.table.version,
        confirmed_by=ways.confirmed_by,
        note=listed.note,
        person=listed.person,
        opening=listed.opening,
        disclosure=listed.disclosure,
        annexes=listed.annexes,
        answers=(answered.doc_no or answered.title) if answered else listed.answers,
        fonds=ways.scheme.fonds,
    )


def _cited(ident: str, table: RetentionTable) -> str:
    row = table.row(ident)
    return row.cited if row else ident


def _parts(files: Sequence[ListedFile], checked: Checked) -> list[Part]:
    """The parts that the files of an item make; an editable file goes with the part of its name or number."""
    mains = [each for each in files if each.role != EDITABLE]
    editable = {_main_of(each, mains).path: each for each in files if each.role == EDITABLE and mains}
    return [_part(each, editable.get(each.path), checked) for each in mains]


def _part(file: ListedFile, editable: ListedFile | None, checked: Checked) -> Part:
    known = checked.known[file.path]
    return Part(
        role=_ROLES[file.role],
        source=file.path,
        sha256=known.sha256,
        size=known.size,
        format=known.format,
        pages=file.pages,
        number=file.number,
        group=file.group,
        working=editable.path if editable else "",
        working_sha256=checked.known[editable.path].sha256 if editable else "",
    )


def _main_of(editable: ListedFile, mains: Sequence[ListedFile]) -> ListedFile:
    """The part of which a file is the editable edition: that of its name, else that of its number."""
    stem = editable.path.rpartition(".")[0]
    named = next((each for each in mains if each.path.rpartition(".")[0] == stem), None)
    role = "附件" if editable.number else "正文"
    fitting = (
        each
        for each in mains
        if (each.role, each.number, each.group) == (role, editable.number, editable.group)
    )
    return named or next(fitting, mains[0])


def _double_editions(record: FilingList) -> Iterator[Diagnostic]:
    """A part has one editable edition: another one would have no place."""
    by_item = record.files_by_item()
    for item in (item for item in record.items if item.filed):
        files = by_item.get(item.number, ())
        mains = [each for each in files if each.role != EDITABLE]
        taken: dict[str, str] = {}
        for each in (each for each in files if each.role == EDITABLE and mains):
            main = _main_of(each, mains)
            if other := taken.get(main.path):
                number = record.files.index(each) + 1
                words = f"“{main.path}”的其他格式有两个：“{other}”和“{each.path}”"
                where = place(("文件", f"第{number}项", "角色"))
                yield error("A106", words, where, "留一个；另一个改为修改稿、附件或不归档")
            taken[main.path] = each.path
