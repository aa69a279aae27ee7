"""The children that a record names by 档案号: their particulars come from the register of children."""

from __future__ import annotations

from functools import cache
from typing import Any, Final, TypeVar

from pydantic import BaseModel

from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.fields import Input
from govdocs.kinds.parts.persons import ChildRef

REGISTER: Final = "child"
"""The name of the kind whose records are the register of children."""

Record = TypeVar("Record", bound=Input)


def with_children(record: Record, casebook: Casebook) -> Record:
    """`record` with what the children it names leave unsaid, from the register in the same workbook."""
    changes: dict[str, Any] = {}
    for name in child_fields(type(record)):
        value = getattr(record, name)
        filled = (
            _filled(value, casebook)
            if isinstance(value, ChildRef)
            else tuple(_filled(each, casebook) for each in value)
        )
        if filled != value:
            changes[name] = filled
    return record.model_copy(update=changes) if changes else record


def _filled(named: ChildRef, casebook: Casebook) -> ChildRef:
    found = registered(casebook, named.file_no)
    if found is None:
        return named
    missing = (name for name in ChildRef.model_fields if not getattr(named, name))
    return named.model_copy(update={name: getattr(found, name, "") for name in missing})


@cache
def child_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a record that name a child, or several."""
    kinds = (ChildRef, tuple[ChildRef, ...])
    return tuple(name for name, info in model.model_fields.items() if info.annotation in kinds)


def registered(casebook: Casebook, file_no: str) -> Input | None:
    """The child of that 档案号; None where the register has none, or no number is given."""
    return next(iter(casebook.of_child(REGISTER, Input, file_no)), None) if file_no else None
