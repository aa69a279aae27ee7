"""Rows that the forms about guardians share: a grid of twelve columns, the child, a wide row."""

from __future__ import annotations

from typing import Final

from govdocs.document.forms import Box, Row, pair, row

TWELVE: Final = (1.0,) * 12
"""The columns of these grids: a label takes two, its content four or ten."""

CHILD: Final = (
    row(
        *pair("未成年人", "{{ 未成年人.姓名 }}", 2, 2),
        *pair("性别", "{{ 未成年人.性别 }}"),
        *pair("出生日期", "{{ 未成年人.出生日期 }}", 4, 2),
    ),
    row(
        *pair("证件号码", "{{ 未成年人.证件号码 }}", 4, 2),
        *pair("档案号", "{{ 未成年人.档案号 }}", 4, 2),
    ),
    row(
        *pair("村（社区）", "{{ 未成年人.村社区 }}", 4, 2),
        *pair("住址", "{{ 未成年人.住址 }}", 4, 2),
    ),
)
"""The child that a record is about."""


def halves(*cells: str, height: float = 0.0) -> Row:
    """A label and its content, twice: 文号, {{ 文号 }}, 制发机关, {{ 制发机关 }}."""
    first, text, second, other = cells
    return row(*pair(first, text, 4, 2), *pair(second, other, 4, 2), height=height)


def wide(label: str, text: str, height: float = 0.0) -> Row:
    """A label and its content over the whole width."""
    return row(*pair(label, text, 10, 2), height=height)


def labels(*words: str) -> Row:
    """The headings of a table, one cell each."""
    return row(*(Box(word, look="label") for word in words))
