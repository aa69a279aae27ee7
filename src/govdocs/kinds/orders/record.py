"""督促监护令 as a record: the procuratorate issues it, the township hands it over and follows up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from govdocs.kinds.orders.numbering import DemandNumbers
from govdocs.kinds.orders.receipts import ServiceReceipt
from govdocs.kinds.parts.fields import Deadline, FormalDate, Input, Line, Lines, OptionalLine, Prose
from govdocs.kinds.parts.legal_ages import ADULT
from govdocs.kinds.parts.masks import HEALTH
from govdocs.kinds.parts.persons import ChildRef, Condition, FormRecord, Guardian, Story, age_on
from govdocs.kinds.parts.record_fields import Names, Phone, chosen, one_of, several, words_of
from govdocs.text.dates import parse_date

LABEL: Final = "督促监护令"

DEMANDS: Final = (3, 8)
"""How many demands an order makes, at least and at most (facts R21)."""

_ISSUER = "人民检察院"

StageWord = Literal[
    "", "不批捕", "不起诉", "附条件不起诉", "审查起诉", "被害人案件", "社区矫正", "行政处罚", "其他"
]
ProblemWord = Literal[
    "管教不严", "监护缺位", "疏于陪伴", "方式粗暴", "放任不良行为", "放任沉迷网络", "放任辍学", "未委托照护",
    "经济不供给", "侵害", "其他",
]  # fmt: skip
CycleWord = Literal["", "每周", "每半月", "每月"]
VisitWayWord = Literal["", "入户", "电话", "学校", "座谈"]
ConclusionWord = Literal["", "履行良好", "基本履行", "履行不力", "拒不履行"]
NextStepWord = Literal["", "结束", "延长", "升级为责令家教指导", "训诫", "移送公安", "支持起诉"]

STAGES: Final = words_of(StageWord)
"""案件阶段."""
PROBLEMS: Final = words_of(ProblemWord)
"""存在问题: what the guardians fail in."""
CYCLES: Final = words_of(CycleWord)
"""How often the guardians report."""
VISIT_WAYS: Final = words_of(VisitWayWord)
"""How a follow-up is made."""
CONCLUSIONS: Final = words_of(ConclusionWord)
"""评估结论, best first."""
NEXT_STEPS: Final = words_of(NextStepWord)
"""What follows when the term is over."""


def _of_procuratorate(text: str) -> str:
    if text and not text.endswith(_ISSUER):
        raise ValueError(
            "督促监护令只能由人民检察院制发；乡镇（街道）、村（社区）不能制发，"
            "需要制发时用文种“监护申请移送”（申请发出督促监护令）"
        )
    return text


Procuratorate = Annotated[OptionalLine, AfterValidator(_of_procuratorate)]
"""A 人民检察院; any other issuer is refused (facts R21, doubt 7.2 no. 1)."""


class Demand(Input):
    """One thing that the guardians have to do."""

    no: int = Field(0, title="序号", ge=0, le=99, description="不写时按先后编号")
    text: Story = Field("", title="内容", description="一项只写一件能核查的事")
    measure: Prose = Field("", title="衡量标准", description="怎样算做到")
    due_on: Deadline = Field("", title="完成时限", description="日期，或“每周”“督促期限内”等")
    check_way: Prose = Field("", title="核查方式", description="如“向班主任核实”")


class OrderFollowUp(Input):
    """A visit or a call by which those who help find out whether the demands are met."""

    due_on: FormalDate = Field("", title="应访日期", description="不写时按督促期限逐月推算")
    done_on: FormalDate = Field("", title="回访日期", description="还没有回访的不写")
    way: Annotated[VisitWayWord, chosen(*VISIT_WAYS)] = Field(
        "", title="回访方式", description=one_of(VISIT_WAYS)
    )
    by: Names = Field((), title="回访人", description="几个人用顿号隔开")
    met: DemandNumbers = Field((), title="做到", description="做到的要求的序号，如“1、3”")
    partly: DemandNumbers = Field((), title="部分做到", description="部分做到的要求的序号")
    unmet: DemandNumbers = Field((), title="未做到", description="未做到的要求的序号")
    child_state: Story = Field("", title="未成年人状态")
    reaction: Story = Field("", title="监护人反应")
    new_problem: Story = Field("", title="新问题")
    action: Story = Field("", title="处理")


class GuardianshipOrder(FormRecord):
    """A 督促监护令 of a procuratorate, with its service, its follow-ups and what came of it."""

    kind: Literal["督促监护令"] = Field("督促监护令", title="文种")
    doc_no: Line = Field(title="文号", description="人民检察院编的文号，如“例检未督监〔2025〕1号”")
    child: ChildRef = Field(ChildRef(), title="未成年人")
    issuer: Procuratorate = Field("", title="制发机关", description="人民检察院的全称")
    guardians: tuple[Guardian, ...] = Field(
        (), title="被督促人", description="监护人，一至二人；登记表里有的，其余各项可以不写"
    )
    case_reason: Condition = Field("", title="案由")
    case_stage: Annotated[StageWord, chosen(*STAGES), HEALTH] = Field(
        "", title="案件阶段", description=one_of(STAGES)
    )
    facts: Story = Field("", title="查明事实", description="成长经历、家庭教育、亲子关系和监护中的过错")
    problems: Annotated[tuple[ProblemWord, ...], several(*PROBLEMS), HEALTH] = Field(
        (), title="存在问题", description=f"{'、'.join(PROBLEMS)}，可以写几项"
    )
    other_problem: Story = Field("", title="其他问题", description="“存在问题”有“其他”的写明")
    demands: tuple[Demand, ...] = Field((), title="要求", description="三至八项")
    articles: Lines = Field((), title="法律依据", description="每条一行，写到条")
    effects: Prose = Field("", title="不履行后果")
    from_on: FormalDate = Field("", title="督促期限起")
    to_on: FormalDate = Field("", title="督促期限止", description="起算后一至十二个月，一般六个月")
    report_cycle: Annotated[CycleWord, chosen(*CYCLES)] = Field(
        "", title="报告要求", description=f"监护人报告履行情况的间隔：{one_of(CYCLES)}"
    )
    helpers: Names = Field((), title="协助单位", description="村、派出所、学校、妇联、未保站等")
    contact: OptionalLine = Field("", title="联系人", description="督促期间与监护人联系的人")
    contact_phone: Phone = Field("", title="联系人电话")
    issued_on: FormalDate = Field("", title="制发日期")
    handler: OptionalLine = Field("", title="承办人")
    approver: OptionalLine = Field("", title="签发人")
    receipts: tuple[ServiceReceipt, ...] = Field((), title="送达", description="每名监护人、每个受送单位一项")
    unit: OptionalLine = Field("", title="回访单位", description="负责转交、回访的单位，如未保站")
    follow_ups: tuple[OrderFollowUp, ...] = Field((), title="回访", description="按先后，每次一项")
    evaluation: Story = Field("", title="评估说明", description="督促期满时写")
    conclusion: Annotated[ConclusionWord, chosen(*CONCLUSIONS)] = Field(
        "", title="评估结论", description=one_of(CONCLUSIONS)
    )
    concluded_on: FormalDate = Field("", title="评估日期")
    evaluators: Names = Field((), title="评估人", description="几个人用顿号隔开")
    next_step: Annotated[NextStepWord, chosen(*NEXT_STEPS)] = Field(
        "", title="后续措施", description=one_of(NEXT_STEPS)
    )
    extended_to: FormalDate = Field("", title="延长至", description="后续措施是“延长”的写")
    referral_no: OptionalLine = Field("", title="申请编号", description="监护申请移送的编号，如“YS-2025-001”")

    @model_validator(mode="after")
    def _about_a_minor(self) -> Self:
        if is_adult(self):
            raise ValueError(ADULT_WORDS)
        return self


ADULT_WORDS: Final = "制发日期时这名未成年人已满十八周岁，不能制发督促监护令"
"""What is said where the child of an order is no minor any more."""


def is_adult(order: GuardianshipOrder) -> bool:
    """True when the child was no minor any more on the day of issue."""
    issued = parse_date(order.issued_on)
    age = age_on(order.child.born_on, issued) if issued else None
    return age is not None and age >= ADULT


def numbered(demands: Sequence[Demand]) -> tuple[tuple[int, Demand], ...]:
    """The demands with their numbers: as written, else their places."""
    return tuple((demand.no or place, demand) for place, demand in enumerate(demands, start=1))
