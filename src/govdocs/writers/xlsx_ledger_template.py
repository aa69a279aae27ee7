"""Templates of ledgers: made from a ledger that is laid out, so that they look like its paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from openpyxl import Workbook
from openpyxl.styles import PatternFill

from govdocs.context import Context
from govdocs.document.ledgers import LedgerSheet, SheetColumn
from govdocs.layout.pages import Align, Pages
from govdocs.styles.gb9704 import GB9704
from govdocs.styles.sheet import StyleSheet
from govdocs.writers.xlsx import put_sheet
from govdocs.writers.xlsx_book import described, empty_workbook, saved
from govdocs.writers.xlsx_lines import line_count
from govdocs.writers.xlsx_lists import ChoiceLists
from govdocs.writers.xlsx_names import sheet_name
from govdocs.writers.xlsx_plan import SIGNED_LINES, Piece, SheetPlan, line_height, plan_sheets, spread_line
from govdocs.writers.xlsx_tags import LABEL, MARK, NOTE, SUBTOTAL, SUMMARY, TOTAL
from govdocs.writers.xlsx_values import column_format

_TITLE = "{{ 标题 }}"
_TITLES = frozenset(("title", "table_title"))
_ANY_MARK = "〔公开件〕"
_PALE = PatternFill("solid", "FFF2F2F2")
_ONE_LINE = 1.8  # of the type size: a row of one line, as on paper
_NOTE_ROLE = "table_note"


def ledger_template(
    pages: Pages, ledgers: Sequence[LedgerSheet], context: Context, style: StyleSheet = GB9704
) -> bytes:
    """The template of the ledgers that are laid out on `pages`, one worksheet a ledger."""
    book = empty_workbook(style)
    lists = ChoiceLists(book)
    for plan, ledger in zip(plan_sheets(pages, style), ledgers, strict=True):
        _add(book, plan, ledger, style, lists)
    lists.finish()
    described(book, replace(pages.document, title=f"{ledgers[0].name}模板"), context)
    return saved(book, context)


def _add(book: Workbook, plan: SheetPlan, ledger: LedgerSheet, style: StyleSheet, lists: ChoiceLists) -> None:
    planner = _TemplatePlanner(plan, ledger, style)
    made = planner.plan()
    sheet = book.create_sheet(sheet_name(ledger.name, book.sheetnames))
    put_sheet(sheet, made, style, lists)
    pattern = made.first + made.header + 1
    for number, column in enumerate(planner.columns, start=1):
        texts = [piece.text for piece in planner.body if piece.column == number - 1]
        for row in range(pattern, pattern + made.body + made.footer):
            if column.column.holds != "text":
                sheet.cell(row, number).number_format = column_format(texts, column.column.holds)
        sheet.cell(pattern + 1, number).fill = _PALE


class _TemplatePlanner:
    """Plans the worksheet of a template after that of a ledger."""

    def __init__(self, plan: SheetPlan, ledger: LedgerSheet, style: StyleSheet) -> None:
        self._plan, self._ledger = plan, ledger
        self._sizes = {role: look.size for role, look in style.looks.items()}
        first = plan.first + plan.header
        self.body = [each for each in plan.pieces if first <= each.row < first + plan.body]
        self.columns: list[SheetColumn] = [each for each in ledger.columns if each.printed]
        self._pieces: list[Piece] = []
        self._heights: list[float] = []

    def plan(self) -> SheetPlan:
        """The worksheet: one row of each sort."""
        self._head()
        first = len(self._heights)
        self._copy(range(self._plan.first, self._plan.first + self._plan.header))
        self._row({place: each.tag for place, each in enumerate(self.columns)}, "table_cell")
        self._sums(SUBTOTAL)
        if self._ledger.totals:
            self._sums(TOTAL)
        if self._ledger.summary:
            self._wide(f"{{{{ {SUMMARY} }}}}")
        footer = len(self._heights) - first - self._plan.header - 1
        if self._ledger.below:
            self._line(self._ledger.below, self._plan.table.below, SIGNED_LINES)
        if self._ledger.notes:
            self._line((f"{{{{ {NOTE} }}}}",), self._ledger.notes[:1])
        return replace(
            self._plan,
            pieces=tuple(self._pieces),
            heights=tuple(self._heights),
            first=first,
            body=1,
            footer=footer,
        )

    def _head(self) -> None:
        """The title, and the line above the table with room for the mark of a copy."""
        for piece in self._plan.pieces:
            if piece.row < self._plan.first and piece.role in _TITLES:
                self._pieces.append(replace(piece, text=_TITLE))
                self._heights.append(self._plan.heights[piece.row])
        own, printed = list(self._ledger.above), list(self._plan.table.above)
        own.insert(1, f"{{{{ {MARK} }}}}")
        if len(printed) < len(own):
            printed.insert(1, _ANY_MARK)
        self._line(own, printed)

    def _copy(self, rows: range) -> None:
        """Rows as the ledger has them."""
        down = len(self._heights) - rows.start
        for each in (each for each in self._plan.pieces if each.row in rows):
            self._pieces.append(replace(each, row=each.row + down, text=self._head_text(each)))
        self._heights += self._plan.heights[rows.start : rows.stop]

    def _head_text(self, piece: Piece) -> str:
        """A heading in the lines that it reads well in: what stands in brackets goes below the rest."""
        width = sum(self._plan.widths[piece.column : piece.column + piece.columns])
        if "\n" in piece.text or line_count(piece.text, piece.size, width) == 1:
            return piece.text
        return piece.text.replace("（", "\n（", 1).removeprefix("\n")

    def _line(self, tags: Sequence[str], printed: Sequence[str], height: float = 1.0) -> None:
        """A line beside the table, its pieces spread as those that are printed."""
        size, row = self._sizes[_NOTE_ROLE], len(self._heights)
        pieces = spread_line(printed, self._plan.widths, row, _NOTE_ROLE, size)
        if len(pieces) == len(tags):
            self._pieces += [replace(piece, text=text) for piece, text in zip(pieces, tags, strict=True)]
        else:
            self._pieces += spread_line(tags, self._plan.widths, row, _NOTE_ROLE, size)
        self._heights.append(line_height(height, size))

    def _row(self, tags: dict[int, str], role: str, before: str = "") -> None:
        """A row of cells with the tags of their columns."""
        row = len(self._heights)
        for place, tag in tags.items():
            text = f"{{{{ {before}{tag} }}}}" if tag else ""
            holds = self.columns[place].column.holds
            align = self._align(place)
            self._pieces.append(Piece(row, place, text, role, self._size, align, holds=holds, gridded=True))
        self._heights.append(_ONE_LINE * self._size)

    def _sums(self, word: str) -> None:
        """A row of totals: its label as far as no column has one, then the totals."""
        summed = [bool(self._total(column)) for column in self.columns]
        first = max(1, summed.index(True) if any(summed) else len(summed))
        row = len(self._heights)
        tags = {
            place: column.tag if summed[place] else ""
            for place, column in enumerate(self.columns)
            if place >= first
        }
        self._row(tags, "table_head", f"{word}.")
        label = f"{{{{ {word}.{LABEL} }}}}"
        self._pieces.append(
            Piece(row, 0, label, "table_head", self._size, "center", columns=first, gridded=True)
        )

    def _total(self, column: SheetColumn) -> str:
        totals = dict(zip((each.tag for each in self._ledger.columns), self._ledger.totals, strict=False))
        return totals.get(column.tag, "")

    def _wide(self, text: str) -> None:
        """A row that is one cell."""
        row, size = len(self._heights), self._size
        self._pieces.append(
            Piece(row, 0, text, "table_head", size, "center", columns=len(self.columns), gridded=True)
        )
        self._heights.append(_ONE_LINE * size)

    @property
    def _size(self) -> float:
        first = self._plan.first + self._plan.header
        sizes = (each.size for each in self._plan.pieces if each.gridded and each.row >= first)
        return next(sizes, self._sizes["table_cell"])

    def _align(self, place: int) -> Align:
        """Where the text of a column stands."""
        return next((each.align for each in self.body if each.column == place and each.columns == 1), "left")
