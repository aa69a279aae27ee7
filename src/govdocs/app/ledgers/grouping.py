"""Ledgers grouped by the column that a clerk names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from govdocs.errors import InputError
from govdocs.kinds.parts.form_values import tag_name
from govdocs.kinds.parts.ledgers import Ledger
from govdocs.text.dates import parse_date

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_ENGLISH = {
    "village": "村社区",
    "school": "学校",
    "level": "风险等级",
    "risk_level": "风险等级",
    "status": "状态",
}
"""Words that a command line may use for headings."""


def grouped_by(ledgers: Sequence[Ledger[Any]], word: str) -> tuple[Ledger[Any], ...]:
    """`ledgers`, the first tables of several papers, grouped by their column called `word`.

    Those that have none stay as they are; raises InputError where no ledger has one.
    """
    if ledgers and not any(_heading(ledger, word) for ledger in ledgers):
        headings = "、".join(dict.fromkeys(each.heading for ledger in ledgers for each in ledger.columns))
        raise InputError(f"台账没有“{word}”这一列，不能按它分组", f"可用的列：{headings}")
    return tuple(_grouped(ledger, _heading(ledger, word)) for ledger in ledgers)


def has_column(ledger: Ledger[Any], word: str) -> bool:
    """True when a ledger can be grouped by the column called `word`."""
    return bool(_heading(ledger, word))


def _grouped(ledger: Ledger[Any], heading: str) -> Ledger[Any]:
    if heading in ("", ledger.group):
        return ledger
    column = next(each for each in ledger.columns if each.heading == heading)
    texts: Iterable[str] = column.column.choices
    if column.column.holds != "text":
        texts = sorted(set(map(column.text, ledger.rows)), key=_rank)
    return replace(ledger, group=heading, group_order=tuple(texts))


def _rank(text: str) -> tuple[bool, date, float, str]:
    """Where a number or a date stands among others; words come last."""
    day = parse_date(text.partition("\n")[0])
    number = float(text) if _NUMBER.fullmatch(text) else 0.0
    return day is None and not _NUMBER.fullmatch(text), day or date.min, number, text


def _heading(ledger: Ledger[Any], word: str) -> str:
    """The heading of the column called `word`, in full or by a part that no other has; "" for none."""
    wanted = tag_name(_ENGLISH.get(word, word))
    names = {column.heading: tag_name(column.heading) for column in ledger.columns}
    return next((heading for heading, name in names.items() if name == wanted), "") or _only(
        heading for heading, name in names.items() if wanted and wanted in name
    )


def _only(headings: Iterable[str]) -> str:
    found = list(headings)
    return found[0] if len(found) == 1 else ""
