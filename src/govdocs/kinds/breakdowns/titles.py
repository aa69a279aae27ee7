"""What a table of duties is called: as it says itself, else after the work of its plan."""

from __future__ import annotations

import re

from govdocs.kinds.breakdowns.drafts import filled
from govdocs.kinds.breakdowns.joined import FoundTable
from govdocs.kinds.parts.wording import in_one_line
from govdocs.kinds.plan import Plan

_PLAN_WORD = re.compile(
    r"的?(?:实施|(?:(?<=行动)|(?<=活动)|(?<=工作))工作)?(?:方案|计划|意见)(?P<years>[（(][^（）()]*[）)])?$"
)

_TABLE_WORD = re.compile(r"(?:分解|分工|责任|任务|职责|一览)(?:表|清单)(?:[（(][^（）()]*[）)])?$")

_GENERIC = re.compile(
    r"(?:工作|责任|职责|任务|目标|重点|内容)*(?:分解|分工|责任|任务|职责|一览)?(?:表|清单|台账)"
)
"""A title that does not say which work a table divides."""

_DIVIDED = re.compile(r"(?:分工|分解)$")

_ISSUED = re.compile(r"《(?P<title>[^》]+)》")


def table_title(table: FoundTable, plan: Plan) -> str:
    """The title of a ready table; one that names no work gets the name of the plan's."""
    title = filled(table.title or table.read.title)
    work = _work(plan)
    return f"{work}{title}" if work and _GENERIC.fullmatch(title) else title or plan_title(plan)


def _work(plan: Plan) -> str:
    """The work of a plan: its title, or that of the plan it issues, without 方案; "" for another one."""
    title = in_one_line(plan.title)
    issued = _ISSUED.search(title)
    title = issued["title"] if issued else title
    match = _PLAN_WORD.search(title)
    return title[: match.start()] if match else ""


def plan_title(plan: Plan) -> str:
    """The title of a table made from `plan`: its own, 方案 replaced."""
    title = in_one_line(plan.title)
    match = _PLAN_WORD.search(title)
    if _TABLE_WORD.search(title):
        return title
    work, years = (title[: match.start()], match["years"] or "") if match else (title, "")
    word = "表" if _DIVIDED.search(work) else "责任分解表"
    return f"{work}{word}{years}" if work else ""
