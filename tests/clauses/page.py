"""Paper, type area and grid (clauses 5 and 6)."""

from __future__ import annotations

import statistics
from collections import Counter

from clauses.places import (
    TEXT_SIZE,
    TITLE_SIZE,
    body,
    flush_lines,
    full_pages,
    imprint_rules,
    is_size,
    main_family,
)
from clauses.registry import DOCUMENT, MINUTES, ORDER, Case, Reading, between, clause, every, near, tallied
from measure import BOTTOM, LEFT, RIGHT, TOP, full_width, is_black, is_red, pitches

# What a paragraph begins with that may be a heading.
ORDINALS = (*"一二三四五六七八九十（(",)
# Office programs begin a table at the page margin; that of the visual profile lies 3.4 mm above the type.
TABLE_ABOVE = 3.5
# Double red lines and the text of page 1 reach beyond the type area of a letter (10.1).
NOT_LETTERS = (DOCUMENT, ORDER, MINUTES)
STYLE, FLOW = "styles/gb9704.py", "layout/flow.py"


@clause("G-01", "5.1", "每页为 A4（210×297 mm）", STYLE)
def paper(case: Case) -> Reading | None:
    sides = [sorted((sheet.width, sheet.height)) for sheet in case.sheets]
    return every((f"{a:.1f}×{b:.1f} mm", abs(a - 210) <= 0.4 and abs(b - 297) <= 0.4) for a, b in sides)


@clause("G-02", "5.2.1", "天头 37 mm", STYLE)
def top_margin(case: Case) -> Reading | None:
    if case.setup:
        return _setup(case, "top", (37, 34.58))
    return near([lines[0].top for lines in full_pages(case)], TOP, _exact(case))


@clause("G-03", "5.2.1", "订口（左白边）28 mm", STYLE)
def left_margin(case: Case) -> Reading | None:
    return near([line.x0 for line in flush_lines(case)], LEFT, 1)


@clause("G-04", "5.2.1", "版心宽 156 mm", STYLE)
def text_width(case: Case) -> Reading | None:
    return near([line.x1 - line.x0 for line in flush_lines(case)], RIGHT - LEFT, 1)


@clause("G-05", "5.2.1", "版心高 225 mm", STYLE, NOT_LETTERS)
def text_height(case: Case) -> Reading | None:
    if case.setup:
        height = case.setup["h"] - case.setup["top"] - case.setup["bottom"]
        return Reading(f"页面设置 {height:.2f} mm", min(abs(height - 225), abs(height - 229.84)) <= 1)
    return near(
        [lines[-1].bottom - lines[0].top for lines in full_pages(case)], BOTTOM - TOP, 2 * _exact(case)
    )


@clause("G-06", "5.2.1", "切口（右白边）26 mm", STYLE)
def right_margin(case: Case) -> Reading | None:
    return near([210 - line.x1 for line in flush_lines(case)], 26, 1)


@clause("G-06b", "5.2.1", "地脚 35 mm", STYLE, NOT_LETTERS)
def bottom_margin(case: Case) -> Reading | None:
    if case.setup:
        return _setup(case, "bottom", (35, 32.58))
    return near([297 - lines[-1].bottom for lines in full_pages(case)], 35, _exact(case))


@clause("G-07", "5.2.3", "每面 22 行", FLOW)
def lines_a_page(case: Case) -> Reading | None:
    return near([len(lines) for lines in full_pages(case)], 22, 0, " 行")


@clause("G-08", "5.2.3", "每行 28 个字", "layout/typesetting/lines.py")
def characters_a_line(case: Case) -> Reading | None:
    lines = [line for line in flush_lines(case) if full_width(line) == len(line.glyphs)]
    counts = Counter(full_width(line) for line in lines)
    if not counts:
        return None
    usual = statistics.median(counts.elements())
    shown = Counter({f"{count} 字": times for count, times in counts.items()})
    return tallied(shown, abs(usual - 28) <= 1 and max(counts) <= 29)


@clause("G-09", "5.2.3", "行距一致，22 行撑满版心", FLOW)
def pitch(case: Case) -> Reading | None:
    found = [pitches(lines) for lines in full_pages(case)]
    if not found:
        return None
    spread = max(statistics.pstdev(page) for page in found)
    reading = between([statistics.mean(page) for page in found], 9.88, 10.6)
    return Reading(f"{reading.value}，离差 {spread:.3f} mm", reading.holds and spread <= 0.2)


@clause("G-10", "5.2.2", "正文用三号仿宋", STYLE)
def text_face(case: Case) -> Reading | None:
    found, heading = [], False
    for _, line in body(case):
        if line.x0 > LEFT + 3:
            heading = line.text.startswith(ORDINALS)
        if not heading and not is_size(line, TITLE_SIZE):
            found.append((line.text[:10], is_size(line, TEXT_SIZE) and main_family(line) == "仿宋"))
    return every(found)


@clause("G-11", "5.2.4", "除红色要素外文字为黑色", STYLE)
def black_text(case: Case) -> Reading | None:
    glyphs = [glyph for sheet in case.sheets for line in sheet.lines for glyph in line.glyphs]
    return every((glyph.text, is_black(glyph.color) or is_red(glyph.color)) for glyph in glyphs)


@clause("G-13", "6.3", "双面印刷，有版记时总页数为偶数", "layout/imprint.py")
def even_pages(case: Case) -> Reading | None:
    if not imprint_rules(case):
        return None
    return every([(f"{len(case.sheets)} 页", len(case.sheets) % 2 == 0)])


@clause("G-14", "5.2.1", "版心以外只有页码", FLOW, NOT_LETTERS)
def inside(case: Case) -> Reading | None:
    found = []
    for sheet in case.sheets:
        if sheet.width > sheet.height:
            continue
        found += [(line.text[:8], line.x0 > LEFT - 1 and line.x1 < RIGHT + 1) for line in sheet.lines]
        top = TOP - (TABLE_ABOVE if case.medium == "Word" else 1)
        found += [
            (line.text[:8], line.top > top and line.bottom < BOTTOM + 1)
            for line in sheet.lines
            if line is not sheet.number
        ]
        found += [
            ("线", rule.x0 > LEFT - 1 and rule.x1 < RIGHT + 1 and rule.y < BOTTOM + 1) for rule in sheet.rules
        ]
    return every(found)


@clause("G-15", "6.1", "版面不斜，版心误差不大于 1 mm", FLOW)
def straight(case: Case) -> Reading | None:
    edges = [line.x0 for line in flush_lines(case)]
    return between(max(edges) - min(edges), 0, 1) if edges else None


def _exact(case: Case) -> float:
    """How exactly the em boxes of a full page stand: office programs set lines as they like."""
    return 0.3 if case.medium == "PDF" else 1.0


def _setup(case: Case, side: str, allowed: tuple[float, float]) -> Reading:
    value = case.setup[side]
    return Reading(f"页面设置 {value:.2f} mm", min(abs(value - wish) for wish in allowed) <= 1)
