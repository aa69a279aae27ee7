"""The ready tables of a plan: where each stands, and those of one head read as one table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from govdocs.diagnostics import Diagnostic, info
from govdocs.kinds.breakdowns.drafts import DraftRow
from govdocs.kinds.breakdowns.tables import DutyTable, read_table
from govdocs.kinds.parts.content import Item, Section, TableBlock, TableData
from govdocs.kinds.parts.wording import closed_up, in_one_line
from govdocs.kinds.plan import Plan

_ALL = -1
"""The place of tables in the text of the plan; those of an attachment have its number."""


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table of duties: title and label of its attachment, the heading above it, what it says."""

    place: int
    title: str
    label: str
    heading: str
    read: DutyTable

    @property
    def where(self) -> str:
        """How a finding says where it stands."""
        name = self.heading or self.title or self.read.title
        return f"“{name}”下的表" if name else "正文里的表"


def found_tables(plan: Plan) -> Iterator[FoundTable]:
    """The tables of duties in a plan; those of one head in one attachment, or in the text, are one."""
    groups: list[list[FoundTable]] = []
    for each in _each(plan):
        same = (group for group in groups if _one_head(group[0], each))
        if group := next(same, None):
            group.append(each)
        else:
            groups.append([each])
    for group in groups:
        yield group[0] if len(group) == 1 else _joined(group)


def _each(plan: Plan) -> Iterator[FoundTable]:
    for place, attachment in enumerate(plan.attachments):
        title, label = in_one_line(attachment.title), closed_up(attachment.label)
        for heading, table in _tables_in(attachment.body, ""):
            yield from _read(place, title, label, heading, table)
    for heading, table in _tables_in(plan.body, ""):
        yield from _read(_ALL, "", "", heading, table)


def _read(place: int, title: str, label: str, heading: str, table: TableData) -> Iterator[FoundTable]:
    read = read_table(table)
    if read and read.rows:
        yield FoundTable(place, title, label, heading, read)


def _tables_in(body: Iterable[object], heading: str) -> Iterator[tuple[str, TableData]]:
    """Every table with the heading above it."""
    for part in body:
        if isinstance(part, TableBlock):
            yield heading, part.table
        elif isinstance(part, Section):
            yield from _tables_in(part.body, part.heading.rstrip("。：:"))
        elif isinstance(part, Item):
            yield from _tables_in(part.body, heading)


def _one_head(one: FoundTable, other: FoundTable) -> bool:
    return (one.place, one.read.words) == (other.place, other.read.words)


def _joined(tables: Sequence[FoundTable]) -> FoundTable:
    """Tables of one head as one; without a column of areas the headings above them are the areas."""
    first = tables[0]
    headed = "area" not in first.read.words and all(each.heading for each in tables)
    rows: list[DraftRow] = []
    for each in tables:
        before = rows[-1].area if rows else ""
        rows += _with_areas(each.read.rows, before, each.heading if headed else "")
    names = "".join(dict.fromkeys(f"“{each.heading or each.read.title}”" for each in tables)).replace(
        "“”", ""
    )
    findings = [info("D779", f"表头相同的 {len(tables)} 张表{f'（{names}）' if names else ''}连成一张")]
    findings += _renumbered(rows)
    told = (*findings, *(found for each in tables for found in each.read.findings))
    return replace(first, heading="", read=replace(first.read, rows=tuple(rows), findings=told))


def _with_areas(rows: Sequence[DraftRow], before: str, heading: str) -> Iterator[DraftRow]:
    """`rows` under `heading`; those at the top without an area belong to the one `before`."""
    for row in rows:
        before = "" if row.area else before
        yield replace(row, area=heading or row.area or before)


def _renumbered(rows: list[DraftRow]) -> Iterator[Diagnostic]:
    """Numbers that begin anew in a further table run on instead."""
    numbers = [row.no for row in rows if row.no]
    if any(later <= earlier for earlier, later in pairwise(numbers)) and len(set(numbers)) < len(numbers):
        for number, row in enumerate(rows, start=1):
            row.number = str(number)
        yield info("D772", f"各张表的序号各自编起，连起来从 1 编到 {len(rows)}")
