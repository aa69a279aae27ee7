"""What the samples of the organisation's records come to on 10 April 2025."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from govdocs.app.records import load_record
from govdocs.context import Context
from govdocs.document.nodes import Table

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "samples"
DAY = date(2025, 4, 10)


@pytest.fixture
def loaded():
    return lambda name: load_record((SAMPLES / f"{name}.yaml").read_bytes(), f"{name}.yaml")


def last_rows(loaded):
    documents = loaded.kind.documents(loaded.record, Context(DAY))
    return [block.rows[-1][0].text for each in documents for block in each.blocks if isinstance(block, Table)]


def test_one_of_five_tasks_is_closed_and_one_ten_days_late(loaded):
    tasks = loaded("tasks")
    assert last_rows(tasks)[0].startswith("共5项，已销号1项，销号率20%")
    first = tasks.record.sorted_on(DAY)[0]
    assert (first.task_id, first.state_on(DAY), first.overdue_days(DAY)) == ("RW-2025-002", "逾期", 10)


def test_the_villages_are_five_and_the_group_takes_them_in(loaded):
    register = loaded("units").record
    assert len(register.expand("各村(社区)")) == 5
    assert len(register.expand("镇未保领导小组有关成员单位")) == 12


def test_the_leading_group_is_counted_by_role(loaded):
    assert last_rows(loaded("leading_group"))[0] == (
        "组长1人、常务副组长1人、副组长2人、办公室主任1人、联络员1人、成员单位7个。"
    )


def test_the_units_of_the_other_records_are_in_the_register(loaded):
    register = loaded("units").record
    tasks, groups = loaded("tasks").record.tasks, loaded("work_group").record.groups
    named = {unit for task in tasks for unit in (*task.lead_units, *task.coop_units)}
    named |= {unit for group in groups for unit in (group.lead_unit, *group.resp_units)}
    assert sorted(unit for unit in named if register.find(unit) is None) == []
