"""监护申请移送 as a record: what is asked of whom, on which facts, with which evidence, and the reply."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from govdocs.kinds.parts.fields import DocumentNumber, FormalDate, Input, Line, OptionalLine, Prose
from govdocs.kinds.parts.masks import HEALTH
from govdocs.kinds.parts.persons import ChildRef, FormRecord, Guardian, Story
from govdocs.kinds.parts.record_fields import Phone, chosen, one_of, several, words_of
from govdocs.kinds.parts.risk_levels import LEVELS, RiskLevel

LABEL: Final = "监护申请移送"

RequestWord = Literal[
    "",
    "申请发出督促监护令",
    "监护侵害线索移送",
    "申请训诫",
    "建议责令家教指导",
    "申请人身安全保护令（代为申请）",
    "申请撤销监护人资格",
    "请求临时监护",
]
RevocationWord = Literal[
    "性侵、出卖、遗弃、虐待或暴力伤害",
    "置于无人照看的危险状态经教育不改",
    "拒不履职六个月以上致生活无着",
    "有恶习或服刑等不能履职又拒绝委托",
    "胁迫、诱骗、利用其乞讨屡教不改",
    "教唆、利用其违法犯罪情节恶劣",
    "其他严重侵害合法权益的行为",
]
CareWord = Literal[
    "流浪乞讨或身份不明",
    "监护人下落不明且无人可任监护人",
    "因自身或突发事件不能履职致监护缺失",
    "拒绝或怠于履职致无人照料",
    "教唆、利用其违法犯罪需带离安置",
    "遭监护人严重伤害或威胁需紧急安置",
    "法律规定的其他情形",
]
EvidenceWord = Literal["", "书证", "物证", "证人证言", "视听资料", "电子数据", "笔录", "鉴定意见", "其他"]
ReplyWord = Literal["", "受理", "不予受理", "转办"]

REQUESTS: Final = words_of(RequestWord)
"""What may be asked."""

REVOCATIONS: Final = words_of(RevocationWord)
"""The seven families of grounds for 撤销监护人资格 (监护侵害意见, own short wording)."""

CARES: Final = words_of(CareWord)
"""The seven grounds of 临时监护 (未成年人保护法 92, own short wording)."""

EVIDENCE: Final = words_of(EvidenceWord)
"""Sorts of evidence."""

REPLIES: Final = words_of(ReplyWord)
"""What the body that was asked answers."""

ORDER, CLUE, ADMONITION, GUIDANCE, PROTECTION, REVOCATION, CARE = REQUESTS


class Step(Input):
    """What was done before, and with which result."""

    on: FormalDate = Field("", title="日期")
    step: OptionalLine = Field("", title="措施", description="如“劝诫”“约谈”“走访”")
    result: Story = Field("", title="结果")
    ref: OptionalLine = Field("", title="相关编号", description="劝诫书、走访、约谈等的编号")


class Evidence(Input):
    """A piece of evidence in the list that goes with a request."""

    name: Story = Field("", title="材料名称")
    sort: Annotated[EvidenceWord, chosen(*EVIDENCE)] = Field("", title="种类", description=one_of(EVIDENCE))
    pages: int | None = Field(None, title="页数", ge=1, le=9999)
    note: OptionalLine = Field("", title="说明", description="如“复印件”")


class GuardianshipReferral(FormRecord):
    """A request or a hand-over about the guardianship of a child."""

    kind: Literal["监护申请移送"] = Field("监护申请移送", title="文种")
    ref_no: Line = Field(title="编号", description="YS-年份-三位序号，如“YS-2025-001”")
    child: ChildRef = Field(ChildRef(), title="未成年人")
    request_kind: Annotated[RequestWord, chosen(*REQUESTS)] = Field(
        "", title="事项", description=one_of(REQUESTS)
    )
    from_unit: OptionalLine = Field("", title="移送单位", description="提出申请或移送线索的单位全称")
    to_body: OptionalLine = Field("", title="受理单位", description="如“例示县人民检察院”")
    guardians: tuple[Guardian, ...] = Field((), title="监护人")
    facts: Story = Field("", title="事实")
    harm: Story = Field("", title="危害后果")
    assessed_level: Annotated[RiskLevel, HEALTH] = Field(
        "", title="风险等级", description=f"最近一次评估的等级：{one_of(LEVELS)}"
    )
    revocation_grounds: Annotated[tuple[RevocationWord, ...], several(*REVOCATIONS), HEALTH] = Field(
        (), title="撤销情形", description=f"申请撤销监护人资格的写：{one_of(REVOCATIONS)}，可以写几项"
    )
    care_grounds: Annotated[tuple[CareWord, ...], several(*CARES), HEALTH] = Field(
        (), title="临时监护情形", description=f"请求临时监护的写：{one_of(CARES)}，可以写几项"
    )
    steps: tuple[Step, ...] = Field((), title="已采取的措施", description="按先后，每项一次")
    evidence: tuple[Evidence, ...] = Field((), title="证据", description="随文移送的材料，每份一项")
    request: Prose = Field("", title="请求", description="请求受理单位做什么")
    handler: OptionalLine = Field("", title="承办人")
    handler_phone: Phone = Field("", title="承办人电话")
    approver: OptionalLine = Field("", title="批准人")
    sent_on: FormalDate = Field("", title="移送日期")
    received_by: OptionalLine = Field("", title="签收人")
    received_on: FormalDate = Field("", title="签收日期")
    reply_on: FormalDate = Field("", title="答复日期")
    reply: Annotated[ReplyWord, chosen(*REPLIES)] = Field("", title="答复结果", description=one_of(REPLIES))
    reply_no: DocumentNumber = Field("", title="答复文号", description="受理后制发的文书的文号")
    reply_note: Prose = Field("", title="答复说明", description="不予受理的理由、转办的单位")
