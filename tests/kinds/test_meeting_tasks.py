"""From what a meeting resolved to the tasks that follow it up."""

from __future__ import annotations

from govdocs.kinds.meeting import Meeting
from govdocs.kinds.meetings.tasks import tasks_of

DATA = {
    "name": "3月工作会议",
    "unit": "镇未保站",
    "meeting_type": "月度工作会议",
    "held_at": "2025年3月7日14:30",
    "resolutions": [
        {
            "content": "加装救生设备",
            "lead_units": "甲山村",
            "due_on": "2025年4月30日",
            "task_id": "RW-2025-003",
        },
        {"content": "补齐签名", "lead_units": "镇未保站", "coop_units": "各村", "due_on": "长期坚持"},
        {"no": 5, "content": "建群", "closed_on": "2025年3月10日", "result": "已建群"},
    ],
}


def meeting(**changes):
    return Meeting.model_validate(DATA | changes)


def test_each_resolution_becomes_a_task():
    first, second, third = tasks_of(meeting(), first=6)
    assert (first.task_id, first.source, first.source_ref) == ("RW-2025-003", "会议议定", "3月工作会议第1项")
    assert (first.content, first.lead_units, first.due_on) == ("加装救生设备", ("甲山村",), "2025年4月30日")
    assert (first.start_on, first.progress, first.status) == ("2025年3月7日", 0, "")
    assert (second.task_id, second.coop_units, second.due_on) == ("RW-2025-006", ("各村",), "长期坚持")
    assert (third.task_id, third.source_ref) == ("RW-2025-007", "3月工作会议第5项")


def test_what_is_done_waits_for_its_acceptance():
    *_, third = tasks_of(meeting())
    assert (third.status, third.progress, third.evidence, third.closed_on) == (
        "已完成待验",
        100,
        ("已建群",),
        "",
    )


def test_a_number_that_is_taken_is_not_given_again():
    assert [each.task_id for each in tasks_of(meeting(), first=3)] == [
        "RW-2025-003",
        "RW-2025-004",
        "RW-2025-005",
    ]


def test_numbers_are_not_invented():
    unknown = "〔待补：任务编号〕"
    assert [each.task_id for each in tasks_of(meeting())] == ["RW-2025-003", unknown, unknown]
    undated = tasks_of(meeting(held_at=""), first=6)
    assert [each.task_id for each in undated] == ["RW-2025-003", unknown, unknown]
    assert undated[0].start_on == ""
