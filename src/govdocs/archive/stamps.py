"""归档章: what stands in it, where on page 1 it goes, and how it is drawn (DA/T 22-2015, 5.4.4, annex A).

The standard fixes size, cells, colour and place. Typeface, thickness of lines and the exact height on
the page are ours (facts of the archive, 2.7).
"""

from __future__ import annotations

from dataclasses import dataclass

from govdocs.archive.codes import ITEM_DIGITS
from govdocs.archive.marks import RED, Marks, Slot, set_line
from govdocs.archive.model import RETENTION_WORDS, Item, Scheme
from govdocs.fonts.library import FontSet
from govdocs.fonts.roles import FontRole
from govdocs.layout.free_space import Rect, Sheet, Size, nearest_free
from govdocs.layout.pages import MM_PER_POINT, GlyphRun, Rule

STAMP = Size(45.0, 16.0)
"""Length and height in millimetres (annex A)."""

COLUMNS, ROWS = 3, 2
CELL = Size(STAMP.width / COLUMNS, STAMP.height / ROWS)
"""Six equal cells."""

TOP = 12.0
"""The distance of the stamp from the upper edge in millimetres: clear of the text area at 37 mm."""

SIDE = 12.0
"""The distance of the stamp from the right edge of a landscape page in millimetres."""

RULE = 0.35
"""The thickness of its lines in millimetres."""

_SIZE, _TWO_LINES, _SMALLEST = 10.0, 7.0, 4.0  # points
_ROOM = CELL.width - 1.4
_EDGE = 3.0
_RIGHT_ZONE = 36.0
_UPPER = 60.0


@dataclass(frozen=True, slots=True)
class Stamp:
    """The six values: 全宗号, 年度, 件号, then 机构或问题, 保管期限, 页数; the cells bear no labels."""

    cells: tuple[str, str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class StampPlace:
    """Where a stamp stands on its page; `turned` it reads downwards, its frame higher than wide."""

    rect: Rect
    turned: bool = False


def stamp_of(item: Item, scheme: Scheme, *, words: bool = False) -> Stamp:
    """The stamp of a numbered `item`: codes as in its 档号, or with `words` 办公室 and 永久."""
    org = scheme.classes.get(item.org, item.org) if words else item.org
    retention = RETENTION_WORDS[item.retention] if words else item.retention
    number = f"{item.item_no:0{ITEM_DIGITS}}"
    fonds = item.fonds or scheme.fonds
    return Stamp((fonds, str(item.year), number, org, retention, str(item.pages)))


def stamp_place(sheet: Sheet) -> StampPlace | None:
    """Where the stamp goes on page 1: never over what stands there; None where there is no room.

    Upright pages: centred at the upper edge, else the nearest blank place, preferably at the top. On a
    landscape page (统计报表): at the right side, half-way down, turned to read along the edge.
    """
    if sheet.width > sheet.height:
        turned = Size(STAMP.height, STAMP.width)
        wish = (sheet.width - SIDE - turned.width, (sheet.height - turned.height) / 2)
        zone = Rect(sheet.width - _RIGHT_ZONE, _EDGE, sheet.width - _EDGE, sheet.height - _EDGE)
        if found := nearest_free(sheet, turned, wish, zone):
            return StampPlace(found, turned=True)
    wish = ((sheet.width - STAMP.width) / 2, TOP)
    whole = Rect(_EDGE, _EDGE, sheet.width - _EDGE, sheet.height - _EDGE)
    upper = whole._replace(y1=min(whole.y1, _UPPER))
    upright = nearest_free(sheet, STAMP, wish, upper) or nearest_free(sheet, STAMP, wish, whole)
    return StampPlace(upright) if upright else None


def usual_place(width: float) -> StampPlace:
    """Where the stamp stands on an empty upright page that is so many millimetres wide."""
    left = (width - STAMP.width) / 2
    return StampPlace(Rect(left, TOP, left + STAMP.width, TOP + STAMP.height))


def stamp_marks(stamp: Stamp, place: StampPlace, fonts: FontSet) -> Marks:
    """The frame in red and the values in black at `place`."""
    runs: list[GlyphRun] = []
    for index, text in enumerate(stamp.cells):
        row, column = divmod(index, COLUMNS)
        middle = (column + 0.5) * CELL.width, (row + 0.5) * CELL.height
        for run in _cell(text, fonts, middle):
            x, y = _on_page(place, run.x, run.y)
            runs.append(run._replace(x=x, y=y, turn=90 if place.turned else 0))
    return Marks(tuple(runs), tuple(_rules(place)))


def _cell(text: str, fonts: FontSet, middle: tuple[float, float]) -> list[GlyphRun]:
    """A value in its cell; a long one on two lines."""
    x, y = middle
    if fonts.width(FontRole.SONGTI, text) * _TWO_LINES * MM_PER_POINT <= _ROOM:
        return list(set_line(text, fonts, Slot(x, y, _ROOM, _SIZE, _TWO_LINES)))
    half = (len(text) + 1) // 2
    upper = Slot(x, y - CELL.height / 4, _ROOM, _TWO_LINES, _SMALLEST)
    lower = upper._replace(y=y + CELL.height / 4)
    return [*set_line(text[:half], fonts, upper), *set_line(text[half:], fonts, lower)]


def _rules(place: StampPlace) -> list[Rule]:
    """The lines of the frame; the outer ones run past the corners by half their thickness."""
    over = RULE / 2
    across = [(-over, row * CELL.height, STAMP.width + over, row * CELL.height) for row in range(ROWS + 1)]
    down = [(column * CELL.width, 0.0, column * CELL.width, STAMP.height) for column in range(COLUMNS + 1)]
    lines = []
    for x0, y0, x1, y1 in (*across, *down):
        lines.append(Rule(*_on_page(place, x0, y0), *_on_page(place, x1, y1), RULE, RED))
    return lines


def _on_page(place: StampPlace, along: float, below: float) -> tuple[float, float]:
    """A place in the stamp as one on the page."""
    if place.turned:
        return place.rect.x1 - below, place.rect.y0 + along
    return place.rect.x0 + along, place.rect.y0 + below
