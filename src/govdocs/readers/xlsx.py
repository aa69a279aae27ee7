"""Workbooks as sheets of text: what each cell shows, merged cells filled, nothing hidden left out."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from govdocs.diagnostics import Diagnostic, error, info
from govdocs.readers.xlsx_package import BROKEN, check_workbook, damaged
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
    formulas = check_workbook(data, name)
    try:
        book = _loaded(data, results=True)
        sources = _loaded(data, results=False) if formulas else None
        return tuple(
            _Reader(name, sheet, sources[sheet.title] if sources else None).sheet(number)
            for number, sheet in enumerate(book.worksheets, start=1)
        )
    except BROKEN as fault:
        raise damaged(name) from fault


def _loaded(data: bytes, *, results: bool) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return load_workbook(io.BytesIO(data), data_only=results, keep_links=False)


class _Reader:
    """Reads one worksheet; `sources` is the same one with its formulas."""

    def __init__(self, file: str, worksheet: Any, sources: Any) -> None:
        self._file, self._worksheet, self._sources = file, worksheet, sources
        self._findings: list[Diagnostic] = []
        self._rows: dict[int, dict[int, SheetCell]] = {}

    def sheet(self, number: int) -> Sheet:
        """The sheet, the one at `number` in its workbook."""
        # The cells that exist: to walk over all rows and columns could take for ever.
        for (row, column), cell in sorted(self._worksheet._cells.items()):
            if text := self._text(cell, row, column):
                self._rows.setdefault(row, {})[column] = SheetCell(row, column, text)
        self._find_formulas_without_result()
        self._fill()
        self._find_hidden()
        hidden = self._worksheet.sheet_state != "visible"
        rows = {row: dict(sorted(self._rows[row].items())) for row in sorted(self._rows)}
        return Sheet(self._worksheet.title, rows, hidden, tuple(self._findings), number, self._mark())

    def _mark(self) -> str:
        mark = self._worksheet.defined_names.get(LAYOUT_MARK)
        return str(mark.value).strip('"') if mark else ""

    def _text(self, cell: Any, row: int, column: int) -> str:
        try:
            return cell_text(cell)
        except CellFault as fault:
            self._findings.append(error(fault.code, fault.message, self._where(row, column), fault.hint))
            return fault.text

    def _where(self, row: int, column: int = 0) -> str:
        return f"{self._file} {place(self._worksheet.title, row, column)}"

    def _find_formulas_without_result(self) -> None:
        if self._sources is None:
            return
        for (row, column), cell in sorted(self._sources._cells.items()):
            if cell.data_type == "f" and self._worksheet._cells[row, column].value is None:
                hint = "用 Excel 或 WPS 打开，保存一次再试；或改写成文字"
                self._findings.append(error("R301", "公式没有结果", self._where(row, column), hint))

    def _fill(self) -> None:
        """Every cell under a merged one shows its text too."""
        last_row = max(self._rows, default=0)
        last_column = max((column for cells in self._rows.values() for column in cells), default=0)
        for area in sorted(self._worksheet.merged_cells.ranges, key=lambda area: area.bounds):
            first = self._rows.get(area.min_row, {}).get(area.min_col)
            if first is None:
                continue
            bottom, right = min(area.max_row, last_row), min(area.max_col, last_column)
            for row, column in _covered(area, bottom, right):
                covered = SheetCell(row, column, first.text, (first.row, first.column))
                self._rows.setdefault(row, {}).setdefault(column, covered)

    def _find_hidden(self) -> None:
        sheet = self._worksheet
        rows = [row for row in self._rows if sheet.row_dimensions[row].hidden]
        columns = [
            letter
            for each in sheet.column_dimensions.values()
            if each.hidden
            for column in range(each.min or 0, (each.max or 0) + 1)
            if any(column in cells for cells in self._rows.values())
            for letter in [get_column_letter(column)]
        ]
        words = [f"第 {row} 行" for row in rows[:3]] + [f"{letter} 列" for letter in columns[:3]]
        if words:
            more = "等" if len(rows) > 3 or len(columns) > 3 else ""
            message = f"{'、'.join(words)}{more}是隐藏的，内容照样读入"
            self._findings.append(info("R304", message, f"{self._file} 表“{sheet.title}”"))


def _covered(area: Any, bottom: int, right: int) -> Iterator[tuple[int, int]]:
    for row in range(area.min_row, bottom + 1):
        for column in range(area.min_col, right + 1):
            if (row, column) != (area.min_row, area.min_col):
                yield row, column
