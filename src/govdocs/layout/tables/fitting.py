"""The columns of a table fitted to a page: type size, padding, and widths by content or by wishes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import truediv

from govdocs.document.nodes import Table
from govdocs.layout import codes
from govdocs.layout.kit import Kit
from govdocs.layout.pages import MM_PER_POINT
from govdocs.layout.tables.columns import NARROW, ColumnNeed, column_widths, squeezed_widths
from govdocs.layout.tables.grid import Grid
from govdocs.layout.tables.needs import comfort, needs_of, wholes_of
from govdocs.layout.tables.shares import shared_widths

_SIZES = (1.0, 0.875, 0.75)  # of the type size of tables: 小四, 五号, 小五
_SQUEEZED_PAD = 0.2  # millimetres beside the text of a table that does not fit
_EASY = 1.3  # times its text: a column of dates or numbers that is wider looks empty
_CROWDED = 1.6  # times as high as in the next smaller type: rows of words broken character by character
_STARVED = 0.5  # of its longest word: a narrower column of words is hard to read
_HIGH = 4  # lines: rows that are lower read well as they are
_MUCH_HIGHER = 1.4  # shares that make a table so much higher than widths by content are not kept


@dataclass(frozen=True, slots=True)
class ColumnFit:
    """How the columns of a table are set: the type size in points, the rest in millimetres.

    `pad` stands beside the text of every cell; `code` is what the report has to say, "" for nothing.
    """

    size: float
    pad: float
    widths: tuple[float, ...]
    code: str = ""


def column_fit(table: Table, grid: Grid, kit: Kit, names: Sequence[str], room: float) -> ColumnFit:
    """The columns of `table` on a page that has `room` millimetres for it."""
    base, pad = kit.style.looks["table_cell"].size, kit.style.numbers.table_pad_x
    if len(table.widths) == grid.columns:
        factor = min(1.0, room / sum(table.widths))
        return ColumnFit(base, pad, tuple([width * factor for width in table.widths]))
    wholes = wholes_of(table, grid, kit)
    needs = _with_whole_names(needs_of(table, grid, kit, names, wholes), wholes, kit, room)
    shares = [column.share for column in table.columns[: grid.columns]]
    wide = sum(max(need.least, min(need.natural, NARROW)) for need in needs)
    roomy = wide * base * MM_PER_POINT + 2 * pad * len(needs) <= room
    ems = ((factor, base * factor * MM_PER_POINT) for factor in (_SIZES if roomy else _SIZES[1:]))
    tried = ((factor, em, _widths(needs, shares, room / em, 2 * pad / em)) for factor, em in ems)
    best = _best((_Way(factor, found, 2 * pad / em) for factor, em, found in tried if found), needs)
    if best:
        em = base * best.factor * MM_PER_POINT
        code = codes.TABLE_SHRUNK if best.factor < 1.0 else ""
        kept = best.widths if any(shares) else _without_gaps(best.widths, needs, table, best.pads)
        return ColumnFit(base * best.factor, pad, tuple([width * em for width in kept]), code)
    return _squeezed(needs, base * _SIZES[-1], pad, room)


@dataclass(frozen=True, slots=True)
class _Way:
    """Columns in one type size: its part of the usual one, their widths in em with `pads`."""

    factor: float
    widths: list[float]
    pads: float

    def starved(self, needs: Sequence[ColumnNeed]) -> bool:
        """True when a column has not half of what its longest word needs, and the rows are high for it."""
        narrow = any(
            width - self.pads < _STARVED * need.wish for width, need in zip(self.widths, needs, strict=True)
        )
        return narrow and self.height(needs) > _HIGH * self.factor * len(needs[0].amounts)

    def height(self, needs: Sequence[ColumnNeed]) -> float:
        """About how high the rows are, in lines of the usual size."""
        return self.factor * _height(needs, [width - self.pads for width in self.widths])


def _best(ways: Iterator[_Way], needs: Sequence[ColumnNeed]) -> _Way | None:
    """The first of `ways`, the largest type first; a smaller one where it starves columns of words."""
    best = next(ways, None)
    if best is None or not best.starved(needs):
        return best
    for way in ways:
        if best.height(needs) > _CROWDED * way.height(needs):
            best = way
    return best


def _widths(
    needs: Sequence[ColumnNeed], shares: Sequence[float], room: float, pads: float
) -> list[float] | None:
    """Widths in em, padding and all; None where a column would be narrower than it needs.

    Shares are wishes: where they crowd the text of one column while others stay empty, content decides.
    """
    inner = room - pads * len(needs)
    free = column_widths(needs, inner)
    if free is None or not any(shares):
        return None if free is None else [width + pads for width in free]
    filled = [*shares, *[0.0] * (len(needs) - len(shares))]
    shared = shared_widths(needs, filled, room, pads)
    own = [width - pads for width in shared]
    if _written(needs) and _height(needs, own) > _MUCH_HIGHER * _height(needs, free):
        return [width + pads for width in free]
    return shared


def _without_gaps(
    widths: Sequence[float], needs: Sequence[ColumnNeed], table: Table, pads: float
) -> Sequence[float]:
    """`widths` where columns of dates and numbers leave to those of text what they cannot use."""
    stiff = {i for i, column in enumerate(table.columns[: len(widths)]) if column.holds != "text"}
    text = sum(width for i, width in enumerate(widths) if i not in stiff)
    most = [_EASY * max(need.natural, need.least) + pads for need in needs]
    spare = sum(max(0.0, widths[i] - most[i]) for i in stiff)
    if not text or not spare:
        return widths
    return [
        min(width, most[i]) if i in stiff else width * (1 + spare / text) for i, width in enumerate(widths)
    ]


def _written(needs: Sequence[ColumnNeed]) -> bool:
    """True when no column is there to be filled in: most fields of each have text."""
    return all(2 * sum(map(bool, need.amounts)) >= len(need.amounts) for need in needs)


def _height(needs: Sequence[ColumnNeed], widths: Sequence[float]) -> float:
    """About how many lines the rows are high in columns of such widths."""
    rows = zip(*(need.amounts for need in needs), strict=True)
    height: float = sum(max([1.0, *map(truediv, row, widths)]) for row in rows)
    return height


def _squeezed(needs: Sequence[ColumnNeed], size: float, pad: float, room: float) -> ColumnFit:
    """Columns that need more than there is: first their padding goes, then the type becomes smaller."""
    count = len(needs)
    if room - 2 * pad * count < 2 * size * MM_PER_POINT * count:
        pad = _SQUEEZED_PAD
        size = min(size, 0.9 * (room / count - 2 * pad) / MM_PER_POINT)
    em = size * MM_PER_POINT
    inner = room - 2 * pad * count
    widths = squeezed_widths(needs, inner / em)
    if min(widths) < 1.0:  # every column takes a character
        spare = [max(width - 1.0, 0.0) for width in widths]
        ratio = (inner / em - count) / sum(spare) if any(spare) else 0.0
        widths = [1.0 + ratio * width for width in spare]
    return ColumnFit(size, pad, tuple([width * em + 2 * pad for width in widths]), codes.TABLE_TOO_WIDE)


def _with_whole_names(
    needs: Sequence[ColumnNeed], wholes: Sequence[float], kit: Kit, room: float
) -> Sequence[ColumnNeed]:
    """`needs` with every short text whole, where columns of long text can spare the room."""
    wished = [replace(need, wish=max(need.wish, whole)) for need, whole in zip(needs, wholes, strict=True)]
    em = kit.style.looks["table_cell"].size * MM_PER_POINT
    wanted = sum(max(comfort(need), min(need.wish, need.natural)) for need in wished)
    pads = 2 * kit.style.numbers.table_pad_x * len(needs)
    return wished if wanted * em + pads <= room else needs
