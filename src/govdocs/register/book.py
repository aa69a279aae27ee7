"""The register itself: every change is one transaction, kept on the disk when it returns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine

from govdocs.register import incoming, journal, numbers
from govdocs.register import series as counters
from govdocs.register.connecting import connected, reading, shown, writing
from govdocs.register.model import (
    Desk,
    Event,
    Facts,
    IncomingEntry,
    NumberEntry,
    Receipt,
    Series,
    SeriesEntry,
    State,
    Taken,
    Wish,
)
from govdocs.register.schema import check_version, has_tables, prepare
from govdocs.text.document_number import DocumentNumberParts

P = ParamSpec("P")
Result = TypeVar("Result")


class Register:
    """An open register. Its numbers run 1..n in each series without gap and without repeat."""

    def __init__(self, engine: Engine, place: str, *, new: bool) -> None:
        self._engine, self._place = engine, place
        self.new = new
        """True where the tables were made just now."""

    @property
    def place(self) -> str:
        """Where it is, as it may be shown."""
        return shown(self._place)

    def close(self) -> None:
        """Lets go of the database."""
        self._engine.dispose()

    def _write(
        self, change: Callable[Concatenate[Connection, P], Result], *args: P.args, **kwargs: P.kwargs
    ) -> Result:
        with writing(self._engine, self._place) as connection:
            return change(connection, *args, **kwargs)

    def _read(
        self, look: Callable[Concatenate[Connection, P], Result], *args: P.args, **kwargs: P.kwargs
    ) -> Result:
        with reading(self._engine, self._place) as connection:
            return look(connection, *args, **kwargs)

    def take(self, wish: Wish, desk: Desk) -> Taken:
        """The next number of a series, reserved; for a claim that has one, that one again."""
        return self._write(numbers.take, wish, desk)

    def take_all(self, wishes: Sequence[Wish], desk: Desk) -> tuple[Taken, ...]:
        """A number for each wish, or none for any."""
        with writing(self._engine, self._place) as connection:
            counters.lock_all(connection, (wish.series for wish in wishes))
            return tuple(numbers.take(connection, wish, desk) for wish in wishes)

    def reserve(self, series: Series, count: int, purpose: str, desk: Desk) -> tuple[Taken, ...]:
        """So many numbers in a row for documents that are not written yet."""
        with writing(self._engine, self._place) as connection:
            wish = Wish(series, Facts(note=purpose))
            return tuple(numbers.take(connection, wish, desk) for _ in range(count))

    def issue(self, number: DocumentNumberParts, facts: Facts, desk: Desk, content: str = "") -> NumberEntry:
        """A reserved number issued; `content` is the SHA-256 of the data of its document."""
        return self._write(numbers.issue, number, facts, desk, content)

    def issue_all(
        self, issues: Sequence[tuple[DocumentNumberParts, Facts, str]], desk: Desk
    ) -> tuple[NumberEntry, ...]:
        """Several numbers issued, or none: each with its facts and the SHA-256 of its data."""
        with writing(self._engine, self._place) as connection:
            counters.lock_all(connection, (Series(each.prefix, each.year) for each, _, _ in issues))
            return tuple(
                numbers.issue(connection, number, facts, desk, data) for number, facts, data in issues
            )

    def correct(self, number: DocumentNumberParts, facts: Facts, desk: Desk) -> NumberEntry:
        """What the register says of a number put right."""
        return self._write(numbers.correct, number, facts, desk)

    def void(self, number: DocumentNumberParts, reason: str, desk: Desk) -> NumberEntry:
        """A number made void; it is never given again."""
        return self._write(numbers.void, number, reason, desk)

    def start(self, series: Series, first: int, desk: Desk) -> None:
        """The register takes over a series from number `first` on."""
        self._write(numbers.start, series, first, desk)

    def enter(self, number: DocumentNumberParts, facts: Facts, desk: Desk, reason: str = "") -> NumberEntry:
        """A number that was issued or made void on paper."""
        return self._write(numbers.enter, number, facts, desk, reason)

    def enter_all(
        self, entries: Sequence[tuple[DocumentNumberParts, Facts, str]], desk: Desk
    ) -> tuple[NumberEntry, ...]:
        """Several numbers issued on paper, or none: each with its facts and why it is void ("" if not)."""
        with writing(self._engine, self._place) as connection:
            return tuple(
                numbers.enter(connection, number, facts, desk, reason) for number, facts, reason in entries
            )

    def receive(self, year: int, receipt: Receipt, desk: Desk) -> IncomingEntry:
        """The next 收文号 of a year."""
        return self._write(incoming.receive, year, receipt, desk)

    def received_before(self, receipt: Receipt) -> IncomingEntry | None:
        """The line of a document that was received before, by organ and 来文字号."""
        return self._read(incoming.same_before, receipt)

    def change_incoming(
        self, number: DocumentNumberParts, receipt: Receipt, desk: Desk, action: str = "更正"
    ) -> IncomingEntry:
        """What `receipt` says put into a line; `action` is what the journal calls it."""
        return self._write(incoming.change, number, receipt, desk, action)

    def strike(self, number: DocumentNumberParts, reason: str, desk: Desk) -> IncomingEntry:
        """A line of a document that came in made void."""
        return self._write(incoming.strike, number, reason, desk)

    def numbers(self, code: str = "", year: int = 0, states: Sequence[State] = ()) -> tuple[NumberEntry, ...]:
        """The numbers of a code, of a year, in these states; all where nothing is said."""
        return self._read(lambda connection: tuple(numbers.select_entries(connection, code, year, states)))

    def find(self, number: DocumentNumberParts) -> NumberEntry | None:
        """The line of a number; None where there is none."""
        return self._read(numbers.find, number)

    def incoming(self, year: int = 0) -> tuple[IncomingEntry, ...]:
        """The documents that came in during a year; in all years where none is named."""
        return self._read(lambda connection: tuple(incoming.select_entries(connection, year)))

    def series(self) -> tuple[SeriesEntry, ...]:
        """Every series, that of incoming documents among them."""
        return self._read(counters.all_series)

    def events(self, subject: str = "") -> tuple[Event, ...]:
        """What was done to a number, to everything where none is named."""
        return self._read(journal.events, subject)


def open_register(place: str, *, create: bool = False) -> Register:
    """The register at `place`, a path or a URL; with `create` a file that is not there is made.

    Raises InputError where there is none, ResourceError for a damaged, newer or unreachable one.
    """
    engine = connected(place, create=create)
    new = False
    try:
        with reading(engine, place) as connection:
            missing = create and not has_tables(connection)
            if not missing:
                check_version(connection, shown(place))
        if missing:
            with writing(engine, place) as connection:
                new = prepare(connection, shown(place))
    except BaseException:
        engine.dispose()
        raise
    return Register(engine, place, new=new)
