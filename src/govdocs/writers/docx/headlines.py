"""The lines of a head in Word: paragraphs of exact height that bring each element to its coordinates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from govdocs.document.nodes import Masthead
from govdocs.layout.pages import MM_PER_POINT, Color, PlacedLine, Rule
from govdocs.styles.sheet import StyleSheet
from govdocs.writers.docx.oxml import Look, Setting, paragraph, run
from govdocs.writers.docx.runs import spaced
from govdocs.writers.docx.styles import style_id
from govdocs.writers.docx.units import TWIPS_PER_MM, TWIPS_PER_POINT, above, half_points, twips

# An exact line of 1.25 em has the em box all but centred wherever a program puts the baseline.
_ROOM = 1.25
_NEAR = 0.3  # millimetres: an edge this near to another is the same
_FIELDS = {"issue_date": "issued_on"}

Border = tuple[int, int, str]
"""A line below a paragraph: eighths of a point, points away, colour."""


@dataclass(frozen=True, slots=True)
class Head:
    """A head as XML, its height in twips, and where the text begins on the sheet in millimetres."""

    xml: str
    height: int
    bottom: float


@dataclass(slots=True)
class HeadBuilder:
    """A head under construction: its paragraphs, and how far below the top margin they reach in twips."""

    style: StyleSheet
    y: int = 0
    xml: list[str] = field(default_factory=list)

    def before(self, top: float, line: int, size: float) -> int:
        """The space that brings type of `size` points in a line of `line` twips to `top` millimetres."""
        place = (top - self.style.word.top) * TWIPS_PER_MM - above(line, size, self.style.numbers.baseline)
        return max(0, round(place) - self.y)

    def down_to(self, before: int) -> int:
        """Writes `before` as an empty paragraph where nothing stands above; else gives it back."""
        if self.xml or not before:
            return before
        self.blank(before)
        return 0

    def blank(self, height: int, inside: str = "") -> None:
        """Adds an empty paragraph `height` twips high, which may carry drawings."""
        self.add(Setting("GovEmpty", line=height, before=0), inside)

    def add(self, setting: Setting, inside: str) -> None:
        """Adds a paragraph with its height."""
        self.xml.append(paragraph(setting, inside))
        self.y += (setting.line or 0) + (setting.before or 0)

    def head(self) -> Head:
        """What was built; the text begins where it ends."""
        return Head("".join(self.xml), self.y, self.style.word.top + self.y / TWIPS_PER_MM)


def line_height(size: float) -> int:
    """The height in twips of a line for type of `size` points that must stand at a coordinate."""
    return round(size * _ROOM * TWIPS_PER_POINT)


def hexadecimal(color: Color | Iterable[float]) -> str:
    """A colour as Word writes it."""
    return "".join(f"{round(value * 255):02X}" for value in color)


def mark_look(style: StyleSheet, line: PlacedLine) -> Look:
    """The look of 发文机关标志 as large as the layout has it."""
    return Look(color=hexadecimal(style.numbers.rule_color), half_points=half_points(line.size))


def mark_paragraph(style: StyleSheet, line: PlacedLine, text: str, *, before: int = 0) -> tuple[Setting, str]:
    """A mark of one line."""
    setting = Setting(style_id("mark"), line=line_height(line.size), before=before)
    return setting, spaced(text, line.tracking, mark_look(style, line))


def mark_text(masthead: Masthead) -> str:
    """The text of a mark of one line."""
    return "".join(masthead.issuers) + masthead.suffix


def text_of(masthead: Masthead, part: str) -> str:
    """The text of a piece of the head that is not the mark."""
    return str(getattr(masthead, _FIELDS.get(part, part)))


def by_height(lines: Iterable[PlacedLine]) -> list[list[PlacedLine]]:
    """`lines` in groups that stand side by side, from the top down and from left to right."""
    groups: dict[float, list[PlacedLine]] = {}
    for line in sorted(lines, key=lambda line: (round(line.top, 2), line.x0)):
        groups.setdefault(round(line.top, 2), []).append(line)
    return list(groups.values())


def add_line(build: HeadBuilder, masthead: Masthead, lines: Sequence[PlacedLine], rule: Rule | None) -> None:
    """Adds pieces that stand side by side, one in the middle, at the left or at the right edge.

    `rule` is its lower border.
    """
    style, first = build.style, lines[0]
    height, border = line_height(first.size), None
    if rule is not None:
        border, height = border_below(style, first.size, rule)
    before = build.down_to(build.before(first.top, height, first.size))
    left, right = style.page.left, style.page.width - style.page.right
    centred = len(lines) == 1 and abs(first.x0 + first.x1 - left - right) < 2 * _NEAR
    flush = len(lines) == 1 and not centred and abs(right - first.x1) < _NEAR
    indent = None if centred or flush else twips(first.x0 - left)
    setting = Setting(
        style_id(first.part),
        line=height,
        before=before,
        first=indent or None,
        align="center" if centred else "right" if flush else "left",
        tabs=tuple((twips(line.x1 - left), "right") for line in lines[1:]),
        rule=border,
    )
    pieces = [run(text_of(masthead, line.part), _look(style, line, first).xml()) for line in lines]
    build.add(setting, run("\t").join(pieces))
    if border:
        build.y += border_height(border)


def _look(style: StyleSheet, line: PlacedLine, first: PlacedLine) -> Look:
    """A piece in another face or size than that of its paragraph names it."""
    look, paragraph_look = style.looks[line.part], style.looks[first.part]
    smaller = line.size < look.size
    return Look(
        family="" if look.font is paragraph_look.font else style.fonts[look.font],
        spacing=0 if smaller else None,
        half_points=half_points(line.size) if smaller else None,
    )


def border_below(style: StyleSheet, size: float, rule: Rule) -> tuple[Border, int]:
    """The red rule as the lower border of a line of type, and the line height that makes up its distance.

    Word takes whole points between line and border.
    """
    gap = style.numbers.rule_gap / MM_PER_POINT
    space = max(0, min(31, int(gap - size * (_ROOM - 1) / 2)))
    rest = gap - space + (1 - style.numbers.baseline) * size
    border = (round(rule.thickness / MM_PER_POINT * 8), space, hexadecimal(rule.color))
    return border, round(rest / (1 - 0.8) * TWIPS_PER_POINT)


def border_height(border: Border) -> int:
    """The twips that a border takes below its line."""
    thickness, space, _ = border
    return space * TWIPS_PER_POINT + round(thickness / 8 * TWIPS_PER_POINT)


def add_rule(build: HeadBuilder, rule: Rule) -> None:
    """Adds the red rule below what stands above it, as the border of an empty paragraph."""
    thickness = round(rule.thickness / MM_PER_POINT * 8)
    upper = round((rule.y0 - rule.thickness / 2 - build.style.word.top) * TWIPS_PER_MM)
    border = (thickness, 0, hexadecimal(rule.color))
    build.xml.append(paragraph(Setting("GovEmpty", line=max(1, upper - build.y), before=0, rule=border), ""))
    build.y = upper + border_height(border)
