"""Use case: a copy of a workbook in which the cells that are wrong are coloured and commented."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from govdocs.app.places import Spot, spot_of
from govdocs.app.record_books import RESULTS
from govdocs.context import Context
from govdocs.diagnostics import Diagnostic
from govdocs.errors import InputError
from govdocs.writers.xlsx_notes import CellNote, annotated

_NUMBERED = re.compile(r"第(\d+)张表")


def annotated_copy(content: bytes, name: str, findings: Iterable[Diagnostic], context: Context) -> bytes:
    """A copy of the workbook `content`, a file called `name`, with the findings about it.

    Everything else stays as it is. Raises InputError for what is no workbook.
    """
    if PurePath(name).suffix.lower() != ".xlsx":
        raise InputError(f"“{name}”不是 Excel 工作簿，不能加批注", "只有 .xlsx 文件可以加 --annotate")
    return annotated(content, tuple(_notes(findings, name)), RESULTS, context)


def _notes(findings: Iterable[Diagnostic], name: str) -> Iterator[CellNote]:
    for finding in findings:
        if not finding.where.startswith(name):
            continue
        spot = spot_of(finding.where) or Spot("", 0)
        numbered = _NUMBERED.fullmatch(spot.sheet)
        place, _, label = finding.where.removeprefix(name).strip().partition("，")
        yield CellNote(
            sheet=spot.sheet,
            number=int(numbered[1]) if numbered else 0,
            row=spot.line,
            column=spot.column,
            words=(place, label),
            finding=finding,
        )
