"""What a meeting resolved as tasks of the ledger that follows them up."""

from __future__ import annotations

from govdocs.kinds.meetings.record import MeetingFields
from govdocs.kinds.meetings.resolutions import Resolution, number_of
from govdocs.kinds.organisation.tasks import TaskItem
from govdocs.kinds.parts.wording import missing
from govdocs.text.dates import formal_date


def tasks_of(meeting: MeetingFields, first: int | None = None) -> tuple[TaskItem, ...]:
    """A task for each resolution of `meeting`, begun on its day.

    A resolution without a 任务编号 gets RW-year-number, counted on from `first`; without a `first`,
    or where the day of the meeting is not known, the number is left to be filled in. One that is done
    waits for its acceptance: only who accepts it closes it.
    """
    taken = {each.task_id for each in meeting.resolutions}
    tasks, number = [], first
    for place, each in enumerate(meeting.resolutions):
        task_id = each.task_id
        while not task_id and number is not None and meeting.day:
            candidate = f"RW-{meeting.day.year}-{number:03}"
            number += 1
            task_id = "" if candidate in taken else candidate
        source = f"{meeting.name}第{number_of(meeting.resolutions, place)}项"
        tasks.append(_task(meeting, each, task_id or missing("任务编号"), source))
    return tuple(tasks)


def _task(meeting: MeetingFields, resolution: Resolution, task_id: str, source: str) -> TaskItem:
    done = bool(resolution.closed_on)
    return TaskItem(
        task_id=task_id,
        source="会议议定",
        source_ref=source,
        content=resolution.content,
        lead_units=resolution.lead_units,
        coop_units=resolution.coop_units,
        start_on=formal_date(meeting.day) if meeting.day else "",
        due_on=resolution.due_on,
        progress=100 if done else 0,
        status="已完成待验" if done else "",
        evidence=(resolution.result,) if resolution.result else (),
    )
