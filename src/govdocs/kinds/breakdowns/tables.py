"""A ready table of duties, as clerks make it: which column says what, cells merged, repeated, cut."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govdocs.diagnostics import Diagnostic, info, warning
from govdocs.kinds.breakdowns.columns import (
    NOTHING,
    GridRow,
    Spot,
    bare,
    columns_of,
    grid_of,
    head_bottom,
    heads_of,
)
from govdocs.kinds.breakdowns.drafts import DraftRow, called, filled
from govdocs.kinds.parts.content import TableData
from govdocs.text.numerals import parse_chinese_number
from govdocs.text.ordinals import leading_ordinal

HEAD_ROWS = 4
"""So many rows from the top are looked through for the head of a table."""

_SENTENCE_END = "。；;！？：:"
_TOTAL = re.compile(r"合\s*计|总\s*计|小\s*计")

_ORDINAL = 4
"""An ordinal alone is no longer."""

_FULL = 6
"""A column of tasks has room for so many characters a line at the least."""

_REMARKS = ("", "备注", "说明")
"""Heads of a column of remarks."""

_FOOT = re.compile(r"^(?:注|备注|说明|附注)\s*[：:]")


@dataclass(frozen=True, slots=True)
class DutyTable:
    """A table read: the words of its head by field, its rows, what was noticed, the text above its head."""

    words: dict[str, str]
    rows: tuple[DraftRow, ...]
    findings: tuple[Diagnostic, ...]
    title: str = ""


def read_table(table: TableData) -> DutyTable | None:
    """The duties in `table`; None when its head does not name tasks and who is responsible."""
    grid = grid_of(table)
    for top in range(min(HEAD_ROWS, len(grid))):
        heads = heads_of(grid, top)
        found = columns_of(heads)
        if "task" in found and "lead" in found:
            return _Reader(grid, heads, found).read(top, head_bottom(grid, top))
    return None


class _Reader:
    """Reads the rows below the head of one table."""

    def __init__(self, grid: Sequence[GridRow], heads: Sequence[str], columns: dict[str, int]) -> None:
        self._grid, self._heads, self._columns = grid, heads, columns
        self._rows: list[DraftRow] = []
        self._findings: list[Diagnostic] = []
        self._area = ""
        self._merged = False
        self._titles: int | None = None
        """The column of the titles of tasks, where rows over the table name the areas."""
        self._head_rows: list[list[str]] = []
        self._waiting = ""
        """The name of an area over the whole width that no row has taken yet."""

    def read(self, top: int, first: int) -> DutyTable:
        """The table: its head begins in row `top`, its tasks in row `first`."""
        above = dict.fromkeys(spot.text.strip() for row in self._grid[:top] for spot in row)
        self._head_rows = [[bare(spot.text) for spot in row] for row in self._grid[top:first]]
        self._find_sections(first)
        for at in range(first, len(self._grid)):
            self._line(at)
        self._keep_waiting()
        self._note_extra_columns()
        words = {name: self._heads[column] for name, column in self._columns.items()}
        if self._titles is not None:
            words["task"] = self._heads[self._titles]
        title = "".join(filter(None, above))
        return DutyTable(words, tuple(self._rows), tuple(self._findings), title)

    def _line(self, at: int) -> None:
        row = self._grid[at]
        texts = [spot.text.strip() for spot in row]
        if not any(texts):
            return
        if [bare(text) for text in texts] in self._head_rows:
            self._say(f"表第{at + 1}行是重复的表头，不作任务")
        elif section := self._section(at):
            self._whole_line(section, at)
        elif _TOTAL.match(texts[0]) and not self._spot(at, "lead").text.strip():
            self._say(f"表第{at + 1}行“{' '.join(filter(None, texts))}”是合计，不作任务")
        else:
            self._task_line(at)

    def _section(self, at: int) -> str:
        """The name of the area that a row gives, over the whole width or beside a Chinese number; or ""."""
        row = self._grid[at]
        if row[0].first and row[0].columns >= len(row) > 1:
            return row[0].text.strip()
        filled_in = [spot.text.strip() for spot in row if spot.first and spot.text.strip()]
        if not self._spot(at, "number").text.strip() or any(spot.rows > 1 for spot in row):
            return ""
        match filled_in:
            case [name] if leading_ordinal(name) and len(name) > _ORDINAL:
                return name
            case [number, name] if parse_chinese_number(number.strip("（）()、.． ")) and name:
                return f"{number}{'' if number[-1] in '）)、' else '、'}{name}"
        return ""

    def _find_sections(self, first: int) -> None:
        """Below a row that names an area, a column of areas whose cells are all different names tasks."""
        column, below = self._columns.get("area"), range(first, len(self._grid))
        if column is None or first == len(self._grid) or not self._section(first):
            return
        names = [self._grid[at][column].text.strip() for at in below if not self._section(at)]
        names = [name for name in names if name]
        if len(set(names)) == len(names):
            self._titles = self._columns.pop("area")
            both = f"“{self._heads[self._titles]}”和“{self._heads[self._columns['task']]}”两列"
            self._say(f"领域另占一行，{both}合在任务一格里，各起一行")

    def _whole_line(self, text: str, at: int) -> None:
        """A cell over the whole width: the name of the area below it, or a note."""
        if _FOOT.match(text) and self._rows:
            self._rows[-1].notes.append(text)
            self._say(f"表第{at + 1}行是表注，记入前一行的备注")
        else:
            self._keep_waiting()
            self._area = self._waiting = "".join(text.split("\n"))
            self._merged = True

    def _keep_waiting(self) -> None:
        """A line over the whole width that named no area is kept as a note of the row before it."""
        if self._waiting and self._rows:
            self._rows[-1].notes.append(self._waiting)
            self._say(f"“{self._waiting}”占表的全宽，下面没有它的任务，记入前一行的备注")
        self._waiting = ""

    def _task_line(self, at: int) -> None:
        draft = self._draft(at)
        number = self._spot(at, "number")
        if self._rows and not self._spot(at, "task").first and not (number.first and draft.number):
            self._more_units(draft)
        elif self._rows and self._goes_on(draft):
            before = self._rows[-1]
            cut = before.task[-1:] not in _SENTENCE_END
            before.task += ("" if cut else "\n") + draft.task
            before.notes += draft.notes
            self._say(f"表第{at + 1}行没有序号和单位，接在{called(before)}的任务后面")
        elif draft.empty and self._spot(at, "task").first:
            texts = (spot.text.strip() for spot in self._grid[at] if spot.first)
            told = " ".join(dict.fromkeys(filter(None, texts)))
            self._say(f"表第{at + 1}行只有“{told}”，没有任务，略去")
        else:
            self._rows.append(draft)

    def _draft(self, at: int) -> DraftRow:
        texts = {name: filled(self._spot(at, name).text.strip()) for name in self._columns}
        return DraftRow(
            place=at + 1,
            number=self._number(at),
            area=self._area_at(at),
            task=self._titled(at, _flowing(texts["task"])),
            lead=texts["lead"],
            coop=texts.get("coop", ""),
            due="".join(texts.get("due", "").split("\n")),
            evidence=texts.get("evidence", ""),
            notes=list(self._notes(at)),
        )

    def _titled(self, at: int, task: str) -> str:
        """A task behind its title, where a column of its own has that."""
        title = self._grid[at][self._titles].text.strip() if self._titles is not None else ""
        return "\n".join(dict.fromkeys(filter(None, ("".join(title.split("\n")), task))))

    def _spot(self, at: int, name: str) -> Spot:
        column = self._columns.get(name)
        return NOTHING if column is None else self._grid[at][column]

    def _number(self, at: int) -> str:
        """The number of a row; one that stands for several tasks numbers their area."""
        spot = self._spot(at, "number")
        return spot.text.strip() if spot.rows <= self._spot(at, "task").rows else ""

    def _area_at(self, at: int) -> str:
        """The area of a row: carried down where its cell is empty, a repeated one told."""
        spot = self._spot(at, "area")
        text = "".join(map(str.strip, spot.text.split("\n")))
        if text and spot.first:
            self._keep_waiting()
            text = self._numbered_area(at, text)
            if text == self._area and self._merged:
                words = f"{self._word(at)}又印了一次责任内容“{text}”，像是换页时重复的，与上面的各行并为一组"
                self._say(words, "D775")
            self._merged = self._merged if text == self._area else spot.rows > 1
            self._area = text
        elif not text:
            self._merged = self._merged or bool(self._rows)
            self._waiting = ""
        return self._area

    def _numbered_area(self, at: int, text: str) -> str:
        number = self._spot(at, "number")
        numbers_area = number.rows > self._spot(at, "task").rows and number.text.strip()
        if numbers_area and not leading_ordinal(text):
            return f"{number.text.strip().rstrip('、.．')}.{text}"
        return text

    def _notes(self, at: int) -> Iterator[str]:
        """What stands in columns that have no field of their own."""
        used = {*self._columns.values(), self._titles}
        for column, spot in enumerate(self._grid[at]):
            text = spot.text.strip()
            if column not in used and text and (spot.first or spot.columns == 1):
                head = self._heads[column]
                yield text if head in _REMARKS else f"{head}：{text}"

    def _goes_on(self, draft: DraftRow) -> bool:
        """True for a row that a page break cut from the one before: words of a task and nothing else."""
        before = self._rows[-1]
        alone = not (draft.number or draft.lead or draft.coop or draft.due or draft.evidence)
        if not draft.task or not alone or draft.area != before.area:
            return False
        if before.number:
            return True
        sentences = any(row.task[-1:] in _SENTENCE_END for row in self._rows[:-1])
        return sentences and before.task[-1:] not in _SENTENCE_END

    def _more_units(self, draft: DraftRow) -> None:
        """A further line of a task that spans several: its units belong to the same task."""
        before = self._rows[-1]
        before.lead = _joined(before.lead, draft.lead)
        before.coop = _joined(before.coop, draft.coop)
        before.due = _joined(before.due, draft.due)
        before.evidence = _joined(before.evidence, draft.evidence)
        before.notes += [note for note in draft.notes if note not in before.notes]

    def _word(self, at: int) -> str:
        number = self._number(at)
        return f"序号{number}" if number else f"表第{at + 1}行"

    def _say(self, words: str, code: str = "D779") -> None:
        self._findings.append(info(code, words))

    def _note_extra_columns(self) -> None:
        used = {*self._columns.values(), self._titles}
        extra = [
            head for column, head in enumerate(self._heads) if column not in used and head not in _REMARKS
        ]
        if extra and any(row.notes for row in self._rows):
            words = f"表里的“{'”“'.join(extra)}”没有对应的列，内容记入备注"
            self._findings.append(warning("D779", words, "", "核对备注一列"))


def _flowing(text: str) -> str:
    """A task without the line breaks within its sentences.

    Those behind a sentence, before a number and behind a line too short to have been full stay.
    """
    found, before = "", _FULL
    for line in filter(None, map(str.strip, text.splitlines())):
        apart = found and (found[-1] in _SENTENCE_END or leading_ordinal(line) or before < _FULL)
        found += f"\n{line}" if apart else line
        before = len(line)
    return found


def _joined(before: str, more: str) -> str:
    if not more or more in before.split("、"):
        return before
    return f"{before}、{more}" if before else more
