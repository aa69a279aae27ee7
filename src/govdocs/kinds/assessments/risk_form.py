"""风险等级评估表: the scale item by item with boxes, what follows from it, the page of opinions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from govdocs.context import Context
from govdocs.document.forms import Box, Form, Grid, NewPage, Row, row
from govdocs.kinds.assessments.levels import ACTIONS, STEPS, level_at
from govdocs.kinds.assessments.risk import RiskAssessment
from govdocs.kinds.assessments.scale import SCALE, Dimension, Group, Item
from govdocs.kinds.parts.form_rows import FOUR_SHARES, across, child_rows, record_values, tag, two
from govdocs.kinds.parts.form_values import boxes
from govdocs.kinds.parts.risk_levels import LEVEL_RULES, LEVELS, NOT_ASSESSED
from govdocs.kinds.parts.wording import printed_day

PAPER: Final = "风险等级评估表"

_SCALE_SHARES: Final = (23.0, 29.0, 91.0, 13.0)
"""Millimetres of 评估项目, 评估内容, 评分标准, 得分."""

_RESULT_SHARES: Final = (32.0, 28.0, 36.0, 28.0, 32.0)

_WRITING, _SIGNING = 25.0, 22.0
"""Least heights in millimetres of what is written out, of what is signed."""

UP, DOWN, SAME = "升", "降", "持平"


def _name(item: Item) -> str:
    """The name of an item in tags: A2_01."""
    return item.code.replace("-", "_")


def _head() -> Grid:
    return Grid(
        (
            two(("评估编号", "评估编号"), ("评估日期", "评估日期")),
            *child_rows(),
            two(("评估人", "评估人"), ("参与人", "参与人")),
            two(("复核人", "复核人"), ("综合等级", "等级文字")),
            across("评估原因", "评估原因框"),
        ),
        FOUR_SHARES,
    )


def _forced_grid() -> Grid:
    title = Box("强制报告事项（有一项即为一级红，逐项核对后在□内打√）", 2, look="label")
    rows = (
        row(Box(f"{dimension.letter}1\n{dimension.label}", look="label"), Box(tag(_forced_name(dimension))))
        for dimension in SCALE
    )
    return Grid((Row((title,)), *rows), (26.0, 130.0))


def _forced_name(dimension: Dimension) -> str:
    return f"{dimension.letter}1框"


def _scale_grid() -> Grid:
    heads = ("评估项目", "评估内容", "评分标准", "得分")
    rows = (each for dimension in SCALE for each in _dimension_rows(dimension))
    return Grid((Row(tuple(Box(head, look="label") for head in heads)), *rows), _SCALE_SHARES, header=1)


def _dimension_rows(dimension: Dimension) -> Iterator[Row]:
    for group in dimension.groups:
        yield from _group_rows(dimension, group)
    letter = dimension.letter
    yield row(
        Box(f"{letter}　{dimension.label}合计", 2, look="label"),
        Box(tag(f"{letter}结论")),
        Box(tag(f"{letter}得分"), look="label"),
    )


def _group_rows(dimension: Dimension, group: Group) -> Iterator[Row]:
    full = sum(item.options[0].score for item in group.items)
    head = Box(f"{dimension.letter}2\n{group.label}\n（{full}分）", 1, len(group.items), "label")
    for number, item in enumerate(group.items):
        cells = (
            Box(f"{item.code}\n{item.label}"),
            Box(tag(_name(item))),
            Box(tag(f"{_name(item)}得分"), look="label"),
        )
        yield Row(cells if number else (head, *cells))


def _results() -> Grid:
    heads = ("维度", "本次得分", "本次等级", "上次得分", "变化")
    rows = (
        row(Box(f"{each.letter}　{each.label}", look="label"), *_result_boxes(each.letter)) for each in SCALE
    )
    last = row(Box("综合等级", look="label"), *_result_boxes("综合"))
    return Grid((Row(tuple(Box(head, look="label") for head in heads)), *rows, last), _RESULT_SHARES)


def _result_boxes(letter: str) -> tuple[Box, ...]:
    names = (f"{letter}得分", f"{letter}等级", f"{letter}上次", f"{letter}变化")
    return tuple(Box(tag(name), look="label") for name in names)


def _opinions() -> Grid:
    return Grid(
        (
            across("确定依据", "确定依据"),
            two(("上次评估", "上次评估.评估日期"), ("下次评估日", "下次评估日")),
            across("应采取措施", "措施"),
            across("困境现状", "困境现状", _WRITING),
            across("困境成因", "困境成因", _WRITING),
            across("服务建议", "服务建议", _WRITING),
            across("特殊说明", "特殊说明文字"),
            across("评估意见", "评估意见", _WRITING),
            row(
                Box("签名", look="label"),
                Box("评估人：\n年　月　日", look="sign"),
                Box("复核人：\n年　月　日", 2, look="sign"),
                height=_SIGNING,
            ),
            row(
                Box("负责人\n审核意见", look="label"),
                Box(f"{tag('负责人审核意见')}\n\n签名：\n年　月　日", 3, look="sign"),
                height=_SIGNING,
            ),
            across("备注", "备注"),
        ),
        FOUR_SHARES,
    )


FORM: Final = Form(
    PAPER,
    (_head(), _forced_grid(), _scale_grid(), _results(), NewPage(), _opinions()),
    page_numbers=True,
)


def values(record: RiskAssessment, context: Context) -> tuple[dict[str, Any], ...]:
    """What the form says: one sheet."""
    day = record.day or context.today
    found = record_values(record, day)
    for dimension, before in zip(SCALE, record.previous.scores, strict=True):
        found |= dict(_dimension_values(record, dimension, before))
    found |= dict(_whole(record))
    return (found,)


def _dimension_values(
    record: RiskAssessment, dimension: Dimension, before: int | None
) -> Iterator[tuple[str, str]]:
    letter, score = dimension.letter, record.score(dimension)
    words = tuple(forced.word for forced in dimension.forced)
    yield _forced_name(dimension), boxes(words, record.forced)
    for item in dimension.items:
        points = record.points(dimension, item)
        reason = record.reason_of(item)
        said = (boxes(item.by_word, (record.word_of(dimension, item),)), f"说明：{reason}" if reason else "")
        yield _name(item), "\n".join(filter(None, said))
        yield f"{_name(item)}得分", "" if points is None else str(points)
    level = level_at(score) if score is not None else NOT_ASSESSED
    skipped = "—" if record.level and len(record.missing(dimension)) == len(dimension.items) else ""
    yield f"{letter}得分", skipped if score is None else str(score)
    yield f"{letter}等级", level
    yield f"{letter}结论", _conclusion(record, dimension)
    yield f"{letter}上次", "—" if before is None else str(before)
    yield f"{letter}变化", change_words(before, score)


def _conclusion(record: RiskAssessment, dimension: Dimension) -> str:
    score, missing = record.score(dimension), record.missing(dimension)
    if score is not None:
        return f"等级：{level_at(score)}"
    if len(missing) == len(dimension.items):
        return NOT_ASSESSED
    return f"{NOT_ASSESSED}（还有{len(missing)}项没有评）"


def change_words(before: int | None, now: int | None) -> str:
    """How a score changed: 升3, 降12, 持平; — where there is nothing to compare."""
    if before is None or now is None:
        return "—"
    return f"{UP if now > before else DOWN}{abs(now - before)}" if now != before else SAME


def level_change(before: str, now: str) -> str:
    """How a level changed: 由二级黄升为三级蓝; — where there is nothing to compare."""
    if not before or not now:
        return "—"
    if before == now:
        return SAME
    better = LEVELS.index(now) > LEVELS.index(before)
    return f"由{before}{'好转' if better else '升高'}为{now}"


def _whole(record: RiskAssessment) -> Iterator[tuple[str, str]]:
    level, due = record.level, record.next_due
    yield "综合等级", level or NOT_ASSESSED
    yield "等级文字", f"{level}（{LEVEL_RULES[level].fold}风险）" if level else NOT_ASSESSED
    yield "综合得分", "—"
    yield "综合上次", record.previous.level or "—"
    yield "综合变化", level_change(record.previous.level, level)
    yield "下次评估日", printed_day(due)
    yield "措施", f"{ACTIONS[level]}：{STEPS[level]}。" if level else ""
    yield "确定依据", basis(record)
    yield "特殊说明文字", _special(record)


def basis(record: RiskAssessment) -> str:
    """Why the level is what it is, in words."""
    if record.forced:
        return f"有强制报告事项{len(record.forced)}项，定为{record.level}；各维度得分照记。"
    if record.override.to:
        approved = f"，批准人：{record.override.approved_by}" if record.override.approved_by else ""
        scored = record.scored_level or NOT_ASSESSED
        return f"按得分为{scored}，人工调整为{record.override.to}。理由：{record.override.reason}{approved}"
    skipped = "；".join(f"{each.label}{NOT_ASSESSED}" for each in SCALE if record.score(each) is None)
    if not record.scored_level:
        return "各维度都没有评完。"
    return f"取已评维度中等级最重的。{skipped and f'{skipped}。'}"


def _special(record: RiskAssessment) -> str:
    """Whether there is something particular to say; left open on a form that is not filled in."""
    if record.special:
        return f"{boxes(('有', '无'), ('有',))}\n{record.special}"
    return boxes(("有", "无"), ("无",) if record.level else ())
