"""The journal of the register: who did what, when. It is only added to."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from govdocs.register.model import Desk, Event
from govdocs.register.tables import EVENTS

_ADDITION = EVENTS.insert().inline()


def note(
    connection: Connection, desk: Desk, action: str, subject: object, details: Mapping[str, object]
) -> None:
    """Adds what `desk` did to `subject`, in the transaction in which it is done."""
    row = {
        "at": desk.at.isoformat(),
        "clerk": desk.clerk,
        "machine": desk.machine,
        "action": action,
        "subject": str(subject),
        "details": json.dumps(details, ensure_ascii=False, default=_plain),
    }
    connection.execute(_ADDITION, row)


def events(connection: Connection, subject: str = "") -> tuple[Event, ...]:
    """What was done to `subject`, to everything where none is named, in order."""
    wanted = select(EVENTS).order_by(EVENTS.c.id)
    if subject:
        wanted = wanted.where(EVENTS.c.subject == subject)
    return tuple(
        Event(
            datetime.fromisoformat(row.at),
            row.clerk,
            row.action,
            row.subject,
            json.loads(row.details),
            row.machine,
        )
        for row in connection.execute(wanted)
    )


def _plain(value: Any) -> Any:
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else str(value)
