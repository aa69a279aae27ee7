"""What a clerk looks up while he fills in a workbook: sheets that are shown and never read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from govdocs.archive.model import RETENTION_WORDS
from govdocs.archive.retention_rows import RetentionRow, RetentionTable
from govdocs.writers.xlsx_entry import Entry, RowSheet

RETENTION_SHEET: Final = "保管期限表"
"""The sheet with the rows of the retention table, in workbooks of 归档清单."""

_ROW_COLUMN: Final = "依据条目"
_COLUMNS = (
    Entry("条目", note="抄到“件”表的“依据条目”栏；这张表只供查看，不读入", width=14.0),
    Entry("文件", width=30.0),
    Entry("条件", width=20.0),
    Entry("保管期限", width=9.0),
    Entry("依据", width=15.0),
    Entry("须人定", width=20.0),
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A sheet to look up, and the words that columns of the other sheets offer, by their labels."""

    sheet: RowSheet
    words: Mapping[str, tuple[str, ...]]


def retention_reference(table: RetentionTable) -> Reference:
    """The rows of a retention table, and their numbers for 依据条目."""
    rows = tuple(map(_row, table.rows))
    sheet = RowSheet(RETENTION_SHEET, _COLUMNS, rows, beside=1)
    return Reference(sheet, {_ROW_COLUMN: tuple(row.ident for row in table.rows)})


def _row(row: RetentionRow) -> tuple[str, ...]:
    period = RETENTION_WORDS[row.retention] if row.file_it else "可以不归档"
    return row.ident, row.what, row.condition, period, row.basis, row.ask
