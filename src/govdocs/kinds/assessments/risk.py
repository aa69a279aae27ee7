"""风险等级评估: what an assessor finds of a child, item by item, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

from pydantic import BeforeValidator, Field, create_model

from govdocs.kinds.assessments.levels import WORST, level_at, worst
from govdocs.kinds.assessments.scale import BODY, CONDUCT, FORCED, GUARDIANSHIP, ITEMS, SCALE, Dimension, Item
from govdocs.kinds.parts.fields import FormalDate, Input, Line, OptionalLine
from govdocs.kinds.parts.masks import HEALTH, STORY
from govdocs.kinds.parts.persons import ChildRef, FormRecord, Story
from govdocs.kinds.parts.record_fields import Names, chosen, one_of, words_of
from govdocs.kinds.parts.risk_levels import LEVEL_RULES, LEVELS, RiskLevel, RiskLevelWord
from govdocs.text.dates import parse_date
from govdocs.text.names import split_list

LABEL: Final = "风险等级评估"
NAME: Final = "risk_assessment"

TriggerWord = Literal["", "新登记", "定期复评", "情况变化", "个案结束", "上级要求"]
TRIGGERS: Final = words_of(TriggerWord)
"""Why a child is assessed."""

_SAID_LIMIT = 500
"""Characters of what is said of situation, causes, advice and opinion."""


def _read_option(item: Item) -> BeforeValidator:
    def read(value: Any) -> Any:
        text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
        option = item.option(text) if isinstance(text, str) and text.strip() else None
        return option.word if option else text

    return BeforeValidator(read)


class Items(Input):
    """The items of a dimension, each with the option that holds; empty where it is not yet assessed."""


def _items_model(name: str, dimension: Dimension) -> Any:
    fields: dict[str, Any] = {}
    for item in dimension.items:
        words = Literal[("", *item.by_word)]  # type: ignore[valid-type]
        told = f"{item.code}，选一项，也可以只写分值：{'；'.join(item.by_word)}"
        field = Field("", title=item.label, description=told)
        fields[field_of(item)] = (Annotated[words, _read_option(item)], field)
    return create_model(name, __base__=Items, __module__=__name__, **fields)


def field_of(item: Item) -> str:
    """The name of the field of an item: a2_01."""
    return item.code.lower().replace("-", "_")


if TYPE_CHECKING:
    GuardianshipItems = Items
    BodyItems = Items
    ConductItems = Items
else:
    GuardianshipItems = _items_model("GuardianshipItems", GUARDIANSHIP)
    BodyItems = _items_model("BodyItems", BODY)
    ConductItems = _items_model("ConductItems", CONDUCT)

_CODE = len("A1-01")

_FORCED_BY_CODE: Final = {forced.code: forced.word for forced in FORCED}


def _coded(text: str, words: dict[str, str]) -> str:
    """The word whose code `text` is, or begins with; `text` where there is none."""
    bare = "".join(text.split())
    word = words.get(bare[:_CODE].upper(), "")
    return word if word and bare[_CODE:] in ("", word[_CODE:]) else bare


def _read_forced(value: Any) -> Any:
    found = split_list(value) if isinstance(value, str) else value
    if not isinstance(found, list | tuple) or not all(isinstance(each, str) for each in found):
        return value
    return tuple(dict.fromkeys(_coded(each, _FORCED_BY_CODE) for each in found))


FORCED_WORDS: Final = tuple(_FORCED_BY_CODE.values())

_ITEM_WORDS: Final = {item.code: f"{item.code}{item.label}" for item in ITEMS}


def _read_item(value: Any) -> Any:
    return _coded(value, _ITEM_WORDS) if isinstance(value, str) else value


if TYPE_CHECKING:
    ForcedWord = str
    ItemWord = str
else:
    ForcedWord = Literal[FORCED_WORDS]
    ItemWord = Literal[tuple(_ITEM_WORDS.values())]

ForcedHits = Annotated[tuple[ForcedWord, ...], BeforeValidator(_read_forced), HEALTH]
"""Matters that make a child 一级 at once, by their codes or words."""


class Reason(Input):
    """Why an item got its points, beyond what its option says."""

    item: Annotated[ItemWord, BeforeValidator(_read_item)] = Field(
        title="项目", description="项目编号或名称，如“A2-09”"
    )
    text: Story = Field(title="说明", description="评分的依据：看到、听到、查到什么")


class Before(Input):
    """The assessment before this one; filled in from the workbook where it is there."""

    on: FormalDate = Field("", title="评估日期")
    level: RiskLevel = Field("", title="综合等级", description=one_of(LEVELS))
    guardianship: int | None = Field(None, title="监护风险得分", ge=0, le=100)
    body: int | None = Field(None, title="生理风险得分", ge=0, le=100)
    conduct: int | None = Field(None, title="行为风险得分", ge=0, le=100)

    @property
    def scores(self) -> tuple[int | None, ...]:
        """The scores of the three dimensions."""
        return (self.guardianship, self.body, self.conduct)


class Override(Input):
    """A level set by hand instead of that of the scores."""

    to: RiskLevel = Field("", title="调整后等级", description=f"{one_of(LEVELS)}；不调整的不写")
    reason: Story = Field("", title="调整理由", description="调整等级都要写")
    approved_by: OptionalLine = Field("", title="批准人", description="调低风险的，由复核人批准")


class RiskAssessment(FormRecord):
    """The assessment of a child by the four-colour scale."""

    kind: Literal["风险等级评估"] = Field(LABEL, title="文种")
    ra_id: Line = Field(title="评估编号", description="如“RA-2025-0001”")
    child: ChildRef = Field(ChildRef(), title="未成年人")
    assessed_on: FormalDate = Field("", title="评估日期")
    trigger: Annotated[TriggerWord, chosen(*TRIGGERS)] = Field(
        "", title="评估原因", description=one_of(TRIGGERS)
    )
    assessor: OptionalLine = Field("", title="评估人")
    participants: Names = Field((), title="参与人", description="几个人用顿号隔开")
    reviewer: OptionalLine = Field("", title="复核人", description="不能是评估人自己")
    forced: ForcedHits = Field(
        (),
        title="强制报告事项",
        description=f"有几项写几项，可以只写编号；没有的不写：{'；'.join(FORCED_WORDS)}",
    )
    guardianship: GuardianshipItems = Field(GuardianshipItems(), title="监护风险")
    body: BodyItems = Field(BodyItems(), title="生理风险")
    conduct: ConductItems = Field(ConductItems(), title="行为风险", description="不满6周岁的不评，各项都不写")
    reasons: tuple[Reason, ...] = Field((), title="评分说明", description="得最低分的项目都要说明")
    override: Override = Field(Override(), title="人工调整")
    situation: Story = Field("", title="困境现状", max_length=_SAID_LIMIT, description="500字以内")
    causes: Story = Field("", title="困境成因", max_length=_SAID_LIMIT, description="500字以内")
    advice: Story = Field("", title="服务建议", max_length=_SAID_LIMIT, description="500字以内")
    special: Annotated[OptionalLine, STORY] = Field("", title="特殊说明", description="没有的不写")
    opinion: Story = Field("", title="评估意见", max_length=_SAID_LIMIT, description="500字以内")
    approval: OptionalLine = Field("", title="负责人审核意见", description="如“同意”")
    previous: Before = Field(Before(), title="上次评估", description="同一工作簿里有的，自动填入")

    @property
    def day(self) -> date | None:
        """The day of the assessment."""
        return parse_date(self.assessed_on)

    def items_of(self, dimension: Dimension) -> Items:
        """What was found of the items of a dimension."""
        found: dict[str, Items] = {"A": self.guardianship, "B": self.body, "C": self.conduct}
        return found[dimension.letter]

    def word_of(self, dimension: Dimension, item: Item) -> str:
        """The option found of an item; "" where none is."""
        word: str = getattr(self.items_of(dimension), field_of(item))
        return word

    def points(self, dimension: Dimension, item: Item) -> int | None:
        """The points of an item."""
        option = item.by_word.get(self.word_of(dimension, item))
        return option.score if option else None

    def missing(self, dimension: Dimension) -> tuple[Item, ...]:
        """The items of a dimension that are not yet assessed."""
        return tuple(item for item in dimension.items if not self.word_of(dimension, item))

    def score(self, dimension: Dimension) -> int | None:
        """The points of a dimension from 0 to 100; None where an item is missing: it is 未评估 then."""
        points = [self.points(dimension, item) for item in dimension.items]
        known = [each for each in points if each is not None]
        return sum(known) if len(known) == len(points) else None

    @property
    def scores(self) -> tuple[int | None, ...]:
        """The scores of A, B and C."""
        return tuple(self.score(dimension) for dimension in SCALE)

    def reason_of(self, item: Item) -> str:
        """What is written about the points of an item."""
        return "；".join(each.text for each in self.reasons if each.item == _ITEM_WORDS[item.code])

    @property
    def scored_level(self) -> RiskLevelWord:
        """The worst level of the dimensions assessed; "" where none is."""
        return worst(*(level_at(score) for score in self.scores if score is not None))

    @property
    def level(self) -> RiskLevelWord:
        """综合等级: 一级 where a matter forces it, else as set by hand, else that of the scores."""
        return WORST if self.forced else self.override.to or self.scored_level

    @property
    def next_due(self) -> date | None:
        """By when the child is assessed again."""
        return LEVEL_RULES[self.level].next_assessment(self.day) if self.level and self.day else None

    def lowest(self) -> Iterator[tuple[Dimension, Item]]:
        """The items that got the least points their options give, but for those that are plain facts."""
        for dimension in SCALE:
            for item in dimension.items:
                if not item.plain and self.points(dimension, item) == item.options[-1].score:
                    yield dimension, item
