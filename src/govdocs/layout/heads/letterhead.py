"""信函格式: double red lines above and below the text of page 1 (10.1, figure 11)."""

from __future__ import annotations

from govdocs.document.nodes import Masthead
from govdocs.layout.canvas import Canvas
from govdocs.layout.heads.mark import mark_of, put_mark
from govdocs.layout.heads.masthead import put_corner
from govdocs.layout.kit import Kit
from govdocs.layout.pages import MM_PER_POINT, Rule


def draw_letterhead(canvas: Canvas, masthead: Masthead, kit: Kit) -> float:
    """Draws the mark, both double lines and what stands below the upper one; gives its lower edge."""
    numbers = kit.style.numbers
    bottom = put_mark(canvas, mark_of(masthead, kit), kit, numbers.letter_mark_top)
    thick, thin = numbers.letter_rule_thick, numbers.letter_rule_thin
    bottom = _lines(canvas, kit, bottom + numbers.letter_rule_gap, (thick, thin))
    _lines(canvas, kit, _lower_top(kit), (thin, thick))
    top = bottom + numbers.letter_item_gap
    return max(put_corner(canvas, masthead, kit, top), _number(canvas, masthead, kit, top))


def first_foot(kit: Kit) -> float:
    """How far down the text of page 1 may reach: the 版心 does not bound it (10.1)."""
    return _lower_top(kit) - kit.style.numbers.letter_item_gap


def _lower_top(kit: Kit) -> float:
    """The upper edge of the lower double line."""
    numbers = kit.style.numbers
    height = numbers.letter_rule_thick + numbers.letter_rule_apart + numbers.letter_rule_thin
    return kit.style.page.height - numbers.letter_foot - height


def _lines(canvas: Canvas, kit: Kit, top: float, pair: tuple[float, float]) -> float:
    """Draws two red lines in the middle of the sheet, the first from `top` on; gives the lower edge."""
    numbers, frame = kit.style.numbers, canvas.frame
    left = (frame.sheet_width - numbers.letter_rule_length) / 2
    right = left + numbers.letter_rule_length
    for thickness in pair:
        y = top + thickness / 2
        canvas.rules.append(Rule(left, y, right, y, thickness, numbers.rule_color))
        top += thickness + numbers.letter_rule_apart
    return top - numbers.letter_rule_apart


def _number(canvas: Canvas, masthead: Masthead, kit: Kit, top: float) -> float:
    """发文字号 at the right edge of the 版心; gives its lower edge."""
    label = kit.label("number", masthead.number, "number")
    kit.put(canvas, label, canvas.frame.right - kit.width(label), top)
    return top + label.size * MM_PER_POINT
