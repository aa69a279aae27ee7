"""The tags of a template of a ledger: which rows stand for what, and whether there is what they ask for."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Literal

from govdocs.diagnostics import Diagnostic, error, info
from govdocs.document.ledgers import LedgerSheet
from govdocs.text.tags import TagError, filled
from govdocs.text.tags_named import names_in
from govdocs.writers import codes
from govdocs.writers.xlsx_template import BROKEN, TemplateCell, TemplateSheet, read_template

SUBTOTAL, TOTAL, LABEL = "小计", "合计", "标签"
SUMMARY, NOTE = "汇总", "说明"
MARK = "份别"
"""The tags of rows that are not records, and of the mark of a copy."""

RowSort = Literal["fixed", "record", "subtotal", "total", "summary", "note", "mark"]

_WORDS: dict[RowSort, str] = {
    "record": "一条记录",
    "subtotal": "小计",
    "total": "合计",
    "summary": "汇总",
    "note": "说明",
    "mark": "份别",
}
_BLOCKS: tuple[RowSort, ...] = ("record", "subtotal")
_HINT = "用 govdocs ledger 生成一份台账模板对照着改"


@dataclass(frozen=True)
class Pattern:
    """A sheet of a template and the ledger that fills it: the sort of each row that has tags."""

    sheet: TemplateSheet
    ledger: LedgerSheet
    sorts: Mapping[int, RowSort]
    names: frozenset[str] = frozenset()
    findings: tuple[Diagnostic, ...] = field(default=())

    def rows(self, sort: RowSort) -> list[int]:
        """The rows of a sort, from the top."""
        return sorted(row for row, own in self.sorts.items() if own == sort)


def pattern_of(sheet: TemplateSheet, ledger: LedgerSheet) -> Pattern:
    """What the rows of `sheet` stand for; faults and remarks are among its findings."""
    reading = _Reading(sheet, ledger)
    return reading.pattern()


def names_of(template: bytes) -> tuple[str, ...]:
    """Every name that the tags of a template ask for, sheet by sheet, from the top.

    Tags that cannot be read, and templates that are damaged, ask for nothing: they are refused later.
    """
    try:
        sheets = read_template(template).sheets
    except BROKEN:
        return ()
    cells = (cell for sheet in sheets for row in sheet.cells.values() for cell in row)
    return tuple(dict.fromkeys(name for cell in cells for name in _readable(cell)))


def _readable(cell: TemplateCell) -> tuple[str, ...]:
    """The names of a cell; none where its tags cannot be read."""
    try:
        return cell_names(cell)
    except TagError:
        return ()


def cell_names(cell: TemplateCell) -> tuple[str, ...]:
    """The names that the tags of a cell ask for."""
    return names_in(cell.text) if cell.tagged else ()


class _Reading:
    def __init__(self, sheet: TemplateSheet, ledger: LedgerSheet) -> None:
        self._sheet, self._ledger = sheet, ledger
        self._columns = {column.tag for column in ledger.columns}
        self._names: set[str] = set()
        self._sorts: dict[int, RowSort] = {}
        self._findings: list[Diagnostic] = []

    def pattern(self) -> Pattern:
        """The pattern with its findings."""
        for row, cells in self._sheet.cells.items():
            self._row(row, cells)
        self._blocks()
        if not self._findings:
            self._findings.extend(self._left_out())
        return Pattern(self._sheet, self._ledger, self._sorts, frozenset(self._names), tuple(self._findings))

    def _row(self, row: int, cells: Iterable[TemplateCell]) -> None:
        sorts = dict.fromkeys(sort for cell in cells for sort in self._cell(row, cell) if sort != "fixed")
        if len(sorts) > 1:
            words = f"同一行里既有{'，又有'.join(_WORDS[sort] for sort in sorts)}"
            self._fault(codes.TEMPLATE_ROWS, words, f"模板的表“{self._sheet.name}”第 {row} 行", "分成几行")
        if sorts:
            self._sorts[row] = next(iter(sorts))
        elif "".join(cell.text for cell in cells).strip("{} ") == MARK:
            self._sorts[row] = "mark"

    def _cell(self, row: int, cell: TemplateCell) -> Iterator[RowSort]:
        """The sorts of the names that a cell asks for; faults of its tags are told."""
        place = self._sheet.place(row, cell.column)
        if "{{" in cell.formula:
            self._fault(codes.TEMPLATE_TAG, "公式里不能写标签", place, "公式引用同一行的单元格，如 =1+F4")
        if not cell.tagged:
            return
        try:
            names = names_in(cell.text)
        except TagError:
            hint = "标签写作 {{ 列名 }}，前后各两个花括号"
            self._fault(codes.TEMPLATE_TAG, "标签写得不完整，读不懂", place, hint)
            return
        unknown = [name for name in names if not self._known(name)]
        for name in unknown:
            self._unknown(name, place)
        self._names.update(names)
        if not unknown:
            self._try(cell, place)
        yield from map(self._sort, names)

    def _known(self, name: str) -> bool:
        head, _, rest = name.partition(".")
        if head in (SUBTOTAL, TOTAL):
            return rest in self._columns or rest == LABEL
        return name in self._columns or name in self._ledger.values or name in (SUMMARY, NOTE)

    def _sort(self, name: str) -> RowSort:
        head = name.partition(".")[0]
        found: dict[str, RowSort] = {
            SUBTOTAL: "subtotal", TOTAL: "total", SUMMARY: "summary", NOTE: "note"
        }  # fmt: skip
        return found.get(head) or ("record" if name in self._columns else "fixed")

    def _unknown(self, name: str, place: str) -> None:
        known = [*self._columns, *self._ledger.values, SUMMARY, NOTE]
        known += [f"{head}.{tag}" for head in (SUBTOTAL, TOTAL) for tag in (*self._columns, LABEL)]
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
        hint = f"是否指“{near[0]}”？" if near else ""
        tags = "、".join(column.tag for column in self._ledger.columns)
        self._fault(codes.TEMPLATE_NAME, f"台账没有“{name}”这一项", place, f"{hint}可用的列：{tags}")

    def _try(self, cell: TemplateCell, place: str) -> None:
        """Fills the tags of a cell once, to see that they can be filled."""
        try:
            filled(cell.text, probe(self._ledger))
        except TagError:
            hint = "只写 {{ 列名 }}；模板不能调用程序"
            self._fault(codes.TEMPLATE_TAG, "标签里的写法不能用", place, hint)

    def _blocks(self) -> None:
        """The rows of a record and those of a group's totals stand together, and beside each other."""
        where = f"模板的表“{self._sheet.name}”"
        if not self._sorts_of("record"):
            words = "没有写出一条记录那一行的标签，如 {{ 姓名 }}"
            self._fault(codes.TEMPLATE_ROWS, words, where, _HINT)
            return
        for sort in _BLOCKS:
            rows = self._sorts_of(sort)
            for row in range(min(rows, default=1), max(rows, default=0)):
                own = self._sorts.setdefault(row, sort)
                if own != sort:
                    words = f"{_WORDS[sort]}的各行之间夹着{_WORDS[own]}"
                    self._fault(codes.TEMPLATE_ROWS, words, f"{where}第 {row} 行", _HINT)
        both = sorted(self._sorts_of("record") + self._sorts_of("subtotal"))
        if any(below - above > 1 for above, below in pairwise(both)):
            words = "小计行没有紧挨着记录行"
            self._fault(codes.TEMPLATE_ROWS, words, where, "把小计行移到记录行的上一行或下一行")

    def _sorts_of(self, sort: RowSort) -> list[int]:
        return [row for row, own in self._sorts.items() if own == sort]

    def _left_out(self) -> Iterator[Diagnostic]:
        """What the ledger says and the template does not print."""
        where = f"模板的表“{self._sheet.name}”"
        columns = [each for each in self._ledger.columns if each.printed and each.tag not in self._names]
        if columns:
            words = f"模板没有这些列，Excel 里不印：{'、'.join(each.heading for each in columns)}"
            yield info(codes.TEMPLATE_LEAVES_OUT, words, where, "要印时在模板里加一列，写上 {{ 列名 }}")
        ledger = self._ledger
        said: dict[RowSort, bool] = {
            "subtotal": any(group.label for group in ledger.groups),
            "total": bool(ledger.totals),
            "summary": bool(ledger.summary),
            "note": bool(ledger.notes),
        }
        for sort in (sort for sort, there in said.items() if there and not self._sorts_of(sort)):
            word = _WORDS[sort]
            tag = f"{word}.{LABEL}" if sort in ("subtotal", "total") else word
            words = f"模板没有写{word}的行，Excel 里不印{word}"
            yield info(codes.TEMPLATE_LEAVES_OUT, words, where, f"要印时加一行，写上 {{{{ {tag} }}}}")
        if self._ledger.values.get(MARK) and MARK not in self._names:
            words = f"模板没有“{MARK}”，Excel 里不印“{self._ledger.values[MARK]}”"
            yield info(codes.TEMPLATE_LEAVES_OUT, words, where, f"在表上写 {{{{ {MARK} }}}}")

    def _fault(self, code: str, words: str, place: str, hint: str) -> None:
        self._findings.append(error(code, words, place, hint))


def probe(ledger: LedgerSheet) -> dict[str, Any]:
    """Every name that a template may ask for, with nothing in it."""
    columns = nested((column.tag, "") for column in ledger.columns)
    sums = {**columns, LABEL: ""}
    return {**ledger.values, **columns, SUBTOTAL: sums, TOTAL: sums, SUMMARY: "", NOTE: ""}


def nested(values: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Values by the names of their tags; those behind a dot inside what stands before it."""
    found: dict[str, Any] = {}
    for name, value in values:
        *before, last = name.split(".")
        inside = found
        for part in before:
            inside = inside.setdefault(part, {})
        inside[last] = value
    return found
