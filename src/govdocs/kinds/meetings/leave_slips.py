"""请假条: the slips on which members of a joint conference ask for leave, two on a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govdocs.document.nodes import Block, Cell, Column, Document, PageBreak, Paragraph, Table
from govdocs.kinds.meetings.fields import printed_moment
from govdocs.kinds.meetings.presence import LeaveRequest
from govdocs.kinds.meetings.sign_in import MeetingHead
from govdocs.kinds.parts.wording import missing, names_of, printed_date
from govdocs.text.names import pad_name

A_SHEET = 2
"""Slips on one sheet of A4: each is about as large as A5."""

_SPACE = "\u3000"
_LINE = "┄" * 36
_CUT = f"{'┄' * 14}（沿此线裁开）{'┄' * 14}"
_COLUMNS = (Column(share=16), Column(share=34), Column(share=16), Column(share=34))


def leave_slips(head: MeetingHead, leaves: Sequence[LeaveRequest], kind: str) -> Document:
    """A slip for each of `leaves`; without any a sheet of slips to fill in by hand."""
    slips = [_Slip(head, leave) for leave in leaves] or [_Slip(head, None)] * A_SHEET
    blocks: list[Block] = []
    for place, slip in enumerate(slips):
        if place and place % A_SHEET == 0:
            blocks.append(PageBreak())
        elif place:
            blocks.extend(Paragraph.of(words, "table_note") for words in (_SPACE, _CUT, _SPACE))
        blocks.extend(slip.blocks())
    names = [name for each in leaves for name in (each.unit, each.name, each.substitute)]
    return Document(f"{head.name}请假条", tuple(blocks), kind=kind, names=names_of(names))


class _Slip:
    """One slip: what the applicant writes, and below a dashed line what the approver writes."""

    def __init__(self, head: MeetingHead, leave: LeaveRequest | None) -> None:
        self._head, self._leave = head, leave

    def blocks(self) -> Iterator[Block]:
        """Its title, the two parts, the line between them."""
        yield Paragraph.of(f"{self._head.name}请假条", "table_title")
        yield self._table(tuple(self._application()))
        yield Paragraph.of(_LINE, "table_note")
        yield self._table(tuple(self._approval()))

    def _table(self, rows: tuple[tuple[Cell, ...], ...]) -> Table:
        return Table(rows, header=0, columns=_COLUMNS, sheet="请假条")

    def _application(self) -> Iterator[tuple[Cell, ...]]:
        leave = self._leave
        held = printed_moment(self._head.held_at) or missing("会议时间")
        yield Cell("会议时间"), Cell(held), Cell("会议地点"), Cell(self._head.place or missing("会议地点"))
        yield (
            Cell("单　　位"),
            Cell(leave.unit if leave else ""),
            Cell("姓　　名"),
            Cell(pad_name(leave.name) if leave else ""),
        )
        yield Cell("请假事由"), Cell((leave.reason if leave else "") or "\n\n", columns=3)
        yield (
            Cell("替 会 人"),
            Cell(pad_name(leave.substitute) if leave else ""),
            Cell("申请日期"),
            Cell(printed_date(leave.applied_on) if leave else ""),
        )

    def _approval(self) -> Iterator[tuple[Cell, ...]]:
        leave = self._leave
        late = leave is not None and leave.late(self._head.held_at)
        yield (
            Cell("审批意见"),
            Cell("会议开始之后批准，按缺席计" if late else "\n\n\n", columns=3),
        )
        yield (
            Cell("批 准 人"),
            Cell(pad_name(leave.approved_by) if leave else ""),
            Cell("批准时间"),
            Cell(printed_moment(leave.approved_on) if leave else ""),
        )
