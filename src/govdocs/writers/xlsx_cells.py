"""Cells of a template filled with values, as the XML of a worksheet."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from govdocs.diagnostics import Diagnostic
from govdocs.document.ledgers import LedgerSheet
from govdocs.document.nodes import Holds
from govdocs.text.days import WORKBOOK_DAY_ZERO
from govdocs.writers.xlsx_lines import fits, line_count
from govdocs.writers.xlsx_looks import NAME, Looks, value_of
from govdocs.writers.xlsx_rowmap import Formula, Place, formula_of, placed
from govdocs.writers.xlsx_tags import SUBTOTAL, TOTAL, cell_names
from govdocs.writers.xlsx_template import TemplateCell, TemplateSheet
from govdocs.writers.xlsx_values import Value, cell_faults

_MM_PER_DIGIT = 8 / 96 * 25.4  # a digit of 宋体 12
_LEADING, _ROOM = 1.35, 0.4  # of the type size: a line, and what a row leaves beside its lines
_HIGHEST = 409.0  # points
_SMALLEST = 4.0  # points: the size of text that would be cut off otherwise
_REMEMBERED = 20_000  # texts of a column


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell of a template: where it stands, and what fills it.

    `index` is the column of the ledger that alone fills it, -1 for none. `width` is in millimetres,
    `raw` the type and the value of what is no text.
    """

    column: int
    letter: str
    look: int
    text: str
    width: float
    index: int = -1
    holds: Holds = "text"
    formula: Formula = ()
    raw: tuple[str, str] = ("", "")


def slots_of(sheet: TemplateSheet, row: int, ledger: LedgerSheet) -> tuple[Slot, ...]:
    """The cells of a row of a template."""
    return tuple(_slot(sheet, row, cell, ledger) for cell in sheet.cells.get(row, ()))


def _slot(sheet: TemplateSheet, row: int, cell: TemplateCell, ledger: LedgerSheet) -> Slot:
    index = _index(cell, ledger)
    return Slot(
        cell.column,
        get_column_letter(cell.column),
        cell.look,
        cell.text,
        _width(sheet, row, cell.column),
        index,
        ledger.columns[index].column.holds if index >= 0 else "text",
        formula_of(cell.formula) if cell.formula else (),
        _raw(cell),
    )


def _index(cell: TemplateCell, ledger: LedgerSheet) -> int:
    """The column of the ledger whose value alone stands in the cell."""
    names = cell_names(cell)
    bare = "".join(cell.text.split()).removeprefix("{{").removesuffix("}}")
    if len(names) != 1 or names[0] != bare:
        return -1
    head, _, rest = names[0].partition(".")
    tag = rest if head in (SUBTOTAL, TOTAL) else names[0]
    return next((place for place, each in enumerate(ledger.columns) if each.tag == tag), -1)


def _width(sheet: TemplateSheet, row: int, column: int) -> float:
    last = next((each[3] for each in sheet.merges if each[:2] == (row, column)), column)
    return sum(sheet.width(each) for each in range(column, last + 1)) * _MM_PER_DIGIT


def _raw(cell: TemplateCell) -> tuple[str, str]:
    """The type and the value of a cell without text: of a number, truth, an error."""
    value = cell.source.findtext(f"{NAME}v") or ""
    sort = cell.source.get("t", "n")
    return ("", "") if cell.text or cell.formula or sort == "s" else (sort, value)


@dataclass
class CellWriter:
    """Writes the cells of a worksheet called `name`; `prefix` stands before the names of elements.

    What no cell can hold is among the `faults`.
    """

    name: str
    looks: Looks
    prefix: str = ""
    faults: list[Diagnostic] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._memory: dict[Slot, dict[str, tuple[str, float]]] = {}
        self._size, self._wraps = cache(self.looks.size), cache(self.looks.wraps)

    def memory(self, slot: Slot) -> dict[str, tuple[str, float]]:
        """What has been written into the cells of a slot, by its text."""
        return self._memory.setdefault(slot, {})

    def cell(self, slot: Slot, text: str, row: int) -> tuple[str, float]:
        """The XML of a cell behind its name, and the height in points that it needs."""
        known = self.memory(slot)
        if text not in known:
            if len(known) > _REMEMBERED:
                known.clear()
            self.faults.extend(cell_faults(text, f"表“{self.name}”{slot.letter}{row} 单元格"))
            known[text] = (self._made(slot, text), self._height(slot, text))
        return known[text]

    def _made(self, slot: Slot, text: str) -> str:
        if not text:
            return f' s="{slot.look}"/>'
        value = value_of(text, slot.holds, self.looks.format_of(slot.look))
        if not isinstance(value.content, str) and not fits(text, self._size(slot.look), slot.width):
            value = value_of(text, "text", "@")
        size = self._smaller(slot, text) if isinstance(value.content, str) else 0.0
        look = self._look(slot.look, value, size)
        if isinstance(value.content, str):
            return f' s="{look}"{self.inline(value.content)}'
        number = (
            (value.content - WORKBOOK_DAY_ZERO).days if isinstance(value.content, date) else value.content
        )
        return f' s="{look}"><{self.prefix}v>{number}</{self.prefix}v></{self.prefix}c>'

    def _look(self, base: int, value: Value, size: float) -> int:
        if value.number_format or value.quoted or size:
            return self.looks.derived(base, value.number_format, quoted=value.quoted, size=size)
        return base

    def _smaller(self, slot: Slot, text: str) -> float:
        """The type size in which a text fits the highest row that there is; 0 where its own does."""
        size = self._size(slot.look)
        if not self._wraps(slot.look) or _needed(text, size, slot.width) <= _HIGHEST:
            return 0.0
        while size > _SMALLEST and _needed(text, size, slot.width) > _HIGHEST:
            size -= 0.5
        return size

    def inline(self, text: str) -> str:
        """A text as the end of a cell."""
        own = self.prefix
        kept = ' xml:space="preserve"' if text != text.strip() or "\n" in text or "  " in text else ""
        return f' t="inlineStr"><{own}is><{own}t{kept}>{escape(text)}</{own}t></{own}is></{own}c>'

    def _height(self, slot: Slot, text: str) -> float:
        """The height in points of the row for a text."""
        size = self._size(slot.look)
        if not text or not self._wraps(slot.look):
            return 0.0
        return min(_HIGHEST, _needed(text, size, slot.width))

    def fixed(self, slot: Slot, place: Place) -> str:
        """A cell that is alike in all rows of records: its text, its number or its formula."""
        own, (sort, value) = self.prefix, slot.raw
        if slot.formula:
            formula = escape(placed(slot.formula, place))
            return f' s="{slot.look}"><{own}f>{formula}</{own}f></{own}c>'
        if value:
            return f' s="{slot.look}" t="{sort}"><{own}v>{escape(value)}</{own}v></{own}c>'
        return f' s="{slot.look}"{self.inline(slot.text)}' if slot.text else f' s="{slot.look}"/>'


def _needed(text: str, size: float, width: float) -> float:
    """The height in points of wrapped text."""
    return (line_count(text, size, width) * _LEADING + _ROOM) * size
