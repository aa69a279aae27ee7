"""督促监护令 and its family through the commands a clerk types."""

from __future__ import annotations

from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2] / "data"
SAMPLE = DATA / "samples" / "guardianship_order.yaml"


def test_one_paper_of_a_record_may_be_printed_alone(run, tmp_path):
    result = run("render", SAMPLE, "--paper", "正本", "-f", "pdf", "-o", tmp_path)
    assert result.exit_code == 0
    assert [file.name for file in tmp_path.iterdir()] == ["正本 例检未督监〔2025〕1号.pdf"]


def test_a_paper_that_there_is_not_names_those_there_are(run, tmp_path):
    result = run("render", SAMPLE, "--paper", "传票", "-o", tmp_path)
    assert result.exit_code == 2
    assert "可用的文书：正本、副本、存根、送达回证、回访表、评估表" in result.stderr


def test_a_paper_that_the_step_has_not_is_told(run, tmp_path):
    data = DATA / "samples" / "intervention_dissuasion.yaml"
    result = run("render", data, "--paper", "指导记录", "-o", tmp_path)
    assert result.exit_code == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("制发机关: 例示县人民检察院", "制发机关: 清禾镇人民政府", "监护申请移送"),
        ("送达方式: 直接送达", "送达方式: 留置送达", "留置送达没有见证人"),
        ("出生日期: 2010年3月15日", "出生日期: 2007年1月8日", "已满十八周岁"),
        ("文号: 例家教令〔2025〕2号", "文号: 例家教令〔2024〕2号", "文号的年份是 2024"),
    ],
)
def test_what_may_not_be_printed_is_refused_and_nothing_written(run, write, tmp_path, before, after, words):
    name = "intervention" if "家教令" in before else "guardianship_order"
    text = (DATA / "samples" / f"{name}.yaml").read_text(encoding="utf-8")
    assert before in text
    data = write("件.yaml", text.replace(before, after, 1))
    result = run("render", data, "-o", tmp_path / "出")
    assert result.exit_code == 2
    assert words in result.stderr
    assert not (tmp_path / "出").exists()
    assert not any(name in result.stderr for name in ("冯某", "999999", "甲山村"))


@pytest.mark.parametrize(
    "book", ["guardianship_order", "guardianship_referral", "intervention", "problem_family", "guardian_talk"]
)
def test_a_ledger_of_each_kind_is_printed_in_every_copy(run, tmp_path, book):
    label = (DATA / "casebook" / f"{book}.yaml").read_text(encoding="utf-8").splitlines()[5].rstrip(":")
    files = (DATA / "casebook" / "child.yaml", DATA / "casebook" / f"{book}.yaml")
    for copy in ("full", "internal", "public"):
        result = run("ledger", label, *files, "-f", "xlsx", "--copy", copy, "-o", tmp_path / copy)
        assert result.exit_code == 0, result.stderr
        assert len(list((tmp_path / copy).iterdir())) == (3 if book == "guardianship_order" else 1)
