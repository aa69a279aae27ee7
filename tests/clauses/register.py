"""All measuring clauses, entered by importing their modules, and those that nothing here measures."""

from __future__ import annotations

from dataclasses import replace

from clauses import body, ending, formats, imprint, masthead, page, text
from clauses.registry import CLAUSES, Case, Reading, combined

MODULES = (page, masthead, body, ending, imprint, text, formats)

NOT_MEASURED = {
    "G-12": "不符合：PDF 用屏幕红（RGB #FF0000），不出 Y80 M80 的四色印刷稿",
    "G-16": "只用 lines 网格、正文不对齐网格（templates/docx/base.docx），由 Word 文件的测试核对",
    "G-64": "不检查：标准用语为“依次可以用”，跳级照原文排印",
    "G-68": "照原文排印：单列一行的标题末尾有无句号不作改动",
    "G-92": "不提供：附件一律与正文一起装订",
    "G-120": "横排页不旋转纸张坐标：阅读方向即横向，页码在装订后的竖排位置（见 G-119）",
    "G-146": "不适用：需要机关代字表，本工具不带",
    "G-149": "照原文排印：引文的标题和文号不作改动",
}


def measured(cases: list[Case]) -> dict[str, Reading]:
    """Every clause that applies to at least one of the cases, with what was read on all of them."""
    found = {}
    for number, clause in CLAUSES.items():
        readings = [(case.name, reading) for case in cases if (reading := clause.measure(case))]
        if readings:
            found[number] = combined(readings)
    return found


def measured_word(plain: list[Case], neutral: list[Case]) -> dict[str, Reading]:
    """As `measured`; a clause that fails on the plain print is read on the neutral one, and says so."""
    found, other = measured(plain), measured(neutral)
    for number, reading in found.items():
        if not reading.holds and number in other and other[number].holds:
            found[number] = replace(other[number], value=f"{other[number].value}\\*")
    return found
