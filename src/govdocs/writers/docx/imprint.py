"""版记 in Word: a text box at page coordinates, so that it ends on the lower edge of the 版心.

It holds a table, whose rows stand between the rules; without rules (10.1) the lines alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from govdocs.document.nodes import Imprint
from govdocs.layout.imprint import imprint_texts, printed_on_text
from govdocs.layout.pages import BLACK, MM_PER_POINT, Pages, PlacedLine, Rule
from govdocs.styles.sheet import StyleSheet
from govdocs.writers.docx.drawing import Box, text_box
from govdocs.writers.docx.oxml import CellBox, Edges, Look, Setting, cell, empty, paragraph, row, run, table
from govdocs.writers.docx.runs import Segment, runs
from govdocs.writers.docx.styles import style_id
from govdocs.writers.docx.units import TWIPS_PER_MM, above, twips

_REACH = 2.6  # millimetres above the first line in which the first rule lies
_LONG = 100.0  # millimetres: a rule of 版记 is longer
_TAIL = 20  # twips: the empty paragraph that must follow a table


def imprint_page(pages: Pages) -> int | None:
    """The page that bears 版记."""
    if pages.document.furniture.imprint is None:
        return None
    return next((line.page for line in pages.lines if line.part.startswith("imprint.")), None)


def imprint_top(pages: Pages, style: StyleSheet) -> float:
    """The upper edge of 版记 in millimetres: of its first rule, or of its first line in Word."""
    rules = _rules(pages)
    return rules[0].y0 if rules else _box_top(_lines(pages), style)


def imprint_run(pages: Pages, style: StyleSheet, identity: int) -> str:
    """A run that anchors 版记; empty where the document has none."""
    imprint = pages.document.furniture.imprint
    if imprint is None or not _lines(pages):
        return ""
    write = _ruled if _rules(pages) else _bare
    return write(pages, imprint, style, identity)


def _ruled(pages: Pages, imprint: Imprint, style: StyleSheet, identity: int) -> str:
    """A table with a row between two rules."""
    rules, lines = _rules(pages), _lines(pages)
    width = twips(style.page.text_width)
    rows = []
    for upper, lower in pairwise(rules):
        inside = [line for line in lines if upper.y0 < line.top < lower.y0]
        edges = Edges(top=_eighths(upper), bottom=_eighths(lower))
        box = CellBox(width, edges=edges, align="top")
        content = _content(inside, imprint, style, upper.y0)
        rows.append(row(cell(box, content), twips(lower.y0 - upper.y0), exact=True))
    top = rules[0].y0 - rules[0].thickness / 2
    height = rules[-1].y0 - top + rules[-1].thickness / 2 + (_TAIL + 10) / TWIPS_PER_MM
    return text_box(
        Box(style.page.left, top, style.page.text_width, height, "版记", identity),
        table([width], "".join(rows)) + empty(_TAIL),
    )


def _bare(pages: Pages, imprint: Imprint, style: StyleSheet, identity: int) -> str:
    """The lines of 版记 of a 信函."""
    lines = _lines(pages)
    top = _box_top(lines, style)
    height = lines[-1].top - lines[0].top + (_line(style) + _TAIL) / TWIPS_PER_MM
    box = Box(style.page.left, top, style.page.text_width, height, "版记", identity)
    return text_box(box, _content(lines, imprint, style, top))


def _box_top(lines: Sequence[PlacedLine], style: StyleSheet) -> float:
    inside = above(_line(style), lines[0].size, style.numbers.baseline)
    return lines[0].top - inside / TWIPS_PER_MM


def _lines(pages: Pages) -> list[PlacedLine]:
    return [line for line in pages.lines if line.part.startswith("imprint.")]


def _rules(pages: Pages) -> list[Rule]:
    lines = _lines(pages)
    top = min(line.top for line in lines) - _REACH
    page = pages.pages[lines[0].page]
    found = (rule for rule in page.rules if rule.y0 == rule.y1 and rule.y0 > top and rule.color == BLACK)
    return sorted((rule for rule in found if rule.x1 - rule.x0 > _LONG), key=lambda rule: rule.y0)


def _content(lines: Sequence[PlacedLine], imprint: Imprint, style: StyleSheet, upper: float) -> str:
    """The paragraphs between two rules, the first as far below the upper rule as the layout has it."""
    printing = [line for line in lines if line.part == "imprint.printing"]
    if printing:
        return _printing(printing, imprint, style, upper)
    groups: dict[tuple[str, int], list[PlacedLine]] = {}
    for line in lines:
        groups.setdefault((line.part, line.index), []).append(line)
    texts = imprint_texts(imprint)
    edge = style.page.width - style.page.right - _indent(style) / TWIPS_PER_MM
    xml: list[str] = []
    for (part, index), own in groups.items():
        text = texts[part] if part in texts else imprint.others[index]
        before = 0 if xml else _before(own[0], style, upper)
        first, left = twips(own[0].x0 - style.page.left), _hang(own, text, style)
        setting = Setting(
            style_id("imprint"),
            line=_line(style),
            before=before,
            left=left,
            right=_indent(style),
            first=first - left,
        )
        xml.append(paragraph(setting, runs([Segment(text)], own, free=lambda line: edge - line.x1)))
    return "".join(xml)


def _printing(lines: Sequence[PlacedLine], imprint: Imprint, style: StyleSheet, upper: float) -> str:
    """印发机关 at the left, 印发日期 at a right tab."""
    indent = _indent(style)
    setting = Setting(
        style_id("imprint"),
        line=_line(style),
        before=_before(lines[0], style, upper),
        left=indent,
        right=indent,
        tabs=((twips(style.page.text_width) - indent, "right"),),
    )
    return paragraph(setting, run(f"{imprint.printer}\t{printed_on_text(imprint)}", Look().xml()))


def _line(style: StyleSheet) -> int:
    return twips(style.numbers.imprint_pitch)


def _indent(style: StyleSheet) -> int:
    return twips(style.numbers.imprint_indent * style.looks["imprint"].size * MM_PER_POINT)


def _hang(lines: Sequence[PlacedLine], text: str, style: StyleSheet) -> int:
    """Where wrapped lines begin: below the first character after 主送： or 抄送：."""
    if len(lines) > 1:
        return twips(lines[1].x0 - style.page.left)
    cells = text.index("：") + 1 if text[2:3] == "：" else 0
    return _indent(style) + twips(cells * style.looks["imprint"].size * MM_PER_POINT)


def _before(line: PlacedLine, style: StyleSheet, upper: float) -> int:
    inside = above(_line(style), line.size, style.numbers.baseline)
    return max(0, round((line.top - upper) * TWIPS_PER_MM - inside))


def _eighths(rule: Rule) -> int:
    """The thickness of `rule` in eighths of a point."""
    return round(rule.thickness / MM_PER_POINT * 8)
