"""What all tests share: the seeds' folder, and honest skipping of what a machine cannot run."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
PRINTING_PROGRAMS = ("soffice", "pdftotext")
ALL_PROGRAMS = "GOVDOCS_ALL_PROGRAMS"

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


def pytest_runtest_setup(item):
    if item.get_closest_marker("printing"):
        _need_programs()
    if item.get_closest_marker("seeds") and not SEEDS.is_dir():
        pytest.skip("需要 ../shared/seeds 中的真实公文，此处没有")


def _need_programs():
    missing = [program for program in PRINTING_PROGRAMS if shutil.which(program) is None]
    if missing and os.environ.get(ALL_PROGRAMS):
        pytest.fail(f"这里必须运行打印测试，但缺少程序：{'、'.join(missing)}")
    if missing:
        pytest.skip(f"打印测试需要 LibreOffice 和 poppler，缺少：{'、'.join(missing)}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.skipped and item.get_closest_marker("printing") and os.environ.get(ALL_PROGRAMS):
        report.outcome = "failed"
        report.longrepr = f"打印测试在此不得跳过：{item.nodeid}"
    return report


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the five real documents."""
    return SEEDS


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's top folder."""
    return ROOT


@pytest.fixture
def notice_text() -> str:
    """A data file without a fault."""
    return NOTICE
