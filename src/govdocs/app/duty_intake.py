"""The plan behind a table of duties: a data file, or a source text that is imported on the way."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath

from govdocs.app.importing import import_bytes
from govdocs.app.records import LoadedRecord, load_record
from govdocs.diagnostics import Diagnostic, Severity
from govdocs.errors import InvalidDataError

SOURCES = (".txt", ".docx", ".md", ".doc", ".wps", ".pdf")
"""Source texts, which are imported on the way; the reader says what it cannot read."""

_TEXTS = (".txt", ".md")
"""Source texts that have lines."""

_TOLD_AGAIN = frozenset(("R205",))
"""Findings of the readers that the checks of the table give too: numbers that are missing."""

_LINE = re.compile(r"^(?P<name>\S+?)(?: 第 (?P<line>\d+) 行)?(?:，(?P<field>.*))?$")
_VALUE = re.compile(r"^\s*(?:-\s+)?(?:[^\s:：]+:\s+)?(?P<value>.*?)\s*$")


def load_plan(content: bytes, name: str) -> tuple[LoadedRecord, tuple[Diagnostic, ...]]:
    """The record of a plan called `name`; of a source text with what its reader could not place.

    What is wrong with a source text is told with its own name and line, not those of the data file that
    it becomes on the way. Raises InvalidDataError with every fault of form.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix == ".xlsx":
        from govdocs.app.duty_workbook import plan_in_workbook  # noqa: PLC0415 - heavy, and not always wanted

        if plan := plan_in_workbook(content, name):
            return plan, plan.findings
    if suffix not in SOURCES:
        return load_record(content, name), ()
    imported = import_bytes(content, name)
    spots = _Spots(name, content, imported.text)
    try:
        record = load_record(imported.text.encode("utf-8"), f"{PurePath(name).stem}.yaml")
    except InvalidDataError as problem:
        faults = tuple(map(spots.moved, problem.diagnostics))
        raise InvalidDataError(f"“{name}”有 {len(faults)} 处错误，没有生成任何文件", faults) from problem
    told = (each for each in imported.findings if each.code not in _TOLD_AGAIN)
    checked = tuple(map(spots.moved, record.findings))
    return replace(record, findings=checked), tuple(
        each for each in told if each.severity is not Severity.INFO
    )


class _Spots:
    """Where in a source text stands what its data file says in some line."""

    def __init__(self, name: str, content: bytes, data: str) -> None:
        lines = PurePath(name).suffix.lower() in _TEXTS
        self._name = name
        self._source = ["".join(line.split()) for line in _text(content).splitlines()] if lines else []
        self._data = data.splitlines()

    def moved(self, finding: Diagnostic) -> Diagnostic:
        """`finding` about the data file as one about the source."""
        match = _LINE.match(finding.where)
        if match is None:
            return finding
        line = self._line(int(match["line"] or 0))
        spot = f"{self._name} 第 {line} 行" if line else self._name
        return replace(finding, where=f"{spot}，{match['field']}" if match["field"] else spot)

    def _line(self, number: int) -> int:
        """The one line of the source with the value of line `number` of the data file; 0 where none is."""
        match = _VALUE.match(self._data[number - 1]) if 0 < number <= len(self._data) else None
        value = "".join(match["value"].strip("'\"").split()) if match else ""
        found = [at for at, text in enumerate(self._source, start=1) if value and value in text]
        return found[0] if len(found) == 1 else 0


def _text(content: bytes) -> str:
    return content.decode("utf-8-sig", errors="ignore")
