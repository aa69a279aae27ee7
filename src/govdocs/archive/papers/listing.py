"""A list of the archive on paper: columns of given widths, rows, what stands around them.

From one description come the document that is laid out and the sheet that a workbook takes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from govdocs.document.ledgers import LedgerSheet, RowGroup, SheetColumn
from govdocs.document.nodes import Cell, Column, Document, Furniture, Holds, Paragraph, Table
from govdocs.styles.archive import CATALOGUE_PADS, HEAD_HEIGHT, ArchiveMeasures
from govdocs.styles.gb9704 import MM_PER_POINT

KIND = "归档"
"""The kind of all papers of an archive, for the properties of their files."""

CODE = "档号"
"""The heading of the column that no line end divides."""

GIVER = "题名"
"""How the heading ends of the column that gives it room."""

LEAST_TITLE = 38.0
"""Millimetres that are left to it: own."""

_ROUNDING = 0.05  # mm


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column: its heading, its width in millimetres, what it holds, where its texts stand."""

    heading: str
    width: float
    holds: Holds = "text"
    align: Literal["left", "center"] = "left"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: `above` and `below` are pieces of one line, `notes` paragraphs below it.

    `numbered` lists have page numbers. `name` is that of its worksheet, the title where it is empty.
    """

    title: str
    columns: tuple[ListColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    author: str = ""
    numbered: bool = True
    name: str = ""
    subject: str = field(default=KIND)


def with_widths(columns: Sequence[ListColumn], widths: Sequence[float]) -> tuple[ListColumn, ...]:
    """`columns` with other widths."""
    return tuple(replace(column, width=width) for column, width in zip(columns, widths, strict=True))


def fitted(
    listing: Listing, measures: ArchiveMeasures, width: Callable[[str], float]
) -> tuple[Listing, float]:
    """`listing` with a column for 档号 in which each stands on one line, and the type size of its rows.

    The largest size in which they fit is taken; where none does, the column of titles gives what lacks.
    `width` is that of a text in em.
    """
    headings = [column.heading for column in listing.columns]
    if CODE not in headings or not listing.rows:
        return listing, measures.row_sizes[0]
    place, giver = headings.index(CODE), next(i for i, text in enumerate(headings) if text.endswith(GIVER))
    longest = max(width(text) for text in {row[place] for row in listing.rows})
    needs = [
        (size, longest * size * MM_PER_POINT + 2 * CATALOGUE_PADS + _ROUNDING) for size in measures.row_sizes
    ]
    widths = [column.width for column in listing.columns]
    size, need = next((each for each in needs if each[1] <= widths[place]), needs[-1])
    lack = min(max(0.0, need - widths[place]), max(0.0, widths[giver] - LEAST_TITLE))
    widths[place] += lack
    widths[giver] -= lack
    return replace(listing, columns=with_widths(listing.columns, widths)), size


def listing_document(listing: Listing) -> Document:
    """The list as a document."""
    notes = tuple(Paragraph.of(note, "table_note") for note in listing.notes)
    return Document(
        listing.title,
        (Paragraph.of(listing.title, "title"), listing_table(listing), *notes),
        Furniture(page_numbers=listing.numbered),
        kind=listing.subject,
        author=listing.author,
    )


def listing_table(listing: Listing) -> Table:
    """Its table: the head repeats on each page, no row is divided, the columns are as wide as asked."""
    head = tuple(Cell(column.heading) for column in listing.columns)
    rows = (tuple(Cell(text) for text in row) for row in listing.rows)
    return Table(
        (head, *rows),
        widths=tuple(column.width for column in listing.columns),
        columns=tuple(Column(column.holds, align=column.align) for column in listing.columns),
        heights=(HEAD_HEIGHT,),
        above=listing.above,
        below=listing.below,
        sheet=listing.name or listing.title,
    )


def listing_sheet(listing: Listing) -> LedgerSheet:
    """The list as a workbook takes it, row by row."""
    above, below = list(_tagged(listing.above, "表上")), list(_tagged(listing.below, "表下"))
    return LedgerSheet(
        listing.name or listing.title,
        tuple(
            SheetColumn(column.heading, _tag(column.heading), column=Column(column.holds, align=column.align))
            for column in listing.columns
        ),
        (RowGroup(listing.rows, len(listing.rows)),),
        {"标题": listing.title, "份别": "", **{name: text for name, text in (*above, *below) if name}},
        tuple(_printed(name, text) for name, text in above),
        tuple(_printed(name, text) for name, text in below),
        listing.notes,
    )


def _tag(heading: str) -> str:
    """The name by which a template calls a column: its heading without brackets."""
    return "".join(character for character in heading if character.isalnum())


def _tagged(pieces: Iterable[str], place: str) -> Iterable[tuple[str, str]]:
    """The pieces of a line with the names of their tags; one that is there to be signed has none."""
    for number, piece in enumerate(pieces, start=1):
        yield ("" if piece.endswith("：") else f"{place}{number}"), piece


def _printed(name: str, text: str) -> str:
    return f"{{{{ {name} }}}}" if name else text
