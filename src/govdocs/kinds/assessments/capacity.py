"""监护能力评估 and 监护照料状况评估: how well a guardian or carer can and does look after a child."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field

from govdocs.kinds.assessments.capacity_standard import (
    DEMONSTRATION,
    GRADES,
    PARTS,
    GradeWord,
    Indicator,
    grade_of,
    worse,
)
from govdocs.kinds.parts.fields import FormalDate, Input, Line, OptionalLine
from govdocs.kinds.parts.masks import STORY
from govdocs.kinds.parts.persons import ChildRef, FormRecord, Guardian, Story
from govdocs.kinds.parts.record_fields import Names, YesNoUnknown, chosen, one_of, several, words_of
from govdocs.text.dates import parse_date

LABEL: Final = "监护能力评估"
NAME: Final = "guardianship_assessment"

MethodWord = Literal["观察", "访谈", "问卷", "部门核对"]
METHODS: Final = words_of(MethodWord)

CareGradeWord = Literal["", "好", "较好", "一般", "差"]
CARE_GRADES: Final = words_of(CareGradeWord)
"""Of the form about children without support (design of this project)."""

AllowanceWord = Literal["", "全部用于儿童", "部分用于儿童", "挪作他用", "未领取"]
ALLOWANCES: Final = words_of(AllowanceWord)

CareGrade = Annotated[CareGradeWord, chosen(*CARE_GRADES)]

THE_HARM: Final = "监护失当"
"""The best grade where harm was found."""

NOBODY: Final = "监护缺失"
"""The grade where no guardian is able."""


_FULL = re.compile(r"[（(]\d+分?[）)]$")

_INDICATORS: Final = "、".join(f"{each.label}（{each.full}）" for each in DEMONSTRATION.indicators)


def _without_marks(text: str) -> str:
    return _FULL.sub("", text)


IndicatorName = Annotated[Line, AfterValidator(_without_marks)]
"""The name of an indicator; what it may give, in brackets behind it, is left out."""


class Mark(Input):
    """The points of an indicator, and why."""

    indicator: IndicatorName = Field(title="指标", description=f"括号里是满分：{_INDICATORS}")
    part: OptionalLine = Field("", title="所属方面", description=f"用自己的标准时填写，如{'、'.join(PARTS)}")
    full: int | None = Field(None, title="满分", ge=1, le=100, description="用自己的标准时填写")
    score: int = Field(title="得分", ge=0, le=100)
    reason: Story = Field("", title="评分理由", description="每项都要写：看到、听到、查到什么")


def _line(place: int) -> str:
    return f"总分从多少起；不写时为{DEMONSTRATION.thresholds[place]}"


class Thresholds(Input):
    """From which total on a grade holds."""

    normal: int = Field(DEMONSTRATION.thresholds[0], title="监护正常线", ge=0, le=100, description=_line(0))
    lacking: int = Field(DEMONSTRATION.thresholds[1], title="监护不足线", ge=0, le=100, description=_line(1))
    improper: int = Field(DEMONSTRATION.thresholds[2], title="监护失当线", ge=0, le=100, description=_line(2))


class Dispute(Input):
    """What the guardian said against the result, and what came of it."""

    raised_on: FormalDate = Field("", title="提出日期")
    text: Story = Field("", title="异议内容")
    recheck: Story = Field("", title="复核结果")


class CareState(Input):
    """How a child without support is really looked after (监护照料状况)."""

    who: OptionalLine = Field("", title="实际照料人", description="与儿童的关系，如“祖母”")
    meals: CareGrade = Field("", title="饮食", description=one_of(CARE_GRADES))
    clothes: CareGrade = Field("", title="衣着", description=one_of(CARE_GRADES))
    hygiene: CareGrade = Field("", title="卫生", description=one_of(CARE_GRADES))
    room: CareGrade = Field("", title="住房", description=one_of(CARE_GRADES))
    schooling: CareGrade = Field("", title="就学", description=one_of(CARE_GRADES))
    medical: CareGrade = Field("", title="就医", description=one_of(CARE_GRADES))
    allowance: Annotated[AllowanceWord, chosen(*ALLOWANCES)] = Field(
        "", title="补贴使用", description=one_of(ALLOWANCES)
    )
    parents: Annotated[OptionalLine, STORY] = Field("", title="与父母联系")
    abused: YesNoUnknown = Field("", title="受侵害迹象", description="是、否")
    wish: Annotated[OptionalLine, STORY] = Field("", title="照料人意愿")
    ability: Annotated[OptionalLine, STORY] = Field("", title="照料人能力")
    grade: CareGrade = Field("", title="照料状况等级", description=one_of(CARE_GRADES))


class GuardianshipAssessment(FormRecord):
    """The assessment of a guardian or carer."""

    kind: Literal["监护能力评估"] = Field(LABEL, title="文种")
    ga_id: Line = Field(title="评估编号", description="如“JP-2025-001”")
    child: ChildRef = Field(ChildRef(), title="未成年人")
    guardians: tuple[Guardian, ...] = Field((), title="被评估人", description="监护人或照料人，一至两名")
    assessed_on: FormalDate = Field("", title="评估日期")
    entrusted_by: OptionalLine = Field("", title="委托单位", description="如“例示县民政局”")
    assessor_org: OptionalLine = Field("", title="评估机构")
    assessors: Names = Field((), title="评估人", description="不少于两名，用顿号隔开")
    methods: Annotated[tuple[MethodWord, ...], several(*METHODS)] = Field(
        (), title="评估方式", description=f"可写几项：{'、'.join(METHODS)}"
    )
    notified_on: FormalDate = Field("", title="通知日期", description="评估通知书送交监护人的日期")
    place: Annotated[OptionalLine, STORY] = Field("", title="评估地点")
    standard: OptionalLine = Field(
        DEMONSTRATION.name,
        title="评估标准",
        description="不写时用示例权重；用本地标准的写它的名称，各项写满分",
    )
    thresholds: Thresholds = Field(Thresholds(), title="等级线")
    marks: tuple[Mark, ...] = Field((), title="评分", description="每个指标一项")
    harm_found: YesNoUnknown = Field("", title="发现侵害", description="是、否；是的，等级不高于监护失当")
    nobody_able: YesNoUnknown = Field(
        "", title="无有能力的监护人", description="是、否；是的，等级为监护缺失"
    )
    findings: Story = Field("", title="评估发现")
    suggestions: Story = Field("", title="评估建议")
    guardian_opinion: Story = Field("", title="监护人意见")
    dispute: Dispute = Field(Dispute(), title="异议与复核")
    care: CareState = Field(CareState(), title="照料状况", description="事实无人抚养儿童的监护照料状况")
    previous_id: OptionalLine = Field("", title="上次评估编号")
    previous_total: int | None = Field(None, title="上次得分", ge=0, le=100)
    previous_grade: Annotated[GradeWord, chosen(*GRADES)] = Field(
        "", title="上次等级", description=one_of(GRADES)
    )
    archive_no: OptionalLine = Field("", title="归档号")

    @property
    def day(self) -> date | None:
        """The day of the assessment."""
        return parse_date(self.assessed_on)

    @property
    def own_standard(self) -> bool:
        """True where the office uses a standard of its own."""
        return self.standard not in ("", DEMONSTRATION.name)

    def indicator_of(self, mark: Mark) -> Indicator | None:
        """The indicator that a mark is of; None for one that the standard does not know."""
        if self.own_standard:
            return Indicator(mark.part, mark.indicator, mark.full) if mark.full else None
        return DEMONSTRATION.by_label.get(mark.indicator)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators of the standard used."""
        if self.own_standard:
            return tuple(filter(None, map(self.indicator_of, self.marks)))
        return DEMONSTRATION.indicators

    def mark_of(self, indicator: Indicator) -> Mark | None:
        """The mark of an indicator."""
        return next((mark for mark in self.marks if mark.indicator == indicator.label), None)

    def part_total(self, part: str) -> int | None:
        """The points of a part; None where one of its indicators has no mark."""
        marks = [self.mark_of(each) for each in self.indicators if each.part == part]
        known = [mark.score for mark in marks if mark]
        return sum(known) if marks and len(known) == len(marks) else None

    @property
    def total(self) -> int | None:
        """The points of all indicators; None where one has no mark."""
        marks = [self.mark_of(each) for each in self.indicators]
        known = [mark.score for mark in marks if mark]
        return sum(known) if marks and len(known) == len(marks) else None

    @property
    def scored_grade(self) -> GradeWord:
        """The grade of the total alone."""
        lines = (self.thresholds.normal, self.thresholds.lacking, self.thresholds.improper)
        return grade_of(self.total, lines) if self.total is not None else ""

    @property
    def grade(self) -> GradeWord:
        """The grade: never better than what harm or the want of a guardian allows."""
        if self.nobody_able == "是":
            return NOBODY
        capped: GradeWord = THE_HARM if self.harm_found == "是" else ""
        return worse(self.scored_grade, capped)
