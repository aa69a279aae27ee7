"""The columns of a table fitted to a page: type size, padding, and widths by content or by wishes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import sqrt
from operator import truediv

from govdocs.document.nodes import Column, Table
from govdocs.fonts.roles import FontRole
from govdocs.layout import codes
from govdocs.layout.canvas import Frame
from govdocs.layout.kit import Kit
from govdocs.layout.pages import MM_PER_POINT
from govdocs.layout.tables.cells import LONGEST_PIECE, CellNeed, CellSetter, Texts, listed, office_room
from govdocs.layout.tables.columns import ColumnNeed, column_needs, column_widths, squeezed_widths
from govdocs.layout.tables.grid import Grid, GridCell, grid_of
from govdocs.layout.tables.shares import shared_widths
from govdocs.layout.typesetting.glyphs import Fonts, Typesetter
from govdocs.styles.sheet import Look, StyleSheet

_SIZES = (1.0, 0.875, 0.75)  # of the type size of tables: 小四, 五号, 小五
_NARROW = 4.0  # em: rather than have narrower columns, a table is set in 五号
_TURNED_SIZE = 0.875  # a turned table may be set in 五号 before the page becomes A3
_SQUEEZED_PAD = 0.2  # millimetres beside the text of a table that does not fit
_COMFORTABLE = 8.0  # em: a column of long text that is wider reads well
_HIGHEST_CELL = 1.25  # of the square root of its em: a column of long text is not much narrower
_LINES_THAT_READ_WELL = 4
_SHORT_ENOUGH = 4.0  # em: shorter text is not broken for comfort
_LEAST = 2.0  # em: no column is narrower
_DATED = re.compile("(?:日期|时限|时间|年月)$")
_SHORT_HEAD = 3  # characters: no column is narrower than such a head
_ROOM_TO_WRITE, _DATE_ON_TWO_LINES = 3.0, 5.0  # em: columns that are to be filled in are not narrower
_ANY_DATE = "2025年12月31日"  # what a column of dates that is still empty has room for
_LONGEST_CHOICE = 6.0  # em: a longer word of a list to choose from may be broken
_SENTENCE = re.compile("[。！？：]")
_LONGEST_NAMES = 24  # characters: a longer text that is no list of names is prose
_EASY = 1.3  # times its text: a column of dates or numbers that is wider looks empty
_MUCH_HIGHER = 1.4  # shares that make a table so much higher than widths by content are not kept
_FAIR_SHARE = 0.75  # of its share: a column of long text that gets less wants a wider page
_LONGEST_NAME = 9  # characters: 文化和旅游服务中心; a longer text in a cell may be broken
_LONGEST_WHOLE = {"number": LONGEST_PIECE, "date": 12, "text": _LONGEST_NAME}


@dataclass(frozen=True, slots=True)
class ColumnFit:
    """How the columns of a table are set: the type size in points, the rest in millimetres.

    `pad` stands beside the text of every cell; `code` is what the report has to say, "" for nothing.
    """

    size: float
    pad: float
    widths: tuple[float, ...]
    code: str = ""


def cell_look(style: StyleSheet, table: Table, row: int) -> Look:
    """The look of the cells of `row`: the head and the totals look alike."""
    strong = row < table.header or row >= len(table.rows) - table.footer
    return style.looks["table_head" if strong else "table_cell"]


def column_fit(table: Table, grid: Grid, kit: Kit, names: Sequence[str], room: float) -> ColumnFit:
    """The columns of `table` on a page that has `room` millimetres for it."""
    base, pad = kit.style.looks["table_cell"].size, kit.style.numbers.table_pad_x
    if len(table.widths) == grid.columns:
        factor = min(1.0, room / sum(table.widths))
        return ColumnFit(base, pad, tuple([width * factor for width in table.widths]))
    wholes = _wholes(table, grid, kit)
    needs = _with_whole_names(_needs(table, grid, kit, names, wholes), wholes, kit, room)
    shares = [column.share for column in table.columns[: grid.columns]]
    wide = sum(max(need.least, min(need.natural, _NARROW)) for need in needs)
    roomy = wide * base * MM_PER_POINT + 2 * pad * len(needs) <= room
    for factor in _SIZES if roomy else _SIZES[1:]:
        em = base * factor * MM_PER_POINT
        widths = _widths(needs, shares, room / em, 2 * pad / em)
        if widths is not None:
            code = codes.TABLE_SHRUNK if factor < 1.0 else ""
            kept = widths if any(shares) else _without_gaps(widths, needs, table, 2 * pad / em)
            return ColumnFit(base * factor, pad, tuple([width * em for width in kept]), code)
    return _squeezed(needs, base * _SIZES[-1], pad, room)


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


# -- what columns need ----------------------------------------------------------------------------


def _needs(
    table: Table, grid: Grid, kit: Kit, names: Sequence[str], wholes: Sequence[float]
) -> list[ColumnNeed]:
    """What each column needs in em, without padding."""
    fonts = [cell_look(kit.style, table, row).font for row in range(grid.rows)]
    needs = _by_content(grid, fonts, kit.cells(names), prose_columns(table, grid))
    for number, column in enumerate(table.columns[: grid.columns]):
        needs[number] = _with_column(needs[number], column, kit, wholes[number])
    for number, width in _short_heads(table, grid, kit).items():
        needs[number] = replace(needs[number], least=max(needs[number].least, width))
    for number in range(grid.columns):
        if not any(needs[number].amounts[table.header :]):
            needs[number] = _to_fill_in(needs[number], table, grid, number)
    return needs


def _short_heads(table: Table, grid: Grid, kit: Kit) -> dict[int, float]:
    """The width in em of a head that no line shall divide, by column: 责任人."""
    font, found = kit.style.looks["table_head"].font, dict[int, float]()
    for cell in grid.cells:
        if cell.row >= table.header:
            break
        heads = [line for line in cell.text.split("\n") if len(line) <= _SHORT_HEAD]
        if cell.columns == 1 and heads:
            widths = [kit.typesetter.width(line, font) for line in heads]
            found[cell.column] = max(found.get(cell.column, 0.0), *widths)
    return found


def _by_content(
    grid: Grid, fonts: Sequence[FontRole], cells: CellSetter, prose: frozenset[int]
) -> list[ColumnNeed]:
    """What the texts of each column need; the columns `prose` hold sentences."""

    @cache
    def needs_in(font: FontRole, column: int) -> Texts[CellNeed]:
        return cells.needs(font, prose=column in prose)

    return column_needs(grid, lambda cell: needs_in(fonts[cell.row], cell.column)[cell.text], _LEAST)


def _to_fill_in(need: ColumnNeed, table: Table, grid: Grid, number: int) -> ColumnNeed:
    """`need` of a column without text: somebody shall write into it."""
    holds = table.columns[number].holds if number < len(table.columns) else "text"
    if holds == "number":
        return need
    heads = [grid.covering[row][number] for row in range(min(table.header, grid.rows))]
    dated = any(head is not None and _DATED.search("".join(head.text.split())) for head in heads)
    least = _DATE_ON_TWO_LINES if holds == "date" or dated else _ROOM_TO_WRITE
    return replace(need, least=max(need.least, least), natural=max(need.natural, least))


def prose_columns(table: Table, grid: Grid) -> frozenset[int]:
    """The columns of sentences, in which a list of short words is no list of names."""
    found = set()
    for column in range(grid.columns):
        cells = [cell for row in grid.covering[table.header :] if (cell := row[column]) is not None]
        own = [cell.text for cell in cells if cell.column == column and cell.row >= table.header]
        if any(map(_is_prose, own)):
            found.add(column)
    return frozenset(found)


def _is_prose(text: str) -> bool:
    if len(text) <= _LONGEST_NAMES:
        return False
    return _SENTENCE.search(text) is not None or not all(map(listed, text.split("\n")))


def _with_whole_names(
    needs: Sequence[ColumnNeed], wholes: Sequence[float], kit: Kit, room: float
) -> Sequence[ColumnNeed]:
    """`needs` with every short text whole, where columns of long text can spare the room."""
    wished = [replace(need, wish=max(need.wish, whole)) for need, whole in zip(needs, wholes, strict=True)]
    em = kit.style.looks["table_cell"].size * MM_PER_POINT
    wanted = sum(max(_comfort(need, 1.0), min(need.wish, need.natural)) for need in wished)
    pads = 2 * kit.style.numbers.table_pad_x * len(needs)
    return wished if wanted * em + pads <= room else needs


def _wholes(table: Table, grid: Grid, kit: Kit) -> list[float]:
    """The width in em of the longest short text of each column: a number, a date, a name."""
    font = kit.style.looks["table_cell"].font
    limits = [_LONGEST_WHOLE[column.holds] for column in table.columns[: grid.columns]]
    limits += [_LONGEST_NAME] * (grid.columns - len(limits))
    return [
        _widest(_lines_of(grid.covering[table.header :], column, limit), kit, font)
        for column, limit in enumerate(limits)
    ]


def _lines_of(rows: Sequence[Sequence[GridCell | None]], column: int, limit: int) -> set[str]:
    """The lines of at most `limit` characters in the cells of a column that span nothing."""
    cells = [cell for row in rows if (cell := row[column]) is not None]
    texts = {cell.text for cell in cells if cell.columns == cell.rows == 1}
    return {line for text in texts for line in text.split("\n") if len(line) <= limit}


def _widest(texts: set[str], kit: Kit, font: FontRole) -> float:
    """The width in em of the widest of `texts`; those half as long as the longest are not looked at."""
    half = max(map(len, texts), default=0) / 2
    found = (kit.typesetter.width(text, font) + office_room(text) for text in texts if len(text) >= half)
    return max(found, default=0.0)


def _with_column(need: ColumnNeed, column: Column, kit: Kit, whole: float) -> ColumnNeed:
    """`need` with what is known of the column: words to choose from; no number or date is divided."""
    font = kit.style.looks["table_cell"].font
    choices = [kit.typesetter.width(word, font) for word in column.choices]
    word = max((width for width in choices if width <= _LONGEST_CHOICE), default=0.0)
    if column.holds == "date" and not whole:
        word = max(word, kit.typesetter.width(_ANY_DATE, font) + office_room(_ANY_DATE))
    least = need.least if column.holds == "text" else max(need.least, whole)
    return replace(
        need, least=least, wish=max(need.wish, word, least), natural=max(need.natural, word, least)
    )


# -- which page a table needs ---------------------------------------------------------------------


def fits_portrait(table: Table, style: StyleSheet, fonts: Fonts) -> bool:
    """True when `table` reads well on an upright page."""
    return fits_upright(table, Kit(style, Typesetter(fonts, style.numbers.baseline)), ())


def fits_upright(table: Table, kit: Kit, names: Sequence[str]) -> bool:
    """True when `table` reads well on an upright page: no column of long text is narrow."""
    return _fits(table, kit, names, (Frame.of(kit.style.page), 1.0))


def fits_turned(table: Table, kit: Kit, names: Sequence[str]) -> bool:
    """True when `table` reads well on a landscape page, in 五号 if need be."""
    return _fits(table, kit, names, (Frame.of(kit.style.page, "landscape"), _TURNED_SIZE))


def _fits(table: Table, kit: Kit, names: Sequence[str], page: tuple[Frame, float]) -> bool:
    frame, factor = page
    grid, style = grid_of(table), kit.style
    em = style.looks["table_cell"].size * factor * MM_PER_POINT
    needs = _needs(table, grid, kit, names, _wholes(table, grid, kit))
    comforts = [_comfort(_without_head(need, table.header), factor) for need in needs]
    if factor == 1.0 and _cut_short(column_fit(table, grid, kit, names, frame.width), table, comforts):
        return False
    return sum(comforts) * em + 2 * style.numbers.table_pad_x * grid.columns <= frame.width


def _cut_short(fit: ColumnFit, table: Table, comforts: Sequence[float]) -> bool:
    """True when a column of long text has much less than its share, or less than it reads well at."""
    shares = [column.share for column in table.columns[: len(comforts)]]
    if not any(shares):
        return False
    whole, total = sum(fit.widths), sum(shares)
    for width, share, comfort in zip(fit.widths, shares, comforts, strict=False):
        own = comfort * fit.size * MM_PER_POINT + 2 * fit.pad
        if comfort >= _COMFORTABLE and width < max(_FAIR_SHARE * whole * share / total, own):
            return True
    return False


def _without_head(need: ColumnNeed, header: int) -> ColumnNeed:
    """`need` of a column whose head may stand on two lines."""
    head, body = max(need.amounts[:header], default=0.0), max(need.amounts[header:], default=0.0)
    if need.natural > head:
        return need
    return replace(need, natural=min(need.natural, max(head / 2, body)))


def _comfort(need: ColumnNeed, factor: float) -> float:
    """The width in em at which a column reads well: eight 字, and no cell much higher than it is wide.

    Where the type is smaller to spare a larger sheet, eight 字 will do, or a shorter text on four lines.
    """
    wide = max(_COMFORTABLE, _HIGHEST_CELL * sqrt(need.natural))
    if factor < 1.0:
        wide = min(_COMFORTABLE, max(_SHORT_ENOUGH, need.natural / _LINES_THAT_READ_WELL))
    return max(need.least, min(need.natural, wide))
