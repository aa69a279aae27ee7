"""Forms filled with what a record says: the document that the layout draws."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import accumulate
from typing import Any

from govdocs.document.form_grids import reach
from govdocs.document.forms import (
    ITEM,
    NUMBER,
    PHOTO,
    Box,
    Each,
    Form,
    Grid,
    Line,
    NewPage,
    Part,
    Row,
    Seam,
    Sign,
    When,
)
from govdocs.document.nodes import (
    Block,
    Cell,
    Document,
    Furniture,
    PageBreak,
    Paragraph,
    Picture,
    StampArea,
    Table,
)
from govdocs.kinds.parts.printing import title_paragraph
from govdocs.text.tags import Blank, evaluated, filled, listed


def compose_form(form: Form, values: Mapping[str, Any], kind: str, names: tuple[str, ...] = ()) -> Document:
    """The document of `form` filled with `values`; raises TagError for a tag without a value."""
    title = (title_paragraph(form.title),) if form.title_shown else ()
    parts = (block for part in form.parts for block in _blocks(part, values))
    turned = (PageBreak("landscape"),) if form.orientation == "landscape" else ()
    furniture = Furniture(page_numbers=form.page_numbers, form="form")
    return Document(form.title, (*turned, *title, *parts), furniture, kind, names=names)


def _blocks(part: Part, values: Mapping[str, Any]) -> Iterator[Block]:
    match part:
        case Grid():
            yield _table(part, values)
        case Line():
            yield from _lines(part, values)
        case Seam():
            yield Paragraph.of(filled(part.text, values), "seam")
        case Sign():
            sealing = "sealed" if part.sealed else "unsealed"
            issuer, day = filled(part.issuer, values), filled(part.date, values)
            yield StampArea((issuer,), day, sealing)  # type: ignore[arg-type]
        case NewPage():
            yield PageBreak(part.orientation)


def _lines(part: Line, values: Mapping[str, Any]) -> Iterator[Paragraph]:
    if part.test and not evaluated(part.test, values):
        return
    items = listed(part.each, values) if part.each else (None,)
    for number, item in enumerate(items, start=1):
        inner = {**values, ITEM: item, NUMBER: number} if part.each else values
        for text in filled(part.text, inner).split("\n"):
            if text.strip():
                yield Paragraph.of(text.strip(), part.role)


def _table(grid: Grid, values: Mapping[str, Any]) -> Table:
    rows = [row for part in grid.rows for row in _rows(part, values)]
    return Table(
        _reaching([cells for cells, _ in rows], len(grid.shares)),
        header=grid.header,
        widths=_widths(grid.shares),
        above=tuple(filled(text, values) for text in grid.above),
        below=tuple(filled(text, values) for text in grid.below),
        fixed=True,
        heights=tuple(height for _, height in rows),
    )


def _reaching(rows: list[tuple[Cell, ...]], columns: int) -> tuple[tuple[Cell, ...], ...]:
    """`rows` with the height of each cell that reaches as far down as the rows leave its columns free."""
    if all(cell.rows for cells in rows for cell in cells):
        return tuple(rows)
    ends = reach([[(cell.rows, cell.columns) for cell in cells] for cells in rows], columns)
    return tuple(
        tuple(
            replace(cell, rows=ends[row, number] - row) if not cell.rows else cell
            for number, cell in enumerate(cells)
        )
        for row, cells in enumerate(rows)
    )


def _widths(shares: tuple[float, ...]) -> tuple[float, ...]:
    *_, total = accumulate(shares)
    return tuple(share / total for share in shares)


_Cells = tuple[tuple[Cell, ...], float]


def _rows(part: Row | Each | When, values: Mapping[str, Any]) -> Iterator[_Cells]:
    match part:
        case Row():
            yield tuple(_cell(box, values) for box in part.boxes), part.height
        case Each():
            yield from _each(part, values)
        case When():
            if evaluated(part.test, values):
                for inner in part.rows:
                    yield from _rows(inner, values)


def _each(part: Each, values: Mapping[str, Any]) -> Iterator[_Cells]:
    items = listed(part.of, values)
    blanks = tuple(Blank() for _ in range(part.least - len(items)))
    for number, item in enumerate((*items, *blanks), start=1):
        for inner in part.rows:
            yield from _rows(inner, {**values, part.item: item, NUMBER: number})


def _cell(box: Box, values: Mapping[str, Any]) -> Cell:
    picture = values.get(PHOTO) if box.look == "photo" else None
    shown = picture if isinstance(picture, Picture) else None
    return Cell(filled(box.text, values), box.rows, box.columns, box.look, shown)
