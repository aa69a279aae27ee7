"""What happens to the numbers of documents that go out, each within one transaction."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update

from govdocs.errors import InputError
from govdocs.register import series as counters
from govdocs.register.journal import note
from govdocs.register.model import (
    ISSUED,
    RESERVED,
    VOID,
    Desk,
    DocumentFile,
    Facts,
    NumberEntry,
    Series,
    State,
    Taken,
    Wish,
)
from govdocs.register.tables import NUMBERS
from govdocs.text.document_number import DocumentNumberParts

LONGEST_SERIES = 99_999
"""No 机关代字 has more numbers in a year; a longer one is a slip of the pen."""

_ADDITION = NUMBERS.insert()

_FACTS = tuple(name for name in Facts.__dataclass_fields__ if name != "files")


def take(connection: Connection, wish: Wish, desk: Desk) -> Taken:
    """The next number of a series; for a claim that has one, that one again."""
    counter = counters.locked(connection, wish.series)
    before = _taken_before(connection, wish)
    if before is not None:
        return Taken(_retold(connection, before, wish, desk), again=True)
    entry = NumberEntry(
        wish.series.number(counter.last + 1),
        RESERVED,
        wish.facts,
        desk.clerk,
        desk.at,
        claim=wish.claim,
        content=wish.content,
    )
    _insert(connection, entry)
    counters.advance(connection, wish.series, entry.number.sequence)
    note(connection, desk, "取号", entry.number, wish.facts.said())
    return Taken(entry)


def _taken_before(connection: Connection, wish: Wish) -> NumberEntry | None:
    if not wish.claim:
        return None
    own = (NUMBERS.c.code == wish.series.code, NUMBERS.c.year == wish.series.year)
    row = connection.execute(select(NUMBERS).where(*own, NUMBERS.c.claim == wish.claim)).first()
    return _entry(row) if row else None


def _retold(connection: Connection, entry: NumberEntry, wish: Wish, desk: Desk) -> NumberEntry:
    """A number that is given again: as long as it is reserved it follows what is now said of it."""
    facts = replace(entry.facts, **wish.facts.said())
    if entry.state != RESERVED or (facts == entry.facts and wish.content == entry.content):
        return entry
    told = replace(entry, facts=facts, content=wish.content)
    _update(connection, told)
    note(connection, desk, "改记", entry.number, _changes(entry.facts, facts))
    return told


def issue(
    connection: Connection, number: DocumentNumberParts, facts: Facts, desk: Desk, content: str = ""
) -> NumberEntry:
    """A reserved number is issued with what is now known; issuing the same once more changes nothing."""
    entry = required(connection, number)
    if entry.state == VOID:
        raise InputError(f"{number}已经作废（{entry.reason}），不能再用", "取一个新号")
    whole = replace(entry.facts, **facts.said())
    if entry.state == ISSUED:
        if whole == entry.facts and content in ("", entry.content):
            return entry
        raise InputError(
            f"{number}已经发出，登记的内容与这一次不同", "登记有误的，用 govdocs register correct 更正"
        )
    if not whole.title:
        raise InputError(f"{number}还没有标题，不能登记为已发", "加 --title 标题")
    issued = replace(entry, state=ISSUED, facts=whole, content=content or entry.content)
    _update(connection, issued)
    note(connection, desk, "发出", number, whole.said())
    return issued


def correct(connection: Connection, number: DocumentNumberParts, facts: Facts, desk: Desk) -> NumberEntry:
    """What the register says of a number put right; what it said before is kept in the journal."""
    entry = required(connection, number)
    whole = replace(entry.facts, **facts.said())
    if whole == entry.facts:
        return entry
    corrected = replace(entry, facts=whole)
    _update(connection, corrected)
    note(connection, desk, "更正", number, _changes(entry.facts, whole))
    return corrected


def void(connection: Connection, number: DocumentNumberParts, reason: str, desk: Desk) -> NumberEntry:
    """A number made void: it keeps its line and its reason, and is never given again."""
    entry = required(connection, number)
    if not reason.strip():
        raise InputError(f"作废{number}要写原因", "如 --reason 重复取号")
    if entry.state == VOID:
        raise InputError(f"{number}已经作废（{entry.reason}）", "不必再作废")
    voided = replace(entry, state=VOID, reason=reason.strip(), claim="")
    _update(connection, voided)
    note(connection, desk, "作废", number, {"reason": reason, "before": entry.state, "claim": entry.claim})
    return voided


def start(connection: Connection, wanted: Series, first: int, desk: Desk) -> None:
    """The register takes over a series whose numbers below `first` were given without it."""
    if not 1 <= first <= LONGEST_SERIES:
        raise InputError(f"下一个号不能是 {first}", f"写 1 到 {LONGEST_SERIES} 的数")
    counter = counters.locked(connection, wanted)
    if _entries(connection, wanted, limit=1) or counter.last:
        hint = "已经编号的不能改起点；用纸质登记的号，用 govdocs register enter 逐个补录"
        raise InputError(
            f"{wanted.code}〔{wanted.year}〕已经从登记簿编号，下一个号是 {counter.last + 1}", hint
        )
    counters.begin_at(connection, wanted, first)
    note(connection, desk, "启用", wanted.number(first), {"first": first})


def enter(
    connection: Connection, number: DocumentNumberParts, facts: Facts, desk: Desk, reason: str = ""
) -> NumberEntry:
    """A number that was issued (or, with a `reason`, made void) on paper, put into the register.

    It lies below those that the register gave, or is the next one.
    """
    wanted = Series(number.prefix, number.year)
    counter = counters.locked(connection, wanted)
    if find(connection, number):
        raise InputError(f"{number}已经在登记簿里", "登记有误的，用 govdocs register correct 更正")
    if number.sequence > counter.last + 1:
        gap = _between(counter.last + 1, number.sequence - 1)
        raise InputError(f"补录{number}会缺号：{gap}还没有登记", "按次序补录，或先用 register start 写明起点")
    if not (facts.title or reason):
        raise InputError(f"补录{number}要写标题", "加 --title 标题")
    state: State = VOID if reason else ISSUED
    entry = NumberEntry(number, state, facts, desk.clerk, desk.at, reason=reason)
    _insert(connection, entry)
    if number.sequence > counter.last:
        counters.advance(connection, wanted, number.sequence)
    note(connection, desk, "补录", number, {**facts.said(), **({"reason": reason} if reason else {})})
    return entry


def _between(first: int, last: int) -> str:
    return f"{first} 号" if first == last else f"{first}—{last} 号"


def find(connection: Connection, number: DocumentNumberParts) -> NumberEntry | None:
    """The line of `number`; None where there is none."""
    row = connection.execute(select(NUMBERS).where(*_of(number))).first()
    return _entry(row) if row else None


def required(connection: Connection, number: DocumentNumberParts) -> NumberEntry:
    """The line of `number`, which nobody else changes during this transaction."""
    counters.locked(connection, Series(number.prefix, number.year))
    entry = find(connection, number)
    if entry is None:
        hint = "核对机关代字、年份和序号；用纸质登记的号先用 govdocs register enter 补录"
        raise InputError(f"登记簿里没有{number}", hint)
    return entry


def select_entries(
    connection: Connection, code: str = "", year: int = 0, states: Sequence[State] = ()
) -> Iterator[NumberEntry]:
    """The lines of a code, of a year, in these states; all where nothing is said."""
    wanted = select(NUMBERS).order_by(NUMBERS.c.year, NUMBERS.c.code, NUMBERS.c.sequence)
    if code:
        wanted = wanted.where(NUMBERS.c.code == code)
    if year:
        wanted = wanted.where(NUMBERS.c.year == year)
    if states:
        wanted = wanted.where(NUMBERS.c.state.in_(states))
    yield from map(_entry, connection.execute(wanted))


def _entries(connection: Connection, wanted: Series, limit: int) -> list[NumberEntry]:
    own = (NUMBERS.c.code == wanted.code, NUMBERS.c.year == wanted.year)
    return list(map(_entry, connection.execute(select(NUMBERS).where(*own).limit(limit))))


def _changes(before: Facts, after: Facts) -> dict[str, object]:
    """What another description changes: the old and the new of each field."""
    names = (*_FACTS, "files")
    pairs = {name: (getattr(before, name), getattr(after, name)) for name in names}
    return {name: [old, new] for name, (old, new) in pairs.items() if old != new}


def _of(number: DocumentNumberParts) -> tuple[Any, ...]:
    return (
        NUMBERS.c.code == number.prefix,
        NUMBERS.c.year == number.year,
        NUMBERS.c.sequence == number.sequence,
    )


def _insert(connection: Connection, entry: NumberEntry) -> None:
    number = entry.number
    key = {"code": number.prefix, "year": number.year, "sequence": number.sequence}
    connection.execute(_ADDITION, {**key, **_values(entry)})


def _update(connection: Connection, entry: NumberEntry) -> None:
    connection.execute(update(NUMBERS).where(*_of(entry.number)).values(**_values(entry)))


def _values(entry: NumberEntry) -> dict[str, Any]:
    files = json.dumps([asdict(each) for each in entry.facts.files], ensure_ascii=False)
    return {
        **{name: getattr(entry.facts, name) for name in _FACTS},
        "files": files,
        "state": entry.state,
        "taken_by": entry.taken_by,
        "taken_at": entry.taken_at.isoformat() if entry.taken_at else "",
        "reason": entry.reason,
        "claim": entry.claim or None,
        "content": entry.content,
    }


def _entry(row: Row[Any]) -> NumberEntry:
    files = tuple(DocumentFile(**each) for each in json.loads(row.files))
    return NumberEntry(
        DocumentNumberParts(row.code, row.year, row.sequence),
        row.state,
        Facts(**{name: getattr(row, name) for name in _FACTS}, files=files),
        row.taken_by,
        datetime.fromisoformat(row.taken_at) if row.taken_at else None,
        row.reason,
        row.claim or "",
        row.content,
    )
