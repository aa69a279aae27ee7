"""Findings about a leading group: who heads it, the order of roles, seats, dates, names of two persons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from govdocs.diagnostics import Diagnostic, error, warning
from govdocs.kinds.organisation.seats import HEADS, OFFICE_ROLES, ROLES, GroupRoster
from govdocs.kinds.parts.form_rules import date_finding, missing_finding, place
from govdocs.kinds.parts.record_fields import gap_finding
from govdocs.text.dates import parse_date
from govdocs.text.names import unpad_name


def roster_findings(roster: GroupRoster) -> tuple[Diagnostic, ...]:
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
