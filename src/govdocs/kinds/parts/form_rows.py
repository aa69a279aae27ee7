"""Rows that many forms share: four columns of labels and contents, the particulars of the child."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from govdocs.document.forms import Row, pair, row
from govdocs.kinds.parts.form_values import form_values
from govdocs.kinds.parts.persons import ChildRef, FormRecord, age_on
from govdocs.kinds.parts.wording import printed_date

FOUR_SHARES: Final = (24.0, 54.0, 24.0, 54.0)
"""Millimetres of a label, its content, a label, its content."""

_ACROSS: Final = 3

SIX_ACROSS: Final = 5
"""The columns behind the first label of a row of six."""


def tag(name: str) -> str:
    """The tag of a value."""
    return f"{{{{ {name} }}}}"


def two(first: tuple[str, str], second: tuple[str, str], height: float = 0.0) -> Row:
    """A row of two labels with the tags of their contents."""
    return row(*(pair(label, tag(name)) for label, name in (first, second)), height=height)


def across(label: str, name: str, height: float = 0.0) -> Row:
    """A row of one label; its content, named by a tag, takes the rest."""
    return row(pair(label, tag(name), _ACROSS), height=height)


def wide_then_short(first: tuple[str, str], second: tuple[str, str]) -> Row:
    """A row of six columns: a label with a wide content, a wide label with a short one."""
    return row(pair(first[0], tag(first[1]), 2), pair(second[0], tag(second[1]), 1, 2))


def across_six(label: str, name: str) -> Row:
    """A row of six columns: one label; its content takes the rest."""
    return row(pair(label, tag(name), SIX_ACROSS))


def child_rows() -> tuple[Row, ...]:
    """The particulars of the child that a record is about."""
    return (
        two(("姓名", "未成年人.姓名"), ("性别", "未成年人.性别框")),
        two(("出生日期", "出生与年龄"), ("证件号码", "未成年人.证件号码")),
        two(("档案号", "未成年人.档案号"), ("村（社区）", "未成年人.村社区")),
        across("住址", "未成年人.住址"),
    )


def birth_words(born_on: str, day: date) -> str:
    """A date of birth with the age on `day`: 2012年5月20日（12岁）; as a copy has masked it."""
    age = age_on(born_on, day)
    return printed_date(born_on) if age is None or "岁" in born_on else f"{printed_date(born_on)}（{age}岁）"


def record_values(record: FormRecord, day: date) -> dict[str, Any]:
    """The values of a record about a child, with the age of the child on `day`."""
    child: ChildRef = getattr(record, "child")  # noqa: B009 - every record about a child has one
    return form_values(record) | dict(_ages(child, day))


def _ages(child: ChildRef, day: date) -> Iterator[tuple[str, str]]:
    age = age_on(child.born_on, day)
    yield "出生与年龄", birth_words(child.born_on, day)
    yield "年龄", "" if age is None else str(age)
