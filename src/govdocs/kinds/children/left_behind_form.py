"""农村留守儿童登记表: what the national form of 2016 asks for beyond the registration form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from govdocs.context import Context
from govdocs.document.forms import Box, Each, Form, Grid, Line, Row, row
from govdocs.kinds.children.child import Child
from govdocs.kinds.children.printed import child_values
from govdocs.kinds.children.words import CARE_REASONS
from govdocs.kinds.parts.form_rows import across_six, wide_then_short
from govdocs.kinds.parts.form_values import boxes
from govdocs.kinds.parts.wording import printed_date

LEFT_BEHIND_PAPER: Final = "农村留守儿童登记表"

_SHARES = (10.0, 27.0, 15.0, 31.0, 21.0, 6.0, 46.0)
"""Millimetres: the name of the block, two pairs of label and content, divided where signatures meet."""

_BOTH_AWAY, _ONE_AWAY, _ = CARE_REASONS
_FOUR: Final = ("祖父", "祖母", "外祖父", "外祖母")


def left_behind_values(child: Child, context: Context) -> dict[str, Any]:
    """The values of the tags of the form of a child left behind."""
    return {
        **child_values(child, context),
        "双方外出框": _answer(child.care_reason, _BOTH_AWAY),
        "一方外出框": _answer(child.care_reason, _ONE_AWAY),
        **dict(_grandparents(child)),
    }


def _answer(said: str, asked: str) -> str:
    picked = ("是" if said == asked else "否",) if said else ()
    return boxes(("是", "否"), picked)


def _grandparents(child: Child) -> Iterator[tuple[str, str]]:
    known = {each.relation: each for each in child.grandparents}
    for relation in _FOUR:
        each = known.get(relation)
        words = (each.name, printed_date(each.born_on)) if each else ()
        yield relation, "　".join(filter(None, words))


def _block(name: str, first: Row, *others: Row | Each) -> tuple[Row | Each, ...]:
    return (Row((Box(name, 1, 0, "label"), *first.boxes), first.height), *others)


_CHILD = _block(
    "儿童",
    wide_then_short(("姓名", "姓名"), ("性别", "性别框")),
    wide_then_short(("出生日期", "出生日期"), ("年龄", "年龄")),
    wide_then_short(("证件号码", "证件号码"), ("档案号", "档案号")),
    across_six("户籍地址", "户籍地址"),
    across_six("现住地址", "现住地址"),
    wide_then_short(("健康状况", "健康状况"), ("是否寄宿", "是否寄宿框")),
    wide_then_short(("就读学校", "就读学校"), ("年级班级", "年级班级")),
)

_AWAY = _block(
    "父母外出",
    wide_then_short(("父母双方\n同时外出", "双方外出框"), ("一方外出另一\n方无监护能力", "一方外出框")),
    wide_then_short(("无监护能力方", "无监护能力方框"), ("有无委托", "有无委托框")),
    wide_then_short(("父亲姓名", "父亲姓名"), ("联系电话", "父亲.联系电话")),
    wide_then_short(("务工地点", "父亲.务工地点"), ("联系频次", "父亲.联系频次")),
    wide_then_short(("母亲姓名", "母亲姓名"), ("联系电话", "母亲.联系电话")),
    wide_then_short(("务工地点", "母亲.务工地点"), ("联系频次", "母亲.联系频次")),
)

_CARED = _block(
    "委托监护",
    wide_then_short(("委托监护人", "照料人.姓名"), ("与儿童关系", "照料人.与儿童关系")),
    wide_then_short(("证件号码", "照料人.证件号码"), ("联系电话", "照料人.联系电话")),
    across_six("住址", "照料人.住址"),
    across_six("监护类型", "监护类型框"),
    across_six("监护情况", "监护情况框"),
)

_OLD = _block("祖辈", *(wide_then_short((one, one), (other, other)) for one, other in (_FOUR[:2], _FOUR[2:])))

_SIGNED = row(
    Box("填表人（签名）：\n　　年　　月　　日", 3, 1, "sign"),
    Box("复核人（签名）：\n　　年　　月　　日", 2, 1, "sign"),
    Box("单位负责人（签名）：\n　　年　　月　　日", 2, 1, "sign"),
)

LEFT_BEHIND_FORM: Final = Form(
    LEFT_BEHIND_PAPER,
    (
        Grid(
            (*_CHILD, *_AWAY, *_CARED, *_OLD, _SIGNED),
            _SHARES,
            above=("填报单位（盖章）：{{ 填报单位 }}", "登记日期：{{ 登记日期 }}"),
        ),
        Line("注：年龄算到{{ 统计日期 }}；亲属已经去世或者没有的，填“—”。", "table_note"),
    ),
)
