"""领导小组名单: who sits in a leading group, as running lines and as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from govdocs.context import Context
from govdocs.document.nodes import Block, Column, Document, Paragraph
from govdocs.kinds.organisation.seat_rules import roster_findings
from govdocs.kinds.organisation.seats import LABEL, OFFICE_ROLES, ROLES, GroupRoster, Seat
from govdocs.kinds.parts.content import RosterLine
from govdocs.kinds.parts.ledgers import UPRIGHT, Ledger, LedgerColumn, document_of
from govdocs.kinds.parts.printing import title_paragraph
from govdocs.kinds.parts.record_fields import or_gap
from govdocs.kinds.parts.rosters import people_of, roster_paragraphs
from govdocs.kinds.parts.wording import in_one_line, missing, names_of, printed_date, unspaced
from govdocs.kinds.registry import Kind, Paper
from govdocs.text.dates import formal_date, parse_date
from govdocs.text.names import pad_name


@dataclass(frozen=True, slots=True)
class _Chair:
    """A row of the table: a person, or one unit of a seat that units hold."""

    seat: Seat
    unit: str = ""


def compose(roster: GroupRoster, context: Context) -> Document:
    """The members as running lines, a line for each role."""
    day = parse_date(roster.as_of) or context.today
    lines = tuple(_lines(roster.held(day)))
    people = (name for line in lines for name in people_of(line))
    return Document(
        in_one_line(roster.heading),
        tuple(_text(roster, lines, day)),
        kind=LABEL,
        names=names_of(people, (seat.name for seat in roster.seats)),
    )


def _text(roster: GroupRoster, lines: tuple[RosterLine, ...], day: date) -> Iterator[Block]:
    yield title_paragraph(roster.heading)
    yield Paragraph.of(f"（{formal_date(day)}）", "subtitle")
    if not _says_name(roster):
        yield Paragraph.of(f"{roster.name}组成人员如下：")
    main = [line for line in lines if line.role not in OFFICE_ROLES]
    for line in main:
        yield from roster_paragraphs(line, main)
    yield Paragraph.of(f"办公室设在{roster.office or missing('办公室设在')}。")
    office = [line for line in lines if line.role in OFFICE_ROLES]
    for line in office:
        yield from roster_paragraphs(line, office)


def _says_name(roster: GroupRoster) -> bool:
    """True when the title has the name of the group."""
    return unspaced(roster.name) in unspaced(roster.heading)


def _lines(seats: Iterable[Seat]) -> Iterator[RosterLine]:
    people: dict[str, list[str]] = {}
    for chair in _chairs(seats):
        role = f"{chair.seat.role}单位" if chair.unit and chair.seat.role == "成员" else chair.seat.role
        people.setdefault(role, []).append(chair.unit or _person(chair.seat))
    for role, names in people.items():
        yield RosterLine(role=role, people=tuple(names), tail="")


def _person(seat: Seat) -> str:
    name = seat.name or missing("姓名")
    return f"{name}\u3000{seat.post}" if seat.post else name


_COLUMNS: tuple[LedgerColumn[_Chair], ...] = (
    LedgerColumn("姓名", lambda row: "—" if row.unit else or_gap(pad_name(row.seat.name)), Column(share=18)),
    LedgerColumn("单位及职务", lambda row: row.unit or or_gap(row.seat.post), Column(share=42)),
    LedgerColumn("组内职务", lambda row: row.seat.role, Column(share=20, choices=ROLES)),
    LedgerColumn(
        "任职日期", lambda row: printed_date(row.seat.since), Column("date", share=24), optional=True
    ),
)

_LEFT: LedgerColumn[_Chair] = LedgerColumn(
    "免职日期", lambda row: printed_date(row.seat.until), Column("date", share=24)
)


def compose_table(roster: GroupRoster, context: Context) -> Document:
    """The members as a table, and under it who was there before."""
    day = parse_date(roster.as_of) or context.today
    rows = _chairs(roster.held(day))
    counts = tuple(_counts(rows))
    name = "" if _says_name(roster) else f"小组名称：{roster.name}"
    since = f"成立日期：{printed_date(roster.since)}" if roster.since else ""
    ledgers = [
        Ledger(
            _COLUMNS,
            rows,
            title=roster.heading,
            above=tuple(filter(None, (name, since, f"统计日期：{formal_date(day)}"))),
            below=(f"办公室设在：{roster.office or missing('办公室设在')}",),
            summary=f"{'、'.join(counts)}。" if counts else "没有在任的成员。",
            sheet="在任",
        )
    ]
    if others := _chairs(seat for seat in roster.seats if not seat.held_on(day)):
        ledgers.append(Ledger((*_COLUMNS, _LEFT), others, title="调整情况", sheet="调整情况"))
    made = document_of(LABEL, ledgers, (*_names(roster), *counts), UPRIGHT)
    return Document(f"{made.title}（表格式）", made.blocks, made.furniture, LABEL, names=made.names)


def _chairs(seats: Iterable[Seat]) -> tuple[_Chair, ...]:
    return tuple(_Chair(seat, unit) for seat in seats for unit in (*seat.units, *_own(seat)))


def _own(seat: Seat) -> tuple[str, ...]:
    """The place of a person in a seat; none where only units hold it."""
    return () if seat.units and not seat.name and not seat.post else ("",)


def _counts(rows: Iterable[_Chair]) -> Iterator[str]:
    """How many hold each role."""
    persons = Counter[str]()
    units = Counter[str]()
    for row in rows:
        (units if row.unit else persons)[row.seat.role] += 1
    yield from (f"{role}{persons[role]}人" for role in ROLES if persons[role])
    yield from (f"{role}单位{units[role]}个" for role in ROLES if units[role])


def _names(roster: GroupRoster) -> Iterator[str]:
    for seat in roster.seats:
        yield from (pad_name(seat.name), seat.name, *seat.units)


KINDS = (
    Kind(
        name="leading_group",
        label=LABEL,
        use="领导小组、委员会的组成人员；调整时保留原来的一项，写上免职日期",
        model=GroupRoster,
        compose=compose,
        check=roster_findings,
        aliases=("组成人员名单",),
        papers=(Paper("名单（文字式）", compose), Paper("名单（表格式）", compose_table)),
    ),
)
