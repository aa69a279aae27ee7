"""版记, 页码 and tables (clauses 7.4, 7.5 and 8)."""

from __future__ import annotations

import re

from clauses.places import SMALL_SIZE, imprint_lines, imprint_rules, is_size, main_family
from clauses.registry import DOCUMENT, MINUTES, ORDER, Case, Reading, between, clause, every, near
from measure import BOTTOM, LEFT, RIGHT, Box, Line, ink, squeezed

NOT_LETTERS = (DOCUMENT, ORDER, MINUTES)
HERE, NUMBERS = "layout/imprint.py", "layout/pagenumbers.py"
CELL_4 = 14 * 25.4 / 72
DASH_Y = BOTTOM + 7


@clause("G-100", "7.4.1", "版记分隔线与版心等宽", HERE)
def rule_lengths(case: Case) -> Reading | None:
    return near([rule.length for rule in imprint_rules(case)], 156, 1)


@clause("G-101", "7.4.1", "首末条 0.35 mm，中间 0.25 mm", HERE)
def rule_thickness(case: Case) -> Reading | None:
    rules = imprint_rules(case)
    if len(rules) < 2:
        return None
    outer = [rules[0].thickness, rules[-1].thickness]
    inner = [rule.thickness for rule in rules[1:-1]]
    holds = all(abs(value - 0.35) <= 0.1 for value in outer) and all(
        abs(value - 0.25) <= 0.1 for value in inner
    )
    return Reading(
        "、".join(f"{rule.thickness:.2f}" for rule in rules) + " mm",
        holds and max(inner, default=0) < min(outer),
    )


@clause("G-102", "7.4.1", "首条分隔线在版记第一个要素之上", HERE)
def first_rule(case: Case) -> Reading | None:
    lines, rules = imprint_lines(case), imprint_rules(case)
    return Reading(f"{lines[0].text[:6]}之上 {lines[0].top - rules[0].y:.2f} mm", True) if lines else None


@clause("G-103", "7.4.1", "末条分隔线与最后一面版心下边缘重合（y = 262）", HERE)
def last_rule(case: Case) -> Reading | None:
    return near([rule.y for rule in imprint_rules(case)[-1:]], BOTTOM, 1)


@clause("G-104", "GB/T 33476.2 7.3.1", "版记在偶数页", HERE)
def imprint_page(case: Case) -> Reading | None:
    return every([(f"第 {len(case.sheets)} 面", len(case.sheets) % 2 == 0)]) if imprint_rules(case) else None


def _copies(case: Case) -> list[Line]:
    lines = imprint_lines(case)
    starts = [at for at, line in enumerate(lines) if line.text.startswith("抄送：")]
    return lines[starts[0] : -1] if starts else []


@clause("G-105", "7.4.2", "抄送机关四号仿宋，左右各空一字", HERE)
def copies(case: Case) -> Reading | None:
    lines = _copies(case)
    if not lines:
        return None
    faces = all(main_family(line) == "仿宋" and is_size(line, SMALL_SIZE) for line in lines)
    left, right = lines[0].x0 - LEFT, RIGHT - max(line.x1 for line in lines)
    return Reading(
        f"左空 {left:.2f} mm，右空 {right:.2f} mm",
        faces and abs(left - CELL_4) <= 1.5 and right >= CELL_4 - 1.5,
    )


@clause("G-106", "7.4.2", "“抄送：”开头，句号结尾", HERE)
def copies_form(case: Case) -> Reading | None:
    text = "".join(line.text for line in _copies(case))
    return Reading(f"{text[:6]}……{text[-3:]}", bool(re.fullmatch("抄送：.+。", text))) if text else None


@clause("G-107", "7.4.2", "抄送回行与冒号后的首字对齐", HERE)
def copies_hang(case: Case) -> Reading | None:
    lines = _copies(case)
    return near([line.x0 - lines[0].glyphs[3].x0 for line in lines[1:]], 0, 1)


@clause("G-108", "7.4.2", "移入版记的主送机关在抄送之上，其间无分隔线", HERE)
def moved_addressees(case: Case) -> Reading | None:
    lines = imprint_lines(case)
    if not lines or not lines[0].text.startswith("主送："):
        return None
    copied = _copies(case)
    if not copied:
        return Reading("无抄送机关", True)
    between_them = [rule for rule in imprint_rules(case) if lines[0].top < rule.y < copied[0].top]
    return Reading(f"其间 {len(between_them)} 条线", not between_them)


@clause("G-109", "7.4.3", "印发机关左空一字，印发日期右空一字，同一行，四号仿宋", HERE)
def printing(case: Case) -> Reading | None:
    lines = imprint_lines(case)
    if not lines:
        return None
    line = lines[-1]
    left, right = line.x0 - LEFT, RIGHT - line.x1
    face = main_family(line) == "仿宋" and is_size(line, SMALL_SIZE)
    return Reading(
        f"左空 {left:.2f} mm，右空 {right:.2f} mm",
        face and abs(left - CELL_4) <= 1.5 and abs(right - CELL_4) <= 1.5 and line.text.endswith("印发"),
    )


@clause("G-110", "7.4.3", "印发日期用阿拉伯数字，不编虚位，后加“印发”", HERE)
def printed_on(case: Case) -> Reading | None:
    lines = imprint_lines(case)
    if not lines:
        return None
    text = lines[-1].text.removeprefix(squeezed(case.data["imprint"]["printer"]))
    return Reading(text, bool(re.fullmatch(r"\d{4}年([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日印发", text)))


@clause("G-112", "7.4.3", "抄送与印发之间有细线", HERE)
def thin_rule(case: Case) -> Reading | None:
    copied, rules = _copies(case), imprint_rules(case)
    if not copied:
        return None
    found = [rule for rule in rules if copied[-1].baseline < rule.y < imprint_lines(case)[-1].baseline]
    return Reading(f"{len(found)} 条", len(found) == 1)


def _numbers(case: Case) -> list[tuple[int, Line]]:
    return [(page, sheet.number) for page, sheet in enumerate(case.sheets, 1) if sheet.number]


@clause("G-113", "7.5", "页码四号半角宋体数字", NUMBERS)
def number_face(case: Case) -> Reading | None:
    return every((line.text, main_family(line) == "宋体" and is_size(line, 14)) for _, line in _numbers(case))


@clause("G-114", "7.5", "页码数字两侧各一条一字线", NUMBERS)
def number_dashes(case: Case) -> Reading | None:
    return every(
        (line.text, bool(re.fullmatch(r"—\d+—", line.text)) and line.glyphs[0].x1 - line.glyphs[0].x0 >= 3.5)
        for _, line in _numbers(case)
    )


@clause("G-115", "7.5", "一字线上距版心下边缘 7 mm（y = 269）", NUMBERS)
def number_height(case: Case) -> Reading | None:
    found = []
    for page, line in _numbers(case)[:2]:
        dash = line.glyphs[0]
        box = ink(case.pdf, page - 1, Box(dash.x0, line.baseline - 4, dash.x1, line.baseline + 1))
        if box:
            found.append(box.center[1])
    return near(found, DASH_Y, 1)


@clause("G-116", "7.5", "单页码居右空一字，双页码居左空一字", NUMBERS)
def number_side(case: Case) -> Reading | None:
    return between([RIGHT - line.x1 if page % 2 else line.x0 - LEFT for page, line in _numbers(case)], 4, 8)


@clause("G-117", "7.5", "页码连续，附件与正文连续编", NUMBERS)
def number_sequence(case: Case) -> Reading | None:
    return every((f"第 {page} 面为 {line.text}", line.text == f"—{page}—") for page, line in _numbers(case))


@clause("G-118", "7.5", "版记前有空白页的，空白页和版记页均不编页码", NUMBERS, NOT_LETTERS)
def blank_pages(case: Case) -> Reading | None:
    blank = [
        page
        for page, sheet in enumerate(case.sheets)
        if not [line for line in sheet.lines if line is not sheet.number]
    ]
    numbers = [bool(sheet.number or sheet.turned) for sheet in case.sheets]
    if blank:
        unnumbered = not any(numbers[page] for page in blank) and not numbers[-1]
        return every([("空白页或版记页有页码", unnumbered), ("其他页缺页码", all(numbers[: blank[0]]))])
    return every([("没有空白页而缺页码", all(numbers))])


@clause("G-119", "8", "横排表格页的页码在竖排页的位置", NUMBERS)
def lying_number(case: Case) -> Reading | None:
    found = []
    for page, sheet in enumerate(case.sheets, 1):
        turned = [glyph for glyph in sheet.turned if glyph.text in "—0123456789"]
        if sheet.width > sheet.height and turned:
            middle = sum((glyph.x0 + glyph.x1) / 2 for glyph in turned) / len(turned)
            found.append((f"第 {page} 面距左边 {middle:.1f} mm", abs(middle - (297 - DASH_Y)) <= 2))
    return every(found)


@clause("G-121", "8", "表格在版心内，续页重复表头", "layout/tables/drawing.py")
def tables(case: Case) -> Reading | None:
    found = []
    for sheet in case.sheets:
        upright = [rule for rule in sheet.rules if not rule.level]
        if upright and sheet.width < sheet.height:
            found += [
                ("竖线", rule.x0 >= LEFT - 1 and rule.x1 <= RIGHT + 1 and rule.bottom <= BOTTOM + 1)
                for rule in upright
            ]
    return every(found)
