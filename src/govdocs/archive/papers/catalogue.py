"""归档文件目录 and its cover (DA/T 22-2015, 5.5, annexes B and C): one for each year, period and class."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from govdocs.archive.model import RETENTION_WORDS, RETENTIONS, Item, Retention, Scheme, YearArchive
from govdocs.archive.papers.listing import KIND, ListColumn, Listing, with_widths
from govdocs.archive.papers.words import class_name, class_pieces, remark
from govdocs.document.nodes import Cell, Document, Furniture, Paragraph, Table
from govdocs.styles.archive import MEASURES, ArchiveMeasures

TITLE = "归档文件目录"

COLUMNS = with_widths(
    (
        ListColumn("序号", 0.0, "number", "center"),
        ListColumn("档号", 0.0),
        ListColumn("文号", 0.0),
        ListColumn("责任者", 0.0),
        ListColumn("题名", 0.0),
        ListColumn("日期", 0.0, "text", "center"),
        ListColumn("密级", 0.0, align="center"),
        ListColumn("页数", 0.0, "number", "center"),
        ListColumn("备注", 0.0),
    ),
    MEASURES.catalogue,
)
"""The nine columns in the order of DA/T 22-2015, 5.5."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The items of one year, one period, one 机构(问题), in the order of their numbers."""

    year: int
    retention: Retention
    org: str
    items: tuple[Item, ...]


def catalogues(archive: YearArchive) -> tuple[Catalogue, ...]:
    """The catalogues of a year: the longest period first, then by 机构(问题); unnumbered items in none."""
    classes: dict[tuple[int, int, str], list[Item]] = {}
    for item in archive.items:
        if item.item_no:
            place = (item.year, RETENTIONS.index(item.retention), item.org)
            classes.setdefault(place, []).append(item)
    return tuple(
        Catalogue(year, RETENTIONS[place], org, tuple(sorted(items, key=lambda each: each.item_no)))
        for (year, place, org), items in sorted(classes.items())
    )


def catalogue_rows(items: Iterable[Item]) -> tuple[tuple[str, ...], ...]:
    """One row an item, nine texts each; 序号 runs from 1."""
    return tuple(
        (
            str(number),
            item.code,
            item.doc_no,
            item.author,
            item.title,
            item.date,
            item.security,
            str(item.pages) if item.pages else "",
            remark(item.note),
        )
        for number, item in enumerate(items, start=1)
    )


def catalogue_listing(catalogue: Catalogue, scheme: Scheme, measures: ArchiveMeasures = MEASURES) -> Listing:
    """The catalogue as a list."""
    return Listing(
        TITLE,
        with_widths(COLUMNS, measures.catalogue),
        catalogue_rows(catalogue.items),
        above=class_pieces(scheme, catalogue.year, catalogue.retention, catalogue.org),
        author=scheme.fonds_name,
        name=TITLE,
    )


# Cover: label and value of each of the five items, parts of the width.
_LABEL, _VALUE = 46.0, 110.0
_COVER_ROW = 15.0  # millimetres


def cover_document(catalogue: Catalogue, scheme: Scheme) -> Document:
    """目录封面: the title and the five items; what the office does not know yet is left to be written in."""
    items = (
        ("全宗号", scheme.fonds),
        ("全宗名称", scheme.fonds_name),
        ("年度", str(catalogue.year)),
        ("保管期限", RETENTION_WORDS[catalogue.retention]),
        ("机构（问题）", class_name(scheme, catalogue.org)),
    )
    return cover_of(TITLE, items, scheme, CoverGrid((_LABEL, _VALUE), (_COVER_ROW,) * len(items)))


@dataclass(frozen=True, slots=True)
class CoverGrid:
    """Labels and texts as parts of the width of a cover; the least heights of its lines in millimetres."""

    shares: tuple[float, float]
    heights: tuple[float, ...]


def cover_of(title: str, items: Sequence[tuple[str, str]], scheme: Scheme, grid: CoverGrid) -> Document:
    """A cover: a title, and under it what a label says, each on a line."""
    table = Table(
        tuple((Cell(label, look="label"), Cell(text, look="content")) for label, text in items),
        header=0,
        widths=grid.shares,
        ruling="under",
        fixed=True,
        heights=grid.heights,
    )
    blocks = (Paragraph.of(title, "title"), table) if title else (table,)
    return Document(
        f"{title}封面" if title else "案卷封面",
        blocks,
        Furniture(page_numbers=False),
        kind=KIND,
        author=scheme.fonds_name,
    )
