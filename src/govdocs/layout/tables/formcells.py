"""The cells of forms: columns of given widths, room to write by hand, signatures, seals, photographs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from govdocs.document.nodes import CellLook, Table
from govdocs.layout.kit import Kit
from govdocs.layout.tables.drawing import CellText, TableBody
from govdocs.layout.tables.fitting import ColumnFit
from govdocs.layout.tables.grid import Grid, GridCell
from govdocs.layout.tables.low import CLEAR, LOW, parted
from govdocs.styles.sheet import Measures


def form_fit(table: Table, grid: Grid, kit: Kit, room: float) -> ColumnFit:
    """The columns of a form: each its part of the width, whatever it holds."""
    shares = table.widths if len(table.widths) == grid.columns else (1.0,) * grid.columns
    size = kit.style.looks["form_cell"].size
    widths = tuple([room * share / sum(shares) for share in shares])
    return ColumnFit(size, kit.style.numbers.table_pad_x, widths)


def form_role(table: Table, cell: GridCell) -> str:
    """The role of the text of a cell of a form."""
    return "form_label" if cell.look == "label" or cell.row < table.header else "form_cell"


def form_heights(table: Table, body: TableBody) -> list[float]:
    """The height of each row of a form: for its text, to write in, to sign in, for a seal."""
    numbers = body.kit.style.numbers
    wished = (*table.heights, *[0.0] * (body.grid.rows - len(table.heights)))
    heights = [max(numbers.form_row, height) for height in wished[: body.grid.rows]]
    texts = [text for row in body.texts for text in row]
    for text in sorted(texts, key=lambda text: text.cell.rows):
        rows = range(text.cell.row, text.cell.last_row + 1)
        lack = _need(text, body, numbers) - sum(heights[row] for row in rows)
        for row in rows if lack > 0 else ():
            heights[row] += lack / len(rows)
    return heights


def _need(text: CellText, body: TableBody, numbers: Measures) -> float:
    """How high a cell must be."""
    own = len(text.lines) * body.pitch + 2 * numbers.table_pad_y
    least = look_height(text.cell.look, numbers)
    if text.cell.look not in LOW or not least:
        return max(own, least)
    upper, _ = parted(text.cell.text, text.lines)
    return max(own, len(upper) * body.pitch + numbers.table_pad_y + least)


def look_height(look: CellLook, numbers: Measures) -> float:
    """How high a cell is at least for what it is there for, in millimetres."""
    if look == "sign":
        return numbers.form_sign
    if look == "stamp":
        return numbers.form_seal + 2 * CLEAR
    return numbers.form_photo_height + 2 * CLEAR if look == "photo" else 0.0


def cut_words(texts: Sequence[Sequence[CellText]]) -> bool:
    """True where a cell is narrower than a word or a number in it."""
    for text in (each for row in texts for each in row):
        words, lines = text.cell.text, text.lines
        if any(line.end == after.start and _inside(words, line.end) for line, after in pairwise(lines)):
            return True
    return False


def _inside(words: str, place: int) -> bool:
    """True when `place` lies inside a Latin word or a number."""
    return all(mark.isascii() and mark.isalnum() for mark in words[place - 1 : place + 1])
