"""Tables that a text only hints at: empty forms, totals, a cell a line, columns made of blanks."""

from __future__ import annotations

HEAD = "清禾镇防汛工作方案\n为做好防汛工作，制定本方案。\n附件1\n防汛物资表\n"


def rows(reading):
    found = reading.data.get("attachments", [reading.data])[0]["body"]
    tables = [block["table"]["rows"] for block in found if isinstance(block, dict) and "table" in block]
    return tables[0] if tables else []


def test_a_form_to_be_filled_in_is_a_table_with_empty_cells(read_text):
    text = HEAD + "姓名\t性别\t职务\n\u3000\t\u3000\t\u3000\n\u3000\t\t\n"
    assert rows(read_text(text)) == [["姓名", "性别", "职务"], ["", "", ""], ["", "", ""]]


def test_an_empty_cell_of_a_total_does_not_go_on_with_the_cell_above(read_text):
    text = HEAD + "序号|村名|户数\n1|上清村|42\n2|下清村|38\n合计||80\n"
    assert rows(read_text(text))[-2:] == [["2", "下清村", "38"], ["合计", "", "80"]]


def test_a_row_that_holds_only_its_number_is_empty(read_text):
    text = HEAD + "序号\t姓名\t签字\n1\t何某川\t\n2\t\t\n3\t\t\n"
    assert rows(read_text(text))[1:] == [["1", "何某川", ""], ["2", "", ""], ["3", "", ""]]


def test_an_area_still_goes_on_over_the_rows_below_it(read_text):
    text = HEAD + "区域\t村名\t户数\n东片\t上清村\t42\n\t下清村\t38\n西片\t河口村\t20\n"
    assert rows(read_text(text))[1][0] == {"text": "东片", "rows": 2, "columns": 1}


def test_a_cell_a_line_below_the_heads_is_a_table(read_text):
    text = HEAD + "填报单位\n序号\n物资\n数量\n1\n编织袋\n500条\n2\n救生衣\n60件\n"
    reading = read_text(text)
    assert rows(reading) == [["序号", "物资", "数量"], ["1", "编织袋", "500条"], ["2", "救生衣", "60件"]]
    assert reading.data["attachments"][0]["body"][0] == "填报单位"


def test_numbers_at_unequal_distances_make_no_table(read_text):
    assert rows(read_text(HEAD + "序号\n物资\n数量\n1\n编织袋\n2\n救生衣\n60件\n")) == []


def test_columns_made_of_blanks_are_a_table_with_its_empty_cells(read_text):
    text = f"""{HEAD}序号    村（社区）    金额（元）    备注
1       上清村        35000.00      含水利
2       下清村        28600.50
3       河口社区      41200.00
合计                  104800.50
"""
    assert rows(read_text(text)) == [
        ["序号", "村（社区）", "金额（元）", "备注"],
        ["1", "上清村", "35000.00", "含水利"],
        ["2", "下清村", "28600.50", ""],
        ["3", "河口社区", "41200.00", ""],
        ["合计", "", "104800.50", ""],
    ]


def test_lines_whose_blanks_do_not_stand_below_each_other_are_no_table(read_text):
    text = HEAD + "单位  时间  地点\n请各村按时到会并带齐全部材料  谢谢\n另有安排的请提前说明原因  不得缺席\n"
    assert rows(read_text(text)) == []


def test_an_empty_cell_behind_a_filled_one_of_its_row_is_empty(read_text):
    text = HEAD + "序号\t类别\t任务\t单位\n1\t东片\t巡查\t甲站\n2\t西片\t\t乙站\n3\t\t排涝\t\n"
    west = {"text": "西片", "rows": 2, "columns": 1}
    assert rows(read_text(text))[1:] == [
        ["1", "东片", "巡查", "甲站"],
        ["2", west, "", "乙站"],
        ["3", "排涝", ""],
    ]
