"""A task of a ledger: what is to be done, by whom, by when, how far it is, whether it is closed."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final, Literal

from pydantic import Field

from govdocs.kinds.parts.fields import Deadline, FormalDate, Input, Line, Lines, OptionalLine, Prose, Title
from govdocs.kinds.parts.record_fields import GivenMonth, Names, Percent, chosen, due_day, one_of, words_of
from govdocs.text.dates import parse_date

LABEL: Final = "任务台账"

SourceWord = Literal["", "方案分解", "会议议定", "上级交办", "督导整改", "专班"]
StageWord = Literal["", "第一阶段", "第二阶段", "第三阶段", "常态"]
StatusWord = Literal["", "未启动", "推进中", "已完成待验", "已销号", "逾期", "暂缓"]

SOURCES = words_of(SourceWord)
"""Where tasks come from."""

STAGES = words_of(StageWord)
"""The stages of a plan; 常态 for what is done all the time."""

STATUSES = words_of(StatusWord)
"""How far a task may be; 逾期 follows from its dates."""

_ALL = 100  # percent

DONE = ("已完成待验", "已销号")
"""States in which a task can be late no more."""


class MonthlyUpdate(Input):
    """How far a task came in a month."""

    month: GivenMonth = Field(title="月份", description="如“2025-03”")
    text: Prose = Field("", title="进展")
    by: OptionalLine = Field("", title="填报人")


class TaskItem(Input):
    """A task that is followed until it is closed."""

    task_id: Line = Field(title="任务编号", description="RW-年份-三位序号，如“RW-2025-001”")
    source: Annotated[SourceWord, chosen(*SOURCES)] = Field("", title="来源", description=one_of(SOURCES))
    source_ref: OptionalLine = Field("", title="来源依据", description="如“责任分解表第1项”")
    content: Line = Field(title="任务内容")
    stage: Annotated[StageWord, chosen(*STAGES)] = Field("", title="阶段", description=one_of(STAGES))
    lead_units: Names = Field((), title="牵头单位", description="几个单位用顿号隔开")
    coop_units: Names = Field((), title="配合单位", description="没有的不写")
    owner: OptionalLine = Field("", title="责任人")
    start_on: FormalDate = Field("", title="开始日期")
    due_on: Deadline = Field("", title="完成时限", description="日期，或“长期坚持”“按季推进”等")
    progress: Percent = Field(0, title="进度", description="0 到 100")
    status: Annotated[StatusWord, chosen(*STATUSES)] = Field(
        "", title="状态", description=f"{one_of(STATUSES)}；不写时由进度推算，逾期由日期推算"
    )
    updates: tuple[MonthlyUpdate, ...] = Field((), title="月度进展", description="每月一项")
    evidence: Lines = Field((), title="佐证材料", description="材料名称，每份一行")
    verified_by: OptionalLine = Field("", title="验收人", description="销号时写")
    closed_on: FormalDate = Field("", title="销号日期", description="销号时写")

    @property
    def due_day(self) -> date | None:
        """The last day of the task; None where it is to go on or no day is named."""
        return due_day(self.due_on)

    def overdue_days(self, day: date) -> int:
        """How many days late the task is on `day`; once it is closed, how late it was."""
        due, closed = self.due_day, parse_date(self.closed_on)
        finished = self.status == "已完成待验" or (not self.status and self.progress == _ALL)
        if due is None or finished or self.status == "暂缓":
            return 0
        if self.status == "已销号":
            return max(0, (closed - due).days) if closed else 0
        return max(0, (day - due).days)

    def state_on(self, day: date) -> str:
        """The state of the task on `day`: as written, but 逾期 only and always when it is late."""
        if self.status in (*DONE, "暂缓"):
            return self.status
        if self.overdue_days(day):
            return "逾期"
        if self.status in ("未启动", "推进中"):
            return self.status
        return ("推进中" if self.progress < _ALL else "已完成待验") if self.progress else "未启动"


class TaskLedger(Input):
    """The tasks that an office follows."""

    kind: Literal["任务台账"] = Field(LABEL, title="文种")
    title: Title = Field(LABEL, title="标题", description="如“清禾镇2025年未成年人保护工作任务台账”")
    unit: OptionalLine = Field("", title="填报单位")
    as_of: FormalDate = Field("", title="统计日期", description="逾期天数算到这一天；不写时是运行的当天")
    tasks: tuple[TaskItem, ...] = Field((), title="任务")

    def day(self, today: date) -> date:
        """The day of the account: as written, else that of the run."""
        return parse_date(self.as_of) or today

    def sorted_on(self, day: date) -> tuple[TaskItem, ...]:
        """The tasks as they are listed: the late ones, the others by their last day, those without one."""

        def key(task: TaskItem) -> tuple[bool, int, date]:
            late = task.overdue_days(day) if task.state_on(day) == "逾期" else 0
            return not late, -late, task.due_day or date.max

        return tuple(sorted(self.tasks, key=key))
