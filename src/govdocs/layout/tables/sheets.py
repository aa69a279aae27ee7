"""Which sheet a table needs: upright, turned, or A3 (clause 8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import inf

from govdocs.document.nodes import Table
from govdocs.layout.canvas import Frame
from govdocs.layout.kit import Kit
from govdocs.layout.pages import MM_PER_POINT
from govdocs.layout.tables.columns import ColumnNeed
from govdocs.layout.tables.fitting import ColumnFit, column_fit
from govdocs.layout.tables.grid import grid_of
from govdocs.layout.tables.needs import COMFORTABLE, comfort, needs_of, wholes_of

_SMALLER = 0.875  # a table may be set in 五号 before a larger sheet is taken
_ANY_WIDTH = inf  # em: every text on four lines, however wide its column becomes
_FAIR_SHARE = 0.75  # of its share: a column of long text that gets less wants a wider page


def fits_upright(table: Table, kit: Kit, names: Sequence[str]) -> bool:
    """True when `table` reads well on an upright page: no column of long text is narrow."""
    return _fits(table, kit, names, (Frame.of(kit.style.page), 1.0, COMFORTABLE))


def fits_closely(table: Table, kit: Kit, names: Sequence[str]) -> bool:
    """True when `table` can be read on an upright page in 五号, no text on many more than four lines."""
    return _fits(table, kit, names, (Frame.of(kit.style.page), _SMALLER, _ANY_WIDTH))


def fits_turned(table: Table, kit: Kit, names: Sequence[str]) -> bool:
    """True when `table` reads well on a landscape page, in 五号 if need be."""
    return _fits(table, kit, names, (Frame.of(kit.style.page, "landscape"), _SMALLER, COMFORTABLE))


def _fits(table: Table, kit: Kit, names: Sequence[str], page: tuple[Frame, float, float]) -> bool:
    """True when each column reads well on a page: its frame, how small the type is, how wide is enough."""
    frame, factor, most = page
    grid, style = grid_of(table), kit.style
    em = style.looks["table_cell"].size * factor * MM_PER_POINT
    needs = needs_of(table, grid, kit, names, wholes_of(table, grid, kit))
    comforts = [comfort(_without_head(need, table.header), factor, most) for need in needs]
    if factor == 1.0 and _cut_short(column_fit(table, grid, kit, names, frame.width), table, comforts):
        return False
    return sum(comforts) * em + 2 * style.numbers.table_pad_x * grid.columns <= frame.width


def _cut_short(fit: ColumnFit, table: Table, comforts: Sequence[float]) -> bool:
    """True when a column of long text has much less than its share, or less than it reads well at."""
    shares = [column.share for column in table.columns[: len(comforts)]]
    if not any(shares):
        return False
    whole, total = sum(fit.widths), sum(shares)
    for width, share, wanted in zip(fit.widths, shares, comforts, strict=False):
        own = wanted * fit.size * MM_PER_POINT + 2 * fit.pad
        if wanted >= COMFORTABLE and width < max(_FAIR_SHARE * whole * share / total, own):
            return True
    return False


def _without_head(need: ColumnNeed, header: int) -> ColumnNeed:
    """`need` of a column whose head may stand on two lines."""
    head, body = max(need.amounts[:header], default=0.0), max(need.amounts[header:], default=0.0)
    if need.natural > head:
        return need
    return replace(need, natural=min(need.natural, max(head / 2, body)))
