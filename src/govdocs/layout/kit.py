"""What every part of the layout works with, and how it puts a single line on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from govdocs.fonts.roles import FontRole
from govdocs.layout.canvas import Canvas
from govdocs.layout.pages import BLACK, MM_PER_POINT, Color, PlacedLine
from govdocs.layout.tables.cells import CellSetter
from govdocs.layout.typesetting.glyphs import Pen, Typesetter, natural_offsets
from govdocs.styles.sheet import StyleSheet


@dataclass(frozen=True, slots=True)
class Label:
    """A single line of text of the part `part`: its face, size and spacing in points."""

    text: str
    font: FontRole
    size: float
    part: str
    spacing: float = 0.0
    color: Color = BLACK
    index: int = 0
    row: int = 0
    column: int = 0
    start: int = 0


@dataclass(frozen=True, slots=True)
class Kit:
    """The style and the typesetter, and what was found for the cells of tables so far."""

    style: StyleSheet
    typesetter: Typesetter
    _cells: dict[tuple[str, ...], CellSetter] = field(default_factory=dict, init=False, compare=False)

    def cells(self, names: Sequence[str]) -> CellSetter:
        """What sets the cells of tables; `names` are kept whole."""
        return self._cells.setdefault(tuple(names), CellSetter(self.typesetter, names))

    def label(self, role: str, text: str, part: str, index: int = 0, row: int = 0) -> Label:
        """`text` in the look of `role`; 三号 text is spaced as in the body grid."""
        look = self.style.looks[role]
        return Label(text, look.font, look.size, part, self.grid_spacing(look.size), index=index, row=row)

    def grid_spacing(self, size: float) -> float:
        """The spacing in points that sets text of `size` in the cells of the body grid, 0 for other sizes."""
        spacing = self.style.page.cell / MM_PER_POINT - size
        return spacing if abs(spacing) <= 1.0 else 0.0

    def width(self, label: Label) -> float:
        """The width of `label` in millimetres, without the spacing behind its last character."""
        widths = self.typesetter.widths(label.text, label.font)
        gaps = sum(map(bool, widths)) - 1
        return (sum(widths) * label.size + label.spacing * max(gaps, 0)) * MM_PER_POINT

    def put(self, canvas: Canvas, label: Label, x: float, top: float) -> float:
        """Draws `label`, notes its place and gives its right edge."""
        glyphs = self.typesetter.glyphs(label.text, label.font)
        offsets = natural_offsets(glyphs, label.size, label.spacing)
        pen = Pen(x, top, label.size, label.color)
        canvas.add(*self.typesetter.runs(label.text, glyphs, offsets, pen))
        right = x + self.width(label)
        end = label.start + len(label.text)
        tracking = None if label.spacing in (0.0, self.grid_spacing(label.size)) else label.spacing
        canvas.lines.append(
            PlacedLine(
                label.part,
                label.index,
                label.start,
                end,
                canvas.page,
                top,
                x,
                right,
                label.size,
                tracking,
                (),
                label.row,
                label.column,
            )
        )
        return right
