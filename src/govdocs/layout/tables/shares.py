"""Widths of columns by wishes: each its share of the room, none narrower than it needs."""

from __future__ import annotations

from collections.abc import Sequence

from govdocs.layout.tables.columns import ColumnNeed

_TINY = 1e-6


def shared_widths(
    needs: Sequence[ColumnNeed], shares: Sequence[float], room: float, pads: float
) -> list[float]:
    """Widths in em with their `pads`, in proportion to `shares`, that fill `room`, which holds the needs.

    A column whose share is less than it needs takes what it needs from the others: for its words, or
    where not all columns have room for theirs, for its unbreakable pieces. One without a share takes
    what its words need.
    """
    least = [need.least + pads for need in needs]
    wished = [max(min(need.wish, need.natural), need.least) + pads for need in needs]
    if sum(wished) <= room:
        least = wished
    widths = _unshared(needs, shares, least, room, pads)
    open_columns = [i for i, share in enumerate(shares) if share > 0]
    rest = room - sum(widths[i] for i in range(len(needs)) if i not in open_columns)
    while open_columns:
        total = sum(shares[i] for i in open_columns)
        narrow = [i for i in open_columns if rest * shares[i] / total < least[i] - _TINY]
        if not narrow:
            break
        for i in narrow:
            widths[i] = least[i]
            rest -= least[i]
        open_columns = [i for i in open_columns if i not in narrow]
    for i in open_columns:
        widths[i] = rest * shares[i] / sum(shares[j] for j in open_columns)
    return widths


def _unshared(
    needs: Sequence[ColumnNeed], shares: Sequence[float], least: Sequence[float], room: float, pads: float
) -> list[float]:
    """The widths of columns without a share: those of their words while the others keep what they need."""
    widths = list(least)
    spare = room - sum(least)
    for i, need in enumerate(needs):
        if not shares[i]:
            more = min(max(min(need.wish, need.natural) + pads - least[i], 0.0), spare)
            widths[i] += more
            spare -= more
    return widths
