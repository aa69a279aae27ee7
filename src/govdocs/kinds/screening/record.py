"""入职查询: one person looked up by one unit (未成年人保护法 62, 126)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final, Literal

from pydantic import Field

from govdocs.kinds.parts.fields import FormalDate, OptionalLine
from govdocs.kinds.parts.masks import HEALTH
from govdocs.kinds.parts.persons import BirthDate, CitizenId, FormRecord, PersonName, PersonPhone, Sex
from govdocs.kinds.parts.record_fields import CreditCode, chosen, one_of, several, some_of
from govdocs.text.dates import parse_date

LABEL: Final = "入职查询"
NAME: Final = "entry_screening"

UnitWord = Literal[
    "", "学校", "幼儿园", "校外培训机构", "未成年人安置救助机构", "托育机构", "早期教育机构", "校外托管机构",
    "家政服务机构", "医疗机构", "其他",
]  # fmt: skip
UNITS: Final = (
    "学校", "幼儿园", "校外培训机构", "未成年人安置救助机构", "托育机构", "早期教育机构", "校外托管机构",
    "家政服务机构", "医疗机构", "其他",
)  # fmt: skip
"""密切接触未成年人的单位 (未成年人保护法 130 (1))."""

SCHOOLS: Final = ("学校", "幼儿园")
"""Units that look their people up every term too (a township's plan of 2023)."""

StaffWord = Literal["", "拟录用", "在职", "志愿者", "实习", "外包"]
STAFF: Final = ("拟录用", "在职", "志愿者", "实习", "外包")

PurposeWord = Literal["", "入职查询", "年度查询", "资格认定"]
PURPOSES: Final = ("入职查询", "年度查询", "资格认定")

PaperWord = Literal["单位介绍信", "经办人证件", "查询申请表", "在职或拟录用证明", "授权书"]
PAPERS: Final = ("单位介绍信", "经办人证件", "查询申请表", "在职或拟录用证明", "授权书")
MANDATE: Final = "授权书"

OfficeWord = Literal["", "派出所", "检察院", "教育系统平台"]
OFFICES: Final = ("派出所", "检察院", "教育系统平台")

ResultWord = Literal["", "未发现相关记录", "有相关记录", "不予受理", "查询中"]
RESULTS: Final = ("未发现相关记录", "有相关记录", "不予受理", "查询中")
CLEAR, HIT, REFUSED, PENDING = RESULTS

ActionWord = Literal["", "录用", "不录用", "解聘", "调岗待查", "复查"]
ACTIONS: Final = ("录用", "不录用", "解聘", "调岗待查", "复查")
HIRED: Final = "录用"
SENT_AWAY: Final = ("不录用", "解聘")
"""What follows a hit: nothing else is allowed (未成年人保护法 62)."""


class EntryScreening(FormRecord):
    """A person looked up for a unit that works with children.

    Of a hit only that there is one is written down, never what it is.
    """

    kind: Literal["入职查询"] = Field(LABEL, title="文种")
    screening_id: OptionalLine = Field("", title="编号", description="如“RZ-2025-001”")
    unit: OptionalLine = Field("", title="单位")
    unit_kind: Annotated[UnitWord, chosen(*UNITS)] = Field("", title="单位类别", description=one_of(UNITS))
    unit_words: OptionalLine = Field("", title="单位类别说明", description="类别是“其他”的写明，如“校车服务”")
    uscc: CreditCode = Field("", title="统一社会信用代码", description="18位")
    handler: OptionalLine = Field("", title="经办人", description="单位派去查询的人")
    handler_phone: PersonPhone = Field("", title="经办人电话")
    name: PersonName = Field("", title="姓名")
    sex: Sex = Field("", title="性别", description="男、女")
    born_on: BirthDate = Field("", title="出生日期")
    id_no: CitizenId = Field("", title="证件号码", description="公民身份号码")
    phone: PersonPhone = Field("", title="联系电话")
    post: OptionalLine = Field("", title="岗位", description="门卫、司机、厨师、保洁、志愿者、董事等都要查")
    staff_state: Annotated[StaffWord, chosen(*STAFF)] = Field("", title="用工情况", description=one_of(STAFF))
    purpose: Annotated[PurposeWord, chosen(*PURPOSES)] = Field(
        "", title="查询事由", description=one_of(PURPOSES)
    )
    consent_on: FormalDate = Field("", title="授权日期", description="本人书面同意查询的日期")
    papers: Annotated[tuple[PaperWord, ...], several(*PAPERS)] = Field(
        (), title="材料", description=some_of(PAPERS)
    )
    queried_at: Annotated[OfficeWord, chosen(*OFFICES)] = Field(
        "", title="受理机关", description=one_of(OFFICES)
    )
    applied_on: FormalDate = Field("", title="申请日期")
    receipt_no: OptionalLine = Field(
        "", title="受理回执", description="受理机关给的回执编号；当场办结的可以不写"
    )
    done_on: FormalDate = Field("", title="办结日期")
    result: Annotated[ResultWord, chosen(*RESULTS), HEALTH] = Field(
        "", title="查询结果", description=f"{one_of(RESULTS)}；有记录的不写具体内容"
    )
    action: Annotated[ActionWord, chosen(*ACTIONS), HEALTH] = Field(
        "", title="处理", description=f"{one_of(ACTIONS)}；有相关记录的只能不录用或解聘"
    )
    keeper: OptionalLine = Field("", title="保密责任人")

    @property
    def applied(self) -> date | None:
        """The day of the application."""
        return parse_date(self.applied_on)

    @property
    def done(self) -> date | None:
        """The day of the answer."""
        return parse_date(self.done_on)

    @property
    def answered(self) -> bool:
        """True where the office has said what it found."""
        return self.result in (CLEAR, HIT)

    @property
    def working(self) -> bool:
        """True for one who works there or may: not hit, not sent away."""
        return self.result != HIT and self.action not in SENT_AWAY

    @property
    def person(self) -> tuple[str, str]:
        """Who was looked up for whom: records with the same one follow each other."""
        return self.unit, self.id_no or self.name
