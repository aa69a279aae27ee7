"""Rows of a ledger put together in groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

Row = TypeVar("Row")


def grouped(
    rows: Iterable[Row], key: Callable[[Row], str], order: Sequence[str] = ()
) -> dict[str, list[Row]]:
    """`rows` by `key`, in their own order within a group: groups of `order` first, then as they come."""
    found: dict[str, list[Row]] = {name: [] for name in order}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return {name: members for name, members in found.items() if members}
