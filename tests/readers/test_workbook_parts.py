"""Workbooks as Excel and WPS write them, part by part: shared texts, cells without places, other sheets."""

from __future__ import annotations

import io
import zipfile

import pytest

from govdocs.errors import InputError
from govdocs.readers.xlsx import read_sheets

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOOK = f"""<workbook {MAIN} {RELATIONS}><sheets>
<sheet name="单位" sheetId="1" r:id="rId1"/><sheet name="图" sheetId="2" r:id="rId2"/>
</sheets><definedNames><definedName name="全部">单位!$A$1</definedName>
<definedName name="govdocs_layout" localSheetId="0" hidden="1">"abc"</definedName></definedNames>
</workbook>"""
TARGETS = f"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{KINDS}/worksheet" Target="/xl/worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="{KINDS}/chartsheet" Target="chartsheets/sheet2.xml"/></Relationships>"""
STRINGS = f"""<sst {MAIN}><si><t>派出所</t></si>
<si><r><t>清禾</t></r><r><rPr><b/></rPr><t>镇</t></r><rPh sb="0" eb="1"><t>qing</t></rPh></si><si/></sst>"""
STYLES = f"""<styleSheet {MAIN}><numFmts><numFmt numFmtId="170" formatCode='yyyy"年"m"月"d"日"'/></numFmts>
<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="46"/></cellXfs>
</styleSheet>"""


def workbook(rows, *, outside="", **more):
    """A package with one worksheet of these rows."""
    parts = {
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": TARGETS,
        "xl/sharedStrings.xml": STRINGS,
        "xl/styles.xml": STYLES,
        "xl/worksheets/sheet1.xml": f"<worksheet {MAIN}><sheetData>{rows}</sheetData>{outside}</worksheet>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in {**parts, **more}.items():
            if text is not None:
                package.writestr(name, text)
    return out.getvalue()


def read(rows, **more):
    (sheet,) = read_sheets(workbook(rows, **more), "名册.xlsx")
    return sheet


def shown(cell):
    return read(f'<row r="1">{cell}</row>').text(1, 1)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c r="A1" t="s"><v>0</v></c>', "派出所"),
        ('<c r="A1" t="s"><v>1</v></c>', "清禾镇"),
        ('<c r="A1" t="s"><v>2</v></c>', ""),
        ('<c r="A1" t="inlineStr"><is><t>甲</t></is></c>', "甲"),
        ('<c r="A1" t="str"><f>A2</f><v>乙</v></c>', "乙"),
        ('<c r="A1" t="b"><v>1</v></c>', "是"),
        ('<c r="A1" t="b"><v>0</v></c>', "否"),
        ('<c r="A1" t="d"><v>2025-04-10T00:00:00</v></c>', "2025-04-10"),
        ('<c r="A1"><v>10000000101</v></c>', "10000000101"),
        ('<c r="A1"><v>1.0000000101E10</v></c>', "10000000101"),
        ('<c r="A1" s="1"><v>45757</v></c>', "2025-04-10"),
        ('<c r="A1" s="2"><v>45757</v></c>', "2025-04-10"),
        ('<c r="A1" s="3"><v>1.0625</v></c>', "25:30"),
        ('<c r="A1" s="99"><v>7</v></c>', "7"),
        ('<c r="A1"/>', ""),
        ('<c r="A1" t="s"/>', ""),
        ('<c r="A1"><extLst/></c>', ""),
    ],
)
def test_cells_of_every_type(cell, text):
    assert shown(cell) == text


def test_rows_and_cells_without_places_follow_each_other():
    sheet = read('<row><c t="s"><v>0</v></c><c><v>1</v></c></row><row r="4"><c/><c><v>2</v></c></row><row/>')
    assert (sheet.text(1, 1), sheet.text(1, 2), sheet.text(4, 2)) == ("派出所", "1", "2")


def test_other_things_in_rows_do_no_harm():
    assert shown('<extLst/><c r="A1" t="s"><v>0</v></c>') == "派出所"


def test_sheets_of_charts_are_no_worksheets_and_marks_are_read():
    sheet = read('<row r="1"><c r="A1"><v>1</v></c></row>')
    assert (sheet.name, sheet.number, sheet.mark) == ("单位", 1, "abc")


def test_a_workbook_without_styles_and_texts_is_read():
    parts = {"xl/sharedStrings.xml": None, "xl/styles.xml": None}
    assert read('<row r="1"><c r="A1"><v>1</v></c></row>', **parts).text(1, 1) == "1"
    bare = f"<styleSheet {MAIN}/>"
    assert read('<row r="1"><c r="A1"><v>1</v></c></row>', **{"xl/styles.xml": bare}).text(1, 1) == "1"


def test_hidden_columns_and_rows_and_merged_cells_are_known():
    first = '<row r="1" hidden="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>1</v></c></row>'
    data = f'<sheetData>{first}<row r="2"><c r="B2"><v>2</v></c></row></sheetData>'
    columns = '<cols><col min="1" max="2" hidden="1"/><col min="3" max="3"/></cols>'
    merged = '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>'
    part = f"<worksheet {MAIN}>{columns}{data}{merged}</worksheet>"
    sheet = read("", **{"xl/worksheets/sheet1.xml": part})
    (finding,) = sheet.findings
    assert finding.message == "第 1 行、A 列、B 列是隐藏的，内容照样读入"
    assert sheet.text(2, 1) == "派出所"


@pytest.mark.parametrize("value", ["-1e9", "1e9"])
def test_a_date_that_cannot_be_shown_is_told(value):
    sheet = read(f'<row r="1"><c r="A1" s="1"><v>{value}</v></c></row>')
    assert [(each.code, each.where) for each in sheet.findings] == [
        ("R302", "名册.xlsx 表“单位”第 1 行 A 列")
    ]


@pytest.mark.parametrize("text", ["9.99999E+17", "1e10", "1.5E5"])
def test_a_number_that_has_become_scientific_is_told(text):
    sheet = read(f'<row r="1"><c r="A1" t="str"><v>{text}</v></c></row>')
    assert [each.code for each in sheet.findings] == ["R305"]


@pytest.mark.parametrize(
    "cell",
    ['<c r="A1" t="s"><v>77</v></c>', '<c r="A1"><v>甲</v></c>', '<c r="A1" t="s"><v>x</v></c>', "<c>"],
)
def test_cells_that_cannot_be(cell):
    with pytest.raises(InputError, match="已经损坏"):
        read(f'<row r="1">{cell}</row>')
