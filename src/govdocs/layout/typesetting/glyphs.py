"""Text set in the faces of a font set: its widths, and the glyph runs that draw it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol
from weakref import WeakKeyDictionary

from govdocs.diagnostics import Diagnostic
from govdocs.fonts.faces import Face
from govdocs.fonts.marks import is_mark, is_unseen
from govdocs.fonts.roles import FontRole
from govdocs.layout.pages import BLACK, MM_PER_POINT, Color, GlyphRun, Rule

# Marks that stand in the middle, at the right and at the left of a full cell.
_CENTERED = frozenset("—…·")
_RIGHT = frozenset("“‘")
_LEFT = frozenset("”’")
_FULL_CELL = _CENTERED | _RIGHT | _LEFT
_SAME = 0.002  # points: spacings that differ by less are one spacing
_BOX_LINE = 0.09  # millimetres


class Fonts(Protocol):
    """What the layout asks of a font set."""

    def pick(self, role: FontRole, character: str) -> Face | None:
        """The face that draws `character` in `role`; None when no face has it."""

    def face(self, role: FontRole) -> Face:
        """The face that `role` should have."""

    def report(self, role: FontRole, text: str, where: str = "") -> tuple[Diagnostic, ...]:
        """Which characters of `text` another face draws, and which none can."""


class Glyph(NamedTuple):
    """A character's face, the width of its cell, its natural width and how far it is set in, in em."""

    face: Face | None
    width: float
    natural: float
    inset: float


class _Found:
    """What was found in a font set for one role: its own face, and by character the glyphs.

    `widths` are those of the glyphs' cells. `odd` finds the characters that the role's own face lacks or
    does not draw at their natural width; `foreign` are those that it lacks.
    """

    __slots__ = ("foreign", "glyphs", "odd", "own", "strange", "widths")

    def __init__(self, own: Face) -> None:
        self.own = own
        self.glyphs: dict[str, Glyph] = {}
        self.widths: dict[str, float] = {}
        self.foreign: set[str] = set()
        self.strange: set[str] = set()
        self.odd = re.compile("(?!)")

    def add(self, character: str, glyph: Glyph) -> None:
        """Keeps the glyph of a character."""
        self.glyphs[character] = glyph
        self.widths[character] = glyph.width
        if glyph.face not in (self.own, None) and glyph.width:
            self.foreign.add(character)
        if glyph.face is not self.own or not glyph.natural == glyph.width > 0:
            self.strange.add(character)
            self.odd = re.compile(f"[{re.escape(''.join(sorted(self.strange)))}]")


# Kept as long as the set is: most characters come back in every document.
_FOUND: WeakKeyDictionary[Fonts, dict[FontRole, _Found]] = WeakKeyDictionary()


class Typesetter:
    """Measures and draws text with the faces of one font set."""

    def __init__(self, fonts: Fonts, baseline: float) -> None:
        self.fonts = fonts
        self._baseline = baseline
        self._found = _FOUND.setdefault(fonts, {role: _Found(fonts.face(role)) for role in FontRole})
        self.missing: dict[str, None] = {}
        self.foreign: dict[FontRole, dict[str, None]] = {}

    def glyphs(self, text: str, role: FontRole) -> list[Glyph]:
        """The glyph of each character."""
        found = self._found[role]
        try:
            glyphs = list(map(found.glyphs.__getitem__, text))
        except KeyError:
            self._learn(text, role)
            glyphs = list(map(found.glyphs.__getitem__, text))
        if found.foreign and not found.foreign.isdisjoint(text):
            self.foreign.setdefault(role, {}).update(dict.fromkeys(sorted(found.foreign.intersection(text))))
        return glyphs

    def widths(self, text: str, role: FontRole) -> list[float]:
        """The width of each character's cell in em."""
        found = self._found[role].widths
        try:
            return list(map(found.__getitem__, text))
        except KeyError:
            self._learn(text, role)
            return list(map(found.__getitem__, text))

    def width(self, text: str, role: FontRole) -> float:
        """The natural width of `text` in em."""
        return sum(self.widths(text, role))

    def plain(self, text: str, role: FontRole) -> tuple[list[float], Face | None]:
        """The width of each character's cell, and the role's own face where `text` is plain, else None.

        In plain text that face draws every character at its natural width. A line of it is one run: none
        of its characters need be looked at again.
        """
        widths, found = self.widths(text, role), self._found[role]
        return widths, None if found.odd.search(text) else found.own

    def baseline(self, top: float, size: float) -> float:
        """The baseline of text of `size` points whose em box begins at `top` millimetres."""
        return top + self._baseline * size * MM_PER_POINT

    def _learn(self, text: str, role: FontRole) -> None:
        """Looks up those characters of `text` that were not met before."""
        found = self._found[role]
        for character in text:
            if character not in found.glyphs:
                found.add(character, self._find(character, role))

    def _find(self, character: str, role: FontRole) -> Glyph:
        face = self.fonts.pick(role, character)
        if is_mark(character) and (face is not None or is_unseen(character)):
            return Glyph(face, 0.0, 0.0, 0.0)
        if face is None:
            return Glyph(None, 1.0, 1.0, 0.0)
        natural = face.advance(character)
        if character not in _FULL_CELL or natural >= 1.0:
            return Glyph(face, natural, natural, 0.0)
        return Glyph(face, 1.0, natural, _inset(character, natural))

    def runs(
        self, text: str, glyphs: Sequence[Glyph], offsets: Sequence[float], pen: Pen
    ) -> tuple[list[GlyphRun], list[Rule]]:
        """The runs that draw `text`, each character `offsets` points right of the pen.

        Without offsets every character stands at its own width behind the one before it.
        Characters that no face has become a frame with their code point.
        """
        if not offsets:
            offsets = natural_offsets(glyphs, pen.size)
        runs: list[GlyphRun] = []
        rules: list[Rule] = []
        start, count = 0, len(text)
        while start < count:
            glyph = glyphs[start]
            if glyph.face is None:
                if glyph.width:
                    self._box(text[start], offsets[start], pen, runs, rules)
                start += 1
                continue
            end, spacing = _uniform(glyphs, offsets, start, pen.size)
            x = pen.x + (offsets[start] + glyph.inset * pen.size) * MM_PER_POINT
            y = self.baseline(pen.top, pen.size)
            runs.append(GlyphRun(x, y, text[start:end], glyph.face, pen.size, spacing, pen.color))
            start = end
        return runs, rules

    def _box(self, character: str, offset: float, pen: Pen, runs: list[GlyphRun], rules: list[Rule]) -> None:
        """A frame in the cell of `character` with its code point inside, and a note of it."""
        self.missing.setdefault(character)
        em = pen.size * MM_PER_POINT
        left, top = pen.x + offset * MM_PER_POINT + em * 0.06, pen.top + em * 0.06
        right, bottom = left + em * 0.88, top + em * 0.88
        for x0, y0, x1, y1 in (
            (left, top, right, top),
            (left, bottom, right, bottom),
            (left, top, left, bottom),
            (right, top, right, bottom),
        ):
            rules.append(Rule(x0, y0, x1, y1, _BOX_LINE, pen.color))
        code = f"{ord(character):04X}"
        half = (len(code) + 1) // 2
        for row, digits in enumerate((code[:half], code[half:])):
            small = pen.size * 0.8 / max(half, 2) / 0.6
            small = min(small, pen.size * 0.36)
            inner = Pen(left + em * 0.08, top + em * (0.06 + 0.4 * row), small, pen.color)
            glyphs = self.glyphs(digits, FontRole.SONGTI)
            drawn, _ = self.runs(digits, glyphs, natural_offsets(glyphs, small), inner)
            runs.extend(drawn)


class Pen(NamedTuple):
    """Where text begins (millimetres: left edge, top of the em box), its size in points, its colour."""

    x: float
    top: float
    size: float
    color: Color = BLACK


def natural_offsets(glyphs: Sequence[Glyph], size: float, spacing: float = 0.0) -> tuple[float, ...]:
    """The left edges, in points, of glyphs set one after the other with `spacing` behind each."""
    offsets = []
    x = 0.0
    for glyph in glyphs:
        offsets.append(x)
        x += glyph.width * size + (spacing if glyph.width else 0.0)
    return tuple(offsets)


def shifted(run: GlyphRun, move: Callable[[float, float], tuple[float, float]]) -> GlyphRun:
    """`run` with its place changed by `move`."""
    x, y = move(run.x, run.y)
    return GlyphRun(x, y, run.text, run.face, run.size, run.spacing, run.color, run.turn)


def _uniform(glyphs: Sequence[Glyph], offsets: Sequence[float], start: int, size: float) -> tuple[int, float]:
    """The end of the longest run from `start` of one face at one spacing, and that spacing."""
    face, _, natural, inset = glyphs[start]
    right = offsets[start] + (inset + natural) * size
    spacing, count = None, len(glyphs)
    for end in range(start + 1, count):
        own, width, natural, inset = glyphs[end]
        if own is not face:
            return end, spacing or 0.0
        if not width:
            return _after_marks(glyphs, end), spacing or 0.0
        left = offsets[end] + inset * size
        if spacing is None:
            spacing = left - right
        elif abs(left - right - spacing) > _SAME:
            return end, spacing
        right = left + natural * size
    return count, spacing or 0.0


def _after_marks(glyphs: Sequence[Glyph], index: int) -> int:
    """The index of the first glyph behind that at `index` that is no mark of the same face."""
    face = glyphs[index].face
    while index < len(glyphs) and not glyphs[index].width and glyphs[index].face is face:
        index += 1
    return index


def _inset(character: str, natural: float) -> float:
    if character in _CENTERED:
        return (1.0 - natural) / 2
    return 1.0 - natural if character in _RIGHT else 0.0
