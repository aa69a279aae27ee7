"""The grid of a form: where its cells stand, and how far down those reach whose height is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Spans = Sequence[Sequence[tuple[int, int]]]
"""For each row its cells: how many rows (0 for open) and columns each covers."""


@dataclass(slots=True)
class _Above:
    """A cell that covers columns of the rows below: where it begins, its columns, its end, None for open."""

    row: int
    number: int
    column: int
    columns: int
    end: int | None


@dataclass(frozen=True, slots=True)
class Place:
    """A field of the grid: its first column, its columns, and the cell (row, number) that covers it.

    `begins` is false for the part of a cell in a row below its first.
    """

    column: int
    columns: int
    cell: tuple[int, int]
    begins: bool


def reach(spans: Spans, columns: int) -> Mapping[tuple[int, int], int]:
    """The row behind the last one of each cell, by its row and its number in that row."""
    ends: dict[tuple[int, int], int] = {}
    for row, places in enumerate(placed(spans, columns)):
        for place in places:
            ends[place.cell] = row + 1
    return ends


def placed(spans: Spans, columns: int) -> list[list[Place]]:
    """The fields of each row from the left, those of cells that began above among them."""
    above: list[_Above] = []
    rows = []
    for row, cells in enumerate(spans):
        above = [each for each in above if each.end is None or each.end > row]
        own = sum(width for _, width in cells)
        taken = sum(each.columns for each in above)
        if own + taken > columns:
            above = [each for each in above if each.end is not None]
        places, new = _row(row, cells, above)
        rows.append(places)
        above = sorted([*above, *new], key=lambda each: each.column)
    return rows


def _row(
    row: int, cells: Sequence[tuple[int, int]], above: Sequence[_Above]
) -> tuple[list[Place], list[_Above]]:
    """The fields of a row, and its cells that reach further down."""
    places = [Place(each.column, each.columns, (each.row, each.number), begins=False) for each in above]
    covered = {column for each in above for column in range(each.column, each.column + each.columns)}
    new, column = [], 0
    for number, (height, width) in enumerate(cells):
        while column in covered:
            column += 1
        places.append(Place(column, width, (row, number), begins=True))
        if height != 1:
            new.append(_Above(row, number, column, width, row + height if height else None))
        column += width
    return sorted(places, key=lambda place: place.column), new
