"""The facts of a plan, whether its fields give them or its text does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Member:
    """A person of a leading group: the name without padding, the homonym mark, both as printed."""

    name: str
    mark: str
    printed: str


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """A leading group as the plan names it."""

    name: str
    head: tuple[Member, ...]
    deputies: tuple[Member, ...]
    members: tuple[str, ...]
    tail: str
    office: str
    office_head: str


@dataclass(frozen=True, slots=True)
class PeriodFacts:
    """From when to when; `end` as (year, month, day), 0 where the plan does not say; the printed words."""

    start: date | None
    end: tuple[int, int, int] | None
    printed: str


@dataclass(frozen=True, slots=True)
class Task:
    """One duty: its printed number, None where it has none, its words, and what is told behind them."""

    number: int | None
    text: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """A unit and its duties; `ordinal` as printed."""

    ordinal: str
    unit: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class AreaFacts:
    """An area of work with those who lead and those who are responsible or cooperate.

    `due` is by when all its tasks are to be done, `note` tells the persons named; both as printed.
    `lead_word` and `responsible_word` are what the plan calls them: 牵头单位, 责任单位, 配合单位; ""
    where it does not say.
    """

    ordinal: str
    area: str
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    tasks: tuple[Task, ...]
    lead_word: str = ""
    responsible_word: str = ""
    due: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What a plan says, wherever it says it."""

    basis: tuple[str, ...]
    aims: tuple[str, ...]
    period: PeriodFacts | None
    leading_group: GroupFacts | None
    units: tuple[UnitFacts, ...]
    areas: tuple[AreaFacts, ...]
    monthly_meeting: str
    report: str
    report_dates: tuple[tuple[int, int], ...]
