"""版头 in Word, of a 文件, a 命令（令） or a 纪要: paragraphs of exact height, one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from govdocs.document.nodes import Masthead
from govdocs.layout.heads.head import shown_masthead
from govdocs.layout.pages import MM_PER_POINT, Pages, PlacedLine, Rule
from govdocs.styles.sheet import StyleSheet
from govdocs.writers.docx.headlines import (
    Head,
    HeadBuilder,
    add_line,
    add_rule,
    border_below,
    border_height,
    by_height,
    line_height,
    mark_look,
    mark_paragraph,
    mark_text,
    text_of,
)
from govdocs.writers.docx.letterhead import letter_head
from govdocs.writers.docx.oxml import CellBox, Look, Setting, cell, paragraph, row, run, table
from govdocs.writers.docx.runs import spaced
from govdocs.writers.docx.styles import style_id
from govdocs.writers.docx.units import twips

_CORNER = ("copy_number", "secrecy", "urgency")
_NUMBERS = ("number", "signers", "editor", "issue_date")
_CAPTION = "签发人："
_ADJOINING = 1.0  # millimetres

_Lines = dict[str, list[PlacedLine]]


def head(pages: Pages, style: StyleSheet) -> Head:
    """The head of `pages`; empty where the document has none. Red parts that they leave out are left out."""
    furniture = pages.document.furniture
    masthead = shown_masthead(furniture)
    if masthead is None:
        return Head("", 0, style.word.top)
    if furniture.form == "letter":
        return letter_head(pages, masthead, style)
    build, lines, rule = HeadBuilder(style), _head_lines(pages), _red_rule(pages)
    for line in chain.from_iterable(lines.get(part, []) for part in _CORNER):
        _corner(build, line, text_of(masthead, line.part))
    if len(lines.get("mark", [])) > 1:
        _joint_mark(build, masthead, lines["mark"], lines.get("mark_suffix", []))
    elif "mark" in lines:
        _mark(build, lines["mark"][0], mark_text(masthead))
    _numbers(build, masthead, lines, rule)
    if rule is None:
        return build.head()
    return Head("".join(build.xml), build.y, rule.y0 + rule.thickness / 2)


def _head_lines(pages: Pages) -> _Lines:
    found: _Lines = {}
    for line in pages.lines:
        if line.page == 0 and line.part != "block":
            found.setdefault(line.part, []).append(line)
    return found


def _red_rule(pages: Pages) -> Rule | None:
    rules = pages.pages[0].rules
    return next((rule for rule in rules if rule.color[0] > rule.color[1] and rule.y0 == rule.y1), None)


def _corner(build: HeadBuilder, line: PlacedLine, text: str) -> None:
    height = line_height(line.size)
    before = build.before(line.top, height, line.size)
    build.add(Setting(style_id(line.part), line=height, before=before), run(text, Look().xml()))


def _mark(build: HeadBuilder, line: PlacedLine, text: str) -> None:
    before = build.down_to(build.before(line.top, line_height(line.size), line.size))
    build.add(*mark_paragraph(build.style, line, text, before=before))


def _joint_mark(
    build: HeadBuilder, masthead: Masthead, names: Sequence[PlacedLine], suffix: Sequence[PlacedLine]
) -> None:
    """A table without rules: the names below each other, 文件 at their right in the middle of the block."""
    height = line_height(names[0].size)
    gap = build.down_to(build.before(names[0].top, height, names[0].size))
    if gap:
        build.blank(gap)
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
    setting = Setting(style_id("mark"), line=line_height(line.size), align="left")
    cells = cell(
        CellBox(widths[0], align="top"),
        paragraph(setting, spaced(masthead.issuers[line.index], line.tracking, mark_look(style, line))),
    )
    if not suffix:
        return cells
    box = CellBox(widths[1], merge="continue" if place else "restart")
    text = "" if place else spaced(masthead.suffix, None, mark_look(style, suffix[0]))
    return cells + cell(
        box, paragraph(Setting(style_id("mark"), line=line_height(suffix[0].size), align="left"), text)
    )


def _numbers(build: HeadBuilder, masthead: Masthead, lines: _Lines, rule: Rule | None) -> None:
    """The lines below the mark; the red rule is the lower border of the last one."""
    groups = by_height(chain.from_iterable(lines.get(part, []) for part in _NUMBERS))
    for place, group in enumerate(groups, 1):
        add = _signed_line if masthead.upward else add_line
        add(build, masthead, group, rule if place == len(groups) else None)
    if rule is not None and not groups:
        add_rule(build, rule)


def _signed_line(
    build: HeadBuilder, masthead: Masthead, lines: Sequence[PlacedLine], rule: Rule | None
) -> None:
    """发文字号 at the left, 签发人 at tab stops, or one of the two."""
    style, size = build.style, lines[0].size
    height, border = line_height(size), None
    if rule is not None:
        border, height = border_below(style, size, rule)
    before = build.down_to(build.before(lines[0].top, height, size))
    first, stops = _stops(style, lines)
    tabs = tuple((stop, "left") for stop in stops)
    setting = Setting(
        style_id("number"), line=height, before=before, first=first, align="left", tabs=tabs, rule=border
    )
    inside = "".join(
        _piece(style, masthead, line, tab=_apart(lines, place)) for place, line in enumerate(lines)
    )
    build.add(setting, inside)
    if border:
        build.y += border_height(border)


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
