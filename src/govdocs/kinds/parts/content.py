"""The body of a document as data: paragraphs, headings, items, tables, leading groups."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag

from govdocs.kinds.parts.fields import Input, Line, Lines, OptionalLine, Prose, Title, YesNo
from govdocs.text.ordinals import leading_ordinal

SectionTag = Literal["", "依据", "目标", "时段", "领导小组", "职责", "措施", "阶段", "汇报", "保障"]

HEADING_LIMIT = 40
"""In a body typed as plain lines, a line with an ordinal and at most so many characters is a heading."""


class Section(Input):
    """A heading, the text run in behind it, and what stands under it."""

    heading: Line = Field(title="标题", description="序号写在标题里，如“一、指导思想”；不写序号时自动编号")
    rest: Prose = Field("", title="接排", description="与标题同一段的正文")
    section: SectionTag = Field(
        "", title="类别", description="方案各部分：依据、目标、时段、领导小组、职责、措施、阶段、汇报、保障"
    )
    body: Blocks = Field((), title="内容", description="标题下的段落、小标题、表格")


class Item(Input):
    """A paragraph with an ordinal but no title, and what stands under it."""

    item: Prose = Field(title="条目", description="有序号而没有标题的段落，如“（1）……。”")
    body: Blocks = Field((), title="内容", description="条目下的内容")


class CellData(Input):
    """A table cell that spans rows or columns."""

    text: Prose = Field("", title="文字")
    rows: int = Field(1, title="跨行", ge=1, le=1000)
    columns: int = Field(1, title="跨列", ge=1, le=100)


def _as_cell(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


CellInput = Annotated[CellData, BeforeValidator(_as_cell)]


class ColumnData(Input):
    """What a column holds and how wide it shall be."""

    holds: Literal["文字", "数字", "日期"] = Field("文字", title="内容", description="文字、数字、日期")
    share: float = Field(0.0, title="宽度比例", ge=0, le=1000, description="各列宽度之比；不写时按内容")


class TableData(Input):
    """A table: rows of cells, the first `header` of them repeated on each page.

    `columns` may be fewer than the table has; the last `footer` rows are totals; `above` and `below`
    are pieces of one line that stays with the table.
    """

    header: int = Field(1, title="表头行数", ge=0, le=20, description="每页重复的行数")
    footer: int = Field(0, title="合计行数", ge=0, le=20, description="表末的合计行，与前一行同页")
    ruling: Literal["全框", "三线"] = Field("全框", title="线型", description="全框、三线")
    columns: tuple[ColumnData, ...] = Field((), title="列", description="从左到右各列的内容和宽度比例")
    above: tuple[OptionalLine, ...] = Field(
        (), title="表上", description="表上一行的各项，如“填报单位：”“填报日期：”"
    )
    below: tuple[OptionalLine, ...] = Field(
        (), title="表下", description="表下一行的各项，如“单位负责人：”“填表人：”"
    )
    landscape: YesNo | None = Field(
        None, title="横排", description="是、否；不写时宽表自动横排；附件里的表格以附件的横排为准"
    )
    rows: tuple[tuple[CellInput, ...], ...] = Field(
        title="行", min_length=1, description="每行是各单元格的文字"
    )


class TableBlock(Input):
    """A table in the text."""

    table: TableData = Field(title="表格")


class RosterLine(Input):
    """One role of a leading group and who holds it."""

    role: Line = Field(title="职务", description="如“组　长”“副组长”“成员单位”")
    people: Lines = Field((), title="人员", description="姓名或单位，同名者在括号里注明，如“周勇（镇）”")
    tail: OptionalLine = Field("", title="末尾", description="名单之后的字，如“等部门”")


class RosterBlock(Input):
    """The list of a leading group."""

    group: tuple[RosterLine, ...] = Field(title="领导小组", min_length=1)


_KEYS = {
    "heading": "heading",
    "item": "item",
    "table": "table",
    "group": "group",
    "标题": "heading",
    "条目": "item",
    "表格": "table",
    "领导小组": "group",
}


BLOCK_SHAPES = ("text", "heading", "item", "table", "group")
"""The names of the five shapes of body data."""


def block_shape(value: Any) -> str:
    """Which of the five shapes a piece of body data has: text, heading, item, table or group."""
    if isinstance(value, str):
        return "text"
    if isinstance(value, dict):
        return next((_KEYS[key] for key in value if key in _KEYS), "heading")
    for shape, model in (("heading", Section), ("item", Item), ("table", TableBlock), ("group", RosterBlock)):
        if isinstance(value, model):
            return shape
    return "text"


Block = Annotated[
    Annotated[Prose, Tag("text")]
    | Annotated[Section, Tag("heading")]
    | Annotated[Item, Tag("item")]
    | Annotated[TableBlock, Tag("table")]
    | Annotated[RosterBlock, Tag("group")],
    Discriminator(block_shape),
]


def blocks_from_text(text: str) -> list[Any]:
    """A body typed as plain lines: short lines with an ordinal and no full stop become headings."""
    blocks: list[Any] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        ordinal = leading_ordinal(line)
        if ordinal is None:
            blocks.append(line)
        elif len(line) <= HEADING_LIMIT and line[-1] not in "。；：！？，;:,.!?":
            blocks.append({"heading": line})
        else:
            blocks.append({"item": line})
    return blocks


def _as_blocks(value: Any) -> Any:
    return blocks_from_text(value) if isinstance(value, str) else value


Blocks = Annotated[tuple[Block, ...], BeforeValidator(_as_blocks)]
"""A body: a list of blocks, or plain text with one paragraph a line."""


class AttachmentData(Input):
    """An attachment bound with the document."""

    label: OptionalLine = Field("", title="附件序号", description="如“附件1”；不写时自动编排")
    title: Title = Field("", title="标题")
    body: Blocks = Field((), title="正文")
    landscape: YesNo | None = Field(None, title="横排", description="是、否；不写时宽表自动横排")
    paper: Literal["A4", "A3"] = Field(
        "A4", title="纸张", description="A4、A3；写A3时一定用A3纸，不写时横排仍排不下的宽表才用A3纸"
    )


for _model in (Section, Item):
    _model.model_rebuild()
