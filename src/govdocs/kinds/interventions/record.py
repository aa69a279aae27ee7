"""监护干预文书 as a record: one step of the ladder, who took it, what it asks, what came of it."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from govdocs.kinds.orders.receipts import ServiceReceipt
from govdocs.kinds.parts.fields import FormalDate, Input, Line, Lines, OptionalLine, Prose
from govdocs.kinds.parts.masks import HEALTH
from govdocs.kinds.parts.persons import ChildRef, FormRecord, Guardian, Story
from govdocs.kinds.parts.record_fields import Names, YesNoUnknown, chosen, one_of, several, words_of

LABEL: Final = "监护干预文书"

StepWord = Literal["", "劝诫", "训诫", "责令接受家庭教育指导", "告诫书", "人身安全保护令"]
MeasureWord = Literal["禁止施暴", "禁止骚扰、跟踪、接触", "责令迁出住所", "其他措施"]
SessionWord = Literal["", "单独辅导", "家庭辅导", "团体辅导", "实境教育", "线上"]
SignedWord = Literal["", "已签名", "拒绝签名"]
VisitWayWord = Literal["", "入户", "电话", "学校", "座谈"]
OutcomeWord = Literal["", "已改正", "部分改正", "未改正", "已完成", "未完成"]

STEPS: Final = words_of(StepWord)
"""干预方式, the mildest first."""

DISSUASION, ADMONITION, GUIDANCE, CAUTION, PROTECTION = STEPS

MEASURES: Final = words_of(MeasureWord)
"""What a 人身安全保护令 may order (反家庭暴力法 29)."""

SESSIONS: Final = words_of(SessionWord)
"""How 家庭教育指导 is given."""

SIGNED: Final = words_of(SignedWord)
VISIT_WAYS: Final = words_of(VisitWayWord)
OUTCOMES: Final = words_of(OutcomeWord)

Attended = Annotated[Literal["", "参加", "缺席", "请假"], chosen("参加", "缺席", "请假")]
"""Whether the person came to a session; "" for one that is still to be held."""


class GuidanceSession(Input):
    """One session of 家庭教育指导, held or planned."""

    on: FormalDate = Field("", title="日期", description="还没有举行的写计划的日期")
    place: OptionalLine = Field("", title="地点")
    adviser: OptionalLine = Field("", title="指导人")
    form: Annotated[SessionWord, chosen(*SESSIONS)] = Field("", title="形式", description=one_of(SESSIONS))
    minutes: int | None = Field(None, title="时长", ge=1, le=999, description="分钟数")
    topic: OptionalLine = Field("", title="主题")
    attended: Attended = Field("", title="参加情况", description="参加、缺席、请假之一；还没有举行的不写")
    reaction: Story = Field("", title="反应")


class FollowUp(Input):
    """A visit after the paper was issued."""

    on: FormalDate = Field("", title="日期")
    way: Annotated[VisitWayWord, chosen(*VISIT_WAYS)] = Field(
        "", title="方式", description=one_of(VISIT_WAYS)
    )
    by: Names = Field((), title="查访人", description="几个人用顿号隔开")
    finding: Story = Field("", title="查访情况")
    action: Story = Field("", title="处理")


class Intervention(FormRecord):
    """One step of the ladder of interventions.

    A village or another unit of 家庭教育促进法 48 issues 劝诫 itself; for the other steps the township
    drafts, hands over, and registers what police, procuratorate or court issued.
    """

    kind: Literal["监护干预文书"] = Field("监护干预文书", title="文种")
    doc_no: Line = Field(title="文号", description="如“丙田村劝〔2025〕1号”；别的机关制发的照原件写")
    child: ChildRef = Field(ChildRef(), title="未成年人")
    step: Annotated[StepWord, chosen(*STEPS)] = Field("", title="干预方式", description=one_of(STEPS))
    issuer: OptionalLine = Field(
        "", title="制发机关", description="劝诫由村（居）民委员会等，其他由公安、检察、法院"
    )
    target: Guardian = Field(
        Guardian(), title="干预对象", description="监护人；告诫书的加害人、保护令的被申请人"
    )
    applicant: Story = Field("", title="申请人", description="人身安全保护令的申请人或代为申请的单位")
    facts: Story = Field("", title="事实")
    articles: Lines = Field((), title="依据条款", description="每条一行，写到条")
    content: Story = Field("", title="内容", description="要求停止或者做到的事；训诫、告诫的内容")
    measures: Annotated[tuple[MeasureWord, ...], several(*MEASURES), HEALTH] = Field(
        (), title="保护措施", description=f"人身安全保护令的写：{one_of(MEASURES)}，可以写几项"
    )
    other_measure: Story = Field("", title="其他措施说明")
    from_on: FormalDate = Field("", title="期限起")
    to_on: FormalDate = Field("", title="期限止")
    sessions_required: int | None = Field(
        None, title="应接受次数", ge=1, le=99, description="家庭教育指导的次数"
    )
    minutes_least: int | None = Field(None, title="每次最少分钟", ge=1, le=999)
    guidance_place: OptionalLine = Field("", title="指导机构和地点")
    effects: Prose = Field("", title="后果告知")
    remedy: Prose = Field("", title="救济途径", description="复议等的途径和期限，以文书原件为准")
    place: OptionalLine = Field("", title="地点", description="劝诫、训诫的地点")
    issued_on: FormalDate = Field("", title="制发日期")
    officers: Names = Field((), title="经办人", description="劝诫人两人以上，用顿号隔开")
    approver: OptionalLine = Field("", title="批准人")
    response: Story = Field("", title="对象陈述", description="干预对象的陈述、承诺")
    signed: Annotated[SignedWord, chosen(*SIGNED)] = Field("", title="签名情况", description=one_of(SIGNED))
    refusal_note: Story = Field("", title="拒签说明", description="拒绝签名的写明")
    village_told: YesNoUnknown = Field(
        "", title="已通知村（居）委会", description="是、否；告诫书、保护令送交村（居）委会的写“是”"
    )
    sessions: tuple[GuidanceSession, ...] = Field((), title="指导记录", description="按先后，每次一项")
    receipts: tuple[ServiceReceipt, ...] = Field((), title="送达", description="每个受送达人、单位一项")
    follow_ups: tuple[FollowUp, ...] = Field((), title="查访", description="按先后，每次一项")
    outcome: Annotated[OutcomeWord, chosen(*OUTCOMES)] = Field("", title="结果", description=one_of(OUTCOMES))
    next_step: OptionalLine = Field("", title="后续", description="如“移送人民检察院，见YS-2025-002”")
