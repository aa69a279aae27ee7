"""The ledgers of the register on D0, and counted again over generated children."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from generated_children import DAY, generated_casebook
from govdocs.context import Context
from govdocs.diagnostics import Severity
from govdocs.fonts.library import bundled_fonts
from govdocs.kinds.children.register_ledger import parents
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.copies import copied
from govdocs.kinds.parts.ledgers import columns_of, document_of, ledger_table, page_for, texts_of
from govdocs.kinds.registry import find_kind
from govdocs.layout.engine import layout
from govdocs.styles.gb9704 import GB9704

CONTEXT = Context(date(2025, 4, 10))


def tables(casebook, label, context=CONTEXT):
    paper = next(each for each in find_kind("未成年人").ledgers if each.label == label)
    return paper.make(casebook, context)


def rows(table):
    """The rows of a table by heading, sums left out."""
    headings = [column.heading for column in columns_of(table)]
    body = ledger_table(table).rows
    return [
        dict(zip(headings, (cell.text for cell in row), strict=True))
        for row in body[1:]
        if len(row) == len(headings) and row[0].text not in ("合计", *headings)
    ]


@pytest.fixture(scope="module")
def many():
    return generated_casebook(1000)


class TestTheTown:
    def test_children_stand_by_village_then_risk_then_birth(self, town):
        main, *_ = tables(town.casebook, "未成年人台账")
        assert [(row["村（社区）"], row["风险等级"], row["姓名"]) for row in rows(main)] == [
            ("甲山村", "三级蓝", "赵某晨"),
            ("甲山村", "未评估", "冯某乐"),
            ("乙水村", "一级红", "钱某雨"),
            ("乙水村", "未评估", "韩某轩"),
            ("丙田村", "二级黄", "孙某禾"),
            ("丙田村", "未评估", "沈某涵"),
            ("丁桥村", "未评估", "蒋某宇"),
            ("戊岭社区", "二级黄", "周某宁"),
            ("戊岭社区", "未评估", "杨某欣"),
        ]

    def test_ages_are_those_of_the_day(self, town):
        """Facts 6.1."""
        main, *_ = tables(town.casebook, "未成年人台账")
        ages = {row["姓名"]: row["年龄"] for row in rows(main)}
        assert ages == {
            "赵某晨": "12",
            "钱某雨": "9",
            "孙某禾": "15",
            "周某宁": "5",
            "冯某乐": "15",
            "蒋某宇": "13",
            "沈某涵": "11",
            "韩某轩": "12",
            "杨某欣": "11",
        }

    def test_visits_are_those_of_the_workbook(self, town):
        main, *_ = tables(town.casebook, "未成年人台账")
        visits = {row["姓名"]: (row["上次走访"], row["下次走访"]) for row in rows(main)}
        assert visits["赵某晨"] == ("2025年1月5日", "2025年4月5日\n（逾期5天）")
        assert visits["钱某雨"] == ("2025年4月7日", "2025年4月14日")
        assert visits["孙某禾"] == ("2025年2月28日", "2025年3月28日\n（逾期13天）")
        assert visits["周某宁"] == ("2025年3月31日", "2025年4月30日")

    def test_who_is_eighteen_today_has_left(self, town):
        *_, gone = tables(town.casebook, "未成年人台账")
        assert [row["姓名"] for row in rows(gone)] == ["李某舟"]
        day_before = replace(CONTEXT, today=date(2025, 4, 9))
        main, *others = tables(town.casebook, "未成年人台账", day_before)
        assert "李某舟" in [row["姓名"] for row in rows(main)]
        assert [table.title for table in others][-1] != gone.title

    def test_a_child_registered_later_does_not_count_yet(self, town):
        early = replace(CONTEXT, today=date(2025, 2, 20))
        main, *_, last = tables(town.casebook, "未成年人台账", early)
        names = [row["姓名"] for row in rows(main)]
        assert "蒋某宇" not in names
        assert last.title.startswith("按全部类别")

    def test_both_totals_are_labelled(self, town):
        _, _, main, every, _ = tables(town.casebook, "未成年人台账")
        assert "一人计一次" in main.title
        assert "各计一次" in every.title
        totals = [[cell.text for cell in ledger_table(table).rows[-1]] for table in (main, every)]
        assert totals == [
            ["合计", "1", "2", "1", "0", "5", "9"],
            ["合计", "1", "3", "1", "0", "6", "11"],
        ]

    def test_the_children_without_an_assessment_are_listed(self, town):
        (table,) = tables(town.casebook, "未评估名单")
        assert [row["姓名"] for row in rows(table)] == ["冯某乐", "韩某轩", "沈某涵", "蒋某宇", "杨某欣"]

    def test_carers_and_parents(self, town):
        main, *_ = tables(town.casebook, "未成年人台账")
        carers = {row["姓名"]: row["监护人或照料人、关系"] for row in rows(main)}
        assert carers["赵某晨"] == "赵某山\n祖父"
        assert carers["周某宁"] == "周某华\n父亲\n吴某芳\n母亲"
        child = next(each for each in town.casebook.records["child"] if each.name == "钱某雨")
        assert parents(child) == "父：服刑在押\n母：失联"

    def test_the_roster_of_children_left_behind(self, town):
        (table,) = tables(town.casebook, "农村留守儿童花名册")
        assert [cell.text for cell in ledger_table(table).rows[1]][:3] == ["姓名", "务工地点或去向", "电话"]
        assert len(table.rows) == 2

    def test_a_workbook_without_children_has_no_lists(self):
        empty = Casebook({"child": ()})
        assert tables(empty, "未评估名单") == ()
        assert tables(empty, "农村留守儿童花名册") == ()
        assert tables(empty, "农村留守儿童汇总表") == ()
        main, *counts = tables(empty, "未成年人台账")
        assert (len(main.rows), len(counts)) == (0, 3)


class TestCopies:
    def test_the_public_copy_tells_neither_village_nor_trouble(self, town):
        context = replace(CONTEXT, copy="public")
        main, *counts = tables(copied(town.casebook, context), "未成年人台账", context)
        texts = "".join(texts_of(main))
        told = ("赵某晨", "甲山村", "农村留守", "三级", "祖父", "QH-01")
        assert [words for words in told if words in texts] == []
        assert {row["姓名"] for row in rows(main)} >= {"赵某某", "钱某某"}
        assert all(table.counts for table in counts)

    def test_its_order_tells_nothing(self, town):
        context = replace(CONTEXT, copy="public")
        main, *_ = tables(copied(town.casebook, context), "未成年人台账", context)
        names = [row["姓名"] for row in rows(main)]
        assert names == sorted(names)

    def test_its_counts_hide_the_small_ones(self, town):
        context = replace(CONTEXT, copy="public")
        _, villages, *_ = tables(town.casebook, "未成年人台账", context)
        shown = {text for row in ledger_table(villages).rows[1:] for text in (cell.text for cell in row[1:])}
        assert shown & {"1", "2"} == set()
        assert villages.notes == ("人数不足3的写“不足3”，可以由它推算的写“＊”。",)

    def test_lists_of_children_are_not_for_the_public(self, town):
        context = replace(CONTEXT, copy="public")
        assert tables(town.casebook, "未评估名单", context) == ()
        assert tables(town.casebook, "农村留守儿童花名册", context) == ()

    def test_the_internal_copy_keeps_ages_and_order_of_villages(self, town):
        context = replace(CONTEXT, copy="internal")
        main, *_ = tables(copied(town.casebook, context), "未成年人台账", context)
        first = rows(main)[0]
        assert (first["姓名"], first["出生日期"], first["年龄"]) == ("赵某某", "2012年（12岁）", "12")
        assert first["村（社区）"] == "甲山村"


class TestManyChildren:
    """A thousand generated children counted by other means."""

    def test_every_child_stands_once(self, many):
        main, *_ = tables(many, "未成年人台账")
        numbers = [row["档案号"] for row in rows(main)]
        assert sorted(numbers) == sorted(child.file_no for child in many.records["child"])

    def test_levels_are_those_of_the_latest_assessment(self, many):
        main, *_ = tables(many, "未成年人台账")
        latest = {each.child.file_no: each.level for each in many.records["risk_assessment"]}
        assert {row["档案号"]: row["风险等级"] for row in rows(main)} == {
            child.file_no: latest.get(child.file_no, "未评估") for child in many.records["child"]
        }

    @pytest.mark.parametrize(("place", "of"), [(1, "village"), (2, "primary")])
    def test_counts_by_village_and_by_main_class(self, many, place, of):
        table = tables(many, "未成年人台账")[place]
        latest = {each.child.file_no: each.level for each in many.records["risk_assessment"]}
        wanted = Counter(
            (getattr(child, of), latest.get(child.file_no, "未评估")) for child in many.records["child"]
        )
        found = Counter(
            {
                (row[next(iter(row))], level): int(row[level])
                for row in rows(table)
                for level in ("一级红", "二级黄", "三级蓝", "四级绿", "未评估")
                if row[level] != "0"
            }
        )
        assert found == wanted

    def test_counts_by_every_class(self, many):
        table = tables(many, "未成年人台账")[3]
        wanted = Counter(
            name for child in many.records["child"] for name in {child.primary, *child.categories}
        )
        assert {row["类别"]: int(row["合计"]) for row in rows(table)} == wanted

    def test_none_of_them_is_refused(self, many):
        kind = find_kind("未成年人")
        found = [each for child in many.records["child"] for each in kind.check(child)]
        found += kind.across(many, CONTEXT)
        assert [each for each in found if each.severity is Severity.ERROR] == []

    def test_the_form_of_a_child_says_what_the_ledger_says(self, many):
        main, *_ = tables(many, "未成年人台账")
        told = {row["档案号"]: row for row in rows(main)}
        kind = find_kind("未成年人")
        for child in many.records["child"][::20]:
            row, paper = told[child.file_no], next(iter(kind.sheets(child, CONTEXT))).values
            assert paper["年龄"] == f"{row['年龄']}岁"
            assert f"☑{child.risk_level}" in paper["风险等级框"] or row["风险等级"] == "未评估"
            assert "".join(sorted(row["类别"].split("、"))) == "".join(sorted(map(str, child.categories)))
            assert [paper[name] for name in ("姓名", "性别", "出生日期", "证件号码", "村社区", "状态")] == [
                row[name] for name in ("姓名", "性别", "出生日期", "证件号码", "村（社区）", "状态")
            ]

    def test_groups_are_villages_in_the_order_of_their_numbers(self, many):
        main, *_ = tables(many, "未成年人台账")
        villages = list(dict.fromkeys(row["村（社区）"] for row in rows(main)))
        codes = [
            next(row["档案号"][3:5] for row in rows(main) if row["村（社区）"] == each) for each in villages
        ]
        assert codes == sorted(codes)
        assert CONTEXT.today == DAY


class TestOnPaper:
    """The ledgers laid out."""

    def laid(self, town, label):
        made = tables(town.casebook, label)
        document = document_of("未成年人", made[:1], (), page_for(made))
        return layout(document, GB9704, bundled_fonts())

    def test_23_columns_are_set_in_small_type_where_words_would_be_broken_to_characters(self, town):
        pages = self.laid(town, "未成年人台账")
        (table,) = pages.tables
        assert table.size == 9
        assert min(table.widths[place] for place in (8, 9, 15)) > 12

    def test_a_short_list_keeps_its_type(self, town):
        assert self.laid(town, "未评估名单").tables[0].size == 12

    def test_the_ledger_lies_on_a3(self, town):
        pages = self.laid(town, "未成年人台账")
        assert {(page.width, page.height) for page in pages.pages} == {(420.0, 297.0)}
