"""Words as the paper has them: gaps, dates, numbers, placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from govdocs.text.dates import formal_date, parse_date
from govdocs.text.document_number import parse_document_number
from govdocs.text.numerals import ascii_digits

BLANK_DAY: Final = "　　　　年　　月　　日"
BLANK_NAME: Final = "＿＿＿＿＿＿"
"""Printed in running text where the record says nothing: to be written in by hand."""

_HAN_GAP = re.compile(r"(?<=[\u3400-\u9fff])[\s\u3000]+(?=[\u3400-\u9fff])")

_BARE_ISSUE = re.compile(r"[0-9０-９]+|[一二三四五六七八九十百]+")

_WIDE_GAP = re.compile(r"\s+(?=[^\x00-\xff])|(?<=[^\x00-\xff])\s+")


def missing(what: str) -> str:
    """What is printed where the fact `what` is not known."""
    return f"〔待补：{what}〕"


def closed_up(text: str) -> str:
    """`text` without the spaces that stretch it: 例 示 县 gives 例示县."""
    return _HAN_GAP.sub("", text.strip())


def unspaced(text: str) -> str:
    """`text` without any space."""
    return "".join(text.split())


def in_one_line(title: str) -> str:
    """A title in one line: spaces stay between Latin words only."""
    return " ".join(_WIDE_GAP.sub("", title).split())


def printed_date(text: str) -> str:
    """A date in the standard form (7.3.5.4); as it stands when it is not a complete date."""
    day = parse_date(text)
    return formal_date(day) if day else text


def printed_day(day: date | None) -> str:
    """A day in the standard form (7.3.5.4); "" where there is none."""
    return formal_date(day) if day else ""


def printed_number(text: str) -> str:
    """A 发文字号 in the standard form (7.2.5); as it stands when it cannot be read as one."""
    parts = parse_document_number(text)
    return str(parts) if parts else text


def printed_issue(text: str) -> str:
    """期号 of minutes: a bare number gets its words, 5 gives 第5期; all else stands as it is."""
    return f"第{ascii_digits(text)}期" if _BARE_ISSUE.fullmatch(text) else text


def without_brackets(text: str) -> str:
    """`text` without one pair of round brackets around the whole of it."""
    inner = text.strip()
    if inner[:1] in ("（", "(") and inner[-1:] in ("）", ")") and not re.search(r"[（）()]", inner[1:-1]):
        return inner[1:-1]
    return inner


def names_of(*groups: Iterable[str]) -> tuple[str, ...]:
    """The names that no line may break: each once, in order, placeholders and single letters left out."""
    names = dict.fromkeys(name for group in groups for name in group if len(name) > 1)
    return tuple(name for name in names if not name.startswith("〔"))
