"""A check, what it looked at, what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, TypeVar

from govdocs.archive.checks.subject import Subject

Severity = Literal["E", "W", "I"]
"""What a fault is: an error, a warning, or only something to tell."""

SEVERITY_WORDS: dict[Severity, str] = {"E": "必须", "W": "应当", "I": "告知"}
"""How binding what is checked is."""

Status = Literal["PASS", "FAIL", "WARN", "NOT_RUN", "MANUAL"]

STATUS_WORDS: dict[Status, str] = {
    "PASS": "通过",
    "FAIL": "不通过",
    "WARN": "提醒",
    "NOT_RUN": "未检测",
    "MANUAL": "人工检测",
}

Property = Literal["真实性", "完整性", "可用性", "安全性", "整理规范"]
"""The four properties of DA/T 70-2018, and beside them whether DA/T 22 and GB/T 9705 were followed."""

PROPERTIES: tuple[Property, ...] = ("真实性", "完整性", "可用性", "安全性", "整理规范")

Family = tuple[Property, str]
"""A property and one of its families (DA/T 70-2018: 元数据准确性, 内容 …)."""

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Examined:
    """What a check saw: how many things, what is wrong, what is worth telling.

    `doubts` are what a person should look at, never more than a warning. `missing` says what could not be
    looked at; then the check did not run in full.
    """

    count: int
    faults: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One check. `needs` are the fields of a `Subject` without which it cannot run.

    `also` are those that it looks at besides: without one it finds faults, but never passes.
    Without `run` it is for a person; `why` then says what the person looks at, and else what of it a
    program does not see.
    """

    id: str
    severity: Severity
    text: str
    family: Family
    run: Callable[[Subject], Examined] | None = None
    needs: tuple[str, ...] = ()
    why: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What came of a check; `evidence` names items by 档号, files by path, never a person."""

    id: str
    severity: Severity
    status: Status
    text: str
    property: Property
    family: str
    evidence: tuple[str, ...] = ()
    examined: int = 0


def each(things: Iterable[Thing], judge: Callable[[Thing], Iterable[str]]) -> Examined:
    """All `things` examined one by one: `judge` gives what is wrong with one."""
    count = 0
    faults: list[str] = []
    for thing in things:
        count += 1
        faults += judge(thing)
    return Examined(count, tuple(faults))


def when(fault: bool, words: str) -> tuple[str, ...]:
    """`words` where there is a `fault`."""
    return (words,) if fault else ()
