"""责任分解表: the table on paper, its findings, the plans it comes from, what follows from it."""

from __future__ import annotations

from datetime import date

import pytest

from govdocs.context import Context
from govdocs.document.nodes import Cell, PageBreak, Paragraph, Table
from govdocs.errors import InputError
from govdocs.kinds.breakdowns.followups import quarter_named, quarterly_forms, recipient_of, report_days
from govdocs.kinds.breakdowns.making import renumbered
from govdocs.kinds.breakdowns.record import DutyBreakdown
from govdocs.kinds.breakdowns.sheets import (
    bound_document,
    derived_title,
    duties_by_unit,
    matrix_document,
    unit_counts,
    unit_documents,
    workbook_document,
)
from govdocs.kinds.breakdowns.sources import breakdown_of
from govdocs.kinds.breakdowns.unit_names import DoubtfulName
from govdocs.kinds.duties import KINDS, compose
from govdocs.kinds.formal.record import OfficialDocument
from govdocs.kinds.organisation.unit_register import UnitRegister
from govdocs.kinds.plan import Plan
from govdocs.kinds.plans.reading import plan_facts

(DUTIES,) = KINDS
CONTEXT = Context(date(2025, 4, 10))
ROWS = [
    {
        "no": 1,
        "area": "（一）走访",
        "task": "逐户走访。",
        "lead_units": "社会事务办",
        "coop_units": "各村（社区）、妇联",
    },
    {"no": 2, "area": "（一）走访", "task": "登记造册。", "lead_units": "社会事务办、妇联"},
    {
        "no": 3,
        "area": "（二）安全",
        "task": "设置警示牌。",
        "lead_units": "派出所",
        "coop_units": "各村（社区）",
    },
]
ROOT = {"title": "清禾镇关爱行动责任分解表", "rows": ROWS}
TABLE = [
    ["序号", "责任内容", "任务分解", "责任单位", "配合单位"],
    ["1", "走访", "逐户走访", "社会事务办", "各村（社区）、妇联"],
    ["2", "", "登记造册", "社会事务办、\n妇联", ""],
]


def breakdown(**changes):
    return DutyBreakdown.model_validate(ROOT | changes)


def changed(index, **fields):
    """The table with fields of one row changed."""
    return breakdown(rows=[row | (fields if at == index else {}) for at, row in enumerate(ROWS)])


def found(record, *codes):
    return [
        (each.code, each.severity.value, each.message) for each in DUTIES.check(record) if each.code in codes
    ]


def table_of(document):
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return table


def texts(table):
    return [[cell.text for cell in row] for row in table.rows]


# --- on paper -------------------------------------------------------------------------------------


def test_rows_of_one_area_share_a_cell_and_heads_of_four_stand_in_two_lines():
    table = table_of(compose(breakdown(), CONTEXT))
    assert texts(table) == [
        ["序号", "责任\n内容", "任务分解", "责任\n单位", "配合\n单位"],
        ["1", "（一）走访", "逐户走访。", "社会事务办", "各村（社区）、妇联"],
        ["2", "登记造册。", "社会事务办、妇联", ""],
        ["3", "（二）安全", "设置警示牌。", "派出所", "各村（社区）"],
    ]
    assert table.rows[1][1] == Cell("（一）走访", rows=2)
    assert (table.header, table.sheet) == (1, "责任分解表")
    assert [column.share for column in table.columns] == [6, 16, 48, 14, 16]


def test_added_columns_take_their_room_from_all_others():
    table = table_of(compose(breakdown(columns=["完成时限", "佐证"]), CONTEXT))
    assert [cell.text for cell in table.rows[0]][5:] == ["完成\n时限", "佐证"]
    assert [column.share for column in table.columns] == [6, 16, 48, 14, 16, 10, 10]


def test_a_column_that_a_row_fills_is_printed_unasked():
    table = table_of(compose(changed(1, due="长期坚持", evidence="台账", note="急"), CONTEXT))
    assert [cell.text for cell in table.rows[2]][-3:] == ["长期坚持", "台账", "急"]


def test_a_table_without_areas_has_no_column_for_them():
    rows = [{key: value for key, value in row.items() if key != "area"} for row in ROWS]
    table = table_of(compose(breakdown(rows=rows, columns="佐证"), CONTEXT))
    assert [cell.text for cell in table.rows[0]] == ["序号", "任务分解", "责任\n单位", "配合\n单位", "佐证"]


def test_an_attachment_has_its_label_above_the_title():
    blocks = compose(breakdown(label="附件 1："), CONTEXT).blocks
    assert blocks[1:3] == (
        Paragraph.of("附件1", "attachment_label"),
        Paragraph.of("清禾镇关爱行动责任分解表", "attachment_title"),
    )


@pytest.mark.parametrize(
    ("word", "page"),
    [
        ("自动", PageBreak("landscape", optional=True)),
        ("横排", PageBreak("landscape")),
        ("竖排", PageBreak("portrait")),
        ("A3", PageBreak("landscape", paper="A3")),
    ],
)
def test_the_page_lies_as_the_record_says(word, page):
    assert compose(breakdown(orientation=word), CONTEXT).blocks[0] == page


def test_the_words_of_the_head_may_be_those_of_the_plan():
    record = breakdown(lead_word="牵头单位", coop_word="责任单位", task_word="任务", area_word="领域")
    head = [cell.text for cell in table_of(compose(record, CONTEXT)).rows[0]]
    assert head == ["序号", "领域", "任务", "牵头\n单位", "责任\n单位"]


def test_missing_facts_are_printed_as_gaps_and_told():
    record = breakdown(title="", rows=[{"no": 1, "lead_units": ""}])
    document = compose(record, CONTEXT)
    assert document.blocks[1].text == "〔待补：标题〕"
    assert texts(table_of(document))[1] == ["1", "〔待补：任务分解〕", "〔待补：责任单位〕", ""]
    assert [words for _, _, words in found(record, "D101")] == [
        "缺少标题，印作“〔待补：标题〕”",
        "缺少任务分解，印作“〔待补：任务分解〕”",
        "缺少序号1的责任单位，印作“〔待补：责任单位〕”",
    ]


# --- findings -------------------------------------------------------------------------------------


def test_a_sound_table_has_only_explanations():
    assert {each.severity.value for each in DUTIES.check(breakdown())} == {"info"}


def test_a_number_left_out_is_named():
    assert found(changed(2, no=5), "D770", "D771") == [("D770", "warning", "序号缺 3、4（3 行，编到 5）")]


def test_a_number_used_twice_is_named():
    assert found(changed(2, no=2), "D770", "D771") == [("D771", "warning", "序号2用了 2 次")]


def test_numbers_out_of_order_are_told():
    record = breakdown(rows=[ROWS[0], ROWS[1] | {"no": 3}, ROWS[2] | {"no": 2}])
    assert found(record, "D770", "D771") == [("D771", "warning", "序号的次序颠倒")]


def test_rows_without_a_number_are_told():
    assert found(changed(1, no=None), "D772", "D770") == [
        ("D772", "info", "没有序号：第2行"),
        ("D770", "warning", "序号缺 2（3 行，编到 3）"),
    ]


def test_a_unit_that_leads_and_cooperates_is_told_once_with_all_its_rows():
    record = breakdown(rows=[row | {"coop_units": row["lead_units"]} for row in ROWS])
    assert found(record, "D773") == [
        ("D773", "warning", "序号1、2：“社会事务办”既是责任单位又是配合单位"),
        ("D773", "warning", "序号2：“妇联”既是责任单位又是配合单位"),
        ("D773", "warning", "序号3：“派出所”既是责任单位又是配合单位"),
    ]


def test_a_unit_twice_in_one_cell_is_told():
    assert found(changed(0, coop_units="妇联、团委、妇联"), "D774") == [
        ("D774", "warning", "序号1：“妇联”在同一格里写了几次")
    ]


def test_rows_of_one_area_in_two_places_are_told():
    record = breakdown(rows=[*ROWS, ROWS[0] | {"no": 4}])
    assert found(record, "D775") == [("D775", "warning", "“（一）走访”的各行不在一处，序号4又出现")]


def test_a_row_without_its_area_is_told():
    assert found(changed(2, area=""), "D775") == [("D775", "warning", "序号3没有写责任内容")]


def test_a_task_of_more_than_600_characters_is_told():
    assert found(changed(0, task="字" * 600), "D776") == []
    assert found(changed(0, task="字" * 601), "D776") == [
        ("D776", "warning", "序号1的任务有 601 个字，超过 600 个字")
    ]


def test_a_deadline_that_no_calendar_has_is_told():
    assert [words for _, _, words in found(changed(0, due="2025年2月30日"), "D205")] == [
        "序号1的完成时限“2025年2月30日”，历法上没有这一天"
    ]
    assert found(changed(0, due="2025年2月底前"), "D205") == []


def test_rows_that_nobody_helps_are_counted():
    assert found(breakdown(), "D777") == [("D777", "info", "1 行没有配合单位：序号2")]


def test_a_table_without_rows_is_a_fault():
    assert found(breakdown(rows=[]), "D778") == [("D778", "error", "表里没有任务")]


def test_places_are_paths_of_labels():
    (finding,) = (each for each in DUTIES.check(changed(1, lead_units="")) if each.code == "D101")
    assert finding.where == "行 › 第2项 › 责任单位"


def test_a_bracketed_list_inside_a_name_divides_nothing():
    record = changed(0, coop_units="镇直各部门（站、所、办）、各村（社区）\n妇联")
    assert record.rows[0].coop_units == ("镇直各部门（站、所、办）", "各村（社区）", "妇联")


# --- from plans -----------------------------------------------------------------------------------


def plan(**fields):
    return Plan.model_validate({"title": "清禾镇关爱行动实施方案", "body": ["按下列分工办。"], **fields})


def attachment(*rows, **fields):
    body = [{"table": {"rows": rows or TABLE}}]
    return {"label": "附件", "title": "清禾镇任务分工表", "body": body, **fields}


AREAS = [
    {
        "area": "走访",
        "lead": "社会事务办",
        "cooperating": ["妇联", "各村"],
        "tasks": ["逐户走访", "登记造册"],
    },
    {"area": "安全", "lead": "派出所", "tasks": ["设置警示牌"]},
]
DUTIES_BY_UNIT = [
    {"unit": "派出所", "tasks": ["巡逻", "处置警情"]},
    {"unit": "妇联", "tasks": "办课堂"},
]


def test_a_ready_table_keeps_its_title_label_and_numbers():
    made = breakdown_of(plan(attachments=[attachment()]))
    assert (made.form, made.breakdown.title, made.breakdown.label) == ("table", "清禾镇任务分工表", "附件")
    assert [(row.no, row.area, row.lead_units) for row in made.breakdown.rows] == [
        (1, "走访", ("社会事务办",)),
        (2, "走访", ("社会事务办", "妇联")),
    ]
    assert [each.message for each in made.findings] == ["序号2的责任单位在格内换行，读作：社会事务办、妇联"]


def test_a_line_break_within_a_name_divides_nothing():
    rows = [TABLE[0], ["1", "走访", "甲事", "文化服务\n中心\n妇联、派出所", "领导小组有关\n成员单位"]]
    (row,) = breakdown_of(plan(attachments=[attachment(*rows)])).breakdown.rows
    assert row.lead_units == ("文化服务中心", "妇联", "派出所")
    assert row.coop_units == ("领导小组有关成员单位",)


def test_a_table_without_numbers_is_numbered():
    head, *rows = TABLE
    made = breakdown_of(plan(attachments=[attachment(head[1:], *(row[1:] for row in rows))]))
    assert [row.no for row in made.breakdown.rows] == [1, 2]


def test_a_number_that_is_none_is_kept_as_a_note():
    made = breakdown_of(plan(attachments=[attachment(TABLE[0], TABLE[1], ["2-1", *TABLE[2][1:]])]))
    assert [(row.no, row.note) for row in made.breakdown.rows] == [(1, ""), (None, "序号：2-1")]


def test_a_cell_that_is_no_unit_is_refused_with_its_row():
    rows = [TABLE[0], [*TABLE[1][:3], "字" * 2001, ""]]
    with pytest.raises(InputError, match="分解表第2行不能读作一项任务：有 2001 个字"):
        breakdown_of(plan(attachments=[attachment(*rows)]))


def test_a_table_in_the_text_takes_its_title_from_the_plan():
    body = [{"heading": "一、分工", "body": [{"table": {"rows": TABLE}}]}]
    assert breakdown_of(plan(body=body)).breakdown.title == "清禾镇关爱行动责任分解表"


def test_areas_become_rows_with_their_units():
    made = breakdown_of(plan(areas=AREAS))
    assert made.form == "areas"
    assert [(row.no, row.area, row.task, row.lead_units, row.coop_units) for row in made.breakdown.rows] == [
        (1, "走访", "逐户走访", ("社会事务办",), ("妇联", "各村")),
        (2, "走访", "登记造册", ("社会事务办",), ("妇联", "各村")),
        (3, "安全", "设置警示牌", ("派出所",), ()),
    ]
    assert (made.breakdown.lead_word, made.breakdown.coop_word) == ("牵头单位", "配合单位")
    assert [each.message for each in made.findings] == ["各领域的任务各自编号，表中从 1 连续编号"]


def area_section(heading, *tasks, labels=("牵头单位：妇联", "责任单位：中心学校、镇直各部门（站、所、办）")):
    return {"heading": heading, "body": [*labels, *tasks]}


def test_areas_in_the_text_keep_numbers_that_run_on_and_their_words():
    body = [
        area_section("（一）家庭", {"heading": "1.走访。", "rest": "逐户走访。", "body": ["记下需要。"]}),
        area_section("（二）学校", {"item": "2.上好安全课"}, {"item": "2.家访"}, "另行通知。"),
    ]
    made = breakdown_of(plan(body=body))
    rows = made.breakdown.rows
    assert [(row.no, row.area, row.task) for row in rows] == [
        (1, "（一）家庭", "走访"), (2, "（二）学校", "上好安全课"), (2, "（二）学校", "家访")
    ]  # fmt: skip
    assert rows[0].coop_units == ("中心学校", "镇直各部门（站、所、办）")
    assert (made.breakdown.lead_word, made.breakdown.coop_word) == ("牵头单位", "责任单位")
    assert breakdown_of(plan(body=body), full=True).breakdown.rows[0].task == "走访。逐户走访。记下需要。"


def test_an_area_without_numbered_tasks_is_itself_the_task():
    body = [area_section("（一）走访每一户", labels=("责任单位：妇联",))]
    (row,) = breakdown_of(plan(body=body)).breakdown.rows
    assert (row.no, row.area, row.task, row.lead_units) == (1, "", "（一）走访每一户", ("妇联",))


def test_remarks_at_the_end_of_a_paragraph_are_taken_apart():
    body = [
        {
            "heading": "一、任务",
            "body": [
                {"item": "（一）走访。（牵头单位：社会办；配合单位：各村（社区）、妇联；完成时限：6月底）"},
                "登记造册。（责任部门：妇联）。",
                {
                    "heading": "（三）巡查。",
                    "rest": "每天两次。（配合单位：各村）",
                    "body": ["没有单位（略）。"],
                },
            ],
        }
    ]
    made = breakdown_of(plan(body=body))
    assert [
        (row.no, row.area, row.task, row.lead_units, row.coop_units, row.due) for row in made.breakdown.rows
    ] == [
        (1, "一、任务", "走访。", ("社会办",), ("各村（社区）", "妇联"), "6月底"),
        (2, "一、任务", "登记造册。", ("妇联",), (), ""),
        (3, "一、任务", "巡查。每天两次。", (), ("各村",), ""),
    ]
    assert (made.breakdown.lead_word, made.breakdown.coop_word) == ("责任单位", "配合单位")


def test_duties_by_unit_become_rows_numbered_on():
    made = breakdown_of(plan(duties=DUTIES_BY_UNIT))
    assert [(row.no, row.area, row.task, row.lead_units) for row in made.breakdown.rows] == [
        (1, "派出所", "巡逻", ("派出所",)),
        (2, "派出所", "处置警情", ("派出所",)),
        (3, "妇联", "办课堂", ("妇联",)),
    ]


def test_of_several_ways_the_table_is_taken_and_the_others_are_told():
    both = plan(attachments=[attachment()], areas=AREAS, duties=DUTIES_BY_UNIT)
    made = breakdown_of(both)
    assert made.form == "table"
    assert [(each.code, each.hint) for each in made.findings][:2] == [
        ("D784", "要用它时加 --from areas"),
        ("D784", "要用它时加 --from units"),
    ]
    assert breakdown_of(both, "units").form == "units"


def test_of_two_tables_the_longer_is_taken():
    more = attachment(*TABLE, ["3", "", "丙事", "妇联", ""], title="任务分工表之二")
    made = breakdown_of(plan(attachments=[attachment(), more]))
    (finding,) = (each for each in made.findings if each.code == "D784")
    assert made.breakdown.title == "任务分工表之二"
    assert finding.severity.value == "warning"
    assert finding.message.startswith(
        "另有“清禾镇任务分工表”下的表（2 行），这里用的是“任务分工表之二”下的表（3 行）"
    )


def test_without_duties_it_is_said_what_was_looked_for():
    with pytest.raises(InputError, match="没有找到任务分工") as caught:
        breakdown_of(plan())
    assert "牵头单位：" in caught.value.hint


def test_a_way_that_is_not_there_names_those_that_are():
    with pytest.raises(InputError, match="没有找到现成的分解表") as caught:
        breakdown_of(plan(areas=AREAS), "table")
    assert caught.value.hint == "有的是：按领域的牵头、责任单位；去掉 --from，或改用别的"
    with pytest.raises(InputError) as caught:
        breakdown_of(plan(), "table")
    assert caught.value.hint == "核对文件是不是方案"


def notice_with(**fields):
    return OfficialDocument.model_validate(
        {"kind": "通知", "title": "关于印发方案的通知", "signed_on": "2025年4月10日", **fields}
    )


def test_a_notice_gives_the_duties_of_the_plan_that_it_issues_and_its_date():
    issued = {"title": "甲方案", "body": ["自即日起至2026年6月，每月召开例会。"], "duties": DUTIES_BY_UNIT}
    made = breakdown_of(notice_with(issued=[issued]))
    assert made.facts.period.start == date(2025, 4, 10)
    assert made.breakdown.title == "甲责任分解表"


def test_a_notice_may_carry_the_table_itself():
    assert breakdown_of(notice_with(attachments=[attachment()])).breakdown.title == "清禾镇任务分工表"


def test_a_record_of_another_kind_has_no_duties():
    with pytest.raises(InputError):
        breakdown_of(UnitRegister())


@pytest.mark.parametrize(
    ("title", "made"),
    [
        ("关爱行动实施方案", "关爱行动责任分解表"),
        ("防溺水三年行动方案（2025—2027年）", "防溺水三年行动责任分解表（2025—2027年）"),
        ("暑期关爱行动工作方案", "暑期关爱行动责任分解表"),
        ("关爱工作方案", "关爱工作责任分解表"),
        ("关爱工作责任分解表", "关爱工作责任分解表"),
        ("关爱若干措施", "关爱若干措施责任分解表"),
        ("关爱重点任务分工方案", "关爱重点任务分工表"),
        ("", ""),
    ],
)
def test_the_title_of_a_table_comes_from_the_plan(title, made):
    assert breakdown_of(plan(title=title, duties=DUTIES_BY_UNIT)).breakdown.title == made


def test_renumbered_rows_run_from_one():
    assert [row.no for row in renumbered(changed(2, no=9).rows)] == [1, 2, 3]


# --- what follows ---------------------------------------------------------------------------------

VILLAGES = {"各村（社区）": ("甲山村", "戊岭社区")}


def test_every_unit_has_the_rows_that_name_it():
    by_unit = duties_by_unit(breakdown(), {})
    assert {unit: [each.row.no for each in rows] for unit, rows in by_unit.items()} == {
        "社会事务办": [1, 2],
        "各村（社区）": [1, 3],
        "妇联": [1, 2],
        "派出所": [3],
    }
    assert [(each.leads, each.cooperates) for each in by_unit["妇联"]] == [(False, True), (True, False)]


def test_members_of_a_group_have_its_rows_too():
    by_unit = duties_by_unit(breakdown(), VILLAGES)
    assert [each.row.no for each in by_unit["甲山村"]] == [1, 3]
    assert {each.groups for each in by_unit["甲山村"]} == {("各村（社区）",)}
    assert by_unit["各村（社区）"][0].groups == ()


def test_a_sheet_for_each_unit_says_its_part():
    documents = {each.title: each for each in unit_documents(breakdown(), VILLAGES)}
    assert list(documents)[:2] == [
        "清禾镇关爱行动责任清单（社会事务办）",
        "清禾镇关爱行动责任清单〔各村（社区）〕",
    ]
    table = table_of(documents["清禾镇关爱行动责任清单（甲山村）"])
    assert (table.sheet, table.above) == ("甲山村", ("单位：甲山村", "责任 0 项，配合 2 项"))
    assert texts(table)[1] == [
        "1", "（一）走访", "逐户走访。", "配合\n（各村（社区））", "社会事务办", "各村（社区）、妇联"
    ]  # fmt: skip


def test_the_sheets_together_hold_every_mention():
    record = breakdown()
    parts = [each for rows in duties_by_unit(record, {}).values() for each in rows]
    assert sum(each.leads for each in parts) == sum(len(row.lead_units) for row in record.rows)
    assert sum(each.cooperates for each in parts) == sum(len(row.coop_units) for row in record.rows)


def test_bound_sheets_begin_on_new_pages():
    document = bound_document(breakdown(columns="完成时限"), {})
    assert document.title == "清禾镇关爱行动责任清单（各单位）"
    pages = [block for block in document.blocks if isinstance(block, PageBreak)]
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert (len(pages), [table.sheet for table in tables]) == (
        4,
        ["社会事务办", "各村（社区）", "妇联", "派出所"],
    )
    assert tables[0].rows[0][-1].text == "完成\n时限"


def test_counts_by_unit_and_area_add_up():
    counts = {each.unit: (dict(each.lead), dict(each.coop)) for each in unit_counts(breakdown())}
    assert counts["妇联"] == ({"（一）走访": 1}, {"（一）走访": 1})
    assert counts["派出所"] == ({"（二）安全": 1}, {})
    table = table_of(matrix_document(breakdown(), ()))
    assert texts(table) == [
        ["序号", "单位", "（一）走访", "（二）安全", "合计"],
        ["责任", "配合", "责任", "配合", "责任", "配合"],
        ["1", "社会事务办", "2", "", "", "", "2", ""],
        ["2", "各村（社区）（泛指）", "", "1", "", "1", "", "2"],
        ["3", "妇联", "1", "1", "", "", "1", "1"],
        ["4", "派出所", "", "", "1", "", "1", ""],
        ["合计", "3", "2", "1", "1", "4", "3"],
    ]


def test_counts_of_a_table_without_areas_are_totals_alone():
    rows = [{key: value for key, value in row.items() if key != "area"} for row in ROWS]
    table = table_of(matrix_document(breakdown(rows=rows), ()))
    assert [cell.text for cell in table.rows[0]] == ["序号", "单位", "合计"]


def test_a_workbook_also_has_the_counts_and_the_names_to_check():
    doubt = DoubtfulName("化服务中心", "序号1", "配合单位", "文化服务中心", "写了 3 次")
    document = workbook_document(breakdown(), compose(breakdown(), CONTEXT), (doubt,))
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert [table.sheet for table in tables] == ["责任分解表", "单位任务统计", "待核单位"]
    assert texts(tables[2])[1] == ["1", "化服务中心", "序号1", "配合单位", "文化服务中心", "写了 3 次", ""]


@pytest.mark.parametrize(
    ("title", "derived"),
    [
        ("关爱工作责任内容分解表", "关爱工作责任清单"),
        ("关爱任务分工表（2025年）", "关爱责任清单（2025年）"),
        ("关爱一览", "关爱一览责任清单"),
    ],
)
def test_titles_of_papers_come_from_the_table(title, derived):
    assert derived_title(breakdown(title=title), "责任清单") == derived


def test_a_title_says_work_once():
    assert (
        derived_title(breakdown(title="防溺水工作责任分解表（2025年）"), "工作日历")
        == "防溺水工作日历（2025年）"
    )


# --- quarterly forms ------------------------------------------------------------------------------

FACTS = plan_facts(
    plan(
        report_dates=["3月20日", "6月20日", "9月20日", "12月20日"],
        leading_group={"name": "清禾镇关爱工作领导小组", "head": "何某川"},
    )
)
REGISTER = UnitRegister.model_validate(
    {"units": [{"full_name": "派出所", "reports_quarterly": True}, {"full_name": "妇联"}]}
)


def test_units_that_the_register_says_report_get_a_form():
    forms = quarterly_forms(breakdown(), {}, REGISTER, FACTS, (2025, 2))
    (report,) = forms.reports
    assert (report.unit, report.year, report.quarter, report.recipient) == (
        "派出所", 2025, 2, "清禾镇关爱工作领导小组"
    )  # fmt: skip
    assert [item.duty for item in report.work_done] == ["设置警示牌。"]
    assert report.due_days == ("3月20日", "6月20日", "9月20日", "12月20日")
    assert report.is_blank


def test_without_a_register_every_unit_that_leads_gets_a_form_and_it_is_said():
    forms = quarterly_forms(breakdown(), {}, None, None, (2025, 2))
    assert [report.unit for report in forms.reports] == ["社会事务办", "妇联", "派出所"]
    assert [each.code for each in forms.findings] == ["D786"]
    assert "没有写明哪些单位报季报，责任单位（3 个）各一份" in forms.findings[0].message


@pytest.mark.parametrize("text", ["2025-2", "2025年第二季度", "2025Q2", "2025年2季度", " 2025.2 "])
def test_a_quarter_is_named_in_several_ways(text):
    assert quarter_named(text) == (2025, 2)


@pytest.mark.parametrize("text", ["2025", "2025-5", "二季度", "25-1"])
def test_what_is_no_quarter_is_refused(text):
    with pytest.raises(InputError, match="不是季度"):
        quarter_named(text)


def test_the_receiver_is_the_one_that_the_words_of_the_plan_name():
    text = "每年的3月20日前将工作情况汇报给清禾镇关爱工作领导小组办公室。"
    assert recipient_of(plan_facts(plan(body=[text]))) == "清禾镇关爱工作领导小组办公室"
    assert recipient_of(plan_facts(plan())) == ""
    assert recipient_of(None) == ""


@pytest.mark.parametrize("dates", [["3月20日"], ["3月20日", "6月20日", "9月20日", "2月30日"]])
def test_report_days_that_are_not_four_real_ones_are_left_to_the_usual(dates):
    assert report_days(plan_facts(plan(report_dates=dates))) == ()


def test_a_plan_without_a_date_has_that_of_the_notice_that_issues_it():
    made = breakdown_of(notice_with(issued=[{"title": "甲方案", "body": ["略。"], "duties": DUTIES_BY_UNIT}]))
    assert made.plan.signed_on == "2025年4月10日"
