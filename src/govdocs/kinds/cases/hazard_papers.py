"""What a hazard is printed as: its sheet, from the finding to the check that closes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from govdocs.context import Context
from govdocs.document.forms import Box, Form, Grid, When, pair, row
from govdocs.kinds.cases.dues import due_words
from govdocs.kinds.cases.hazard_record import DONE, WATER, Hazard
from govdocs.kinds.parts.form_values import form_values
from govdocs.text.dates import parse_date

CLOSING_SHEET: Final = "隐患排查整改销账单"

_TEXT_ROW = 12.0
"""Millimetres: two lines to write by hand."""

_WATER_ROWS = When(
    "涉水",
    (
        row(
            Box("水域设施", 1, 2, "label"),
            Box("管理人：{{ 水域管理人 }}", 2),
            Box("巡查频次：{{ 巡查频次 }}", 3),
        ),
        row(
            Box(
                "警示牌：{{ 警示牌框 }}　　　救生圈：{{ 救生圈框 }}\n"
                "救生绳：{{ 救生绳框 }}　　　救生杆：{{ 救生杆框 }}\n"
                "围　栏：{{ 围栏框 }}",
                5,
            )
        ),
    ),
)

FORM: Final = Form(
    CLOSING_SHEET,
    (
        Grid(
            (
                row(
                    pair("编　　号", "{{ 编号 }}"),
                    pair("发现日期", "{{ 发现日期 }}"),
                    pair("发 现 人", "{{ 发现人 }}"),
                ),
                row(pair("来　　源", "{{ 来源框 }}", 5)),
                row(pair("地　　点", "{{ 所在 }}", 3), pair("坐　　标", "{{ 坐标 }}")),
                row(pair("类　　型", "{{ 类型框 }}{% if 类型说明 %}：{{ 类型说明 }}{% endif %}", 5)),
                row(pair("等　　级", "{{ 等级框 }}", 3), pair("状　　态", "{{ 状态 }}")),
                row(pair("隐患描述", "{{ 隐患描述 }}", 5), height=_TEXT_ROW),
                row(pair("可能后果", "{{ 可能后果 }}", 5), height=_TEXT_ROW),
                _WATER_ROWS,
                row(
                    pair("临时管控", "{{ 临时管控措施 }}", 3),
                    pair("管控日期", "{{ 临时管控日期 }}"),
                    height=_TEXT_ROW,
                ),
                row(pair("整改措施", "{{ 整改措施 }}", 5), height=_TEXT_ROW),
                row(
                    pair("责任单位", "{{ 责任单位 }}"),
                    pair("责 任 人", "{{ 责任人 }}"),
                    pair("整改时限", "{{ 整改时限 }}"),
                ),
                row(
                    pair("整改情况", "{{ 整改情况 }}", 3),
                    pair("完成日期", "{{ 完成日期 }}"),
                    height=_TEXT_ROW,
                ),
                row(pair("照　　片", "{{ 照片 }}", 5)),
                row(
                    pair("复 查 人", "{{ 复查人 }}"),
                    pair("复查结论", "{{ 复查结论框 }}", 3),
                ),
                row(
                    pair("复查日期", "{{ 复查日期 }}"),
                    pair("销账日期", "{{ 销账日期 }}"),
                    pair("备　　注", "{{ 备注 }}"),
                ),
                row(
                    Box("责任人", 1, 1, "label"),
                    Box("签名：\n　　年　　月　　日", 2, 1, "sign"),
                    Box("复查人", 1, 1, "label"),
                    Box("签名：\n　　年　　月　　日", 2, 1, "sign"),
                ),
            ),
            (12.9, 20.4, 12.9, 20.4, 12.9, 20.5),
        ),
    ),
)
"""隐患排查整改销账单."""


def sheet_values(hazard: Hazard, context: Context) -> Sequence[Mapping[str, Any]]:
    """The values of the sheet of a hazard, one mapping."""
    values = form_values(hazard)
    state = hazard.state_on(context.today)
    words = lateness(hazard, context.today)
    told = {
        "所在": where_words(hazard),
        "状态": f"{state}（{words}）" if words and state != "逾期" else words or state,
        "坐标": hazard.geo.replace("，", "，\n"),
        "涉水": hazard.category == WATER,
    }
    return (values | told,)


def where_words(hazard: Hazard) -> str:
    """Where a hazard is; at home with the name of the child, as the copy shows it."""
    if not (hazard.child.name or hazard.child.file_no):
        return hazard.spot
    return f"{hazard.spot}（{hazard.child.name or hazard.child.file_no}家）"


def lateness(hazard: Hazard, day: date) -> str:
    """How late the work is on `day`, or how soon it is due; empty once it is done."""
    due = parse_date(hazard.due_on)
    return "" if due is None or hazard.state_on(day) in DONE else due_words(due, day)
