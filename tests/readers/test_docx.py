"""Word files: what the paper shows is read, the rest set aside, what could harm refused."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm

from govdocs.errors import InputError
from govdocs.readers.docx_numbering import formatted
from govdocs.readers.read import read
from readers.weighing import seen, strings

TITLE = "例示县清禾镇人民政府关于做好秋冬防火工作的通知"
LINES = (
    "例示县清禾镇人民政府文件",
    "清政发〔2025〕18号",
    TITLE,
    "各村（社区）：",
    "现将有关事项通知如下。",
    "一、加强巡查",
    "各村要落实专人巡查。",
    "例示县清禾镇人民政府",
    "2025年10月9日",
)
W = nsdecls("w")
NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="90">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>
  <w:lvlText w:val="（%2）"/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
 <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="none"/><w:lvlText w:val=""/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="91">
 <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF06C;"/></w:lvl>
</w:abstractNum>
<w:num w:numId="90"><w:abstractNumId w:val="90"/></w:num>
<w:num w:numId="91"><w:abstractNumId w:val="91"/></w:num>
<w:num w:numId="92"><w:abstractNumId w:val="90"/>
 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
<w:num w:numId="93"><w:abstractNumId w:val="90"/>
 <w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimalEnclosedCircle"/>
  <w:lvlText w:val="%1"/></w:lvl>
 </w:lvlOverride></w:num>
</w:numbering>"""


def document(*lines):
    made = docx.Document()
    for line in lines:
        made.add_paragraph(line)
    return made


def bytes_of(made):
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def read_word(made):
    reading = read(bytes_of(made), "来文.docx")
    assert reading.account.balanced
    return reading


def append(made, xml):
    body = made.element.body
    body.insert(len(body) - 1, parse_xml(xml))


def with_numbering(made, numbering=NUMBERING):
    root = made.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    for child in list(parse_xml(numbering)):
        root.append(child)


def numbered(made, text, number, depth):
    paragraph = made.add_paragraph(text)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {W}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')
    )
    return paragraph


def repacked(data, **changes):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = changes.pop(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
        for name, content in changes.items():
            new.writestr(name, content)
    return out.getvalue()


def test_the_parts_of_a_plain_word_file_are_found():
    data = read_word(document(*LINES)).data
    assert (data["mark"], data["number"], data["title"]) == (LINES[0], LINES[1], TITLE)
    assert data["addressees"] == "各村（社区）"
    assert data["body"][1]["heading"] == "一、加强巡查"
    assert (data["signature"], data["signed_on"]) == (["例示县清禾镇人民政府"], "2025年10月9日")


def test_every_character_of_a_word_file_is_in_the_data_or_in_a_list():
    reading = read_word(document(*LINES))
    placed = seen(strings(reading.data)) + seen(mark.text for mark in reading.account.marks)
    assert placed == seen(LINES)
    assert placed == Counter("".join(LINES))


def test_automatic_numbers_become_text():
    made = document(TITLE, "现通知如下。")
    with_numbering(made)
    for text, depth in (
        ("加强领导", 0),
        ("压实责任", 1),
        ("落实经费", 1),
        ("加强宣传", 0),
        ("张贴标语", 1),
        ("入户宣讲", 2),
    ):
        numbered(made, text, 90, depth)
    reading = read_word(made)
    assert [(entry.ordinal, entry.text) for entry in reading.outline] == [
        ("一、", "加强领导"),
        ("（一）", "压实责任"),
        ("（二）", "落实经费"),
        ("二、", "加强宣传"),
        ("（一）", "张贴标语"),
        ("1.", "入户宣讲"),
    ]
    assert any(finding.code == "R110" and "6 处" in finding.message for finding in reading.findings)


def test_a_list_that_starts_anew_counts_from_its_own_start():
    made = document(TITLE, "现通知如下。")
    with_numbering(made)
    numbered(made, "加强领导", 90, 0)
    numbered(made, "其他事项", 92, 0)
    numbered(made, "巡查到户。", 93, 0)
    numbered(made, "不编号的一段。", 90, 3)
    reading = read_word(made)
    assert [entry.ordinal for entry in reading.outline] == ["一、", "五、", "①"]


def test_a_bullet_before_an_ordinal_is_a_list_mark():
    made = document(TITLE, "现通知如下。")
    with_numbering(made)
    numbered(made, "（1）清理可燃物。", 91, 0)
    numbered(made, "普通一条。", 91, 0)
    reading = read_word(made)
    assert reading.outline[0].ordinal == "（1）"
    assert "列表符号" in {mark.use for mark in reading.account.marks}
    assert reading.data["body"][-1]["body"] == ["• 普通一条。"]


@pytest.mark.parametrize(
    ("form", "value", "shown"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 3, "03"),
        ("decimalFullWidth", 12, "１２"),
        ("upperLetter", 28, "BB"),
        ("lowerLetter", 2, "b"),
        ("upperRoman", 14, "XIV"),
        ("lowerRoman", 9, "ix"),
        ("chineseLegalSimplified", 11, "十一"),
        ("decimalEnclosedCircleChinese", 3, "③"),
        ("ordinal", 2, "2"),
    ],
)
def test_word_number_formats(form, value, shown):
    assert formatted(form, value) == shown


def test_a_table_keeps_its_merged_cells():
    made = document(TITLE, "现将分工印发如下。")
    table = made.add_table(rows=4, cols=3)
    texts = (("序号", "任务", "单位"), ("1", "宣传", "各村"), ("2", "", "派出所"), ("3", "合计", ""))
    for row, cells in zip(table.rows, texts, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    table.cell(1, 1).merge(table.cell(2, 1)).text = "宣传"
    table.cell(3, 1).merge(table.cell(3, 2)).text = "合计"
    (block,) = [block for block in read_word(made).data["body"] if isinstance(block, dict)]
    assert block["table"] == {
        "header": 1,
        "rows": [
            ["序号", "任务", "单位"],
            ["1", {"text": "宣传", "rows": 2, "columns": 1}, "各村"],
            ["2", "派出所"],
            ["3", {"text": "合计", "rows": 1, "columns": 2}],
        ],
    }


def test_an_empty_cell_of_a_word_table_stays_empty():
    made = document(TITLE, "现将分工印发如下。")
    table = made.add_table(rows=3, cols=2)
    for row, cells in zip(table.rows, (("类别", "单位"), ("宣传", "各村"), ("", "派出所")), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    block = read_word(made).data["body"][-1]
    assert block["table"]["rows"] == [["类别", "单位"], ["宣传", "各村"], ["", "派出所"]]


def test_two_paragraphs_in_a_cell_are_two_lines_of_it():
    made = document(TITLE, "现将分工印发如下。")
    table = made.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("任务", "单位", "宣传", "民政办、"), strict=True):
        cell.text = text
    table.cell(1, 1).add_paragraph("财政办")
    assert read_word(made).data["body"][-1]["table"]["rows"][1] == ["宣传", "民政办、\n财政办"]


def test_repeated_header_rows_are_header_rows():
    made = document(TITLE, "现将分工印发如下。")
    table = made.add_table(rows=4, cols=2)
    for cell, text in zip(
        table._cells, ["任务", "单位", "甲", "乙", "宣传", "各村", "巡查", "各组"], strict=True
    ):
        cell.text = text
    for row in table.rows[:2]:
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {W}/>"))
    assert read_word(made).data["body"][-1]["table"]["header"] == 2


def test_a_table_that_only_places_the_imprint_is_read_as_its_lines():
    made = document(*LINES)
    table = made.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "抄送：县应急管理局。"
    table.cell(1, 0).text = "清禾镇党政办公室"
    table.cell(1, 1).text = "2025年10月9日印发"
    assert read_word(made).data["imprint"] == {
        "copies_to": "县应急管理局",
        "printed_on": "2025年10月9日",
        "printer": "清禾镇党政办公室",
    }


def test_a_table_of_one_column_is_read_as_paragraphs():
    made = document(TITLE)
    made.add_table(rows=1, cols=1).cell(0, 0).text = "各村（社区）："
    made.add_paragraph("请抓好落实。")
    data = read_word(made).data
    assert (data["addressees"], data["body"]) == ("各村（社区）", ["请抓好落实。"])


def test_a_table_that_places_several_paragraphs_side_by_side_loses_none():
    made = document(TITLE, "请抓好落实。")
    table = made.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "抄送：县应急管理局。"
    table.cell(0, 1).text = "清禾镇党政办公室"
    table.cell(0, 1).add_paragraph("2025年10月9日印发")
    imprint = read_word(made).data["imprint"]
    assert imprint["printer"] == "清禾镇党政办公室"
    assert imprint["printed_on"] == "2025年10月9日"


def test_headers_and_footers_are_set_aside():
    made = document(*LINES)
    made.sections[0].footer.paragraphs[0].text = "— 1 —"
    made.sections[0].header.paragraphs[0].text = "内部资料"
    reading = read_word(made)
    assert {entry.text for entry in reading.account.set_aside} == {"— 1 —", "内部资料"}
    assert {entry.kind for entry in reading.account.set_aside} == {"header or footer"}


TEXT_BOX = f"""<w:p {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:v="urn:schemas-microsoft-com:vml"><w:r><mc:AlternateContent>
<mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>{{0}}</w:t></w:r></w:p>
</w:txbxContent></wps:txbx></w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>{{0}}</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict>
</mc:Fallback></mc:AlternateContent></w:r></w:p>"""


def test_a_text_box_is_read_once():
    made = docx.Document()
    append(made, TEXT_BOX.format(LINES[0]))
    for line in LINES[1:]:
        made.add_paragraph(line)
    reading = read_word(made)
    assert reading.data["mark"] == LINES[0]
    assert reading.account.total == len("".join(LINES))


def test_insertions_stay_and_deletions_are_set_aside():
    made = document(TITLE)
    append(
        made,
        f"<w:p {W}><w:r><w:t>请于</w:t></w:r><w:del><w:r><w:delText>三月</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>四月</w:t></w:r></w:ins><w:r><w:t>底前报送。</w:t></w:r></w:p>",
    )
    append(made, f"<w:del {W}><w:p><w:r><w:delText>整段删除。</w:delText></w:r></w:p></w:del>")
    reading = read_word(made)
    assert reading.data["body"] == ["请于四月底前报送。"]
    assert [entry.text for entry in reading.account.set_aside] == ["三月", "整段删除。"]
    assert {entry.kind for entry in reading.account.set_aside} == {"deleted text"}
    assert any(finding.code == "R111" for finding in reading.findings)


def test_hidden_text_is_set_aside():
    made = document(TITLE)
    paragraph = made.add_paragraph("请抓好落实。")
    paragraph.add_run("草稿备注").font.hidden = True
    reading = read_word(made)
    assert reading.data["body"] == ["请抓好落实。"]
    assert [(entry.text, entry.kind) for entry in reading.account.set_aside] == [("草稿备注", "hidden text")]


def test_fields_give_their_result_and_not_their_code():
    made = document(TITLE)
    append(
        made,
        f'<w:p {W}><w:r><w:t>共</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText>NUMPAGES</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>页。</w:t></w:r></w:p>',
    )
    assert read_word(made).data["body"] == ["共3页。"]


def test_links_and_content_controls_keep_their_text():
    made = document(TITLE)
    append(
        made,
        f"<w:p {W}><w:r><w:t>详见</w:t></w:r><w:hyperlink><w:r><w:t>清单</w:t></w:r></w:hyperlink>"
        "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>和说明。</w:t></w:r></w:sdtContent></w:sdt></w:p>",
    )
    append(
        made, f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>请抓好落实。</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    assert read_word(made).data["body"] == ["详见清单和说明。", "请抓好落实。"]


def test_breaks_and_tabs_divide_and_special_hyphens_stay():
    made = document("例示县清禾镇人民政府")
    paragraph = made.paragraphs[0]
    paragraph.add_run().add_break()
    paragraph.add_run("关于做好秋冬防火工作的通知")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    made.add_paragraph("请抓好落实。").add_run().add_break(WD_BREAK.PAGE)
    append(
        made,
        f"<w:p {W}><w:r><w:t>电话</w:t><w:tab/><w:t>0000</w:t><w:noBreakHyphen/><w:t>123</w:t>"
        '<w:softHyphen/><w:sym w:font="Wingdings" w:char="2605"/><w:t>。</w:t></w:r></w:p>',
    )
    data = read_word(made).data
    assert data["title"] == TITLE
    assert data["body"][0] == "请抓好落实。"
    assert "".join(data["body"][1].split()).replace("\u00ad", "") == "电话0000-123★。"


def test_footnotes_are_set_aside():
    paragraph = "<w:p><w:r><w:t>本数含下级单位。</w:t></w:r></w:p>"
    notes = f"<w:footnotes {W}><w:footnote w:id='1'>{paragraph}</w:footnote></w:footnotes>"
    data = repacked(bytes_of(document(*LINES)), **{"word/footnotes.xml": notes.encode()})
    reading = read(data, "来文.docx")
    assert [(entry.text, entry.kind) for entry in reading.account.set_aside] == [
        ("本数含下级单位。", "footnote")
    ]
    assert any(finding.code == "R112" for finding in reading.findings)


def test_a_page_break_before_a_paragraph_is_no_part_of_the_text():
    made = document(TITLE, "请抓好落实。")
    made.add_paragraph("另起一页。").paragraph_format.page_break_before = True
    made.add_paragraph("居右。").paragraph_format.left_indent = Cm(5)
    assert read_word(made).data["body"] == ["请抓好落实。", "另起一页。", "居右。"]


def test_places_in_a_word_file_are_paragraphs():
    reading = read_word(document("清政发[2025]18号", TITLE, "请抓好落实。"))
    (finding,) = [finding for finding in reading.findings if finding.code == "R201"]
    assert finding.where == "第 1 段"


def refused(data, name="来文.docx"):
    with pytest.raises(InputError) as caught:
        read(data, name)
    return caught.value


def test_a_macro_file_is_refused_by_its_name_and_by_its_content():
    data = bytes_of(document(*LINES))
    assert "带宏" in refused(data, "来文.docm").message
    assert "带有宏" in refused(repacked(data, **{"word/vbaProject.bin": b"x"})).message
    types = (
        b'<Types xmlns="x"><Override ContentType="application/vnd.ms-word.document.macroEnabled"/></Types>'
    )
    assert "带有宏" in refused(repacked(data, **{"[Content_Types].xml": types})).message


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    data = repacked(bytes_of(document(*LINES)), **{"word/media/image1.xml": b"0" * 30_000_000})
    assert "压缩炸弹" in refused(data).message


def test_too_many_members_are_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for index in range(2001):
            package.writestr(f"word/{index}.xml", b"")
    assert "2001 个部件" in refused(out.getvalue()).message


def test_a_member_that_climbs_out_is_refused():
    assert "路径异常" in refused(repacked(bytes_of(document(*LINES)), **{"../evil.xml": b"x"})).message


def test_an_encrypted_or_old_file_is_refused():
    assert "密码" in refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600).message


def test_a_damaged_file_is_refused():
    data = bytes_of(document(*LINES))
    assert "损坏" in refused(data[: len(data) // 2]).message
    assert "损坏" in refused(b"not a zip at all, but text").message
    assert "损坏" in refused(repacked(data, **{"word/document.xml": b"<w:document"})).message


def test_a_part_that_does_not_unpack_is_damage():
    data = bytearray(bytes_of(document(*LINES)))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        info = package.getinfo("word/document.xml")
    start = info.header_offset + 30 + len(info.filename)
    data[start : start + info.compress_size] = b"\xff" * info.compress_size
    assert "损坏" in refused(bytes(data)).message


def test_numbers_that_are_none_are_damage():
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="x"/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>'
    made = document(*LINES)
    append(made, f"<w:tbl {W}><w:tr>{cell}{cell}</w:tr></w:tbl>")
    assert "数值" in refused(bytes_of(made)).message


def test_what_a_merge_covers_and_what_a_deleted_row_holds_is_set_aside():
    made = document(TITLE, "现将分工印发如下。")
    table = made.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("单位", "职责", "各村", "巡查"), strict=True):
        cell.text = text
    for row, value in ((0, "restart"), (1, "continue")):
        properties = table.cell(row, 1)._tc.get_or_add_tcPr()
        properties.append(parse_xml(f'<w:vMerge {W} w:val="{value}"/>'))
    reading = read_word(made)
    assert [(entry.text, entry.kind) for entry in reading.account.set_aside] == [("巡查", "hidden text")]


def test_a_table_inside_a_content_control_and_a_cell_in_one_are_read():
    row = (
        "<w:tr><w:tc><w:p><w:r><w:t>{0}</w:t></w:r></w:p></w:tc><w:sdt><w:sdtContent><w:tc><w:p><w:r><w:t>{1}</w:t>"
        "</w:r></w:p></w:tc></w:sdtContent></w:sdt></w:tr>"
    )
    made = document(TITLE, "现将分工印发如下。")
    rows = row.format("单位", "职责") + row.format("各村", "巡查")
    append(made, f"<w:sdt {W}><w:sdtContent><w:tbl>{rows}</w:tbl></w:sdtContent></w:sdt>")
    assert read_word(made).data["body"][-1]["table"]["rows"] == [["单位", "职责"], ["各村", "巡查"]]


def test_a_zip_that_is_no_word_file_is_refused():
    assert (
        "不是 Word 文件"
        in refused(repacked(bytes_of(document(*LINES)), **{"word/document.xml": None})).message
    )


def test_a_word_file_without_text_is_refused():
    assert "没有文字" in refused(bytes_of(docx.Document())).message


def test_a_file_that_defines_entities_is_refused():
    many = "&a;" * 50
    bomb = (
        f'<!DOCTYPE d [<!ENTITY a "{"清" * 50}"><!ENTITY b "{many}">]><w:document {W}><w:body>'
        "<w:p><w:r><w:t>&b;请抓好落实。</w:t></w:r></w:p></w:body></w:document>"
    )
    data = repacked(bytes_of(document(*LINES)), **{"word/document.xml": bomb.encode()})
    assert "外部定义" in refused(data).message


def test_strict_open_xml_is_read_like_the_ordinary_form():
    plain = bytes_of(document(*LINES))
    with zipfile.ZipFile(io.BytesIO(plain)) as package:
        main = package.read("word/document.xml")
    names = rb"http://schemas.openxmlformats.org/(\w+)/2006/(\w+)"
    strict = re.sub(names, rb"http://purl.oclc.org/ooxml/\1/\2", main)
    assert strict != main
    read_again = read(repacked(plain, **{"word/document.xml": strict}), "来文.docx")
    assert read_again.data == read(plain, "来文.docx").data


def test_a_mark_with_a_line_break_in_a_cell_is_two_lines():
    made = document(*LINES[1:])
    row = (
        f"<w:tbl {W}><w:tr><w:tc><w:p><w:r><w:t>例示县清禾镇人民政府</w:t><w:br/>"
        "<w:t>例示县东河镇人民政府</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:t>文件</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    made.element.body.insert(0, parse_xml(row))
    reading = read_word(made)
    assert reading.data["mark"] == ["例示县清禾镇人民政府", "例示县东河镇人民政府文件"]
    assert not [text for text in strings(reading.data) if "\x0b" in text]


def test_a_line_break_in_a_header_leaves_no_control_character():
    made = document(*LINES)
    made.sections[0].header.paragraphs[0].add_run("清禾镇\n内部资料")
    assert not [text for text in strings(read_word(made).data) if "\x0b" in text]


def paragraph_in(made, xml):
    made.paragraphs[4]._p.addnext(parse_xml(f"<w:p {W}>{xml}</w:p>"))
    return read_word(made)


def codes(reading):
    return [finding.code for finding in reading.findings]


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings", "F0A8", "□"),
        ("Wingdings", "FC", "√"),
        ("Wingdings 2", "F0A3", "□"),
        ("Symbol", "F0B3", "≥"),
        ("Wingdings", "2605", "★"),
    ],
)
def test_a_sign_of_a_symbol_font_becomes_the_sign_it_shows(font, code, shown):
    sign = f'<w:r><w:t>已办结</w:t><w:sym w:font="{font}" w:char="{code}"/></w:r>'
    assert f"已办结{shown}" in paragraph_in(document(*LINES), sign).data["body"]


@pytest.mark.parametrize(("font", "code"), [("Wingdings", "F0C3"), ("Webdings", "F061"), ("Odd", "E000")])
def test_a_sign_that_no_other_sign_looks_like_is_set_aside_by_its_code(font, code):
    sign = f'<w:r><w:t>已办结</w:t><w:sym w:font="{font}" w:char="{code}"/></w:r>'
    reading = paragraph_in(document(*LINES), sign)
    assert [one.text for one in reading.account.set_aside] == [f"{font} {code}"]
    assert "R115" in codes(reading)


def test_the_reading_beside_a_word_is_set_aside():
    xml = (
        "<w:r><w:ruby><w:rt><w:r><w:t>yuè</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>玥</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    reading = paragraph_in(document(*LINES), xml)
    assert "玥" in reading.data["body"]
    assert [one.text for one in reading.account.set_aside] == ["yuè"]


def test_text_with_a_line_through_it_is_kept_and_told():
    reading = paragraph_in(document(*LINES), "<w:r><w:rPr><w:strike/></w:rPr><w:t>旧文</w:t></w:r>")
    assert "旧文" in reading.data["body"]
    assert "R114" in codes(reading)


def test_a_table_in_a_cell_is_told():
    made = document(*LINES)
    table = made.add_table(rows=2, cols=2)
    table.cell(0, 0).text = "单位"
    inner = table.cell(1, 1).add_table(1, 2)
    inner.cell(0, 0).text = "甲"
    assert "R113" in codes(read_word(made))


def test_an_automatic_article_number_stands_apart_from_its_text():
    made = document(TITLE, "现通知如下。")
    numbers = NUMBERING.replace('w:val="%1、"', 'w:val="第%1条"')
    with_numbering(made, numbers)
    numbered(made, "禁养区为水源保护区。", 90, 0)
    assert {"item": "第一条　禁养区为水源保护区。", "body": []} in read_word(made).data["body"]
