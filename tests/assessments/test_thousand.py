"""A thousand generated children: levels and dates against a computation of the test's own."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta

from generated_children import DAY, generated_casebook, generated_data
from govdocs.context import Context
from govdocs.kinds.assessments.risk import NAME, RiskAssessment
from govdocs.kinds.assessments.risk_form import values
from govdocs.kinds.assessments.risk_ledger import assessed_children, risk_ledger
from govdocs.kinds.visits.visit_ledgers import due_children, due_ledger, visitor_months
from govdocs.text.dates import parse_date
from govdocs.text.holidays import HOLIDAYS, WORKED_WEEKENDS

COUNT, SEED = 1000, 7
STEPS = {
    "一级红": relativedelta(days=7),
    "二级黄": relativedelta(months=1),
    "三级蓝": relativedelta(months=3),
    "四级绿": relativedelta(months=6),
}
AGAIN = {"一级红": 1, "二级黄": 3, "三级蓝": 6, "四级绿": 12}
GRAVEST = ("一级红", "二级黄", "三级蓝", "四级绿")


@pytest.fixture(scope="module")
def data():
    return generated_data(COUNT, SEED)


@pytest.fixture(scope="module")
def book():
    return generated_casebook(COUNT, SEED)


def points(items):
    return sum(int(re.match(r"\d+", word)[0]) for word in items.values())


def level_of(record):
    found = [points(record[name]) for name in ("guardianship", "body", "conduct") if name in record]
    worst = min(found)
    return GRAVEST[sum(worst >= least for least in (40, 60, 80))]


def day_of(text):
    return parse_date(re.match(r".*?日", text)[0])


def first_visit(registered):
    day, left = registered, 5
    while left:
        day += timedelta(1)
        left -= day in WORKED_WEEKENDS or (day.weekday() < 5 and day not in HOLIDAYS)
    return day


@pytest.fixture(scope="module")
def expected(data):
    levels = {each["child"]["file_no"]: level_of(each) for each in data["risk_assessment"]}
    met = {}
    for visit in data["visit"]:
        if visit["sort"] != "电话/视频":
            number, day = visit["child"]["file_no"], day_of(visit["visited_at"])
            met[number] = max(met.get(number, day), day)
    found = {}
    for child in data["child"]:
        number = child["file_no"]
        level = levels.get(number, "")
        due = first_visit(day_of(child["registered_on"])) if number not in met else None
        if number in met and level:
            due = met[number] + STEPS[level]
        found[number] = (level, met.get(number), due)
    return found


def test_each_child_is_due_when_an_independent_count_says(book, expected):
    rows = due_children(book, DAY)
    found = {
        row.child.file_no: (row.state.level, row.state.last and row.state.last.day, row.state.due)
        for row in rows
    }
    assert len(rows) == COUNT
    assert found == expected


def test_the_latest_stand_first(book):
    late = [row.state.overdue for row in due_children(book, DAY)]
    assert late == sorted(late, reverse=True)


def test_the_sentence_below_the_table_agrees(book, expected):
    (ledger,) = due_ledger(book, Context(DAY))
    late = sum(1 for *_, due in expected.values() if due and due < DAY)
    unknown = sum(1 for *_, due in expected.values() if due is None)
    assert ledger.summary == f"在册{COUNT}人，逾期{late}人，没有走访期限{unknown}人。"


def test_assessments_are_counted_by_level(book, expected):
    _, counts = risk_ledger(book, Context(DAY))
    wanted = Counter(level or "未评估" for level, *_ in expected.values())
    assert {level: number for level, number in counts.rows if number} == dict(wanted)


def test_the_next_assessment_is_due_when_an_independent_count_says(book, data):
    wanted = {
        each["ra_id"]: day_of(each["assessed_on"]) + relativedelta(months=AGAIN[level_of(each)])
        for each in data["risk_assessment"]
    }
    rows = assessed_children(book, DAY)
    assert {row.record.ra_id: row.due for row in rows} == wanted
    assert {row.record.ra_id: row.overdue for row in rows} == {
        number: max(0, (DAY - due).days) for number, due in wanted.items()
    }


def test_forms_say_what_the_ledger_says(book, data):
    wanted = {each["ra_id"]: each for each in data["risk_assessment"]}
    for record in book.all(NAME, RiskAssessment)[:100]:
        (sheet,) = values(record, Context(DAY))
        plain = wanted[record.ra_id]
        assert sheet["综合等级"] == level_of(plain)
        assert sheet["A得分"] == str(points(plain["guardianship"]))
        assert sheet["B得分"] == str(points(plain["body"]))
        assert sheet["C得分"] == (str(points(plain["conduct"])) if "conduct" in plain else "—")


def test_the_month_of_each_visitor_agrees(book, data):
    month = [
        each for each in data["visit"] if day_of(each["visited_at"]).replace(day=1) == DAY.replace(day=1)
    ]
    calls = sum(1 for each in month if each["sort"] == "电话/视频")
    assert {(row.name, row.visits.total(), row.calls) for row in visitor_months(book, DAY)} == {
        ("郑某文", len(month) - calls, calls),
        ("王某丽", len(month) - calls, calls),
    }
