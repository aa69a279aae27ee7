"""The content stream of a page: its glyph runs, rules and pictures as PDF operators."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from govdocs.fonts.faces import Face
from govdocs.layout.pages import BLACK, MM_PER_POINT, Color, GlyphRun, Page, PlacedPicture, Rule
from govdocs.writers.pdf_fonts import EmbeddedFont


@dataclass(frozen=True, slots=True)
class Names:
    """Under which names a page's content finds its fonts and pictures."""

    font: Callable[[Face], EmbeddedFont]
    picture: Callable[[PlacedPicture], str]
    blend: str


def page_content(page: Page, names: Names) -> bytes:
    """The operators that draw `page`: rules, then text, then pictures over it."""
    height = page.height
    parts = [*_rules(page.rules, height), *_text(page.runs, height, names)]
    parts += [_picture(picture, height, names) for picture in page.pictures]
    return "\n".join(parts).encode("ascii")


def _rules(rules: tuple[Rule, ...], height: float) -> Iterator[str]:
    for rule in rules:
        ends = f"{_pt(rule.x0)} {_pt(height - rule.y0)} m {_pt(rule.x1)} {_pt(height - rule.y1)} l"
        yield f"{_color(rule.color).upper()} {_pt(rule.thickness)} w {ends} S"


def _text(runs: tuple[GlyphRun, ...], height: float, names: Names) -> Iterator[str]:
    """One text object; font, spacing and colour are set where they change."""
    now: tuple[str, str, str] = ("", "0 Tc", _color(BLACK))
    yield "BT"
    for run in runs:
        if not run.text:
            continue
        font = names.font(run.face)
        wanted = (f"/{font.name} {_number(run.size)} Tf", f"{_number(run.spacing)} Tc", _color(run.color))
        changes = [new for new, old in zip(wanted, now, strict=True) if new != old]
        now = wanted
        yield " ".join((*changes, _place(run, height), f"<{font.shown(run.text)}> Tj"))
    yield "ET"


def _place(run: GlyphRun, height: float) -> str:
    """The text matrix: the start of the run and its clockwise turn."""
    start = f"{_pt(run.x)} {_pt(height - run.y)} Tm"
    if not run.turn:
        return f"1 0 0 1 {start}"
    cosine, sine = math.cos(math.radians(run.turn)), math.sin(math.radians(run.turn))
    return f"{cosine:.6f} {-sine:.6f} {sine:.6f} {cosine:.6f} {start}"


def _picture(picture: PlacedPicture, height: float, names: Names) -> str:
    """A picture whose white lets the text below show, as the ink of a seal does."""
    box = f"{_pt(picture.width)} 0 0 {_pt(picture.height)}"
    corner = f"{_pt(picture.x)} {_pt(height - picture.y - picture.height)}"
    return f"q /{names.blend} gs {box} {corner} cm /{names.picture(picture)} Do Q"


def _color(color: Color) -> str:
    return "0 g" if color == BLACK else f"{' '.join(map(_number, color))} rg"


def _number(value: float) -> str:
    """A number as PDF knows it: never with an exponent."""
    return f"{round(value, 4):g}"


def _pt(length: float) -> str:
    """Millimetres as points."""
    return f"{length / MM_PER_POINT:.3f}"
