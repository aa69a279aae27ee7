"""Templates of ledgers: an office's own, those that come with govdocs, and one made for what has none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govdocs.app.ledgers.own_templates import office_template, template_name
from govdocs.app.ledgers.papers import LedgerTables
from govdocs.app.printing import Press
from govdocs.document.ledgers import LedgerSheet
from govdocs.document.numbering import number_headings
from govdocs.errors import InvalidDataError
from govdocs.kinds.parts.ledger_sheets import sheet_of
from govdocs.kinds.parts.ledgers import Ledger, columns_of, document_of, page_for
from govdocs.kinds.registry import Kind
from govdocs.layout.engine import layout
from govdocs.layout.pages import Pages
from govdocs.resources import list_files, read_bytes, resource_path

if TYPE_CHECKING:
    from govdocs.writers.xlsx_ledger import LedgerBook

_SAMPLE_ROWS = 300
"""Rows by which the widths of columns are chosen where no paper is laid out."""


def shipped_template(kind: Kind, label: str) -> bytes | None:
    """The template that comes with govdocs; None where there is none."""
    name = template_name(kind, label)
    found = {path.name: path for path in list_files(resource_path("templates", "xlsx"))}
    return read_bytes(found[name]) if name in found else None


def ledger_tags(kind: Kind) -> Iterator[tuple[str, tuple[str, ...]]]:
    """For each ledger of `kind` its label, and the names that its template asks for."""
    from govdocs.writers.xlsx_tags import names_of  # noqa: PLC0415 - heavy, and not always wanted

    for paper in kind.ledgers:
        if content := shipped_template(kind, paper.label):
            yield paper.label, names_of(content)


def book_of(
    made: LedgerTables, kind: Kind, press: Press, folder: Path | None, pages: Pages | None
) -> LedgerBook:
    """The workbook of a ledger, ready to be filled; `pages` are those of its paper where it is laid out."""
    sheets = tuple(map(sheet_of, made.tables))
    return _own_book(made, kind, press, folder, sheets) or _made_book(made, kind, press, pages, sheets)


def _own_book(
    made: LedgerTables, kind: Kind, press: Press, folder: Path | None, sheets: Sequence[LedgerSheet]
) -> LedgerBook | None:
    """The office's own template about to be filled.

    A copy may lack what the template of the full ledger asks for: it is then printed without it.
    """
    from govdocs.writers.xlsx_ledger import LedgerBook  # noqa: PLC0415 - heavy, and not always wanted

    own = office_template(kind, made.label, press.context.copy, folder)
    if own is None:
        return None
    if own.exact:
        return LedgerBook(own.content, sheets, own.name)
    return _fitting(own.content, sheets, own.name)


def _made_book(
    made: LedgerTables, kind: Kind, press: Press, pages: Pages | None, sheets: Sequence[LedgerSheet]
) -> LedgerBook:
    """The template that comes with govdocs, or one made for this ledger, about to be filled."""
    from govdocs.writers.xlsx_ledger import LedgerBook  # noqa: PLC0415 - heavy, and not always wanted

    name = template_name(kind, made.label)
    shipped = shipped_template(kind, made.label)
    book = _fitting(shipped, sheets, name) if shipped else None
    if book and book.exact:
        book.findings = ()
        return book
    return LedgerBook(new_template(kind, made, sheets, press, pages), sheets, name)


def _fitting(content: bytes, sheets: Sequence[LedgerSheet], name: str) -> LedgerBook | None:
    """A template about to be filled; None where it asks for what the ledger does not have."""
    from govdocs.writers.xlsx_ledger import LedgerBook  # noqa: PLC0415 - heavy, and not always wanted

    try:
        return LedgerBook(content, sheets, name)
    except InvalidDataError:
        return None


def new_template(
    kind: Kind,
    made: LedgerTables,
    sheets: Sequence[LedgerSheet],
    press: Press,
    pages: Pages | None = None,
) -> bytes:
    """A template for ledgers, with the looks and the widths that their paper has."""
    from govdocs.writers.xlsx_ledger_template import ledger_template  # noqa: PLC0415 - heavy

    if pages is None:
        sample = [_sample(table) for table in made.tables]
        document = number_headings(document_of(kind.label, sample, made.names, page_for(sample)))
        pages = layout(document, press.profile.style, press.fonts)
    return ledger_template(pages, sheets, press.context, press.profile.style)


def _sample(table: Ledger[Any]) -> Ledger[Any]:
    """The first rows of a ledger under all the headings that it prints."""
    printed = columns_of(table)[int(table.numbered) :]
    columns = tuple(replace(column, optional=False) for column in printed)
    return replace(table, columns=columns, rows=tuple(islice(table.rows, _SAMPLE_ROWS)))
