"""Word templates of forms: made from descriptions, filled, and refused by name where they are wrong."""

import io
import re
import struct
import zlib
from dataclasses import replace

import pytest
from docx import Document
from lxml import etree

from form_samples import (
    CONTEXT,
    EMPTY,
    FORM,
    NAMES,
    VALUES,
    WIDE,
    W,
    edited,
    members,
    paragraphs,
    repacked,
    rows,
    whole,
)
from govdocs.document.nodes import Picture
from govdocs.errors import TemplateError
from govdocs.writers.form import FormTemplate
from govdocs.writers.form_template import form_template

TEMPLATE = form_template(FORM, "走访")


def png(width=26, height=35):
    """A grey picture."""

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    lines = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(lines))
        + chunk(b"IEND", b"")
    )


def fill_form(template, values, context, title=""):
    return FormTemplate(template, "模板").fill(values, context, title)


def filled(template=TEMPLATE, **changes):
    return fill_form(template, {**VALUES, **changes}, CONTEXT, "入户走访登记表")


def template_with(*texts, part="word/document.xml"):
    """A template whose body is a paragraph of one run for each text."""
    inside = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)
    parts = members(TEMPLATE)
    xml = parts["word/document.xml"].decode()
    section = re.search(r"<w:sectPr>.*</w:sectPr>", xml, re.DOTALL)[0]
    body = re.sub(
        r"<w:body>.*</w:body>", lambda _: f"<w:body>{inside}{section}</w:body>", xml, flags=re.DOTALL
    )
    return repacked({**parts, "word/document.xml": body.encode()})


def faults(*texts, names=NAMES):
    """What is wrong with a template of these paragraphs: code, message, place."""
    found = FormTemplate(template_with(*texts), "样张.docx").findings(names)
    return [(each.code, each.message, each.where) for each in found]


# -- filling --------------------------------------------------------------------------------------


def test_the_template_of_a_form_has_no_fault_and_prints_every_field():
    fields = [name for name in VALUES if name != "次"]
    assert FormTemplate(TEMPLATE, "登记表").findings(NAMES, fields) == ()


def test_a_template_is_the_same_bytes_each_time():
    assert form_template(FORM, "走访") == TEMPLATE
    assert filled() == filled()


def test_every_value_stands_in_its_cell():
    cells = rows(filled())
    assert cells[0][:4] == ["姓名", "林某安", "性别", "□男　☑女"]
    assert cells[2][:2] == ["证件号码", "999999201205060025"]
    assert cells[4] == ["家庭成员", "姓名", "关系"]


def test_rows_are_repeated_for_each_item_numbered_and_filled_up():
    assert rows(filled())[5:8] == [["", "1.林某国", "父亲"], ["", "2.周某英", "祖母"], ["", "3.", ""]]


def test_rows_are_left_out_where_their_test_fails():
    assert ["要求", "每周联系一次。"] in rows(filled())
    assert all(cells[0] != "要求" for cells in rows(filled(要求="")))


def test_paragraphs_are_repeated_and_left_out_like_rows():
    texts = paragraphs(filled())
    assert texts[texts.index("林某国：") : texts.index("林某国：") + 3] == [
        "林某国：",
        "1. 林某国为父亲。",
        "2. 周某英为祖母。",
    ]
    assert "林某国：" not in paragraphs(filled(称呼=""))
    assert "记事一则" in paragraphs(filled(备注="记事一则"))
    assert len(paragraphs(filled(备注="记事一则"))) == len(texts) + 1


def test_no_tag_is_left_on_paper():
    assert not re.search(r"[{}%]", whole(filled()))


def test_line_ends_in_a_value_begin_paragraphs_like_the_one_they_stand_in():
    root = etree.fromstring(members(filled())["word/document.xml"])
    found = {
        "".join(text.text or "" for text in each.iter(f"{W}t")): each.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
        for each in root.iter(f"{W}p")
        if each.find(f"{W}pPr/{W}pStyle") is not None
    }
    assert found["与祖母同住。"] == found["学习正常。"] == "GovFormCell"


def test_marks_of_xml_are_printed_as_they_are():
    assert "A&B <乙> “丙” {{ 丁 }}" in paragraphs(filled(要求="A&B <乙> “丙” {{ 丁 }}"))


def test_what_xml_cannot_hold_is_replaced():
    assert "甲\ufffd乙" in paragraphs(filled(要求="甲\x0b乙"))


def test_a_photograph_stands_in_its_cell():
    parts = members(filled(照片=Picture(png(), 26.0)))
    pictures = [name for name in parts if name.startswith("word/media/")]
    assert [parts[name] for name in pictures] == [png()]
    assert b'Extension="png"' in parts["[Content_Types].xml"]
    assert b"wp:inline" in parts["word/document.xml"]
    assert "照片" not in "".join(rows(filled(照片=Picture(png(), 26.0)))[0])
    assert "照片" in rows(filled())[0]


def test_an_empty_record_gives_an_empty_form():
    cells = rows(fill_form(TEMPLATE, EMPTY, CONTEXT))
    assert cells[0][:4] == ["姓名", "", "性别", ""]
    assert cells[5:8] == [["", "1.", ""], ["", "2.", ""], ["", "3.", ""]]


def test_the_properties_say_the_title_and_the_day_and_nothing_else():
    core = members(filled())["docProps/core.xml"].decode()
    assert "<dc:title>入户走访登记表</dc:title>" in core
    assert "2025-04-10" in core
    assert not re.search("creator|lastModifiedBy|林", core)


def marked(template):
    context = replace(CONTEXT, copy="internal")
    return Document(io.BytesIO(fill_form(template, VALUES, context, "表")))


def test_a_copy_bears_its_name_in_the_header_or_above_the_text_where_there_is_one():
    headers = [section.header for section in marked(TEMPLATE).sections]
    assert {header.paragraphs[0].text for header in headers} == {"〔内部件〕"}
    document = Document(io.BytesIO(TEMPLATE))
    document.sections[0].header.paragraphs[0].text = "本单位"
    document.save(own := io.BytesIO())
    made = marked(own.getvalue())
    assert made.sections[0].header.paragraphs[0].text == "本单位"
    assert made.paragraphs[0].text == "〔内部件〕"


def test_tables_have_the_widths_of_the_description():
    root = etree.fromstring(members(TEMPLATE)["word/document.xml"])
    widths = [int(column.get(f"{W}w")) for column in root.iter(f"{W}gridCol")]
    assert sum(widths) == round(156 * 1440 / 25.4)
    assert widths[0] == pytest.approx(sum(widths) * 18 / 126, abs=2)


def test_pages_turn_and_break_where_the_form_says():
    root = etree.fromstring(members(form_template(WIDE, "走访"))["word/document.xml"])
    sizes = [each.get(f"{W}orient") for each in root.iter(f"{W}pgSz")]
    assert sizes == ["landscape", None]
    assert len(list(root.iter(f"{W}pageBreakBefore"))) == 1


def test_a_small_template_has_smaller_type():
    small = FormTemplate(form_template(FORM, "走访", small=True), "小")
    assert (small.small, FormTemplate(TEMPLATE, "大").small) == (True, False)


# -- what office programs and hands do to tags ------------------------------------------------------


def test_a_tag_cut_up_into_runs_is_put_together():
    inside = "</w:t></w:r><w:proofErr/><w:r><w:rPr><w:b/></w:rPr><w:t>"
    template = edited(TEMPLATE, ("{{ 姓名 }}", f"{{{inside}{{ 姓{inside}名 }}{inside}}}"))
    assert rows(filled(template))[0][1] == "林某安"


@pytest.mark.parametrize(
    "written",
    [
        "｛｛ 姓名 ｝｝",
        "{{姓名}}",
        "{{　姓名　}}",
        "{{\u00a0姓名\u200b}}",
        "{{ 姓名｜default（‘—’） }}",
        "{ { 姓名 } }",
    ],
)
def test_tags_typed_with_a_chinese_keyboard_are_understood(written):
    assert rows(filled(edited(TEMPLATE, ("{{ 姓名 }}", written))))[0][1] == "林某安"


def test_curly_quotes_in_a_tag_are_understood():
    template = template_with("{% if 姓名 == “林某安” %}是{% else %}否{% endif %}")
    assert paragraphs(filled(template)) == ["是"]


def test_a_name_with_the_brackets_of_its_label_is_understood():
    assert paragraphs(fill_form(template_with("{{ 村（社区） }}"), {"村社区": "甲山村"}, CONTEXT)) == [
        "甲山村"
    ]


def test_headers_and_footers_are_filled_too():
    parts = members(TEMPLATE)
    name = next(each for each in parts if "footer" in each)
    xml = parts[name].replace(b"</w:ftr>", "<w:p><w:r><w:t>{{ 文号 }}</w:t></w:r></w:p></w:ftr>".encode())
    done = filled(repacked({**parts, name: xml}))
    assert "清未保〔2025〕3号" in paragraphs(done, name)


def test_an_office_may_use_other_fonts_another_order_and_other_values():
    xml = members(TEMPLATE)["word/document.xml"].decode()
    lines = re.findall(r"<w:tr>.*?</w:tr>", xml, re.DOTALL)
    swapped = xml.replace(lines[1], "\0").replace(lines[2], lines[1]).replace("\0", lines[2])
    swapped = swapped.replace(
        "</w:tbl>",
        '</w:tbl><w:p><w:r><w:rPr><w:rFonts w:eastAsia="楷体"/></w:rPr>'
        "<w:t>监护人 {{ 成员[0].姓名 }}</w:t></w:r></w:p>",
        1,
    )
    template = repacked({**members(TEMPLATE), "word/document.xml": swapped.encode()})
    assert list(FormTemplate(template, "本单位").findings(NAMES)) == []
    done = filled(template)
    assert [cells[0] for cells in rows(done)[:3]] == ["姓名", "证件号码", "出生日期"]
    assert "监护人 林某国" in paragraphs(done)


# -- what is refused --------------------------------------------------------------------------------


def test_an_unknown_name_is_named_with_its_place_and_what_may_be_meant():
    found = FormTemplate(edited(TEMPLATE, ("{{ 姓名 }}", "{{ 性名 }}")), "样张").findings(NAMES)
    assert [(each.code, each.message, each.where) for each in found] == [
        ("W110", "没有名为“性名”的内容", "第1个表格第1行第2格")
    ]
    assert "是否指“姓名”" in found[0].hint


def test_fields_that_a_template_leaves_out_are_told():
    found = FormTemplate(edited(TEMPLATE, ("{{ 证件号码 }}", "")), "样张").findings(
        NAMES, ["证件号码", "姓名"]
    )
    assert [(each.code, each.severity.value, each.message) for each in found] == [
        ("W114", "warning", "模板没有印出：证件号码")
    ]


def left_out(*texts, fields=("姓名", "成员")):
    """What a template of these paragraphs is told to leave out."""
    found = FormTemplate(template_with(*texts), "样张.docx").findings(NAMES, fields)
    return [each.message for each in found if each.code == "W114"]


def test_what_a_template_only_asks_for_is_not_printed():
    texts = ["{%p if 姓名 %}", "甲", "{%p endif %}", "{%p for 项 in 成员 %}", "乙", "{%p endfor %}"]
    assert left_out(*texts) == ["模板没有印出：姓名、成员"]
    assert left_out("{% if 年龄 %}{{ 姓名 }}{% endif %}", *texts[3:4], "{{ 项.姓名 }}", texts[5]) == []
    assert left_out("{% set 甲 = 姓名 %}{{ 甲 }}{{ 成员[0].姓名 }}") == []


@pytest.mark.parametrize("written", ["{姓名}", "｛ 姓名 ｝", "甲{成员}乙"])
def test_a_known_name_between_single_braces_is_told(written):
    ((code, message, where),) = faults(written)
    assert (code, where) == ("W113", "第1段")
    assert "只有一个花括号" in message


def test_other_words_between_single_braces_are_plain_text():
    assert faults("{甲}", "｛见附件｝") == []


@pytest.mark.parametrize(
    ("texts", "code", "words", "where"),
    [
        (["{%p for 项 in 成员 %}", "{{ 项.姓名 }}"], "W111", "“for 项 in 成员”没有结束", "第1段"),
        (["{% if 姓名 %}甲"], "W111", "“if 姓名”没有结束", "第1段"),
        (["甲{% endif %}"], "W111", "“endif”前面没有 if", "第1段"),
        (["甲", "{%p endfor %}"], "W111", "“endfor”前面没有 for", "第2段"),
        (["{% else %}"], "W111", "“else”前面没有 if", "第1段"),
        (["{%p for 项 in 成员 %}", "{%p endif %}"], "W111", "应当以 endfor 结束，这里是 endif", "第2段"),
        (["{%p if 姓名 %}", "甲{% endif %}"], "W111", "不在同一层", "第2段"),
        (["{%p for 项 成员 %}", "{%p endfor %}"], "W113", "写法有误", "第1段"),
        (["{%p for 甲,乙 in 成员 %}", "{%p endfor %}"], "W113", "写法有误", "第1段"),
        (["{% set 甲 %}"], "W113", "写法有误", "第1段"),
        (["{{ 姓名"], "W113", "没有写完的标签", "第1段"),
        (["姓名 }}"], "W113", "没有写完的标签", "第1段"),
        (["{{ 姓名 姓名 }}"], "W113", "标签写法有误：姓名 姓名", "第1段"),
        (["{{ }}"], "W113", "标签写法有误", "第1段"),
        (["{{ 成员 }}"], "W110", "“成员”是一组内容，不能直接印出", "第1段"),
        (["{{ 姓名.长 }}"], "W110", "“姓名”是一项文字，没有“长”", "第1段"),
        (
            ["{%p for 项 in 成员 %}", "{{ 项.电话 }}", "{%p endfor %}", "{{ 项.姓名 }}"],
            "W110",
            "“电话”",
            "第2段",
        ),
        (["{% include '甲' %}"], "W112", "不能用语句“include”", "第1段"),
        (["{% import 'os' as os %}"], "W112", "不能用语句“import”", "第1段"),
        (["{% macro 甲() %}{% endmacro %}"], "W112", "不能用语句“macro”", "第1段"),
        (["{% extends '甲' %}"], "W112", "不能用语句“extends”", "第1段"),
        (["{% raw %}"], "W112", "不能用语句“raw”", "第1段"),
        (["{{ 姓名.__class__.__mro__ }}"], "W112", "不能用“__mro__”", "第1段"),
        (["{{ cycler.__init__.__globals__.os.popen('id') }}"], "W112", "不能调用函数", "第1段"),
        (["{{ lipsum() }}"], "W112", "不能调用函数", "第1段"),
        (["{{ ''.join(姓名) }}"], "W112", "不能调用函数", "第1段"),
        (["{{ 姓名|attr('__class__') }}"], "W112", "没有可用的过滤器“attr”", "第1段"),
        (["{{ 姓名|大写 }}"], "W112", "没有可用的过滤器“大写”", "第1段"),
        (["{{ 姓名 is 甲 }}"], "W112", "没有可用的判断“甲”", "第1段"),
        (["{% set 甲 = 姓名.__dict__ %}"], "W112", "不能用“__dict__”", "第1段"),
        (["{% if 姓名.upper() %}{% endif %}"], "W112", "不能调用函数", "第1段"),
        (["{%p for 项 in range(9) %}", "{%p endfor %}"], "W112", "不能调用函数", "第1段"),
    ],
)
def test_what_is_wrong_is_refused_by_name_and_place(texts, code, words, where):
    assert any(
        found == code and words in message and place == where for found, message, place in faults(*texts)
    ), faults(*texts)


def test_a_loop_over_rows_that_ends_in_another_table_is_refused():
    second = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{%tr endfor %}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    template = edited(TEMPLATE, ("{%tr endfor %}", ""))
    template = edited(template, ("</w:tbl>", f"</w:tbl><w:p/>{second}"))
    found = [each for each in FormTemplate(template, "样张").findings(NAMES) if each.code == "W111"]
    assert any("不在同一层" in each.message for each in found)


def test_all_faults_are_told_at_once_and_each_once():
    found = faults("{{ 甲 }}{{ 甲 }}", "{{ 乙.丙 }}", "{% if 姓名 %}")
    assert [message for _, message, _ in found] == [
        "没有名为“甲”的内容",
        "没有名为“乙”的内容",
        "“if 姓名”没有结束",
    ]


def test_comments_and_looks_of_cells_are_no_fault():
    assert (
        faults(
            "{# 说明 #}{% if 姓名 %}甲{% elif 年龄 %}乙{% else %}丙{% endif %}",
            "{% set 甲 = 成员[0].姓名 %}{{ 甲 }}",
        )
        == []
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ 没有 }}", "没有名为“没有”的内容"),
        ("{{ 成员 }}", "一组内容不能直接印出"),
        ("{{ 姓名 * 1000 }}", "不能用“\\*”"),
        ("{{ 姓名.__class__ }}", "没有名为“__class__”的内容"),
        ("{% for 项 in 成员 %}", "标签写法有误"),
        ("{{ 姓名|int / 0 }}", "标签算不出结果"),
    ],
)
def test_what_was_not_examined_is_refused_when_it_is_filled(text, words):
    with pytest.raises(TemplateError, match=words) as problem:
        filled(template_with(text))
    assert "林某安" not in problem.value.message + problem.value.hint


def test_a_tag_that_tears_the_file_apart_is_refused():
    template = edited(TEMPLATE, ("填报单位：", "{% if 要求 == '' %}"), ("{{ 出生日期 }}", "{% endif %}"))
    with pytest.raises(TemplateError, match="不成样子"):
        filled(template)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "不是 Word 文件"),
        (b"PK\x03\x04 nothing", "不是 Word 文件"),
        (TEMPLATE[: len(TEMPLATE) // 2], "不是 Word 文件"),
        (repacked({"a.txt": b"a"}), "不是 Word 文件"),
        (repacked({**members(TEMPLATE), "word/vbaProject.bin": b"x"}), "带有宏"),
        (repacked({**members(TEMPLATE), "word/document.xml": b"<w:document"}), "已损坏"),
        (
            repacked({**members(TEMPLATE), "word/document.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}),
            "不该有的内容",
        ),
        (repacked({f"{number}.xml": b"" for number in range(2100)}), "过大"),
    ],
)
def test_what_is_no_word_template_is_refused(data, words):
    with pytest.raises(TemplateError, match=words):
        FormTemplate(data, "样张.docx")


def test_boxes_stand_in_runs_of_one_font():
    xml = members(filled())["word/document.xml"].decode()
    runs = re.findall(r"<w:r>(?:(?!</w:r>).)*[□☑](?:(?!</w:r>).)*</w:r>", xml)
    assert runs
    assert all("Segoe UI Symbol" in each for each in runs)
    assert "□男　☑女" in "".join(rows(filled())[0])
