"""docs/archive.md says of each of the 89 checks who does it; it is made from the code."""

from __future__ import annotations

import importlib.util
import re

import pytest


@pytest.fixture
def script(root):
    spec = importlib.util.spec_from_file_location("archive_checks", root / "scripts" / "archive_checks.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_what_the_code_says(root, script):
    page = (root / "docs" / "archive.md").read_text(encoding="utf-8")
    assert page == script.page(), "run scripts/archive_checks.py"


def test_the_page_lists_every_check_once_and_says_how_it_is_done(script):
    rows = re.findall(r"^\| (A-\d\d) \| .* \| (自动|部分自动|人工) \|", script.page(), re.MULTILINE)
    assert [number for number, _ in rows] == [f"A-{number:02}" for number in range(1, 90)]
