"""What the public is told of orders and interventions: how many there are, nothing case by case.

未成年人保护法 4(3), 103: harm and offences are counted only, and small counts are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from govdocs.context import Context
from govdocs.kinds.cases.tallies import CountTable, count_ledger, tallied
from govdocs.kinds.parts.accounts import account_line
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.ledgers import Ledger

Case = TypeVar("Case")

UNKNOWN = "未写明"
"""The sort of what says none."""


def counted(
    table: CountTable,
    cases: Sequence[Case],
    sorts: Callable[[Case], Iterable[str]],
    casebook: Casebook,
    context: Context,
) -> Sequence[Ledger[Any]]:
    """The one table that a public copy of a ledger has: how many cases of each sort there are."""

    def named(case: Case) -> Iterable[str]:
        return tuple(word or UNKNOWN for word in sorts(case)) or (UNKNOWN,)

    made = count_ledger(table, tallied(cases, named, lambda _: ""), context)
    return (replace(made, above=account_line(casebook, context)),)


def is_public(context: Context) -> bool:
    """True where everybody may see what is printed."""
    return context.copy == "public"
