"""发文机关标志: the red name of the issuer, one line or the joined names of several (7.2.4, 10.1 to 10.3)."""

from __future__ import annotations

from dataclasses import dataclass

from govdocs.document.nodes import Masthead
from govdocs.layout.canvas import Canvas
from govdocs.layout.kit import Kit, Label
from govdocs.layout.pages import MM_PER_POINT

_SUFFIX_GROWTH = 1.2  # 文件 beside stacked names, in sizes of the names: figure 3
_SUFFIX_GAP = 0.5  # em of the names
_SPREAD = 0.3  # em: the widest spacing of a short mark
_JOINT_SIZE = 42.0  # points: figure 3


@dataclass(frozen=True, slots=True)
class Mark:
    """The 发文机关标志: its lines, each at a place relative to the mark's corner, its size and height."""

    lines: tuple[tuple[Label, float, float], ...]
    width: float
    height: float
    size: float


def mark_of(masthead: Masthead, kit: Kit, scale: float = 1.0) -> Mark:
    """The mark that `masthead` asks for."""
    if len(masthead.issuers) > 1:
        return _joint_mark(masthead, kit, scale)
    return _single_mark("".join(masthead.issuers) + masthead.suffix, kit, scale)


def put_mark(canvas: Canvas, mark: Mark, kit: Kit, top: float) -> float:
    """Draws `mark` in the middle of the 版心, its upper edge at `top`; gives its lower edge."""
    left = (canvas.frame.left + canvas.frame.right - mark.width) / 2
    for label, x, y in mark.lines:
        kit.put(canvas, label, left + x, top + y)
    return top + mark.height


def _single_mark(text: str, kit: Kit, scale: float) -> Mark:
    numbers, look = kit.style.numbers, kit.style.looks["mark"]
    em = kit.typesetter.width(text, look.font)
    size = min(numbers.mark_size, numbers.mark_width / MM_PER_POINT / max(em, 1.0)) * scale
    gaps = max(len(text) - 1, 1)
    spare = numbers.mark_width / MM_PER_POINT - em * size
    spacing = max(0.0, min(spare / gaps, _SPREAD * size)) if scale == 1.0 else 0.0
    label = Label(text, look.font, size, "mark", spacing, numbers.rule_color)
    return Mark(((label, 0.0, 0.0),), kit.width(label), size * MM_PER_POINT, size)


def _joint_mark(masthead: Masthead, kit: Kit, scale: float) -> Mark:
    """Names below each other, spaced to one width, 文件 at their right (7.2.4, figure 3)."""
    numbers, font = kit.style.numbers, kit.style.looks["mark"].font
    ems = [kit.typesetter.width(name, font) for name in masthead.issuers]
    suffix_em = kit.typesetter.width(masthead.suffix, font)
    tail = _SUFFIX_GAP + _SUFFIX_GROWTH * suffix_em if masthead.suffix else 0.0
    size = min(_JOINT_SIZE, numbers.mark_width / MM_PER_POINT / (max(ems) + tail)) * scale
    em = size * MM_PER_POINT
    lines = []
    for index, (name, width) in enumerate(zip(masthead.issuers, ems, strict=True)):
        spacing = (max(ems) - width) * size / max(len(name) - 1, 1)
        label = Label(name, font, size, "mark", spacing, numbers.rule_color, index)
        lines.append((label, 0.0, index * numbers.mark_rise * em))
    height = (len(lines) - 1) * numbers.mark_rise * em + em
    if masthead.suffix:
        large = _SUFFIX_GROWTH * size
        label = Label(masthead.suffix, font, large, "mark_suffix", 0.0, numbers.rule_color)
        lines.append((label, (max(ems) + _SUFFIX_GAP) * em, (height - large * MM_PER_POINT) / 2))
    return Mark(tuple(lines), (max(ems) + tail) * em, height, size)
