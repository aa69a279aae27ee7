"""四性检测报告 as a paper: what was checked, how it ended, what was seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from govdocs.archive.papers.listing import KIND
from govdocs.document.nodes import Block, Cell, Column, Document, Furniture, Paragraph, Table

_WIDTHS = (14.0, 12.0, 56.0, 16.0, 72.0)
"""Own: 170 mm in all; what was seen names 档号 and files and needs the room."""

_FACTS = (38.0, 132.0)


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One check: its id (A-01), how grave its fault is (错误), what it asks, how it ended, the evidence."""

    check: str
    severity: str
    question: str
    status: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class ReportGroup:
    """The checks of one of the four properties: 真实性."""

    name: str
    rows: tuple[ReportRow, ...]


def report_document(
    title: str,
    facts: Sequence[tuple[str, str]],
    groups: Sequence[ReportGroup],
    conclusion: Sequence[str] = (),
    author: str = "",
) -> Document:
    """The report: what was examined (label and value), a table for each property, what follows from it."""
    blocks: list[Block] = [Paragraph.of(title, "title"), _facts(facts)]
    for group in groups:
        blocks += [Paragraph.of(group.name, "table_title"), _table(group)]
    blocks += [Paragraph.of(text, "table_note") for text in conclusion]
    return Document(title, tuple(blocks), Furniture(), kind=KIND, author=author)


def _facts(facts: Sequence[tuple[str, str]]) -> Table:
    rows = tuple((Cell(label), Cell(value)) for label, value in facts)
    return Table(rows, header=0, widths=_FACTS, sheet="检测对象")


def _table(group: ReportGroup) -> Table:
    head = tuple(Cell(text) for text in ("编号", "级别", "检测内容", "结果", "检测情况"))
    rows = tuple(
        tuple(Cell(text) for text in (row.check, row.severity, row.question, row.status, row.evidence))
        for row in group.rows
    )
    columns = (Column("text"),) * len(_WIDTHS)
    return Table((head, *rows), widths=_WIDTHS, columns=columns, sheet=group.name, fixed=True)
