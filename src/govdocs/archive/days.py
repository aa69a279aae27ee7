"""Days as the archive writes them: YYYYMMDD, in [ ] where research found them (DA/T 22-2015, 5.5)."""

from __future__ import annotations

import re
from datetime import date

_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})|\[(\d{4})(\d{2})(\d{2})\]", re.ASCII)


def day_of(text: str) -> date | None:
    """The day that `text` writes as the archive does; None when it writes none that exists."""
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups() if part)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def researched(text: str) -> bool:
    """True for a date in [ ], one that does not stand on the paper."""
    return text.startswith("[")


def written(day: date) -> str:
    """`day` as the archive writes it: YYYYMMDD."""
    return f"{day.year:04}{day.month:02}{day.day:02}"
