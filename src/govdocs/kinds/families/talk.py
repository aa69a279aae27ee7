"""约谈监护人记录 as a record: who talked with whom, what was asked, admitted, demanded and promised."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from govdocs.kinds.meetings.fields import ClockText, MomentText
from govdocs.kinds.parts.fields import Deadline, Input, Line, OptionalLine, Prose
from govdocs.kinds.parts.persons import ChildRef, FormRecord, Guardian, Story
from govdocs.kinds.parts.record_fields import Names, YesNoUnknown, chosen, one_of, words_of

LABEL: Final = "约谈监护人记录"

SignedWord = Literal["", "逐页签名", "拒绝签名"]

SIGNED: Final = words_of(SignedWord)
"""Whether the guardian signed every page."""


class Question(Input):
    """A question and its answer."""

    question: Story = Field("", title="问")
    answer: Story = Field("", title="答")


class TalkDemand(Input):
    """What is demanded of the guardian, and by when."""

    text: Story = Field("", title="内容")
    due_on: Deadline = Field("", title="完成时限", description="日期，或“每周”等")


class GuardianTalk(FormRecord):
    """The record of a talk with a guardian, signed on every page."""

    kind: Literal["约谈监护人记录"] = Field("约谈监护人记录", title="文种")
    talk_id: Line = Field(title="编号", description="YT-年份-三位序号，如“YT-2025-001”")
    child: ChildRef = Field(ChildRef(), title="未成年人")
    family_no: OptionalLine = Field("", title="问题家庭编号", description="如“JT-2025-001”")
    began_at: MomentText = Field("", title="约谈时间", description="如“2025年2月13日14:30”")
    ended_at: ClockText = Field("", title="结束时间", description="如“15:20”")
    place: OptionalLine = Field("", title="地点")
    talkers: Names = Field((), title="约谈人", description="两人以上，用顿号隔开")
    recorder: OptionalLine = Field("", title="记录人")
    guardian: Guardian = Field(Guardian(), title="被约谈人")
    others: Names = Field((), title="在场人", description="没有的不写")
    identity_checked: YesNoUnknown = Field("", title="已核对身份", description="是、否")
    rights_told: YesNoUnknown = Field("", title="已告知权利义务", description="是、否")
    questions: tuple[Question, ...] = Field((), title="问答", description="按先后，每问一项")
    admitted: Story = Field("", title="承认的事实")
    demands: tuple[TalkDemand, ...] = Field((), title="要求", description="每项一条")
    consequences: Prose = Field("", title="后果告知")
    commitment: Story = Field("", title="承诺")
    signed: Annotated[SignedWord, chosen(*SIGNED)] = Field("", title="签名情况", description=one_of(SIGNED))
    refusal_note: Story = Field("", title="拒签说明", description="拒绝签名的写明理由和在场的人")
