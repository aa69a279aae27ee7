"""Ledgers: from rows to a table with headings, merged cells, totals and a line of signatures."""

from __future__ import annotations

from govdocs.document.nodes import Cell, Column, PageBreak, Paragraph, Table
from govdocs.kinds.parts.ledgers import SIGNATURES, Ledger, LedgerColumn, document_of, ledger_table, reported

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
