"""A ruler for PDF files: what is painted where, in millimetres, whoever painted it.

Knows nothing of govdocs. Places count from the top-left corner of the sheet, type sizes are points.
A line's `top` and `bottom` are those of its em box: 0.86 of the size above the baseline and 0.14
below, which holds for common Chinese fonts within 0.4 mm. `ink` measures painted pixels instead.
"""

from __future__ import annotations

import io
import re
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pypdfium2

MM = 25.4 / 72
ABOVE, BELOW = 0.86, 0.14
SAME_LINE = 1.0
LEFT, TOP, RIGHT, BOTTOM = 28.0, 37.0, 184.0, 262.0
CELL = (RIGHT - LEFT) / 28
FULL_WIDTH = 0.95


@dataclass(frozen=True)
class Glyph:
    """A painted character; `turn` is its rotation in degrees, counted clockwise."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    font: str
    color: tuple[float, ...]
    turn: int = 0

    @property
    def red(self):
        return is_red(self.color)

    @property
    def black(self):
        return is_black(self.color)


@dataclass(frozen=True)
class Line:
    """The glyphs on one baseline, from left to right."""

    glyphs: tuple[Glyph, ...]

    @property
    def text(self):
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def baseline(self):
        return statistics.median(glyph.baseline for glyph in self.glyphs)

    @property
    def size(self):
        return Counter(round(glyph.size, 1) for glyph in self.glyphs).most_common(1)[0][0]

    @property
    def top(self):
        return self.baseline - ABOVE * self.size * MM

    @property
    def bottom(self):
        return self.baseline + BELOW * self.size * MM

    @property
    def x0(self):
        return self.glyphs[0].x0

    @property
    def x1(self):
        return max(glyph.x1 for glyph in self.glyphs)

    @property
    def center(self):
        return (self.x0 + self.x1) / 2

    @property
    def fonts(self):
        return {glyph.font for glyph in self.glyphs}

    @property
    def red(self):
        return all(glyph.red for glyph in self.glyphs)

    def pieces(self, gap=3.0):
        """The parts of the line that lie more than `gap` millimetres apart."""
        parts = [[self.glyphs[0]]]
        for before, glyph in pairwise(self.glyphs):
            if glyph.x0 - before.x1 > gap:
                parts.append([])
            parts[-1].append(glyph)
        return [Line(tuple(part)) for part in parts]


@dataclass(frozen=True)
class Rule:
    """A painted straight line, or a filled bar as thin as one."""

    x0: float
    x1: float
    top: float
    bottom: float
    thickness: float
    red: bool

    @property
    def level(self):
        """True for a horizontal one."""
        return self.x1 - self.x0 >= self.bottom - self.top

    @property
    def length(self):
        return self.x1 - self.x0 if self.level else self.bottom - self.top

    @property
    def y(self):
        """The middle of its thickness."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Box:
    """A rectangle on the sheet."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def center(self):
        return ((self.x0 + self.x1) / 2, (self.top + self.bottom) / 2)


@dataclass(frozen=True)
class Sheet:
    """One page as painted."""

    width: float
    height: float
    lines: tuple[Line, ...]
    turned: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    images: tuple[Box, ...]

    @property
    def text(self):
        """Its characters, line by line."""
        return "\n".join(line.text for line in self.lines)

    @property
    def body(self):
        """The lines inside the type area."""
        return [line for line in self.lines if line.top > TOP - 1.5 and line.bottom < BOTTOM + 1.5]

    @property
    def number(self):
        """The line of the page number, None where there is none."""
        below = (line for line in self.lines if line.top > BOTTOM)
        return next((line for line in below if re.fullmatch(r"—\d+—", line.text)), None)

    def line(self, beginning):
        """The first line that begins so."""
        return next(line for line in self.lines if line.text.startswith(beginning))


def sheets(pdf: bytes | Path) -> list[Sheet]:
    """Every page of a PDF, measured."""
    with pdfplumber.open(io.BytesIO(pdf) if isinstance(pdf, bytes) else pdf) as file:
        return [_sheet(page) for page in file.pages]


def ink(pdf: bytes | Path, page: int, box: Box, resolution: int = 600) -> Box | None:
    """The painted pixels inside `box` of a page (counted from 0), None where nothing is painted."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        image = document[page].render(scale=resolution / 72, grayscale=True).to_pil()
    finally:
        document.close()
    pixel = 25.4 / resolution
    part = image.crop(tuple(round(edge / pixel) for edge in (box.x0, box.top, box.x1, box.bottom)))
    found = part.point(lambda value: 255 if value < 128 else 0).getbbox()
    if found is None:
        return None
    x0, top, x1, bottom = (edge * pixel for edge in found)
    return Box(box.x0 + x0, box.top + top, box.x0 + x1, box.top + bottom)


def is_red(color: Sequence[float]) -> bool:
    """True for the reds that a 发文机关标志 may have, in RGB or CMYK."""
    if len(color) == 3:
        return color[0] >= 0.7 and max(color[1:]) <= 0.43
    return len(color) == 4 and color[0] <= 0.1 and min(color[1:3]) >= 0.7 and color[3] <= 0.1


def is_black(color: Sequence[float]) -> bool:
    """True for black in grey, RGB or CMYK."""
    return color[-1] >= 0.84 if len(color) == 4 else max(color, default=0) <= 0.16


def squeezed(text: str) -> str:
    """`text` without anything blank."""
    return "".join(text.split())


def full_width(line: Line) -> int:
    """How many glyphs of the line are as wide as their size."""
    return sum(glyph.x1 - glyph.x0 >= FULL_WIDTH * glyph.size * MM for glyph in line.glyphs)


def pitches(lines: Iterable[Line]) -> list[float]:
    """The distances of the baselines of following lines."""
    baselines = [line.baseline for line in lines]
    return [after - before for before, after in pairwise(baselines)]


def _sheet(page) -> Sheet:
    glyphs = [_glyph(char, float(page.height)) for char in page.chars if char["text"].strip()]
    upright = [glyph for glyph in glyphs if not glyph.turn]
    return Sheet(
        width=float(page.width) * MM,
        height=float(page.height) * MM,
        lines=tuple(_lines(upright)),
        turned=tuple(glyph for glyph in glyphs if glyph.turn),
        rules=tuple(_rules(page)),
        images=tuple(Box(*(float(im[k]) * MM for k in ("x0", "top", "x1", "bottom"))) for im in page.images),
    )


def _glyph(char, height) -> Glyph:
    a, b, _, _, _, f = char["matrix"]
    turn = 0 if abs(b) < abs(a) * 0.02 and a > 0 else (90 if b < 0 else 270 if b > 0 else 180)
    size = char["size"] if not turn else char["x1"] - char["x0"]
    color = char["non_stroking_color"]
    return Glyph(
        text=char["text"],
        x0=char["x0"] * MM,
        x1=char["x1"] * MM,
        baseline=(height - f) * MM,
        size=size,
        font=char["fontname"].split("+")[-1],
        color=tuple(color) if isinstance(color, (tuple, list)) else (() if color is None else (color,)),
        turn=turn,
    )


def _lines(glyphs: list[Glyph]) -> Iterable[Line]:
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.baseline, glyph.x0)):
        if rows and glyph.baseline - rows[-1][0].baseline < SAME_LINE:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return (Line(tuple(sorted(row, key=lambda glyph: glyph.x0))) for row in rows)


def _rules(page) -> Iterable[Rule]:
    """A line painted twice on the same spot is one line to a ruler."""
    found = {}
    for shape in (*page.lines, *page.rects, *page.curves):
        if rule := _rule(shape):
            place = tuple(round(edge, 1) for edge in (rule.x0, rule.x1, rule.top, rule.bottom))
            found[place] = max(rule, found.get(place, rule), key=lambda rule: rule.thickness)
    return sorted(found.values(), key=lambda rule: (rule.top, rule.x0))


def _rule(shape) -> Rule | None:
    x0, x1, top, bottom = (float(shape[key]) * MM for key in ("x0", "x1", "top", "bottom"))
    stroked = bool(shape.get("stroke"))
    stroke = float(shape.get("linewidth") or 0) * MM if stroked else 0.0
    thin, long = sorted((x1 - x0, bottom - top))
    if long < 5 or thin > 1.5:
        return None
    color = shape["stroking_color" if stroked else "non_stroking_color"]
    color = color if isinstance(color, (tuple, list)) else (color,)
    return Rule(x0, x1, top, bottom, max(thin, stroke), is_red(color))
