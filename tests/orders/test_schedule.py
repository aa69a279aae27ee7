"""The days of orders against a reckoning of their own: python-dateutil instead of text.days."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from guardian_records import order
from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs.kinds.orders.follow_ledger import to_dos
from govdocs.kinds.orders.schedule import (
    conclusion_late,
    done_rounds,
    due_rounds,
    first_late,
    next_due,
    rounds,
    state_on,
)

DAYS = st.dates(date(2023, 1, 1), date(2026, 12, 31))
FOLLOW_UPS = st.lists(st.one_of(st.none(), st.integers(0, 400)), max_size=6)


def made(begin, months, gaps):
    """An order of so many months; each follow-up was made so many days after the beginning, or not yet."""
    visits = [
        {}
        if gap is None
        else {"done_on": (begin + timedelta(gap)).isoformat(), "way": "电话", "by": "郑某文"}
        for gap in gaps
    ]
    end = begin + relativedelta(months=months)
    dates = {"from_on": begin.isoformat(), "to_on": end.isoformat(), "issued_on": begin.isoformat()}
    return order(follow_ups=visits, child={"name": "吕某"}, **dates)


def expected(begin, months):
    return [begin + relativedelta(months=month) for month in range(1, months + 1)]


@settings(max_examples=80, deadline=None)
@given(begin=DAYS, months=st.integers(1, 12), gaps=FOLLOW_UPS, later=st.integers(0, 500))
def test_the_schedule_is_that_of_an_independent_reckoning(begin, months, gaps, later):
    record, day, days = made(begin, months, gaps), begin + timedelta(later), expected(begin, months)
    assert [each.due for each in rounds(record)][:months] == days
    visited = [begin + timedelta(gap) if gap is not None else None for gap in gaps]
    done = [on is not None and on <= day for on in visited] + [False] * max(0, months - len(gaps))
    past = [due <= day for due in days] + [False] * max(0, len(gaps) - months)
    assert len(done_rounds(record, day)) == sum(done)
    assert len(due_rounds(record, day)) == sum(a or b for a, b in zip(done, past, strict=True))
    assert conclusion_late(record, day) == max(0, (day - days[-1]).days)


@settings(max_examples=80, deadline=None)
@given(begin=DAYS, months=st.integers(1, 12), gaps=FOLLOW_UPS, later=st.integers(0, 500))
def test_the_state_and_what_is_to_be_done_agree(begin, months, gaps, later):
    record, day = made(begin, months, gaps), begin + timedelta(later)
    late, state = first_late(record, day), state_on(record, day)
    if conclusion_late(record, day):
        assert state.startswith("期满待评估")
    elif late:
        assert state == f"回访逾期{(day - late.due).days}天"
    else:
        assert state == "执行中"
    following = next_due(record, day)
    assert late is None or following is None or following <= late.due
    waiting = [each.due for each in to_dos(record, day) if each.late]
    assert (late is None) or (following in waiting)
    assert bool(conclusion_late(record, day)) == (record_end(begin, months) in waiting)


def record_end(begin, months):
    return begin + relativedelta(months=months)
