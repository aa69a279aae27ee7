"""版头 in Word: paragraphs of exact height that bring each element to its coordinates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from govdocs.document.nodes import Masthead
from govdocs.layout.pages import MM_PER_POINT, Pages, PlacedLine, Rule
from govdocs.styles.sheet import StyleSheet
from govdocs.writers.docx.oxml import CellBox, Look, Setting, cell, empty, paragraph, row, run, table
from govdocs.writers.docx.runs import spaced
from govdocs.writers.docx.styles import style_id
from govdocs.writers.docx.units import (
    TWIPS_PER_MM,
    TWIPS_PER_POINT,
    above,
    half_points,
    twips,
)

# An exact line of 1.25 em has the em box all but centred wherever a program puts the baseline.
_ROOM = 1.25
_CORNER = ("copy_number", "secrecy", "urgency")
_CAPTION = "签发人："
_ADJOINING = 1.0  # millimetres


@dataclass(frozen=True, slots=True)
class Head:
    """版头 as XML, its height in twips, and where the red rule ends on the sheet in millimetres."""

    xml: str
    height: int
    bottom: float


@dataclass(slots=True)
class _Builder:
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
        self.xml.append(empty(before))
        self.y += before
        return 0

    def add(self, setting: Setting, inside: str) -> None:
        """Adds a paragraph with its height."""
        self.xml.append(paragraph(setting, inside))
        self.y += (setting.line or 0) + (setting.before or 0)


def head(pages: Pages, style: StyleSheet) -> Head:
    """版头 of `pages`; empty where the document has none."""
    masthead = pages.document.furniture.masthead
    if masthead is None:
        return Head("", 0, style.word.top)
    lines: dict[str, list[PlacedLine]] = {}
    for line in pages.lines:
        if line.page == 0 and line.part != "block":
            lines.setdefault(line.part, []).append(line)
    build = _Builder(style)
    for part in _CORNER:
        for line in lines.get(part, []):
            _single(build, line, part, getattr(masthead, part))
    if len(masthead.issuers) > 1:
        _joint_mark(build, masthead, lines["mark"], lines.get("mark_suffix", []))
    else:
        _mark(build, lines["mark"][0], "".join(masthead.issuers) + masthead.suffix)
    _numbers(build, masthead, [*lines.get("number", []), *lines.get("signers", [])], _red_rule(pages))
    return Head("".join(build.xml), build.y, _red_rule(pages).y0 + _red_rule(pages).thickness / 2)


def _red_rule(pages: Pages) -> Rule:
    return next(rule for rule in pages.pages[0].rules if rule.color[0] > rule.color[1] and rule.y0 == rule.y1)


def _line(size: float) -> int:
    return round(size * _ROOM * TWIPS_PER_POINT)


def _single(build: _Builder, line: PlacedLine, part: str, text: str) -> None:
    height = _line(line.size)
    before = build.before(line.top, height, line.size)
    build.add(Setting(style_id(part), line=height, before=before), run(text, Look().xml()))


def _mark(build: _Builder, line: PlacedLine, text: str) -> None:
    height = _line(line.size)
    before = build.down_to(build.before(line.top, height, line.size))
    look = _mark_look(build.style, line)
    build.add(Setting(style_id("mark"), line=height, before=before), spaced(text, line.tracking, look))


def _mark_look(style: StyleSheet, line: PlacedLine) -> Look:
    return Look(color=_hex(style.numbers.rule_color), half_points=half_points(line.size))


def _joint_mark(
    build: _Builder, masthead: Masthead, names: Sequence[PlacedLine], suffix: Sequence[PlacedLine]
) -> None:
    """A table without rules: the names below each other, 文件 at their right in the middle of the block."""
    height = _line(names[0].size)
    gap = build.down_to(build.before(names[0].top, height, names[0].size))
    if gap:
        build.xml.append(empty(gap))
        build.y += gap
    left = min(line.x0 for line in names)
    split = suffix[0].x0 if suffix else max(line.x1 for line in names) + names[0].size * MM_PER_POINT
    widths = [twips(split - left)]
    if suffix:
        widths.append(twips(suffix[0].x1 - split + names[0].size * MM_PER_POINT / 2))
    rows = []
    for place, line in enumerate(names):
        tall = height
        if place + 1 < len(names):
            tall = twips(names[place + 1].top - line.top)
        rows.append(row(_name_cells(build.style, masthead, (line, place), widths, suffix), tall, exact=True))
        build.y += tall
    build.xml.append(table(widths, "".join(rows), indent=twips(left - build.style.word.left)))


def _name_cells(
    style: StyleSheet,
    masthead: Masthead,
    name: tuple[PlacedLine, int],
    widths: Sequence[int],
    suffix: Sequence[PlacedLine],
) -> str:
    line, place = name
    setting = Setting(style_id("mark"), line=_line(line.size), align="left")
    cells = cell(
        CellBox(widths[0], align="top"),
        paragraph(setting, spaced(masthead.issuers[line.index], line.tracking, _mark_look(style, line))),
    )
    if not suffix:
        return cells
    box = CellBox(widths[1], merge="continue" if place else "restart")
    text = "" if place else spaced(masthead.suffix, None, _mark_look(style, suffix[0]))
    return cells + cell(
        box, paragraph(Setting(style_id("mark"), line=_line(suffix[0].size), align="left"), text)
    )


def _numbers(build: _Builder, masthead: Masthead, lines: Sequence[PlacedLine], rule: Rule) -> None:
    """发文字号 and 签发人, line by line; the red rule is the lower border of the last line."""
    tops = sorted({round(line.top, 2) for line in lines})
    for place, top in enumerate(tops):
        here = sorted((line for line in lines if round(line.top, 2) == top), key=lambda line: line.x0)
        if place + 1 < len(tops):
            _number_line(build, masthead, here, None)
        else:
            _number_line(build, masthead, here, rule)


def _number_line(build: _Builder, masthead: Masthead, lines: Sequence[PlacedLine], rule: Rule | None) -> None:
    style, size = build.style, lines[0].size
    height, space, thickness = _line(size), 0, 0
    border = None
    if rule is not None:
        space, height = _border(style, size)
        thickness = round(rule.thickness / MM_PER_POINT * 8)
        border = (thickness, space, _hex(rule.color))
    before = build.before(lines[0].top, height, size)
    if lines[0].part == "number" and not masthead.upward:
        setting = Setting(style_id("number"), line=height, before=before, rule=border)
        inside = run(masthead.number, Look().xml())
    else:
        first, stops = _stops(style, lines)
        tabs = tuple((stop, "left") for stop in stops)
        setting = Setting(
            style_id("number"), line=height, before=before, first=first, align="left", tabs=tabs, rule=border
        )
        inside = "".join(
            _piece(style, masthead, line, tab=_apart(lines, place)) for place, line in enumerate(lines)
        )
    build.add(setting, inside)
    build.y += space * TWIPS_PER_POINT + round(thickness / 8 * TWIPS_PER_POINT)


def _border(style: StyleSheet, size: float) -> tuple[int, int]:
    """Whole points between line and border, and the line height that makes up the rest of the gap."""
    gap = style.numbers.rule_gap / MM_PER_POINT
    space = max(0, min(31, int(gap - size * (_ROOM - 1) / 2)))
    rest = gap - space + (1 - style.numbers.baseline) * size
    return space, round(rest / (1 - 0.8) * TWIPS_PER_POINT)


def _stops(style: StyleSheet, lines: Sequence[PlacedLine]) -> tuple[int, list[int]]:
    """The indent of a number at the left, and the tab stops of the pieces that stand apart."""
    places = [twips(line.x0 - style.word.left) for place, line in enumerate(lines) if _apart(lines, place)]
    return (twips(lines[0].x0 - style.word.left) if lines[0].part == "number" else 0), places


def _apart(lines: Sequence[PlacedLine], place: int) -> bool:
    """True when a piece stands at a tab stop: no number at the left, no name right behind 签发人：."""
    if not place:
        return lines[0].part != "number"
    return lines[place].x0 - lines[place - 1].x1 > _ADJOINING


def _piece(style: StyleSheet, masthead: Masthead, line: PlacedLine, *, tab: bool) -> str:
    lead = run("\t") if tab else ""
    if line.part == "number":
        return lead + run(masthead.number, Look().xml())
    if line.index < 0:
        return lead + run(_CAPTION, Look().xml())
    family = style.fonts[style.looks["signer_name"].font]
    return lead + run(masthead.signers[line.index], Look(family=family).xml())


def _hex(color: Iterable[float]) -> str:
    return "".join(f"{round(value * 255):02X}" for value in color)
