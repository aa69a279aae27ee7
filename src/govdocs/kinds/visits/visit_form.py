"""走访记录表: who and when, the checks with their boxes, what was found, what follows, who signs."""

from __future__ import annotations

from typing import Any, Final

from govdocs.context import Context
from govdocs.document.forms import Box, Each, Form, Grid, Row, pair, row
from govdocs.kinds.meetings.fields import printed_moment
from govdocs.kinds.parts.form_rows import FOUR_SHARES, across, child_rows, record_values, tag, two
from govdocs.kinds.parts.legal_ages import ACTS_FROM
from govdocs.kinds.parts.risk_levels import LEVEL_RULES, NOT_ASSESSED
from govdocs.kinds.visits.record import Visit
from govdocs.text.dates import formal_date

PAPER: Final = "走访记录表"

_CHECK_SHARES: Final = (17.0, 29.0, 40.5, 29.0, 40.5)
"""Millimetres of the name of a block, and two pairs of a question and its boxes."""

_PROBLEM_SHARES: Final = (9.0, 19.0, 55.0, 12.0, 31.0, 30.0)

_WRITING, _SIGNING = 15.0, 19.0
"""Least heights in millimetres of what is written out, of what is signed."""

_BLANK_PROBLEMS = 2
"""Rows for problems on a form on which there are fewer."""

_META = Grid(
    (
        two(("编号", "编号"), ("走访时间", "走访时间")),
        *child_rows(),
        two(("风险等级", "等级文字"), ("走访地点", "走访地点框")),
        across("走访类型", "走访类型框"),
        across("走访人", "走访人"),
        across("见到", "见到框"),
    ),
    FOUR_SHARES,
)

_Question = tuple[str, str]


def _block(name: str, *rows: tuple[_Question, ...]) -> tuple[Row, ...]:
    """Rows of one question, or of two, with the name of their block beside them."""
    made = [_questions(questions) for questions in rows]
    first = Row((Box(name, 1, len(rows), "label"), *made[0]))
    return (first, *map(Row, made[1:]))


def _questions(questions: tuple[_Question, ...]) -> tuple[Box, ...]:
    if len(questions) == 1:
        ((label, name),) = questions
        return pair(label, tag(name), 3)
    return tuple(box for label, name in questions for box in pair(label, tag(name)))


_CHECKS = Grid(
    (
        *_block(
            "监护",
            (("未满16周岁独自居住", "未满16周岁独自居住框"), ("未满8周岁无人看护", "未满8周岁无人看护框")),
            (("照料人有变化", "照料人有变化框"), ("父母每周联系", "父母每周联系框")),
            (("委托照护协议", "签有委托照护协议框"), ("涉侵害个案", "涉侵害个案框")),
        ),
        *_block(
            "生活居\n住安全",
            (("饮食", "饮食框"), ("卫生", "卫生框")),
            (("用电用火", "用电用火框"), ("临水防护", "临水防护框")),
            (("房屋安全", "房屋安全框"), ("农药药品存放", "农药药品存放框")),
        ),
        *_block("就学", (("在学", "在学框"), ("缺课天数", "缺课天数")), (("缺课原因", "缺课原因"),)),
        *_block(
            "身心健康",
            (("患病", "患病框"), ("病情", "病情")),
            (("有伤痕", "有伤痕框"), ("自伤迹象", "自伤迹象框")),
            (("情绪", "情绪框"),),
        ),
        *_block("行为网\n络交往", (("表现", "行为网络交往框"),), (("说明", "行为说明"),)),
        *_block(
            "政策落实",
            (("应享政策", "应享政策"),),
            (("落实情况", "政策落实框"),),
            (("落实中的问题", "落实中的问题"),),
        ),
    ),
    _CHECK_SHARES,
)

_TEXTS = Grid(
    (
        across("走访情况", "走访情况", _WRITING),
        across("儿童意见", "儿童意见", _WRITING),
    ),
    FOUR_SHARES,
)

_PROBLEMS = Grid(
    (
        Row(
            tuple(
                Box(head, look="label")
                for head in ("序号", "问题类型", "问题描述和处置措施", "程度", "转入（编号）", "责任人、时限")
            )
        ),
        Each(
            "问题行",
            (
                row(
                    Box(tag("序"), look="label"),
                    Box(tag("项.类型"), look="label"),
                    Box(tag("项.内容")),
                    Box(tag("项.程度"), look="label"),
                    Box(tag("项.转入"), look="label"),
                    Box(tag("项.责任"), look="label"),
                ),
            ),
            least=_BLANK_PROBLEMS,
        ),
    ),
    _PROBLEM_SHARES,
    header=1,
    above=("发现的问题",),
)

_END = Grid(
    (
        two(("当日报告时间", "当日报告时间"), ("报告对象", "报告对象")),
        across("监护指导\n内容", "监护指导内容", _WRITING),
        two(("下次走访", "下次走访"), ("约定日期", "约定下次走访")),
        row(
            Box("签名", rows=2, look="label"),
            Box("走访人：\n年　月　日", look="sign"),
            Box("监护人（照料人）：\n年　月　日", 2, look="sign"),
            height=_SIGNING,
        ),
        row(
            Box(f"儿童（{ACTS_FROM}周岁以上可签）：\n年　月　日", look="sign"),
            Box("拒签说明：{{ 拒签说明 }}", 2),
            height=_SIGNING,
        ),
        two(("照片", "照片"), ("备注", "备注")),
    ),
    FOUR_SHARES,
)

FORM: Final = Form(PAPER, (_META, _CHECKS, _TEXTS, _PROBLEMS, _END), page_numbers=True)


def values(visit: Visit, context: Context) -> tuple[dict[str, Any], ...]:
    """What the form says: one sheet."""
    found = record_values(visit, visit.day or context.today)
    found |= {
        "走访时间": printed_moment(visit.visited_at),
        "当日报告时间": printed_moment(visit.reported_at),
        "等级文字": visit.level or NOT_ASSESSED,
        "下次走访": next_words(visit),
        "问题行": tuple(_problem(each) for each in found["发现问题"]),
    }
    return (found,)


def next_words(visit: Visit) -> str:
    """By when the next visit is due, and why."""
    due = visit.next_due
    if due is None:
        return ""
    return (
        f"{formal_date(due)}前（{LEVEL_RULES[visit.level].rhythm}）"
        if visit.level
        else f"{formal_date(due)}前"
    )


def _problem(printed: dict[str, Any]) -> dict[str, str]:
    """A problem as a row of the form, from its printed fields."""
    action = f"措施：{printed['处置措施']}" if printed["处置措施"] else ""
    return {
        "类型": printed["问题类型"],
        "内容": "\n".join(filter(None, (printed["问题描述"], action))),
        "程度": printed["程度"],
        "转入": "\n".join(filter(None, (printed["转入"], printed["关联编号"]))),
        "责任": "\n".join(filter(None, (printed["责任人"], printed["完成时限"]))),
    }
