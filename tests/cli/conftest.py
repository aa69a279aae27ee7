"""The command a clerk types."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from govdocs.cli.main import main

NOTICE = """\
文种: 通知
发文机关标志: 例示县清禾镇人民政府文件
发文字号: 清政发〔2025〕3号
标题: 例示县清禾镇人民政府关于做好入户走访的通知
主送机关: 各村（社区）
正文:
  - 请各村于4月底前走访一遍。
署名: 例示县清禾镇人民政府
成文日期: 2025年4月10日
版记:
  印发机关: 例示县清禾镇党政办公室
  印发日期: 2025年4月11日
"""

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
def run():
    """Runs govdocs with these arguments; a crash is a crash of the test."""

    def call(*arguments):
        return CliRunner().invoke(main, [str(each) for each in arguments], catch_exceptions=False)

    return call


@pytest.fixture
def notice(tmp_path):
    """A data file without a fault."""
    (file := tmp_path / "通知.yaml").write_text(NOTICE, encoding="utf-8")
    return file


@pytest.fixture
def source(tmp_path):
    """A source text without a fault."""
    (file := tmp_path / "原文.txt").write_text(SOURCE, encoding="utf-8")
    return file


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
