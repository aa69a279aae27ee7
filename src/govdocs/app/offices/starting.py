"""Use case: the folder of an office: one commented file that says what its papers have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from govdocs.app.faults import chinese_fault
from govdocs.app.labels import label_of, models_in
from govdocs.app.offices.office import ARCHIVE_FOLDER, OFFICE_FILE, REGISTER_FILE, find_office_file
from govdocs.app.offices.reading import office_in
from govdocs.app.offices.record import ALL_KINDS, OfficeData
from govdocs.app.yamldump import inline_text
from govdocs.diagnostics import Diagnostic, error
from govdocs.errors import InvalidDataError, WriteError
from govdocs.resources import write_files

_HEAD = (
    "本单位的设置：在这个文件夹和它下面的文件夹里运行的 govdocs 命令都用它，命令里写的选项优先。",
    "在冒号后填写，冒号用半角，后面空一格；用不着的留空。以 # 开头的是说明，不影响运行。",
    "改好后运行 govdocs doctor 检查。",
)
_SECTIONS = {
    "name": "单位",
    "addressees": "新建和排印公文",
    "register_at": "登记和归档",
    "fonds": "档案（照档案馆的要求填写）",
}
"""What stands above the first field of each part of the file."""

_SUGGESTED: Mapping[str, str] = {"register_at": REGISTER_FILE, "archive": ARCHIVE_FOLDER}
"""What a new file says where the office has no wish of its own."""

_SHOWN_EMPTY = ("addressees", "copies_to")


@dataclass(frozen=True, slots=True)
class Started:
    """The file of a new office; `above` is that of the office in whose folder the new one lies."""

    file: Path
    above: Path | None = None


def start_office(folder: Path, said: Mapping[str, Any]) -> Started:
    """The file of a new office in `folder`, with what is `said` of it, by the names of OfficeData.

    Raises WriteError where there is one, InvalidDataError for what cannot be said so.
    """
    file = folder / OFFICE_FILE
    if file.exists():
        hint = "直接修改这个文件，再运行 govdocs doctor 检查；要重新生成，先把它改名或移走"
        raise WriteError(f"“{file}”已存在，没有改动", hint)
    content = office_text(said).encode("utf-8")
    _refuse_wrong(content, file)
    above = find_office_file(folder.resolve())
    write_files(folder, {OFFICE_FILE: content})
    return Started(file, above)


def _refuse_wrong(content: bytes, file: Path) -> None:
    """Raises with what is wrong with the content of a file that is not there yet, so it has no lines."""
    try:
        office_in(content, file)
    except InvalidDataError as problem:
        faults = tuple(replace(each, where=each.where.rpartition("，")[2]) for each in problem.diagnostics)
        raise _refused(faults) from problem


def _refused(faults: tuple[Diagnostic, ...]) -> InvalidDataError:
    return InvalidDataError(f"有 {len(faults)} 处错误，没有生成 {OFFICE_FILE}", faults)


def office_text(said: Mapping[str, Any]) -> str:
    """本单位.yaml with what is `said`, a comment above every key."""
    data = _valid({**_SUGGESTED, **{name: value for name, value in said.items() if value}})
    return "\n".join(_lines(data)) + "\n"


def _valid(said: Mapping[str, Any]) -> OfficeData:
    try:
        return OfficeData.model_validate(said)
    except ValidationError as problem:
        faults = tuple(_fault(each) for each in problem.errors(include_url=False))
        raise _refused(faults) from problem


def _fault(details: Any) -> Diagnostic:
    code, message, hint = chinese_fault(details, OfficeData, details["loc"])
    return error(code, message, label_of(OfficeData, str(details["loc"][0])), hint)


def _lines(data: OfficeData) -> Iterator[str]:
    yield from (f"# {line}" for line in _HEAD)
    for name, info in OfficeData.model_fields.items():
        if name == "kind":
            continue
        if heading := _SECTIONS.get(name):
            yield from ("", f"# ══════ {heading} ══════")
        yield ""
        yield from (f"# {line}" for line in (info.description or "").splitlines())
        yield from _field(name, info.title or name, getattr(data, name))


def _field(name: str, label: str, value: Any) -> Iterator[str]:
    """A field of the file: its label and its value, as a clerk fills it in."""
    inner = models_in(OfficeData, name)
    if isinstance(value, BaseModel):
        yield f"{label}:"
        yield from _labelled(value, "  ")
    elif inner:
        yield f"{label}:"
        for item in value or (inner[0].model_construct(),):
            first, *others = _labelled(item, "    ")
            yield from (f"  - {first.lstrip()}", *others)
    elif isinstance(value, Mapping):
        yield f"{label}:"
        shown = value or ({ALL_KINDS: ""} if name in _SHOWN_EMPTY else {})
        yield from (f"  {key}:{_said(each)}" for key, each in shown.items())
    else:
        yield f"{label}:{_said(value)}"


def _labelled(item: BaseModel, indent: str) -> list[str]:
    model = type(item)
    return [
        f"{indent}{label_of(model, name)}:{_said(getattr(item, name, ''))}" for name in model.model_fields
    ]


def _said(value: Any) -> str:
    """A value behind its colon; empty for nothing, in quotes where YAML would take it for something else."""
    text = _words(value)
    return f" {inline_text(text)}" if text else ""


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, str):
        return value
    if isinstance(value, Iterable):
        return "、".join(map(str, value))
    return f"{value:g}" if isinstance(value, float) else str(value)
