"""Where each field of a filled workbook stands, in words; of a table only its columns and rows are kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govdocs.app.yamlio import Path
from govdocs.readers.xlsx import place

Columns = Mapping[Path, int]
"""The column of each field of a table, by its labels."""


class CellPlaces(Mapping[Path, str]):
    """The place of everything that a workbook says, by its path of labels."""

    def __init__(self) -> None:
        self._single: dict[Path, str] = {}
        self._rows: dict[Path, tuple[str, int, Columns]] = {}

    def note(self, path: Path, words: str) -> None:
        """Notes that what is at `path` stands at the place `words`."""
        self._single[path] = words

    def note_row(self, path: Path, sheet: str, row: int, columns: Columns) -> None:
        """Notes that the record at `path` is a row of a sheet whose fields have these `columns`."""
        self._rows[path] = (sheet, row, columns)

    def __getitem__(self, path: Path) -> str:
        if path in self._single:
            return self._single[path]
        for end in range(len(path), 0, -1):
            if path[:end] in self._rows:
                sheet, row, columns = self._rows[path[:end]]
                return place(sheet, row, columns[path[end:]] if path[end:] else 0)
        raise KeyError(path)

    def __iter__(self) -> Iterator[Path]:
        yield from (*self._single, *self._rows)

    def __len__(self) -> int:
        return len(self._single) + len(self._rows)
