"""Where the elements of an official document stand on its printed pages, found by text and looks alone."""

from __future__ import annotations

import re

from clauses.registry import LETTER, MINUTES, ORDER, Case, once
from measure import BOTTOM, LEFT, RIGHT, Line, Rule, Sheet, pitches, squeezed

DATE = re.compile(r"^\d{4}年\d{1,2}月\d{1,2}日$")
LABEL = re.compile(r"^附件\d*$")
NUMBER = re.compile(r"^—\d+—$")
ATTENDANCE = ("出席：", "请假：", "列席：")
ORDER_NUMBER = re.compile(r"^第\d+号$")
TITLE_SIZE, TEXT_SIZE, SMALL_SIZE = 22, 16, 14
# Baselines farther apart than this have an empty line between them, in millimetres.
GAP = 14.0
FAMILIES = {
    "FangSong": "仿宋",
    "FangSongNames": "仿宋",
    "Kai": "楷体",
    "KaiNames": "楷体",
    "Hei": "黑体",
    "Song": "宋体",
    "SongExt": "宋体",
    "XiaoBiaoSong": "小标宋",
}


def family(font: str) -> str:
    """The role of a font; one that is none of ours by its own name."""
    return FAMILIES.get(font.removeprefix("GovDocs").split("-")[0], font)


def families(line: Line) -> set[str]:
    """The roles of the fonts of a line."""
    return set(map(family, line.fonts))


def main_family(line: Line) -> str:
    """The role of the font that most of the line is set in."""
    fonts = [family(glyph.font) for glyph in line.glyphs]
    return max(sorted(set(fonts)), key=fonts.count)


def is_size(line: Line, size: float) -> bool:
    return abs(line.size - size) <= 0.2


def red_rules(sheet: Sheet) -> list[Rule]:
    return [rule for rule in sheet.rules if rule.red and rule.level]


def header_rule(case: Case) -> Rule | None:
    return next(iter(red_rules(case.sheets[0])), None)


@once
def mark(case: Case) -> list[Line]:
    """The lines of 发文机关标志."""
    return [line for line in case.sheets[0].lines if line.red and line.size > TITLE_SIZE]


def number(case: Case) -> Line | None:
    """The line of 发文字号."""
    rule = header_rule(case)
    wanted = squeezed(case.data.get("number", ""))
    found = [line for line in case.sheets[0].lines if wanted and wanted in line.text]
    return found[0] if found and rule and found[0].top < rule.y else None


def number_piece(case: Case) -> Line | None:
    """发文字号 without what stands beside it."""
    line = number(case)
    return line and line.pieces(8.0)[0]


def above_mark(case: Case) -> list[Line]:
    """份号, 密级 and 紧急程度."""
    top = min((line.top for line in mark(case)), default=0)
    return [line for line in case.sheets[0].lines if line.top < top - 5]


@once
def title(case: Case) -> list[Line]:
    """The lines of 标题."""
    rule = header_rule(case)
    below = rule.y if rule else 0
    return [
        line
        for line in case.sheets[0].lines
        if is_size(line, TITLE_SIZE) and line.top > below and not line.red
    ]


def head_bottom(case: Case) -> float:
    """The lower edge of what stands above the text of page 1."""
    if title(case):
        return title(case)[-1].bottom
    if case.form == ORDER:
        return next((line.bottom for line in case.sheets[0].lines if ORDER_NUMBER.match(line.text)), 0)
    rule = header_rule(case)
    return rule.y if rule and case.form == MINUTES else 0


def foot(case: Case, page: int) -> float:
    """How far down the text of a page may reach."""
    if page == len(case.sheets) - 1 and imprint_rules(case):
        return imprint_rules(case)[0].y
    lower = red_rules(case.sheets[page])[2:] if case.form == LETTER else ()
    return lower[0].y if lower else BOTTOM + 2


@once
def bare_imprint(case: Case) -> list[Line]:
    """The lines of 版记 of a letter, which no rules enclose."""
    if case.form != LETTER or not case.data.get("imprint"):
        return []
    sheet = case.sheets[-1]
    small = [line for line in sheet.lines if is_size(line, SMALL_SIZE) and not NUMBER.match(line.text)]
    starts = [at for at, line in enumerate(small) if line.text.startswith(("主送：", "抄送："))]
    return small[starts[0] :] if starts else []


@once
def imprint_rules(case: Case) -> list[Rule]:
    """The black rules of 版记, top to bottom."""
    if not case.data.get("imprint"):
        return []
    rules = case.sheets[-1].rules
    upright = [rule for rule in rules if not rule.level]
    return [
        rule
        for rule in rules
        if rule.level
        and not rule.red
        and rule.length > 150
        and not any(_meet(rule, side) for side in upright)
    ]


def _meet(rule: Rule, side: Rule) -> bool:
    """True when an upright line begins, ends or crosses at a level one, as in a table."""
    return side.top - 0.5 < rule.y < side.bottom + 0.5


def imprint_lines(case: Case) -> list[Line]:
    rules = imprint_rules(case)
    if not rules:
        return []
    return [line for line in case.sheets[-1].lines if rules[0].y < line.baseline < rules[-1].y]


@once
def flow(case: Case) -> list[tuple[int, Line]]:
    """Page and line of everything between 版头 and 版记, tables and page numbers left out."""
    found = []
    for page, sheet in enumerate(case.sheets):
        if sheet.width > sheet.height:
            continue
        start, end = (0 if page else head_bottom(case)), foot(case, page)
        cells = [rule for rule in sheet.rules if not rule.level]
        found += [
            (page, line)
            for line in sheet.lines
            if start < line.baseline < end
            and not line.red
            and not _inside(line, cells)
            and line not in bare_imprint(case)
        ]
    return found


def _inside(line: Line, cells: list[Rule]) -> bool:
    """True for a line of a table."""
    return any(rule.top - 1 < line.baseline < rule.bottom + 1 for rule in cells)


@once
def addressees(case: Case) -> list[Line]:
    """The lines of 主送机关, none when they moved to 版记."""
    found = []
    for page, line in flow(case):
        if page or not case.data.get("addressees"):
            return []
        found.append(line)
        if line.text.endswith("："):
            text = "".join(part.text for part in found)
            return found if text == squeezed(case.data["addressees"]) + "：" else []
    return []


@once
def date_line(case: Case) -> tuple[int, Line] | None:
    """Page and line of 成文日期."""
    return next(((page, line) for page, line in flow(case) if DATE.match(line.text)), None)


@once
def signature(case: Case) -> list[tuple[int, Line]]:
    """Page and line of each line of 署名."""
    names = [squeezed(name) for name in case.data.get("signature") or case.data.get("issuers", [])]
    date = date_line(case)
    found = []
    for page, line in flow(case):
        if date and (page, line.top) >= (date[0], date[1].top):
            break
        rest = line.text
        for name in names:
            rest = rest.replace(name, "")
        if not rest and (line.x0 > LEFT + 1 or len(names) > 1):
            found.append((page, line))
    return found


@once
def note_start(case: Case) -> int | None:
    """The place in the flow where 附件说明 begins."""
    lines = flow(case)
    return next((at for at, (_, line) in enumerate(lines) if line.text.startswith("附件：")), None)


@once
def attendance(case: Case) -> list[tuple[int, Line]]:
    """Page and line of 出席, 请假 and 列席, as far as lines begin with these or below their names."""
    lines = flow(case)
    start = next((at for at, (_, line) in enumerate(lines) if line.text.startswith(ATTENDANCE)), len(lines))
    if start == len(lines):
        return []
    hang = lines[start][1].glyphs[3].x0
    found = []
    for page, line in lines[start:]:
        if not (line.text.startswith(ATTENDANCE) or abs(line.x0 - hang) <= 1):
            break
        found.append((page, line))
    return found


def _ends(case: Case) -> list[int]:
    """The places in the flow of what may follow the text and 附件说明."""
    lines = flow(case)
    ends = [lines.index(item) for item in (*signature(case)[:1], *filter(None, [date_line(case)]))]
    ends += [lines.index(item) for item in attendance(case)[:1]]
    return ends + [at for at, item in enumerate(lines) if case.data.get("offices") and _office(case, item[1])]


@once
def body(case: Case) -> list[tuple[int, Line]]:
    """The text between 主送机关 and 附件说明, 署名 or 成文日期."""
    lines = flow(case)
    start = len(addressees(case))
    ends = _ends(case) + [at for at in [note_start(case)] if at is not None]
    return lines[start : min(ends, default=len(lines))]


def _office(case: Case, line: Line) -> bool:
    return (
        any(line.text.startswith(squeezed(office)) for office in case.data["offices"]) and line.x0 > LEFT + 30
    )


@once
def attachment_note(case: Case) -> list[tuple[int, Line]]:
    """The lines of 附件说明."""
    start = note_start(case)
    if start is None:
        return []
    lines = flow(case)
    return lines[start : min(_ends(case), default=len(lines))]


def remark(case: Case) -> Line | None:
    """The first line of 附注."""
    date = date_line(case)
    if not case.data.get("note") or not date:
        return None
    lines = [line for page, line in flow(case) if page == date[0] and line.top > date[1].top]
    return lines[0] if lines else None


def attachment_pages(case: Case) -> list[Sheet]:
    return [sheet for sheet in case.sheets if sheet.lines and LABEL.match(sheet.lines[0].text)]


@once
def full_pages(case: Case) -> list[list[Line]]:
    """The lines of portrait pages that text alone fills, without a gap, from the first line to the last."""
    found = []
    for sheet in case.sheets[1:]:
        lines = [line for line in sheet.body if is_size(line, TEXT_SIZE)]
        full = len(lines) == len(sheet.body) >= 20 and lines[-1].bottom > BOTTOM - 6
        if sheet.width < sheet.height and full and max(pitches(lines)) < GAP:
            found.append(lines)
    return found


@once
def flush_lines(case: Case) -> list[Line]:
    """Text lines that begin at the left edge and fill the type area to the right one."""
    return [
        line
        for _, line in body(case)
        if is_size(line, TEXT_SIZE) and line.x0 < LEFT + 2 and line.x1 > RIGHT - 2
    ]
