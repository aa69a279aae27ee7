"""How wide the columns of a table are: nothing broken that belongs together, and as few lines as possible."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from operator import itemgetter, truediv

from govdocs.layout.tables.cells import CellNeed
from govdocs.layout.tables.grid import Grid, GridCell

_TINY = 1e-6
_STEP = 0.5  # em: how finely room is given out
_MOST_ROWS = 400  # that are weighed against each other
NARROW = 4.0
"""em: no column should be narrower; up to this width none grows with the table."""


_NOTHING = CellNeed(0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class ColumnNeed:
    """What a column needs, in em.

    `least` for its longest unbreakable piece, `wish` for its longest term, `natural` for no break at
    all; `amounts` is the text in each row.
    """

    least: float
    wish: float
    natural: float
    amounts: tuple[float, ...]


def column_needs(grid: Grid, need_of: Callable[[GridCell], CellNeed], narrowest: float) -> list[ColumnNeed]:
    """What each column needs; a cell over several columns or rows asks an equal share of each."""
    found = []
    for column in range(grid.columns):
        fields = [row[column] for row in grid.covering]
        if grid.plain:
            asked = [need_of(cell) for cell in fields if cell is not None]
        else:
            asked = [_share(cell, need_of) for cell in fields]
        piece, term, line = (max(map(itemgetter(i), asked), default=0.0) for i in range(3))
        found.append(
            ColumnNeed(
                max(piece, min(narrowest, line) or 1.0),
                max(term, min(NARROW, line)),
                line,
                tuple([need.amount for need in asked]),
            )
        )
    return found


def _share(cell: GridCell | None, need_of: Callable[[GridCell], CellNeed]) -> CellNeed:
    """What a cell asks of one of the fields that it covers."""
    if cell is None:
        return _NOTHING
    need = need_of(cell)
    if cell.rows == cell.columns == 1:
        return need
    piece, term, line, amount = (part / cell.columns for part in need)
    return CellNeed(piece, term, line, amount / cell.rows)


def column_widths(needs: Sequence[ColumnNeed], room: float) -> list[float] | None:
    """Widths in em that fill `room`, none below what its column needs; None when that is impossible."""
    least = [need.least for need in needs]
    if sum(least) > room + _TINY:
        return None
    natural = [max(need.natural, need.least) for need in needs]
    if sum(natural) <= room:
        return _grown(natural, room)
    wishes = [min(max(need.wish, need.least), need.natural) for need in needs]
    return _balanced(needs, _poured(least, wishes, room), room)


def squeezed_widths(needs: Sequence[ColumnNeed], room: float) -> list[float]:
    """Widths in em for columns that need more than there is: in proportion to their needs."""
    total = sum(need.least for need in needs)
    return [need.least * room / total for need in needs]


def _grown(natural: Sequence[float], room: float) -> list[float]:
    """The natural widths, the rest of the room given to the wider columns in proportion.

    None is doubled that way: what is left then is given to all, to narrow ones as to those of four 字.
    """
    wide = sum(width for width in natural if width > NARROW)
    spare = room - sum(natural)
    factor = 1 + min(1.0, spare / wide) if wide else 1.0
    grown = [width * factor if width > NARROW else width for width in natural]
    rest, weights = room - sum(grown), [max(width, NARROW) for width in grown]
    return [width + rest * weight / sum(weights) for width, weight in zip(grown, weights, strict=True)]


def _poured(widths: Sequence[float], limits: Sequence[float], room: float) -> list[float]:
    """`widths` grown alike until they fill `room` or reach their `limits`."""
    grown = list(widths)
    spare = room - sum(grown)
    growing = [i for i, width in enumerate(grown) if limits[i] > width + _TINY]
    while spare > _TINY and growing:
        gifts = {i: min(spare / len(growing), limits[i] - grown[i]) for i in growing}
        for i, gift in gifts.items():
            grown[i] += gift
        spare -= sum(gifts.values())
        growing = [i for i in growing if limits[i] > grown[i] + _TINY]
    return grown


def _balanced(needs: Sequence[ColumnNeed], widths: list[float], room: float) -> list[float]:
    """`widths` grown step by step where a step lowers the whole table most."""
    spare = room - sum(widths)
    rows = list(zip(*(_sample(need.amounts) for need in needs), strict=True))
    while spare > _TINY:
        step = min(_STEP, spare)
        gains = _gains(rows, widths, step)
        best = max(range(len(widths)), key=lambda i: (gains[i], needs[i].natural - widths[i]))
        widths[best] += step
        spare -= step
    return widths


def _gains(rows: Sequence[Sequence[float]], widths: Sequence[float], step: float) -> list[float]:
    """How much lower the rows become, in lines, when a column grows by `step`; the highest cell counts."""
    gains = [0.0] * len(widths)
    for amounts in rows:
        heights = list(map(truediv, amounts, widths))
        height = max(heights)
        highest = heights.index(height)
        heights[highest] = 0.0
        lower = max(amounts[highest] / (widths[highest] + step), *heights)
        gains[highest] += height - lower
    return gains


def _sample(amounts: Sequence[float]) -> Sequence[float]:
    """The amounts of at most 400 rows, evenly spread: what balances these balances a long table."""
    return amounts[:: ceil(len(amounts) / _MOST_ROWS)] if len(amounts) > _MOST_ROWS else amounts
