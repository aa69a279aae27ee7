"""信函, 命令（令） and 纪要 (clause 10)."""

from __future__ import annotations

from clauses.places import (
    ATTENDANCE,
    NUMBER,
    ORDER_NUMBER,
    TEXT_SIZE,
    attachment_note,
    attendance,
    bare_imprint,
    body,
    date_line,
    families,
    flow,
    is_size,
    mark,
    red_rules,
    title,
)
from clauses.registry import LETTER, MINUTES, ORDER, Case, Reading, between, clause, every
from measure import BOTTOM, CELL, LEFT, RIGHT, Line, Rule, squeezed

LETTERHEAD, HEADS, SIGNATURE = "layout/heads/letterhead.py", "layout/heads/head.py", "layout/signature.py"
IMPRINT, NUMBERS = "layout/imprint.py", "layout/pagenumbers.py"
MIDDLE = (LEFT + RIGHT) / 2
SHEET_MIDDLE = 105
SEVEN_EIGHTHS = 4.84
ONE_LINE, TWO_LINES = 10.39, 20.78
STAMP_HEIGHT = 13


def _upper(rule: Rule) -> float:
    return rule.y - rule.thickness / 2


def _lower(rule: Rule) -> float:
    return rule.y + rule.thickness / 2


def _told(found: list[tuple[str, bool]]) -> Reading:
    """What was read, in words, and whether all of it is right."""
    return Reading("，".join(dict.fromkeys(what for what, _ in found)), all(holds for _, holds in found))


def _double(rules: list[Rule], *, thick_first: bool) -> list[tuple[str, bool]]:
    """What must hold of a double line: its length, its place, which line is the thick one."""
    first, second = rules
    return [
        *((f"长 {rule.length:.2f} mm", abs(rule.length - 170) <= 1) for rule in rules),
        *(
            (f"中 {(rule.x0 + rule.x1) / 2:.2f}", abs((rule.x0 + rule.x1) / 2 - SHEET_MIDDLE) <= 1)
            for rule in rules
        ),
        (
            f"粗 {first.thickness:.2f}、{second.thickness:.2f} mm",
            (first.thickness > second.thickness) is thick_first,
        ),
    ]


@clause("G-130", "10.1", "信函：标志上边缘距上页边 30 mm，红色居中，不加“文件”", LETTERHEAD, (LETTER,))
def letter_mark(case: Case) -> Reading | None:
    lines = mark(case)
    if len(lines) != 1:
        return Reading(f"标志 {len(lines)} 行", False)
    (line,) = lines
    right = line.text == squeezed(case.data["issuers"][0]) and abs(line.center - MIDDLE) <= 1
    return Reading(f"{line.text} y {line.top:.2f} mm", right and abs(line.top - 30) <= 1)


@clause("G-131", "10.1", "信函：标志下 4 mm 处红色双线，上粗下细，长 170 mm", LETTERHEAD, (LETTER,))
def letter_upper_line(case: Case) -> Reading | None:
    rules = red_rules(case.sheets[0])[:2]
    if len(rules) != 2:
        return Reading(f"红线 {len(rules)} 条", False)
    gap = _upper(rules[0]) - mark(case)[-1].bottom
    return _told([(f"距标志 {gap:.2f} mm", abs(gap - 4) <= 1), *_double(rules, thick_first=True)])


@clause("G-132", "10.1", "信函：首页距下页边 20 mm 处红色双线，上细下粗，长 170 mm", LETTERHEAD, (LETTER,))
def letter_lower_line(case: Case) -> Reading | None:
    rules = red_rules(case.sheets[0])[2:]
    later = [len(red_rules(sheet)) for sheet in case.sheets[1:]]
    if len(rules) != 2 or any(later):
        return Reading(f"首页下部红线 {len(rules)} 条，其他页 {sum(later)} 条", False)
    y = _lower(rules[1])
    return _told([(f"y {y:.2f} mm", abs(y - 277) <= 1), *_double(rules, thick_first=False)])


def _below_line(case: Case) -> list[Line]:
    """The lines between the upper double line and the title."""
    upper = _lower(red_rules(case.sheets[0])[1])
    end = title(case)[0].top
    return [line for line in case.sheets[0].lines if upper < line.baseline < end]


@clause("G-133", "10.1", "信函：份号、密级、紧急程度顶格，首行距红线 4.84 mm", LETTERHEAD, (LETTER,))
def letter_items(case: Case) -> Reading | None:
    fields = ("copy_number", "secrecy", "urgency")
    wanted = [squeezed(case.data[name]) for name in fields if case.data.get(name)]
    if not wanted:
        return None
    pieces = [line.pieces(8.0)[0] for line in _below_line(case)]
    gap = pieces[0].top - _lower(red_rules(case.sheets[0])[1])
    return _told(
        [
            ("、".join(piece.text for piece in pieces), [piece.text for piece in pieces] == wanted),
            *((f"x {piece.x0:.2f} mm", abs(piece.x0 - LEFT) <= 1) for piece in pieces),
            (f"距红线 {gap:.2f} mm", abs(gap - SEVEN_EIGHTHS) <= 1),
        ]
    )


@clause("G-134", "10.1", "信函：发文字号顶版心右边缘，距红线 4.84 mm", LETTERHEAD, (LETTER,))
def letter_number(case: Case) -> Reading | None:
    lines = [line for line in _below_line(case) if squeezed(case.data["number"]) in line.text]
    if not lines:
        return Reading("没有发文字号", False)
    gap = lines[0].top - _lower(red_rules(case.sheets[0])[1])
    return _told(
        [
            (f"右端 x {lines[0].x1:.2f} mm", abs(lines[0].x1 - RIGHT) <= 1),
            (f"距红线 {gap:.2f} mm", abs(gap - SEVEN_EIGHTHS) <= 1),
        ]
    )


@clause("G-135", "10.1", "信函：标题与其上最后一个要素相距二行（20.78 mm）", LETTERHEAD, (LETTER,))
def letter_title(case: Case) -> Reading | None:
    return between(title(case)[0].top - _below_line(case)[-1].bottom, TWO_LINES - 2, TWO_LINES + 3.5)


@clause("G-135b", "10.1", "信函：首页正文末行与下部红线相距不小于 4.84 mm", LETTERHEAD, (LETTER,))
def letter_foot(case: Case) -> Reading | None:
    if len(case.sheets) == 1:
        return None
    last = [line for page, line in flow(case) if not page][-1]
    gap = _upper(red_rules(case.sheets[0])[2]) - last.bottom
    return Reading(f"距红线 {gap:.2f} mm", gap >= SEVEN_EIGHTHS - 1)


@clause("G-136", "10.1", "信函：首页不显示页码，第二页起显示", NUMBERS, (LETTER,))
def letter_numbers(case: Case) -> Reading | None:
    numbers = [[line.text for line in sheet.lines if NUMBER.match(line.text)] for sheet in case.sheets]
    found = [
        (f"第 {page} 面 {''.join(texts) or '无'}", texts == [f"—{page}—"])
        for page, texts in enumerate(numbers[1:], 2)
    ]
    return _told([(f"首页 {''.join(numbers[0]) or '无'}", not numbers[0]), *found])


@clause("G-137", "10.1", "信函：版记无印发机关、印发日期和分隔线，在最后一页版心最下方", IMPRINT, (LETTER,))
def letter_imprint(case: Case) -> Reading | None:
    printed = any(line.text.endswith("印发") for sheet in case.sheets for line in sheet.lines)
    black = [rule for rule in case.sheets[-1].rules if rule.level and not rule.red and rule.length > 150]
    lines = bare_imprint(case)
    found = [(f"印发 {int(printed)} 处", not printed)]
    if not any(rule for rule in case.sheets[-1].rules if not rule.level):
        found.append((f"黑线 {len(black)} 条", not black))
    if lines:
        last = lines[-1].bottom
        found.append((f"末行 y {last:.2f} mm", abs(last - BOTTOM) <= 1))
        found.append((lines[-1].text, lines[-1].text.endswith("。")))
    return _told(found) if lines else None


@clause("G-138", "10.2", "命令（令）：标志上边缘距版心上边缘 20 mm（y = 57），末字为“令”", HEADS, (ORDER,))
def order_mark(case: Case) -> Reading | None:
    (line,) = mark(case)
    right = line.text.endswith("令") and abs(line.center - MIDDLE) <= 1
    return Reading(f"{line.text} y {line.top:.2f} mm", right and abs(line.top - 57) <= 1)


@clause("G-139", "10.2", "命令（令）：令号“第×号”在标志下空二行居中，正文在令号下空二行", HEADS, (ORDER,))
def order_number(case: Case) -> Reading | None:
    lines = [line for line in case.sheets[0].lines if ORDER_NUMBER.match(line.text)]
    if len(lines) != 1:
        return Reading(f"令号 {len(lines)} 个", False)
    gaps = (lines[0].top - mark(case)[-1].bottom, body(case)[0][1].top - lines[0].bottom)
    red = sum(len(red_rules(sheet)) for sheet in case.sheets)
    return _told(
        [
            *((f"空 {gap:.2f} mm", abs(gap - TWO_LINES) <= 2) for gap in gaps),
            (f"居中 {lines[0].center:.2f}", abs(lines[0].center - MIDDLE) <= 1),
            (f"红线 {red} 条", not red),
        ]
    )


@clause("G-140", "10.2", "命令（令）：正文下空二行为职务和签名章，再空一行为成文日期", SIGNATURE, (ORDER,))
def order_signature(case: Case) -> Reading | None:
    office, date = squeezed(case.data["offices"][0]), date_line(case)
    lines = [line for _, line in flow(case) if line.text == office]
    if not lines or not date:
        return Reading("缺职务或日期", False)
    middle = (lines[0].top + lines[0].bottom) / 2
    page, last = (attachment_note(case) or body(case))[-1]
    above = middle - STAMP_HEIGHT / 2 - last.bottom
    below = date[1].top - middle - STAMP_HEIGHT / 2
    return _told(
        [
            (f"正文下空 {above:.2f} mm", abs(above - TWO_LINES) <= 2 or page != date[0]),
            (f"日期上空 {below:.2f} mm", abs(below - ONE_LINE) <= 2),
            (f"日期右空 {RIGHT - date[1].x1:.2f} mm", abs(RIGHT - date[1].x1 - 4 * CELL) <= 2),
        ]
    )


@clause("G-141", "10.3", "纪要：标志上边缘距版心上边缘 35 mm（y = 72），末二字为“纪要”", HEADS, (MINUTES,))
def minutes_mark(case: Case) -> Reading | None:
    (line,) = mark(case)
    right = line.text.endswith("纪要") and abs(line.center - MIDDLE) <= 1
    return Reading(f"{line.text} y {line.top:.2f} mm", right and abs(line.top - 72) <= 1)


@clause(
    "G-142",
    "10.3",
    "纪要：“出席：”等黑体，人员仿宋，三号，左空二字，回行与冒号后对齐",
    "kinds/parts/attendance.py",
    (MINUTES,),
)
def attendance_lines(case: Case) -> Reading | None:
    lines = [line for _, line in attendance(case)]
    hang = lines[0].glyphs[3].x0
    found = []
    for line in lines:
        first = line.text.startswith(ATTENDANCE)
        parts = (line.glyphs[:3], line.glyphs[3:]) if first else ((), line.glyphs)
        faces = [families(Line(tuple(part))) for part in parts if part]
        start = LEFT + 2 * CELL if first else hang
        found.append((f"{line.text[:3]} {faces}", faces == ([{"黑体"}] if first else []) + [{"仿宋"}]))
        found.append((f"{line.text[:3]} x {line.x0:.2f} mm", abs(line.x0 - start) <= 1))
        found.append((f"{line.size} pt", is_size(line, TEXT_SIZE)))
    wanted = [
        label
        for label, name in zip(ATTENDANCE, ("present", "on_leave", "observers"), strict=True)
        if case.data.get(name)
    ]
    found.append(("次序", [line.text[:3] for line in lines if line.text.startswith(ATTENDANCE)] == wanted))
    return every(found)


@clause("G-142b", "10.3", "纪要：出席人员在正文下空一行（10.39 mm）", "kinds/parts/attendance.py", (MINUTES,))
def attendance_gap(case: Case) -> Reading | None:
    before = (attachment_note(case) or body(case))[-1]
    page, first = attendance(case)[0]
    return between(first.top - before[1].bottom, ONE_LINE - 1.5, ONE_LINE + 5) if before[0] == page else None
