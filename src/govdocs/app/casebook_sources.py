"""One file of a workbook of forms: its records, where each stands, which of them are left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from pydantic import ValidationError

from govdocs.app.records import Reading
from govdocs.diagnostics import Diagnostic, Severity
from govdocs.kinds.parts.form_rules import item_number
from govdocs.kinds.registry import PATH_MARK, Kind


class Origin(NamedTuple):
    """Where a record was read: the file, its sheet ("" for a text file), the row or line."""

    file: str
    sheet: str
    row: int

    @property
    def words(self) -> str:
        """The same in words."""
        return f"{self.file} {f'表“{self.sheet}”' if self.sheet else ''}第 {self.row} 行"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A record that was left out because it is wrong: the label of its kind, its number, its faults."""

    kind: str
    key: str
    origin: Origin
    findings: tuple[Diagnostic, ...]


Item = tuple[str, int]
"""A record of a file: the label of its kind, its number among the records of that kind, from 0 on."""


class Source:
    """What was read from one file; records may be left out one after another."""

    def __init__(self, reading: Reading, whole: Kind, kinds: Sequence[Kind]) -> None:
        self.reading = reading
        self._whole, self._kinds = whole, kinds
        self._labels = {kind.label: kind for kind in kinds}
        self._faults: dict[Item, list[Diagnostic]] = {}
        self._count()
        ready = reading.kind is whole and reading.record is not None
        self.data: Any = reading.record if ready else self._valid()

    def _lists(self) -> Mapping[str, Any]:
        """The plain data as those of a whole workbook."""
        if self.reading.kind is self._whole:
            return self.reading.data
        return {self.reading.kind.name: [self.reading.data]}

    def _valid(self) -> Any:
        """The records that are not left out; an empty workbook where these are not valid."""
        lists = dict(self._lists())
        for kind in self._kinds:
            if kind.name in lists:
                lists[kind.name] = [lists[kind.name][number] for number in self._numbers[kind.name]]
        try:
            return self._whole.model.model_validate({**lists, "kind": self._whole.label})
        except ValidationError:
            return self._whole.model.model_validate({})

    def _count(self) -> None:
        """Notes the numbers in the file of the records that are kept, by the name of their kind."""
        lists = self._lists()
        self._numbers = {
            kind.name: [
                number
                for number in range(len(lists.get(kind.name, ())))
                if (kind.label, number) not in self._faults
            ]
            for kind in self._kinds
            if isinstance(lists.get(kind.name, []), list)
        }

    def leave_out(self, faults: Sequence[Diagnostic]) -> list[Diagnostic]:
        """Leaves out the records with these faults; gives the faults that are of no single record."""
        others = []
        for fault in faults:
            item = self._item(fault)
            if item is None:
                others.append(fault)
            else:
                self._faults.setdefault(item, []).append(fault)
        if faults:
            self._count()
            self.data = self._valid()
        return others

    def _item(self, fault: Diagnostic) -> Item | None:
        if self.reading.kind is not self._whole:
            return (self.reading.kind.label, 0)
        return self.reading.places.item_of(fault, self._labels)

    def placed(self, finding: Diagnostic) -> Diagnostic:
        """A finding about a kept record, its path of labels replaced by its place in the file."""
        label, item, *rest = (*finding.where.split(PATH_MARK), "")
        kind = self._labels.get(label)
        number = item_number(item)
        if kind is None or not number:
            return self.reading.placed(finding)
        own = self._numbers[kind.name][number - 1]
        words = (label, f"第{own + 1}项", *rest[:-1])
        if self.reading.kind is not self._whole:
            words = words[2:]
        return self.reading.placed(replace(finding, where=PATH_MARK.join(words)))

    def origins(self, kind: Kind) -> tuple[Origin, ...]:
        """Where the kept records of a kind stand."""
        return tuple(self._origin(kind, number) for number in self._numbers.get(kind.name, ()))

    def _origin(self, kind: Kind, number: int) -> Origin:
        places = self.reading.places
        path = (kind.name, number) if self.reading.kind is self._whole else ()
        spot = places.spot(path)
        return Origin(places.name, spot.sheet, spot.line)

    def skipped(self) -> Iterator[Skipped]:
        """The records that were left out."""
        for (label, number), faults in sorted(self._faults.items(), key=lambda each: each[0][1]):
            kind = self._labels[label]
            items = self._lists()[kind.name]
            own = items[number] if number < len(items) else {}
            key = str(own.get(kind.key, "")) if isinstance(own, Mapping) else ""
            yield Skipped(label, key, self._origin(kind, number), tuple(faults))


def split_errors(findings: Iterable[Diagnostic]) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Errors, and everything else."""
    wrong: list[Diagnostic] = []
    told: list[Diagnostic] = []
    for finding in findings:
        (wrong if finding.severity is Severity.ERROR else told).append(finding)
    return wrong, told
