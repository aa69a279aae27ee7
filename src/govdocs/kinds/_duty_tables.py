"""A ready table of duties, as clerks make it: which column says what, cells merged, repeated, cut."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from govdocs.diagnostics import Diagnostic, info, warning
from govdocs.kinds.content import TableData
from govdocs.text.numerals import ascii_digits, parse_chinese_number
from govdocs.text.ordinals import leading_ordinal

HEAD_ROWS = 4
"""So many rows from the top are looked through for the head of a table."""

_UNIT_WORD = re.compile(r"单位|部门|科室|机构|站所|主体|^(?:牵头|配合|主办|协办)$")
_PERSON_WORD = re.compile(r"人员|责任人|负责人|领导|联系人|电话")
_UNIT_FIELDS = (
    ("lead", re.compile(r"牵头|主办|主责")),
    ("coop", re.compile(r"配合|协办|协助|参与|参加|协同")),
    ("responsible", re.compile(r"责任|承办|实施|落实")),
)
_OTHER_FIELDS = (
    ("number", re.compile(r"^(?:序号|编号|序|号)$")),
    ("due", re.compile(r"时限|期限|(?:完成|办结|截止)(?:时间|日期|时)|时间(?:要求|安排|节点|进度)|^时间$")),
    ("evidence", re.compile(r"佐证|印证|成效|成果")),
)
_CONTENT_WORDS = (
    "责任内容",
    "责任类别",
    "工作类别",
    "任务类别",
    "保护类别",
    "类别",
    "类型",
    "领域",
    "项目",
    "工作项目",
    "事项",
    "工作事项",
    "重点工作",
    "重点任务",
    "主要任务",
    "工作任务",
    "目标任务",
    "任务",
    "工作内容",
    "主要内容",
    "任务内容",
    "内容",
    "工作目标",
    "任务分解",
    "具体任务",
    "具体工作",
    "具体内容",
    "工作职责",
    "职责",
    "主要职责",
    "职责任务",
    "工作措施",
    "主要措施",
    "具体措施",
    "工作举措",
    "措施",
    "工作要求",
)
"""Headings of what is to be done, from the wide to the narrow: the first of two is the area."""

_SENTENCE_END = "。；;！？：:"
_FOOT = re.compile(r"^(?:注|备注|说明|附注)\s*[：:]")


@dataclass(frozen=True, slots=True)
class _Spot:
    """What a place of the grid shows: the text of the cell over it, whether the cell begins here."""

    text: str
    first: bool
    rows: int
    columns: int


_NOTHING = _Spot("", first=True, rows=1, columns=1)

_Row = Sequence[_Spot]


@dataclass(slots=True)
class DraftRow:
    """A row as read: its texts as printed, and where in the table it stands (counted from 1)."""

    place: int
    number: str
    area: str
    task: str
    lead: str
    coop: str
    due: str = ""
    evidence: str = ""
    notes: list[str] = field(default_factory=list)

    @property
    def no(self) -> int | None:
        """Its number; None where there is none or it is not a number."""
        bare = ascii_digits("".join(self.number.split())).strip("、.．()（）")
        if bare.isdecimal():
            return int(bare) or None
        return parse_chinese_number(bare) if bare else None


def called(row: DraftRow) -> str:
    """How a finding calls a row."""
    return f"序号{row.no}" if row.no else f"表第{row.place}行"


@dataclass(frozen=True, slots=True)
class DutyTable:
    """A table read: the words of its head by field, its rows, what was noticed."""

    words: dict[str, str]
    rows: tuple[DraftRow, ...]
    findings: tuple[Diagnostic, ...]


def read_table(table: TableData) -> DutyTable | None:
    """The duties in `table`; None when its head does not name tasks and who is responsible."""
    grid = _grid(table)
    for top in range(min(HEAD_ROWS, len(grid))):
        heads = _heads(grid, top)
        found = _columns(heads)
        if "task" in found and "lead" in found:
            below = _head_bottom(grid, top)
            return _Reader(grid, heads, found).read(below)
    return None


def _grid(table: TableData) -> list[list[_Spot]]:
    """Every place of the table, cells over several rows or columns shown at each of them."""
    taken: dict[tuple[int, int], _Spot] = {}
    for at, row in enumerate(table.rows):
        column = 0
        for cell in row:
            while (at, column) in taken:
                column += 1
            height = min(cell.rows, len(table.rows) - at)
            for down in range(height):
                for right in range(cell.columns):
                    first = down == 0 and right == 0
                    taken[at + down, column + right] = _Spot(cell.text, first, height, cell.columns)
            column += cell.columns
    width = max((column for _, column in taken), default=-1) + 1
    return [[taken.get((at, column), _NOTHING) for column in range(width)] for at in range(len(table.rows))]


def _heads(grid: Sequence[_Row], top: int) -> list[str]:
    """The headings of the columns, those of two rows put together where the upper one spans several."""
    bottom = _head_bottom(grid, top)
    return [
        "".join(dict.fromkeys(_bare(grid[at][column].text) for at in range(top, bottom)))
        for column in range(len(grid[top]))
    ]


def _head_bottom(grid: Sequence[_Row], top: int) -> int:
    """The first row below a head: one under two when the upper has cells of several columns or rows."""
    whole = len(grid[top])
    over = [spot for spot in grid[top] if spot.first and 1 < spot.columns < whole]
    return min(top + (2 if over else max(1, min(spot.rows for spot in grid[top]))), len(grid))


def _bare(text: str) -> str:
    return re.sub(r"[\s（()）：:]", "", text)


def _columns(heads: Sequence[str]) -> dict[str, int]:
    """Field to column, for a head of these words; the first column that a field fits is taken."""
    found: dict[str, int] = {}
    contents: list[tuple[int, int]] = []
    responsible: list[int] = []
    for column, word in enumerate(heads):
        if word in _CONTENT_WORDS:
            contents.append((_CONTENT_WORDS.index(word), column))
        elif (name := _field_of(word)) == "responsible":
            responsible.append(column)
        elif name:
            found.setdefault(name, column)
    for column in responsible:
        found.setdefault("coop" if "lead" in found else "lead", column)
    return found | _area_and_task(contents)


def _field_of(word: str) -> str:
    """The field that a heading names; empty for one of persons or of something else."""
    unit = _UNIT_WORD.search(word)
    if _PERSON_WORD.search(word) and not unit:
        return ""
    patterns = _UNIT_FIELDS if unit else _OTHER_FIELDS
    return next((name for name, pattern in patterns if pattern.search(word)), "")


def _area_and_task(contents: Sequence[tuple[int, int]]) -> dict[str, int]:
    ordered = [column for _, column in sorted(contents)]
    if len(ordered) > 1:
        return {"area": ordered[0], "task": ordered[-1]}
    return {"task": ordered[0]} if ordered else {}


class _Reader:
    """Reads the rows below the head of one table."""

    def __init__(self, grid: Sequence[_Row], heads: Sequence[str], columns: dict[str, int]) -> None:
        self._grid, self._heads, self._columns = grid, heads, columns
        self._rows: list[DraftRow] = []
        self._findings: list[Diagnostic] = []
        self._area = ""
        self._merged = False

    def read(self, first: int) -> DutyTable:
        """The table, its rows from `first` on."""
        for at in range(first, len(self._grid)):
            self._line(at)
        self._note_extra_columns()
        words = {name: self._heads[column] for name, column in self._columns.items()}
        return DutyTable(words, tuple(self._rows), tuple(self._findings))

    def _line(self, at: int) -> None:
        row = self._grid[at]
        texts = [spot.text.strip() for spot in row]
        if not any(texts):
            return
        if [_bare(text) for text in texts] == list(self._heads):
            self._say(f"表第{at + 1}行是重复的表头，不作任务")
        elif row[0].first and row[0].columns >= len(row) > 1:
            self._whole_line(texts[0], at)
        else:
            self._task_line(at)

    def _whole_line(self, text: str, at: int) -> None:
        """A cell over the whole width: the name of the area below it, or a note."""
        if _FOOT.match(text):
            if self._rows:
                self._rows[-1].notes.append(text)
            self._say(f"表第{at + 1}行是表注，记入前一行的备注")
        else:
            self._area = "".join(text.split("\n"))
            self._merged = True

    def _task_line(self, at: int) -> None:
        draft = self._draft(at)
        task = self._spot(at, "task")
        if self._rows and not task.first:
            self._more_units(draft)
        elif self._rows and self._goes_on(draft):
            before = self._rows[-1]
            cut = before.task[-1:] not in _SENTENCE_END
            before.task += ("" if cut else "\n") + draft.task
            before.notes += draft.notes
            self._say(f"表第{at + 1}行没有序号和单位，接在{called(before)}的任务后面")
        else:
            self._rows.append(draft)

    def _draft(self, at: int) -> DraftRow:
        texts = {name: self._spot(at, name).text.strip() for name in self._columns}
        return DraftRow(
            place=at + 1,
            number=self._number(at),
            area=self._area_at(at),
            task=_flowing(texts["task"]),
            lead=texts["lead"],
            coop=texts.get("coop", ""),
            due="".join(texts.get("due", "").split("\n")),
            evidence=texts.get("evidence", ""),
            notes=list(self._notes(at)),
        )

    def _spot(self, at: int, name: str) -> _Spot:
        column = self._columns.get(name)
        return _NOTHING if column is None else self._grid[at][column]

    def _number(self, at: int) -> str:
        """The number of a row; one that stands for several rows numbers their area."""
        spot = self._spot(at, "number")
        return spot.text.strip() if spot.rows == 1 else ""

    def _area_at(self, at: int) -> str:
        """The area of a row: carried down where its cell is empty, a repeated one told."""
        spot = self._spot(at, "area")
        text = "".join(map(str.strip, spot.text.split("\n")))
        if text and spot.first:
            text = self._numbered_area(at, text)
            if text == self._area and self._merged:
                words = f"{self._word(at)}又印了一次责任内容“{text}”，像是换页时重复的，与上面的各行并为一组"
                self._say(words, "D775")
            self._merged = self._merged if text == self._area else spot.rows > 1
            self._area = text
        elif not text and self._rows:
            self._merged = True
        return self._area

    def _numbered_area(self, at: int, text: str) -> str:
        number = self._spot(at, "number")
        if number.rows > 1 and number.text.strip() and not leading_ordinal(text):
            return f"{number.text.strip().rstrip('、.．')}.{text}"
        return text

    def _notes(self, at: int) -> Iterator[str]:
        """What stands in columns that have no field of their own."""
        used = set(self._columns.values())
        for column, spot in enumerate(self._grid[at]):
            text = spot.text.strip()
            if column not in used and text and (spot.first or spot.columns == 1):
                head = self._heads[column]
                yield text if head in ("", "备注") else f"{head}：{text}"

    def _goes_on(self, draft: DraftRow) -> bool:
        """True for a row that a page break cut from the one before: words of a task and nothing else."""
        alone = not (draft.number or draft.lead or draft.coop or draft.due or draft.evidence)
        before = self._rows[-1]
        cut = before.task[-1:] not in _SENTENCE_END
        return alone and bool(draft.task) and (cut or bool(before.number))

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
        used = set(self._columns.values())
        extra = [
            head for column, head in enumerate(self._heads) if column not in used and head not in ("", "备注")
        ]
        if extra and any(row.notes for row in self._rows):
            words = f"表里的“{'”“'.join(extra)}”没有对应的列，内容记入备注"
            self._findings.append(warning("D779", words, "", "核对备注一列"))


def _flowing(text: str) -> str:
    """A task without the line breaks within its sentences; those behind one or before a number stay."""
    found = ""
    for line in filter(None, map(str.strip, text.splitlines())):
        apart = found and (found[-1] in _SENTENCE_END or leading_ordinal(line))
        found += f"\n{line}" if apart else line
    return found


def _joined(before: str, more: str) -> str:
    if not more or more in before.split("、"):
        return before
    return f"{before}、{more}" if before else more
