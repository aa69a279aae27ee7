"""The tables of a Word file: their cells, and what each spans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from govdocs.readers.docx_numbering import W


@dataclass(frozen=True, slots=True)
class WordCell:
    """A cell of a row, from which column on it stands, and whether a merge runs through it."""

    element: Any
    column: int
    columns: int
    goes_on: bool
    begins: bool
    header: bool


def rows_of(table: Any) -> list[list[WordCell]]:
    """The rows of a table; those of a table inside a cell are not among them."""
    return [_row(row) for row in table.findall(f".//{W}tr") if _table_of(row) is table]


def _table_of(row: Any) -> Any:
    return next((parent for parent in row.iterancestors() if parent.tag == f"{W}tbl"), None)


def _row(row: Any) -> list[WordCell]:
    properties = row.find(f"{W}trPr")
    header = properties is not None and properties.find(f"{W}tblHeader") is not None
    before = properties.find(f"{W}gridBefore") if properties is not None else None
    column = int(before.get(f"{W}val") or 0) if before is not None else 0
    cells: list[WordCell] = []
    for element in _cells(row):
        span = element.find(f"{W}tcPr/{W}gridSpan")
        columns = max(1, int(span.get(f"{W}val") or 1)) if span is not None else 1
        merge = element.find(f"{W}tcPr/{W}vMerge")
        restart = merge is not None and merge.get(f"{W}val") == "restart"
        cells.append(WordCell(element, column, columns, merge is not None and not restart, restart, header))
        column += columns
    return cells


def _cells(row: Any) -> Iterator[Any]:
    for element in row:
        if element.tag == f"{W}tc":
            yield element
        elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins"):
            yield from _cells(element)


def row_spans(rows: list[list[WordCell]]) -> dict[tuple[int, int], int]:
    """How many rows the cell that begins at (row, column) spans."""
    spans: dict[tuple[int, int], int] = {}
    top: dict[int, int] = {}
    for index, row in enumerate(rows):
        for cell in row:
            if cell.goes_on and cell.column in top:
                spans[top[cell.column], cell.column] += 1
            else:
                top[cell.column] = index
                spans[index, cell.column] = 1
    return spans
