#!/usr/bin/env python3
"""Write docs/findings.md: every code a finding can carry, from the `codes` modules of the rooms.

Usage: .venv/bin/python scripts/findings.py
"""

from __future__ import annotations

import importlib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "govdocs"
PAGE = ROOT / "docs" / "findings.md"
ROOMS = {
    "R": "读入原文（readers）",
    "D": "数据与《条例》的规定（kinds）",
    "L": "版面（layout、styles）",
    "F": "字体（fonts）",
    "W": "写出文件（writers）",
    "C": "命令（app）",
    "A": "归档（archive）",
    "G": "登记簿（register）",
    "O": "本单位文件（app.offices）",
}
MODULES = ("codes.py", "finding_codes.py")
"""The modules with the codes of a room; in `archive` the first name means 档号."""

HEAD = """# 提示的代码

每条提示带一个固定的代码，供查找和程序使用。本页由 `scripts/findings.py` 生成，不要手改。
"""


def codes() -> dict[str, str]:
    """Every code of every room and its meaning; a code given twice is a fault."""
    found: dict[str, str] = {}
    for path in sorted(path for name in MODULES for path in SOURCE.rglob(name)):
        name = "govdocs." + ".".join(path.relative_to(SOURCE).with_suffix("").parts)
        for code, meaning in getattr(importlib.import_module(name), "CODES", {}).items():
            if code in found:
                raise SystemExit(f"{name}: {code} 重复")
            found[code] = meaning
    return dict(sorted(found.items()))


def page() -> str:
    """The page as Markdown."""
    lines = [HEAD]
    known = codes()
    for letter, room in ROOMS.items():
        rows = [f"| {code} | {meaning} |" for code, meaning in known.items() if code.startswith(letter)]
        if rows:
            lines += [f"## {letter} {room}", "", "| 代码 | 意思 |", "|---|---|", *rows, ""]
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{PAGE.relative_to(ROOT)}：{len(codes())} 个代码")
