"""版头: what stands above the red rule of page 1, placed by coordinates (7.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from govdocs.document.nodes import Masthead
from govdocs.layout.canvas import Canvas
from govdocs.layout.heads.mark import mark_of, put_mark
from govdocs.layout.kit import Kit
from govdocs.layout.pages import MM_PER_POINT, Rule
from govdocs.layout.paragraphs import pitch

SIGNERS = "签发人："
# How small the mark of a joint document may become, in steps, before 主送 must give way.
_MARK_SCALES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.42)
_LEAST_ROW = 0.75  # of the line distance: lines of very many signers


@dataclass(frozen=True, slots=True)
class Fit:
    """How a crowded 版头 is made smaller.

    `scale` shrinks the mark; `signers_a_line` is how many names stand in a line, 0 for what the
    standard says; `row` shrinks the distance of their lines; `apart` gives 发文字号 a line of its own.
    """

    scale: float = 1.0
    signers_a_line: int = 0
    row: float = 1.0
    apart: bool = False


WHOLE = Fit()


def draw_masthead(canvas: Canvas, masthead: Masthead, kit: Kit, fit: Fit = WHOLE) -> float:
    """Draws 版头 and gives the lower edge of the red rule; `fit` makes it smaller."""
    numbers = kit.style.numbers
    put_corner(canvas, masthead, kit, canvas.frame.top)
    bottom = put_mark(canvas, mark_of(masthead, kit, fit.scale), kit, numbers.mark_top)
    top = bottom + numbers.number_gap
    if masthead.upward:
        top = _signers(canvas, masthead, kit, top, fit)
    return put_red_rule(canvas, kit, _number(canvas, masthead, kit, top))


def fits_of(masthead: Masthead, kit: Kit) -> tuple[Fit, ...]:
    """The ways to set `masthead`, from that of the standard to the smallest."""
    scales = _MARK_SCALES if len(masthead.issuers) > 1 else (1.0,)
    fits = [Fit(scale) for scale in scales]
    names = len(masthead.signers) if masthead.upward else 0
    usual = kit.style.numbers.signers_a_line
    if names <= usual:
        return tuple(fits)
    least, more = fits[-1].scale, most_signers(masthead, kit, apart=False)
    fits += [Fit(least, count) for count in range(usual + 1, min(more, names) + 1)]
    if more > usual:
        fits.append(Fit(least, min(more, names), _LEAST_ROW))
    fits.append(Fit(least, most_signers(masthead, kit, apart=True), _LEAST_ROW, apart=True))
    return tuple(fits)


def most_signers(masthead: Masthead, kit: Kit, *, apart: bool) -> int:
    """How many signers find room in a line, beside 发文字号 or, `apart`, without it."""
    cell = kit.style.page.cell
    names = max(kit.width(kit.label("signer_name", name, "signers")) for name in masthead.signers)
    taken = kit.width(kit.label("signers", SIGNERS, "signers")) + 2 * kit.style.numbers.signer_indent * cell
    if not apart:
        taken += kit.width(kit.label("number", masthead.number, "number"))
    return max(1, int((kit.style.page.text_width - taken) / (names + cell)))


def put_corner(canvas: Canvas, masthead: Masthead, kit: Kit, top: float) -> float:
    """Draws 份号, 密级 and 紧急程度, one a line from `top` on (7.2.1 to 7.2.3); gives the lower edge.

    Where there is none of them that is `top`.
    """
    items = [
        ("copy_number", masthead.copy_number),
        ("secrecy", masthead.secrecy),
        ("urgency", masthead.urgency),
    ]
    bottom = top
    for role, text in items:
        if text:
            label = kit.label(role, text, role)
            kit.put(canvas, label, canvas.frame.left, top)
            bottom = top + label.size * MM_PER_POINT
            top += pitch(kit.style)
    return bottom


def put_number(canvas: Canvas, masthead: Masthead, kit: Kit, top: float) -> float:
    """Draws 发文字号 or 令号 in the middle (7.2.5, 10.2); gives its lower edge."""
    label = kit.label("number", masthead.number, "number")
    kit.put(canvas, label, (canvas.frame.left + canvas.frame.right - kit.width(label)) / 2, top)
    return top + label.size * MM_PER_POINT


def put_red_rule(canvas: Canvas, kit: Kit, above: float) -> float:
    """Draws the red rule below what ends at `above` (7.2.7); gives its lower edge."""
    numbers, frame = kit.style.numbers, canvas.frame
    y = above + numbers.rule_gap + numbers.rule_thickness / 2
    canvas.rules.append(Rule(frame.left, y, frame.right, y, numbers.rule_thickness, numbers.rule_color))
    return y + numbers.rule_thickness / 2


def _signers(canvas: Canvas, masthead: Masthead, kit: Kit, top: float, fit: Fit) -> float:
    """签发人 at the right, two a line, names in 楷体; gives the top of 发文字号 (7.2.6)."""
    if not masthead.signers:
        return top
    numbers, cell = kit.style.numbers, kit.style.page.cell
    count = fit.signers_a_line or numbers.signers_a_line
    names = [kit.label("signer_name", name, "signers", index) for index, name in enumerate(masthead.signers)]
    widths = [kit.width(name) for name in names]
    lefts = _columns(widths, count, canvas.frame.right - numbers.signer_indent * cell, cell)
    caption = kit.label("signers", SIGNERS, "signers", -1)
    gap = kit.grid_spacing(caption.size) * MM_PER_POINT
    kit.put(canvas, caption, lefts[0] - kit.width(caption) - gap, top)
    row_height = pitch(kit.style) * fit.row
    for number, name in enumerate(names):
        row, column = divmod(number, count)
        kit.put(canvas, replace(name, row=row, column=column), lefts[column], top + row * row_height)
    last = (len(names) - 1) // count
    return top + (last * row_height + pitch(kit.style) if fit.apart else last * row_height)


def _columns(widths: Sequence[float], count: int, right: float, gap: float) -> list[float]:
    """The left edges of `count` columns of names, the last one ending at `right`, `gap` between two."""
    lefts: list[float] = []
    for column in range(min(count, len(widths)) - 1, -1, -1):
        right -= max(widths[column::count])
        lefts.insert(0, right)
        right -= gap
    return lefts


def _number(canvas: Canvas, masthead: Masthead, kit: Kit, top: float) -> float:
    """发文字号, in the middle or, upward, one 字 from the left (7.2.5); gives its lower edge."""
    if not masthead.upward:
        return put_number(canvas, masthead, kit, top)
    label = kit.label("number", masthead.number, "number")
    kit.put(canvas, label, canvas.frame.left + kit.style.numbers.signer_indent * kit.style.page.cell, top)
    return top + label.size * MM_PER_POINT
