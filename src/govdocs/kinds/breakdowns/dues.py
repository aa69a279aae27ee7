"""By when a task is to be done, where its text says so: 2026年7月1日前完成."""

from __future__ import annotations

import re

_DAY = (
    r"(?:(?:20\d{2}|今|当|本|明|次)\s*年\s*)?"
    r"(?:\d{1,2}\s*月(?:\s*\d{1,2}\s*日|份)?(?:上旬|中旬|下旬|底|末)?|年底|年末)"
)
_DONE = r"(?:完成|办结|到位|建成|销号)"
_DUE = re.compile(
    rf"(?<!\d)(?P<due>{_DAY}(?:之前|以前|前)|(?:20\d{{2}}|今|当|本|明|次)\s*年(?:之前|以前|前)|{_DAY}(?=[^，。；、\d]{{0,6}}{_DONE}))"
)
_RECURRING = re.compile(r"每(?:个)?(?:年|月|季度?|学期|周)(?:的)?\s*$")
_BETWEEN = re.compile(r"[和、]\s*$|[至到—－-]\s*$")


def due_in(text: str) -> str:
    """The day or month by which `text` wants a task done, as printed; several joined by ；, none empty.

    What comes back every year or month is no deadline, nor is a day of a list or the end of a span.
    """
    found = (match for match in _DUE.finditer(text) if not _other(text[: match.start()]))
    return "；".join(dict.fromkeys("".join(match["due"].split()) for match in found))


def _other(before: str) -> bool:
    clause = re.split(r"[。；]", before)[-1]
    return bool(_RECURRING.search(before) or _BETWEEN.search(before) or re.search(r"每(?:年|月|季)", clause))
