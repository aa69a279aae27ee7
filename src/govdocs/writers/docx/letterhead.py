"""The head of a 信函 in Word: the mark and the red double lines at page coordinates, the rest in the flow."""

from __future__ import annotations

from govdocs.document.nodes import Masthead
from govdocs.layout.pages import Pages, PlacedLine, Rule
from govdocs.styles.sheet import StyleSheet
from govdocs.writers.docx.drawing import Box, level_line, text_box
from govdocs.writers.docx.headlines import (
    Head,
    HeadBuilder,
    add_line,
    by_height,
    hexadecimal,
    line_height,
    mark_paragraph,
    mark_text,
)
from govdocs.writers.docx.oxml import paragraph
from govdocs.writers.docx.units import TWIPS_PER_MM, above

_ITEMS = frozenset({"copy_number", "secrecy", "urgency", "number"})
_MARK, _FIRST_LINE = 3, 4  # numbers among the drawings, below those of seals and 版记
_LEAST = 20  # twips
_SLACK = 0.5  # millimetres: a box a little higher than its line


def letter_head(pages: Pages, masthead: Masthead, style: StyleSheet) -> Head:
    """The head of a letter; what it draws hangs on an empty paragraph that brings the text to its place."""
    lines = [line for line in pages.lines if line.page == 0]
    red = [rule for rule in pages.pages[0].rules if rule.color[0] > rule.color[1] and rule.y0 == rule.y1]
    drawn = "".join(_mark(line, masthead, style) for line in lines if line.part == "mark")
    drawn += "".join(_line(rule, _FIRST_LINE + place) for place, rule in enumerate(red))
    items = by_height(line for line in lines if line.part in _ITEMS)
    build = HeadBuilder(style)
    first = items[0][0]
    build.blank(max(_LEAST, build.before(first.top, line_height(first.size), first.size)), drawn)
    for group in items:
        add_line(build, masthead, group, None)
    return build.head()


def _mark(line: PlacedLine, masthead: Masthead, style: StyleSheet) -> str:
    """A box with the name of the organ, across the 版心."""
    height = line_height(line.size)
    top = line.top - above(height, line.size, style.numbers.baseline) / TWIPS_PER_MM
    tall = height / TWIPS_PER_MM + _SLACK
    box = Box(style.page.left, top, style.page.text_width, tall, "发文机关标志", _MARK)
    return text_box(box, paragraph(*mark_paragraph(style, line, mark_text(masthead))), pushes=False)


def _line(rule: Rule, identity: int) -> str:
    box = Box(rule.x0, rule.y0, rule.x1 - rule.x0, 0.0, "红色双线", identity)
    return level_line(box, rule.thickness, hexadecimal(rule.color))
