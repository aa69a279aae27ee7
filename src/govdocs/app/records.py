"""Data files to records: YAML with Chinese or English names, or JSON; every fault at once, by line."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from pydantic import BaseModel, ValidationError

from govdocs.app.faults import chinese_fault, label_at
from govdocs.app.places import Places, Spot, spot_of
from govdocs.app.record_books import CASEBOOK, no_single_record
from govdocs.app.translating import Translator, unknown_findings
from govdocs.app.yamlio import DEPTH_LIMIT, UNREADABLE, Loaded, Path, load_yaml
from govdocs.diagnostics import Diagnostic, Severity, error
from govdocs.errors import InputError, InvalidDataError, UnknownFormatError, UnknownKindError
from govdocs.kinds.parts.content import BLOCK_SHAPES
from govdocs.kinds.parts.form_checks import lone_findings
from govdocs.kinds.parts.persons import FormRecord
from govdocs.kinds.registry import PATH_MARK, Kind, find_kind, nearest_name

DATA_SUFFIXES = (".yaml", ".yml", ".json", ".xlsx")
"""Data files that can be rendered."""

_SOURCES = (".txt", ".docx", ".md", ".doc", ".wps", ".pdf")
_KIND_KEYS = ("文种", "kind")
_USUAL_KIND = "通知"


@dataclass(frozen=True, slots=True)
class LoadedRecord:
    """A valid record, its kind, the file it came from and what is to be said about it."""

    kind: Kind
    record: BaseModel
    name: str
    findings: tuple[Diagnostic, ...]

    @property
    def faulty(self) -> bool:
        """True when a finding forbids to print the record."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def imported(self) -> bool:
        """True when the record came from a source, which is printed as it stands."""
        return getattr(self.record, "intake", None) is not None


def load_record(content: bytes, name: str, kind: Kind | None = None) -> LoadedRecord:
    """The record in a data file called `name`; raises InvalidDataError with every fault of form.

    `kind` is that of a workbook that does not name its own.
    """
    reading = read_record(content, name, kind)
    if reading.faults or reading.record is None:
        words = f"“{name}”有 {len(reading.faults)} 处错误，没有生成任何文件"
        raise InvalidDataError(words, reading.faults)
    found = [*reading.kind.check(reading.record)]
    if isinstance(reading.record, FormRecord):
        found += lone_findings(reading.record)
    checked = (reading.placed(finding) for finding in found)
    return LoadedRecord(reading.kind, reading.record, name, (*reading.findings, *checked))


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from a data file: its kind, plain data with English names, the record where it is valid.

    `faults` are those of form, in the order of the file; `findings` what else was noticed.
    """

    kind: Kind
    data: Mapping[str, Any]
    record: BaseModel | None
    places: Places
    faults: tuple[Diagnostic, ...]
    findings: tuple[Diagnostic, ...]

    def placed(self, finding: Diagnostic) -> Diagnostic:
        """A finding whose place is a path of labels, with its place in the file."""
        return replace(finding, where=self.places.of_words(finding.where))


def read_record(content: bytes, name: str, kind: Kind | None = None) -> Reading:
    """What a data file called `name` says, with every fault of form; raises InputError for no data file.

    `kind` is that of a workbook that does not name its own, and need not be among those found by name.
    """
    if PurePath(name).suffix.lower() == ".xlsx":
        from govdocs.app.workbooks import read_workbook  # noqa: PLC0415 - heavy, and not always wanted

        book = read_workbook(content, name, kind)
        return _reading(book.loaded, name, book.faults, tuple(book.findings), kind)
    return _reading(_parsed(content, name), name, [], (), kind)


def read_plain(content: bytes, name: str, kind: Kind) -> Reading:
    """What a file called `name` says that is always of `kind` and need not say so; it may say nothing."""
    loaded = _parsed(content, name)
    data = {} if loaded.data in (None, "") else loaded.data
    if not isinstance(data, Mapping):
        fault = error("D005", "每行应当写作“名称: 内容”", name, "冒号用半角“:”，后面空一格")
        raise InvalidDataError(f"“{name}”无法读取", (fault,))
    said = {key: value for key, value in data.items() if key not in _KIND_KEYS}
    return _reading(replace(loaded, data={_KIND_KEYS[0]: kind.label, **said}), name, [], (), kind)


def _reading(
    loaded: Loaded,
    name: str,
    faults: list[Diagnostic],
    findings: tuple[Diagnostic, ...] = (),
    given: Kind | None = None,
) -> Reading:
    """The record in `loaded`; `faults` and `findings` are what was noticed before."""
    kind, more = _kind(loaded, name, given)
    faults += more
    translator = Translator(private=kind.private)
    data = translator.translate(loaded.data, (kind.model,))
    places = Places(name, loaded, translator)
    faults += unknown_findings(translator, places.of_file_path)
    record: BaseModel | None = None
    try:
        record = kind.model.model_validate({**data, "kind": kind.label})
    except ValidationError as problem:
        told = {spot_of(fault.where) for fault in faults}
        found = _faults(problem, kind, translator, places)
        faults += [fault for fault in found if not _told(fault, told)]
    faults.sort(key=places.order)
    return Reading(kind, data, record, places, tuple(faults), findings)


def _told(fault: Diagnostic, told: Collection[Spot | None]) -> bool:
    """True for a fault of a cell whose content could not even be read, which has been told."""
    spot = spot_of(fault.where)
    return spot is not None and bool(spot.column) and spot in told


def _parsed(content: bytes, name: str) -> Loaded:
    suffix = PurePath(name).suffix.lower()
    if suffix in _SOURCES:
        raise UnknownFormatError(
            f"“{name}”是原文，不是数据文件", f"先运行：govdocs import {name}，再用 render 生成"
        )
    if suffix not in DATA_SUFFIXES:
        raise UnknownFormatError(f"不认识的数据文件“{name}”", "数据文件是 .yaml、.yml、.json 或 .xlsx")
    text = _decoded(content, name)
    if not text.strip():
        raise InputError(f"数据文件“{name}”是空的", "用 govdocs new 文种 生成一份带说明的空白数据文件")
    return _json(text, name) if suffix == ".json" else load_yaml(text, name)


def _decoded(content: bytes, name: str) -> str:
    if b"\0" in content[:4096]:
        raise InputError(f"“{name}”不是文本文件", "数据文件是 UTF-8 文本；检查是否把别的文件改了名")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    raise InputError(f"“{name}”的编码无法识别", "用记事本另存为 UTF-8 编码")


def _json(text: str, name: str) -> Loaded:
    repeated: list[str] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in items]
        repeated.extend(key for key in dict.fromkeys(keys) if keys.count(key) > 1)
        return dict(items)

    try:
        data = json.loads(text, object_pairs_hook=pairs)
    except json.JSONDecodeError as problem:
        where, hint = f"{name} 第 {problem.lineno} 行", "检查逗号、引号和括号"
        fault = error("D005", f"不是正确的 JSON（{problem.msg}）", where, hint)
        raise InvalidDataError(UNREADABLE, (fault,)) from problem
    except RecursionError as problem:
        raise _too_deep(name, "") from problem
    _check_depth(data, name)
    if repeated:
        faults = tuple(error("D004", f"字段“{key}”写了两次", name, "删去一个") for key in repeated)
        raise InvalidDataError(f"“{name}”有 {len(faults)} 处错误", faults)
    return Loaded(data)


def _check_depth(data: Any, name: str) -> None:
    """Refuses lists and fields nested deeper than a document can be; walks without recursion."""
    waiting: list[tuple[Any, Path]] = [(data, ())]
    while waiting:
        value, path = waiting.pop()
        if len(path) > DEPTH_LIMIT:
            raise _too_deep(name, PATH_MARK.join(map(str, path[:4])))
        if isinstance(value, dict):
            waiting.extend((inner, (*path, key)) for key, inner in value.items())
        elif isinstance(value, list):
            waiting.extend((inner, (*path, index)) for index, inner in enumerate(value))


def _too_deep(name: str, words: str) -> InvalidDataError:
    where = f"{name}，{words}" if words else name
    fault = error("D007", f"数据层次超过 {DEPTH_LIMIT} 层", where, "公文的层次一般不超过五级：检查括号")
    return InvalidDataError(UNREADABLE, (fault,))


def _kind(loaded: Loaded, name: str, given: Kind | None = None) -> tuple[Kind, list[Diagnostic]]:
    """The kind of the data; where it is missing or unknown the nearest one, to find the other faults by.

    A `given` kind need not be among those that are found by name.
    """
    if not isinstance(loaded.data, Mapping):
        hint = "冒号用半角“:”，后面空一格；用 govdocs new 文种 看样子"
        fault = error("D005", "数据文件应当是“字段: 内容”的形式", name, hint)
        raise InvalidDataError(f"“{name}”不是一份公文的数据", (fault,))
    key = next((key for key in _KIND_KEYS if loaded.data.get(key)), "")
    word = loaded.data[key] if key else ""
    if not isinstance(word, str) or not word.strip():
        hint = "第一行写“文种: 通知”之类；govdocs kinds 列出全部文种"
        return find_kind(_USUAL_KIND), [error("D002", "没有写文种", name, hint)]
    if given and word.strip() == given.label:
        return given, []
    if word.strip() == CASEBOOK:
        raise no_single_record(name)
    try:
        return find_kind(word.strip()), []
    except UnknownKindError as problem:
        if given and given.private:
            where = f"{name} 第 {loaded.lines.get((key,), 1)} 行"
            return given, [error("D008", "不认识的文种", where, f"写“{given.label}”")]
        line = loaded.lines.get((key,))
        where = f"{name} 第 {line} 行" if line else name
        nearest = find_kind(nearest_name(word) or _USUAL_KIND)
        return nearest, [error("D008", problem.message, where, problem.hint)]


def _faults(
    problem: ValidationError, kind: Kind, translator: Translator, places: Places
) -> tuple[Diagnostic, ...]:
    found: dict[tuple[str, str], Diagnostic] = {}
    for details in problem.errors(include_url=False):
        path = _without_tags(details["loc"])
        code, message, hint = chinese_fault(details, kind.model, path, private=kind.private)
        spot = translator.spot(path)
        words = spot.words if spot else ()
        if spot is None:
            holder = translator.spot(path[:-1])
            words = holder.words if holder else ()
            if places.by_cell:
                words = (*words, label_at(kind.model, path))
                hint = f"在这一格填写“{words[-1]}”"
        place = places.of_words(PATH_MARK.join(map(str, words)))
        found.setdefault((place, message), error(code, message, place, hint))
    return tuple(found.values())


def _without_tags(location: tuple[str | int, ...]) -> Path:
    """A path of pydantic without the tags of unions, which name no field."""
    path: Path = ()
    for index, part in enumerate(location):
        tag = index >= 2 and location[index - 2] == "body" and isinstance(location[index - 1], int)
        if not (tag and part in BLOCK_SHAPES):
            path = (*path, part)
    return path
