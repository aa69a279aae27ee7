"""The command a clerk types."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from govdocs.cli.chinese import TRACE
from govdocs.cli.main import main

SOURCE = """\
例示县清禾镇人民政府文件

清政发〔2025〕3号

例示县清禾镇人民政府关于做好入户走访的通知

各村（社区）：

　　请各村于4月底前走访一遍，走访记录要写清楚。

例示县清禾镇人民政府

2025年4月10日
"""


@pytest.fixture
def run(monkeypatch):
    """Runs govdocs with these arguments; a crash is a crash of the test."""
    monkeypatch.setenv(TRACE, "1")

    def call(*arguments):
        return CliRunner().invoke(main, [str(each) for each in arguments], catch_exceptions=False)

    return call


@pytest.fixture
def notice(write, notice_text):
    """A data file without a fault."""
    return write("通知.yaml", notice_text)


@pytest.fixture
def source(write):
    """A source text without a fault."""
    return write("原文.txt", SOURCE)


@pytest.fixture
def write(tmp_path):
    """Writes a file of that name and content."""

    def written(name, content):
        data = content if isinstance(content, bytes) else content.encode("utf-8")
        (file := tmp_path / name).write_bytes(data)
        return file

    return written


@pytest.fixture
def inside(tmp_path, monkeypatch):
    """The working folder of the run."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
