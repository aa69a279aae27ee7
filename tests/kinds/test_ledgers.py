"""Ledgers: from rows to a table with headings, merged cells, totals and a line of signatures."""

from __future__ import annotations

from govdocs.document.nodes import Cell, Column, PageBreak, Paragraph, Table
from govdocs.fonts.library import bundled_fonts
from govdocs.kinds.parts.ledgers import (
    SIGNATURES,
    Ledger,
    LedgerColumn,
    document_of,
    ledger_table,
    page_for,
    reported,
    short_words,
    texts_of,
)
from govdocs.layout.engine import layout
from govdocs.styles.gb9704 import GB9704

ROWS = (("镇东片", "甲山村", 3), ("镇东片", "乙水村", 2), ("镇西片", "丙田村", 4))
AREA = LedgerColumn("片区", lambda row: row[0], merged=True)
VILLAGE = LedgerColumn("村", lambda row: row[1])
COUNT = LedgerColumn(
    "人数", lambda row: str(row[2]), Column("number"), total=lambda rows: str(sum(row[2] for row in rows))
)


def texts(table):
    return [[cell.text for cell in row] for row in table.rows]


def test_a_row_of_the_ledger_is_a_row_of_the_table_with_its_number():
    table = ledger_table(Ledger((VILLAGE, COUNT), ROWS))
    assert texts(table) == [
        ["序号", "村", "人数"],
        ["1", "甲山村", "3"],
        ["2", "乙水村", "2"],
        ["3", "丙田村", "4"],
        ["合计", "9"],
    ]
    assert (table.header, table.footer) == (1, 1)
    assert table.columns == (Column("number"), Column(), Column("number"))
    assert table.rows[-1][0] == Cell("合计", columns=2)


def test_neighbouring_rows_that_say_the_same_share_a_cell():
    table = ledger_table(Ledger((AREA, VILLAGE), ROWS, numbered=False))
    assert table.rows[1:] == (
        (Cell("镇东片", rows=2), Cell("甲山村")),
        (Cell("乙水村"),),
        (Cell("镇西片"), Cell("丙田村")),
    )


def test_a_shared_cell_ends_where_the_group_before_it_ends():
    rows = (("甲组", "妇联", "1"), ("甲组", "妇联", "2"), ("乙组", "妇联", "3"))
    columns = tuple(LedgerColumn(str(at), lambda row, at=at: row[at], merged=at < 2) for at in range(3))
    assert ledger_table(Ledger(columns, rows, numbered=False)).rows[1:] == (
        (Cell("甲组", rows=2), Cell("妇联", rows=2), Cell("1")),
        (Cell("2"),),
        (Cell("乙组"), Cell("妇联"), Cell("3")),
    )


def test_columns_with_a_heading_in_common_have_it_above_their_own():
    columns = (VILLAGE, *(LedgerColumn(f"{month}月", lambda _: "", over="2025年") for month in (1, 2)))
    table = ledger_table(Ledger(columns, ROWS))
    assert table.header == 2
    assert table.rows[:2] == (
        (Cell("序号", rows=2), Cell("村", rows=2), Cell("2025年", columns=2)),
        (Cell("1月"), Cell("2月")),
    )


def test_an_optional_column_stays_away_where_it_would_be_empty():
    note = LedgerColumn("备注", lambda row: "新" if row[2] == 4 else "", optional=True)
    assert texts(ledger_table(Ledger((VILLAGE, note), ROWS)))[0] == ["序号", "村", "备注"]
    assert texts(ledger_table(Ledger((VILLAGE, note), ROWS[:2])))[0] == ["序号", "村"]


def test_empty_rows_are_added_for_writing_by_hand():
    assert texts(ledger_table(Ledger((VILLAGE, COUNT), ROWS[:1], blank_rows=3)))[1:4] == [
        ["1", "甲山村", "3"],
        ["2", "", ""],
        ["3", "", ""],
    ]
    assert texts(ledger_table(Ledger((VILLAGE,), (), numbered=False, blank_rows=1))) == [["村"], [""]]


def test_a_ledger_without_rows_has_its_headings():
    assert texts(ledger_table(Ledger((VILLAGE,), ()))) == [["序号", "村"]]


def test_totals_in_the_first_column_need_no_word():
    table = ledger_table(Ledger((COUNT,), ROWS, numbered=False))
    assert table.rows[-1] == (Cell("9"),)


def test_a_summary_stands_in_a_row_of_its_own():
    table = ledger_table(Ledger((VILLAGE, COUNT), ROWS, summary="共3个村。"))
    assert table.rows[-1] == (Cell("共3个村。", columns=3),)
    assert table.footer == 2


def test_ledgers_of_one_document_stand_on_turned_pages_under_one_name():
    first = Ledger(
        (VILLAGE,), ROWS, title="村\n名册", above=reported("社会事务办", "2025-4-10"), below=SIGNATURES
    )
    second = Ledger((AREA,), ROWS, title="片区名册", notes=("注：片区由镇划定。",), sheet="片区")
    document = document_of("名册", (first, second), ("甲山村", "〔待补：村〕"))
    assert (document.title, document.kind, document.names) == ("村名册", "名册", ("甲山村",))
    page, title, table, other, last, note = document.blocks
    assert page == PageBreak("landscape")
    assert (title, other) == (Paragraph.of("村\n名册", "title"), Paragraph.of("片区名册", "table_title"))
    assert isinstance(table, Table)
    assert table.above == ("填报单位（盖章）：社会事务办", "填报日期：2025年4月10日")
    assert table.below == SIGNATURES
    assert last.sheet == "片区"
    assert note == Paragraph.of("注：片区由镇划定。", "table_note")


def test_who_reports_and_when_is_left_to_be_filled_in_where_it_is_not_known():
    assert reported("", "") == ("填报单位（盖章）：〔待补：填报单位〕", "填报日期：〔待补：填报日期〕")


def grouped_ledger(**more):
    return Ledger((AREA, VILLAGE, COUNT), ROWS, group="片区", numbered=True, **more)


def test_groups_stand_together_with_their_totals():
    rows = (ROWS[0], ROWS[2], ROWS[1])
    table = ledger_table(Ledger((AREA, VILLAGE, COUNT), rows, group="片区", measure="村"))
    assert texts(table)[1:] == [
        ["1", "镇东片", "甲山村", "3"],
        ["2", "乙水村", "2"],
        ["小计\u3000镇东片\u30002村", "5"],
        ["3", "镇西片", "丙田村", "4"],
        ["小计\u3000镇西片\u30001村", "4"],
        ["合计", "9"],
    ]
    assert table.subtotals == {3, 5}
    assert table.rows[3][0] == Cell("小计\u3000镇东片\u30002村", columns=3)


def test_groups_come_in_the_order_that_is_given():
    table = ledger_table(grouped_ledger(group_order=("镇西片", "镇北片")))
    assert [row[1] for row in texts(table)[1:] if row[0] in {"1", "2"}] == ["镇西片", "镇东片"]


def test_few_in_a_group_are_not_counted_for_the_public():
    table = ledger_table(grouped_ledger(least=3))
    assert [row[0].text for number, row in enumerate(table.rows) if number in table.subtotals] == [
        "小计\u3000镇东片\u3000不足3人",
        "小计\u3000镇西片\u3000不足3人",
    ]


def test_without_totals_the_word_of_a_group_takes_the_whole_row():
    table = ledger_table(Ledger((AREA, VILLAGE), ROWS, group="片区", numbered=False))
    assert table.rows[3] == (Cell("小计\u3000镇东片\u30002人", columns=2),)


def test_totals_in_the_first_column_leave_the_word_of_a_group_its_place():
    table = ledger_table(Ledger((COUNT, VILLAGE), ROWS[:1], group="村", numbered=False))
    assert texts(table)[2] == ["小计\u3000甲山村\u30001人", ""]


def test_empty_rows_are_numbered_on_behind_groups():
    table = ledger_table(grouped_ledger(blank_rows=4))
    assert [row[0] for row in texts(table)][-2:] == ["4", "合计"]


def test_heads_may_have_three_levels():
    columns = (
        VILLAGE,
        LedgerColumn("男", lambda _: "", over=("年龄段", "0—5岁")),
        LedgerColumn("女", lambda _: "", over=("年龄段", "0—5岁")),
        LedgerColumn("未采集", lambda _: "", over="年龄段"),
    )
    table = ledger_table(Ledger(columns, ROWS, numbered=False))
    assert table.header == 3
    assert table.rows[:3] == (
        (Cell("村", rows=3), Cell("年龄段", columns=3)),
        (Cell("0—5岁", columns=2), Cell("未采集", rows=2)),
        (Cell("男"), Cell("女")),
    )


def test_columns_that_a_copy_withholds_stay_away():
    hidden = LedgerColumn("证件号码", lambda _: "＊")
    partly = LedgerColumn("住址", lambda row: "＊" if row[2] == 3 else "清禾镇")
    assert texts(ledger_table(Ledger((VILLAGE, hidden, partly), ROWS)))[0] == ["序号", "村", "住址"]


def test_every_text_of_a_ledger_is_told_to_who_looks_for_secrets():
    own = grouped_ledger(title="名册", above=("甲",), below=("乙",), notes=("丙",), summary="丁", mark="戊")
    found = set(texts_of(own))
    assert {"名册", "甲　戊", "乙", "丙", "丁", "甲山村", "小计\u3000镇东片\u30002人"} <= found


def test_wide_ledgers_may_take_larger_sheets():
    narrow, wide = Ledger((VILLAGE,), ROWS), Ledger((VILLAGE,) * 14, ROWS)
    assert page_for((narrow,)) == PageBreak("landscape")
    assert page_for((narrow, wide)) == PageBreak("landscape", optional=True, turned=True)


def test_words_of_narrow_columns_are_known_as_whole():
    long = LedgerColumn("说明", lambda row: "很长的一段说明" if row[2] == 4 else "短")
    number = LedgerColumn("证件号码", lambda row: f"99999920120520001{row[2]}")
    found = list(short_words(Ledger((VILLAGE, COUNT, long, number), ROWS)))
    assert found == ["甲山村", "乙水村", "丙田村", *(f"99999920120520001{row[2]}" for row in ROWS)]


def test_subtotals_stay_with_their_group_on_paper():
    rows = tuple((f"第{number // 2}片", f"村{number}", 1) for number in range(120))
    document = document_of("名册", (Ledger((AREA, VILLAGE, COUNT), rows, title="名册", group="片区"),))
    pages = layout(document, GB9704, bundled_fonts())
    table = next(block for block in document.blocks if isinstance(block, Table))
    first = {}
    for row in pages.rows:
        if row.row >= table.header:
            first.setdefault(row.page, row.row)
    assert len(first) > 3
    assert not table.subtotals & set(first.values())
