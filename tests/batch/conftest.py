"""A workbook of orders, and the command that prints it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from govdocs.cli.chinese import TRACE
from govdocs.cli.main import main

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
from order_records import workbook

KIND = "督促监护令"


@pytest.fixture
def run(monkeypatch):
    """Runs govdocs with these arguments; a crash is a crash of the test."""
    monkeypatch.setenv(TRACE, "1")

    def call(*arguments):
        return CliRunner().invoke(main, [str(each) for each in arguments], catch_exceptions=False)

    return call


@pytest.fixture
def book(tmp_path):
    """Writes a workbook with so many orders; `change` may alter its data first."""

    def written(count, change=None):
        data = workbook(count)
        if change:
            change(data[KIND])
        (file := tmp_path / "工作簿.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        return file

    return written


@pytest.fixture
def printed(run, book, tmp_path):
    """Prints the first paper of so many orders; gives the result and the folder."""

    def call(count, *options, change=None, folder="印", code=0):
        out = tmp_path / folder
        result = run("batch", KIND, book(count, change), "-o", out, "--paper", "正本", *options)
        assert result.exit_code == code, result.output
        return result, out

    return call
