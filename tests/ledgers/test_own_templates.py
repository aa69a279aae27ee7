"""An office's own template: what it changed holds from the first row to the last."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import pytest
from ledger_samples import (
    COLUMNS,
    DAY,
    PEOPLE,
    Office,
    book_of,
    column,
    filled,
    ledger,
    made_template,
    many,
    raw_sheet,
    rows_of,
    sheet,
)
from lxml import etree
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table
from PIL import Image as Picture

from govdocs.errors import TemplateError


def office():
    """A template with another order, a renamed head, a constant column and colours."""
    own = Office()
    own.row("{{ 标题 }}（本镇用）", None, None, None, None, height=40)
    own.row("填报：{{ 填报单位 }}", None, None, "{{ 份别 }}", "{{ 统计日期 }}", border="")
    own.row("孩子", "几岁", "乡镇", "所在村", "颜色", fill="FFC6E0B4", bold=True)
    own.row(
        "{{ 姓名 }}", "{{ 年龄 }}", "清禾镇", "{{ 村社区 }}", "{{ 等级 }}", fill="FFFFF2CC", border="thick"
    )
    own.row("{{ 小计.标签 }}", None, None, None, "{{ 小计.等级 }}", fill="FFD9D9D9")
    own.row("{{ 合计.标签 }}", None, None, None, "{{ 合计.等级 }}", fill="FFBFBFBF")
    own.row("审核人：", None, "填表人：", border="")
    own.sheet.merge_cells("A1:E1")
    own.sheet.merge_cells("A5:D5")
    return own


ROWS = many(500)


@pytest.fixture(scope="module")
def printed():
    return filled(office().content(), ledger(ROWS, group="村（社区）"))


def test_order_names_and_fixed_columns_are_the_offices(printed):
    rows = rows_of(printed)
    assert rows[0][0] == "清禾镇儿童台账（本镇用）"
    assert rows[1] == ["填报：清禾镇工作站", "", "", "", "2025年4月10日"]
    assert rows[2] == ["孩子", "几岁", "乡镇", "所在村", "颜色"]
    assert rows[3] == ["赵某0", 0.0, "清禾镇", "乙水村", "一级"]
    assert rows[253] == ["小计\u3000乙水村\u3000250人", "", "", "", "250"]
    assert rows[254][0] == "赵某1"
    assert rows[505] == ["合计", "", "", "", "500"]
    assert rows[506] == ["审核人：", "", "填表人：", "", ""]


def test_looks_hold_from_the_first_row_to_the_last(printed):
    page = sheet(printed)
    records = [row for row in range(4, 506) if row not in {254, 505}]
    assert len(records) == 500
    for place in range(1, 6):
        looks = {
            (
                cell.font.name,
                cell.font.sz,
                cell.border.top.style,
                cell.fill.fgColor.rgb,
                cell.alignment.horizontal,
            )
            for cell in (page.cell(row, place) for row in records)
        }
        assert looks == {("楷体", 14, "thick", "FFFFF2CC", "center")}
    assert {page.cell(row, 1).fill.fgColor.rgb for row in (254, 505)} == {"FFD9D9D9"}
    assert page["A506"].fill.fgColor.rgb == "FFBFBFBF"
    merged = {str(area) for area in page.merged_cells.ranges}
    assert merged == {"A1:E1", "A254:D254", "A505:D505"}
    assert page.row_dimensions[1].height == 40


def test_what_the_template_leaves_out_is_named():
    book = book_of(office().content(), ledger())
    words = " ".join(finding.message for finding in book.findings)
    assert "序号、性别、出生日期" in words
    assert {finding.code for finding in book.findings} == {"W124"}
    assert "汇总" in words
    assert "说明" in words


def test_a_template_that_prints_all_has_nothing_to_tell():
    book = book_of(made_template(ledger()), ledger())
    assert book.findings == ()
    assert book.exact
    hidden = ledger(columns=(*COLUMNS[:5], column("等级", 5, optional=True, total=lambda _: "3")))
    nothing = tuple((*row[:5], "") for row in ROWS[:3])
    assert not book_of(made_template(ledger()), ledger(nothing, columns=hidden.columns)).exact


def test_a_mark_without_a_place_is_told():
    own = Office()
    own.row("{{ 姓名 }}")
    book = book_of(own.content(), ledger(mark="〔内部件〕", group="性别"))
    words = " ".join(finding.message for finding in book.findings)
    assert "份别" in words
    assert "小计" in words
    assert "合计" in words


def test_a_grouped_ledger_needs_no_row_of_subtotals():
    own = Office()
    own.row("{{ 姓名 }}", "{{ 等级 }}")
    own.row("尾")
    rows = rows_of(filled(own.content(), ledger(group="村（社区）", group_order=("乙水村",))))
    assert [row[0] for row in rows] == ["孙某三", "赵某一", "钱某二", "尾"]


def test_a_sheet_for_a_table_that_there_is_not_this_time_is_left_out():
    first, gone = ledger(), ledger(title="已退出", sheet="已退出")
    own = load_workbook(io.BytesIO(made_template(gone, first)))
    own.create_sheet("说明")["A1"] = "不动"
    own.active = 2
    out = io.BytesIO()
    own.save(out)
    book = book_of(out.getvalue(), first)
    assert [(each.code, each.where) for each in book.findings] == [("W123", "模板的表“已退出”")]
    assert book.exact
    content = filled(out.getvalue(), first)
    made = load_workbook(io.BytesIO(content))
    assert made.sheetnames == ["台账", "说明"]
    assert made["台账"].print_area == "'台账'!$A$1:$G$11"
    assert made["台账"].print_title_rows == "$3:$3"
    assert rows_of(content)[0][0] == "清禾镇儿童台账"
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert sum(name.startswith("xl/worksheets/sheet") for name in package.namelist()) == 2


def test_merged_cells_of_a_record_repeat_in_every_row():
    own = Office()
    own.row("姓名", None, "等级")
    own.row("{{ 姓名 }}", None, "{{ 等级 }}")
    own.row("说明", None, None)
    own.sheet.merge_cells("A1:B1")
    own.sheet.merge_cells("A2:B2")
    own.sheet.merge_cells("A3:C3")
    page = sheet(filled(own.content(), ledger(many(20))))
    merged = {str(area) for area in page.merged_cells.ranges}
    assert merged == {"A1:B1", "A22:C22", *(f"A{row}:B{row}" for row in range(2, 22))}


def test_a_record_may_take_two_rows():
    own = Office()
    own.row("姓名", "村", "等级")
    own.row("{{ 姓名 }}", "{{ 村社区 }}", "{{ 等级 }}", height=30)
    own.row(None, "{{ 出生日期 }}", "生日")
    own.row("{{ 合计.等级 }}")
    own.sheet.merge_cells("A2:A3")
    own.sheet.column_dimensions["B"].width = 20
    content = filled(own.content(), ledger())
    rows = rows_of(content)
    assert rows[1] == ["赵某一", "甲山村", "一级"]
    assert rows[2][1:] == [date(2012, 5, 20), "生日"]
    assert rows[7][0] == "3"
    page = sheet(content)
    assert {"A2:A3", "A4:A5", "A6:A7"} == {str(area) for area in page.merged_cells.ranges}
    assert [page.row_dimensions[row].height for row in (2, 4, 6)] == [30, 30, 30]


def test_totals_may_stand_above_their_group():
    own = Office()
    own.row("姓名", "等级")
    own.row("{{ 小计.标签 }}", "{{ 小计.等级 }}")
    own.row("{{ 姓名 }}", "{{ 等级 }}")
    rows = rows_of(filled(own.content(), ledger(group="村（社区）")))
    assert [row[0] for row in rows] == [
        "姓名",
        "小计\u3000甲山村\u30002人",
        "赵某一",
        "钱某二",
        "小计\u3000乙水村\u30001人",
        "孙某三",
    ]


def test_tags_stand_among_words_and_choose():
    own = Office()
    own.row(
        "{{ 姓名 }}（{{ 性别 }}，{{ 年龄 }}岁）",
        "{% if 等级 == '一级' %}急{% else %}缓{% endif %}",
        "｛｛ 等级 ｝｝",
    )
    assert [row[:3] for row in rows_of(filled(own.content(), ledger()))] == [
        ["赵某一（男，12岁）", "急", "一级"],
        ["钱某二（女，9岁）", "缓", "二级"],
        ["孙某三（男，14岁）", "缓", "二级"],
    ]


def test_a_tag_that_a_record_cannot_fill_is_told_by_its_sheet():
    own = Office()
    own.row("{{ 姓名 }}", "{{ 60 / (年龄|int - 2) }}")
    rows = tuple(("甲山村", "赵某一", "男", "", age, "一级") for age in ("7", "2"))
    with pytest.raises(TemplateError, match="：标签算不出结果"):
        filled(own.content(), ledger(rows))


def test_formulas_reach_over_all_records():
    own = Office()
    own.row("姓名", "年龄", "翻倍", "全部的几分之几")
    own.row("{{ 姓名 }}", "{{ 年龄 }}", "=B2*2+$B$5", "=B2/SUM(B$2:B$2)")
    own.row("合计", "=SUM(B2:B2)", "=COUNT(C2)", "=台账!B2")
    own.row("以上", "=B3+1", '="A2"&A2')
    own.row("尾", 7)
    page = sheet(filled(own.content(), ledger(many(10))))
    assert [page["C2"].value, page["C11"].value] == ["=B2*2+$B$14", "=B11*2+$B$14"]
    assert page["D7"].value == "=B7/SUM(B$2:B$11)"
    assert [page["B12"].value, page["C12"].value, page["D12"].value] == [
        "=SUM(B2:B11)",
        "=COUNT(C2:C11)",
        "=台账!B2:B11",
    ]
    assert [page["B13"].value, page["C13"].value, page["B14"].value] == ["=B12+1", '="A2"&A2:A11', 7]


def test_formulas_of_a_group_reach_over_its_records():
    own = Office()
    own.row("{{ 姓名 }}", "{{ 年龄 }}")
    own.row("{{ 小计.标签 }}", "=SUBTOTAL(9,B1:B1)/SUM(B$1:B$1)")
    own.row("全部", "=SUBTOTAL(9,B1:B1)")
    page = sheet(filled(own.content(), ledger(group="村（社区）")))
    assert page["B3"].value == "=SUBTOTAL(9,B1:B2)/SUM(B$1:B$5)"
    assert page["B5"].value == "=SUBTOTAL(9,B4:B4)/SUM(B$1:B$5)"
    assert page["B6"].value == "=SUBTOTAL(9,B1:B5)"


def test_rules_lists_names_breaks_and_comments_go_along():
    own = office()
    page = own.sheet
    page.conditional_formatting.add(
        "A4:E4", FormulaRule(formula=['$E4="一级"'], fill=PatternFill("solid", "FFFF0000"))
    )
    page.conditional_formatting.add(
        "A7", FormulaRule(formula=["A6>$B$4"], fill=PatternFill("solid", "FF00FF00"))
    )
    choices = DataValidation("list", formula1='"一级,二级"', sqref="E4")
    page.add_data_validation(choices)
    page.print_area = "A1:E7"
    page.print_title_rows = "1:3"
    page.auto_filter.ref = "A3:E4"
    page.row_breaks.append(Break(id=6))
    page["A7"].hyperlink = "http://example.invalid/"
    page["A7"].comment = Comment("签名", "office")
    own.book.defined_names["全部等级"] = DefinedName("全部等级", attr_text="台账!$E$4:$E$4")
    other = own.book.create_sheet("统计")
    other["A1"] = "=COUNTA(台账!A4:A4)"
    content = filled(own.content(), ledger(many(500)))
    check_order(content)
    made = load_workbook(io.BytesIO(content))
    page = made["台账"]
    rules = {str(area.sqref): area.rules[0].formula for area in page.conditional_formatting}
    assert rules == {"A4:E503": ['$E4="一级"'], "A505": ["A504>$B$4:$B$503"]}
    assert [str(rule.sqref) for rule in page.data_validations.dataValidation] == ["E4:E503"]
    assert page.print_area == "'台账'!$A$1:$E$505"
    assert page.print_title_rows == "$1:$3"
    assert page.auto_filter.ref == "A3:E503"
    assert [each.id for each in page.row_breaks.brk] == [504]
    assert made.defined_names["全部等级"].attr_text == "台账!$E$4:$E$503"
    assert made["统计"]["A1"].value == "=COUNTA(台账!A4:A503)"
    assert page["A505"].comment.text == "签名"
    assert page["A505"].hyperlink.target == "http://example.invalid/"


def test_pictures_and_tables_go_along():
    own = Office()
    own.row("姓名", "等级")
    own.row("{{ 姓名 }}", "{{ 等级 }}")
    own.sheet.add_table(Table(displayName="名单", ref="A1:B2"))
    out = io.BytesIO()
    Picture.new("RGB", (4, 4)).save(out, "PNG")
    own.sheet.add_image(Image(out), "D6")
    content = filled(own.content(), ledger(many(30)))
    page = sheet(content)
    assert page.tables["名单"].ref == "A1:B31"
    assert page._images[0].anchor._from.row == 34


def test_a_row_of_notes_repeats_with_its_merged_cells():
    own = Office()
    own.row("注：{{ 说明 }}", None)
    own.row("{{ 姓名 }}", "{{ 等级 }}")
    own.row("{{ 汇总 }}", None)
    own.sheet.merge_cells("A1:B1")
    content = filled(own.content(), ledger())
    assert [row[0] for row in rows_of(content)][:3] == [
        "注：年龄算到统计日期。",
        "注：等级见办法。",
        "赵某一",
    ]
    assert {str(area) for area in sheet(content).merged_cells.ranges} == {"A1:B1", "A2:B2"}
    without = rows_of(filled(own.content(), ledger(notes=(), summary="")))
    assert [row[0] for row in without] == ["赵某一", "钱某二", "孙某三"]


def test_number_formats_of_the_template_are_kept_where_they_show_the_value():
    own = Office()
    number = own.row(
        "{{ 出生日期 }}", "{{ 年龄 }}", "{{ 年龄 }}", "{{ 姓名 }}", "{{ 出生日期 }}", "{{ 年龄 }}"
    )
    for place, code in enumerate(("yyyy/m/d", "0.00", "@", "0", "0.0", "0%"), start=1):
        own.sheet.cell(number, place).number_format = code
        own.sheet.column_dimensions["ABCDEF"[place - 1]].width = 25
    page = sheet(filled(own.content(), ledger()))
    cells = page[1]
    assert [cell.number_format for cell in cells] == ["yyyy/m/d", "0.00", "@", "0", 'yyyy"年"m"月"d"日"', "0"]
    assert cells[0].value.date() == date(2012, 5, 20)
    assert [cells[1].value, cells[2].value, cells[3].value] == [12, "12", "赵某一"]


def test_a_sheet_without_tags_stays_as_it_is_and_names_may_differ():
    own = Office("我们的台账")
    own.row("{{ 姓名 }}")
    note = own.book.create_sheet("填表说明", 0)
    note["A1"] = "先看这里"
    content = filled(own.content(), ledger())
    assert rows_of(content, "填表说明") == [["先看这里"]]
    assert len(rows_of(content, "我们的台账")) == 3


def test_parts_of_other_programs_are_understood():
    own = office()
    content = own.content()
    prefixed = rewritten(content, "xl/worksheets/sheet1.xml", with_prefix)
    assert rows_of(filled(prefixed, ledger())) == rows_of(filled(content, ledger()))
    without_places = rewritten(content, "xl/worksheets/sheet1.xml", without_names)
    assert rows_of(filled(without_places, ledger()))[3][0] == "赵某一"


def test_the_order_of_reckoning_is_made_anew():
    own = Office()
    own.row("{{ 姓名 }}", "=1+1")
    chained = with_chain(own.content())
    with zipfile.ZipFile(io.BytesIO(filled(chained, ledger()))) as package:
        assert "xl/calcChain.xml" not in package.namelist()
        assert b"calcChain" not in package.read("[Content_Types].xml")
        assert b'fullCalcOnLoad="1"' in package.read("xl/workbook.xml")


def test_newer_rules_and_odd_parts_are_kept():
    own = Office()
    own.row("{{ 姓名 }}", "=SUM(")
    changed = rewritten(own.content(), "xl/worksheets/sheet1.xml", with_newer_rules)
    changed = rewritten(changed, "xl/workbook.xml", lambda text: re.sub(r"<calcPr[^>]*/>", "", text))
    content = filled(changed, ledger())
    text = raw_sheet(content)
    assert "<xm:sqref>A1:A3 C1:C3</xm:sqref>" in text
    assert "<xm:f>$A1&gt;台账!$B$1:$B$3</xm:f>" in text
    assert "<!-- 备注 -->" in text
    assert text.count("<f>SUM(</f>") == 3
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert b'fullCalcOnLoad="1"' in package.read("xl/workbook.xml")


def test_texts_may_be_shared_between_cells_and_divided_into_runs():
    content = office().content()
    assert rows_of(filled(with_shared_strings(content), ledger())) == rows_of(filled(content, ledger()))


def test_widths_and_heights_that_are_not_said_are_the_usual_ones():
    own = Office()
    own.row("{{ 姓名 }}", "常量", 5, True)

    def usual(text):
        return re.sub(
            r"<sheetFormatPr[^>]*/>",
            '<sheetFormatPr defaultColWidth="40" defaultRowHeight="30"/>'
            '<cols><col min="9" max="9" hidden="1"/></cols>',
            text,
        )

    changed = rewritten(own.content(), "xl/worksheets/sheet1.xml", usual)
    page = sheet(filled(changed, ledger((*PEOPLE[:1], ("甲", "很长的名字" * 30, "男", "", "", "")))))
    assert page.row_dimensions[1].height is None
    assert page.row_dimensions[2].height > 60
    assert [cell.value for cell in page[1]][1:] == ["常量", 5, True]


def test_a_shared_formula_is_written_out():
    own = Office()
    own.row("{{ 姓名 }}", 1, 2)
    own.row("共", 3, 4)
    shared = rewritten(own.content(), "xl/worksheets/sheet1.xml", with_shared_formula)
    page = sheet(filled(shared, ledger()))
    assert [page["B4"].value, page["C4"].value] == ["=SUM(B1:B3)", "=SUM(C1:C3)"]


def test_what_the_office_wrote_into_the_properties_is_not_ours_to_tell():
    own = office()
    own.book.properties.creator = "某某"
    with zipfile.ZipFile(io.BytesIO(filled(own.content(), ledger()))) as package:
        assert "某某".encode() not in package.read("docProps/core.xml")


def test_all_of_a_template_is_written_whatever_its_rows():
    assert "<sheetData>" in raw_sheet(filled(office().content(), ledger()))
    assert raw_sheet(filled(office().content(), ledger())).count("<row ") == 8
    assert DAY.today == date(2025, 4, 10)


ORDER = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr",
    "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate",
    "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks",
    "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties",
    "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "picture",
    "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
)  # fmt: skip
"""The order of a worksheet's elements (ECMA-376, 18.3.1.99): Excel calls any other one damaged."""


def check_order(content):
    names = [etree.QName(each).localname for each in etree.fromstring(raw_sheet(content).encode())]
    assert [ORDER.index(name) for name in names] == sorted(ORDER.index(name) for name in names)


def rewritten(content, name, change):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for each in source.namelist():
            data = source.read(each)
            target.writestr(each, change(data.decode()).encode() if each == name else data)
    return out.getvalue()


def with_prefix(text):
    text = re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", text)
    return text.replace("xmlns=", "xmlns:x=")


def with_shared_strings(content):
    """The template as Excel saves it: texts in a part of their own, in runs, with readings."""
    strings = []

    def shared(found):
        strings.append(found[1])
        return f't="s"><v>{len(strings) - 1}</v>'

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                pattern = r't="inlineStr"><is><t[^>]*>(.*?)</t></is>'
                data = re.sub(pattern, shared, data.decode(), flags=re.DOTALL).encode()
            if name == "xl/_rels/workbook.xml.rels":
                relation = (
                    b'<Relationship Id="rId77" Type="x" Target="/xl/sharedStrings.xml"/></Relationships>'
                )
                data = data.replace(b"</Relationships>", relation)
            target.writestr(name, data)
        items = "".join(map(shared_string, strings))
        main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
        target.writestr("xl/sharedStrings.xml", f"<sst {main}>{items}</sst>")
    return out.getvalue()


def shared_string(text):
    if "{{" not in text:
        return f"<si><t>{text}</t><rPh sb='0' eb='1'><t>du</t></rPh></si>"
    place = text.index("{{") + 1
    return f"<si><r><rPr><b/></rPr><t>{text[:place]}</t></r><r><t>{text[place:]}</t></r></si>"


def with_newer_rules(text):
    rule = (
        '<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"'
        ' xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:conditionalFormattings>'
        '<x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">'
        "<x14:cfRule><xm:f>$A1&gt;台账!$B$1:$B$1</xm:f></x14:cfRule><xm:sqref>A1 C1:C1</xm:sqref>"
        "</x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst><!-- 备注 --></worksheet>"
    )
    return text.replace("</worksheet>", rule)


def without_names(text):
    return re.sub(r'<(row|c) r="[A-Z]*\d+"', r"<\1", text)


def with_chain(content):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for each in source.namelist():
            data = source.read(each)
            if each == "[Content_Types].xml":
                data = data.replace(
                    b"</Types>", b'<Override PartName="/xl/calcChain.xml" ContentType="x"/></Types>'
                )
            if each == "xl/_rels/workbook.xml.rels":
                data = data.replace(
                    b"</Relationships>",
                    b'<Relationship Id="rId99" Type="x" Target="calcChain.xml"/></Relationships>',
                )
            target.writestr(each, data)
        target.writestr("xl/calcChain.xml", b"<calcChain/>")
    return out.getvalue()


def with_shared_formula(text):
    first = '<c r="B2" s="1"><f t="shared" ref="B2:C2" si="0">SUM(B1:B1)</f><v>3</v></c>'
    second = '<c r="C2" s="1"><f t="shared" si="0"/><v>4</v></c>'
    return re.sub(r'<c r="B2".*?</c><c r="C2".*?</c>', first + second, text)
