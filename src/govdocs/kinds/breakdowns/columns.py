"""The grid of a table and what its head says: which column holds which field of a table of duties."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from govdocs.kinds.parts.content import TableData

_UNIT_WORD = re.compile(r"单位|部门|科室|机构|站所|主体|^(?:牵头|配合|主办|协办)$")
_ROLE = re.compile("牵头|配合|主办|协办")
"""Words of a lower heading under 责任单位 that are units without saying so."""

_PERSON_WORD = re.compile(r"人员|责任人|负责人|领导|联系人|电话")
_UNIT_FIELDS = (
    ("lead", re.compile(r"牵头|主办|主责")),
    ("coop", re.compile(r"配合|协办|协助|参与|参加|协同")),
    ("responsible", re.compile(r"责任|承办|实施|落实")),
)
_OTHER_FIELDS = (
    ("number", re.compile(r"^(?:序号|编号|序|号)$")),
    ("due", re.compile(r"时限|期限|(?:完成|办结|截止)(?:时间|日期|时)|时间(?:要求|安排|节点|进度)|^时间$")),
    ("evidence", re.compile(r"佐证|印证|成效|成果")),
)
_CONTENT_WORDS = (
    "责任内容",
    "责任领域",
    "责任事项",
    "责任项目",
    "责任类别",
    "工作类别",
    "任务类别",
    "保护类别",
    "类别",
    "类型",
    "工作领域",
    "任务领域",
    "重点领域",
    "保护领域",
    "领域",
    "板块",
    "工作板块",
    "方面",
    "大项",
    "项目",
    "工作项目",
    "事项",
    "工作事项",
    "重点工作",
    "重点任务",
    "主要任务",
    "工作任务",
    "目标任务",
    "任务",
    "工作内容",
    "主要内容",
    "任务内容",
    "内容",
    "工作目标",
    "任务分解",
    "具体任务",
    "具体工作",
    "具体内容",
    "工作职责",
    "职责",
    "主要职责",
    "责任清单",
    "职责任务",
    "工作措施",
    "主要措施",
    "具体措施",
    "工作举措",
    "措施",
    "工作要求",
)
"""Headings of what is to be done, from the wide to the narrow: the first of two is the area."""


@dataclass(frozen=True, slots=True)
class Spot:
    """What a place of the grid shows: the text of the cell over it, whether and how far it begins here."""

    text: str
    first: bool
    rows: int
    columns: int


NOTHING = Spot("", first=True, rows=1, columns=1)
"""An empty place."""

GridRow = Sequence[Spot]
"""The places of one row, a cell over several of them at each."""


def grid_of(table: TableData) -> list[list[Spot]]:
    """Every place of the table, cells over several rows or columns shown at each of them."""
    taken: dict[tuple[int, int], Spot] = {}
    for at, row in enumerate(table.rows):
        column = 0
        for cell in row:
            while (at, column) in taken:
                column += 1
            height = min(cell.rows, len(table.rows) - at)
            for down in range(height):
                for right in range(cell.columns):
                    first = down == 0 and right == 0
                    taken[at + down, column + right] = Spot(cell.text, first, height, cell.columns)
            column += cell.columns
    width = max((column for _, column in taken), default=-1) + 1
    return [[taken.get((at, column), NOTHING) for column in range(width)] for at in range(len(table.rows))]


def heads_of(grid: Sequence[GridRow], top: int) -> list[str]:
    """The headings of the columns; of two rows the lower where it says enough, else both together."""
    bottom = head_bottom(grid, top)
    return [
        _heading([_shown(grid[at][column].text) for at in range(top, bottom)])
        for column in range(len(grid[top]))
    ]


def _heading(words: Sequence[str]) -> str:
    whole, last = "".join(dict.fromkeys(words)), words[-1]
    if last == whole or not (_field_of(bare(last)) or bare(last) in _CONTENT_WORDS):
        return whole
    return f"{last}单位" if _ROLE.fullmatch(last) else last


def head_bottom(grid: Sequence[GridRow], top: int) -> int:
    """The first row below a head: one under two when the upper has cells of several columns or rows."""
    whole = len(grid[top])
    over = [spot for spot in grid[top] if spot.first and 1 < spot.columns < whole]
    return min(top + (2 if over else max(1, min(spot.rows for spot in grid[top]))), len(grid))


def _shown(text: str) -> str:
    """A heading as it is printed again: in one line, without the colon behind it."""
    return "".join(text.split()).rstrip("：:")


def bare(text: str) -> str:
    """A heading without blanks, brackets and colons."""
    return re.sub(r"[\s（()）：:]", "", text)


def columns_of(heads: Sequence[str]) -> dict[str, int]:
    """Field to column, for a head of these words; the first column that a field fits is taken.

    Brackets do not count: 责任单位（牵头） is a unit that leads.
    """
    found: dict[str, int] = {}
    contents: list[tuple[int, int]] = []
    responsible: list[int] = []
    for column, word in enumerate(map(bare, heads)):
        if word in _CONTENT_WORDS:
            contents.append((_CONTENT_WORDS.index(word), column))
        elif (name := _field_of(word)) == "responsible":
            responsible.append(column)
        elif name:
            found.setdefault(name, column)
    for column in responsible:
        found.setdefault("coop" if "lead" in found else "lead", column)
    return found | _area_and_task(contents)


def _field_of(word: str) -> str:
    """The field that a heading names; empty for one of persons or of something else."""
    unit = _UNIT_WORD.search(word)
    if _PERSON_WORD.search(word) and not unit:
        return ""
    patterns = _UNIT_FIELDS if unit else _OTHER_FIELDS
    return next((name for name, pattern in patterns if pattern.search(word)), "")


def _area_and_task(contents: Sequence[tuple[int, int]]) -> dict[str, int]:
    ordered = [column for _, column in sorted(contents)]
    if len(ordered) > 1:
        return {"area": ordered[0], "task": ordered[-1]}
    return {"task": ordered[0]} if ordered else {}
