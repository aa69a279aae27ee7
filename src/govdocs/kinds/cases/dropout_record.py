"""控辍保学: a pupil who left school, what was done to bring it back, and how it went on there."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Final, Literal

from pydantic import Field, NonNegativeInt

from govdocs.kinds.cases.dropout_words import (
    AWAY,
    BACK,
    CLOSED,
    GROUNDS,
    NOTICES,
    REASONS,
    RETURN_WAYS,
    RETURNED,
    STATES,
    SUSPECTED,
    WAYS,
    Ground,
    NoticeKind,
    Reason,
    ReturnWay,
    State,
    Way,
)
from govdocs.kinds.parts.fields import FormalDate, Input, Line, OptionalLine
from govdocs.kinds.parts.masks import ID, STORY
from govdocs.kinds.parts.persons import (
    ChildRef,
    FormRecord,
    PersonName,
    PersonPhone,
    Relation,
    School,
    Story,
)
from govdocs.kinds.parts.record_fields import Names, Percent, chosen, one_of
from govdocs.text.dates import parse_date
from govdocs.text.holidays import workdays_after

LABEL: Final = "控辍保学"

SUSPECT_DAYS: Final = 3
"""A pupil absent without leave on so many school days is suspected of having left.

Local rules say 3 days, 5 days or a week; this project takes the shortest. School days are counted as
days of work; school holidays are the school's own and are not known here.
"""

RETURN_DAYS: Final = 7
"""How many days a notice leaves where it does not say: the usual limit."""

WEEKLY_CHECKS: Final = 4
"""So many weeks a pupil who is back is looked after each week, then each month for a term."""


class PersuasionAttempt(Input):
    """An attempt to bring a pupil back."""

    on: FormalDate = Field("", title="日期")
    way: Way = Field("", title="方式", description=one_of(WAYS))
    people: Names = Field(
        (), title="参加人员", description="姓名后括号里写身份，如“罗某敏（班主任）”，用“、”隔开"
    )
    content: Story = Field("", title="劝返内容")
    promise: Story = Field("", title="承诺", description="学生和监护人怎么说")
    result: Story = Field("", title="结果")


class ReturnNotice(Input):
    """A written notice to the guardian."""

    sort: NoticeKind = Field("", title="文书种类", description=f"由轻到重：{'、'.join(NOTICES)}")
    number: OptionalLine = Field("", title="文号", description="如“清政限返字〔2025〕1号”")
    issuer: OptionalLine = Field(
        "", title="签发单位", description="劝学通知书由学校签发，其余由乡镇或教育部门"
    )
    issued_on: FormalDate = Field("", title="签发日期")
    due_days: Annotated[int, Field(ge=1, le=60)] = Field(
        RETURN_DAYS, title="限期天数", description=f"从签发之日起算，一般 {RETURN_DAYS} 天"
    )
    served_on: FormalDate = Field("", title="送达日期")
    served_at: Annotated[OptionalLine, STORY] = Field("", title="送达地点")
    receiver: PersonName = Field("", title="签收人")
    servers: Names = Field((), title="送达人", description="两人，用“、”隔开")

    @property
    def due(self) -> date | None:
        """The last day for coming back."""
        issued = parse_date(self.issued_on)
        return issued + timedelta(days=self.due_days) if issued else None


class Tracking(Input):
    """How a pupil who is back does at school."""

    on: FormalDate = Field("", title="日期")
    span: Annotated[Literal["", "周", "月"], chosen("周", "月")] = Field(
        "", title="周期", description="周、月：复学后前四周每周一次，以后每月一次"
    )
    attendance: Percent | None = Field(None, title="出勤率", description="0 到 100")
    help: Story = Field("", title="帮扶情况")
    by: OptionalLine = Field("", title="跟踪人")


class DropoutCase(FormRecord):
    """A pupil of compulsory school age who is not at school."""

    kind: Literal["控辍保学"] = Field(LABEL, title="文种")
    case_no: Line = Field(title="编号", description="KC-年份-三位序号，如“KC-2025-001”")
    child: ChildRef = Field(ChildRef(), title="未成年人")
    term: OptionalLine = Field("", title="学年学期", description="如“2024-2025学年第二学期”")
    student_no: Annotated[OptionalLine, ID] = Field(
        "", title="学籍号", description="G加身份证号，或L开头的学籍号"
    )
    school: School = Field("", title="学校")
    grade: School = Field("", title="年级班级")
    teacher: OptionalLine = Field("", title="班主任")
    state: State = Field("", title="状态", description=one_of(STATES))
    left_on: FormalDate = Field("", title="离校日期", description="没有请假、不到校的第一天")
    found_on: FormalDate = Field("", title="发现日期")
    reason: Reason = Field("", title="原因", description=one_of(REASONS))
    reason_words: Annotated[OptionalLine, STORY] = Field(
        "", title="原因说明", description="原因写“其他”的，在这里写明"
    )
    whereabouts: Annotated[OptionalLine, STORY] = Field("", title="去向", description="现在哪里、在做什么")
    guardian: PersonName = Field("", title="监护人")
    guardian_relation: Relation = Field("", title="与学生关系", description="如“父亲”“祖母”")
    guardian_phone: PersonPhone = Field("", title="监护人电话")
    town_leader: OptionalLine = Field("", title="包保乡镇领导")
    village_cadre: OptionalLine = Field("", title="包保村干部")
    principal: OptionalLine = Field("", title="包保校长")
    helper: OptionalLine = Field("", title="帮扶教师")
    attempts: tuple[PersuasionAttempt, ...] = Field((), title="劝返记录", description="每次一项")
    notices: tuple[ReturnNotice, ...] = Field((), title="文书", description="每份一项，由轻到重")
    reported_on: FormalDate = Field("", title="书面报告日期", description="劝返无效的，书面报告教育部门")
    reported_to: OptionalLine = Field("", title="报告部门")
    proof: OptionalLine = Field("", title="证明材料", description="休学、转学、外地就读等要有，如“休学批复”")
    valid_until: FormalDate = Field("", title="批准期满", description="休学、延缓入学批准到哪一天")
    returned_on: FormalDate = Field("", title="复学日期")
    return_way: ReturnWay = Field("", title="复学方式", description=one_of(RETURN_WAYS))
    tracking: tuple[Tracking, ...] = Field((), title="复学跟踪", description="每次一项")
    closed_on: FormalDate = Field("", title="销号日期")
    closing_ground: Ground = Field("", title="销号依据", description=one_of(GROUNDS))
    checked_by: OptionalLine = Field("", title="审核人")
    school_age: NonNegativeInt | None = Field(
        None, title="本校应入学人数", description="算巩固率用，同一学校写一次就够"
    )
    enrolled: NonNegativeInt | None = Field(None, title="本校在学人数", description="算巩固率用")

    @property
    def suspected_from(self) -> date | None:
        """The school day of absence on which the pupil counts as suspected of having left."""
        left = parse_date(self.left_on)
        return workdays_after(left - timedelta(days=1), SUSPECT_DAYS) if left else None

    @property
    def group(self) -> str:
        """What the case counts as: one of GROUPS, or "" without a state."""
        if self.state in AWAY:
            return "未返"
        if self.state == SUSPECTED:
            return "疑似"
        back = self.state == RETURNED or (self.state == CLOSED and self.closing_ground in ("", BACK))
        if back:
            return "已劝返"
        return "其他去向" if self.state else ""

    @property
    def last_notice(self) -> ReturnNotice | None:
        """The notice whose limit runs now: that with the latest day."""
        dated = [notice for notice in self.notices if notice.due]
        return max(dated, key=lambda notice: notice.due or date.min, default=None)

    def checks(self, day: date) -> int:
        """How many weekly checks after the return there were by `day`; monthly ones not counted."""
        weekly = (parse_date(each.on) for each in self.tracking if each.span != "月")
        return sum(1 for on in weekly if on and on <= day)
