"""What stands on the worksheet of a table: which text in which cells, how high, how wide. No workbook yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil

from govdocs.document.nodes import Column, Holds, Paragraph, Table
from govdocs.layout.canvas import Frame
from govdocs.layout.pages import MM_PER_POINT, Align, Page, Pages, PlacedTable
from govdocs.layout.tables.aligns import cell_align
from govdocs.layout.tables.grid import Grid, GridCell, grid_of
from govdocs.styles.sheet import StyleSheet
from govdocs.writers.xlsx_lines import ems, fits, line_count, shares, spread
from govdocs.writers.xlsx_titles import notes_below, surroundings

HIGHEST_ROW = 405.0
"""Points: Excel stops at 409.5. A higher row of the table becomes several of the sheet, merged."""

_PART = 120.0
"""Points: the most of one of these; pages turn between them, so that they fill up to that."""

SIGNED_LINES = 2.0
"""So many lines high is the row that is signed."""

_CELL_EDGES = 1.4  # millimetres that Excel leaves beside a number: five pixels
_ROOM_TO_SIGN = 5.0  # em
_LONGEST_A4 = 300.0  # millimetres
_LEADING = 1.35  # of the type size: lines of a title


@dataclass(frozen=True, slots=True)
class Piece:
    """A text and the cells it fills: `row` and `column` from 0, merged over `rows` and `columns`.

    `role` is its look in the style, `size` its type size in points. `gridded` cells have rules. The text
    of `high` cells begins at their top: in the middle of several rows of a sheet it would be looked for.
    """

    row: int
    column: int
    text: str
    role: str
    size: float
    align: Align = "left"
    rows: int = 1
    columns: int = 1
    holds: Holds = "text"
    gridded: bool = False
    high: bool = False


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """A worksheet: its pieces, the heights of its rows in points, the widths of its columns in millimetres.

    `first` is the row on which the table begins; `header`, `body` and `footer` count its rows from there.
    """

    name: str
    table: Table
    page: Page
    pieces: tuple[Piece, ...]
    heights: tuple[float, ...]
    widths: tuple[float, ...]
    columns: tuple[Column, ...]
    first: int
    header: int
    body: int
    footer: int


def plan_sheets(pages: Pages, style: StyleSheet) -> tuple[SheetPlan, ...]:
    """The worksheets of a laid-out document, one a table."""
    placed = {each.index: each for each in pages.tables}
    return tuple(
        _Planner(pages, style, index, block, placed.get(index)).plan()
        for index, block in enumerate(pages.document.blocks)
        if isinstance(block, Table)
    )


def frame_of(page: Page, style: StyleSheet) -> Frame:
    """The 版心 of a page that is laid out."""
    return Frame.of(style.page, page.orientation, "A3" if page.width > _LONGEST_A4 else "A4")


def spread_line(
    texts: Sequence[str], widths: Sequence[float], row: int, role: str, size: float
) -> tuple[Piece, ...]:
    """Texts in one row, spread over columns of these widths: the first at the left, the last at the right."""
    texts = [text for text in texts if text] or [""]
    if len(texts) > len(widths):
        texts = ("\u3000".join(texts),)
    edges = shares(widths, [ems(text) + _ROOM_TO_SIGN * _signed(text) for text in texts])
    _widen_last(edges, widths, texts, size)
    return tuple(
        Piece(
            row,
            edges[number],
            text,
            role,
            size,
            "left" if _signed(text) else spread(number, len(texts)),
            columns=edges[number + 1] - edges[number],
        )
        for number, text in enumerate(texts)
    )


def _widen_last(edges: list[int], widths: Sequence[float], texts: Sequence[str], size: float) -> None:
    """Gives the last text the columns that it needs for one line, where others can spare them."""

    def lines(number: int, end: int) -> int:
        return line_count(texts[number], size, sum(widths[edges[number] : end]))

    last = len(texts) - 1
    while lines(last, edges[-1]) > 1:
        spare = (
            number
            for number in range(last - 1, -1, -1)
            if edges[number + 1] - edges[number] > 1 and lines(number, edges[number + 1] - 1) == 1
        )
        giver = next(spare, None)
        if giver is None:
            return
        for number in range(giver + 1, last + 1):
            edges[number] -= 1


def line_height(lines: float, size: float) -> float:
    """The height in points of a row of `lines` beside a table."""
    return (lines * _LEADING + 0.3) * size


def _signed(text: str) -> bool:
    """True for a piece behind which someone signs."""
    return text.endswith("：")


class _Planner:
    """Plans the sheet of one table, row by row."""

    def __init__(
        self, pages: Pages, style: StyleSheet, index: int, table: Table, placed: PlacedTable | None
    ) -> None:
        self._pages, self._style, self._index, self._table = pages, style, index, table
        self._grid = grid_of(table)
        usual, width = style.looks["table_cell"].size, style.page.text_width / self._grid.columns
        self._size = placed.size if placed else usual
        self._head_size = placed.head_size if placed else style.looks["table_head"].size
        left: Align = "left"
        self._aligns = placed.aligns if placed else (left,) * self._grid.columns
        self._laid_widths = placed.widths if placed else (width,) * self._grid.columns
        self._above = surroundings(pages.document.blocks, index)
        self._pieces: list[Piece] = []
        self._heights: list[float] = []

    def plan(self) -> SheetPlan:
        """The sheet."""
        for title in self._above.titles:
            self._title(title)
        for note in self._above.notes:
            self._line((note.text,), "table_note")
        if self._table.above:
            self._line(self._table.above, "table_note")
        first = len(self._heights)
        counts = self._rows()
        if self._table.below:
            self._line(self._table.below, "table_note", SIGNED_LINES)
        for note in notes_below(self._pages.document.blocks, self._index):
            self._line((note.text,), "table_note")
        return SheetPlan(
            self._table.sheet or self._above.name,
            self._table,
            self._page,
            tuple(self._pieces),
            tuple(self._heights),
            self._widths,
            self._columns,
            first,
            *counts,
        )

    @cached_property
    def _page(self) -> Page:
        page = next((row.page for row in self._pages.rows if row.index == self._index), 0)
        return self._pages.pages[page]

    @cached_property
    def _columns(self) -> tuple[Column, ...]:
        known = self._table.columns[: self._grid.columns]
        return (*known, *(Column(),) * (self._grid.columns - len(known)))

    @cached_property
    def _widths(self) -> tuple[float, ...]:
        """The widths of the layout, a narrow table stretched until its longest title needs one line only."""
        wanted = max(map(self._wide, self._above.titles), default=0.0)
        factor = max(1.0, min(wanted, frame_of(self._page, self._style).width) / sum(self._laid_widths))
        return tuple(width * factor for width in self._laid_widths)

    def _wide(self, title: Paragraph) -> float:
        size = self._style.looks[title.role].size * MM_PER_POINT
        return max(map(ems, title.text.split("\n"))) * size + 2 * self._style.numbers.table_pad_x

    def _title(self, title: Paragraph) -> None:
        look = self._style.looks[title.role]
        align: Align = "center" if look.align == "center" else "left"
        lines = line_count(title.text, look.size, sum(self._widths))
        row, columns = len(self._heights), len(self._widths)
        self._pieces.append(Piece(row, 0, title.text, title.role, look.size, align, columns=columns))
        self._heights.append((lines * _LEADING + 0.4) * look.size)

    def _line(self, texts: Sequence[str], role: str, height: float = 1.0) -> None:
        """A row of texts spread over the width: the first at the left, the last at the right."""
        size = self._style.looks[role].size
        pieces = spread_line(texts, self._widths, len(self._heights), role, size)
        lines = max(
            line_count(each.text, size, sum(self._widths[each.column : each.column + each.columns]))
            for each in pieces
        )
        self._pieces.extend(pieces)
        self._heights.append(line_height(max(lines, height), size))

    def _rows(self) -> tuple[int, int, int]:
        """The rows of the table; gives how many rows of the sheet its head, its body and its totals take."""
        table, starts = self._table, [len(self._heights)]
        for height in self._row_heights:
            parts = ceil(height / _PART) if height > HIGHEST_ROW else 1
            self._heights.extend([height / parts] * parts)
            starts.append(len(self._heights))
        self._pieces.extend(self._cell(cell, starts) for cell in self._grid.cells)
        header = min(table.header, self._grid.rows)
        footer = min(table.footer, self._grid.rows - header)
        ends = (starts[0], starts[header], starts[self._grid.rows - footer], starts[-1])
        return ends[1] - ends[0], ends[2] - ends[1], ends[3] - ends[2]

    @cached_property
    def _row_heights(self) -> list[float]:
        """The heights of the rows in points as on paper; a row divided between pages is whole again."""
        heights = [0.0] * self._grid.rows
        seen: set[int] = set()
        for row in self._pages.rows:
            if row.index == self._index and not (row.row < self._table.header and row.row in seen):
                heights[row.row] += row.height / MM_PER_POINT
                seen.add(row.row)
        return heights

    def _holds(self, cell: GridCell) -> Holds:
        """What a cell of the body holds; a number or date that its column does not show whole stays text."""
        if cell.columns > 1:
            return "text"
        width = self._widths[cell.column] - _CELL_EDGES
        return self._columns[cell.column].holds if fits(cell.text, self._size, width) else "text"

    def _cell(self, cell: GridCell, starts: Sequence[int]) -> Piece:
        head = cell.row < self._table.header
        total = cell.row >= self._grid.rows - self._table.footer or cell.row in self._table.subtotals
        rows, columns = _own_area(self._grid, cell)
        height = starts[cell.row + rows] - starts[cell.row]
        return Piece(
            starts[cell.row],
            cell.column,
            cell.text,
            "table_head" if head or total else "table_cell",
            self._head_size if head else self._size,
            cell_align(self._table, cell, self._aligns),
            height,
            columns,
            "text" if head else self._holds(cell),
            gridded=True,
            high=height > rows,
        )


def _own_area(grid: Grid, cell: GridCell) -> tuple[int, int]:
    """The rows and columns that a cell covers alone: merged cells of a workbook may not overlap."""
    row = grid.covering[cell.row]
    columns = 1
    while cell.column + columns < grid.columns and row[cell.column + columns] is cell:
        columns += 1
    rows = 1
    while cell.row + rows < grid.rows and all(
        each is cell for each in grid.covering[cell.row + rows][cell.column : cell.column + columns]
    ):
        rows += 1
    return rows, columns
