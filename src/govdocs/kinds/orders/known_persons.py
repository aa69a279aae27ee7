"""Parents and carers that a record only names: what else the register of children says of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, TypeVar

from govdocs.kinds.parts.casebook import Casebook, child_number
from govdocs.kinds.parts.children_named import registered
from govdocs.kinds.parts.fields import Input
from govdocs.kinds.parts.persons import Guardian
from govdocs.text.names import unpad_name

Record = TypeVar("Record", bound=Input)

_FIELDS: Final = ("guardian", "target", "guardians")
"""The fields of records that hold the persons around a child."""

_IDENTITY: Final = ("relation", "sex", "born_on", "id_no", "phone", "home")
"""What tells who a person is; health and work are not copied where nobody asked for them."""


def with_persons(record: Record, casebook: Casebook) -> Record:
    """`record` with what its guardians leave unsaid, from the register of children."""
    child = registered(casebook, child_number(record))
    known = tuple(_persons(child)) if child else ()
    found = {name: getattr(record, name) for name in _FIELDS if hasattr(record, name)}
    changes = {name: _completed(value, known) for name, value in found.items()}
    return record.model_copy(update=changes) if known else record


def _persons(child: Input) -> Iterator[Guardian]:
    values: Iterable[Any] = (getattr(child, name) for name in type(child).model_fields)
    yield from (value for value in values if isinstance(value, Guardian) and value.name)


def _completed(value: Any, known: tuple[Guardian, ...]) -> Any:
    if isinstance(value, Guardian):
        return _filled(value, known)
    return tuple(_filled(each, known) for each in value)


def _filled(guardian: Guardian, known: tuple[Guardian, ...]) -> Guardian:
    """`guardian` with what it leaves empty; it must be named, and its relation may not differ."""
    for person in known:
        same = guardian.name and unpad_name(person.name) == unpad_name(guardian.name)
        if same and guardian.relation in ("", person.relation):
            missing = (name for name in _IDENTITY if not getattr(guardian, name))
            return guardian.model_copy(update={name: getattr(person, name) for name in missing})
    return guardian
