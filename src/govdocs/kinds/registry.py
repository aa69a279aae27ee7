"""What a kind is, and how the kinds are found."""

from __future__ import annotations

import difflib
import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from govdocs.context import COPY_WORDS, Context
from govdocs.diagnostics import Diagnostic
from govdocs.document.forms import Form
from govdocs.document.nodes import Document
from govdocs.errors import UnknownKindError
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.fields import Input
from govdocs.kinds.parts.forms import compose_form
from govdocs.kinds.parts.ledgers import Ledger

Family = Literal["official", "plan", "record", "form"]

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Paper:
    """One of the papers that a record becomes, by its Chinese name; None where the record has none."""

    label: str
    compose: Callable[[Any, Context], Document | None]


@dataclass(frozen=True, slots=True)
class FormPaper:
    """A form of a record: its description, and the values of its tags.

    `values` gives one mapping a sheet: most records have one, a service receipt one for every addressee,
    none where the record has nothing for this form.
    """

    label: str
    form: Form
    values: Callable[[Any, Context], Sequence[Values]]


@dataclass(frozen=True, slots=True)
class LedgerPaper:
    """A ledger of many records: the tables it consists of, the main one first.

    The row of a table begins with what identifies its record; all figures are those of Context.today.
    """

    label: str
    make: Callable[[Casebook, Context], Sequence[Ledger[Any]]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper as it is printed: its document, and the form and values of one that has a Word template."""

    label: str
    document: Document
    form: Form | None = None
    values: Values | None = None


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
    forms: tuple[FormPaper, ...] = ()
    ledgers: tuple[LedgerPaper, ...] = ()
    key: str = ""
    complete: Callable[[Any, Casebook], Any] | None = None
    across: Callable[[Casebook, Context], Iterable[Diagnostic]] | None = None

    @property
    def private(self) -> bool:
        """True when its records hold personal facts: nothing of them stands in messages or file names."""
        return self.family == "form"

    def sheets(self, record: Any, context: Context, wanted: Sequence[str] = ()) -> Iterator[Sheet]:
        """The papers that `record` becomes, of several those `wanted`, all where none is named."""
        if not self.forms:
            for document in self.documents(record, context, wanted):
                yield Sheet(document.kind, document)
        for paper in self.forms:
            if wanted and paper.label not in wanted:
                continue
            for values in paper.values(record, context):
                yield self.sheet(paper, values, context)

    def sheet(self, paper: FormPaper, values: Values, context: Context) -> Sheet:
        """One of its forms with the values of a record."""
        document = marked(compose_form(paper.form, values, self.label), context)
        return Sheet(paper.label, document, paper.form, values)

    def documents(self, record: Any, context: Context, wanted: Sequence[str] = ()) -> tuple[Document, ...]:
        """The documents that `record` becomes; of several papers those `wanted`, all where none is named."""
        if self.forms:
            return tuple(sheet.document for sheet in self.sheets(record, context, wanted))
        if not self.papers:
            return (self.compose(record, context),)
        chosen = (paper for paper in self.papers if not wanted or paper.label in wanted)
        made = (paper.compose(record, context) for paper in chosen)
        return tuple(document for document in made if document is not None)


def marked(document: Document, context: Context) -> Document:
    """`document` with the name of the copy that it is, on each page."""
    word = COPY_WORDS[context.copy]
    return replace(document, furniture=replace(document.furniture, mark=f"〔{word}〕")) if word else document


FAMILIES: tuple[Family, ...] = ("official", "plan", "record", "form")
"""The families of kinds in the order of lists: 公文, plans, what the office keeps of its work, forms."""

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
