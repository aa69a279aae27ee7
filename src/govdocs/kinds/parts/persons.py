"""Persons in records: names, numbers, births, the child a record is about, its guardians."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field

from govdocs.kinds.parts.fields import FormalDate, Input, OptionalLine, Prose, YesNo
from govdocs.kinds.parts.masks import ADDRESS, BIRTH, HEALTH, ID, NAME, PHONE, REPORTER, SCHOOL, STORY
from govdocs.kinds.parts.record_fields import Phone, chosen, one_of, words_of
from govdocs.text.citizen_ids import citizen_id_check
from govdocs.text.dates import parse_date
from govdocs.text.days import age_at
from govdocs.text.numerals import ascii_digits

_TEST_AREA: Final = "999999"
"""No place of GB/T 2260 has this code: numbers built on it belong to nobody."""

NO_NUMBER: Final = ("无户籍", "身份不明", "外国籍", "港澳台")
"""Why a person may have no 公民身份号码."""

_NUMBER = re.compile(r"\d{17}[\dX]")


def _citizen_id(text: str) -> str:
    number = "".join(ascii_digits(text).split()).upper().lstrip("'’")
    if not number or number in NO_NUMBER:
        return number
    if len(number) != 18:
        raise ValueError(
            f"公民身份号码应当有 18 位，这里有 {len(number)} 位；没有号码的写{one_of(NO_NUMBER)}"
        )
    if not _NUMBER.fullmatch(number):
        raise ValueError("公民身份号码前 17 位是数字，末位是数字或 X")
    if parse_date(number[6:14]) is None:
        raise ValueError("公民身份号码第 7 至 14 位（出生日期）不是存在的日期，请逐位核对")
    if citizen_id_check(number[:17]) != number[17]:
        raise ValueError("公民身份号码的校验位不对，请逐位核对")
    return number


CitizenId = Annotated[OptionalLine, AfterValidator(_citizen_id), ID]
"""公民身份号码 (GB 11643), or the reason why there is none (NO_NUMBER)."""


def is_test_id(number: str) -> bool:
    """True for a number that belongs to nobody, made for samples."""
    return number.startswith(_TEST_AREA)


def born_by_id(number: str) -> date | None:
    """The date of birth that a number says."""
    return parse_date(number[6:14]) if _NUMBER.fullmatch(number) else None


def sex_by_id(number: str) -> str:
    """男 or 女 as the 17th digit says; "" without a number."""
    if not _NUMBER.fullmatch(number):
        return ""
    return "男" if int(number[16]) % 2 else "女"


PersonName = Annotated[OptionalLine, NAME]
"""The name of a child, of a parent, of a carer: masked in copies. Names of officials are plain lines."""

BirthDate = Annotated[FormalDate, BIRTH]
"""A date of birth."""

PersonPhone = Annotated[Phone, PHONE]
"""The telephone of a private person."""

Address = Annotated[OptionalLine, ADDRESS]
"""Where a person lives, from the county or township on."""

School = Annotated[OptionalLine, SCHOOL]
"""A school; a class of it."""

Condition = Annotated[OptionalLine, HEALTH]
"""A word about health, an offence or harm."""

Story = Annotated[Prose, STORY]
"""Free text about a child and its family."""

Reporter = Annotated[OptionalLine, REPORTER]
"""Who reported harm, and how to reach them: sealed."""

Sex = Annotated[Literal["", "男", "女"], chosen("男", "女")]

VillageName = OptionalLine
"""村（社区）: never masked but in the public copy's addresses; groups the ledgers."""

AGE_WORDS = re.compile(r"（(\d+)岁）")


def age_on(born_on: str, day: date) -> int | None:
    """Whole years of age on `day`, also where the working copy has masked the date to 2012年（12岁）."""
    if match := AGE_WORDS.search(born_on):
        return int(match[1])
    born = parse_date(born_on)
    return age_at(born, day) if born and born <= day else None


def age_words(born_on: str, day: date) -> str:
    """The age on `day` as a cell prints it: 12, or the band that the public copy leaves."""
    age = age_on(born_on, day)
    return str(age) if age is not None else born_on.partition("（")[0] if "岁" in born_on else ""


RelationWord = Literal[
    "", "父亲", "母亲", "祖父", "祖母", "外祖父", "外祖母", "兄", "姐", "继父", "继母", "养父", "养母",
    "叔伯", "姑", "舅", "姨", "其他亲属", "邻居", "朋友", "村（居）民委员会", "民政部门", "儿童福利机构",
    "未成年人救助保护机构", "其他",
]  # fmt: skip

RELATIONS: Final = words_of(RelationWord)
"""与儿童关系."""

Relation = Annotated[RelationWord, chosen(*RELATIONS)]

WhereaboutsWord = Literal[
    "", "在家", "外出务工", "服刑", "强戒", "失联", "失踪", "死亡", "改嫁/再婚离家", "其他"
]

WHEREABOUTS: Final = words_of(WhereaboutsWord)
"""Where a parent is."""


class ChildRef(Input):
    """The child that a record is about: by its number in the ledger of children, or by its particulars.

    What is left out is filled in from the child with that number in the same workbook.
    """

    file_no: OptionalLine = Field(
        "", title="档案号", description="如“QH-01-2023-0001”；同一工作簿里有这名未成年人时，其余各项可以不写"
    )
    name: PersonName = Field("", title="姓名")
    sex: Sex = Field("", title="性别", description="男、女")
    born_on: BirthDate = Field("", title="出生日期")
    id_no: CitizenId = Field("", title="证件号码", description="公民身份号码；没有的写原因，如“无户籍”")
    village: VillageName = Field("", title="村社区", description="所在的村或社区")
    home: Address = Field("", title="住址")


class Guardian(Input):
    """A parent, another guardian or a carer."""

    name: PersonName = Field("", title="姓名")
    relation: Relation = Field("", title="与儿童关系", description="如“父亲”“祖母”")
    sex: Sex = Field("", title="性别", description="男、女")
    born_on: BirthDate = Field("", title="出生日期")
    id_no: CitizenId = Field("", title="证件号码", description="公民身份号码")
    phone: PersonPhone = Field("", title="联系电话")
    home: Address = Field("", title="住址")
    health: Condition = Field("", title="健康状况", description="如“健康”“慢性病”“残疾（肢体三级）”")
    occupation: OptionalLine = Field("", title="职业")
    work_place: OptionalLine = Field("", title="务工地点", description="写到省、市")
    whereabouts: Annotated[WhereaboutsWord, chosen(*WHEREABOUTS)] = Field(
        "", title="去向", description=one_of(WHEREABOUTS)
    )
    contact: OptionalLine = Field("", title="联系频次", description="如“每周一次”")


def with_relation(person: Guardian) -> str:
    """A guardian's name, and in brackets what they are to the child."""
    return f"{person.name}（{person.relation}）" if person.relation else person.name


class FormRecord(Input):
    """The base of the records that are filled in as forms and gathered in ledgers.

    `sample` allows numbers that belong to nobody (area 999999, telephones 1000000××××): only sample
    data say so.
    """

    sample: YesNo = Field(False, title="示例数据", description="只有演示、试填的数据写“是”")
    remark: OptionalLine = Field("", title="备注")
