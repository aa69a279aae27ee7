"""版记: the block between black rules at the foot of the last page (7.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from govdocs.document.nodes import Imprint
from govdocs.layout.canvas import Canvas, Frame
from govdocs.layout.kit import Kit, Label
from govdocs.layout.pages import MM_PER_POINT, Rule
from govdocs.layout.strips import Kind, TextBlock, TextStrip
from govdocs.layout.typesetting.breaking import spans
from govdocs.layout.typesetting.lines import Line, Setting, break_lines

ADDRESSEES = "主送："
DISTRIBUTED_TO = "分送："
COPIES_TO = "抄送："
STOP = "。"
PRINTED = "印发"


@dataclass(frozen=True, slots=True)
class Entry:
    """An element of 版记 that may have several lines: 主送, 抄送 or another."""

    block: TextBlock
    lines: tuple[Line, ...]
    hang: float
    index: int = 0


@dataclass(frozen=True, slots=True)
class ImprintBlock:
    """The elements of 版记 in groups; a thin rule stands between two groups.

    That of a 信函 is not `ruled`: it has neither rules nor a line of 印发 (10.1).
    """

    groups: tuple[tuple[Entry, ...], ...]
    printer: Entry
    date: Label
    others: tuple[tuple[Entry, ...], ...]
    height: float
    ruled: bool = True

    @property
    def entries(self) -> tuple[Entry, ...]:
        """主送, 分送, 抄送 and the others, without the line of 印发."""
        return tuple(entry for group in (*self.groups, *self.others) for entry in group)


def is_empty(imprint: Imprint) -> bool:
    """True when 版记 of a 信函 would show nothing."""
    return not (imprint_texts(imprint) or imprint.others)


def imprint_texts(imprint: Imprint) -> dict[str, str]:
    """The elements of 版记 as printed, by the name of their part (7.4.2, 7.4.3)."""
    texts = {}
    if imprint.addressees:
        texts["imprint.addressees"] = ADDRESSEES + imprint.addressees.rstrip("：:") + STOP
    if imprint.distributed_to:
        texts["imprint.distributed_to"] = DISTRIBUTED_TO + imprint.distributed_to + STOP
    if imprint.copies_to:
        texts["imprint.copies_to"] = COPIES_TO + imprint.copies_to + STOP
    return texts


def printed_on_text(imprint: Imprint) -> str:
    """印发日期 as printed."""
    return imprint.printed_on if imprint.printed_on.endswith(PRINTED) else imprint.printed_on + PRINTED


def build_imprint(imprint: Imprint, kit: Kit, names: Sequence[str], *, ruled: bool = True) -> ImprintBlock:
    """版记, measured; that of a 信函 is not `ruled`."""
    build = _Builder(kit, names)
    texts = imprint_texts(imprint).items()
    first = tuple(build.entry(kit.label("imprint", text, part), len(ADDRESSEES)) for part, text in texts)
    groups = (first,) if first else ()
    others = tuple(
        (build.entry(kit.label("imprint", text, "imprint.other", index)),)
        for index, text in enumerate(imprint.others)
    )
    date = kit.label("imprint", printed_on_text(imprint), "imprint.printing", row=1)
    beside = kit.width(date) + date.size * MM_PER_POINT
    printer = build.entry(kit.label("imprint", imprint.printer, "imprint.printing"), beside=beside)
    height = sum(_group_height(group, kit) for group in (*groups, (printer,), *others))
    block = ImprintBlock(groups, printer, date, others, height, ruled)
    return block if ruled else replace(block, height=_bare_height(block, kit))


def _bare_height(block: ImprintBlock, kit: Kit) -> float:
    """The height of the lines of 版记 without rules around them."""
    count = sum(len(entry.lines) for entry in block.entries)
    return (count - 1) * kit.style.numbers.imprint_pitch + kit.style.looks["imprint"].size * MM_PER_POINT


def draw_imprint(canvas: Canvas, block: ImprintBlock, kit: Kit) -> None:
    """Draws 版记 so that its last rule lies on the lower edge of the 版心, or its last line stands there."""
    numbers, frame = kit.style.numbers, canvas.frame
    if not block.ruled:
        _draw_lines(canvas, block.entries, kit, frame.bottom - block.height)
        return
    y = frame.bottom - block.height
    _rule(canvas, y, numbers.imprint_outer)
    for group in block.groups:
        y = _draw_group(canvas, group, kit, y)
        _rule(canvas, y, numbers.imprint_inner)
    y = _draw_printing(canvas, block, kit, y)
    for group in block.others:
        _rule(canvas, y, numbers.imprint_inner)
        y = _draw_group(canvas, group, kit, y)
    _rule(canvas, frame.bottom, numbers.imprint_outer)


class _Builder:
    """Breaks the elements of 版记 into lines, one 字 in from both sides."""

    def __init__(self, kit: Kit, names: Sequence[str]) -> None:
        self._kit = kit
        self._names = names

    def entry(self, label: Label, hang: int = 0, beside: float = 0.0) -> Entry:
        """The lines of `label`, wrapped ones set in by `hang` characters; `beside` mm stay free beside it."""
        kit, size = self._kit, label.size
        glyphs = kit.typesetter.glyphs(label.text, label.font)
        widths = [glyph.width for glyph in glyphs]
        indent = sum(widths[:hang]) * size
        indents = 2 * kit.style.numbers.imprint_indent * size
        room = (kit.style.page.text_width - beside) / MM_PER_POINT - indents
        setting = Setting(cell=size, size=size, justify=False)
        kept = spans(label.text, self._names)
        lines = break_lines(label.text, widths, room, room - indent, setting, kept)
        block = TextBlock(label.text, glyphs, size, kit.typesetter, part=label.part)
        return Entry(block, lines, indent * MM_PER_POINT, label.index)


def _group_height(group: Sequence[Entry], kit: Kit) -> float:
    count = max(1, sum(len(entry.lines) for entry in group))
    return kit.style.numbers.imprint_row + (count - 1) * kit.style.numbers.imprint_pitch


def _draw_group(canvas: Canvas, group: Sequence[Entry], kit: Kit, top: float) -> float:
    """Draws the lines of `group` below a rule at `top` and gives the place of the next rule."""
    _draw_lines(canvas, group, kit, top + _pad(kit))
    return top + _group_height(group, kit)


def _draw_lines(canvas: Canvas, group: Sequence[Entry], kit: Kit, y: float) -> None:
    """Draws the lines of `group` one below the other from `y` on."""
    left = _left(canvas.frame, kit)
    for entry in group:
        for number, line in enumerate(entry.lines):
            x = left + (entry.hang if number else 0.0)
            strip = TextStrip(entry.index, Kind.NOTE, 0.0, 0.0, False, False, entry.block, line, x)
            strip.draw(canvas, y)
            y += kit.style.numbers.imprint_pitch


def _draw_printing(canvas: Canvas, block: ImprintBlock, kit: Kit, top: float) -> float:
    """印发机关 at the left, 印发日期 at the right of its last line, one 字 in (7.4.3)."""
    bottom = _draw_group(canvas, (block.printer,), kit, top)
    right = canvas.frame.right - (_left(canvas.frame, kit) - canvas.frame.left)
    y = bottom - kit.style.numbers.imprint_row + _pad(kit)
    kit.put(canvas, block.date, right - kit.width(block.date), y)
    return bottom


def _left(frame: Frame, kit: Kit) -> float:
    return frame.left + kit.style.numbers.imprint_indent * kit.style.looks["imprint"].size * MM_PER_POINT


def _pad(kit: Kit) -> float:
    """The space between a rule and the text below it in a row of one line."""
    return (kit.style.numbers.imprint_row - kit.style.looks["imprint"].size * MM_PER_POINT) / 2


def _rule(canvas: Canvas, y: float, thickness: float) -> None:
    canvas.rules.append(Rule(canvas.frame.left, y, canvas.frame.right, y, thickness))
