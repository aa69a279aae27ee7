"""Records in the rows that a template has for one of them, as the XML of a worksheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any
from xml.sax.saxutils import quoteattr

from lxml import etree

from govdocs.document.ledgers import RowGroup
from govdocs.text.tags import filled
from govdocs.writers.xlsx_cells import CellWriter, slots_of
from govdocs.writers.xlsx_rowmap import Place, Span
from govdocs.writers.xlsx_tags import Pattern, nested
from govdocs.writers.xlsx_template import area

_DROPPED = frozenset(("r", "spans", "ht", "customHeight"))


class BodyWriter:
    """Writes records, each in the rows that the template has for one."""

    def __init__(self, pattern: Pattern, cells: CellWriter, place: Place) -> None:
        self._pattern, self._cells, self._place = pattern, cells, place
        sheet, ledger = pattern.sheet, pattern.ledger
        self._own = pattern.rows("record")
        self._slots = [slots_of(sheet, row, ledger) for row in self._own]
        self._merged = [place for place, column in enumerate(ledger.columns) if column.merged]
        self._joining = len(self._own) == 1 and bool(self._merged)
        self._heights = [_base_height(sheet.rows.get(row), sheet.usual_height) for row in self._own]
        self._attributes = [row_attributes(sheet.rows.get(row)) for row in self._own]
        self._tagged = frozenset(
            (number, slot.column)
            for number, slots in enumerate(self._slots)
            for slot, cell in zip(slots, sheet.cells.get(self._own[number], ()), strict=True)
            if cell.tagged
        )
        self._known = [[cells.memory(slot) for slot in slots] for slots in self._slots]
        self.merges: list[str] = []

    @property
    def height(self) -> int:
        """How many rows a record takes."""
        return len(self._own)

    def rows(self, group: RowGroup, first: int, whole: Span) -> Iterator[str]:
        """The rows of the records of a group, the first at `first`; all records stand in the rows `whole`."""
        runs = _Runs(self._merged) if self._joining else None
        row = first
        for texts in group.texts:
            covered = runs.covered(texts, row) if runs else frozenset()
            yield from self._record(texts, row, covered, whole)
            self._merge(row)
            row += self.height
        if runs:
            self._join(runs.ended(row - 1))

    def _record(self, texts: Sequence[str], row: int, covered: frozenset[int], whole: Span) -> Iterator[str]:
        values: dict[str, Any] = {}
        place = self._places(row, whole)
        prefix = self._cells.prefix
        for number, slots in enumerate(self._slots):
            most, cells = 0.0, []
            at = row + number
            for slot, known in zip(slots, self._known[number], strict=True):
                if slot.index >= 0:
                    text = "" if slot.index in covered else texts[slot.index]
                    end, height = known.get(text) or self._cells.cell(slot, text, at)
                elif (number, slot.column) in self._tagged:
                    values = values or self._values(texts)
                    end, height = self._cells.cell(slot, filled(slot.text, values), at)
                else:
                    end, height = self._cells.fixed(slot, place), 0.0
                most = max(most, height)
                cells.append(f'<{prefix}c r="{slot.letter}{at}"{end}')
            taller = _height_words(*self._heights[number], most)
            yield (f'<{prefix}row r="{at}"{self._attributes[number]}{taller}>{"".join(cells)}</{prefix}row>')

    def _values(self, texts: Sequence[str]) -> dict[str, Any]:
        tags = (column.tag for column in self._pattern.ledger.columns)
        return {**self._pattern.ledger.values, **nested(zip(tags, texts, strict=True))}

    def _places(self, row: int, whole: Span) -> Place:
        """Where rows have come to stand, seen from the record at `row`: its own, or all of them for $5."""
        own = {each: row + number for number, each in enumerate(self._own)}

        def place(sheet: str, at: int, fixed: bool) -> Span:
            if sheet not in ("", self._pattern.sheet.name) or at not in own:
                return self._place(sheet, at, fixed)
            return whole if fixed else (own[at], own[at])

        return place

    def _merge(self, row: int) -> None:
        """The merged areas of a record; those of cells that are joined downwards come when they end."""
        down = row - self._own[0]
        for first, left, last, right in self._repeated:
            self.merges.append(area((first + down, left), (last + down, right)))

    @cached_property
    def _repeated(self) -> tuple[tuple[int, int, int, int], ...]:
        """The merged areas of a record in the template."""
        return tuple(
            each
            for each in self._pattern.sheet.merges
            if each[0] in self._own
            and each[2] in self._own
            and not (self._joining and each[1] in self._joined)
        )

    @cached_property
    def _joined(self) -> Mapping[int, int]:
        """The columns of the sheet whose cells are joined, with the last one that each takes."""
        wide = {left: right for first, left, _, right in self._pattern.sheet.merges if first in self._own}
        return {
            slot.column: wide.get(slot.column, slot.column)
            for slot in self._slots[0]
            if slot.index in self._merged
        }

    def _join(self, runs: Mapping[int, Sequence[Span]]) -> None:
        """Merges the rows of each run in the column that it belongs to."""
        for slot in self._slots[0]:
            for first, last in runs.get(slot.index, ()):
                right = self._joined[slot.column]
                if last > first or right > slot.column:
                    self.merges.append(area((first, slot.column), (last, right)))


class _Runs:
    """Rows that say the same in columns whose cells are joined."""

    def __init__(self, merged: Sequence[int]) -> None:
        self._merged = merged
        self._keys: dict[int, tuple[str, ...]] = {}
        self._starts: dict[int, int] = {}
        self._found: dict[int, list[Span]] = {index: [] for index in merged}

    def covered(self, texts: Sequence[str], row: int) -> frozenset[int]:
        """The columns that say at `row` what they say above it, as do all joined columns before them."""
        found = []
        for number, index in enumerate(self._merged):
            key = tuple(texts[each] for each in self._merged[: number + 1])
            if self._keys.get(index) == key:
                found.append(index)
                continue
            if index in self._starts:
                self._found[index].append((self._starts[index], row - 1))
            self._keys[index], self._starts[index] = key, row
        return frozenset(found)

    def ended(self, row: int) -> Mapping[int, Sequence[Span]]:
        """All runs, the last of each column ending at `row`."""
        for index, start in self._starts.items():
            self._found[index].append((start, row))
        return self._found


def row_attributes(source: etree._Element | None) -> str:
    """The attributes of a row that go with it wherever it stands."""
    if source is None:
        return ""
    kept = ((str(name), str(value)) for name, value in source.items() if name not in _DROPPED)
    return "".join(f" {name}={quoteattr(value)}" for name, value in kept if not name.startswith("{"))


def height_attributes(source: etree._Element, usual: float, least: float) -> str:
    """The height of a row: that of the template, or more where the text needs it."""
    return _height_words(*_base_height(source, usual), least)


def _base_height(source: etree._Element | None, usual: float) -> tuple[float, str]:
    """The height of a row of a template, and its attributes."""
    if source is None or not source.get("ht"):
        return usual, ""
    own = ' customHeight="1"' if source.get("customHeight") in ("1", "true") else ""
    return float(source.get("ht", usual)), f' ht="{source.get("ht")}"{own}'


def _height_words(height: float, words: str, least: float) -> str:
    return words if least <= height else f' ht="{least:.1f}"'
