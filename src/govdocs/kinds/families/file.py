"""问题家庭档案 as a record: what is wrong in a family, how grave it is, what was done, how it ended."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final, Literal

from pydantic import Field

from govdocs.kinds.parts.fields import FormalDate, Input, Line, OptionalLine
from govdocs.kinds.parts.masks import HEALTH
from govdocs.kinds.parts.persons import (
    Address,
    ChildRef,
    FormRecord,
    Guardian,
    PersonName,
    PersonPhone,
    Story,
)
from govdocs.kinds.parts.record_fields import Names, chosen, one_of, several, words_of
from govdocs.text.dates import parse_date

LABEL: Final = "问题家庭档案"

ProblemWord = Literal[
    "家庭暴力", "忽视不管", "遗弃", "教唆或放任不良行为", "失学辍学", "吸毒酗酒赌博", "监护人失能",
    "婚变纠纷", "流浪乞讨", "早婚", "其他",
]  # fmt: skip
SeverityWord = Literal["", "轻", "中", "重"]
MeasureWord = Literal[
    "", "宣传", "监护指导", "约谈", "劝诫", "报告公安", "家教指导", "救助", "移送", "请求临时监护"
]
FoundWord = Literal[
    "", "摸排", "走访", "学校报告", "村（居）报告", "群众反映", "公安通报", "强制报告", "其他"
]
ClosingWord = Literal["", "问题消除", "监护转移", "迁出", "年满十八周岁", "其他"]

PROBLEMS: Final = words_of(ProblemWord)
"""What may be wrong in a family."""
SEVERITIES: Final = words_of(SeverityWord)
"""How grave it is, the lightest first."""
MEASURES: Final = words_of(MeasureWord)
"""What may be done."""
FOUND: Final = words_of(FoundWord)
"""How a family was found."""
CLOSINGS: Final = words_of(ClosingWord)
"""Why a file is closed."""

VIOLENCE, GRAVE, POLICE = "家庭暴力", "重", "报告公安"


class Measure(Input):
    """What was done for a family on a day."""

    on: FormalDate = Field("", title="日期")
    measure: Annotated[MeasureWord, chosen(*MEASURES)] = Field("", title="措施", description=one_of(MEASURES))
    by: Names = Field((), title="实施人", description="几个人、几个单位用顿号隔开")
    result: Story = Field("", title="结果")
    ref: OptionalLine = Field("", title="相关编号", description="约谈、劝诫、移送、走访等的编号")


class ProblemFamily(FormRecord):
    """The file of a household in which children are not looked after as they should be."""

    kind: Literal["问题家庭档案"] = Field("问题家庭档案", title="文种")
    family_no: Line = Field(title="编号", description="JT-年份-三位序号，如“JT-2025-001”")
    child: ChildRef = Field(ChildRef(), title="未成年人")
    others: tuple[ChildRef, ...] = Field((), title="家庭中其他未成年人", description="每名一项")
    householder: PersonName = Field("", title="户主")
    phone: PersonPhone = Field("", title="户主电话")
    home: Address = Field("", title="家庭住址")
    guardians: tuple[Guardian, ...] = Field((), title="监护人")
    problems: Annotated[tuple[ProblemWord, ...], several(*PROBLEMS), HEALTH] = Field(
        (), title="问题类型", description=f"{'、'.join(PROBLEMS)}，可以写几项"
    )
    other_problem: Story = Field("", title="其他问题", description="“问题类型”有“其他”的写明")
    severity: Annotated[SeverityWord, chosen(*SEVERITIES), HEALTH] = Field(
        "", title="严重程度", description=one_of(SEVERITIES)
    )
    situation: Story = Field("", title="家庭情况")
    found_by: Annotated[FoundWord, chosen(*FOUND)] = Field("", title="发现途径", description=one_of(FOUND))
    found_on: FormalDate = Field("", title="发现日期")
    owner: OptionalLine = Field("", title="责任人", description="负责跟进的儿童主任或社工")
    plan: Story = Field("", title="干预计划")
    measures: tuple[Measure, ...] = Field((), title="干预措施", description="按先后，每次一项")
    evaluation: Story = Field("", title="效果评估")
    closing: Annotated[ClosingWord, chosen(*CLOSINGS)] = Field(
        "", title="结案理由", description=one_of(CLOSINGS)
    )
    closed_on: FormalDate = Field("", title="结案日期")
    closed_by: OptionalLine = Field("", title="结案批准人")

    def last_measure(self, day: date) -> Measure | None:
        """The last measure taken up to `day`; of those of one day the later one."""
        return next(reversed(self.taken(day)), None)

    def taken(self, day: date) -> tuple[Measure, ...]:
        """The measures taken up to `day`, the earliest first."""
        found = [(on, each) for each in self.measures if (on := parse_date(each.on)) and on <= day]
        return tuple(each for _, each in sorted(found, key=lambda pair: pair[0]))

    def closed_at(self, day: date) -> bool:
        """True when the file was closed up to `day`."""
        closed = parse_date(self.closed_on)
        return closed is not None and closed <= day
