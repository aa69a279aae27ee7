"""How far an intervention is on a day: sessions attended, terms that ended, what is still to be done."""

from __future__ import annotations

from datetime import date
from typing import Final

from govdocs.kinds.interventions.record import (
    DISSUASION,
    GUIDANCE,
    PROTECTION,
    GuidanceSession,
    Intervention,
)
from govdocs.text.dates import parse_date
from govdocs.text.days import days_late

ATTENDED: Final = "参加"

ROUND_MONTHS: Final = 6
"""A round of 家庭教育指导 and a 人身安全保护令 last so many months at most (facts R20, 5.1)."""


def counts(record: Intervention, session: GuidanceSession, day: date) -> bool:
    """True when a session was attended up to `day` and lasted as long as it must."""
    held = parse_date(session.on)
    long_enough = not record.minutes_least or (session.minutes or 0) >= record.minutes_least
    return session.attended == ATTENDED and long_enough and (held is None or held <= day)


def attended(record: Intervention, day: date) -> int:
    """How many sessions count up to `day`."""
    return sum(counts(record, session, day) for session in record.sessions)


def completed(record: Intervention, day: date) -> bool:
    """True when as many sessions as required were attended, each long enough."""
    return bool(record.sessions_required) and attended(record, day) >= (record.sessions_required or 0)


def attendance(record: Intervention, day: date) -> str:
    """Sessions attended of those required: 1/6."""
    return f"{attended(record, day)}/{record.sessions_required or '—'}" if record.step == GUIDANCE else ""


def missed(record: Intervention, day: date) -> tuple[int, ...]:
    """The sessions, from 1 on, whose day is past and of which nothing was written."""
    return tuple(
        number
        for number, session in enumerate(record.sessions, start=1)
        if not session.attended and (held := parse_date(session.on)) and held < day
    )


def days_past(record: Intervention, day: date) -> int:
    """How many days ago the term ended; 0 while it runs or where none is written."""
    end = parse_date(record.to_on)
    return days_late(end, day) if end else 0


def last_visit(record: Intervention, day: date) -> date | None:
    """The day of the last visit up to `day`."""
    days = [on for each in record.follow_ups if (on := parse_date(each.on)) and on <= day]
    return max(days, default=None)


def state_on(record: Intervention, day: date) -> str:
    """How far an intervention is on `day`."""
    if record.outcome:
        return record.outcome
    if record.step == GUIDANCE:
        return _guidance_state(record, day)
    past = days_past(record, day)
    if record.step == PROTECTION:
        return f"期满{past}天，已失效" if past else "有效"
    if past and record.step != DISSUASION and last_visit(record, day) is None:
        return f"期满{past}天未查访"
    return "已查访" if last_visit(record, day) else "待查访"


def _guidance_state(record: Intervention, day: date) -> str:
    if completed(record, day):
        return "已完成"
    past = days_past(record, day)
    words = f"已参加{attended(record, day)}次，应{record.sessions_required or '—'}次"
    return f"期满{past}天未完成（{words}）" if past else f"进行中（{words}）"
