"""页码 in Word: footers with a PAGE field between one-字 dashes."""

from __future__ import annotations

from govdocs.layout.pagenumbers import DASH
from govdocs.layout.pages import MM_PER_POINT
from govdocs.styles.sheet import StyleSheet
from govdocs.writers.docx.drawing import Box, turned_box
from govdocs.writers.docx.oxml import Look, Setting, empty, footer, page_field, paragraph, run
from govdocs.writers.docx.styles import style_id
from govdocs.writers.docx.units import BASELINE_IN_LINE, TWIPS_PER_MM, TWIPS_PER_POINT, twips

_ROOM = 1.25
_SILENT = 20  # twips
_ODD, _EVEN = 1, 2  # numbers of the boxes on landscape pages among the drawings


def footer_distance(style: StyleSheet) -> int:
    """Twips from the edge of the sheet to the foot of the footer that has the dash where 7.5 wants it."""
    return round(
        (style.page.height - _baseline(style)) * TWIPS_PER_MM - (1 - BASELINE_IN_LINE) * _line(style)
    )


def footer_top(style: StyleSheet) -> float:
    """Where the footer of portrait pages begins, in millimetres from the top of the sheet."""
    return style.page.height - (footer_distance(style) + _line(style)) / TWIPS_PER_MM


def upright(style: StyleSheet, *, odd: bool) -> str:
    """The footer of odd or even portrait pages."""
    return footer(_paragraph(style, odd=odd))


def turned(style: StyleSheet, *, odd: bool) -> str:
    """The footer of odd or even landscape pages: a box where portrait pages have the number (clause 8)."""
    page = style.page
    height = _line(style) / TWIPS_PER_MM
    x = page.height - _baseline(style) - (1 - BASELINE_IN_LINE) * height
    box = Box(x, page.left, height, page.text_width, "页码", _ODD if odd else _EVEN)
    content = turned_box(box, _paragraph(style, odd=odd))
    return footer(paragraph(Setting("GovEmpty", line=20), content))


def silent() -> str:
    """The footer of pages without a number."""
    return footer(empty(_SILENT))


def silent_height(style: StyleSheet) -> float:
    """How far the footer of portrait pages without a number reaches up the sheet, in millimetres."""
    return (footer_distance(style) + 2 * _SILENT) / TWIPS_PER_MM


def _paragraph(style: StyleSheet, *, odd: bool) -> str:
    indent = twips(style.numbers.number_indent * style.looks["page_number"].size * MM_PER_POINT)
    outside = style.looks["page_number"].align != "center"
    setting = Setting(
        style_id("page_number"),
        line=_line(style),
        left=indent if outside and not odd else None,
        right=indent if outside and odd else None,
        align=("right" if odd else "left") if outside else "center",
    )
    look = Look().xml()
    return paragraph(setting, run(f"{DASH} ", look) + page_field(look) + run(f" {DASH}", look))


def _line(style: StyleSheet) -> int:
    return round(style.looks["page_number"].size * _ROOM * TWIPS_PER_POINT)


def _baseline(style: StyleSheet) -> float:
    """The baseline of the page number in millimetres from the top of a portrait sheet."""
    page, numbers = style.page, style.numbers
    em = style.looks["page_number"].size * MM_PER_POINT
    return page.height - page.bottom + numbers.number_dash + numbers.dash_height * em
