"""发文登记簿 as a record: a line for every number of a 机关代字 in a year."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Final, Literal

from pydantic import Field

from govdocs.kinds.parts.fields import FormalDate, Input, Line, OptionalLine, Organs, Title
from govdocs.kinds.parts.record_fields import chosen, one_of, words_of

LABEL: Final = "发文登记簿"

StateWord = Literal["已发", "预留", "作废", "未补录"]

STATES = words_of(StateWord)
"""How far a number is; 未补录 is one that was given before the register and is not entered."""

ISSUED: Final = "已发"
RESERVED: Final = "预留"
VOID: Final = "作废"
UNKNOWN: Final = "未补录"


class OutgoingLine(Input):
    """A number and the document that bears it."""

    number: Line = Field(title="发文字号", description="如“清政发〔2025〕3号”")
    title: Title = Field("", title="标题")
    form: OptionalLine = Field("", title="公文种类", description="如“通知”“报告”")
    secrecy: OptionalLine = Field("", title="密级")
    copies: int | None = Field(None, title="份数", ge=0)
    addressees: Organs = Field("", title="主送机关")
    drafter: OptionalLine = Field("", title="拟稿单位")
    signer: OptionalLine = Field("", title="签发人")
    signed_on: FormalDate = Field("", title="成文日期")
    state: Annotated[StateWord, chosen(*STATES)] = Field(ISSUED, title="状态", description=one_of(STATES))
    reason: OptionalLine = Field("", title="作废原因", description="作废的才写")
    note: OptionalLine = Field("", title="备注")


class OutgoingBook(Input):
    """The numbers of a 机关代字 in a year, from 1 on, each with its line."""

    kind: Literal["发文登记簿"] = Field(LABEL, title="文种")
    title: Title = Field(LABEL, title="标题", description="如“清禾镇人民政府2025年发文登记簿”")
    unit: OptionalLine = Field("", title="登记单位")
    as_of: FormalDate = Field("", title="登记日期", description="登记到哪一天")
    lines: tuple[OutgoingLine, ...] = Field((), title="发文", description="每个发文字号一行，从1号起")

    def counts(self) -> dict[str, int]:
        """How many numbers are in each state, of those there are."""
        found: Counter[str] = Counter(line.state for line in self.lines)
        return {state: found[state] for state in STATES if found[state]}
