"""Headings and paragraphs as strips, one a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from govdocs.document.nodes import Heading, Paragraph
from govdocs.fonts.roles import FontRole
from govdocs.layout.canvas import Frame
from govdocs.layout.pages import MM_PER_POINT
from govdocs.layout.strips import Kind, TextBlock, TextStrip
from govdocs.layout.typesetting.breaking import spans
from govdocs.layout.typesetting.glyphs import Glyph, Typesetter, natural_offsets
from govdocs.layout.typesetting.lines import Line, Setting, break_lines
from govdocs.layout.typesetting.titles import shape_title
from govdocs.styles.sheet import Look, StyleSheet

TITLES = frozenset({"title", "attachment_title"})
_KINDS = {
    "title": Kind.HEAD,
    "attachment_title": Kind.HEAD,
    "attachment_label": Kind.HEAD,
    "subtitle": Kind.HEAD,
    "addressees": Kind.HEAD,
    "attachment_note": Kind.AFTER,
    "attachment_note_next": Kind.AFTER,
    "note": Kind.NOTE,
}
# A heading of more lines is no longer kept with what follows in one piece.
_WHOLE_HEADING = 3


@dataclass(frozen=True, slots=True)
class _Manner:
    """How a paragraph is set: its look, its kind, its hang in characters, how much tighter in points."""

    look: Look
    kind: Kind
    hang: int = 0
    extra: float = 0.0


class ParagraphShaper:
    """Sets headings and paragraphs in the lines of one frame."""

    def __init__(self, style: StyleSheet, typesetter: Typesetter, names: Sequence[str], frame: Frame) -> None:
        self._style = style
        self._typesetter = typesetter
        self._names = tuple(names)
        self._frame = frame
        self._cell = style.page.cell / MM_PER_POINT
        self._body_pitch = pitch(style)

    def heading(self, index: int, heading: Heading, extra: float = 0.0) -> list[TextStrip]:
        """The lines of a heading and of the text run in behind it."""
        role = f"heading_{heading.level}"
        look = self._style.looks[role]
        title = (heading.ordinal or "") + heading.text
        parts = [(title, look.font), (heading.rest, self._style.looks["body"].font)]
        bookmark = None if look.outline is None else (title, look.outline)
        block = self._block(parts, look.size, bookmark)
        strips = self._strips(index, block, _Manner(look, Kind.BODY, extra=extra))
        alone = not heading.rest and look.keep_next and len(strips) <= _WHOLE_HEADING
        for strip in strips:
            strip.keep = alone
        return strips

    def paragraph(self, index: int, paragraph: Paragraph, extra: float = 0.0) -> list[TextStrip]:
        """The lines of a paragraph."""
        look = self._style.looks[paragraph.role]
        parts = [(run.text, self._font(run.role, look)) for run in paragraph.runs]
        bookmark = None if look.outline is None else (_flat(paragraph.text), look.outline)
        block = self._block(parts, look.size, bookmark)
        kind = _KINDS.get(paragraph.role, Kind.BODY)
        strips = self._strips(index, block, _Manner(look, kind, paragraph.hang, extra))
        for strip in strips:
            strip.keep = look.keep_next
        return strips

    def _font(self, role: str, look: Look) -> FontRole:
        return self._style.looks[role].font if role else look.font

    def _block(
        self, parts: Sequence[tuple[str, FontRole]], size: float, bookmark: tuple[str, int] | None
    ) -> TextBlock:
        glyphs: list[Glyph] = []
        for text, font in parts:
            glyphs += self._typesetter.glyphs(text, font)
        return TextBlock("".join(text for text, _ in parts), glyphs, size, self._typesetter, bookmark)

    def _strips(self, index: int, block: TextBlock, manner: _Manner) -> list[TextStrip]:
        look = manner.look
        lines: Sequence[Line]
        if look.shaped:
            lines = self._shaped(block)
            indents = (0.0, 0.0)
        else:
            setting = self._setting(look, manner.extra)
            indents = self._indents(block, look, manner.hang, setting)
            lines = self._broken(block, indents, look, setting)
            block = replace(block, tracking=setting.tracking) if manner.extra else block
        lefts = self._lefts(lines, indents, look)
        return self._stacked(index, block, manner, list(zip(lines, lefts, strict=True)))

    def _setting(self, look: Look, extra: float) -> Setting:
        justify = look.align == "justify"
        if abs(look.size - self._cell) > 1.0:
            return Setting(cell=look.size + extra, size=look.size, tracking=extra, justify=justify)
        tracking = self._style.word.tracking + extra
        return Setting(cell=self._cell + extra, size=look.size, tracking=tracking, justify=justify)

    def _indents(self, block: TextBlock, look: Look, hang: int, setting: Setting) -> tuple[float, float]:
        """Where the first and the following lines begin, in points from the edge of the frame."""
        first = (look.left_indent + look.first_indent) * self._cell
        if not hang:
            return first, look.left_indent * self._cell
        step = setting.cell - setting.size
        return first, first + sum(glyph.width * look.size + step for glyph in block.glyphs[:hang])

    def _broken(
        self, block: TextBlock, indents: tuple[float, float], look: Look, setting: Setting
    ) -> Sequence[Line]:
        room = self._frame.width / MM_PER_POINT - look.right_indent * self._cell
        widths = [glyph.width for glyph in block.glyphs]
        kept = spans(block.text, self._names)
        return break_lines(block.text, widths, room - indents[0], room - indents[1], setting, kept)

    def _shaped(self, block: TextBlock) -> list[Line]:
        limit = float(int(self._frame.width / MM_PER_POINT / block.size))
        widths = [glyph.width for glyph in block.glyphs]
        lines = []
        for start, end in shape_title(block.text, widths, limit, self._names):
            offsets = natural_offsets(block.glyphs[start:end], block.size)
            width = sum(widths[start:end]) * block.size
            lines.append(Line(start, end, offsets, width, None, ()))
        return lines

    def _lefts(self, lines: Sequence[Line], indents: tuple[float, float], look: Look) -> list[float]:
        frame = self._frame
        if look.align == "center":
            return [frame.left + (frame.width - line.width * MM_PER_POINT) / 2 for line in lines]
        if look.align == "right":
            edge = frame.right - look.right_indent * self._cell * MM_PER_POINT
            return [edge - line.width * MM_PER_POINT for line in lines]
        return [frame.left + indents[min(number, 1)] * MM_PER_POINT for number in range(len(lines))]

    def _stacked(
        self, index: int, block: TextBlock, manner: _Manner, placed: Sequence[tuple[Line, float]]
    ) -> list[TextStrip]:
        look = manner.look
        height = look.size * MM_PER_POINT
        leading = (look.pitch or self._body_pitch) - height
        elastic = look.pitch is None
        strips = [
            TextStrip(index, manner.kind, height, leading, elastic, False, block, line, x)
            for line, x in placed
        ]
        if strips and look.gap is not None:
            strips[0].space, strips[0].elastic = look.gap, False
        return strips


def pitch(style: StyleSheet) -> float:
    """The line distance that fills the 版心 with the style's lines of body text (5.2.3)."""
    page = style.page
    return (page.text_height - style.looks["body"].size * MM_PER_POINT) / (page.lines - 1)


def _flat(text: str) -> str:
    return text.replace("\n", "")
