"""A form for the tests that has every part a form may have, and what it is filled with; all fictional."""

import io
import re
import zipfile
from datetime import date

from lxml import etree

from govdocs.context import Context
from govdocs.document.forms import Box, Each, Form, Grid, Line, NewPage, Seam, Sign, When, pair, row
from govdocs.fonts.library import bundled_fonts
from govdocs.kinds.parts.forms import compose_form
from govdocs.layout.engine import layout
from govdocs.styles.gb9704 import GB9704

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CONTEXT = Context(date(2025, 4, 10))

GRID = Grid(
    (
        row(pair("姓名", "{{ 姓名 }}", 2), pair("性别", "{{ 性别框 }}"), Box("照片", rows=4, look="photo")),
        row(pair("出生日期", "{{ 出生日期 }}", 2), pair("年龄", "{{ 年龄 }}")),
        row(pair("证件号码", "{{ 证件号码 }}", 4)),
        row(pair("类别", "{{ 类别框 }}", 4)),
        row(Box("家庭\n成员", rows=0, look="label"), Box("姓名", look="label"), Box("关系", 4, look="label")),
        Each("成员", (row(Box("{{ 序 }}.{{ 项.姓名 }}"), Box("{{ 项.关系 }}", 4)),), least=3),
        When("要求", (row(pair("要求", "{{ 要求 }}", 5), height=20),)),
        row(pair("情况", "{{ 情况 }}", 5), height=30),
        row(
            pair("村（社区）意见", "{{ 意见 }}\n\n签名：\n{{ 日期 }}", 2)[0],
            Box("{{ 意见 }}\n\n签名：\n{{ 日期 }}", 2, look="sign"),
            Box("镇意见", look="label"),
            Box("同意。\n\n（盖章）\n{{ 日期 }}", 2, look="stamp"),
        ),
    ),
    (18, 22, 18, 22, 18, 28),
    header=0,
    above=("填报单位：{{ 单位 }}", "填报日期：{{ 日期 }}"),
    below=("负责人：", "复核人：", "填表人："),
)
FORM = Form(
    "入户走访登记表",
    (
        GRID,
        Seam("骑缝　{{ 文号 }}"),
        Line("{{ 称呼 }}：", "form_addressee", test="称呼"),
        Line("{{ 序 }}. {{ 项.姓名 }}为{{ 项.关系 }}。", "form_text", each="成员"),
        Line("{{ 备注 }}", "form_text"),
        Sign("例示县清禾镇人民政府", "{{ 日期 }}"),
    ),
    page_numbers=True,
)
WIDE = Form(
    "回访情况表",
    (
        Grid((row(pair("次", "{{ 次 }}")),), (20, 80)),
        NewPage("portrait"),
        Line("第二页", "body"),
        NewPage("portrait"),
        Grid((row(pair("次", "{{ 次 }}")),), (20, 80)),
        Grid((row(pair("次", "{{ 次 }}")),), (20, 80)),
        Sign("例示县清禾镇人民政府", "{{ 日期 }}", sealed=False),
    ),
    orientation="landscape",
)
VALUES = {
    "姓名": "林某安",
    "性别框": "□男　☑女",
    "出生日期": "2012年5月6日",
    "年龄": "12",
    "证件号码": "999999201205060025",
    "类别框": "☑农村留守儿童　□孤儿　□事实无人抚养儿童　□父母无力履行监护职责　□重病儿童　☑其他",
    "成员": ({"姓名": "林某国", "关系": "父亲"}, {"姓名": "周某英", "关系": "祖母"}),
    "要求": "每周联系一次。",
    "情况": "与祖母同住。\n学习正常。",
    "意见": "情况属实。",
    "日期": "2025年4月10日",
    "单位": "清禾镇未成年人保护工作站",
    "文号": "清未保〔2025〕3号",
    "称呼": "林某国",
    "备注": "",
    "次": "1",
}
NAMES = {
    **dict.fromkeys(VALUES),
    "成员": {"姓名": None, "关系": None},
    "照片": None,
}
EMPTY = {name: () if name == "成员" else "" for name in VALUES}


def laid_out(form=FORM, values=VALUES):
    """The pages of a form."""
    return layout(compose_form(form, values, "走访"), GB9704, bundled_fonts())


def members(data):
    """The parts of a Word file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def repacked(parts):
    """A Word file of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def edited(template, *changes):
    """A template with texts of its XML replaced; each must be there."""
    parts = members(template)
    xml = parts["word/document.xml"].decode()
    for old, new in changes:
        assert old in xml, old
        xml = xml.replace(old, new)
    return repacked({**parts, "word/document.xml": xml.encode()})


def paragraphs(data, part="word/document.xml"):
    """The texts of the paragraphs of a Word file."""
    root = etree.fromstring(members(data)[part])
    return ["".join(each.text or "" for each in paragraph.iter(f"{W}t")) for paragraph in root.iter(f"{W}p")]


def rows(data):
    """The texts of the cells of each row of a Word file's tables."""
    root = etree.fromstring(members(data)["word/document.xml"])
    return [
        ["".join(each.text or "" for each in cell.iter(f"{W}t")) for cell in line.iter(f"{W}tc")]
        for line in root.iter(f"{W}tr")
    ]


def whole(data):
    """All the text of a Word file without spaces."""
    return re.sub(r"\s", "", "".join(paragraphs(data)))
