"""领导小组名单: who sits in a leading group, as running lines and as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final, Literal

from pydantic import Field

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, error, warning
from govdocs.document.nodes import Block, Column, Document, Paragraph
from govdocs.kinds._fields import FormalDate, Input, Line, OptionalLine, Title
from govdocs.kinds._form_rules import date_finding, missing_finding, place
from govdocs.kinds._ledgers import UPRIGHT, Ledger, LedgerColumn, document_of
from govdocs.kinds._printing import title_paragraph
from govdocs.kinds._record_fields import gap_finding, or_gap
from govdocs.kinds._rosters import people_of, roster_paragraphs
from govdocs.kinds._seats import HEADS, OFFICE_ROLES, ROLES, Seat
from govdocs.kinds._wording import in_one_line, missing, names_of, printed_date, unspaced
from govdocs.kinds.content import RosterLine
from govdocs.kinds.registry import Kind, Paper
from govdocs.text.dates import formal_date, parse_date
from govdocs.text.names import pad_name, unpad_name

LABEL: Final = "领导小组名单"


class GroupRoster(Input):
    """The members of a leading group; who has left stays in the record with the day of leaving."""

    kind: Literal["领导小组名单"] = Field(LABEL, title="文种")
    title: Title = Field("", title="标题", description="不写时用“名称＋组成人员名单”")
    name: Line = Field(title="名称", description="如“清禾镇未成年人保护工作领导小组”")
    since: FormalDate = Field("", title="成立日期")
    as_of: FormalDate = Field("", title="统计日期", description="列出这一天在任的人；不写时是运行的当天")
    seats: tuple[Seat, ...] = Field((), title="成员", description="按职务和排名的顺序写")
    office: OptionalLine = Field("", title="办公室设在", description="如“镇社会事务办公室”")

    @property
    def heading(self) -> str:
        """The title as it is printed."""
        return self.title or f"{self.name}组成人员名单"

    def held(self, day: date | None) -> tuple[Seat, ...]:
        """The seats that are held on `day`."""
        return tuple(seat for seat in self.seats if seat.held_on(day))


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
    name = "" if _says_name(roster) else f"小组名称：{roster.name}"
    since = f"成立日期：{printed_date(roster.since)}" if roster.since else ""
    ledgers = [
        Ledger(
            _COLUMNS,
            rows,
            title=roster.heading,
            above=tuple(filter(None, (name, since, f"统计日期：{formal_date(day)}"))),
            below=(f"办公室设在：{roster.office or missing('办公室设在')}",),
            summary=_summary(rows),
            sheet="在任",
        )
    ]
    if others := _chairs(seat for seat in roster.seats if not seat.held_on(day)):
        ledgers.append(Ledger((*_COLUMNS, _LEFT), others, title="调整情况", sheet="调整情况"))
    made = document_of(LABEL, ledgers, _names(roster), UPRIGHT)
    return Document(f"{made.title}（表格式）", made.blocks, made.furniture, LABEL, names=made.names)


def _chairs(seats: Iterable[Seat]) -> tuple[_Chair, ...]:
    return tuple(_Chair(seat, unit) for seat in seats for unit in (*seat.units, *_own(seat)))


def _own(seat: Seat) -> tuple[str, ...]:
    """The place of a person in a seat; none where only units hold it."""
    return () if seat.units and not seat.name and not seat.post else ("",)


def _summary(rows: Iterable[_Chair]) -> str:
    persons = Counter[str]()
    units = Counter[str]()
    for row in rows:
        (units if row.unit else persons)[row.seat.role] += 1
    parts = [f"{role}{persons[role]}人" for role in ROLES if persons[role]]
    parts += [f"{role}单位{units[role]}个" for role in ROLES if units[role]]
    return f"{'、'.join(parts)}。" if parts else "没有在任的成员。"


def _names(roster: GroupRoster) -> Iterator[str]:
    for seat in roster.seats:
        yield from (pad_name(seat.name), seat.name, *seat.units)


def check(roster: GroupRoster) -> tuple[Diagnostic, ...]:
    """Who heads the group, the order of roles, seats without anybody, dates, names that two persons have."""
    return (
        *date_finding(roster.since, ("成立日期",)),
        *date_finding(roster.as_of, ("统计日期",)),
        *_head_findings(roster),
        *_order_findings(roster),
        *_seat_findings(roster),
        *_namesakes(roster),
        *(() if roster.office else (missing_finding("办公室设在", ("办公室设在",)),)),
    )


def _head_findings(roster: GroupRoster) -> Iterator[Diagnostic]:
    roles = Counter[str](seat.role for seat in roster.held(parse_date(roster.as_of)))
    heads = sum(roles[role] for role in HEADS)
    if roles["双主任"]:
        if roles["双主任"] != 2 or heads:
            words = f"双主任应当是 2 人，不另设主任、组长；这里是 {roles['双主任']} 人和 {heads} 人"
            yield warning("D720", words, "成员", "核对“职务”")
    elif heads != 1:
        hint = "两人同为主任的都写“双主任”；调整过的写上“免职日期”" if heads else "补写组长（或主任）"
        yield warning("D720", f"应当有 1 个组长（或主任），这里有 {heads} 个", "成员", hint)


def _order_findings(roster: GroupRoster) -> Iterator[Diagnostic]:
    day = parse_date(roster.as_of)
    places = [(index, seat) for index, seat in enumerate(roster.seats, start=1) if seat.held_on(day)]
    for (_, before), (index, seat) in pairwise(places):
        if ROLES.index(seat.role) < ROLES.index(before.role):
            words = f"“{seat.role}”排在“{before.role}”后面，照原样排印"
            yield warning("D721", words, place(("成员", f"第{index}项", "职务")), "按职务从高到低排列")


def _seat_findings(roster: GroupRoster) -> Iterator[Diagnostic]:
    for index, seat in enumerate(roster.seats, start=1):
        path = ("成员", f"第{index}项")
        yield from date_finding(seat.since, (*path, "任职日期"))
        yield from date_finding(seat.until, (*path, "免职日期"))
        start, end = parse_date(seat.since), parse_date(seat.until)
        if start and end and end < start:
            words = f"免职日期（{seat.until}）早于任职日期（{seat.since}）"
            yield error("D724", words, place((*path, "免职日期")), "核对两个日期")
        if bool(seat.name) == bool(seat.units):
            words = "既写了姓名又写了成员单位" if seat.name else "没有写姓名，也没有写成员单位"
            yield error("D722", f"“{seat.role}”{words}", place((*path, "姓名")), "两样写其中一样")
        elif seat.name:
            yield from gap_finding(f"“{seat.name}”", {"单位及职务": seat.post}, path)


def _namesakes(roster: GroupRoster) -> Iterator[Diagnostic]:
    held = roster.held(parse_date(roster.as_of))
    for seats in (
        [seat for seat in held if seat.role not in OFFICE_ROLES],
        [seat for seat in held if seat.role in OFFICE_ROLES],
    ):
        counts = Counter(name for seat in seats for name in (unpad_name(seat.name), *seat.units) if name)
        for name, count in counts.items():
            if count > 1:
                hint = "同名的两个人在括号里注明单位，如“施某远（镇）”；同一个人只写一次"
                yield warning("D723", f"“{name}”在名单中出现 {count} 次", "成员", hint)


KINDS = (
    Kind(
        name="leading_group",
        label=LABEL,
        use="领导小组、委员会的组成人员；调整时保留原来的一项，写上免职日期",
        model=GroupRoster,
        compose=compose,
        check=check,
        aliases=("组成人员名单",),
        papers=(Paper("名单（文字式）", compose), Paper("名单（表格式）", compose_table)),
    ),
)
