"""What the ledgers of a casebook share: the line above the table, the column of villages."""

from __future__ import annotations

from typing import Final

from govdocs.context import Context
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.ledgers import reported
from govdocs.text.dates import formal_date

VILLAGE: Final = "村（社区）"
"""The heading of the column by which most ledgers are grouped."""


def account_line(casebook: Casebook, context: Context) -> tuple[str, str]:
    """The line above a ledger: who reports, and for which day."""
    return reported(casebook.unit, "")[0], f"统计日期：{formal_date(context.today)}"
