"""The names of a table of duties looked up in the register of units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from govdocs.diagnostics import Diagnostic, info
from govdocs.kinds.breakdowns.record import DutyBreakdown, DutyRow
from govdocs.kinds.breakdowns.unit_names import (
    DoubtfulName,
    Resolved,
    doubt_finding,
    doubtful_name,
    doubts,
    first_place,
    group_findings,
    is_group_name,
    mentions,
    near_name,
    rows_of,
)
from govdocs.kinds.organisation.unit_register import UnitRegister


def resolved(record: DutyBreakdown, register: UnitRegister, known: Iterable[str] = ()) -> Resolved:
    """The names of a table by a register: short names become full ones, slips are proposed, groups stay.

    A name near to none of the register is compared with the others of the table and with those `known`.
    """
    names = dict.fromkeys(mention.name for mention in mentions(record))
    book = _Book(register, names)
    full = {name: book.full_name(name) for name in names}
    rows = tuple(_renamed(row, full) for row in record.rows)
    changed = record.model_copy(update={"rows": rows})
    own = {each.name: each for each in doubts(record, frozenset(known)) if each.proposal}
    doubtful = tuple(_unknown(record, name, book, own) for name in names if not book.knows(name))
    members = {full[name]: book.members(name) for name in names if book.knows(name) and book.members(name)}
    findings = (
        *_short_names(record, full),
        *group_findings(changed, members),
        *(doubt_finding(record, each) for each in doubtful if not is_group_name(each.name) or each.proposal),
    )
    return Resolved(changed, findings, doubtful, members)


class _Book:
    """A register as names look things up in it; each name is looked up once."""

    def __init__(self, register: UnitRegister, names: Iterable[str]) -> None:
        self._register = register
        self._units = {name: register.find(name) for name in names}

    def knows(self, name: str) -> bool:
        """True when the register has the name."""
        return self._units[name] is not None

    def full_name(self, name: str) -> str:
        """The full name of a unit that the register has; any other name as it is."""
        unit = self._units[name]
        return unit.full_name if unit else name

    def members(self, name: str) -> tuple[str, ...]:
        """The full names of the units that a group name means; none for a single unit."""
        unit = self._units[name]
        return self._register.expand(unit.full_name) if unit and unit.means_many else ()

    def near(self, name: str) -> tuple[str, str]:
        """The name of the register that `name` may be a slip for, and its full name; empty for none."""
        owners = {known: unit.full_name for unit in self._register.units for known in unit.names}
        near = near_name(name, owners)
        return near, owners.get(near, "")


def _renamed(row: DutyRow, full: Mapping[str, str]) -> DutyRow:
    lead = tuple(full[name] for name in row.lead_units)
    coop = tuple(full[name] for name in row.coop_units)
    return row.model_copy(update={"lead_units": lead, "coop_units": coop})


def _short_names(record: DutyBreakdown, full: Mapping[str, str]) -> Iterator[Diagnostic]:
    for name, unit in full.items():
        if name != unit:
            words = f"“{name}”改为全称“{unit}”（{rows_of(record, name)}）"
            yield info("D781", words, first_place(record, name))


def _unknown(record: DutyBreakdown, name: str, book: _Book, own: Mapping[str, DoubtfulName]) -> DoubtfulName:
    near, full = book.near(name)
    if not near:
        return own.get(name) or doubtful_name(record, name, "", "名册里没有")
    meant = "" if full == near else f"，即“{full}”"
    return doubtful_name(record, name, near, f"名册里有“{near}”{meant}")
