"""A workbook that holds a ready table of duties: a clerk's own, or the Excel twin of one given back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from govdocs.app.records import LoadedRecord
from govdocs.diagnostics import Diagnostic, Severity, info
from govdocs.errors import InvalidDataError
from govdocs.kinds.breakdowns.tables import read_table
from govdocs.kinds.parts.content import TableData
from govdocs.kinds.plan import Plan
from govdocs.kinds.registry import find_kind
from govdocs.readers.xlsx import Sheet, read_sheets
from govdocs.text.dates import formal_date, parse_date

_LABEL = re.compile(r"附\s*件\s*[0-9０-９一二三四五六七八九十]*[：:]?")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_KIND_WORDS = ("文种", "kind")
_TWIN_SHEETS = frozenset(("单位任务统计", "待核单位", "填写说明", "说明"))
"""Sheets that follow from the table, or that explain it."""


def plan_in_workbook(content: bytes, name: str) -> LoadedRecord | None:
    """The tables of duties in a workbook called `name`, as a plan that has nothing else.

    None for a workbook of fields, which names its 文种, and for one without such a table. Raises
    InvalidDataError where cells of a table cannot be read.
    """
    sheets = [sheet for sheet in read_sheets(content, name) if sheet.rows and not sheet.hidden]
    if any(sheet.text(row, 1).strip() in _KIND_WORDS for sheet in sheets for row in sheet.rows):
        return None
    parts = [(sheet, *_divided(sheet)) for sheet in sheets]
    tables = [(sheet, titles, table) for sheet, titles, table in parts if table and read_table(table)]
    if not tables:
        return None
    told = [finding for sheet, *_ in tables for finding in sheet.findings]
    if faults := tuple(each for each in told if each.severity is Severity.ERROR):
        raise InvalidDataError(f"“{name}”有 {len(faults)} 处错误，没有生成任何文件", faults)
    read = {sheet.name for sheet, *_ in tables}
    told += [_unread(sheet, name) for sheet in sheets if sheet.name not in read | _TWIN_SHEETS]
    return LoadedRecord(find_kind("方案"), _plan(tables), name, tuple(told))


def _unread(sheet: Sheet, name: str) -> Diagnostic:
    return info("D779", f"表“{sheet.name}”没有任务和责任单位两列，没有读", name)


def _plan(tables: Sequence[tuple[Sheet, list[str], TableData]]) -> Plan:
    """The tables as attachments where they have a label or a title of their own."""
    attachments = []
    for _, lines, table in tables:
        label = next((line for line in lines if _LABEL.fullmatch(line)), "")
        title = "".join(line for line in lines if line != label)
        attachments.append({"label": label or "附件", "title": title, "body": [{"table": table}]})
    first = attachments[0]
    if len(tables) == 1 and not any(_LABEL.fullmatch(line) for line in tables[0][1]):
        return Plan.model_validate({"title": first["title"], "body": first["body"]})
    return Plan.model_validate({"title": first["title"], "attachments": attachments})


def _divided(sheet: Sheet) -> tuple[list[str], TableData | None]:
    """The lines above the table of a sheet, each a row with one text, and the table."""
    spans = Counter[tuple[tuple[int, int], str]]()
    for row, cells in sheet.rows.items():
        for column, cell in cells.items():
            top, left = cell.origin or (row, column)
            spans[(top, left), "rows"] += column == left
            spans[(top, left), "columns"] += row == top
    titles: list[str] = []
    rows: list[list[dict[str, Any]]] = []
    width = max(column for cells in sheet.rows.values() for column in cells)
    for row, cells in sheet.rows.items():
        texts = list(dict.fromkeys(cell.text.strip() for cell in cells.values()))
        if len(texts) == 1 and not rows:
            titles.append(" ".join(texts[0].split()))
        else:
            rows.append(_cells(sheet, row, width, spans))
    return titles, TableData.model_validate({"header": 1, "rows": rows}) if rows else None


def _shown(text: str) -> str:
    """A date as official papers write it; other texts as they are."""
    day = parse_date(text) if _ISO.fullmatch(text.strip()) else None
    return formal_date(day) if day else text


def _cells(
    sheet: Sheet, row: int, width: int, spans: Counter[tuple[tuple[int, int], str]]
) -> list[dict[str, Any]]:
    made = []
    for column in range(1, width + 1):
        cell = sheet.rows[row].get(column)
        if cell is None:
            made.append({"text": "", "rows": 1, "columns": 1})
        elif cell.origin in (None, (row, column)):
            high, wide = spans[(row, column), "rows"], spans[(row, column), "columns"]
            made.append({"text": _shown(cell.text), "rows": high, "columns": wide})
    return made
