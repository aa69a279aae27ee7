"""An office's own templates of ledgers, and what of the records they ask for beyond the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from govdocs.context import COPY_WORDS, Copy
from govdocs.errors import InputError
from govdocs.kinds.parts.form_values import printed, tag_name
from govdocs.kinds.parts.ledgers import Ledger, LedgerColumn
from govdocs.kinds.registry import Kind
from govdocs.readers.xlsx_package import check_workbook
from govdocs.resources import read_bytes, safe_name


@dataclass(frozen=True, slots=True)
class OfficeTemplate:
    """A template of an office: its content, its file; not `exact` for a copy without one of its own."""

    content: bytes
    name: str
    exact: bool = True


def template_name(kind: Kind, label: str) -> str:
    """The name of the template of a ledger of `kind`."""
    return safe_name(f"{kind.label} {label}", ".xlsx")


def office_template(kind: Kind, label: str, copy: Copy, folder: Path | None) -> OfficeTemplate | None:
    """The office's own template of a ledger, for a copy the one that has its mark behind its name.

    Raises InputError for a folder that there is not and for a template that is no workbook.
    """
    stem, mark = f"{kind.label} {label}", COPY_WORDS[copy]
    if mark and (own := _own(f"{stem} {mark}", folder)):
        return own
    whole = _own(stem, folder)
    return replace(whole, exact=not mark) if whole else None


def _own(stem: str, folder: Path | None) -> OfficeTemplate | None:
    if folder is None:
        return None
    if not folder.is_dir():
        raise InputError(f"找不到模板文件夹“{folder}”", "检查 --templates 的路径")
    path = folder / safe_name(stem, ".xlsx")
    if not path.exists():
        return None
    content = read_bytes(path)
    check_workbook(content, path.name)
    return OfficeTemplate(content, path.name)


def with_fields(tables: Sequence[Ledger[Any]], kind: Kind, names: Iterable[str]) -> tuple[Ledger[Any], ...]:
    """`tables` with columns for fields of the records that a template asks for by `names`.

    A field of a record inside the record stands behind a dot: 父亲.姓名.
    """
    paths = {name: path for name in names if (path := _path(kind.model, name.split(".")))}
    return tuple(_with_fields(table, kind.model, paths) for table in tables)


def _path(model: type[BaseModel], labels: Sequence[str]) -> tuple[str, ...]:
    """The names of the fields that `labels` lead to; empty where they lead to no text."""
    label, *others = labels
    for name, info in model.model_fields.items():
        if label not in (name, tag_name(info.title or "")):
            continue
        inner = info.annotation
        inside = inner if isinstance(inner, type) and issubclass(inner, BaseModel) else None
        if inside is None:
            return () if others else (name,)
        path = _path(inside, others) if others else ()
        return (name, *path) if path else ()
    return ()


def _with_fields(
    table: Ledger[Any], model: type[BaseModel], paths: dict[str, tuple[str, ...]]
) -> Ledger[Any]:
    known = {tag_name(column.heading) for column in table.columns}
    if not table.rows or record_in(next(iter(table.rows)), model) is None:
        return table
    columns = (LedgerColumn(name, _text(path, model)) for name, path in paths.items() if name not in known)
    return replace(table, extras=tuple(columns))


def _text(path: Sequence[str], model: type[BaseModel]) -> Callable[[Any], str]:
    """What gives the text of a field of the record in a row."""

    def text(row: Any) -> str:
        value: Any = record_in(row, model)
        for name in path:
            value = getattr(value, name, "")
        return str(printed(value))

    return text


def record_in(row: Any, model: type[BaseModel]) -> BaseModel | None:
    """The record of a kind that a row of its ledger is, or is about."""
    if isinstance(row, model):
        return row
    parts = row if isinstance(row, tuple) else _parts(row)
    return next((part for part in parts if isinstance(part, model)), None)


def _parts(row: Any) -> tuple[Any, ...]:
    return tuple(getattr(row, each.name) for each in fields(row)) if is_dataclass(row) else ()
