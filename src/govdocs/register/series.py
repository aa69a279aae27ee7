"""The counters of the register: one row for each 机关代字 and year, locked as long as a number is given."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, Executable, bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from govdocs.register.model import Series, SeriesEntry
from govdocs.register.tables import SERIES

_OWN = (SERIES.c.code == bindparam("of_code"), SERIES.c.year == bindparam("of_year"))
_LOCKED = select(SERIES).where(*_OWN).with_for_update()
_ADVANCE = update(SERIES).where(*_OWN).values(last=bindparam("new_last"))


def all_series(connection: Connection) -> tuple[SeriesEntry, ...]:
    """Every series of the register."""
    rows = connection.execute(select(SERIES).order_by(SERIES.c.year, SERIES.c.code))
    return tuple(SeriesEntry(Series(row.code, row.year), row.begun, row.last) for row in rows)


def locked(connection: Connection, series: Series) -> SeriesEntry:
    """`series` for this transaction alone; begun where it is new.

    On a file the whole transaction holds the lock; a server locks the row.
    """
    key = {"of_code": series.code, "of_year": series.year}
    row = connection.execute(_LOCKED, key).first()
    if row is None:
        values: dict[str, str | int] = {"code": series.code, "year": series.year, "begun": 1, "last": 0}
        connection.execute(_insertion(connection, values))
        row = connection.execute(_LOCKED, key).one()
    return SeriesEntry(series, row.begun, row.last)


def lock_all(connection: Connection, wanted: Iterable[Series]) -> None:
    """Locks several series, always in one order, so that no two desks wait for each other."""
    for series in sorted(set(wanted), key=lambda each: (each.code, each.year)):
        locked(connection, series)


def advance(connection: Connection, series: Series, last: int) -> None:
    """`last` is now the highest number of `series`."""
    connection.execute(_ADVANCE, {"of_code": series.code, "of_year": series.year, "new_last": last})


def begin_at(connection: Connection, series: Series, first: int) -> None:
    """The numbers of `series` below `first` were given without the register."""
    connection.execute(update(SERIES).where(*_of(series)).values(begun=first, last=first - 1))


def _of(series: Series) -> tuple[ColumnElement[bool], ...]:
    return (SERIES.c.code == series.code, SERIES.c.year == series.year)


def _insertion(connection: Connection, row: dict[str, str | int]) -> Executable:
    """An insert of `row` that does nothing where the series is there already."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(SERIES).values(**row).on_conflict_do_nothing()
    return sqlite.insert(SERIES).values(**row).on_conflict_do_nothing()
