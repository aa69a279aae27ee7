"""A small workbook of forms as a clerk fills it in, to be spoilt by tests; everybody in it is fictional."""

from __future__ import annotations

import io
from datetime import date
from functools import cache
from pathlib import Path

from openpyxl import load_workbook

from govdocs.app.blank_workbooks import casebook_workbook
from govdocs.app.casebooks import casebook_kind
from govdocs.app.records import load_record
from govdocs.context import Context
from govdocs.kinds.registry import find_kind

CONTEXT = Context(date(2025, 4, 10))
DATA = Path(__file__).resolve().parents[1] / "data" / "casebook"
NAME = "清禾.xlsx"
CHILDREN, VISITS, HAZARDS, AIDS = "未成年人", "走访记录", "隐患", "未成年人.享受救助"


def demo(name):
    """The records of a kind in the demonstration data."""
    path = DATA / f"{name}.yaml"
    return getattr(load_record(path.read_bytes(), path.name, casebook_kind()).record, name)


@cache
def sound():
    """The bytes of a workbook without a fault: children, visits, hazards."""
    names = ("child", "visit", "hazard")
    head = {"unit": "清禾镇未成年人保护工作站", "as_of": "2025年4月10日", "sample": True}
    data = casebook_kind().model.model_validate({**head, **{name: demo(name) for name in names}})
    return casebook_workbook(data, CONTEXT, [find_kind(name) for name in names])


def opened(content=None):
    """The sound workbook, or another one, as openpyxl has it."""
    return load_workbook(io.BytesIO(content or sound()))


def saved(book):
    """The bytes of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def column(sheet, label):
    """The number of the column with that head."""
    return next(cell.column for cell in sheet[1] if str(cell.value).rstrip("*") == label)


def put(sheet, row, label, value, *, text=True):
    """Writes a value into a row, under a head; text stays text."""
    cell = sheet.cell(row, column(sheet, label))
    cell.value = value
    if isinstance(value, str) and text:
        cell.data_type = "s"
    return cell


def where(sheet, row, label=""):
    """The place of a cell as messages name it."""
    letter = f" {sheet.cell(1, column(sheet, label)).column_letter} 列" if label else ""
    return f"{NAME} 表“{sheet.title}”第 {row} 行{letter}"
