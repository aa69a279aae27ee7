"""The child that a record names by its 档案号: its particulars come from the register of children."""

from __future__ import annotations

from typing import Any, Final, TypeVar

from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.fields import Input
from govdocs.kinds.parts.persons import ChildRef

REGISTER: Final = "child"
"""The name of the kind whose records are the register of children."""

Record = TypeVar("Record", bound=Input)


def with_child(record: Record, casebook: Casebook) -> Record:
    """`record` with what its child leaves unsaid, from the child of that number in the register."""
    named: ChildRef = getattr(record, "child")  # noqa: B009 - every such record has one
    found = registered(casebook, named.file_no)
    if found is None:
        return record
    missing = (name for name in ChildRef.model_fields if not getattr(named, name))
    told: dict[str, Any] = {name: getattr(found, name, "") for name in missing}
    return record.model_copy(update={"child": named.model_copy(update=told)})


def registered(casebook: Casebook, file_no: str) -> Input | None:
    """The child of that 档案号; None where the register has none, or no number is given."""
    return next(iter(casebook.of_child(REGISTER, Input, file_no)), None) if file_no else None
