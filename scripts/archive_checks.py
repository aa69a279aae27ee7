#!/usr/bin/env python3
"""Write docs/archive.md: every check of the archive, done by the program, by people, or not, and why.

Usage: .venv/bin/python scripts/archive_checks.py
"""

from __future__ import annotations

from pathlib import Path

from govdocs.archive.checks.model import SEVERITY_WORDS, Check
from govdocs.archive.checks.registry import CHECKS, HONEST, LACKING
from govdocs.archive.four_properties import DUTIES
from govdocs.archive.metadata import ELEMENTS, MANDATORY

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "archive.md"
HEAD = """# 归档：检测项和元数据

本页由 `scripts/archive_checks.py` 从程序生成，不要手改。

归档后（`govdocs archive 年度`）和以后随时（`govdocs archive verify 文件夹`）逐项检测，
写出四性检测报告（DA/T 70-2018）。
级别“必须”的不通过，就不归档；“应当”的只提醒；“告知”的只列出。
结果有五种：通过、提醒、不通过、未检测、人工检测。缺少条件或没有对象的一律记为“未检测”，从不记为通过。

- **自动**：程序检测，且测试把错误放进去、看它查出来。
- **部分自动**：程序检测一部分，“说明”里写明哪些由人看。
- **人工**：程序不能判断，报告里提醒由谁看什么。
"""


def page() -> str:
    """The page as Markdown."""
    return "\n".join((HEAD, *checks(), "", *duties(), "", *metadata(), ""))


def checks() -> list[str]:
    """A row for each check."""
    rows = [
        f"| {check.id} | {SEVERITY_WORDS[check.severity]} | {check.text} | {'·'.join(check.family)} "
        f"| {mode(check)} | {remark(check)} |"
        for check in CHECKS
    ]
    automatic = sum(check.run is not None or check is HONEST for check in CHECKS)
    people = len(CHECKS) - automatic
    count = f"共 {len(CHECKS)} 项：自动 {automatic} 项（其中部分自动 {partly()} 项），"
    count += f"人工 {people} 项，未做 0 项。"
    head = ["| 编号 | 级别 | 检测内容 | 性质·类别 | 方式 | 说明 |", "|---|---|---|---|---|---|"]
    return ["## 检测项 A-01 至 A-89", "", count, "", *head, *rows]


def partly() -> int:
    """How many checks a program does in part."""
    return sum(mode(check) == "部分自动" for check in CHECKS)


def mode(check: Check) -> str:
    """Who does a check."""
    if check is HONEST:
        return "自动"
    if check.run is None:
        return "人工"
    return "部分自动" if check.why else "自动"


def remark(check: Check) -> str:
    """What people see of it, and what it needs."""
    needs = [LACKING[need].removeprefix("没有") for need in check.needs if need in OPTIONAL]
    told = [check.why] if check.why else []
    return "；".join(told + [f"要有{need}" for need in needs])


OPTIONAL = ("last_scheme", "periods", "unfiled", "open_texts", "public_texts", "secrets", "access")
"""What a run may lack."""


def duties() -> list[str]:
    """A row for each check of DA/T 70-2018."""
    rows = [
        f"| {duty.property} | {duty.family} | {duty.text} | {'、'.join(duty.by) or '人工：' + duty.outside} |"
        for duty in DUTIES
    ]
    head = ["| 性质 | 类别 | 检测内容 | 由哪些检测项 |", "|---|---|---|---|"]
    return ["## 与 DA/T 70-2018 的对应", "", *head, *rows]


def metadata() -> list[str]:
    """A row for each element of the metadata."""
    rows = [f"| {name} | {number} | {english} |" for name, (number, english) in ELEMENTS.items()]
    head = ["| 元素 | 编号 | 标识 |", "|---|---|---|"]
    words = (
        f"元数据.xml 按 DA/T 46-2009 的最小配置，次序如下；另有 DA/T 18-2022 必著的{'、'.join(MANDATORY)}。"
    )
    return ["## 元数据", "", words, "", *head, *rows]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{PAGE.relative_to(ROOT)}：{len(CHECKS)} 项")
