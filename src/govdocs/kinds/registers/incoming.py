"""收文登记簿 as a record: a line for every document that came in during a year."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

from pydantic import Field

from govdocs.kinds.parts.fields import FormalDate, Input, OptionalLine, Title
from govdocs.text.dates import parse_date

LABEL: Final = "收文登记簿"

ReceiptState = Literal["已办结", "逾期", "办理中", "注销"]

DONE: Final = "已办结"
LATE: Final = "逾期"
OPEN: Final = "办理中"
STRUCK: Final = "注销"


class IncomingLine(Input):
    """A document that came in, and what became of it."""

    sequence: int = Field(title="收文号", ge=1, le=99_999, description="本年的顺序号")
    received_on: FormalDate = Field("", title="收文日期")
    organ: OptionalLine = Field("", title="来文机关")
    number: OptionalLine = Field("", title="来文字号", description="来文没有字号的不写")
    title: Title = Field("", title="标题")
    secrecy: OptionalLine = Field("", title="密级")
    urgency: OptionalLine = Field("", title="紧急程度")
    copies: int | None = Field(None, title="份数", ge=0)
    pages: int | None = Field(None, title="页数", ge=0)
    assignee: OptionalLine = Field("", title="承办", description="承办的单位或人")
    due_on: FormalDate = Field("", title="办结时限")
    result: OptionalLine = Field("", title="办理结果")
    finished_on: FormalDate = Field("", title="办结日期")
    reason: OptionalLine = Field("", title="注销原因", description="登记有误、注销的才写")
    note: OptionalLine = Field("", title="备注")

    def state_on(self, day: date) -> ReceiptState:
        """How far it is on `day`; it was late where it is not finished and its time is over."""
        due, done = parse_date(self.due_on), parse_date(self.finished_on)
        if self.reason:
            return STRUCK
        if done and done <= day:
            return DONE
        return LATE if due and due < day else OPEN


class IncomingBook(Input):
    """The documents that came in during a year, by 收文号."""

    kind: Literal["收文登记簿"] = Field(LABEL, title="文种")
    title: Title = Field(LABEL, title="标题", description="如“清禾镇人民政府2025年收文登记簿”")
    unit: OptionalLine = Field("", title="登记单位")
    as_of: FormalDate = Field("", title="登记日期", description="逾期算到这一天；不写时算到运行的当天")
    lines: tuple[IncomingLine, ...] = Field((), title="收文")
