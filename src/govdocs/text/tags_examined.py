"""Tags examined before anything is filled: what is wrong, what is not allowed, which names they use."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from jinja2 import TemplateSyntaxError, nodes

from govdocs.text.tags import FILLED_UP, FILTERS, TESTS, tag_environment

Names = Mapping[str, "Names | None"]
"""What tags may name: by name what stands below it (a record, the items of a list), None for a text."""


class _Anything(dict[str, Any]):
    """Names of which nothing is known: each may be there."""

    def __contains__(self, name: object) -> bool:
        return True

    def get(self, name: str, default: Any = None) -> Any:
        """The same again."""
        return self


ANYTHING: Names = _Anything()
"""What stands below a name that there is not: it has been told of once."""

FaultKind = Literal["syntax", "unknown", "forbidden"]

_LOOP = "loop"
_KEEPING = frozenset({FILLED_UP, "list", "sort", "unique", "first", "last", "default", "d"}) | {
    "select", "reject", "selectattr", "rejectattr",
}  # fmt: skip
"""The filters that give what they are given, or items of it."""
_LOOP_NAMES: Names = dict.fromkeys(
    ("index", "index0", "revindex", "revindex0", "first", "last", "length", "depth")
)
_FOR = re.compile(r"for\s+(?P<target>.+?)\s+in\s+(?P<of>.+)", re.DOTALL)
_SET = re.compile(r"set\s+(?P<target>.+?)\s*=(?!=)\s*(?P<of>.+)", re.DOTALL)
_ALLOWED = (
    nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const, nodes.List,
    nodes.Tuple, nodes.Filter, nodes.Test, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not,
    nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Neg, nodes.Pos,
    nodes.Concat, nodes.CondExpr, nodes.Slice, nodes.Keyword,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TagFault:
    """What is wrong with a tag: how, a sentence in Chinese, a name that may have been meant."""

    kind: FaultKind
    words: str
    near: str = ""


@cache
def _parsed(expression: str) -> nodes.Template:
    return tag_environment().parse("{{ " + expression + " }}")


def faults_in(expression: str, names: Names) -> Iterator[TagFault]:
    """Everything wrong with `expression` where `names` are known."""
    try:
        tree = _parsed(expression)
    except TemplateSyntaxError as problem:
        yield TagFault("syntax", _syntax_words(problem))
        return
    forbidden = [fault for node in _within(tree) for fault in _forbidden(node)]
    yield from forbidden or _unknown(tree, names)


def used(expression: str) -> frozenset[str]:
    """The names that `expression` begins its look-ups with."""
    try:
        tree = _parsed(expression)
    except TemplateSyntaxError:
        return frozenset()
    return frozenset(node.name for node in tree.find_all(nodes.Name))


def below(expression: str, names: Names) -> Names | None:
    """What is known of the items of the list, or of the record, that `expression` gives."""
    try:
        tree = _parsed(expression)
    except TemplateSyntaxError:
        return None
    output = tree.body[0]
    return _type_of(output.nodes[0], names) if isinstance(output, nodes.Output) else None


def loop_of(statement: str) -> tuple[str, str] | None:
    """The name and the list of a statement such as for 项 in 成员; None for another one."""
    found = _FOR.fullmatch(statement.strip())
    return (found["target"].strip(), found["of"].strip()) if found else None


def assignment_of(statement: str) -> tuple[str, str] | None:
    """The name and the value of a statement such as set 序 = loop.index; None for another one."""
    found = _SET.fullmatch(statement.strip())
    return (found["target"].strip(), found["of"].strip()) if found else None


def in_loop(names: Names, target: str, of: str) -> Names:
    """The names that are known inside a loop."""
    return {**names, target: below(of, names), _LOOP: _LOOP_NAMES}


def _within(tree: nodes.Node) -> Iterator[nodes.Node]:
    for child in tree.iter_child_nodes():
        yield child
        yield from _within(child)


def _forbidden(node: nodes.Node) -> Iterator[TagFault]:
    """What a part of a tag does that no tag may."""
    if isinstance(node, nodes.Call):
        yield TagFault("forbidden", "标签里不能调用函数")
    elif isinstance(node, nodes.Filter) and node.name not in {*FILTERS, FILLED_UP}:
        yield TagFault("forbidden", f"没有可用的过滤器“{node.name}”")
    elif isinstance(node, nodes.Test) and node.name not in TESTS:
        yield TagFault("forbidden", f"没有可用的判断“{node.name}”")
    elif isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        yield TagFault("forbidden", f"标签里不能用“{node.attr}”")
    elif isinstance(node, nodes.Const) and isinstance(node.value, str) and "__" in node.value:
        yield TagFault("forbidden", f"标签里不能用“{node.value}”")
    elif isinstance(node, nodes.Name) and node.name.startswith("_"):
        yield TagFault("forbidden", f"标签里不能用“{node.name}”")
    elif not isinstance(node, _ALLOWED):
        yield TagFault("forbidden", "标签里有不能用的写法")


def _unknown(tree: nodes.Node, names: Names) -> Iterator[TagFault]:
    """The names that there are not, and fields that a record does not have."""
    for node in tree.find_all(nodes.Name):
        if node.name not in names:
            yield _missing(node.name, names)
    for field in tree.find_all(nodes.Getattr):
        known = _type_of(field.node, names)
        if known is not None and field.attr not in known:
            yield _missing(field.attr, known)
        elif known is None and _is_text(field.node, names):
            yield TagFault("unknown", f"“{_shown(field.node)}”是一项文字，没有“{field.attr}”")


def _missing(name: str, names: Names) -> TagFault:
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    return TagFault("unknown", f"没有名为“{name}”的内容", near[0] if near else "")


def _type_of(node: nodes.Node, names: Names) -> Names | None:
    """What stands below the value of `node`."""
    if isinstance(node, nodes.Name):
        return names[node.name] if node.name in names and names is not ANYTHING else ANYTHING
    if isinstance(node, nodes.Getattr):
        known = _type_of(node.node, names)
        return None if known is None else known.get(node.attr, ANYTHING)
    if isinstance(node, nodes.Getitem):
        return _type_of(node.node, names)
    if isinstance(node, nodes.Filter) and node.node is not None and node.name in _KEEPING:
        return _type_of(node.node, names)
    return None


def _is_text(node: nodes.Node, names: Names) -> bool:
    """True for a name that is known to hold a text."""
    return isinstance(node, nodes.Name) and node.name in names and names[node.name] is None


def _shown(node: nodes.Node) -> str:
    return node.name if isinstance(node, nodes.Name) else "这一项"


def _syntax_words(problem: TemplateSyntaxError) -> str:
    """What is wrong with a tag that cannot be read."""
    if "filter" in str(problem):
        return "没有可用的过滤器" + "".join(re.findall(r"'([^']*)'", str(problem))[:1]).join("“”")
    return "标签写法有误"
