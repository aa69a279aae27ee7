"""署名, 成文日期, 印章, 附注 and 附件 (clauses 7.3.5 to 7.3.7)."""

from __future__ import annotations

import re
from itertools import pairwise

from clauses.places import (
    LABEL,
    TITLE_SIZE,
    attachment_note,
    attachment_pages,
    body,
    date_line,
    flow,
    is_size,
    main_family,
    remark,
    signature,
)
from clauses.registry import Case, Reading, between, clause, every, exactly, near
from measure import CELL, LEFT, RIGHT, TOP, Box, Glyph, squeezed

HERE = "layout/signature.py"
KEEP = "layout/flow.py"
LINE = 10.39
# How low LibreOffice sets the first line of a page with exact spacing of 28.95 pt, in millimetres.
LOWERED = 4.0


def _sealing(case: Case) -> str:
    return case.data.get("sealing", "盖章")


def _before(case: Case):
    """Page and line of the last line of the text or of 附件说明."""
    lines = attachment_note(case) or body(case)
    return lines[-1] if lines else None


@clause("G-75", "7.3.5.4", "成文日期用阿拉伯数字，年月日标全，不编虚位", "kinds/parts/wording.py")
def date_form(case: Case) -> Reading | None:
    found = date_line(case)
    if not found:
        return None
    text = found[1].text
    return Reading(text, bool(re.fullmatch(r"\d{4}年([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日", text)))


@clause("G-76", "7.3.5.1", "加盖印章：成文日期右空四字", HERE)
def sealed_date(case: Case) -> Reading | None:
    found = date_line(case)
    return near(RIGHT - found[1].x1, 4 * CELL, 2) if found and _sealing(case) == "盖章" else None


@clause("G-77", "7.3.5.1", "单一机关加盖印章：署名在成文日期之上并以其居中", HERE)
def sealed_name(case: Case) -> Reading | None:
    names, date = signature(case), date_line(case)
    if _sealing(case) != "盖章" or len(case.data["issuers"]) > 1 or not names or not date:
        return None
    off = abs(names[-1][1].center - date[1].center)
    return Reading(f"偏离 {off:.2f} mm", off <= 1.5 and names[-1][1].top < date[1].top)


@clause("G-78", "7.3.5.1", "印章压在署名和成文日期上，不盖空白印章", "layout/pictures.py")
def seal_over_text(case: Case) -> Reading | None:
    found = date_line(case)
    images = case.sheets[found[0]].images if found else ()
    if not images or _sealing(case) != "盖章":
        return None
    lines = [line for _, line in signature(case)] + [found[1]]
    glyphs = [glyph for line in lines for glyph in line.glyphs]
    return every(("印章下无文字", any(_covers(image, glyph) for glyph in glyphs)) for image in images)


def _covers(image: Box, glyph: Glyph) -> bool:
    return image.x0 < glyph.x0 and glyph.x1 < image.x1 and image.top < glyph.baseline < image.bottom


@clause("G-79", "7.3.5.1", "印章端正居中，署名和日期在其下半部", "layout/pictures.py")
def seal_centred(case: Case) -> Reading | None:
    found = date_line(case)
    images = case.sheets[found[0]].images if found else ()
    if len(images) != 1 or _sealing(case) != "盖章":
        return None
    (x, y), date = images[0].center, found[1]
    lower = y <= signature(case)[-1][1].baseline and date.bottom <= images[0].bottom + 2
    return Reading(f"偏离 {abs(x - date.center):.2f} mm", abs(x - date.center) <= 2 and lower)


@clause("G-80", "7.3.5.1", "印章顶端距正文（或附件说明）一行之内", HERE)
def seal_top(case: Case) -> Reading | None:
    found, before = date_line(case), _before(case)
    images = case.sheets[found[0]].images if found else ()
    if not images or not before or before[0] != found[0] or _sealing(case) != "盖章":
        return None
    return between(min(image.top for image in images) - before[1].bottom, 0, LINE + 0.5)


@clause("G-81", "7.3.5.1", "联合行文：印章互不相切、不相交，每排不超出版心", HERE)
def seals_apart(case: Case) -> Reading | None:
    found = date_line(case)
    images = sorted(case.sheets[found[0]].images, key=lambda image: (image.top, image.x0)) if found else []
    if len(images) < 2:
        return None
    apart = [(f"{a.x1:.1f}/{b.x0:.1f}", a.x1 < b.x0 or a.bottom < b.top) for a, b in pairwise(images)]
    inside = [("版心", image.x0 >= LEFT - 0.1 and image.x1 <= RIGHT + 0.1) for image in images]
    return every([*apart, *inside, ("每机关一章", len(images) == len(case.data["issuers"]))])


@clause("G-82", "7.3.5.2", "不加盖印章：署名在正文下空一行，右空二字", HERE)
def unsealed_name(case: Case) -> Reading | None:
    names, before, date = signature(case), _before(case), date_line(case)
    if _sealing(case) != "不盖章" or not names or not before or names[0][0] != before[0]:
        return None
    gap, right = names[0][1].top - before[1].bottom, RIGHT - names[0][1].x1
    longer = date[1].x1 - date[1].x0 + 2 * CELL > names[0][1].x1 - names[0][1].x0
    return Reading(
        f"空 {gap:.2f} mm，右空 {right:.2f} mm",
        8.89 <= gap <= 15.4 and (abs(right - 2 * CELL) <= 2 or (longer and right > 2 * CELL - 2)),
    )


@clause("G-83", "7.3.5.2", "不加盖印章：日期首字比署名首字右移二字；日期长则右空二字", HERE)
def unsealed_date(case: Case) -> Reading | None:
    names, date = signature(case), date_line(case)
    if _sealing(case) != "不盖章" or not names or not date:
        return None
    shift, right = date[1].x0 - names[-1][1].x0, RIGHT - date[1].x1
    return Reading(
        f"右移 {shift:.2f} mm，右空 {right:.2f} mm", abs(shift - 2 * CELL) <= 2 or abs(right - 2 * CELL) <= 2
    )


@clause("G-84", "7.3.5.3", "签名章：职务在左，日期在签名章下空一行、右空四字", HERE)
def stamped(case: Case) -> Reading | None:
    date, before = date_line(case), _before(case)
    if _sealing(case) != "签名章" or not date or not before:
        return None
    office = squeezed(case.data["offices"][0])
    lines = [line for page, line in flow(case) if page == date[0] and line.text.startswith(office)]
    right = RIGHT - date[1].x1
    placed = bool(lines) and lines[0].bottom < date[1].top and lines[0].x1 < RIGHT - 4 * CELL
    return Reading(f"日期右空 {right:.2f} mm", placed and abs(right - 4 * CELL) <= 2)


@clause("G-85", "7.3.5.5", "署名、日期不与正文分离；不出现“此页无正文”", KEEP)
def not_alone(case: Case) -> Reading | None:
    date = date_line(case)
    if not date:
        return None
    text = [page for page, _ in (*body(case), *attachment_note(case))]
    never = not any("此页无正文" in sheet.text for sheet in case.sheets)
    same = text.count(date[0])
    return Reading(f"署名页有正文 {same} 行", same >= 1 and never)


@clause("G-87", "7.3.6", "附注加圆括号，左空二字，在成文日期下一行", "layout/flow.py")
def remark_place(case: Case) -> Reading | None:
    line, date = remark(case), date_line(case)
    if not line:
        return None
    gap, indent = line.top - date[1].bottom, line.x0 - LEFT
    round_brackets = line.text.startswith("（")
    return Reading(
        f"空 {gap:.2f} mm，缩进 {indent:.2f} mm",
        round_brackets and 4 <= gap <= 10.9 and abs(indent - 2 * CELL) <= 1.5,
    )


@clause("G-88", "7.3.7", "附件另面编排，在版记之前", "layout/flow.py")
def attachment_page(case: Case) -> Reading | None:
    wanted = [squeezed(item["label"]) for item in case.data.get("attachments", ())]
    if not wanted:
        return None
    found = [line.text for sheet in case.sheets for line in sheet.lines[:1] if LABEL.match(line.text)]
    return Reading("、".join(found), found == wanted)


@clause("G-89", "7.3.7", "“附件”及序号三号黑体，顶格，第一行", "layout/flow.py")
def attachment_label(case: Case) -> Reading | None:
    found = []
    for sheet in attachment_pages(case):
        line = sheet.lines[0]
        upright = sheet.width < sheet.height
        high = 0 <= line.top - TOP <= LOWERED if case.medium == "Word" else abs(line.top - TOP) <= 1
        placed = abs(line.x0 - LEFT) <= 1 and high
        found.append((f"{line.text} {line.top:.1f}", main_family(line) == "黑体" and (placed or not upright)))
    return every(found)


@clause("G-90", "7.3.7", "附件标题居中，在第三行", "layout/flow.py")
def attachment_title(case: Case) -> Reading | None:
    tops = []
    for sheet in attachment_pages(case):
        if sheet.width < sheet.height:
            tops += [line.top for line in sheet.lines if is_size(line, TITLE_SIZE)][:1]
    return near(tops, TOP + 2 * 10.45, 3)


@clause("G-91", "7.3.7", "附件序号和标题与附件说明一致", "kinds/parts/form_rules.py")
def attachment_titles(case: Case) -> Reading | None:
    wanted = [squeezed(name) for name in case.data.get("attachment_notes", ())]
    if not wanted or not attachment_pages(case):
        return None
    found = []
    for sheet in attachment_pages(case):
        found.append("".join(line.text for line in sheet.lines if is_size(line, TITLE_SIZE)))
    return exactly(found, wanted)


@clause("G-93", "条例 9(10)", "附件数与附件说明的项数一致", "kinds/parts/form_rules.py")
def attachment_count(case: Case) -> Reading | None:
    wanted = len(case.data.get("attachment_notes", ()))
    return exactly(len(attachment_pages(case)), wanted) if wanted else None
