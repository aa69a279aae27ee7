"""未成年人: what the register of a township says of one child (困境（留守等）未成年人信息登记表)."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field, model_validator

from govdocs.kinds.children.words import (
    ACTUAL_CARERS,
    CARE_REASONS,
    CLASSES,
    DEGREES,
    DISABILITIES,
    EXITS,
    FAMILIES,
    GROUNDS,
    GUARDIAN_GRADES,
    GUARDIAN_STATES,
    GUARDIAN_TYPES,
    HARMS,
    HEALTHS,
    HOUSINGS,
    INCOME_SOURCES,
    LEFT_BEHIND,
    MISBEHAVIOURS,
    NEEDS,
    PARENTINGS,
    POVERTY,
    SCHOOLINGS,
    STATUSES,
    ActualCarer,
    AidType,
    CareReason,
    Classes,
    Degree,
    Disabilities,
    ExitReason,
    FamilyType,
    Ground,
    GuardianGrade,
    GuardianState,
    GuardianType,
    Harms,
    Health,
    Housing,
    IncomeSources,
    MainClass,
    Misbehaviours,
    Nation,
    Needs,
    Parenting,
    Poverty,
    Schooling,
    Status,
    details_apart,
)
from govdocs.kinds.parts.fields import FormalDate, Input, OptionalLine
from govdocs.kinds.parts.masks import ID
from govdocs.kinds.parts.persons import (
    Address,
    BirthDate,
    CitizenId,
    Condition,
    FormRecord,
    Guardian,
    PersonName,
    PersonPhone,
    Relation,
    School,
    Sex,
    Story,
    VillageName,
    age_on,
)
from govdocs.kinds.parts.record_fields import YesNoUnknown, chosen, one_of, some_of
from govdocs.kinds.parts.risk_levels import LEVELS, RiskLevel
from govdocs.text.numerals import ascii_digits

LABEL: Final = "未成年人"
"""The name of the kind and of its sheet."""

_CARD = re.compile(r"\d{17}[\dX][1-7][1-4]")
_MONEY = re.compile(r"\d{1,10}(?:\.\d{1,2})?")


def _card_number(text: str) -> str:
    number = "".join(ascii_digits(text).split()).upper().lstrip("'’")
    if number and len(number) != 20:
        raise ValueError(f"残疾证号应当有 20 位（公民身份号码加类别、等级各一位），这里有 {len(number)} 位")
    if number and not _CARD.fullmatch(number):
        raise ValueError("残疾证号是公民身份号码后加类别（1 至 7）、等级（1 至 4）各一位")
    return number


def _money(text: str) -> str:
    amount = ascii_digits(text).replace(",", "").replace("，", "").strip().removesuffix("元").strip()
    if amount and not _MONEY.fullmatch(amount):
        raise ValueError("金额以元为单位，写数字，最多两位小数")
    return amount


def _beside(text: str) -> str:
    parts = text.replace("\\", "/").split("/")
    if ".." in parts or ":" in text or (text and not parts[0]):
        raise ValueError("只写照片的文件名：照片与数据文件放在同一文件夹")
    return text


PhotoName = Annotated[OptionalLine, AfterValidator(_beside)]
"""The file name of a photograph in the folder of the data file, or below it; nowhere else."""

CardNumber = Annotated[OptionalLine, AfterValidator(_card_number), ID]
"""残疾人证号: 公民身份号码, a digit for the type, a digit for the degree."""

Yuan = Annotated[OptionalLine, AfterValidator(_money)]
"""An amount of money in yuan, not negative."""


class Grandparent(Input):
    """One of the four grandparents, whom the form of 2016 asks for."""

    relation: Relation = Field("", title="与儿童关系", description="祖父、祖母、外祖父、外祖母之一")
    name: PersonName = Field("", title="姓名")
    born_on: BirthDate = Field("", title="出生日期")


class Aid(Input):
    """A benefit or help that the child has."""

    aid_type: AidType = Field("", title="救助种类", description="如“低保”“临时救助”；没有的写“无”")
    standard: OptionalLine = Field("", title="标准", description="如“每月1100元”")
    since: FormalDate = Field("", title="起始日期", description="写到月也可以，如“2024年11月”")


class Child(FormRecord):
    """A child of the register, with its family, its troubles and what is done for it."""

    kind: Literal["未成年人"] = Field(LABEL, title="文种")
    file_no: OptionalLine = Field(
        "", title="档案号", description="镇码-村码-登记年份-序号，如“QH-01-2023-0001”；不重复使用"
    )
    name: PersonName = Field("", title="姓名")
    former_name: PersonName = Field("", title="曾用名")
    sex: Sex = Field("", title="性别", description="男、女")
    ethnicity: Nation = Field("", title="民族", description="如“汉族”")
    born_on: BirthDate = Field("", title="出生日期")
    id_no: CitizenId = Field("", title="证件号码", description="公民身份号码；没有的写原因，如“无户籍”")
    hukou_state: Annotated[Literal["", "已登记", "未登记"], chosen("已登记", "未登记")] = Field(
        "", title="户籍状态", description="已登记、未登记"
    )
    hukou_type: Annotated[
        Literal["", "农村居民", "城镇居民", "其他"], chosen("农村居民", "城镇居民", "其他")
    ] = Field("", title="户籍性质", description="农村居民、城镇居民、其他")
    hukou_addr: Address = Field("", title="户籍地址")
    home: Address = Field("", title="现住地址")
    village: VillageName = Field("", title="村社区", description="现住的村或社区，台账按它分组")
    grid: OptionalLine = Field("", title="网格", description="所在网格的编号或名称")
    phone: PersonPhone = Field("", title="联系电话", description="没有的写监护人的电话")
    photo: PhotoName = Field(
        "", title="照片", description="一寸照片的文件名（PNG 或 JPEG），与数据文件放在同一文件夹"
    )
    categories: Classes = Field((), title="类别", description=some_of(CLASSES))
    primary: MainClass = Field("", title="主要类别", description="有几个类别时写最主要的一个")
    poverty: Poverty = Field((), title="贫困情形", description=some_of(POVERTY))
    case_role: Annotated[Literal["", "嫌疑", "被害"], chosen("嫌疑", "被害")] = Field(
        "", title="涉案身份", description="嫌疑、被害；只有涉案未成年人填写"
    )
    situation: Story = Field("", title="困境情形", description="用一两句话写明困境和原因")
    health: Health = Field("", title="健康状况", description=one_of(HEALTHS))
    disability_type: Disabilities = Field((), title="残疾类别", description=some_of(DISABILITIES))
    disability_level: Degree = Field("", title="残疾等级", description=one_of(DEGREES))
    card_no: CardNumber = Field("", title="残疾证号", description="20位")
    disease: Condition = Field("", title="重病名称")
    schooling: Schooling = Field("", title="就学情况", description=one_of(SCHOOLINGS))
    school: School = Field("", title="就读学校")
    grade: School = Field("", title="年级班级")
    boarding: YesNoUnknown = Field("", title="是否寄宿", description="是、否")
    student_no: Annotated[OptionalLine, ID] = Field("", title="学籍号")
    father: Guardian = Field(Guardian(), title="父亲")
    father_ground: Ground = Field("", title="父亲情形", description=f"不能抚养的情形：{one_of(GROUNDS)}")
    father_since: FormalDate = Field("", title="父亲情形起算", description="失联从公安机关受理之日起算")
    father_until: FormalDate = Field("", title="父亲情形届满", description="服刑、戒毒等期限的最后一日")
    mother: Guardian = Field(Guardian(), title="母亲")
    mother_ground: Ground = Field("", title="母亲情形", description=f"不能抚养的情形：{one_of(GROUNDS)}")
    mother_since: FormalDate = Field("", title="母亲情形起算", description="失联从公安机关受理之日起算")
    mother_until: FormalDate = Field("", title="母亲情形届满", description="服刑、戒毒等期限的最后一日")
    carer: Guardian = Field(Guardian(), title="照料人", description="父母以外的监护人或实际照料人")
    carer_reason: OptionalLine = Field("", title="由其照料的原因")
    carer_ability: GuardianType = Field("", title="监护类型", description=one_of(GUARDIAN_TYPES))
    grandparents: tuple[Grandparent, ...] = Field((), title="祖辈")
    institution: OptionalLine = Field("", title="收留抚养机构")
    institution_phone: OptionalLine = Field("", title="机构电话")
    care_reason: CareReason = Field("", title="委托照料原因", description=one_of(CARE_REASONS))
    unable_parent: Annotated[Literal["", "父", "母"], chosen("父", "母")] = Field(
        "", title="无监护能力方", description="一方外出、另一方无监护能力时写父或母"
    )
    entrusted: Annotated[Literal["", "有", "无"], chosen("有", "无")] = Field(
        "", title="有无委托", description="有、无"
    )
    actual_carer: ActualCarer = Field("", title="实际照料人类型", description=one_of(ACTUAL_CARERS))
    guardian_grade: GuardianGrade = Field("", title="监护情况", description=one_of(GUARDIAN_GRADES))
    guardianship_state: GuardianState = Field("", title="监护状况", description=one_of(GUARDIAN_STATES))
    parenting_type: Parenting = Field("", title="亲子关系类型", description=one_of(PARENTINGS))
    family_type: FamilyType = Field("", title="家庭结构", description=one_of(FAMILIES))
    housing: Housing = Field("", title="住房", description=one_of(HOUSINGS))
    income: Yuan = Field("", title="家庭年收入", description="以元为单位")
    income_source: IncomeSources = Field((), title="经济来源", description=some_of(INCOME_SOURCES))
    aids: tuple[Aid, ...] = Field((), title="享受救助")
    harm_seen: Harms = Field((), title="受侵害情形", description=some_of(HARMS))
    misbehaviour: Misbehaviours = Field((), title="不良行为", description=some_of(MISBEHAVIOURS))
    needs: Needs = Field((), title="需求", description=some_of(NEEDS))
    other_words: Story = Field("", title="其他的说明", description="哪一项选了“其他”，在这里写明")
    plan: Story = Field("", title="帮扶计划")
    risk_level: RiskLevel = Field("", title="风险等级", description=one_of(LEVELS))
    assessed_on: FormalDate = Field("", title="评估日期")
    helper: OptionalLine = Field("", title="帮扶责任人")
    director: OptionalLine = Field("", title="儿童主任")
    registered_on: FormalDate = Field("", title="登记日期")
    updated_on: FormalDate = Field("", title="更新日期")
    status: Status = Field("", title="状态", description=one_of(STATUSES))
    exit_reason: ExitReason = Field("", title="退出原因", description=one_of(EXITS))
    exited_on: FormalDate = Field("", title="退出日期")

    @model_validator(mode="before")
    @classmethod
    def _apart(cls, data: object) -> object:
        return details_apart(data)

    @property
    def classes(self) -> tuple[str, ...]:
        """Every class of the child, the main one first."""
        return tuple(dict.fromkeys(filter(None, (self.primary, *self.categories))))

    @property
    def main_class(self) -> str:
        """The class under which the child is counted once: the main one, else the first."""
        return next(iter(self.classes), "")

    @property
    def left_behind(self) -> bool:
        """True for 农村留守儿童."""
        return LEFT_BEHIND in self.classes

    def age_on(self, day: date) -> int | None:
        """Whole years of age on `day`."""
        return age_on(self.born_on, day)
