"""Ledgers of many cases agree with counts made another way."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govdocs.context import Context
from govdocs.kinds.cases.dropout_record import DropoutCase
from govdocs.kinds.cases.dropout_words import REASONS, STATES
from govdocs.kinds.cases.dues import due_words, urgency, waiting_key
from govdocs.kinds.cases.hazard_record import CATEGORIES, Hazard
from govdocs.kinds.cases.report_record import MandatoryReport
from govdocs.kinds.cases.tallies import rate
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.registry import find_kind

DAY = date(2025, 4, 10)
SETTINGS = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
days = st.integers(-60, 60).map(lambda number: (DAY + timedelta(days=number)).isoformat())
maybe = st.one_of(st.just(""), days)


def hazards():
    fields = {
        "category": st.sampled_from(CATEGORIES),
        "due_on": maybe,
        "done_on": maybe,
        "closed_on": maybe,
        "conclusion": st.sampled_from(["", "合格", "不合格"]),
        "result": st.sampled_from(["", "已进场"]),
    }
    return st.lists(st.fixed_dictionaries(fields), max_size=25)


def state_by_hand(data):
    """The state of a hazard at DAY, reckoned with texts."""
    today = DAY.isoformat()
    if data["closed_on"] and data["closed_on"] <= today:
        return "已销账"
    if data["done_on"] and data["done_on"] <= today and data["conclusion"] != "不合格":
        return "待复查"
    if data["due_on"] and data["due_on"] < today:
        return "逾期"
    return "整改中" if data["result"] else "未整改"


def made(name, records, paper=0):
    kind = find_kind(name)
    return kind.ledgers[paper].make(Casebook({name: records}), Context(DAY))


def totals(ledger):
    return {column.heading: column.total(ledger.rows) for column in ledger.columns if column.total}


@SETTINGS
@given(hazards())
def test_the_ledger_of_hazards_counts_right(datas):
    records = tuple(
        Hazard.model_validate({"kind": "隐患", "hazard_id": f"YH-2025-{number:03}"} | data)
        for number, data in enumerate(datas, start=1)
    )
    main, *others = made("hazard", records)
    states = Counter(map(state_by_hand, datas))
    assert Counter(record.state_on(DAY) for record in main.rows) == states
    assert {each.hazard_id for each in main.rows} == {each.hazard_id for each in records}
    for table in others:
        told = totals(table)
        assert told["发现"] == str(len(datas))
        assert {state: int(told[state]) for state in ("未整改", "整改中", "待复查", "已销账", "逾期")} == {
            state: states[state] for state in ("未整改", "整改中", "待复查", "已销账", "逾期")
        }


@SETTINGS
@given(st.lists(st.tuples(st.sampled_from(STATES), st.sampled_from(REASONS)), min_size=1, max_size=30))
def test_every_pupil_is_counted_once(pairs):
    records = tuple(
        DropoutCase.model_validate(
            {"kind": "控辍保学", "case_no": f"KC-2025-{number:03}", "state": state, "reason": reason}
        )
        for number, (state, reason) in enumerate(pairs, start=1)
    )
    main, by_school, by_reason = made("dropout_case", records)
    away = sum(state in ("确认辍学", "劝返中", "失联") for state, _ in pairs)
    back = sum(state in ("已复学", "销号") for state, _ in pairs)
    suspected = sum(state == "疑似辍学" for state, _ in pairs)
    expected = {
        "人数": len(pairs),
        "疑似": suspected,
        "未返": away,
        "已劝返": back,
        "其他去向": len(pairs) - away - back - suspected,
    }
    for table in (by_school, by_reason):
        assert {heading: int(text) for heading, text in totals(table).items()} == expected
    assert f"确认辍学{away + back}人，已劝返{back}人，未返{away}人" in main.summary


@SETTINGS
@given(st.datetimes(), st.integers(0, 10_000))
def test_the_delay_of_a_report_is_that_of_the_clock(found, minutes):
    found = found.replace(year=2024 if found.month < 6 else 2023, second=0, microsecond=0)
    told = found + timedelta(minutes=minutes)
    record = MandatoryReport.model_validate(
        {
            "kind": "强制报告",
            "mr_no": "QB-2025-001",
            "found_at": f"{found:%Y-%m-%d %H:%M}",
            "reported_at": f"{told:%Y-%m-%d %H:%M}",
        }
    )
    assert abs(float(record.delay_hours) - minutes / 60) <= 0.05 + 1e-9
    late = {True: "迟报", False: "正常"}[round(minutes / 6) > 60]
    assert record.band.startswith(late) or abs(minutes - 360) <= 3


@given(st.integers(-400, 400))
def test_due_days_are_late_soon_or_far(distance):
    due = DAY + timedelta(days=distance)
    words = due_words(due, DAY)
    if distance < 0:
        assert (urgency(due, DAY), words) == ("late", f"逾期{-distance}天")
    elif distance == 0:
        assert (urgency(due, DAY), words) == ("soon", "今日到期")
    elif distance <= 7:
        assert (urgency(due, DAY), words) == ("soon", f"剩{distance}天")
    else:
        assert (urgency(due, DAY), words) == ("in time", "")


def test_waiting_lists_begin_with_what_is_latest():
    dues = [None, date(2025, 4, 20), date(2025, 4, 1), date(2025, 3, 1), date(2025, 4, 10)]
    ordered = sorted(dues, key=lambda due: waiting_key(due, DAY))
    assert ordered == [date(2025, 3, 1), date(2025, 4, 1), date(2025, 4, 10), date(2025, 4, 20), None]


def test_nothing_of_nothing_has_no_rate():
    assert (rate(0, 0), rate(1, 3), rate(2, 2)) == ("—", "33.3%", "100%")
