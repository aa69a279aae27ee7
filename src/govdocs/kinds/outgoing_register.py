"""发文登记簿 on paper: every number from 1 on, void ones with their reasons."""

from __future__ import annotations

from govdocs.context import Context
from govdocs.document.nodes import Column, Document
from govdocs.kinds.parts.ledgers import Ledger, LedgerColumn, document_of, page_for
from govdocs.kinds.parts.record_fields import GAP, or_gap
from govdocs.kinds.parts.wording import printed_date
from govdocs.kinds.registers.outgoing import ISSUED, LABEL, STATES, UNKNOWN, VOID, OutgoingBook, OutgoingLine
from govdocs.kinds.registers.printed import BOOK_SIGNATURES, above_book, copies_words
from govdocs.kinds.registers.rules import outgoing_findings
from govdocs.kinds.registry import Kind


def _fact(line: OutgoingLine, text: str) -> str:
    """A fact that an issued document must have; of other numbers it may be empty."""
    return or_gap(text) if line.state == ISSUED else text


def _remark(line: OutgoingLine) -> str:
    why = (line.reason or GAP) if line.state == VOID else line.reason
    return "\n".join(filter(None, (why, line.note)))


_COLUMNS: tuple[LedgerColumn[OutgoingLine], ...] = (
    LedgerColumn("发文字号", lambda line: line.number, Column(share=13)),
    LedgerColumn("标题", lambda line: _fact(line, line.title), Column(share=44)),
    LedgerColumn("公文种类", lambda line: line.form, Column(share=5), optional=True),
    LedgerColumn("密级", lambda line: line.secrecy, Column(share=6), optional=True),
    LedgerColumn("份数", lambda line: copies_words(line.copies), Column("number", share=4), optional=True),
    LedgerColumn("主送机关", lambda line: line.addressees, Column(share=24), optional=True),
    LedgerColumn("拟稿单位", lambda line: line.drafter, Column(share=16), optional=True),
    LedgerColumn("签发人", lambda line: line.signer, Column(share=7), optional=True),
    LedgerColumn(
        "成文日期", lambda line: _fact(line, printed_date(line.signed_on)), Column("date", share=11)
    ),
    LedgerColumn("状态", lambda line: line.state, Column(choices=STATES, share=6)),
    LedgerColumn("备注", _remark, Column(share=13)),
)


def compose(book: OutgoingBook, context: Context) -> Document:
    """The book as a table, a line for every number."""
    del context
    ledger = Ledger(
        _COLUMNS,
        book.lines,
        title=book.title,
        above=above_book(book.unit, book.as_of),
        below=BOOK_SIGNATURES,
        summary=_summary(book),
        numbered=False,
        sheet=LABEL,
    )
    return document_of(LABEL, (ledger,), _names(book), page_for((ledger,)))


def _summary(book: OutgoingBook) -> str:
    counts = book.counts()
    known = len(book.lines) - counts.get(UNKNOWN, 0)
    parts = [f"共登记{known}个号"]
    parts += [f"{state}{counts[state]}个" for state in STATES if state in counts and state != UNKNOWN]
    if UNKNOWN in counts:
        parts.append(f"登记簿启用以前的{counts[UNKNOWN]}个没有补录")
    return "，".join(parts) + "。"


def _names(book: OutgoingBook) -> tuple[str, ...]:
    return tuple(name for line in book.lines for name in (line.number, line.signer) if name)


KINDS = (
    Kind(
        name="outgoing_register",
        label=LABEL,
        use="每个发文字号一行，预留、作废的也在；govdocs register print 由登记簿生成",
        model=OutgoingBook,
        compose=compose,
        check=outgoing_findings,
        aliases=("发文登记",),
    ),
)
