"""What the capacity of guardians is measured by: indicators, what each may give, grades.

The three parts and eleven indicators follow a published provincial standard; its scores could not be
seen. The weights here are a demonstration of this project and labelled so on paper: an office that has
a standard of its own writes its name, its indicators and its thresholds into the record.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

GradeWord = Literal["", "监护正常", "监护不足", "监护失当", "监护缺失"]

GRADES: Final[tuple[GradeWord, ...]] = ("监护正常", "监护不足", "监护失当", "监护缺失")
"""From the best to the worst; the names are those of the provincial standard."""

FULL: Final = 100
"""What all indicators together may give."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing that is looked at; the most it may give."""

    part: str
    label: str
    full: int


@dataclass(frozen=True)
class Standard:
    """Indicators, and from which total on a grade holds: 监护正常, 监护不足, 监护失当."""

    name: str
    indicators: tuple[Indicator, ...]
    thresholds: tuple[int, int, int]

    @cached_property
    def by_label(self) -> dict[str, Indicator]:
        """The indicators by their names."""
        return {each.label: each for each in self.indicators}


def _part(part: str, full: int, *labels: str) -> tuple[Indicator, ...]:
    return tuple(Indicator(part, label, full) for label in labels)


DEMONSTRATION: Final = Standard(
    "示例权重（非官方标准）",
    (
        *_part("儿童成长", 8, "身体健康", "心理健康", "儿童安全", "教育情况", "社会参与"),
        *_part("监护能力", 12, "监护人健康", "收入水平", "情感交流"),
        *_part("监护保障", 8, "居住环境", "邻里关系", "亲属关系"),
    ),
    (80, 60, 40),
)
"""40 + 36 + 24 points."""

PARTS: Final = tuple(dict.fromkeys(each.part for each in DEMONSTRATION.indicators))


def grade_of(total: int, thresholds: tuple[int, int, int]) -> GradeWord:
    """The grade of a total."""
    return next(
        (grade for grade, least in zip(GRADES, thresholds, strict=False) if total >= least), GRADES[-1]
    )


def worse(*grades: GradeWord) -> GradeWord:
    """The worst of the grades given, empty ones left out."""
    return max(filter(None, grades), key=GRADES.index, default="")
