"""What is wrong with a value, in Chinese: pydantic's findings for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from govdocs.app.labels import label_of, models_in
from govdocs.app.yamlio import Path

_TYPES = {
    "string_type": "应当是文字",
    "string_unicode": "含有不能使用的字符（不成对的代理项）",
    "tuple_type": "应当是列表，每项一行，行首写“- ”",
    "list_type": "应当是列表，每项一行，行首写“- ”",
    "model_type": "应当分成若干字段，每个字段一行",
    "model_attributes_type": "应当分成若干字段，每个字段一行",
    "dict_type": "应当分成若干字段，每个字段一行",
    "int_type": "应当是整数",
    "int_parsing": "应当是整数",
    "int_from_float": "应当是整数",
    "float_type": "应当是数字",
    "float_parsing": "应当是数字",
    "bool_type": "应当写“是”或“否”",
    "bool_parsing": "应当写“是”或“否”",
    "too_short": "至少要有一项",
}

_NUMBER_HINT = "只写阿拉伯数字，不带单位，如 3"
_HINTS = dict.fromkeys(
    ("int_type", "int_parsing", "int_from_float", "float_type", "float_parsing"), _NUMBER_HINT
)


def chinese_fault(details: Mapping[str, Any], model: type[BaseModel], path: Path) -> tuple[str, str, str]:
    """Code, message and hint for one of pydantic's findings at the English `path`."""
    kind, context = details["type"], details.get("ctx", {})
    if kind == "missing":
        label = label_at(model, path)
        return "D002", f"缺少“{label}”", f"补写“{label}: …”"
    if kind == "value_error":
        return _code(str(context["error"])), str(context["error"]), ""
    if kind == "literal_error":
        return "D003", f"只能是 {_choices(str(context['expected']))} 之一", ""
    if "ge" in context or "le" in context:
        limit = f"不小于 {context['ge']}" if "ge" in context else f"不大于 {context['le']}"
        return "D003", f"应当{limit}", ""
    return "D003", _TYPES.get(kind, f"内容不合格（{details['msg']}）"), _HINTS.get(kind, "")


def _code(message: str) -> str:
    return "D205" if "日期" in message else "D009" if "字符 U+" in message else "D003"


def _choices(expected: str) -> str:
    return "、".join(part for part in expected.replace(" or ", ", ").replace("'", "").split(", ") if part)


def label_at(model: type[BaseModel], path: Path) -> str:
    """The Chinese label of the field at the end of `path`."""
    models: tuple[type[BaseModel], ...] = (model,)
    label = str(path[-1])
    for part in path:
        if isinstance(part, str):
            owner = next((each for each in models if part in each.model_fields), None)
            if owner is None:
                return label
            label, models = label_of(owner, part), models_in(owner, part)
    return label
