"""责任分解表 as a record: its rows, the words of its head, the columns it has."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from govdocs.kinds.parts.fields import Input, Line, OptionalLine, Prose, Title
from govdocs.kinds.parts.record_fields import Names

ALIASES = ("职责分解表", "任务分解表", "责任内容分解表", "责任分工表", "任务分工表")
"""What the table is called too."""

AddedColumn = Literal["完成时限", "佐证", "备注"]
"""Columns that the table has when they are asked for or when a row fills them."""

OrientationWord = Literal["自动", "横排", "竖排", "A3"]


def _duty_word(value: Any) -> Any:
    return "责任分解表" if value in ("duties", *ALIASES) else value


DutyWord = Annotated[Literal["责任分解表"], BeforeValidator(_duty_word)]


def _added(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


class DutyRow(Input):
    """One task: its area, who leads, who cooperates, by when."""

    no: int | None = Field(None, title="序号", ge=1, le=9999, description="数字；可以跳号，跳号会提示")
    area: OptionalLine = Field(
        "", title="责任内容", description="如“（一）家庭保护”；连续几行相同时合并成一格"
    )
    task: Prose = Field("", title="任务分解", description="这一行的任务，一般不超过600字")
    lead_units: Names = Field((), title="责任单位", description="一个或几个单位，用顿号隔开")
    coop_units: Names = Field((), title="配合单位", description="可以不写；不与责任单位重复")
    due: OptionalLine = Field("", title="完成时限", description="日期，或“长期坚持”“按季推进”之类")
    evidence: Prose = Field("", title="佐证", description="成效、佐证材料")
    note: Prose = Field("", title="备注")


class DutyBreakdown(Input):
    """The table: its rows in order, the words of its head, the columns it has beside the usual five."""

    kind: DutyWord = Field("责任分解表", title="文种")
    title: Title = Field("", title="标题", description="如“清禾镇未成年人保护工作责任分解表”")
    label: OptionalLine = Field("", title="附件序号", description="作为附件时写，如“附件1”")
    area_word: Line = Field("责任内容", title="责任内容的称呼", description="表头第二列的字")
    task_word: Line = Field("任务分解", title="任务分解的称呼", description="表头任务一列的字")
    lead_word: Line = Field("责任单位", title="责任单位的称呼", description="如“牵头单位”“责任单位”")
    coop_word: Line = Field("配合单位", title="配合单位的称呼", description="如“配合单位”“责任单位”")
    columns: Annotated[tuple[AddedColumn, ...], BeforeValidator(_added)] = Field(
        (), title="增加的列", description="完成时限、佐证、备注；有内容的列总会印出"
    )
    orientation: OrientationWord = Field(
        "自动", title="纸张方向", description="自动、横排、竖排、A3；自动时按内容取"
    )
    rows: tuple[DutyRow, ...] = Field((), title="行", description="每行一项任务")

    @property
    def has_areas(self) -> bool:
        """True when any row names its area; otherwise the table has no such column."""
        return any(row.area for row in self.rows)

    @property
    def added(self) -> tuple[AddedColumn, ...]:
        """The columns beside the usual five: those asked for, and those that a row fills."""
        filled = {
            "完成时限": any(row.due for row in self.rows),
            "佐证": any(row.evidence for row in self.rows),
            "备注": any(row.note for row in self.rows),
        }
        words: tuple[AddedColumn, ...] = ("完成时限", "佐证", "备注")
        return tuple(word for word in words if word in self.columns or filled[word])
