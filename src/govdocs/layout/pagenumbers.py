"""页码: the number of a page between two one-字 dashes (7.5; clause 8 on landscape pages); page marks."""

from __future__ import annotations

from govdocs.layout.canvas import Canvas, Frame
from govdocs.layout.kit import Kit
from govdocs.layout.pages import MM_PER_POINT, GlyphRun
from govdocs.layout.typesetting.glyphs import shifted

DASH = "—"
_QUARTER_TURN = 90
MARK_TOP = 15.0  # mm from the edge of the sheet, practice: where Word has the line of its header


def page_number_text(number: int) -> str:
    """The page number as printed."""
    return f"{DASH} {number} {DASH}"


def draw_page_number(canvas: Canvas, number: int, kit: Kit) -> None:
    """Draws `number` where portrait pages have it: below the 版心, outside, one 字 in."""
    upright = Frame.of(kit.style.page)
    if canvas.frame.orientation == "portrait":
        _draw_upright(canvas, number, kit)
        return
    portrait = Canvas(upright, canvas.page)
    _draw_upright(portrait, number, kit)
    canvas.runs.extend(_turned(run, canvas.frame.sheet_width) for run in portrait.runs)
    canvas.lines.extend(portrait.lines)


def draw_mark(canvas: Canvas, mark: str, kit: Kit) -> None:
    """Draws what marks each page of a copy in the upper margin, at the right edge of the 版心."""
    label = kit.label("table_note", mark, "mark")
    kit.put(canvas, label, canvas.frame.right - kit.width(label), MARK_TOP)


def _draw_upright(canvas: Canvas, number: int, kit: Kit) -> None:
    numbers = kit.style.numbers
    label = kit.label("page_number", page_number_text(number), "page_number")
    frame, em = canvas.frame, label.size * MM_PER_POINT
    indent = numbers.number_indent * em
    left = frame.left + indent if number % 2 == 0 else frame.right - indent - kit.width(label)
    if kit.style.looks["page_number"].align == "center":
        left = (frame.left + frame.right - kit.width(label)) / 2
    baseline = frame.bottom + numbers.number_dash + numbers.dash_height * em
    kit.put(canvas, label, left, baseline - numbers.baseline * em)


def _turned(run: GlyphRun, width: float) -> GlyphRun:
    """`run` of an upright page on the same page turned counter-clockwise, `width` wide."""
    moved = shifted(run, lambda x, y: (width - y, x))
    return GlyphRun(
        moved.x, moved.y, moved.text, moved.face, moved.size, moved.spacing, moved.color, _QUARTER_TURN
    )
