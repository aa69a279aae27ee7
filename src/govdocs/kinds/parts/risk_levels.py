"""风险等级: the four colours, how often a child of each is visited and assessed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Final, Literal

from pydantic import BeforeValidator

from govdocs.text.days import add_months

RiskLevelWord = Literal["", "一级红", "二级黄", "三级蓝", "四级绿"]


@dataclass(frozen=True, slots=True)
class LevelRule:
    """A level: its colour, the word of the three-level view, what it asks for.

    A child is visited every `visit_days`, or where these are 0 every `visit_months`; it is assessed
    again after `assess_months`.
    """

    word: RiskLevelWord
    colour: str
    fold: str
    visit_days: int
    visit_months: int
    assess_months: int

    @property
    def rhythm(self) -> str:
        """How often a child is visited, in words."""
        return f"每{self.visit_days}日" if self.visit_days else f"每{self.visit_months}个月"

    def next_visit(self, day: date) -> date:
        """By when a child seen on `day` is visited again."""
        return day + timedelta(self.visit_days) if self.visit_days else add_months(day, self.visit_months)

    def next_assessment(self, day: date) -> date:
        """By when a child assessed on `day` is assessed again."""
        return add_months(day, self.assess_months)


LEVEL_RULES: Final = {
    rule.word: rule
    for rule in (
        LevelRule("一级红", "红", "高", 7, 0, 1),
        LevelRule("二级黄", "黄", "中", 0, 1, 3),
        LevelRule("三级蓝", "蓝", "低", 0, 3, 6),
        LevelRule("四级绿", "绿", "低", 0, 6, 12),
    )
}
"""The levels, the gravest first.

Visits of red, yellow and blue: rules of Inner Mongolia of 2022; March and September for the assessment
of blue: a county's practice; all other intervals are this project's own.
"""

LEVELS: Final = tuple(LEVEL_RULES)
"""The words of the levels, the gravest first."""

NOT_ASSESSED: Final = "未评估"
"""Printed for a child without a level."""


def _spellings(level: str) -> tuple[str, ...]:
    rank, colour = level[:2], level[2:]
    return rank, colour, f"{rank}（{colour}）", f"{colour}色", f"{rank}{colour}色", f"{rank}（{colour}色）"


_READ: Final = {words: level for level in LEVELS for words in _spellings(level)}


def _level(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = "".join(value.split()).replace("(", "（").replace(")", "）")
    return "" if text == NOT_ASSESSED else _READ.get(text, text)


RiskLevel = Annotated[RiskLevelWord, BeforeValidator(_level)]
"""A level, or "" where none was found; 一级, 红, 一级（红） and 红色 are accepted, 未评估 is none."""


def level_rank(level: str) -> int:
    """0 for 一级红 and so on; 4 where there is no level: lists put it last."""
    return LEVELS.index(level) if level in LEVELS else len(LEVELS)
