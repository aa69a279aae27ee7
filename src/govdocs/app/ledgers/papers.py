"""From the records of a workbook to the ledgers of a kind, as a copy shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from govdocs.app.casebooks import LoadedCasebook
from govdocs.app.ledgers.choices import LedgerOptions
from govdocs.app.ledgers.grouping import grouped_by, has_column
from govdocs.app.ledgers.guarding import shown_in
from govdocs.app.ledgers.own_templates import office_template, with_fields
from govdocs.context import COPY_WORDS, Context
from govdocs.diagnostics import Diagnostic, info
from govdocs.errors import InvalidDataError, UnknownFormatError
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.copies import copied
from govdocs.kinds.parts.ledgers import Ledger, LedgerColumn, short_words
from govdocs.kinds.parts.masks import LEAST_COUNT, Secret
from govdocs.kinds.parts.secrets import Secrets, facts_of, secrets_of
from govdocs.kinds.registry import Kind, LedgerPaper

_WHOLE: tuple[Secret, ...] = ("name", "id")
_LONGEST_NAME = 6
"""Characters: a longer name may be broken, so that it takes no room from others."""
_MOST_NAMES = 3000
"""So many names are looked for in texts: more would take longer than the page."""


@dataclass(frozen=True, slots=True)
class LedgerTables:
    """A ledger of a kind: its name, its tables, words that no line may break, what is told of it."""

    label: str
    tables: tuple[Ledger[Any], ...]
    names: tuple[str, ...] = ()
    findings: tuple[Diagnostic, ...] = ()

    @property
    def rows(self) -> int:
        """The rows of the main table."""
        return len(self.tables[0].rows)


def wanted_papers(kind: Kind, names: Sequence[str]) -> tuple[LedgerPaper, ...]:
    """The ledgers of `kind` called by `names`, all where none is named."""
    if not kind.ledgers:
        raise UnknownFormatError(f"{kind.label}没有台账", "用 govdocs kinds 查看各文种的用途")
    labels = [paper.label for paper in kind.ledgers]
    for name in names:
        if name not in labels:
            raise UnknownFormatError(f"{kind.label}没有台账“{name}”", f"可用的台账：{'、'.join(labels)}")
    return tuple(paper for paper in kind.ledgers if not names or paper.label in names)


def tables_of(kind: Kind, loaded: LoadedCasebook, options: LedgerOptions) -> tuple[LedgerTables, ...]:
    """The ledgers of `kind` that `options` want; refuses a copy that would show what it may not."""
    context = replace(loaded.context, copy=options.copy)
    casebook = copied(loaded.casebook, context)
    papers = wanted_papers(kind, options.wanted)
    made = [(paper.label, _tables(paper, casebook, loaded.casebook, context)) for paper in papers]
    made = [(label, tables) for label, tables in made if tables]
    made = [(label, _asked(tables, kind, label, options)) for label, tables in made]
    if options.by:
        mains = grouped_by([tables[0] for _, tables in made], options.by)
        made = [(label, (main, *tables[1:])) for main, (label, tables) in zip(mains, made, strict=True)]
    names = _names(casebook)
    ledgers = tuple(
        LedgerTables(
            label,
            tuple(_marked(table, context) for table in tables),
            _words(tables, names),
            _ungrouped(label, tables[0], options.by),
        )
        for label, tables in made
    )
    _guard(ledgers, secrets_of(loaded.casebook).for_records(kind.model), context)
    return ledgers


def _tables(paper: LedgerPaper, copy: Casebook, whole: Casebook, context: Context) -> tuple[Ledger[Any], ...]:
    """The tables of a ledger from the masked records; those that only count, from the records themselves."""
    plain = tuple(paper.make(whole, context))
    if copy is whole or all(table.counts for table in plain):
        return plain
    masked = paper.make(copy, context)
    return tuple(own if own.counts else other for own, other in zip(plain, masked, strict=True))


def _asked(
    tables: tuple[Ledger[Any], ...], kind: Kind, label: str, options: LedgerOptions
) -> tuple[Ledger[Any], ...]:
    """`tables` with what of the records the office's own template asks for beyond the ledger."""
    if "xlsx" not in options.formats:
        return tables
    own = office_template(kind, label, options.copy, options.templates)
    if own is None:
        return tables
    from govdocs.writers.xlsx_tags import names_of  # noqa: PLC0415 - heavy, and not always wanted

    return with_fields(tables, kind, names_of(own.content))


def _names(casebook: Casebook) -> tuple[str, ...]:
    """The names and numbers of persons, which no line breaks."""
    facts = (fact for record in chain.from_iterable(casebook.records.values()) for fact in facts_of(record))
    names = (text for text, mask in facts if mask.secret in _WHOLE)
    return tuple(dict.fromkeys(name for name in names if len(name) <= _LONGEST_NAME or name[:-1].isdigit()))


def _words(tables: Sequence[Ledger[Any]], names: Sequence[str]) -> tuple[str, ...]:
    """What no line of a ledger breaks."""
    short = chain.from_iterable(map(short_words, tables))
    return tuple(dict.fromkeys((*short, *names)))[:_MOST_NAMES]


def _narrow(column: LedgerColumn[Any], rows: Sequence[Any]) -> LedgerColumn[Any]:
    """A column that says nothing in any row takes no more room than its heading."""
    if column.total or column.over or not rows or any(map(column.text, rows)):
        return column
    return replace(column, column=replace(column.column, holds="number", share=0.0))


def _ungrouped(label: str, main: Ledger[Any], word: str) -> tuple[Diagnostic, ...]:
    """Tells that a ledger lacks the column by which others are grouped."""
    if not word or has_column(main, word):
        return ()
    return (info("C032", f"“{label}”没有“{word}”这一列，没有按它分组", label),)


def _marked(table: Ledger[Any], context: Context) -> Ledger[Any]:
    """A table that says which copy it is; small groups are not counted for the public."""
    table = replace(table, columns=tuple(_narrow(column, table.rows) for column in table.columns))
    if context.copy == "full":
        return table
    least = LEAST_COUNT if context.copy == "public" else 0
    return replace(table, mark=f"〔{COPY_WORDS[context.copy]}〕", least=least)


def _guard(made: Sequence[LedgerTables], secrets: Secrets, context: Context) -> None:
    if context.copy == "full":
        return
    faults = tuple(fault for each in made for fault in shown_in(each.label, each.tables, secrets, context))
    if faults:
        words = f"{COPY_WORDS[context.copy]}会露出不该给人看的内容，没有生成任何文件"
        raise InvalidDataError(words, faults, "按各条的办法处理后重新运行")
