"""What a copy may not show is told by column and row, without a word of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ledger_samples import COLUMNS, PEOPLE, column, ledger

from govdocs.app.ledgers.guarding import shown_in
from govdocs.context import Context
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.ledgers import LedgerColumn
from govdocs.kinds.parts.persons import ChildRef
from govdocs.kinds.parts.secrets import secrets_of

PUBLIC = Context(date(2025, 4, 10), "public")
SECRETS = secrets_of(Casebook({"child": (ChildRef(name="赵某一", id_no=""), ChildRef(name="孙某三"))}))
CODES = LedgerColumn("档案号", lambda row: f"QH-{row[4]}")


def told(*tables, secrets=SECRETS, context=PUBLIC):
    return [(each.code, each.where, each.message) for each in shown_in("台账", tables, secrets, context)]


def test_the_column_and_the_rows_are_named():
    own = ledger(columns=(CODES, *COLUMNS))
    (only,) = told(own)
    assert only[:2] == ("D890", "台账“姓名”第 1 行“QH-12”、第 3 行“QH-14”")
    assert only[2] == "副本里有 2 处会露出姓名，没有生成"


def test_a_name_in_the_place_of_a_number_is_not_told():
    named = LedgerColumn("档案号", lambda row: row[1])
    assert [each[1] for each in told(ledger(columns=(named,)))] == ["台账“档案号”第 1 行、第 3 行"]


def test_rows_without_a_number_are_counted_from_the_top():
    assert told(ledger(group="村（社区）", group_order=("乙水村",)))[0][1] == "台账“姓名”第 1 行、第 2 行"


def test_many_rows_are_not_all_named():
    rows = tuple(("甲山村", "赵某一", "男", "", str(number), "") for number in range(30))
    assert told(ledger(rows))[0][1].endswith("、第 8 行等 30 行")


def test_titles_notes_and_totals_are_looked_at_too():
    own = ledger(columns=COLUMNS[2:4], title="赵某一的台账")
    assert told(own)[0][1] == "台账“标题、说明和汇总”"
    total = column("等级", 5, total=lambda rows: "孙某三")
    grouped = ledger(columns=(COLUMNS[0], total), group="村（社区）")
    assert [each[1] for each in told(grouped)] == ["台账“小计”", "台账“合计”"]


def test_other_tables_of_a_ledger_are_named():
    clean = ledger(columns=COLUMNS[2:4])
    assert told(clean, ledger(sheet="已退出"))[0][1].startswith("台账的“已退出”“姓名”")


def test_small_counts_are_told_where_tables_count():
    rows = (("甲山村", "", "", "", "2", ""), ("乙水村", "", "", "", "7", ""))
    counts = ledger(
        rows, columns=(COLUMNS[0], column("人数", 4, "number")), counts=True, summary="", notes=()
    )
    assert [each[:2] for each in told(counts)] == [("D891", "台账“人数”第 1 行")]
    assert told(replace(counts, counts=False)) == []


def test_the_full_ledger_shows_all():
    assert told(ledger(PEOPLE), context=Context(date(2025, 4, 10))) == []
