"""The days of an order: when follow-ups are due, how many are late, when its conclusion is due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count, takewhile
from typing import Final

from govdocs.kinds.orders.record import GuardianshipOrder, OrderFollowUp
from govdocs.text.dates import parse_date
from govdocs.text.days import add_months, days_late

USUAL_MONTHS: Final = 6
"""The term where an order names no other (facts 5.1, order_term)."""

LEAST_MONTHS: Final = 1
MOST_MONTHS: Final = 12
"""The shortest and the longest term in months (facts R21)."""

MONTHS_APART: Final = 1
"""Follow-ups are monthly (facts 5.1, order_term)."""

EXTENDED: Final = "延长"
"""The 后续措施 with which an order goes on."""


@dataclass(frozen=True, slots=True)
class Round:
    """A follow-up: its number from 1 on, the day on which it is due, what was written of it."""

    number: int
    due: date | None
    written: OrderFollowUp | None = None

    @property
    def done(self) -> date | None:
        """The day on which it was made."""
        return parse_date(self.written.done_on) if self.written else None

    def made(self, day: date) -> bool:
        """True when it was made up to `day`."""
        return self.done is not None and self.done <= day

    def counts(self, day: date) -> bool:
        """True when it is due up to `day`, or was made before it was."""
        return (self.due is not None and self.due <= day) or self.made(day)

    def late(self, day: date) -> int:
        """How many days it is overdue on `day`; once it is made, how late it was."""
        on = self.done if self.done and self.made(day) else day
        return days_late(self.due, on) if self.due else 0


def last_day(order: GuardianshipOrder) -> date | None:
    """The last day of the term, an extension counted in; without one written, that of the usual term."""
    begin = parse_date(order.from_on)
    written = parse_date(order.extended_to) or parse_date(order.to_on)
    return written or (add_months(begin, USUAL_MONTHS) if begin else None)


def rounds(order: GuardianshipOrder) -> tuple[Round, ...]:
    """Every follow-up of an order: those written, and one a month up to the end of the term."""
    derived = tuple(_monthly(order))
    found = [
        Round(number, parse_date(written.due_on) or _at(derived, number), written)
        for number, written in enumerate(order.follow_ups, start=1)
    ]
    more = (Round(number, day) for number, day in enumerate(derived, start=1) if number > len(found))
    return (*found, *more)


def _monthly(order: GuardianshipOrder) -> Iterator[date]:
    begin, end = parse_date(order.from_on), last_day(order)
    if begin and end:
        days = (add_months(begin, months) for months in count(MONTHS_APART, MONTHS_APART))
        yield from takewhile(lambda due: due <= end, days)


def _at(days: tuple[date, ...], number: int) -> date | None:
    return days[number - 1] if number <= len(days) else None


def due_rounds(order: GuardianshipOrder, day: date) -> tuple[Round, ...]:
    """The follow-ups that are due up to `day`, and those made before they were."""
    return tuple(each for each in rounds(order) if each.counts(day))


def done_rounds(order: GuardianshipOrder, day: date) -> tuple[Round, ...]:
    """The follow-ups that were made up to `day`."""
    return tuple(each for each in rounds(order) if each.made(day))


def finished(order: GuardianshipOrder, day: date) -> bool:
    """True when the order had its conclusion up to `day` and was not extended."""
    concluded = parse_date(order.concluded_on)
    written = bool(order.conclusion) and (concluded is None or concluded <= day)
    return written and order.next_step != EXTENDED


def first_late(order: GuardianshipOrder, day: date) -> Round | None:
    """The first follow-up that is overdue on `day`; None once the order is finished."""
    if finished(order, day):
        return None
    return next((each for each in rounds(order) if not each.made(day) and each.late(day)), None)


def conclusion_late(order: GuardianshipOrder, day: date) -> int:
    """How many days ago the term ended without a conclusion; 0 while it runs or when there is one."""
    end = last_day(order)
    return 0 if finished(order, day) or end is None else days_late(end, day)


def next_due(order: GuardianshipOrder, day: date) -> date | None:
    """The day of the next follow-up that is still to be made; None when none is."""
    if finished(order, day):
        return None
    return next((each.due for each in rounds(order) if not each.made(day)), None)


def state_on(order: GuardianshipOrder, day: date) -> str:
    """How far an order is on `day`."""
    if finished(order, day):
        return f"已评估（{order.conclusion}）"
    if late := conclusion_late(order, day):
        return f"期满待评估，已过{late}天"
    if each := first_late(order, day):
        return f"回访逾期{each.late(day)}天"
    return "执行中"
