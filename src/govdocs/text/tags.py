"""Tags in the text of forms: {{ 姓名 }} stands for a value, in a language that reaches nothing else.

The language is that of Jinja, in its sandbox: values are looked up and never called, a name that there
is not is an error, never empty. What may stand in a tag is said here; tags_examined tells what may not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

Values = Mapping[str, Any]

FILLED_UP = "补足"
"""The filter that gives a list of at least so many items, empty ones at its end: 成员|补足(3)."""

FILTERS = frozenset(
    [
        "default",
        "d",
        "join",
        "length",
        "count",
        "first",
        "last",
        "replace",
        "trim",
        "upper",
        "lower",
        "int",
        "float",
        "round",
        "sum",
        "unique",
        "list",
        "sort",
        "map",
        "select",
        "reject",
        "selectattr",
        "rejectattr",
    ]
)
"""The filters of Jinja that tags may use, besides FILLED_UP."""

TESTS = frozenset(
    [
        "defined",
        "undefined",
        "none",
        "true",
        "false",
        "in",
        "eq",
        "ne",
        "lt",
        "le",
        "gt",
        "ge",
        "equalto",
        "odd",
        "even",
        "string",
        "number",
    ]
)
"""The tests of Jinja that tags may use."""

_NUMBERS_ONLY = frozenset({"*", "%"})
_UNDEFINED = re.compile(r"'([^']*)' is undefined")
_FAILURES = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError)
"""What reckoning with values that do not fit ends in: “甲” + 1, 1 / 0, the sum of words."""
_NO_FIELD = re.compile(r"has no (?:attribute|element) '([^']*)'")


class TagError(ValueError):
    """A tag that cannot be filled; its message says why, in Chinese."""


class Blank(dict[str, Any]):
    """An item that is not there: every field of it is empty."""

    def __missing__(self, key: str) -> str:
        return ""


class _Tags(ImmutableSandboxedEnvironment):
    """The language of the tags: names, fields of records, items of lists; nothing is called."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a record, or what a loop knows of itself."""
        if isinstance(obj, LoopContext):
            return super().getattr(obj, attribute)
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A field of a record or an item of a list."""
        if isinstance(obj, Undefined):
            return obj[argument]
        fitting = isinstance(obj, Mapping) or (isinstance(obj, tuple | list) and isinstance(argument, int))
        if fitting:
            try:
                return obj[argument]
            except LookupError:
                pass
        return self.undefined(obj=obj, name=argument)

    def call(_self, _context: Context, _object: Any, *_given: Any, **_named: Any) -> Any:  # noqa: N805
        """Refuses: nothing can be called."""
        raise SecurityError("标签里不能调用函数")

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Reckons with numbers alone: texts cannot be multiplied."""
        numbers = all(isinstance(side, int | float) for side in (left, right))
        if operator in _NUMBERS_ONLY and numbers:
            return super().call_binop(context, operator, left, right)
        raise SecurityError(f"标签里不能用“{operator}”")


def _filled_up(items: Iterable[Any], least: int) -> tuple[Any, ...]:
    found = tuple(items)
    return (*found, *(Blank() for _ in range(min(least, _MOST_BLANKS) - len(found))))


_MOST_BLANKS = 200


def tag_environment(
    *, escaping: bool = False, finalize: Callable[[Any], Any] | None = None
) -> ImmutableSandboxedEnvironment:
    """The language of the tags; `escaping` for text that stands inside XML.

    `finalize` is given each value before it is printed.
    """
    environment = _Tags(undefined=StrictUndefined, autoescape=escaping, finalize=finalize)
    environment.globals.clear()
    environment.filters = {name: environment.filters[name] for name in FILTERS} | {FILLED_UP: _filled_up}
    environment.tests = {name: environment.tests[name] for name in TESTS}
    return environment


class XmlText:
    """A text of XML with tags, made ready once to be filled many times; raises TagError where it cannot be.

    `finalize` is given each value before it is written; what it gives is escaped.
    """

    def __init__(self, source: str, finalize: Callable[[Any], Any]) -> None:
        with _translated():
            self._template = tag_environment(escaping=True, finalize=finalize).from_string(source)

    def filled(self, values: Values) -> str:
        """The text with `values` in the place of its tags."""
        with _translated():
            return self._template.render(values)


def verbatim(xml: str) -> str:
    """`xml` as a value that is not escaped."""
    return Markup(xml)


def is_verbatim(value: object) -> bool:
    """True for what `verbatim` gave."""
    return isinstance(value, Markup)


_PLAIN = tag_environment()


_NAME = re.compile(r"\{\{ *([^\W\d]\w*) *\}\}")
_RESERVED = frozenset({"true", "false", "none", "True", "False", "None", "self", "not"})


@cache
def _only_name(text: str) -> str:
    """The name that `text` consists of as a tag; "" where it is more than that."""
    match = _NAME.fullmatch(text)
    return match[1] if match and match[1] not in _RESERVED else ""


@cache
def _template(text: str) -> Template:
    return _PLAIN.from_string(text)


@cache
def _expression(expression: str) -> Callable[..., Any]:
    return _PLAIN.compile_expression(expression, undefined_to_none=False)


def tag_error(problem: Exception) -> TagError:
    """`problem` in Chinese; it names what the tag names, never a value."""
    words = str(problem)
    if found := _UNDEFINED.search(words) or _NO_FIELD.search(words):
        return TagError(f"没有名为“{found[1]}”的内容")
    if isinstance(problem, SecurityError):
        return TagError(words)
    return TagError("标签写法有误")


@contextmanager
def _translated() -> Iterator[None]:
    """What filling a tag ends in, as a TagError."""
    try:
        yield
    except TagError:
        raise
    except TemplateError as problem:
        raise tag_error(problem) from problem
    except _FAILURES as problem:
        raise TagError("标签算不出结果") from problem


def filled(text: str, values: Values) -> str:
    """`text` with its tags filled in; raises TagError for a name that is not in `values`."""
    if "{" not in text:
        return text
    name = _only_name(text)
    if isinstance(value := values.get(name), str):
        return value  # most tags: the same that the template would give, sooner
    with _translated():
        return _template(text).render(values)


def evaluated(expression: str, values: Values) -> Any:
    """The value of `expression`, such as 要求 or 寄宿 == “是”; raises TagError for unknown names."""
    with _translated():
        value = _expression(expression)(values)
    if isinstance(value, StrictUndefined):
        raise tag_error(UndefinedError(f"'{expression}' is undefined"))
    return value


def listed(expression: str, values: Values) -> tuple[Any, ...]:
    """The items that `expression` names."""
    items: Iterable[Any] = evaluated(expression, values)
    return tuple(items)
