"""Fields of a record by their Chinese labels, as findings name them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from pydantic import BaseModel

from govdocs.diagnostics import Diagnostic, warning
from govdocs.kinds.meetings.fields import day_of
from govdocs.kinds.parts.form_rules import Path, place


@cache
def _names(model: type[BaseModel]) -> Mapping[str, str]:
    return {info.title or name: name for name, info in model.model_fields.items()}


def facts_of(record: BaseModel, labels: Iterable[str]) -> dict[str, Any]:
    """What `record` says under `labels`."""
    names = _names(type(record))
    return {label: getattr(record, names[label]) for label in labels}


def future_findings(
    record: BaseModel, labels: Iterable[str], key: str, day: date, path: Path
) -> Iterator[Diagnostic]:
    """A finding for each date under `labels` that is later than `day`; `key` names the record."""
    for label, text in facts_of(record, labels).items():
        written = day_of(text)
        if written and written > day:
            words = f"{key}的{label}晚于统计日期"
            yield warning("D861", words, place((*path, label)), "核对这个日期和统计日期")
