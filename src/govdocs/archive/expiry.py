"""When the period of an item ends, what is to be appraised, what to hand over.

Nothing is deleted, here or anywhere: appraisal comes first (档案法实施条例 第二十四条).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from govdocs.archive.days import day_of
from govdocs.archive.model import Item, Retention, Volume, YearArchive

TERMS: Mapping[Retention, int | None] = {"Y": None, "D30": 30, "D10": 10}
"""Years of each period (令8号 第六条)."""

TRANSFER_YEARS = 10
"""A county archive takes over when ten years have passed since a record was formed (条例 第二十条)."""

FILING_DEADLINE = (6, 30)
"""Month and day of the following year by which a year shall be filed [V1] (A-27)."""

_TRANSFERRED: Collection[Retention] = ("Y", "D30")
"""What a county archive takes over [D]: ten-year items are appraised in the office as they expire."""


def retention_end(item: Item | Volume) -> date | None:
    """The first day on which the period of `item` is over; None for what is permanent.

    The period begins on 1 January of the year after the item's: year + 1 + term (A-28).
    """
    term = TERMS[item.retention]
    return None if term is None else date(item.year + 1 + term, 1, 1)


def _everything(archive: YearArchive) -> Iterator[Item | Volume]:
    yield from archive.items
    yield from archive.volumes


def expired(archive: YearArchive, today: date) -> tuple[Item | Volume, ...]:
    """The items and volumes whose period is over `today`: to be appraised, never simply destroyed."""
    ends = ((each, retention_end(each)) for each in _everything(archive))
    return tuple(each for each, end in ends if end is not None and end <= today)


def due_for_transfer(
    archive: YearArchive, today: date, transferred: Collection[str] = ()
) -> tuple[Item | Volume, ...]:
    """What was formed ten or more years ago and is to be handed over to the county archive (A-29).

    `transferred` are the 档号 of what has gone there.
    """
    return tuple(
        each
        for each in _everything(archive)
        if each.retention in _TRANSFERRED and each.code not in transferred and transfer_day(each) <= today
    )


def transfer_day(item: Item | Volume) -> date:
    """The day on which ten years have passed since `item` was formed; for a volume since its last paper."""
    text = item.date if isinstance(item, Item) else item.ended
    formed = day_of(text) or date(item.year, 12, 31)
    return _years_later(formed, TRANSFER_YEARS)


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def filing_deadline(year: int) -> date:
    """The last day on which `year` may be filed in time (A-27)."""
    return date(year + 1, *FILING_DEADLINE)
