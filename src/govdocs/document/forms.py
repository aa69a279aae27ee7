"""Forms (表单) as they are described: a grid of labelled cells, lines of text, cuts, signatures.

A description is the one source of both the paper that the layout draws and the Word template that an
office may change. Texts hold tags ({{ 姓名 }}, see text.tags) for what a record says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from govdocs.document.nodes import CellLook, Orientation

ITEM: Final = "项"
"""The tag for an item of a list."""

NUMBER: Final = "序"
"""The tag for the number of an item in a list, from 1 on."""

PHOTO: Final = "照片"
"""The tag for a photograph: a picture, or nothing."""


@dataclass(frozen=True, slots=True)
class Box:
    """A cell: text with tags, how many columns and rows of the grid it covers, what it is for.

    With 0 `rows` it reaches down as long as the rows below leave its columns free: a label beside a list.
    """

    text: str
    columns: int = 1
    rows: int = 1
    look: CellLook = "content"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells, at least `height` millimetres high: room to write by hand."""

    boxes: tuple[Box, ...]
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Each:
    """Rows for every item of the list that the tag expression `of` names.

    Inside, the item is called `item` and its number from 1 on 序. A list of fewer than `least` items is
    followed by empty rows up to that number.
    """

    of: str
    rows: tuple[Row, ...]
    item: str = ITEM
    least: int = 0


@dataclass(frozen=True, slots=True)
class When:
    """Rows that stand only where the tag expression `test` holds."""

    test: str
    rows: tuple[Row | Each, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid of cells as wide as the page; `shares` are the parts of its columns in the width.

    The first `header` rows repeat on each page. `above` and `below` are pieces of one line over and
    under it, tags allowed.
    """

    rows: tuple[Row | Each | When, ...]
    shares: tuple[float, ...]
    header: int = 0
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph with tags; roles are those of document.nodes.Paragraph. Left out where it is empty.

    For every item of the list `each`, where one is named; the item is called 项, its number 序.
    `test` is a tag expression: the paragraph stands only where it holds.
    """

    text: str
    role: str = "body"
    each: str = ""
    test: str = ""


@dataclass(frozen=True, slots=True)
class Seam:
    """骑缝: a dashed line to cut along, over which the number and half of a seal stand."""

    text: str


@dataclass(frozen=True, slots=True)
class Sign:
    """落款: who signs, the date, and room for the seal where it is `sealed`."""

    issuer: str
    date: str
    sealed: bool = True


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a new page."""

    orientation: Orientation = "portrait"


Part = Grid | Line | Seam | Sign | NewPage


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its title (without tags, and without anything personal: it becomes a file property), its parts.

    `title_shown` is false where a part of the form prints the title itself.
    """

    title: str
    parts: tuple[Part, ...]
    orientation: Orientation = "portrait"
    title_shown: bool = True
    page_numbers: bool = False


def pair(label: str, text: str, columns: int = 1, label_columns: int = 1, rows: int = 1) -> tuple[Box, Box]:
    """A label and the content beside it."""
    return Box(label, label_columns, rows, "label"), Box(text, columns, rows)


def row(*boxes: Box | tuple[Box, ...], height: float = 0.0) -> Row:
    """A row of cells and pairs of them."""
    return Row(tuple(_flat(boxes)), height)


def _flat(boxes: tuple[Box | tuple[Box, ...], ...]) -> Iterator[Box]:
    for box in boxes:
        if isinstance(box, Box):
            yield box
        else:
            yield from box
