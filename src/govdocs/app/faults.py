"""What is wrong with a value, in Chinese: pydantic's findings for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from govdocs.app.labels import label_of, models_in
from govdocs.app.yamlio import Path
from govdocs.kinds.parts.masks import Mask
from govdocs.text.numerals import ascii_digits

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

_LEAST_TELLING, _LEAST_PERSONAL = 4, 2
"""Characters from which on a text is looked for in messages: any text, that of a personal field."""

_NUMBER_HINT = "只写阿拉伯数字，不带单位，如 3"
_HINTS = dict.fromkeys(
    ("int_type", "int_parsing", "int_from_float", "float_type", "float_parsing"), _NUMBER_HINT
)


def chinese_fault(
    details: Mapping[str, Any], model: type[BaseModel], path: Path, *, private: bool = False
) -> tuple[str, str, str]:
    """Code, message and hint for one of pydantic's findings at the English `path`.

    About `private` data nothing is said that the input says.
    """
    kind, context = details["type"], details.get("ctx", {})
    if kind == "missing":
        label = label_at(model, path)
        return "D002", f"缺少“{label}”", f"补写“{label}: …”"
    if kind == "value_error":
        words = str(context["error"])
        return _code(words), _unquoted(words, details["input"], model, path) if private else words, ""
    if kind == "literal_error":
        return "D003", f"只能是 {_choices(str(context['expected']))} 之一", ""
    if "ge" in context or "le" in context:
        limit = f"不小于 {context['ge']}" if "ge" in context else f"不大于 {context['le']}"
        return "D003", f"应当{limit}", ""
    return "D003", _TYPES.get(kind, f"内容不合格（{details['msg']}）"), _HINTS.get(kind, "")


def _unquoted(message: str, content: Any, model: type[BaseModel], path: Path) -> str:
    """`message` without what it quotes of `content`: “这里的内容” stands in its place."""
    whole = not isinstance(content, str)
    least = _LEAST_PERSONAL if whole else _LEAST_TELLING
    texts = _secrets(content, models_at(model, path)) if whole else _written(content)
    for text in sorted(filter(None, texts), key=len, reverse=True):
        message = message.replace(f"：“{text}”", "").replace(f"“{text}”", "这里的内容")
        if len(text) >= least:
            message = message.replace(text, "＊")
    return message


def _written(text: str) -> tuple[str, ...]:
    """A text as it is written and as it may be read."""
    return text, text.strip(), "".join(text.split()), ascii_digits(text)


def _secrets(content: Any, models: tuple[type[BaseModel], ...]) -> Iterator[str]:
    """The texts of personal fields in the data of a whole record."""
    if isinstance(content, list | tuple):
        for each in content:
            yield from _secrets(each, models)
    if not isinstance(content, Mapping):
        return
    for model in models:
        for name, value in content.items():
            info = model.model_fields.get(name)
            if info is None:
                continue
            if isinstance(value, str) and any(isinstance(mark, Mask) for mark in info.metadata):
                yield from _written(value)
            yield from _secrets(value, models_in(model, name))


def _code(message: str) -> str:
    return "D205" if "日期" in message else "D009" if "字符 U+" in message else "D003"


def _choices(expected: str) -> str:
    return "、".join(part for part in expected.replace(" or ", ", ").replace("'", "").split(", ") if part)


def label_at(model: type[BaseModel], path: Path) -> str:
    """The Chinese label of the field at the end of `path`."""
    last = max((at for at, part in enumerate(path) if isinstance(part, str)), default=0)
    owner = _owner(models_at(model, path[:last]), path[last])
    return label_of(owner, str(path[last])) if owner else str(path[-1])


def models_at(model: type[BaseModel], path: Path) -> tuple[type[BaseModel], ...]:
    """The models that what stands at `path` may have; none for what is no record."""
    models: tuple[type[BaseModel], ...] = (model,)
    for part in path:
        if isinstance(part, str):
            owner = _owner(models, part)
            models = models_in(owner, part) if owner else ()
    return models


def _owner(models: tuple[type[BaseModel], ...], part: str | int) -> type[BaseModel] | None:
    return next((each for each in models if part in each.model_fields), None)
