"""The tables of a register: made in an empty database, recognised in one that has them."""

from __future__ import annotations

from sqlalchemy import Connection, inspect, select, text

from govdocs.errors import InputError, ResourceError
from govdocs.register.tables import META, METADATA, SCHEMA

_MAKING = 0x676F7664
"""The lock that a desk holds on a server while it makes the tables."""


def prepare(connection: Connection, place: str) -> bool:
    """Makes the tables where the database is empty, and tells so; refuses what is no register of ours."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _MAKING})
    if has_tables(connection):
        check_version(connection, place)
        return False
    _refuse_others(connection, place)
    METADATA.create_all(connection)
    connection.execute(META.insert().values(schema_version=SCHEMA))
    return True


def has_tables(connection: Connection) -> bool:
    """True where there is a register."""
    return inspect(connection).has_table(META.name)


def check_version(connection: Connection, place: str) -> None:
    """Refuses the register of a newer program, and what is none."""
    if not has_tables(connection):
        raise InputError(f"“{place}”不是登记簿", "检查路径；新开一本用 govdocs register start")
    version = connection.execute(select(META.c.schema_version)).scalar() or 0
    if version > SCHEMA:
        words = f"登记簿“{place}”是较新的 govdocs 建立的（格式 {version}，本程序只到 {SCHEMA}）"
        raise ResourceError(words, "升级本机的 govdocs 后再运行；没有改动登记簿")


def _refuse_others(connection: Connection, place: str) -> None:
    """A file that holds something else is not ours, nor is a schema that has tables of our names."""
    there = inspect(connection).get_table_names()
    if connection.dialect.name == "sqlite":
        there = there[:1]
    else:
        there = [name for name in there if name in METADATA.tables]
    if there:
        raise InputError(f"“{place}”是别的程序的数据库，不是登记簿", "换一个路径，或另建一个数据库")
