"""一人一档: a child's volume from the records of the office's workbook (GB/T 9705-2008).

The master keeps true data; only other children give way to their codes. Titles, names of files and all
that is said on the way call the child by its code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from pydantic import BaseModel

from govdocs.app.archiving.personal_others import Others
from govdocs.app.archiving.personal_papers import (
    SOURCE,
    ChildCase,
    LoosePaper,
    PaperSearch,
    printed,
    telling_numbers,
)
from govdocs.app.archiving.personal_sorts import filed_kinds
from govdocs.app.casebooks import LoadedCasebook, form_kinds
from govdocs.app.printing import Press
from govdocs.archive.days import written
from govdocs.archive.model import Item, Volume
from govdocs.archive.retention import propose
from govdocs.archive.retention_rows import RetentionTable
from govdocs.archive.volumes import volume_of, volume_title
from govdocs.diagnostics import Diagnostic, info, warning
from govdocs.kinds.children.child import Child
from govdocs.kinds.children.words import LEFT
from govdocs.kinds.parts.casebook import Casebook
from govdocs.text.dates import parse_date

_ADULT = 18
"""From this birthday on a person is no minor (未成年人保护法 第二条)."""


@dataclass(frozen=True, slots=True)
class VolumeWish:
    """Which volumes of which year, by whom. With `every` cases that go on are filed as they stand.

    `codes` are those of all children by their 档案号 (`personal_codes`), `filed` the codes of those who
    have a volume of the year already, `volumes` all that were filed of any year: their papers are not
    filed again. `folder` is that of the workbook: photographs are looked for there.
    """

    year: int
    codes: Mapping[str, str]
    table: RetentionTable
    every: bool = False
    filed_by: str = ""
    checked_by: str = ""
    confirmed_by: str = ""
    filed: frozenset[str] = frozenset()
    volumes: tuple[Volume, ...] = ()
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class PersonalFile:
    """A volume that has no number yet, and the PDF of each of its papers by `Part.source`."""

    volume: Volume
    contents: Mapping[str, bytes] = field(default_factory=dict)
    findings: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """A child whose volume belongs to the year; `closed_on` is None where the case goes on."""

    child: Child
    closed_on: date | None


def chosen_children(loaded: LoadedCasebook, wish: VolumeWish) -> tuple[Chosen, ...]:
    """The children whose volumes belong to the year and are not filed yet, by their codes."""
    last = date(wish.year, 12, 31)
    found = (Chosen(child, closing_day(child, last)) for child in children_of(loaded.casebook))
    wanted = (each for each in found if _belongs(each, wish))
    return tuple(sorted(wanted, key=lambda each: wish.codes[each.child.file_no]))


def children_of(casebook: Casebook) -> tuple[Child, ...]:
    """The children of the register who have a 档案号."""
    return tuple(child for child in casebook.all("child", Child) if child.file_no)


def _belongs(chosen: Chosen, wish: VolumeWish) -> bool:
    if wish.codes[chosen.child.file_no] in wish.filed:
        return False
    return wish.every if chosen.closed_on is None else chosen.closed_on.year == wish.year


def closing_day(child: Child, until: date) -> date | None:
    """The day on which the case of a child ended: it left the register, or came of age by `until`."""
    if child.status == LEFT:
        return parse_date(child.exited_on) or parse_date(child.updated_on) or until
    born = parse_date(child.born_on)
    adult = _birthday(born, _ADULT) if born else None
    return adult if adult is not None and adult <= until else None


def _birthday(born: date, years: int) -> date:
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)


def volume_findings(loaded: LoadedCasebook, wish: VolumeWish) -> tuple[Diagnostic, ...]:
    """What is told of cases that go on, and of records that name no child of the register."""
    return tuple(_told(loaded.casebook, wish))


def _told(casebook: Casebook, wish: VolumeWish) -> Iterator[Diagnostic]:
    last = date(wish.year, 12, 31)
    going_on = sum(closing_day(child, last) is None for child in children_of(casebook))
    if going_on and not wish.every:
        hint = "结案以后归入结案的年度"
        yield info("A219", f"还有 {going_on} 个个案没有办结，暂不立卷", SOURCE, hint)
    known = {child.file_no for child in children_of(casebook)}
    for kind in filed_kinds(form_kinds()):
        lost = sum(_lost(record, known) for record in casebook.all(kind.name, kind.model))
        if lost:
            words = f"“{kind.label}”有 {lost} 条记录对不上登记的未成年人，没有入卷"
            yield warning("A220", words, SOURCE, "在“未成年人”表登记后，在记录里写上档案号")


def _lost(record: BaseModel, known: set[str]) -> bool:
    """Whether a record is about a child that the register does not have."""
    if isinstance(record, Child):
        return not record.file_no
    named = getattr(record, "child", None)
    return named is not None and bool(named.file_no or named.name) and named.file_no not in known


def personal_files(loaded: LoadedCasebook, wish: VolumeWish, press: Press) -> Iterator[PersonalFile]:
    """The volumes of the year one after the other, so that one at a time is in memory."""
    chosen = chosen_children(loaded, wish)
    for each, case in zip(chosen, _cases(chosen, loaded, wish), strict=True):
        yield personal_file(case, each.closed_on, wish, press)


def _cases(chosen: Sequence[Chosen], loaded: LoadedCasebook, wish: VolumeWish) -> Iterator[ChildCase]:
    """The cases of children, each with what lies in volumes of the child already."""
    casebook = loaded.casebook
    others = Others.of(children_of(casebook), wish.codes)
    telling = telling_numbers(casebook)
    filed: dict[str, set[tuple[str, str, str]]] = {}
    for volume in wish.volumes:
        known = ((paper.title, paper.doc_no, paper.date) for paper in volume.papers)
        filed.setdefault(volume.person, set()).update(known)
    for child, closed_on in ((each.child, each.closed_on) for each in chosen):
        code = wish.codes[child.file_no]
        until = f"{wish.year}1231" if closed_on is None else ""
        done = frozenset(filed.get(code, ()))
        yield ChildCase(child, code, casebook, others, closed_on is not None, until, done, telling)


def late_findings(loaded: LoadedCasebook, wish: VolumeWish, press: Press) -> tuple[Diagnostic, ...]:
    """What is told of papers that came after the volume of their child had been filed in the year."""
    last = date(wish.year, 12, 31)
    known = wish.filed & {volume.person for volume in wish.volumes}
    chosen = [
        Chosen(child, closing_day(child, last))
        for child in children_of(loaded.casebook)
        if wish.codes[child.file_no] in known
    ]
    return tuple(_late(chosen, loaded, wish, press))


def _late(
    chosen: Sequence[Chosen], loaded: LoadedCasebook, wish: VolumeWish, press: Press
) -> Iterator[Diagnostic]:
    for case in _cases(chosen, loaded, wish):
        titles = [f"《{each.paper.title}》" for each in PaperSearch(case, press).papers()]
        if titles:
            words = f"{case.code} 的案卷已经归档，没有入卷的新文件：{'、'.join(titles)}"
            yield warning("A221", words, SOURCE, "归档过的案卷不改动；要归档的，作为另一件写进归档清单")


def personal_file(case: ChildCase, closed_on: date | None, wish: VolumeWish, press: Press) -> PersonalFile:
    """The volume of one child with its papers printed."""
    press = replace(press, options=replace(press.options, formats=("pdf",), papers=()))
    search = PaperSearch(case, press)
    loose = search.papers()
    made = [printed(each, number, case, (press, wish.folder)) for number, each in enumerate(loose, 1)]
    volume = volume_of(_head(case, closed_on, loose, wish), (paper for paper, _ in made))
    contents = {paper.parts[0].source: pdf for paper, pdf in made}
    findings = search.findings
    if not made and not case.filed:
        findings.append(warning("A220", f"{case.code} 没有可以入卷的文件", SOURCE, "核对工作簿里的记录"))
    return PersonalFile(volume, contents, tuple(findings))


def _head(case: ChildCase, closed_on: date | None, loose: Sequence[LoosePaper], wish: VolumeWish) -> Volume:
    """What the volume says of itself; its period is what the table says of a file with such papers."""
    proposal = propose(_as_item(case, loose, wish.year), wish.table)
    ended = f"按结案日期归入 {wish.year} 年" if closed_on else "个案没有办结，按立卷的年度归类"
    before = "、".join(sorted({volume.code for volume in wish.volumes if volume.person == case.code}))
    note = f"{written(closed_on)}结案" if closed_on else "立卷时个案没有办结"
    note += f"；以前的文件在 {before}" if before else ""
    return Volume(
        person=case.code,
        title=volume_title(case.code),
        year=wish.year,
        retention=proposal.retention,
        row=proposal.row,
        reason=f"{proposal.reason}；{ended}",
        note=note,
        filed_by=wish.filed_by,
        checked_by=wish.checked_by,
        confirmed_by=wish.confirmed_by,
    )


def _as_item(case: ChildCase, loose: Sequence[LoosePaper], year: int) -> Item:
    """The volume as the retention table looks at it: the titles of its papers say how grave the case is."""
    words = "、".join(dict.fromkeys((*(each.paper.title for each in loose), case.child.exit_reason)))
    title = f"{volume_title(case.code)}{words}"
    return Item(case.code, title, "", "", year, "D30", direction="内部", span="案件", person=case.code)
