"""A thousand generated children: their ledger agrees with itself and with a reckoning of its own."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import groupby

import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from generated_children import DAY, VILLAGES, generated_data, generated_file
from govdocs.app.ledgers.choices import LedgerOptions
from govdocs.app.ledgers.making import make_ledgers
from govdocs.context import Context
from govdocs.text.dates import parse_date

COUNT, SEED = 1000, 7
LEVELS = ("一级红", "二级黄", "三级蓝", "四级绿")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ledgers")
    (folder / "清禾.json").write_bytes(generated_file(COUNT, SEED))
    options = LedgerOptions(("xlsx", "pdf"), wanted=("未成年人台账",))
    make_ledgers("未成年人", [folder / "清禾.json"], folder, options, Context(date(2025, 12, 31)))
    return folder


@pytest.fixture(scope="module")
def book(folder):
    return CalamineWorkbook.from_path(folder / "未成年人台账 2025年4月10日.xlsx")


@pytest.fixture(scope="module")
def children():
    return generated_data(COUNT, SEED)["child"]


@pytest.fixture(scope="module")
def main(book):
    """The rows of the main table as mappings from its heads."""
    rows = book.get_sheet_by_index(0).to_python()
    place = next(number for number, row in enumerate(rows) if "档案号" in row)
    heads = ["".join(head.split()) for head in rows[place]]
    return [dict(zip(heads, row, strict=True)) for row in rows[place + 1 :]]


def records(main):
    return [row for row in main if str(row["档案号"]).startswith("QH-")]


def level_of(child):
    return child.get("risk_level") or "未评估"


def age_of(child):
    born = parse_date(child["born_on"])
    return DAY.year - born.year - ((DAY.month, DAY.day) < (born.month, born.day))


def test_every_child_stands_in_the_workbook_once_with_its_facts(main, children):
    found = {row["档案号"]: row for row in records(main)}
    assert len(records(main)) == COUNT == len(found)
    for child in children:
        row = found[child["file_no"]]
        assert row["姓名"] == child["name"]
        assert row["出生日期"] == parse_date(child["born_on"])
        assert row["年龄"] == age_of(child)
        assert row["证件号码"] == child["id_no"]
        assert row["村（社区）"] == child["village"]
        assert row["风险等级"] == level_of(child)
        assert row["帮扶责任人"] == child["helper"]
        assert row["状态"] == child["status"]


def test_rows_are_numbered_through_and_grouped_by_village(main):
    rows = records(main)
    assert [row["序号"] for row in rows] == list(range(1, COUNT + 1))
    assert [village for village, _ in groupby(row["村（社区）"] for row in rows)] == [
        village for village in VILLAGES if any(row["村（社区）"] == village for row in rows)
    ]


def test_within_a_village_high_risk_comes_first_and_then_the_older(main, children):
    born = {child["file_no"]: parse_date(child["born_on"]) for child in children}
    order = {level: number for number, level in enumerate((*LEVELS, "未评估"))}
    for _, group in groupby(records(main), key=lambda row: row["村（社区）"]):
        keys = [(order[row["风险等级"]], born[row["档案号"]]) for row in group]
        assert [key[0] for key in keys] == sorted(key[0] for key in keys)
        assert keys == sorted(keys)


def test_subtotals_and_totals_are_those_that_one_counts(main, children):
    counted = Counter(child["village"] for child in children)
    labels = [row["序号"] for row in main if str(row["序号"]).startswith("小计")]
    assert labels == [
        f"小计\u3000{village}\u3000{counted[village]}人" for village in VILLAGES if counted[village]
    ]
    levels = Counter(map(level_of, children))
    total = next(row for row in main if row["序号"] == "合计")["风险等级"]
    words = {"一级红": "红", "二级黄": "黄", "三级蓝": "蓝", "四级绿": "绿", "未评估": "未评"}
    assert total.split("\n") == [f"{word}{levels[level]}" for level, word in words.items() if levels[level]]


@pytest.mark.parametrize(("head", "several"), [("村（社区）", False), ("主要类别", False), ("类别", True)])
def test_counts_by_village_and_class_are_those_that_one_counts(book, children, head, several):
    table = next(
        rows
        for rows in (book.get_sheet_by_name(name).to_python() for name in book.sheet_names[1:])
        if any(row[0] == head for row in rows)
    )
    place = next(number for number, row in enumerate(table) if row[0] == head)
    heads = table[place]
    field = {"村（社区）": "village", "主要类别": "primary", "类别": "categories"}[head]
    wanted: Counter[tuple[str, str]] = Counter()
    for child in children:
        names = child[field] if several else [child[field]]
        for name in {*names, "合计"} if not several else names:
            wanted[name, level_of(child)] += 1
    for row in table[place + 1 :]:
        if row[0] in ("合计", "") or not isinstance(row[1], float):
            continue
        counts = dict(zip(heads[1:], row[1:], strict=True))
        assert {level: counts[level] for level in (*LEVELS, "未评估")} == {
            level: wanted[row[0], level] for level in (*LEVELS, "未评估")
        }
        assert counts["合计"] == sum(wanted[row[0], level] for level in (*LEVELS, "未评估"))


def test_the_paper_has_the_same_rows_in_the_same_order(folder, main):
    pdf = pypdfium2.PdfDocument(folder / "未成年人台账 2025年4月10日.pdf")
    text = "".join(pdf[number].get_textpage().get_text_range() for number in range(len(pdf)))
    flat = "".join(text.split())
    places = [flat.find(row["档案号"]) for row in records(main)]
    assert -1 not in places
    assert places == sorted(places)
    for row in records(main):
        assert row["证件号码"] in flat
    for row in main:
        if str(row["序号"]).startswith("小计"):
            assert "".join(row["序号"].split()) in flat


def test_no_page_begins_with_a_subtotal_and_every_page_has_the_head(folder):
    pdf = pypdfium2.PdfDocument(folder / "未成年人台账 2025年4月10日.pdf")
    for number in range(len(pdf)):
        words = "".join(pdf[number].get_textpage().get_text_range().split())
        if "QH-" not in words or "已退出" in words:
            continue
        assert words.index("档案号") < words.index("QH-")
        if "小计" in words:
            assert words.index("QH-") < words.index("小计")
