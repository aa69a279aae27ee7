"""The names that the tags of a text ask for."""

from __future__ import annotations

from jinja2 import TemplateSyntaxError, nodes

from govdocs.text.tags import TagError, tag_environment

_ENVIRONMENT = tag_environment()


def names_in(text: str) -> tuple[str, ...]:
    """The names that the tags of `text` ask for, each once, with what follows them: 姓名, 父亲.姓名.

    Raises TagError for tags that cannot be read.
    """
    try:
        tree = _ENVIRONMENT.parse(text)
    except TemplateSyntaxError as problem:
        raise TagError("标签写法有误") from problem
    inner = {id(each.node) for each in tree.find_all(nodes.Getattr)}
    asked = (each for each in tree.find_all((nodes.Name, nodes.Getattr)) if id(each) not in inner)
    return tuple(dict.fromkeys(filter(None, map(_dotted, asked))))


def _dotted(node: nodes.Node) -> str:
    """A name with what follows it; "" for what is looked up in no name."""
    if isinstance(node, nodes.Getattr):
        before = _dotted(node.node)
        return f"{before}.{node.attr}" if before else ""
    return node.name if isinstance(node, nodes.Name) and node.ctx == "load" else ""
