"""The files that 本单位.yaml names, each opened as the commands will open it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from govdocs.app.form_templates import open_shelf
from govdocs.app.offices.office import Office
from govdocs.app.records import load_record
from govdocs.archive.retention import load_table
from govdocs.diagnostics import Diagnostic, Severity, error
from govdocs.errors import GovdocsError
from govdocs.fonts.library import font_set
from govdocs.kinds.organisation.unit_register import LABEL, UnitRegister
from govdocs.resources import read_bytes
from govdocs.styles.profile import load_profile

Look = Callable[[], Iterator[Diagnostic]]


def named_file_findings(office: Office) -> Iterator[Diagnostic]:
    """What is wrong with the files of an office that are there; what is not there is told elsewhere."""
    looks: tuple[tuple[str, Path | None, Look], ...] = (
        ("成员单位名册", office.units, lambda: _units(office)),
        ("模板", office.templates, lambda: iter(open_shelf(office.templates).strangers())),
        ("版面", Path(office.profile) if office.profile else None, lambda: _profile(office)),
        ("保管期限表", office.retention_table, lambda: _retention(office)),
    )
    for label, path, look in looks:
        if path and path.exists():
            yield from _told(label, look)
    yield from font_set(dict(office.fonts)).findings if office.fonts else ()
    if "://" in office.register or Path(office.register).exists():
        yield from _told("登记簿", lambda: _register(office))


def _told(label: str, look: Look) -> Iterator[Diagnostic]:
    """What a look gives; where the file cannot be read at all, every reason why."""
    try:
        yield from look()
    except GovdocsError as problem:
        faults = getattr(problem, "diagnostics", ())
        yield from faults or (error("O108", problem.message, label, problem.hint),)


def _units(office: Office) -> Iterator[Diagnostic]:
    path = office.units or Path()
    loaded = load_record(read_bytes(path), path.name)
    if not isinstance(loaded.record, UnitRegister):
        hint = f"用 govdocs new {LABEL} 生成一份空白的"
        yield error("O108", f"“{path.name}”是{loaded.kind.label}，不是{LABEL}", LABEL, hint)
    yield from (each for each in loaded.findings if each.severity is Severity.ERROR)


def _profile(office: Office) -> Iterator[Diagnostic]:
    load_profile(office.profile)
    yield from ()


def _retention(office: Office) -> Iterator[Diagnostic]:
    path = office.retention_table or Path()
    yield from load_table(read_bytes(path), path.name).findings


def _register(office: Office) -> Iterator[Diagnostic]:
    from govdocs.register.book import open_register  # noqa: PLC0415 - heavy, and not always there

    open_register(office.register).close()
    yield from ()
