"""委托照护: parents who go away entrust their child to a carer; who was told, and who called when."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final, Literal

from pydantic import Field

from govdocs.kinds.children.words import CARE_REASONS, CareReason
from govdocs.kinds.parts.fields import FormalDate, Input, Line, OptionalLine
from govdocs.kinds.parts.masks import HEALTH, SCHOOL, STORY
from govdocs.kinds.parts.persons import ChildRef, FormRecord, Guardian, Story
from govdocs.kinds.parts.record_fields import YesNoUnknown, chosen, one_of, several, words_of
from govdocs.text.dates import parse_date

LABEL: Final = "委托照护"
NAME: Final = "entrusted_care"

DutyWord = Literal["生活", "健康", "安全", "教育", "心理", "财产", "联系"]
DUTIES: Final = words_of(DutyWord)
"""照护事项."""

ToldWord = Literal["", "学校（幼儿园）", "村（居）委会"]
TO_SCHOOL: Final = "学校（幼儿园）"
TO_VILLAGE: Final = "村（居）委会"
TOLD: Final = (TO_SCHOOL, TO_VILLAGE)
"""Who must be told in writing (未成年人保护法 22)."""

WayWord = Literal["", "电话", "视频", "返家"]
WAYS: Final = words_of(WayWord)

SigningWord = Literal["", "现场签订", "电话视频同意"]
SIGNINGS: Final = words_of(SigningWord)
BY_PHONE: Final = "电话视频同意"

ResultWord = Literal["", "具备照护能力", "不具备照护能力"]
RESULTS: Final = words_of(ResultWord)

ChangeWord = Literal["", "变更", "终止"]
CHANGES: Final = words_of(ChangeWord)

BANS: Final = {
    "ban_crime": "有性侵害、虐待、遗弃、拐卖、暴力伤害等违法犯罪情形",
    "ban_habit": "有吸毒、酗酒、赌博等恶习",
    "ban_neglect": "曾拒不履行或者长期怠于履行监护、照护职责",
    "ban_other": "有其他不适宜担任被委托人的情形",
}
"""Who may not be entrusted with a child (未成年人保护法 22): field to words."""


class Notice(Input):
    """A notice in writing that a child is entrusted to a carer."""

    to: Annotated[ToldWord, chosen(*TOLD)] = Field("", title="告知对象", description=one_of(TOLD))
    unit: Annotated[OptionalLine, SCHOOL] = Field(
        "", title="单位名称", description="学校或村（居）委会的名称"
    )
    sent_on: FormalDate = Field("", title="告知日期")
    received_by: OptionalLine = Field("", title="签收人")


class Contact(Input):
    """A call of the parents, or their coming home."""

    on: FormalDate = Field(title="日期")
    way: Annotated[WayWord, chosen(*WAYS)] = Field("", title="方式", description=one_of(WAYS))
    minutes: int | None = Field(None, title="分钟", ge=0, le=100000)
    topics: Story = Field("", title="内容")


class Change(Input):
    """A change of what was agreed, or its end."""

    on: FormalDate = Field(title="日期")
    what: Annotated[ChangeWord, chosen(*CHANGES)] = Field("", title="事项", description=one_of(CHANGES))
    text: Story = Field("", title="内容")


class EntrustedCare(FormRecord):
    """A child entrusted to a carer."""

    kind: Literal["委托照护"] = Field(LABEL, title="文种")
    care_no: Line = Field(title="编号", description="如“WT-2025-001”")
    child: ChildRef = Field(ChildRef(), title="未成年人")
    principals: tuple[Guardian, ...] = Field((), title="委托人", description="父母或其他监护人")
    carer: Guardian = Field(Guardian(), title="被委托人", description="有照护能力的完全民事行为能力人")
    ban_crime: YesNoUnknown = Field(
        "", title="违法犯罪情形", description=f"被委托人{BANS['ban_crime']}：是、否"
    )
    ban_habit: YesNoUnknown = Field("", title="恶习情形", description=f"被委托人{BANS['ban_habit']}：是、否")
    ban_neglect: YesNoUnknown = Field(
        "", title="怠于照护情形", description=f"被委托人{BANS['ban_neglect']}：是、否"
    )
    ban_other: YesNoUnknown = Field(
        "", title="其他不适宜情形", description=f"被委托人{BANS['ban_other']}：是、否"
    )
    ban_words: Annotated[OptionalLine, HEALTH] = Field(
        "", title="禁止情形说明", description="查明有禁止情形的，写是哪一种"
    )
    reason: CareReason = Field(
        "", title="委托原因", description=f"{one_of(CARE_REASONS)}；无正当理由不得委托"
    )
    work_place: OptionalLine = Field("", title="外出地点", description="写到省、市")
    begins_on: FormalDate = Field("", title="委托起始日期")
    ends_on: FormalDate = Field("", title="委托终止日期")
    duties: Annotated[tuple[DutyWord, ...], several(*DUTIES)] = Field(
        (), title="照护事项", description=f"可写几项：{'、'.join(DUTIES)}"
    )
    child_voice: Story = Field("", title="儿童意见", description="委托时听取儿童本人的意见")
    fee: OptionalLine = Field("", title="照护费用", description="如“每月800元，每月5日前支付”；没有的写“无”")
    contact_rule: OptionalLine = Field("", title="联系约定", description="每周至少一次，如“每周日晚视频联系”")
    signed_on: FormalDate = Field("", title="签订日期")
    signing: Annotated[SigningWord, chosen(*SIGNINGS)] = Field(
        "", title="签订方式", description=f"{one_of(SIGNINGS)}；委托人不在当地的不能写现场签订"
    )
    consent: Annotated[OptionalLine, STORY] = Field(
        "", title="远程同意说明", description="电话、视频同意的，写时间、联系方式、由谁见证"
    )
    witness: OptionalLine = Field("", title="见证单位", description="如“甲山村村民委员会”")
    filed_by: OptionalLine = Field("", title="备案单位", description="如“清禾镇未成年人保护工作站”")
    filed_on: FormalDate = Field("", title="备案日期")
    checked_by: OptionalLine = Field("", title="能力核查人")
    checked_on: FormalDate = Field("", title="能力核查日期")
    check_result: Annotated[ResultWord, chosen(*RESULTS)] = Field(
        "", title="能力核查结果", description=one_of(RESULTS)
    )
    check_words: Story = Field("", title="核查说明")
    notices: tuple[Notice, ...] = Field(
        (), title="书面告知", description="学校（幼儿园）和村（居）委会各一份"
    )
    changes: tuple[Change, ...] = Field((), title="变更终止")
    contacts: tuple[Contact, ...] = Field((), title="联系记录")

    @property
    def begins(self) -> date | None:
        """The first day."""
        return parse_date(self.begins_on)

    @property
    def ends(self) -> date | None:
        """The last day: as agreed, or that of an earlier end."""
        ended = (parse_date(change.on) for change in self.changes if change.what == "终止")
        return min(filter(None, (parse_date(self.ends_on), *ended)), default=None)

    @property
    def banned(self) -> tuple[str, ...]:
        """What keeps the carer from being entrusted with a child, in words."""
        return tuple(words for name, words in BANS.items() if getattr(self, name) == "是")
