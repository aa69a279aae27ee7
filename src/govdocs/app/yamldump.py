"""Plain data as YAML that a clerk can read and change."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

from govdocs.app.yamlio import Path

FLOWING = frozenset(("人员", "牵头单位", "配合单位", "责任单位", "增加的列"))
"""Fields whose short names stand in one line."""

ACCOUNTS = frozenset(("读入记录",))
"""Fields whose entries stand in one line each."""

_LINE_WIDTH = 1_000_000

_UNQUOTED = re.compile(r"[\w\u3400-\u9fff][\w\u3400-\u9fff〔〕（）、，；。—./ -]*")


def dump_yaml(data: Mapping[str, Any], comments: Mapping[Path, str], header: str = "") -> str:
    """`data` as YAML in the given order, with `comments` above the fields at those paths."""
    yaml = YAML(typ="rt", pure=True)
    yaml.width = _LINE_WIDTH
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = io.StringIO()
    yaml.dump(_commented(data, comments, ()), out)
    return "".join(f"# {line}\n" for line in header.splitlines()) + out.getvalue()


def inline_text(text: str) -> str:
    """A text as it stands behind the colon of a field, in quotes where YAML would not take it for text."""
    plain = _UNQUOTED.fullmatch(text) and text == text.strip()
    return text if plain else json.dumps(text, ensure_ascii=False)


def _commented(value: Any, comments: Mapping[Path, str], path: Path) -> Any:
    if isinstance(value, Mapping):
        found = CommentedMap()
        for key, item in value.items():
            found[key] = _commented(item, comments, (*path, key))
            if words := comments.get((*path, key)):
                found.yaml_set_comment_before_after_key(key, before=words, indent=2 * len(path))
        if path and path[0] in ACCOUNTS and isinstance(path[-1], int):
            found.fa.set_flow_style()
        return found
    if isinstance(value, list | tuple):
        items = [_commented(item, comments, (*path, index)) for index, item in enumerate(value)]
        return _row(items) if path and (isinstance(path[-1], int) or path[-1] in FLOWING) else items
    if isinstance(value, str):
        return _text(value)
    return value


def _row(cells: list[Any]) -> CommentedSeq:
    """A table row, on one line."""
    found = CommentedSeq(cells)
    found.fa.set_flow_style()
    return found


_ODD = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\u2028\u2029]")


def _text(value: str) -> Any:
    if _ODD.search(value) or value.startswith("?"):
        return DoubleQuotedScalarString(value)
    lines = value.split("\n")
    readable = len(lines) > 1 and value[0].strip() and all(line == line.rstrip() for line in lines)
    return LiteralScalarString(value) if readable and value[-1] != "\n" else value
