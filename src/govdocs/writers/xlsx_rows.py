"""The rows of a worksheet that a ledger fills: written one after the other, never all in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from lxml import etree

from govdocs.document.ledgers import RowGroup
from govdocs.text.tags import filled
from govdocs.writers.xlsx_body import BodyWriter, height_attributes, row_attributes
from govdocs.writers.xlsx_cells import CellWriter, slots_of
from govdocs.writers.xlsx_looks import NAME
from govdocs.writers.xlsx_rowmap import Place, RowMap, Span, placed
from govdocs.writers.xlsx_tags import LABEL, MARK, NOTE, SUBTOTAL, SUMMARY, TOTAL, Pattern, RowSort
from govdocs.writers.xlsx_template import area

_REPEATED: tuple[RowSort, ...] = ("record", "subtotal", "note")


@dataclass(frozen=True, slots=True)
class Band:
    """Rows of a template that are written together: their place in it, what they become.

    `count` is how many times they are written; of rows that are written once it is 1, of those left out 0.
    """

    sort: RowSort
    rows: tuple[int, ...]
    count: int


def bands_of(pattern: Pattern) -> tuple[Band, ...]:
    """The rows of a template from the top; those of records and of their groups are one band."""
    last = max(pattern.sheet.cells, default=0)
    body = sorted(pattern.rows("record") + pattern.rows("subtotal"))
    found = []
    for row in range(1, last + 1):
        if row == body[0]:
            found.append(Band("record", tuple(body), _body_rows(pattern)))
        elif row not in body:
            found.append(Band(pattern.sorts.get(row, "fixed"), (row,), _count(pattern, row)))
    return tuple(found)


def _count(pattern: Pattern, row: int) -> int:
    ledger, sort = pattern.ledger, pattern.sorts.get(row, "fixed")
    if sort == "note":
        return len(ledger.notes)
    if sort == "mark":
        return int(bool(ledger.values.get(MARK)))
    if sort == "summary":
        return int(bool(ledger.summary))
    return int(bool(ledger.totals)) if sort == "total" else 1


def _body_rows(pattern: Pattern) -> int:
    """How many rows the records and the totals of groups take; an empty ledger shows one empty record."""
    groups = pattern.ledger.groups
    records = pattern.ledger.rows * len(pattern.rows("record"))
    sums = sum(1 for group in groups if group.label) * len(pattern.rows("subtotal"))
    return records + sums or len(pattern.rows("record"))


def row_map(bands: Sequence[Band]) -> RowMap:
    """Where the rows of the bands come to stand."""
    spans: dict[int, Span] = {}
    row = 1
    for band in bands:
        for each in band.rows:
            spans[each] = (row, row + band.count - 1)
        row += band.count
    return RowMap(spans, row - 1 - max(spans, default=0))


class RowsWriter:
    """Writes the rows of one worksheet; `merges` are the areas that are merged in rows that repeat."""

    def __init__(self, pattern: Pattern, maps: Mapping[str, RowMap], cells: CellWriter) -> None:
        self._pattern, self._maps, self._cells = pattern, maps, cells
        self._sheet, self._ledger = pattern.sheet, pattern.ledger
        self._prefix = cells.prefix
        self._body = BodyWriter(pattern, cells, self.place)
        self.merges: list[str] = []

    def rows(self) -> Iterator[str]:
        """The XML of every row, from the top."""
        row = 1
        for band in bands_of(self._pattern):
            if band.sort == "record":
                yield from self._records(row, band)
            else:
                for number in range(band.count):
                    yield self._single(band, row + number, number)
            row += band.count

    def place(self, sheet: str, row: int, fixed: bool) -> Span:
        """The rows that a row of a sheet of the template has become."""
        del fixed
        return self._maps.get(sheet or self._sheet.name, RowMap()).span(row)

    def _single(self, band: Band, row: int, number: int) -> str:
        """A row that is no record: its tags filled from what stands around the records."""
        note = self._ledger.notes[number] if band.sort == "note" else ""
        totals = dict(zip(self._tags, self._ledger.totals, strict=False))
        values = {
            **self._ledger.values,
            SUMMARY: self._ledger.summary,
            NOTE: note,
            TOTAL: {**totals, LABEL: self._ledger.total_label},
        }
        if band.sort == "note":
            self._merge(band.rows, row)
        return self.fixed_row(band.rows[0], row, values, self._ledger.totals, self.place)

    @property
    def _tags(self) -> list[str]:
        return [column.tag for column in self._ledger.columns]

    def repeated(self, first: int, last: int) -> bool:
        """True when an area of the template lies in rows that are written as often as is needed."""
        return any(first in rows and last in rows for rows in map(self._pattern.rows, _REPEATED))

    def _merge(self, rows: Sequence[int], row: int) -> None:
        """The merged areas of rows that are repeated, the first of them at `row`."""
        down = row - rows[0]
        for first, left, last, right in self._sheet.merges:
            if first in rows and last in rows:
                self.merges.append(area((first + down, left), (last + down, right)))

    def fixed_row(
        self, template_row: int, row: int, values: Mapping[str, Any], totals: Sequence[str], place: Place
    ) -> str:
        """A row as it stands in the template, at `row`, with its tags filled."""
        source = self._sheet.rows.get(template_row)
        if source is None:
            return ""
        element, most = deepcopy(source), 0.0
        cells = list(element.iterfind(f"{NAME}c"))
        made: list[str] = []
        for slot, cell, own in zip(
            slots_of(self._sheet, template_row, self._ledger),
            self._sheet.cells[template_row],
            cells,
            strict=True,
        ):
            if cell.tagged:
                text = totals[slot.index] if slot.index >= 0 and totals else filled(slot.text, values)
                end, height = self._cells.cell(slot, text, row)
                most = max(most, height)
                made.append(f'<{self._prefix}c r="{slot.letter}{row}"{end}')
                continue
            own.set("r", f"{slot.letter}{row}")
            if slot.formula:
                self._formula(own, placed(slot.formula, place))
            made.append(etree.tostring(own, encoding="unicode", with_tail=False))
        taller = height_attributes(element, self._sheet.usual_height, most)
        name = f"{self._prefix}row"
        return f'<{name} r="{row}"{row_attributes(element)}{taller}>{"".join(made)}</{name}>'

    def _formula(self, cell: etree._Element, text: str) -> None:
        """The formula of a cell; what it last resulted in is forgotten."""
        for child in list(cell):
            cell.remove(child)
        cell.attrib.pop("t", "")
        etree.SubElement(cell, f"{NAME}f").text = text

    def _records(self, row: int, band: Band) -> Iterator[str]:
        """The rows of the records with the totals of their groups."""
        sums = self._pattern.rows("subtotal")
        above = bool(sums) and sums[0] < self._pattern.rows("record")[0]
        groups = self._ledger.groups
        if not self._ledger.rows:
            groups = (RowGroup([("",) * len(self._ledger.columns)], 1),)
        first = row
        for group in groups:
            labelled = sums if group.label else []
            start = row + len(labelled) if above else row
            end = start + group.count * self._body.height - 1
            if above:
                yield from self._sums(group, row, (start, end))
            yield from self._body.rows(group, start, (first, first + band.count - 1))
            if not above:
                yield from self._sums(group, end + 1, (start, end))
            row += group.count * self._body.height + len(labelled)
        self.merges.extend(self._body.merges)

    def _sums(self, group: RowGroup, row: int, records: Span) -> Iterator[str]:
        """The rows of the totals of a group whose records stand in `records`."""
        own = self._pattern.rows("subtotal")
        if not group.label or not own:
            return
        mine = {each: (row + number, row + number) for number, each in enumerate(own)}
        mine |= dict.fromkeys(self._pattern.rows("record"), records)

        def place(sheet: str, at: int, fixed: bool) -> Span:
            inside = not fixed and sheet in ("", self._sheet.name) and at in mine
            return mine[at] if inside else self.place(sheet, at, fixed)

        values = {
            **self._ledger.values,
            SUBTOTAL: {**dict(zip(self._tags, group.totals, strict=True)), LABEL: group.label},
        }
        self._merge(own, row)
        for number, each in enumerate(own):
            yield self.fixed_row(each, row + number, values, group.totals, place)
