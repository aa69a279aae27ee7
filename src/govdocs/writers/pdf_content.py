"""The content stream of a page: its glyph runs, rules and pictures as PDF operators."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from govdocs.fonts.faces import Face
from govdocs.layout.pages import BLACK, MM_PER_POINT, Color, GlyphRun, Page, PlacedPicture, Rule
from govdocs.writers.pdf_fonts import EmbeddedFont

Look = tuple[Face, str, str, str]
"""How a run is set: its face, and in the words of PDF its size, its spacing and its colour."""


class Run(NamedTuple):
    """Characters in one look; `place` is the matrix that puts them on the page."""

    look: Look
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page in the words of PDF, but for the numbers of its glyphs: size in millimetres, rules, runs."""

    width: float
    height: float
    rules: tuple[str, ...]
    runs: tuple[Run, ...]
    pictures: tuple[PlacedPicture, ...] = ()


@dataclass(frozen=True, slots=True)
class Names:
    """Under which names a page's content finds its fonts and pictures."""

    font: Callable[[Face], EmbeddedFont]
    picture: Callable[[PlacedPicture], str]


def drawing_of(page: Page) -> Drawing:
    """What `page` shows."""
    height = page.height
    rules, runs = tuple(_rules(page.rules, height)), tuple(_runs(page.runs, height))
    return Drawing(page.width, height, rules, runs, page.pictures)


def page_content(drawing: Drawing, names: Names) -> bytes:
    """The operators that draw the rules and the text of a page."""
    return "\n".join([*drawing.rules, *_text(drawing.runs, names)]).encode("ascii")


def picture_content(drawing: Drawing, names: Names) -> bytes:
    """The operators that draw the pictures of a page, b"" where it has none.

    They come first: text in black over the red of a seal looks as ink does, without any transparency,
    which PDF/A-1 does not know (ISO 19005-1, 6.4).
    """
    lines = [f"{_picture(picture, drawing.height, names)}\n" for picture in drawing.pictures]
    return "".join(lines).encode("ascii")


def _rules(rules: tuple[Rule, ...], height: float) -> Iterator[str]:
    mm = MM_PER_POINT
    for x0, y0, x1, y1, thickness, color in rules:
        start = f"{x0 / mm:.3f} {(height - y0) / mm:.3f}"
        end = f"{x1 / mm:.3f} {(height - y1) / mm:.3f}"
        yield f"{_color(color).upper()} {thickness / mm:.3f} w {start} m {end} l S"


def _runs(runs: tuple[GlyphRun, ...], height: float) -> Iterator[Run]:
    """The runs in words of PDF; most look like the one before."""
    known: tuple[Face, float, float, Color] | None = None
    look: Look | None = None
    for x, y, text, face, size, spacing, color, turn in runs:
        if not text:
            continue
        if look is None or (face, size, spacing, color) != known:
            known = (face, size, spacing, color)
            look = (face, f"{_number(size)} Tf", f"{_number(spacing)} Tc", _color(color))
        start = f"{x / MM_PER_POINT:.3f} {(height - y) / MM_PER_POINT:.3f} Tm"
        yield Run(look, f"{_turned(turn) if turn else '1 0 0 1'} {start}", text)


def _text(runs: tuple[Run, ...], names: Names) -> Iterator[str]:
    """One text object; font, spacing and colour are set where they change."""
    shown = _shown(runs, names)
    look: Look | None = None
    now: tuple[str, str, str] = ("", "0 Tc", _color(BLACK))
    yield "BT"
    for run in runs:
        changes = ""
        if run.look != look:
            face, size, spacing, color = look = run.look
            wanted = (f"/{names.font(face).name} {size}", spacing, color)
            changes = "".join([f"{new} " for new, old in zip(wanted, now, strict=True) if new != old])
            now = wanted
        yield f"{changes}{run.place} <{next(shown[run.look[0]])}> Tj"
    yield "ET"


def _shown(runs: tuple[Run, ...], names: Names) -> dict[Face, Iterator[str]]:
    """What the runs of each face show, in their order."""
    texts: dict[Face, list[str]] = {}
    for run in runs:
        texts.setdefault(run.look[0], []).append(run.text)
    return {face: iter(names.font(face).shown(found)) for face, found in texts.items()}


def _turned(turn: int) -> str:
    """The text matrix of a run turned clockwise by `turn` degrees."""
    cosine, sine = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    return f"{cosine:.6f} {-sine:.6f} {sine:.6f} {cosine:.6f}"


def _picture(picture: PlacedPicture, height: float, names: Names) -> str:
    """A picture in its box."""
    box = f"{_pt(picture.width)} 0 0 {_pt(picture.height)}"
    corner = f"{_pt(picture.x)} {_pt(height - picture.y - picture.height)}"
    return f"q {box} {corner} cm /{names.picture(picture)} Do Q"


def _color(color: Color) -> str:
    return "0 g" if color == BLACK else f"{' '.join(map(_number, color))} rg"


def _number(value: float) -> str:
    """A number as PDF knows it: never with an exponent, and 0 without a sign."""
    return f"{round(value, 4) + 0.0:g}"


def _pt(length: float) -> str:
    """Millimetres as points."""
    return f"{length / MM_PER_POINT:.3f}"
