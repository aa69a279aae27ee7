"""The result of layout: pages on which every glyph has its place, and the decisions that led there.

Lengths are millimetres from the top-left corner of the sheet as it is read; type sizes and spacings
are points. A drawing back end needs nothing but `Page`; the Word writer needs `PlacedLine`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from govdocs.diagnostics import Diagnostic
from govdocs.document.nodes import Document, Orientation
from govdocs.fonts.faces import Face

MM_PER_POINT = 25.4 / 72

Align = Literal["left", "center", "right"]
Color = tuple[float, float, float]
BLACK: Color = (0.0, 0.0, 0.0)


class GlyphRun(NamedTuple):
    """Characters of one face on one baseline, each at its natural width plus `spacing`.

    `x` is the left edge of the first character, `y` the baseline. `turn` is the clockwise rotation
    in degrees about (x, y), 0 except for page numbers on landscape pages.
    """

    x: float
    y: float
    text: str
    face: Face
    size: float
    spacing: float = 0.0
    color: Color = BLACK
    turn: int = 0


class Rule(NamedTuple):
    """A straight line of `thickness` millimetres, centred on its coordinates."""

    x0: float
    y0: float
    x1: float
    y1: float
    thickness: float
    color: Color = BLACK


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture file's bytes in a box."""

    x: float
    y: float
    width: float
    height: float
    data: bytes


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline: level 0 is the outermost."""

    title: str
    level: int
    y: float


@dataclass(frozen=True, slots=True)
class Page:
    """One side of a sheet; `number` is the page number it shows, None where it shows none."""

    width: float
    height: float
    orientation: Orientation
    number: int | None
    runs: tuple[GlyphRun, ...] = ()
    rules: tuple[Rule, ...] = ()
    pictures: tuple[PlacedPicture, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()


@dataclass(frozen=True, slots=True)
class Squeeze:
    """The mark at `index` of a line's text is set `points` narrower."""

    index: int
    points: float


class PlacedLine(NamedTuple):
    """A line of text and where it stands.

    `part` says what it belongs to: "block" (`index` into `Document.blocks`; for a table the row is in
    `row`), or a piece of furniture: "copy_number", "secrecy", "urgency", "mark", "mark_suffix", "number",
    "editor", "issue_date", "signers", "imprint.addressees", "imprint.distributed_to", "imprint.copies_to",
    "imprint.printing", "imprint.other", "page_number",
    or a line beside the table at `index`: "table_above", "table_below", where `row` counts the pieces.
    `start` and `end` bound its characters in the text of that part (Heading: ordinal + text + rest,
    Paragraph: text, StampArea: the names and the date, each an own text counted by `row`).
    `page` counts from 0; `top` is the em-box top, `x0`/`x1` the ends of its ink cells.
    `tracking` is the spacing in points that the line needs so that another program, filling greedily
    with the default tracking of the style, breaks it here too; None when the default does. After a
    `forced` line other programs allow no break of their own: they need a zero-width space there.
    """

    part: str
    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody asks of a line
    start: int
    end: int
    page: int
    top: float
    x0: float
    x1: float
    size: float
    tracking: float | None = None
    squeezes: tuple[Squeeze, ...] = ()
    row: int = 0
    column: int = 0
    forced: bool = False


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A table row (or the part of it on one page) and where it stands; `row` counts in `Table.rows`."""

    index: int
    row: int
    page: int
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """The column widths chosen for the table at `index`, its type size and its left edge.

    `pad` stands beside the text of its cells, `aligns` says where text stands in each column, `head`
    counts the rows that each page repeats, and no page break parts the rows `joined` from the next.
    `head_size` is the type size of the rows that head it.
    """

    index: int
    widths: tuple[float, ...]
    size: float
    left: float
    pitch: float
    pad: float
    aligns: tuple[Align, ...]
    head: int
    joined: frozenset[int] = frozenset()
    head_size: float = 0.0


@dataclass(frozen=True, slots=True)
class Pages:
    """A laid-out document: the pages, every line's place, what was decided, what was noticed.

    `pitches` gives the line pitch in millimetres of each page (tightened pages differ);
    `document` is what was laid out, 主送 moved to 版记 where that was decided.
    """

    document: Document
    pages: tuple[Page, ...]
    lines: tuple[PlacedLine, ...]
    pitches: tuple[float, ...]
    rows: tuple[PlacedRow, ...] = ()
    tables: tuple[PlacedTable, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
