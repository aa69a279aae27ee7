"""What a clerk decided, against the retention table and the scheme: rows, periods, years, classes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from govdocs.app.offices.office import Office
from govdocs.archive.days import day_of
from govdocs.archive.model import RETENTION_WORDS, Item, Retention, Scheme
from govdocs.archive.retention import is_shorter, propose
from govdocs.archive.retention_rows import RetentionTable
from govdocs.archive.years import year_of
from govdocs.diagnostics import Diagnostic, error, warning
from govdocs.kinds.filing.record import FilingList, ListedItem
from govdocs.kinds.parts.form_rules import Path, place

_CODES: dict[str, Retention] = {words: code for code, words in RETENTION_WORDS.items()}
_MANY = 20
"""So many items are named in a finding."""


def decision_findings(
    record: FilingList, office: Office, table: RetentionTable, today: date
) -> Iterator[Diagnostic]:
    """What is wrong with the decisions about the items that are filed."""
    unweighed = []
    for number, item in enumerate(record.items, 1):
        if not item.filed:
            continue
        path = ("件", f"第{number}项")
        yield from _period_findings(item, table, office.name, path)
        yield from _org_findings(item, office.scheme, path)
        yield from _day_findings(item, record.year, today, path)
        row = table.row(item.row)
        if row and row.importance and not item.importance:
            unweighed.append(f"件{item.number}")
    if unweighed:
        shown = "、".join(unweighed[:_MANY]) + f"等 {len(unweighed)} 件" * (len(unweighed) > _MANY)
        hint = "“重要程度”写重要或一般；不写的按条目归档"
        yield warning("A188", f"没有写重要程度：{shown}", place(("件",)), hint)


def _period_findings(item: ListedItem, table: RetentionTable, own: str, path: Path) -> Iterator[Diagnostic]:
    where = place((*path, "依据条目"))
    row = table.row(item.row)
    if not item.row:
        proposed = propose(as_item(item), table, own)
        hint = f"可以写“{proposed.row}”：{proposed.reason}" if proposed.row else "写保管期限表的条目"
        yield error("A185", f"件{item.number}没有写依据条目", where, hint)
    elif row is None:
        words = f"保管期限表（{table.version}）里没有“{item.row}”"
        yield error("A185", words, where, "照表写，如“K13/普发性”")
    elif item.retention:
        yield from _short_findings(item, table, own, path)


def _short_findings(item: ListedItem, table: RetentionTable, own: str, path: Path) -> Iterator[Diagnostic]:
    """A period shorter than its row, or than the row that the importance asks for (A-76)."""
    row = table.row(item.row)
    if row is None:
        return
    where, given = place((*path, "保管期限")), _CODES[item.retention]
    if row.file_it and is_shorter(given, row.retention):
        words = f"件{item.number}的保管期限是{item.retention}，{row.ident} 是{RETENTION_WORDS[row.retention]}"
        yield error("A182", words, where, "期限可以长、不可以短；条目不对的改正条目")
    elif item.importance and row.importance and item.importance != row.importance:
        better = propose(as_item(item), table, own)
        same = better.row.partition("/")[0] == row.entry
        if same and is_shorter(given, better.retention):
            words = f"件{item.number}的重要程度是“{item.importance}”，条目写的是 {row.ident}"
            yield error("A182", words, where, f"写 {better.row}，{RETENTION_WORDS[better.retention]}")


def _org_findings(item: ListedItem, scheme: Scheme, path: Path) -> Iterator[Diagnostic]:
    where = place((*path, "机构（问题）"))
    if not scheme.dimension:
        if item.org:
            words = f"本单位不按机构（问题）分类，件{item.number}的“{item.org}”没有用"
            yield warning("A183", words, where, "要分类时写在 本单位.yaml 的分类方案里")
    elif org_of(item.org, scheme) is None:
        known = "、".join(f"{code}（{name}）" for code, name in scheme.classes.items())
        words = f"分类方案里没有“{item.org}”" if item.org else f"件{item.number}没有写{scheme.dimension}"
        yield error("A183", words, where, f"可以写：{known}")


def org_of(text: str, scheme: Scheme) -> str | None:
    """The code of 机构(问题) that a code or name means; "" where there are none, None for no known one."""
    if not scheme.dimension:
        return ""
    names = {name: code for code, name in scheme.classes.items()}
    return text if text in scheme.classes else names.get(text)


def _day_findings(item: ListedItem, year: int, today: date, path: Path) -> Iterator[Diagnostic]:
    day = day_of(item.date)
    if day and day > today:
        words = f"件{item.number}的日期 {item.date} 还没有到"
        yield error("A103", words, place((*path, "日期")), "改正日期")
        return
    decided = year_of(as_item(item))
    wanted = item.year or year
    if decided.year and decided.year != wanted and not item.special_year:
        words = f"件{item.number}归入 {wanted} 年度；{decided.reason}，应当是 {decided.year} 年度"
        yield warning("A189", words, place((*path, "归档年度")), "改正归档年度，或写明跨年情形、专门年度")


def as_item(listed: ListedItem) -> Item:
    """The item as the rules of year and retention see it, without its files."""
    return Item(
        key=listed.number,
        title=listed.title,
        author=listed.author,
        date=listed.date,
        year=listed.year or 0,
        retention=_CODES.get(listed.retention, "D10"),
        doc_no=listed.doc_no,
        kind=listed.document_kind,
        direction=listed.direction,
        span=listed.span,
        ended_on=listed.ended_on,
        special_year=listed.special_year,
        importance=listed.importance,
        person=listed.person,
    )
