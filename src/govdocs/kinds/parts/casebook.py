"""All the records of an office's workbook together: ledgers and cross-checks look things up in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from govdocs.kinds.parts.fields import Input

Record = TypeVar("Record", bound=Input)


@dataclass(frozen=True)
class Casebook:
    """Records by the English name of their kind, in the order of the workbook; `unit` is 填报单位.

    `by` is the heading of the column by which ledgers are grouped, "" for that of each ledger's own.
    """

    records: Mapping[str, tuple[Input, ...]] = field(default_factory=dict)
    unit: str = ""
    by: str = ""

    def all(self, kind: str, model: type[Record]) -> tuple[Record, ...]:
        """The records of the kind called `kind`."""
        found = self.records.get(kind, ())
        return tuple(record for record in found if isinstance(record, model))

    def of_child(self, kind: str, model: type[Record], file_no: str) -> tuple[Record, ...]:
        """The records of a kind about the child with that number."""
        found = self._by_child.get((kind, file_no), ())
        return tuple(record for record in found if isinstance(record, model))

    @cached_property
    def _by_child(self) -> Mapping[tuple[str, str], list[Input]]:
        found: dict[tuple[str, str], list[Input]] = {}
        for kind, records in self.records.items():
            for record in records:
                number = child_number(record)
                if number:
                    found.setdefault((kind, number), []).append(record)
        return found


def child_number(record: Any) -> str:
    """The 档案号 of the child that a record is or is about; "" where it says none."""
    own: str = getattr(record, "file_no", "")
    return own or getattr(getattr(record, "child", None), "file_no", "")
