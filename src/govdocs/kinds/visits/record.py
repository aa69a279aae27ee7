"""走访记录: who saw a child, when and where, what was found, what follows."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from govdocs.kinds.meetings.fields import MomentText, day_of
from govdocs.kinds.parts.fields import FormalDate, Input, Line, OptionalLine
from govdocs.kinds.parts.masks import HEALTH, STORY
from govdocs.kinds.parts.persons import ChildRef, Condition, FormRecord, Story
from govdocs.kinds.parts.record_fields import Names, YesNoUnknown, chosen, one_of, several, words_of
from govdocs.kinds.parts.risk_levels import LEVEL_RULES, LEVELS, RiskLevel
from govdocs.text.dates import parse_date

LABEL: Final = "走访记录"
NAME: Final = "visit"

SortWord = Literal[
    "", "首次走访", "日常走访", "定期走访", "定期回访", "特殊走访（突发）", "电话/视频", "街面巡查"
]
SORTS: Final = words_of(SortWord)
"""走访类型."""

BY_PHONE: Final = "电话/视频"
"""A visit on which nobody met: it does not put off the next one."""

_CALLED: Final = frozenset(("电话", "视频", "电话视频", "电话、视频", "视频/电话", "电话走访", "视频走访"))


def _sort(value: Any) -> Any:
    return BY_PHONE if isinstance(value, str) and value.strip() in _CALLED else value


PlaceWord = Literal["", "家中", "学校", "村委", "其他"]
PLACES: Final = words_of(PlaceWord)

ROLES: Final = (
    "儿童主任", "儿童督导员", "网格员", "民警", "教师", "医生", "社工", "团委", "妇联", "志愿者", "村干部",
)  # fmt: skip
"""In what capacity somebody visits."""

MetWord = Literal["儿童本人", "父亲", "母亲", "照料人", "邻居", "教师"]
MET: Final = words_of(MetWord)
THE_CHILD: Final = "儿童本人"

GradeWord = Literal["", "良好", "一般", "差"]
GRADES: Final = words_of(GradeWord)
Grade = Annotated[GradeWord, chosen(*GRADES)]

MoodWord = Literal["", "平稳", "低落", "异常"]
MOODS: Final = words_of(MoodWord)

ConductWord = Literal["无异常", "沉迷网络", "夜不归宿", "旷课逃学", "吸烟饮酒", "交往不良人员", "其他"]
CONDUCT_SIGNS: Final = words_of(ConductWord)

ReceivedWord = Literal["", "全部落实", "部分落实", "未落实", "不适用"]
RECEIVED: Final = words_of(ReceivedWord)

ProblemWord = Literal[
    "", "监护", "居住安全", "生活", "就学", "健康", "心理", "行为", "网络", "政策落实", "侵害", "其他"
]
PROBLEMS: Final = words_of(ProblemWord)

SeverityWord = Literal["", "重", "中", "轻"]
SEVERITIES: Final = words_of(SeverityWord)

HandedWord = Literal[
    "", "当场解决", "任务台账", "隐患销账", "强制报告", "控辍保学", "委托照护", "监护干预", "救助申请"
]
HANDED: Final = words_of(HandedWord)
"""Where a problem that was found is dealt with."""

AnswerOrNot = Annotated[Literal["", "是", "否", "不适用"], chosen("是", "否", "不适用")]
"""An answer to a question that need not apply."""

_ROLE = re.compile(r"[（(](?P<role>[^（）()]*)[）)]$")


def role_of(visitor: str) -> str:
    """In what capacity a visitor came: 儿童主任 of 郑某文（儿童主任）."""
    match = _ROLE.search(visitor)
    return match["role"] if match else ""


def person_of(visitor: str) -> str:
    """The name of a visitor."""
    return _ROLE.sub("", visitor)


def _with_roles(visitors: tuple[str, ...]) -> tuple[str, ...]:
    for number, visitor in enumerate(visitors, start=1):
        if role_of(visitor) not in ("", *ROLES):
            raise ValueError(f"第{number}个走访人的身份应当是{one_of(ROLES)}，写在姓名后的括号里")
    return visitors


Visitors = Annotated[Names, AfterValidator(_with_roles)]
"""Who visits: names of officials with their capacity in brackets."""


class Problem(Input):
    """Something found on a visit that must be put right."""

    sort: Annotated[ProblemWord, chosen(*PROBLEMS)] = Field(
        "", title="问题类型", description=one_of(PROBLEMS)
    )
    text: Story = Field(title="问题描述")
    severity: Annotated[SeverityWord, chosen(*SEVERITIES)] = Field(
        "", title="程度", description=one_of(SEVERITIES)
    )
    action: Story = Field("", title="处置措施")
    handed: Annotated[HandedWord, chosen(*HANDED)] = Field(
        "", title="转入", description=f"由哪本台账接着办：{one_of(HANDED)}"
    )
    number: OptionalLine = Field("", title="关联编号", description="那本台账里的编号，如“YH-2025-005”")
    owner: OptionalLine = Field("", title="责任人")
    due_on: FormalDate = Field("", title="完成时限")


class Visit(FormRecord):
    """A visit to a child, or a call."""

    kind: Literal["走访记录"] = Field(LABEL, title="文种")
    visit_id: Line = Field(title="编号", description="如“ZF-202504-0001”")
    child: ChildRef = Field(ChildRef(), title="未成年人")
    sort: Annotated[SortWord, chosen(*SORTS), BeforeValidator(_sort)] = Field(
        "", title="走访类型", description=f"{one_of(SORTS)}；电话、视频不顶替应到期的走访"
    )
    visited_at: MomentText = Field("", title="走访时间", description="如“2025年4月7日15:30”")
    place: Annotated[PlaceWord, chosen(*PLACES)] = Field("", title="走访地点", description=one_of(PLACES))
    visitors: Visitors = Field(
        (), title="走访人", description=f"姓名后括号里写身份，如“郑某文（儿童主任）”；身份是{one_of(ROLES)}"
    )
    met: Annotated[tuple[MetWord, ...], several(*MET)] = Field(
        (), title="见到", description=f"可写几项：{'、'.join(MET)}"
    )
    harm_case: YesNoUnknown = Field("", title="涉侵害个案", description="是、否；是的，走访人不少于两名")
    level: RiskLevel = Field(
        "", title="走访时风险等级", description=f"{one_of(LEVELS)}；同一工作簿里有评估的，自动填入"
    )
    lives_alone: YesNoUnknown = Field("", title="未满16周岁独自居住", description="是、否")
    unattended: YesNoUnknown = Field("", title="未满8周岁无人看护", description="是、否")
    carer_changed: YesNoUnknown = Field("", title="照料人有变化", description="是、否")
    weekly_contact: AnswerOrNot = Field("", title="父母每周联系", description="是、否、不适用")
    entrusted: AnswerOrNot = Field("", title="签有委托照护协议", description="是、否、不适用")
    food: Grade = Field("", title="饮食", description=one_of(GRADES))
    hygiene: Grade = Field("", title="卫生", description=one_of(GRADES))
    power: Grade = Field("", title="用电用火", description=one_of(GRADES))
    water: Grade = Field("", title="临水防护", description=one_of(GRADES))
    house: Grade = Field("", title="房屋安全", description=one_of(GRADES))
    poison: Grade = Field("", title="农药药品存放", description=one_of(GRADES))
    attending: AnswerOrNot = Field("", title="在学", description="是、否、不适用")
    absent_days: int | None = Field(None, title="缺课天数", ge=0, le=366, description="上次走访以来")
    absent_reason: Annotated[OptionalLine, STORY] = Field("", title="缺课原因")
    ill: YesNoUnknown = Field("", title="患病", description="是、否")
    illness: Condition = Field("", title="病情")
    injured: YesNoUnknown = Field("", title="有伤痕", description="是、否；是的，立即强制报告")
    self_harm: YesNoUnknown = Field("", title="自伤迹象", description="是、否；是的，立即强制报告")
    mood: Annotated[MoodWord, chosen(*MOODS)] = Field("", title="情绪", description=one_of(MOODS))
    conduct: Annotated[tuple[ConductWord, ...], several(*CONDUCT_SIGNS), HEALTH] = Field(
        (), title="行为网络交往", description=f"可写几项：{'、'.join(CONDUCT_SIGNS)}"
    )
    conduct_words: Annotated[OptionalLine, STORY] = Field("", title="行为说明")
    aid_due: OptionalLine = Field("", title="应享政策", description="几项用顿号隔开")
    aid_received: Annotated[ReceivedWord, chosen(*RECEIVED)] = Field(
        "", title="政策落实", description=one_of(RECEIVED)
    )
    aid_problem: Annotated[OptionalLine, STORY] = Field("", title="落实中的问题")
    child_voice: Story = Field("", title="儿童意见", description="用儿童自己的话")
    finding: Story = Field("", title="走访情况")
    problems: tuple[Problem, ...] = Field((), title="发现问题", description="每个问题一项")
    reported_at: MomentText = Field("", title="当日报告时间", description="独自居住、无人看护的，当日报告")
    reported_to: OptionalLine = Field("", title="报告对象")
    guidance: Story = Field("", title="监护指导内容")
    next_on: FormalDate = Field("", title="约定下次走访", description="可以早于按等级推算的日期，不能晚于它")
    photos: Annotated[OptionalLine, STORY] = Field("", title="照片", description="照片的编号或说明")
    unsigned: Annotated[OptionalLine, STORY] = Field(
        "", title="拒签说明", description="监护人、儿童不签名的原因"
    )

    @property
    def day(self) -> date | None:
        """The day of the visit."""
        return day_of(self.visited_at)

    @property
    def face_to_face(self) -> bool:
        """True unless it was a call."""
        return self.sort != BY_PHONE

    @property
    def met_child(self) -> bool:
        """True where the child was seen."""
        return self.face_to_face and THE_CHILD in self.met

    @property
    def next_due(self) -> date | None:
        """By when the next one is due after this: by the level then, or as agreed where that is earlier."""
        counts = self.level and self.day and self.face_to_face
        ruled = LEVEL_RULES[self.level].next_visit(self.day) if counts and self.day else None
        return min(filter(None, (ruled, parse_date(self.next_on))), default=None)
