"""What the doctor says when something is missing."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from govdocs.app.doctor import Check, doctor


def test_everything_is_in_order_here():
    assert {check.state for check in doctor()} <= {"正常", "提示"}
    assert [check.what for check in doctor()][:3] == ["程序", "文种", "Word 模板"]


def test_states_have_words():
    states = [
        Check("甲", good, "", advice).state for good, advice in ((True, False), (True, True), (False, False))
    ]
    assert states == ["正常", "提示", "缺失"]


@pytest.mark.parametrize("lost", ["templates", "data/fonts"])
def test_a_damaged_installation_is_told_with_exit_code_3(root, tmp_path, lost):
    for name in ("src", "templates", "data"):
        shutil.copytree(root / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.rmtree(tmp_path / lost)
    run = subprocess.run(
        [sys.executable, "-m", "govdocs", "doctor"],
        cwd=tmp_path / "src",
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert (run.returncode, "缺失" in run.stdout, "Traceback" in run.stderr) == (3, True, False)
