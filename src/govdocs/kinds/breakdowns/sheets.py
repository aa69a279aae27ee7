"""What follows from a table of duties: a sheet for each unit, the counts by unit and area, names to check."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from govdocs.document.nodes import Block, Column, Document
from govdocs.kinds.breakdowns.record import DutyBreakdown, DutyRow
from govdocs.kinds.breakdowns.unit_names import DoubtfulName, is_group_name
from govdocs.kinds.duties import added_columns, in_two_lines, page_for, page_of, unit_names
from govdocs.kinds.parts.ledgers import Ledger, LedgerColumn, ledger_blocks
from govdocs.kinds.parts.wording import in_one_line

_TITLE = re.compile(r"(?:责任|职责|任务)*(?:内容)?(?:分解|分工)表(?P<years>[（(][^（）()]*[）)])?$")

_ROLE = re.compile("牵头|配合|主办|协办|协助|参与|责任|承办")

_WORK = "工作"
"""Said once where the name of the work ends in it: 防溺水工作 and 工作日历 make 防溺水工作日历."""

_NUMBER = Column("number")

Members = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class UnitDuty:
    """A row in which a unit has a part: whether it leads or cooperates, in which groups it is meant."""

    row: DutyRow
    leads: bool
    cooperates: bool
    groups: tuple[str, ...] = ()


def work_name(record: DutyBreakdown) -> str:
    """The work that the table divides: its title without 责任分解表 and the years."""
    title = in_one_line(record.title)
    match = _TITLE.search(title)
    return title[: match.start()] if match else title


def derived_title(record: DutyBreakdown, word: str) -> str:
    """The title of a paper made from the table: its own, 责任分解表 replaced by `word`."""
    match = _TITLE.search(in_one_line(record.title))
    years = match["years"] if match else ""
    work = work_name(record)
    if work.endswith(_WORK):
        word = word.removeprefix(_WORK)
    return f"{work}{word}{years or ''}"


def in_brackets(name: str) -> str:
    """`name` in brackets; in square ones when it has brackets of its own (GB/T 15834, 4.9.3)."""
    return f"〔{name}〕" if "（" in name or "(" in name else f"（{name}）"


def duties_by_unit(record: DutyBreakdown, members: Members) -> dict[str, tuple[UnitDuty, ...]]:
    """Every unit with its rows, in the order in which they are first named; members of a group after it."""
    found: dict[str, dict[int, UnitDuty]] = {}
    for index, row in enumerate(record.rows):
        for unit, groups in _units_of(row, members).items():
            names = (unit, *groups)
            leads = any(name in row.lead_units for name in names)
            cooperates = any(name in row.coop_units for name in names)
            found.setdefault(unit, {})[index] = UnitDuty(row, leads, cooperates, groups)
    return {unit: tuple(rows.values()) for unit, rows in found.items()}


def _units_of(row: DutyRow, members: Members) -> dict[str, tuple[str, ...]]:
    """The units of a row, each with the groups through which alone it is meant."""
    named = dict.fromkeys((*row.lead_units, *row.coop_units))
    found: dict[str, tuple[str, ...]] = dict.fromkeys(named, ())
    for group in named:
        for unit in members.get(group, ()):
            if unit not in named:
                found[unit] = (*found.get(unit, ()), group)
    return found


def unit_documents(record: DutyBreakdown, members: Members) -> tuple[Document, ...]:
    """A document for each unit: its own rows."""
    ledgers = {
        unit: _unit_ledger(record, unit, rows) for unit, rows in duties_by_unit(record, members).items()
    }
    return tuple(_document(record, [ledger], in_brackets(unit)) for unit, ledger in ledgers.items())


def bound_document(record: DutyBreakdown, members: Members) -> Document:
    """One document with the rows of each unit on pages of their own."""
    ledgers = [_unit_ledger(record, unit, rows) for unit, rows in duties_by_unit(record, members).items()]
    return _document(record, ledgers, "（各单位）")


def _document(record: DutyBreakdown, ledgers: Sequence[Ledger[UnitDuty]], mark: str) -> Document:
    blocks: list[Block] = []
    for ledger in ledgers:
        blocks += (page_for(record), *ledger_blocks(ledger))
    title = derived_title(record, "责任清单") + mark
    return Document(title, tuple(blocks), kind="责任清单", names=unit_names(record))


def _unit_ledger(record: DutyBreakdown, unit: str, rows: tuple[UnitDuty, ...]) -> Ledger[UnitDuty]:
    lead, coop = _roles(record)
    leads, helps = sum(each.leads for each in rows), sum(each.cooperates for each in rows)
    return Ledger(
        tuple(_unit_columns(record)),
        rows,
        title=f"{derived_title(record, '责任清单')}\n{in_brackets(unit)}",
        above=(f"单位：{unit}", f"{lead} {leads} 项，{coop} {helps} 项"),
        numbered=False,
        sheet=unit,
    )


def _roles(record: DutyBreakdown) -> tuple[str, str]:
    """The words for leading and cooperating: 牵头 and 配合 for 牵头单位 and 配合单位."""
    return _role(record.lead_word), _role(record.coop_word)


def _role(word: str) -> str:
    match = _ROLE.search(word)
    return match[0] if match else word.removesuffix("单位")


def _unit_columns(record: DutyBreakdown) -> Iterator[LedgerColumn[UnitDuty]]:
    def role(each: UnitDuty) -> str:
        words = [word for word, has in zip(_roles(record), (each.leads, each.cooperates), strict=True) if has]
        return "、".join(words) + "".join(f"\n（{group}）" for group in each.groups)

    yield LedgerColumn("序号", lambda each: str(each.row.no or ""), Column("number", share=6))
    yield LedgerColumn(
        in_two_lines(record.area_word),
        lambda each: each.row.area,
        Column(share=14),
        merged=True,
        optional=True,
    )
    yield LedgerColumn(record.task_word, lambda each: each.row.task, Column(share=44))
    yield LedgerColumn("分工", role, Column(share=8))
    for word, units in ((record.lead_word, _lead), (record.coop_word, _coop)):
        yield LedgerColumn(in_two_lines(word), units, Column(share=14))
    for column in added_columns(record):
        yield LedgerColumn(column.heading, _of_row(column.text), column.column)


def _lead(each: UnitDuty) -> str:
    return "、".join(each.row.lead_units)


def _coop(each: UnitDuty) -> str:
    return "、".join(each.row.coop_units)


def _of_row(text: Callable[[DutyRow], str]) -> Callable[[UnitDuty], str]:
    return lambda each: text(each.row)


@dataclass(frozen=True, slots=True)
class UnitCounts:
    """How often a unit leads and cooperates, by area."""

    unit: str
    lead: Mapping[str, int]
    coop: Mapping[str, int]


def unit_counts(record: DutyBreakdown) -> tuple[UnitCounts, ...]:
    """The counts of every unit as named; a group counts as itself."""
    lead: dict[str, dict[str, int]] = {}
    coop: dict[str, dict[str, int]] = {}
    for row in record.rows:
        for counts, units in ((lead, row.lead_units), (coop, row.coop_units)):
            for unit in dict.fromkeys(units):
                areas = counts.setdefault(unit, {})
                areas[row.area] = areas.get(row.area, 0) + 1
    names = dict.fromkeys(unit for row in record.rows for unit in (*row.lead_units, *row.coop_units))
    return tuple(UnitCounts(name, lead.get(name, {}), coop.get(name, {})) for name in names)


def matrix_document(record: DutyBreakdown, doubtful: Sequence[DoubtfulName]) -> Document:
    """Units by areas, with how often each leads and cooperates; behind it the names to check."""
    blocks = tuple(_overview(record, doubtful))
    title = derived_title(record, "单位任务统计表")
    return Document(title, blocks, kind="单位任务统计表", names=unit_names(record))


def workbook_document(
    record: DutyBreakdown, document: Document, doubtful: Sequence[DoubtfulName]
) -> Document:
    """The table with the counts by unit and the names to check behind it, as the sheets of one workbook."""
    return replace(document, blocks=(*document.blocks, *_overview(record, doubtful)))


def _overview(record: DutyBreakdown, doubtful: Sequence[DoubtfulName]) -> Iterator[Block]:
    yield page_of("自动")
    yield from ledger_blocks(_matrix(record, derived_title(record, "单位任务统计表")))
    if doubtful:
        yield page_of("自动")
        yield from ledger_blocks(_doubtful(record, doubtful))


def _matrix(record: DutyBreakdown, title: str) -> Ledger[UnitCounts]:
    areas = list(dict.fromkeys(row.area for row in record.rows))
    columns = [_name_column()]
    if record.has_areas:
        for area in areas:
            columns += _count_columns(record, area or "未写明", _in_area(area))
    columns += _count_columns(record, "合计", lambda counts: sum(counts.values()))
    return Ledger(tuple(columns), unit_counts(record), title=title, sheet="单位任务统计")


def _in_area(area: str) -> Callable[[Mapping[str, int]], int]:
    return lambda counts: counts.get(area, 0)


def _name_column() -> LedgerColumn[UnitCounts]:
    def name(each: UnitCounts) -> str:
        return f"{each.unit}（泛指）" if is_group_name(each.unit) else each.unit

    return LedgerColumn("单位", name)


def _count_columns(
    record: DutyBreakdown, over: str, count: Callable[[Mapping[str, int]], int]
) -> Iterator[LedgerColumn[UnitCounts]]:
    lead, coop = _roles(record)

    def shown(number: int) -> str:
        return str(number) if number else ""

    yield LedgerColumn(
        lead,
        lambda each: shown(count(each.lead)),
        _NUMBER,
        over,
        total=lambda rows: str(sum(count(each.lead) for each in rows)),
    )
    yield LedgerColumn(
        coop,
        lambda each: shown(count(each.coop)),
        _NUMBER,
        over,
        total=lambda rows: str(sum(count(each.coop) for each in rows)),
    )


def _doubtful(record: DutyBreakdown, names: Sequence[DoubtfulName]) -> Ledger[DoubtfulName]:
    columns: tuple[LedgerColumn[DoubtfulName], ...] = (
        LedgerColumn("原文写作", lambda each: each.name),
        LedgerColumn("所在的行", lambda each: each.rows),
        LedgerColumn("所在的列", lambda each: each.cell),
        LedgerColumn("可能是", lambda each: each.proposal),
        LedgerColumn("说明", lambda each: each.words),
        LedgerColumn("核定", lambda _: ""),
    )
    return Ledger(columns, tuple(names), title=derived_title(record, "待核单位名单"), sheet="待核单位")
