"""Use case: a source text to a data file that a clerk can edit, with an account of every character."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from govdocs.app.labels import Model, label_of, to_chinese
from govdocs.app.records import DATA_SUFFIXES, load_record
from govdocs.app.yamldump import dump_yaml
from govdocs.app.yamlio import Path as DataPath
from govdocs.diagnostics import Diagnostic, Severity, error, warning
from govdocs.errors import GovdocsError, InvalidDataError, UnknownFormatError
from govdocs.kinds.registry import find_kind
from govdocs.readers.read import read
from govdocs.readers.reading import Account
from govdocs.resources import read_bytes

LONG_TEXT = 400_000
"""A data file of more characters is checked as JSON, which reads faster but knows no lines."""

_SOURCE_LIMIT = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Imported:
    """A source read: the data file's text, the account, the findings."""

    source: str
    text: str
    label: str
    account: Account
    findings: tuple[Diagnostic, ...]


def import_file(path: Path, *, normalize: bool = False, as_json: bool = False) -> Imported:
    """The data file of the source at `path`."""
    return import_bytes(read_bytes(path, _SOURCE_LIMIT), path.name, normalize=normalize, as_json=as_json)


def import_bytes(content: bytes, name: str, *, normalize: bool = False, as_json: bool = False) -> Imported:
    """The data file of a source called `name`: YAML with Chinese keys, or JSON with English names."""
    if name.lower().endswith(DATA_SUFFIXES):
        raise UnknownFormatError(f"“{name}”已经是数据文件", f"直接运行：govdocs render {name}")
    reading = read(content, name, normalize=normalize)
    kind = find_kind(reading.data["kind"])
    data = {**reading.data, "intake": {"source": name, **reading.data.get("intake", {})}}
    text = _json(data) if as_json else _yaml(data, kind.model, name)
    quick = as_json or len(text) > LONG_TEXT
    told = _recheck(text if as_json or not quick else _json(data), name, ".json" if quick else ".yaml")
    findings = (*reading.findings, *_balance(reading.account, name), *told)
    return Imported(name, text, kind.label, reading.account, findings)


def _json(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _yaml(data: Mapping[str, Any], model: Model, name: str) -> str:
    chinese = to_chinese(data, (model,))
    header = f"由“{name}”导入。可以直接修改；以 # 开头的是说明。改好后运行：govdocs render 本文件"
    return dump_yaml(chinese, _comments(chinese, model), header)


def _comments(data: Mapping[str, Any], model: Model) -> dict[DataPath, str]:
    labels = {label_of(model, name): info.description for name, info in model.model_fields.items()}
    return {(label,): words for label, words in labels.items() if words and label in data}


def _balance(account: Account, name: str) -> tuple[Diagnostic, ...]:
    if account.balanced:
        return ()
    words = f"原文 {account.total} 字，去向合计 {account.in_data + account.aside + account.marked} 字"
    return (error("C002", words, name, "这是程序的错误，请连同原文报告；导入结果逐字核对后再用"),)


def _recheck(text: str, name: str, suffix: str) -> tuple[Diagnostic, ...]:
    """What is wrong with the document itself; the data file is read back as `render` will read it."""
    try:
        record = load_record(text.encode("utf-8"), f"{Path(name).stem}{suffix}")
    except InvalidDataError as problem:
        return tuple(map(_warned, problem.diagnostics))
    except GovdocsError as problem:
        return (warning("D005", problem.message, name, problem.hint),)
    return tuple(_warned(each) for each in record.findings if each.severity is Severity.ERROR)


def _warned(finding: Diagnostic) -> Diagnostic:
    return warning(finding.code, finding.message, finding.where, finding.hint)
