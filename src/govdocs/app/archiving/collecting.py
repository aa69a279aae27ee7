"""Use case: the files of a year to 归档清单, grouped into items, for a clerk to confirm."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from govdocs.app.archiving.collecting_facts import Ways
from govdocs.app.archiving.collecting_files import look_at_files
from govdocs.app.archiving.collecting_items import listed_files, listed_item
from govdocs.app.archiving.collecting_walk import Names, files_below
from govdocs.app.offices.office import Office
from govdocs.archive.found import Draft, Found
from govdocs.archive.grouping import drafts_of
from govdocs.archive.matters import Asked, answered, matter_in, missing_numbers
from govdocs.archive.retention import load_table
from govdocs.archive.retention_rows import RetentionTable
from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, error, info, warning
from govdocs.kinds.filing.fields import BODY, LEFT_OUT
from govdocs.kinds.filing.record import FilingList, ListedFile, ListedItem
from govdocs.resources import read_bytes
from govdocs.text.dates import formal_date

_COPY = re.compile(r"副本|复制|拷贝|copy|[（(]\d{1,2}[）)]", re.IGNORECASE)
_MANY = 20
"""So many of a sort are named in a finding."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What collecting may be told beside the folder.

    `people` gives the code of a minor by its name: names are never shown. What lies in the folders
    `without` is passed over. `progress` is called behind each file. `year` is that of
    the command, 0 where it names none. `filed` are the files that were filed before as they came, by
    their SHA-256: a list may still name them when the folder has them no more.
    """

    people: Mapping[str, str] = field(default_factory=dict)
    without: tuple[Path, ...] = ()
    progress: Callable[[], object] = lambda: None
    year: int = 0
    filed: Mapping[str, Path] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Collected:
    """The list that a folder makes and what was noticed.

    `files` are the paths of what it lists, `table` is the retention table that it cites.
    """

    record: FilingList
    findings: tuple[Diagnostic, ...]
    files: Mapping[str, Path]
    table: RetentionTable = field(default_factory=load_table)


def collect(
    folder: Path, year: int, office: Office, context: Context, wishes: Wishes | None = None
) -> Collected:
    """归档清单 of the files below `folder` for `year`; nothing is written, no file is changed."""
    asked = wishes or Wishes()
    names = Names(asked.people)
    below = files_below(folder, names, asked.without)
    looked = look_at_files(below.files, names, asked.progress)
    kept, doubles = _without_doubles(looked.found)
    drafts = drafts_of(kept)
    table = table_of(office)
    ways = Ways(office, table, year)
    items = _linked([listed_item(str(at), draft, ways) for at, draft in enumerate(drafts, 1)], drafts)
    files = [each for at, draft in enumerate(drafts, 1) for each in listed_files(str(at), draft)]
    files += _left_out(looked.refused, doubles)
    record = FilingList(
        year=year,
        fonds=office.scheme.fonds,
        unit=office.scheme.fonds_name or office.name,
        folder=names.masked(folder.name),
        table=table.version,
        arranged_by=office.people.get("整理人", ""),
        arranged_on=formal_date(context.today),
        checked_by=office.people.get("检查人", ""),
        sample=office.synthetic,
        items=tuple(items),
        files=tuple(files),
    )
    told = (*below.findings, *looked.findings, *table.findings, *_double_findings(doubles))
    return Collected(record, (*told, *_item_findings(record, office)), below.files, table)


def table_of(office: Office) -> RetentionTable:
    """The retention table of an office: its own, in the one that comes with govdocs."""
    path = office.retention_table
    return load_table(read_bytes(path), path.name) if path else load_table()


def _without_doubles(found: Sequence[Found]) -> tuple[tuple[Found, ...], dict[str, Found]]:
    """The files without those whose content another one has; the left ones by path, to what is kept.

    The same form may be an annex of several documents: only in one folder is it twice the same paper.
    """
    first: dict[tuple[object, ...], Found] = {}
    doubles: dict[str, Found] = {}
    for each in sorted(found, key=_plainness):
        places: list[tuple[object, ...]] = [(each.sha256, each.home)]
        if each.role.role == BODY:
            places.append((each.sha256, BODY))
        known = next((first[place] for place in places if place in first), None)
        if known:
            doubles[each.path] = known
            continue
        first.update(dict.fromkeys(places, each))
    return tuple(each for each in found if each.path not in doubles), doubles


def _plainness(each: Found) -> tuple[bool, int, str]:
    return bool(_COPY.search(each.path.rpartition("/")[2])), len(each.path), each.path


def _left_out(refused: Sequence[Found], doubles: Mapping[str, Found]) -> Iterator[ListedFile]:
    for each in refused:
        yield ListedFile(
            path=each.path, role=LEFT_OUT, format=each.format, sha256=each.sha256, note=each.fault
        )
    for path, kept in doubles.items():
        note = f"与“{kept.path}”内容相同，留一份"
        yield ListedFile(path=path, role=LEFT_OUT, format=kept.format, sha256=kept.sha256, note=note)


def _linked(items: list[ListedItem], drafts: Sequence[Draft]) -> list[ListedItem]:
    """The items with what they answer, and the matter that they share."""
    asked = [
        Asked(item.number, item.title, item.doc_no, item.document_kind, draft.body.mentions)
        for item, draft in zip(items, drafts, strict=True)
    ]
    links = answered(asked)
    by_number = {item.number: item for item in items}
    matters = {key: matter_in(by_number[key].title) for key in links.values()}
    return [
        item.model_copy(
            update={
                "answers": links.get(item.number, ""),
                "matter": matters.get(links.get(item.number, item.number), ""),
            }
        )
        for item in items
    ]


def _double_findings(doubles: Mapping[str, Found]) -> Iterator[Diagnostic]:
    for path, kept in doubles.items():
        yield info("A156", f"与“{kept.path}”内容相同，只留一份", path)


def _item_findings(record: FilingList, office: Office) -> Iterator[Diagnostic]:
    yield from _state_findings(record)
    bodies = {each.item: each.path for each in record.files if each.role == BODY}
    for item in record.items:
        where = bodies.get(item.number, "")
        if item.why_not.startswith("涉密"):
            hint = "把文件移出这台电脑，按保密规定归档"
            yield error("A160", f"件{item.number}标有密级“{item.security}”，不能在这里归档", where, hint)
        if "内容不同的文件" in item.question:
            yield warning("A157", f"件{item.number}：{item.question}", where, "核对哪一份是正式印发的")
        elif "没有找到它的正文" in item.question:
            yield warning("A163", f"件{item.number}：{item.question}", where, "找到正文，或改正它属于哪一件")
    yield from _day_findings(record.items)
    yield from _gap_findings(record, {each.code for each in office.codes})


def _gap_findings(record: FilingList, own: Collection[str]) -> Iterator[Diagnostic]:
    """Numbers that are missing in the series of the office: of others' series it never gets them all."""
    sent = [item.doc_no for item in record.items if item.direction == "发文"]
    for code, gap in missing_numbers(sent, record.year).items():
        if code in own or not own:
            shown = _shown(list(map(str, gap)), "个")
            words = f"{code}〔{record.year}〕缺 {shown}{' ' * (len(gap) <= _MANY)}号"
            yield info("A158", words, "", "找到文件；作废的号在备考表里说明")


def _day_findings(items: Sequence[ListedItem]) -> Iterator[Diagnostic]:
    """What was researched, and what belongs to other years."""
    researched = [f"件{item.number}" for item in items if item.date.startswith("[")]
    if researched:
        yield info("A159", f"日期是考证的：{_shown(researched, '件')}", "", "核对后再确认")
    others: dict[str, list[str]] = {}
    for item in (item for item in items if item.why_not.startswith("属于")):
        others.setdefault(item.why_not, []).append(f"件{item.number}")
    for why_not, numbers in others.items():
        yield info("A161", f"{_shown(numbers, '件')}{why_not}")


def _shown(words: Sequence[str], measure: str) -> str:
    return "、".join(words[:_MANY]) + (f"等 {len(words)} {measure}" if len(words) > _MANY else "")


def _state_findings(record: FilingList) -> Iterator[Diagnostic]:
    if not record.items:
        yield warning("A169", "文件夹里没有可以归档的文件", record.folder)
    open_items = sum(item.file_it == "待定" for item in record.items)
    asked = sum(bool(item.question) for item in record.items)
    if open_items or asked:
        words = f"共 {len(record.items)} 件，其中 {open_items} 件待定，{asked} 件有须人定的事"
        yield info("A168", words, "", "在“件”表里逐件看过，改正后在“填写”表写上确认人")
