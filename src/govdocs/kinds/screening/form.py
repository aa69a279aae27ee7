"""入职查询申请表: the unit, the person and its consent, the office's answer, what the unit does."""

from __future__ import annotations

from typing import Any, Final

from govdocs.context import Context
from govdocs.document.forms import Box, Form, Grid, Row, row
from govdocs.kinds.parts.form_rows import SIX_ACROSS, across_six, wide_then_short
from govdocs.kinds.parts.form_values import form_values
from govdocs.kinds.parts.wording import printed_date, printed_day
from govdocs.kinds.screening.record import EntryScreening
from govdocs.kinds.screening.schedule import next_due, term_check

APPLICATION: Final = "入职查询申请表"

_SHARES = (11.0, 25.0, 16.0, 32.5, 20.5, 5.0, 46.0)
"""Millimetres: the name of the block, two pairs of label and content, divided where signatures meet."""

_LAWFUL: Final = (
    "本人知悉：依照《中华人民共和国未成年人保护法》第六十二条，密切接触未成年人的单位招聘工作人员时，"
    "应当查询应聘者是否具有性侵害、虐待、拐卖、暴力伤害等违法犯罪记录；录用后每年查询一次。"
    "本人同意上述单位向有关机关查询，并保证所填内容真实。"
)


def application_values(record: EntryScreening, context: Context) -> dict[str, Any]:
    """The values of the tags of the application."""
    del context
    due, term = next_due(record), term_check(record)
    again = printed_day(due)
    return {
        **form_values(record),
        "授权书文字": _LAWFUL,
        "授权日期文字": printed_date(record.consent_on) or "　　年　　月　　日",
        "下次查询": f"{again}（学期复查{term[0]}年{term[1]}月）" if term else again,
    }


def _block(name: str, first: Row, *others: Row) -> tuple[Row, ...]:
    return (Row((Box(name, 1, 1 + len(others), "label"), *first.boxes), first.height), *others)


_UNIT = _block(
    "申请单位",
    across_six("单位名称", "单位"),
    across_six("单位类别", "单位类别框"),
    wide_then_short(("信用代码", "统一社会信用代码"), ("类别说明", "单位类别说明")),
    wide_then_short(("经办人", "经办人"), ("经办人电话", "经办人电话")),
)

_PERSON = _block(
    "被查询人",
    wide_then_short(("姓名", "姓名"), ("性别", "性别框")),
    wide_then_short(("证件号码", "证件号码"), ("出生日期", "出生日期")),
    wide_then_short(("联系电话", "联系电话"), ("岗位", "岗位")),
    across_six("用工情况", "用工情况框"),
    across_six("查询事由", "查询事由框"),
    across_six("提交材料", "材料框"),
    Row(
        (
            Box("本人授权", 1, 1, "label"),
            Box("{{ 授权书文字 }}\n\n被查询人（签名）：\n{{ 授权日期文字 }}", SIX_ACROSS, 1, "sign"),
        ),
        34.0,
    ),
)

_ANSWER = _block(
    "查询结果",
    across_six("受理机关", "受理机关框"),
    wide_then_short(("申请日期", "申请日期"), ("受理回执", "受理回执")),
    wide_then_short(("办结日期", "办结日期"), ("下次查询", "下次查询")),
    across_six("查询结果", "查询结果框"),
    across_six("处理", "处理框"),
    across_six("保密责任人", "保密责任人"),
    across_six("备注", "备注"),
)

_SIGNED = row(
    Box("经办人（签名）：\n　　年　　月　　日", 3, 1, "sign"),
    Box("保密责任人（签名）：\n　　年　　月　　日", 2, 1, "sign"),
    Box("单位负责人（签名）：\n　　年　　月　　日", 2, 1, "sign"),
)

APPLICATION_FORM: Final = Form(
    APPLICATION,
    (
        Grid(
            (*_UNIT, *_PERSON, *_ANSWER, _SIGNED),
            _SHARES,
            above=("申请单位（盖章）：{{ 单位 }}", "编号：{{ 编号 }}"),
        ),
    ),
)
