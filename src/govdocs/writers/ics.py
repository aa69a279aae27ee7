"""Writes a calendar file (RFC 5545) that Outlook, telephones and WPS read."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, time, timedelta

import icalendar

from govdocs.context import Context
from govdocs.document.calendar import Calendar, CalendarEvent

WARNING_DAYS = 3
"""A reminder so many days before."""

_DAY = timedelta(days=1)


def write_ics(calendar: Calendar, context: Context) -> bytes:
    """`calendar` as the bytes of a calendar file; the same events on the same day give the same bytes."""
    out = icalendar.Calendar()
    out.add("prodid", "-//govdocs//duties//ZH")
    out.add("version", "2.0")
    out.add("calscale", "GREGORIAN")
    out.add("x-wr-calname", calendar.title)
    for event in calendar.events:
        out.add_component(_event(event, calendar, context))
    written: bytes = out.to_ical()
    return written


def _event(event: CalendarEvent, calendar: Calendar, context: Context) -> icalendar.Event:
    found = icalendar.Event()
    found.add("uid", _uid(event, calendar))
    found.add("dtstamp", datetime.combine(context.today, time(), UTC))
    found.add("dtstart", event.day)
    found.add("dtend", event.day + _DAY)
    found.add("summary", event.title)
    if event.note:
        found.add("description", event.note)
    if event.rhythm:
        found.add("rrule", _rule(event))
    found.add("transp", "TRANSPARENT")
    found.add_component(_alarm(event))
    return found


_RULES: dict[str, dict[str, object]] = {
    "yearly": {"freq": "yearly"},
    "monthly": {"freq": "monthly"},
    "month_end": {"freq": "monthly", "bymonthday": -1},
    "quarter_end": {"freq": "monthly", "interval": 3, "bymonthday": -1},
}


def _rule(event: CalendarEvent) -> dict[str, object]:
    return _RULES[event.rhythm] | ({"until": event.until} if event.until else {})


def _alarm(event: CalendarEvent) -> icalendar.Alarm:
    found = icalendar.Alarm()
    found.add("action", "DISPLAY")
    found.add("description", f"{WARNING_DAYS} 天后：{event.title}")
    found.add("trigger", -WARNING_DAYS * _DAY)
    return found


def _uid(event: CalendarEvent, calendar: Calendar) -> str:
    """A name that stays the same as long as the event does."""
    words = "\n".join((calendar.title, event.title, event.note, event.day.isoformat(), event.rhythm))
    return f"{hashlib.sha256(words.encode('utf-8')).hexdigest()[:32]}@govdocs"
