"""When something is due, seen from the day of the account: late, soon, in time."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

from govdocs.text.days import days_late

Urgency = Literal["late", "soon", "in time"]

SOON: Final = 7
"""What is due within so many days is soon due (amber); a rule of this project."""


def urgency(due: date, day: date) -> Urgency:
    """How a due date looks from `day`; the day itself is still in time."""
    left = (due - day).days
    if left < 0:
        return "late"
    return "soon" if left <= SOON else "in time"


def due_words(due: date, day: date) -> str:
    """How many days are left, or how many it is late: 逾期21天, 剩2天, 今日到期; empty with time enough."""
    match urgency(due, day):
        case "late":
            return f"逾期{days_late(due, day)}天"
        case "soon":
            return f"剩{(due - day).days}天" if due > day else "今日到期"
        case _:
            return ""


def waiting_key(due: date | None, day: date) -> tuple[int, int]:
    """What a list of things to do is sorted by: the latest first, then by due date, then without one."""
    if due is None:
        return 2, 0
    late = days_late(due, day)
    return (0, -late) if late else (1, (due - day).days)
