"""责任分解表 (R04): who leads and who cooperates in each task of a plan, as a table by areas."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic
from govdocs.document.nodes import Block, Column, Document, PageBreak, Paragraph, Table
from govdocs.kinds.breakdowns.record import ALIASES, DutyBreakdown, DutyRow, OrientationWord
from govdocs.kinds.breakdowns.rules import duty_findings
from govdocs.kinds.breakdowns.unit_names import own_name_findings
from govdocs.kinds.parts.ledgers import Ledger, LedgerColumn, ledger_table
from govdocs.kinds.parts.printing import title_paragraph
from govdocs.kinds.parts.wording import in_one_line, missing, names_of, unspaced
from govdocs.kinds.registry import Kind

_NO, _AREA, _TASK, _LEAD, _COOP = 6.0, 16.0, 48.0, 14.0, 16.0
"""Shares of the width of the usual five columns (fact sheet R04)."""

_ADDED = 10.0
"""The share of a column beside the usual five; all of them give way for it."""

_WORDY = 30
"""From so many characters a task on, on average, a table with several added columns takes A3."""

DutyColumn = LedgerColumn[DutyRow]


def compose(record: DutyBreakdown, context: Context) -> Document:
    """The table as a document of its own: 附件 label, title, the rows."""
    del context
    return Document(
        title=in_one_line(record.title),
        blocks=tuple(breakdown_blocks(record)),
        kind="责任分解表",
        names=unit_names(record),
    )


def unit_names(record: DutyBreakdown) -> tuple[str, ...]:
    """Every unit that the table names, each once."""
    return names_of(*((*row.lead_units, *row.coop_units) for row in record.rows))


def breakdown_blocks(record: DutyBreakdown) -> Iterator[Block]:
    """What the table prints, from the turn of the page to its last row."""
    yield page_for(record)
    if record.label:
        yield Paragraph.of(unspaced(record.label).rstrip("：:"), "attachment_label")
    role = "attachment_title" if record.label else "title"
    yield title_paragraph(record.title or missing("标题"), role)
    yield breakdown_table(record)


def page_for(record: DutyBreakdown) -> PageBreak:
    """The page of a table: as it says; A3 where several columns are added to tasks of many words."""
    long = sum(len(row.task) for row in record.rows) > _WORDY * len(record.rows)
    if record.orientation == "自动" and long and len(record.added) > 1:
        return page_of("A3")
    return page_of(record.orientation)


def page_of(orientation: OrientationWord) -> PageBreak:
    """The page on which a table of that orientation stands; the layout chooses where none is forced."""
    match orientation:
        case "横排":
            return PageBreak("landscape")
        case "竖排":
            return PageBreak("portrait")
        case "A3":
            return PageBreak("landscape", paper="A3")
        case "自动":
            return PageBreak("landscape", optional=True)


def breakdown_table(record: DutyBreakdown) -> Table:
    """The rows of the table; rows of one area share one cell."""
    return ledger_table(Ledger(duty_columns(record), record.rows, numbered=False, sheet="责任分解表"))


def duty_columns(record: DutyBreakdown) -> tuple[DutyColumn, ...]:
    """The columns of the table: the usual five, and those added."""
    return (
        LedgerColumn("序号", lambda row: str(row.no or ""), Column("number", share=_NO)),
        LedgerColumn(
            in_two_lines(record.area_word),
            lambda row: row.area,
            Column(share=_AREA),
            merged=True,
            optional=True,
        ),
        LedgerColumn(
            record.task_word, lambda row: row.task or missing(record.task_word), Column(share=_TASK)
        ),
        LedgerColumn(
            in_two_lines(record.lead_word),
            lambda row: "、".join(row.lead_units) or missing(record.lead_word),
            Column(share=_LEAD),
        ),
        LedgerColumn(
            in_two_lines(record.coop_word), lambda row: "、".join(row.coop_units), Column(share=_COOP)
        ),
        *added_columns(record),
    )


def added_columns(record: DutyBreakdown) -> Iterator[DutyColumn]:
    """The columns beside the usual five."""
    texts = {"完成时限": _due, "佐证": _evidence, "备注": _note}
    for word in record.added:
        column = Column("date", share=_ADDED) if word == "完成时限" else Column(share=_ADDED)
        yield LedgerColumn(in_two_lines(word), texts[word], column)


def _due(row: DutyRow) -> str:
    return row.due


def _evidence(row: DutyRow) -> str:
    return row.evidence


def _note(row: DutyRow) -> str:
    return row.note


def in_two_lines(word: str) -> str:
    """A heading of four characters as two lines of two: 责任/单位."""
    return f"{word[:2]}\n{word[2:]}" if len(word) == 4 else word


def check(record: DutyBreakdown) -> tuple[Diagnostic, ...]:
    """Every finding about the table: its numbers, areas, units, and the names of units among themselves."""
    return (*duty_findings(record), *own_name_findings(record))


_DUTIES = Kind(
    name="duties",
    label="责任分解表",
    use="方案的任务分解到单位：责任内容、任务、责任单位、配合单位",
    model=DutyBreakdown,
    compose=compose,
    check=check,
    aliases=ALIASES,
)

KINDS = (_DUTIES,)
