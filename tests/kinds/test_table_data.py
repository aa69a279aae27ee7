"""Tables in records: columns, totals, rules, lines beside them, and the paper of an attachment."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from govdocs.document.nodes import Column, PageBreak, Table
from govdocs.kinds.parts.attachments import attachment_blocks
from govdocs.kinds.parts.content import AttachmentData, TableBlock, TableData
from govdocs.kinds.parts.printing import body_blocks

ROWS = (("序号", "金额", "时限"), ("1", "5.00", "2025年6月30日"), ("合计", "5.00", ""))
FULL = {
    "header": 1,
    "footer": 1,
    "ruling": "三线",
    "columns": [{"holds": "数字", "share": 6}, {"holds": "数字"}, {"holds": "日期", "share": 20}],
    "above": ["", "单位：元"],
    "below": ["审核人：", "填表人："],
    "rows": ROWS,
}


def printed(**data):
    (table,) = body_blocks((TableBlock(table=TableData.model_validate(data)),))
    assert isinstance(table, Table)
    return table


def breaks(**data):
    attachment = AttachmentData.model_validate({"title": "登记表", **data})
    return [block for block in attachment_blocks([attachment]) if isinstance(block, PageBreak)]


def test_everything_that_is_said_of_a_table_reaches_the_paper():
    table = printed(**FULL)
    assert table.columns == (Column("number", share=6), Column("number"), Column("date", share=20))
    assert (table.header, table.footer, table.ruling) == (1, 1, "three")
    assert (table.above, table.below) == (("", "单位：元"), ("审核人：", "填表人："))


def test_a_table_of_rows_alone_is_a_full_grid_with_one_row_of_head():
    assert printed(rows=ROWS) == Table(printed(rows=ROWS).rows, header=1)


def test_head_and_totals_are_never_more_than_the_rows():
    table = printed(rows=ROWS, header=2, footer=9)
    assert (table.header, table.footer) == (2, 1)


@pytest.mark.parametrize(
    ("field", "value"), [("ruling", "双线"), ("columns", [{"holds": "钱"}]), ("footer", -1)]
)
def test_what_a_table_does_not_know_is_refused(field, value):
    with pytest.raises(ValidationError):
        TableData.model_validate(FULL | {field: value})


def test_a_wide_attachment_may_be_turned_and_one_on_a3_is():
    wide = {"body": [{"table": {"rows": [["格"] * 5] * 2}}]}
    assert breaks(**wide) == [PageBreak("landscape", optional=True)]
    assert breaks(paper="A3") == [PageBreak("landscape", paper="A3")]
    assert breaks(paper="A3", landscape="否") == [PageBreak("landscape", paper="A3")]
    assert breaks(landscape="是") == [PageBreak("landscape")]
    assert breaks(**wide, landscape="否") == [PageBreak("portrait")]


@pytest.mark.parametrize(
    ("asked", "turns"),
    [
        (None, [PageBreak("landscape", optional=True), PageBreak("portrait", optional=True)]),
        ("是", [PageBreak("landscape"), PageBreak("portrait")]),
        ("否", []),
    ],
)
def test_a_wide_table_in_the_text_turns_its_page_as_it_is_told(asked, turns):
    data = TableData.model_validate({"rows": [["甲"] * 8], "landscape": asked})
    blocks = body_blocks((TableBlock(table=data),))
    assert [block for block in blocks if isinstance(block, PageBreak)] == turns
