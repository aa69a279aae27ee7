"""Children as plain data, and workbooks of them read as a clerk's file is read."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from govdocs.app.casebooks import load_casebook
from govdocs.context import Context
from govdocs.errors import InvalidDataError

DATA = Path(__file__).resolve().parents[2] / "data"
DAY = date(2025, 4, 10)


@pytest.fixture(scope="session")
def town():
    """Children C1 to C10 with their visits, assessments and screenings, on D0."""
    names = ("child", "visit", "risk_assessment", "entry_screening", "dropout_case", "mandatory_report")
    files = [(DATA / "casebook" / f"{name}.yaml").read_bytes() for name in names]
    return load_casebook(
        [(content, f"{name}.yaml") for content, name in zip(files, names, strict=True)], Context(DAY)
    )


@pytest.fixture(scope="session")
def plain():
    """The children of the demonstration as plain data, by 档案号."""
    data = YAML(typ="safe").load((DATA / "casebook" / "child.yaml").read_text(encoding="utf-8"))
    return {child["档案号"]: child for child in data["未成年人"]}


@pytest.fixture
def child(plain):
    """赵某晨 as plain data without a fault, changed by the keywords of a test; None takes a field away."""

    def build(file_no="QH-01-2023-0001", **changes):
        data = plain[file_no] | changes
        return {key: value for key, value in data.items() if value is not None}

    return build


@pytest.fixture
def findings():
    """What is said of a workbook of records: code, severity and path of each finding."""

    def told(label, *records, day="2025年4月10日"):
        data = {"文种": "工作簿", "统计日期": day, "示例数据": "是", label: list(records)}
        content = json.dumps(data, ensure_ascii=False).encode("utf-8")
        try:
            found = load_casebook([(content, "清禾.json")], Context(DAY)).findings
        except InvalidDataError as problem:
            found = problem.diagnostics
        return [(each.code, each.severity.value, each.where.partition("，")[2]) for each in found]

    return told


@pytest.fixture
def codes(findings, child):
    """The codes and severities about 赵某晨 (or another child) with changes."""

    def told(file_no="QH-01-2023-0001", day="2025年4月10日", **changes):
        return {
            (code, severity)
            for code, severity, _ in findings("未成年人", child(file_no, **changes), day=day)
            if code != "D838"
        }

    return told
