"""The form of a quarterly report: what was done, the figures; with room to write where it is empty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govdocs.document.nodes import Block, Cell, Column, Paragraph, Table
from govdocs.kinds.parts.ledgers import SIGNATURES
from govdocs.kinds.reporting.figures import INDICATORS, Amount, Figure, Figures, Indicator

_ROOM = {"工作开展情况": 9, "存在问题": 4, "下步打算": 4, "亮点做法": 3}
"""Empty lines left for writing by hand in a form."""

_DUTY_ROOM = 3
"""Empty lines beside each duty in a form."""

_SHORT_DUTY = 20
"""Duties of more characters, on average, take half the width."""

_SHARES, _WORDY_SHARES = (10, 24, 66), (8, 42, 50)

_NOT_SUMMED = "—"

WORK = "工作开展情况"
"""What the rows of the work are called together."""

Entry = tuple[str, str]


def report_table(facts: Sequence[Entry], work: Sequence[Entry], rest: Sequence[Entry]) -> Table:
    """The table 项目/情况: `facts`, then the work by duty, then `rest`; empty entries leave room to write."""
    rows: list[tuple[Cell, ...]] = [(Cell("项目", columns=2), Cell("情况"))]
    rows += [(Cell(label, columns=2), Cell(text)) for label, text in facts]
    rows += _work_rows(work)
    rows += [(Cell(label, columns=2), Cell(text or _room(label))) for label, text in rest]
    wordy = sum(len(duty) for duty, _ in work) > _SHORT_DUTY * len(work)
    shares = _WORDY_SHARES if wordy else _SHARES
    columns = tuple(Column(share=share) for share in shares)
    return Table(tuple(rows), columns=columns, sheet="工作情况")


def _room(label: str) -> str:
    return "\n" * (_ROOM.get(label, 1) - 1)


def _work_rows(work: Sequence[Entry]) -> list[tuple[Cell, ...]]:
    if not any(duty for duty, _ in work):
        text = "\n".join(done for _, done in work)
        return [(Cell(WORK, columns=2), Cell(text or _room(WORK)))]
    first = (Cell("\n".join(WORK[at : at + 2] for at in range(0, len(WORK), 2)), rows=len(work)),)
    empty = "\n" * (_DUTY_ROOM - 1)
    return [
        (*(() if place else first), Cell(duty), Cell(done or empty))
        for place, (duty, done) in enumerate(work)
    ]


def figure_blocks(figures: Figures) -> Iterator[Block]:
    """The table of all indicators under its heading; those without a figure have empty cells."""
    yield Paragraph.of("工作数据", "table_title")
    rows: list[tuple[Cell, ...]] = [tuple(map(Cell, ("类别", "指标", "单位", "本季", "累计")))]
    groups = [each.group for each in INDICATORS]
    for place, each in enumerate(INDICATORS):
        first = place == 0 or groups[place - 1] != each.group
        head = (Cell(each.group, rows=groups.count(each.group)),) if first else ()
        rows.append((*head, Cell(each.label), Cell(each.unit), *map(Cell, _numbers(figures, each))))
    columns = (Column(share=16), Column(share=44), Column(share=12), *(Column("number", share=14),) * 2)
    yield Table(tuple(rows), columns=columns, below=SIGNATURES, sheet="工作数据")


def _numbers(figures: Figures, indicator: Indicator) -> tuple[str, str]:
    figure: Figure | Amount | None = getattr(figures, indicator.name)
    quarter, total = (figure.quarter, figure.total) if figure else (None, None)
    unknown = _NOT_SUMMED if indicator.kept else ""
    return ("" if quarter is None else f"{quarter}"), (unknown if total is None else f"{total}")
