"""Workbooks as sheets of text: what each cell shows, merged cells filled, nothing hidden left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange

from govdocs.diagnostics import Diagnostic, error, info
from govdocs.readers.xlsx_package import BROKEN, check_workbook, damaged
from govdocs.readers.xlsx_parts import RawCell, RawSheet, raw_book
from govdocs.readers.xlsx_texts import CellFault, cell_text

LAYOUT_MARK: Final = "govdocs_layout"
"""The defined name on a worksheet that says by which version of its columns it was made."""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell that shows `text`; row and column count from 1.

    One that lies under a merged cell shows the text of that; `origin` is its row and column.
    """

    row: int
    column: int
    text: str
    origin: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet: its cells that show something, by row and column, and what was noticed in it.

    `number` is its place in the workbook, counted from 1; `mark` says which version of govdocs made it.
    """

    name: str
    rows: Mapping[int, Mapping[int, SheetCell]]
    hidden: bool = False
    findings: tuple[Diagnostic, ...] = ()
    number: int = 1
    mark: str = ""

    def text(self, row: int, column: int) -> str:
        """What a cell shows; "" for an empty one."""
        cell = self.rows.get(row, {}).get(column)
        return cell.text if cell else ""

    def place(self, row: int, column: int = 0) -> str:
        """Where a row or a cell stands, in words."""
        return place(self.name, row, column)


def place(sheet: str, row: int, column: int = 0) -> str:
    """Where a row or a cell of `sheet` stands, in words."""
    letter = f" {get_column_letter(column)} 列" if column else ""
    return f"表“{sheet}”第 {row} 行{letter}"


def read_sheets(data: bytes, name: str) -> tuple[Sheet, ...]:
    """The worksheets of the workbook `data` in a file called `name`, hidden ones too.

    Dates are given as YYYY-MM-DD (or 2025年3月 where a cell shows no day), whole numbers without a
    point, 是 and 否 for truth, formulas as what they last resulted in. Raises InputError for what is
    no workbook; what is wrong in single cells is in `findings`.
    """
    check_workbook(data, name)
    try:
        book = raw_book(data)
        return tuple(
            _Reader(name, sheet, book.epoch).sheet(number)
            for number, sheet in enumerate(book.sheets, start=1)
        )
    except BROKEN as fault:
        raise damaged(name) from fault


class _Reader:
    """Reads one worksheet of a workbook that counts its days from `epoch`."""

    def __init__(self, file: str, raw: RawSheet, epoch: datetime) -> None:
        self._file, self._raw, self._epoch = file, raw, epoch
        self._findings: list[Diagnostic] = []
        self._rows: dict[int, dict[int, SheetCell]] = {}

    def sheet(self, number: int) -> Sheet:
        """The sheet, the one at `number` in its workbook."""
        for cell in self._raw.cells:
            if text := self._text(cell):
                self._rows.setdefault(cell.row, {})[cell.column] = SheetCell(cell.row, cell.column, text)
        self._find_formulas_without_result()
        self._fill()
        self._find_hidden()
        rows = {row: dict(sorted(self._rows[row].items())) for row in sorted(self._rows)}
        mark = self._raw.names.get(LAYOUT_MARK, "").strip('"')
        hidden = self._raw.state != "visible"
        return Sheet(self._raw.name, rows, hidden, tuple(self._findings), number, mark)

    def _text(self, cell: RawCell) -> str:
        try:
            return cell_text(cell, self._epoch)
        except CellFault as fault:
            where = self._where(cell.row, cell.column)
            self._findings.append(error(fault.code, fault.message, where, fault.hint))
            return fault.text

    def _where(self, row: int, column: int = 0) -> str:
        return f"{self._file} {place(self._raw.name, row, column)}"

    def _find_formulas_without_result(self) -> None:
        for cell in self._raw.cells:
            if cell.formula and cell.text is None:
                hint = "用 Excel 或 WPS 打开，保存一次再试；或改写成文字"
                self._findings.append(error("R301", "公式没有结果", self._where(cell.row, cell.column), hint))

    def _fill(self) -> None:
        """Every cell under a merged one shows its text too."""
        last_row = max(self._rows, default=0)
        last_column = max((column for cells in self._rows.values() for column in cells), default=0)
        for area in sorted(map(CellRange, self._raw.merges), key=lambda area: area.bounds):
            first = self._rows.get(area.min_row, {}).get(area.min_col)
            if first is None:
                continue
            bottom, right = min(area.max_row, last_row), min(area.max_col, last_column)
            for row, column in _covered(area, bottom, right):
                covered = SheetCell(row, column, first.text, (first.row, first.column))
                self._rows.setdefault(row, {}).setdefault(column, covered)

    def _find_hidden(self) -> None:
        rows = [row for row in self._rows if row in self._raw.hidden_rows]
        used = (
            {column for cells in self._rows.values() for column in cells} if self._raw.hidden_columns else ()
        )
        columns = [
            get_column_letter(column)
            for column in sorted(used)
            if any(column in each for each in self._raw.hidden_columns)
        ]
        words = [f"第 {row} 行" for row in rows[:3]] + [f"{letter} 列" for letter in columns[:3]]
        if words:
            more = "等" if len(rows) > 3 or len(columns) > 3 else ""
            message = f"{'、'.join(words)}{more}是隐藏的，内容照样读入"
            self._findings.append(info("R304", message, f"{self._file} 表“{self._raw.name}”"))


def _covered(area: Any, bottom: int, right: int) -> Iterator[tuple[int, int]]:
    for row in range(area.min_row, bottom + 1):
        for column in range(area.min_col, right + 1):
            if (row, column) != (area.min_row, area.min_col):
                yield row, column
