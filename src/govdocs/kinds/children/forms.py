"""未成年人信息登记表: the form of a child on two pages."""

from __future__ import annotations

from typing import Final

from govdocs.document.forms import Box, Each, Form, Grid, Line, Row, When, pair, row
from govdocs.kinds.parts.form_rows import tag

REGISTRATION: Final = "信息登记表"

_SHARES = (9.0, 22.0, 25.4, 18.0, 31.8, 18.0, 31.8)
"""The name of the block, and three pairs of label and content, in millimetres."""

_LINE, _SOME_LINES, _SIGNATURES = 7.0, 12.5, 16.0
"""Least heights of rows in millimetres: one line, room for a few, room to sign."""

_ACROSS = 5
"""The columns behind the first label of a row."""

_WIDE = 3
"""The columns from the first content to the second."""

_Rows = tuple[Row | Each | When, ...]


def _full(label: str, text: str, height: float = _LINE) -> Row:
    return row(pair(label, text, _ACROSS), height=height)


def _thirds(*pairs: tuple[str, str]) -> Row:
    return row(*(pair(label, text) for label, text in pairs), height=_LINE)


def _wide_first(first: tuple[str, str], second: tuple[str, str]) -> Row:
    return row(pair(*first, _WIDE), pair(*second), height=_LINE)


def _wide_second(first: tuple[str, str], second: tuple[str, str]) -> Row:
    return row(pair(*first), pair(*second, _WIDE), height=_LINE)


def _block(name: str, first: Row, *others: Row | Each | When) -> _Rows:
    """Rows with the name of their block in a cell that stands beside all of them."""
    named = Box(name, 1, 0, "label")
    return (Row((named, *first.boxes), first.height), *others)


def _person(who: str) -> tuple[Row, ...]:
    """What is asked of every guardian; `who` is the name of the record in tags."""
    return (
        _thirds(
            ("姓名", tag(f"{who}姓名")),
            ("出生日期", tag(f"{who}.出生日期")),
            ("联系电话", tag(f"{who}.联系电话")),
        ),
        _wide_first(("证件号码", tag(f"{who}.证件号码")), ("健康状况", tag(f"{who}.健康状况"))),
        _wide_first(("住址", tag(f"{who}.住址")), ("职业", tag(f"{who}.职业"))),
        _thirds(
            ("去向", tag(f"{who}.去向")),
            ("务工地点", tag(f"{who}.务工地点")),
            ("联系频次", tag(f"{who}.联系频次")),
        ),
    )


def _ground(who: str) -> When:
    """What keeps a parent from raising the child: only where there is something."""
    told = _thirds(
        ("不抚养情形", tag(f"{who}情形")),
        ("起算日期", tag(f"{who}情形起算")),
        ("届满日期", tag(f"{who}情形届满")),
    )
    return When(f"{who}情形 or {who}情形起算 or {who}情形届满", (told,))


def _parent(who: str) -> _Rows:
    return _block(who, *_person(who), _ground(who))


_CHILD = _block(
    "儿童基本信息",
    row(
        pair("姓名", tag("姓名")),
        pair("曾用名", tag("曾用名")),
        Box("照片", 2, 5, "photo"),
        height=_LINE,
    ),
    row(pair("性别", tag("性别框")), pair("出生日期", tag("出生日期")), height=_LINE),
    row(pair("民族", tag("民族")), pair("年龄", tag("年龄")), height=_LINE),
    row(pair("证件号码", tag("证件号码"), _WIDE), height=_LINE),
    row(pair("档案号", tag("档案号"), _WIDE), height=_LINE),
    _thirds(("村（社区）", tag("村社区")), ("网格", tag("网格")), ("联系电话", tag("联系电话"))),
    _full("户籍", f"{tag('户籍状态框')}　　{tag('户籍性质框')}"),
    _full("户籍地址", tag("户籍地址")),
    _full("现住地址", tag("现住地址")),
    _full("类别", tag("类别框")),
    _wide_first(("主要类别", tag("主要类别")), ("贫困情形", tag("贫困情形"))),
    _full("困境情形", tag("困境情形"), _SOME_LINES),
    _full("健康状况", tag("健康状况框")),
    _full("残疾类别", tag("残疾类别框")),
    When(
        "空白 or 残疾类别 or 残疾等级 or 残疾证号",
        (_wide_second(("残疾等级", tag("残疾等级")), ("残疾证号", tag("残疾证号"))),),
    ),
    When(
        "空白 or 重病名称 or 涉案身份",
        (_wide_first(("重病名称", tag("重病名称")), ("涉案身份", tag("涉案身份"))),),
    ),
    _full("就学情况", tag("就学情况框")),
    _wide_first(("就读学校", tag("就读学校")), ("年级班级", tag("年级班级"))),
    _wide_first(("学籍号", tag("学籍号")), ("是否寄宿", tag("是否寄宿框"))),
)

_CARER = _block(
    "照料人",
    *_person("照料人"),
    _thirds(
        ("与儿童关系", tag("照料人.与儿童关系")),
        ("性别", tag("照料人.性别框")),
        ("监护类型", tag("监护类型")),
    ),
    _full("照料原因", tag("由其照料的原因")),
)

_FAMILY = _block(
    "家庭与监护",
    _wide_first(("委托原因", tag("委托照料原因")), ("无能力方", tag("无监护能力方框"))),
    _wide_first(("实际照料人", tag("实际照料人类型")), ("有无委托", tag("有无委托框"))),
    _full("监护状况", tag("监护状况框")),
    _thirds(
        ("监护情况", tag("监护情况")),
        ("亲子关系", tag("亲子关系类型")),
        ("家庭结构", tag("家庭结构")),
    ),
    _wide_first(("住房", tag("住房框")), ("年收入", tag("家庭年收入文字"))),
    _full("经济来源", tag("经济来源框")),
    When("祖辈", (_full("祖辈", tag("祖辈情况")),)),
    When(
        "收留抚养机构 or 机构电话",
        (_wide_first(("收留机构", tag("收留抚养机构")), ("机构电话", tag("机构电话"))),),
    ),
)

_MANAGED = _block(
    "评估管理",
    _wide_first(("风险等级", tag("风险等级框")), ("评估日期", tag("评估日期"))),
    _thirds(
        ("帮扶责任人", tag("帮扶责任人")),
        ("儿童主任", tag("儿童主任")),
        ("更新日期", tag("更新日期")),
    ),
    _full("状态", tag("状态框")),
    When(
        "退出原因 or 退出日期",
        (_wide_first(("退出原因", tag("退出原因")), ("退出日期", tag("退出日期"))),),
    ),
)

_HELP = _block(
    "救助与帮扶",
    _full("受侵害情形", tag("受侵害情形框")),
    _full("不良行为", tag("不良行为框")),
    _full("需求", tag("需求框")),
    Each(
        "享受救助",
        (
            _thirds(
                ("享受救助", "{{ 项.救助种类 }}"),
                ("标准", "{{ 项.标准 }}"),
                ("起始日期", "{{ 项.起始日期 }}"),
            ),
        ),
        least=1,
    ),
    _full("帮扶计划", tag("帮扶计划"), _SOME_LINES),
    When("其他的说明", (_full("其他的说明", tag("其他的说明")),)),
    When("备注", (_full("备注", tag("备注")),)),
)

_SIGNED = row(
    Box("填表人（签名）：\n　　年　　月　　日", 3, 1, "sign"),
    Box("复核人（签名）：\n　　年　　月　　日", 2, 1, "sign"),
    Box("单位负责人（签名）：\n　　年　　月　　日", 2, 1, "sign"),
    height=_SIGNATURES,
)

REGISTRATION_FORM: Final = Form(
    "未成年人信息登记表",
    (
        Grid(
            (*_CHILD, *_MANAGED, *_parent("父亲"), *_parent("母亲"), *_CARER, *_FAMILY, *_HELP, _SIGNED),
            _SHARES,
            above=("填报单位（盖章）：{{ 填报单位 }}", "登记日期：{{ 登记日期 }}"),
        ),
        Line("注：年龄算到{{ 统计日期 }}。", "table_note", test="not 空白"),
    ),
)
