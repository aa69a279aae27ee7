"""收文登记簿 on paper: every document that came in, what is late among them."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import partial

from govdocs.context import Context
from govdocs.document.nodes import Column, Document
from govdocs.kinds.parts.ledgers import Ledger, LedgerColumn, document_of, page_for
from govdocs.kinds.parts.record_fields import or_gap
from govdocs.kinds.parts.wording import printed_date
from govdocs.kinds.registers.incoming import DONE, LABEL, LATE, OPEN, STRUCK, IncomingBook, IncomingLine
from govdocs.kinds.registers.printed import BOOK_SIGNATURES, above_book, copies_words, two_lines
from govdocs.kinds.registers.rules import incoming_findings
from govdocs.kinds.registry import Kind
from govdocs.text.dates import parse_date

_DAY = Column("date", share=10)


def _fact(line: IncomingLine, text: str) -> str:
    return text if line.reason else or_gap(text)


def _columns(day: date) -> tuple[LedgerColumn[IncomingLine], ...]:
    return (
        LedgerColumn("收文号", lambda line: str(line.sequence), Column("number", share=5)),
        LedgerColumn("收文日期", lambda line: _fact(line, printed_date(line.received_on)), _DAY),
        LedgerColumn("来文机关、字号", _source, Column(share=20)),
        LedgerColumn("标题", lambda line: _fact(line, line.title), Column(share=36)),
        LedgerColumn("密级", lambda line: line.secrecy, Column(share=6), optional=True),
        LedgerColumn("紧急程度", lambda line: line.urgency, Column(share=5), optional=True),
        LedgerColumn(
            "份数", lambda line: copies_words(line.copies), Column("number", share=4), optional=True
        ),
        LedgerColumn("页数", lambda line: copies_words(line.pages), Column("number", share=4), optional=True),
        LedgerColumn("承办", lambda line: line.assignee, Column(share=12)),
        LedgerColumn("办结时限", lambda line: printed_date(line.due_on), _DAY, optional=True),
        LedgerColumn("办理结果", partial(_result, day=day), Column(share=22)),
        LedgerColumn("备注", lambda line: line.note, Column(share=8), optional=True),
    )


def _source(line: IncomingLine) -> str:
    return two_lines(_fact(line, line.organ), line.number)


def _result(line: IncomingLine, day: date) -> str:
    """What became of a document: its result and the day, or how far it is."""
    state = line.state_on(day)
    if state == STRUCK:
        return f"注销：{line.reason}"
    finished = parse_date(line.finished_on)
    when = f"{printed_date(line.finished_on)}办结" if finished else ""
    late = _late(line, min(finished, day) if finished else day)
    return "\n".join(filter(None, (line.result, when, late))) or OPEN


def _late(line: IncomingLine, day: date) -> str:
    due = parse_date(line.due_on)
    return f"逾期{(day - due).days}天" if due and due < day else ""


def compose(book: IncomingBook, context: Context) -> Document:
    """The book as a table, a line for every document that came in."""
    day = parse_date(book.as_of) or context.today
    ledger = Ledger(
        _columns(day),
        book.lines,
        title=book.title,
        above=above_book(book.unit, book.as_of),
        below=BOOK_SIGNATURES,
        summary=_summary(book, day),
        numbered=False,
        sheet=LABEL,
    )
    return document_of(
        LABEL, (ledger,), [line.number for line in book.lines if line.number], page_for((ledger,))
    )


def _summary(book: IncomingBook, day: date) -> str:
    counts = Counter(line.state_on(day) for line in book.lines)
    parts = [f"共收文{len(book.lines)}件"]
    parts += [f"{state}{counts[state]}件" for state in (DONE, OPEN, LATE, STRUCK) if counts[state]]
    return "，".join(parts) + "。"


KINDS = (
    Kind(
        name="incoming_register",
        label=LABEL,
        use="来文的登记、承办、时限和办理结果；govdocs register print 由登记簿生成",
        model=IncomingBook,
        compose=compose,
        check=incoming_findings,
        aliases=("收文登记",),
    ),
)
