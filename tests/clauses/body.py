"""标题, 主送机关, 正文 and 附件说明 (clauses 7.3.1 to 7.3.4)."""

from __future__ import annotations

import re
from itertools import pairwise

from clauses.places import (
    TEXT_SIZE,
    addressees,
    attachment_note,
    body,
    header_rule,
    is_size,
    main_family,
    title,
)
from clauses.registry import DOCUMENT, MINUTES, Case, Reading, between, clause, every, exactly, near
from measure import CELL, LEFT, RIGHT, squeezed

TITLES, FLOW, NUMBERING = "layout/typesetting/titles.py", "layout/flow.py", "document/numbering.py"
ORDINALS = (
    r"^[一二三四五六七八九十]+、",
    r"^（[一二三四五六七八九十]+）",
    r"^\d{1,2}[.．](?!\d)",
    r"^（\d{1,2}）",
)
FACES = ("黑体", "楷体", "仿宋", "仿宋")


@clause("G-50", "7.3.1", "标题二号小标宋", TITLES)
def title_face(case: Case) -> Reading | None:
    return every(
        (f"{line.size} pt {main_family(line)}", main_family(line) == "小标宋") for line in title(case)
    )


@clause("G-51", "7.3.1", "标题在红线下空二行（20.78 mm）", FLOW, (DOCUMENT, MINUTES))
def title_gap(case: Case) -> Reading | None:
    lines, rule = title(case), header_rule(case)
    return between(lines[0].top - rule.y - rule.thickness / 2, 18.78, 24.28) if lines and rule else None


@clause("G-52", "7.3.1", "标题每行居中", TITLES)
def title_centred(case: Case) -> Reading | None:
    return near([line.center for line in title(case)], (LEFT + RIGHT) / 2, 1)


@clause("G-53", "7.3.1", "多行标题呈梯形或菱形", TITLES)
def title_shape(case: Case) -> Reading | None:
    widths = [line.x1 - line.x0 for line in title(case)]
    if len(widths) < 2:
        return None
    steps = [after - before for before, after in pairwise(widths)]
    signs = [step > 0 for step in steps]
    shaped = signs == sorted(signs, reverse=True) or signs == sorted(signs)
    hourglass = len(widths) > 2 and signs[0] is False and signs[-1] is True
    even = max(abs(step) for step in steps) < CELL
    return Reading(
        "、".join(f"{width:.0f}" for width in widths) + " mm", shaped and not hourglass and not even
    )


@clause("G-54", "7.3.1", "标题回行词意完整", TITLES)
def title_words(case: Case) -> Reading | None:
    texts = [line.text for line in title(case)]
    found = [(text, not re.match(r"[的和与及、》）”]", text)) for text in texts[1:]]
    found += [(text, not re.search(r"[《（“\d]$", text)) for text in texts[:-1]]
    return every(found)


@clause("G-57", "7.3.2", "主送机关在标题下空一行（10.39 mm），顶格，回行仍顶格", FLOW)
def addressees_place(case: Case) -> Reading | None:
    lines, heads = addressees(case), title(case)
    if not lines or not heads:
        return None
    gap = lines[0].top - heads[-1].bottom
    flush = all(abs(line.x0 - LEFT) <= 1 for line in lines)
    return Reading(f"空 {gap:.2f} mm，x {lines[0].x0:.2f} mm", 8.89 <= gap <= 15.4 and flush)


@clause("G-58", "7.3.2", "主送机关后标全角冒号", FLOW)
def addressees_colon(case: Case) -> Reading | None:
    lines = addressees(case)
    text = "".join(line.text for line in lines)
    return Reading(f"……{text[-6:]}", text.endswith("：") and text.count("：") == 1) if lines else None


@clause("G-60", "7.3.3", "首页必须显示正文", FLOW)
def first_page_text(case: Case) -> Reading | None:
    count = sum(page == 0 for page, _ in body(case))
    return Reading(f"首页正文 {count} 行", count >= 1)


@clause("G-61", "7.3.3", "正文在主送机关下一行", FLOW)
def text_follows(case: Case) -> Reading | None:
    lines, text = addressees(case), body(case)
    if not lines or not text:
        return None
    return between(text[0][1].baseline - lines[-1].baseline, 9.5, 10.95)


def _starts(case: Case):
    """Lines that begin a paragraph: those indented."""
    return [line for _, line in body(case) if LEFT + 3 < line.x0 < LEFT + 20 and is_size(line, TEXT_SIZE)]


@clause("G-62", "7.3.3", "每个自然段左空二字", FLOW)
def indents(case: Case) -> Reading | None:
    return near([line.x0 - LEFT for line in _starts(case)], 2 * CELL, 1.5)


@clause("G-63", "7.3.3", "回行顶格", FLOW)
def wrapped(case: Case) -> Reading | None:
    edges = [line.x0 for _, line in body(case) if line.x0 <= LEFT + 3]
    return near(edges, LEFT, 0.7)


@clause("G-65", "7.3.3", "层次：一级黑体、二级楷体、三四级仿宋，均三号", "styles/gb9704.py")
def heading_faces(case: Case) -> Reading | None:
    found = []
    for line in _starts(case):
        for pattern, face in zip(ORDINALS, FACES, strict=True):
            if match := re.match(pattern, line.text):
                first = line.glyphs[match.end()]
                family = main_family(type(line)((first,)))
                found.append((f"{line.text[:8]}为{family}", family == face))
    return every(found)


@clause("G-67", "7.3.3、GB/T 15834", "层次序数后标点正确", NUMBERING)
def ordinal_marks(case: Case) -> Reading | None:
    wrong = re.compile(
        r"^（[一二三四五六七八九十\d]+）[、，.．]|^\d{1,2}[、，]|^[一二三四五六七八九十]+[.．，]"
    )
    return every((line.text[:8], not wrong.match(line.text)) for line in _starts(case))


@clause("G-69", "7.3.4", "附件说明在正文下空一行（10.39 mm），左空二字", FLOW)
def note_place(case: Case) -> Reading | None:
    note, text = attachment_note(case), body(case)
    if not note or not text or note[0][0] != text[-1][0]:
        return None
    gap, indent = note[0][1].top - text[-1][1].bottom, note[0][1].x0 - LEFT
    return Reading(
        f"空 {gap:.2f} mm，缩进 {indent:.2f} mm", 8.89 <= gap <= 15.4 and abs(indent - 2 * CELL) <= 1.5
    )


def _names(case: Case) -> list[str]:
    return [squeezed(name) for name in case.data.get("attachment_notes", ())]


@clause("G-70", "7.3.4", "“附件：”后为名称，多个附件用阿拉伯数字编号", "kinds/official.py")
def note_numbers(case: Case) -> Reading | None:
    names = _names(case)
    text = "".join(line.text for _, line in attachment_note(case))
    numbered = [f"{at}.{name}" for at, name in enumerate(names, 1)] if len(names) > 1 else names
    return exactly(text, "附件：" + "".join(numbered)) if text else None


@clause("G-71", "7.3.4", "附件名称后不加标点", "kinds/official.py")
def note_marks(case: Case) -> Reading | None:
    text = "".join(line.text for _, line in attachment_note(case))
    return Reading(f"……{text[-6:]}", text[-1] not in "。；，、.;,") if text else None


@clause("G-73", "7.3.4", "附件名称回行与上一行名称首字对齐", FLOW)
def note_hang(case: Case) -> Reading | None:
    lines = [line for _, line in attachment_note(case)]
    found = []
    for before, line in pairwise(lines):
        if not re.match(r"\d+\.|附件：", line.text):
            first = re.match(r"(附件：)?(\d+\.)?", before.text).end()
            found.append(line.x0 - before.glyphs[first].x0)
    return near(found, 0, 1)


@clause("G-74", "7.3.4", "只有一个附件时不编号", "kinds/official.py")
def single_note(case: Case) -> Reading | None:
    if len(_names(case)) != 1 or not attachment_note(case):
        return None
    text = attachment_note(case)[0][1].text
    return Reading(text[:10], not re.match(r"附件：\d+[.．]", text))
