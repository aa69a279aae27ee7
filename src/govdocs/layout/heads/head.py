"""The head of page 1 in each format: 文件, 信函, 命令（令）, 纪要; with or without its red parts."""

from __future__ import annotations

from dataclasses import replace
from math import floor

from govdocs.document.nodes import Furniture, Masthead
from govdocs.layout.canvas import Canvas
from govdocs.layout.heads.letterhead import draw_letterhead
from govdocs.layout.heads.mark import mark_of, put_mark
from govdocs.layout.heads.masthead import Fit, draw_masthead, put_corner, put_number, put_red_rule
from govdocs.layout.kit import Kit, Label
from govdocs.layout.pages import MM_PER_POINT
from govdocs.layout.paragraphs import pitch

_RED_PARTS = frozenset({"mark", "mark_suffix"})


def shown_masthead(furniture: Furniture) -> Masthead | None:
    """The 版头 with the organs that its format names: a 信函 shows the host alone (10.1)."""
    masthead = furniture.masthead
    if masthead is None or furniture.form != "letter":
        return masthead
    return replace(masthead, issuers=masthead.issuers[:1])


def draw_head(canvas: Canvas, furniture: Furniture, kit: Kit, fit: Fit) -> float:
    """Draws the head that `furniture` asks for and gives its lower edge; none on a page without 版头.

    On preprinted paper the red parts are left out, everything else stands where it stands with them.
    """
    masthead = shown_masthead(furniture)
    if masthead is None:
        return canvas.frame.top
    if not furniture.preprinted:
        return _drawn(canvas, furniture, masthead, kit, fit)
    whole = Canvas(canvas.frame, canvas.page)
    bottom = _drawn(whole, furniture, masthead, kit, fit)
    red = kit.style.numbers.rule_color
    canvas.add(
        [run for run in whole.runs if run.color != red], [rule for rule in whole.rules if rule.color != red]
    )
    canvas.lines.extend(line for line in whole.lines if line.part not in _RED_PARTS)
    return bottom


def _drawn(canvas: Canvas, furniture: Furniture, masthead: Masthead, kit: Kit, fit: Fit) -> float:
    match furniture.form:
        case "letter":
            return draw_letterhead(canvas, masthead, kit)
        case "order":
            return _orderhead(canvas, masthead, kit, fit)
        case "minutes":
            return _minuteshead(canvas, masthead, kit, fit)
        case _:
            return draw_masthead(canvas, masthead, kit, fit)


def _orderhead(canvas: Canvas, masthead: Masthead, kit: Kit, fit: Fit) -> float:
    """命令（令）: the mark and, two lines below, 令号 in the middle (10.2)."""
    numbers = kit.style.numbers
    bottom = _mark(canvas, masthead, kit, fit, numbers.order_mark_top)
    return put_number(canvas, masthead, kit, bottom + numbers.number_gap)


def _minuteshead(canvas: Canvas, masthead: Masthead, kit: Kit, fit: Fit) -> float:
    """纪要: the mark (10.3); below it, by practice, 编号, 编发单位 with the date, and a red rule."""
    numbers = kit.style.numbers
    bottom = _mark(canvas, masthead, kit, fit, numbers.minutes_mark_top)
    top = bottom + numbers.number_gap
    if masthead.number:
        bottom = put_number(canvas, masthead, kit, top)
        top += pitch(kit.style)
    if masthead.editor or masthead.issued_on:
        bottom = _editor(canvas, masthead, kit, top)
    return put_red_rule(canvas, kit, bottom)


def _mark(canvas: Canvas, masthead: Masthead, kit: Kit, fit: Fit, top: float) -> float:
    """份号, 密级, 紧急程度 and the mark at `top`, lower where they need the room; gives its lower edge."""
    corner = put_corner(canvas, masthead, kit, canvas.frame.top)
    clear = corner + pitch(kit.style) - kit.style.looks["urgency"].size * MM_PER_POINT
    top = max(top, clear) if corner > canvas.frame.top else top
    return put_mark(canvas, mark_of(masthead, kit, fit.scale), kit, top)


def _editor(canvas: Canvas, masthead: Masthead, kit: Kit, top: float) -> float:
    """编发单位 at the left and the date at the right, each one 字 in; gives the lower edge.

    Where both find no room in one line the date stands in the next, and a name still too long is set smaller.
    """
    cell = kit.style.page.cell
    indent = kit.style.numbers.editor_indent * cell
    left, right = canvas.frame.left + indent, canvas.frame.right - indent
    editor = kit.label("editor", masthead.editor, "editor")
    day = kit.label("issue_date", masthead.issued_on, "issue_date")
    height = editor.size * MM_PER_POINT
    if masthead.editor:
        editor = _narrowed(editor, right - left, kit)
        kit.put(canvas, editor, left, top)
        if masthead.issued_on and left + kit.width(editor) + cell > right - kit.width(day):
            top += pitch(kit.style)
    if masthead.issued_on:
        kit.put(canvas, day, right - kit.width(day), top)
    return top + height


def _narrowed(label: Label, room: float, kit: Kit) -> Label:
    """`label` in a size in half points that `room` millimetres hold."""
    width = kit.width(label)
    if width <= room:
        return label
    bare = replace(label, spacing=0.0)
    halves = floor(2 * label.size * room / kit.width(bare))
    return replace(bare, size=min(label.size, halves / 2))
