"""The house: imports go down, nothing goes round, each outside library has one home."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "govdocs"
LAYERS = [
    {"cli"},
    {"app"},
    {"kinds", "readers", "writers", "archive", "register"},
    {"layout"},
    {"document", "styles", "fonts"},
    {"text"},
    {"context", "programs", "locks", "digests", "folders", "resources", "diagnostics", "errors"},
]
RANK = {room: rank for rank, rooms in enumerate(LAYERS) for room in rooms}
# Within a layer nothing imports its neighbour, except where the drawing says so.
NEIGHBOURS = {
    ("styles", "fonts"),
    ("archive", "register"),
    ("errors", "diagnostics"),
    ("resources", "errors"),
    ("resources", "diagnostics"),
    ("folders", "resources"),
    ("programs", "errors"),
    ("locks", "resources"),
    ("locks", "errors"),
    ("digests", "resources"),
    ("digests", "errors"),
    ("folders", "errors"),
}
HOMES = {
    "click": ("cli",),
    "reportlab": ("writers/pdf",),
    "docx": ("writers/docx", "readers/docx"),
    "docxtpl": ("writers/form",),
    "openpyxl": ("writers/xlsx", "readers/xlsx"),
    "fontTools": ("fonts/",),
    "budoux": ("layout/typesetting/title",),
    "ruamel": ("app/", "styles/profile", "archive/retention"),
    "icalendar": ("writers/ics",),
    "jinja2": ("text/tags",),
    "sqlalchemy": ("register/",),
    "psycopg": ("register/",),
    "pikepdf": ("writers/archival",),
    "pypdfium2": ("readers/pdf",),
}
# A member of a zip package and a PDF that are in memory or being written are no files.
OPENERS = re.compile(
    r"(?<!Image\.)(?<!package\.)(?<!pikepdf\.)\bopen\(|(?<!Image)(?<!package)(?<!pikepdf)\.open\("
    r"|\.(read_bytes|read_text|write_bytes|write_text)\(|\bos\.(open|fdopen)\("
)
STREAMS = ("writers/archival",)  # where .read_bytes() is that of a stream in a PDF
MAY_OPEN = ("resources.py", "folders.py", "programs.py", "locks.py", "digests.py", "cli/", "fonts/")
CLOCK = re.compile(r"\b(?:date\.today|datetime\.now|datetime\.utcnow|time\.time|time\.localtime)\(")


def modules():
    return sorted(SOURCE.rglob("*.py"))


def name_of(path):
    return path.relative_to(SOURCE).as_posix()


def room_of(path):
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}: relative import"
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_imports(path):
    return {name for name in imports(path) if name == "govdocs" or name.startswith("govdocs.")}


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_imports_go_down(path):
    here = room_of(path)
    for name in own_imports(path):
        parts = name.split(".")
        there = parts[1] if len(parts) > 1 else ""
        if there not in RANK or here not in RANK or there == here or (here, there) in NEIGHBOURS:
            continue
        assert RANK[there] > RANK[here], f"{name_of(path)} imports {name}: not a layer below"


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_nothing_is_imported_from_the_facade_of_a_package(path):
    packages = {"govdocs"} | {
        "govdocs." + ".".join(init.parent.relative_to(SOURCE).parts)
        for init in SOURCE.rglob("__init__.py")
        if init.parent != SOURCE
    }
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module in packages:
            targets = [f"{node.module}.{alias.name}" for alias in node.names]
            files = [SOURCE.joinpath(*target.split(".")[1:]).with_suffix(".py") for target in targets]
            allowed = all(file.exists() or file.with_suffix("").is_dir() for file in files)
            assert allowed or targets == ["govdocs.__version__"], (
                f"{name_of(path)}: from {node.module} import"
            )


def module_graph():
    known = {}
    for path in modules():
        dotted = "govdocs." + ".".join(path.relative_to(SOURCE).with_suffix("").parts)
        known[dotted.removesuffix(".__init__")] = path
    return {
        dotted: {name for name in own_imports(path) if name in known and name != dotted}
        for dotted, path in known.items()
    }


def test_there_is_no_import_cycle():
    graph, done, trail = module_graph(), set(), []

    def visit(module):
        assert module not in trail, " -> ".join([*trail[trail.index(module) :], module])
        if module in done:
            return
        trail.append(module)
        for other in sorted(graph[module]):
            visit(other)
        trail.pop()
        done.add(module)

    for module in sorted(graph):
        visit(module)


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_each_library_has_one_home(path):
    for name in imports(path):
        homes = HOMES.get(name.split(".")[0])
        if homes:
            assert name_of(path).startswith(homes), f"{name_of(path)} imports {name}; its home is {homes}"


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_only_resources_and_the_command_line_touch_files_and_the_clock(path):
    text = path.read_text(encoding="utf-8")
    if name_of(path).startswith(STREAMS):
        text = text.replace(".read_bytes()", "")
    if not name_of(path).startswith(MAY_OPEN):
        assert not OPENERS.search(text), f"{name_of(path)} opens a file"
    if not name_of(path).startswith("cli/"):
        assert not CLOCK.search(text), f"{name_of(path)} reads the clock"


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_no_module_is_a_junk_drawer(path):
    assert not re.search(r"(^|/)(utils?|helpers?|common|manager|misc)\.py$", name_of(path))
    assert path.read_text(encoding="utf-8").count("\n") <= 500, "a module stops at 500 lines"
