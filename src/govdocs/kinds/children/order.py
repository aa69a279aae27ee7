"""Which children stand in the ledgers of a day, and in what order: by village, risk, birth."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from govdocs.context import Context
from govdocs.kinds.children.child import Child
from govdocs.kinds.children.rows import RegisteredChild
from govdocs.kinds.children.rules import registered_on_day
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.children_named import REGISTER
from govdocs.kinds.parts.risk_levels import level_rank
from govdocs.text.dates import parse_date

_FILE_NO = re.compile(r"[^-]+-(?P<village>\d+)-.*")
_YEAR = re.compile(r"(?P<year>\d{4})年")
_LAST = "~"
"""Behind every number of a village."""


def children_on(casebook: Casebook, day: date) -> tuple[Child, ...]:
    """The children of the register on `day`, in the order of the workbook."""
    return tuple(child for child in casebook.all(REGISTER, Child) if registered_on_day(child, day))


def rows_on(casebook: Casebook, context: Context) -> tuple[RegisteredChild, ...]:
    """The children of the register on the day: by village, the gravest risk first, the eldest first."""
    here = children_on(casebook, context.today)
    places = {village: place for place, village in enumerate(villages_of(here))}

    def key(row: RegisteredChild) -> tuple[int, int, date, str]:
        child = row.child
        return places[child.village], level_rank(row.level), _birth(child.born_on), child.file_no

    return tuple(sorted((RegisteredChild(child, casebook, context) for child in here), key=key))


def children_gone(casebook: Casebook, day: date) -> tuple[Child, ...]:
    """The children that have left the register by `day`, the latest first."""
    gone = [child for child in casebook.all(REGISTER, Child) if child.status and _gone(child, day)]
    return tuple(sorted(gone, key=lambda child: parse_date(child.exited_on) or date.min, reverse=True))


def _gone(child: Child, day: date) -> bool:
    begun = parse_date(child.registered_on)
    return not registered_on_day(child, day) and not (begun and begun > day)


def villages_of(children: Iterable[Child]) -> tuple[str, ...]:
    """The villages of `children` in the order of their numbers in 档案号; one without a number comes last."""
    numbers: dict[str, str] = {}
    for child in children:
        match = _FILE_NO.fullmatch(child.file_no)
        number = match["village"] if match else _LAST
        numbers[child.village] = min(number, numbers.get(child.village, _LAST))
    return tuple(sorted(numbers, key=lambda village: (village == "", numbers[village])))


def _birth(text: str) -> date:
    """A date of birth to sort by, also where a copy leaves only its year."""
    year = _YEAR.match(text)
    return parse_date(text) or (date(int(year["year"]), 12, 31) if year else date.max)
