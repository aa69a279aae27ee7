"""The pages of the project tell the truth: commands, kinds, codes, links."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys

import pytest

from govdocs.kinds.registry import all_kinds


@pytest.fixture(scope="module")
def readme(root):
    return (root / "README.md").read_text(encoding="utf-8")


def script(root, name):
    spec = importlib.util.spec_from_file_location(name, root / "scripts" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_readme_names_every_command(readme):
    from govdocs.cli.main import main  # noqa: PLC0415 - the command line is what is asked

    missing = [name for name in main.commands if f"govdocs {name}" not in readme]
    assert missing == []


def test_the_readme_names_every_kind(readme):
    assert [kind.label for kind in all_kinds() if kind.label not in readme] == []


def test_the_findings_page_is_up_to_date(root):
    assert (root / "docs" / "findings.md").read_text(encoding="utf-8") == script(root, "findings").page()


def test_every_code_that_the_source_uses_is_explained(root):
    used = set()
    for path in (root / "src").rglob("*.py"):
        if path.name not in script(root, "findings").MODULES:
            used |= set(re.findall(r'"([RDLFWCAGO]\d{3})"', path.read_text(encoding="utf-8")))
    assert used <= set(script(root, "findings").codes())


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/使用手册.md"])
def test_links_and_pictures_exist(root, name):
    page = root / name
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{name} points to {target}"


def test_the_manual_speaks_of_every_command(root):
    manual = (root / "docs" / "使用手册.md").read_text(encoding="utf-8")
    from govdocs.cli.main import main  # noqa: PLC0415 - the command line is what is asked

    assert [name for name in main.commands if f"govdocs {name}" not in manual] == []


def test_no_registry_and_no_machine_is_named(root):
    files = subprocess.run(["git", "ls-files"], cwd=root, capture_output=True, text=True, check=True).stdout
    hosts = re.compile(
        "|".join(
            [
                r"pypi\.o" + "rg",
                r"pythonhosted\.o" + "rg",
                r"npmjs\.o" + "rg",
                r"debian\.o" + "rg/",
                "/wo" + "rk/",
            ]
        )
    )
    for name in files.split("\n"):
        path = root / name
        if name.endswith((".py", ".md", ".toml", ".yaml", ".sh")) and path.is_file():
            assert not hosts.search(path.read_text(encoding="utf-8")), name


def test_the_module_runs_as_a_program(root):
    done = subprocess.run(
        [sys.executable, "-m", "govdocs", "--version"], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert "0.1.0" in done.stdout
