"""Records from workbooks: what a clerk fills in, in whatever order; every fault with its cell."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from workbook_samples import UNITS_HEAD, UNITS_ROWS, filled, saved, units

from govdocs.app.blank_workbooks import new_workbook
from govdocs.app.printing import Options
from govdocs.app.records import load_record
from govdocs.app.rendering import render_files
from govdocs.context import Context
from govdocs.errors import InputError, InvalidDataError, UnknownKindError
from govdocs.kinds.registry import find_kind

NAME = "名册.xlsx"
SAMPLES = Path(__file__).resolve().parents[2] / "data" / "samples"
CONTEXT = Context(date(2025, 4, 10))


def read(data, kind=None):
    return load_record(data, NAME, kind)


def names(loaded):
    return [unit.full_name for unit in loaded.record.units]


def refused(data, kind=None):
    """The faults of a workbook: code, place and message."""
    with pytest.raises(InvalidDataError) as caught:
        read(data, kind)
    return [(each.code, each.where, each.message) for each in caught.value.diagnostics]


def hints(data):
    with pytest.raises(InvalidDataError) as caught:
        read(data)
    return [each.hint for each in caught.value.diagnostics]


def test_a_filled_workbook_is_a_record():
    loaded = read(units())
    assert (loaded.kind.label, loaded.record.title) == ("成员单位名册", "清禾镇成员单位名册")
    assert names(loaded) == [row[0] for row in UNITS_ROWS]
    first, _, third = loaded.record.units
    assert (first.aliases, third.aliases) == (("社会事务办", "民政办"), ("中心学校", "中心校"))
    assert (first.phone, first.reports_quarterly, third.reports_quarterly) == ("10000000101", True, False)


def test_columns_may_stand_in_any_order():
    turned = [row[::-1] for row in UNITS_ROWS]
    assert read(units(*turned, head=UNITS_HEAD[::-1])).record == read(units()).record


def test_english_names_padded_names_and_stars_are_known():
    head = ("full_name", "简 称", "类别*", "负责人（必填）", "联系\n电话", "reports_quarterly")
    assert read(units(head=head)).record == read(units()).record


def test_a_title_above_the_head_and_empty_rows_do_no_harm():
    data = filled(
        {
            "填写": [("文种", "成员单位名册"), ("标题", "清禾镇成员单位名册")],
            "单位": [("清禾镇成员单位",), (), UNITS_HEAD, UNITS_ROWS[0], (), *UNITS_ROWS[1:]],
        }
    )
    assert read(data).record == read(units()).record


def test_a_column_of_numbers_that_the_record_lacks_is_passed_over():
    rows = [(number, *row) for number, row in enumerate(UNITS_ROWS, start=1)]
    numbered = units(*rows, (4,), head=("序号", *UNITS_HEAD))
    assert read(numbered).record == read(units()).record


def test_a_merged_cell_counts_for_each_of_its_rows():
    book = load_workbook(io.BytesIO(units()))
    for row in (3, 4):
        book["单位"].cell(row, 3).value = None
    book["单位"].merge_cells("C2:C4")
    assert {unit.unit_type for unit in read(saved(book)).record.units} == {"镇办（站所中心）"}


def two_row_head(*lower):
    """A register whose head has two rows: 联系 stands over two columns, the other names reach down."""
    book = load_workbook(io.BytesIO(units(head=("单位全称", "简称", "类别", "联系", None, "季报"))))
    sheet = book["单位"]
    sheet.insert_rows(2)
    for letter in "ABCF":
        sheet.merge_cells(f"{letter}1:{letter}2")
    sheet.merge_cells("D1:E1")
    sheet["D2"], sheet["E2"] = lower
    return saved(book)


def test_a_head_of_two_rows_is_read_by_its_lower_names():
    assert read(two_row_head("负责人", "联系电话")).record == read(units()).record


def test_unknown_names_in_a_head_of_two_rows_are_told():
    places = [where for code, where, _ in refused(two_row_head("某甲", "某乙")) if code == "D001"]
    assert places == [f"{NAME} 表“单位”第 2 行 {letter} 列" for letter in "DE"]


def test_cells_merged_across_count_for_the_first_column_only():
    book = load_workbook(io.BytesIO(units()))
    book["单位"].merge_cells("D3:E3")
    assert read(saved(book)).record.units[1].phone == ""


def test_numbers_dates_and_truth_are_read_as_they_show():
    book = load_workbook(io.BytesIO(units(fields=(("文种", "成员单位名册"), ("填报日期", None)))))
    book["填写"]["B2"] = 45757
    book["填写"]["B2"].number_format = 'yyyy"年"m"月"d"日"'
    book["单位"]["E2"] = 10000000101
    book["单位"]["F2"] = True
    record = read(saved(book)).record
    assert (record.as_of, record.units[0].phone, record.units[0].reports_quarterly) == (
        "2025-04-10",
        "10000000101",
        True,
    )


def test_rows_of_totals_and_signatures_are_told_and_passed_over():
    data = units(*UNITS_ROWS, ("合计", None, None, "3"), ("单位负责人：沈某", None))
    loaded = read(data)
    assert names(loaded) == [row[0] for row in UNITS_ROWS]
    (finding,) = [each for each in loaded.findings if each.code == "C010"]
    assert (finding.where, finding.message) == (
        "名册.xlsx 表“单位”",
        "第 5、6 行是合计、签名或注，没有读入",
    )


def test_hidden_rows_are_told_of():
    book = load_workbook(io.BytesIO(units()))
    book["单位"].row_dimensions[3].hidden = True
    loaded = read(saved(book))
    assert len(loaded.record.units) == 3
    assert "R304" in [each.code for each in loaded.findings]


def told(loaded):
    """What was not read: place and words."""
    return [
        (each.where.removeprefix(f"{NAME} "), each.message) for each in loaded.findings if each.code == "C010"
    ]


def test_sheets_of_explanations_and_hidden_sheets_hold_no_data():
    book = load_workbook(io.BytesIO(units(说明=[("怎样填",)], 选项=[("是",)], 旧稿=[("留底",)], 空表=[])))
    for name in ("选项", "旧稿", "空表"):
        book[name].sheet_state = "hidden"
    loaded = read(saved(book))
    assert names(loaded) == [row[0] for row in UNITS_ROWS]
    assert told(loaded) == [("表“旧稿”", "是隐藏的表，没有读入")]


def test_what_stands_beside_the_fields_is_told():
    fields = [
        ("成员单位名册填写表", None, None),
        ("项目", "内容", "说明"),
        ("文种", "成员单位名册", "别处的说明"),
        ("标题", "清禾镇成员单位名册", None, "旁注\n第二行"),
        (None, None, "只有这里，很长很长很长很长很长很长很长很长的一句"),
        ("注：统计到月底", None),
    ]
    book = load_workbook(io.BytesIO(units(fields=fields)))
    book["填写"].merge_cells("A1:C1")
    loaded = read(saved(book))
    assert loaded.record.title == "清禾镇成员单位名册"
    assert told(loaded) == [
        ("表“填写”第 1 行 A 列", "“成员单位名册填写表”不是字段的内容，没有读入"),
        ("表“填写”第 3 行 C 列", "“别处的说明”不是字段的内容，没有读入"),
        ("表“填写”第 4 行 D 列", "“旁注 第二行”不是字段的内容，没有读入"),
        ("表“填写”第 5 行 C 列", "“只有这里，很长很长很长很长很长很长很长很…”不是字段的内容，没有读入"),
        ("表“填写”第 6 行 A 列", "“注：统计到月底”不是字段的内容，没有读入"),
    ]


def test_explanations_of_the_blank_workbook_are_no_notes_of_the_clerk():
    book = load_workbook(io.BytesIO(new_workbook("任务台账", CONTEXT)[1]))
    assert told(read(saved(book))) == []
    book["填写"]["C3"] = "问过财政所"
    assert told(read(saved(book))) == [("表“填写”第 3 行 C 列", "“问过财政所”不是字段的内容，没有读入")]


TASKS = {
    "填写": [("文种", "任务台账"), ("填报单位", "清禾镇社会事务办公室"), ("统计日期", "2025-04-10")],
    "任务": [
        ("任务编号", "任务内容", "牵头单位", "进度", "状态", "完成时限"),
        ("RW-2025-001", "摸清留守儿童底数", "社会事务办", 60, "推进中", "2025年6月30日"),
        ("RW-2025-002", "每季度会商一次", "派出所、司法所", 0, "未启动", "按季推进"),
    ],
    "任务.月度进展": [
        ("月份", "任务编号", "进展", "填报人"),
        ("2025-02", "RW-2025-001", "已走访两个村", "沈某"),
        ("2025年3月", "RW-2025-001", "已走访四个村", "沈某"),
        ("2025-03", "RW-2025-002", "已开会", "方某国"),
    ],
}


def test_a_list_inside_records_stands_on_a_sheet_of_its_own():
    loaded = load_record(filled(TASKS), "台账.xlsx")
    first, second = loaded.record.tasks
    assert [(each.month, each.text) for each in first.updates] == [
        ("2025-02", "已走访两个村"),
        ("2025-03", "已走访四个村"),
    ]
    assert [each.by for each in second.updates] == ["方某国"]
    assert (first.progress, second.lead_units) == (60, ("派出所", "司法所"))


def test_a_month_that_the_program_made_a_date_is_that_month():
    book = load_workbook(io.BytesIO(filled(TASKS)))
    sheet = book["任务.月度进展"]
    sheet["A2"], sheet["A2"].number_format = date(2025, 4, 1), "yyyy-mm-dd"
    sheet["A3"], sheet["A3"].number_format = date(2025, 5, 1), 'yyyy"年"m"月"'
    (first, _) = read(saved(book)).record.tasks
    assert [each.month for each in first.updates] == ["2025-04", "2025-05"]
    sheet["A2"] = date(2025, 4, 15)
    (fault,) = refused(saved(book))
    assert fault[1].startswith("名册.xlsx 表“任务.月度进展”第 2 行 A 列")


@pytest.mark.parametrize(
    ("number", "hint"),
    [
        (45000.75, "把这一格的格式设为“日期”（会显示为2023年3月15日），或写作“2025年4月10日”的样子"),
        (45000, "把这一格的格式设为“日期”（会显示为2023年3月15日），或写作“2025年4月10日”的样子"),
        (2025.6, "把这一格的格式设为“日期”，或写作“2025年4月10日”的样子"),
        (-3, "把这一格的格式设为“日期”，或写作“2025年4月10日”的样子"),
    ],
)
def test_a_bare_number_is_no_date(number, hint):
    head = (*TASKS["任务"][0], "开始日期")
    rows = [head, (*TASKS["任务"][1], "2025-03-01"), (*TASKS["任务"][2][:5], number, number)]
    data = filled({"填写": TASKS["填写"], "任务": rows})
    words = f"“{number}”只是一个数字，不是日期"
    assert refused(data) == [
        ("D205", "名册.xlsx 表“任务”第 3 行 F 列，任务 › 第2项 › 完成时限", words),
        ("D205", "名册.xlsx 表“任务”第 3 行 G 列，任务 › 第2项 › 开始日期", words),
    ]
    assert hints(data) == [hint, hint]


def test_a_date_of_eight_digits_is_one():
    rows = [TASKS["任务"][0], (*TASKS["任务"][1][:5], 20250630)]
    (task,) = read(filled({"填写": TASKS["填写"], "任务": rows})).record.tasks
    assert task.due_on == "20250630"


def test_the_deadline_of_a_breakdown_is_no_bare_number_either():
    rows = [("责任内容", "任务分解", "责任单位", "完成时限"), ("家庭保护", "走访", "派出所", 45000)]
    data = filled({"填写": [("文种", "责任分解表"), ("标题", "分解表")], "行": rows})
    ((code, where, _),) = refused(data)
    assert (code, where) == ("D205", "名册.xlsx 表“行”第 2 行 D 列，行 › 第1项 › 完成时限")


def test_lines_are_divided_at_line_breaks_only():
    rows = [(*TASKS["任务"][0], "佐证材料"), (*TASKS["任务"][1], "照片、签到册\n通报")]
    (task,) = read(filled({"填写": TASKS["填写"], "任务": rows})).record.tasks
    assert task.evidence == ("照片、签到册", "通报")


def test_a_number_that_is_none_gets_a_hint():
    rows = [TASKS["任务"][0], (*TASKS["任务"][1][:3], "六成", *TASKS["任务"][1][4:])]
    assert hints(filled({"填写": TASKS["填写"], "任务": rows})) == ["只写阿拉伯数字，不带单位，如 3"]


def test_a_row_of_a_list_inside_records_must_name_its_owner():
    rows = [("月份", "任务编号", "进展"), ("2025-02", "RW-2025-009", "无"), ("2025-02", None, "无")]
    faults = refused(filled(TASKS | {"任务.月度进展": rows}))
    assert faults == [
        ("C011", "名册.xlsx 表“任务.月度进展”第 2 行 B 列", "表“任务”里没有“RW-2025-009”"),
        ("C011", "名册.xlsx 表“任务.月度进展”第 3 行 B 列", "没有写“任务编号”"),
    ]


def test_an_owner_that_is_there_twice_is_none():
    twice = [*TASKS["任务"], TASKS["任务"][1]]
    faults = refused(filled(TASKS | {"任务": twice}))
    assert ("C011", "名册.xlsx 表“任务.月度进展”第 2 行 B 列", "表“任务”里有 2 行“RW-2025-001”") in faults


def test_a_list_inside_records_without_the_column_of_its_owner_is_refused():
    faults = refused(filled(TASKS | {"任务.月度进展": [("月份", "进展"), ("2025-02", "无")]}))
    assert faults == [("D002", "名册.xlsx 表“任务.月度进展”第 1 行", "缺少“任务编号”一列")]


def test_fields_inside_a_field_have_both_names():
    fields = [
        ("文种", "方案"),
        ("标题", "清禾镇春季走访方案"),
        ("时段.起", "2025年3月1日"),
        ("时段 › 止", "2025年5月31日"),
        ("领导小组/名称", "工作领导小组"),
        ("领导小组/组长", "何某川"),
        ("目标", "底数清、情况明\n措施实"),
        ("正文", "第一段。\n第二段。"),
    ]
    record = read(filled({"填写": fields})).record
    assert (record.period.start, record.period.end) == ("2025年3月1日", "2025年5月31日")
    assert record.aims == ("底数清、情况明", "措施实")
    assert record.body == ("第一段。", "第二段。")


def test_a_table_alone_is_read_when_its_kind_is_given():
    data = filled({"Sheet1": [("清禾镇成员单位名册",), ("单位全称", "联系电话"), ("派出所", "10000000104")]})
    loaded = read(data, find_kind("成员单位名册"))
    assert (loaded.record.title, names(loaded)) == ("清禾镇成员单位名册", ["派出所"])


def test_a_table_alone_is_read_when_its_columns_fit_one_kind():
    data = filled(
        {
            "Sheet1": [
                ("清禾镇名册", "填报单位：清禾镇社会事务办公室"),
                ("说不清的话",),
                ("单位全称", "简称", "统一社会信用代码", "包含单位"),
                ("清禾镇派出所", "派出所", None, None),
            ]
        }
    )
    loaded = read(data)
    assert (loaded.kind.label, loaded.record.title) == ("成员单位名册", "清禾镇名册")
    assert (loaded.record.unit, names(loaded)) == ("清禾镇社会事务办公室", ["清禾镇派出所"])
    (finding,) = [each for each in loaded.findings if each.code == "C010"]
    assert (finding.where, "说不清的话" in finding.message) == (f"{NAME} 表“Sheet1”第 2 行 A 列", True)


def test_the_excel_twin_of_a_breakdown_is_read_back(tmp_path):
    sample = SAMPLES / "duties.yaml"
    wanted = load_record(sample.read_bytes(), sample.name).record
    render_files([sample], tmp_path, Options(("xlsx",)), CONTEXT)
    (twin,) = tmp_path.iterdir()
    loaded = read(twin.read_bytes())
    assert (loaded.kind.label, loaded.record.title) == ("责任分解表", wanted.title)
    assert loaded.record.label.startswith("附件")
    for name in ("no", "area", "task", "lead_units", "coop_units"):
        assert [getattr(row, name) for row in loaded.record.rows] == [
            getattr(row, name) for row in wanted.rows
        ]


ROWS = [("责任内容", "任务分解", "责任单位"), ("家庭保护", "走访", "派出所")]
COUNTS = [("单位", "牵头任务数"), ("派出所", 1)]


def test_the_table_is_found_among_sheets_that_follow_from_it():
    loaded = read(filled({"责任分解表": ROWS, "单位任务统计": COUNTS}))
    assert [row.task for row in loaded.record.rows] == ["走访"]
    assert told(loaded) == [("表“单位任务统计”", "不是责任分解表的行，没有读入")]


def test_of_two_tables_that_fit_none_is_chosen():
    faults = refused(filled({"分解表一": ROWS, "分解表二": ROWS}))
    assert [(code, where) for code, where, _ in faults] == [
        ("D001", f"{NAME} 表“分解表一”"),
        ("D001", f"{NAME} 表“分解表二”"),
    ]


def test_sheets_without_the_sheet_of_fields_are_read_when_the_kind_is_given():
    data = filled({"任务": TASKS["任务"], "任务.月度进展": TASKS["任务.月度进展"]})
    assert len(read(data, find_kind("任务台账")).record.tasks[0].updates) == 2


def test_a_table_of_which_nobody_can_tell_the_kind_is_refused():
    (fault,) = refused(filled({"Sheet1": [("甲", "乙"), ("一", "二")]}))
    assert fault == ("C013", "名册.xlsx 表“Sheet1”", "没有写文种，从列名也看不出来")


def test_a_table_without_the_columns_of_its_kind_is_refused():
    (fault,) = refused(filled({"Sheet1": [("甲", "乙"), ("一", "二")]}), find_kind("成员单位名册"))
    assert fault == ("D002", "名册.xlsx 表“Sheet1”", "没有找到成员单位名册的列名")


def test_an_empty_workbook_is_refused():
    with pytest.raises(InputError, match="是空的"):
        read(saved(Workbook()))


def test_a_kind_that_is_misspelt_is_refused_with_the_nearest_and_the_other_faults():
    faults = refused(units(("派出所", None, "机关", None, None, None), fields=(("文种", "成员单位名车"),)))
    assert [(code, where) for code, where, _ in faults] == [
        ("D008", "名册.xlsx 表“填写”第 1 行 B 列"),
        ("D003", "名册.xlsx 表“单位”第 2 行 C 列，单位 › 第1项 › 类别"),
    ]


def test_a_kind_like_no_other_is_refused():
    assert [code for code, _, _ in refused(units(fields=(("文种", "××"),)))] == ["D008"]
    assert [code for code, _, _ in refused(units(fields=(("文种", None),)))] == ["D002"]
    with pytest.raises(UnknownKindError):
        find_kind("××")


def damaged(change):
    """The register with something changed by hand in its sheets."""
    book = load_workbook(io.BytesIO(units()))
    change(book["填写"], book["单位"])
    return saved(book)


def put(sheet, name, value):
    sheet[name] = value
    if isinstance(value, str) and not value.startswith(("=", "#")):
        sheet[name].data_type = "s"


DAMAGES = {
    "unknown column": (
        lambda fields, rows: put(rows, "D1", "负责任人"),
        ("D001", "表“单位”第 1 行 D 列", "不认识的列“负责任人”"),
        "是否指“负责人”？",
    ),
    "column twice": (
        lambda fields, rows: put(rows, "D1", "简称"),
        ("D004", "表“单位”第 1 行 D 列", "列“简称”有两个"),
        "删去一列，或合并成一列",
    ),
    "no name of a column": (
        lambda fields, rows: put(rows, "H3", "备注的话"),
        ("C012", "表“单位”第 3 行 H 列", "这一列没有列名，内容无法读入"),
        "补写列名，或删去内容",
    ),
    "required cell empty": (
        lambda fields, rows: put(rows, "A3", None),
        ("D002", "表“单位”第 3 行 A 列，单位 › 第2项 › 单位全称", "缺少“单位全称”"),
        "在这一格填写“单位全称”",
    ),
    "word not in the list": (
        lambda fields, rows: put(rows, "C4", "学校类"),
        ("D003", "表“单位”第 4 行 C 列，单位 › 第3项 › 类别", None),
        None,
    ),
    "neither yes nor no": (
        lambda fields, rows: put(rows, "F2", "也许"),
        ("D003", "表“单位”第 2 行 F 列，单位 › 第1项 › 季报", "应当写“是”或“否”"),
        None,
    ),
    "telephone": (
        lambda fields, rows: put(rows, "E3", "99999"),
        ("D003", "表“单位”第 3 行 E 列，单位 › 第2项 › 联系电话", None),
        None,
    ),
    "two lines in a line": (
        lambda fields, rows: put(rows, "A2", "社会\n事务办"),
        ("D003", "表“单位”第 2 行 A 列，单位 › 第1项 › 单位全称", "应当写在一行之内"),
        None,
    ),
    "control character": (
        lambda fields, rows: put(rows, "D3", "方_x0007_某"),
        ("D009", "表“单位”第 3 行 D 列，单位 › 第2项 › 负责人", "含有不能排印的字符 U+0007，请删去"),
        None,
    ),
    "formula without result": (
        lambda fields, rows: put(rows, "D4", "=A4&B4"),
        ("R301", "表“单位”第 4 行 D 列", "公式没有结果"),
        None,
    ),
    "error value": (
        lambda fields, rows: put(rows, "E4", "#REF!"),
        ("R302", "表“单位”第 4 行 E 列", "是错误值 #REF!"),
        None,
    ),
    "long number": (
        lambda fields, rows: put(rows, "E2", 110101199003077758),
        ("R303", "表“单位”第 2 行 E 列", "长数字以数值保存，第 15 位以后已经丢失"),
        None,
    ),
    "unknown field": (
        lambda fields, rows: (put(fields, "A3", "填报单立"), put(fields, "B3", "派出所")),
        ("D001", "表“填写”第 3 行 A 列", "不认识的字段“填报单立”"),
        "是否指“填报单位”？",
    ),
    "field without a name": (
        lambda fields, rows: put(fields, "B4", "派出所"),
        ("D001", "表“填写”第 4 行 A 列", "没有写这是哪个字段"),
        "字段名写在 A 列",
    ),
    "field twice": (
        lambda fields, rows: (put(fields, "A3", "标题"), put(fields, "B3", "又一个")),
        ("D004", "表“填写”第 3 行 A 列", "字段“标题”写了两次"),
        "删去一行",
    ),
    "date that no calendar has": (
        lambda fields, rows: (put(fields, "A3", "填报日期"), put(fields, "B3", "2025年2月30日")),
        ("D205", "表“填写”第 3 行 B 列，填报日期", None),
        None,
    ),
    "sheet misspelt": (
        lambda fields, rows: setattr(rows, "title", "单位们"),
        ("D001", "表“单位们”", "不认识的表“单位们”"),
        "是否指“单位”？",
    ),
    "head lost": (
        lambda fields, rows: rows.delete_rows(1),
        ("D002", "表“单位”", "没有找到列名"),
        None,
    ),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_workbook_is_refused_at_the_right_cell(name):
    change, (code, where, message), hint = DAMAGES[name]
    data = damaged(change)
    with pytest.raises(InvalidDataError) as caught:
        read(data)
    told = caught.value.diagnostics
    found = [each for each in told if (each.code, each.where) == (code, f"{NAME} {where}")]
    assert found, told
    assert message in (None, found[0].message)
    assert hint in (None, found[0].hint)


def test_all_faults_are_told_at_once_in_the_order_of_the_cells():
    def ruin(fields, rows):
        put(rows, "A3", None)
        put(rows, "E2", "99999")
        put(rows, "F4", "也许")
        put(rows, "D4", "#REF!")
        put(rows, "H1", "奇怪的列")
        put(fields, "A3", "填报日期")
        put(fields, "B3", "昨天")

    places = [where.split("，")[0].removeprefix(f"{NAME} ") for _, where, _ in refused(damaged(ruin))]
    rows = ("1 行 H", "2 行 E", "3 行 A", "4 行 D", "4 行 F")
    assert places == ["表“填写”第 3 行 B 列", *(f"表“单位”第 {row} 列" for row in rows)]


def test_a_workbook_renders(tmp_path):
    (path := tmp_path / NAME).write_bytes(units())
    written = render_files([path], tmp_path / "out", Options(("pdf", "xlsx")), CONTEXT)
    assert {each.suffix for one in written for each in one.paths} == {".pdf", ".xlsx"}
