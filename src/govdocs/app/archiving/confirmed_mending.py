"""A list with faults of form, mended for looking further: so that faults of content are told with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from govdocs.app.places import Spot, spot_of
from govdocs.app.records import Reading
from govdocs.diagnostics import Diagnostic, Severity
from govdocs.kinds.filing.fields import LEFT_OUT
from govdocs.kinds.filing.record import LABEL, FilingList

_ROUNDS = 4
"""So often a list is mended: a row that is no row first, then what it lacks."""

_ITEM_CODES = ("A106", "A108", "A117")
_FILE_CODES = ("A106", "A107", "A108", "A116", "A118")
_YEAR_CODES = ("A112", "A189", "A190")
_DOUBTFUL: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("items", "number"): _ITEM_CODES,
    ("files", "item"): _FILE_CODES,
    ("files", "role"): _FILE_CODES,
    ("files", "path"): _FILE_CODES,
    ("files", ""): _FILE_CODES,
    ("items", ""): _ITEM_CODES,
    ("items", "year"): _YEAR_CODES,
    ("year", ""): _YEAR_CODES,
}
"""Where a fault stands, to the findings that may only be its consequence."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A list without what was wrong in its form; `doubtful` are codes of what may be due to the mending."""

    record: FilingList
    doubtful: frozenset[str]

    def others(self, found: Iterable[Diagnostic], faults: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
        """Of the findings about it the errors that stand elsewhere than the `faults` of form."""
        told = {_spot(fault) for fault in faults}
        for finding in found:
            weighty = finding.severity is Severity.ERROR and finding.code not in self.doubtful
            if weighty and _spot(finding) not in told:
                yield finding


def mended(reading: Reading, year: int) -> Mended | None:
    """The list of a reading with faults of form, `year` where its own is none; None for what is no list."""
    if reading.kind.label != LABEL:
        return None
    data: dict[str, Any] = {**deepcopy(dict(reading.data)), "kind": LABEL}
    doubtful: set[str] = set()
    for _ in range(_ROUNDS):
        try:
            return Mended(FilingList.model_validate(data), frozenset(doubtful))
        except ValidationError as problem:
            for path in {details["loc"] for details in problem.errors(include_url=False)}:
                names = [part for part in path if isinstance(part, str)]
                doubtful.update(_DOUBTFUL.get((names[0], "".join(names[1:2])), ()))
                _mend(data, path, year)
    return None


def _mend(data: Any, path: tuple[int | str, ...], year: int) -> None:
    """Put something valid, or nothing, where a fault stands."""
    holder = data
    for part in path[:-1]:
        holder = holder[part]
    last, row = path[-1], path[1] if len(path) > 1 else 0
    stand_ins = {
        ("year",): year,
        ("items", "number"): f"\ufffd{row}",
        ("items", "file_it"): "是",
        ("files", "role"): LEFT_OUT,
    }
    known = stand_ins.get(tuple(part for part in path if isinstance(part, str)))
    if known is not None:
        holder[last] = known
    elif isinstance(last, int):
        holder[last] = {}
    else:
        holder.pop(last, None)


def _spot(finding: Diagnostic) -> Spot | str:
    return spot_of(finding.where) or finding.where
