"""签到表: who is expected at a meeting, with room to sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from govdocs.document.nodes import Column, Document
from govdocs.kinds.meetings.fields import printed_moment
from govdocs.kinds.parts.ledgers import Ledger, LedgerColumn, document_of
from govdocs.kinds.parts.wording import missing
from govdocs.text.names import pad_name

FIRST_PAGE, NEXT_PAGES = 14, 18
"""Rows on the first landscape page, under the title, and on each that follows.

Twenty would be 6 mm high on a type area of 156 mm: too low to sign in.
"""


@dataclass(frozen=True, slots=True)
class Seat:
    """One row of a sign-in sheet; what is not known is left to be written by hand."""

    name: str = ""
    unit: str = ""
    post: str = ""
    phone: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class MeetingHead:
    """What stands above the papers of a meeting: its name, when and where it is, who chairs it."""

    name: str
    held_at: str
    place: str
    chair: str

    @property
    def lines(self) -> tuple[str, ...]:
        """The pieces of the line above a table."""
        return (
            f"时间：{printed_moment(self.held_at) or missing('时间')}",
            f"地点：{self.place or missing('地点')}",
            f"主持人：{self.chair or missing('主持人')}",
        )


_COLUMNS: tuple[LedgerColumn[Seat], ...] = (
    LedgerColumn("姓名", lambda seat: pad_name(seat.name), Column(share=13)),
    LedgerColumn("单位", lambda seat: seat.unit, Column(share=22)),
    LedgerColumn("职务", lambda seat: seat.post, Column(share=14)),
    LedgerColumn("联系电话", lambda seat: seat.phone, Column(share=14)),
    LedgerColumn("签名", lambda _: "", Column(share=15)),
    LedgerColumn("备注", lambda seat: seat.note, Column(share=18)),
)


def sign_in_sheet(head: MeetingHead, seats: Sequence[Seat], kind: str, expected: int = 0) -> Document:
    """The sheet on which `seats` sign; empty rows fill its last page, so that guests can sign too."""
    ledger = Ledger(
        columns=_COLUMNS,
        rows=tuple(seats),
        title=f"{head.name}签到表",
        above=head.lines,
        blank_rows=_whole_pages(max(len(seats), expected)),
        sheet="签到表",
    )
    names = [name for seat in seats for name in (seat.name, seat.unit)]
    return document_of(kind, (ledger,), names)


def _whole_pages(rows: int) -> int:
    """As many rows as fill the pages that `rows` need."""
    return FIRST_PAGE + NEXT_PAGES * ceil(max(0, rows - FIRST_PAGE) / NEXT_PAGES)
