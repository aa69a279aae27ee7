"""What a kind is, and how the kinds are found."""

from __future__ import annotations

import difflib
import importlib
import pkgutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic
from govdocs.document.nodes import Document
from govdocs.errors import UnknownKindError
from govdocs.kinds.parts.fields import Input

Family = Literal["official", "plan", "record"]


@dataclass(frozen=True, slots=True)
class Paper:
    """One of the papers that a record becomes, by its Chinese name; None where the record has none."""

    label: str
    compose: Callable[[Any, Context], Document | None]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its model, the document it becomes, what is checked beyond the model.

    `check` gives every finding about a valid record: missing facts, forms, the rules of the
    Regulation. `where` of each is a path of Chinese labels joined by PATH_MARK. A record of several
    papers lists them in `papers`, the one that `compose` makes first.
    """

    name: str
    label: str
    use: str
    model: type[Input]
    compose: Callable[[Any, Context], Document]
    check: Callable[[Any], tuple[Diagnostic, ...]]
    direction: str = ""
    aliases: tuple[str, ...] = ()
    papers: tuple[Paper, ...] = ()
    family: Family = "record"

    def documents(self, record: Any, context: Context, wanted: Sequence[str] = ()) -> tuple[Document, ...]:
        """The documents that `record` becomes; of several papers those `wanted`, all where none is named."""
        if not self.papers:
            return (self.compose(record, context),)
        chosen = (paper for paper in self.papers if not wanted or paper.label in wanted)
        made = (paper.compose(record, context) for paper in chosen)
        return tuple(document for document in made if document is not None)


FAMILIES: tuple[Family, ...] = ("official", "plan", "record")
"""The families of kinds in the order of lists: 公文, plans, what the office keeps of its work."""

PATH_MARK = " › "
"""Stands between the labels of a path to a field: 附件 › 第2项 › 标题."""


@cache
def all_kinds() -> tuple[Kind, ...]:
    """Every kind that a module here lists in KINDS, by family; packages hold what the kinds are made of."""
    package = importlib.import_module("govdocs.kinds")
    found: list[Kind] = []
    for module in sorted(info.name for info in pkgutil.iter_modules(package.__path__) if not info.ispkg):
        content = importlib.import_module(f"govdocs.kinds.{module}")
        found.extend(getattr(content, "KINDS", ()))
    return tuple(sorted(found, key=lambda kind: FAMILIES.index(kind.family)))


def find_kind(word: str) -> Kind:
    """The kind called `word`: its Chinese label, an alias or its English name."""
    if word in _names():
        return _names()[word]
    near = nearest_name(word)
    hint = f"是否指“{near}”？" if near else ""
    labels = "、".join(kind.label for kind in all_kinds())
    raise UnknownKindError(f"不认识的文种“{word}”", f"{hint}可用的文种：{labels}")


def nearest_name(word: str) -> str:
    """The name of a kind that `word` may have been meant for; empty when none is near."""
    return next(iter(difflib.get_close_matches(word, _names(), n=1, cutoff=0.4)), "")


@cache
def _names() -> dict[str, Kind]:
    return {name: kind for kind in all_kinds() for name in (kind.label, kind.name, *kind.aliases)}
