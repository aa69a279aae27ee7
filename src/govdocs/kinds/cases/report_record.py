"""强制报告: a report of harm to a child, from its finding to what the police did (未成年人保护法 11)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Final, Literal

from pydantic import Field

from govdocs.kinds.cases.report_words import (
    ACCEPTS,
    EVIDENCE,
    FOLLOWS,
    FULL_CIRCUMSTANCES,
    INDUSTRIES,
    ORGANS,
    URGENT,
    AcceptWord,
    Circumstances,
    Evidence,
    Follows,
    IndustryWord,
    OrganWord,
    Urgent,
)
from govdocs.kinds.meetings.fields import MomentText
from govdocs.kinds.parts.fields import FormalDate, Input, Line, OptionalLine
from govdocs.kinds.parts.masks import ADDRESS, REPORTER, STORY
from govdocs.kinds.parts.persons import (
    ChildRef,
    FormRecord,
    PersonName,
    Relation,
    Reporter,
    Story,
    VillageName,
)
from govdocs.kinds.parts.record_fields import Phone, YesNoUnknown, chosen, one_of, some_of
from govdocs.text.dates import parse_date
from govdocs.text.moments import parse_moment

LABEL: Final = "强制报告"

LATE_HOURS: Final = Decimal(6)
VERY_LATE_HOURS: Final = Decimal(24)
"""From more hours than these on a report is late (yellow), very late (red).

未成年人保护法 11 says 立即 and no number of hours: the bands are a rule of this project.
"""

FEEDBACK_DAYS: Final = 3
"""Within so many days after the case is accepted the reporter hears of it; usual practice, no law."""

BANDS: Final = ("正常", f"迟报（{LATE_HOURS}小时以上）", f"迟报（{VERY_LATE_HOURS}小时以上）", "时间不全")
"""How soon a report was made: in time, late, very late; the last where a time is missing."""

_TENTH = Decimal("0.1")
_MINUTES = 60


class Receiver(Input):
    """An organ that was told."""

    organ: Annotated[OrganWord, chosen(*ORGANS)] = Field("", title="部门", description=one_of(ORGANS))
    unit: OptionalLine = Field("", title="接收单位", description="如“清禾派出所”")
    person: OptionalLine = Field("", title="接收人")
    received_at: MomentText = Field("", title="接收时间", description="如“2025年3月7日14:30”")


class MandatoryReport(FormRecord):
    """A report of harm, of the child, of who was told and what came of it; the reporter is sealed."""

    kind: Literal["强制报告"] = Field(LABEL, title="文种")
    mr_no: Line = Field(title="登记号", description="QB-年份-三位序号，如“QB-2025-001”")
    child: ChildRef = Field(
        ChildRef(), title="未成年人", description="身份不明的不写姓名，写性别和下面的大约年龄、特征"
    )
    about_age: Annotated[OptionalLine, STORY] = Field(
        "", title="大约年龄", description="身份不明的写，如“约6岁”"
    )
    marks: Story = Field("", title="体貌特征", description="身份不明的写：体貌、衣着")
    found_at: MomentText = Field("", title="发现时间", description="几点几分也要写，如“2025年3月7日14:30”")
    found_place: Annotated[OptionalLine, ADDRESS] = Field("", title="发现地点", description="从县、乡镇写起")
    reported_at: MomentText = Field("", title="报告时间", description="几点几分也要写")
    late_reason: OptionalLine = Field("", title="迟报说明", description="没有立即报告的写明原因，不写姓名")
    unit: OptionalLine = Field("", title="报告单位")
    industry: Annotated[IndustryWord, chosen(*INDUSTRIES)] = Field(
        "", title="行业", description=one_of(INDUSTRIES)
    )
    duty_bound: YesNoUnknown = Field(
        "", title="密切接触单位人员", description="报告人有没有法定报告义务：是、否"
    )
    reporter: Reporter = Field("", title="报告人", description="密封保存；内部件、登记册都不印")
    post: Reporter = Field("", title="报告人岗位")
    phone: Annotated[Phone, REPORTER] = Field("", title="报告人电话")
    suspect: PersonName = Field("", title="疑似侵害人", description="不明的不写")
    suspect_relation: Relation = Field("", title="侵害人与儿童关系", description="如“父亲”“邻居”")
    suspect_whereabouts: Annotated[OptionalLine, STORY] = Field("", title="侵害人去向")
    circumstances: Circumstances = Field(
        (), title="情形", description="写序号，几种用“、”隔开。" + "；".join(FULL_CIRCUMSTANCES)
    )
    narrative: Story = Field("", title="经过")
    injuries: Story = Field("", title="伤情")
    evidence: Evidence = Field((), title="证据固定", description=some_of(EVIDENCE))
    pre_check: Story = Field("", title="先期核实", description="能核实的写核实情况")
    receivers: tuple[Receiver, ...] = Field((), title="接收", description="每个部门一项；侵害都要报公安")
    filed_to: OptionalLine = Field("", title="备案部门", description="报告单位的主管部门")
    filed_at: MomentText = Field("", title="备案时间")
    urgent: Urgent = Field((), title="紧急措施", description=some_of(URGENT))
    accept: Annotated[AcceptWord, chosen(*ACCEPTS)] = Field("", title="受理结果", description=one_of(ACCEPTS))
    accept_no: OptionalLine = Field("", title="受理文号")
    accepted_on: FormalDate = Field("", title="受理日期")
    feedback: Story = Field("", title="反馈内容")
    feedback_by: OptionalLine = Field("", title="反馈人")
    feedback_on: FormalDate = Field("", title="反馈日期", description=f"受理后{FEEDBACK_DAYS}日内")
    follow: Follows = Field((), title="后续措施", description=some_of(FOLLOWS))
    closed_on: FormalDate = Field("", title="结案日期")
    duty_failure: Story = Field("", title="未报追责", description="应报不报的，写处理情况")
    village: VillageName = Field("", title="村社区", description="发现地所在的村或社区")
    registrar: OptionalLine = Field("", title="登记人")

    @property
    def identified(self) -> bool:
        """True when it is known who the child is."""
        return bool(self.child.name or self.child.file_no or self.child.id_no)

    @property
    def delay_hours(self) -> Decimal | None:
        """From finding to reporting in hours with one decimal; None where a time is not told."""
        found, reported = _instant(self.found_at), _instant(self.reported_at)
        if found is None or reported is None or reported < found:
            return None
        minutes = Decimal((reported - found) // timedelta(minutes=1))
        return (minutes / _MINUTES).quantize(_TENTH, ROUND_HALF_UP)

    @property
    def band(self) -> str:
        """One of BANDS."""
        hours = self.delay_hours
        if hours is None:
            return BANDS[3]
        return BANDS[(hours > LATE_HOURS) + (hours > VERY_LATE_HOURS)]

    @property
    def feedback_due(self) -> date | None:
        """By when the reporter ought to have heard; None before the case is accepted."""
        accepted = parse_date(self.accepted_on)
        return accepted + timedelta(days=FEEDBACK_DAYS) if accepted else None


def _instant(text: str) -> datetime | None:
    moment = parse_moment(text)
    return datetime.combine(moment.day, moment.clock) if moment and moment.clock else None
