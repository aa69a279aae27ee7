"""The tables of the register; a change of them is a new SCHEMA."""

from __future__ import annotations

from sqlalchemy import (
    DDL,
    CheckConstraint,
    Column,
    Date,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    event,
)

SCHEMA = 1
"""The version of the tables that this program writes and reads. Moments are ISO 8601 with their zone."""

METADATA = MetaData()

META = Table("govdocs_register", METADATA, Column("schema_version", Integer, nullable=False))
"""One row: which tables these are."""

SERIES = Table(
    "series",
    METADATA,
    Column("code", String(40), nullable=False),
    Column("year", Integer, nullable=False),
    Column("begun", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    PrimaryKeyConstraint("code", "year"),
    CheckConstraint("begun >= 1 AND last >= begun - 1", name="series_counts"),
)
"""机关代字 and year: the first number that was taken here, and the highest that was given."""

NUMBERS = Table(
    "numbers",
    METADATA,
    Column("code", String(40), nullable=False),
    Column("year", Integer, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("state", String(8), nullable=False),
    Column("title", Text, nullable=False, default=""),
    Column("kind", Text, nullable=False, default=""),
    Column("signer", Text, nullable=False, default=""),
    Column("signed_on", Date),
    Column("addressees", Text, nullable=False, default=""),
    Column("copies", Integer, nullable=False, default=0),
    Column("secrecy", Text, nullable=False, default=""),
    Column("drafter", Text, nullable=False, default=""),
    Column("note", Text, nullable=False, default=""),
    Column("files", Text, nullable=False, default="[]"),
    Column("taken_by", Text, nullable=False, default=""),
    Column("taken_at", String(32), nullable=False, default=""),
    Column("reason", Text, nullable=False, default=""),
    Column("claim", String(80)),
    Column("content", String(64), nullable=False, default=""),
    PrimaryKeyConstraint("code", "year", "sequence"),
    UniqueConstraint("code", "year", "claim", name="numbers_claim"),
    ForeignKeyConstraint(("code", "year"), ("series.code", "series.year")),
    CheckConstraint("sequence >= 1", name="numbers_from_one"),
    CheckConstraint("state IN ('预留', '已发', '作废')", name="numbers_state"),
)
"""发文字号, each once. A claim stands for one document, so no document has two numbers."""

INCOMING_PAPERS = Table(
    "incoming",
    METADATA,
    Column("year", Integer, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("organ", Text, nullable=False, default=""),
    Column("title", Text, nullable=False, default=""),
    Column("number", Text, nullable=False, default=""),
    Column("received_on", Date),
    Column("secrecy", Text, nullable=False, default=""),
    Column("urgency", Text, nullable=False, default=""),
    Column("copies", Integer, nullable=False, default=0),
    Column("pages", Integer, nullable=False, default=0),
    Column("assignee", Text, nullable=False, default=""),
    Column("due_on", Date),
    Column("result", Text, nullable=False, default=""),
    Column("finished_on", Date),
    Column("note", Text, nullable=False, default=""),
    Column("reason", Text, nullable=False, default=""),
    PrimaryKeyConstraint("year", "sequence"),
    CheckConstraint("sequence >= 1", name="incoming_from_one"),
)
"""Documents that came in, by 收文号."""

EVENTS = Table(
    "events",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", String(32), nullable=False),
    Column("clerk", Text, nullable=False),
    Column("machine", Text, nullable=False, default=""),
    Column("action", String(20), nullable=False),
    Column("subject", Text, nullable=False),
    Column("details", Text, nullable=False, default="{}"),
)
"""Who did what, when: only added to."""

KEPT: dict[Table, tuple[str, ...]] = {
    EVENTS: ("UPDATE", "DELETE"),
    NUMBERS: ("DELETE",),
    INCOMING_PAPERS: ("DELETE",),
    SERIES: ("DELETE",),
}
"""What the database itself refuses to do to a table."""

_SQLITE_TRIGGER = """\
CREATE TRIGGER {table}_no_{what} BEFORE {WHAT} ON {table}
BEGIN SELECT RAISE(ABORT, 'govdocs: the register is only added to'); END"""

_POSTGRESQL_FUNCTION = """\
CREATE OR REPLACE FUNCTION govdocs_register_kept() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'govdocs: the register is only added to'; END $$"""

_POSTGRESQL_TRIGGER = """\
CREATE TRIGGER {table}_no_{what} BEFORE {WHAT} ON {table}
FOR EACH ROW EXECUTE FUNCTION govdocs_register_kept()"""


def _keep() -> None:
    """Gives the tables their triggers where they are made."""
    function = DDL(_POSTGRESQL_FUNCTION)  # type: ignore[no-untyped-call]
    event.listen(METADATA, "before_create", function.execute_if(dialect="postgresql"))
    for table, refused in KEPT.items():
        for what in refused:
            names = {"table": table.name, "what": what.lower(), "WHAT": what}
            for dialect, words in (("sqlite", _SQLITE_TRIGGER), ("postgresql", _POSTGRESQL_TRIGGER)):
                trigger = DDL(words.format(**names))  # type: ignore[no-untyped-call]
                event.listen(table, "after_create", trigger.execute_if(dialect=dialect))


_keep()
