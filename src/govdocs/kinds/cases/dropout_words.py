"""The words of cases of pupils who left school: states, reasons, ways of persuading, notices."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from govdocs.kinds.parts.record_fields import chosen, words_of

StateWord = Literal[
    "", "疑似辍学", "确认辍学", "劝返中", "已复学", "送教上门", "特校安置", "休学（已批）",
    "延缓入学（已批）", "转学核实", "外地就读核实", "出国", "死亡", "失联", "销号",
]  # fmt: skip
STATES: Final = words_of(StateWord)
"""How a case stands."""

SUSPECTED, CONFIRMED, PERSUADING, RETURNED, LOST, CLOSED = (
    "疑似辍学", "确认辍学", "劝返中", "已复学", "失联", "销号",
)  # fmt: skip

AWAY: Final = frozenset((CONFIRMED, PERSUADING, LOST))
"""States of a pupil who left and is not back."""

LAWFUL: Final = frozenset(
    ("送教上门", "特校安置", "休学（已批）", "延缓入学（已批）", "转学核实", "外地就读核实", "出国", "死亡")
)
"""States that have a ground in law, or are being verified: each needs a proof."""

APPROVED: Final = frozenset(("休学（已批）", "延缓入学（已批）"))
"""States that end on a day that the approval says."""

GROUPS: Final = ("疑似", "未返", "已劝返", "其他去向")
"""What a case counts as: suspected, not back, brought back, lawfully elsewhere."""

ReasonWord = Literal[
    "", "厌学", "学习困难", "家庭贫困", "外出务工", "随父母流动", "早婚早育", "疾病残疾", "网瘾", "欺凌",
    "监护不力", "宗教/私塾", "涉案", "失联", "其他",
]  # fmt: skip
REASONS: Final = words_of(ReasonWord)
"""Why a pupil left."""

OTHER: Final = "其他"

WayWord = Literal["", "电话", "家访", "联合家访", "外地劝返"]
WAYS: Final = words_of(WayWord)
"""How somebody is persuaded to come back."""

NoticeWord = Literal["", "劝学通知书", "限期返校通知书", "督促入学通知书", "责令改正通知书"]
NOTICES: Final = words_of(NoticeWord)
"""The notices, the mildest first; the two in the middle are alike, one for those who never enrolled."""

STEPS: Final = {"劝学通知书": 1, "限期返校通知书": 2, "督促入学通知书": 2, "责令改正通知书": 3}
"""The step of the ladder on which a notice stands: a later one is never milder."""

ReturnWord = Literal["", "原校", "转校", "特校", "专门学校", "职校", "送教"]
RETURN_WAYS: Final = words_of(ReturnWord)
"""How a pupil came back."""

GroundWord = Literal["", "复学", "送教上门", "特校安置", "转学", "外地就读", "出国", "死亡", "已完成义务教育"]
GROUNDS: Final = words_of(GroundWord)
"""Why a case may be closed."""
BACK: Final = "复学"

State = Annotated[StateWord, chosen(*STATES)]
Reason = Annotated[ReasonWord, chosen(*REASONS)]
Way = Annotated[WayWord, chosen(*WAYS)]
NoticeKind = Annotated[NoticeWord, chosen(*NOTICES)]
ReturnWay = Annotated[ReturnWord, chosen(*RETURN_WAYS)]
Ground = Annotated[GroundWord, chosen(*GROUNDS)]
