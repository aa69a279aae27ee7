"""The example that a blank workbook shows: the first record of a kind in the demonstration data."""

from __future__ import annotations

from functools import cache
from typing import Any

from govdocs.app.casebooks import casebook_kind
from govdocs.app.records import load_record
from govdocs.kinds.registry import Kind
from govdocs.resources import list_files, read_bytes, resource_path


@cache
def example_of(kind: Kind) -> dict[str, Any]:
    """What an example record of `kind` says; nothing where the data have no record of it."""
    name = f"{kind.name}.yaml"
    path = next((path for path in list_files(resource_path("data", "casebook")) if path.name == name), None)
    if path is None:
        return {}
    data = load_record(read_bytes(path), name, casebook_kind()).record
    records = getattr(data, kind.name, ())
    return dict(records[0].model_dump(exclude_defaults=True)) if records else {}
