"""A ready table of duties: columns by their headings, cells merged, repeated, empty, cut by a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocs.kinds.breakdowns.tables import read_table
from govdocs.kinds.parts.content import TableData

HEAD = ["序号", "责任内容", "任务分解", "责任单位", "配合单位"]


def cell(text, rows=1, columns=1):
    return {"text": text, "rows": rows, "columns": columns}


def table(*rows, head=HEAD, **changes):
    return TableData.model_validate({"header": 1, "rows": [head, *rows], **changes})


def rows(*body, head=HEAD):
    found = read_table(table(*body, head=head))
    return [(row.no, row.area, row.task, row.lead, row.coop) for row in found.rows]


def said(*body, head=HEAD):
    return [(each.code, each.message) for each in read_table(table(*body, head=head)).findings]


def test_a_merged_area_stands_in_each_of_its_rows():
    assert rows(
        ["1", cell("（一）走访", rows=2), "逐户走访", "社会事务办", "各村（社区）"],
        ["2", "登记造册", "社会事务办", ""],
        ["3", "（二）安全", "设置警示牌", "派出所", ""],
    ) == [
        (1, "（一）走访", "逐户走访", "社会事务办", "各村（社区）"),
        (2, "（一）走访", "登记造册", "社会事务办", ""),
        (3, "（二）安全", "设置警示牌", "派出所", ""),
    ]


def test_an_empty_area_cell_goes_with_the_one_above():
    found = rows(["1", "走访", "甲事", "妇联", ""], ["2", "", "乙事", "妇联", ""])
    assert [row[1] for row in found] == ["走访", "走访"]


def test_an_area_printed_again_below_a_merged_one_is_told_and_joined():
    body = (
        ["1", cell("（一）走访", rows=2), "甲事", "妇联", ""],
        ["2", "乙事", "妇联", ""],
        ["3", cell("（一）走访", rows=2), "丙事", "妇联", ""],
        ["4", "丁事", "妇联", ""],
    )
    assert [row[1] for row in rows(*body)] == ["（一）走访"] * 4
    assert said(*body) == [
        ("D775", "序号3又印了一次责任内容“（一）走访”，像是换页时重复的，与上面的各行并为一组")
    ]


def test_an_area_written_in_every_row_is_no_repeat():
    assert said(["1", "走访", "甲事", "妇联", ""], ["2", "走访", "乙事", "妇联", ""]) == []


def test_columns_are_found_in_any_order_and_under_other_words():
    head = ["工作任务", "配合\n部门", "序号", "牵头部门", "具体 措施", "完成时间", "佐证材料"]
    found = read_table(table(["护苗", "派出所", "7", "文化站", "查书店", "6月底", "台账"], head=head))
    (row,) = found.rows
    assert (row.no, row.area, row.task, row.lead, row.coop, row.due, row.evidence) == (
        7, "护苗", "查书店", "文化站", "派出所", "6月底", "台账"
    )  # fmt: skip
    assert (found.words["lead"], found.words["coop"]) == ("牵头部门", "配合部门")


def test_responsible_units_beside_leading_ones_are_those_who_help():
    head = ["序号", "任务", "责任单位", "牵头单位"]
    (row,) = read_table(table(["1", "甲事", "各村", "妇联"], head=head)).rows
    assert (row.lead, row.coop) == ("妇联", "各村")


def test_a_head_of_two_rows_names_its_columns_together():
    data = TableData.model_validate(
        {
            "header": 2,
            "rows": [
                [cell("序号", rows=2), cell("任务", rows=2), cell("责任分工", columns=2)],
                ["牵头单位", "配合单位"],
                ["1", "甲事", "妇联", "团委"],
            ],
        }
    )
    (row,) = read_table(data).rows
    assert (row.no, row.task, row.lead, row.coop) == (1, "甲事", "妇联", "团委")


@pytest.mark.parametrize(
    ("upper", "lower", "words"),
    [
        ("责任分工", ("牵头单位", "责任单位"), ("牵头单位", "责任单位")),
        ("责任单位", ("牵头", "配合"), ("牵头单位", "配合单位")),
        ("牵头单位", ("甲", "乙"), ("牵头单位甲", None)),
    ],
)
def test_the_words_of_a_head_of_two_rows_are_the_lower_ones(upper, lower, words):
    head = [cell("序号", rows=2), cell("任务", rows=2), cell(upper, columns=2)]
    body = [
        [*head],
        list(lower),
        ["1", "甲事", "妇联", "团委"],
        [*head],
        list(lower),
        ["2", "乙事", "妇联", ""],
    ]
    found = read_table(TableData.model_validate({"rows": body}))
    assert (found.words["lead"], found.words.get("coop")) == words
    assert [row.task for row in found.rows] == ["甲事", "乙事"]
    assert len([each for each in found.findings if "重复的表头" in each.message]) == 2


def test_a_row_that_has_a_number_alone_is_left_out_and_told():
    body = (["1", cell("走访", rows=2), "甲事", "妇联", ""], ["2", "", "", ""])
    assert [row[0] for row in rows(*body)] == [1]
    assert said(*body) == [("D779", "表第3行只有“2”，没有任务，略去")]


def test_a_title_in_the_table_above_the_head_is_passed_over():
    data = TableData.model_validate(
        {"rows": [[cell("分工表", columns=3)], ["序号", "任务", "责任单位"], ["1", "甲事", "妇联"]]}
    )
    found = read_table(data)
    assert ([row.task for row in found.rows], found.title) == (["甲事"], "分工表")


@pytest.mark.parametrize(
    "head", [["序号", "姓名", "电话"], ["任务", "责任人", "电话"], ["序号", "任务", "备注"]]
)
def test_a_table_without_tasks_or_units_is_none_of_duties(head):
    assert read_table(table(["1", "甲", "乙"], head=head)) is None


def test_a_row_cut_by_a_page_goes_on_in_the_one_above():
    body = (
        ["1", "走访", "逐户走访，记下", "妇联", ""],
        ["", "", "每户的需要。", "", ""],
        ["", "", "另作汇总。", "", ""],
        ["2", "", "登记", "妇联", ""],
    )
    assert [row[2] for row in rows(*body)] == ["逐户走访，记下每户的需要。\n另作汇总。", "登记"]
    assert [words for _, words in said(*body)] == [
        "表第3行没有序号和单位，接在序号1的任务后面",
        "表第4行没有序号和单位，接在序号1的任务后面",
    ]


def test_a_sentence_without_units_in_a_table_without_numbers_is_a_row_of_its_own():
    head = ["任务", "责任单位"]
    assert [row[2] for row in rows(["甲事。", "妇联"], ["乙事。", ""], head=head)] == ["甲事。", "乙事。"]


def test_a_head_repeated_on_a_new_page_is_no_task():
    body = (["1", "走访", "甲事", "妇联", ""], HEAD, ["2", "走访", "乙事", "妇联", ""])
    assert [row[0] for row in rows(*body)] == [1, 2]
    assert said(*body) == [("D779", "表第3行是重复的表头，不作任务")]


def test_a_line_over_the_whole_width_names_the_area():
    body = ([cell("一、家庭保护", columns=4)], ["1", "甲事", "妇联", ""], ["2", "乙事", "妇联", ""])
    found = rows(*body, head=["序号", "任务", "责任单位", "配合单位"])
    assert [row[1] for row in found] == ["一、家庭保护"] * 2


def test_a_note_below_the_table_is_kept_in_the_last_row():
    found = read_table(
        table(["1", "走访", "甲事", "妇联", ""], [cell("注：每月报送一次", columns=5)], ["", "", "", "", ""])
    )
    assert [row.notes for row in found.rows] == [["注：每月报送一次"]]
    assert [each.message for each in found.findings] == ["表第3行是表注，记入前一行的备注"]


def test_columns_without_a_field_are_kept_as_notes():
    found = read_table(
        table(["1", "甲事", "妇联", "张某一", "急"], head=["序号", "任务", "责任单位", "责任人", "备注"])
    )
    assert found.rows[0].notes == ["责任人：张某一", "急"]
    assert [(each.code, each.message) for each in found.findings] == [
        ("D779", "表里的“责任人”没有对应的列，内容记入备注")
    ]


def test_a_task_over_several_lines_gathers_its_units():
    body = (
        ["1", cell("走访", rows=2), cell("甲事", rows=2), "妇联", "团委"],
        ["", "派出所", "团委"],
    )
    assert rows(*body) == [(1, "走访", "甲事", "妇联、派出所", "团委")]


def test_units_merged_over_rows_stand_in_each():
    body = (["1", "走访", "甲事", cell("妇联", rows=2), ""], ["2", "走访", "乙事", ""])
    assert [row[3] for row in rows(*body)] == ["妇联", "妇联"]


def test_a_number_over_several_rows_numbers_their_area():
    body = (
        [cell("1", rows=2), cell("走访", rows=2), "甲事", "妇联", ""],
        ["乙事", "妇联", ""],
        [cell("2", rows=2), cell("（二）安全", rows=2), "丙事", "妇联", ""],
        ["丁事", "妇联", ""],
    )
    assert [row[:2] for row in rows(*body)] == [
        (None, "1.走访"), (None, "1.走访"), (None, "（二）安全"), (None, "（二）安全")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "number"),
    [("1", 1), ("２", 2), ("3.", 3), ("（四）", 4), ("五", 5), ("1-1", None), ("", None), ("0", None)],
)
def test_numbers_are_read_in_every_form(printed, number):
    assert rows([printed, "走访", "甲事", "妇联", ""])[0][0] == number


def test_a_line_break_within_a_sentence_is_taken_out_of_a_task():
    printed = "逐户走访，记下每户的需\n要。\n另作汇总\n（1）报镇里；\n（2）留底"
    assert rows(["1", "走访", printed, "妇联", ""])[0][2] == (
        "逐户走访，记下每户的需要。\n另作汇总\n（1）报镇里；\n（2）留底"
    )


def test_a_line_break_behind_a_short_line_stays():
    assert rows(["1", "走访", "上课\n家访", "妇联", ""])[0][2] == "上课\n家访"


def test_a_number_over_the_lines_of_one_task_is_its_number():
    body = (
        [cell("1", rows=2), cell("走访", rows=2), cell("甲事", rows=2), "妇联", ""],
        ["派出所", ""],
    )
    assert rows(*body) == [(1, "走访", "甲事", "妇联、派出所", "")]


def test_rows_with_numbers_of_their_own_stay_apart_under_one_task():
    body = (["1", "走访", cell("甲事", rows=2), "妇联", ""], ["2", "", "派出所", ""])
    assert [(row[0], row[2], row[3]) for row in rows(*body)] == [(1, "甲事", "妇联"), (2, "甲事", "派出所")]


def test_a_line_over_the_whole_width_that_names_no_area_is_kept_as_a_note():
    body = (
        ["1", "走访", "甲事", "妇联", ""],
        [cell("一、保障类", columns=5)],
        ["2", "经费", "乙事", "妇联", ""],
        [cell("填表人：", columns=5)],
    )
    found = read_table(table(*body))
    assert [(row.area, row.notes) for row in found.rows] == [("走访", ["一、保障类"]), ("经费", ["填表人："])]
    assert len(found.findings) == 2


def test_a_task_without_units_under_another_area_is_no_continuation():
    body = (["1", "走访", "甲事。", "妇联", ""], ["", "安全", "乙事", "", ""])
    assert [row[1:3] for row in rows(*body)] == [("走访", "甲事。"), ("安全", "乙事")]


TEXTS = st.sampled_from(["", "甲", "乙。", "丙、丁", "子\n丑", "3", "（四）"])


@st.composite
def drawn_tables(draw):
    """Tables of duties with cells of any text, every text marked with its place; areas merged at random."""
    body, left = [], 0
    for index in range(draw(st.integers(1, 8))):
        texts = [f"{text}甲{index}{column}" if (text := draw(TEXTS)) else "" for column in range(6)]
        cells = [draw(st.sampled_from(["", str(index + 1)])), *texts[1:]]
        if left:
            left -= 1
            del cells[1]
        elif (height := draw(st.integers(1, 3))) > 1:
            cells[1], left = cell(cells[1], rows=height), height - 1
        body.append(cells)
    return body


@given(drawn_tables())
def test_no_text_of_any_table_is_lost(body):
    head = [*HEAD, "其他"]
    found = read_table(table(*body, head=head))
    kept = [each.message for each in found.findings]
    for row in found.rows:
        kept += [row.number, row.area, row.task, row.lead, row.coop, *row.notes]
    text = "".join("".join(kept).split())
    wanted = (each["text"] if isinstance(each, dict) else each for cells in body for each in cells)
    assert [each for each in wanted if "".join(each.split()) not in text] == []


STEPS = ["序号", "工作任务", "工作措施", "牵头单位", "完成时间"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (["一", "组织领导", "", "", ""], ["（二）", "宣传教育", "", "", ""]),
        (["一、组织领导", "", "", "", ""], ["（二）宣传教育", "", "", "", ""]),
        ([cell("一、组织领导", columns=5)], [cell("（二）宣传教育", columns=5)]),
    ],
)
def test_rows_that_name_an_area_stand_above_its_tasks(first, second):
    body = (
        first,
        ["1", "成立专班", "印发文件", "党政办", "3月底"],
        second,
        ["2", "发放资料", "入户宣传", "宣传办", ""],
        ["合计", "2项", "", "", ""],
    )
    assert [row[:4] for row in rows(*body, head=STEPS)] == [
        (1, "一、组织领导", "成立专班\n印发文件", "党政办"),
        (2, "（二）宣传教育", "发放资料\n入户宣传", "宣传办"),
    ]
    assert read_table(table(*body, head=STEPS)).words["task"] == "工作任务"
    both = "“工作任务”和“工作措施”两列"
    assert said(*body, head=STEPS) == [
        ("D779", f"领域另占一行，{both}合在任务一格里，各起一行"),
        ("D779", "表第6行“合计 2项”是合计，不作任务"),
    ]


def test_areas_repeated_below_such_a_row_stay_areas():
    body = (
        [cell("任务", columns=5)],
        ["1", "走访", "登记", "妇联", ""],
        ["2", "走访", "慰问", "妇联", ""],
    )
    assert [row[1:3] for row in rows(*body)] == [("走访", "登记"), ("走访", "慰问")]


def test_a_row_without_a_task_is_told_with_all_that_it_says():
    assert said(["1", "走访", "登记", "妇联", ""], ["2", "慰问", "", "", ""]) == [
        ("D779", "表第3行只有“2 慰问”，没有任务，略去")
    ]


def test_a_number_alone_names_no_area():
    assert said(["1", "走访", "登记", "妇联", ""], ["二", "", "", "", ""]) == [
        ("D779", "表第3行只有“二”，没有任务，略去")
    ]
