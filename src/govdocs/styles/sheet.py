"""A style sheet: how each role of a document looks, and the page it stands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from govdocs.fonts.roles import FontRole

Align = Literal["justify", "left", "center", "right"]
Rgb = tuple[float, float, float]


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
    pane, None for none. `bold` tells Word to thicken a family that has no heavy face of its own.
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
    bold: bool = False


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
class Measures:
    """The lengths of the standard that belong to no role: millimetres unless a name says otherwise.

    `cells` in a comment means 字 of the body grid. Values and clauses: `gb9704`.
    """

    one_line: float
    two_lines: float
    mark_top: float
    mark_width: float
    mark_size: float
    mark_least: float
    mark_rise: float
    number_gap: float
    rule_gap: float
    rule_thickness: float
    rule_color: Rgb
    title_gap: float
    label_to_title: float
    signer_indent: float
    signers_a_line: int
    date_indent_sealed: float
    date_indent_unsealed: float
    date_shift: float
    seal_gap: float
    seal_gap_least: float
    seal_apart: float
    seal_row_gap: float
    seal_names_apart: float
    seal_date_depth: float
    stamp_gap: float
    stamp_indent: float
    stamp_width: float
    stamp_height: float
    imprint_outer: float
    imprint_inner: float
    imprint_row: float
    imprint_pitch: float
    imprint_pad: float
    imprint_indent: float
    imprint_clearance: float
    number_dash: float
    number_indent: float
    dash_height: float
    least_pitch: float
    least_tracking: float
    gap_slack: float
    table_rule: float
    table_rule_thick: float
    table_pad_x: float
    table_pad_y: float
    table_gap: float
    table_line_gap: float
    table_sign_gap: float
    baseline: float
    letter_mark_top: float
    letter_rule_gap: float
    letter_rule_length: float
    letter_rule_thick: float
    letter_rule_apart: float
    letter_rule_thin: float
    letter_foot: float
    letter_item_gap: float
    order_mark_top: float
    order_body_gap: float
    minutes_mark_top: float
    editor_indent: float
    form_row: float
    form_row_low: float
    form_seal: float
    form_sign: float
    form_sign_indent: float
    form_sign_room: float
    form_photo_width: float
    form_photo_height: float
    seam_gap: float
    seam_dash: float
    seam_apart: float


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """Everything the layout and the writers know about looks.

    `looks` has one entry a role; `numbers` holds the other lengths of the standard; `fonts` the font
    family names that Word files carry for each role. `imprint_on_even_page` puts 版记 on an even page
    (GB/T 33476.2, 7.3.1), adding blank pages where needed.
    """

    name: str
    page: PageFrame
    word: WordFrame
    looks: Mapping[str, Look]
    fonts: Mapping[FontRole, str]
    numbers: Measures
    imprint_on_even_page: bool = True
