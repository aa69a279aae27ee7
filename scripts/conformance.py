"""Write docs/conformance.md: every checkable clause of GB/T 9704-2012, measured on printed samples.

Usage: python scripts/conformance.py [--check]

Needs LibreOffice for the Word column. With --check nothing is written; the exit code tells whether
the page in the repository says what is measured now.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src")]

from clauses.agreement import agreement  # noqa: E402
from clauses.printed import pdf_cases, word_cases  # noqa: E402
from clauses.register import NOT_MEASURED, measured, measured_word  # noqa: E402
from clauses.registry import CLAUSES, Case, Reading  # noqa: E402
from clauses.rules import RULES, TEXT_RULES  # noqa: E402
from govdocs.styles.gb9704 import GB9704_VISUAL  # noqa: E402

TARGET = ROOT / "docs" / "conformance.md"
HEAD = """# 符合性报告：GB/T 9704—2012

本页由 `python scripts/conformance.py` 生成，数值全部是在实际产出的文件上量出来的，不要手改。

- **PDF**：本工具写出的 PDF，逐字量取位置（字框：基线以上 0.86 字、以下 0.14 字）。
- **Word**：本工具写出的 Word 文件由 LibreOffice 打印后再量，Microsoft Word 和 WPS 未在此测量。
  默认的 `literal` 配置把页面设置写成 37/35/28/26 mm，天头、地脚和版心高按页面设置核对；
  `visual` 配置（GB/T 33476.2）要在纸面上量得 37 mm，按所见核对；
  这一配置下表格续页从页边距（33.6 mm）起排，比版心高 3.4 mm，G-14 不计。
- 带 \\* 的数值，是消去 LibreOffice 在汉字与数字之间自加的空隙后量得的：文件写明不加，LibreOffice 不理会。
- 样张 {count} 份：{names}。“—”表示样张中没有这一要素，或该项不适用于这种文件。
- 条款编号依据 GB/T 9704—2012；“条例”指《党政机关公文处理工作条例》。

"""
COLUMNS = ("编号", "条款", "要求", "实现处", "PDF", "Word（literal）", "Word（visual）", "结论")
RULE_COLUMNS = ("编号", "依据", "要求", "改坏后报出", "结论")
GOOD, BAD = "符合", "**不符合**"


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        page = _page(Path(folder))
    if "--check" in sys.argv:
        return 0 if TARGET.exists() and TARGET.read_text(encoding="utf-8") == page else 1
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(page, encoding="utf-8")
    print(f"{TARGET.relative_to(ROOT)}：{_summary(page)}")
    return 0


def _page(folder: Path) -> str:
    pdf = pdf_cases(folder)
    plain, neutral = word_cases(folder)
    word = [measured_word(plain, neutral), measured_word(*word_cases(folder, GB9704_VISUAL))]
    head = HEAD.format(count=len(pdf), names="、".join(case.name for case in pdf))
    table = _measured_table([measured(pdf), *word])
    page = head + table + _rules_table() + _agreement_table(pdf, plain, neutral) + _other_table()
    return page.replace("## 一", f"结论：{_summary(page)}\n\n## 一", 1)


def _measured_table(prints: list[dict[str, Reading]]) -> str:
    lines = ["## 一、在版面上量得的条款\n", *_head(COLUMNS)]
    for number in sorted(CLAUSES, key=_order):
        clause, found = CLAUSES[number], [readings.get(number) for readings in prints]
        verdict = _verdict([reading for reading in found if reading])
        cells = (number, clause.clause, clause.statement, f"`{clause.where}`", *map(_cell, found), verdict)
        lines.append(_row(cells))
    return "\n".join(lines) + "\n\n"


def _rules_table() -> str:
    lines = ["## 二、对内容的要求：把好的记录或原文改坏，看校验或读入时能否查出\n", *_head(RULE_COLUMNS)]
    for rule in (*RULES, *TEXT_RULES):
        codes = rule.codes()
        shown = "、".join(codes) or "未报出"
        lines.append(_row((rule.id, rule.clause, rule.statement, shown, GOOD if codes else BAD)))
    return "\n".join(lines) + "\n\n"


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _head(columns: tuple[str, ...]) -> tuple[str, str]:
    return _row(columns), "|" + "---|" * len(columns)


def _agreement_table(pdf: list[Case], plain: list[Case], neutral: list[Case]) -> str:
    """How the Word files, printed, agree with the PDFs."""
    columns = ("样张", "PDF 页数", "Word 页数", "断行相同的行", "行首最大偏差", "结论")
    lines = ["## 三、Word 打印与 PDF 的一致\n", *_head(columns)]
    for found in map(agreement, pdf, plain, neutral):
        equal, whole = found.lines
        share = f"{equal}/{whole}（{equal / whole:.1%}）"
        ours, neutral_pages, plain_pages = found.pages
        word = (
            f"{neutral_pages}"
            if neutral_pages == plain_pages
            else f"{neutral_pages}\\*，未消去时 {plain_pages}"
        )
        verdict = GOOD if found.holds else BAD
        lines.append(_row((found.name, str(ours), word, share, f"{found.shift:.2f} mm", verdict)))
    return "\n".join(lines) + "\n\n"


def _other_table() -> str:
    lines = ["## 四、未量或不适用的条款\n", *_head(("编号", "说明"))]
    lines += [f"| {number} | {NOT_MEASURED[number]} |" for number in sorted(NOT_MEASURED, key=_order)]
    return "\n".join(lines) + "\n"


def _cell(reading: Reading | None) -> str:
    return "—" if reading is None else reading.value.replace("|", "\\|")


def _verdict(readings: list[Reading]) -> str:
    if not readings:
        return "样张中没有"
    return GOOD if all(reading.holds for reading in readings) else BAD


def _order(number: str) -> tuple[str, int, str]:
    letter, digits, rest = re.fullmatch(r"([A-Z])-(\d+)(\w*)", number).groups()
    return letter, int(digits), rest


def _summary(page: str) -> str:
    good, bad = page.count(f"| {GOOD} |"), page.count(f"| {BAD} |")
    return f"{good} 项符合，{bad} 项不符合"


if __name__ == "__main__":
    raise SystemExit(main())
