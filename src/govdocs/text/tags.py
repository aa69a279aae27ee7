"""Tags in the text of forms: {{ 姓名 }} stands for a value, in a language that reaches nothing else.

The language is that of Jinja, in its sandbox; a name that there is not is an error, never empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from jinja2 import StrictUndefined, Template, UndefinedError, nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

Values = Mapping[str, Any]


class TagError(ValueError):
    """A tag that cannot be filled; its message says why, in Chinese."""


def tag_environment(*, escaping: bool = False) -> ImmutableSandboxedEnvironment:
    """The language of the tags; `escaping` for text that stands inside XML."""
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=escaping)
    environment.globals.clear()
    return environment


_PLAIN = tag_environment()


@cache
def _template(text: str) -> Template:
    return _PLAIN.from_string(text)


@cache
def _expression(expression: str) -> Callable[..., Any]:
    return _PLAIN.compile_expression(expression, undefined_to_none=False)


def filled(text: str, values: Values) -> str:
    """`text` with its tags filled in; raises TagError for a name that is not in `values`."""
    if "{" not in text:
        return text
    try:
        return _template(text).render(values)
    except (UndefinedError, SecurityError, TemplateSyntaxError) as problem:
        raise TagError(str(problem)) from problem


def evaluated(expression: str, values: Values) -> Any:
    """The value of `expression`, such as 要求 or 寄宿 == “是”; raises TagError for unknown names."""
    try:
        value = _expression(expression)(values)
    except (UndefinedError, SecurityError, TemplateSyntaxError) as problem:
        raise TagError(str(problem)) from problem
    if isinstance(value, StrictUndefined):
        raise TagError(expression)
    return value


def listed(expression: str, values: Values) -> tuple[Any, ...]:
    """The items that `expression` names."""
    items: Iterable[Any] = evaluated(expression, values)
    return tuple(items)


def names_in(text: str) -> tuple[str, ...]:
    """The names that the tags of `text` ask for, each once, with what follows them: 姓名, 父亲.姓名.

    Raises TagError for tags that cannot be read.
    """
    try:
        tree = _PLAIN.parse(text)
    except TemplateSyntaxError as problem:
        raise TagError(str(problem)) from problem
    inner = {id(each.node) for each in tree.find_all(nodes.Getattr)}
    asked = (each for each in tree.find_all((nodes.Name, nodes.Getattr)) if id(each) not in inner)
    return tuple(dict.fromkeys(filter(None, map(_dotted, asked))))


def _dotted(node: nodes.Node) -> str:
    """A name with what follows it; "" for what is looked up in no name."""
    if isinstance(node, nodes.Getattr):
        before = _dotted(node.node)
        return f"{before}.{node.attr}" if before else ""
    return node.name if isinstance(node, nodes.Name) and node.ctx == "load" else ""
