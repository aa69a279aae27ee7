"""A style sheet: how each role of a document looks, and the page it stands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from govdocs.fonts.roles import FontRole

Align = Literal["justify", "left", "center", "right"]


@dataclass(frozen=True, slots=True)
class PageFrame:
    """The sheet and its 版心, in millimetres; `lines` x `characters` fill the 版心."""

    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float
    lines: int
    characters: int

    @property
    def text_width(self) -> float:
        """Width of the 版心."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """Height of the 版心."""
        return self.height - self.top - self.bottom

    @property
    def cell(self) -> float:
        """Width of one 字 of body text."""
        return self.text_width / self.characters


@dataclass(frozen=True, slots=True)
class Look:
    """How the text of one role looks.

    `size` in points; indents in 字 of the body grid; `gap` is the empty space above the paragraph,
    edge to edge in millimetres, None where it follows at the line pitch; `pitch` the line pitch in
    millimetres, None for that of the body. `shaped` text is broken at words into a trapezoid or
    rhombus; `tight` text is set in cells of the body grid. `outline` is the level in the navigation
    pane, None for none.
    """

    font: FontRole
    size: float
    align: Align = "justify"
    first_indent: float = 0.0
    left_indent: float = 0.0
    right_indent: float = 0.0
    gap: float | None = None
    pitch: float | None = None
    keep_next: bool = False
    shaped: bool = False
    outline: int | None = None


@dataclass(frozen=True, slots=True)
class WordFrame:
    """Page set-up of the Word file: margins in millimetres, line grid in twips."""

    top: float
    bottom: float
    left: float
    right: float
    line_pitch: int
    tracking: float


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """Everything the layout and the writers know about looks.

    `looks` has one entry a role; `numbers` holds the other lengths of the standard by name, see
    `gb9704`; `fonts` the font family names that Word files carry for each role.
    """

    name: str
    page: PageFrame
    word: WordFrame
    looks: Mapping[str, Look]
    fonts: Mapping[FontRole, str]
