"""版头 (clause 7.2)."""

from __future__ import annotations

import re

from clauses.places import (
    TEXT_SIZE,
    above_mark,
    families,
    header_rule,
    is_size,
    main_family,
    mark,
    number,
    number_piece,
    red_rules,
)
from clauses.registry import DOCUMENT, Case, Reading, between, clause, every, exactly, near
from measure import CELL, LEFT, RIGHT, TOP, Line, squeezed

HERE = "layout/heads/masthead.py"
KINDS = "kinds/formal/front_rules.py"
ONLY = (DOCUMENT,)
MIDDLE = (LEFT + RIGHT) / 2
NUMBER = re.compile(r"^[\u4e00-\u9fff]{1,15}〔(?:19|20)\d{2}〕[1-9]\d*号$")


def upward(case: Case) -> bool:
    return bool(case.data.get("signers"))


def _item(case: Case, name: str):
    wanted = squeezed(case.data.get(name, ""))
    return next((line for line in above_mark(case) if wanted and line.text == wanted), None)


@clause("G-20", "7.2.1", "份号为 6 位阿拉伯数字，三号", HERE, ONLY)
def copy_number(case: Case) -> Reading | None:
    line = _item(case, "copy_number")
    return line and Reading(
        f"{line.text}，{line.size} pt", bool(re.fullmatch(r"\d{6}", line.text)) and is_size(line, 16)
    )


@clause("G-21", "7.2.1", "份号顶格在版心左上角第一行", HERE, ONLY)
def copy_number_place(case: Case) -> Reading | None:
    line = _item(case, "copy_number")
    return line and Reading(
        f"x {line.x0:.2f}，顶 {line.top:.2f} mm", abs(line.x0 - LEFT) <= 1 and abs(line.top - TOP) <= 1
    )


@clause("G-22", "7.2.2", "密级三号黑体，顶格，第二行", HERE, ONLY)
def secrecy(case: Case) -> Reading | None:
    line = _item(case, "secrecy")
    return line and Reading(
        f"{main_family(line)} {line.size} pt，第 {above_mark(case).index(line) + 1} 行",
        main_family(line) == "黑体" and is_size(line, TEXT_SIZE) and above_mark(case).index(line) == 1,
    )


@clause("G-23", "7.2.2", "保密期限用阿拉伯数字", HERE, ONLY)
def secrecy_period(case: Case) -> Reading | None:
    line = _item(case, "secrecy")
    return line and Reading(
        line.text, bool(re.fullmatch(r"(绝密|机密|秘密)(★(\d+(年|个月)|长期))?", line.text))
    )


@clause("G-25", "7.2.3", "紧急程度三号黑体，顶格，特急或加急", HERE, ONLY)
def urgency(case: Case) -> Reading | None:
    line = _item(case, "urgency")
    return line and Reading(
        f"{line.text}，{main_family(line)} {line.size} pt",
        line.text in ("特急", "加急") and main_family(line) == "黑体" and abs(line.x0 - LEFT) <= 1,
    )


@clause("G-26", "7.2.3", "自上而下：份号、密级、紧急程度", HERE, ONLY)
def order(case: Case) -> Reading | None:
    wanted = [
        squeezed(case.data[name]) for name in ("copy_number", "secrecy", "urgency") if case.data.get(name)
    ]
    return exactly([line.text for line in above_mark(case)], wanted) if wanted else None


@clause("G-28", "7.2.4", "发文机关标志上边缘距版心上边缘 35 mm（y = 72）", HERE, ONLY)
def mark_top(case: Case) -> Reading | None:
    return near([line.top for line in mark(case)][:1], 72, 1)


@clause("G-29", "7.2.4", "发文机关标志居中", HERE)
def mark_centred(case: Case) -> Reading | None:
    lines = mark(case)
    if not lines:
        return None
    return near((min(line.x0 for line in lines) + max(line.x1 for line in lines)) / 2, MIDDLE, 1)


@clause("G-30", "7.2.4", "发文机关标志为红色", HERE)
def mark_red(case: Case) -> Reading | None:
    return every((glyph.text, glyph.red) for line in mark(case) for glyph in line.glyphs)


@clause("G-31", "7.2.4", "发文机关标志用小标宋", HERE)
def mark_face(case: Case) -> Reading | None:
    lines = mark(case)
    return exactly("、".join(set().union(*map(families, lines))), "小标宋") if lines else None


@clause("G-32", "7.2.4", "发文机关标志由发文机关名称加“文件”组成", HERE, ONLY)
def mark_text(case: Case) -> Reading | None:
    lines = mark(case)
    if not lines:
        return None
    wanted = squeezed("".join(case.data["issuers"])) + "文件"
    text = "".join(line.text for line in lines)
    return Reading(text, sorted(text) == sorted(wanted))


@clause("G-33", "7.2.4", "联合行文：主办机关在前，“文件”在右侧居中", HERE, ONLY)
def mark_joint(case: Case) -> Reading | None:
    lines, issuers = mark(case), case.data["issuers"]
    if not lines or len(issuers) == 1:
        return None
    names = [line for line in lines if line.text != "文件"]
    pair = sorted((glyph for line in lines for glyph in line.glyphs), key=lambda glyph: glyph.x1)[-2:]
    middle = (min(line.top for line in names) + max(line.bottom for line in names)) / 2
    off = abs(pair[-1].baseline - 0.36 * pair[-1].size * 25.4 / 72 - middle)
    first = squeezed(issuers[0])
    return Reading(f"“文件”偏离 {off:.2f} mm", off <= 2 and lines[0].text.startswith(first[:2]))


@clause("G-34", "7.2.5", "发文字号在标志下空二行（20.78 mm）", HERE, ONLY)
def number_gap(case: Case) -> Reading | None:
    below = [line.top for line in _below_mark(case)]
    return between(min(below) - max(part.bottom for part in mark(case)), 18.78, 24.78) if below else None


@clause("G-35", "7.2.5", "下行、平行文发文字号居中", HERE, ONLY)
def number_centred(case: Case) -> Reading | None:
    line = number_piece(case)
    return near(line.center, MIDDLE, 1) if line and not upward(case) else None


@clause("G-36", "7.2.5", "上行文发文字号居左空一字", HERE, ONLY)
def number_left(case: Case) -> Reading | None:
    line = number_piece(case)
    return near(line.x0, LEFT + CELL, 1.5) if line and upward(case) else None


@clause("G-37", "7.2.5", "年份用全称，六角括号〔〕", HERE, ONLY)
def number_year(case: Case) -> Reading | None:
    line = number_piece(case)
    return line and Reading(line.text, bool(re.search(r"\u3014(19|20)\d{2}\u3015", line.text)))


@clause("G-38", "7.2.5", "序号不编虚位、不加“第”，后加“号”", HERE, ONLY)
def number_sequence(case: Case) -> Reading | None:
    line = number_piece(case)
    return line and Reading(line.text, bool(re.search(r"〕[1-9]\d*号$", line.text)))


@clause("G-39", "7.2.5", "发文字号内无空格，数字为半角", HERE, ONLY)
def number_form(case: Case) -> Reading | None:
    line = number_piece(case)
    return line and Reading(line.text, bool(NUMBER.match(line.text)))


@clause("G-40", "7.2.5", "上行文：发文字号与最后一个签发人姓名同一行", HERE, ONLY)
def number_with_signer(case: Case) -> Reading | None:
    line = number(case)
    if not line or not upward(case):
        return None
    return Reading(line.text, line.text.endswith(squeezed(case.data["signers"][-1])))


def _below_mark(case: Case) -> list[Line]:
    """The lines between the mark and the red rule."""
    rule = header_rule(case)
    bottom = max((line.bottom for line in mark(case)), default=0)
    return [line for line in case.sheets[0].lines if rule and bottom < line.baseline < rule.y]


def _signer_lines(case: Case) -> list[Line]:
    names = [squeezed(name) for name in case.data.get("signers", ())]
    return [line for line in _below_mark(case) if any(name in line.text for name in names)]


@clause("G-41", "7.2.6", "“签发人”后标全角冒号", HERE, ONLY)
def signer_label(case: Case) -> Reading | None:
    lines = case.sheets[0].lines if upward(case) else ()
    found = next((line.text for line in lines if "签发人" in line.text), None)
    return found and Reading(found, "签发人：" in found)


@clause("G-42", "7.2.6", "“签发人”三号仿宋，姓名三号楷体", HERE, ONLY)
def signer_faces(case: Case) -> Reading | None:
    lines = [line for line in case.sheets[0].lines if upward(case) and "签发人：" in line.text]
    if not lines:
        return None
    start = lines[0].text.index("签发人：")
    parts = (lines[0].glyphs[start : start + 4], lines[0].glyphs[start + 4 :])
    found = ["、".join(families(Line(part))) for part in parts]
    return Reading("，".join(found), found == ["仿宋", "楷体"])


@clause("G-43", "7.2.6", "签发人居右空一字", HERE, ONLY)
def signers_right(case: Case) -> Reading | None:
    lines = _signer_lines(case)
    return near(RIGHT - max(line.x1 for line in lines), CELL, 1.5) if lines else None


@clause("G-44", "7.2.6", "每行不多于两个姓名，回行与上行第一个姓名对齐", HERE, ONLY)
def signer_columns(case: Case) -> Reading | None:
    names = [squeezed(name) for name in case.data.get("signers", ())]
    if len(names) < 3:
        return None
    starts, most = [], 0
    for line in case.sheets[0].lines:
        held = [name for name in names if name in line.text]
        most = max(most, len(held))
        if held:
            starts.append(line.glyphs[line.text.index(held[0])].x0)
    spread = max(starts) - min(starts)
    return Reading(f"每行最多 {most} 个，对齐误差 {spread:.2f} mm", most <= 2 and spread <= 1)


@clause("G-46", "7.2.7", "红色分隔线在发文字号下 4 mm", HERE, ONLY)
def rule_gap(case: Case) -> Reading | None:
    line, rule = number(case), header_rule(case)
    return near(rule.y - rule.thickness / 2 - line.bottom, 4, 0.7) if line and rule else None


@clause("G-47", "7.2.7", "红色分隔线与版心等宽，居中", HERE, ONLY)
def rule_width(case: Case) -> Reading | None:
    rule = header_rule(case)
    return rule and Reading(
        f"{rule.x0:.2f}–{rule.x1:.2f} mm，长 {rule.length:.2f} mm",
        abs(rule.length - 156) <= 1 and abs(rule.x0 - LEFT) <= 1,
    )


@clause("G-48", "7.2.7", "红色分隔线为单线，粗 0.3–0.8 mm", HERE, ONLY)
def rule_thickness(case: Case) -> Reading | None:
    rule = header_rule(case)
    return rule and between(rule.thickness, 0.3, 0.8)


@clause("G-49", "7.2", "首页只有一条红线，其他页没有", HERE, ONLY)
def one_red_rule(case: Case) -> Reading | None:
    if not case.data.get("number"):
        return None
    counts = [len(red_rules(sheet)) for sheet in case.sheets]
    return every((f"第 {page} 面有 {count} 条", count == (page == 1)) for page, count in enumerate(counts, 1))
